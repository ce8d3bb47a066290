"""Trying mutants: each in a copy of the tree, with the tests of its part, until one of them fails."""

import compileall
import os
import py_compile
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from _mutanten import WORTEL, Mutant

Meld = Callable[[Mutant, bool], None]

MAPPEN = ("swv", "aanvragen", "tlv", "arrangementen", "verzuim", "financien", "templates", "tests")
REGELTESTS = (
    "tests/tlv/rules",
    "tests/aanvragen/rules",
    "tests/wijzers/rules",
    "tests/termijnen",
    "tests/kalender",
    "tests/beleid",
)
TESTS = {
    "aanvragen/rules/": ("tests/aanvragen/rules",),
    "tlv/rules/": ("tests/tlv/rules", "tests/wijzers/rules", "tests/aanvragen/rules"),
    "swv/kern/termijnen/": ("tests/termijnen", "tests/wijzers/rules"),
    "swv/kern/kalender/": ("tests/kalender", "tests/termijnen", "tests/wijzers/rules"),
    "swv/kern/uitnodigingen/": ("tests/uitnodigingen/test_rules.py",),
    "swv/kern/beleid/predicaten.py": ("tests/beleid",),
}
"""Per part of the code its tables of cases, none of which needs a database; for policy: all of them."""
WAARDEN = "tests/beleid/test_waarden.py"
"""The numbers of policy, kept by hand."""
OVERSLAAN = "with_unknowns or a_mistake_is_named"
"""Tests that try every combination, which takes longer than all others together that see the same; and tests of how
letters are read, which the apps know about."""
ZONDER = ("django", "xdist", "timeout", "randomly", "cacheprovider")
HOOGSTENS = 180
"""Seconds for one mutant: an endless loop is noticed too."""


def tests_voor(bestand: str) -> tuple[tuple[str, ...], ...]:
    """The tests that have to notice a change in this file, in turns: those that bear its name, then all of its part.

    Its name is the whole of it, else the first word, else that of its folder. Most changes are noticed in the first
    turn, which is quick to collect.
    """
    paden = next((tests for begin, tests in TESTS.items() if bestand.startswith(begin)), REGELTESTS)
    stam = Path(bestand).stem
    namen = (stam, stam.partition("_")[0], Path(bestand).parent.name)
    gevonden = ([pad for map in paden for pad in WORTEL.glob(f"{map}/test_{naam}*.py")] for naam in namen)
    eigen = [str(pad.relative_to(WORTEL)) for pad in next(filter(None, gevonden), [])]
    if bestand.endswith(".toml"):
        eigen.append(WAARDEN)
    return (tuple(sorted(eigen)), paden) if eigen else (paden,)


def beproef(mutanten: Iterable[Mutant], naast_elkaar: int, meld: Meld) -> None:
    """Try every mutant, so many beside each other; `meld` hears of each whether it survived."""
    with _kopieen(naast_elkaar) as vrij:

        def werk(mutant: Mutant) -> tuple[Mutant, bool]:
            kopie = vrij.get()
            try:
                return mutant, _overleeft(kopie, mutant)
            finally:
                vrij.put(kopie)

        with ThreadPoolExecutor(naast_elkaar) as ploeg:
            for mutant, overleefd in ploeg.map(werk, mutanten):
                meld(mutant, overleefd)


@contextmanager
def _kopieen(aantal: int) -> Iterator[SimpleQueue[Path]]:
    with tempfile.TemporaryDirectory(prefix="swv-mutatie-") as map:
        vrij: SimpleQueue[Path] = SimpleQueue()
        for nummer in range(aantal):
            kopie = Path(map) / str(nummer)
            for deel in MAPPEN:
                if (WORTEL / deel).is_dir():
                    shutil.copytree(WORTEL / deel, kopie / deel, ignore=shutil.ignore_patterns("__pycache__"))
            shutil.copy(WORTEL / "pyproject.toml", kopie)
            # By content, not by time: a mutant can be as long and as new as what it replaces.
            compileall.compile_dir(kopie, quiet=1, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
            vrij.put(kopie)
        yield vrij


def _overleeft(kopie: Path, mutant: Mutant) -> bool:
    pad = kopie / mutant.bestand
    oud = pad.read_text(encoding="utf-8")
    pad.write_text(mutant.bron, encoding="utf-8")
    try:
        return all(draai_tests(kopie, beurt) for beurt in tests_voor(mutant.bestand))
    finally:
        pad.write_text(oud, encoding="utf-8")


def draai_tests(map: Path, tests: tuple[str, ...]) -> bool:
    """Whether these tests pass in that tree; without a database, always with the same examples."""
    opdracht = [sys.executable, "-m", "pytest", "-c", os.devnull, "--rootdir", str(map), "--noconftest", "-q", "-x"]
    opdracht += ["-W", "ignore", "--hypothesis-seed=0", "--tb=no", "-k", f"not ({OVERSLAAN})", "-p", "_regelsalleen"]
    opdracht += [deel for plugin in ZONDER for deel in ("-p", f"no:{plugin}")] + list(tests)
    paden = os.pathsep.join((str(map), str(WORTEL / "script")))
    omgeving = {**os.environ, "PYTHONPATH": paden, "PYTHONDONTWRITEBYTECODE": "1", **_INSTELLINGEN}
    try:
        uit = subprocess.run(  # noqa: S603 - our own command
            opdracht, cwd=map, env=omgeving, capture_output=True, timeout=HOOGSTENS, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return uit.returncode == 0


_INSTELLINGEN = {
    "DJANGO_SETTINGS_MODULE": "swv.project.settings",
    "SWV_GEHEIM": "alleen-voor-de-tests",
    "DATABASE_URL_WEB": "postgresql://geen:geen@127.0.0.1:9/geen",
}
