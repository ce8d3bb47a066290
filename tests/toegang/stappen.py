"""Every act that writes, once, each on a dossier of the world that stands ready for it.

Used to see which policies let the product write: take one away and a step fails, or writes less.
"""

from collections.abc import Callable
from datetime import time, timedelta

from django.core.files.base import ContentFile

from aanvragen.models import Agendapunt, Akkoord, Bericht, Berichtlezing, Zienswijzeverzoek
from aanvragen.rules.werklijst import Lijstkeuze
from aanvragen.services import (
    advising,
    agenda_order,
    assessment,
    documents,
    drafting,
    mandates,
    meetings,
    messages,
    moving,
    saved_lists,
    sharing,
    submission,
)
from swv.kern.berichten.services import mail_klaarzetten, meldingen_kiezen
from swv.kern.berichten.versturen import mail_versturen, samenvatting_versturen
from swv.kern.briefteksten import bouwstenen
from swv.kern.briefteksten import services as teksten
from swv.kern.briefteksten.models import Briefvoorstel
from swv.kern.choices import InschrijvingSoort, Veldgroep
from swv.kern.documenten import retour_services as retourdiensten
from swv.kern.documenten.models import Brief, Document, Retourreden
from swv.kern.documenten.retour import Retour
from swv.kern.documenten.services import printrun_bevestigen
from swv.kern.kalender import klok
from swv.kern.kalender.klok import nu
from swv.kern.logboek.models import Inzage
from swv.kern.toegang.models import Deling
from swv.kern.toegang.services import deling_beeindigen
from swv.kern.tokens.models import Tokenomvang
from swv.kern.tokens.services import apitoken_intrekken, apitoken_maken
from tests.bouw import situaties as maak
from tests.bouw.bestanden import pdf
from tests.bouw.brieven import maak_wachtende
from tests.bouw.cast import DAG, HOOFD
from tests.bouw.formulier import beantwoord
from tests.bouw.meelezers import deel
from tests.toegang.stappen_aanvraag import (
    aanvullen,
    doorverwijzen,
    formulier_bijwerken,
    indienen,
    leerling_toevoegen,
    niet_behandelen,
    praten,
    samenvoegen,
    verdagen,
    vervangen,
)
from tests.toegang.stappen_gezin import contact, gezin, uitnodigen
from tests.toegang.stappen_mensen import lidmaatschappen, medewerkers
from tests.toegang.stappen_tlv import bezwaren, campagne_voeren, jaarverslagen, tlv_gebruiken, tlvs_overnemen, uitvoer
from tests.toegang.wereld import Wereld
from tlv.services import reopening
from tlv.services.decision import besluit_nemen
from tlv.services.dispatch import brieven_verzenden

Stap = Callable[[Wereld], None]


def concept_bewerken(wereld: Wereld) -> None:
    """Answers, a document, and taking it back."""
    with wereld.cast.als("oco") as oco:
        pk = wereld.dossiers["concept"]
        formulier = maak.formulier_van(maak.opnieuw_op(pk))
        for sectie, waarden in beantwoord(formulier, {"herkomst": "SBO", "doelgroep": "anders"}).items():
            drafting.sectie_opslaan(actor=oco, dossier_id=pk, sectie=sectie, antwoorden=waarden)
        document = documents.document_toevoegen(
            actor=oco,
            dossier_id=pk,
            code="D06",
            naam="a.pdf",
            datum=oco.vandaag - timedelta(days=1),
            bestand=ContentFile(pdf()),
        )
        documents.document_intrekken(actor=oco, document_id=document.pk)
        assert Document.objects.get(pk=document.pk).ingetrokken_op is not None


def verplaatsen(wereld: Wereld) -> None:
    """To another school of the pupil, with another board."""
    with wereld.cast.als("secretariaat") as actor:
        moving.aanvraag_verplaatsen(
            actor=actor,
            dossier_id=wereld.dossiers["ingediend"],
            verplaatsing=moving.Verplaatsing(
                wereld.cast.scholen["elders"], InschrijvingSoort.AANMELDING, actor.vandaag, False, "verhuisd"
            ),
        )


