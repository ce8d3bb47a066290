"""Taking TLVs over from an old system: a file, its columns, what each row would do, doing it, report, withdrawing."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from swv.kern.documenten.intake import BestandGeweigerd
from swv.kern.overdracht.forms import KoppelForm
from swv.kern.overdracht.verslag import verslagbestand
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv, mag_swv
from swv.kern.weergave.datums import datum_lang
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, haal, pagina
from tlv.choices import Overnameoordeel, Overnamestatus
from tlv.models import OVERNAMEWERK, VOOR_OVERNAME, OvergenomenTlv, Overname
from tlv.overgenomen import overgenomen_tlvs, stand_van_overgenomen
from tlv.overname_forms import IntrekkenForm, OvernameForm
from tlv.register_forms import STANDEN
from tlv.rules.overname import TLVVELDEN
from tlv.rules.register import oso_code
from tlv.services import overname as diensten

PER_PAGINA = 50
BREEDTES = (8, 14, 90, 14)
TOON = {
    Overnameoordeel.NIEUW: "klaar",
    Overnameoordeel.GEWIJZIGD: "bezig",
    Overnameoordeel.DUBBEL: "aandacht",
    Overnameoordeel.FOUT: "fout",
}
STATUSTOON = {
    Overnamestatus.KOPPELEN: "aandacht",
    Overnamestatus.BEOORDEELD: "aandacht",
    Overnamestatus.KLAAR: "klaar",
    Overnamestatus.OPGEGEVEN: "neutraal",
    Overnamestatus.INGETROKKEN: "neutraal",
}


def _kruimels(actor: Actor, *stappen: str) -> list[Kruimel]:
    begin = [werkvoorraad_kruimel(actor), Kruimel("TLV-register", reverse("tlv_register"))]
    if not stappen:
        return [*begin, Kruimel("TLV's overnemen")]
    return [*begin, Kruimel("TLV's overnemen", reverse("overnames")), *map(Kruimel, stappen)]


def _stand(rij: Overname) -> tuple[str, str]:
    """What an overname is called, and its tone."""
    if rij.storing:
        return "lukt nog niet", "fout"
    return str(rij.get_status_display()), STATUSTOON.get(Overnamestatus(rij.status), "bezig")


@require_http_methods(["GET", "POST"])
def overnames(request: HttpRequest) -> HttpResponse:
    """What was taken over before, and choosing a next file."""
    actor = actor_van(request)
    rijen = diensten.overnames_van(actor)
    formulier = OvernameForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            bestand = formulier.cleaned_data["bestand"]
            try:
                nieuw = diensten.overname_maken(
                    actor=actor, naam=bestand.name, bestand=bestand, bron=formulier.cleaned_data["bron"]
                )
                return gelukt(
                    request, "Het bestand is gelezen. Kijk of de kolommen kloppen.", "overname_koppelen", nieuw.pk
                )
            except BestandGeweigerd as fout:
                formulier.neem_weigering_over(fout.melding, "bestand")
    blad = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "form": formulier,
        "pagina": blad,
        "regels": [(rij, *_stand(rij)) for rij in blad],
        "kruimels": _kruimels(actor),
    }
    return pagina(request, "tlv/overnames.html", context, status=status)


@require_http_methods(["GET", "POST"])
def overname_koppelen(request: HttpRequest, overname_id: int) -> HttpResponse:
    """Which column is which field; after that every row is weighed."""
    actor = actor_van(request)
    eis_swv(actor, "overname_koppelen")
    rij = diensten.haal_overname(actor, overname_id)
    formulier = KoppelForm(request.POST or None, kolommen=rij.kolommen, koppeling=rij.koppeling, velden=TLVVELDEN)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                diensten.overname_koppelen(actor=actor, overname_id=rij.pk, koppeling=formulier.koppeling)
                return gelukt(request, "Elke rij wordt nu nagekeken. Er verandert nog niets.", "overname", rij.pk)
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
    context = {
        "titel": f"Kolommen van {rij.naam}",
        "uitleg": "Zeg bij elk veld in welke kolom het staat. Wij hebben het vast ingevuld. Andere kolommen lezen wij"
        " niet. Daarna ziet u per rij wat er zou gebeuren, voor er iets gebeurt.",
        "form": formulier,
        "knop": "Rijen nakijken",
        "terug_url": reverse("overnames"),
        "kruimels": _kruimels(actor, "Kolommen kiezen"),
    }
    return pagina(request, "aanvragen/formulierpagina.html", context, status=status)


@require_GET
def overname(request: HttpRequest, overname_id: int) -> HttpResponse:
    """How far it is and what each row does; `?toon=` chooses an oordeel. A handful of queries."""
    actor = actor_van(request)
    return _overname(request, actor, diensten.haal_overname(actor, overname_id))


def _overname(request: HttpRequest, actor: Actor, rij: Overname, fout: NuNietMogelijk | None = None) -> HttpResponse:
    tellingen = diensten.tellingen_van(rij)
    toon = request.GET.get("toon", "")
    regels = rij.regels.filter(oordeel=toon) if toon in Overnameoordeel.values else rij.regels.all()
    blad = Paginator(regels, PER_PAGINA).get_page(request.GET.get("pagina"))
    label, statustoon = _stand(rij)
    context: dict[str, Any] = {
        "overname": rij,
        "stand": label,
        "statustoon": statustoon,
        "bezig": rij.status in OVERNAMEWERK,
        "beoordeeld": rij.status == Overnamestatus.BEOORDEELD,
        "klaar": rij.status == Overnamestatus.KLAAR,
        "met_namen": rij.status in (*VOOR_OVERNAME, Overnamestatus.UITVOEREN),
        "kan_opgeven": rij.status in VOOR_OVERNAME,
        "tellingen": tellingen,
        "keuzes": [(soort.value, str(soort.label), tellingen[soort.value]) for soort in Overnameoordeel],
        "toon": toon,
        "pagina": blad,
        "regels": [(regel, TOON.get(Overnameoordeel(regel.oordeel), "neutraal")) for regel in blad],
        "fout": fout,
        "kruimels": _kruimels(actor, rij.naam),
    }
    return pagina(request, "tlv/overname.html", context, status=409 if fout else 200)


@require_POST
def overname_uitvoeren(request: HttpRequest, overname_id: int) -> HttpResponse:
    """Do it; the page shows how far it is."""
    actor = actor_van(request)
    try:
        rij = diensten.overname_uitvoeren(actor=actor, overname_id=overname_id)
    except NuNietMogelijk as fout:
        return _overname(request, actor, diensten.haal_overname(actor, overname_id), fout)
    return gelukt(
        request, "Het overnemen is begonnen. U kunt deze pagina verlaten; het werk gaat door.", "overname", rij.pk
    )


@require_POST
def overname_opgeven(request: HttpRequest, overname_id: int) -> HttpResponse:
    """Take nothing over."""
    actor = actor_van(request)
    try:
        diensten.overname_opgeven(actor=actor, overname_id=overname_id)
    except NuNietMogelijk as fout:
        return _overname(request, actor, diensten.haal_overname(actor, overname_id), fout)
    return gelukt(request, "Het bestand is weggegooid. Er is niets overgenomen.", "overnames")


@require_http_methods(["GET", "POST"])
def overname_intrekken(request: HttpRequest, overname_id: int) -> HttpResponse:
    """What withdrawing means, and doing it."""
    actor = actor_van(request)
    eis_swv(actor, "overname_intrekken")
    rij = diensten.haal_overname(actor, overname_id)
    if waarom := diensten.waarom_niet_intrekken(actor, rij):
        return _overname(request, actor, rij, NuNietMogelijk(waarom))
    formulier = IntrekkenForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                diensten.overname_intrekken(actor=actor, overname_id=rij.pk, reden=formulier.cleaned_data["reden"])
                return gelukt(request, "Het bestand is ingetrokken.", "overname", rij.pk)
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
    context = {
        "titel": f"{rij.naam} intrekken",
        "uitleg": "Alle TLV's uit dit bestand verdwijnen uit het register, ook bij de scholen. Wat dit bestand"
        " wijzigde, wordt weer zoals het was. Dit kunt u niet terugdraaien; het bestand opnieuw overnemen kan wel.",
        "form": formulier,
        "knop": "Bestand intrekken",
        "terug_url": reverse("overname", args=[rij.pk]),
        "kruimels": _kruimels(actor, "Intrekken"),
    }
    return pagina(request, "aanvragen/formulierpagina.html", context, status=status)


@require_GET
def overname_verslag(request: HttpRequest, overname_id: int) -> HttpResponse:
    """What came of every row, by its number in the file and without names, as xlsx or csv."""
    actor = actor_van(request)
    rij = diensten.haal_overname(actor, overname_id)
    return verslagbestand(
        request.GET.get("vorm", "xlsx"),
        f"tlvs-overgenomen-{rij.pk}",
        titel=f"Overnemen van {rij.naam}",
        regel=f"Uit: {rij.bron}. Gekozen op {datum_lang(rij.gemaakt_op.date())}. {rij.get_status_display()}.",
        rijen=diensten.verslagregels(rij),
        breedtes=BREEDTES,
    )


@require_GET
def overgenomen_tlv(request: HttpRequest, overgenomen_id: int) -> HttpResponse:
    """All that is known of one TLV that was taken over, and what to do when it ends."""
    actor = actor_van(request)
    eis_swv(actor, "tlv_register_bekijken")
    tlv: OvergenomenTlv = haal(overgenomen_tlvs(actor), overgenomen_id)
    context = {
        "tlv": tlv,
        "oso": oso_code(tlv.categorie),
        "stand": dict(STANDEN)[stand_van_overgenomen(tlv, actor.vandaag)],
        "mag_beginnen": mag_swv(actor, "aanvraag_beginnen"),
        "mag_overname_zien": mag_swv(actor, "overnames_bekijken"),
        "kruimels": [
            werkvoorraad_kruimel(actor),
            Kruimel("TLV-register", reverse("tlv_register")),
            Kruimel(tlv.nummer),
        ],
    }
    return pagina(request, "tlv/overgenomen_tlv.html", context)
