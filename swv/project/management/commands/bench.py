"""The benchmarks."""

import os
import signal
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from swv.project.bench.meting import Meting, schrijf_json, tabel
from swv.project.bench.verloop import ONDERDELEN, Opdracht, draai


class Command(BaseCommand):
    """A report: a missed goal is no failure, a page whose number of queries grows with the data is."""

    help = "Meet snelheid als verhoudingen binnen een run, op verzonnen gegevens in eigen databases."

    def add_arguments(self, parser: CommandParser) -> None:
        """What and how much."""
        parser.add_argument(
            "--schaal", type=_schalen, default="1000,10000", help="aantallen dossiers, de kleinste eerst"
        )
        parser.add_argument("--json", type=Path, help="schrijf de cijfers ook naar dit bestand")
        parser.add_argument("--herhalingen", type=int, default=60, help="metingen per cijfer (standaard 60)")
        parser.add_argument("--alleen", type=_onderdelen, default=",".join(ONDERDELEN), help=", ".join(ONDERDELEN))

    def handle(self, *args: Any, **options: Any) -> None:
        """Measure, print the table, write the JSON."""
        beheer_url = os.environ.get("SWV_BEHEER_URL", "")
        if not beheer_url or "eigenaar" not in settings.DATABASES:
            raise CommandError("De bench maakt eigen databases en mist het beheeradres; gebruik script/bench.")
        if settings.PRODUCTIE:
            raise CommandError("De bench draait niet met SWV_PRODUCTIE=1.")
        signal.signal(signal.SIGTERM, _stop)
        opdracht = Opdracht(options["schaal"], options["alleen"], max(2, options["herhalingen"]))
        metingen: list[Meting] = []
        for meting in draai(opdracht, beheer_url, self._meld):
            metingen.append(meting)
        self.stdout.write(f"\n{tabel(metingen)}\n")
        self._meld(_drukte())
        if options["json"]:
            schrijf_json(metingen, options["json"])
        if any(meting.eenheid == "query's" and not meting.gehaald for meting in metingen):
            raise CommandError("Een lijst doet meer query's naarmate er meer dossiers zijn.")

    def _meld(self, regel: str) -> None:
        self.stdout.write(regel)
        self.stdout.flush()


def _schalen(tekst: str) -> tuple[int, ...]:
    aantallen = tuple(sorted({int(deel) for deel in tekst.split(",")}))
    if aantallen[0] < 1:
        raise ValueError(tekst)
    return aantallen


def _onderdelen(tekst: str) -> tuple[str, ...]:
    gekozen = tuple(tekst.split(","))
    if not set(gekozen) <= set(ONDERDELEN):
        raise ValueError(tekst)
    return gekozen


def _drukte() -> str:
    """How busy the machine was: on a busy one, two workers cannot be twice as fast."""
    belasting = os.getloadavg()[2]
    return f"Machine: {os.cpu_count()} processoren, gemiddelde belasting over 15 minuten {belasting:.1f}."


def _stop(signaal: int, _: FrameType | None) -> NoReturn:
    raise SystemExit(128 + signaal)
