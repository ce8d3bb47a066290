"""Importing the school register: a file, its columns, what would change, doing it, and the report (SYS-71, OVZ-16)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from swv.kern.documenten.intake import BestandGeweigerd
from swv.kern.organisatie.services import niet_genoemd
from swv.kern.overdracht import services
from swv.kern.overdracht.forms import InlezingForm, KoppelForm
from swv.kern.overdracht.koppeling import SCHOOLVELDEN
from swv.kern.overdracht.models import WERK, Inleesstatus, Inlezing, Oordeel
from swv.kern.overdracht.verslag import verslagbestand
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv
from swv.kern.weergave.datums import datum_lang
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, pagina

PER_PAGINA = 50
HOOGSTENS_NIET_GENOEMD = 20
BREEDTES = (8, 10, 36, 14, 60, 60, 12)


@require_http_methods(["GET", "POST"])
def inlezingen(request: HttpRequest) -> HttpResponse:
    """What was imported before, and choosing a next file."""
    actor = actor_van(request)
    rijen = services.inlezingen_van(actor)
    formulier = InlezingForm(request.POST or None, request.FILES or None, initial={"peildatum": actor.vandaag})
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            gekozen = formulier.cleaned_data
            try:
                nieuw = services.inlezing_maken(
                    actor=actor,
                    naam=gekozen["bestand"].name,
                    bestand=gekozen["bestand"],
                    bron=gekozen["bron"],
                    peildatum=gekozen["peildatum"],
                )
                return gelukt(
                    request, "Het bestand is gelezen. Kijk of de kolommen kloppen.", "inlezing_koppelen", nieuw.pk
                )
            except BestandGeweigerd as fout:
                formulier.neem_weigering_over(fout.melding, "bestand")
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout.melding, "peildatum")
                status = 409
    context = {
        "form": formulier,
        "pagina": Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina")),
        "kruimels": [Kruimel("Scholen", reverse("scholen")), Kruimel("Scholen inlezen")],
    }
    return pagina(request, "kern/overdracht/inlezingen.html", context, status=status)


@require_http_methods(["GET", "POST"])
def inlezing_koppelen(request: HttpRequest, inlezing_id: int) -> HttpResponse:
    """Which column is which field; after that every row is weighed."""
    actor = actor_van(request)
    eis_swv(actor, "inlezing_koppelen")
    inlezing = services.haal_inlezing(actor, inlezing_id)
    formulier = KoppelForm(
        request.POST or None, kolommen=inlezing.kolommen, koppeling=inlezing.koppeling, velden=SCHOOLVELDEN
    )
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                services.inlezing_koppelen(actor=actor, inlezing_id=inlezing.pk, koppeling=formulier.koppeling)
                return gelukt(request, "Elke rij wordt nu nagekeken. Er verandert nog niets.", "inlezing", inlezing.pk)
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
    context = {
        "titel": f"Kolommen van {inlezing.naam}",
        "uitleg": "Zeg bij elk veld in welke kolom het staat. Wij hebben het vast ingevuld; de volgende keer begint u"
        " met deze keuze. Daarna ziet u per rij wat er zou veranderen, voor er iets verandert.",
        "form": formulier,
        "knop": "Rijen nakijken",
        "terug_url": reverse("inlezingen"),
        "kruimels": _pad("Kolommen kiezen"),
    }
    return pagina(request, "aanvragen/formulierpagina.html", context, status=status)


@require_GET
def inlezing(request: HttpRequest, inlezing_id: int) -> HttpResponse:
    """How far it is and what each row changes; `?toon=` chooses an oordeel. A handful of queries."""
    actor = actor_van(request)
    return _inlezing(request, actor, services.haal_inlezing(actor, inlezing_id))


def _inlezing(
    request: HttpRequest, actor: Actor, rij: Inlezing, fout: NuNietMogelijk | None = None, *, status: int = 200
) -> HttpResponse:
    tellingen = services.tellingen_van(rij)
    toon = request.GET.get("toon", "")
    regels = rij.regels.filter(oordeel=toon) if toon in Oordeel.values else rij.regels.all()
    blad = Paginator(regels, PER_PAGINA).get_page(request.GET.get("pagina"))
    klaar = rij.status == Inleesstatus.BEOORDEELD
    mist = niet_genoemd(rij.swv_id, actor.vandaag, services.genoemde_brins(rij)) if klaar else []
    context: dict[str, Any] = {
        "inlezing": rij,
        "bezig": rij.status in WERK,
        "beoordeeld": klaar,
        "gedaan": rij.status == Inleesstatus.KLAAR,
        "kan_opgeven": rij.status in (Inleesstatus.KOPPELEN, Inleesstatus.PROEF, Inleesstatus.BEOORDEELD),
        "tellingen": tellingen,
        "keuzes": [(soort.value, str(soort.label), tellingen[soort.value]) for soort in Oordeel],
        "toon": toon,
        "pagina": blad,
        "niet_genoemd": mist[:HOOGSTENS_NIET_GENOEMD],
        "niet_genoemd_meer": max(0, len(mist) - HOOGSTENS_NIET_GENOEMD),
        "fout": fout,
        "kruimels": _pad(rij.naam),
    }
    return pagina(request, "kern/overdracht/inlezing.html", context, status=status)


@require_POST
def inlezing_uitvoeren(request: HttpRequest, inlezing_id: int) -> HttpResponse:
    """Do it; the page shows how far it is."""
    actor = actor_van(request)
    try:
        rij = services.inlezing_uitvoeren(actor=actor, inlezing_id=inlezing_id)
    except NuNietMogelijk as fout:
        return _inlezing(request, actor, services.haal_inlezing(actor, inlezing_id), fout, status=409)
    return gelukt(
        request, "Het inlezen is begonnen. U kunt deze pagina verlaten; het werk gaat door.", "inlezing", rij.pk
    )


@require_POST
def inlezing_opgeven(request: HttpRequest, inlezing_id: int) -> HttpResponse:
    """Leave the register as it is."""
    actor = actor_van(request)
    try:
        services.inlezing_opgeven(actor=actor, inlezing_id=inlezing_id)
    except NuNietMogelijk as fout:
        return _inlezing(request, actor, services.haal_inlezing(actor, inlezing_id), fout, status=409)
    return gelukt(request, "Het bestand is weggegooid. Aan de scholen is niets veranderd.", "inlezingen")


@require_GET
def inlezing_verslag(request: HttpRequest, inlezing_id: int) -> HttpResponse:
    """Every row with what it changed and what was wrong, as xlsx or csv; no formula comes alive in it."""
    actor = actor_van(request)
    rij = services.haal_inlezing(actor, inlezing_id)
    return verslagbestand(
        request.GET.get("vorm", "xlsx"),
        f"scholen-ingelezen-{rij.pk}",
        titel=f"Inlezen van {rij.naam}",
        regel=f"Bron: {rij.bron}. Peildatum: {datum_lang(rij.peildatum)}. {rij.get_status_display()}.",
        rijen=services.verslagregels(rij),
        breedtes=BREEDTES,
    )


def _pad(stap: str) -> list[Kruimel]:
    return [
        Kruimel("Scholen", reverse("scholen")),
        Kruimel("Scholen inlezen", reverse("inlezingen")),
        Kruimel(stap),
    ]
