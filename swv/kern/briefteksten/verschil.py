"""Two versions of a text beside each other: what stays, what goes, what comes."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

STUKJES = re.compile(r"\s+|\{\{.*?\}\}|\{%.*?%\}|[^\s{]+|\{")
LOSSE_WOORDEN = 3
"""Fewer words than this that stay between two changes read as part of the change."""


def verschil(oud: str, nieuw: str) -> Iterator[tuple[str, str]]:
    """Pieces of text in reading order, each 'gelijk', 'weg' or 'nieuw'; a placeholder counts as one word."""
    voor, na = STUKJES.findall(oud), STUKJES.findall(nieuw)
    weg, erbij = "", ""
    stappen = SequenceMatcher(None, voor, na, autojunk=False).get_opcodes()
    for nummer, (soort, a, b, c, d) in enumerate(stappen):
        stuk = "".join(voor[a:b])
        tussenin = 0 < nummer < len(stappen) - 1
        if soort == "equal" and not (tussenin and len(stuk.split()) < LOSSE_WOORDEN):
            yield from _wisseling(weg, erbij)
            weg, erbij = "", ""
            yield "gelijk", stuk
        else:
            weg, erbij = weg + stuk, erbij + "".join(na[c:d])
    yield from _wisseling(weg, erbij)


def _wisseling(weg: str, erbij: str) -> Iterator[tuple[str, str]]:
    if weg:
        yield "weg", weg
    if erbij:
        yield "nieuw", erbij
