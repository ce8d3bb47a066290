"""Configuration of the bottom layer."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class KernConfig(AppConfig):
    """Organisation, people, access, policy, calendar, documents and log: known by every app, knows none."""

    name = "swv.kern"
    label = "kern"
    verbose_name = "kern"

    def ready(self) -> None:
        """Enter the access tables of every app."""
        autodiscover_modules("access", "toegang.access")
