"""The two dates of every aanvraag: the last day in law and the promised day (RCH-01, TLV-102, 103, 107)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from pydantic import Field

from swv.kern.beleid.regels import Parameters, Regelkeuze, regel, toegepast
from swv.kern.beleid.uitleg import NietTeBepalen, Reden, reden
from swv.kern.kalender.rules import Kalender, schoolweken_na
from swv.kern.termijnen.opschorting import Opschorting
from swv.kern.termijnen.rules import Termijndag, Termijnuitleg, Verdaging, termijn, verdaag

RECHTENS = "beslistermijn"
BELOFTE = "belofte"


@dataclass(frozen=True, slots=True)
class Termijnfeiten:
    """What the terms of an aanvraag depend on; `volledig_op` is None until everything is in."""

    ingediend_op: date
    volledig_op: date | None = None
    opschortingen: tuple[Opschorting, ...] = ()
    verdaging: Verdaging | None = None
    gelijkgesteld: frozenset[date] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Termijnoverzicht:
    """The last day in law (rechtens) and the promised day (beleid), each explained (RCH-01).

    `beloofd` is None while the dossier is not complete, when policy promises nothing, or when the school
    calendar does not reach that far; `signalen` says which.
    """

    uiterste: Termijnuitleg
    beloofd: Termijnuitleg | None = None
    signalen: tuple[Reden, ...] = ()


class Dagentermijn(Parameters):
    """A term in calendar days; `termijnenwet` moves its end past weekends and holidays (RCH-07)."""

    dagen: int = Field(gt=0)
    termijnenwet: bool = True


class Dagenbelofte(Parameters):
    """A promise in calendar days after everything is in."""

    dagen: int = Field(gt=0)


class Schoolwekenbelofte(Parameters):
    """A promise in schoolweken: at most, and at least how many weeks people should expect."""

    schoolweken: int = Field(gt=0)
    minimaal_weken: int = Field(ge=0)


STANDAARDTERMIJN = Dagentermijn(dagen=56)
"""Awb 4:13: without a term of its own at most eight weeks after receipt (RCH-01)."""


@regel("RCH-01", groep=RECHTENS, titel="redelijke termijn", bron="Awb 4:13", parameters=Dagentermijn)
def redelijke_termijn(feiten: Termijnfeiten, parameters: Dagentermijn) -> Termijnuitleg:
    """Without a term of its own a besluit follows within eight weeks of receipt (RCH-01)."""
    return _in_dagen("RCH-01", feiten, parameters)


@regel(
    "TLV-103",
    groep=RECHTENS,
    titel="beslistermijn volgens het eigen plan",
    bron="ondersteuningsplan; OPEN-14",
    parameters=Dagentermijn,
)
def eigen_beslistermijn(feiten: Termijnfeiten, parameters: Dagentermijn) -> Termijnuitleg:
    """The term of the SWV's own plan, counted from submission and lengthened by suspensions (TLV-103)."""
    return _in_dagen("TLV-103", feiten, parameters)


@regel(
    "TLV-102",
    groep=BELOFTE,
    titel="doorlooptijd in schoolweken",
    bron="notitie toeleiden; OPEN-14",
    parameters=Schoolwekenbelofte,
)
def doorlooptijd(volledig_op: date, parameters: Schoolwekenbelofte, kalender: Kalender) -> Termijnuitleg:
    """Friday of the n-th schoolweek after the week in which everything was in (TLV-102)."""
    telling = schoolweken_na(kalender, volledig_op, parameters.schoolweken)
    laatste = telling.uitkomst + timedelta(days=4)
    stap = reden(
        "TLV-102",
        "belofte_schoolweken",
        weken=parameters.schoolweken,
        volledig_op=volledig_op,
        laatste_dag=laatste,
    )
    vroegst = volledig_op + timedelta(weeks=parameters.minimaal_weken)
    niet_eerder = reden("TLV-102", "belofte_niet_eerder", weken=parameters.minimaal_weken, dag=vroegst)
    weken = tuple(
        Termijndag(g.dag.datum, g.nummer, "" if g.nummer else f"{g.dag.soort} {g.dag.naam}".strip())
        for g in telling.dagen
    )
    signalen = (reden("OVZ-04", "kalender_voorlopig"),) if telling.voorlopig else ()
    return Termijnuitleg("TLV-102", volledig_op, laatste, (stap, niet_eerder), weken, signalen)


@regel(
    "TLV-107",
    groep=BELOFTE,
    titel="volledige aanvraag tot actie",
    bron="plan deel B, H1.4; OVZ-54",
    parameters=Dagenbelofte,
)
def actietermijn(volledig_op: date, parameters: Dagenbelofte, _kalender: Kalender) -> Termijnuitleg:
    """A fixed number of calendar days from a complete aanvraag to action (TLV-107)."""
    basis = termijn("TLV-107", vanaf=volledig_op, dagen=parameters.dagen, termijnenwet=False)
    stap = reden(
        "TLV-107",
        "belofte_dagen",
        dagen=parameters.dagen,
        volledig_op=volledig_op,
        laatste_dag=basis.uiterste_dag,
    )
    return replace(basis, stappen=(stap,))


def bereken_termijnen(feiten: Termijnfeiten, regels: Iterable[Regelkeuze], kalender: Kalender) -> Termijnoverzicht:
    """Both dates of an aanvraag under the rules that policy selected (RCH-01).

    Without a selected rule for the last day in law the eight weeks of Awb 4:13 apply; with several the
    earliest counts.
    """
    keuzes = tuple(regels)
    rechtens = [r.functie(feiten, k.parameters) for k, r in toegepast(keuzes, RECHTENS)]
    uiterste = min(rechtens or [redelijke_termijn(feiten, STANDAARDTERMIJN)], key=lambda uitleg: uitleg.uiterste_dag)
    beloftes = toegepast(keuzes, BELOFTE)
    if not beloftes:
        return Termijnoverzicht(uiterste)
    if feiten.volledig_op is None:
        wacht = reden(beloftes[0][0].regel, "belofte_wacht_op_volledig")
        return Termijnoverzicht(uiterste, signalen=(wacht,))
    try:
        beloofd = [r.functie(feiten.volledig_op, k.parameters, kalender) for k, r in beloftes]
    except NietTeBepalen as gat:
        onbekend = reden("OPEN-84", "belofte_niet_te_bepalen", reden=gat.reden, tabel=gat.tabel)
        return Termijnoverzicht(uiterste, signalen=(onbekend,))
    eerste = min(beloofd, key=lambda uitleg: uitleg.uiterste_dag)
    return Termijnoverzicht(uiterste, eerste, eerste.signalen)


def _in_dagen(id: str, feiten: Termijnfeiten, parameters: Dagentermijn) -> Termijnuitleg:
    uitleg = termijn(
        id,
        vanaf=feiten.ingediend_op,
        dagen=parameters.dagen,
        opschortingen=feiten.opschortingen,
        termijnenwet=parameters.termijnenwet,
        gelijkgesteld=feiten.gelijkgesteld,
    )
    return verdaag(uitleg, feiten.verdaging) if feiten.verdaging else uitleg
