"""A besluit that an aanvraag is niet-ontvankelijk: who, when, its letter, and what can follow (10-tlv section 9)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from aanvragen.choices import Status
from aanvragen.models import Aanvraag
from swv.kern.documenten.models import Brief, Briefversie
from swv.kern.documenten.services import printrun_bevestigen
from swv.kern.kalender import klok
from swv.kern.toegang.errors import GeenRecht
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.bezwaar import maak_bezwaar
from tests.bouw.cast import DAG, Cast
from tests.bouw.uitkomst import NIET_ONTVANKELIJK, dossier_niet_ontvankelijk
from tests.tlv.test_doorverwijzen import NIET_HIER
from tlv.choices import Besluitsoort, Fout, Uitkomst
from tlv.models import Besluit, Besluitgrond, Besluittekst, Toelaatbaarheidsverklaring
from tlv.register import tlvs_van
from tlv.selectors import controlegetal_klopt, geldend_besluit
from tlv.services.correction import Herstel, besluit_herstellen
from tlv.services.decision import BesluitGeweigerd, besluit_nemen
from tlv.services.dispatch import brieven_verzenden

Binnen = Callable[[str], Client]
MORGEN = DAG + timedelta(days=1)
OMDAT = "een besluit voor de leerling niets meer verandert"


def verstuurd(cast: Cast, dossier: Dossier) -> dict[str, str]:
    """Every letter made and delivered, by the role of who got it."""
    with cast.als("secretariaat") as actor:
        brieven_verzenden(actor=actor, dossier_id=dossier.pk)
    maak.maak_brieven(cast, dossier)
    with cast.als("secretariaat") as actor:
        wacht = Brief.objects.filter(dossier=dossier, verzonden_op=None).values_list("pk", flat=True)
        printrun_bevestigen(actor=actor, brief_ids=list(wacht))
        teksten = Briefversie.objects.filter(brief__dossier=dossier)
        return dict(teksten.values_list("brief__ontvangerrol", "tekst"))


def test_it_closes_without_a_tlv_and_keeps_ground_policy_and_explanation(cast: Cast) -> None:
    """TLV-110, TLV-115, RCH-09: two advices first, no number, everything stored as it was."""
    dossier = dossier_niet_ontvankelijk(cast)
    with cast.als("voorzitter"):
        besluit = geldend_besluit(dossier)
        assert besluit is not None
        assert (besluit.uitkomst, besluit.ontvankelijkheidsgrond) == (Uitkomst.NIET_ONTVANKELIJK, "geen_belang")
        assert (besluit.categorie, besluit.ingangsdatum, besluit.einddatum) == (None, None, None)
        assert not Toelaatbaarheidsverklaring.objects.filter(dossier=dossier).exists()
        assert (dossier.besloten_op, dossier.toegekend_op) == (besluit.genomen_op, None)
        assert Aanvraag.objects.get(dossier=dossier).status == Status.BESLOTEN
        assert {deel["onderdeel"] for deel in besluit.beleid} >= {"ontvankelijkheid", "algemeen"}
        assert OMDAT in Besluitgrond.objects.get(besluit=besluit).uitleg[0]["tekst"]
        assert list(Besluittekst.objects.filter(besluit=besluit).values_list("soort", flat=True)) == ["motivering"]
        assert controlegetal_klopt(besluit)
        besluit.ontvankelijkheidsgrond = "aanvrager"  # as somebody would change it
        assert not controlegetal_klopt(besluit)


def test_the_letters_say_why_and_how_to_object(cast: Cast, binnen: Binnen) -> None:
    """RCH-08 to RCH-10, RCH-21, TLV-181: to school, parents and pupil; the parent reads it in words of a parent."""
    dossier = dossier_niet_ontvankelijk(cast)
    teksten = verstuurd(cast, dossier)
    assert set(teksten) == {"aanvrager", "ouder", "leerling_12"}
    for tekst in teksten.values():
        assert f"niet beoordelen, omdat {OMDAT}" in tekst
        assert "Dat is iets anders dan een afwijzing" in tekst
        assert "artikelen 1:2 en 1:3, derde lid" in tekst
        assert "U kunt bezwaar maken tot en met" in tekst
        assert "Eerste deskundige" in tekst
        assert "TLV-nummer" not in tekst
        assert "Ons advies" not in tekst
    assert "zienswijze" in teksten["ouder"]
    with cast.als("secretariaat"):
        assert Aanvraag.objects.get(dossier=dossier).status == Status.BRIEF_VERZONDEN
    pagina = binnen("ouder").get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert f"niet beoordelen, omdat {OMDAT}" in pagina
    assert "kan daarom nu niet naar het voortgezet speciaal onderwijs" not in pagina
    with cast.als("secretariaat") as actor:
        assert not tlvs_van(actor).filter(dossier=dossier).exists()
    bezwaar = maak_bezwaar(cast, dossier, gronden="Wij verhuizen toch niet.")
    with cast.als("secretariaat"):
        assert (bezwaar.besluit, bezwaar.tijdig) == (geldend_besluit(dossier), True)


def test_a_correction_takes_its_place(cast: Cast) -> None:
    """TLV-115: a new besluit; the old one and its letters stay."""
    dossier = dossier_niet_ontvankelijk(cast)
    verstuurd(cast, dossier)
    herstel = Herstel((Fout.UITKOMST,), "De leerling verhuist toch niet.")
    with klok.op(MORGEN), cast.als("voorzitter", MORGEN) as actor:
        voornemen = maak.voornemen_tot_toekennen(actor, maak.opnieuw(dossier))
        nieuw = besluit_herstellen(actor=actor, dossier_id=dossier.pk, voornemen=voornemen, herstel=herstel)
        assert (nieuw.soort, nieuw.uitkomst, nieuw.ontvankelijkheidsgrond) == (Besluitsoort.HERSTEL, "toegekend", "")
        assert nieuw.vervangt is not None
        assert nieuw.vervangt.ontvankelijkheidsgrond == "geen_belang"


def test_what_is_granted_can_be_corrected_to_it(cast: Cast) -> None:
    dossier = maak.dossier_verzonden(cast)
    herstel = Herstel((Fout.UITKOMST,), "De school kon dit niet aanvragen.")
    with klok.op(MORGEN), cast.als("voorzitter", MORGEN) as actor:
        voornemen = replace(NIET_ONTVANKELIJK, grond="aanvrager")
        nieuw = besluit_herstellen(actor=actor, dossier_id=dossier.pk, voornemen=voornemen, herstel=herstel)
        brieven_verzenden_als(cast, dossier)
        assert maak.opnieuw(dossier).toegekend_op is None
        uitleg = Besluitgrond.objects.get(besluit=nieuw).uitleg
        assert [deel["code"] for deel in uitleg] == ["ontvankelijkheidsgrond", "ontvankelijkheid_aanvrager_klopt"]
    with klok.op(MORGEN), cast.als("systeem", MORGEN):
        assert Brief.objects.filter(onderwerp_id=nieuw.pk).exists()
    maak_morgen(cast, dossier)
    with cast.als("secretariaat"):
        teksten = Briefversie.objects.filter(brief__onderwerp_id=nieuw.pk).values_list("tekst", flat=True)
        assert all("De verklaring met nummer" in tekst for tekst in teksten)


def brieven_verzenden_als(cast: Cast, dossier: Dossier) -> None:
    """The secretariaat orders the letters a day later."""
    with cast.als("secretariaat", MORGEN) as actor:
        brieven_verzenden(actor=actor, dossier_id=dossier.pk)


def maak_morgen(cast: Cast, dossier: Dossier) -> None:
    """The worker of a day later."""
    with klok.op(MORGEN):
        maak.maak_brieven(cast, dossier)


def test_tlv_40_what_belongs_elsewhere_is_sent_on(cast: Cast) -> None:
    dossier = maak.dossier_met_adviezen(cast, NIET_HIER)
    with cast.als("voorzitter") as actor, pytest.raises(BesluitGeweigerd) as fout:
        besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=NIET_ONTVANKELIJK)
    assert [reden.code for reden in fout.value.blokkades] == ["ontvankelijkheid_doorverwijzen"]


def test_ovz_23_only_by_who_decides_and_after_two_advices(cast: Cast) -> None:
    dossier = maak.dossier_met_adviezen(cast)
    with cast.als("secretariaat") as actor, pytest.raises(GeenRecht):
        besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=NIET_ONTVANKELIJK)


def test_the_database_wants_a_ground_with_this_outcome_only(cast: Cast) -> None:
    dossier = maak.dossier_afgewezen(cast)
    with cast.als("voorzitter"):
        besluit = geldend_besluit(dossier)
        assert besluit is not None
    for uitkomst, grond in ((Uitkomst.AFGEWEZEN, "geen_belang"), (Uitkomst.NIET_ONTVANKELIJK, "")):
        met = Besluit(
            dossier_id=dossier.pk,
            soort=Besluitsoort.HERSTEL,
            vervangt=besluit,
            uitkomst=uitkomst,
            ontvankelijkheidsgrond=grond,
            beleid=[],
            bevoegdheid="x",
            genomen_door_id=besluit.genomen_door_id,
            naam="x",
            functie="x",
            genomen_op=besluit.genomen_op,
        )
        with cast.als("voorzitter"), pytest.raises(IntegrityError), transaction.atomic():
            met.save(force_insert=True)


def test_the_page_asks_for_the_ground(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_met_adviezen(cast)
    adres, voorzitter = reverse("besluit_nemen", args=[dossier.pk]), binnen("voorzitter")
    scherm = voorzitter.get(adres).content.decode()
    assert "niet-ontvankelijk: de aanvraag kan niet worden beoordeeld" in scherm
    assert f"… omdat {OMDAT}." in scherm
    fout = voorzitter.post(adres, {"uitkomst": "niet_ontvankelijk", "motivering": "Omdat."})
    assert (fout.status_code, list(fout.context["form"].errors)) == (409, ["grond"])
    klaar = voorzitter.post(
        adres, {"uitkomst": "niet_ontvankelijk", "motivering": "Hij verhuist.", "grond": "geen_belang"}, follow=True
    )
    assert "Niet-ontvankelijk" in klaar.content.decode()
    with cast.als("voorzitter"):
        besluit = geldend_besluit(dossier)
        assert besluit is not None
    bewaard = voorzitter.get(reverse("besluit_lezen", args=[besluit.pk])).content.decode()
    assert OMDAT in bewaard
    assert "Er is niets aan veranderd" in bewaard
    herstel = voorzitter.get(reverse("besluit_herstellen", args=[dossier.pk]))
    assert herstel.context["form"].initial["grond"] == "geen_belang"


def test_a_preview_of_its_letter(cast: Cast, binnen: Binnen) -> None:
    dossier = dossier_niet_ontvankelijk(cast)
    adres = reverse("briefvoorbeeld", args=["tlv_vso_eerste"])
    goed = {"brief": "niet_ontvankelijk|niet-ontvankelijk, aan school", "kenmerk": dossier.nummer}
    assert binnen("secretariaat").get(adres, goed).content.startswith(b"%PDF")
    ander = binnen("secretariaat").get(adres, {**goed, "brief": "tekstblokken|toekenning, aan school"})
    assert (ander.status_code, "besluit niet genomen" in ander.content.decode()) == (422, True)
