"""Steps of a request until it is judged: presented, submitted, merged, what stops it, and who judges."""

from datetime import timedelta
from unittest import mock

from aanvragen.choices import Ondertekenstand
from aanvragen.models import Handtekening, Toewijzing
from aanvragen.services import (
    documents,
    drafting,
    experts,
    form_version,
    merging,
    submission,
    talks,
    terms,
)
from swv.kern.beleid.uitleg import reden
from swv.kern.kalender import klok
from swv.kern.kalender.klok import nu, vandaag
from swv.kern.organisatie.models import School, Swv
from swv.kern.zoeken.models import Zoekwoord
from tests.bouw import situaties as maak
from tests.bouw.cast import HOOFD
from tests.bouw.formulier import beantwoord
from tests.toegang.wereld import Wereld
from tlv.competence import Bevoegdheidstand
from tlv.models import Doorverwijzing
from tlv.rules.bevoegdheid import Uitspraak
from tlv.rules.bevoegdheid_feiten import Bevoegdheidsfeiten
from tlv.rules.bezwaarbeslissing import Beslisvoornemen
from tlv.services import bezwaar as bezwaardiensten
from tlv.services import referral
from tlv.services.bezwaarbeslissing import Beslissing, bezwaar_beslissen


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
        assert not Zoekwoord.objects.filter(dossier_id=pk, ingediend=False).exists()


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
        pk = wereld.dossiers["aanvulling"]
        with cast.als("voorzitter", verlopen) as actor:
            terms.buiten_behandeling_laten(actor=actor, dossier_id=pk, reden="geen stukken")
        with cast.als("ouder", verlopen) as actor:
            bezwaar = bezwaardiensten.bezwaar_maken(actor=actor, dossier_id=pk, gronden="proef")
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
