"""Terms beside the one for the besluit: placement by authority, after a change of school, meetings (ARR, VRZ)."""

from __future__ import annotations

from datetime import date, timedelta

from pydantic import Field

from swv.kern.beleid.regels import Parameters, regel
from swv.kern.beleid.uitleg import reden
from swv.kern.kalender.rules import Kalender, is_schooldag, schooldagen_na
from swv.kern.termijnen.maanden import maanden_verder
from swv.kern.termijnen.rules import Termijndag, Termijnuitleg, termijn

PROCES = "procestermijn"


class Dagen(Parameters):
    """A term in calendar days."""

    dagen: int = Field(gt=0)


class Schooldagen(Parameters):
    """A term in school days (OVZ-03)."""

    schooldagen: int = Field(gt=0)


class Maanden(Parameters):
    """A term in calendar months (OVZ-04)."""

    maanden: int = Field(gt=0)


@regel(
    "ARR-134",
    groep=PROCES,
    titel="geen plek gevonden: melden aan het samenwerkingsverband",
    bron="plan deel B, H3.20",
    parameters=Dagen,
)
def melding_geen_plek(vanaf: date, parameters: Dagen, _: Kalender) -> Termijnuitleg:
    """Schools that find no place among themselves report it within the days (ARR-134)."""
    return in_dagen("ARR-134", vanaf, parameters.dagen)


@regel(
    "ARR-135",
    groep=PROCES,
    titel="na de melding: overleg van de directies",
    bron="plan deel B, H3.20",
    parameters=Schooldagen,
)
def overleg_na_melding(vanaf: date, parameters: Schooldagen, kalender: Kalender) -> Termijnuitleg:
    """The SWV brings the heads of the schools together within the school days after the report (ARR-135)."""
    return in_schooldagen("ARR-135", vanaf, parameters.schooldagen, kalender)


@regel(
    "ARR-136",
    groep=PROCES,
    titel="geen oplossing: besluit van het bestuur van het samenwerkingsverband",
    bron="plan deel B, H3.20; OPEN-26",
    parameters=Dagen,
)
def besluit_na_opschaling(vanaf: date, parameters: Dagen, _: Kalender) -> Termijnuitleg:
    """The board of the SWV decides within the days after the case came to it (ARR-136, OPEN-26)."""
    return in_dagen("ARR-136", vanaf, parameters.dagen)


@regel(
    "ARR-05",
    groep=PROCES,
    titel="na de overstap naar het VO: nieuw OPP",
    bron="plan deel B, bijlage 13 fase 5; OPEN-56",
    parameters=Dagen,
)
def opp_na_overstap(vanaf: date, parameters: Dagen, kalender: Kalender) -> Termijnuitleg:
    """The VO school makes the OPP within the days after the school year began, on its first school day (ARR-05)."""
    return in_dagen("ARR-05", eerste_schooldag(vanaf, kalender), parameters.dagen)


@regel(
    "ARR-116",
    groep=PROCES,
    titel="na de overstap naar het VO: evaluatie met de VSO-school",
    bron="plan deel B, bijlage 13 fase 6",
    parameters=Maanden,
)
def evaluatie_na_overstap(vanaf: date, parameters: Maanden, kalender: Kalender) -> Termijnuitleg:
    """VO and VSO look back within the calendar months after the first school day (ARR-116, OVZ-04)."""
    start = eerste_schooldag(vanaf, kalender)
    laatste = maanden_verder(start, parameters.maanden)
    stap = reden("ARR-116", "termijn_maanden", maanden=parameters.maanden, vanaf=start, laatste_dag=laatste)
    dagen = tuple(Termijndag(start + timedelta(days=n), n) for n in range(1, (laatste - start).days + 1))
    return Termijnuitleg("ARR-116", start, laatste, (stap,), dagen)


@regel(
    "VRZ-22",
    groep=PROCES,
    titel="het volgende overleg over thuiszitters",
    bron="evaluatie, Thuiszitters punt G",
    parameters=Dagen,
)
def volgend_thuiszittersoverleg(vanaf: date, parameters: Dagen, _: Kalender) -> Termijnuitleg:
    """The next meeting about thuiszitters is at the latest so many days after the one before (VRZ-22)."""
    return in_dagen("VRZ-22", vanaf, parameters.dagen)


def in_dagen(regel: str, vanaf: date, dagen: int) -> Termijnuitleg:
    """A term of the plan in calendar days: not one of the law, so a weekend does not move its end."""
    return termijn(regel, vanaf=vanaf, dagen=dagen, termijnenwet=False)


def in_schooldagen(regel: str, vanaf: date, aantal: int, kalender: Kalender) -> Termijnuitleg:
    """Within so many school days: the day itself does not count (OVZ-03). Raises NietTeBepalen."""
    telling = schooldagen_na(kalender, vanaf, aantal)
    stap = reden(regel, "termijn_schooldagen", aantal=aantal, vanaf=vanaf, laatste_dag=telling.uitkomst)
    dagen = tuple(
        Termijndag(g.dag.datum, g.nummer, "" if g.nummer else g.dag.naam or str(g.dag.soort)) for g in telling.dagen
    )
    signalen = (reden("OVZ-04", "kalender_voorlopig"),) if telling.voorlopig else ()
    return Termijnuitleg(regel, vanaf, telling.uitkomst, (stap,), dagen, signalen)


def eerste_schooldag(vanaf: date, kalender: Kalender) -> date:
    """The day itself when there is school, else the first day with school after it. Raises NietTeBepalen."""
    dag = vanaf
    while not is_schooldag(kalender, dag):
        dag += timedelta(days=1)
    return dag
