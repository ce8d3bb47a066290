"""What other apps let somebody search: their numbers, and lists of their own beside the dossiers.

Registered here, so that nobody imports upwards.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from swv.kern.toegang.actor import Actor


@dataclass(frozen=True, slots=True)
class Nummerbron:
    """`label` names the number in a list; `dossiers` gives the ids of the dossiers with it that the actor may see.

    It gets the number as `nummerwoorden` writes it ('2026-123'), and gives None for what cannot be one of its own.
    """

    label: str
    dossiers: Callable[[Actor, str], QuerySet[Any, int] | None]


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """Another list in which what somebody looks for may stand: `tel` says how often, for this reader."""

    een: str
    meer: str
    tel: Callable[[Actor, str], int]
    adres: Callable[[str], str]


_BRONNEN: list[Nummerbron] = []
_VINDPLAATSEN: list[Vindplaats] = []


def registreer_nummerbron(bron: Nummerbron) -> None:
    """Add one; apps call this from their AppConfig."""
    _BRONNEN.append(bron)


def nummerbronnen() -> tuple[Nummerbron, ...]:
    """Every registered one."""
    return tuple(_BRONNEN)


def registreer_vindplaats(plaats: Vindplaats) -> None:
    """Add one; apps call this from their AppConfig."""
    _VINDPLAATSEN.append(plaats)


def ook_gevonden(actor: Actor, tekst: str) -> list[tuple[str, str]]:
    """Per other list in which this text stands a line and its address; one query for each list."""
    tellingen = ((plaats, plaats.tel(actor, tekst)) for plaats in _VINDPLAATSEN)
    return [
        (f"{aantal} {plaats.een if aantal == 1 else plaats.meer}", plaats.adres(tekst))
        for plaats, aantal in tellingen
        if aantal
    ]
