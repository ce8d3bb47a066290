"""Terms beside the one for the besluit, day by day: what counts, what does not, and what an SWV may set (ARR, VRZ)."""

from datetime import date

import pytest
from pydantic import ValidationError

from swv.kern.beleid.regels import kies
from swv.kern.kalender.rules import Kalender, Vakantie
from swv.kern.termijnen.proces import (
    Dagen,
    Maanden,
    Schooldagen,
    eerste_schooldag,
    evaluatie_na_overstap,
    in_dagen,
    in_schooldagen,
)

VOORJAAR = Vakantie("voorjaarsvakantie", date(2026, 2, 14), date(2026, 2, 22))
KALENDER = Kalender("proef", date(2026, 1, 5), date(2026, 6, 26), (VOORJAAR,))
VOORLOPIG = Kalender(
    "proef", date(2026, 1, 5), date(2026, 6, 26), (Vakantie("mei", date(2026, 4, 25), date(2026, 5, 3), True),)
)
DONDERDAG = date(2026, 2, 12)


@pytest.mark.parametrize("soort", [Dagen, Schooldagen, Maanden])
def test_a_term_is_one_or_more(soort: type) -> None:
    (veld,) = soort.model_fields
    assert getattr(soort(**{veld: 1}), veld) == 1
    for aantal in (0, -1):
        with pytest.raises(ValidationError):
            soort(**{veld: aantal})


def test_arr_134_a_term_of_the_plan_ends_on_a_sunday_too() -> None:
    assert in_dagen("ARR-134", date(2026, 3, 1), 14).uiterste_dag == date(2026, 3, 15)


def test_arr_135_school_days_pass_over_weekend_and_holiday_and_say_so() -> None:
    uitleg = in_schooldagen("ARR-135", DONDERDAG, 2, KALENDER)
    assert uitleg.uiterste_dag == date(2026, 2, 23)
    dagen = {dag.datum.day: (dag.nummer, dag.waarom) for dag in uitleg.dagen}
    assert dagen[13] == (1, "")
    assert dagen[16] == (None, "voorjaarsvakantie")
    assert dagen[23] == (2, "")
    weekend = in_schooldagen("ARR-135", date(2026, 1, 9), 1, KALENDER)
    assert [(dag.nummer, dag.waarom) for dag in weekend.dagen] == [(None, "weekend"), (None, "weekend"), (1, "")]


def test_ovz_04_a_holiday_that_is_not_certain_is_told() -> None:
    zeker, onzeker = (in_schooldagen("ARR-135", date(2026, 4, 23), 3, kalender) for kalender in (KALENDER, VOORLOPIG))
    assert zeker.signalen == ()
    assert [signaal.code for signaal in onzeker.signalen] == ["kalender_voorlopig"]


@pytest.mark.parametrize(
    ("vanaf", "eerste"),
    [
        (date(2026, 2, 12), date(2026, 2, 12)),
        (date(2026, 1, 10), date(2026, 1, 12)),
        (date(2026, 1, 11), date(2026, 1, 12)),
        (date(2026, 2, 14), date(2026, 2, 23)),
        (date(2026, 2, 15), date(2026, 2, 23)),
    ],
)
def test_arr_05_the_first_school_day(vanaf: date, eerste: date) -> None:
    assert eerste_schooldag(vanaf, KALENDER) == eerste


def test_arr_116_three_months_after_the_first_school_day_with_every_day_in_between() -> None:
    keuze = kies("ARR-116", maanden=3)
    uitleg = evaluatie_na_overstap(date(2026, 1, 10), keuze.parameters, KALENDER)  # type: ignore[arg-type]
    assert uitleg.uiterste_dag == date(2026, 4, 12)
    assert (uitleg.dagen[0].datum, uitleg.dagen[0].nummer) == (date(2026, 1, 13), 1)
    assert (uitleg.dagen[-1].datum, uitleg.dagen[-1].nummer) == (date(2026, 4, 12), 90)
