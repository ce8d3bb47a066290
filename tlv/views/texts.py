"""Letters and their texts: which the SWV has, since when, who set them, and the editor of one text."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanvragen.kinds import Soort, alle_soorten
from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from swv.kern.beleid.schema import Algemeen, Brief
from swv.kern.beleid.selectors import beleid_op, inhoud_van
from swv.kern.briefteksten import services
from swv.kern.briefteksten.blokken import BLOKNAMEN, BRIEFNAMEN, PLAATSEN, Blok, blokken_van, kenmerk, nette_tekst
from swv.kern.briefteksten.controle import blokfouten, lezingen_van, plaatshouders_van, voorbeelden_van
from swv.kern.briefteksten.models import OPEN, Briefvoorstel
from swv.kern.briefteksten.selectors import (
    eigen_concept,
    nieuwe_inhoud,
    tekstversies,
    vergelijking_van,
    wijzigingen_van,
)
from swv.kern.kalender.klok import nu
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv, mag_swv
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, haal, pagina
from tlv.text_forms import TekstblokForm

PER_PAGINA = 25
VASTE_BRIEVEN = (
    ("Doorverwijzing naar een ander samenwerkingsverband", "TLV-40"),
    ("Brief van een verlengcampagne", "TLV-127"),
    ("Bevestiging van het bezwaar", "RCH-11"),
    ("Bericht dat de beslissing op bezwaar later komt", "RCH-12"),
    ("Beslissing op bezwaar", "RCH-12"),
)
"""Letters whose whole text is in the template: nothing in them is the SWV's own words."""


def soort_of_404(sleutel: str) -> Soort:
    """The kind of aanvraag of an address."""
    for soort in alle_soorten():
        if soort.sleutel == sleutel:
            return soort
    raise Http404(sleutel)


def kruimels_naar(actor: Actor, *verder: Kruimel) -> list[Kruimel]:
    """From the work list by the list of letters to a page."""
    return [werkvoorraad_kruimel(actor), Kruimel("Brieven en teksten", reverse("briefteksten")), *verder]


@require_GET
def briefteksten(request: HttpRequest) -> HttpResponse:
    """Which letters the SWV has, per kind of aanvraag, and what somebody still has to do; two queries per kind."""
    actor = actor_van(request)
    eis_swv(actor, "briefteksten_bekijken")
    regels = []
    for soort in alle_soorten():
        versies = tekstversies(actor, actor.swv_ids[0], soort.sleutel)
        geldt = next((v for v in versies if v.stand == "geldt"), None)
        if geldt is None:
            continue
        teksten = blokken_van(inhoud_van(geldt.versie, Brief), {})
        brieven = [
            (naam, [blok for blok in teksten if blok.brief == veld and not blok.standaard])
            for veld, naam in BRIEFNAMEN.items()
        ]
        regels.append((soort, geldt, brieven, [v for v in versies if v.stand == "komt"]))
    voorstellen = Briefvoorstel.objects.zichtbaar_voor(actor).filter(status__in=OPEN)
    blad = Paginator(voorstellen, PER_PAGINA).get_page(request.GET.get("pagina"))
    namen = {soort.sleutel: soort.naam for soort in alle_soorten()}
    context = {
        "regels": regels,
        "pagina": blad,
        "voorstellen": [(v, [namen[s] for s in v.soorten], v.gemaakt_door_id == actor.persoon_id) for v in blad],
        "vaste_brieven": VASTE_BRIEVEN,
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Brieven en teksten")],
    }
    return pagina(request, "tlv/briefteksten.html", context)


@require_GET
def brieftekst_lezen(request: HttpRequest, soort: str) -> HttpResponse:
    """The texts of one kind that hold today, and every version of them."""
    actor = actor_van(request)
    eis_swv(actor, "briefteksten_bekijken")
    gekozen = soort_of_404(soort)
    versies = tekstversies(actor, actor.swv_ids[0], soort)
    geldt = next((v for v in versies if v.stand == "geldt"), None)
    if geldt is None:
        raise Http404(soort)
    beleid = inhoud_van(geldt.versie, Brief)
    context = {
        "soort": gekozen,
        "geldt": geldt,
        "grondslag": beleid.grondslag,
        "brieven": per_brief(blokken_van(beleid, {})),
        "pagina": Paginator(versies, PER_PAGINA).get_page(request.GET.get("pagina")),
        "houdt_bij": mag_swv(actor, "brieftekst_wijzigen"),
        "concept": eigen_concept(actor, soort),
        "kruimels": kruimels_naar(actor, Kruimel(gekozen.naam)),
    }
    return pagina(request, "tlv/brieftekst_lezen.html", context)


def per_brief(blokken: list[Blok]) -> list[tuple[str, list[Blok]]]:
    """The blocks under the name of their letter."""
    return [(naam, [blok for blok in blokken if blok.brief == veld]) for veld, naam in BRIEFNAMEN.items()]


