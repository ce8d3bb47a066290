"""When a TLV for praktijkonderwijs ends: through the school year of an age, also for who starts on its last day."""

from datetime import date

import pytest

from swv.kern.beleid.regels import kies, toegepast
from tests.tlv.rules.profielen import feiten
from tlv.rules.bijdrage import EINDE, Bijdrage

LAATSTE = date(2028, 7, 31)
"""Of the school year in which somebody of 17 february 2010 becomes 18."""


def bijdrage(regel: str, start: date) -> Bijdrage:
    wie = feiten(soort_tlv="PRO", geboortedatum=date(2010, 2, 17), gewenste_start=start)
    ((keuze, r),) = toegepast([kies(regel, leeftijd=18)], EINDE)
    uitkomst = r.functie(wie, keuze.parameters)
    assert isinstance(uitkomst, Bijdrage)
    return uitkomst


@pytest.mark.parametrize("start", [date(2026, 8, 1), LAATSTE])
def test_tlv_137_and_tlv_144_the_last_day_of_the_school_year_is_in_time(start: date) -> None:
    assert bijdrage("TLV-137", start).vast_einde == LAATSTE
    assert bijdrage("TLV-144", start).voorstel_einde == LAATSTE


def test_tlv_137_and_tlv_144_a_day_later_is_too_late() -> None:
    (weigering,) = bijdrage("TLV-137", date(2028, 8, 1)).weigeringen
    assert weigering.code == "pro_start_na_grens"
    assert bijdrage("TLV-144", date(2028, 8, 1)).voorstel_einde is None
