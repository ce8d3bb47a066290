"""pro-criteria and pro-periode: the worked examples of chapter 10 section 12 (TLV-130 to TLV-142)."""

from typing import Any

import pytest

from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.wijzers.velden import OngeldigeInvoer
from tests.wijzers.proef import antwoord, uit


def achter(bl: Any, tl: Any, sp: Any, ir: Any) -> dict[str, Any]:
    return {"BL": bl, "TL": tl, "SP": sp, "IR": ir}


ONDER = {"instroom": "onder", "iq": 78, "achterstand": achter(52, 30, 55, 20), "ouders_akkoord": True}


@pytest.mark.parametrize(
    ("iq", "achterstand", "toelaatbaar", "reden"),
    [
        (78, achter("52%", "30", "55", "20"), "ja", "criteria_gehaald"),
        (78, achter(30, 60, 55, 45), "nee", "achterstand_zonder_kern"),
        (54, achter(60, 60, 60, 60), "nee", "iq_te_laag"),
        (80, achter(50, 50, 10, 10), "ja", "criteria_gehaald"),
        (81, achter(80, 80, 80, 80), "nee", "iq_te_hoog"),
        (55, achter(10, 10, 50, 50), "ja", "criteria_gehaald"),
        ("70", achter("49.9", 80, 10, 10), "nee", "achterstand_te_weinig"),
        (70, {"BL": 60, "SP": 60}, "ja", "criteria_gehaald"),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else "",
)
def test_tlv_130_onderinstroom(iq: Any, achterstand: Any, toelaatbaar: str, reden: str) -> None:
    uitkomst = uit("pro-criteria", swv="portvolio", **{**ONDER, "iq": iq, "achterstand": achterstand})
    assert uitkomst["toelaatbaar"] == toelaatbaar
    assert reden in uitkomst["redenen"]


CRITERIA: list[tuple[str, str, dict[str, Any], str]] = [
    ("TLV-130 OPEN-47", "portvolio", {**ONDER, "ouders_akkoord": False}, "nee"),
    ("TLV-130 OPEN-47", "portvolio", {**ONDER, "ouders_akkoord": None}, "nee"),
    ("TLV-131", "portvolio", {"instroom": "zij", "iq": 110}, "oordeel_commissie"),
    ("TLV-132", "portvolio", {"instroom": "isk", "iq_non_verbaal": 60, "jaren_onderwijs_nl": 3, "ouders_akkoord": True},
     "ja"),
    ("TLV-132", "portvolio", {"instroom": "isk", "iq_non_verbaal": 81, "ouders_akkoord": True}, "nee"),
    ("TLV-132", "portvolio", {"instroom": "isk", "iq_non_verbaal": 80, "ouders_akkoord": True}, "ja"),
    ("TLV-132", "portvolio", {"instroom": "isk", "iq_non_verbaal": 55, "ouders_akkoord": True}, "ja"),
    ("TLV-132", "portvolio", {"instroom": "isk", "iq_non_verbaal": 54, "ouders_akkoord": True}, "nee"),
    ("TLV-130", "portvolio", {**ONDER, "instroom": "isk", "jaren_onderwijs_nl": 4}, "ja"),
    ("TLV-133", "portvolio", {**ONDER, "doelschool": "vmbo_basis"}, "nee"),
    ("TLV-133", "portvolio", {"instroom": "zij", "doelschool": "havo"}, "nee"),
    ("TLV-136", "mhr", {"instroom": "zij", "leerjaar_vo": 2}, "nee"),
    ("TLV-136", "mhr", {"instroom": "zij", "leerjaar_vo": 2, "motivering": "later ontdekt"}, "oordeel_commissie"),
    ("TLV-136", "mhr", {"instroom": "zij", "tussentijdse_verwijzing": True, "motivering": True}, "oordeel_commissie"),
    ("TLV-141", "mhr", {"instroom": "onder", "leerjaar_vo": 1}, "oordeel_commissie"),
    ("TLV-138", "mhr", {"instroom": "onder"}, "oordeel_commissie"),
    ("TLV-142", "groningen", {"instroom": "onder", "iq": 120}, "oordeel_commissie"),
]  # fmt: skip


@pytest.mark.parametrize(("id", "swv", "invoer", "toelaatbaar"), CRITERIA, ids=[f"{c[0]} {c[3]}" for c in CRITERIA])
def test_admission(id: str, swv: str, invoer: dict[str, Any], toelaatbaar: str) -> None:
    gevonden = antwoord("pro-criteria", swv=swv, **invoer)
    assert gevonden["uitkomst"]["toelaatbaar"] == toelaatbaar
    assert id.split(maxsplit=1)[0] in gevonden["regels"]


@pytest.mark.parametrize(
    ("invoer", "velden"),
    [
        ({}, {"instroom"}),
        ({**ONDER, "iq": None}, {"iq"}),
        ({**ONDER, "achterstand": None}, {"achterstand.BL", "achterstand.TL", "achterstand.SP", "achterstand.IR"}),
        ({**ONDER, "achterstand": {"BL": 120}}, {"achterstand.BL"}),
        ({**ONDER, "achterstand": {"XX": 20}}, {"achterstand.XX"}),
        ({**ONDER, "achterstand": [1]}, {"achterstand"}),
        ({"instroom": "isk", "iq": 70, "ouders_akkoord": True}, {"iq_non_verbaal"}),
        ({**ONDER, "iq": "veel"}, {"iq"}),
        ({**ONDER, "iq": True}, {"iq"}),
    ],
)
def test_what_is_missing_is_named(invoer: dict[str, Any], velden: set[str]) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        uit("pro-criteria", swv="portvolio", **invoer)
    assert set(fout.value.velden) == velden


PERIODEN: list[tuple[str, dict[str, Any], str]] = [
    ("2026-04-01", {"woonplaats": "Gouda"}, "te_vroeg"),
    ("2026-04-02", {"woonplaats": "gouda"}, "periode_1"),
    ("2026-05-01", {"woonplaats": "Gouda"}, "periode_1"),
    ("2026-05-02", {"woonplaats": "Gouda"}, "periode_2"),
    ("2026-04-01", {"woonplaats": "Rotterdam"}, "te_vroeg"),
    ("2026-04-30", {"woonplaats": "Rotterdam"}, "wachten_op_periode_2"),
    ("2026-05-01", {"woonplaats": "Rotterdam"}, "periode_2"),
    ("2026-04-24", {"woonplaats": "Rotterdam", "startdatum_periode2": "2026-04-24"}, "periode_2"),
    ("2026-04-23", {"woonplaats": "Rotterdam", "startdatum_periode2": "2026-04-24"}, "wachten_op_periode_2"),
    ("2026-04-24", {"woonplaats": "Gouda", "startdatum_periode2": "2026-04-24"}, "periode_1"),
    ("2026-04-23", {"woonplaats": "Rotterdam", "startdatum_periode2": "2026-04-23"}, "wachten_op_periode_2"),
    ("2026-04-14", {"woonplaats": "Krimpen aan de Lek"}, "periode_1"),
    ("2026-04-14", {"woonplaats": "Nieuwerkerk aan den IJssel"}, "wachten_op_periode_2"),
    ("2026-04-14", {"woonplaats": "Leimuiden"}, "periode_1"),
    ("2026-04-14", {"postcode": "3411 AB"}, "periode_1"),
    ("2026-04-14", {"woonplaats": "Polsbroekerdam", "postcode": "3415"}, "periode_1"),
    ("2026-04-14", {"woonplaats": "Hekendorp"}, "periode_1"),
    ("2026-04-14", {"woonplaats": "Oudewater"}, "wachten_op_periode_2"),
    ("2026-04-14", {"woonplaats": "Oudewater", "sbo_gouda_tm_eindgroep": True}, "periode_1"),
    ("2026-03-01", {}, "te_vroeg"),
    ("2026-06-01", {}, "periode_2"),
]


@pytest.mark.parametrize(("aanmelding", "invoer", "periode"), PERIODEN)
def test_tlv_139_and_tlv_140(aanmelding: str, invoer: dict[str, Any], periode: str) -> None:
    assert uit("pro-periode", swv="mhr", aanmelding=aanmelding, **invoer)["periode"] == periode


def test_a_chosen_day_that_is_no_friday_is_told() -> None:
    uitkomst = uit(
        "pro-periode", swv="mhr", aanmelding="2026-04-23", woonplaats="Utrecht", startdatum_periode2="2026-04-23"
    )
    assert uitkomst["signalen"] == ["pro_geen_vrijdag"]


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({}, "aanmelding"),
        ({"aanmelding": "2026-04-14"}, "woonplaats"),
        (
            {"aanmelding": "2026-04-14", "woonplaats": "Gouda", "startdatum_periode2": "2025-04-25"},
            "startdatum_periode2",
        ),
    ],
    ids=["aanmelding", "woonplaats", "startdatum"],
)
def test_a_period_needs_a_day_and_a_home(invoer: dict[str, Any], veld: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        uit("pro-periode", swv="mhr", **invoer)
    assert list(fout.value.velden) == [veld]


@pytest.mark.parametrize(
    ("swv", "invoer"),
    [("portvolio", {"woonplaats": "Tilburg"}), ("groningen", {"woonplaats": "Haren"}), ("mhr", {"postcode": "2800"})],
    ids=["portvolio", "groningen", "postcode zonder woonplaats"],
)
def test_a_period_that_the_table_does_not_tell(swv: str, invoer: dict[str, Any]) -> None:
    with pytest.raises(NietTeBepalen) as gat:
        uit("pro-periode", swv=swv, aanmelding="2026-04-14", **invoer)
    assert gat.value.tabel == "pro"


VIERDE = {"instroom": "onder", "iq": 70, "achterstand": achter(40, 40, 40, 0), "ouders_akkoord": True}


@pytest.mark.parametrize(
    ("anders", "toelaatbaar"),
    [
        ({}, "ja"),
        ({"iq": 60}, "ja"),
        ({"iq": 59}, "nee"),
        ({"iq": 75}, "ja"),
        ({"iq": 76}, "nee"),
        ({"achterstand": achter(39, 40, 40, 0)}, "nee"),
        ({"achterstand": achter(40, 0, 40, 0)}, "nee"),
        ({"instroom": "isk", "jaren_onderwijs_nl": 2}, "ja"),
    ],
    ids=str,
)
def test_tlv_130_the_fourth_swv_has_bounds_of_its_own(anders: dict[str, Any], toelaatbaar: str) -> None:
    """By parameters alone (OVZ-06): an IQ of 60 to 75, three domains of 40%, two years of education here."""
    assert uit("pro-criteria", swv="zandbergen", **VIERDE | anders)["toelaatbaar"] == toelaatbaar


def test_tlv_132_who_is_here_shorter_needs_a_rule_that_the_fourth_swv_lacks() -> None:
    with pytest.raises(NietTeBepalen, match="geen eisen voor deze leerling"):
        uit("pro-criteria", swv="zandbergen", **VIERDE | {"instroom": "isk", "jaren_onderwijs_nl": 1})


@pytest.mark.parametrize(
    ("dag", "woonplaats", "periode"),
    [
        ("2026-02-28", "Duindorp", "te_vroeg"),
        ("2026-03-01", "Duindorp", "periode_1"),
        ("2026-04-15", "Duindorp", "periode_1"),
        ("2026-04-16", "Duindorp", "periode_2"),
        ("2026-04-14", "Utrecht", "wachten_op_periode_2"),
        ("2026-04-15", "Utrecht", "periode_2"),
    ],
)
def test_tlv_139_the_fourth_swv_has_periods_of_its_own(dag: str, woonplaats: str, periode: str) -> None:
    assert uit("pro-periode", swv="zandbergen", aanmelding=dag, woonplaats=woonplaats)["periode"] == periode
