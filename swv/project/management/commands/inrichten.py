"""Bring the database to the state that this version of the product needs. Idempotent."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from swv.kern.beleid.services import beleid_laden
from swv.kern.kalender.services import vakanties_laden
from swv.kern.toegang.rls.apply import pas_toe
from swv.kern.zoeken.services import zoekwoorden_aanvullen
from swv.project.demo.laden import aantal_dossiers


class Command(BaseCommand):
    """Migrate as owner, apply rights and row-level security, load policy and holidays, and the demo the first time."""

    help = "Zet de database klaar: migraties, rechten, beleid, vakanties en (in demo) de voorbeeldgegevens."
    requires_system_checks = ()  # script/test runs them; they load every page, which no step here needs

    def handle(self, *args: Any, **options: Any) -> None:
        """Run every step in order."""
        call_command("migrate", database="eigenaar", verbosity=0, interactive=False)
        pas_toe()
        for regel in beleid_laden():
            self.stdout.write(regel)
        vakanties_laden(using="eigenaar")
        if aantal := zoekwoorden_aanvullen():
            self.stdout.write(f"Vindbaar gemaakt: {aantal} dossiers.")
        if settings.DEMO and aantal_dossiers() == 0:
            call_command("demo_laden")
        self.stdout.write("De database is klaar.")
