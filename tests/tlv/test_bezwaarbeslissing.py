"""Deciding on an objection: by whom, what it does, and its letters (RCH-08, RCH-09, RCH-12, TLV-115)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.choices import Status
from aanvragen.models import Mandaat
from aanvragen.services.terms import buiten_behandeling_laten
from swv.kern.berichten.models import Mail
from swv.kern.documenten.letter_bezwaar import BESLISSING_OP_BEZWAAR
from swv.kern.documenten.models import Brief, Briefversie, Kanaal
from swv.kern.documenten.services import printrun_bevestigen
from swv.kern.kalender import klok
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.bezwaar import dossier_in_bezwaar, leg_stap_vast, maak_bezwaar
from tests.bouw.brieven import maak_wachtende
from tests.bouw.cast import DAG, Cast
from tlv.choices import Besluitsoort, Bezwaarstapsoort, Bezwaarstatus, Bezwaaruitkomst
from tlv.letter_selectors import te_verzenden
from tlv.models import Besluit, Bezwaar, Bezwaarbeslissing, Toelaatbaarheidsverklaring
from tlv.rules.besluit import Voornemen
from tlv.rules.bezwaarbeslissing import Beslisvoornemen
from tlv.selectors import controlegetal_klopt, geldend_besluit
from tlv.services.bezwaar import bezwaar_intrekken
from tlv.services.bezwaarbeslissing import Beslissing, bezwaar_beslissen
from tlv.services.decision import BesluitGeweigerd
from tlv.services.dispatch import beslissing_versturen, brieven_verzenden

Binnen = Callable[[str], Client]
LATER = date(2026, 6, 1)
ONGEGROND = Beslissing(Beslisvoornemen("ongegrond", "De adviezen kloppen.\n\nMeer hulp is niet nodig."))
GEGROND = Beslisvoornemen("gegrond", "Sam heeft meer hulp nodig.")


def geadviseerd(cast: Cast, bezwaar: Bezwaar, advies: Bezwaaruitkomst = Bezwaaruitkomst.ONGEGROND) -> None:
    """The hearing was, and the committee advised."""
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.DOORGEZONDEN)
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.GEHOORD, "Beide ouders en de voorzitter.")
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.ADVIES, "Zie het advies.", uitkomst=advies)


def beslis(cast: Cast, bezwaar: Bezwaar, beslissing: Beslissing, wie: str = "directeur") -> Bezwaarbeslissing:
    with klok.op(LATER), cast.als(wie, LATER) as actor:
        return bezwaar_beslissen(actor=actor, bezwaar_id=bezwaar.pk, beslissing=beslissing)


def nieuw_besluit(cast: Cast, dossier: Dossier, **anders: Any) -> Voornemen:
    with klok.op(LATER), cast.als("directeur", LATER) as actor:
        voornemen = maak.voornemen_tot_toekennen(actor, maak.opnieuw(dossier))
        return replace(
            voornemen, motivering=GEGROND.motivering, categorie=2, categorie_onderbouwing="Meer hulp.", **anders
        )


def verstuur(cast: Cast, bezwaar: Bezwaar, dossier: Dossier) -> dict[str, str]:
    """The secretariaat sends, the worker makes: the text of each letter by who gets it."""
    with klok.op(LATER):
        with cast.als("secretariaat", LATER) as actor:
            beslissing_versturen(actor=actor, bezwaar_id=bezwaar.pk)
        with cast.als("systeem", LATER) as actor:
            maak_wachtende(actor, dossier=dossier, soort=BESLISSING_OP_BEZWAAR)
        with cast.als("secretariaat", LATER) as actor:
            papier = Brief.objects.filter(dossier=dossier, verzonden_op__isnull=True, kanaal=Kanaal.PAPIER)
            if ids := list(papier.values_list("pk", flat=True)):
                printrun_bevestigen(actor=actor, brief_ids=ids)
            versies = Briefversie.objects.filter(brief__dossier=dossier, brief__soort=BESLISSING_OP_BEZWAAR)
            return {str(v.brief.ontvanger_id): " ".join(v.tekst.split()) for v in versies.select_related("brief")}


def test_ongegrond_leaves_the_besluit_and_closes_the_objection_when_it_is_sent(cast: Cast) -> None:
    dossier, bezwaar = dossier_in_bezwaar(cast)
    geadviseerd(cast, bezwaar)
    beslissing = beslis(cast, bezwaar, ONGEGROND)
    assert (beslissing.uitkomst, beslissing.besluit_id, beslissing.functie) == (
        "ongegrond", None, "directeur-bestuurder",
    )  # fmt: skip
    with cast.als("secretariaat"):
        bezwaar.refresh_from_db()
        assert (bezwaar.status, bezwaar.loopt, bezwaar.te_beslissen) == (Bezwaarstatus.BESLIST, True, False)
        assert maak.opnieuw(dossier).aanvraag.status == Status.BRIEF_VERZONDEN
    with cast.als("systeem"):
        assert Mail.objects.filter(dossier=dossier, soort="bezwaar_beslist").count() == 1
    teksten = verstuur(cast, bezwaar, dossier)
    eigen = teksten[str(cast.partijen["ouder"])]
    # sent ma 01-06-2026: six weeks is ma 13-07
    for zin in (
        "Op 10 maart 2026 kregen wij uw bezwaar", "Het bezwaar is ongegrond", "De adviezen kloppen.",
        "De hoorzitting was op 10 maart 2026", "De beslissing volgt dat advies", "artikel 7:11",
        "U kunt in beroep gaan tot en met 13 juli 2026", "rechtbank Zeeland-West-Brabant",
    ):  # fmt: skip
        assert zin in eigen, zin
    assert "U kunt bezwaar maken" not in eigen
    assert "maakte een ouder bezwaar" in teksten[str(cast.partijen["ouder2"])]
    with cast.als("secretariaat", LATER) as actor:
        bezwaar.refresh_from_db()
        assert bezwaar.afgesloten_op is not None
        assert maak.opnieuw(dossier).aanvraag.status == Status.BRIEF_VERZONDEN
        with pytest.raises(NuNietMogelijk, match="al gemaakt"):
            beslissing_versturen(actor=actor, bezwaar_id=bezwaar.pk)


def test_gegrond_brings_a_new_besluit_in_the_chain_with_its_own_number(cast: Cast) -> None:
    dossier, bezwaar = dossier_in_bezwaar(cast)
    geadviseerd(cast, bezwaar, Bezwaaruitkomst.GEGROND)
    with cast.als("secretariaat"):
        oud = geldend_besluit(dossier)
        assert oud is not None
    beslissing = beslis(cast, bezwaar, Beslissing(GEGROND, nieuw_besluit(cast, dossier)))
    with cast.als("secretariaat", LATER) as actor:
        besluit = Besluit.objects.get(pk=beslissing.besluit_id)
        assert (besluit.soort, besluit.vervangt_id, besluit.categorie) == (Besluitsoort.OP_BEZWAAR, oud.pk, 2)
        assert (besluit.functie, besluit.naam) == ("directeur-bestuurder", actor_naam(cast, "directeur"))
        nummers = Toelaatbaarheidsverklaring.objects.filter(dossier=dossier).order_by("pk")
        oude, nieuwe = nummers.values_list("nummer", flat=True)
        assert maak.opnieuw(dossier).aanvraag.status == Status.BESLOTEN
        assert dossier in te_verzenden(actor)
    with cast.als("systeem"):
        assert controlegetal_klopt(besluit)
        assert controlegetal_klopt(oud)
    teksten = verstuur(cast, bezwaar, dossier)
    for zin in ("Het bezwaar is gegrond", "TLV toegekend", f"de verklaring met nummer {oude}", nieuwe, "2 (midden)"):
        assert zin in teksten[str(cast.partijen["ouder"])], zin
    with cast.als("secretariaat", LATER) as actor:
        assert maak.opnieuw(dossier).aanvraag.status == Status.BRIEF_VERZONDEN
        assert dossier not in te_verzenden(actor)
        with pytest.raises(NuNietMogelijk):
            brieven_verzenden(actor=actor, dossier_id=dossier.pk)


def actor_naam(cast: Cast, wie: str) -> str:
    return cast.actor(wie).naam


def test_gegrond_can_also_be_sent_with_the_other_letters_of_the_dossier(cast: Cast) -> None:
    dossier, bezwaar = dossier_in_bezwaar(cast)
    geadviseerd(cast, bezwaar, Bezwaaruitkomst.GEGROND)
    beslis(cast, bezwaar, Beslissing(GEGROND, nieuw_besluit(cast, dossier)))
    with klok.op(LATER), cast.als("secretariaat", LATER) as actor:
        brieven = brieven_verzenden(actor=actor, dossier_id=dossier.pk)
        assert {brief.soort for brief in brieven} == {BESLISSING_OP_BEZWAAR}
        bezwaar.refresh_from_db()
        assert bezwaar.afgesloten_op is not None


def test_gegrond_can_end_the_tlv(cast: Cast) -> None:
    """TLV-111: a refusal has advice, also on objection; the TLV of the old besluit is no longer in force."""
    dossier, bezwaar = dossier_in_bezwaar(cast)
    geadviseerd(cast, bezwaar, Bezwaaruitkomst.GEGROND)
    afwijzen = Voornemen("afgewezen", GEGROND.motivering)
    with pytest.raises(BesluitGeweigerd, match="nog niet"):
        beslis(cast, bezwaar, Beslissing(GEGROND, afwijzen))
    with pytest.raises(NuNietMogelijk, match="nieuw besluit"):
        beslis(cast, bezwaar, Beslissing(GEGROND))
    beslis(cast, bezwaar, Beslissing(GEGROND, replace(afwijzen, advies="Vraag extra uren aan.")))
    teksten = verstuur(cast, bezwaar, dossier)
    for zin in ("TLV voor voortgezet speciaal onderwijs afgewezen", "Vraag extra uren aan.", "Vervalt"):
        assert zin in teksten[str(cast.partijen["ouder"])], zin


def test_ovz_23_only_who_policy_names_and_never_who_took_the_besluit(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    geadviseerd(cast, bezwaar)
    with pytest.raises(GeenRecht) as fout:
        beslis(cast, bezwaar, ONGEGROND, "voorzitter")
    assert "directeur-bestuurder" in str(fout.value)
    for wie in ("ouder", "bestuur"):
        with pytest.raises(GeenRecht):
            beslis(cast, bezwaar, ONGEGROND, wie)
    with pytest.raises(NietZichtbaar):
        beslis(cast, bezwaar, ONGEGROND, "voorzitter.mhr")
    # with a mandate as deputy of the directeur the chair may decide, but not on the own besluit (Awb 10:3)
    with cast.als("secretariaat") as actor:
        Mandaat.objects.create(
            swv_id=cast.swvs["portvolio"], persoon_id=cast.personen["voorzitter"], naam="x", functie="directeur",
            plaatsvervanger=True, van=DAG, tot=date(2027, 1, 1), grondslag="besluit", vastgelegd_door=actor.naam,
            vastgelegd_op=klok.nu(),
        )  # fmt: skip
    with pytest.raises(GeenRecht, match="waartegen het bezwaar gaat"):
        beslis(cast, bezwaar, ONGEGROND, "voorzitter")


def test_what_the_rules_block_is_said_all_at_once(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    with pytest.raises(BesluitGeweigerd) as fout:
        beslis(cast, bezwaar, ONGEGROND)
    assert {reden.code for reden in fout.value.blokkades} == {"horen_of_uitleggen", "advies_afwachten"}


def test_after_the_decision_nothing_is_withdrawn_or_decided_again(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    geadviseerd(cast, bezwaar)
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk, match="nog niet beslist"):
        beslissing_versturen(actor=actor, bezwaar_id=bezwaar.pk)
    beslis(cast, bezwaar, ONGEGROND)
    with cast.als("ouder") as actor, pytest.raises(NuNietMogelijk, match="al beslist"):
        bezwaar_intrekken(actor=actor, bezwaar_id=bezwaar.pk)
    with pytest.raises(NuNietMogelijk, match="al beslist"):
        beslis(cast, bezwaar, ONGEGROND)


def test_the_advice_says_what_the_committee_finds(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.DOORGEZONDEN)
    with pytest.raises(NuNietMogelijk, match="wat de commissie adviseert"):
        leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.ADVIES, "Zie het advies.")


def test_a_board_that_objected_reads_the_decision_in_the_portal(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    bezwaar = maak_bezwaar(cast, dossier, "bestuur")
    geadviseerd(cast, bezwaar)
    beslis(cast, bezwaar, ONGEGROND)
    teksten = verstuur(cast, bezwaar, dossier)
    assert "kregen wij uw bezwaar" in teksten[str(cast.partijen["bestuur:brug"])]
    with cast.als("bestuur", LATER) as actor:
        brieven = Brief.objects.zichtbaar_voor(actor).filter(soort=BESLISSING_OP_BEZWAAR)
        assert brieven.filter(ontvanger_id=cast.partijen["bestuur:brug"], verzonden_op__isnull=False).exists()


def test_the_pages_from_deciding_to_sending(cast: Cast, binnen: Binnen) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    geadviseerd(cast, bezwaar)
    pagina, adres = reverse("bezwaar", args=[bezwaar.pk]), reverse("bezwaar_beslissen", args=[bezwaar.pk])
    assert adres not in binnen("voorzitter").get(pagina).content.decode()
    assert "U kunt niet op dit bezwaar beslissen" in binnen("voorzitter").get(adres).content.decode()
    assert binnen("voorzitter").post(adres, {"uitkomst": "ongegrond"}).status_code == 409
    directeur = binnen("directeur")
    assert adres in directeur.get(pagina).content.decode()
    scherm = directeur.get(adres).content.decode()
    assert "Advies van de adviescommissie ontvangen: ongegrond" in scherm
    assert "Waarom hoeft horen niet" not in scherm
    gegevens = {"uitkomst": "gegrond_toekennen", "motivering": "Toch.", "categorie": "", "einddatum": "2027-07-30"}
    fout = directeur.post(adres, gegevens)
    assert fout.status_code == 409
    assert {"anders_dan_advies"} <= set(fout.context["form"].errors)
    klaar = directeur.post(adres, {"uitkomst": "ongegrond", "motivering": "Het klopt zo."}, follow=True)
    assert "Beslissing: ongegrond" in klaar.content.decode()
    kantoor = binnen("secretariaat")
    assert "Brieven nog versturen" in kantoor.get(reverse("bezwaren")).content.decode()
    versturen = reverse("beslissing_versturen", args=[bezwaar.pk])
    assert "krijgt de brief meteen in het portaal" in kantoor.get(versturen).content.decode()
    assert "brieven gemaakt" in kantoor.post(versturen, follow=True).content.decode()
    assert kantoor.post(versturen).status_code == 409
    assert "in beroep gaat bij de rechtbank" in binnen("ouder").get(pagina).content.decode()
    assert binnen("ouder").get(versturen).status_code == 403


def test_against_leaving_it_out_of_treatment_gegrond_means_that_it_is_treated(cast: Cast) -> None:
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    verlopen = date(2026, 3, 25)
    with klok.op(verlopen):
        with cast.als("voorzitter", verlopen) as actor:
            buiten_behandeling_laten(actor=actor, dossier_id=dossier.pk, reden="Zonder OPP kan het niet.")
        bezwaar = maak_bezwaar(cast, dossier)
        geadviseerd(cast, bezwaar, Bezwaaruitkomst.GEGROND)
    beslissing = beslis(cast, bezwaar, Beslissing(GEGROND))
    assert (beslissing.uitkomst, beslissing.besluit_id) == ("gegrond", None)
    assert "wij behandelen de aanvraag alsnog" in verstuur(cast, bezwaar, dossier)[str(cast.partijen["ouder"])]
