"""Every request runs in one transaction that carries the scope of the current lidmaatschap.

ATOMIC_REQUESTS makes each view a savepoint within it. An answer with an error status takes back all that was
written: Django turns an exception into a response before this middleware sees it (techniek, trap 0).
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.signals import authenticator_added
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from swv.kern.api.problemen import weigering
from swv.kern.kalender.klok import vandaag
from swv.kern.personen.lidmaatschappen import actor_voor, is_gezinsaccount, lidmaatschappen_van
from swv.kern.toegang.actor import Actor, niemand
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk

Antwoord = Callable[[HttpRequest], HttpResponse]
VEILIG = {"GET", "HEAD", "OPTIONS"}
SESSIE_LIDMAATSCHAP = "lidmaatschap"
SESSIE_TWEEDE_FACTOR = "tweede_factor"
API = "/api/"
ZONDER_TWEEDE_FACTOR = ("/accounts/", "/gezond/", "/hulp/", "/static/")


class TweedeFactorMiddleware:
    """Nobody works without a second factor (RCH-65); demo accounts are exempt in demo mode only."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let through, or ask for the second factor first."""
        gebruiker = request.user
        met_token = getattr(request, "apitoken", None) is not None  # made in a session that had shown it
        if gebruiker.is_authenticated and not met_token and not request.path.startswith(ZONDER_TWEEDE_FACTOR):
            vrijgesteld = settings.DEMO and gebruiker.demo
            if not vrijgesteld and not _tweede_factor_gegeven(request):
                if request.path.startswith(API):
                    return weigering("geen-recht", "Doe eerst de tweede stap van het aanmelden, op een pagina.")
                if not is_mfa_enabled(gebruiker) and not is_gezinsaccount(gebruiker.pk, vandaag()):
                    return redirect(reverse("mfa_activate_totp"))
                logout(request)
                return redirect(reverse("account_login"))
        return self.get_response(request)


def _tweede_factor_gegeven(request: HttpRequest) -> bool:
    """Whether this session, and not merely this account, has shown a second factor.

    For who acts as a parent or pupil only, a code by mail is one, unless the account has an authenticator app.
    """
    if request.session.get(SESSIE_TWEEDE_FACTOR):
        return True
    getoond = {record.get("method") for record in get_authentication_records(request, request.user)}
    if "mfa" in getoond:
        return True
    return "code" in getoond and not is_mfa_enabled(request.user) and is_gezinsaccount(request.user.pk or 0, vandaag())


@receiver(authenticator_added)
def tweede_factor_ingesteld(request: HttpRequest, **_: Any) -> None:
    """Whoever sets up the second factor has just typed its code: this session has shown it."""
    request.session[SESSIE_TWEEDE_FACTOR] = True


def _accounts(request: HttpRequest) -> AbstractContextManager[object]:
    """allauth locks rows of accounts, but opens its transactions on `default`; those rows come over `aanmelden`."""
    return transaction.atomic(using="aanmelden") if request.path.startswith("/accounts/") else nullcontext()


def _leest(request: HttpRequest) -> bool:
    """Whether nothing may change: by the method, or because a token may only read."""
    token = getattr(request, "apitoken", None)
    return request.method in VEILIG or (token is not None and token.alleen_lezen)


class BereikMiddleware:
    """Opens the scope, and for GET a read-only transaction: GET cannot write."""

    def __init__(self, get_response: Antwoord) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Run the view in the scope of the current lidmaatschap."""
        actor = self._actor(request)
        request.actor = actor  # type: ignore[attr-defined]
        with bereik(actor, alleen_lezen=_leest(request)), _accounts(request):
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        if actor.rol:
            response.setdefault("Cache-Control", "private, no-store")
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """An act that the state forbids and that no form caught: say so, with status 409."""
        if not isinstance(exception, NuNietMogelijk):
            return None
        context = {"melding": exception.melding, "redenen": exception.redenen}
        return render(request, "409.html", context, status=409)

    def _actor(self, request: HttpRequest) -> Actor:
        dag = vandaag()
        request.lidmaatschappen = []  # type: ignore[attr-defined]
        if not request.user.is_authenticated:
            return niemand(dag)
        gevonden = lidmaatschappen_van(request.user.pk, dag)
        request.lidmaatschappen = gevonden  # type: ignore[attr-defined]
        if not gevonden:
            return niemand(dag)
        token = getattr(request, "apitoken", None)
        if token is not None:  # acts in its own lidmaatschap, and in none once that has ended
            eigen = [lid for lid in gevonden if lid.pk == token.lidmaatschap_id]
            request.lidmaatschappen = eigen  # type: ignore[attr-defined]
            return actor_voor(eigen[0], dag) if eigen else niemand(dag)
        gekozen = request.session.get(SESSIE_LIDMAATSCHAP)
        return actor_voor(next((lid for lid in gevonden if lid.pk == gekozen), gevonden[0]), dag)
