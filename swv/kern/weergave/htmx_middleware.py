"""Answers to htmx when somebody has been signed out: a status that a script can see, never a page to swap in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

AANMELDPAGINAS = ("account_login", "mfa_activate_totp")
"""Where LoginRequiredMiddleware and TweedeFactorMiddleware send who may not go on."""


class HtmxAanmeldenMiddleware:
    """A redirect to a page for signing in becomes 401 for htmx, which would follow it and show that page as an answer.

    What somebody typed is not stored then; `swv.js` says so and tries again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the answer on, or say 401."""
        response = self.get_response(request)
        if request.htmx and _naar_aanmelden(response):  # type: ignore[attr-defined]
            return HttpResponse("U bent niet meer aangemeld.", status=401, content_type="text/plain; charset=utf-8")
        return response


def _naar_aanmelden(response: HttpResponse) -> bool:
    paginas = tuple(reverse(naam) for naam in AANMELDPAGINAS)
    return response.status_code == 302 and response["Location"].startswith(paginas)
