"""Every act that writes, once, each on a dossier of the world that stands ready for it.

Used to see which policies let the product write: take one away and a step fails, or writes less.
"""

from collections.abc import Callable
from datetime import time, timedelta
from unittest import mock

from django.core.files.base import ContentFile

from aanvragen.choices import Ondertekenstand
from aanvragen.models import Agendapunt, Akkoord, Bericht, Berichtlezing, Handtekening, Toewijzing, Zienswijzeverzoek
from aanvragen.services import (
    advising,
    assessment,
    documents,
    drafting,
    experts,
    family,
    form_version,
    invitations,
    mandates,
    meetings,
    merging,
    messages,
    moving,
    sharing,
    submission,
    talks,
    terms,
)
from swv.kern.beleid.uitleg import reden
from swv.kern.berichten.models import Mail
from swv.kern.berichten.services import mail_klaarzetten, meldingen_kiezen
from swv.kern.berichten.versturen import mail_versturen, samenvatting_versturen
from swv.kern.briefteksten import services as teksten
from swv.kern.briefteksten.models import Briefvoorstel
from swv.kern.choices import InschrijvingSoort, Rol, Veldgroep
from swv.kern.documenten.models import Brief, Document
from swv.kern.documenten.services import brief_maken, printrun_bevestigen
from swv.kern.kalender import klok
from swv.kern.kalender.klok import nu, vandaag
from swv.kern.logboek.models import Inzage
from swv.kern.organisatie.models import Partij, School, Swv
from swv.kern.personen import services as personen
from swv.kern.personen.models import Contactgegevens, Gebruiker, Leerling
from swv.kern.toegang.models import Deling
from swv.kern.toegang.services import deling_beeindigen
from swv.kern.uitnodigingen.models import Uitnodigingskanaal
from swv.kern.uitnodigingen.services import Geopend, uitnodiging_gebruiken
from tests.bouw import situaties as maak
from tests.bouw.bezwaar import pdf_bestand
from tests.bouw.cast import DAG, HOOFD
from tests.bouw.formulier import beantwoord
from tests.toegang.wereld import ZONDER_DOSSIER, Wereld
from tlv.bezwaren import Indiener
from tlv.choices import Bezwaarkanaal, Bezwaarstapsoort, Hoedanigheid
from tlv.competence import Bevoegdheidstand
from tlv.letters.campagne import bouw_campagnebrief
from tlv.models import Doorverwijzing, Toelaatbaarheidsverklaring
from tlv.rules.bevoegdheid import Uitspraak
from tlv.rules.bevoegdheid_feiten import Bevoegdheidsfeiten
from tlv.rules.bezwaarbeslissing import Beslisvoornemen
from tlv.rules.campagne import Campagnedagen
from tlv.services import bezwaar as bezwaardiensten
from tlv.services import bundels, campagne, referral, register, reopening, verlengen, verweer
from tlv.services.bezwaarbeslissing import Beslissing, bezwaar_beslissen
from tlv.services.bezwaarverdaging import beslissing_verdagen
from tlv.services.decision import besluit_nemen
from tlv.services.dispatch import beslissing_versturen, brieven_verzenden

Stap = Callable[[Wereld], None]


def leerling_toevoegen(wereld: Wereld) -> None:
    """A pupil with a parent, a dossier for that pupil, and the first answers."""
    cast = wereld.cast
    with cast.als("oco") as oco:
        school = School.objects.get(pk=cast.scholen["brug"])
        leerling = drafting.leerling_toevoegen(
            actor=oco,
            swv=Swv.objects.get(pk=cast.swvs[HOOFD]),
            school=school,
            gegevens=drafting.NieuweLeerling(
                "Noor", "Jansen", maak.GEWOON.geboortedatum, ouders=(drafting.NieuweOuder("An", "Jansen"),)
            ),
        )
        dossier = drafting.aanvraag_beginnen(actor=oco, leerling=leerling, school=school, soort=maak.SOORT)
        sectie, waarden = next(iter(beantwoord(maak.formulier_van(dossier), {}).items()))
        drafting.sectie_opslaan(actor=oco, dossier_id=dossier.pk, sectie=sectie, antwoorden=waarden)


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
            bestand=ContentFile(maak.pdf()),
        )
        documents.document_intrekken(actor=oco, document_id=document.pk)
        assert Document.objects.get(pk=document.pk).ingetrokken_op is not None


