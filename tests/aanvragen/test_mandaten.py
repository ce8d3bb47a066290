"""The register of mandates and what it does to a besluit (OVZ-23)."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.models import Mandaat
from aanvragen.services.mandates import NieuwMandaat, mandaat_intrekken, mandaat_vastleggen
from swv.kern.choices import Inzagerol
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from tests.bouw.cast import DAG, Cast
from tests.bouw.meelezers import betrek_ook
from tests.bouw.situaties import dossier_met_adviezen, opnieuw_op, voornemen_tot_toekennen
from tlv.models import Besluit
from tlv.services.decision import besluit_nemen


def nieuw(cast: Cast, wie: str, **anders: object) -> NieuwMandaat:
    velden = {
        "lidmaatschap": cast.lidmaatschappen[wie],
        "functie": "voorzitter",
        "plaatsvervanger": True,
        "route": "",
        "van": DAG,
        "tot_en_met": DAG + timedelta(days=30),
        "grondslag": "besluit vervanging van 1 maart 2026",
        "document": "2026-12",
    }
    return NieuwMandaat(**{**velden, **anders})


def trek_in(cast: Cast, dag: date | None = None) -> None:
    with cast.als("secretariaat", dag) as actor:
        mandaat_intrekken(actor=actor, mandaat_id=Mandaat.objects.get().pk, reden="nieuwe voorzitter")


def besluit(cast: Cast, wie: str, dossier_id: int) -> Besluit:
    with cast.als(wie) as actor:
        voornemen = voornemen_tot_toekennen(actor, opnieuw_op(dossier_id))
        return besluit_nemen(actor=actor, dossier_id=dossier_id, voornemen=voornemen)


def test_the_chair_without_a_mandate_is_refused_with_the_rule(cast: Cast) -> None:
    dossier = dossier_met_adviezen(cast)
    trek_in(cast)
    with pytest.raises(GeenRecht) as fout:
        besluit(cast, "voorzitter", dossier.pk)
    assert fout.value.regel == "OVZ-23"
    assert "geen delegatie" in fout.value.melding


def test_the_besluit_says_on_what_ground(cast: Cast) -> None:
    genomen = besluit(cast, "voorzitter", dossier_met_adviezen(cast).pk)
    assert genomen.bevoegdheid.endswith("(delegatiebesluit van 1 januari 2020)")
    assert genomen.functie == "voorzitter van de Toelaatbaarheidscommissie"


def test_a_deputy_with_a_dated_mandate_decides_in_place_of_the_chair(cast: Cast) -> None:
    dossier = dossier_met_adviezen(cast)
    betrek_ook(cast, dossier, "directeur.beslist", Inzagerol.DIRECTEUR_BESLUIT)
    with pytest.raises(GeenRecht, match="besluit de voorzitter"):
        besluit(cast, "directeur.beslist", dossier.pk)
    with cast.als("secretariaat") as actor:
        mandaat_vastleggen(actor=actor, nieuw=nieuw(cast, "directeur.beslist"))
    genomen = besluit(cast, "directeur.beslist", dossier.pk)
    assert genomen.functie == "plaatsvervangend voorzitter van de Toelaatbaarheidscommissie"
    assert "besluit vervanging van 1 maart 2026" in genomen.bevoegdheid


def test_who_keeps_the_register(cast: Cast) -> None:
    for wie in ("voorzitter", "directeur"):
        with cast.als(wie) as actor, pytest.raises(GeenRecht, match="secretariaat"):
            mandaat_vastleggen(actor=actor, nieuw=nieuw(cast, "voorzitter"))


@pytest.mark.parametrize(
    ("wie", "anders", "melding"),
    [
        ("directeur", {"plaatsvervanger": False}, "zelf geen voorzitter"),
        ("voorzitter", {"tot_en_met": DAG - timedelta(days=1)}, "laatste dag"),
        ("deskundige1", {}, "uit de lijst"),
        ("voorzitter.mhr", {}, "uit de lijst"),
    ],
)
def test_what_is_no_mandate(cast: Cast, wie: str, anders: dict[str, object], melding: str) -> None:
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk, match=melding):
        mandaat_vastleggen(actor=actor, nieuw=nieuw(cast, wie, **anders))


def test_a_mandate_is_withdrawn_once_and_with_a_reason(cast: Cast) -> None:
    with cast.als("secretariaat") as actor:
        pk = Mandaat.objects.get().pk
        with pytest.raises(NuNietMogelijk, match="waarom"):
            mandaat_intrekken(actor=actor, mandaat_id=pk, reden=" ")
        mandaat_intrekken(actor=actor, mandaat_id=pk, reden="klaar")
        with pytest.raises(NuNietMogelijk, match="al ingetrokken"):
            mandaat_intrekken(actor=actor, mandaat_id=pk, reden="nog eens")


def test_the_pages_of_the_register(cast: Cast, binnen: Callable[[str], Client]) -> None:
    secretariaat = binnen("secretariaat")
    assert "delegatiebesluit van 1 januari 2020" in secretariaat.get(reverse("mandaten")).content.decode()
    fout = secretariaat.post(reverse("mandaat_vastleggen"), {})
    assert fout.status_code == 422
    velden = {
        "lidmaatschap": cast.lidmaatschappen["directeur"],
        "functie": "voorzitter",
        "plaatsvervanger": "on",
        "van": "2026-03-10",
        "tot_en_met": "2026-04-09",
        "grondslag": "besluit vervanging",
        "document": "2026-12",
    }
    assert secretariaat.post(reverse("mandaat_vastleggen"), velden).status_code == 302
    tekst = secretariaat.get(reverse("mandaten")).content.decode()
    assert "plaatsvervangend voorzitter" in tekst
    with cast.als("secretariaat"):
        pk = Mandaat.objects.exclude(plaatsvervanger=True).get().pk
    adres = reverse("mandaat_intrekken", args=[pk])
    assert secretariaat.get(adres).status_code == 200
    assert binnen("voorzitter").get(adres).status_code == 403
    assert binnen("secretariaat.mhr").get(adres).status_code == 404
    assert secretariaat.post(adres, {"reden": "klaar"}).status_code == 302
    assert "ingetrokken" in secretariaat.get(reverse("mandaten")).content.decode()


def test_the_page_of_the_besluit_says_that_a_mandate_is_missing(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = dossier_met_adviezen(cast)
    trek_in(cast)
    tekst = binnen("voorzitter").get(reverse("besluit_nemen", args=[dossier.pk])).content.decode()
    assert "geen delegatie om te besluiten" in tekst
    assert "OVZ-23" in tekst
