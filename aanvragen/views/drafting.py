"""Beginning an aanvraag and filling in its sections: a task list, saved as you type."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from aanvragen.answers import (
    antwoorden_met_zienswijzen,
    antwoorden_van,
    formulier_van,
    namen_met_zienswijze,
    overneemvoorstel,
)
from aanvragen.kinds import soorten_voor
from aanvragen.leerling_forms import LeerlingKiezenForm, NieuweLeerlingForm, OuderForm
from aanvragen.rules.samenvoegen import kenmerk
from aanvragen.rules.volledigheid import open_vragen_in
from aanvragen.rules.zienswijze import ONLINE_VRAGEN
from aanvragen.sections import (
    SectieForm,
    als_invoer,
    begin_kenmerken,
    lees_kenmerken,
    lees_keuze,
    schrijf_kenmerken,
)
from aanvragen.selectors import eigen_scholen, swvs_van_school
from aanvragen.services.drafting import LooptAl, aanvraag_beginnen, leerling_toevoegen, sectie_opslaan
from aanvragen.views.breadcrumbs import kruimelpad, werkvoorraad_kruimel
from aanvragen.views.completeness import stappen_na_het_invullen, volledigheidscontext
from aanvragen.views.form_version import versiemelding
from swv.kern.beleid.formulier import Formulier, Sectie, Vraag
from swv.kern.beleid.predicaten import geldt
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import inzage_vastleggen
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis, eis_swv, rechten_voor
from swv.kern.toegang.voorwaarden import bewerkbare_veldgroepen
from swv.kern.weergave.antwoorden import antwoordtekst
from swv.kern.weergave.onderdelen import AANDACHT_NODIG, BEZIG, KLAAR, NIET_BEGONNEN, Kruimel, Status, Taak
from swv.kern.weergave.view import actor_van, gelukt, haal_dossier, pagina

OUDERS = ("ouder1", "ouder2")


@require_http_methods(["GET", "POST"])
def aanvraag_beginnen_pagina(request: HttpRequest) -> HttpResponse:
    """Choose the pupil, or go on to enter a new one; then the task list of the aanvraag opens."""
    actor = actor_van(request)
    eis_swv(actor, "aanvraag_beginnen")
    scholen = eigen_scholen(actor)
    soorten = soorten_voor(school.soort for school in scholen)
    form = LeerlingKiezenForm(request.POST or None, actor=actor, soorten=soorten)
    if request.method == "POST" and form.is_valid():
        leerling = form.cleaned_data["leerling"]
        if leerling is None:
            return redirect(f"{reverse('leerling_toevoegen')}?{urlencode({'soort': form.soort()})}")
        waarom_nog = form.cleaned_data.get("waarom_nog", "")
        try:
            dossier = aanvraag_beginnen(
                actor=actor, leerling=leerling, school=scholen[0], soort=form.soort(), waarom_nog=waarom_nog
            )
        except LooptAl as fout:
            form.vraag_waarom_nog()
            form.add_error(None, fout.melding)
            return _beginpagina(actor, request, form, lopend=fout.dossiers, status=409)
        return redirect("takenlijst", dossier.pk)
    return _beginpagina(actor, request, form, status=422 if form.errors else 200)


def _beginpagina(
    actor: Actor, request: HttpRequest, form: LeerlingKiezenForm, *, lopend: list[Dossier] | None = None, status: int
) -> HttpResponse:
    kruimels = [werkvoorraad_kruimel(actor), Kruimel("TLV aanvragen")]
    context = {"form": form, "kruimels": kruimels, "lopend": lopend or []}
    return pagina(request, "aanvragen/beginnen.html", context, status=status)


@require_http_methods(["GET", "POST"])
def leerling_toevoegen_pagina(request: HttpRequest) -> HttpResponse:
    """A new pupil with at most two holders of gezag; the second may stay empty."""
    actor = actor_van(request)
    eis_swv(actor, "leerling_toevoegen")
    scholen = eigen_scholen(actor)
    swvs = swvs_van_school(scholen[0], actor.vandaag)
    gegevens = request.POST or None
    soorten = soorten_voor(school.soort for school in scholen)
    form = NieuweLeerlingForm(
        gegevens,
        scholen=scholen,
        swvs=swvs,
        vandaag=actor.vandaag,
        soorten=soorten,
        initial={"soort": request.GET.get("soort", soorten[0].sleutel)},
    )
    ouders = [OuderForm(gegevens, prefix=naam, empty_permitted=True, use_required_attribute=False) for naam in OUDERS]
    gekozen: Sequence[OuderForm] = ouders
    if request.method == "POST":
        goed = form.is_valid()
        gekozen = form.met_gezag(ouders)
        if goed and all(ouder.is_valid() for ouder in gekozen):
            nieuw, school = form.nieuwe_leerling(gekozen), form.school()
            leerling = leerling_toevoegen(actor=actor, swv=form.swv(), school=school, gegevens=nieuw)
            dossier = aanvraag_beginnen(actor=actor, leerling=leerling, school=school, soort=form.soort())
            return redirect("takenlijst", dossier.pk)
    fout = request.method == "POST"
    context = {
        "form": form,
        "ouders": ouders,
        "formulieren": [form, *gekozen] if fout else [],
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Nieuwe leerling")],
    }
    return pagina(request, "aanvragen/leerling_toevoegen.html", context, status=422 if fout else 200)


@require_http_methods(["GET"])
def takenlijst(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """The sections of the form with their status, and what is still missing."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="formulier")
    eis(actor, "aanvraag_invullen", dossier)
    formulier = formulier_van(dossier)
    taken = _taken(dossier, formulier, antwoorden_met_zienswijzen(actor, dossier))
    mist = volledigheidscontext(actor, dossier)
    daarna = stappen_na_het_invullen(dossier, mist["openstaand"], rechten_voor(actor, [dossier.pk])[dossier.pk])
    context = {
        "dossier": dossier,
        "formulier": formulier,
        "taken": taken,
        "daarna": daarna,
        "volgende": next((taak for taak in [*taken, *daarna] if taak.url and taak.status != KLAAR), None),
        **mist,
        **versiemelding(actor, dossier),
        "kruimels": kruimelpad(actor, dossier, "Aanvraag invullen"),
    }
    return pagina(request, "aanvragen/takenlijst.html", context)