def formulier_bijwerken(wereld: Wereld) -> None:
    """Over to the newer version of the form; `vul_aan` made one of the same questions."""
    with wereld.cast.als("oco") as oco:
        form_version.formulier_bijwerken(actor=oco, dossier_id=wereld.dossiers["concept"])


def indienen(wereld: Wereld) -> None:
    """Presenting one, signing and submitting another."""
    with wereld.cast.als("oco") as oco:
        submission.aanvraag_voorleggen(actor=oco, dossier_id=wereld.dossiers["concept"])
        pk = wereld.dossiers["ter_ondertekening"]
        for rij in Handtekening.objects.filter(dossier_id=pk).order_by("pk"):
            documents.handtekening_vastleggen(
                actor=oco, handtekening_id=rij.pk, stand=Ondertekenstand.GETEKEND, op=oco.vandaag
            )
        submission.aanvraag_indienen(actor=oco, dossier_id=pk)


def gezin(wereld: Wereld) -> None:
    """A parent signs and tells what the parent thinks; in 'aanvulling' nothing was written yet."""
    with wereld.cast.als("ouder") as ouder:
        family.aanvraag_tekenen(
            actor=ouder,
            dossier_id=wereld.dossiers["ter_ondertekening"],
            stand=Ondertekenstand.GEWEIGERD,
            reden="nog niet",
        )
        pk = wereld.dossiers["aanvulling"]
        for doe in (family.zienswijze_opslaan, family.zienswijze_geven):
            doe(actor=ouder, dossier_id=pk, tekst="eigen woorden", alleen_commissie=False)


def aanvullen(wereld: Wereld) -> None:
    """Asking, and answering."""
    with wereld.cast.als("secretariaat") as actor:
        submission.aanvulling_vragen(
            actor=actor,
            dossier_id=wereld.dossiers["ingediend"],
            hersteltermijn=actor.vandaag + timedelta(days=9),
            wat="iets",
        )
    with wereld.cast.als("oco") as oco:
        submission.aanvulling_leveren(actor=oco, dossier_id=wereld.dossiers["aanvulling"])


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


def samenvoegen(wereld: Wereld) -> None:
    """A second aanvraag for the same goes on in the first; an addition that was asked for it lapses."""
    wie = maak.anders(bekende_leerling=wereld.leerlingen["volledig"], waarom_nog="vergissing")
    tweede = maak.dossier_met_aanvulling_gevraagd(wereld.cast, wie)
    with wereld.cast.als("secretariaat") as actor:
        merging.aanvragen_samenvoegen(
            actor=actor, dossier_id=tweede.pk, met=wereld.dossiers["volledig"], reden="twee keer hetzelfde"
        )


def verdagen(wereld: Wereld) -> None:
    """A message that the besluit comes later."""
    with wereld.cast.als("voorzitter") as actor:
        terms.termijn_verdagen(
            actor=actor,
            dossier_id=wereld.dossiers["volledig"],
            nieuwe_dag=actor.vandaag + timedelta(days=90),
            reden="ziekte",
        )


def niet_behandelen(wereld: Wereld) -> None:
    """The lapse of an addition, the besluit to leave out of treatment, and that it is revoked after an objection."""
    cast = wereld.cast
    verlopen = vandaag() + timedelta(days=15)
    with klok.op(verlopen):
        with cast.als("systeem", verlopen) as actor:
            assert terms.verlopen_aanvullingen_vastleggen(actor=actor) == 1
        with cast.als("voorzitter", verlopen) as actor:
            terms.buiten_behandeling_laten(actor=actor, dossier_id=wereld.dossiers["aanvulling"], reden="geen stukken")
        with cast.als("ouder", verlopen) as actor:
            bezwaar = bezwaardiensten.bezwaar_maken(
                actor=actor, dossier_id=wereld.dossiers["aanvulling"], gronden="proef"
            )
        gelijk = {"niet_gehoord": "tegemoetgekomen", "niet_gehoord_uitleg": "proef", "afwijking": "proef"}
        with cast.als("directeur", verlopen) as actor:
            beslissing = Beslissing(Beslisvoornemen("gegrond", "proef", **gelijk))
            bezwaar_beslissen(actor=actor, bezwaar_id=bezwaar.pk, beslissing=beslissing)


