"""School calendar: which days count as schooldag, and counting with every day shown (OVZ-03, OVZ-04)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from swv.kern.beleid.uitleg import NietTeBepalen, datum_nl
from swv.kern.kalender.feestdagen import erkende_feestdagen
from swv.kern.kalender.schooljaren import schooljaar

TABEL = "schoolvakanties"
EEN_DAG = timedelta(days=1)
WEEK = timedelta(days=7)


class Dagsoort(StrEnum):
    """What a calendar day is for a school."""

    SCHOOLDAG = "schooldag"
    WEEKEND = "weekend"
    FEESTDAG = "feestdag"
    VAKANTIE = "vakantie"
    VRIJE_DAG = "vrije dag"


@dataclass(frozen=True, slots=True)
class Vakantie:
    """A school holiday, both days inclusive; `voorlopig` means not confirmed yet."""

    naam: str
    van: date
    tot_en_met: date
    voorlopig: bool = False

    def __post_init__(self) -> None:
        if self.tot_en_met < self.van:
            raise ValueError(f"{self.naam}: de laatste dag ligt voor de eerste.")

    def __contains__(self, dag: date) -> bool:
        return self.van <= dag <= self.tot_en_met


@dataclass(frozen=True, slots=True)
class Dag:
    """One calendar day with what it is and, if not a schooldag, why."""

    datum: date
    soort: Dagsoort
    naam: str = ""
    voorlopig: bool = False

    @property
    def is_schooldag(self) -> bool:
        """True on a day with school."""
        return self.soort is Dagsoort.SCHOOLDAG


@dataclass(frozen=True, slots=True)
class Geteldedag:
    """A day in a count: `nummer` is its place, None when the day does not count."""

    dag: Dag
    nummer: int | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A count of schooldagen or schoolweken with every day or week that was looked at."""

    uitkomst: date
    dagen: tuple[Geteldedag, ...]

    @property
    def voorlopig(self) -> bool:
        """True when an unconfirmed holiday was part of the count."""
        return any(geteld.dag.voorlopig for geteld in self.dagen)


@dataclass(frozen=True)
class Kalender:
    """The calendar of a region, SWV or school; outside the known range nothing is guessed (OPEN-84)."""

    naam: str
    bekend_van: date
    bekend_tot_en_met: date
    vakanties: tuple[Vakantie, ...] = ()
    vrije_dagen: Mapping[date, str] = field(default_factory=dict)

    def voor_school(
        self, naam: str, vakanties: Iterable[Vakantie] = (), vrije_dagen: Mapping[date, str] | None = None
    ) -> Kalender:
        """The calendar of one school: its holidays replace those with the same name that school year,
        and those they overlap.
        """
        eigen = tuple(vakanties)
        blijft = tuple(v for v in self.vakanties if not any(_vervangt(e, v) for e in eigen))
        alle = tuple(sorted(blijft + eigen, key=lambda vakantie: vakantie.van))
        extra = MappingProxyType({**self.vrije_dagen, **(vrije_dagen or {})})
        return replace(self, naam=naam, vakanties=alle, vrije_dagen=extra)

    def met_vakanties(self, vakanties: Iterable[Vakantie]) -> Kalender:
        """The same calendar with other school holidays; public holidays and free days stay."""
        return replace(self, vakanties=tuple(vakanties))

    def dag(self, datum: date) -> Dag:
        """What a day is; raises NietTeBepalen outside the known range (OPEN-84)."""
        self._eis_bekend(datum)
        vakantie = next((v for v in self.vakanties if datum in v), None)
        voorlopig = vakantie is not None and vakantie.voorlopig
        if datum.weekday() >= 5:
            return Dag(datum, Dagsoort.WEEKEND, vakantie.naam if vakantie else "", voorlopig)
        feestdag = erkende_feestdagen(datum.year).get(datum)
        if feestdag:
            return Dag(datum, Dagsoort.FEESTDAG, feestdag, voorlopig)
        if vakantie:
            return Dag(datum, Dagsoort.VAKANTIE, vakantie.naam, vakantie.voorlopig)
        if datum in self.vrije_dagen:
            return Dag(datum, Dagsoort.VRIJE_DAG, self.vrije_dagen[datum])
        return Dag(datum, Dagsoort.SCHOOLDAG)

    def _eis_bekend(self, datum: date) -> None:
        if self.bekend_van <= datum <= self.bekend_tot_en_met:
            return
        raise NietTeBepalen(
            TABEL,
            f"{datum_nl(datum)} valt buiten de bekende schoolvakanties van {self.naam} "
            f"({datum_nl(self.bekend_van)} tot en met {datum_nl(self.bekend_tot_en_met)}).",
        )


