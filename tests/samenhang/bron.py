"""The source of the product, for tests that read it."""

import ast
from collections.abc import Iterator
from pathlib import Path

WORTEL = Path(__file__).parents[2]
APPS = ("swv", "aanvragen", "tlv", "arrangementen", "verzuim", "financien")


def modules(*, migraties: bool = False) -> list[Path]:
    """Every Python module of the product."""
    gevonden = (pad for app in APPS for pad in (WORTEL / app).rglob("*.py"))
    return sorted(pad for pad in gevonden if migraties or "migrations" not in pad.parts)


def bomen() -> Iterator[tuple[Path, ast.Module]]:
    """Module and syntax tree."""
    for pad in modules():
        yield pad.relative_to(WORTEL), ast.parse(pad.read_text())