def doorverwijzen(wereld: Wereld) -> None:
    """Why it is decided here all the same, sending on, and taking that back; as if the rules point elsewhere."""
    elders = Uitspraak(reden("TLV-40", "elders_uitleggen"), None, eigen=False)
    pk = wereld.dossiers["ingediend_16"]
    stand = Bevoegdheidstand(elders, Bevoegdheidsfeiten(), ())
    with mock.patch.object(referral, "bevoegdheid_van", return_value=stand), wereld.cast.als("secretariaat") as actor:
        referral.zelf_behandelen(actor=actor, dossier_id=pk, reden="een antwoord klopt niet")
        naar = referral.Verwijsadres("SWV Elders", "Markt 1", "5200 AA", "Elders")
        referral.doorverwijzen(actor=actor, dossier_id=pk, naar=naar, toelichting="hoort daar")
        referral.doorverwijzing_terugdraaien(actor=actor, dossier_id=pk, reden="toch niet")
        assert not Doorverwijzing.objects.filter(dossier_id=pk, teruggedraaid_op=None).exists()


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
        for brief in Brief.objects.filter(dossier_id=pk).order_by("pk"):
            brief_maken(actor=actor, brief_id=brief.pk)
    with cast.als("secretariaat") as actor:
        wachtend = Brief.objects.filter(dossier_id=pk, verzonden_op__isnull=True).order_by("pk")
        printrun_bevestigen(actor=actor, brief_ids=list(wachtend.values_list("pk", flat=True)))
        assert maak.opnieuw_op(pk).verzonden_op is not None


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


def bezwaren(wereld: Wereld) -> None:
    """One in the portal with a file, taken back and added again; one by post; and both withdrawn."""
    cast, pk = wereld.cast, wereld.dossiers["toegekend"]
    with cast.als("ouder2") as ouder:
        eigen = bezwaardiensten.bezwaar_opslaan(actor=ouder, dossier_id=pk, gronden="eerst")
        stuk = bezwaardiensten.bezwaarstuk_toevoegen(actor=ouder, bezwaar_id=eigen.pk, bestand=pdf_bestand())
        bezwaardiensten.bezwaarstuk_intrekken(actor=ouder, stuk_id=stuk.pk)
        bezwaardiensten.bezwaar_maken(actor=ouder, dossier_id=pk, gronden="toch")
        bezwaardiensten.bezwaar_intrekken(actor=ouder, bezwaar_id=eigen.pk)
    with cast.als("secretariaat") as actor:
        iemand = Indiener("anders", "", Hoedanigheid.ANDERS, None)
        ontvangst = bezwaardiensten.OpPapier(iemand, "opa", Bezwaarkanaal.POST, actor.vandaag, None, "nee")
        per_post = bezwaardiensten.bezwaar_vastleggen(
            actor=actor, dossier_id=pk, ontvangst=ontvangst, bestand=pdf_bestand()
        )
        bezwaardiensten.bezwaarstuk_intrekken(actor=actor, stuk_id=per_post.stukken.get().pk)
        bezwaardiensten.bezwaarstap_vastleggen(
            actor=actor, bezwaar_id=per_post.pk, soort=Bezwaarstapsoort.DOORGEZONDEN, dag=actor.vandaag
        )
        beslissing_verdagen(actor=actor, bezwaar_id=per_post.pk, reden="proef")
    _bundel(wereld, per_post.pk)
    with cast.als("voorzitter") as actor:
        verweer.verweer_opslaan(actor=actor, bezwaar_id=per_post.pk, tekst="proef", gelezen_op=None)
        verweer.verweer_vaststellen(actor=actor, bezwaar_id=per_post.pk, tekst="proef", gelezen_op=None)
    niet_horen = {"niet_gehoord": "kennelijk_niet_ontvankelijk", "niet_gehoord_uitleg": "proef", "afwijking": "proef"}
    beslissing = Beslissing(Beslisvoornemen("niet_ontvankelijk", "proef", **niet_horen))
    with cast.als("directeur") as actor:
        bezwaar_beslissen(actor=actor, bezwaar_id=per_post.pk, beslissing=beslissing)
    with cast.als("secretariaat") as actor:
        beslissing_versturen(actor=actor, bezwaar_id=per_post.pk)


