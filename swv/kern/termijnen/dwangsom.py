"""The days after a notice of default: RCH-06 (Awb 4:17). Days only: the amounts are no policy yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from swv.kern.beleid.uitleg import reden
from swv.kern.termijnen.opschorting import EEN_DAG, TermijnGeweigerd
from swv.kern.termijnen.rules import Termijnuitleg, termijn

DAGEN_NA_INGEBREKESTELLING = 14
HOOGSTENS_DAGEN = 42
"""Awb 4:17 lid 1 and 3; the law itself, not policy."""


@dataclass(frozen=True, slots=True)
class Dwangsomtelling:
    """After a notice: until when a besluit costs nothing, and how many days of dwangsom have passed by now."""

    ontvangen_op: date
    zonder_dwangsom_tot_en_met: date
    eerste_dag: date
    laatste_dag: date
    geteld: int
    weken: Termijnuitleg

    @property
    def dwangsomdagen(self) -> tuple[date, ...]:
        """The days that were counted, in order."""
        return tuple(self.eerste_dag + timedelta(days=nummer) for nummer in range(self.geteld))


def eis_in_gebreke(uiterste_dag: date, ontvangen_op: date) -> None:
    """Refuse, with TermijnGeweigerd, a notice that came before the term was over: it has no effect (RCH-06)."""
    if ontvangen_op <= uiterste_dag:
        feiten = {"ontvangen_op": ontvangen_op, "uiterste_dag": uiterste_dag}
        raise TermijnGeweigerd(reden("RCH-06", "ingebrekestelling_te_vroeg", **feiten))


def tel_dwangsomdagen(ontvangen_op: date, tot_en_met: date, *, gelijkgesteld: Collection[date] = ()) -> Dwangsomtelling:
    """Count the days of dwangsom up to and including a day (RCH-06).

    Two weeks after the day of receipt, past free days (RCH-07); from the next day on at most 42 days.
    """
    weken = termijn("RCH-06", vanaf=ontvangen_op, dagen=DAGEN_NA_INGEBREKESTELLING, gelijkgesteld=gelijkgesteld)
    eerste = weken.uiterste_dag + EEN_DAG
    laatste = eerste + timedelta(days=HOOGSTENS_DAGEN - 1)
    geteld = max(0, (min(tot_en_met, laatste) - eerste).days + 1)
    return Dwangsomtelling(ontvangen_op, weken.uiterste_dag, eerste, laatste, geteld, weken)
