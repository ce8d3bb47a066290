"""Make the site under /hulp/ of the pages in docs/ (ADR 0019)."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Needs no database. A link that leads nowhere, or a page outside every menu, is an error."""

    help = "Maakt de hulp (/hulp/) uit docs/, in de map SWV_HULP."
    requires_system_checks: list[str] = []  # type: ignore[assignment]

    def add_arguments(self, parser: CommandParser) -> None:
        """--naar: another folder than SWV_HULP."""
        parser.add_argument("--naar", type=Path, default=Path(settings.HULP), help="map voor de gemaakte pagina's")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build beside the old site and put it in its place, so that nobody meets half a site."""
        doel: Path = options["naar"]
        nieuw, werk, oud = (doel.with_name(f"{doel.name}.{deel}") for deel in ("nieuw", "werk", "oud"))
        for map in (nieuw, werk, oud):
            shutil.rmtree(map, ignore_errors=True)
        keuzes = ["--quiet", "--fail-on-warning", "--keep-going", "--builder", "html", "--doctree-dir", str(werk)]
        opdracht = [sys.executable, "-m", "sphinx", *keuzes, str(settings.BASE_DIR / "docs"), str(nieuw)]
        try:
            if subprocess.run(opdracht, check=False).returncode:  # noqa: S603 - our own program and folders
                raise CommandError("De hulp kon niet worden gemaakt; de meldingen hierboven zeggen in welke pagina.")
            if doel.exists():
                doel.rename(oud)
            nieuw.rename(doel)
        finally:
            for map in (nieuw, werk, oud):
                shutil.rmtree(map, ignore_errors=True)
        self.stdout.write(f"De hulp staat in {doel}.")
