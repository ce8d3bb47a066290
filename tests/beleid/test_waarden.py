"""The numbers in policy, kept by hand from the plans and the catalogue: a value that changes must change here too.

What ages and school years mean for a pupil is tried in tests/tlv/rules/test_looptijd.py, the documents in
tests/aanvragen/rules/test_documentenmatrix.py.
"""

from datetime import time
from pathlib import Path
from typing import Any

import pytest

import tlv.rules
from swv.kern.beleid.inlezen import lees_profiel, lees_profielen

assert tlv.rules
PROFIELEN = {profiel.sleutel: profiel for profiel in lees_profielen()}
PROFIELEN["zandbergen"] = lees_profiel(Path(__file__).parent / "zandbergen" / "2024-08-01")
SWVS = ("portvolio", "mhr", "groningen", "zandbergen")

# part, field, the rule or article behind it, and the value at portvolio, mhr, groningen and zandbergen.
WAARDEN: list[tuple[str, str, str, tuple[Any, Any, Any, Any]]] = [
    ("bezwaar", "doorzenden_dagen", "RCH-12, RCH-16", (14, 14, 14, 14)),
    ("bezwaar", "beslissen_weken", "Awb 7:10 lid 1", (6, 6, 6, 6)),
    ("bezwaar", "beslissen_weken_met_commissie", "Awb 7:10 lid 1", (12, 12, 12, 12)),
    ("bezwaar", "verdagen_weken", "Awb 7:10 lid 3", (6, 6, 6, 6)),
    ("termijnen", "hersteltermijn_dagen", "RCH-03", (14, 14, 14, 21)),
    ("termijnen", "hersteltermijn_hoogstens_dagen", "RCH-03, ADR 0012", (42, 42, 42, 28)),
    ("termijnen", "herinnering_dagen", "RCH-14", (7, 7, 7, 5)),
    ("termijnen", "waarschuwing_dagen", "RCH-01", (7, 7, 7, 10)),
    ("termijnen", "escalatie_dagen", "RCH-01", (3, 3, 3, 2)),
    ("termijnen", "concept_stil_dagen", "TLV-44", (30, 30, 30, 21)),
    ("jaarverslag", "afschermen_onder", "INZ-14", (5, 5, 5, 10)),
]


@pytest.mark.parametrize(
    ("onderdeel", "veld", "regel", "waarden"), WAARDEN, ids=[f"{rij[2]} {rij[1]}" for rij in WAARDEN]
)
def test_a_number_of_policy(onderdeel: str, veld: str, regel: str, waarden: tuple[Any, ...]) -> None:
    gevonden = tuple(getattr(PROFIELEN[swv].onderdeel(onderdeel), veld) for swv in SWVS)
    assert gevonden == waarden


TERMIJNREGELS: dict[str, list[dict[str, Any]]] = {
    "portvolio": [
        {"regel": "TLV-103", "dagen": 42, "termijnenwet": True},
        {"regel": "TLV-102", "schoolweken": 8, "minimaal_weken": 2},
    ],
    "mhr": [{"regel": "RCH-01", "dagen": 56, "termijnenwet": True}, {"regel": "TLV-107", "dagen": 14}],
    "groningen": [{"regel": "RCH-01", "dagen": 56, "termijnenwet": True}],
    "zandbergen": [{"regel": "TLV-103", "dagen": 35, "termijnenwet": True}, {"regel": "TLV-107", "dagen": 10}],
}


@pytest.mark.parametrize("swv", SWVS)
def test_the_terms_of_an_swv(swv: str) -> None:
    """RCH-01, TLV-102, TLV-103, TLV-107."""
    termijnen: Any = PROFIELEN[swv].onderdeel("termijnen")
    assert [keuze.als_dict() for keuze in termijnen.regels] == TERMIJNREGELS[swv]


@pytest.mark.parametrize(("swv", "weekdag", "tijd"), [("portvolio", 2, time(8)), ("zandbergen", 0, time(12))])
def test_tlv_100_when_the_agenda_closes(swv: str, weekdag: int, tijd: time) -> None:
    agenda: Any = PROFIELEN[swv].onderdeel("agenda")
    assert (agenda.sluiting.weekdagnummer, agenda.sluiting.tijd) == (weekdag, tijd)