def _bundel(wereld: Wereld, bezwaar_id: int) -> None:
    """Asked for, once in trouble, made, and sent; what is in it is not the point here."""
    cast = wereld.cast
    with cast.als("secretariaat") as actor:
        bundel = bundels.bezwaarbundel_maken(actor=actor, bezwaar_id=bezwaar_id)
    with cast.als("systeem") as actor:
        bundels.bundelstoring_vastleggen(bundel.pk, OSError("proef"))
        with mock.patch("tlv.services.bezwaarbundel.bundel_schrijven", lambda *w, **_: w[3].write_bytes(b"x") * []):
            assert bundels.maak_bezwaarbundel(actor=actor, bundel_id=bundel.pk)
    with cast.als("secretariaat") as actor:
        bundels.bezwaarbundel_versturen(actor=actor, bundel_id=bundel.pk)


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
    maak.deel(cast, dossier, "verzuim", Veldgroep.ONDERWIJS)
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


def tlv_gebruiken(wereld: Wereld) -> None:
    """Where a TLV is used, that the school entered its number, that its use ends, and taking that back."""
    pk, cast = wereld.dossiers["verzonden"], wereld.cast
    with cast.als("oco") as oco:
        register.invoer_vastleggen(actor=oco, dossier_id=pk, datum=vandaag())
    with cast.als("secretariaat") as actor:
        begin = Toelaatbaarheidsverklaring.objects.get(dossier_id=pk).ingangsdatum
        naar = register.Bestemming(cast.scholen["wissel"])
        register.overstap_vastleggen(actor=actor, dossier_id=pk, naar=naar, datum=begin)
        einde = register.terugkeer_vastleggen(actor=actor, dossier_id=pk, datum=begin + timedelta(days=40))
        register.gebruik_terugdraaien(actor=actor, dossier_id=pk, melding=einde.pk, reden="proef")


def campagne_voeren(wereld: Wereld) -> None:
    """A campaign with its letter and reminder; saying that no renewal is needed, taking that back, and beginning one."""
    pk, cast = wereld.dossiers["verzonden"], wereld.cast
    dag = vandaag()
    with cast.als("secretariaat") as actor:
        begin = Toelaatbaarheidsverklaring.objects.get(dossier_id=pk).ingangsdatum
        naar = register.Bestemming(cast.scholen["wissel"])
        register.overstap_vastleggen(actor=actor, dossier_id=pk, naar=naar, datum=begin)
    with cast.als("oco.wissel") as oco:
        verlengen.verlenging_hervatten(actor=oco, dossier_id=pk)
    with cast.als("secretariaat") as actor:
        verlengen.verlenging_afmelden(actor=actor, dossier_id=pk, uitkomst="naar_vo", toelichting="")
        verlengen.verlenging_hervatten(actor=actor, dossier_id=pk)
        einde = Toelaatbaarheidsverklaring.objects.get(dossier_id=pk).einddatum
        plan = campagne.Campagneplan(Campagnedagen(dag, dag))
        nieuw = campagne.campagne_beginnen(actor=actor, einddatum=einde, plan=plan)
        campagne.campagne_wijzigen(actor=actor, campagne_id=nieuw.pk, plan=plan)
        campagne.campagnebrieven_verzenden(actor=actor, campagne_id=nieuw.pk)
        (brief,) = nieuw.brieven.all()
    with cast.als("systeem") as actor:
        campagne.campagnebrieven_aanbieden(actor=actor, geleden=timedelta(0))
        assert campagne.campagnebrief_maken(actor=actor, brief_id=brief.pk, bouw=bouw_campagnebrief)
        assert campagne.campagnes_herinneren(actor=actor) == 1
    with cast.als("oco.wissel") as oco:
        verlengen.verlenging_beginnen(actor=oco, dossier_id=pk)


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


