"""Reading the shipped table of school holidays."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.kalender.rules import TABEL, Kalender, Vakantie

BESTAND = Path(__file__).parent / "gegevens" / "schoolvakanties.toml"


def kalender_van(regio: str) -> Kalender:
    """The shipped calendar of a holiday region (noord, midden, zuid); NietTeBepalen for another region."""
    kalenders = _meegeleverd()
    if regio not in kalenders:
        raise NietTeBepalen(TABEL, f"Er zijn geen schoolvakanties van de regio '{regio}'.")
    return kalenders[regio]


def lees_schoolvakanties(bestand: Path) -> dict[str, Kalender]:
    """Read a table of school holidays: one calendar per region; KeyError or ValueError when malformed."""
    with bestand.open("rb") as stroom:
        tabel = tomllib.load(stroom)
    return {regio: _kalender(regio, tabel) for regio in tabel["regios"]}


@lru_cache(maxsize=1)
def _meegeleverd() -> dict[str, Kalender]:
    return lees_schoolvakanties(BESTAND)


def _kalender(regio: str, tabel: dict[str, Any]) -> Kalender:
    vakanties = tuple(_vakantie(regio, rij) for rij in tabel["vakanties"])
    bekend_van: date = tabel["bekend_van"]
    return Kalender(
        naam=f"regio {regio}",
        bekend_van=bekend_van,
        bekend_tot_en_met=max(vakantie.tot_en_met for vakantie in vakanties),
        vakanties=tuple(sorted(vakanties, key=lambda vakantie: vakantie.van)),
    )


def _vakantie(regio: str, rij: dict[str, Any]) -> Vakantie:
    van, tot_en_met = rij[regio]
    return Vakantie(rij["naam"], van, tot_en_met, rij.get("voorlopig", False))
