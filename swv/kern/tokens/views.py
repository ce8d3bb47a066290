"""Mijn tokens: to see, make and end the tokens of the own account."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from swv.kern.personen.lidmaatschappen import namens
from swv.kern.toegang.errors import GeenRecht
from swv.kern.toegang.rechten import mag_swv
from swv.kern.tokens.forms import ApitokenForm
from swv.kern.tokens.models import Apitoken, Tokenomvang
from swv.kern.tokens.services import apitoken_intrekken, apitoken_maken
from swv.kern.weergave.view import actor_van, pagina

PER_PAGINA = 20
WAT_HET_MAG = {
    Tokenomvang.LEZEN: "lezen wat u mag lezen",
    Tokenomvang.ALLES: "lezen en doen wat u mag",
    Tokenomvang.AGENDA: "uw vergaderingen lezen",
}


@require_http_methods(["GET", "POST"])
def apitokens(request: HttpRequest) -> HttpResponse:
    """The own tokens, and making one: its code is on the answer to that alone. Two queries."""
    actor = actor_van(request)
    if not actor.rol:
        raise GeenRecht("Uw account heeft geen rol, dus een token zou niets mogen. Vraag de beheerder om een rol.")
    vergadert = mag_swv(actor, "vergaderingen_bekijken")
    form = ApitokenForm(request.POST or None, vandaag=actor.vandaag, vergadert=vergadert)
    code = agenda = ""
    if request.method == "POST" and form.is_valid():
        gegevens = form.cleaned_data
        omvang = Tokenomvang(gegevens["omvang"])
        _, code = apitoken_maken(actor=actor, naam=gegevens["naam"], omvang=omvang, laatste_dag=gegevens["laatste_dag"])
        mag = {"mag": WAT_HET_MAG[omvang]}
        get_adapter(request).send_notification_mail("account/email/apitoken_gemaakt", request.user, mag)
        if omvang == Tokenomvang.AGENDA:
            agenda = request.build_absolute_uri(f"{reverse('api_agenda')}?{urlencode({'sleutel': code})}")
        form = ApitokenForm(vandaag=actor.vandaag, vergadert=vergadert)
    labels = {lid.pk: f"{lid.get_rol_display()}, {namens(lid)}" for lid in request.lidmaatschappen}  # type: ignore[attr-defined]
    blad = Paginator(Apitoken.objects.zichtbaar_voor(actor), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "form": form,
        "code": code,
        "agenda": agenda,
        "pagina": blad,
        "regels": [
            (
                token,
                labels.get(token.lidmaatschap_id, ""),
                not token.ingetrokken_op and token.laatste_dag >= actor.vandaag,
            )
            for token in blad
        ],
        "nu_als": labels.get(actor.lidmaatschap_id or 0, ""),
    }
    return pagina(request, "kern/apitokens.html", context, status=422 if form.errors else 200)


@require_POST
def apitoken_beeindigen(request: HttpRequest, apitoken_id: int) -> HttpResponse:
    """End one; the program that uses it is refused from then on."""
    token = apitoken_intrekken(actor=actor_van(request), apitoken_id=apitoken_id)
    messages.success(
        request, f"Het token '{token.naam}' werkt niet meer. Heeft u het nog nodig? Maak dan een nieuw token."
    )
    return redirect("apitokens")
