"""What a school does while a TLV runs, and by which day: TLV-122, TLV-123 and TLV-124."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pydantic import Field

from swv.kern.beleid.regels import Parameters, Regelkeuze, regel, toegepast
from swv.kern.beleid.uitleg import Reden, reden
from swv.kern.kalender.schooljaren import schooljaar

OPVOLGING = "tlv_opvolging"
Stand = Literal["later", "open", "te_laat", "gedaan"]


@dataclass(frozen=True, slots=True)
class Verklaring:
    """What the tasks of a TLV depend on; `leerroute` is the one at its start, None when unknown."""

    ingangsdatum: date
    einddatum: date
    leerroute: str | None = None


@dataclass(frozen=True, slots=True)
class Opvolgtaak:
    """One thing to do and to record: from `begin` up to and including `uiterste_dag`, and why."""

    regel: str
    begin: date
    uiterste_dag: date
    waarom: Reden


class DagVanHetJaar(Parameters):
    """A day of the year, before which the outcome is known."""

    maand: int = Field(ge=1, le=12)
    dag: int = Field(ge=1, le=31)


class Leerroutes(Parameters):
    """The leerroutes for which a rule holds."""

    leerroutes: tuple[str, ...]


@regel(
    "TLV-122",
    groep=OPVOLGING,
    titel="elk schooljaar evalueren of de leerling verder kan",
    bron="notitie toeleiden, H2 Looptijd",
)
def elk_schooljaar_evalueren(verklaring: Verklaring, _: Parameters) -> tuple[Opvolgtaak, ...]:
    """In each school year of the TLV: can the pupil go to the VO, to work or to day care (TLV-122)."""
    eerste, laatste = schooljaar(verklaring.ingangsdatum), schooljaar(verklaring.einddatum)
    jaren = (eerste.verder(aantal) for aantal in range(laatste.beginjaar - eerste.beginjaar + 1))
    return tuple(
        Opvolgtaak(
            "TLV-122",
            max(jaar.begin, verklaring.ingangsdatum),
            jaar.einde,
            reden("TLV-122", "evaluatie_schooljaar", schooljaar=jaar.naam, uiterste_dag=jaar.einde),
        )
        for jaar in jaren
    )


@regel(
    "TLV-123",
    groep=OPVOLGING,
    titel="in het laatste schooljaar: terug naar het VO onderzocht, bekend voor een vaste dag",
    bron="plan deel B, H3.13; OPEN-72",
    parameters=DagVanHetJaar,
)
def terugplaatsing_onderzocht(verklaring: Verklaring, parameters: DagVanHetJaar) -> tuple[Opvolgtaak, ...]:
    """In the last school year: can the pupil return to the VO; known before the day (TLV-123, OPEN-72).

    For an end on 31-07-J the task starts on 1 augustus of J-1 and its last day is the one before the parameter in J:
    with 15 maart that is 14-03-J.
    """
    laatste = schooljaar(verklaring.einddatum)
    grens = date(laatste.einde.year, parameters.maand, parameters.dag)
    uiterste = grens - timedelta(days=1)
    waarom = reden(
        "TLV-123",
        "terugplaatsing_onderzoeken",
        einddatum=verklaring.einddatum,
        grens=grens,
        uiterste_dag=uiterste,
    )
    return (Opvolgtaak("TLV-123", laatste.begin, uiterste, waarom),)


@regel(
    "TLV-124",
    groep=OPVOLGING,
    titel="na de onderbouw altijd een uitgebreide evaluatie",
    bron="plan deel B, H3.10",
    parameters=Leerroutes,
)
def onderbouw_uitgebreid_evalueren(verklaring: Verklaring, parameters: Leerroutes) -> tuple[Opvolgtaak, ...]:
    """After the onderbouw: does the VO with extra support fit, or not; on record by the end of the TLV (TLV-124)."""
    if verklaring.leerroute not in parameters.leerroutes:
        return ()
    waarom = reden(
        "TLV-124",
        "evaluatie_onderbouw",
        leerroute=verklaring.leerroute.replace("_", " "),
        uiterste_dag=verklaring.einddatum,
    )
    return (Opvolgtaak("TLV-124", schooljaar(verklaring.einddatum).begin, verklaring.einddatum, waarom),)


def opvolging_van(verklaring: Verklaring, regels: Iterable[Regelkeuze]) -> tuple[Opvolgtaak, ...]:
    """The tasks that the selected rules give, by last day (TLV-122 to TLV-124)."""
    taken = (taak for keuze, r in toegepast(regels, OPVOLGING) for taak in r.functie(verklaring, keuze.parameters))
    return tuple(sorted(taken, key=lambda taak: (taak.uiterste_dag, taak.regel)))


def stand_van(taak: Opvolgtaak, vastgelegd_op: date | None, dag: date) -> Stand:
    """How a task stands on a day; recorded is done, also when it came late (TLV-122 to TLV-124)."""
    if vastgelegd_op is not None:
        return "gedaan"
    if dag < taak.begin:
        return "later"
    return "open" if dag <= taak.uiterste_dag else "te_laat"


def signaal_bij(taak: Opvolgtaak, vastgelegd_op: date | None, dag: date) -> Reden | None:
    """The signal of a task whose last day has passed with nothing on record, else None (TLV-123)."""
    if stand_van(taak, vastgelegd_op, dag) != "te_laat":
        return None
    return reden(taak.regel, "opvolging_te_laat", uiterste_dag=taak.uiterste_dag)
