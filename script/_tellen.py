"""Adds up the reports of pytest runs: prints `N passed, N failed, N skipped`, fails when no test ran."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path


def tellen(rapporten: list[Path]) -> dict[str, int]:
    """How many tests passed, failed (errors included) and were skipped, over all reports."""
    som = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0}
    for rapport in rapporten:
        if rapport.exists():
            for suite in ET.parse(rapport).iter("testsuite"):  # noqa: S314 - made by pytest just now
                som = {naam: aantal + int(suite.get(naam, 0)) for naam, aantal in som.items()}
    mislukt = som["failures"] + som["errors"]
    return {
        "passed": som["tests"] - mislukt - som["skipped"],
        "failed": mislukt,
        "skipped": som["skipped"],
    }


def main(rapporten: list[Path]) -> int:
    """Prints the line that CI reads; the exit code is 1 when no test ran."""
    aantal = tellen(rapporten)
    sys.stdout.write("\n" + ", ".join(f"{n} {naam}" for naam, n in aantal.items()) + "\n")
    return 0 if aantal["passed"] + aantal["failed"] else 1


if __name__ == "__main__":
    sys.exit(main([Path(naam) for naam in sys.argv[1:]]))
