"""Numbers that other apps give out, such as that of a TLV: registered here, so that nobody imports upwards."""

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


_BRONNEN: list[Nummerbron] = []


def registreer_nummerbron(bron: Nummerbron) -> None:
    """Add one; apps call this from their AppConfig."""
    _BRONNEN.append(bron)


def nummerbronnen() -> tuple[Nummerbron, ...]:
    """Every registered one."""
    return tuple(_BRONNEN)
