"""Signing in to a demonstration with one click. The route exists in demo mode only, and so does this view's answer."""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from swv.kern.personen.models import Gebruiker


@login_not_required
@require_POST
def demo_aanmelden(request: HttpRequest) -> HttpResponse:
    """Sign in as a demo account without a password and go to `next` when that is a page of ours.

    404 outside demo mode and for every account that was not made for the demo. Whoever is signed in leaves first,
    so that nothing of one session reaches the next.
    """
    if not settings.DEMO:
        raise Http404
    adres = request.POST.get("email", "").strip().lower().replace("\0", "")
    gebruiker = Gebruiker.objects.filter(email=adres, demo=True, is_active=True).first()
    if gebruiker is None:
        raise Http404
    if request.user.is_authenticated:
        logout(request)
    record_authentication(request, gebruiker, method="demo", email=gebruiker.email)
    naar = get_next_redirect_url(request)
    antwoord: HttpResponse = perform_login(request, Login(user=gebruiker, email=gebruiker.email, redirect_url=naar))
    return antwoord
