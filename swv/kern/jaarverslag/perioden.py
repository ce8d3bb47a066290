"""The years that a report is about: school years (OVZ-01) and calendar years."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.kalender.schooljaren import Schooljaar, schooljaar

Jaarsoort = Literal["schooljaar", "kalenderjaar"]
JAARSOORTEN: tuple[Jaarsoort, ...] = ("schooljaar", "kalenderjaar")
TERUG = 6
"""How many years back somebody can choose."""


@dataclass(frozen=True, slots=True)
class Verslagjaar:
    """A year of a report; `jaar` is the one in which it begins."""

    soort: Jaarsoort
    jaar: int

    @property
    def begin(self) -> date:
        """The first day."""
        return Schooljaar(self.jaar).begin if self.soort == "schooljaar" else date(self.jaar, 1, 1)

    @property
    def einde(self) -> date:
        """The last day that belongs to it."""
        return Schooljaar(self.jaar).einde if self.soort == "schooljaar" else date(self.jaar, 12, 31)

    @property
    def naam(self) -> str:
        """As people write it: 'schooljaar 2025-2026', 'kalenderjaar 2026'."""
        return f"{self.soort} {Schooljaar(self.jaar).naam if self.soort == 'schooljaar' else self.jaar}"

    @property
    def vanaf(self) -> datetime:
        """The moment at which it begins in Amsterdam."""
        return datetime.combine(self.begin, time(), tzinfo=AMSTERDAM)

    @property
    def tot(self) -> datetime:
        """The moment from which it is over."""
        return datetime.combine(self.einde + timedelta(days=1), time(), tzinfo=AMSTERDAM)

    @property
    def maanden(self) -> list[int]:
        """Its twelve months as yyyymm, in order."""
        eerste = self.begin.year * 12 + self.begin.month - 1
        return [maand // 12 * 100 + maand % 12 + 1 for maand in range(eerste, eerste + 12)]

    @property
    def weken(self) -> list[int]:
        """The ISO weeks that have a day in it, as yyyyww, in order."""
        dagen = (self.begin + timedelta(days=n) for n in range((self.einde - self.begin).days + 1))
        return list(dict.fromkeys(dag.isocalendar().year * 100 + dag.isocalendar().week for dag in dagen))

    def dag_erin(self, maand: int, dag: int) -> date:
        """The day of every year that falls in this one; ValueError for a day that the year does not have."""
        jaar = self.jaar + (1 if maand < self.begin.month else 0)
        return date(jaar, maand, dag)


def lopend(soort: Jaarsoort, dag: date) -> Verslagjaar:
    """The year of this kind in which a day falls."""
    return Verslagjaar(soort, schooljaar(dag).beginjaar if soort == "schooljaar" else dag.year)


def keuzes(soort: Jaarsoort, dag: date) -> list[Verslagjaar]:
    """The running year and those before it that somebody can choose, the newest first."""
    nu = lopend(soort, dag)
    return [Verslagjaar(soort, nu.jaar - terug) for terug in range(TERUG)]


def lees_jaar(soort: str, jaar: int, dag: date) -> Verslagjaar | None:
    """The year that an address names; None for one that cannot be chosen on this day."""
    gevonden = (keuze for naam in JAARSOORTEN if naam == soort for keuze in keuzes(naam, dag) if keuze.jaar == jaar)
    return next(gevonden, None)


@dataclass(frozen=True, slots=True)
class Peiling:
    """What is counted: a year, and the day on which figures about a moment are taken."""

    jaar: Verslagjaar
    peildatum: date
