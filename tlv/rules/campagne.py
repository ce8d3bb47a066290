"""How far the renewal of a TLV is, and which days of a campaign make sense (TLV-84, TLV-127)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Verlengstand = Literal["niet_begonnen", "begonnen", "ingediend", "besloten", "niet_nodig"]
BIJ_SCHOOL = ("concept", "ter_ondertekening")
AF = ("besloten", "brief_verzonden", "buiten_behandeling", "doorverwezen")
TELT_NIET = ("ingetrokken", "samengevoegd")
TE_DOEN: tuple[Verlengstand, ...] = ("niet_begonnen", "begonnen")
"""What the school still has to do something about."""


def verlengstand(status: str | None, *, niet_nodig: bool) -> Verlengstand:
    """How far a renewal is: by the status of the last aanvraag that was not withdrawn, None when there is none.

    An aanvraag goes before 'not needed': whoever applies has thought again (TLV-127).
    """
    if status is None:
        return "niet_nodig" if niet_nodig else "niet_begonnen"
    if status in BIJ_SCHOOL:
        return "begonnen"
    return "besloten" if status in AF else "ingediend"


def te_laat(stand: Verlengstand, uiterlijk: date, dag: date) -> bool:
    """Whether the school is late: the last day has passed and nothing was sent or said."""
    return stand in TE_DOEN and dag > uiterlijk


@dataclass(frozen=True, slots=True)
class Campagnedagen:
    """The last day for renewals and the day of the reminder, None when nobody is reminded."""

    uiterlijk: date
    herinneren_op: date | None


def gebrek_in_dagen(dagen: Campagnedagen, einddatum: date, vandaag: date) -> str:
    """What is wrong with the days of a campaign, in a sentence that says what to do; empty when nothing is.

    A last day that has passed already gives schools no time, one after the end of the TLVs comes too late (TLV-84).
    """
    if dagen.uiterlijk < vandaag:
        return "De uiterste dag is al geweest. Kies vandaag of een latere dag."
    if dagen.uiterlijk > einddatum:
        return "De verklaringen zijn dan al afgelopen. Kies een dag tot en met 31 juli."
    if dagen.herinneren_op is None:
        return ""
    if dagen.herinneren_op < vandaag:
        return "De dag van de herinnering is al geweest. Kies een latere dag, of laat hem leeg."
    if dagen.herinneren_op > dagen.uiterlijk:
        return "De herinnering komt na de uiterste dag. Kies een eerdere dag, of laat hem leeg."
    return ""
