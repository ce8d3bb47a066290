"""Objection: in time or not, and until when it is passed on and decided (RCH-10..12, TLV-161..164). Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from swv.kern.beleid.uitleg import Reden, reden
from swv.kern.termijnen.rules import Termijnuitleg, bezwaartermijn, termijn

Hoedanigheid = Literal["ouder", "leerling", "bestuur", "anders"]

WEEK = 7
NAKOMENDE_POST = timedelta(days=WEEK)
"""Awb 6:9 lid 2: posted before the end of the term, and received within a week after it."""

MEERDERJARIG = 18


@dataclass(frozen=True, slots=True)
class Bezorgd:
    """One time that a letter was sent to somebody; `teruggekomen_op` when the post brought it back."""

    verzonden_op: date
    teruggekomen_op: date | None = None


@dataclass(frozen=True, slots=True)
class Bekendmaking:
    """On what day a besluit was made known to somebody (None: not yet), and why that day."""

    dag: date | None
    redenen: tuple[Reden, ...] = ()


@dataclass(frozen=True, slots=True)
class Ontvangst:
    """What receiving one objection means, with the reasons; `laatste_dag` None: the term has not begun."""

    tijdig: bool
    laatste_dag: date | None
    redenen: tuple[Reden, ...]


@dataclass(frozen=True, slots=True)
class Bezwaartermijnen:
    """The two terms that begin with an objection: passing on (RCH-11) and deciding (RCH-12)."""

    doorzenden: Termijnuitleg
    beslissen: Termijnuitleg


def bekendmaking(bezorgingen: Collection[Bezorgd]) -> Bekendmaking:
    """Made known by the last time it was sent and did not come back (RCH-08, RCH-10; Awb 3:41, 6:8).

    What came back reached nobody, so no term began; the reasons are there only when something came back.
    """
    op_volgorde = sorted(bezorgingen, key=lambda keer: keer.verzonden_op)
    terug = tuple(
        reden("RCH-08", "brief_kwam_terug", verzonden_op=keer.verzonden_op, teruggekomen_op=keer.teruggekomen_op)
        for keer in op_volgorde
        if keer.teruggekomen_op is not None
    )
    dag = next((keer.verzonden_op for keer in reversed(op_volgorde) if keer.teruggekomen_op is None), None)
    if not terug:
        return Bekendmaking(dag)
    slot = reden("RCH-10", "termijn_na_retour", verzonden_op=dag) if dag else reden("RCH-10", "termijn_niet_begonnen")
    return Bekendmaking(dag, (*terug, slot))


def ontvang(
    *,
    ontvangen_op: date,
    bekend: Bekendmaking,
    gepost_op: date | None = None,
    gelijkgesteld: Collection[date] = (),
) -> Ontvangst:
    """Judge one objection against the recipient's own letter (RCH-10, Awb 6:7 to 6:10). It is received in any case.

    Not made known yet: an early objection is in time (Awb 6:10). `gepost_op` is the day of the postmark: by post it
    is in time when posted in the term and received within a week after it.
    """
    uitkomst = _ontvang(ontvangen_op, bekend.dag, gepost_op, gelijkgesteld)
    return replace(uitkomst, redenen=(*bekend.redenen, *uitkomst.redenen))


def _ontvang(
    ontvangen_op: date, brief_verzonden_op: date | None, gepost_op: date | None, gelijkgesteld: Collection[date]
) -> Ontvangst:
    if brief_verzonden_op is None:
        return Ontvangst(True, None, (reden("RCH-10", "bezwaar_voor_verzending", ontvangen_op=ontvangen_op),))
    laatste = bezwaartermijn(brief_verzonden_op, gelijkgesteld=gelijkgesteld).uiterste_dag
    if ontvangen_op <= laatste:
        op_tijd = reden("RCH-10", "bezwaar_op_tijd", ontvangen_op=ontvangen_op, laatste_dag=laatste)
        return Ontvangst(True, laatste, (op_tijd,))
    if gepost_op is not None and gepost_op <= laatste and ontvangen_op <= laatste + NAKOMENDE_POST:
        per_post = reden(
            "RCH-10", "bezwaar_op_tijd_gepost", gepost_op=gepost_op, ontvangen_op=ontvangen_op, laatste_dag=laatste
        )
        return Ontvangst(True, laatste, (per_post,))
    te_laat = reden("RCH-10", "bezwaar_te_laat", ontvangen_op=ontvangen_op, laatste_dag=laatste)
    return Ontvangst(False, laatste, (te_laat,))


def termijnen_na_ontvangst(
    *,
    ontvangen_op: date,
    laatste_bezwaardag: date | None,
    doorzenden_dagen: int,
    beslissen_weken: int,
    gelijkgesteld: Collection[date] = (),
) -> Bezwaartermijnen:
    """Until when it is passed on to the committee (RCH-11) and decided (RCH-12).

    Deciding counts from the end of the objection term; of a late objection from its receipt, and of one that came
    before the letter also from its receipt, which is never later than the law allows.
    """
    begin = max(laatste_bezwaardag or ontvangen_op, ontvangen_op)
    return Bezwaartermijnen(
        doorzenden=termijn("RCH-11", vanaf=ontvangen_op, dagen=doorzenden_dagen, gelijkgesteld=gelijkgesteld),
        beslissen=termijn("RCH-12", vanaf=begin, dagen=WEEK * beslissen_weken, gelijkgesteld=gelijkgesteld),
    )


def verdaagd_tot(uiterste_dag: date, *, weken: int, gelijkgesteld: Collection[date] = ()) -> date:
    """The last day after the one extension that the law knows (RCH-12, Awb 7:10 lid 3)."""
    return termijn("RCH-12", vanaf=uiterste_dag, dagen=WEEK * weken, gelijkgesteld=gelijkgesteld).uiterste_dag


def belanghebbend(hoedanigheid: Hoedanigheid, *, leeftijd: int) -> Reden | None:
    """Why somebody has to be asked whether the besluit concerns them; None for who may object as such (TLV-164).

    A parent until the 18th birthday, the leerling from that day, and the schoolbestuur. Anybody else, and a parent or
    leerling outside those ages, is received as well and put before the commission.
    """
    if hoedanigheid == "bestuur" or (hoedanigheid == "leerling" and leeftijd >= MEERDERJARIG):
        return None
    if hoedanigheid == "ouder" and leeftijd < MEERDERJARIG:
        return None
    return reden("TLV-164", f"bezwaar_voorleggen_{hoedanigheid}", leeftijd=leeftijd)
