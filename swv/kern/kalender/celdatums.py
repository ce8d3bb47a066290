"""Days as spreadsheets write them: pure."""

from datetime import date, datetime, timedelta

DATUMVORMEN = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%Y%m%d", "%Y-%m-%d %H:%M:%S")
# A day that lost its format is a number of days since this one; outside these limits (1927 to 2105) it is no day.
EXCEL_NUL = date(1899, 12, 30)
EXCEL_DAGEN = range(10_000, 75_000)


class OnleesbareDatum(ValueError):
    """Text in a cell that is no date."""


def lees_datum(tekst: str) -> date | None:
    """A date as spreadsheets write it, None for an empty cell. Raises OnleesbareDatum for anything else."""
    if not tekst:
        return None
    if tekst.isdecimal() and int(tekst) in EXCEL_DAGEN:
        return EXCEL_NUL + timedelta(days=int(tekst))
    for vorm in DATUMVORMEN:
        try:
            return datetime.strptime(tekst, vorm).date()  # noqa: DTZ007  (a day, no moment)
        except ValueError:
            continue
    raise OnleesbareDatum(tekst)
