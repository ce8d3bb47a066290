"""Which database role a model is read with. Accounts and sessions go over the sign-in role, all else over the web's."""

from typing import Any

from django.db.models import Model

AANMELDEN = {"sessions", "account", "mfa"}


class RolRouter:
    """Sign-in happens before there is a scope, so it has a role of its own (architecture, 'Settled')."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        """The alias for a model, or None for the default."""
        eigen = model._meta.app_label in AANMELDEN or model._meta.label == "kern.Gebruiker"
        return "aanmelden" if eigen else None

    db_for_write = db_for_read

    def allow_relation(self, obj1: Model, obj2: Model, **hints: Any) -> bool:
        """All aliases are the same database."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Only the owner migrates."""
        return db == "eigenaar"
