"""School years and ages: OVZ-01 and the birthday rules that depend on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

EERSTE_MAAND = 8
"""A school year runs from 1 augustus to 31 juli inclusive (OVZ-01, OPEN-01)."""


@dataclass(frozen=True, order=True, slots=True)
class Schooljaar:
    """A school year, named by the calendar year in which it begins (OVZ-01)."""

    beginjaar: int

    @property
    def begin(self) -> date:
        """1 augustus."""
        return date(self.beginjaar, EERSTE_MAAND, 1)

    @property
    def einde(self) -> date:
        """31 juli, the last day that belongs to the year."""
        return date(self.beginjaar + 1, EERSTE_MAAND - 1, 31)

    @property
    def naam(self) -> str:
        """As people write it: 2026-2027."""
        return f"{self.beginjaar}-{self.beginjaar + 1}"

    def verder(self, jaren: int) -> Schooljaar:
        """The school year that many years later (or earlier, when negative)."""
        return Schooljaar(self.beginjaar + jaren)

    def __contains__(self, dag: date) -> bool:
        return self.begin <= dag <= self.einde


def schooljaar(dag: date) -> Schooljaar:
    """The school year a day belongs to; 31 juli is the old year, 1 augustus the new one (OVZ-01)."""
    return Schooljaar(dag.year if dag.month >= EERSTE_MAAND else dag.year - 1)


def verjaardag(geboortedatum: date, leeftijd: int) -> date:
    """The day a person reaches an age in years; born on 29 februari counts as 1 maart in other years."""
    jaar = geboortedatum.year + leeftijd
    try:
        return geboortedatum.replace(year=jaar)
    except ValueError:
        return date(jaar, 3, 1)


def leeftijd_op(geboortedatum: date, dag: date) -> int:
    """Whole years of age on a day; negative ages (born later) raise ValueError."""
    if dag < geboortedatum:
        raise ValueError("De dag ligt voor de geboortedatum.")
    jaren = dag.year - geboortedatum.year
    return jaren if verjaardag(geboortedatum, jaren) <= dag else jaren - 1


def schooljaar_waarin(geboortedatum: date, leeftijd: int) -> Schooljaar:
    """The school year that contains the birthday on which the pupil reaches this age (OVZ-01)."""
    return schooljaar(verjaardag(geboortedatum, leeftijd))


def vol_schooljaar_vanaf(start: date, jaren: int = 1) -> date:
    """31 juli after which at least `jaren` full school years have passed since the start (TLV-84).

    A start on 1 augustus counts its own school year; a later start begins counting at the next one.
    """
    eerste = schooljaar(start)
    if start != eerste.begin:
        eerste = eerste.verder(1)
    return eerste.verder(jaren - 1).einde
