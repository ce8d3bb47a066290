"""Make a token for a user, from the command line of the server."""

from datetime import timedelta
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from swv.kern.kalender.klok import vandaag
from swv.kern.personen.lidmaatschappen import actor_voor, is_gezinsaccount, lidmaatschappen_van
from swv.kern.personen.models import Gebruiker, Lidmaatschap
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.tokens.models import Tokenomvang
from swv.kern.tokens.services import LANGSTE_DAGEN, apitoken_maken


class Command(BaseCommand):
    """Whoever runs this has the server already; the token still has the rights of the user, and no more."""

    help = "Maak een token met de rechten van een persoon, en toon het. Het wordt nergens bewaard."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose, in which role, and for how long."""
        parser.add_argument("email", help="het e-mailadres van het account")
        parser.add_argument("--rol", default="", help="in welke rol, als de persoon er meer heeft (bijvoorbeeld oco)")
        parser.add_argument("--lezen", action="store_true", help="het token mag alleen lezen")
        parser.add_argument(
            "--dagen", type=int, default=90, help=f"hoeveel dagen het werkt (hoogstens {LANGSTE_DAGEN})"
        )
        parser.add_argument("--naam", default="opdrachtregel", help="waarvoor het token is")

    def handle(self, *args: Any, **opties: Any) -> None:
        """Print the code on a line of its own; the rest goes to the error stream."""
        dag = vandaag()
        gebruiker = Gebruiker.objects.filter(email=opties["email"].strip().lower(), is_active=True).first()
        if gebruiker is None:
            raise CommandError(f"Er is geen actief account met het adres {opties['email']}. Kijk het adres na.")
        self._eis_tweede_stap(gebruiker)
        lid = self._lidmaatschap(gebruiker, opties["rol"])
        actor = actor_voor(lid, dag)
        omvang = Tokenomvang.LEZEN if opties["lezen"] else Tokenomvang.ALLES
        try:
            with bereik(actor, reden="apitoken_maken"):
                token, code = apitoken_maken(
                    actor=actor, naam=opties["naam"], omvang=omvang, laatste_dag=dag + timedelta(days=opties["dagen"])
                )
        except NuNietMogelijk as fout:
            raise CommandError(fout.melding) from fout
        self.stderr.write(
            f"Token voor {actor.naam} ({actor.rol_label}, {actor.organisatie}), {token.get_omvang_display()},"
            f" tot en met {token.laatste_dag:%d-%m-%Y}. Bewaar het goed: het is niet opnieuw te tonen."
        )
        self.stdout.write(code)

    def _eis_tweede_stap(self, gebruiker: Gebruiker) -> None:
        """A token stands for a session with a second factor, so the account has to have one (RCH-65)."""
        vrij = (settings.DEMO and gebruiker.demo) or is_gezinsaccount(gebruiker.pk, vandaag())
        if not vrij and not is_mfa_enabled(gebruiker):
            raise CommandError(
                "Dit account heeft nog geen tweede stap. Laat de persoon eerst aanmelden en die instellen."
            )

    def _lidmaatschap(self, gebruiker: Gebruiker, rol: str) -> Lidmaatschap:
        gevonden = lidmaatschappen_van(gebruiker.pk, vandaag())
        if not gevonden:
            raise CommandError("Dit account heeft nu geen rol. Geef de persoon eerst een rol.")
        passend = [lid for lid in gevonden if not rol or lid.rol == rol]
        if not passend:
            raise CommandError(f"Dit account heeft die rol niet. Wel: {', '.join(lid.rol for lid in gevonden)}.")
        return passend[0]
