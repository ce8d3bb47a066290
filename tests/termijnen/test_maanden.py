"""Calendar months: the same day, or the last of a month that has no such day (OVZ-04)."""

from datetime import date

import pytest

from swv.kern.termijnen.maanden import maanden_verder


@pytest.mark.parametrize(
    ("dag", "maanden", "uitkomst"),
    [
        (date(2026, 3, 15), 0, date(2026, 3, 15)),
        (date(2026, 3, 15), 3, date(2026, 6, 15)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_ovz_04_so_many_months_later(dag: date, maanden: int, uitkomst: date) -> None:
    assert maanden_verder(dag, maanden) == uitkomst
