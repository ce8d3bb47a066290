"""Destroy one dossier for good, or what goes by its own date."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from swv.kern.vernietiging import VernietigingGestopt, vernietig_dossier, vernietig_op_tijd


class Command(BaseCommand):
    """Runs as the destruction role; web and worker cannot do this."""

    help = (
        "Vernietigt een dossier met alles wat eraan hangt, of met --op-tijd wat bij geen dossier hoort en waarvan de"
        " bewaartermijn voorbij is. Dit kan niet worden teruggedraaid."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """The dossier, and a second mention of it: there is no way back."""
        parser.add_argument("dossier", type=int, nargs="?", help="het nummer (id) van het dossier")
        parser.add_argument("--bevestig", type=int, help="nog eens hetzelfde nummer, ter bevestiging")
        parser.add_argument(
            "--op-tijd", action="store_true", help="wat op zijn eigen dag weg mag, zoals overgenomen TLV's"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Destroy and report, without personal data."""
        if options["op_tijd"]:
            if options["dossier"] is not None:
                raise CommandError("Kies een dossier of --op-tijd, niet allebei. Er is niets vernietigd.")
            rijen, bestanden = vernietig_op_tijd(), 0
        else:
            if options["dossier"] is None or options["dossier"] != options["bevestig"]:
                raise CommandError("De twee nummers verschillen. Er is niets vernietigd.")
            try:
                verslag = vernietig_dossier(options["dossier"])
            except (LookupError, VernietigingGestopt) as fout:
                raise CommandError(str(fout)) from fout
            rijen, bestanden = verslag.rijen, verslag.bestanden
        for tabel, aantal in rijen.items():
            self.stdout.write(f"{tabel}: {aantal} rijen")
        self.stdout.write(f"bestanden: {bestanden}")
