"""What every part of a policy profile has in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Veldgroep = Literal[
    "basis",
    "contact",
    "onderwijs",
    "medisch",
    "gezin",
    "zienswijze",
    "advies",
    "intern",
    "financieel",
]
"""The nine field groups; every question and document belongs to exactly one."""

Sleutel = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Deel(BaseModel):
    """A piece of a part: frozen, without room for what nobody declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DagInHetJaar(Deel):
    """A day of every year."""

    maand: int = Field(ge=1, le=12)
    dag: int = Field(ge=1, le=31)

    def in_jaar(self, jaar: int) -> date:
        """That day in a year; raises ValueError for one that the year does not have."""
        return date(jaar, self.maand, self.dag)


class Onderdeel(BaseModel):
    """A part of a policy profile: stored as one immutable row per SWV and date of validity.

    `aard` procedure: the version of the day of submission applies; inhoud: that of the besluit (OPEN-83).
    `regelgroepen` are the groups of rules the part may select.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    naam_onderdeel: ClassVar[str] = ""
    aard: ClassVar[Literal["procedure", "inhoud"]]
    per_soort: ClassVar[bool] = False
    regelgroepen: ClassVar[frozenset[str]] = frozenset()


def eis_uniek(wat: str, sleutels: Iterable[str]) -> None:
    """Raise ValueError when a key occurs twice."""
    dubbel = [sleutel for sleutel, aantal in Counter(sleutels).items() if aantal > 1]
    if dubbel:
        raise ValueError(f"Dubbel: {wat} {', '.join(dubbel)}.")


def staat_in(plaats: str, plaatsen: Iterable[str]) -> bool:
    """Whether a table names a place, whatever the case and the spaces."""
    return plaatsnaam(plaats) in {plaatsnaam(deel) for deel in plaatsen}


def plaatsnaam(plaats: str) -> str:
    """A place as it is compared: lower case, single spaces and no hyphens, 'a/d' and 'a.d.' in full."""
    voluit = plaats.casefold().replace("a/d", "aan den").replace("a.d.", "aan den").replace("-", " ")
    return " ".join(voluit.split())