def beoordelen(wereld: Wereld) -> None:
    """Complete, assigned, advised, talked about."""
    cast = wereld.cast
    with cast.als("secretariaat") as actor:
        submission.aanvraag_volledig_verklaren(actor=actor, dossier_id=wereld.dossiers["ingediend"])
        assessment.deskundigen_toewijzen(
            actor=actor,
            dossier_id=wereld.dossiers["volledig"],
            lidmaatschappen=[cast.lidmaatschappen[wie] for wie in maak.GEWOON.deskundigen],
        )
        assessment.notitie_toevoegen(actor=actor, dossier_id=wereld.dossiers["volledig"], tekst="notitie")
    dossier = maak.Dossier(pk=wereld.dossiers["bij_deskundigen"])
    for wie in maak.GEWOON.deskundigen:
        maak.stel_advies_vast(cast, dossier, wie)
    with cast.als("voorzitter") as voorzitter:
        # The route of this SWV asks no akkoord; that of another does.
        Akkoord.objects.create(
            dossier_id=wereld.dossiers["adviezen"],
            stap="akkoord",
            door_id=voorzitter.persoon_id,
            naam=voorzitter.naam,
            op=nu(),
        )


def opnieuw_adviseren(wereld: Wereld) -> None:
    """A discussion, after which the experts look at their advices again."""
    dossier = maak.dossier_met_adviezen(wereld.cast, maak.VERLENGING)
    with wereld.cast.als("voorzitter") as voorzitter:
        advising.herbespreking_vastleggen(actor=voorzitter, dossier_id=dossier.pk, verslag="besproken")


def besluiten(wereld: Wereld) -> None:
    """The besluit with its number, and the letters of another."""
    cast = wereld.cast
    with cast.als("voorzitter") as voorzitter:
        dossier = maak.opnieuw_op(wereld.dossiers["adviezen"])
        besluit_nemen(
            actor=voorzitter,
            dossier_id=dossier.pk,
            voornemen=maak.voornemen_tot_toekennen(voorzitter, dossier),
        )
    with cast.als("secretariaat") as actor:
        brieven_verzenden(actor=actor, dossier_id=wereld.dossiers["toegekend"])


def brieven(wereld: Wereld) -> None:
    """Making, delivering and closing."""
    cast = wereld.cast
    pk = wereld.dossiers["brieven_klaar"]
    with cast.als("systeem") as actor:
        maak_wachtende(actor, dossier_id=pk)
    with cast.als("secretariaat") as actor:
        wachtend = Brief.objects.filter(dossier_id=pk, verzonden_op__isnull=True).order_by("pk")
        wachtend_ids = list(wachtend.values_list("pk", flat=True))
        printrun_bevestigen(actor=actor, brief_ids=wachtend_ids)
        assert maak.opnieuw_op(pk).verzonden_op is not None
        terug = wachtend_ids[0]
        reden = Retour(actor.vandaag, Retourreden.VERHUISD)
        retourdiensten.retour_vastleggen(actor=actor, brief_ids=[terug], retour=reden)
        retourdiensten.brief_opnieuw_verzenden(actor=actor, brief_id=terug)
        retourdiensten.retour_terugdraaien(actor=actor, brief_id=terug)
        retourdiensten.retour_vastleggen(actor=actor, brief_ids=[terug], retour=reden)
        retourdiensten.brief_bekendmaken(actor=actor, brief_id=terug, dag=actor.vandaag, hoe="proef")


def heropenen(wereld: Wereld) -> None:
    """Taken back, asked and refused, asked and opened again; one request waits there already."""
    cast, pk = wereld.cast, wereld.dossiers["verzonden"]

    def vraag(nieuws: str) -> None:
        with cast.als("oco") as oco:
            reopening.heropening_vragen(actor=oco, dossier_id=pk, nieuwe_informatie=nieuws)

    with cast.als("oco") as oco:
        reopening.heropening_intrekken(actor=oco, dossier_id=pk, reden="toch niet")
    for antwoord in (reopening.heropening_afwijzen, reopening.dossier_heropenen):
        vraag("nieuw")
        with cast.als("voorzitter") as voorzitter:
            antwoord(actor=voorzitter, dossier_id=pk, antwoord="daarom")


def zienswijze_vragen(wereld: Wereld) -> None:
    """A request for a view; in this world the parents gave theirs, so the row is written as the act writes it."""
    with wereld.cast.als("voorzitter") as voorzitter:
        Zienswijzeverzoek.objects.create(
            dossier_id=wereld.dossiers["volledig"],
            gevraagd_op=voorzitter.vandaag,
            uiterste_dag=voorzitter.vandaag + timedelta(days=14),
            vraag="wat vindt u",
            naam=voorzitter.naam,
        )


