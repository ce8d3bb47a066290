"""May this decision on an objection be taken: hearing, advice, reasons (RCH-09..12, TLV-164; Awb 7:2 to 7:13). Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal

from swv.kern.beleid.uitleg import Reden, reden

Uitkomst = Literal["gegrond", "ongegrond", "niet_ontvankelijk"]

UITKOMST_BIJ: MappingProxyType[str, Uitkomst] = MappingProxyType(
    {
        "kennelijk_niet_ontvankelijk": "niet_ontvankelijk",
        "kennelijk_ongegrond": "ongegrond",
        "tegemoetgekomen": "gegrond",
    }
)
"""Reasons not to hear that hold with one outcome only (Awb 7:3)."""


@dataclass(frozen=True, slots=True)
class Bezwaarstand:
    """What happened before the decision; `advies` is what the committee advised, None as long as it did not."""

    tijdig: bool
    belanghebbend: bool
    commissie: bool
    gehoord_op: date | None
    advies: Uitkomst | None
    beslissen_uiterlijk: date


@dataclass(frozen=True, slots=True)
class Beslisvoornemen:
    """The decision on an objection that somebody is about to take."""

    uitkomst: Uitkomst
    motivering: str
    niet_gehoord: str = ""
    niet_gehoord_uitleg: str = ""
    afwijking: str = ""
    ontvankelijkheid: str = ""


def toets_beslissing(voornemen: Beslisvoornemen, stand: Bezwaarstand) -> tuple[Reden, ...]:
    """What blocks this decision; empty when it may be taken.

    It has reasons (RCH-09, Awb 7:12). Somebody was heard, or the law's reason not to fits and is explained (RCH-12,
    Awb 7:2, 7:3). Where a committee advises, 'ongegrond' follows its advice; other outcomes without an advice, and any
    that differs from it, are explained (Awb 7:13 lid 7). A late objection (RCH-10, Awb 6:11) or one by who may not
    object as such (TLV-164) is treated only with a reason.
    """
    return tuple(_blokkades(voornemen, stand))


def _blokkades(voornemen: Beslisvoornemen, stand: Bezwaarstand) -> Iterator[Reden]:
    if not voornemen.motivering.strip():
        yield reden("RCH-09", "motivering_ontbreekt")
    yield from _horen(voornemen, stand)
    yield from _advies(voornemen, stand)
    if voornemen.uitkomst != "niet_ontvankelijk" and not voornemen.ontvankelijkheid.strip():
        if not stand.tijdig:
            yield reden("RCH-10", "te_laat_uitleggen")
        if not stand.belanghebbend:
            yield reden("TLV-164", "belang_uitleggen")


def _horen(voornemen: Beslisvoornemen, stand: Bezwaarstand) -> Iterator[Reden]:
    if stand.gehoord_op is not None:
        return
    if not voornemen.niet_gehoord:
        yield reden("RCH-12", "horen_of_uitleggen")
        return
    if UITKOMST_BIJ.get(voornemen.niet_gehoord, voornemen.uitkomst) != voornemen.uitkomst:
        yield reden("RCH-12", "niet_horen_past_niet")
    if not voornemen.niet_gehoord_uitleg.strip():
        yield reden("RCH-12", "niet_horen_uitleggen")


def _advies(voornemen: Beslisvoornemen, stand: Bezwaarstand) -> Iterator[Reden]:
    if not stand.commissie:
        return
    if stand.advies is None and voornemen.uitkomst == "ongegrond":
        yield reden("RCH-12", "advies_afwachten")
    elif stand.advies != voornemen.uitkomst and not voornemen.afwijking.strip():
        yield reden("RCH-12", "zonder_advies_uitleggen" if stand.advies is None else "afwijken_uitleggen")


def uitleg_bij(voornemen: Beslisvoornemen, stand: Bezwaarstand, *, dag: date) -> tuple[Reden, ...]:
    """What is kept with the decision of `dag`: heard or not, the advice, in time or not (RCH-12)."""
    return tuple(_uitleg(voornemen, stand, dag))


def _uitleg(voornemen: Beslisvoornemen, stand: Bezwaarstand, dag: date) -> Iterator[Reden]:
    if stand.gehoord_op is not None:
        yield reden("RCH-12", "gehoord", gehoord_op=stand.gehoord_op)
    else:
        yield reden("RCH-12", f"niet_gehoord_{voornemen.niet_gehoord}")
    if stand.commissie and stand.advies is None:
        yield reden("RCH-12", "beslist_zonder_advies")
    elif stand.commissie:
        yield reden("RCH-12", f"{'volgt' if stand.advies == voornemen.uitkomst else 'wijkt_af_van'}_{stand.advies}")
    te_laat = dag > stand.beslissen_uiterlijk
    code = "beslist_te_laat" if te_laat else "beslist_op_tijd"
    yield reden("RCH-12", code, dag=dag, uiterlijk=stand.beslissen_uiterlijk)


def andere_persoon_nodig(
    *, zelfde: bool, beleid: Literal["altijd", "bij_mandaat"], bevoegdheid_soort: str
) -> Reden | None:
    """Why who took the besluit may not decide on the objection; None when it may (RCH-12, Awb 10:3 lid 3).

    The law forbids it to who took the besluit by mandate; policy may forbid it always.
    """
    if not zelfde or (beleid == "bij_mandaat" and bevoegdheid_soort == "zelf"):
        return None
    return reden("RCH-12", "zelf_besloten")
