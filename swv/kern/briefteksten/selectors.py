"""Reads of the texts of letters: what holds, what comes, and what a proposal would change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from swv.kern.beleid.models import Beleidsversie
from swv.kern.beleid.schema import Algemeen, Brief, onderdeel_naam
from swv.kern.beleid.selectors import beleid_op, beleidsversie_op, geldige_versies, inhoud_van
from swv.kern.briefteksten.blokken import Blok, Plaats, blokken_van, met_wijzigingen
from swv.kern.briefteksten.controle import brieffouten_van, schrijffouten
from swv.kern.briefteksten.models import TE_SCHRIJVEN, Briefvoorstel, Voorstelstatus
from swv.kern.toegang.actor import Actor


@dataclass(frozen=True, slots=True)
class Tekstversie:
    """A version of the texts of one kind of aanvraag: since when, and who made and approved it.

    `voorstel` is empty for what came with the product. `stand` is one of geldt, komt, geweest, ingetrokken.
    """

    versie: Beleidsversie
    voorstel: Briefvoorstel | None
    stand: str


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """What a proposal does to one kind of aanvraag: beside which version it is laid, and block by block."""

    soort: str
    versie: Beleidsversie
    blokken: list[Blok]

    @property
    def gewijzigd(self) -> list[Blok]:
        """Only what becomes another text."""
        return [blok for blok in self.blokken if blok.gewijzigd]


def laatste_versie(swv_id: int, soort: str) -> Beleidsversie:
    """The version that nothing replaces yet, also when it still has to begin; NietTeBepalen without any."""
    return beleidsversie_op(swv_id, Brief, date.max, soort)


def tekstversies(actor: Actor, swv_id: int, soort: str) -> list[Tekstversie]:
    """Every version of the texts of a kind, the last one first, also what was taken back; two queries."""
    naam = onderdeel_naam(Brief, soort)
    geldend = geldige_versies(swv_id, naam).filter(geldig_van__lte=actor.vandaag).first()
    versies = list(
        Beleidsversie.objects.filter(swv_id=swv_id, onderdeel=naam)
        .select_related("intrekking")
        .order_by("-geldig_van", "-voorstelnummer")
    )
    voorstellen = voorstellen_bij(actor, versies)
    return [Tekstversie(v, voorstellen.get(v.voorstelnummer), _stand(v, geldend, actor.vandaag)) for v in versies]


def voorstellen_bij(actor: Actor, versies: Iterable[Beleidsversie]) -> dict[int, Briefvoorstel]:
    """The proposals that versions came from, by number; one query."""
    nummers = {versie.voorstelnummer for versie in versies} - {0}
    return {v.pk: v for v in Briefvoorstel.objects.zichtbaar_voor(actor).filter(pk__in=nummers)}


def _stand(versie: Beleidsversie, geldend: Beleidsversie | None, vandaag: date) -> str:
    if hasattr(versie, "intrekking"):
        return "ingetrokken"
    if versie == geldend:
        return "geldt"
    return "komt" if versie.geldig_van > vandaag else "geweest"


def wachtende_voorstellen(actor: Actor) -> QuerySet[Briefvoorstel]:
    """Proposals that wait for this actor: of others to look at, and the own ones that came back."""
    rijen: QuerySet[Briefvoorstel] = Briefvoorstel.objects.zichtbaar_voor(actor)
    eigen = Q(gemaakt_door_id=actor.persoon_id)
    te_bekijken = Q(status=Voorstelstatus.VOORGELEGD) & ~eigen
    return rijen.filter(te_bekijken | (Q(status=Voorstelstatus.TERUGGESTUURD) & eigen)).order_by("voorgelegd_op", "pk")


def wijzigingen_van(voorstel: Briefvoorstel) -> dict[Plaats, str]:
    """The texts that somebody wrote in a proposal, by place; one query."""
    return {(rij.brief, rij.blok): rij.tekst for rij in voorstel.teksten.order_by("pk")}


def vergelijking_van(voorstel: Briefvoorstel, soort: str, wijzigingen: dict[Plaats, str]) -> Vergelijking:
    """A proposal beside what it would replace: what holds on its day, or the last version while it is written."""
    versie = _waarnaast(voorstel, soort)
    return Vergelijking(soort, versie, blokken_van(inhoud_van(versie, Brief), wijzigingen))


def _waarnaast(voorstel: Briefvoorstel, soort: str) -> Beleidsversie:
    if voorstel.status != "goedgekeurd":
        return laatste_versie(voorstel.swv_id, soort)
    eigen = Beleidsversie.objects.get(
        swv_id=voorstel.swv_id, onderdeel=onderdeel_naam(Brief, soort), voorstelnummer=voorstel.pk
    )
    ervoor = (
        Beleidsversie.objects.filter(swv_id=voorstel.swv_id, onderdeel=eigen.onderdeel, intrekking__isnull=True)
        .exclude(pk=eigen.pk)
        .filter(geldig_van__lte=eigen.geldig_van)
        .exclude(geldig_van=eigen.geldig_van, voorstelnummer__gt=eigen.voorstelnummer)
    )
    return ervoor.order_by("-geldig_van", "-voorstelnummer").first() or eigen


def fouten_van(voorstel: Briefvoorstel, soort: str, wijzigingen: dict[Plaats, str], dag: date) -> list[str]:
    """Why the texts of a proposal may not be used in the letters of a kind; every variant of each letter is tried."""
    if fouten := schrijffouten(wijzigingen):
        return fouten
    beleid = nieuwe_inhoud(laatste_versie(voorstel.swv_id, soort), wijzigingen, voorstel)
    return brieffouten_van(soort, beleid_op(voorstel.swv_id, Algemeen, dag), beleid)


def nieuwe_inhoud(versie: Beleidsversie, wijzigingen: dict[Plaats, str], voorstel: Briefvoorstel) -> Brief:
    """The policy part that a proposal makes of a version."""
    label = f"{voorstel.geldig_van.isoformat() if voorstel.geldig_van else 'voorstel'}.{voorstel.pk}"
    return met_wijzigingen(inhoud_van(versie, Brief), wijzigingen, versie=label)


def eigen_concept(actor: Actor, soort: str) -> Briefvoorstel | None:
    """The proposal for this kind on which the actor is writing."""
    rijen = Briefvoorstel.objects.zichtbaar_voor(actor).filter(
        gemaakt_door_id=actor.persoon_id, status__in=TE_SCHRIJVEN, soorten__contains=[soort]
    )
    return rijen.first()
