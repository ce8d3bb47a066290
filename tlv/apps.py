"""Configuration of the app."""

from django.apps import AppConfig


class TlvConfig(AppConfig):
    """Toelaatbaarheidsverklaringen: the kinds of aanvraag, the besluit, the register and the letters."""

    name = "tlv"

    def ready(self) -> None:
        """Declare the kinds and register the rules that policy may select."""
        import tlv.kinds  # noqa: F401, PLC0415
