"""What a decision on objection leads to: an aanvraag that is treated after all, and appeal instead of objection."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.urls import reverse

from aanvragen.choices import Status
from aanvragen.models import Aanvraag, Buitenbehandeling, Statusovergang
from aanvragen.selectors import termijnen_van
from aanvragen.services.submission import aanvulling_vragen
from aanvragen.services.terms import buiten_behandeling_laten
from swv.kern.documenten.models import Brief, Briefversie
from swv.kern.kalender import klok
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.bezwaar import dossier_in_bezwaar, leg_stap_vast, maak_bezwaar
from tests.bouw.brieven import maak_wachtende
from tests.bouw.cast import Cast
from tests.tlv.test_bezwaarbeslissing import GEGROND, LATER, Binnen, beslis, geadviseerd, nieuw_besluit, verstuur
from tlv.choices import Besluitsoort, Bezwaarstapsoort, Bezwaaruitkomst, Fout
from tlv.models import Besluit, Bezwaar
from tlv.selectors import geldend_besluit, na_bezwaar
from tlv.services.bezwaarbeslissing import Beslissing
from tlv.services.correction import Herstel, besluit_herstellen
from tlv.services.dispatch import brieven_verzenden

VERLOPEN = date(2026, 3, 25)
NOG_LATER = LATER + timedelta(days=3)


def herstel_op(cast: Cast, dossier: Dossier, wie: str = "voorzitter") -> Besluit:
    """Who decides in the route corrects the besluit that came of the objection, and the secretariaat sends it."""
    with klok.op(NOG_LATER):
        with cast.als(wie, NOG_LATER) as actor:
            voornemen = replace(
                maak.voornemen_tot_toekennen(actor, maak.opnieuw(dossier)), categorie=2, categorie_onderbouwing="Meer."
            )
            herstel = Herstel((Fout.EINDE,), "De laatste dag klopte niet.")
            besluit = besluit_herstellen(actor=actor, dossier_id=dossier.pk, voornemen=voornemen, herstel=herstel)
        with cast.als("secretariaat", NOG_LATER) as actor:
            brieven_verzenden(actor=actor, dossier_id=dossier.pk)
        with cast.als("systeem", NOG_LATER) as actor:
            maak_wachtende(actor, dossier=dossier)
        return besluit


def test_awb_6_23_a_correction_of_a_decision_on_objection_is_open_to_appeal(cast: Cast, binnen: Binnen) -> None:
    """RCH-09, RCH-10: the letters name the court and no objection; who objected gets one too, also the board."""
    dossier = maak.dossier_verzonden(cast)
    bezwaar = maak_bezwaar(cast, dossier, "bestuur")
    geadviseerd(cast, bezwaar, Bezwaaruitkomst.GEGROND)
    beslis(cast, bezwaar, Beslissing(GEGROND, nieuw_besluit(cast, dossier)))
    verstuur(cast, bezwaar, dossier)
    besluit = herstel_op(cast, dossier)
    with cast.als("secretariaat"):
        brieven = Brief.objects.filter(onderwerp_id=besluit.pk, soort="besluit_tlv")
        assert cast.partijen["bestuur:brug"] in brieven.values_list("ontvanger_id", flat=True)
        teksten = Briefversie.objects.filter(brief__in=brieven).values_list("tekst", flat=True)
        assert len(teksten) == len(brieven)
        for tekst in teksten:
            eigen = " ".join(tekst.split())
            assert "in beroep gaan tot en met 16 juli 2026" in eigen
            assert "rechtbank Zeeland-West-Brabant" in eigen
            assert "onze beslissing op het bezwaar van 1 juni 2026" in eigen
            assert "bezwaar maken" not in eigen
        wortel = na_bezwaar(Besluit.objects.get(pk=besluit.pk))
        assert wortel is not None
        assert wortel.soort == Besluitsoort.OP_BEZWAAR
    with klok.op(NOG_LATER):
        for wie in ("oco", "ouder"):
            pagina = binnen(wie).get(reverse("dossier", args=[dossier.pk])).content.decode()
            assert "in beroep gaan bij de rechtbank Zeeland-West-Brabant" in pagina
        schrijven = binnen("ouder").get(reverse("bezwaar_maken", args=[dossier.pk])).content.decode()
        assert "artikel 6:15" in schrijven


def test_a_besluit_after_a_correction_is_still_open_to_objection(cast: Cast) -> None:
    """Only what corrects a decision on objection is open to appeal."""
    dossier = maak.dossier_verzonden(cast)
    besluit = herstel_op(cast, dossier)
    with cast.als("secretariaat"):
        assert na_bezwaar(Besluit.objects.get(pk=besluit.pk)) is None
        teksten = Briefversie.objects.filter(brief__onderwerp_id=besluit.pk).values_list("tekst", flat=True)
        assert all("U kunt bezwaar maken tot en met" in tekst for tekst in teksten)


def onbehandeld(cast: Cast) -> tuple[Dossier, Bezwaar]:
    """Left out of treatment on 25 March, the same day objected to, heard and advised: gegrond."""
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    with klok.op(VERLOPEN):
        with cast.als("voorzitter", VERLOPEN) as actor:
            buiten_behandeling_laten(actor=actor, dossier_id=dossier.pk, reden="Zonder OPP kan het niet.")
        bezwaar = maak_bezwaar(cast, dossier)
        geadviseerd(cast, bezwaar, Bezwaaruitkomst.GEGROND)
    return dossier, bezwaar


def test_awb_7_11_what_was_left_out_of_treatment_is_treated_after_all(cast: Cast, binnen: Binnen) -> None:
    """RCH-14, RCH-01: the aanvraag is 'ingediend' again and its term runs on from the day of the decision."""
    dossier, bezwaar = onbehandeld(cast)
    with cast.als("secretariaat"):
        voor = termijnen_van(dossier, Aanvraag.objects.get(dossier=dossier))
        assert voor is not None
    beslis(cast, bezwaar, Beslissing(GEGROND))
    with cast.als("secretariaat"):
        aanvraag = Aanvraag.objects.get(dossier=dossier)
        assert (aanvraag.status, maak.opnieuw(dossier).besloten_op) == (Status.INGEDIEND, None)
        na = termijnen_van(dossier, aanvraag)
        assert na is not None
        # 26 March to 31 May stand still: 67 days, give or take a weekend; 1 June counts again.
        assert 65 <= (na.uiterste.uiterste_dag - voor.uiterste.uiterste_dag).days <= 69
        assert aanvraag.uiterste_datum == na.uiterste.uiterste_dag
        assert any(reden.code == "opschorting_onbehandeld" for reden in na.uiterste.stappen)
        assert Buitenbehandeling.objects.get(dossier=dossier).herroepen_op is not None
        assert geldend_besluit(dossier) is None
        laatste = Statusovergang.objects.filter(dossier=dossier).latest("pk")
        assert (laatste.handeling, laatste.naar) == ("aanvraag_alsnog_behandelen", Status.INGEDIEND)
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="buitenbehandeling.herroepen").exists()
    teksten = verstuur(cast, bezwaar, dossier)
    assert "wij behandelen de aanvraag alsnog" in teksten[str(cast.partijen["ouder"])]
    with cast.als("secretariaat", LATER) as actor, klok.op(LATER):
        assert Aanvraag.objects.get(dossier=dossier).status == Status.INGEDIEND, "the letters close nothing"
        bezwaar.refresh_from_db()
        assert bezwaar.afgesloten_op is not None
        termijn = LATER + timedelta(days=14)
        aanvulling_vragen(actor=actor, dossier_id=dossier.pk, hersteltermijn=termijn, wat="Het OPP.")
    with klok.op(LATER):
        pagina = binnen("ouder").get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert "De aanvraag wordt niet behandeld" not in pagina
    later = LATER + timedelta(days=15)
    with klok.op(later), cast.als("voorzitter", later) as actor:
        opnieuw = buiten_behandeling_laten(actor=actor, dossier_id=dossier.pk, reden="Weer niet.")
        assert Buitenbehandeling.objects.filter(dossier=dossier).count() == 2
    with klok.op(later), cast.als("secretariaat", later) as actor:
        assert {brief.onderwerp_id for brief in brieven_verzenden(actor=actor, dossier_id=dossier.pk)} == {opnieuw.pk}


def test_two_objections_against_it_revoke_it_once(cast: Cast) -> None:
    dossier, eerste = onbehandeld(cast)
    with klok.op(VERLOPEN):
        tweede = maak_bezwaar(cast, dossier, "ouder2", gronden="Ook ik.")
        leg_stap_vast(cast, tweede, Bezwaarstapsoort.GEHOORD, "De tweede ouder.")
    beslis(cast, eerste, Beslissing(GEGROND))
    beslis(cast, tweede, Beslissing(replace(GEGROND, afwijking="Zie de andere beslissing.")))
    with cast.als("secretariaat"):
        assert Aanvraag.objects.get(dossier=dossier).status == Status.INGEDIEND
        soorten = Gebeurtenis.objects.filter(dossier=dossier, soort="buitenbehandeling.herroepen")
        assert soorten.count() == 1


@pytest.mark.parametrize("uitkomst", ["ongegrond", "niet_ontvankelijk"])
def test_any_other_outcome_leaves_it_as_it_is(cast: Cast, uitkomst: str) -> None:
    dossier, bezwaar = onbehandeld(cast)
    voornemen = replace(GEGROND, uitkomst=uitkomst, afwijking="De school reageerde niet.")
    beslis(cast, bezwaar, Beslissing(voornemen))
    with cast.als("secretariaat"):
        assert Aanvraag.objects.get(dossier=dossier).status == Status.BUITEN_BEHANDELING
        assert Buitenbehandeling.objects.get(dossier=dossier).herroepen_op is None
        assert maak.opnieuw(dossier).besloten_op is not None


def test_a_besluit_that_replaces_nothing_is_no_decision_on_objection(cast: Cast) -> None:
    dossier, bezwaar = dossier_in_bezwaar(cast)
    with cast.als("secretariaat"):
        assert bezwaar.besluit is not None
        assert na_bezwaar(bezwaar.besluit) is None
        assert geldend_besluit(dossier) == bezwaar.besluit
