"""Where a dossier stands on its route: which steps are done, which is at hand, and by when (10-tlv section 9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from swv.kern.beleid.route import Stap, Variant

Voortgang = Literal["klaar", "nu", "later"]


@dataclass(frozen=True, slots=True)
class Stapstand:
    """One step: done on `op`, or at hand, or still to come; `uiterlijk` only when policy gives the step its days."""

    stap: Stap
    voortgang: Voortgang
    op: date | None = None
    uiterlijk: date | None = None


def stand_van_route(variant: Variant, begonnen_op: date | None, klaar_op: Mapping[str, date]) -> tuple[Stapstand, ...]:
    """The steps in order. The first that is not done is at hand, once the route has begun.

    `begonnen_op` is the day on which the aanvraag was complete, `klaar_op` says per key of a step when it was done.
    The days of a step are calendar days from the end of the step before it.
    """
    standen: list[Stapstand] = []
    vorige: date | None = begonnen_op
    for stap in variant.stappen:
        op = klaar_op.get(stap.sleutel)
        aan_de_beurt = all(stand.voortgang == "klaar" for stand in standen)
        if op is not None:
            standen.append(Stapstand(stap, "klaar", op))
            vorige = op
        elif vorige is not None and aan_de_beurt:
            standen.append(Stapstand(stap, "nu", None, vorige + timedelta(days=stap.dagen) if stap.dagen else None))
        else:
            standen.append(Stapstand(stap, "later"))
    return tuple(standen)
