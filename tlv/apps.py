"""Configuration of the app."""

from importlib import import_module

from django.apps import AppConfig


class TlvConfig(AppConfig):
    """Toelaatbaarheidsverklaringen: the kinds of aanvraag, the besluit and the letters."""

    name = "tlv"

    def ready(self) -> None:
        """Declare the kinds, register the rules that policy may select, and the parts of pages."""
        import_module("tlv.kinds")
        import_module("tlv.pages")
        import_module("tlv.wijzers")
