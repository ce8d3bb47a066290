"""What happens to the clock besides asking for additions: messages of delay, a notice of default, a lapsed addition."""

from datetime import date

from aanvragen.choices import Berichtsoort, Status
from aanvragen.mails import meld_secretariaat
from aanvragen.models import Aanvraag, Buitenbehandeling, Opschorting, Termijnbericht
from aanvragen.selectors import termijnen_van, verlopen_aanvulling
from aanvragen.services.act import handelen, verplaats
from aanvragen.services.mandates import bevoegdheid_niet_behandelen, of_geen_recht
from aanvragen.services.notices import meld_stilstand, meld_verdaging
from aanvragen.services.submission import herbereken_termijnen
from swv.kern.beleid.uitleg import reden as geef_reden
from swv.kern.kalender.klok import nu
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.logboek.services import leg_vast
from swv.kern.termijnen.dwangsom import eis_in_gebreke
from swv.kern.termijnen.opschorting import TermijnGeweigerd
from swv.kern.termijnen.rules import Verdaging, verdaag
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik, zet_reden
from swv.kern.toegang.errors import NuNietMogelijk


def verlopen_aanvullingen_vastleggen(*, actor: Actor) -> int:
    """Record for each request that lapsed unused that it did, once; how many were recorded now (RCH-14).

    The clock needs no push: the term runs again from the lapse by computation. This is for who reads the dossier.
    Safe to run twice: an aanvraag is locked while its events are looked at.
    """
    zet_reden("verlopen_aanvullingen_vastleggen")
    verlopen = (
        Aanvraag.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("dossier")
        .filter(status=Status.AANVULLING_GEVRAAGD, hersteltermijn__lt=actor.vandaag)
        .order_by("pk")
    )
    aantal = 0
    for aanvraag in verlopen:
        dag = str(aanvraag.hersteltermijn)
        eerder = Gebeurtenis.objects.filter(
            dossier=aanvraag.dossier, soort="aanvulling.verlopen", gegevens__hersteltermijn=dag
        )
        if not eerder.exists():
            leg_vast(actor, aanvraag.dossier, "aanvulling.verlopen", hersteltermijn=dag)
            meld_secretariaat(aanvraag.dossier, "aanvulling_verlopen", actor.vandaag)
            aantal += 1
    return aantal


def buiten_behandeling_laten(*, actor: Actor, dossier_id: int, reden: str) -> Buitenbehandeling:
    """Decide not to treat an aanvraag that was not completed in time (RCH-14, Awb 4:5).

    By who may: the function that the route names, with a mandate where it asks one, else GeenRecht (OVZ-23). Refused
    while the school may still complete. After the four weeks it is allowed, and recorded as late: whether it
    then still holds is for who decides. The letters go out with `brieven_verzenden`.
    """
    if not reden.strip():
        raise NuNietMogelijk("Schrijf op waarom u de aanvraag buiten behandeling laat. Dit komt in de brief.")
    with handelen(actor, "buiten_behandeling_laten", dossier_id) as dossier:
        verloop = verlopen_aanvulling(dossier, actor.vandaag)
        if verloop is None:
            nog = geef_reden("RCH-14", "nog_aan_te_vullen", hersteltermijn=dossier.aanvraag.hersteltermijn)
            raise NuNietMogelijk(nog.tekst)
        bevoegdheid = of_geen_recht(bevoegdheid_niet_behandelen(actor, dossier))
        verplaats(actor, dossier, "buiten_behandeling_laten")
        besluit = Buitenbehandeling.objects.create(
            dossier=dossier,
            opschorting=Opschorting.objects.filter(dossier=dossier, aangevuld_op__isnull=True).latest("pk"),
            uiterste_dag=verloop.uiterste_dag,
            reden=reden.strip(),
            bevoegdheid=f"de {bevoegdheid.functie}, {bevoegdheid.grond}",
            genomen_door_id=actor.eigen_persoon_id,
            naam=actor.naam,
            functie=bevoegdheid.functie,
            genomen_op=nu(),
        )
        # The system closes the addition and dates the besluit in one go: no person may do one without the other.
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden="buiten_behandeling_laten"):
            dossier.aanvulling_open, dossier.besloten_op = False, besluit.genomen_op
            dossier.save(update_fields=["aanvulling_open", "besloten_op"])
        leg_vast(actor, dossier, "buitenbehandeling.besloten", te_laat=verloop.te_laat)
        return besluit