def contact(wereld: Wereld) -> None:
    """Addresses, digital post and the account of the pupil."""
    cast = wereld.cast
    with cast.als("secretariaat") as actor:
        leerling = Leerling.objects.get(pk=wereld.leerlingen["ingediend"])
        personen.contact_vastleggen(
            actor=actor,
            leerling=leerling,
            partij=Partij.objects.get(pk=cast.partijen["ouder"]),
            adres=personen.Adres(plaats="Breda"),
        )
        personen.leerling_koppelen(actor=actor, leerling=leerling, persoon_id=cast.personen["leerling.elders"])
    with cast.als("ouder") as ouder:
        personen.digitale_post_zetten(
            actor=ouder,
            contact=Contactgegevens.objects.get(
                leerling_id=wereld.leerlingen[ZONDER_DOSSIER], partij_id=cast.partijen["ouder"]
            ),
            sinds=None,
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


def uitnodigen(wereld: Wereld) -> None:
    """A letter, then a mail in its place that is sent and used; and taking one back."""
    cast, pk = wereld.cast, wereld.dossiers["ter_ondertekening"]
    with cast.als("systeem"):
        Leerling.objects.filter(pk=wereld.leerlingen["ter_ondertekening"]).update(persoon_id=None)
    with cast.als("oco") as oco:
        for kanaal in (Uitnodigingskanaal.BRIEF, Uitnodigingskanaal.MAIL):
            gemaakt = invitations.uitnodiging_maken(actor=oco, dossier_id=pk, partij_id=None, kanaal=kanaal)
    with cast.als("systeem") as actor:
        mail = Mail.objects.get(uitnodiging=gemaakt.uitnodiging)
        assert mail_versturen(actor=actor, mail_id=mail.pk)
    uitnodiging_gebruiken(
        geopend=Geopend(gemaakt.uitnodiging.pk, cast.swvs[HOOFD]),
        dag=vandaag(),
        gebruiker=Gebruiker(pk=cast.gebruikers["leerling"], persoon_id=cast.personen["leerling"]),
    )
    with cast.als("secretariaat") as actor:
        invitations.uitnodiging_intrekken(actor=actor, dossier_id=wereld.dossiers["ingediend"], partij_id=None)


def lidmaatschappen(wereld: Wereld) -> None:
    """Giving a lidmaatschap, and ending one."""
    cast = wereld.cast
    with cast.als("beheer") as actor:
        lid = personen.lidmaatschap_toekennen(
            actor=actor,
            gebruiker=Gebruiker(pk=cast.gebruikers["verzuim"], persoon_id=cast.personen["verzuim"]),
            rol=Rol.ADVIESTEAM,
            partij=Partij.objects.get(pk=cast.partijen["verzuim"]),
            swv=Swv.objects.get(pk=cast.swvs[HOOFD]),
            van=actor.vandaag,
        )
        type(lid).objects.filter(pk=lid.pk).update(tot=actor.vandaag)


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
        meetings.verslag_vastleggen(actor=actor, dossier_id=pk, tekst="besproken")
        for tekst in ("eerst", "later"):
            meetings.leesnotitie_bewaren(actor=actor, dossier_id=pk, tekst=tekst)


def vervangen(wereld: Wereld) -> None:
    """An interest is declared, and somebody else comes instead."""
    pk = maak.dossier_bij_deskundigen(wereld.cast).pk
    with wereld.cast.als("deskundige2") as actor:
        experts.belang_melden(actor=actor, dossier_id=pk, soort="kan_niet", toelichting="familie")
    with wereld.cast.als("secretariaat") as actor:
        experts.deskundige_vervangen(
            actor=actor,
            dossier_id=pk,
            toewijzing_id=Toewijzing.objects.get(dossier_id=pk, volgorde=2).pk,
            lidmaatschap_id=wereld.cast.lidmaatschappen["deskundige3"],
            reden="belang",
        )


def praten(wereld: Wereld) -> None:
    """A parent asks for a talk, it is planned, and held."""
    pk = maak.dossier_volledig(wereld.cast, maak.ELDERS).pk
    with wereld.cast.als("ouder.elders") as ouder:
        talks.gesprek_vragen(actor=ouder, dossier_id=pk, vraag="wij twijfelen")
    with wereld.cast.als("secretariaat") as actor:
        morgen = nu() + timedelta(days=1)
        talks.gesprek_plannen(
            actor=actor, dossier_id=pk, afspraak=talks.Afspraak(["ouders", "school"], morgen, True, "", "")
        )
        talks.gesprek_afzeggen(actor=actor, dossier_id=pk, reden="ziek")
        talks.gesprek_vastleggen(actor=actor, dossier_id=pk, op=actor.vandaag, verslag="besproken", met=("leerling",))


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


STAPPEN: tuple[Stap, ...] = (
    briefteksten,
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
    uitnodigen,
    lidmaatschappen,
)
