"""How far a renewal is and which days of a campaign make sense, as tables of cases (TLV-84, TLV-127)."""

from datetime import date

import pytest

from aanvragen.choices import Status
from tlv.rules.campagne import AF, BIJ_SCHOOL, TELT_NIET, Campagnedagen, gebrek_in_dagen, te_laat, verlengstand

EINDE, VANDAAG = date(2026, 7, 31), date(2026, 3, 10)
UITERLIJK = date(2026, 4, 15)


@pytest.mark.parametrize(
    ("status", "niet_nodig", "stand"),
    [
        (None, False, "niet_begonnen"),
        (None, True, "niet_nodig"),
        (Status.CONCEPT, False, "begonnen"),
        (Status.CONCEPT, True, "begonnen"),
        (Status.TER_ONDERTEKENING, False, "begonnen"),
        (Status.INGEDIEND, False, "ingediend"),
        (Status.AANVULLING_GEVRAAGD, True, "ingediend"),
        (Status.VOLLEDIG, False, "ingediend"),
        (Status.IN_BEOORDELING, False, "ingediend"),
        (Status.ADVIES_GEREED, False, "ingediend"),
        (Status.BESLOTEN, False, "besloten"),
        (Status.BRIEF_VERZONDEN, True, "besloten"),
        (Status.BUITEN_BEHANDELING, False, "besloten"),
        (Status.DOORVERWEZEN, False, "besloten"),
    ],
)
def test_state_of_a_renewal(status: str | None, niet_nodig: bool, stand: str) -> None:
    """TLV-127."""
    assert verlengstand(status, niet_nodig=niet_nodig) == stand


def test_the_lists_hold_statuses_that_exist_and_none_twice() -> None:
    samen = [*BIJ_SCHOOL, *AF, *TELT_NIET]
    assert set(samen) <= set(Status.values)
    assert len(set(samen)) == len(samen)


@pytest.mark.parametrize(
    ("stand", "dag", "laat"),
    [
        ("niet_begonnen", UITERLIJK, False),
        ("niet_begonnen", date(2026, 4, 16), True),
        ("begonnen", date(2026, 4, 16), True),
        ("ingediend", date(2026, 4, 16), False),
        ("besloten", date(2026, 4, 16), False),
        ("niet_nodig", date(2026, 4, 16), False),
    ],
)
def test_late_is_after_the_last_day_with_nothing_sent(stand: str, dag: date, laat: bool) -> None:
    """TLV-127: the last day itself counts along (OVZ-02)."""
    assert te_laat(stand, UITERLIJK, dag) is laat  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("uiterlijk", "herinneren", "gebrek"),
    [
        (UITERLIJK, None, ""),
        (VANDAAG, VANDAAG, ""),
        (EINDE, EINDE, ""),
        (UITERLIJK, UITERLIJK, ""),
        (date(2026, 3, 9), None, "De uiterste dag is al geweest"),
        (date(2026, 8, 1), None, "De verklaringen zijn dan al afgelopen"),
        (UITERLIJK, date(2026, 3, 9), "De dag van de herinnering is al geweest"),
        (UITERLIJK, date(2026, 4, 16), "De herinnering komt na de uiterste dag"),
    ],
)
def test_days_of_a_campaign(uiterlijk: date, herinneren: date | None, gebrek: str) -> None:
    """TLV-84."""
    gevonden = gebrek_in_dagen(Campagnedagen(uiterlijk, herinneren), EINDE, VANDAAG)
    assert gevonden.startswith(gebrek)
    assert bool(gevonden) == bool(gebrek)
