"""Configuration of the app."""

from importlib import import_module

from django.apps import AppConfig

from aanvragen.wording import werkvoorraad_namen
from swv.kern.choices import Rol
from swv.kern.weergave.navigation import registreer_menupunt


class AanvragenConfig(AppConfig):
    """The dossier engine: any kind of aanvraag from concept to advice."""

    name = "aanvragen"

    def ready(self) -> None:
        """Declare the mails, and put the pages of this app in the menu."""
        import_module("aanvragen.mails")
        for naam, rollen in werkvoorraad_namen().items():
            registreer_menupunt(naam, "werkvoorraad", *rollen)
        registreer_menupunt(
            "Vergaderingen", "vergaderingen", Rol.SECRETARIAAT, Rol.DESKUNDIGE, Rol.VOORZITTER, Rol.DIRECTEUR
        )
        registreer_menupunt("Mandaten", "mandaten", Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR, Rol.FG)
