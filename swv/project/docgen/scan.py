"""Where rule ids occur in Python source: docstrings, decorators, exact strings and comments, by enclosing name."""

import ast
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path

PREFIXEN = ("OVZ", "ROL", "TLV", "ARR", "VRZ", "FIN", "VSL", "SYS", "RCH", "INZ", "OPEN")
REGEL_ID = re.compile(rf"(?<![\w-])(?:(?:{'|'.join(PREFIXEN)})-\d{{2,3}}[a-z]?|D\d{{2}})(?![\w-]|\.\.\d|\.\d)")
_IN_NAAM = re.compile(rf"(?<![a-z])({'|'.join(PREFIXEN).lower()})_(\d{{2,3}}[a-z]?)(?![a-z0-9])")
STERK, ZWAK, TEKST = range(3)
"""In the code of the named thing; about the whole module; only in a text that users read."""


@dataclass(frozen=True, slots=True)
class Plaats:
    """A function, method, class or named constant (empty: the module itself) that cites a rule."""

    module: str
    naam: str
    sterkte: int

    def __str__(self) -> str:
        return f"{self.module}:{self.naam}" if self.naam else self.module


@dataclass(frozen=True, slots=True)
class _Bereik:
    naam: str
    eerste: int
    laatste: int


def ids_in(tekst: str) -> list[str]:
    """Every rule id in a text; a range such as INZ-01..18 names no single rule and is left out."""
    return REGEL_ID.findall(tekst)


def plaatsen(
    wortel: Path, mappen: tuple[str, ...], *, zonder: tuple[str, ...] = (), elke_tekst: bool = False
) -> dict[str, set[Plaats]]:
    """Rule id → the places in the Python files below `mappen`; migrations and paths in `zonder` are left out.

    `elke_tekst` counts any string as strong: the names of parametrized cases in tests.
    """
    gevonden: dict[str, set[Plaats]] = defaultdict(set)
    for bestand in _bestanden(wortel, mappen, zonder):
        for id, plaats in vermeldingen(bestand.read_text(encoding="utf-8"), _modulenaam(bestand, wortel)):
            gevonden[id].add(replace(plaats, sterkte=STERK) if elke_tekst and plaats.naam else plaats)
    return {id: _sterkste(rijen) for id, rijen in gevonden.items()}


def _bestanden(wortel: Path, mappen: tuple[str, ...], zonder: tuple[str, ...]) -> Iterator[Path]:
    for map in mappen:
        for bestand in sorted((wortel / map).rglob("*.py")):
            relatief = bestand.relative_to(wortel).as_posix()
            if "/migrations/" not in relatief and not relatief.startswith(zonder):
                yield bestand


def _modulenaam(bestand: Path, wortel: Path) -> str:
    return ".".join(bestand.relative_to(wortel).with_suffix("").parts).removesuffix(".__init__")


def _sterkste(rijen: set[Plaats]) -> set[Plaats]:
    """Per module the named places, else the module; texts only when nothing else cites the rule."""
    beste = {module: min(p.sterkte for p in rijen if p.module == module) for module in {p.module for p in rijen}}
    over = {p for p in rijen if p.sterkte == beste[p.module]}
    return {p for p in over if p.sterkte != TEKST} or over


def vermeldingen(bron: str, module: str) -> Iterator[tuple[str, Plaats]]:
    """(rule id, place) for every mention in the source of one module."""
    boom = ast.parse(bron)
    bereiken = [*_bereiken(boom.body, ""), *_toewijzingen(boom)]
    for regelnummer, tekst, sterkte in (*_teksten(boom), *_commentaar(bron)):
        naam = _binnen(bereiken, regelnummer)
        for id in ids_in(tekst):
            yield id, Plaats(module, naam, sterkte if naam or sterkte == TEKST else ZWAK)
    for bereik in bereiken:
        for prefix, nummer in _IN_NAAM.findall(bereik.naam.lower()):
            yield f"{prefix.upper()}-{nummer}", Plaats(module, bereik.naam, STERK)


def _bereiken(knopen: list[ast.stmt], boven: str) -> Iterator[_Bereik]:
    for knoop in knopen:
        if isinstance(knoop, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            naam = f"{boven}{knoop.name}"
            eerste = min([knoop.lineno, *(versiering.lineno for versiering in knoop.decorator_list)])
            yield _Bereik(naam, eerste, knoop.end_lineno or knoop.lineno)
            if isinstance(knoop, ast.ClassDef):
                yield from _bereiken(knoop.body, f"{naam}.")


def _toewijzingen(boom: ast.Module) -> Iterator[_Bereik]:
    """Named constants of the module, together with the string below that documents them."""
    for knoop, volgende in zip_longest(boom.body, boom.body[1:]):
        doelen = knoop.targets if isinstance(knoop, ast.Assign) else []
        doelen = [knoop.target] if isinstance(knoop, ast.AnnAssign) else doelen
        if len(doelen) == 1 and isinstance(doelen[0], ast.Name):
            laatste = knoop.end_lineno or knoop.lineno
            if isinstance(volgende, ast.Expr) and isinstance(volgende.value, ast.Constant):
                laatste = volgende.end_lineno or laatste
            yield _Bereik(doelen[0].id, knoop.lineno, laatste)


def _teksten(boom: ast.Module) -> Iterator[tuple[int, str, int]]:
    uitleg = {id(tekst) for tekst in _losse_teksten(boom)}
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
            heel = REGEL_ID.fullmatch(knoop.value)
            yield knoop.lineno, knoop.value, STERK if heel or id(knoop) in uitleg else TEKST


def _losse_teksten(boom: ast.Module) -> Iterator[ast.Constant]:
    """Docstrings, and strings below a constant or field that explain it."""
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Constant):
            yield knoop.value


def _commentaar(bron: str) -> Iterator[tuple[int, str, int]]:
    for deel in tokenize.generate_tokens(io.StringIO(bron).readline):
        if deel.type == tokenize.COMMENT:
            yield deel.start[0], deel.string, STERK


def _binnen(bereiken: list[_Bereik], regelnummer: int) -> str:
    """The innermost name around a line, or the name right below a comment; empty for the module itself."""
    om = [bereik for bereik in bereiken if bereik.eerste <= regelnummer <= bereik.laatste]
    return max(om, key=lambda bereik: bereik.eerste).naam if om else ""