def delen(wereld: Wereld) -> None:
    """A share and its end, and a consultation."""
    cast = wereld.cast
    dossier = maak.Dossier(pk=wereld.dossiers["volledig"], swv_id=cast.swvs[HOOFD])
    deel(cast, dossier, "verzuim", Veldgroep.ONDERWIJS)
    with cast.als("secretariaat") as actor:
        deling_beeindigen(
            actor=actor,
            deling=Deling.objects.select_related("content_object").get(
                content_object=dossier, user_id=cast.gebruikers["verzuim"]
            ),
        )
        sharing.adviesteam_raadplegen(
            actor=actor,
            dossier_id=maak.dossier_ingediend(cast, maak.ELDERS).pk,
            wie=cast.lidmaatschappen["adviesteam"],
            tot=actor.vandaag + timedelta(days=1),
            grond="consultatie",
        )


def lezen(wereld: Wereld) -> None:
    """The read log, on the connection of the request."""
    with wereld.cast.als("ouder") as ouder:
        Inzage.objects.create(
            dossier_id=wereld.dossiers["verzonden"],
            swv_id=wereld.cast.swvs[HOOFD],
            wat="dossier",
            gebruiker_id=ouder.gebruiker_id,
            naam=ouder.naam,
            rol=ouder.rol_label,
            organisatie="",
            op=nu(),
        )


def berichten(wereld: Wereld) -> None:
    """From each side, with both kinds of reader."""
    for wie, lezers in (("oco", "school"), ("ouder", "ouders"), ("secretariaat", "allen")):
        with wereld.cast.als(wie) as actor:
            messages.bericht_sturen(
                actor=actor, dossier_id=wereld.dossiers["ingediend"], tekst="vraag", zichtbaar_voor=lezers
            )


def gelezen(wereld: Wereld) -> None:
    """A message that is opened: marked over the connection of the log."""
    with wereld.cast.als("oco") as oco:
        Berichtlezing.objects.create(
            bericht=Bericht.objects.filter(dossier_id=wereld.dossiers["ingediend"]).first(),
            dossier_id=wereld.dossiers["ingediend"],
            gebruiker_id=oco.gebruiker_id,
            gelezen_op=nu(),
        )


def mails(wereld: Wereld) -> None:
    """One mail that is sent at once, and a digest."""
    with wereld.cast.als("systeem") as actor:
        direct = mail_klaarzetten(
            gebruiker_id=wereld.cast.gebruikers["oco"],
            swv_id=wereld.cast.swvs[HOOFD],
            soort="brief_klaar",
            dossier_id=wereld.dossiers["verzonden"],
        )
        assert mail_versturen(actor=actor, mail_id=direct.pk)
    with klok.op(DAG + timedelta(days=1)), wereld.cast.als("systeem") as actor:
        assert samenvatting_versturen(actor=actor, gebruiker_id=wereld.cast.gebruikers["secretariaat"])


def meldingen(wereld: Wereld) -> None:
    """A first choice, and another."""
    with wereld.cast.als("oco") as oco:
        for moment in ("meteen", "niet"):
            meldingen_kiezen(actor=oco, keuzes={"bericht_ontvangen": moment})


def tokens(wereld: Wereld) -> None:
    """Making a token, and ending it."""
    with wereld.cast.als("oco") as oco:
        token, _ = apitoken_maken(actor=oco, naam="proef", omvang=Tokenomvang.ALLES, laatste_dag=oco.vandaag)
        assert token.omvang == Tokenomvang.ALLES
        apitoken_intrekken(actor=oco, apitoken_id=token.pk)


def vergaderen(wereld: Wereld) -> None:
    """Planning, putting a dossier on the agenda and moving it."""
    with wereld.cast.als("secretariaat") as actor:
        week = timedelta(days=7)
        schema = meetings.Schema(4, actor.vandaag, actor.vandaag + 3 * week, time(9), True, "")
        eerste, tweede, *_ = meetings.vergaderingen_plannen(actor=actor, schema=schema).nieuw
        pk = maak.dossier_volledig(wereld.cast, maak.ELDERS).pk
        punt = Agendapunt.objects.get(dossier_id=pk)
        naar = tweede if punt.vergadering_id != tweede.pk else eerste
        meetings.dossier_agenderen(actor=actor, dossier_id=pk, vergadering_id=naar.pk, reden="ziek")
        agenda_order.agendapunt_schuiven(actor=actor, dossier_id=pk, richting="omhoog")
        meetings.verslag_vastleggen(actor=actor, dossier_id=pk, tekst="besproken")
        for tekst in ("eerst", "later"):
            meetings.leesnotitie_bewaren(actor=actor, dossier_id=pk, tekst=tekst)


