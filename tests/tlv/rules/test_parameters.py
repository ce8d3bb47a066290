"""What policy may fill in for a rule: the first value that is allowed, the last, and one beyond."""

from typing import Any

import pytest
from pydantic import ValidationError

import tlv.rules
from swv.kern.beleid.regels import kies

assert tlv.rules
ONDERZOEK = {"vraag": "datum", "motivering": "waarom"}
AANMELDING = {"maand": 3, "dag": 31, "behandeldagen": 42}
# id, rule, parameters; the field, its first allowed value, its last (None: no end).
GRENZEN: list[tuple[str, str, dict[str, Any], str, int, int | None]] = [
    ("TLV-87 jaren", "TLV-87", {}, "jaren", 1, None),
    ("TLV-96 leerjaren", "TLV-96", {"leeftijd": 18}, "hooguit_jaren", 1, None),
    ("TLV-119 ondergrens", "TLV-119", {"iq_hoogstens": 70}, "iq_onder", 1, None),
    ("TLV-119 bovengrens", "TLV-119", {"iq_onder": 35}, "iq_hoogstens", 1, None),
    ("TLV-123 maand", "TLV-123", {"dag": 15}, "maand", 1, 12),
    ("TLV-123 dag", "TLV-123", {"maand": 3}, "dag", 1, 31),
    ("TLV-45 jaren", "TLV-45", ONDERZOEK, "jaren", 1, None),
    ("TLV-08 maand", "TLV-08", AANMELDING, "maand", 1, 12),
    ("TLV-08 dag", "TLV-08", AANMELDING, "dag", 1, 31),
    ("TLV-08 behandeldagen", "TLV-08", AANMELDING, "behandeldagen", 1, None),
]


@pytest.mark.parametrize(
    ("regel", "vast", "veld", "eerste", "laatste"),
    [geval[1:] for geval in GRENZEN],
    ids=[geval[0] for geval in GRENZEN],
)
def test_the_limits_of_a_parameter(
    regel: str, vast: dict[str, Any], veld: str, eerste: int, laatste: int | None
) -> None:
    for mag in (eerste, laatste or 100):
        assert getattr(kies(regel, **{**vast, veld: mag}).parameters, veld) == mag
    for mag_niet in (eerste - 1, *([laatste + 1] if laatste else [])):
        with pytest.raises(ValidationError, match=veld):
            kies(regel, **{**vast, veld: mag_niet})


def test_what_a_rule_takes_when_policy_says_nothing() -> None:
    assert kies("TLV-90").als_dict() == {"regel": "TLV-90", "vanaf_categorie": 2}
    assert kies("TLV-74").als_dict() == {"regel": "TLV-74", "standaard": 1}
