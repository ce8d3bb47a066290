"""Load the demo: invented schools, people and dossiers."""

import gc
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from swv.project.demo.laden import aantal_dossiers, laad_demo


class Command(BaseCommand):
    """Refuses outside demo mode and when there are dossiers already."""

    help = "Laad de voorbeeldgegevens: verzonnen scholen, personen en dossiers. Alleen met SWV_DEMO=1."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how much and how long."""
        if not settings.DEMO:
            raise CommandError("De voorbeeldgegevens kunnen alleen met SWV_DEMO=1 worden geladen.")
        aantal = aantal_dossiers()
        if aantal:
            raise CommandError(
                f"Er zijn al {aantal} dossiers. De voorbeeldgegevens gaan alleen in een database zonder dossiers."
            )
        begin = time.monotonic()
        gc.disable()  # a short process that builds thousands of queries; collecting costs a tenth of the time
        for naam, dossiers in laad_demo().items():
            self.stdout.write(f"{naam}: {dossiers} dossiers")
        self.stdout.write(f"De voorbeeldgegevens zijn geladen in {time.monotonic() - begin:.0f} s.")
