"""The mutation run leans on tables of cases that need no Django; one that does would only be seen in the slow tier."""

import os
import subprocess
import sys

import pytest

from tests.samenhang.bron import WORTEL

SCRIPT = WORTEL / "script"
VRAAG = "import _mutatieproef, os; print(os.linesep.join(sorted({m for t in (_mutatieproef.REGELTESTS, *_mutatieproef.TESTS.values()) for m in t})))"


def test_every_table_of_cases_is_read_without_django() -> None:
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("DATABASE_URL", "PYTEST"))}
    omgeving |= {
        "PYTHONPATH": f"{WORTEL}{os.pathsep}{SCRIPT}",
        "DATABASE_URL_WEB": "postgresql://geen:geen@127.0.0.1:9/geen",
    }
    paden = _draai([sys.executable, "-c", VRAAG], omgeving).split()
    zonder = ("django", "xdist", "timeout", "randomly", "cacheprovider")
    opdracht = [sys.executable, "-m", "pytest", "-c", os.devnull, "--rootdir", str(WORTEL), "--noconftest", "-q"]
    opdracht += ["--collect-only", "-p", "_regelsalleen", *(deel for naam in zonder for deel in ("-p", f"no:{naam}"))]
    regels = _draai([*opdracht, *paden], omgeving).splitlines()
    assert {pad for pad in paden if not any(regel.startswith(pad) for regel in regels)} == set()


def _draai(opdracht: list[str], omgeving: dict[str, str]) -> str:
    uit = subprocess.run(opdracht, cwd=WORTEL, env=omgeving, capture_output=True, text=True, check=False)
    if uit.returncode:
        pytest.fail(uit.stdout[-3000:] + uit.stderr[-1000:])
    return uit.stdout
