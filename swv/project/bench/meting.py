"""A figure of the bench, how it is measured (interleaved, medians) and how it is reported."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

KOPPEN = ("naam", "waarde", "eenheid", "doel", "gehaald", "toelichting")


@dataclass(frozen=True, slots=True)
class Meting:
    """One line of the report; `toelichting` is for people and does not go into the JSON."""

    naam: str
    waarde: float
    eenheid: str
    doel: str
    gehaald: bool
    toelichting: str = ""


def hoogstens(naam: str, waarde: float, grens: float, *, eenheid: str = "keer", toelichting: str = "") -> Meting:
    """A figure that may be at most `grens`."""
    return Meting(naam, round(waarde, 3), eenheid, f"<= {grens:g}", waarde <= grens, toelichting)


def minstens(naam: str, waarde: float, grens: float, *, eenheid: str = "keer", toelichting: str = "") -> Meting:
    """A figure that must be at least `grens`."""
    return Meting(naam, round(waarde, 3), eenheid, f">= {grens:g}", waarde >= grens, toelichting)


@dataclass(frozen=True, slots=True)
class Reeks:
    """Durations in seconds of two things that took turns."""

    a: Sequence[float]
    b: Sequence[float]

    @property
    def verhouding(self) -> float:
        """The median of `a` against the median of `b`."""
        return median(self.a) / median(self.b)

    def uitleg(self) -> str:
        """Both medians, the ratio of the fastest quarters (hardly touched by noise), and half of the pairs."""
        paren = [a / b for a, b in zip(self.a, self.b, strict=True)]
        kern = f"{getal(median(self.a) * 1000, 1)} tegen {getal(median(self.b) * 1000, 1)} ms"
        snel = getal(_kwart(self.a)[0] / _kwart(self.b)[0])
        laag, hoog = _kwart(paren)
        return f"{kern}; snelste kwart {snel}; per paar {getal(laag)}-{getal(hoog)}; n={len(paren)}"


def _kwart(waarden: Sequence[float]) -> tuple[float, float]:
    """The lower and upper quartile."""
    if len(waarden) == 1:
        return waarden[0], waarden[0]
    laag, _, hoog = quantiles(waarden, n=4, method="inclusive")
    return laag, hoog


def om_en_om(a: Callable[[], float], b: Callable[[], float], *, herhalingen: int, opwarmen: int = 3) -> Reeks:
    """Run two measurements in turns, each other round in the other order, so that noise strikes both alike.

    Both return their own duration in seconds, so that preparing does not count.
    """
    for _ in range(opwarmen):
        a(), b()
    tijden_a, tijden_b = [], []
    for ronde in range(herhalingen):
        if ronde % 2:
            tijden_b.append(b())
            tijden_a.append(a())
        else:
            tijden_a.append(a())
            tijden_b.append(b())
    return Reeks(tijden_a, tijden_b)


def duur_van(werk: Callable[[], object]) -> float:
    """Seconds of wall time."""
    begin = time.perf_counter()
    werk()
    return time.perf_counter() - begin


def tabel(metingen: Sequence[Meting]) -> str:
    """The report as a table for people, with a decimal comma."""
    rijen = [KOPPEN, *(_rij(meting) for meting in metingen)]
    breedtes = [max(len(rij[kolom]) for rij in rijen) for kolom in range(len(KOPPEN))]
    regels = [
        "  ".join(cel.ljust(breedte) for cel, breedte in zip(rij, breedtes, strict=True)).rstrip() for rij in rijen
    ]
    return "\n".join([regels[0], "-" * max(map(len, regels)), *regels[1:]])


def _rij(meting: Meting) -> tuple[str, ...]:
    doel = meting.doel.replace(".", ",")
    oordeel = "ja" if meting.gehaald else "NEE"
    return (meting.naam, getal(meting.waarde), meting.eenheid, doel, oordeel, meting.toelichting)


def getal(waarde: float, decimalen: int = 2) -> str:
    """A number as it is written in Dutch."""
    return f"{waarde:.{decimalen}f}".replace(".", ",")


def schrijf_json(metingen: Sequence[Meting], bestand: Path) -> None:
    """The figures for machines, in the form that stays put from release to release."""
    velden = ("naam", "waarde", "eenheid", "doel", "gehaald")
    rijen = [{veld: getattr(meting, veld) for veld in velden} for meting in metingen]
    bestand.write_text(json.dumps(rijen, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
