"""Names, numbers and days as search compares them: pure, and the same for what is stored and what is typed (ADR 0018).

Whoever changes a rule here adds a migration that empties `kern_zoekwoord`; `inrichten` fills it again.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

LANGSTE = 40
"""Letters of a word that are compared; what comes after them does not count."""

KORTSTE_MET_FOUT = 4
"""From this length on a word may have a typing error: in shorter ones nearly every error is another name."""

# Letters that are letters of their own in Unicode, and that people type as others.
LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
)
TUSSENVOEGSELS = frozenset(
    [
        "van",
        "von",
        "de",
        "der",
        "den",
        "des",
        "het",
        "t",
        "ten",
        "ter",
        "te",
        "in",
        "op",
        "aan",
        "bij",
        "tot",
        "uit",
        "voor",
        "over",
        "onder",
        "d",
        "l",
        "s",
        "la",
        "le",
        "les",
        "du",
        "el",
        "al",
    ]
)
_WOORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Naamwoorden:
    """What a name is found by: whole words, and words with a letter left out."""

    heel: frozenset[str]
    bijna: frozenset[str]


def normaliseer(tekst: str) -> str:
    """Lower case without diacritics, and `ij` as `y`: 'Çelik' and 'celik', 'Dijkstra' and 'Dykstra' are the same."""
    klein = tekst.casefold().translate(LETTERS)
    kaal = "".join(teken for teken in unicodedata.normalize("NFKD", klein) if not unicodedata.combining(teken))
    return kaal.replace("ij", "y")


def woorden(tekst: str) -> tuple[str, ...]:
    """The normalised words of a text, in order: "'t Hart-Özdemir" → t, hart, ozdemir."""
    return tuple(woord[:LANGSTE] for woord in _WOORD.findall(normaliseer(tekst)))


def bijna(woord: str) -> frozenset[str]:
    """The word, and the word with each one of its letters left out; nothing for a short word.

    Two words of which these sets meet differ by one letter too many, too few or other, or by two letters that changed
    places. Both sides leave out at most one letter, so an index on equal words finds them.
    """
    if len(woord) < KORTSTE_MET_FOUT:
        return frozenset()
    return frozenset({woord, *(woord[:plek] + woord[plek + 1 :] for plek in range(len(woord)))})


def lijkt_op(woord: str, ander: str) -> bool:
    """Whether two normalised words are the same but for one typing error."""
    return woord == ander or not bijna(woord).isdisjoint(bijna(ander))


def naamwoorden(voornaam: str, tussenvoegsel: str, achternaam: str) -> Naamwoorden:
    """What a pupil is found by.

    Parts that are written together or apart are found both ways: 'vandervelde', 'janwillem', 'oneill'. Tussenvoegsels
    are whole words only, found by whoever types nothing else.
    """
    voor, tussen, achter = woorden(voornaam), woorden(tussenvoegsel), woorden(achternaam)
    aaneen = {"".join(voor), "".join(achter), "".join((*tussen, *achter))}
    heel = {*voor, *tussen, *achter, *(woord[:LANGSTE] for woord in aaneen if woord)}
    return Naamwoorden(frozenset(heel), frozenset().union(*(bijna(woord) for woord in (*voor, *achter))))


def nummerwoorden(nummer: str) -> tuple[str, ...]:
    """A number whole and by its last parts, without leading zeros: '2026-000123' → 2026-123, 123."""
    delen = woorden(nummer)
    if not delen:
        return ()
    delen = (*delen[:-1], delen[-1].lstrip("0") or "0")
    return tuple("-".join(delen[plek:])[:LANGSTE] for plek in range(len(delen)))


def geboortewoorden(dag: date) -> tuple[str, str]:
    """A birth date whole, and as a birthday: 2011-05-03, 05-03."""
    return dag.isoformat(), dag.isoformat()[5:]