@pytest.mark.parametrize(
    ("swv", "maand", "dag"), [("portvolio", 10, 1), ("mhr", 10, 1), ("groningen", 10, 1), ("zandbergen", 2, 1)]
)
def test_vsl_05_the_day_on_which_pupils_are_counted(swv: str, maand: int, dag: int) -> None:
    jaarverslag: Any = PROFIELEN[swv].onderdeel("jaarverslag")
    assert (jaarverslag.peildatum.maand, jaarverslag.peildatum.dag) == (maand, dag)


@pytest.mark.parametrize(
    ("swv", "keuze"),
    [
        ("portvolio", {"regel": "ARR-05", "dagen": 42}),
        ("portvolio", {"regel": "VRZ-22", "dagen": 42}),
        ("zandbergen", {"regel": "ARR-135", "schooldagen": 5}),
        ("zandbergen", {"regel": "ARR-116", "maanden": 2}),
    ],
    ids=str,
)
def test_a_term_of_a_process(swv: str, keuze: dict[str, Any]) -> None:
    procestermijnen: Any = PROFIELEN[swv].onderdeel("procestermijnen")
    assert [k.als_dict() for k in procestermijnen.regels if k.als_dict()["regel"] == keuze["regel"]] == [keuze]


def test_the_experts_of_the_fourth_swv_have_three_weeks() -> None:
    route: Any = PROFIELEN["zandbergen"].onderdeel("route.tlv_vso_eerste")
    assert [stap.dagen for stap in route.varianten[0].adviesstappen] == [21]


def test_tlv_84_the_last_day_for_renewals() -> None:
    campagne: Any = PROFIELEN["zandbergen"].onderdeel("verlengcampagne")
    assert (campagne.uiterlijk.maand, campagne.uiterlijk.dag, campagne.herinneren_dagen) == (4, 15, 21)


@pytest.mark.parametrize("swv", SWVS)
def test_tlv_75_what_an_expert_is_asked_per_category(swv: str) -> None:
    """TLV-75 to TLV-79: three categories, the questions about a higher one only from category 2."""
    advies: Any = PROFIELEN[swv].onderdeel("advies")
    assert [vuistregel.categorie for vuistregel in advies.vuistregels] == [1, 2, 3]
    per_categorie = [tuple(vraag.bij_categorie) for vraag in advies.vragen if vraag.bij_categorie]
    assert per_categorie
    assert set(per_categorie) == {(2, 3)}


@pytest.mark.parametrize(
    ("swv", "regel", "parameters"),
    [
        ("groningen", "TLV-99", {"leeftijd": 14, "leeftijd_vso": 20}),
        ("groningen", "TLV-74", {"standaard": 1}),
        ("mhr", "TLV-74", {"standaard": 1}),
        ("portvolio", "TLV-74", {"standaard": 1}),
        ("zandbergen", "TLV-74", {"standaard": 2}),
    ],
)
def test_a_rule_with_its_own_numbers(swv: str, regel: str, parameters: dict[str, int]) -> None:
    looptijd: Any = PROFIELEN[swv].onderdeel("leeftijd_looptijd")
    (keuze,) = [keuze.als_dict() for keuze in looptijd.regels if keuze.als_dict()["regel"] == regel]
    assert keuze == {"regel": regel} | parameters


@pytest.mark.parametrize(
    ("swv", "soort", "variant", "aantal"),
    [
        ("portvolio", "tlv_vso_eerste", 0, 2),
        ("mhr", "tlv_vso_eerste", 0, 2),
        ("groningen", "tlv_vso_eerste", 0, 2),
        ("groningen", "tlv_vso_eerste", -1, 2),
        ("groningen", "tlv_vso_ophoging", 0, 2),
        ("zandbergen", "tlv_vso_eerste", 0, 3),
    ],
)
def test_rch_20_how_many_experts_advise(swv: str, soort: str, variant: int, aantal: int) -> None:
    route: Any = PROFIELEN[swv].onderdeel(f"route.{soort}")
    assert [stap.aantal for stap in route.varianten[variant].adviesstappen] == [aantal]
