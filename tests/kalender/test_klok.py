"""The clock: standing still for tests, shifted for a demo, never naive."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from swv.kern.kalender import klok


@pytest.fixture(autouse=True)
def _hersteld() -> Iterator[None]:
    yield
    klok.herstel()


def test_now_is_aware_and_in_amsterdam() -> None:
    assert klok.nu().tzinfo is klok.AMSTERDAM
    assert klok.vandaag() == klok.nu().date()


def test_standing_on_a_day_is_noon_of_that_day_and_ends_with_the_block() -> None:
    with klok.op(date(2026, 3, 29)) as moment:
        assert (moment.hour, klok.vandaag()) == (12, date(2026, 3, 29))
        with klok.op(date(2020, 1, 1)):
            assert klok.vandaag() == date(2020, 1, 1)
        assert klok.nu() == moment
    assert klok.vandaag() != date(2020, 1, 1)


def test_a_moment_in_another_zone_is_read_in_amsterdam() -> None:
    with klok.op(datetime(2025, 12, 31, 23, 30, tzinfo=UTC)):
        assert klok.vandaag() == date(2026, 1, 1)


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="tijdzone"), klok.op(datetime(2026, 1, 1)):  # noqa: DTZ001
        pass


def test_shifting_maps_today_and_lets_time_run() -> None:
    klok.verschuif(date(2026, 9, 9))
    eerste = klok.nu()
    assert eerste.date() in (date(2026, 9, 9), date(2026, 9, 10))
    assert klok.nu() - eerste < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("omgeving", "demo", "verwacht"),
    [
        ({"SWV_KLOK": "2026-09-09"}, True, date(2026, 9, 9)),
        ({"SWV_KLOK": "2026-09-09"}, False, None),
        ({}, True, None),
    ],
    ids=["demo", "production ignores the variable", "not set"],
)
def test_the_environment_shifts_the_clock_in_demo_mode_only(
    omgeving: dict[str, str], demo: bool, verwacht: date | None
) -> None:
    assert klok.verschuif_uit_omgeving(omgeving, demo=demo) == verwacht


def test_an_unreadable_day_is_an_error() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        klok.verschuif_uit_omgeving({"SWV_KLOK": "morgen"}, demo=True)
