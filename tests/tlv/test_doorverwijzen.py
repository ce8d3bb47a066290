"""Which SWV a request belongs to, on the pages, and the referral with its letters (TLV-20 to TLV-43, TLV-174)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.choices import Status
from aanvragen.models import Aanvraag
from aanvragen.services.drafting import sectie_opslaan
from aanvragen.services.submission import aanvraag_indienen
from swv.kern.documenten.models import Brief, Briefversie
from swv.kern.documenten.services import printrun_bevestigen
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tests.bouw.situaties import Wie
from tlv.competence import bevoegdheid_van
from tlv.models import Doorverwijzing
from tlv.rules.besluit import Voornemen
from tlv.services.decision import BesluitGeweigerd, besluit_nemen
from tlv.services.dispatch import brieven_verzenden
from tlv.services.referral import Verwijsadres, doorverwijzen, doorverwijzing_terugdraaien, zelf_behandelen

Binnen = Callable[[str], Client]
MEIERIJ = Verwijsadres("SWV De Voorbeeldmeierij", "Markt 1", "5200 AA", "Den Bosch")
ELDERS: Mapping[str, Any] = {
    "herkomst": "SBO",
    "woonpostcode": "5076",
    "bevoegdheid_toelichting": "Verhuist in juni hierheen.",
}
NIET_HIER = replace(maak.GEWOON, antwoorden=ELDERS)
GAST = Wie(school="wissel", oco="oco.wissel", antwoorden={"herkomst": "SBO", "woonpostcode": "5038"})


def stuur_door(cast: Cast, dossier: Dossier, naar: Verwijsadres = MEIERIJ) -> Doorverwijzing:
    with cast.als("secretariaat") as actor:
        return doorverwijzen(actor=actor, dossier_id=dossier.pk, naar=naar, toelichting="")


def status_van(dossier: Dossier) -> str:
    return Aanvraag.objects.get(dossier=dossier).status


def test_the_school_is_told_while_it_fills_in(cast: Cast, binnen: Binnen) -> None:
    """TLV-21, TLV-23: beside the questions, with the rule."""
    hier, daar = maak.dossier_in_concept(cast), maak.dossier_in_concept(cast, replace(NIET_HIER, waarom_nog="ja"))
    oco = binnen("oco")
    tekst = oco.get(reverse("takenlijst", args=[hier.pk])).content.decode()
    assert "Deze aanvraag hoort bij dit samenwerkingsverband" in tekst
    assert "TLV-23" in tekst
    tekst = oco.get(reverse("takenlijst", args=[daar.pk])).content.decode()
    assert "Deze aanvraag hoort bij het samenwerkingsverband van de regio waar de leerling woont" in tekst
    assert "TLV-21" in tekst


def test_submitting_elsewhere_asks_for_a_reason_and_is_no_dead_end(cast: Cast) -> None:
    """TLV-40."""
    dossier = maak.dossier_ter_ondertekening(cast, NIET_HIER)
    with cast.als("oco") as oco:
        leeg = {"bevoegdheid_toelichting": ""}
        sectie_opslaan(actor=oco, dossier_id=dossier.pk, sectie="bevoegdheid", antwoorden=leeg)
        with pytest.raises(NuNietMogelijk) as fout:
            aanvraag_indienen(actor=oco, dossier_id=dossier.pk)
        assert any("toch hier hoort" in reden for reden in fout.value.redenen)


def test_a_guest_school_submits(cast: Cast, binnen: Binnen) -> None:
    """TLV-20: the VSO school outside the region asks for a pupil of this region, TLV-01."""
    dossier = maak.dossier_ingediend(cast, GAST)
    tekst = binnen("oco.wissel").get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert Status.INGEDIEND.label in tekst
    with cast.als("secretariaat") as actor:
        assert bevoegdheid_van(actor, dossier).uitspraak.reden.regel == "TLV-20"


def test_referral_with_letters_to_school_family_and_the_other_swv(cast: Cast, binnen: Binnen) -> None:
    """TLV-21, Awb 2:3: not a besluit, with the reasoning; the dossier closes."""
    dossier = maak.dossier_ingediend(cast, NIET_HIER)
    secretariaat = binnen("secretariaat")
    adres = reverse("doorverwijzen", args=[dossier.pk])
    assert "TLV-21" in secretariaat.get(adres).content.decode()
    gegevens = {"naam": MEIERIJ.naam, "adres": MEIERIJ.adres, "postcode": MEIERIJ.postcode, "plaats": MEIERIJ.plaats}
    assert secretariaat.post(adres, {**gegevens, "plaats": ""}).status_code == 409
    assert secretariaat.post(adres, gegevens).status_code == 302
    with cast.als("secretariaat") as actor:
        assert status_van(dossier) == Status.DOORVERWEZEN
        brieven = brieven_verzenden(actor=actor, dossier_id=dossier.pk)
        assert {brief.soort for brief in brieven} == {"doorverwijzing"}
        assert len(brieven) == 5  # school, two parents, the pupil with digital post, the other SWV
    maak.maak_brieven(cast, dossier)
    with cast.als("secretariaat") as actor:
        teksten = dict(Briefversie.objects.filter(brief__dossier=dossier).values_list("brief__ontvangerrol", "tekst"))
        wachtend = Brief.objects.filter(dossier=dossier, verzonden_op=None).values_list("pk", flat=True)
        printrun_bevestigen(actor=actor, brief_ids=list(wachtend))
        assert status_van(dossier) == Status.DOORVERWEZEN
        with pytest.raises(NuNietMogelijk, match="al klaargezet"):
            doorverwijzing_terugdraaien(actor=actor, dossier_id=dossier.pk, reden="Toch niet.")
    for tekst in teksten.values():
        assert "TLV-21" in tekst
        assert "De leerling woont: in een andere regio" in tekst
        assert "artikel 2:3" in tekst
        assert "bezwaar" not in tekst
        assert "5076" not in tekst
    assert "volgens de regels bij u hoort" in teksten["secretariaat"] or "hoort die bij u" in teksten["secretariaat"]
    assert MEIERIJ.naam in binnen("ouder").get(reverse("dossier", args=[dossier.pk])).content.decode()


def test_a_referral_can_be_undone_until_the_letters(cast: Cast) -> None:
    """The aanvraag is 'ingediend' again, with the term it had."""
    dossier = maak.dossier_ingediend(cast, NIET_HIER)
    with cast.als("secretariaat"):
        uiterste = Aanvraag.objects.get(dossier=dossier).uiterste_datum
    stuur_door(cast, dossier)
    with cast.als("secretariaat") as actor:
        doorverwijzing_terugdraaien(actor=actor, dossier_id=dossier.pk, reden="Het adres klopte niet.")
        na = Aanvraag.objects.get(dossier=dossier)
        assert (na.status, na.uiterste_datum) == (Status.INGEDIEND, uiterste)
    stuur_door(cast, dossier)


def test_cluster_one_and_two_need_no_other_swv(cast: Cast) -> None:
    """TLV-174."""
    wie = replace(maak.GEWOON, antwoorden={"doelschool_soort": "cluster_1_2", "bevoegdheid_toelichting": "Op advies."})
    dossier = maak.dossier_ingediend(cast, wie)
    rij = stuur_door(cast, dossier, Verwijsadres())
    assert rij.uitleg[0]["regel"] == "TLV-174"
    with cast.als("secretariaat") as actor:
        assert len(brieven_verzenden(actor=actor, dossier_id=dossier.pk)) == 4


def test_what_belongs_here_is_not_sent_away(cast: Cast) -> None:
    """TLV-23."""
    dossier = maak.dossier_ingediend(cast)
    with pytest.raises(NuNietMogelijk, match="Doorverwijzen kan daarom niet"):
        stuur_door(cast, dossier)


def test_no_besluit_by_an_swv_that_is_not_competent(cast: Cast, binnen: Binnen) -> None:
    """TLV-21: refused with the rule, until somebody records why it is decided here."""
    dossier = maak.dossier_met_adviezen(cast, NIET_HIER)
    voornemen = Voornemen(uitkomst="afgewezen", motivering="Het kan op de eigen school.", advies="Vraag begeleiding.")
    with cast.als("voorzitter") as actor, pytest.raises(BesluitGeweigerd) as fout:
        besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=voornemen)
    assert "TLV-21" in str(fout.value.redenen)
    tekst = binnen("voorzitter").get(reverse("besluit_nemen", args=[dossier.pk])).content.decode()
    assert "TLV-21" in tekst
    with cast.als("secretariaat") as actor:
        zelf_behandelen(actor=actor, dossier_id=dossier.pk, reden="De inschrijving is gewijzigd.")
    with cast.als("voorzitter") as actor:
        besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=voornemen)
