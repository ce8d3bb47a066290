"""The closed list of placeholders in letter blocks: `{{ begindatum }}`; no logic, no other syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PLAATSHOUDER = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
_ACCOLADES = re.compile(r"\{\{|\}\}|\{%|%\}")


@dataclass(frozen=True, slots=True)
class Briefvelden:
    """What letters of a kind may contain, and what they must contain per situation, with the source."""

    velden: Mapping[str, str]
    verplicht: Mapping[str, Mapping[str, str]]


_briefvelden: dict[str, Briefvelden] = {}


def registreer_briefvelden(soort: str, velden: Briefvelden) -> None:
    """Declare the placeholders of the letters of a kind of aanvraag; done by the app that owns the kind."""
    _briefvelden[soort] = velden


def briefvelden_van(soort: str) -> Briefvelden:
    """The placeholders of a kind of aanvraag; LookupError when no app declared the kind."""
    try:
        return _briefvelden[soort]
    except KeyError as fout:
        raise LookupError(f"Soort aanvraag '{soort}' heeft geen briefvelden.") from fout


def plaatshouders(tekst: str) -> frozenset[str]:
    """The placeholders that occur in a text."""
    return frozenset(PLAATSHOUDER.findall(tekst))


def vul_in(tekst: str, waarden: Mapping[str, str]) -> str:
    """Replace every placeholder; KeyError for one without value, so that no letter leaves with a gap."""
    return PLAATSHOUDER.sub(lambda gevonden: waarden[gevonden.group(1)], tekst)


def brieffouten(soort: str, situatie: str, teksten: Iterable[str]) -> list[str]:
    """What is wrong with the texts of one situation, as Dutch sentences: unknown, broken or missing."""
    velden = briefvelden_van(soort)
    gebruikt: set[str] = set()
    fouten: list[str] = []
    for tekst in teksten:
        gebruikt |= plaatshouders(tekst)
        if _ACCOLADES.search(PLAATSHOUDER.sub("", tekst)):
            fouten.append(f"{situatie}: een plaatshouder is niet goed geschreven in '{tekst[:40]}'")
    vreemd = sorted(gebruikt - set(velden.velden))
    if vreemd:
        fouten.append(f"{situatie}: onbekende plaatshouder {', '.join(vreemd)}")
    for veld, bron in velden.verplicht.get(situatie, {}).items():
        if veld not in gebruikt:
            fouten.append(f"{situatie}: '{veld}' ontbreekt ({bron})")
    return fouten
