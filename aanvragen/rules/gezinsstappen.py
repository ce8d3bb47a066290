"""The way of an aanvraag as parents and pupil follow it: which steps are done, which is going on, which come (TLV-180).

Many statuses come down to six steps; what an office calls volledig or adviezen gereed a family need not know.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Toestand = Literal["gedaan", "nu", "straks"]

WEG: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("schrijven", ("concept",)),
    ("tekenen", ("ter_ondertekening",)),
    ("controle", ("ingediend", "aanvulling_gevraagd")),
    ("advies", ("volledig", "in_beoordeling")),
    ("besluit", ("advies_gereed",)),
    ("brief", ("besloten",)),
)
"""The steps in order, each with the statuses in which it is going on."""

VERZONDEN = "brief_verzonden"
ONBEHANDELD = "buiten_behandeling"
PLAATS: dict[str, int] = {status: plaats for plaats, (_, statussen) in enumerate(WEG) for status in statussen}
PLAATS[VERZONDEN] = len(WEG)
ZONDER_BESLUIT = ("ingetrokken", "samengevoegd", "doorverwezen", ONBEHANDELD)
"""Where an aanvraag leaves the way before anybody decided about the pupil."""


@dataclass(frozen=True, slots=True)
class Overgang:
    """One move of the status on a day; `van` is empty for the first."""

    van: str
    naar: str
    op: date


@dataclass(frozen=True, slots=True)
class Gezinsstap:
    """One step; `op` is the day on which it was done, and None as long as it was not."""

    sleutel: str
    toestand: Toestand
    op: date | None = None


@dataclass(frozen=True, slots=True)
class Gezinsverloop:
    """The steps of one aanvraag, and whether it went back to an earlier step after a besluit (TLV-114)."""

    stappen: tuple[Gezinsstap, ...]
    opnieuw: bool = False


def verloop_voor_gezin(status: str, overgangen: Sequence[Overgang]) -> Gezinsverloop:
    """The steps at this status; `overgangen` holds every move, the first one first.

    A step that is done twice, as after an addition, has the day of the last time.
    """
    uitweg = _uitweg(status, overgangen)
    if uitweg is not None:
        return Gezinsverloop((*_gelopen(PLAATS[uitweg.van], overgangen), *_afgelopen(status, uitweg)))
    if status in ZONDER_BESLUIT:
        return Gezinsverloop((Gezinsstap(status, "gedaan"),))
    nu = PLAATS[status]
    stappen = list(_gelopen(nu, overgangen))
    stappen += [Gezinsstap(sleutel, "nu" if nu == plaats else "straks") for plaats, sleutel in _vanaf(nu)]
    besloten = [PLAATS[rij.van] > PLAATS["advies_gereed"] for rij in overgangen if rij.van in PLAATS]
    return Gezinsverloop(tuple(stappen), opnieuw=nu < PLAATS["besloten"] and any(besloten))


def _vanaf(plaats: int) -> list[tuple[int, str]]:
    return [(nummer, sleutel) for nummer, (sleutel, _) in enumerate(WEG) if nummer >= plaats]


def _gelopen(plaats: int, overgangen: Sequence[Overgang]) -> list[Gezinsstap]:
    return [
        Gezinsstap(sleutel, "gedaan", _klaar_op(nummer, overgangen)) for nummer, (sleutel, _) in enumerate(WEG[:plaats])
    ]


def _klaar_op(plaats: int, overgangen: Sequence[Overgang]) -> date | None:
    dagen = [rij.op for rij in overgangen if rij.van in PLAATS and PLAATS[rij.van] <= plaats < PLAATS.get(rij.naar, -1)]
    return dagen[-1] if dagen else None


def _uitweg(status: str, overgangen: Sequence[Overgang]) -> Overgang | None:
    """The move by which the aanvraag left the way, when it did not come back since; None also when none is known."""
    naar = ONBEHANDELD if status == VERZONDEN and overgangen and overgangen[-1].van == ONBEHANDELD else status
    weg = (rij for rij in reversed(overgangen) if rij.naar == naar and rij.van in PLAATS)
    return next(weg, None) if naar in ZONDER_BESLUIT else None


def _afgelopen(status: str, uitweg: Overgang) -> tuple[Gezinsstap, ...]:
    if uitweg.naar == ONBEHANDELD:
        verstuurd = status == VERZONDEN
        einde = Gezinsstap(uitweg.naar, "gedaan", uitweg.op)
        return (einde, *(() if verstuurd else (Gezinsstap("brief", "nu"),)))
    return (Gezinsstap(uitweg.naar, "gedaan", uitweg.op),)
