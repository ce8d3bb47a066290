"""Every day of a term as a reader sees it: RCH-01, RCH-02, RCH-07, OPEN-83."""

from datetime import date

from swv.kern.termijnen.dagregels import dagregels
from swv.kern.termijnen.opschorting import andere_opschorting
from swv.kern.termijnen.rules import termijn

DONDERDAG = date(2026, 3, 12)
STIL = "de termijn staat stil: schriftelijk uitstel"


def regels(vanaf: date, dagen: int, *stil: tuple[date, date], **anders: object) -> list[tuple[str, int | None, str]]:
    opschortingen = [andere_opschorting("uitstel", van, tot) for van, tot in stil]
    uitleg = termijn("RCH-01", vanaf=vanaf, dagen=dagen, opschortingen=opschortingen)
    gevonden = dagregels(uitleg, **anders)  # type: ignore[arg-type]
    assert [regel.datum for regel in gevonden] == [dag.datum for dag in uitleg.dagen]
    return [(f"{regel.weekdag} {regel.datum.day}", regel.nummer, regel.waarom) for regel in gevonden]


def test_rch_01_a_weekend_counts_and_is_named() -> None:
    assert regels(DONDERDAG, 4) == [
        ("vrijdag 13", 1, ""),
        ("zaterdag 14", 2, "een zaterdag, telt mee"),
        ("zondag 15", 3, "een zondag, telt mee"),
        ("maandag 16", 4, ""),
    ]


def test_rch_07_the_days_past_easter_say_why_they_are_there() -> None:
    assert [(nummer, waarom) for _, nummer, waarom in regels(date(2026, 4, 1), 2)] == [
        (1, ""),
        (2, "Goede vrijdag, telt mee"),
        (None, "een zaterdag"),
        (None, "een zondag"),
        (None, "Tweede paasdag"),
        (None, "eerste werkdag"),
    ]


def test_rch_02_a_day_of_a_suspension_says_so_and_that_it_was_free() -> None:
    assert regels(DONDERDAG, 2, (date(2026, 3, 13), date(2026, 3, 15))) == [
        ("vrijdag 13", None, STIL),
        ("zaterdag 14", None, f"{STIL}; een zaterdag"),
        ("zondag 15", 1, "een zondag, telt mee"),
        ("maandag 16", 2, ""),
    ]


def test_rch_07_a_day_that_the_government_equated_is_named() -> None:
    gelijk = regels(DONDERDAG, 1, gelijkgesteld={date(2026, 3, 13)})
    assert gelijk == [("vrijdag 13", 1, "een dag die met een feestdag gelijkstaat, telt mee")]


def test_open_83_the_day_on_which_policy_changed_stands_out() -> None:
    anders = "vanaf deze dag heeft het SWV andere regels; voor deze aanvraag niet"
    assert regels(DONDERDAG, 2, nieuw_beleid={date(2026, 3, 14)})[:2] == [
        ("vrijdag 13", 1, ""),
        ("zaterdag 14", 2, f"een zaterdag, telt mee; {anders}"),
    ]
