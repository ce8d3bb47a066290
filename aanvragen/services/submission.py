"""From concept to a complete aanvraag: presenting to parents, submitting, additions, the completeness check."""

from datetime import date

from aanvragen.mails import meld_gezin, meld_secretariaat
from aanvragen.models import Aanvraag, Handtekening, Opschorting
from aanvragen.selectors import procedurebeleid_datum, route_van, termijnen_van, volledigheid_van
from aanvragen.services.act import handelen, verplaats
from aanvragen.services.enclosed import neem_adviezen_over
from aanvragen.services.meetings import plaats_op_agenda
from aanvragen.services.notices import meld_aanvulverzoek
from swv.kern.beleid.schema import Agenda, Termijnen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.choices import Inzagerol, Rol, Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.kalender.schooljaren import leeftijd_op
from swv.kern.kalender.selectors import kalender_voor
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import Partij
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Gezag, Leerling
from swv.kern.termijnen.opschorting import TermijnGeweigerd, aanvulverzoek, eis_redelijke_hersteltermijn
from swv.kern.termijnen.vergadering import vergaderagenda
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.services import betrek, gezin_betrekken
from swv.kern.zoeken.services import zoekwoorden_indienen

MEERDERJARIG, MEDEONDERTEKENAAR = 18, 12


def aanvraag_voorleggen(*, actor: Actor, dossier_id: int) -> Dossier:
    """Show the aanvraag to those with gezag and the pupil, and ask each for a signature (TLV-06, TLV-60, INZ-04)."""
    with handelen(actor, "aanvraag_voorleggen", dossier_id) as dossier:
        verplaats(actor, dossier, "aanvraag_voorleggen")
        gezin_betrekken(actor, dossier)
        _vraag_handtekeningen(actor, dossier)
        leg_vast(actor, dossier, "aanvraag.voorgelegd")
        meld_gezin(dossier, "aanvraag_voorgelegd", actor.vandaag)
        return dossier


def _vraag_handtekeningen(actor: Actor, dossier: Dossier) -> None:
    leeftijd = leeftijd_op(dossier.leerling.geboortedatum, actor.vandaag)
    if leeftijd < MEERDERJARIG:
        gezag = Gezag.objects.filter(geldig_op(actor.vandaag), leerling=dossier.leerling)
        for rij in gezag.select_related("partij__persoon", "partij__instelling").order_by("pk"):
            wie = rij.partij.persoon or rij.partij.instelling
            Handtekening.objects.get_or_create(
                dossier=dossier, partij=rij.partij, defaults={"naam": f"{wie} ({rij.relatie})"}
            )
    if leeftijd >= MEDEONDERTEKENAAR:
        Handtekening.objects.get_or_create(
            dossier=dossier, partij=None, defaults={"naam": f"{dossier.leerling} (leerling)"}
        )


def aanvraag_indienen(*, actor: Actor, dossier_id: int) -> Dossier:
    """Submit: refused with the full list when something blocks it (TLV-06, TLV-44, TLV-46, TLV-54).

    From now on the bureau sees the dossier, the schoolbestuur its basis (INZ-03), and the term runs (TLV-103).
    """
    with handelen(actor, "aanvraag_indienen", dossier_id) as dossier:
        eis_indienbaar(actor, dossier)
        moment = nu()
        dossier.ingediend_op = moment
        dossier.save(update_fields=["ingediend_op"])
        zoekwoorden_indienen(dossier)
        Leerling.objects.filter(pk=dossier.leerling_id, bekend_sinds__isnull=True).update(bekend_sinds=actor.vandaag)
        aanvraag = verplaats(actor, dossier, "aanvraag_indienen")
        aanvraag.ingediend_door_id = actor.persoon_id
        aanvraag.save(update_fields=["ingediend_door"])
        betrek(
            dossier.pk,
            dossier.swv_id,
            dossier.school.bestuur.partij.pk,
            Inzagerol.BESTUUR,
            van=actor.vandaag,
            grond="schoolbestuur van de aanvragende school",
        )
        _betrek_beslisser(actor, dossier)
        herbereken_termijnen(dossier, aanvraag)
        leg_vast(actor, dossier, "aanvraag.ingediend")
        meld_secretariaat(dossier, "aanvraag_ingediend", actor.vandaag)
        return dossier


