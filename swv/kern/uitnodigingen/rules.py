"""Whom a school may invite to take part online, and when the code of an uitnodiging works (INZ-04..07, OPEN-81)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from swv.kern.kalender.schooljaren import verjaardag

LEEST_MEE_VANAF = 12
POGINGEN_HOOGSTENS = 5
"""Wrong birth dates after which an uitnodiging is over."""


class Bezwaar(StrEnum):
    """Why somebody cannot be invited."""

    INSTELLING = "instelling"
    GEEN_GEZAG = "geen_gezag"
    TE_JONG = "te_jong"
    HEEFT_ACCOUNT = "heeft_account"


@dataclass(frozen=True, slots=True)
class Genodigde:
    """Somebody around a leerling: the leerling itself, or a partij with gezag until `gezag_tot` (that day not)."""

    geboortedatum: date
    is_leerling: bool = False
    is_persoon: bool = True
    gezag_tot: date | None = None
    heeft_account: bool = False


def bezwaar_tegen_uitnodigen(wie: Genodigde, dag: date) -> Bezwaar | None:
    """The reason why `wie` cannot be invited on `dag`; None when that is possible.

    A parent as long as the gezag lasts, so at the latest until the 18th birthday (INZ-04, OPEN-81); the leerling from
    12 (INZ-05..07). An instelling with voogdij takes part on paper.
    """
    if not wie.is_persoon:
        return Bezwaar.INSTELLING
    if wie.is_leerling:
        if dag < verjaardag(wie.geboortedatum, LEEST_MEE_VANAF):
            return Bezwaar.TE_JONG
    elif wie.gezag_tot is None or dag >= wie.gezag_tot:
        return Bezwaar.GEEN_GEZAG
    return Bezwaar.HEEFT_ACCOUNT if wie.heeft_account else None


class Weigering(StrEnum):
    """Why a code does not work. Whoever typed it never hears which."""

    GEBRUIKT = "gebruikt"
    INGETROKKEN = "ingetrokken"
    VERLOPEN = "verlopen"
    TE_VAAK_FOUT = "te_vaak_fout"
    MAG_NIET_MEER = "mag_niet_meer"
    GEBOORTEDATUM = "geboortedatum"


@dataclass(frozen=True, slots=True)
class Uitnodigingsstand:
    """What the file says about one uitnodiging; `pogingen` counts the wrong birth dates before this attempt."""

    wie: Genodigde
    laatste_dag: date
    gebruikt_op: datetime | None = None
    ingetrokken_op: datetime | None = None
    pogingen: int = 0


def weigering_van(stand: Uitnodigingsstand, dag: date, geboortedatum: date) -> Weigering | None:
    """Why the code of this uitnodiging does not work on `dag` for who gives `geboortedatum`; None when it does.

    It works once, up to and including `laatste_dag`, and only while this person could still be invited: not after the
    gezag ended or the leerling turned 18 (OPEN-81). Having an account already is no reason: it is then linked.
    """
    if stand.gebruikt_op is not None:
        return Weigering.GEBRUIKT
    if stand.ingetrokken_op is not None:
        return Weigering.INGETROKKEN
    if dag > stand.laatste_dag:
        return Weigering.VERLOPEN
    if stand.pogingen >= POGINGEN_HOOGSTENS:
        return Weigering.TE_VAAK_FOUT
    if bezwaar_tegen_uitnodigen(stand.wie, dag) not in (None, Bezwaar.HEEFT_ACCOUNT):
        return Weigering.MAG_NIET_MEER
    return Weigering.GEBOORTEDATUM if geboortedatum != stand.wie.geboortedatum else None
