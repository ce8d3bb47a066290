"""The text blocks that policy may replace, checked when policy is loaded."""

from collections.abc import Mapping

from swv.kern.documenten.letter_tekstblokken import TekstblokFout
from swv.kern.documenten.letter_weergave import (
    BESLUIT_TLV,
    BUITEN_BEHANDELING,
    controleer_tekstblokken,
)

BRIEF_BIJ_VELD = {"tekstblokken": BESLUIT_TLV, "buiten_behandeling": BUITEN_BEHANDELING}


def tekstblokfouten(veld: str, tekstblokken: Mapping[str, str]) -> list[str]:
    """What is wrong with the policy's text blocks in a field of its letters; checked when policy is loaded."""
    try:
        controleer_tekstblokken(dict(tekstblokken), BRIEF_BIJ_VELD[veld])
    except TekstblokFout as fout:
        return [str(fout)]
    return []
