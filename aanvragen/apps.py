"""Configuration of the app."""

from importlib import import_module

from django.apps import AppConfig


class AanvragenConfig(AppConfig):
    """The dossier engine: any kind of aanvraag from concept to advice."""

    name = "aanvragen"

    def ready(self) -> None:
        """Declare the mails, and put the pages of this app in the menu."""
        import_module("aanvragen.mails")
        import_module("aanvragen.pages")
