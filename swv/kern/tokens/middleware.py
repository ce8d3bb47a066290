"""A request with a token: who it is, before anything else of the request is judged."""

from collections.abc import Callable
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.contrib import messages
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from swv.kern.api.problemen import weigering
from swv.kern.kalender.klok import vandaag
from swv.kern.personen.models import Gebruiker
from swv.kern.toegang.middleware import API
from swv.kern.tokens.models import Tokenomvang
from swv.kern.tokens.services import apitokens_van_account_beeindigen, zoek_apitoken

SOORT = "bearer "
AGENDA = f"{API}v1/agenda.ics"
"""The one address that takes its token in the address itself: an agenda app sends no headers. No other token may."""
TOKENS_BEEINDIGD = "Uw wachtwoord is anders, dus uw tokens werken niet meer. Maak zo nodig een nieuw bij 'Mijn tokens'."
GEWEIGERD = "Dit token werkt niet (meer). Kijk of het goed is overgenomen, of maak een nieuw bij 'Mijn tokens'."


class TokenMiddleware:
    """Lets `Authorization: Bearer ...` stand for a session, for addresses of the API only.

    A session that comes along plays no part, so that a browser cannot be made to lend it. The second factor was shown
    when the token was made.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Put user and token on the request, or refuse the token."""
        code = _code(request)
        if code is not None:
            token = zoek_apitoken(code, vandaag())
            if token is None or (token.omvang == Tokenomvang.AGENDA) != (request.path == AGENDA):
                return weigering("niet-aangemeld", GEWEIGERD)
            request.user = token.gebruiker
            request.apitoken = token  # type: ignore[attr-defined]
        return self.get_response(request)


@receiver([password_changed, password_set, password_reset])
def wachtwoord_gewijzigd(request: HttpRequest, user: Gebruiker, **_: Any) -> None:
    """Another password ends the tokens, as it ends the other sessions; whoever had one reads so."""
    if apitokens_van_account_beeindigen(user.pk):
        messages.info(request, TOKENS_BEEINDIGD)


def _code(request: HttpRequest) -> str | None:
    """The code that came along; None when none did, and a session may say who it is."""
    if request.path == AGENDA:
        return request.GET.get("sleutel")
    kop = request.headers.get("Authorization", "")
    return kop[len(SOORT) :] if request.path.startswith(API) and kop.lower().startswith(SOORT) else None
