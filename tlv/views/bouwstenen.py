"""The library of texts for whoever writes a besluit, minutes or an advice: read by them, kept by the secretariaat."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanvragen.kinds import alle_soorten
from swv.kern.briefteksten.bouwstenen import (
    Bouwsteen,
    bouwsteen_bewaren,
    geldende_bouwstenen,
    versies_van,
)
from swv.kern.briefteksten.bouwstenen import bouwsteen_vervallen as laat_vervallen
from swv.kern.briefteksten.verschil import verschil
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv, mag_swv
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, haal, pagina
from tlv.text_forms import BouwsteenForm
from tlv.views.texts import kruimels_naar

PER_PAGINA = 50
BEGIN = ("titel", "waarvoor", "soorten", "tekst")


def _soortnamen() -> dict[str, str]:
    return {soort.sleutel: soort.naam for soort in alle_soorten()}


def _kruimels(actor: Actor, *verder: str) -> list[Kruimel]:
    lijst = Kruimel("Teksten om in te voegen", reverse("bouwstenen") if verder else "")
    return kruimels_naar(actor, lijst, *(Kruimel(stap) for stap in verder))


@require_GET
def bouwstenen(request: HttpRequest) -> HttpResponse:
    """What can be put into a text today, and what begins later."""
    actor = actor_van(request)
    eis_swv(actor, "briefteksten_bekijken")
    blad = Paginator(geldende_bouwstenen(actor, actor.swv_ids[0], actor.vandaag), PER_PAGINA).get_page(
        request.GET.get("pagina")
    )
    later = Bouwsteen.objects.zichtbaar_voor(actor).filter(geldig_van__gt=actor.vandaag).order_by("geldig_van", "pk")
    namen = _soortnamen()
    context = {
        "pagina": blad,
        "regels": [(rij, [namen[soort] for soort in rij.soorten]) for rij in blad],
        "later": later[:PER_PAGINA],
        "houdt_bij": mag_swv(actor, "bouwsteen_bewaren"),
        "kruimels": _kruimels(actor),
    }
    return pagina(request, "tlv/bouwstenen.html", context)


@require_http_methods(["GET", "POST"])
def bouwsteen_toevoegen(request: HttpRequest) -> HttpResponse:
    """Write a new one."""
    return _schrijf(request, None)


@require_http_methods(["GET", "POST"])
def bouwsteen_wijzigen(request: HttpRequest, bouwsteen_id: int) -> HttpResponse:
    """Write its next version; below it every version with what changed."""
    actor = actor_van(request)
    return _schrijf(request, haal(Bouwsteen.objects.zichtbaar_voor(actor), bouwsteen_id))


@require_POST
def bouwsteen_vervallen(request: HttpRequest, bouwsteen_id: int) -> HttpResponse:
    """Offer it no more."""
    try:
        laat_vervallen(actor=actor_van(request), bouwsteen_id=bouwsteen_id)
    except NuNietMogelijk as fout:
        return gelukt(request, fout.melding, "bouwstenen")
    wat = "De tekst is vervallen. Wat ermee is geschreven, verandert niet. Een nieuwe versie haalt hem terug."
    return gelukt(request, wat, "bouwsteen_wijzigen", bouwsteen_id)


def _schrijf(request: HttpRequest, bouwsteen: Bouwsteen | None) -> HttpResponse:
    actor = actor_van(request)
    eis_swv(actor, "bouwsteen_bewaren")
    versies = list(versies_van(actor, bouwsteen)) if bouwsteen else []
    begin: dict[str, Any] = {veld: getattr(versies[0], veld) for veld in BEGIN} if versies else {}
    formulier = BouwsteenForm(
        request.POST or None, initial={**begin, "geldig_van": actor.vandaag}, soorten=list(_soortnamen().items())
    )
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                rij = bouwsteen_bewaren(
                    actor=actor, inhoud=formulier.inhoud(), bouwsteen_id=bouwsteen.pk if bouwsteen else None
                )
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
            else:
                return gelukt(request, f"De tekst '{rij.titel}' is bewaard.", "bouwstenen")
    eerdere = [*versies[1:], None] if versies else []
    context = {
        "form": formulier,
        "bouwsteen": versies[0] if versies else None,
        "versies": [(v, list(verschil(e.tekst if e else "", v.tekst))) for v, e in zip(versies, eerdere, strict=True)],
        "kruimels": _kruimels(actor, "Wijzigen" if bouwsteen else "Nieuwe tekst"),
    }
    return pagina(request, "tlv/bouwsteen.html", context, status=status)
