"""How a TLV stands in the register, where it is used, and when its number must be entered: TLV-126, RCH-30, RCH-32."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from swv.kern.beleid.uitleg import Reden, reden

OSO_CODES = {1: "L", 2: "M", 3: "H"}
INVOERDAGEN = 7
EEN_DAG = timedelta(days=1)
Registerstand = Literal["vervangen", "gaat_nog_in", "geldig", "gebruik_gestopt", "verlopen"]


def oso_code(categorie: int) -> str:
    """The code of a category in OSO: laag L, midden M, hoog H (RCH-30)."""
    return OSO_CODES[categorie]


def invoeren_uiterlijk(bekendgemaakt: date, ingangsdatum: date) -> date:
    """The last day for entering the number in the school's own administration (RCH-32).

    Seven days after the letter; when the TLV starts later, after its first day: before it the pupil is not at the VSO.
    """
    return max(bekendgemaakt, ingangsdatum) + timedelta(days=INVOERDAGEN)


def invoer_te_laat(uiterste_dag: date, ingevoerd_op: date | None, dag: date) -> Reden | None:
    """The signal that nothing is on record though the last day has passed, else None (RCH-32)."""
    if ingevoerd_op is not None or dag <= uiterste_dag:
        return None
    return reden("RCH-32", "invoer_te_laat", uiterste_dag=uiterste_dag)


def registerstand(
    ingangsdatum: date, einddatum: date, dag: date, *, vervangen: bool, gestopt_op: date | None
) -> Registerstand:
    """How a TLV stands on a day; a replaced besluit goes before everything, the end of its use before its days."""
    if vervangen:
        return "vervangen"
    if dag > einddatum:
        return "verlopen"
    if gestopt_op is not None and dag >= gestopt_op:
        return "gebruik_gestopt"
    return "gaat_nog_in" if dag < ingangsdatum else "geldig"


@dataclass(frozen=True, slots=True)
class School:
    """A school as it stood in the register on the day of writing."""

    naam: str
    brin: str


@dataclass(frozen=True, slots=True)
class Overstap:
    """From that day the TLV is used at this school; None: at no school any more (TLV-126, TLV-128)."""

    op: date
    school: School | None


@dataclass(frozen=True, slots=True)
class Schoolperiode:
    """Where a TLV is used: from the first up to and including the last day."""

    school: School
    van: date
    tot_en_met: date


def schoolperiodes(overstappen: Iterable[Overstap], einddatum: date) -> tuple[Schoolperiode, ...]:
    """The schools where a TLV was used, in order; the last one until the use or the TLV ends (TLV-126).

    Two on one day: the one that was written last counts.
    """
    rij = sorted(overstappen, key=lambda overstap: overstap.op)
    uit: list[Schoolperiode] = []
    for plaats, overstap in enumerate(rij):
        volgende = rij[plaats + 1].op if plaats + 1 < len(rij) else einddatum + EEN_DAG
        laatste = min(volgende - EEN_DAG, einddatum)
        if overstap.school is not None and laatste >= overstap.op:
            uit.append(Schoolperiode(overstap.school, overstap.op, laatste))
    return tuple(uit)
