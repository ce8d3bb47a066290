"""The four weeks after a request for additions lapsed (RCH-14, RCH-07), against a calendar made by hand."""

from datetime import date

import pytest

from swv.kern.termijnen.herstel import herstelverloop


@pytest.mark.parametrize(
    ("hersteltermijn", "uiterste"),
    [
        (date(2026, 3, 24), date(2026, 4, 21)),  # tuesday to tuesday
        (date(2026, 3, 9), date(2026, 4, 7)),  # ends on easter monday
        (date(2026, 3, 28), date(2026, 4, 28)),  # ends on the saturday before koningsdag
    ],
    ids=["RCH-14", "RCH-07 tweede paasdag", "RCH-07 weekend en koningsdag"],
)
def test_four_weeks_after_the_lapse(hersteltermijn: date, uiterste: date) -> None:
    verloop = herstelverloop(hersteltermijn, date(2026, 5, 5))
    assert verloop is not None
    assert (verloop.uiterste_dag, verloop.te_laat) == (uiterste, True)
    assert verloop.uitleg.stappen[0].regel == "RCH-14"


@pytest.mark.parametrize(("vandaag", "verlopen"), [(date(2026, 3, 24), False), (date(2026, 3, 25), True)])
def test_the_last_day_itself_is_the_schools(vandaag: date, verlopen: bool) -> None:
    assert (herstelverloop(date(2026, 3, 24), vandaag) is not None) is verlopen


def test_without_a_set_term_nothing_lapses() -> None:
    assert herstelverloop(None, date(2026, 3, 25)) is None


@pytest.mark.parametrize(("vandaag", "te_laat"), [(date(2026, 4, 21), False), (date(2026, 4, 22), True)])
def test_on_the_last_day_of_the_four_weeks_it_is_not_too_late(vandaag: date, te_laat: bool) -> None:
    verloop = herstelverloop(date(2026, 3, 24), vandaag)
    assert verloop is not None
    assert verloop.te_laat is te_laat