def _taken(dossier: Dossier, formulier: Formulier, antwoorden: dict[str, Any]) -> list[Taak]:
    waarden = formulier.waarden(antwoorden)
    taken = []
    for sectie in formulier.secties:
        if not geldt(sectie.als, waarden):
            continue
        open_vragen = open_vragen_in(formulier, sectie.sleutel, antwoorden)
        begonnen = any(antwoorden.get(vraag.sleutel) not in (None, "", []) for vraag in sectie.vragen)
        status: Status = KLAAR if not open_vragen else (BEZIG if begonnen else NIET_BEGONNEN)
        if any(reden.code == "verklaring_ontbreekt" for reden in open_vragen) and begonnen:
            status = AANDACHT_NODIG
        hint = f"nog {len(open_vragen)} {'vraag' if len(open_vragen) == 1 else 'vragen'}" if open_vragen else ""
        taken.append(Taak(sectie.titel, status, reverse("aanvraag_invullen", args=[dossier.pk, sectie.sleutel]), hint))
    return taken


@require_http_methods(["GET", "POST"])
def aanvraag_invullen(request: HttpRequest, dossier_id: int, sectie: str) -> HttpResponse:
    """One section. A save by htmx answers with a line; a save by the button goes to the next open section."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="formulier")
    eis(actor, "aanvraag_invullen", dossier)
    formulier = formulier_van(dossier)
    secties = {deel.sleutel: deel for deel in formulier.secties}
    if sectie not in secties:
        return redirect("takenlijst", dossier.pk)
    antwoorden = antwoorden_van(actor, dossier)
    gegevens, gelezen = _verzonden(request, secties[sectie], antwoorden)
    if gegevens is not None and "overnemen" in gegevens and not getattr(request, "htmx", False):
        gegevens = _overgenomen(actor, dossier, gegevens, [v for v in secties[sectie].vragen if v.sleutel in gelezen])
    form = SectieForm(
        gegevens,
        sectie=secties[sectie],
        antwoorden=formulier.waarden(antwoorden),
        bewerkbaar=bewerkbare_veldgroepen(actor, dossier),
        gelezen=gelezen,
    )
    over_zienswijzen = any(vraag.sleutel in ONLINE_VRAGEN for vraag in secties[sectie].vragen)
    context = {
        "dossier": dossier,
        "sectie": secties[sectie],
        "plaats": _plaats(formulier, sectie, formulier.waarden(antwoorden)),
        "online_gegeven": namen_met_zienswijze(actor, dossier) if over_zienswijzen else [],
        "form": form,
        "kenmerken": schrijf_kenmerken(begin_kenmerken(form.vragen, antwoorden)),
        "over_te_nemen": [],
        "eerder": None,
        "kruimels": kruimelpad(actor, dossier, _kruimel_formulier(dossier), secties[sectie].titel),
    }
    if request.method != "POST":
        context |= _voorstel_in_woorden(actor, dossier, form.vragen, antwoorden)
        return _toon_sectie(request, actor, context)
    return _sla_op(request, actor, formulier, antwoorden, form, gelezen, context)


def _plaats(formulier: Formulier, sectie: str, waarden: dict[str, Any]) -> tuple[int, int]:
    """Which section this is, of how many that apply."""
    sleutels = [deel.sleutel for deel in formulier.secties if deel.sleutel == sectie or geldt(deel.als, waarden)]
    return sleutels.index(sectie) + 1, len(sleutels)


def _toon_sectie(request: HttpRequest, actor: Actor, context: dict[str, Any]) -> HttpResponse:
    """The page of a section, with what is still missing beside it (TLV-44)."""
    return pagina(request, "aanvragen/sectie.html", {**context, **volledigheidscontext(actor, context["dossier"])})


def _sla_op(
    request: HttpRequest,
    actor: Actor,
    formulier: Formulier,
    antwoorden: dict[str, Any],
    form: SectieForm,
    gelezen: dict[str, str],
    context: dict[str, Any],
) -> HttpResponse:
    """Save what a page sent and say what happened: a line for htmx, the page again for a difference or a mistake."""
    dossier, sectie = context["dossier"], context["sectie"].sleutel
    goed = form.is_valid()
    uitkomst = sectie_opslaan(
        actor=actor, dossier_id=dossier.pk, sectie=sectie, antwoorden=form.antwoorden(), gelezen=gelezen
    )
    form.toon_verschillen(uitkomst.verschillen)
    op_de_pagina = set(gelezen) or {vraag.sleutel for vraag in form.vragen}
    nieuw = {**antwoorden, **uitkomst.bewaar}
    veranderd = op_de_pagina != _gestelde_vragen(formulier, sectie, nieuw)
    if getattr(request, "htmx", False):
        context |= volledigheidscontext(actor, dossier)
        context["nog_nodig_anders"] = request.POST.get("nog_nodig") != context["nog_nodig_kenmerk"]
        merken = {sleutel: merk for sleutel, merk in uitkomst.kenmerken.items() if sleutel in op_de_pagina}
        context |= {"vragen_veranderd": veranderd, "op": nu(), "kenmerken": schrijf_kenmerken({**gelezen, **merken})}
        context["velden"] = [veld for veld in form if veld.name in op_de_pagina]
        return pagina(request, "aanvragen/_opgeslagen.html", context)
    if not goed or uitkomst.verschillen:
        context["kenmerken"] = schrijf_kenmerken({**gelezen, **uitkomst.kenmerken})
        return _toon_sectie(request, actor, context)
    if lees_keuze(request.POST):
        return gelukt(request, "De versie die u koos, is opgeslagen.", "aanvraag_invullen", dossier.pk, sectie)
    if "overnemen" in request.POST:
        melding = "De antwoorden zijn overgenomen. Lees ze na en pas aan wat niet meer klopt."
        return gelukt(request, melding, "aanvraag_invullen", dossier.pk, sectie)
    if veranderd:
        melding = "Opgeslagen. Door uw antwoord zijn er vragen bij gekomen."
        return gelukt(request, melding, "aanvraag_invullen", dossier.pk, sectie)
    return _naar_volgende(request, dossier, formulier, sectie, nieuw)


def _verzonden(
    request: HttpRequest, sectie: Sectie, antwoorden: dict[str, Any]
) -> tuple[QueryDict | None, dict[str, str]]:
    """What the page sent and was made from, after a choice between two versions of an answer.

    Choosing one's own version says that the other one has been seen; choosing the other puts that one in its place.
    """
    if request.method != "POST":
        return None, {}
    gegevens, gelezen = request.POST, lees_kenmerken(request.POST.get("gelezen", ""))
    gelezen |= _eigen_zonder_antwoord(gegevens, gelezen, antwoorden)
    keuze = lees_keuze(gegevens)
    if keuze is None or getattr(request, "htmx", False):  # htmx also sends a button that only has the focus
        return gegevens, gelezen
    welke, sleutel = keuze
    if welke == "eigen":
        return gegevens, {**gelezen, sleutel: gegevens.get(f"gezien_{sleutel}", "")}
    anders = gegevens.copy()
    vraag = next((vraag for vraag in sectie.vragen if vraag.sleutel == sleutel), None)
    if vraag is not None:
        anders.setlist(sleutel, als_invoer(vraag, antwoorden.get(sleutel)))
        gelezen |= begin_kenmerken([vraag], antwoorden)
    return anders, gelezen


def _eigen_zonder_antwoord(gegevens: QueryDict, gelezen: Iterable[str], antwoorden: dict[str, Any]) -> dict[str, str]:
    """The marks of what is stored and was sent by this very page, which never heard that it was stored."""
    nu_opgeslagen = {sleutel: kenmerk(antwoorden.get(sleutel)) for sleutel in gelezen}
    return {
        sleutel: merk
        for sleutel, merk in nu_opgeslagen.items()
        if merk in {kenmerk(tekst) for tekst in gegevens.getlist(f"eerder_{sleutel}")}
    }


def _overgenomen(actor: Actor, dossier: Dossier, gegevens: QueryDict, vragen: list[Vraag]) -> QueryDict:
    """What the page sent, with the proposed answers where the page had none."""
    ingevuld = {vraag.sleutel: gegevens.get(vraag.sleutel, "").strip() for vraag in vragen}
    voorstel = overneemvoorstel(actor, dossier, vragen, ingevuld)
    samen = gegevens.copy()
    for vraag in vragen:
        if vraag.sleutel in voorstel.antwoorden:
            samen.setlist(vraag.sleutel, als_invoer(vraag, voorstel.antwoorden[vraag.sleutel]))
    return samen


def _voorstel_in_woorden(
    actor: Actor, dossier: Dossier, vragen: list[Vraag], antwoorden: dict[str, Any]
) -> dict[str, Any]:
    voorstel = overneemvoorstel(actor, dossier, vragen, antwoorden)
    if voorstel.antwoorden and voorstel.eerder:
        inzage_vastleggen(actor, voorstel.eerder, "formulier")
    regels = [
        (vraag.label, antwoordtekst(vraag, voorstel.antwoorden[vraag.sleutel]))
        for vraag in vragen
        if vraag.sleutel in voorstel.antwoorden
    ]
    return {"over_te_nemen": regels, "eerder": voorstel.eerder}


def _gestelde_vragen(formulier: Formulier, sectie: str, antwoorden: dict[str, Any]) -> set[str]:
    waarden = formulier.waarden(antwoorden)
    return {vraag.sleutel for vraag in formulier.sectie(sectie).vragen if geldt(vraag.als, waarden)}


def _naar_volgende(
    request: HttpRequest, dossier: Dossier, formulier: Formulier, sectie: str, antwoorden: dict[str, Any]
) -> HttpResponse:
    opgeslagen = f"'{formulier.sectie(sectie).titel}' is opgeslagen."
    volgende = _volgende_open_sectie(formulier, sectie, antwoorden)
    if volgende is not None:
        verder = f"{opgeslagen} Hieronder gaat u verder met '{volgende.titel}'."
        return gelukt(request, verder, "aanvraag_invullen", dossier.pk, volgende.sleutel)
    return gelukt(request, opgeslagen, "takenlijst", dossier.pk)


def _volgende_open_sectie(formulier: Formulier, sectie: str, antwoorden: dict[str, Any]) -> Sectie | None:
    """The first section after this one that applies and still lacks an answer."""
    waarden = formulier.waarden(antwoorden)
    sleutels = [deel.sleutel for deel in formulier.secties]
    for deel in formulier.secties[sleutels.index(sectie) + 1 :]:
        if geldt(deel.als, waarden) and open_vragen_in(formulier, deel.sleutel, antwoorden):
            return deel
    return None


def _kruimel_formulier(dossier: Dossier) -> Kruimel:
    return Kruimel("Aanvraag invullen", reverse("takenlijst", args=[dossier.pk]))
