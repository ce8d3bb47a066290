"""What may follow when a request for additions lapses unused: RCH-14."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from swv.kern.beleid.uitleg import reden
from swv.kern.termijnen.rules import Termijnuitleg, termijn

DAGEN_BUITEN_BEHANDELING = 28
"""Awb 4:5 lid 4: four weeks; the law itself, not policy."""


@dataclass(frozen=True, slots=True)
class Herstelverloop:
    """A set term that has lapsed, and until when the besluit to leave out of treatment may be made known."""

    hersteltermijn: date
    uitleg: Termijnuitleg
    vandaag: date

    @property
    def uiterste_dag(self) -> date:
        """The last day of the four weeks."""
        return self.uitleg.uiterste_dag

    @property
    def te_laat(self) -> bool:
        """The four weeks are over."""
        return self.vandaag > self.uiterste_dag


def herstelverloop(
    hersteltermijn: date | None, vandaag: date, *, gelijkgesteld: Collection[date] = ()
) -> Herstelverloop | None:
    """The lapse of a set term; None while there is none or its last day has not passed (RCH-14, Awb 4:5 lid 4).

    The last day itself still counts for the school. From the day after it there are four weeks, past free days when
    they end on one (RCH-07).
    """
    if hersteltermijn is None or vandaag <= hersteltermijn:
        return None
    basis = termijn("RCH-14", vanaf=hersteltermijn, dagen=DAGEN_BUITEN_BEHANDELING, gelijkgesteld=gelijkgesteld)
    begin = reden("RCH-14", "hersteltermijn_verlopen", hersteltermijn=hersteltermijn)
    return Herstelverloop(hersteltermijn, replace(basis, stappen=(begin, *basis.stappen)), vandaag)
