"""Beginning an aanvraag and filling in its sections: a task list, saved as you type."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from aanvragen.forms import LeerlingKiezenForm, NieuweLeerlingForm, OuderForm, SectieForm
from aanvragen.kinds import alle_soorten
from aanvragen.rules.volledigheid import open_vragen_in
from aanvragen.rules.zienswijze import ONLINE_VRAGEN
from aanvragen.selectors import (
    antwoorden_met_zienswijzen,
    antwoorden_van,
    eigen_scholen,
    formulier_van,
    namen_met_zienswijze,
    swvs_van_school,
)
from aanvragen.services.drafting import aanvraag_beginnen, leerling_toevoegen, sectie_opslaan
from aanvragen.views.breadcrumbs import kruimelpad, werkvoorraad_kruimel
from aanvragen.views.completeness import volledigheidscontext
from swv.kern.beleid.formulier import Formulier, Sectie
from swv.kern.beleid.predicaten import geldt
from swv.kern.choices import Rol
from swv.kern.kalender.klok import nu
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis, rechten_voor
from swv.kern.toegang.voorwaarden import bewerkbare_veldgroepen
from swv.kern.weergave.onderdelen import AANDACHT_NODIG, BEZIG, KLAAR, NIET_BEGONNEN, Kruimel, Status, Taak
from swv.kern.weergave.view import actor_van, gelukt, haal_dossier, pagina

OUDERS = ("ouder1", "ouder2")


def _eis_school(actor: Actor) -> None:
    if actor.rol != Rol.OCO:
        raise GeenRecht("Een aanvraag wordt gedaan door de school van de leerling (TLV-01).", "TLV-01")


@require_http_methods(["GET", "POST"])
def aanvraag_beginnen_pagina(request: HttpRequest) -> HttpResponse:
    """Choose the pupil, or go on to enter a new one; then the task list of the aanvraag opens."""
    actor = actor_van(request)
    _eis_school(actor)
    form = LeerlingKiezenForm(request.POST or None, actor=actor)
    if request.method == "POST" and form.is_valid():
        leerling = form.cleaned_data["leerling"]
        if leerling is None:
            return redirect("leerling_toevoegen")
        school = next(school for school in eigen_scholen(actor))
        dossier = aanvraag_beginnen(actor=actor, leerling=leerling, school=school, soort=alle_soorten()[0].sleutel)
        return redirect("takenlijst", dossier.pk)
    kruimels = [werkvoorraad_kruimel(actor), Kruimel("TLV aanvragen")]
    return pagina(
        request,
        "aanvragen/beginnen.html",
        {"form": form, "kruimels": kruimels},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
def leerling_toevoegen_pagina(request: HttpRequest) -> HttpResponse:
    """A new pupil with at most two holders of gezag; the second may stay empty."""
    actor = actor_van(request)
    _eis_school(actor)
    scholen = eigen_scholen(actor)
    swvs = swvs_van_school(scholen[0], actor.vandaag)
    gegevens = request.POST or None
    form = NieuweLeerlingForm(gegevens, scholen=scholen, swvs=swvs, vandaag=actor.vandaag)
    ouders = [OuderForm(gegevens, prefix=naam, empty_permitted=True, use_required_attribute=False) for naam in OUDERS]
    formulieren = [form, *ouders]
    if request.method == "POST":
        goed = [formulier.is_valid() for formulier in formulieren]
        if all(goed) and not form.mist_ouder(ouders[0]):
            school = next(s for s in scholen if s.pk == form.cleaned_data.get("school", scholen[0].pk))
            swv = next(s for s in swvs if s.pk == form.cleaned_data.get("swv", swvs[0].pk))
            nieuw = form.nieuwe_leerling(ouders)
            leerling = leerling_toevoegen(actor=actor, swv=swv, school=school, gegevens=nieuw)
            dossier = aanvraag_beginnen(actor=actor, leerling=leerling, school=school, soort=alle_soorten()[0].sleutel)
            return redirect("takenlijst", dossier.pk)
    fout = request.method == "POST"
    context = {
        "form": form,
        "ouders": ouders,
        "formulieren": formulieren if fout else [],
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
    antwoorden = antwoorden_met_zienswijzen(actor, dossier)
    context = {
        "dossier": dossier,
        "formulier": formulier,
        "taken": _taken(dossier, formulier, antwoorden),
        **volledigheidscontext(actor, dossier),
        "mag": rechten_voor(actor, [dossier.pk])[dossier.pk],
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
    form = SectieForm(
        request.POST if request.method == "POST" else None,
        sectie=secties[sectie],
        antwoorden=formulier.waarden(antwoorden),
        bewerkbaar=bewerkbare_veldgroepen(actor, dossier),
    )
    vanzelf = bool(getattr(request, "htmx", False))
    if request.method == "POST":
        goed = form.is_valid()
        sectie_opslaan(actor=actor, dossier_id=dossier.pk, sectie=sectie, antwoorden=form.antwoorden())
        if vanzelf:
            nieuw = _vragen_veranderd(formulier, sectie, antwoorden, form)
            context = {"form": form, "vragen_veranderd": nieuw, "op": nu()}
            return pagina(request, "aanvragen/_opgeslagen.html", context)
        if goed:
            return _volgende(request, dossier, formulier, sectie, form, antwoorden)
    over_zienswijzen = any(vraag.sleutel in ONLINE_VRAGEN for vraag in secties[sectie].vragen)
    context = {
        "dossier": dossier,
        "sectie": secties[sectie],
        "online_gegeven": namen_met_zienswijze(actor, dossier) if over_zienswijzen else [],
        "form": form,
        "kruimels": kruimelpad(actor, dossier, _kruimel_formulier(dossier), secties[sectie].titel),
    }
    return pagina(request, "aanvragen/sectie.html", context)


def _vragen_veranderd(formulier: Formulier, sectie: str, antwoorden: dict[str, Any], form: SectieForm) -> bool:
    nieuw = formulier.waarden({**antwoorden, **form.antwoorden()})
    zichtbaar = [vraag.sleutel for vraag in formulier.sectie(sectie).vragen if geldt(vraag.als, nieuw)]
    return zichtbaar != [vraag.sleutel for vraag in form.vragen]


def _volgende(
    request: HttpRequest, dossier: Dossier, formulier: Formulier, sectie: str, form: SectieForm, eerder: dict[str, Any]
) -> HttpResponse:
    if _vragen_veranderd(formulier, sectie, eerder, form):
        return gelukt(
            request, "Opgeslagen. Door uw antwoord zijn er vragen bij gekomen.", "aanvraag_invullen", dossier.pk, sectie
        )
    opgeslagen = f"'{formulier.sectie(sectie).titel}' is opgeslagen."
    volgende = _volgende_open_sectie(formulier, sectie, {**eerder, **form.antwoorden()})
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