def eis_indienbaar(actor: Actor, dossier: Dossier) -> None:
    """Raises NuNietMogelijk with every reason why this aanvraag cannot be sent yet."""
    stand = volledigheid_van(actor, dossier)
    redenen = [reden.tekst for reden in (*stand.blokkades, *stand.open_vragen)]
    redenen += [reden.tekst for stuk in stand.ontbreekt for reden in stuk.redenen[:1]]
    if redenen:
        raise NuNietMogelijk("De aanvraag is nog niet af.", tuple(dict.fromkeys(redenen)))


def _betrek_beslisser(actor: Actor, dossier: Dossier) -> None:
    """A directeur who decides or approves in this route sees the file as decider (INZ-12)."""
    rollen = {stap.wie.rol for stap in route_van(dossier, actor.vandaag).stappen if stap.soort != "advies"}
    if Rol.DIRECTEUR in rollen:
        functie = Partij.objects.get(swv_id=dossier.swv_id, functie=Rol.DIRECTEUR)
        betrek(
            dossier.pk,
            dossier.swv_id,
            functie.pk,
            Inzagerol.DIRECTEUR_BESLUIT,
            van=actor.vandaag,
            grond="besluit of akkoord in deze route",
        )


def herbereken_termijnen(dossier: Dossier, aanvraag: Aanvraag) -> None:
    """Store both dates, so that lists sort on them; the explanation is computed when it is read (RCH-01)."""
    overzicht = termijnen_van(dossier, aanvraag)
    if overzicht is None:
        return
    aanvraag.uiterste_datum = overzicht.uiterste.uiterste_dag
    aanvraag.beloofde_datum = overzicht.beloofd.uiterste_dag if overzicht.beloofd else None
    aanvraag.save(update_fields=["uiterste_datum", "beloofde_datum"])


def aanvulling_vragen(*, actor: Actor, dossier_id: int, hersteltermijn: date, wat: str) -> Dossier:
    """Ask for additions, always with a last day: the clock stands still from tomorrow (TLV-51, RCH-02, RCH-03).

    Refused when that day has passed, or lies further away than the policy of the day of indiening allows.
    """
    with handelen(actor, "aanvulling_vragen", dossier_id) as dossier:
        beleid = beleid_op(dossier.swv_id, Termijnen, procedurebeleid_datum(dossier, actor.vandaag))
        try:
            aanvulverzoek(actor.vandaag, hersteltermijn)
            eis_redelijke_hersteltermijn(actor.vandaag, hersteltermijn, beleid.hersteltermijn_hoogstens_dagen)
        except TermijnGeweigerd as fout:
            raise NuNietMogelijk(str(fout)) from fout
        if not wat.strip():
            raise NuNietMogelijk("Schrijf op wat er ontbreekt, zodat de school weet wat zij moet aanvullen.")
        verzoek = Opschorting.objects.create(
            dossier=dossier, gevraagd_op=actor.vandaag, hersteltermijn=hersteltermijn, wat=wat.strip()
        )
        dossier.aanvulling_open = True
        dossier.save(update_fields=["aanvulling_open"])
        aanvraag = verplaats(actor, dossier, "aanvulling_vragen")
        aanvraag.hersteltermijn = hersteltermijn
        aanvraag.save(update_fields=["hersteltermijn"])
        herbereken_termijnen(dossier, aanvraag)
        leg_vast(actor, dossier, "aanvulling.gevraagd", hersteltermijn=hersteltermijn.isoformat())
        meld_aanvulverzoek(actor, dossier, verzoek)
        return dossier


