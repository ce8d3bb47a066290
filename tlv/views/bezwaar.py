"""The objection: making one, recording one, its page, its files and the list of what runs."""

from datetime import date
from typing import Any

from csp.decorators import csp_exempt
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanvragen.rules.mandaat import Bevoegdheid
from aanvragen.views.breadcrumbs import kruimelpad, werkvoorraad_kruimel
from swv.kern.documenten.intake import BestandGeweigerd
from swv.kern.documenten.storage import open_bestand
from swv.kern.kalender.klok import nu
from swv.kern.kalender.schooljaren import leeftijd_op
from swv.kern.logboek.services import inzage_vastleggen
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis, eis_swv, mag_swv, rechten_voor
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.panels import Gezinsdelen, Paneel
from swv.kern.weergave.view import actor_van, gelukt, haal, haal_dossier, pagina
from tlv.bezwaar_forms import (
    BezwaarForm,
    BezwaarIntrekkenForm,
    BezwaarstapForm,
    BezwaarstukForm,
    BezwaarVastleggenForm,
    KantoorstukForm,
)
from tlv.bezwaren import (
    afgesloten_bezwaren,
    bezwaarbeleid,
    bezwaren_van,
    eigen_concept,
    lopende_bezwaren,
)
from tlv.choices import Bezwaarstapsoort, Bezwaarstuksoort, Bezwaaruitkomst
from tlv.models import Bezwaar, Bezwaarbeslissing, Bezwaarstap, Bezwaarstuk, Verweerschrift
from tlv.rules.bezwaar import belanghebbend
from tlv.services import bezwaar as diensten
from tlv.services.bezwaarbeslissing import bevoegdheid_op_bezwaar
from tlv.views.bezwaarbrief import bezwaarbrief_van
from tlv.views.bundle_context import bundelcontext

PER_PAGINA = 50
OP_WERKVOORRAAD = 5
VOOR_GEZIN = Gezinsdelen(nu="tlv/_gezin_bezwaren.html")


