"""The steps and days that explain a term, and its edges: RCH-02, RCH-04, RCH-05, RCH-07, RCH-10."""

from datetime import date, timedelta

import pytest

from swv.kern.termijnen.opschorting import andere_opschorting
from swv.kern.termijnen.rules import Verdaging, bezwaartermijn, termijn, verdaag, vrije_dag_voor_termijn

WOENSDAG = date(2025, 9, 10)
EEN_WEEK = termijn("TLV-103", vanaf=WOENSDAG, dagen=7)
"""Its last day is wednesday 17 september."""


def test_rch_01_the_first_day_is_the_day_after() -> None:
    begin, tot = EEN_WEEK.stappen
    assert begin.feit("eerste_dag") == EEN_WEEK.dagen[0].datum == date(2025, 9, 11)
    assert tot.feit("laatste_dag") == EEN_WEEK.uiterste_dag == date(2025, 9, 17)


@pytest.mark.parametrize(
    ("van", "tot", "codes"),
    [
        (date(2025, 9, 15), date(2025, 9, 17), ["opschorting_uitstel", "opschorting_telt"]),
        (date(2025, 9, 17), date(2025, 9, 18), ["opschorting_uitstel", "opschorting_telt"]),
        (date(2025, 9, 18), date(2025, 9, 20), []),
        (date(2025, 9, 15), date(2025, 9, 15), []),
        (date(2025, 9, 1), date(2025, 9, 5), ["opschorting_uitstel"]),
    ],
    ids=[
        "RCH-04 in de termijn",
        "RCH-04 op de laatste dag",
        "RCH-04 na de laatste dag",
        "RCH-04 zonder een dag",
        "RCH-04 voor het begin: wel genoemd, telt niet",
    ],
)
def test_a_suspension_is_named_and_its_days_are_counted(van: date, tot: date, codes: list[str]) -> None:
    uitleg = termijn("TLV-103", vanaf=WOENSDAG, dagen=7, opschortingen=[andere_opschorting("uitstel", van, tot)])
    assert [stap.code for stap in uitleg.stappen[1:-1]] == codes
    stil = sum(dag.nummer is None for dag in uitleg.dagen)
    assert [stap.feit("dagen") for stap in uitleg.stappen if stap.code == "opschorting_telt"] == (
        [stil] if stil else []
    )


def test_rch_07_ninety_days_still_move_and_ninety_one_do_not() -> None:
    zaterdag = date(2025, 12, 6)
    negentig = termijn("RCH-01", vanaf=zaterdag - timedelta(days=90), dagen=90)
    assert negentig.uiterste_dag == date(2025, 12, 8)
    langer = termijn("RCH-01", vanaf=zaterdag - timedelta(days=91), dagen=91)
    assert langer.uiterste_dag == zaterdag


@pytest.mark.parametrize(
    ("bericht", "nieuw", "code"),
    [
        (date(2025, 9, 17), date(2025, 9, 18), "verdaging"),
        (date(2025, 9, 18), date(2025, 9, 25), "verdaging_te_laat"),
        (date(2025, 9, 12), date(2025, 9, 17), "verdaging_niet_later"),
    ],
    ids=["RCH-05 op de laatste dag, een dag later", "RCH-05 een dag te laat", "RCH-05 dezelfde dag"],
)
def test_postponement_at_the_edges(bericht: date, nieuw: date, code: str) -> None:
    uitleg = verdaag(EEN_WEEK, Verdaging(bericht, nieuw))
    assert (uitleg.signalen or uitleg.stappen)[-1].code == code
    assert uitleg.uiterste_dag == (nieuw if code == "verdaging" else EEN_WEEK.uiterste_dag)


def test_rch_05_every_day_of_the_postponement_is_shown_once() -> None:
    uitleg = verdaag(EEN_WEEK, Verdaging(WOENSDAG, date(2025, 9, 20)))
    assert [(dag.datum.day, dag.nummer, dag.waarom) for dag in uitleg.dagen[6:]] == [
        (17, 7, ""),
        (18, None, "uitstel na bericht"),
        (19, None, "uitstel na bericht"),
        (20, None, "uitstel na bericht"),
    ]


def test_rch_10_the_steps_of_the_objection_term() -> None:
    uitleg = bezwaartermijn(date(2026, 3, 4))
    assert [stap.code for stap in uitleg.stappen] == ["bezwaartermijn", "termijn_telt_tot", "bezwaar_laatste_dag"]
    assert uitleg.stappen[0].feit("eerste_dag") == date(2026, 3, 5)
    assert uitleg.stappen[0].feit("weken") == 6


def test_rch_07_the_days_past_the_end_say_why() -> None:
    uitleg = termijn("RCH-01", vanaf=date(2025, 9, 12), dagen=1)
    assert [(dag.datum.day, dag.waarom) for dag in uitleg.dagen] == [
        (13, ""),
        (14, "een zondag"),
        (15, "eerste werkdag"),
    ]


@pytest.mark.parametrize(
    ("dag", "waarom"),
    [
        (date(2026, 3, 13), ""),
        (date(2026, 3, 14), "een zaterdag"),
        (date(2026, 3, 15), "een zondag"),
        (date(2026, 3, 16), ""),
        (date(2026, 4, 3), "Goede vrijdag"),
    ],
    ids=str,
)
def test_rch_07_on_which_days_no_term_ends(dag: date, waarom: str) -> None:
    assert vrije_dag_voor_termijn(dag) == waarom
