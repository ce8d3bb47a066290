"""The renewal campaign of the secretariaat: beginning one, its board, its letters, and who still has work to do."""

from datetime import date
from typing import Any

from csp.decorators import csp_exempt
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from swv.kern.beleid.schema import Verlengbeleid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.documenten.storage import open_bestand
from swv.kern.logboek.services import inzage_vastleggen
from swv.kern.organisatie.models import School
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, haal, pagina
from tlv.campagne import (
    STANDEN,
    Schoolstand,
    campagnes_van,
    te_kiezen_einddatums,
    tlvs_van_campagne,
    voorgestelde_dagen,
    voortgang,
)
from tlv.campagne_forms import CampagneForm, NieuweCampagneForm
from tlv.models import Campagnebrief, Verlengcampagne
from tlv.overgenomen import aflopend_per_school
from tlv.rules.campagne import TE_DOEN, te_laat
from tlv.services import campagne as diensten

PER_PAGINA = 50
UITLEG_BEGIN = (
    "U kiest de dagen. Daarna ziet u het bord met alle scholen en leerlingen, en verstuurt u de brieven in een keer."
    " Scholen zien de uiterste dag meteen in het portaal."
)


def _kruimels(actor: Actor, *stappen: Kruimel) -> list[Kruimel]:
    return [werkvoorraad_kruimel(actor), Kruimel("Verlengen", reverse("verlengcampagnes")), *stappen]


def _campagne(request: HttpRequest, campagne_id: int, handeling: str) -> tuple[Actor, Verlengcampagne]:
    actor = actor_van(request)
    eis_swv(actor, handeling)
    gevonden: Verlengcampagne = haal(campagnes_van(actor), campagne_id)
    return actor, gevonden


def _naam(campagne: Verlengcampagne) -> str:
    return f"31 juli {campagne.einddatum.year}"


@require_GET
def verlengcampagnes(request: HttpRequest) -> HttpResponse:
    """The campaigns of the own SWV, and the way to begin one."""
    actor = actor_van(request)
    eis_swv(actor, "verlengcampagnes_bekijken")
    blad = Paginator(campagnes_van(actor), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "pagina": blad,
        "vandaag": actor.vandaag,
        "kan_beginnen": bool(te_kiezen_einddatums(actor)),
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Verlengen")],
    }
    return pagina(request, "tlv/verlengcampagnes.html", context)


@require_http_methods(["GET", "POST"])
def campagne_beginnen(request: HttpRequest) -> HttpResponse:
    """The days of a new campaign, with what policy says of them."""
    actor = actor_van(request)
    eis_swv(actor, "campagne_beginnen")
    einddatums = te_kiezen_einddatums(actor)
    if not einddatums:
        return gelukt(request, "Er is geen 31 juli waarop TLV's aflopen zonder campagne.", "verlengcampagnes")
    begin: dict[str, Any] = {"einddatum": einddatums[0].isoformat(), **_voorstel(actor, einddatums[0])}
    formulier = NieuweCampagneForm(request.POST or None, initial=begin, einddatums=einddatums)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                nieuw = diensten.campagne_beginnen(
                    actor=actor, einddatum=formulier.cleaned_data["einddatum"], plan=formulier.plan()
                )
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
            else:
                return gelukt(request, "De campagne is begonnen.", "verlengcampagne", nieuw.pk)
    uitleg = f"{beleid_op(actor.swv_ids[0], Verlengbeleid, actor.vandaag).uitleg} {UITLEG_BEGIN}"
    context = {
        "form": formulier,
        "titel": "Verlengcampagne beginnen",
        "knop": "Campagne beginnen",
        "uitleg": uitleg,
        "terug_url": reverse("verlengcampagnes"),
        "kruimels": _kruimels(actor, Kruimel("Beginnen")),
    }
    return pagina(request, "aanvragen/formulierpagina.html", context, status=status)


def _voorstel(actor: Actor, einddatum: date) -> dict[str, Any]:
    """The days that policy names, as far as they lie ahead; nothing when the plan of the SWV names none."""
    dagen = voorgestelde_dagen(actor.swv_ids[0], einddatum, actor.vandaag)
    if dagen is None or dagen.uiterlijk < actor.vandaag:
        return {}
    herinneren = dagen.herinneren_op if dagen.herinneren_op and dagen.herinneren_op >= actor.vandaag else None
    return {"uiterlijk": dagen.uiterlijk, "herinneren_op": herinneren}


