"""The register of mandates: who may decide, from when to when, with what went before."""

from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from aanvragen.meeting_forms import IntrekkenForm, MandaatForm
from aanvragen.models import Mandaat
from aanvragen.services import mandates
from aanvragen.services.mandates import NieuwMandaat, routes_met_mandaat
from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv, mag_swv
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, haal, pagina

PER_PAGINA = 50


@require_GET
def mandaten(request: HttpRequest) -> HttpResponse:
    """Every mandate of the SWV, the newest on top, also those that ended or were withdrawn."""
    actor = actor_van(request)
    eis_swv(actor, "mandaten_bekijken")
    blad = Paginator(Mandaat.objects.zichtbaar_voor(actor), PER_PAGINA).get_page(request.GET.get("pagina"))
    routes = dict(routes_met_mandaat(actor.swv_ids[0], actor.vandaag))
    regels = [(mandaat, *_stand(mandaat, actor), routes.get(mandaat.route, mandaat.route)) for mandaat in blad]
    context = {
        "pagina": blad,
        "regels": regels,
        "houdt_bij": mag_swv(actor, "mandaat_vastleggen"),
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Mandaten")],
    }
    return pagina(request, "aanvragen/mandaten.html", context)


def _stand(mandaat: Mandaat, actor: Actor) -> tuple[str, str]:
    """What somebody reads about it today, and its tone."""
    if mandaat.ingetrokken_op is not None:
        return "ingetrokken", "neutraal"
    if mandaat.tot <= actor.vandaag:
        return "afgelopen", "neutraal"
    return ("geldig", "klaar") if mandaat.van <= actor.vandaag else ("gaat nog in", "bezig")


@require_http_methods(["GET", "POST"])
def mandaat_vastleggen(request: HttpRequest) -> HttpResponse:
    """Write a mandate in the register."""
    actor = actor_van(request)
    eis_swv(actor, "mandaat_vastleggen")
    formulier = MandaatForm(request.POST or None, actor=actor)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                mandates.mandaat_vastleggen(actor=actor, nieuw=NieuwMandaat(**formulier.cleaned_data))
                return gelukt(request, "Het mandaat is vastgelegd.", "mandaten")
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
    context = {
        "titel": "Mandaat vastleggen",
        "uitleg": (
            "Wie een besluit neemt in een route met mandaat of delegatie, heeft op die dag een mandaat nodig (OVZ-23)."
            " De functie zelf geeft de beheerder. Wat u vastlegt, kunt u niet wijzigen, wel intrekken."
        ),
        **_formulier(actor, formulier, "Mandaat vastleggen"),
    }
    return pagina(request, "aanvragen/formulierpagina.html", context, status=status)


@require_http_methods(["GET", "POST"])
def mandaat_intrekken(request: HttpRequest, mandaat_id: int) -> HttpResponse:
    """End a mandate from today."""
    actor = actor_van(request)
    mandaat: Mandaat = haal(Mandaat.objects.zichtbaar_voor(actor), mandaat_id)
    eis_swv(actor, "mandaat_intrekken")
    formulier = IntrekkenForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                mandates.mandaat_intrekken(actor=actor, mandaat_id=mandaat.pk, reden=formulier.cleaned_data["reden"])
                return gelukt(request, "Het mandaat is ingetrokken.", "mandaten")
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
    context = {
        "titel": "Mandaat intrekken",
        "let_op": f"{mandaat.naam} kan vanaf vandaag niet meer besluiten. Genomen besluiten blijven gelden.",
        **_formulier(actor, formulier, "Mandaat intrekken"),
    }
    return pagina(request, "aanvragen/formulierpagina.html", context, status=status)


def _formulier(actor: Actor, formulier: Form, knop: str) -> dict[str, Any]:
    stappen = [werkvoorraad_kruimel(actor), Kruimel("Mandaten", reverse("mandaten")), Kruimel(knop)]
    return {"form": formulier, "knop": knop, "terug_url": reverse("mandaten"), "kruimels": stappen}
