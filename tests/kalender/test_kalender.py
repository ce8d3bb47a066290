"""School days and school weeks: OVZ-03, OVZ-04, OPEN-84, and the holidays of the Algemene termijnenwet."""

from datetime import date
from itertools import pairwise

import pytest

from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.kalender.feestdagen import erkende_feestdagen, termijnfeestdagen
from swv.kern.kalender.inlezen import kalender_van
from swv.kern.kalender.rules import (
    Dagsoort,
    Vakantie,
    eerste_schoolweek_na,
    is_schooldag,
    is_schoolweek,
    schooldagen_na,
    schoolweken_na,
)

ZUID = kalender_van("zuid")


@pytest.mark.parametrize(
    ("dag", "soort", "naam"),
    [
        (date(2025, 9, 10), Dagsoort.SCHOOLDAG, ""),
        (date(2025, 9, 13), Dagsoort.WEEKEND, ""),
        (date(2025, 10, 13), Dagsoort.VAKANTIE, "herfstvakantie"),
        (date(2025, 12, 25), Dagsoort.FEESTDAG, "Eerste kerstdag"),
        (date(2026, 4, 6), Dagsoort.FEESTDAG, "Tweede paasdag"),
        (date(2026, 5, 5), Dagsoort.FEESTDAG, "Bevrijdingsdag"),
        (date(2026, 4, 3), Dagsoort.SCHOOLDAG, ""),
    ],
    ids=[
        "OVZ-03 gewone woensdag",
        "OVZ-03 zaterdag",
        "OVZ-03 herfstvakantie",
        "OVZ-03 kerst",
        "OVZ-03 tweede paasdag",
        "OVZ-03 5 mei",
        "OVZ-03 goede vrijdag is een schooldag tenzij de school anders kiest",
    ],
)
def test_what_a_day_is(dag: date, soort: Dagsoort, naam: str) -> None:
    gevonden = ZUID.dag(dag)
    assert (gevonden.soort, gevonden.naam) == (soort, naam)
    assert is_schooldag(ZUID, dag) == (soort is Dagsoort.SCHOOLDAG)


@pytest.mark.parametrize("dag", [date(2024, 9, 1), date(2028, 9, 4)], ids=["OPEN-84 ervoor", "OPEN-84 erna"])
def test_outside_the_known_holidays_nothing_is_guessed(dag: date) -> None:
    with pytest.raises(NietTeBepalen, match="schoolvakanties") as fout:
        is_schooldag(ZUID, dag)
    assert fout.value.tabel == "schoolvakanties"


def test_an_unknown_region_cannot_be_determined() -> None:
    with pytest.raises(NietTeBepalen, match="regio 'oost'"):
        kalender_van("oost")


def test_ovz_03_within_three_school_days_skips_weekend_and_shows_every_day() -> None:
    telling = schooldagen_na(ZUID, date(2025, 9, 11), 3)
    assert telling.uitkomst == date(2025, 9, 16)
    assert [(g.dag.datum.day, g.nummer) for g in telling.dagen] == [
        (12, 1), (13, None), (14, None), (15, 2), (16, 3),
    ]  # fmt: skip


def test_ovz_03_the_day_itself_does_not_count_and_holidays_are_skipped() -> None:
    assert schooldagen_na(ZUID, date(2025, 10, 10), 1).uitkomst == date(2025, 10, 20)


@pytest.mark.parametrize(
    ("dag", "telt"),
    [
        (date(2025, 10, 15), False),
        (date(2025, 10, 19), False),
        (date(2025, 10, 20), True),
        (date(2026, 5, 6), True),
    ],
    ids=["OVZ-04 vakantieweek", "OVZ-04 zondag van die week", "OVZ-04 week erna", "OVZ-04 week met feestdag"],
)
def test_school_week(dag: date, telt: bool) -> None:
    assert is_schoolweek(ZUID, dag) is telt


def test_ovz_04_eight_school_weeks_skip_the_autumn_holiday() -> None:
    telling = schoolweken_na(ZUID, date(2025, 9, 10), 8)
    assert telling.uitkomst == date(2025, 11, 10)
    assert [g.dag.datum for g in telling.dagen if g.nummer is None] == [date(2025, 10, 13)]


def test_ovz_04_first_school_week_after_christmas() -> None:
    assert eerste_schoolweek_na(ZUID, date(2025, 12, 17)) == date(2026, 1, 5)


def test_unconfirmed_holidays_are_marked_in_the_count() -> None:
    assert schoolweken_na(ZUID, date(2027, 2, 10), 1).voorlopig
    assert not schoolweken_na(ZUID, date(2025, 10, 8), 1).voorlopig
    assert {v.voorlopig for v in ZUID.vakanties if v.van == date(2027, 7, 24)} == {True}


def test_a_school_may_shift_a_holiday_and_add_free_days() -> None:
    school = ZUID.voor_school(
        "De Wissel",
        [Vakantie("herfstvakantie", date(2025, 10, 18), date(2025, 10, 26))],
        {date(2026, 4, 3): "studiedag"},
    )
    assert is_schooldag(school, date(2025, 10, 13))
    assert not is_schooldag(school, date(2025, 10, 20))
    assert school.dag(date(2026, 4, 3)).naam == "studiedag"
    assert not is_schooldag(school, date(2026, 10, 19)), "the holiday of another year stays"
    assert not is_schooldag(ZUID, date(2025, 10, 13)), "the region's calendar is untouched"


def test_a_longer_holiday_of_a_school_replaces_the_one_it_overlaps() -> None:
    lang = Vakantie("lange meivakantie", date(2026, 4, 25), date(2026, 5, 10))
    school = ZUID.voor_school("De Wissel", [lang])
    assert not is_schooldag(school, date(2026, 5, 8))
    assert sum(date(2026, 4, 27) in vakantie for vakantie in school.vakanties) == 1


def test_other_holidays_leave_public_holidays_in_place() -> None:
    anders = ZUID.met_vakanties([Vakantie("proef", date(2025, 9, 8), date(2025, 9, 14))])
    assert not is_schooldag(anders, date(2025, 9, 10))
    assert is_schooldag(anders, date(2025, 10, 13))
    assert not is_schooldag(anders, date(2026, 4, 6))


def test_a_holiday_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="laatste dag"):
        Vakantie("verkeerd", date(2026, 1, 2), date(2026, 1, 1))


@pytest.mark.parametrize("regio", ["noord", "midden", "zuid"])
def test_every_region_has_five_holidays_in_each_of_four_years(regio: str) -> None:
    vakanties = kalender_van(regio).vakanties
    assert len(vakanties) == 20
    assert all(v.van.weekday() == 5 and v.tot_en_met.weekday() == 6 for v in vakanties)
    assert all(eerder.tot_en_met < later.van for eerder, later in pairwise(vakanties))


def test_rch_07_recognised_holidays_are_those_of_the_law() -> None:
    assert list(erkende_feestdagen(2026).values()) == [
        "Nieuwjaarsdag", "Tweede paasdag", "Koningsdag", "Bevrijdingsdag", "Hemelvaartsdag",
        "Tweede pinksterdag", "Eerste kerstdag", "Tweede kerstdag",
    ]  # fmt: skip
    assert termijnfeestdagen(2026)[date(2026, 4, 3)] == "Goede vrijdag"
    assert date(2026, 4, 3) not in erkende_feestdagen(2026)


def test_koningsdag_moves_to_saturday_when_the_27th_is_a_sunday() -> None:
    assert erkende_feestdagen(2025)[date(2025, 4, 26)] == "Koningsdag"
    assert date(2025, 4, 27) not in erkende_feestdagen(2025)
