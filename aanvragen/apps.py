"""Configuration of the app."""

from django.apps import AppConfig

from swv.kern.weergave.navigation import registreer_menupunt


class AanvragenConfig(AppConfig):
    """The dossier engine: any kind of aanvraag from concept to advice."""

    name = "aanvragen"

    def ready(self) -> None:
        """Put the pages of this app in the menu."""
        registreer_menupunt("Mijn werk", "werkvoorraad")
