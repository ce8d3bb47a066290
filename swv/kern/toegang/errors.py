"""What goes wrong with access and state. Views turn them into 404, 403 and 409 (INZ-22)."""

from django.core.exceptions import PermissionDenied
from django.http import Http404


class NietZichtbaar(Http404):
    """The actor may not know that it exists."""


class GeenRecht(PermissionDenied):
    """The actor sees it but may not do this; `regel` is the rule that forbids it, when there is one."""

    def __init__(self, melding: str, regel: str = "") -> None:
        super().__init__(melding)
        self.melding = melding
        self.regel = regel


class NuNietMogelijk(Exception):
    """The actor may do this, but not in the present state; `redenen` tell what must happen first."""

    def __init__(self, melding: str, redenen: tuple[str, ...] = ()) -> None:
        super().__init__(melding)
        self.melding = melding
        self.redenen = redenen


class GeenBereik(RuntimeError):
    """Code asked for personal data outside a scope: a mistake of ours, never of the user."""
