"""Two people, or two tabs, at the same section: whose answer is kept (issue 3, point 2)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LENGTE_KENMERK = 16


@dataclass(frozen=True, slots=True)
class Verschil:
    """An answer that changed on both sides: `eigen` as it was typed here, `andere` as it is stored."""

    sleutel: str
    eigen: Any
    andere: Any


@dataclass(frozen=True, slots=True)
class Samenvoeging:
    """What to store, what nobody may overwrite without choosing, and which version a page now knows."""

    bewaar: dict[str, Any]
    verschillen: tuple[Verschil, ...]
    kenmerken: dict[str, str]


def kenmerk(antwoord: Any) -> str:
    """A short mark of an answer: the same text gives the same mark, no answer gives that of an empty one.

    Browsers send line ends in two ways; that is no difference.
    """
    if isinstance(antwoord, str):
        antwoord = antwoord.replace("\r\n", "\n").strip()
    if antwoord in (None, "", [], ()):
        antwoord = None
    return hashlib.sha256(json.dumps(antwoord).encode()).hexdigest()[:LENGTE_KENMERK]


def voeg_samen(opgeslagen: Mapping[str, Any], ingevuld: Mapping[str, Any], gelezen: Mapping[str, str]) -> Samenvoeging:
    """Merge the answers of a page into the stored ones; `gelezen` says which version the page was made from.

    An answer that only this page changed is stored, one that only another changed stays, and one that both changed
    to something else is a difference that a person decides about. A question without a mark was empty on the page.
    """
    bewaar: dict[str, Any] = {}
    verschillen: list[Verschil] = []
    kenmerken: dict[str, str] = {}
    for sleutel, antwoord in ingevuld.items():
        oud, nieuw = kenmerk(opgeslagen.get(sleutel)), kenmerk(antwoord)
        toen = gelezen.get(sleutel, kenmerk(None))
        if nieuw == oud:
            kenmerken[sleutel] = oud
        elif toen == oud:
            bewaar[sleutel] = antwoord
            kenmerken[sleutel] = nieuw
        else:
            kenmerken[sleutel] = toen
            if nieuw != toen:
                verschillen.append(Verschil(sleutel, antwoord, opgeslagen.get(sleutel)))
    return Samenvoeging(bewaar, tuple(verschillen), kenmerken)