def aanvulling_leveren(*, actor: Actor, dossier_id: int) -> Dossier:
    """Send the additions: the clock runs again from today (RCH-02)."""
    with handelen(actor, "aanvulling_leveren", dossier_id) as dossier:
        eis_indienbaar(actor, dossier)
        Opschorting.objects.filter(dossier=dossier, aangevuld_op__isnull=True).update(aangevuld_op=actor.vandaag)
        aanvraag = verplaats(actor, dossier, "aanvulling_leveren")
        aanvraag.hersteltermijn = None
        aanvraag.save(update_fields=["hersteltermijn"])
        herbereken_termijnen(dossier, aanvraag)
        dossier.aanvulling_open = False
        dossier.save(update_fields=["aanvulling_open"])
        leg_vast(actor, dossier, "aanvulling.geleverd")
        return dossier


def aanvraag_volledig_verklaren(*, actor: Actor, dossier_id: int) -> Dossier:
    """The completeness check of the secretariaat: only a complete file goes on the agenda (TLV-44, TLV-100)."""
    with handelen(actor, "aanvraag_volledig_verklaren", dossier_id) as dossier:
        stand = volledigheid_van(actor, dossier)
        if not stand.volledig:
            raise NuNietMogelijk(
                "De aanvraag is niet volledig. Vraag de school om aanvulling.",
                tuple(stuk.omschrijving for stuk in stand.ontbreekt) + tuple(r.tekst for r in stand.open_vragen),
            )
        aanvraag = verplaats(actor, dossier, "aanvraag_volledig_verklaren")
        aanvraag.volledig_op = nu()
        aanvraag.agenda_maandag = agendaweek(dossier, aanvraag)
        aanvraag.save(update_fields=["volledig_op", "agenda_maandag"])
        herbereken_termijnen(dossier, aanvraag)
        leg_vast(actor, dossier, "aanvraag.volledig", agenda=str(aanvraag.agenda_maandag or ""))
        if not neem_adviezen_over(actor, dossier):
            plaats_op_agenda(actor, dossier, aanvraag)
        return dossier


def agendaweek(dossier: Dossier, aanvraag: Aanvraag) -> date | None:
    """The monday of the meeting week (TLV-100); None when policy has no meeting or the calendar no answer (OPEN-84)."""
    if aanvraag.volledig_op is None:
        return None
    agenda = beleid_op(dossier.swv_id, Agenda, procedurebeleid_datum(dossier, aanvraag.volledig_op.date()))
    if agenda.sluiting is None:
        return None
    try:
        moment = vergaderagenda(
            aanvraag.volledig_op,
            weekdag=agenda.sluiting.weekdagnummer,
            tijd=agenda.sluiting.tijd,
            kalender=kalender_voor(dossier.swv.vakantieregio),
        )
    except NietTeBepalen:
        return None
    return moment.maandag


def aanvraag_intrekken(*, actor: Actor, dossier_id: int, reden: str) -> Dossier:
    """Withdraw, always with a reason; the trail stays (10-tlv section 9).

    An open addition lapses with it: nobody completes a withdrawn aanvraag, and its request says that it was not done.
    """
    if not reden.strip():
        raise NuNietMogelijk("Schrijf op waarom u de aanvraag intrekt.")
    with handelen(actor, "aanvraag_intrekken", dossier_id) as dossier:
        aanvraag = verplaats(actor, dossier, "aanvraag_intrekken")
        if dossier.aanvulling_open:
            dossier.aanvulling_open, aanvraag.hersteltermijn = False, None
            dossier.save(update_fields=["aanvulling_open"])
            aanvraag.save(update_fields=["hersteltermijn"])
        leg_vast(actor, dossier, "aanvraag.ingetrokken")
        # What a school writes about a child is not for its board (INZ-03).
        leg_vast(actor, dossier, "intrekking.toegelicht", veldgroep=Veldgroep.ONDERWIJS, reden=reden.strip())
        return dossier