def is_schooldag(kalender: Kalender, datum: date) -> bool:
    """Monday to friday outside holidays and free days (OVZ-03); raises NietTeBepalen."""
    return kalender.dag(datum).is_schooldag


def maandag_van(datum: date) -> date:
    """The monday of the calendar week (monday to sunday) a day belongs to."""
    return datum - timedelta(days=datum.weekday())


def is_schoolweek(kalender: Kalender, datum: date) -> bool:
    """A calendar week with at least one schooldag (OVZ-04); raises NietTeBepalen."""
    return any(is_schooldag(kalender, maandag_van(datum) + timedelta(days=n)) for n in range(5))


def schooldagen_na(kalender: Kalender, datum: date, aantal: int) -> Telling:
    """'Binnen n schooldagen na D': D does not count, the n-th schooldag is the last allowed day (OVZ-03)."""
    _eis_positief(aantal)
    dagen: list[Geteldedag] = []
    nummer = 0
    for dag in _dagen_vanaf(kalender, datum + EEN_DAG):
        nummer += dag.is_schooldag
        dagen.append(Geteldedag(dag, nummer if dag.is_schooldag else None))
        if nummer == aantal:
            break
    return Telling(dagen[-1].dag.datum, tuple(dagen))


def schoolweken_na(kalender: Kalender, datum: date, aantal: int) -> Telling:
    """The monday of the n-th schoolweek after the week of D; only weeks with a schooldag count (OVZ-04)."""
    _eis_positief(aantal)
    weken: list[Geteldedag] = []
    nummer, maandag = 0, maandag_van(datum)
    while nummer < aantal:
        maandag += WEEK
        telt = is_schoolweek(kalender, maandag)
        nummer += telt
        weken.append(Geteldedag(_weekdag(kalender, maandag), nummer if telt else None))
    return Telling(maandag, tuple(weken))


def eerste_schoolweek_na(kalender: Kalender, datum: date) -> date:
    """The monday of the first schoolweek after the week of D (OVZ-04)."""
    return schoolweken_na(kalender, datum, 1).uitkomst


def _weekdag(kalender: Kalender, maandag: date) -> Dag:
    dagen = [kalender.dag(maandag + timedelta(days=n)) for n in range(5)]
    voorlopig = any(dag.voorlopig for dag in dagen)
    schooldag = next((dag for dag in dagen if dag.is_schooldag), None)
    if schooldag is None:
        return replace(dagen[0], datum=maandag, voorlopig=voorlopig)
    return Dag(maandag, Dagsoort.SCHOOLDAG, voorlopig=voorlopig)


def _dagen_vanaf(kalender: Kalender, datum: date) -> Iterator[Dag]:
    while True:
        yield kalender.dag(datum)
        datum += EEN_DAG


def _vervangt(eigen: Vakantie, standaard: Vakantie) -> bool:
    overlapt = eigen.van <= standaard.tot_en_met and standaard.van <= eigen.tot_en_met
    zelfde_jaar = schooljaar(eigen.van) == schooljaar(standaard.van)
    return overlapt or (eigen.naam == standaard.naam and zelfde_jaar)


def _eis_positief(aantal: int) -> None:
    if aantal < 1:
        raise ValueError("Een telling begint bij een.")
