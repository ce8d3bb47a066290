"""Make the first account of an SWV: a functional administrator, who then gives the others their roles (ROL-32)."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from swv.kern.berichten.services import mail_klaarzetten
from swv.kern.choices import Rol
from swv.kern.kalender.klok import vandaag
from swv.kern.organisatie.models import Partij, Swv
from swv.kern.personen.models import Gebruiker
from swv.kern.personen.services import NieuwePersoon, account_maken, lidmaatschap_toekennen
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk


class Command(BaseCommand):
    """Whoever runs this has the server already. Nobody learns a password: the person chooses one by mail."""

    help = "Maak een account voor een functioneel beheerder. De persoon krijgt een mail om een wachtwoord te kiezen."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and of which SWV."""
        parser.add_argument("email", help="het e-mailadres van het werk")
        parser.add_argument("--swv", required=True, help="de sleutel van het samenwerkingsverband")
        parser.add_argument("--voornaam", required=True)
        parser.add_argument("--tussenvoegsel", default="")
        parser.add_argument("--achternaam", required=True)

    def handle(self, *args: Any, **opties: Any) -> None:
        """Make account and role, and put the mail ready."""
        swv = Swv.objects.filter(sleutel=opties["swv"]).first()
        if swv is None:
            bekend = ", ".join(Swv.objects.order_by("sleutel").values_list("sleutel", flat=True))
            raise CommandError(f"Er is geen samenwerkingsverband {opties['swv']}. Wel: {bekend or 'nog geen'}.")
        persoon = NieuwePersoon(opties["voornaam"], opties["achternaam"], opties["tussenvoegsel"])
        try:
            gebruiker = self._maak(swv, opties["email"], persoon)
        except NuNietMogelijk as fout:
            raise CommandError(f"{fout.melding} Een rol erbij geeft een beheerder, bij Mensen.") from fout
        self.stdout.write(
            f"{persoon.voornaam} is beheerder van {swv.korte_naam}. Binnen een paar minuten komt er een mail op"
            f" {gebruiker.email}. Komt die niet? Kies op {settings.SITE_ADRES} 'Wachtwoord vergeten'."
        )

    def _maak(self, swv: Swv, email: str, persoon: NieuwePersoon) -> Gebruiker:
        actor = systeem(swv.pk, vandaag())
        with bereik(actor, reden="account_maken"):
            gebruiker = account_maken(actor=actor, email=email, persoon=persoon)
            lidmaatschap_toekennen(
                actor=actor,
                gebruiker=gebruiker,
                rol=Rol.BEHEER,
                partij=Partij.objects.get(swv=swv, functie=Rol.BEHEER),
                swv=swv,
                van=actor.vandaag,
            )
            mail_klaarzetten(gebruiker_id=gebruiker.pk, swv_id=swv.pk, soort="account_gemaakt")
        return gebruiker
