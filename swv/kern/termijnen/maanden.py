"""Calendar months (OVZ-04)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def maanden_verder(dag: date, maanden: int) -> date:
    """The same day so many calendar months later; the last day of the month when that has no such day (OVZ-04)."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    return date(jaar, maand + 1, min(dag.day, monthrange(jaar, maand + 1)[1]))
