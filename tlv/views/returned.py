"""Post that came back: record it, send it again to a checked address, or say how it was handed over (RCH-08)."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanvragen.forms import Weigerform
from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from swv.kern.choices import Inzagerol
from swv.kern.documenten import retour, retour_services
from swv.kern.documenten.briefsoorten import briefsoort
from swv.kern.documenten.models import Brief, Kanaal
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis, eis_swv, mag_swv
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.panels import Paneel
from swv.kern.weergave.view import actor_van, gelukt, haal, pagina
from tlv.letters.shared import geadresseerde_van
from tlv.retour_forms import BekendmakenForm, OpnieuwForm, RetourForm
from tlv.views.letters import naam_van

PER_PAGINA = 50
OP_WERKVOORRAAD = 5
ALS_ONTVANGER = tuple(f"ontvanger__{wie}" for wie in ("school", "persoon", "instelling", "bestuur"))


def _om_te_tonen(brieven: QuerySet[Brief]) -> QuerySet[Brief]:
    return brieven.select_related("dossier__leerling", *ALS_ONTVANGER)


def _regel(brief: Brief) -> dict[str, Any]:
    return {
        "brief": brief,
        "wat": briefsoort(brief.soort).naam,
        "aan": naam_van(brief.ontvanger),
        "bezorging": retour.laatste_bezorging(brief),
        "onderweg": brief.verzonden_op is None,
    }


@require_GET
def retourpost(request: HttpRequest) -> HttpResponse:
    """What came back and still has to reach somebody, and what was posted lately, to mark what comes back."""
    actor = actor_van(request)
    eis_swv(actor, "brieven_afdrukken")
    open_ = Paginator(_om_te_tonen(retour.teruggekomen(actor)), PER_PAGINA).get_page(request.GET.get("open"))
    gepost = _om_te_tonen(retour.met_bezorgingen(retour.op_papier_verzonden(actor)))
    zoek = request.GET.get("zoek", "").strip()
    if zoek:
        gepost = gepost.filter(dossier__nummer__icontains=zoek) | gepost.filter(
            dossier__leerling__achternaam__icontains=zoek
        )
    blad = Paginator(gepost, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "open": open_,
        "open_regels": [_regel(brief) for brief in open_],
        "pagina": blad,
        "regels": [_regel(brief) for brief in blad],
        "zoek": zoek,
        "kruimels": [
            werkvoorraad_kruimel(actor),
            Kruimel("Brieven op papier", reverse("printrun_bevestigen")),
            Kruimel("Retourpost"),
        ],
    }
    return pagina(request, "tlv/retourpost.html", context)


def _kruimels(actor: Actor, waar: str) -> list[Kruimel]:
    return [werkvoorraad_kruimel(actor), Kruimel("Retourpost", reverse("retourpost")), Kruimel(waar)]


@require_http_methods(["GET", "POST"])
def retour_vastleggen(request: HttpRequest) -> HttpResponse:
    """Why the chosen letters came back; they are named in the address, so that the page can be opened again."""
    actor = actor_van(request)
    eis_swv(actor, "brieven_afdrukken")
    gekozen = [int(pk) for pk in request.GET.getlist("brief") if pk.isascii() and pk.isdecimal()][:PER_PAGINA]
    formulier = RetourForm(request.POST or None, vandaag=actor.vandaag)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                aantal = retour_services.retour_vastleggen(actor=actor, brief_ids=gekozen, retour=formulier.retour())
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
            else:
                wat = "Vastgelegd dat 1 brief" if aantal == 1 else f"Vastgelegd dat {aantal} brieven"
                return gelukt(request, f"{wat} terugkwam{'' if aantal == 1 else 'en'}.", "retourpost")
    brieven = _om_te_tonen(retour.met_bezorgingen(retour.op_papier_verzonden(actor).filter(pk__in=gekozen)))
    context = {
        "form": formulier,
        "regels": [_regel(brief) for brief in brieven],
        "kruimels": _kruimels(actor, "Vastleggen"),
    }
    return pagina(request, "tlv/retour_vastleggen.html", context, status=status)


@require_POST
def retour_terugdraaien(request: HttpRequest, brief_id: int) -> HttpResponse:
    """It did not come back after all."""
    try:
        retour_services.retour_terugdraaien(actor=actor_van(request), brief_id=brief_id)
    except NuNietMogelijk as fout:
        return gelukt(request, fout.melding, "retourpost")
    return gelukt(request, "Teruggedraaid. De brief telt weer als verzonden.", "retourpost")


@require_http_methods(["GET", "POST"])
def brief_opnieuw_verzenden(request: HttpRequest, brief_id: int) -> HttpResponse:
    """The address as it is now, and the same letter once more."""
    actor, brief = _brief(request, "brief_opnieuw_verzenden", brief_id)
    wat_volgt = _wat_volgt(brief, actor)
    if wat_volgt["soort"] == "zonder_adres" and request.method == "POST":
        return _toon(request, brief, "brief_opnieuw_verzenden", OpnieuwForm(), wat_volgt, status=409)
    formulier = OpnieuwForm(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        try:
            retour_services.brief_opnieuw_verzenden(actor=actor, brief_id=brief.pk)
        except NuNietMogelijk as fout:
            formulier.neem_weigering_over(fout)
            return _toon(request, brief, "brief_opnieuw_verzenden", formulier, wat_volgt, status=409)
        return gelukt(request, f"{wat_volgt['klaar']}", "retourpost")
    status = 422 if request.method == "POST" else 200
    return _toon(request, brief, "brief_opnieuw_verzenden", formulier, wat_volgt, status=status)


@require_http_methods(["GET", "POST"])
def brief_bekendmaken(request: HttpRequest, brief_id: int) -> HttpResponse:
    """It reached the recipient in another way (Awb 3:41 lid 2)."""
    actor, brief = _brief(request, "brief_bekendmaken", brief_id)
    formulier = BekendmakenForm(request.POST or None, vandaag=actor.vandaag)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                retour_services.brief_bekendmaken(actor=actor, brief_id=brief.pk, **formulier.cleaned_data)
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
            else:
                return gelukt(request, "Vastgelegd. De bezwaartermijn telt vanaf die dag.", "retourpost")
    return _toon(request, brief, "brief_bekendmaken", formulier, {}, status=status)


def _brief(request: HttpRequest, handeling: str, brief_id: int) -> tuple[Actor, Brief]:
    actor = actor_van(request)
    rijen = retour.met_bezorgingen(Brief.objects.zichtbaar_voor(actor))
    rijen = rijen.select_related("dossier__leerling", "dossier__school__bestuur", *ALS_ONTVANGER)
    brief: Brief = haal(rijen, brief_id)
    eis(actor, handeling, brief.dossier)
    return actor, brief


def _wat_volgt(brief: Brief, actor: Actor) -> dict[str, Any]:
    """How the letter would go out today and to which address."""
    kanaal = briefsoort(brief.soort).kanaal(brief, actor.vandaag)
    if kanaal is None:
        klaar = "De brief vervalt. Wie er nu recht op heeft, krijgt een eigen brief."
        return {"soort": "vervalt", "klaar": klaar}
    if kanaal == Kanaal.PORTAAL:
        return {"soort": "portaal", "klaar": "De brief wordt opnieuw gemaakt en komt in het portaal te staan."}
    klaar = "De brief wordt opnieuw gemaakt. U vindt hem zo bij 'Brieven op papier'."
    if brief.ontvangerrol == Inzagerol.SECRETARIAAT:
        return {"soort": "vast_adres", "klaar": klaar}
    regels = geadresseerde_van(brief).adresregels
    return {"soort": "papier" if regels else "zonder_adres", "adres": regels, "klaar": klaar}


def _toon(
    request: HttpRequest, brief: Brief, handeling: str, form: Weigerform, wat_volgt: dict[str, Any], *, status: int
) -> HttpResponse:
    actor, act = actor_van(request), HANDELINGEN[handeling]
    context = {
        "form": form,
        "handeling": handeling,
        "label": act.label,
        "onomkeerbaar": act.onomkeerbaar,
        "regel": _regel(brief),
        "wat_volgt": wat_volgt,
        "kruimels": _kruimels(actor, act.label),
    }
    return pagina(request, "tlv/brief_na_retour.html", context, status=status)


def retourwerk(actor: Actor) -> Paneel | None:
    """What came back, on the work list of the secretariaat, until somebody was reached; two queries at most."""
    if not mag_swv(actor, "brieven_afdrukken"):
        return None
    regels = [_regel(brief) for brief in _om_te_tonen(retour.teruggekomen(actor))[:OP_WERKVOORRAAD]]
    return Paneel("Brieven die terugkwamen", "tlv/_retourwerk.html", {"regels": regels}) if regels else None
