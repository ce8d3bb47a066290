"""Dutch dates and times as text. Nothing here reads the clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

TIJDZONE = ZoneInfo("Europe/Amsterdam")
MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def lokale_datum(waarde: date | datetime) -> date:
    """The calendar date in Amsterdam; a naive datetime is taken as local time."""
    if isinstance(waarde, datetime):
        return lokaal_moment(waarde).date()
    return waarde


def lokaal_moment(waarde: datetime) -> datetime:
    """The wall-clock time in Amsterdam; a naive datetime is taken as local time."""
    return waarde.astimezone(TIJDZONE) if waarde.tzinfo else waarde


def datum_lang(waarde: date | datetime) -> str:
    """A date in words: '3 november 2026'."""
    dag = lokale_datum(waarde)
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_kort(waarde: date | datetime) -> str:
    """A date in figures: '03-11-2026'."""
    dag = lokale_datum(waarde)
    return f"{dag.day:02}-{dag.month:02}-{dag.year:04}"


def moment(waarde: date | datetime) -> str:
    """Date and time: '3 november 2026, 14:05'; only the date when there is no time."""
    if not isinstance(waarde, datetime):
        return datum_lang(waarde)
    plaatselijk = lokaal_moment(waarde)
    return f"{datum_lang(plaatselijk)}, {plaatselijk:%H:%M}"


def machineleesbaar(waarde: date | datetime) -> str:
    """ISO 8601, for the datetime attribute of <time>."""
    if isinstance(waarde, datetime):
        return lokaal_moment(waarde).isoformat(timespec="minutes")
    return waarde.isoformat()