@require_http_methods(["GET", "POST"])
def bezwaar_maken(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Write an objection. A save by htmx keeps a draft and answers with a line; the button sends it."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="bezwaar_maken")
    eis(actor, "bezwaar_maken", dossier)
    concept = eigen_concept(actor, dossier)
    form = BezwaarForm(
        request.POST or None,
        request.FILES or None,
        actor=actor,
        dossier=dossier,
        initial={"gronden": concept.gronden} if concept else {},
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _bewaar_of_verstuur(request, actor, dossier, form)
            except BestandGeweigerd as fout:
                form.add_error("bestand", fout.melding)
            except NuNietMogelijk as fout:
                form.neem_weigering_over(fout)
                status = 409
    concept = eigen_concept(actor, dossier)
    context = {
        "dossier": dossier,
        "form": form,
        "concept": concept,
        "stukken": concept.stukken.all() if concept else [],
        "eerder": bezwaren_van(actor, dossier).filter(indiener_id__in=actor.partij_ids, ingediend_op__isnull=False),
        "brief": bezwaarbrief_van(actor, dossier),
        "beleid": bezwaarbeleid(dossier.swv_id, actor.vandaag),
        "kruimels": kruimelpad(actor, dossier, "Bezwaar maken"),
    }
    return pagina(request, "tlv/bezwaar_maken.html", context, status=status)


def _bewaar_of_verstuur(request: HttpRequest, actor: Actor, dossier: Dossier, form: BezwaarForm) -> HttpResponse:
    gronden, bestand = form.cleaned_data["gronden"], form.cleaned_data["bestand"]
    if getattr(request, "htmx", False):
        diensten.bezwaar_opslaan(actor=actor, dossier_id=dossier.pk, gronden=gronden)
        return pagina(request, "aanvragen/_bewaard.html", {"op": nu()})
    if bestand is not None:
        concept = diensten.bezwaar_opslaan(actor=actor, dossier_id=dossier.pk, gronden=gronden)
        diensten.bezwaarstuk_toevoegen(actor=actor, bezwaar_id=concept.pk, bestand=bestand)
    if "toevoegen" in request.POST:
        if bestand is None:
            raise NuNietMogelijk("U hebt nog geen bestand gekozen.")
        return gelukt(request, "Het stuk is toegevoegd. Uw bezwaar is nog niet verstuurd.", "bezwaar_maken", dossier.pk)
    bezwaar = diensten.bezwaar_maken(actor=actor, dossier_id=dossier.pk, gronden=gronden)
    return gelukt(request, "Uw bezwaar is ontvangen. Hieronder leest u wat er nu gebeurt.", "bezwaar", bezwaar.pk)


@require_http_methods(["GET", "POST"])
def bezwaar_vastleggen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Record an objection that did not come by the portal."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="bezwaar_vastleggen")
    eis(actor, "bezwaar_vastleggen", dossier)
    form = BezwaarVastleggenForm(request.POST or None, request.FILES or None, actor=actor, dossier=dossier)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                bezwaar = diensten.bezwaar_vastleggen(
                    actor=actor,
                    dossier_id=dossier.pk,
                    ontvangst=form.ontvangst(),
                    bestand=form.cleaned_data["bestand"],
                )
                return gelukt(request, "Het bezwaar is vastgelegd. De termijnen lopen.", "bezwaar", bezwaar.pk)
            except BestandGeweigerd as fout:
                form.add_error("bestand", fout.melding)
            except NuNietMogelijk as fout:
                form.neem_weigering_over(fout)
                status = 409
    context = {"dossier": dossier, "form": form, "kruimels": kruimelpad(actor, dossier, "Bezwaar vastleggen")}
    return pagina(request, "tlv/bezwaar_vastleggen.html", context, status=status)


def haal_bezwaar(request: HttpRequest, bezwaar_id: int, *, wat: str = "bezwaar") -> tuple[Dossier, Bezwaar]:
    """An objection with its dossier, when both are visible; the reading is logged."""
    bezwaar: Bezwaar = haal(Bezwaar.objects.zichtbaar_voor(actor_van(request)), bezwaar_id)
    return haal_dossier(request, bezwaar.dossier_id, wat=wat), bezwaar


@require_GET
def bezwaar(request: HttpRequest, bezwaar_id: int) -> HttpResponse:
    """One objection: what was objected, where it stands, until when, and what comes next."""
    actor = actor_van(request)
    dossier, gevonden = haal_bezwaar(request, bezwaar_id)
    mag = rechten_voor(actor, [dossier.pk])[dossier.pk]
    stappen = list(Bezwaarstap.objects.zichtbaar_voor(actor).filter(bezwaar=gevonden))
    eigen = actor.is_bureau or gevonden.indiener_id in actor.partij_ids
    context = {
        "dossier": dossier,
        "bezwaar": gevonden,
        "eigen": gevonden.indiener_id in actor.partij_ids,
        "mag": mag if eigen else frozenset(),
        "stappen": stappen,
        "verweerschriften": Verweerschrift.objects.zichtbaar_voor(actor).filter(
            bezwaar=gevonden, vastgesteld_op__isnull=False
        ),
        "hoorzitting": _komende_hoorzitting(stappen, actor.vandaag),
        "verdaagd": any(stap.soort == Bezwaarstapsoort.VERDAAGD for stap in stappen),
        "stukken": Bezwaarstuk.objects.zichtbaar_voor(actor).filter(bezwaar=gevonden),
        "beleid": bezwaarbeleid(dossier.swv_id, gevonden.ontvangen_op or actor.vandaag),
        "beslissing": Bezwaarbeslissing.objects.zichtbaar_voor(actor).filter(bezwaar=gevonden).first(),
        "mag_beslissen": _mag_beslissen(actor, dossier, gevonden, mag),
        **bundelcontext(actor, gevonden),
        "voorleggen": _voorleggen(actor, dossier, gevonden),
        "kruimels": bezwaarkruimels(actor, dossier, gevonden),
    }
    return pagina(request, "tlv/bezwaar.html", context)


def _komende_hoorzitting(stappen: list[Bezwaarstap], dag: date) -> Bezwaarstap | None:
    """The hearing that was planned last, as long as it is to come; `stappen` has the last on top."""
    gepland = next((stap for stap in stappen if stap.soort == Bezwaarstapsoort.GEPLAND), None)
    return gepland if gepland and gepland.dag >= dag else None


def _mag_beslissen(actor: Actor, dossier: Dossier, gevonden: Bezwaar, mag: frozenset[str]) -> bool:
    """Whether to offer the decision: the act, and the power to decide on this one (RCH-12)."""
    if "bezwaar_beslissen" not in mag or not gevonden.te_beslissen:
        return False
    return isinstance(bevoegdheid_op_bezwaar(actor, dossier, gevonden), Bevoegdheid)


def _voorleggen(actor: Actor, dossier: Dossier, gevonden: Bezwaar) -> Any:
    """Why somebody has to judge whether the objector may object; for who treats it (TLV-164)."""
    if not mag_swv(actor, "bezwaren_bekijken") or gevonden.ontvangen_op is None:
        return None
    leeftijd = leeftijd_op(dossier.leerling.geboortedatum, gevonden.ontvangen_op)
    return belanghebbend(gevonden.hoedanigheid, leeftijd=leeftijd)  # type: ignore[arg-type]


def bezwaarkruimels(actor: Actor, dossier: Dossier, gevonden: Bezwaar, *verder: str) -> list[Kruimel]:
    """Where one is: the dossier, the objection, and a page about it."""
    plek = Kruimel("Bezwaar", reverse("bezwaar", args=[gevonden.pk])) if verder else Kruimel("Bezwaar")
    return kruimelpad(actor, dossier, plek, *verder)


@require_http_methods(["GET", "POST"])
def bezwaar_intrekken(request: HttpRequest, bezwaar_id: int) -> HttpResponse:
    """Withdraw, after saying what that does."""
    actor = actor_van(request)
    dossier, gevonden = haal_bezwaar(request, bezwaar_id, wat="bezwaar_intrekken")
    eis(actor, "bezwaar_intrekken", dossier)
    form = BezwaarIntrekkenForm(request.POST or None, actor=actor, dossier=dossier)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            diensten.bezwaar_intrekken(actor=actor, bezwaar_id=gevonden.pk, reden=form.cleaned_data["reden"])
            return gelukt(request, "Het bezwaar is ingetrokken.", "dossier", dossier.pk)
        except NuNietMogelijk as fout:
            form.neem_weigering_over(fout)
            status = 409
    context = {
        "dossier": dossier,
        "bezwaar": gevonden,
        "form": form,
        "onomkeerbaar": HANDELINGEN["bezwaar_intrekken"].onomkeerbaar,
        "kruimels": bezwaarkruimels(actor, dossier, gevonden, "Intrekken"),
    }
    return pagina(request, "tlv/bezwaar_intrekken.html", context, status=status)


@require_http_methods(["GET", "POST"])
def bezwaarstuk_toevoegen(request: HttpRequest, bezwaar_id: int) -> HttpResponse:
    """Add a file, also later on (RCH-13)."""
    actor = actor_van(request)
    dossier, gevonden = haal_bezwaar(request, bezwaar_id, wat="bezwaarstuk_toevoegen")
    eis(actor, "bezwaarstuk_toevoegen", dossier)
    soort_form = KantoorstukForm if actor.is_bureau else BezwaarstukForm
    form = soort_form(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                stuk = diensten.bezwaarstuk_toevoegen(
                    actor=actor,
                    bezwaar_id=gevonden.pk,
                    bestand=form.cleaned_data["bestand"],
                    soort=Bezwaarstuksoort(form.cleaned_data.get("soort") or Bezwaarstuksoort.STUK),
                )
                return gelukt(request, f"{stuk.naam} is toegevoegd.", "bezwaar", gevonden.pk)
            except BestandGeweigerd as fout:
                form.add_error("bestand", fout.melding)
            except NuNietMogelijk as fout:
                form.add_error(None, fout.melding)
                status = 409
    context = {
        "dossier": dossier,
        "bezwaar": gevonden,
        "form": form,
        "kruimels": bezwaarkruimels(actor, dossier, gevonden, "Stuk toevoegen"),
    }
    return pagina(request, "tlv/bezwaarstuk_toevoegen.html", context, status=status)


@require_http_methods(["GET", "POST"])
def bezwaarstap_vastleggen(request: HttpRequest, bezwaar_id: int) -> HttpResponse:
    """Record mediation, passing on, the hearing or the advice."""
    actor = actor_van(request)
    dossier, gevonden = haal_bezwaar(request, bezwaar_id, wat="bezwaarstap_vastleggen")
    eis(actor, "bezwaarstap_vastleggen", dossier)
    beleid = bezwaarbeleid(dossier.swv_id, gevonden.ontvangen_op or actor.vandaag)
    form = BezwaarstapForm(request.POST or None, actor=actor, dossier=dossier, bezwaar=gevonden, beleid=beleid)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            gegevens = form.cleaned_data
            soort = Bezwaarstapsoort(gegevens["soort"])
            try:
                diensten.bezwaarstap_vastleggen(
                    actor=actor,
                    bezwaar_id=gevonden.pk,
                    soort=soort,
                    dag=gegevens["dag"],
                    tekst=gegevens["tekst"],
                    uitkomst=Bezwaaruitkomst(gegevens["uitkomst"]) if gegevens["uitkomst"] else None,
                )
                return gelukt(request, f"Vastgelegd: {soort.label}.", "bezwaar", gevonden.pk)
            except NuNietMogelijk as fout:
                form.neem_weigering_over(fout)
                status = 409
    context = {
        "dossier": dossier,
        "bezwaar": gevonden,
        "form": form,
        "kruimels": bezwaarkruimels(actor, dossier, gevonden, "Stap vastleggen"),
    }
    return pagina(request, "tlv/bezwaarstap_vastleggen.html", context, status=status)


@require_POST
def bezwaarstuk_intrekken(request: HttpRequest, stuk_id: int) -> HttpResponse:
    """Take a file back; it stays in the file, struck through."""
    stuk = diensten.bezwaarstuk_intrekken(actor=actor_van(request), stuk_id=stuk_id)
    concept = stuk.bezwaar.ingediend_op is None
    naar = ("bezwaar_maken", stuk.dossier_id) if concept else ("bezwaar", stuk.bezwaar_id)
    return gelukt(request, f"{stuk.naam} telt niet meer mee.", *naar)


@require_GET
@csp_exempt()  # type: ignore[arg-type]  # the policy of a page keeps browsers from showing a pdf
def bezwaarstuk_lezen(request: HttpRequest, stuk_id: int) -> FileResponse:
    """Stream a file: checked and opened first, because streaming runs after the scope has gone."""
    actor = actor_van(request)
    stuk: Bezwaarstuk = haal(Bezwaarstuk.objects.zichtbaar_voor(actor), stuk_id)
    inzage_vastleggen(actor, haal_dossier(request, stuk.dossier_id), "bezwaarstuk", stuk.pk)
    antwoord = FileResponse(open_bestand(stuk.sleutel), filename=stuk.naam, content_type=stuk.inhoudstype)
    antwoord["Cache-Control"] = "private, no-store"
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


@require_GET
def bezwaren(request: HttpRequest) -> HttpResponse:
    """What runs, the nearest last day on top; `?toon=klaar` what is over (TLV-161)."""
    actor = actor_van(request)
    eis_swv(actor, "bezwaren_bekijken")
    klaar = request.GET.get("toon") == "klaar"
    rijen = afgesloten_bezwaren(actor) if klaar else lopende_bezwaren(actor)
    context = {
        "pagina": Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina")),
        "klaar": klaar,
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Bezwaren")],
    }
    return pagina(request, "tlv/bezwaren.html", context)


def bezwaarpaneel(actor: Actor, dossier: Dossier) -> Paneel | None:
    """The objections on the page of the dossier; two queries at most."""
    if dossier.besloten_op is None:
        return None
    rijen = list(bezwaren_van(actor, dossier))
    return Paneel("Bezwaar", "tlv/_bezwaren.html", {"bezwaren": rijen}, gezin=VOOR_GEZIN) if rijen else None


def bezwaarwerk(actor: Actor) -> Paneel | None:
    """The objections that run on the work list of who treats them, the first last day on top; one query."""
    if not mag_swv(actor, "bezwaren_bekijken"):
        return None
    rijen = list(lopende_bezwaren(actor)[:OP_WERKVOORRAAD])
    return Paneel("Bezwaren", "tlv/_bezwaarwerk.html", {"bezwaren": rijen}) if rijen else None
