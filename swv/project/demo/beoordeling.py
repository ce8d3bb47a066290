"""From assignment to letter, for demo dossiers that get so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aanvragen.choices import Status, Strekking
from aanvragen.rules.advies import Adviesinhoud
from aanvragen.selectors import route_van
from aanvragen.services.advising import advies_opslaan, advies_vaststellen
from aanvragen.services.assessment import (
    deskundigen_toewijzen,
    notitie_toevoegen,
)
from swv.kern.documenten.models import WACHTEND, Brief, Kanaal
from swv.kern.documenten.services import brief_maken, printrun_bevestigen
from swv.kern.kalender.schooljaren import schooljaar
from swv.kern.toegang.actor import Actor
from swv.project.demo.rolverdeling import het_systeem
from tlv.choices import Uitkomst
from tlv.rules.besluit import Voornemen
from tlv.selectors import beoordeling_van
from tlv.services.decision import besluit_nemen
from tlv.services.dispatch import brieven_verzenden

if TYPE_CHECKING:
    from swv.project.demo.verloop import Verloop

DESKUNDIGEN = ("deskundige1", "deskundige2")
AFWIJZING = "afwijzing"
KORTER = "School en ouders willen na deze periode samen kijken of het voortgezet speciaal onderwijs nog nodig is."
VERHUIST = (
    "De leerling verhuist voor de zomer met het gezin naar het buitenland en gaat daar naar school. Een verklaring"
    " geldt alleen in Nederland. Komt de leerling terug, dan kan een school een nieuwe aanvraag doen."
)
IVO = ("aandacht", "materiaal", "ruimte", "expertise", "samenwerking")
AFWEGINGEN = {
    "tijdelijk": ("nee", "De school beschrijft een behoefte die blijft."),
    "hogere_categorie": ("", "De begeleiding die nodig is, past niet in een lagere categorie."),
    "andere_school": ("nee", "De scholen in de buurt bieden dit niet met een lagere categorie."),
    "jeugdhulp": ("nee", "Er is al jeugdhulp. Die vervangt de steun op school niet."),
    "onderwijstijd": ("", "25 uur per week, alle dagen op school."),
    "standaardcategorie": ("", "De standaardcategorie van dit schooltype past."),
    "verhoging": ("", "Er is de hele dag iemand extra nodig."),
}


def beoordeel(verloop: Verloop) -> None:
    """Assign, advise, decide and send, as far as the plan goes; advices that came along are there already."""
    if not _adviezen_meegestuurd(verloop):
        _wijs_toe(verloop)
        for nummer, account in enumerate(DESKUNDIGEN):
            _adviseer(verloop, nummer, account)
    if verloop.bereikt(Status.BESLOTEN):
        _besluit(verloop)
    if verloop.bereikt(Status.BRIEF_VERZONDEN) or verloop.plan.brieven == "klaargezet":
        _verzend(verloop)


def _adviezen_meegestuurd(verloop: Verloop) -> bool:
    with verloop.doe(verloop.medewerker("secretariaat"), "toegewezen") as actor:
        return bool(route_van(verloop.dossier, actor.vandaag).adviesstappen[0].bijgevoegd)


def _wijs_toe(verloop: Verloop) -> None:
    gekozen = [verloop.medewerker(account).lidmaatschap_id or 0 for account in DESKUNDIGEN]
    with verloop.doe(verloop.medewerker("secretariaat"), "toegewezen") as actor:
        deskundigen_toewijzen(actor=actor, dossier_id=verloop.dossier.pk, lidmaatschappen=gekozen)
        if verloop.plan.notitie:
            notitie_toevoegen(actor=actor, dossier_id=verloop.dossier.pk, tekst=verloop.plan.notitie)


def _adviseer(verloop: Verloop, nummer: int, account: str) -> None:
    klaar = verloop.bereikt(Status.ADVIES_GEREED) or nummer < verloop.plan.vastgesteld
    if not klaar and verloop.plan.vastgesteld == 0:
        return
    strekking = verloop.plan.adviezen[nummer]
    toekennen = strekking == Strekking.TOEKENNEN
    tekst = verloop.verteller.tekst(f"advies_{nummer + 1}")
    if not toekennen and verloop.plan.adviezen[0] == strekking:
        tekst = verloop.verteller.tekst("advies", AFWIJZING)
    with verloop.doe(verloop.medewerker(account), "advies") as actor:
        voorstel = beoordeling_van(actor, verloop.dossier).voorstel
        einde = (voorstel.voorstel_einde or voorstel.vroegste_einde) if voorstel else None
        inhoud = Adviesinhoud(
            strekking=strekking,
            categorie=_categorie(verloop) if toekennen else None,
            tot_en_met=einde if toekennen else None,
            motivering=tekst,
            categorie_motivering=verloop.verteller.tekst("ivo_aandacht") if toekennen else "",
            duur_motivering="Zo is er tijd om de doelen te halen." if toekennen else "",
            ivo={deel: verloop.verteller.tekst(f"ivo_{deel}") for deel in IVO} if toekennen else {},
            afwegingen=AFWEGINGEN,
        )
        handel = advies_vaststellen if klaar else advies_opslaan
        handel(actor=actor, dossier_id=verloop.dossier.pk, inhoud=inhoud)


def _categorie(verloop: Verloop) -> int:
    return int(verloop.verteller.waarden()["categorie_gevraagd"])


def _besluit(verloop: Verloop) -> None:
    with verloop.doe(verloop.medewerker("voorzitter"), "besloten") as voorzitter:
        rol = route_van(verloop.dossier, voorzitter.vandaag).besluit.wie.rol
    with verloop.doe(verloop.medewerker(rol), "besloten") as actor:
        besluit_nemen(actor=actor, dossier_id=verloop.dossier.pk, voornemen=_voornemen(verloop, actor))


def _voornemen(verloop: Verloop, actor: Actor) -> Voornemen:
    if verloop.plan.besluit == Uitkomst.AFGEWEZEN:
        motivering = verloop.verteller.tekst("motivering", AFWIJZING)
        advies = verloop.verteller.tekst("wat_dan_wel", AFWIJZING)
        return Voornemen(uitkomst="afgewezen", motivering=motivering, advies=advies)
    if verloop.plan.besluit == Uitkomst.NIET_ONTVANKELIJK:
        return Voornemen(uitkomst="niet_ontvankelijk", motivering=VERHUIST, grond="geen_belang")
    voorstel = beoordeling_van(actor, verloop.dossier).voorstel
    if voorstel is None:
        raise ValueError("Zonder gewenste startdatum is er geen voorstel.")
    einde = voorstel.voorstel_einde or voorstel.vroegste_einde
    if verloop.plan.loopt_af:
        einde = schooljaar(verloop.vandaag).einde
    return Voornemen(
        uitkomst="toegekend",
        motivering=verloop.verteller.tekst("motivering"),
        categorie=_categorie(verloop),
        categorie_onderbouwing=verloop.verteller.tekst("categorie_vergelijking"),
        ingangsdatum=voorstel.start,
        einddatum=einde,
        afwijking=KORTER if verloop.plan.loopt_af else "",
    )


def _verzend(verloop: Verloop) -> None:
    with verloop.doe(verloop.medewerker("secretariaat"), "verzonden") as actor:
        brieven = brieven_verzenden(actor=actor, dossier_id=verloop.dossier.pk)
    if not verloop.bereikt(Status.BRIEF_VERZONDEN):
        return
    with verloop.doe(het_systeem(verloop.swv), "verzonden") as actor:
        for brief in brieven:
            brief_maken(actor=actor, brief_id=brief.pk)
    _post(verloop)


def _post(verloop: Verloop) -> None:
    """The letters on paper are posted on the day they were made for."""
    with verloop.doe(verloop.medewerker("secretariaat"), "verzonden") as actor:
        papier = Brief.objects.filter(WACHTEND, dossier=verloop.dossier, kanaal=Kanaal.PAPIER)
        ids = list(papier.values_list("pk", flat=True))
        if ids:
            printrun_bevestigen(actor=actor, brief_ids=ids)
