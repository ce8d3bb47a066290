"""Closing time of the agenda and the week of the meeting: TLV-100 and TLV-101."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from swv.kern.beleid.uitleg import Reden, reden
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.kalender.rules import WEEK, Kalender, is_schooldag, maandag_van, schoolweken_na
from swv.kern.termijnen import teksten  # noqa: F401  (registers the texts)


@dataclass(frozen=True, slots=True)
class Vergadermoment:
    """When the agenda closes and which week (its monday) the aanvraag is discussed, with the reasons."""

    sluiting: datetime
    maandag: date
    redenen: tuple[Reden, ...]
    voorlopig: bool = False


def vergaderagenda(volledig_op: datetime, *, weekdag: int, tijd: time, kalender: Kalender) -> Vergadermoment:
    """The meeting week of an aanvraag that became complete at a moment (TLV-100, TLV-101, OPEN-13).

    The agenda closes on every calendar `weekdag` (monday is 0) at `tijd`, holidays included; the closing
    counts that lies strictly after the moment. The meeting is in the first schoolweek after the week of that
    closing. Raises NietTeBepalen outside the known school holidays.
    """
    if volledig_op.tzinfo is None:
        raise ValueError("Een moment zonder tijdzone is geen moment.")
    lokaal = volledig_op.astimezone(AMSTERDAM)
    sluiting = _eerstvolgende(lokaal, weekdag, tijd)
    telling = schoolweken_na(kalender, sluiting.date(), 1)
    vakantieweken = [g.dag.datum for g in telling.dagen if g.nummer is None]
    redenen = (
        reden("TLV-100", "agenda_sluiting", volledig_op=lokaal, sluiting=sluiting),
        *(reden("TLV-101", "agenda_vakantieweek", maandag=maandag) for maandag in vakantieweken),
        reden("TLV-100", "agenda_week", maandag=telling.uitkomst),
    )
    return Vergadermoment(sluiting, telling.uitkomst, redenen, telling.voorlopig)


@dataclass(frozen=True, slots=True)
class Vergaderschema:
    """The days on which the committee meets, and the mondays of the weeks that are left out, with the reasons."""

    dagen: tuple[date, ...]
    overgeslagen: tuple[date, ...]
    redenen: tuple[Reden, ...]


def vergaderschema(eerste: date, laatste: date, *, weekdag: int, kalender: Kalender) -> Vergaderschema:
    """A meeting in every schoolweek, on `weekdag` (monday is 0), none in a week without school days (TLV-101, OPEN-13).

    When that day is free itself, the next schooldag of the week, else the one before it. A day outside the range is
    left out. Raises NietTeBepalen outside the known school holidays.
    """
    dagen: list[date] = []
    overgeslagen: list[date] = []
    maandag = maandag_van(eerste)
    while maandag <= laatste:
        schooldagen = [d for n in range(5) if is_schooldag(kalender, d := maandag + timedelta(days=n))]
        if not schooldagen:
            overgeslagen.append(maandag)
        else:
            later = (dag for dag in schooldagen if dag.weekday() >= weekdag)
            dagen.append(next(later, schooldagen[-1]))
        maandag += WEEK
    redenen = tuple(reden("TLV-101", "agenda_vakantieweek", maandag=maandag) for maandag in overgeslagen)
    return Vergaderschema(tuple(dag for dag in dagen if eerste <= dag <= laatste), tuple(overgeslagen), redenen)


def _eerstvolgende(lokaal: datetime, weekdag: int, tijd: time) -> datetime:
    dagen = (weekdag - lokaal.weekday()) % 7
    dag = lokaal.date() + timedelta(days=dagen)
    sluiting = datetime.combine(dag, tijd, tzinfo=AMSTERDAM)
    if sluiting > lokaal:
        return sluiting
    return datetime.combine(dag + timedelta(days=7), tijd, tzinfo=AMSTERDAM)
