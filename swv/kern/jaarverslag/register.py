"""What a report consists of: apps register their sections, and a later module adds its own.

A figure (kengetal) counts the rows of one collection (verzameling) for which its dimensions have certain values. The
number comes from grouping that collection, the list behind it from filtering the same collection, so they agree.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import BaseExpression, Combinable

from swv.kern.jaarverslag.perioden import Peiling
from swv.kern.toegang.actor import Actor

Waarde = str | int | None
Rijen = Callable[[Actor, Peiling], QuerySet[Any]]
Woorden = Callable[[Peiling, Collection[Any]], Mapping[Any, str]]
"""From the values that were found to what they are called, in the order in which they are shown."""

LIJST_ZIEN = "kengetal_bekijken"


@dataclass(frozen=True, slots=True)
class Dimensie:
    """One way to divide a collection. `woorden` names the values to show, those that nothing has included.

    Of an `open` one only what was counted is shown, such as schools. A `fijn` one is left out for who sees masked
    numbers: its parts cut through those of another dimension. The values of `getallen` are whole numbers.
    """

    sleutel: str
    naam: str
    uitdrukking: BaseExpression | Combinable
    woorden: Woorden
    open: bool = False
    getallen: bool = False
    fijn: bool = False

    @property
    def kolom(self) -> str:
        """The name under which a row carries its value."""
        return f"d_{self.sleutel}"


@dataclass(frozen=True, slots=True)
class Verzameling:
    """Rows that figures count. `dossier` is the path from a row to its dossier, `datum` to the day that is listed.

    `handeling` is the right to the list of dossiers: of who sees each of these rows, no more and no less. Who has not
    got it sees the total, and no list.
    """

    sleutel: str
    telt: str
    rijen: Rijen
    dimensies: tuple[Dimensie, ...]
    dossier: str
    datum: str
    handeling: str = LIJST_ZIEN

    def dimensie(self, sleutel: str) -> Dimensie:
        """One of its dimensions; KeyError when it has no such."""
        return {dimensie.sleutel: dimensie for dimensie in self.dimensies}[sleutel]


@dataclass(frozen=True, slots=True)
class Kengetal:
    """One figure: what it counts in one sentence, with the rules behind it.

    `waar` narrows the collection to one value per dimension; `per` breaks it down; `aandeel` says of what the part is
    shown as a percentage; `middelste` is a dimension in days of which the median is shown. `op_peildatum`: a figure
    about one day.
    """

    sleutel: str
    naam: str
    definitie: str
    verzameling: Verzameling
    regels: tuple[str, ...] = ()
    waar: Mapping[str, Waarde] = field(default_factory=dict)
    per: tuple[str, ...] = ()
    aandeel: str = ""
    middelste: str = ""
    op_peildatum: bool = False


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a computed figure came to; without `tekst` it cannot be determined, and `uitleg` says what to do."""

    tekst: str
    uitleg: str
    cijfers: tuple[tuple[str, str], ...] = ()
    peildatum: date | None = None


@dataclass(frozen=True, slots=True)
class Berekening:
    """A figure that counts no dossiers but follows from data of the SWV itself; everybody sees the same."""

    sleutel: str
    naam: str
    definitie: str
    bereken: Callable[[int, Peiling], Uitkomst]
    regels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Afdeling:
    """A section of the report."""

    sleutel: str
    titel: str
    inleiding: str
    kengetallen: tuple[Kengetal | Berekening, ...]
    volgorde: int = 50


_AFDELINGEN: dict[str, Afdeling] = {}


def registreer_afdeling(afdeling: Afdeling) -> None:
    """Add a section; ValueError when it, or one of its figures, is there already."""
    if afdeling.sleutel in _AFDELINGEN:
        raise ValueError(f"afdeling {afdeling.sleutel} bestaat al")
    bestaand = {kengetal.sleutel for andere in _AFDELINGEN.values() for kengetal in andere.kengetallen}
    if dubbel := bestaand & {kengetal.sleutel for kengetal in afdeling.kengetallen}:
        raise ValueError(f"kengetallen bestaan al: {', '.join(sorted(dubbel))}")
    _AFDELINGEN[afdeling.sleutel] = afdeling


def afdelingen() -> list[Afdeling]:
    """Every section, in the order of the report."""
    return sorted(_AFDELINGEN.values(), key=lambda afdeling: (afdeling.volgorde, afdeling.sleutel))


def kengetallen() -> list[Kengetal]:
    """Every figure that counts rows."""
    return [
        kengetal for afdeling in afdelingen() for kengetal in afdeling.kengetallen if isinstance(kengetal, Kengetal)
    ]


def kengetal_van(sleutel: str) -> Kengetal | None:
    """A figure by its key, of those that count rows."""
    return next((kengetal for kengetal in kengetallen() if kengetal.sleutel == sleutel), None)


def gelezen(waarde: Any) -> Any:
    """A value as the database gives it, as the value that figures name: whole numbers, and days as a number."""
    if isinstance(waarde, timedelta):
        return waarde.days
    return int(waarde) if isinstance(waarde, Decimal) else waarde
