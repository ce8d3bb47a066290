"""Make the pictures of letters in docs/brieven again, from an invented pupil."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from swv.project.demo.brieven import Voorbeeldbrief, voorbeeldbrieven


class Command(BaseCommand):
    """Writes a PNG per page, and with --pdf the letters too; a fixed day, so the same texts give the same pictures."""

    help = "Maak de plaatjes van brieven in docs/brieven opnieuw. Alleen met SWV_DEMO=1."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and whether the PDFs are kept."""
        parser.add_argument("--map", default=str(settings.BASE_DIR / "docs" / "brieven"))
        parser.add_argument("--pdf", action="store_true", help="bewaar ook de pdf's")

    def handle(self, *args: Any, **options: Any) -> None:
        """Replace what stands there by what the letters look like now."""
        if not settings.DEMO:
            raise CommandError("Voorbeeldbrieven worden alleen met SWV_DEMO=1 gemaakt.")
        map = Path(options["map"])
        map.mkdir(parents=True, exist_ok=True)
        for brief in voorbeeldbrieven():
            self._schrijf(map, brief, met_pdf=options["pdf"])

    def _schrijf(self, map: Path, brief: Voorbeeldbrief, *, met_pdf: bool) -> None:
        for oud in map.glob(f"{brief.naam}-*.png"):
            oud.unlink()
        bladen = brief.bladen()
        for nummer, blad in enumerate(bladen, start=1):
            (map / f"{brief.naam}-{nummer}.png").write_bytes(blad)
        if met_pdf:
            (map / f"{brief.naam}.pdf").write_bytes(brief.pdf)
        self.stdout.write(f"{brief.naam}: {len(bladen)} bladen")