@require_http_methods(["GET", "POST"])
def campagne_wijzigen(request: HttpRequest, campagne_id: int) -> HttpResponse:
    """Other days, or other words."""
    actor, campagne = _campagne(request, campagne_id, "campagne_wijzigen")
    begin = {veld: getattr(campagne, veld) for veld in ("uiterlijk", "herinneren_op", "toelichting")}
    formulier = CampagneForm(request.POST or None, initial=begin)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                diensten.campagne_wijzigen(actor=actor, campagne_id=campagne.pk, plan=formulier.plan())
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
            else:
                return gelukt(request, "De campagne is gewijzigd.", "verlengcampagne", campagne.pk)
    herinnerd = " De herinnering is al verstuurd; die dag verandert niet meer." if campagne.herinnerd_op else ""
    context = {
        "form": formulier,
        "titel": "Dagen en toelichting wijzigen",
        "knop": "Wijzigen",
        "uitleg": "Scholen zien de nieuwe dagen meteen in het portaal. Brieven die al verzonden zijn, veranderen niet."
        + herinnerd,
        "terug_url": reverse("verlengcampagne", args=[campagne.pk]),
        "kruimels": _kruimels(actor, _terug(campagne), Kruimel("Wijzigen")),
    }
    return pagina(request, "aanvragen/formulierpagina.html", context, status=status)


def _terug(campagne: Verlengcampagne) -> Kruimel:
    return Kruimel(_naam(campagne), reverse("verlengcampagne", args=[campagne.pk]))


@require_GET
def verlengcampagne(request: HttpRequest, campagne_id: int) -> HttpResponse:
    """The board: how far all schools are, what is late, and how far the letters are; the same few queries for any."""
    actor, campagne = _campagne(request, campagne_id, "verlengcampagnes_bekijken")
    return _bord(request, actor, campagne)


def _bord(
    request: HttpRequest, actor: Actor, campagne: Verlengcampagne, fout: NuNietMogelijk | None = None
) -> HttpResponse:
    scholen = voortgang(actor, campagne)
    blad = Paginator(scholen, PER_PAGINA).get_page(request.GET.get("pagina"))
    loopt = campagne.gestopt_op is None and campagne.einddatum >= actor.vandaag
    context = {
        "campagne": campagne,
        "naam": _naam(campagne),
        "loopt": loopt,
        "pagina": blad,
        "tellingen": _tellingen(scholen),
        "te_laat": sum(school.te_laat for school in scholen),
        "te_doen": sum(school.te_doen for school in scholen),
        "brieven": _brievenstand(scholen),
        "overgenomen": aflopend_per_school(actor, campagne.swv_id, campagne.einddatum),
        "fout": fout,
        "kruimels": _kruimels(actor, Kruimel(_naam(campagne))),
    }
    return pagina(request, "tlv/verlengcampagne.html", context, status=409 if fout else 200)


def _tellingen(scholen: list[Schoolstand]) -> list[tuple[str, str, int]]:
    """Per state how many; a draft is the school's own, so that nobody here sees one (INZ-08)."""
    return [
        (label, toon, sum(school.aantallen[stand] for school in scholen))
        for stand, (label, toon) in STANDEN.items()
        if stand != "begonnen"
    ]


def _brievenstand(scholen: list[Schoolstand]) -> dict[str, Any]:
    """How many letters are out, being made, or do not work; and how many schools still have to get one."""
    brieven = [brief for school in scholen for brief in school.brieven]
    verzonden = [brief for brief in brieven if brief.verzonden_op is not None]
    mislukt = [brief for brief in brieven if brief.verzonden_op is None and brief.storing]
    te_bestellen = sum(1 for school in scholen if school.school_id and school.te_doen and school.brief is None)
    aan_te_vullen = sum(school.aanvulling_nodig for school in scholen)
    return {
        "totaal": len(brieven),
        "verzonden": len(verzonden),
        "mislukt": mislukt,
        "bezig": len(brieven) - len(verzonden) - len(mislukt),
        "te_bestellen": te_bestellen,
        "aan_te_vullen": aan_te_vullen,
        "nog": te_bestellen + aan_te_vullen,
    }


