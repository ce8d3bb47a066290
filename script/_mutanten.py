"""Which changes the mutation run tries: one comparison, number or condition of a rules module, one value of policy."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import parso
from cosmic_ray.ast import Visitor
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.operators.provider import OperatorProvider

WORTEL = Path(__file__).resolve().parents[1]
MODULES = (
    "aanvragen/rules/*.py",
    "tlv/rules/*.py",
    "arrangementen/rules/*.py",
    "verzuim/rules/*.py",
    "financien/rules/*.py",
    "swv/kern/*/rules.py",
    "swv/kern/termijnen/*.py",
    "swv/kern/beleid/predicaten.py",
)
NIET = ("__init__.py", "*teksten.py", "*woorden.py")
PROFIELEN = ("swv/kern/beleid/profielen/*/**/*.toml", "tests/beleid/zandbergen/**/*.toml")

VERGELIJKINGEN = (
    ("Lt", "LtE"), ("Lt", "GtE"), ("LtE", "Lt"), ("LtE", "Gt"), ("Gt", "GtE"), ("Gt", "LtE"), ("GtE", "Gt"),
    ("GtE", "Lt"), ("Eq", "NotEq"), ("NotEq", "Eq"), ("Is", "IsNot"), ("IsNot", "Is"),
)  # fmt: skip
REKENEN = (
    ("Add", "Sub"),
    ("Sub", "Add"),
    ("Mul", "FloorDiv"),
    ("FloorDiv", "Mul"),
    ("BitOr", "BitAnd"),
    ("BitAnd", "BitOr"),
)
OPERATOREN = (
    *(f"ReplaceComparisonOperator_{van}_{naar}" for van, naar in VERGELIJKINGEN),
    *(f"ReplaceBinaryOperator_{van}_{naar}" for van, naar in REKENEN),
    "AddNot",
    "NumberReplacer",
    "ReplaceAndWithOr",
    "ReplaceBreakWithContinue",
    "ReplaceContinueWithBreak",
    "ReplaceFalseWithTrue",
    "ReplaceOrWithAnd",
    "ReplaceTrueWithFalse",
    "ReplaceUnaryOperator_Delete_Not",
    "ZeroIterationForLoop",
)
"""Of cosmic-ray's operators: per comparison its limit and its opposite; not every pair, which says the same twice."""

