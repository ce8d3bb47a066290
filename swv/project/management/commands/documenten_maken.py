"""Write the documents that are made from the code."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from swv.project.docgen import schrijf, verouderd


class Command(BaseCommand):
    """Needs no database: it reads access tables, the catalogue of policies, rules and source."""

    help = "Maakt docs/autorisatiematrix.md en docs/regels.md uit de code."
    requires_system_checks: list[str] = []  # type: ignore[assignment]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--controleer writes nothing and fails when a document is out of date."""
        parser.add_argument("--controleer", action="store_true", help="schrijf niets; fout als iets is verouderd")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, or check."""
        if options["controleer"]:
            if oud := verouderd(settings.BASE_DIR):
                raise CommandError(f"Verouderd: {', '.join(oud)}. Voer uit: script/beheer documenten_maken")
            self.stdout.write("De gemaakte documenten zijn bij.")
            return
        gewijzigd = schrijf(settings.BASE_DIR)
        self.stdout.write("\n".join(gewijzigd) if gewijzigd else "De gemaakte documenten waren al bij.")
