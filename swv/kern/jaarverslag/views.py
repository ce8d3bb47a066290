"""The report of a year and the dossiers behind each of its numbers (VSL-05, VSL-07, VSL-15, VSL-16)."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from swv.kern.jaarverslag import services
from swv.kern.jaarverslag.deelname import tellingen_van
from swv.kern.jaarverslag.dossiers import Selectie, dossiers_bij, lees_selectie, rijen_achter
from swv.kern.jaarverslag.exports import VORMEN, maak_bestand
from swv.kern.jaarverslag.forms import JaarForm, TellingForm, jaar_uit, jaarcode
from swv.kern.jaarverslag.perioden import Peiling
from swv.kern.jaarverslag.register import kengetal_van
from swv.kern.jaarverslag.verslag import jaarverslagbeleid, maak_verslag, peiling_van
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv, mag_swv
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, pagina

PER_PAGINA = 50


@require_GET
def jaarverslag(request: HttpRequest) -> HttpResponse:
    """The report of the year in the address: a few queries per section, however many dossiers."""
    actor = actor_van(request)
    eis_swv(actor, "jaarverslag_bekijken")
    jaar = jaar_uit(request.GET.get("jaar", ""), actor)
    context = {
        "verslag": maak_verslag(actor, jaar),
        "jaarcode": jaarcode(jaar),
        "form": JaarForm({"jaar": jaarcode(jaar)}, actor=actor),
        "houdt_telling_bij": mag_swv(actor, "leerlingtelling_vastleggen"),
        "kruimels": [Kruimel("Jaarverslag")],
    }
    return pagina(request, "kern/jaarverslag/jaarverslag.html", context)


@require_GET
def kengetal(request: HttpRequest, sleutel: str) -> HttpResponse:
    """The dossiers that a number counts, page by page; some five queries."""
    actor = actor_van(request)
    eis_swv(actor, "kengetal_bekijken")
    selectie, peiling = selectie_van(request, sleutel)
    eis_swv(actor, selectie.kengetal.verzameling.handeling)
    blad = Paginator(rijen_achter(selectie, actor, peiling), PER_PAGINA).get_page(request.GET.get("pagina"))
    dossiers = dossiers_bij(actor, [pk for pk, _ in blad])
    terug = f"{reverse('jaarverslag')}?{urlencode({'jaar': jaarcode(peiling.jaar)})}"
    context: dict[str, Any] = {
        "pagina": blad,
        "regels": [(dossiers[pk], dag) for pk, dag in blad if pk in dossiers],
        "selectie": selectie,
        "verzameling": selectie.kengetal.verzameling,
        "peiling": peiling,
        "jaarcode": jaarcode(peiling.jaar),
        "kruimels": [Kruimel("Jaarverslag", terug), Kruimel(selectie.kengetal.naam)],
        "terug": f"{terug}#{selectie.kengetal.sleutel}",
    }
    return pagina(request, "kern/jaarverslag/kengetal.html", context)


def selectie_van(request: HttpRequest, sleutel: str) -> tuple[Selectie, Peiling]:
    """The number that an address names; NietZichtbaar (404) for one that no report has."""
    actor = actor_van(request)
    gevraagd = kengetal_van(sleutel)
    peiling = peiling_van(jaar_uit(request.GET.get("jaar", ""), actor), jaarverslagbeleid(actor))
    per, waarde = request.GET.get("per", ""), request.GET.get("waarde", "")
    selectie = lees_selectie(gevraagd, peiling, per, waarde) if gevraagd else None
    if selectie is None:
        raise NietZichtbaar(f"kengetal {sleutel}")
    return selectie, peiling


@require_POST
def jaarverslag_downloaden(request: HttpRequest) -> HttpResponse:
    """The report as a file, with the numbers of the page; who took it is logged."""
    actor = actor_van(request)
    vorm = request.POST.get("vorm", "")
    jaar = jaar_uit(request.POST.get("jaar", ""), actor)
    verslag = services.jaarverslag_downloaden(actor=actor, jaar=jaar, vorm=vorm)
    antwoord = HttpResponse(maak_bestand(verslag, vorm), content_type=VORMEN[vorm])
    antwoord["Content-Disposition"] = f'attachment; filename="jaarverslag-{jaarcode(jaar)}.{vorm}"'
    antwoord["Cache-Control"] = "private, no-store"
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


@require_http_methods(["GET", "POST"])
def leerlingtellingen(request: HttpRequest) -> HttpResponse:
    """The counts of pupils that were entered, and entering the next."""
    actor = actor_van(request)
    eis_swv(actor, "leerlingtelling_vastleggen")
    formulier = TellingForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                services.leerlingtelling_vastleggen(actor=actor, **formulier.cleaned_data)
                return gelukt(request, "De telling is vastgelegd en telt mee in het jaarverslag.", "leerlingtellingen")
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
    context = {
        "form": formulier,
        "pagina": Paginator(tellingen_van(actor), PER_PAGINA).get_page(request.GET.get("pagina")),
        "kruimels": [Kruimel("Jaarverslag", reverse("jaarverslag")), Kruimel("Leerlingtellingen")],
    }
    return pagina(request, "kern/jaarverslag/leerlingtellingen.html", context, status=status)


@require_POST
def leerlingtelling_intrekken(request: HttpRequest, telling_id: int) -> HttpResponse:
    """It was a wrong count."""
    services.leerlingtelling_intrekken(actor=actor_van(request), telling_id=telling_id)
    melding = "De telling is ingetrokken en telt niet meer mee. Vul de goede telling in."
    return gelukt(request, melding, "leerlingtellingen")
