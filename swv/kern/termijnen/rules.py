"""Legal terms in calendar days, with every counted day shown: RCH-01 to RCH-10."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta

from swv.kern.beleid.uitleg import WEEKDAGEN, Reden, reden
from swv.kern.kalender.feestdagen import termijnfeestdagen
from swv.kern.termijnen.opschorting import EEN_DAG, Opschorting, staat_stil

LANGSTE_TERMIJN_TERMIJNENWET = 90
"""Algemene termijnenwet art. 4 onder a: terms of more than ninety days do not move."""

BEZWAARTERMIJN_WEKEN = 6
"""Awb 6:7; the law itself, not policy."""


@dataclass(frozen=True, slots=True)
class Termijndag:
    """One calendar day of a term; `nummer` is None on a day that does not count, `waarom` says why."""

    datum: date
    nummer: int | None
    waarom: str = ""


@dataclass(frozen=True, slots=True)
class Termijnuitleg:
    """A term with its last day, the steps that led there and every day in between."""

    regel: str
    vanaf: date
    uiterste_dag: date
    stappen: tuple[Reden, ...]
    dagen: tuple[Termijndag, ...] = ()
    signalen: tuple[Reden, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdaging:
    """A message before the end of the term that the besluit comes later, with the new last day (RCH-05)."""

    bericht_op: date
    nieuwe_dag: date


def termijn(
    regel: str,
    *,
    vanaf: date,
    dagen: int,
    opschortingen: Collection[Opschorting] = (),
    termijnenwet: bool = True,
    gelijkgesteld: Collection[date] = (),
) -> Termijnuitleg:
    """A term of a number of days that starts the day after `vanaf`, with suspensions (RCH-02, 04, 07).

    `gelijkgesteld` are days the government equated with a holiday (Algemene termijnenwet art. 3 lid 3).
    """
    geteld = _tel(vanaf, dagen, opschortingen)
    laatste = geteld[-1].datum
    stil = sum(dag.nummer is None for dag in geteld)
    stappen = [reden(regel, "termijn_begint", dagen=dagen, eerste_dag=vanaf + EEN_DAG, vanaf=vanaf)]
    stappen += [o.reden for o in opschortingen if o.van <= laatste and o.tot > o.van]
    if stil:
        stappen.append(reden("RCH-02", "opschorting_telt", dagen=stil))
    stappen.append(reden(regel, "termijn_telt_tot", dagen=dagen, laatste_dag=laatste))
    uitleg = Termijnuitleg(regel, vanaf, laatste, tuple(stappen), geteld)
    if not termijnenwet:
        return uitleg
    if dagen > LANGSTE_TERMIJN_TERMIJNENWET:
        te_lang = reden("RCH-07", "termijn_te_lang_voor_termijnenwet")
        return replace(uitleg, stappen=(*uitleg.stappen, te_lang))
    return _schuif_op(uitleg, gelijkgesteld)


def verdaag(uitleg: Termijnuitleg, verdaging: Verdaging) -> Termijnuitleg:
    """Apply a verdaging: only when the message came in time and the new day is later (RCH-05, Awb 4:14)."""
    oud = uitleg.uiterste_dag
    if verdaging.bericht_op > oud:
        te_laat = reden("RCH-05", "verdaging_te_laat", bericht_op=verdaging.bericht_op, uiterste_dag=oud)
        return replace(uitleg, signalen=(*uitleg.signalen, te_laat))
    if verdaging.nieuwe_dag <= oud:
        eerder = reden("RCH-05", "verdaging_niet_later", nieuwe_dag=verdaging.nieuwe_dag, uiterste_dag=oud)
        return replace(uitleg, signalen=(*uitleg.signalen, eerder))
    stap = reden("RCH-05", "verdaging", bericht_op=verdaging.bericht_op, nieuwe_dag=verdaging.nieuwe_dag)
    erbij = tuple(
        Termijndag(oud + timedelta(days=nummer), None, "uitstel na bericht")
        for nummer in range(1, (verdaging.nieuwe_dag - oud).days + 1)
    )
    return replace(
        uitleg, uiterste_dag=verdaging.nieuwe_dag, stappen=(*uitleg.stappen, stap), dagen=(*uitleg.dagen, *erbij)
    )


def bezwaartermijn(verzonden_op: date, *, gelijkgesteld: Collection[date] = ()) -> Termijnuitleg:
    """Six weeks from the day after dispatch; the last day moves past free days (RCH-10, RCH-07)."""
    dagen = 7 * BEZWAARTERMIJN_WEKEN
    basis = termijn("RCH-10", vanaf=verzonden_op, dagen=dagen, gelijkgesteld=gelijkgesteld)
    begin = reden("RCH-10", "bezwaartermijn", weken=BEZWAARTERMIJN_WEKEN, eerste_dag=verzonden_op + EEN_DAG)
    slot = reden("RCH-10", "bezwaar_laatste_dag", laatste_dag=basis.uiterste_dag)
    return replace(basis, stappen=(begin, *basis.stappen[1:], slot))


def vrije_dag_voor_termijn(dag: date, gelijkgesteld: Collection[date] = ()) -> str:
    """Why a term cannot end on a day (zaterdag, zondag, name of the holiday), or an empty text (RCH-07)."""
    if dag.weekday() >= 5:
        return f"een {WEEKDAGEN[dag.weekday()]}"
    if dag in gelijkgesteld:
        return "een dag die met een feestdag gelijkstaat"
    return termijnfeestdagen(dag.year).get(dag, "")


def _tel(vanaf: date, aantal: int, opschortingen: Collection[Opschorting]) -> tuple[Termijndag, ...]:
    if aantal < 1:
        raise ValueError("Een termijn telt minstens een dag.")
    dagen: list[Termijndag] = []
    dag, nummer = vanaf, 0
    while nummer < aantal:
        dag += EEN_DAG
        if stil := staat_stil(opschortingen, dag):
            dagen.append(Termijndag(dag, None, stil.waarom))
            continue
        nummer += 1
        dagen.append(Termijndag(dag, nummer))
    return tuple(dagen)


def _schuif_op(uitleg: Termijnuitleg, gelijkgesteld: Collection[date]) -> Termijnuitleg:
    dag, extra = uitleg.uiterste_dag, []
    eerste_waarom = vrije_dag_voor_termijn(dag, gelijkgesteld)
    if not eerste_waarom:
        return uitleg
    while vrije_dag_voor_termijn(dag, gelijkgesteld):
        dag += timedelta(days=1)
        extra.append(Termijndag(dag, None, vrije_dag_voor_termijn(dag, gelijkgesteld) or "eerste werkdag"))
    stap = reden(
        "RCH-07",
        "termijnenwet_verlengt",
        laatste_dag=uitleg.uiterste_dag,
        dagsoort=eerste_waarom,
        verlengd_tot=dag,
    )
    return replace(uitleg, uiterste_dag=dag, dagen=(*uitleg.dagen, *extra), stappen=(*uitleg.stappen, stap))
