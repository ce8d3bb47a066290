"""From an uitnodiging to an account: the code, the own address and password, and the proof of that address.

These pages are open to everybody. What was shown (code and birth date) is remembered in the session for an hour; each
step asks anew whether the uitnodiging still works.
"""

from datetime import timedelta

from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from aanvragen.family_forms import MailcodeForm, NieuwAccountForm, UitnodigingscodeForm
from swv.kern.kalender.klok import nu, vandaag
from swv.kern.personen.models import Gebruiker
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.uitnodigingen import services
from swv.kern.uitnodigingen.mailcode import SLEUTEL, bevestigd_account, gekozen_account, mailcode_sturen
from swv.kern.uitnodigingen.services import Deelname, Geopend, deelname_bij, uitnodiging_gebruiken
from swv.kern.weergave.view import gelukt, pagina

SESSIE_UITNODIGING = "uitnodiging"
OPEN_BLIJFT = timedelta(hours=1)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
KLAAR = "U doet nu online mee. Hieronder staat wat er voor u klaarligt."
VOL = "U hebt het te vaak geprobeerd. Wacht tien minuten en probeer het dan opnieuw."


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def uitnodiging_openen(request: HttpRequest) -> HttpResponse:
    """Type the code and the birth date of the leerling."""
    form = UitnodigingscodeForm(request.POST or None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="uitnodiging"):
            form.add_error(None, VOL)
            return pagina(request, "aanvragen/uitnodiging_openen.html", {"form": form}, status=429)
        try:
            geopend = services.uitnodiging_openen(
                code=form.cleaned_data["code"], geboortedatum=form.cleaned_data["geboortedatum"], dag=vandaag()
            )
        except NuNietMogelijk as fout:
            form.add_error(None, fout.melding)
            status = 409
        else:
            tot = (nu() + OPEN_BLIJFT).timestamp()
            request.session[SESSIE_UITNODIGING] = [geopend.uitnodiging_id, geopend.swv_id, tot]
            return redirect("uitnodiging_account")
    return pagina(request, "aanvragen/uitnodiging_openen.html", {"form": form}, status=status)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def uitnodiging_account(request: HttpRequest) -> HttpResponse:
    """Choose an address and password; or, when signed in, take part under that account."""
    try:
        geopend, deelname = _geopend(request)
    except NuNietMogelijk as fout:
        messages.error(request, fout.melding)
        return redirect("uitnodiging_openen")
    if isinstance(request.user, Gebruiker):
        return _koppel(request, request.user, geopend, deelname)
    form = NieuwAccountForm(request.POST or None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid() and deelname.account_id is None:
        email = form.cleaned_data["email"]
        if not ratelimit.consume(request, action="uitnodiging_mail", key=email.lower()):
            form.add_error(None, VOL)
            status = 429
        else:
            try:
                mailcode_sturen(request.session, email=email, wachtwoord=form.cleaned_data["wachtwoord"])
                return redirect("uitnodiging_bevestigen")
            except NuNietMogelijk as fout:
                form.add_error("email", fout.melding)
                status = 409
    context = {"form": form, "deelname": deelname}
    return pagina(request, "aanvragen/uitnodiging_account.html", context, status=status)


def _koppel(request: HttpRequest, gebruiker: Gebruiker, geopend: Geopend, deelname: Deelname) -> HttpResponse:
    fout = ""
    if request.method == "POST":
        try:
            uitnodiging_gebruiken(geopend=geopend, dag=vandaag(), gebruiker=gebruiker)
        except NuNietMogelijk as weigering:
            fout = weigering.melding
        else:
            request.session.pop(SESSIE_UITNODIGING, None)
            return gelukt(request, KLAAR, "werkvoorraad")
    context = {"deelname": deelname, "fout": fout, "email": gebruiker.email}
    return pagina(request, "aanvragen/uitnodiging_koppelen.html", context, status=409 if fout else 200)


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def uitnodiging_bevestigen(request: HttpRequest) -> HttpResponse:
    """Type the digits that were mailed. Then there is an account, and the digits were its second factor."""
    gekozen = gekozen_account(request.session)
    try:
        geopend, _ = _geopend(request)
    except NuNietMogelijk as fout:
        messages.error(request, fout.melding)
        return redirect("uitnodiging_openen")
    if gekozen is None:
        messages.error(request, "De code is verlopen. Vul uw e-mailadres opnieuw in, dan sturen wij een nieuwe.")
        return redirect("uitnodiging_account")
    form = MailcodeForm(request.POST or None)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            nieuw = bevestigd_account(request.session, form.cleaned_data["code"])
            gebruiker = uitnodiging_gebruiken(
                geopend=geopend, dag=vandaag(), email=nieuw.email, wachtwoord_hash=nieuw.wachtwoord_hash
            )
        except NuNietMogelijk as fout:
            form.add_error(None, fout.melding)
            status = 409
        else:
            for sleutel in (SESSIE_UITNODIGING, SLEUTEL):
                request.session.pop(sleutel, None)
            login(request, gebruiker, backend=BACKEND)
            record_authentication(request, gebruiker, method="code", email=gebruiker.email)
            return gelukt(request, KLAAR, "werkvoorraad")
    context = {"form": form, "email": gekozen.email}
    return pagina(request, "aanvragen/uitnodiging_bevestigen.html", context, status=status)


def _geopend(request: HttpRequest) -> tuple[Geopend, Deelname]:
    """What this session opened and may still use; NuNietMogelijk otherwise."""
    onthouden = request.session.get(SESSIE_UITNODIGING)
    if not onthouden or nu().timestamp() > onthouden[2]:
        raise NuNietMogelijk("Vul eerst de code van uw uitnodiging in.")
    geopend = Geopend(onthouden[0], onthouden[1])
    return geopend, deelname_bij(geopend, vandaag())
