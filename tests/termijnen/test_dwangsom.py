"""The count after a notice of default (RCH-06), against a calendar made by hand."""

from datetime import date

import pytest

from swv.kern.termijnen.dwangsom import eis_in_gebreke, tel_dwangsomdagen
from swv.kern.termijnen.opschorting import TermijnGeweigerd


@pytest.mark.parametrize(
    ("ontvangen", "tot_en_met", "eerste", "geteld"),
    [
        (date(2026, 6, 2), date(2026, 6, 5), date(2026, 6, 17), 0),
        (date(2026, 6, 2), date(2026, 6, 16), date(2026, 6, 17), 0),
        (date(2026, 6, 2), date(2026, 6, 17), date(2026, 6, 17), 1),
        (date(2026, 6, 2), date(2026, 7, 28), date(2026, 6, 17), 42),
        (date(2026, 6, 2), date(2026, 9, 1), date(2026, 6, 17), 42),
        (date(2026, 3, 23), date(2026, 4, 8), date(2026, 4, 8), 1),
    ],
    ids=[
        "RCH-06 de eerste dagen",
        "RCH-06 twee weken",
        "RCH-06 eerste dag",
        "RCH-06 laatste dag",
        "RCH-06 hoogstens 42",
        "RCH-07 paasmaandag",
    ],
)
def test_days_of_dwangsom(ontvangen: date, tot_en_met: date, eerste: date, geteld: int) -> None:
    telling = tel_dwangsomdagen(ontvangen, tot_en_met)
    assert (telling.eerste_dag, telling.geteld) == (eerste, geteld)


def test_a_notice_before_the_term_is_over_has_no_effect() -> None:
    with pytest.raises(TermijnGeweigerd, match="telt pas na de uiterste dag"):
        eis_in_gebreke(date(2026, 6, 2), date(2026, 6, 2))
    eis_in_gebreke(date(2026, 6, 2), date(2026, 6, 3))


def test_rch_06_the_days_that_were_counted() -> None:
    telling = tel_dwangsomdagen(date(2026, 6, 2), date(2026, 6, 19))
    assert telling.dwangsomdagen == (date(2026, 6, 17), date(2026, 6, 18), date(2026, 6, 19))
    assert tel_dwangsomdagen(date(2026, 6, 2), date(2026, 6, 16)).dwangsomdagen == ()
