"""The states of a renewal as pages name them (TLV-127)."""

from typing import get_args

from tlv.campagne import STANDEN
from tlv.rules.campagne import Verlengstand


def test_every_state_of_a_renewal_has_its_words() -> None:
    assert set(STANDEN) == set(get_args(Verlengstand))