@require_POST
def brieftekst_wijzigen(request: HttpRequest, soort: str) -> HttpResponse:
    """Begin a proposal, or go on with one's own."""
    actor = actor_van(request)
    soort_of_404(soort)
    voorstel = services.brieftekst_wijzigen(actor=actor, soort=soort)
    return gelukt(request, "Kies een tekst om te wijzigen. Er verandert nog niets.", "briefvoorstel", voorstel.pk)


@require_http_methods(["GET", "POST"])
def brieftekst_opslaan(request: HttpRequest, voorstel_id: int, brief: str, blok: str) -> HttpResponse:
    """The editor of one text: kept while somebody types, its mistakes beside it, and how it reads in each letter."""
    actor = actor_van(request)
    plaats = (brief, blok)
    voorstel: Briefvoorstel = haal(Briefvoorstel.objects.zichtbaar_voor(actor), voorstel_id)
    if plaats not in PLAATSEN:
        raise Http404(blok)
    if voorstel.gemaakt_door_id != actor.persoon_id or not voorstel.te_schrijven:
        raise GeenRecht("Alleen wie het voorstel schrijft, wijzigt de teksten, en alleen voor het wordt bekeken.")
    if request.method == "POST":
        return _bewaar(request, actor, voorstel, plaats)
    return _toon(request, actor, voorstel, plaats)


def _bewaar(request: HttpRequest, actor: Actor, voorstel: Briefvoorstel, plaats: tuple[str, str]) -> HttpResponse:
    tekst = nette_tekst(request.POST.get("terug") or request.POST.get("tekst", ""))
    vanzelf = bool(getattr(request, "htmx", False))
    try:
        services.brieftekst_opslaan(
            actor=actor,
            voorstel_id=voorstel.pk,
            plaats=plaats,
            tekst=tekst,
            gezien="" if request.POST.get("toch") else request.POST.get("gezien", ""),
        )
    except NuNietMogelijk as fout:
        if vanzelf:
            return pagina(request, "tlv/_brieftekst_bewaard.html", {"conflict": True}, status=200)
        return _toon(request, actor, voorstel, plaats, getypt=tekst, weigering=fout, status=409)
    fouten = blokfouten(plaats, tekst)
    if vanzelf:
        context = {"op": nu(), "fouten": fouten, "gezien": kenmerk(tekst), "conflict": False}
        return pagina(request, "tlv/_brieftekst_bewaard.html", context)
    if fouten:  # with 200: a refusal would take back what was kept
        return _toon(request, actor, voorstel, plaats, getypt=tekst, fouten=fouten)
    return gelukt(request, f"De tekst '{BLOKNAMEN[plaats[1]][0]}' is bewaard.", "briefvoorstel", voorstel.pk)


def _toon(
    request: HttpRequest,
    actor: Actor,
    voorstel: Briefvoorstel,
    plaats: tuple[str, str],
    *,
    getypt: str | None = None,
    fouten: list[str] | None = None,
    weigering: NuNietMogelijk | None = None,
    status: int = 200,
) -> HttpResponse:
    soort = voorstel.soorten[0]
    wijzigingen = wijzigingen_van(voorstel)
    vergelijking = vergelijking_van(voorstel, soort, wijzigingen)
    deze = next(deel for deel in vergelijking.blokken if (deel.brief, deel.blok) == plaats)
    tekst = deze.nieuw if getypt is None else getypt
    formulier = TekstblokForm({"tekst": tekst}) if getypt is not None else TekstblokForm(initial={"tekst": tekst})
    for fout in fouten or ():
        formulier.add_error("tekst", fout)
    if weigering is not None:
        formulier.neem_weigering_over(weigering)
    algemeen = beleid_op(voorstel.swv_id, Algemeen, actor.vandaag)
    voorbeelden = voorbeelden_van(soort, plaats[0], algemeen, nieuwe_inhoud(vergelijking.versie, {}, voorstel))
    context: dict[str, Any] = {
        "voorstel": voorstel,
        "blok": deze,
        "briefnaam": BRIEFNAMEN[plaats[0]],
        "form": formulier,
        "gezien": kenmerk(deze.nieuw),
        "ander": deze.nieuw if weigering is not None else "",
        "plaatshouders": plaatshouders_van(plaats[0], voorbeelden),
        "lezingen": lezingen_van(plaats, tekst, voorbeelden) if not blokfouten(plaats, tekst) else [],
        "kruimels": kruimels_naar(
            actor, Kruimel("Voorstel", reverse("briefvoorstel", args=[voorstel.pk])), Kruimel(deze.naam)
        ),
    }
    return pagina(request, "tlv/brieftekst_opslaan.html", context, status=status)