WAARDE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{2}:\d{2}(?::\d{2})?|(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
"""A date, time or number of TOML."""
GEEN_WAARDE = re.compile(r'"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*')
"""Text and remarks, in which a figure is no value."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the file, the line with its text, what was done, and the source after it."""

    bestand: str
    regelnummer: int
    tekst: str
    wat: str
    bron: str

    @property
    def sleutel(self) -> tuple[str, str, str]:
        """What a survivor is known by in the list of reasons: it stays when lines move."""
        return self.bestand, self.tekst, self.wat


def modules() -> list[Path]:
    """Every rules module, found by its place; texts and words of explanations are no rules."""
    gevonden = {pad for vorm in MODULES for pad in WORTEL.glob(vorm)}
    return sorted(pad for pad in gevonden if not any(pad.match(vorm) for vorm in NIET))


def profielbestanden() -> list[Path]:
    """Every file of policy: those of the SWVs, what they share, and those of the invented fourth."""
    return sorted(pad for vorm in PROFIELEN for pad in WORTEL.glob(vorm))


def mutanten_van(pad: Path) -> list[Mutant]:
    """Every mutant of one file."""
    return _van_profiel(pad) if pad.suffix == ".toml" else _van_module(pad)


# --- Policy -------------------------------------------------------------------------------------------------------


def _van_profiel(pad: Path) -> list[Mutant]:
    """Every number, date and time of a policy file, one step away from what it is; a number also one below."""
    bron = pad.read_text(encoding="utf-8")
    kaal = GEEN_WAARDE.sub(lambda vondst: re.sub(r"[^\n]", " ", vondst[0]), bron)
    uit = []
    for vondst in WAARDE.finditer(kaal):
        regel = bron.count("\n", 0, vondst.start())
        tekst = bron.splitlines()[regel].strip()
        for nieuw in _anders(vondst[0]):
            na = bron[: vondst.start()] + nieuw + bron[vondst.end() :]
            uit.append(Mutant(_naam(pad), regel + 1, tekst, f"→ {na.splitlines()[regel].strip()}", na))
    return uit


def _anders(waarde: str) -> list[str]:
    if "-" in waarde:
        return [(date.fromisoformat(waarde) + timedelta(days=1)).isoformat()]
    if ":" in waarde:
        return [f"{(int(waarde[:2]) + 1) % 24:02}{waarde[2:]}"]
    if "." in waarde:
        return [str(float(waarde) + 1)]
    return [str(int(waarde) + 1), *([str(int(waarde) - 1)] if int(waarde) else [])]


# --- Modules ------------------------------------------------------------------------------------------------------


class _InNietIn(Operator):
    """`in` becomes `not in` and back; cosmic-ray leaves these alone."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[Any, Any]]:
        if node.type == "comparison":
            for teken in node.children[1::2]:
                if _teken(teken) in ("in", "not in"):
                    yield teken.start_pos, teken.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        plaatsen = [nummer for nummer, teken in enumerate(node.children) if _teken(teken) in ("in", "not in")]
        plaats = plaatsen[index]
        anders = " not in" if _teken(node.children[plaats]) == "in" else " in"
        node.children[plaats] = parso.parse(anders)
        return node

    @classmethod
    def examples(cls) -> tuple[()]:
        return ()


def _teken(knoop: Any) -> str:
    return " ".join(knoop.get_code().split())


class _Teller(Visitor):
    def __init__(self, operator: Operator) -> None:
        self.operator = operator
        self.plaatsen: list[tuple[int, int]] = []

    def visit(self, node: Any) -> Any:
        self.plaatsen.extend(begin for begin, _ in self.operator.mutation_positions(node))
        return node


def _van_module(pad: Path) -> list[Mutant]:
    """Every mutant of a rules module, but those in a type or in the marks of a dataclass."""
    bron = pad.read_text(encoding="utf-8")
    regels, zonder, boom = bron.splitlines(), _zonder_gevolg(bron), parso.parse(bron)
    uit = {}
    for naam in (*OPERATOREN, "InNotIn"):
        teller = _Teller(_operator(naam))
        teller.walk(boom)
        for nummer, (regel, kolom) in enumerate(teller.plaatsen):
            if any(begin <= (regel, kolom) < eind for begin, eind in zonder):
                continue
            nieuw = mutate_code(bron, _operator(naam), nummer)
            if nieuw is not None and nieuw != bron and _is_python(nieuw):
                mutant = Mutant(_naam(pad), regel, regels[regel - 1].strip(), _verschil(bron, nieuw, regel), nieuw)
                uit[nieuw] = mutant
    return list(uit.values())


def _is_python(bron: str) -> bool:
    """Whether it can be read at all: the star between parameters is no multiplication."""
    try:
        ast.parse(bron)
    except SyntaxError:
        return False
    return True


def _operator(naam: str) -> Operator:
    return _InNietIn() if naam == "InNotIn" else _cosmic(naam)()


@cache
def _cosmic(naam: str) -> type[Operator]:
    return OperatorProvider()[naam]


def _verschil(oud: str, nieuw: str, regel: int) -> str:
    anders = nieuw.splitlines()[regel - 1].strip()
    return f"→ {anders}" if anders != oud.splitlines()[regel - 1].strip() else "→ (verderop in deze opdracht)"


def _zonder_gevolg(bron: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where types stand and how a dataclass is made: annotations are never evaluated, and frozen is no rule."""
    stukken: list[ast.expr | None] = []
    for knoop in ast.walk(ast.parse(bron)):
        if isinstance(knoop, ast.FunctionDef):
            stukken.append(knoop.returns)
        elif isinstance(knoop, ast.arg | ast.AnnAssign):
            stukken.append(knoop.annotation)
        elif isinstance(knoop, ast.ClassDef):
            stukken.extend(knoop.decorator_list)
    return [
        ((s.lineno, s.col_offset), (s.end_lineno or s.lineno, s.end_col_offset or 0)) for s in stukken if s is not None
    ]


def _naam(pad: Path) -> str:
    return str(pad.relative_to(WORTEL))
