"""At the edges of the periods of admission to praktijkonderwijs: TLV-139 and TLV-140 (the plan in tests/wijzers)."""

from datetime import date

import pytest

from swv.kern.beleid.regels import Regelkeuze, kies
from swv.kern.beleid.uitleg import NietTeBepalen
from tlv.rules.pro_periode import Aanmelding, bepaal_periode

# In 2026 both days are a friday.
PERIODEN = kies("TLV-139", begin={"maand": 4, "dag": 3}, periode_2={"maand": 5, "dag": 1})
WERKGEBIED = kies("TLV-140", plaatsen=("Duindorp",), pc4=("9901",), plaatsen_na_sbo=("Zandstad",))


@pytest.mark.parametrize(
    ("gekozen", "vanaf"),
    [
        (date(2026, 4, 3), date(2026, 4, 3)),  # the first day of period 1
        (date(2026, 4, 24), date(2026, 4, 24)),
        (date(2026, 5, 1), date(2026, 5, 1)),  # its last
        (date(2026, 5, 8), None),  # a friday after it
        (date(2026, 3, 27), None),  # a friday before it
    ],
)
def test_open_18_a_friday_from_the_first_to_the_last_day_of_period_1_can_be_chosen(
    gekozen: date, vanaf: date | None
) -> None:
    uit = bepaal_periode(
        Aanmelding(date(2026, 5, 1), woonplaats="Elders", gekozen_start=gekozen), (PERIODEN, WERKGEBIED)
    )
    assert uit.periode == "periode_2"
    assert (not uit.signalen) is (vanaf is not None)
    assert uit.redenen[-1].feit("vanaf") == (vanaf or date(2026, 5, 1))


def test_tlv_140_after_special_primary_school_counts_only_when_it_is_said() -> None:
    assert not Aanmelding(date(2026, 4, 14)).sbo_tm_eindgroep
    buiten = bepaal_periode(Aanmelding(date(2026, 4, 14), woonplaats="Zandstad"), (PERIODEN, WERKGEBIED))
    assert buiten.periode == "wachten_op_periode_2"


@pytest.mark.parametrize(
    ("wie", "genoemd"),
    [
        ({"woonplaats": "Duindorp"}, "Duindorp"),
        ({"woonplaats": "Duindorp", "postcode": "9901 AB"}, "Duindorp"),
        ({"postcode": "9901 AB"}, "9901"),
    ],
)
def test_tlv_140_the_explanation_names_the_place_or_else_the_postcode(wie: dict[str, str], genoemd: str) -> None:
    uit = bepaal_periode(Aanmelding(date(2026, 4, 14), **wie), (PERIODEN, WERKGEBIED))
    assert uit.redenen[0].feit("plaats") == genoemd


@pytest.mark.parametrize("regels", [(), (PERIODEN,), (WERKGEBIED,)])
def test_an_swv_without_periods_or_without_an_area_has_none(regels: tuple[Regelkeuze, ...]) -> None:
    with pytest.raises(NietTeBepalen, match="geen perioden van toelating"):
        bepaal_periode(Aanmelding(date(2026, 4, 14), woonplaats="Duindorp"), regels)
