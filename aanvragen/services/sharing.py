"""Letting others read a dossier until a day: an outsider, the adviesteam, a receiving school, a voorziening."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, TypeVar

from aanvragen.models import Toewijzing
from aanvragen.services.act import handelen
from swv.kern.choices import Inzagerol, Rol, Veldgroep
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import School, SchoolRelatie, Voorziening
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Lidmaatschap
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Deling, Dossier
from swv.kern.toegang.services import betrek, deling_beeindigen, dossier_delen

BUITENSTAANDERS = (Rol.LEERPLICHT, Rol.JEUGDHULP)
LENGTE_GROND = 120
MEELEZERS = (Inzagerol.ADVIESTEAM, Inzagerol.ONTVANGER, Inzagerol.VOORZIENING, Inzagerol.DELING)


class _MetSleutel(Protocol):
    @property
    def pk(self) -> Any: ...


Keuze = TypeVar("Keuze", bound=_MetSleutel)


def buitenstaanders(actor: Actor, dossier: Dossier) -> list[Lidmaatschap]:
    """The outsiders whom the SWV of this dossier knows today."""
    return _leden(actor, dossier, BUITENSTAANDERS)


def adviesteam_van(actor: Actor, dossier: Dossier) -> list[Lidmaatschap]:
    """The members of the adviesteam of this SWV today."""
    return _leden(actor, dossier, (Rol.ADVIESTEAM,))


def _leden(actor: Actor, dossier: Dossier, rollen: Iterable[Rol]) -> list[Lidmaatschap]:
    rijen = Lidmaatschap.objects.zichtbaar_voor(actor).filter(
        geldig_op(actor.vandaag), swv_id=dossier.swv_id, rol__in=rollen
    )
    return list(rijen.select_related("persoon__partij").order_by("persoon__achternaam", "pk"))


def ontvangende_scholen(actor: Actor, dossier: Dossier) -> list[School]:
    """The schools that relate to this SWV today, but for the one that applies."""
    relaties = SchoolRelatie.objects.filter(geldig_op(actor.vandaag), swv_id=dossier.swv_id)
    rijen = School.objects.filter(pk__in=relaties.values("school_id")).exclude(pk=dossier.school_id)
    return list(rijen.select_related("partij").order_by("naam", "pk"))


def voorzieningen_van(dossier: Dossier) -> list[Voorziening]:
    """The voorzieningen of this SWV."""
    return list(Voorziening.objects.filter(swv_id=dossier.swv_id).select_related("partij").order_by("naam", "pk"))


def delen_met(*, actor: Actor, dossier_id: int, gegevens: dict[str, Any]) -> Deling:
    """Share until a day with the person of a lidmaatschap (INZ-16)."""
    with handelen(actor, "dossier_delen", dossier_id) as dossier:
        gekozen = _kies(buitenstaanders(actor, dossier), gegevens["lidmaatschap"])
        return dossier_delen(
            actor=actor,
            dossier=dossier,
            gebruiker_id=gekozen.gebruiker_id,
            partij_id=gekozen.persoon.partij.pk,
            van=actor.vandaag,
            tot=gegevens["tot"],
            reden=gegevens["reden"],
            veldgroepen=[Veldgroep(groep) for groep in gegevens["veldgroepen"]],
        )


def adviesteam_raadplegen(*, actor: Actor, dossier_id: int, wie: int, tot: date, grond: str) -> Betrokkenheid:
    """Let the adviseur of lidmaatschap `wie` read for a consultation, until a day (INZ-11).

    Whoever was consulted cannot be an expert in the same aanvraag any more, and the other way round (ROL-42).
    """
    with handelen(actor, "adviesteam_raadplegen", dossier_id) as dossier:
        lid = _kies(adviesteam_van(actor, dossier), wie)
        naam, partij_id = lid.persoon.volledige_naam, lid.persoon.partij.pk
        if Toewijzing.objects.filter(dossier=dossier, deskundige_id=partij_id).exists():
            raise GeenRecht(f"{naam} is deskundige bij deze aanvraag en kan haar niet ook begeleiden.", "ROL-42")
        rij = _laat_meelezen(actor, dossier, Inzagerol.ADVIESTEAM, partij_id, tot, grond)
        leg_vast(actor, dossier, "adviesteam.geraadpleegd", naam=naam, tot=tot.isoformat())
        return rij


def school_betrekken(*, actor: Actor, dossier_id: int, wie: int, tot: date, grond: str) -> Betrokkenheid:
    """Let school `wie` read as the receiving one, until a day; after a toekenning it reads more (INZ-02)."""
    with handelen(actor, "school_betrekken", dossier_id) as dossier:
        school = _kies(ontvangende_scholen(actor, dossier), wie)
        rij = _laat_meelezen(actor, dossier, Inzagerol.ONTVANGER, school.partij.pk, tot, grond)
        leg_vast(actor, dossier, "school.betrokken", naam=school.naam, tot=tot.isoformat())
        return rij


def voorziening_betrekken(*, actor: Actor, dossier_id: int, wie: int, tot: date, grond: str) -> Betrokkenheid:
    """Let voorziening `wie`, such as an OPDC, read about a leerling whom it helps, until a day (INZ-15)."""
    with handelen(actor, "voorziening_betrekken", dossier_id) as dossier:
        voorziening = _kies(voorzieningen_van(dossier), wie)
        rij = _laat_meelezen(actor, dossier, Inzagerol.VOORZIENING, voorziening.partij.pk, tot, grond)
        leg_vast(actor, dossier, "voorziening.betrokken", naam=voorziening.naam, tot=tot.isoformat())
        return rij


@dataclass(frozen=True, slots=True)
class Meelezer:
    """Somebody outside the aanvraag itself who reads along, by a deling or because the secretariaat let them in."""

    betrokkenheid: Betrokkenheid
    naam: str

    @property
    def pk(self) -> int:
        """The key of the betrokkenheid by which this reader reads."""
        return self.betrokkenheid.pk


def meelezers_van(actor: Actor, dossier: Dossier) -> list[Meelezer]:
    """Who reads along today or later, as the actor may know it; one query."""
    rijen = Betrokkenheid.objects.van(actor, dossier).filter(rol__in=MEELEZERS, tot__gt=actor.vandaag)
    rijen = rijen.select_related("partij__persoon", "partij__school", "partij__voorziening", "deling")
    return [_als_meelezer(rij) for rij in rijen.order_by("tot", "pk")]


def _als_meelezer(rij: Betrokkenheid) -> Meelezer:
    wie = rij.partij.persoon or rij.partij.school or rij.partij.voorziening
    return Meelezer(rij, str(wie) if wie else rij.get_rol_display())


def meelezen_beeindigen(*, actor: Actor, dossier_id: int, wie: int) -> Betrokkenheid:
    """Let reader `wie` (a betrokkenheid) read no more from today on: a deling, a consultation, a school or voorziening.

    That somebody was consulted stays on record, also for who may be an expert later (ROL-42).
    """
    with handelen(actor, "meelezen_beeindigen", dossier_id) as dossier:
        gekozen = _kies(meelezers_van(actor, dossier), wie)
        rij = gekozen.betrokkenheid
        if rij.rol == Inzagerol.DELING:
            deling_beeindigen(actor=actor, deling=rij.deling)
            return rij
        Betrokkenheid.objects.filter(pk=rij.pk).update(tot=max(actor.vandaag, rij.van))
        leg_vast(actor, dossier, "meelezen.beeindigd", naam=gekozen.naam, rol=rij.get_rol_display())
        return rij


def _kies(mogelijk: Iterable[Keuze], pk: int) -> Keuze:
    gekozen = next((rij for rij in mogelijk if rij.pk == pk), None)
    if gekozen is None:
        raise NuNietMogelijk("Kies iemand uit de lijst.")
    return gekozen


def _laat_meelezen(
    actor: Actor, dossier: Dossier, rol: Inzagerol, partij_id: int, tot: date, grond: str
) -> Betrokkenheid:
    if tot <= actor.vandaag:
        raise NuNietMogelijk("Kies een dag na vandaag.")
    if not grond.strip():
        raise NuNietMogelijk("Schrijf op waarom diegene het dossier moet lezen.")
    lopend = Betrokkenheid.objects.filter(dossier=dossier, partij_id=partij_id, rol=rol, tot__gt=actor.vandaag)
    if lopend.exists():
        raise NuNietMogelijk("Diegene kan dit dossier al lezen.")
    return betrek(
        dossier.pk, dossier.swv_id, partij_id, rol, van=actor.vandaag, tot=tot, grond=grond.strip()[:LENGTE_GROND]
    )