@require_POST
def campagnebrieven_verzenden(request: HttpRequest, campagne_id: int) -> HttpResponse:
    """Order a letter for every school that has work left; a second time only for schools that came later."""
    actor, campagne = _campagne(request, campagne_id, "campagnebrieven_verzenden")
    try:
        if "opnieuw" in request.POST:
            diensten.campagnebrieven_opnieuw_proberen(actor=actor, campagne_id=campagne.pk)
            melding = "De brieven worden opnieuw geprobeerd."
        else:
            aantal = diensten.campagnebrieven_verzenden(actor=actor, campagne_id=campagne.pk)
            melding = f"{aantal} {'brief' if aantal == 1 else 'brieven'} klaargezet. U ziet hieronder hoe ver ze zijn."
    except NuNietMogelijk as fout:
        return _bord(request, actor, campagne, fout)
    return gelukt(request, melding, "verlengcampagne", campagne.pk)


@require_http_methods(["GET", "POST"])
def campagne_stoppen(request: HttpRequest, campagne_id: int) -> HttpResponse:
    """What stopping means, and doing it."""
    actor, campagne = _campagne(request, campagne_id, "campagne_stoppen")
    if request.method == "POST":
        try:
            diensten.campagne_stoppen(actor=actor, campagne_id=campagne.pk)
        except NuNietMogelijk as fout:
            return _bord(request, actor, campagne, fout)
        return gelukt(request, "De campagne is gestopt.", "verlengcampagnes")
    context = {
        "campagne": campagne,
        "naam": _naam(campagne),
        "kruimels": _kruimels(actor, _terug(campagne), Kruimel("Stoppen")),
    }
    return pagina(request, "tlv/campagne_stoppen.html", context)


@require_GET
def campagneschool(request: HttpRequest, campagne_id: int, school_id: int) -> HttpResponse:
    """The pupils of one school; with 0 those who are at no school that the SWV knows."""
    actor, campagne = _campagne(request, campagne_id, "verlengcampagnes_bekijken")
    rijen = tlvs_van_campagne(actor, campagne).filter(bij_school_id=school_id or None)
    if school_id == 0:
        rijen = tlvs_van_campagne(actor, campagne).filter(bij_school_id__isnull=True)
    naam = "Geen school bekend" if school_id == 0 else _schoolnaam(school_id)
    blad = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    regels = [
        {
            "tlv": tlv,
            "label": STANDEN[tlv.stand][0],
            "toon": STANDEN[tlv.stand][1],
            "te_laat": te_laat(tlv.stand, campagne.uiterlijk, actor.vandaag),
            "open": tlv.stand in TE_DOEN,
        }
        for tlv in blad
    ]
    context = {
        "campagne": campagne,
        "naam": naam,
        "onbekend": school_id == 0,
        "pagina": blad,
        "regels": regels,
        "kruimels": _kruimels(actor, _terug(campagne), Kruimel(naam)),
    }
    return pagina(request, "tlv/campagneschool.html", context)


def _schoolnaam(school_id: int) -> str:
    school = School.objects.filter(pk=school_id).first()
    if school is None:
        raise NietZichtbaar(f"school {school_id}")
    return school.naam


@require_GET
@csp_exempt()  # type: ignore[arg-type]  # the policy of a page keeps browsers from showing a pdf
def campagnebrief_lezen(request: HttpRequest, campagnebrief_id: int) -> FileResponse:
    """Stream a letter to the school that received it, or to the secretariaat; a reading of each dossier in it."""
    actor = actor_van(request)
    brief: Campagnebrief = haal(
        Campagnebrief.objects.zichtbaar_voor(actor).filter(verzonden_op__isnull=False), campagnebrief_id
    )
    for dossier_id in brief.dossier_ids:
        inzage_vastleggen(actor, Dossier(pk=dossier_id, swv_id=brief.swv_id), "campagnebrief", brief.pk)
    antwoord = FileResponse(
        open_bestand(brief.sleutel), filename=f"verlengen-{brief.pk}.pdf", content_type="application/pdf"
    )
    antwoord["Cache-Control"] = "private, no-store"
    return antwoord
