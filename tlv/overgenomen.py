"""The TLVs that were taken over from an old system: finding them, beside those that were granted here (SYS-74)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from swv.kern.organisatie.models import School
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.rechten import mag_swv
from tlv.models import OvergenomenTlv
from tlv.register import Zoekvraag, zoek
from tlv.rules.register import Registerstand, registerstand


def overgenomen_tlvs(actor: Actor) -> QuerySet[Any]:
    """Those that the actor may see and that were not withdrawn or replaced, the last to begin on top."""
    rijen = OvergenomenTlv.objects.zichtbaar_voor(actor).filter(vervallen_op__isnull=True)
    return rijen.select_related("school", "swv").order_by("-ingangsdatum", "-pk")


def stand_van_overgenomen(tlv: OvergenomenTlv, dag: date) -> Registerstand:
    """How one stands on a day; nothing here can replace it or stop its use."""
    return registerstand(tlv.ingangsdatum, tlv.einddatum, dag, vervangen=False, gestopt_op=None)


def zoek_overgenomen(actor: Actor, vraag: Zoekvraag) -> QuerySet[Any]:
    """Those that answer the question of the register; which school asked for one is not known here."""
    rijen = overgenomen_tlvs(actor)
    if vraag.school is not None or vraag.herkomst == "hier":
        return rijen.none()
    for woord in vraag.tekst.split():
        rijen = rijen.filter(
            Q(nummer__icontains=woord)
            | Q(voornaam__icontains=woord)
            | Q(tussenvoegsel__icontains=woord)
            | Q(achternaam__icontains=woord)
        )
    if vraag.categorie is not None:
        rijen = rijen.filter(categorie=vraag.categorie)
    if vraag.einde is not None:
        rijen = rijen.filter(einddatum=date(vraag.einde, 7, 31))
    return rijen.filter(_met_stand(vraag.stand, actor.vandaag)) if vraag.stand else rijen


def aantal_met(actor: Actor, tekst: str) -> int:
    """In how many of those that the actor may see all words of a text stand; for who may not read the register none."""
    if not mag_swv(actor, "tlv_register_bekijken"):
        return 0
    return zoek_overgenomen(actor, Zoekvraag(tekst=tekst)).count()


def _met_stand(stand: str, dag: date) -> Q:
    """The same as `stand_van_overgenomen`, as a query."""
    return {
        "verlopen": Q(einddatum__lt=dag),
        "gaat_nog_in": Q(einddatum__gte=dag, ingangsdatum__gt=dag),
        "geldig": Q(einddatum__gte=dag, ingangsdatum__lte=dag),
    }.get(stand, Q(pk__in=()))


@dataclass(frozen=True, slots=True)
class Registerlijst:
    """What was granted here, and after it what was taken over, as one list to leaf through; two counts, two reads."""

    hier: QuerySet[Any]
    overgenomen: QuerySet[Any]

    def count(self) -> int:
        """All of them."""
        return self.hier.count() + self.overgenomen.count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, deel: slice) -> Sequence[Any]:
        van, tot = deel.start or 0, deel.stop
        eerste = list(self.hier[van:tot])
        if tot is not None and len(eerste) == tot - van:
            return eerste
        al = self.hier.count()
        return [*eerste, *self.overgenomen[max(0, van - al) : None if tot is None else max(0, tot - al)]]


def registerlijst(actor: Actor, vraag: Zoekvraag) -> Registerlijst:
    """All TLVs of the register that answer the question."""
    hier = zoek(actor, vraag)
    return Registerlijst(hier.none() if vraag.herkomst == "overgenomen" else hier, zoek_overgenomen(actor, vraag))


def eindjaren_overgenomen(actor: Actor) -> list[int]:
    """The years in which they end."""
    rijen = overgenomen_tlvs(actor).order_by("einddatum__year")
    return list(rijen.values_list("einddatum__year", flat=True).distinct())


def aflopend_overgenomen(actor: Actor, tot_en_met: date) -> QuerySet[Any]:
    """Those that end from today up to and including this day, by name."""
    rijen = overgenomen_tlvs(actor).filter(einddatum__gte=actor.vandaag, einddatum__lte=tot_en_met)
    return rijen.order_by("achternaam", "voornaam", "pk")


def aflopend_per_school(actor: Actor, swv_id: int, einddatum: date) -> list[tuple[str, int]]:
    """Per school how many end on this day, by name; one query."""
    rijen = overgenomen_tlvs(actor).filter(swv_id=swv_id, einddatum=einddatum).select_related(None)
    tellingen = rijen.order_by("school__naam", "school_id").values_list("school__naam", "school_id")
    return [(naam, aantal) for naam, _, aantal in tellingen.annotate(aantal=Count("pk"))]


def nummer_overgenomen(swv_id: int, nummer: str) -> bool:
    """Whether the old system gave this number to a TLV of this SWV that was taken over (RCH-33)."""
    return OvergenomenTlv.objects.filter(
        swv_id=swv_id, afgever="", nummer__iexact=nummer, vervallen_op__isnull=True
    ).exists()


def school_van(brins: Sequence[str]) -> dict[str, School]:
    """BRIN → the school in the register, with its party."""
    return {school.brin: school for school in School.objects.filter(brin__in=brins).select_related("partij")}
