"""What policy may say about the two dates of an aanvraag: RCH-01, RCH-07, TLV-102, TLV-103, TLV-107."""

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from swv.kern.beleid.regels import Regelkeuze, kies
from swv.kern.kalender.inlezen import kalender_van
from swv.kern.termijnen.beslistermijn import Termijnfeiten, bereken_termijnen

ZUID = kalender_van("zuid")
ZATERDAG = date(2025, 9, 6)
"""42 days later is a saturday too."""


@pytest.mark.parametrize(
    ("regel", "parameters", "mag"),
    [
        ("RCH-01", {"dagen": 1}, True),
        ("RCH-01", {"dagen": 0}, False),
        ("TLV-103", {"dagen": 1}, True),
        ("TLV-103", {"dagen": 0}, False),
        ("TLV-107", {"dagen": 1}, True),
        ("TLV-107", {"dagen": 0}, False),
        ("TLV-102", {"schoolweken": 1, "minimaal_weken": 0}, True),
        ("TLV-102", {"schoolweken": 0, "minimaal_weken": 0}, False),
        ("TLV-102", {"schoolweken": 1, "minimaal_weken": -1}, False),
    ],
)
def test_a_term_of_policy_is_at_least_one_day_or_week(regel: str, parameters: dict[str, Any], mag: bool) -> None:
    if mag:
        assert isinstance(kies(regel, **parameters), Regelkeuze)
        return
    with pytest.raises(ValidationError):
        kies(regel, **parameters)


def test_rch_07_a_term_moves_past_the_weekend_unless_policy_says_not() -> None:
    for regel in ("RCH-01", "TLV-103"):
        gewoon, vast = (
            bereken_termijnen(Termijnfeiten(ZATERDAG), [keuze], ZUID).uiterste.uiterste_dag
            for keuze in (kies(regel, dagen=42), kies(regel, dagen=42, termijnenwet=False))
        )
        assert (gewoon, vast) == (date(2025, 10, 20), date(2025, 10, 18))


def test_tlv_107_a_promise_does_not_move_past_the_weekend() -> None:
    """The Algemene termijnenwet is about terms in law, not about promises."""
    overzicht = bereken_termijnen(Termijnfeiten(ZATERDAG, ZATERDAG), [kies("TLV-107", dagen=14)], ZUID)
    assert overzicht.beloofd is not None
    assert overzicht.beloofd.uiterste_dag == date(2025, 9, 20)


def test_the_first_promise_of_policy_is_the_one_that_waits() -> None:
    regels = [kies("TLV-107", dagen=14), kies("TLV-102", schoolweken=8, minimaal_weken=2)]
    (wacht,) = bereken_termijnen(Termijnfeiten(ZATERDAG), regels, ZUID).signalen
    assert wacht.regel == "TLV-107"
    (andersom,) = bereken_termijnen(Termijnfeiten(ZATERDAG), regels[::-1], ZUID).signalen
    assert andersom.regel == "TLV-102"
