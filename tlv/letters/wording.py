"""The text blocks that policy may replace, checked when policy is loaded."""

from collections.abc import Mapping

from swv.kern.beleid.schema import Algemeen
from swv.kern.briefteksten.blokken import BRIEF_BIJ_VELD
from swv.kern.documenten.letter import Besluitbrief
from swv.kern.documenten.letter_tekstblokken import TekstblokFout
from swv.kern.documenten.letter_weergave import controleer_tekstblokken
from tlv.letters.examples import voorbeelden


def tekstblokfouten(veld: str, tekstblokken: Mapping[str, str]) -> list[str]:
    """What is wrong with the policy's text blocks in a field of its letters; checked when policy is loaded."""
    try:
        controleer_tekstblokken(dict(tekstblokken), BRIEF_BIJ_VELD[veld])
    except TekstblokFout as fout:
        return [str(fout)]
    return []


def varianten(
    soort: str, algemeen: Algemeen, grondslag: str, tekstblokken: Mapping[str, str]
) -> dict[str, Besluitbrief]:
    """Every variant of a letter about an invented pupil, each on the ground in law of its own kind."""
    return voorbeelden(soort, algemeen, grondslag, tekstblokken)
