"""School years, birthdays and full school years: OVZ-01."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swv.kern.kalender.schooljaren import (
    Schooljaar,
    leeftijd_op,
    schooljaar,
    schooljaar_waarin,
    verjaardag,
    vol_schooljaar_vanaf,
)

DAGEN = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("dag", "naam"),
    [
        (date(2026, 7, 31), "2025-2026"),
        (date(2026, 8, 1), "2026-2027"),
        (date(2026, 1, 1), "2025-2026"),
        (date(2026, 12, 31), "2026-2027"),
    ],
    ids=["OVZ-01 31 juli is oud", "OVZ-01 1 augustus is nieuw", "OVZ-01 januari", "OVZ-01 december"],
)
def test_school_year_of_a_day(dag: date, naam: str) -> None:
    assert schooljaar(dag).naam == naam


@settings(deadline=None)
@given(DAGEN)
def test_every_day_lies_in_exactly_one_school_year(dag: date) -> None:
    jaar = schooljaar(dag)
    assert dag in jaar
    assert dag not in jaar.verder(1)
    assert dag not in jaar.verder(-1)
    assert jaar.einde + timedelta(days=1) == jaar.verder(1).begin


@pytest.mark.parametrize(
    ("geboren", "leeftijd", "beginjaar"),
    [
        (date(2014, 7, 31), 12, 2025),
        (date(2014, 8, 1), 12, 2026),
        (date(2008, 2, 29), 18, 2025),
    ],
    ids=["OVZ-01 jarig op 31 juli", "OVZ-01 jarig op 1 augustus", "OVZ-01 schrikkeldag"],
)
def test_school_year_of_a_birthday(geboren: date, leeftijd: int, beginjaar: int) -> None:
    assert schooljaar_waarin(geboren, leeftijd) == Schooljaar(beginjaar)


def test_born_on_29_february_has_a_birthday_on_1_march_in_other_years() -> None:
    assert verjaardag(date(2012, 2, 29), 12) == date(2024, 2, 29)
    assert verjaardag(date(2012, 2, 29), 13) == date(2025, 3, 1)
    assert leeftijd_op(date(2012, 2, 29), date(2025, 2, 28)) == 12
    assert leeftijd_op(date(2012, 2, 29), date(2025, 3, 1)) == 13


@settings(deadline=None)
@given(DAGEN, st.integers(0, 100))
def test_age_changes_on_the_birthday(geboren: date, leeftijd: int) -> None:
    dag = verjaardag(geboren, leeftijd)
    assert leeftijd_op(geboren, dag) == leeftijd
    if leeftijd:
        assert leeftijd_op(geboren, dag - timedelta(days=1)) == leeftijd - 1


def test_a_day_before_birth_has_no_age() -> None:
    with pytest.raises(ValueError, match="geboortedatum"):
        leeftijd_op(date(2020, 1, 2), date(2020, 1, 1))


@settings(deadline=None)
@given(DAGEN, st.integers(1, 9))
def test_a_full_school_year_lies_between_start_and_end(start: date, jaren: int) -> None:
    einde = vol_schooljaar_vanaf(start, jaren)
    assert (einde.month, einde.day) == (7, 31)
    eerste_volle = schooljaar(einde).verder(1 - jaren)
    assert start <= eerste_volle.begin
    assert start > eerste_volle.verder(-1).begin
