"""Print the accounts of the demo."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from swv.project.demo.accounts import WACHTWOORD, accounttabel


class Command(BaseCommand):
    """A table for whoever starts the demo."""

    help = "Toon de demo-accounts: e-mailadres, rol, persoon en organisatie, en het wachtwoord."

    def handle(self, *args: Any, **options: Any) -> None:
        """One table per SWV."""
        if not settings.DEMO:
            raise CommandError("Zonder SWV_DEMO=1 zijn er geen demo-accounts.")
        for naam, accounts in accounttabel():
            regels = [(a.email, a.rol_label, a.omschrijving, WACHTWOORD) for a in accounts]
            kop = ("e-mailadres", "rol", "wie", "wachtwoord")
            breedtes = [max(len(regel[i]) for regel in (kop, *regels)) for i in range(3)]
            self.stdout.write(f"\n{naam}")
            for regel in (kop, *regels):
                cellen = [tekst.ljust(breedte) for tekst, breedte in zip(regel, breedtes, strict=False)]
                self.stdout.write("  " + "  ".join([*cellen, regel[3]]))
