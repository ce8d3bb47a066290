"""What somebody typed, read as words, numbers and days: pure (ADR 0018)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from swv.kern.zoeken.normaliseren import TUSSENVOEGSELS, normaliseer, nummerwoorden, woorden

MEESTE_TERMEN = 8
MAANDEN = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
SCHRIKKELJAAR = 2000
"""A birthday without a year may be 29 februari."""

Soort = Literal["woord", "nummer", "geboren"]


@dataclass(frozen=True, slots=True)
class Term:
    """One part of the question: a word of a name or school, a number, or a day as `geboortewoorden` writes it."""

    soort: Soort
    waarde: str


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """Everything in it must be found in one and the same dossier."""

    termen: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.termen)


_JAAR_EERST = re.compile(r"(?<![\w-])(?P<jaar>\d{4})-(?P<maand>\d{1,2})-(?P<dag>\d{1,2})(?![\w-])")
_DAG_EERST = re.compile(r"(?<![\w-])(?P<dag>\d{1,2})[-/.](?P<maand>\d{1,2})(?:[-/.](?P<jaar>\d{4}))?(?![\w-])")
_IN_WOORDEN = re.compile(
    rf"(?<![\w-])(?P<dag>\d{{1,2}})\s+(?P<maand>{'|'.join(MAANDEN)}|mrt)[a-z]*\.?(?:\s+(?P<jaar>\d{{4}}))?(?![\w-])"
)


def lees_vraag(tekst: str) -> Zoekvraag:
    """Read what was typed: days first, then what has a digit as a number, then words.

    Tussenvoegsels do not count when there is something else: 'van der velde', 'Velde, van der' and 'velde' ask the
    same. A single letter does not count beside something else either.
    """
    rest = tekst.lower()
    dagen: list[Term] = []
    for patroon in (_JAAR_EERST, _DAG_EERST, _IN_WOORDEN):
        for gevonden in patroon.finditer(rest):
            if dag := _dag(gevonden):
                dagen.append(Term("geboren", dag))
                rest = rest.replace(gevonden.group(), " ", 1)
    stukken = re.split(r"[\s,;]+", rest)
    nummers = [Term("nummer", nummerwoorden(stuk)[0]) for stuk in stukken if _heeft_cijfer(stuk)]
    namen = [woord for stuk in stukken if not _heeft_cijfer(stuk) for woord in woorden(stuk)]
    telt = [woord for woord in namen if woord not in TUSSENVOEGSELS and len(woord) > 1]
    anders = dagen or nummers
    gekozen = [Term("woord", woord) for woord in (telt or ([] if anders else namen))]
    return Zoekvraag(tuple(dict.fromkeys([*dagen, *nummers, *gekozen]))[:MEESTE_TERMEN])


def _heeft_cijfer(stuk: str) -> bool:
    return any(teken.isdecimal() for teken in stuk) and bool(nummerwoorden(stuk))


def _dag(gevonden: re.Match[str]) -> str | None:
    """A day that exists, written as it is stored; None for 31-2 and the like."""
    jaar, maand, dag = gevonden["jaar"], gevonden["maand"], int(gevonden["dag"])
    try:
        bestaat = date(int(jaar or SCHRIKKELJAAR), _maand(maand), dag)
    except ValueError:
        return None
    return bestaat.isoformat() if jaar else bestaat.isoformat()[5:]


def _maand(tekst: str) -> int:
    if tekst.isdecimal():
        return int(tekst)
    kort = normaliseer(tekst)[:3]
    return 3 if kort == "mrt" else MAANDEN.index(kort) + 1
