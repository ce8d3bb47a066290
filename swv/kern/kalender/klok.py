"""The one clock of the product: nobody else asks the operating system what time it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OMGEVINGSVARIABELE = "SWV_KLOK"

_stilgezet: ContextVar[datetime | None] = ContextVar("swv_klok_stilgezet", default=None)


@dataclass
class _Verschuiving:
    dagen: timedelta = timedelta(0)


_verschuiving = _Verschuiving()


def nu() -> datetime:
    """The current moment, aware, in Europe/Amsterdam."""
    stil = _stilgezet.get()
    if stil is not None:
        return stil
    return datetime.now(AMSTERDAM) + _verschuiving.dagen


def vandaag() -> date:
    """The current calendar day in Europe/Amsterdam."""
    return nu().date()


@contextmanager
def op(moment: date | datetime) -> Iterator[datetime]:
    """Stand still on a day (noon) or an exact moment; for tests and for looking back.

    A naive datetime is refused with ValueError: the hour would be a guess.
    """
    token = _stilgezet.set(_als_moment(moment))
    try:
        yield nu()
    finally:
        _stilgezet.reset(token)


def verschuif(naar: date) -> None:
    """Let today be `naar` for the whole process; the time of day keeps running."""
    werkelijk = datetime.now(AMSTERDAM).date()
    _verschuiving.dagen = naar - werkelijk


def herstel() -> None:
    """Undo `verschuif`."""
    _verschuiving.dagen = timedelta(0)


def verschuif_uit_omgeving(omgeving: Mapping[str, str], *, demo: bool) -> date | None:
    """Shift the clock to SWV_KLOK (jjjj-mm-dd), only in demo mode; returns the day or None.

    Outside demo mode the variable is ignored: a production installation never lives on another day.
    An unreadable day raises ValueError.
    """
    waarde = omgeving.get(OMGEVINGSVARIABELE, "").strip()
    if not demo or not waarde:
        return None
    dag = date.fromisoformat(waarde)
    verschuif(dag)
    return dag


def _als_moment(moment: date | datetime) -> datetime:
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time(12, 0), tzinfo=AMSTERDAM)
    if moment.tzinfo is None:
        raise ValueError("Een moment zonder tijdzone is geen moment; geef Europe/Amsterdam mee.")
    return moment.astimezone(AMSTERDAM)
