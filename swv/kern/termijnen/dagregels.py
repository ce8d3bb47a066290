"""Every day of a term as a line that a reader can check: which day, whether it counts, and why (RCH-01, RCH-07)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from swv.kern.beleid.uitleg import WEEKDAGEN
from swv.kern.termijnen.rules import Termijnuitleg, vrije_dag_voor_termijn


@dataclass(frozen=True, slots=True)
class Dagregel:
    """One day: `nummer` None does not count; `waarom` is empty for a working day that counts as any other."""

    datum: date
    weekdag: str
    nummer: int | None
    waarom: str


def dagregels(
    uitleg: Termijnuitleg, *, gelijkgesteld: Collection[date] = (), nieuw_beleid: Collection[date] = ()
) -> tuple[Dagregel, ...]:
    """The days of a term in order, none left out.

    A weekend or holiday counts too, only the last day cannot be one (RCH-07). On a day of `nieuw_beleid` the rules of
    the SWV changed: for this aanvraag those of the day of indiening stay (OPEN-83).
    """
    regels = []
    for dag in uitleg.dagen:
        vrij = vrije_dag_voor_termijn(dag.datum, gelijkgesteld)
        delen = [f"{vrij}, telt mee" if dag.nummer is not None and vrij else dag.waarom]
        if dag.nummer is None and vrij and vrij != dag.waarom:
            delen.append(vrij)
        if dag.datum in nieuw_beleid:
            delen.append("vanaf deze dag heeft het SWV andere regels; voor deze aanvraag niet")
        waarom = "; ".join(deel for deel in delen if deel)
        regels.append(Dagregel(dag.datum, WEEKDAGEN[dag.datum.weekday()], dag.nummer, waarom))
    return tuple(regels)
