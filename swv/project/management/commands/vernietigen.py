"""Destroy one dossier for good."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from swv.kern.vernietiging import VernietigingGestopt, vernietig_dossier


class Command(BaseCommand):
    """Runs as the destruction role; web and worker cannot do this."""

    help = "Vernietigt een dossier met alles wat eraan hangt. Dit kan niet worden teruggedraaid."

    def add_arguments(self, parser: CommandParser) -> None:
        """The dossier, and a second mention of it: there is no way back."""
        parser.add_argument("dossier", type=int, help="het nummer (id) van het dossier")
        parser.add_argument("--bevestig", type=int, required=True, help="nog eens hetzelfde nummer, ter bevestiging")

    def handle(self, *args: Any, **options: Any) -> None:
        """Destroy and report, without personal data."""
        if options["dossier"] != options["bevestig"]:
            raise CommandError("De twee nummers verschillen. Er is niets vernietigd.")
        try:
            verslag = vernietig_dossier(options["dossier"])
        except (LookupError, VernietigingGestopt) as fout:
            raise CommandError(str(fout)) from fout
        for tabel, aantal in verslag.rijen.items():
            self.stdout.write(f"{tabel}: {aantal} rijen")
        self.stdout.write(f"bestanden: {verslag.bestanden}")
