"""Dates, sizes and terms as Dutch text."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swv.kern.weergave.datums import datum_kort, datum_lang, machineleesbaar, moment
from swv.kern.weergave.getallen import grootte_in_woorden
from swv.kern.weergave.termijnwoorden import dagen_in_woorden, dagen_over, termijn_toon


def test_long_and_short_date():
    assert datum_lang(date(2026, 11, 3)) == "3 november 2026"
    assert datum_kort(date(2026, 11, 3)) == "03-11-2026"


def test_a_moment_is_shown_in_amsterdam():
    laat_op_de_avond = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert moment(laat_op_de_avond) == "1 januari 2027, 00:30"
    assert datum_kort(laat_op_de_avond) == "01-01-2027"
    assert machineleesbaar(laat_op_de_avond) == "2027-01-01T00:30+01:00"


def test_a_date_has_no_time():
    assert moment(date(2026, 3, 1)) == "1 maart 2026"
    assert machineleesbaar(date(2026, 3, 1)) == "2026-03-01"


@pytest.mark.parametrize(
    ("bytes_", "tekst"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (48_300, "48 kB"),
        (999_600, "1 MB"),
        (1_400_000, "1,4 MB"),
        (20_000_000, "20 MB"),
        (3_260_000_000, "3,3 GB"),
    ],
)
def test_file_size(bytes_, tekst):
    assert grootte_in_woorden(bytes_) == tekst


def test_a_negative_file_size_is_refused():
    with pytest.raises(ValueError, match="negative"):
        grootte_in_woorden(-1)


@pytest.mark.parametrize(
    ("dagen", "woorden", "toon"),
    [
        (12, "nog 12 dagen", "neutraal"),
        (6, "nog 6 dagen", "neutraal"),
        (5, "nog 5 dagen", "aandacht"),
        (1, "nog 1 dag", "aandacht"),
        (0, "vandaag", "aandacht"),
        (-1, "1 dag te laat", "fout"),
        (-3, "3 dagen te laat", "fout"),
    ],
)
def test_days_left(dagen, woorden, toon):
    assert dagen_in_woorden(dagen) == woorden
    assert termijn_toon(dagen) == toon


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-4000, 4000))
def test_days_left_counts_calendar_days(vandaag, dagen):
    assert dagen_over(vandaag + timedelta(days=dagen), vandaag) == dagen
