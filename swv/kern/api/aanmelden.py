"""Who asks: a session of the browser, with its CSRF token, or a token of a program."""

from typing import Any

from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request


class Tokenaanmelding(BaseAuthentication):
    """The token that the middleware has checked already: it made the Actor and the transaction of this request."""

    def authenticate(self, request: Request) -> tuple[Any, Any] | None:
        """The user of the token; None without one."""
        token = getattr(request._request, "apitoken", None)
        return (request._request.user, token) if token else None

    def authenticate_header(self, request: Request) -> str:
        """What a client is told to send."""
        return "Bearer"


class Sessieaanmelding(SessionAuthentication):
    """The session of a page, which has shown its second factor in the middleware."""


class Aangemeld(BasePermission):
    """Somebody with a role; a token to read with changes nothing, except where the view says that it stores nothing."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Whether this request may come in at all; rights on rows are those of the services."""
        if not request.user.is_authenticated or not request._request.actor.rol:  # type: ignore[attr-defined]
            return False
        token = getattr(request._request, "apitoken", None)
        leest = request.method in SAFE_METHODS or getattr(view, "bewaart_niets", False)
        if token is not None and token.alleen_lezen and not leest:
            self.message = "Met dit token kunt u alleen lezen. Maak een token dat ook mag wijzigen."
            return False
        return True

    message = "Uw account heeft geen rol. Vraag de beheerder van uw samenwerkingsverband om er een."
