"""Everything of one SWV into a file, on the server (ADR 0020)."""

import os
from pathlib import Path
from typing import Any

import psycopg
from django.core.management.base import BaseCommand, CommandError, CommandParser

from swv.kern.kalender.klok import nu
from swv.kern.organisatie.models import Swv
from swv.kern.overdracht.uitvoeren import Uitvoeropdracht, schrijf_uitvoer


class Command(BaseCommand):
    """Over the role of the back-up, which reads every table and writes none; so history and read log go along."""

    help = "Schrijf alles van een samenwerkingsverband naar een zip: json-regels, bestanden en een manifest."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which SWV, and where."""
        parser.add_argument("swv", help="de sleutel van het samenwerkingsverband")
        parser.add_argument("pad", type=Path, help="het bestand dat er komt; het mag er nog niet zijn")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file under another name first, so that a half one never looks like a whole one."""
        pad: Path = options["pad"]
        adres = os.environ.get("DATABASE_URL_BACKUP", "")
        swv = Swv.objects.filter(sleutel=options["swv"]).first()
        if swv is None:
            bekend = ", ".join(Swv.objects.order_by("sleutel").values_list("sleutel", flat=True))
            raise CommandError(f"Er is geen samenwerkingsverband '{options['swv']}'. Kies uit: {bekend}.")
        if not adres:
            raise CommandError("DATABASE_URL_BACKUP ontbreekt: alleen de back-uprol leest alle tabellen.")
        if pad.exists():
            raise CommandError(f"{pad} bestaat al. Kies een andere naam, of haal het bestand eerst weg.")
        half = pad.with_name(f"{pad.name}.half")
        opdracht = Uitvoeropdracht(swv.pk, nu(), "de beheerder van de server", alleen_ingediend=False)
        try:
            with psycopg.connect(adres) as conn:
                conn.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
                with open(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb"):
                    pass
                manifest = schrijf_uitvoer(conn, opdracht, half)
            half.replace(pad)
        finally:
            half.unlink(missing_ok=True)
        tabellen, bestanden = manifest["tabellen"], manifest["bestanden"]["rijen"]
        rijen = sum(tabel["rijen"] for tabel in tabellen.values())
        self.stdout.write(f"{pad}: {rijen} rijen uit {len(tabellen)} tabellen en {bestanden} bestanden.")
        if ontbreekt := manifest["ontbrekende_bestanden"]:
            self.stderr.write(f"{len(ontbreekt)} bestanden staan niet meer in de opslag; het manifest noemt ze.")
