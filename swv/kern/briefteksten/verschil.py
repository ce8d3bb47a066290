"""Two versions of a text, word by word: what stays, what goes, what comes."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

STUKJES = re.compile(r"\s+|\{\{.*?\}\}|\{%.*?%\}|[^\s{]+|\{")


def verschil(oud: str, nieuw: str) -> Iterator[tuple[str, str]]:
    """Pieces of text in reading order, each 'gelijk', 'weg' or 'nieuw'; a placeholder counts as one word."""
    voor, na = STUKJES.findall(oud), STUKJES.findall(nieuw)
    for soort, a, b, c, d in SequenceMatcher(None, voor, na, autojunk=False).get_opcodes():
        if soort == "equal":
            yield "gelijk", "".join(voor[a:b])
            continue
        if b > a:
            yield "weg", "".join(voor[a:b])
        if d > c:
            yield "nieuw", "".join(na[c:d])
