"""The library of texts that an SWV keeps for whoever writes a besluit, minutes or an advice.

A building block is copied into what somebody writes, who then goes on writing: the besluit holds the resulting text
itself, so a later version of a block changes nothing that was decided. A version is a row with a first day and is
never changed; a next version, or the end, is another row of the same `stam`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from swv.kern.briefteksten.blokken import nette_tekst
from swv.kern.kalender.klok import nu
from swv.kern.organisatie.models import Swv
from swv.kern.personen.models import Persoon
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.querysets import ToegangManager
from swv.kern.toegang.rechten import eis_swv


class Waarvoor(models.TextChoices):
    """In which text somebody puts a building block."""

    TOEKENNEN = "toekennen", "motivering, toekennen"
    AFWIJZEN = "afwijzen", "motivering, afwijzen"
    ADVIES = "advies", "advies bij een afwijzing"
    VERSLAG = "verslag", "verslag van de vergadering"
    DESKUNDIGE = "deskundige", "advies van een deskundige"


class Bouwsteen(models.Model):
    """One version of a building block, from its first day; `vervalt`: from that day the block is no longer offered.

    `soorten` are kinds of aanvraag, empty for all of them. `stam` is the first version, empty for that one itself.
    """

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="bouwstenen", verbose_name="SWV")
    stam = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="stam")
    titel = models.CharField("titel", max_length=80)
    waarvoor = ArrayField(models.CharField(max_length=20, choices=Waarvoor), verbose_name="waarvoor")
    soorten = ArrayField(models.CharField(max_length=40), verbose_name="soorten aanvraag", default=list, blank=True)
    tekst = models.TextField("tekst")
    geldig_van = models.DateField("eerste dag")
    vervalt = models.BooleanField("vervalt", default=False)
    gemaakt_door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="gemaakt door")
    naam = models.CharField("naam van de maker", max_length=200)
    gemaakt_op = models.DateTimeField("gemaakt op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "bouwsteen"
        verbose_name_plural = "bouwstenen"
        ordering = ["titel", "pk"]
        constraints = [models.CheckConstraint(name="kern_bouwsteen_met_tekst", condition=~Q(tekst="") & ~Q(titel=""))]

    def __str__(self) -> str:
        return self.titel

    @property
    def stam_van(self) -> int:
        """The id by which all versions of this block are found."""
        return self.stam_id or self.pk

    @property
    def waarvoor_in_woorden(self) -> list[str]:
        """In which texts it is used, as users read it."""
        return [str(Waarvoor(waarde).label) for waarde in self.waarvoor]


@dataclass(frozen=True, slots=True)
class Bouwsteeninhoud:
    """What somebody writes of a building block."""

    titel: str
    waarvoor: tuple[str, ...]
    soorten: tuple[str, ...]
    tekst: str
    geldig_van: date


def _op(actor: Actor, swv_id: int, dag: date) -> QuerySet[Bouwsteen]:
    """Of every block the version that holds on a day, also when it says that the block ended."""
    rijen: QuerySet[Bouwsteen] = Bouwsteen.objects.zichtbaar_voor(actor).filter(swv_id=swv_id, geldig_van__lte=dag)
    van_dezelfde = Q(stam_id=OuterRef("van_stam")) | Q(pk=OuterRef("van_stam"))
    later = Q(geldig_van__gt=OuterRef("geldig_van")) | Q(geldig_van=OuterRef("geldig_van"), pk__gt=OuterRef("pk"))
    vervangen = Bouwsteen.objects.filter(van_dezelfde, later, geldig_van__lte=dag)
    return rijen.annotate(van_stam=Coalesce("stam_id", "pk")).filter(~Exists(vervangen))


def geldende_bouwstenen(
    actor: Actor, swv_id: int, dag: date, *, waarvoor: Collection[str] | None = None, soort: str | None = None
) -> QuerySet[Bouwsteen]:
    """The blocks that hold on a day, by title; for these texts and this kind of aanvraag when asked. One query."""
    rijen = _op(actor, swv_id, dag).filter(vervalt=False)
    if waarvoor is not None:
        rijen = rijen.filter(waarvoor__overlap=list(waarvoor))
    if soort is not None:
        rijen = rijen.filter(Q(soorten=[]) | Q(soorten__contains=[soort]))
    return rijen.order_by("titel", "pk")


def versies_van(actor: Actor, bouwsteen: Bouwsteen) -> QuerySet[Bouwsteen]:
    """Every version of a block, the last one first."""
    stam = bouwsteen.stam_van
    rijen: QuerySet[Bouwsteen] = Bouwsteen.objects.zichtbaar_voor(actor).filter(Q(pk=stam) | Q(stam_id=stam))
    return rijen.order_by("-geldig_van", "-pk")


def bouwsteen_bewaren(*, actor: Actor, inhoud: Bouwsteeninhoud, bouwsteen_id: int | None = None) -> Bouwsteen:
    """A new block, or the next version of one; what was written with an earlier version stays as it is.

    NuNietMogelijk when it says nothing, is for nothing, or would begin in the past.
    """
    eis_swv(actor, "bouwsteen_bewaren")
    tekst = nette_tekst(inhoud.tekst)
    if not inhoud.titel.strip() or not tekst:
        raise NuNietMogelijk("Geef de tekst een titel en schrijf de tekst zelf op.")
    if not inhoud.waarvoor:
        raise NuNietMogelijk("Kies waarvoor de tekst is.")
    if inhoud.geldig_van < actor.vandaag:
        raise NuNietMogelijk("De eerste dag is op zijn vroegst vandaag. Kies vandaag of een latere dag.")
    with transaction.atomic():
        zet_reden("bouwsteen_bewaren")
        eerder = _bouwsteen(actor, bouwsteen_id) if bouwsteen_id is not None else None
        return Bouwsteen.objects.create(
            swv_id=eerder.swv_id if eerder else actor.swv_ids[0],
            stam_id=eerder.stam_van if eerder else None,
            titel=inhoud.titel.strip(),
            waarvoor=list(inhoud.waarvoor),
            soorten=list(inhoud.soorten),
            tekst=tekst,
            geldig_van=inhoud.geldig_van,
            gemaakt_door_id=actor.eigen_persoon_id,
            naam=actor.naam,
            gemaakt_op=nu(),
        )


def bouwsteen_vervallen(*, actor: Actor, bouwsteen_id: int) -> Bouwsteen:
    """From today on the block is not offered any more; a next version brings it back."""
    eis_swv(actor, "bouwsteen_vervallen")
    with transaction.atomic():
        zet_reden("bouwsteen_vervallen")
        rij = versies_van(actor, _bouwsteen(actor, bouwsteen_id)).first()
        assert rij is not None  # it was just seen
        if rij.vervalt:
            raise NuNietMogelijk("Deze tekst is al vervallen. Ververs de lijst.")
        return Bouwsteen.objects.create(
            swv_id=rij.swv_id,
            stam_id=rij.stam_van,
            titel=rij.titel,
            waarvoor=rij.waarvoor,
            soorten=rij.soorten,
            tekst=rij.tekst,
            geldig_van=max(actor.vandaag, rij.geldig_van),
            vervalt=True,
            gemaakt_door_id=actor.eigen_persoon_id,
            naam=actor.naam,
            gemaakt_op=nu(),
        )


def _bouwsteen(actor: Actor, bouwsteen_id: int) -> Bouwsteen:
    rij = Bouwsteen.objects.zichtbaar_voor(actor).filter(pk=bouwsteen_id).first()
    if rij is None:
        raise NietZichtbaar(f"bouwsteen {bouwsteen_id}")
    return rij
