"""In which period of admission to praktijkonderwijs a pupil falls: TLV-139 and TLV-140."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from swv.kern.beleid.onderdeel import staat_in
from swv.kern.beleid.regels import Parameters, Regelkeuze, regel, toegepast
from swv.kern.beleid.uitleg import NietTeBepalen, Reden, reden
from tlv.rules import pro_teksten  # noqa: F401  (registers the texts)

PERIODE = "pro_periode"
VRIJDAG = 4
TABEL = "pro"
Periode = Literal["te_vroeg", "periode_1", "wachten_op_periode_2", "periode_2"]


@dataclass(frozen=True, slots=True)
class Aanmelding:
    """A registration at a school for praktijkonderwijs, and where the pupil lives; empty is unknown."""

    op: date
    woonplaats: str = ""
    postcode: str = ""
    sbo_tm_eindgroep: bool = False
    gekozen_start: date | None = None


@dataclass(frozen=True, slots=True)
class Periodeoordeel:
    """The period, and why; None when it depends on a home that is not known."""

    periode: Periode | None
    redenen: tuple[Reden, ...]
    signalen: tuple[Reden, ...] = ()


@dataclass(frozen=True, slots=True)
class Woongebied:
    """Whether a home lies in the area; None when that is not known."""

    eigen: bool | None
    redenen: tuple[Reden, ...] = ()


class Dag(Parameters):
    """A day of every year."""

    maand: int
    dag: int

    def in_jaar(self, jaar: int) -> date:
        """That day of a year."""
        return date(jaar, self.maand, self.dag)


class Perioden(Parameters):
    """The first day of period 1, and the usual first day of period 2: the last of period 1 (OPEN-18)."""

    begin: Dag
    periode_2: Dag


class Werkgebied(Parameters):
    """Places and postcodes of the area, and places that count after special primary school there."""

    plaatsen: tuple[str, ...]
    pc4: tuple[str, ...] = ()
    plaatsen_na_sbo: tuple[str, ...] = ()


@regel(
    "TLV-140",
    groep=PERIODE,
    titel="het werkgebied voor praktijkonderwijs",
    bron="plan deel B, H3.9",
    parameters=Werkgebied,
)
def woont_in_werkgebied(aanmelding: Aanmelding, parameters: Werkgebied) -> Woongebied:
    """Whether the home lies in the area (TLV-140): by its place, else by its postcode.

    A postcode that the table does not name says nothing on its own: the list of postcodes is not complete (OPEN-58).
    """
    plaats, postcode = aanmelding.woonplaats.strip(), aanmelding.postcode.strip()[:4]
    if postcode in parameters.pc4 or staat_in(plaats, parameters.plaatsen):
        return Woongebied(True, (reden("TLV-140", "pro_in_werkgebied", plaats=plaats or postcode),))
    if aanmelding.sbo_tm_eindgroep and staat_in(plaats, parameters.plaatsen_na_sbo):
        return Woongebied(True, (reden("TLV-140", "pro_na_sbo", plaats=plaats),))
    if plaats:
        return Woongebied(False, (reden("TLV-140", "pro_buiten_werkgebied", plaats=plaats),))
    return Woongebied(None)


@regel(
    "TLV-139",
    groep=PERIODE,
    titel="periode 1 voor het werkgebied, daarna periode 2",
    bron="plan deel B, H3.9; OPEN-18",
    parameters=Perioden,
)
def toelatingsperiode(aanmelding: Aanmelding, gebied: Woongebied, parameters: Perioden) -> Periodeoordeel:
    """Period 1 for the area, up to and including the usual start of period 2: then the area goes first (TLV-139).

    The school's board may choose an earlier friday in period 1 on which period 2 starts (OPEN-18). Another day does not
    count.
    """
    jaar = aanmelding.op.year
    begin, einde = parameters.begin.in_jaar(jaar), parameters.periode_2.in_jaar(jaar)
    vanaf, signalen = _start_periode_2(aanmelding.gekozen_start, begin, einde)
    if aanmelding.op < begin:
        vroeg = reden("TLV-139", "pro_voor_begin", aanmelding=aanmelding.op, begin=begin)
        return Periodeoordeel("te_vroeg", (vroeg,), signalen)
    tweede = Periodeoordeel("periode_2", (*gebied.redenen, reden("TLV-139", "pro_periode_2", vanaf=vanaf)), signalen)
    if aanmelding.op > einde:
        return tweede
    if gebied.eigen is None:
        return Periodeoordeel(None, (), signalen)
    if gebied.eigen:
        eerste = reden("TLV-139", "pro_periode_1", begin=begin, einde=einde)
        return Periodeoordeel("periode_1", (*gebied.redenen, eerste), signalen)
    if aanmelding.op >= vanaf:
        return tweede
    wacht = reden("TLV-139", "pro_wachten", vanaf=vanaf)
    return Periodeoordeel("wachten_op_periode_2", (*gebied.redenen, wacht), signalen)


def bepaal_periode(aanmelding: Aanmelding, regels: Iterable[Regelkeuze]) -> Periodeoordeel:
    """The period under the policy of an SWV (TLV-139, TLV-140); raises NietTeBepalen when it has none."""
    gekozen = {keuze.regel: keuze for keuze, _ in toegepast(regels, PERIODE)}
    perioden, werkgebied = gekozen.get("TLV-139"), gekozen.get("TLV-140")
    if perioden is None or werkgebied is None:
        raise NietTeBepalen(TABEL, "Dit samenwerkingsverband heeft geen perioden van toelating vastgelegd.")
    gebied = werkgebied.definitie.functie(aanmelding, werkgebied.parameters)
    uitkomst: Periodeoordeel = perioden.definitie.functie(aanmelding, gebied, perioden.parameters)
    if uitkomst.periode is None and aanmelding.postcode:
        raise NietTeBepalen(
            TABEL, "De tabel van het werkgebied noemt deze postcode niet. Vul ook de woonplaats in om verder te kunnen."
        )
    return uitkomst


def _start_periode_2(gekozen: date | None, begin: date, einde: date) -> tuple[date, tuple[Reden, ...]]:
    if gekozen is None:
        return einde, ()
    if gekozen.weekday() == VRIJDAG and begin <= gekozen <= einde:
        return gekozen, ()
    feiten = {"gekozen": gekozen, "begin": begin, "einde": einde, "vanaf": einde}
    return einde, (reden("TLV-139", "pro_geen_vrijdag", **feiten),)
