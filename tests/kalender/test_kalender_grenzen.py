"""The edges of holidays, weeks and of what is known: OVZ-03, OVZ-04, OPEN-84."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.kalender.rules import (
    Dagsoort,
    Kalender,
    Vakantie,
    is_schooldag,
    is_schoolweek,
    schooldagen_na,
    schoolweken_na,
)

WOENSDAG, DONDERDAG = date(2026, 3, 18), date(2026, 3, 19)
MAANDAG, ZONDAG = date(2026, 3, 16), date(2026, 3, 22)
LEEG = Kalender("proef", date(2026, 1, 5), date(2026, 6, 26))
TWEE_DAGEN = replace(LEEG, vakanties=(Vakantie("tussendoor", WOENSDAG, DONDERDAG),))


@pytest.mark.parametrize(
    ("dag", "is_vakantie"),
    [
        (WOENSDAG - timedelta(days=1), False),
        (WOENSDAG, True),
        (DONDERDAG, True),
        (DONDERDAG + timedelta(days=1), False),
    ],
    ids=["de dag ervoor", "de eerste dag", "de laatste dag", "de dag erna"],
)
def test_ovz_03_a_holiday_has_its_first_and_its_last_day(dag: date, is_vakantie: bool) -> None:
    assert (TWEE_DAGEN.dag(dag).soort is Dagsoort.VAKANTIE) is is_vakantie


def test_a_holiday_of_one_day_exists_and_one_that_ends_before_it_begins_does_not() -> None:
    assert WOENSDAG in Vakantie("een dag", WOENSDAG, WOENSDAG)
    with pytest.raises(ValueError, match="de laatste dag ligt voor de eerste"):
        Vakantie("omgekeerd", DONDERDAG, WOENSDAG)


@pytest.mark.parametrize(
    ("dag", "bekend"),
    [
        (date(2026, 1, 4), False),
        (date(2026, 1, 5), True),
        (date(2026, 6, 26), True),
        (date(2026, 6, 27), False),
    ],
    ids=["de dag ervoor", "de eerste bekende dag", "de laatste bekende dag", "de dag erna"],
)
def test_open_84_what_is_known_has_its_first_and_its_last_day(dag: date, bekend: bool) -> None:
    if bekend:
        assert is_schooldag(LEEG, dag)
    else:
        with pytest.raises(NietTeBepalen):
            is_schooldag(LEEG, dag)


def vrij_behalve(*dagen: date) -> Kalender:
    """A week in which only these days have school."""
    week = (MAANDAG + timedelta(days=n) for n in range(7))
    return replace(LEEG, vrije_dagen={dag: "vrij" for dag in week if dag not in dagen})


@pytest.mark.parametrize("dag", [MAANDAG + timedelta(days=n) for n in range(5)], ids=str)
def test_ovz_04_one_school_day_makes_a_school_week(dag: date) -> None:
    kalender = vrij_behalve(dag)
    assert is_schoolweek(kalender, ZONDAG)
    (week,) = schoolweken_na(kalender, MAANDAG - timedelta(days=3), 1).dagen
    assert (week.dag.datum, week.dag.is_schooldag, week.nummer) == (MAANDAG, True, 1)


def test_ovz_04_a_week_without_school_is_shown_with_why() -> None:
    kalender = replace(LEEG, vrije_dagen={MAANDAG: "studiedag"}).voor_school(
        "De Brug", [Vakantie("tussendoor", MAANDAG + timedelta(days=1), ZONDAG)]
    )
    assert not is_schoolweek(kalender, MAANDAG)
    vrij, gewoon = schoolweken_na(kalender, MAANDAG - timedelta(days=3), 1).dagen
    assert (vrij.dag.datum, vrij.dag.soort, vrij.dag.naam, vrij.nummer) == (
        MAANDAG,
        Dagsoort.VRIJE_DAG,
        "studiedag",
        None,
    )
    assert gewoon.nummer == 1


def test_ovz_04_the_weekend_is_no_part_of_a_school_week() -> None:
    """It lies beyond what is known here: looking at saturday would raise NietTeBepalen."""
    kort = replace(LEEG, bekend_tot_en_met=date(2026, 3, 20), vakanties=(Vakantie("week", MAANDAG, date(2026, 3, 20)),))
    assert not is_schoolweek(kort, MAANDAG)
    with pytest.raises(NietTeBepalen):
        schoolweken_na(kort, MAANDAG - timedelta(days=3), 1)


def test_a_holiday_is_certain_unless_it_says_otherwise() -> None:
    assert not schooldagen_na(TWEE_DAGEN, MAANDAG, 2).voorlopig
    onzeker = replace(LEEG, vakanties=(Vakantie("tussendoor", WOENSDAG, DONDERDAG, voorlopig=True),))
    assert schooldagen_na(onzeker, MAANDAG, 2).voorlopig
    assert schoolweken_na(onzeker, MAANDAG - timedelta(days=3), 1).voorlopig


@pytest.mark.parametrize(
    ("eigen", "blijft"),
    [
        (Vakantie("eigen", date(2026, 3, 16), WOENSDAG), False),
        (Vakantie("eigen", DONDERDAG, date(2026, 3, 20)), False),
        (Vakantie("eigen", date(2026, 3, 20), ZONDAG), True),
        (Vakantie("eigen", MAANDAG, date(2026, 3, 17)), True),
        (Vakantie("tussendoor", date(2026, 5, 4), date(2026, 5, 8)), False),
    ],
    ids=["raakt de eerste dag", "raakt de laatste dag", "begint erna", "eindigt ervoor", "heet hetzelfde"],
)
def test_ovz_03_the_schools_own_holiday_replaces_what_it_touches(eigen: Vakantie, blijft: bool) -> None:
    school = TWEE_DAGEN.voor_school("De Brug", [eigen])
    assert (TWEE_DAGEN.vakanties[0] in school.vakanties) is blijft
    assert eigen in school.vakanties


def test_the_same_name_in_another_school_year_replaces_nothing() -> None:
    ruim = replace(TWEE_DAGEN, bekend_tot_en_met=date(2027, 6, 25))
    school = ruim.voor_school("De Brug", [Vakantie("tussendoor", date(2027, 3, 15), date(2027, 3, 16))])
    assert ruim.vakanties[0] in school.vakanties


@pytest.mark.parametrize("aantal", [0, -1])
def test_a_count_begins_at_one(aantal: int) -> None:
    for tel in (schooldagen_na, schoolweken_na):
        with pytest.raises(ValueError, match="begint bij een"):
            tel(LEEG, WOENSDAG, aantal)


def test_ovz_04_a_holiday_that_begins_in_the_weekend_makes_no_week_uncertain() -> None:
    weekend = Vakantie("erna", date(2026, 3, 21), date(2026, 3, 27), voorlopig=True)
    assert not schoolweken_na(replace(LEEG, vakanties=(weekend,)), MAANDAG - timedelta(days=3), 1).voorlopig
