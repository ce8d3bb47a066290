"""Configuration of the bottom layer."""

import os
from importlib import import_module

from django.apps import AppConfig
from django.conf import settings
from django.utils.module_loading import autodiscover_modules

from swv.kern.kalender.klok import verschuif_uit_omgeving


class KernConfig(AppConfig):
    """Organisation, people, access, policy, calendar, documents and log: known by every app, knows none."""

    name = "swv.kern"
    label = "kern"
    verbose_name = "kern"

    def ready(self) -> None:
        """Enter the access tables of every app and the kern's figures, and stand on the day that a demo asks for."""
        verschuif_uit_omgeving(os.environ, demo=settings.DEMO)
        autodiscover_modules(
            "access", "toegang.access", "jaarverslag.access", "overdracht.access", "organisatie.access"
        )
        import_module("swv.kern.jaarverslag.deelname")
