"""Reading policy profiles: a folder of TOML files becomes typed parts with canonical JSON and a hash.

A profile lives in `<sleutel>/<jjjj-mm-dd>/`; the folder's name is the first day of validity. A file may say
`basis = "gedeeld/naam.toml"`, or name another file of its own folder: that file is read first and the file's own
content laid over it (tables are merged, lists of tables with a key are merged by that key; a new one comes after the
one named just before it, else last). `vervalt = ["sleutel"]` first leaves out the tables of the basis with that key.
What is stored is the resolved whole.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from swv.kern.beleid.onderdeel import Onderdeel
from swv.kern.beleid.samenhang import fouten_in_onderdeel, fouten_tussen_onderdelen
from swv.kern.beleid.schema import ONDERDELEN, onderdeel_naam, schema_van

PROFIELEN = Path(__file__).parent / "profielen"
GEDEELD = "gedeeld"
_SLEUTELVELDEN = ("sleutel", "code", "regel", "waarde")


class ProfielFout(Exception):
    """A profile does not load; `fouten` are Dutch sentences that name file and place."""

    def __init__(self, fouten: list[str]) -> None:
        super().__init__("\n".join(fouten))
        self.fouten = tuple(fouten)


@dataclass(frozen=True, slots=True)
class IngelezenOnderdeel:
    """One part of a profile, ready to store: its name, typed content, canonical JSON and hash."""

    naam: str
    inhoud: Onderdeel
    json: str
    sha256: str

    @property
    def aard(self) -> Literal["procedure", "inhoud"]:
        """procedure or inhoud (OPEN-83)."""
        return self.inhoud.aard

    def als_dict(self) -> dict[str, Any]:
        """The content as plain data, for a JSON column."""
        inhoud: dict[str, Any] = json.loads(self.json)
        return inhoud


@dataclass(frozen=True, slots=True)
class Profiel:
    """A policy profile of one SWV from one date."""

    sleutel: str
    geldig_van: date
    onderdelen: tuple[IngelezenOnderdeel, ...]

    def onderdeel(self, naam: str) -> Onderdeel:
        """The typed part with this name; KeyError when the profile has none."""
        return {deel.naam: deel.inhoud for deel in self.onderdelen}[naam]


def lees_profielen(wortel: Path = PROFIELEN, *, gedeeld: Path | None = None) -> tuple[Profiel, ...]:
    """All profiles under a folder, by SWV and date; raises ProfielFout.

    `gedeeld` is the folder that `basis` refers to; by default the one that ships with the product.
    """
    mappen = sorted(pad for pad in wortel.glob("*/*") if pad.is_dir() and pad.parent.name != GEDEELD)
    return tuple(lees_profiel(pad, gedeeld=gedeeld) for pad in mappen)


def lees_profiel(map: Path, *, gedeeld: Path | None = None) -> Profiel:
    """Read and validate one profile folder; raises ProfielFout with every mistake found.

    The rules and facts that a profile refers to must be registered, so the apps' `rules` packages have to be
    imported first.
    """
    try:
        geldig_van = date.fromisoformat(map.name)
    except ValueError as fout:
        raise ProfielFout([f"{map}: de map heet niet naar een datum (jjjj-mm-dd)."]) from fout
    fouten: list[str] = []
    delen: list[IngelezenOnderdeel] = []
    for bestand in sorted(map.glob("*.toml")):
        try:
            delen.append(lees_onderdeelbestand(bestand, gedeeld=gedeeld or PROFIELEN / GEDEELD))
        except ProfielFout as fout:
            fouten.extend(fout.fouten)
    if not fouten:
        inhoud = {deel.naam: deel.inhoud for deel in delen}
        fouten.extend(f"{map}: {melding}" for melding in fouten_tussen_onderdelen(inhoud))
        fouten.extend(f"{map}: {naam}.toml ontbreekt." for naam in _ontbrekend(inhoud))
    if fouten:
        raise ProfielFout(fouten)
    return Profiel(map.parent.name, geldig_van, tuple(delen))


def lees_onderdeelbestand(bestand: Path, *, gedeeld: Path) -> IngelezenOnderdeel:
    """Read one file of a profile; raises ProfielFout."""
    naam = bestand.name.removesuffix(".toml")
    try:
        schema, soort = schema_van(naam)
        inhoud = schema.model_validate(_los_op(bestand, gedeeld))
        fouten = fouten_in_onderdeel(inhoud, soort)
    except ValidationError as fout:
        fouten = [_pydantic(melding) for melding in fout.errors()]
    except (LookupError, OSError, ValueError) as fout:
        fouten = [str(fout)]
    if fouten:
        raise ProfielFout([f"{bestand}: {melding}" for melding in fouten])
    return ingelezen(naam, inhoud)


def ingelezen(naam: str, inhoud: Onderdeel) -> IngelezenOnderdeel:
    """A typed part with its canonical JSON (sorted keys, no spaces, defaults included) and SHA-256."""
    tekst = json.dumps(inhoud.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return IngelezenOnderdeel(naam, inhoud, tekst, hashlib.sha256(tekst.encode()).hexdigest())


def _los_op(bestand: Path, gedeeld: Path, gezien: tuple[Path, ...] = ()) -> dict[str, Any]:
    eigen = _lees(bestand)
    genoemd = eigen.pop("basis", [])
    vervalt = eigen.pop("vervalt", [])
    samen: dict[str, Any] = {}
    for basis in genoemd if isinstance(genoemd, list) else [genoemd]:
        onder = _basisbestand(bestand, basis, gedeeld)
        if onder in gezien:
            raise ValueError(f"basis = {basis!r} verwijst in een kring.")
        samen = _leg_over(samen, _los_op(onder, gedeeld, (*gezien, bestand)))
    compleet: dict[str, Any] = _leg_over(_zonder(samen, set(vervalt)), eigen)
    return compleet


def _basisbestand(bestand: Path, basis: object, gedeeld: Path) -> Path:
    if isinstance(basis, str) and Path(basis).parts[:-1] == (GEDEELD,):
        return gedeeld / Path(basis).name
    if isinstance(basis, str) and Path(basis).name == basis:
        return bestand.parent / basis
    raise ValueError(f"basis noemt een bestand uit de map '{GEDEELD}' of uit de eigen map, niet {basis!r}.")


def _zonder(deel: Any, vervalt: set[str]) -> Any:
    """The content without the tables whose key is in `vervalt`."""
    if isinstance(deel, dict):
        return {veld: _zonder(waarde, vervalt) for veld, waarde in deel.items()}
    if not isinstance(deel, list):
        return deel
    return [_zonder(lid, vervalt) for lid in deel if not (isinstance(lid, dict) and _sleutel_van(lid) in vervalt)]


def _sleutel_van(deel: Mapping[str, Any]) -> str | None:
    return next((deel[veld] for veld in _SLEUTELVELDEN if veld in deel), None)


def _lees(bestand: Path) -> dict[str, Any]:
    with bestand.open("rb") as stroom:
        return tomllib.load(stroom)


def _leg_over(onder: Any, boven: Any) -> Any:
    if isinstance(onder, dict) and isinstance(boven, dict):
        return {**onder, **{k: _leg_over_veld(k, onder.get(k), v) for k, v in boven.items()}}
    sleutel = _sleutelveld(onder, boven)
    if sleutel is None:
        return boven
    samen = list(onder)
    plaats = len(samen)
    for deel in boven:
        bestaand = [nummer for nummer, ander in enumerate(samen) if ander[sleutel] == deel[sleutel]]
        if bestaand:
            samen[bestaand[0]] = _leg_over(samen[bestaand[0]], deel)
        else:
            samen.insert(plaats, deel)
        plaats = (bestaand[0] if bestaand else plaats) + 1
    return samen


def _leg_over_veld(veld: str, onder: Any, boven: Any) -> Any:
    return boven if veld == "als" else _leg_over(onder, boven)


def _sleutelveld(onder: Any, boven: Any) -> str | None:
    if not (isinstance(onder, list) and isinstance(boven, list)):
        return None
    delen = [*onder, *boven]
    if not all(isinstance(deel, Mapping) for deel in delen):
        return None
    return next((veld for veld in _SLEUTELVELDEN if all(veld in deel for deel in delen)), None)


def _ontbrekend(inhoud: Mapping[str, Onderdeel]) -> Iterator[str]:
    soorten = {naam.partition(".")[2] for naam in inhoud} - {""}
    for schema in ONDERDELEN:
        for soort in soorten if schema.per_soort else (None,):
            naam = onderdeel_naam(schema, soort)
            if naam not in inhoud:
                yield naam


def _pydantic(melding: Any) -> str:
    plaats = ".".join(str(deel) for deel in melding["loc"]) or "geheel"
    return f"{plaats}: {melding['msg']}"