def mandaten(wereld: Wereld) -> None:
    """A mandate for a deputy, and taking it back."""
    dag = DAG
    with wereld.cast.als("secretariaat") as actor:
        mandaat = mandates.mandaat_vastleggen(
            actor=actor,
            nieuw=mandates.NieuwMandaat(
                wereld.cast.lidmaatschappen["directeur"], "voorzitter", True, "", dag, dag, "besluit", "proef"
            ),
        )
        mandates.mandaat_intrekken(actor=actor, mandaat_id=mandaat.pk, reden="proef")


def teksten_om_in_te_voegen(wereld: Wereld) -> None:
    """A text, its next version, and its end."""
    with wereld.cast.als("secretariaat") as actor:
        inhoud = bouwstenen.Bouwsteeninhoud("Proef", ("toekennen",), (), "Proef.", actor.vandaag)
        rij = bouwstenen.bouwsteen_bewaren(actor=actor, inhoud=inhoud)
        bouwstenen.bouwsteen_bewaren(actor=actor, inhoud=inhoud, bouwsteen_id=rij.pk)
        bouwstenen.bouwsteen_vervallen(actor=actor, bouwsteen_id=rij.pk)


def briefteksten(wereld: Wereld) -> None:
    """Other texts for a letter: written, laid before, taken back, laid before again, approved, and withdrawn in time."""
    morgen = DAG + timedelta(days=1)
    nieuw = {"soorten": ["tlv_vso_eerste"], "geldig_van": morgen, "toelichting": "proef"}
    with wereld.cast.als("secretariaat") as actor:
        pk = teksten.brieftekst_wijzigen(actor=actor, soort="tlv_vso_eerste").pk
        for tekst in ("Tot ziens.", "Bel {{ telefoon }}."):
            teksten.brieftekst_opslaan(actor=actor, voorstel_id=pk, plaats=("tekstblokken", "slot"), tekst=tekst)
        teksten.briefvoorstel_voorleggen(actor=actor, voorstel_id=pk, **nieuw)
        teksten.briefvoorstel_terughalen(actor=actor, voorstel_id=pk)
        teksten.briefvoorstel_voorleggen(actor=actor, voorstel_id=pk, **nieuw)
    with wereld.cast.als("voorzitter") as actor:
        teksten.briefvoorstel_terugsturen(actor=actor, voorstel_id=pk, reden="proef")
    with wereld.cast.als("secretariaat") as actor:
        teksten.briefvoorstel_voorleggen(actor=actor, voorstel_id=pk, **nieuw)
    with wereld.cast.als("voorzitter") as actor:
        gezien = teksten.naast(Briefvoorstel.objects.get(pk=pk))
        teksten.briefvoorstel_goedkeuren(actor=actor, voorstel_id=pk, gezien=gezien)
        teksten.briefvoorstel_intrekken(actor=actor, voorstel_id=pk, reden="proef")


def lijsten_bewaren(wereld: Wereld) -> None:
    """A list of the own work, kept, removed and back again."""
    with wereld.cast.als("secretariaat") as actor:
        keuze = Lijstkeuze(termijn="te_laat")
        rij = saved_lists.lijstweergave_bewaren(actor=actor, naam="te laat", keuze=keuze)
        saved_lists.lijstweergave_verwijderen(actor=actor, lijstweergave_id=rij.pk)
        assert "te laat" not in [lijst.naam for lijst in saved_lists.lijstweergaven_van(actor)]
        saved_lists.lijstweergave_terughalen(actor=actor, lijstweergave_id=rij.pk)


STAPPEN: tuple[Stap, ...] = (
    lijsten_bewaren,
    briefteksten,
    teksten_om_in_te_voegen,
    jaarverslagen,
    uitvoer,
    tlvs_overnemen,
    mandaten,
    praten,
    vervangen,
    vergaderen,
    leerling_toevoegen,
    concept_bewerken,
    formulier_bijwerken,
    gezin,
    indienen,
    aanvullen,
    verplaatsen,
    samenvoegen,
    verdagen,
    niet_behandelen,
    doorverwijzen,
    beoordelen,
    opnieuw_adviseren,
    besluiten,
    brieven,
    heropenen,
    tlv_gebruiken,
    campagne_voeren,
    bezwaren,
    zienswijze_vragen,
    delen,
    lezen,
    contact,
    berichten,
    gelezen,
    mails,
    meldingen,
    tokens,
    uitnodigen,
    lidmaatschappen,
    medewerkers,
)
