"""Documents that are made from the code, so that they cannot contradict it (manage.py documenten_maken)."""

from collections.abc import Callable
from pathlib import Path

from swv.project.docgen.matrix import autorisatiematrix
from swv.project.docgen.rules import regeloverzicht

DOCUMENTEN: dict[str, Callable[[Path], str]] = {
    "docs/autorisatiematrix.md": autorisatiematrix,
    "docs/regels.md": regeloverzicht,
}
"""Path below the root of the project → the function that makes its text from that root."""


def verouderd(wortel: Path) -> dict[str, str]:
    """Path → the text that it should have, of every document that differs from what the code says."""
    gemaakt = {pad: maak(wortel) for pad, maak in DOCUMENTEN.items()}
    return {pad: tekst for pad, tekst in gemaakt.items() if _huidig(wortel / pad) != tekst}


def schrijf(wortel: Path) -> list[str]:
    """Write what differs; returns the paths that were written."""
    nieuw = verouderd(wortel)
    for pad, tekst in nieuw.items():
        (wortel / pad).write_text(tekst, encoding="utf-8")
    return list(nieuw)


def _huidig(bestand: Path) -> str:
    return bestand.read_text(encoding="utf-8") if bestand.exists() else ""
