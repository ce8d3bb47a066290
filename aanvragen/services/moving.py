"""An aanvraag goes to another school of the leerling: that school applies from now on, the old one reads no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from aanvragen.kinds import soort_van
from aanvragen.mails import meld_andere_school
from aanvragen.models import Aanvraag, Toewijzing
from aanvragen.rules.deskundigen import Deskundige, toets_deskundigen
from aanvragen.selectors import route_van
from aanvragen.services.act import handelen
from aanvragen.services.sharing import ontvangende_scholen
from swv.kern.beleid.route import Discipline
from swv.kern.choices import InschrijvingSoort, Inzagerol, Rol, Veldgroep
from swv.kern.documenten.models import Brief
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import School
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Inschrijving, Lidmaatschap
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Dossier
from swv.kern.toegang.services import betrek


@dataclass(frozen=True, slots=True)
class Verplaatsing:
    """To which school, how and since when the leerling is there, and whether the old school keeps the leerling."""

    school_id: int
    soort: InschrijvingSoort
    sinds: date
    blijft_ingeschreven: bool
    reden: str


def mogelijke_scholen(actor: Actor, dossier: Dossier) -> list[School]:
    """Where this aanvraag can go: schools that know the SWV and may apply for this kind (TLV-127).

    For a coordinator only the other schools for which this coordinator works.
    """
    scholen = ontvangende_scholen(actor, dossier)
    if not actor.is_bureau:
        eigen = Lidmaatschap.objects.filter(geldig_op(actor.vandaag), persoon_id=actor.eigen_persoon_id, rol=Rol.OCO)
        van_mij = set(eigen.values_list("partij__school_id", flat=True))
        scholen = [school for school in scholen if school.pk in van_mij]
    toegestaan = soort_van(dossier.soort).schoolsoorten
    return [school for school in scholen if not toegestaan or school.soort in toegestaan]


def aanvraag_verplaatsen(*, actor: Actor, dossier_id: int, verplaatsing: Verplaatsing) -> Dossier:
    """Move an aanvraag that was submitted, until its letters are ready; the trail stays (10-tlv section 9).

    The term runs on from the first indiening. The old school and its board end today (INZ-01, INZ-03), the new one
    begins, and letters go to the new one. Refused when an expert works for the new board (RCH-22).
    """
    with handelen(actor, "aanvraag_verplaatsen", dossier_id) as dossier:
        if Brief.objects.filter(dossier=dossier, vervallen_op__isnull=True).exists():
            raise NuNietMogelijk("De brieven staan al klaar voor de oude school. Verplaatsen kan niet meer.")
        school = _eis_verplaatsbaar(actor, dossier, verplaatsing)
        _eis_onafhankelijk(actor, dossier, school)
        return _verplaats_naar(actor, dossier, school, verplaatsing)


def concept_verplaatsen(*, actor: Actor, dossier_id: int, verplaatsing: Verplaatsing) -> Dossier:
    """Move an aanvraag that was not submitted yet, to another school for which the same coordinator works."""
    with handelen(actor, "concept_verplaatsen", dossier_id) as dossier:
        school = _eis_verplaatsbaar(actor, dossier, verplaatsing)
        return _verplaats_naar(actor, dossier, school, verplaatsing)


def _eis_verplaatsbaar(actor: Actor, dossier: Dossier, verplaatsing: Verplaatsing) -> School:
    if not verplaatsing.reden.strip():
        raise NuNietMogelijk("Schrijf op waarom de aanvraag naar een andere school gaat.")
    if verplaatsing.sinds > actor.vandaag:
        raise NuNietMogelijk("De leerling is daar nog niet ingeschreven of aangemeld. Wacht tot die dag (TLV-01).")
    scholen = mogelijke_scholen(actor, dossier)
    school = next((school for school in scholen if school.pk == verplaatsing.school_id), None)
    if school is None:
        raise NuNietMogelijk("Kies een school uit de lijst.")
    return school


def _eis_onafhankelijk(actor: Actor, dossier: Dossier, school: School) -> None:
    """The experts who were assigned must be independent of the new board too (RCH-22)."""
    for stap in route_van(dossier, actor.vandaag).adviesstappen:
        rijen = Toewijzing.objects.filter(dossier=dossier, stap=stap.sleutel, vervangen_op__isnull=True)
        deskundigen = [_als_deskundige(rij) for rij in rijen]
        bezwaren = toets_deskundigen(deskundigen, stap, str(school.bestuur_id), compleet=bool(deskundigen))
        bezwaar = next((reden for reden in bezwaren if reden.regel == "RCH-22"), None)
        if bezwaar is not None:
            raise GeenRecht(bezwaar.tekst, "RCH-22")


def _als_deskundige(rij: Toewijzing) -> Deskundige:
    return Deskundige(
        persoon=str(rij.deskundige_id),
        naam=rij.naam,
        discipline=cast(Discipline, rij.discipline),
        werkgever=str(rij.werkgever_id) if rij.werkgever_id else None,
    )


def _verplaats_naar(actor: Actor, dossier: Dossier, school: School, verplaatsing: Verplaatsing) -> Dossier:
    vorige = dossier.school
    leg_vast(actor, dossier, "aanvraag.verplaatst", naam=school.naam, vorige=vorige.naam)
    # Why somebody left a school is not for its board (INZ-03).
    reden = verplaatsing.reden.strip()
    leg_vast(actor, dossier, "verplaatsing.toegelicht", veldgroep=Veldgroep.ONDERWIJS, reden=reden)
    houdt_contact = not actor.is_bureau and dossier.aanvraag.contactpersoon_id == actor.persoon_id
    # The system moves all of it at once: no person may let a school into a dossier by hand, or take one out.
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden="aanvraag_verplaatsen"):
        inschrijving = _inschrijven(actor, dossier, school, verplaatsing)
        dossier.school = school
        dossier.save(update_fields=["school"])
        _wissel(actor, dossier, Inzagerol.AANVRAGER, [vorige.partij.pk], school.partij.pk, inschrijving.tot)
        if dossier.ingediend_op is not None and vorige.bestuur_id != school.bestuur_id:
            weg = [vorige.bestuur.partij.pk]
            _wissel(actor, dossier, Inzagerol.BESTUUR, weg, school.bestuur.partij.pk, date.max)
        _beeindig(actor, dossier, Inzagerol.ONTVANGER, [school.partij.pk])
        if not houdt_contact:
            aanvraag = Aanvraag.objects.get(dossier=dossier)
            aanvraag.contactpersoon, aanvraag.contactpersoon_naam = None, ""
            aanvraag.save(update_fields=["contactpersoon", "contactpersoon_naam"])
        meld_andere_school(dossier, vorige.pk, actor.vandaag)
    return dossier


def _inschrijven(actor: Actor, dossier: Dossier, school: School, verplaatsing: Verplaatsing) -> Inschrijving:
    """The leerling is at the new school today, and at the old one only when that is said (TLV-01)."""
    eigen = Inschrijving.objects.filter(geldig_op(actor.vandaag), leerling=dossier.leerling)
    if not verplaatsing.blijft_ingeschreven:
        eigen.filter(school_id=dossier.school_id).update(tot=actor.vandaag)
    bekend = eigen.filter(school=school).order_by("tot").last()
    if bekend is not None:
        return bekend
    return Inschrijving.objects.create(
        leerling=dossier.leerling,
        school=school,
        partij=school.partij,
        soort=verplaatsing.soort,
        van=verplaatsing.sinds,
    )


def _wissel(actor: Actor, dossier: Dossier, rol: Inzagerol, weg: Iterable[int], komt: int, tot: date) -> None:
    _beeindig(actor, dossier, rol, weg)
    betrek(dossier.pk, dossier.swv_id, komt, rol, van=actor.vandaag, tot=tot, grond="aanvraag naar een andere school")


def _beeindig(actor: Actor, dossier: Dossier, rol: Inzagerol, partij_ids: Iterable[int]) -> None:
    lopend = Betrokkenheid.objects.filter(dossier=dossier, rol=rol, partij_id__in=list(partij_ids))
    lopend.filter(tot__gt=actor.vandaag).update(tot=actor.vandaag)
