"""What somebody signs, as one number: answers and documents that change afterwards give another (TLV-54, TLV-60)."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

LEEG: tuple[Any, ...] = (None, "", [])
"""What a question without an answer holds; opening a section and leaving it changes nothing."""

GETEKEND_DOOR_OUDER, GETEKEND_DOOR_LEERLING = "D02", "D03"
GETEKENDE_FORMULIEREN = (GETEKEND_DOOR_OUDER, GETEKEND_DOOR_LEERLING)
"""The kinds of document under which a form that was signed on paper is kept; what is signed is not that form itself."""


def controlegetal_van(
    formulier: int, antwoorden: Iterable[tuple[str, str, Mapping[str, Any]]], documenten: Iterable[tuple[str, str]]
) -> str:
    """SHA-256, in hexadecimal, over what one person could read when signing.

    `formulier` is the version of the form; `antwoorden` are (section, field group, answers by question) and
    `documenten` are (kind, checksum of the file). Their order and empty answers make no difference.
    """
    gegeven = sorted(
        [sectie, veldgroep, vraag, antwoord]
        for sectie, veldgroep, waarden in antwoorden
        for vraag, antwoord in _met_antwoord(waarden)
    )
    inhoud = {"formulier": formulier, "antwoorden": gegeven, "documenten": sorted(map(list, documenten))}
    return hashlib.sha256(json.dumps(inhoud, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _met_antwoord(waarden: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Each answer as text, so that answers of different types can be put in order."""
    for vraag, antwoord in waarden.items():
        if antwoord not in LEEG:
            yield vraag, json.dumps(antwoord, ensure_ascii=False)