def termijn_verdagen(*, actor: Actor, dossier_id: int, nieuwe_dag: date, reden: str) -> Termijnbericht:
    """Tell before the end of the term that the besluit comes later, and when (RCH-05, Awb 4:14).

    Once per aanvraag. Refused after the last day, for a day that is no later than the last day, and without reason.
    """
    _eis_reden(reden)
    with handelen(actor, "termijn_verdagen", dossier_id) as dossier:
        if Termijnbericht.objects.filter(dossier=dossier, soort=Berichtsoort.VERDAGING).exists():
            raise NuNietMogelijk("Deze termijn is al een keer verdaagd. Vraag de school schriftelijk om uitstel.")
        overzicht = termijnen_van(dossier, dossier.aanvraag)
        if overzicht is not None:
            na = verdaag(overzicht.uiterste, Verdaging(actor.vandaag, nieuwe_dag))
            if nieuwe_signalen := na.signalen[len(overzicht.uiterste.signalen) :]:
                raise NuNietMogelijk(nieuwe_signalen[0].tekst)
        bericht = Termijnbericht.objects.create(
            dossier=dossier,
            soort=Berichtsoort.VERDAGING,
            bericht_op=actor.vandaag,
            tot=nieuwe_dag,
            reden=reden.strip(),
            naam=actor.naam,
        )
        herbereken_termijnen(dossier, dossier.aanvraag)
        leg_vast(actor, dossier, "termijn.verdaagd", nieuwe_dag=nieuwe_dag.isoformat(), reden=reden.strip())
        meld_verdaging(actor, dossier, bericht)
        return bericht


def termijn_opschorten(
    *, actor: Actor, dossier_id: int, grond: str, van: date, tot: date, reden: str
) -> Termijnbericht:
    """Record that the term stands still on another ground, day `tot` not included (RCH-04, Awb 4:15 lid 2).

    Refused when the period is empty, begins before the indiening or after the last day of the term.
    """
    _eis_reden(reden)
    with handelen(actor, "termijn_opschorten", dossier_id) as dossier:
        overzicht = termijnen_van(dossier, dossier.aanvraag)
        if overzicht is None or not overzicht.uiterste.vanaf < van <= overzicht.uiterste.uiterste_dag:
            raise NuNietMogelijk("De stilstand begint na de dag van indienen, en niet na de uiterste dag.")
        if tot <= van:
            raise NuNietMogelijk("De dag waarop de termijn weer loopt, ligt na de eerste dag van de stilstand.")
        bericht = Termijnbericht.objects.create(
            dossier=dossier,
            soort=Berichtsoort(grond),
            bericht_op=actor.vandaag,
            van=van,
            tot=tot,
            reden=reden.strip(),
            naam=actor.naam,
        )
        herbereken_termijnen(dossier, dossier.aanvraag)
        leg_vast(actor, dossier, "termijn.opgeschort", van=van.isoformat(), tot=tot.isoformat(), reden=reden.strip())
        meld_stilstand(actor, dossier, bericht, uiterste_dag=dossier.aanvraag.uiterste_datum)
        return bericht


def ingebrekestelling_vastleggen(*, actor: Actor, dossier_id: int, ontvangen_op: date) -> Aanvraag:
    """Record when a notice of default came in; from then the days are counted (RCH-06, Awb 4:17).

    Once. Refused for a day to come, and for a notice that came before the term was over.
    """
    with handelen(actor, "ingebrekestelling_vastleggen", dossier_id) as dossier:
        aanvraag = dossier.aanvraag
        if aanvraag.ingebreke_op is not None:
            raise NuNietMogelijk("Er is al een ingebrekestelling vastgelegd. De eerste telt.")
        if ontvangen_op > actor.vandaag:
            raise NuNietMogelijk("Deze dag ligt in de toekomst. Vul in wanneer de ingebrekestelling binnenkwam.")
        overzicht = termijnen_van(dossier, aanvraag)
        if overzicht is not None:
            try:
                eis_in_gebreke(overzicht.uiterste.uiterste_dag, ontvangen_op)
            except TermijnGeweigerd as fout:
                raise NuNietMogelijk(str(fout)) from fout
        aanvraag.ingebreke_op = ontvangen_op
        aanvraag.save(update_fields=["ingebreke_op"])
        leg_vast(actor, dossier, "ingebrekestelling.vastgelegd", ontvangen_op=ontvangen_op.isoformat())
        return aanvraag


def _eis_reden(reden: str) -> None:
    if not reden.strip():
        raise NuNietMogelijk("Schrijf op waarom het besluit later komt. School en ouders lezen dit.")
