"""Deciding on an objection, and sending the decision."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from swv.kern.beleid.uitleg import Reden
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.datums import datum_lang
from swv.kern.weergave.view import actor_van, gelukt, pagina
from tlv.beslissing_forms import BeslissingForm, beslissing_uit
from tlv.bezwaar_forms import VerdagenForm
from tlv.bezwaren import bezwaarbeleid, bezwaarstand_van, bezwaren_van
from tlv.models import Besluittekst, Bezwaar, Bezwaarbeslissing, Bezwaarstap, Bezwaarstuk
from tlv.recipients import indiener_apart, ontvangers_van
from tlv.rules.bezwaarbeslissing import Bezwaarstand
from tlv.selectors import geldend_besluit
from tlv.services.bezwaarbeslissing import bevoegdheid_op_bezwaar
from tlv.services.bezwaarbeslissing import bezwaar_beslissen as beslis
from tlv.services.bezwaarverdaging import beslissing_verdagen as verdaag
from tlv.services.bezwaarverdaging import nieuwe_uiterste_dag
from tlv.services.dispatch import beslissing_versturen as verstuur
from tlv.views.bezwaar import bezwaarkruimels, haal_bezwaar
from tlv.views.decision import bij_beoordeling, ontvangers_als_gevolg


@require_http_methods(["GET", "POST"])
def bezwaar_beslissen(request: HttpRequest, bezwaar_id: int) -> HttpResponse:
    """Decide, with what happened in the objection beside the form; or why one cannot (RCH-12)."""
    actor = actor_van(request)
    dossier, gevonden = haal_bezwaar(request, bezwaar_id, wat="bezwaar_beslissen")
    eis(actor, "bezwaar_beslissen", dossier)
    bevoegdheid = bevoegdheid_op_bezwaar(actor, dossier, gevonden)
    context = {
        **_wat_er_ligt(actor, dossier, gevonden),
        "bevoegdheid": bevoegdheid,
        "weigering": bevoegdheid if isinstance(bevoegdheid, Reden) else None,
        "onomkeerbaar": HANDELINGEN["bezwaar_beslissen"].onomkeerbaar,
        "kruimels": bezwaarkruimels(actor, dossier, gevonden, "Beslissen"),
    }
    if not gevonden.te_beslissen or context["weigering"]:
        return pagina(request, "tlv/bezwaar_beslissen.html", context, status=200 if request.method == "GET" else 409)
    stand = bezwaarstand_van(dossier, gevonden)
    form = _formulier(request, actor, dossier, gevonden, stand)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                beslis(actor=actor, bezwaar_id=gevonden.pk, beslissing=beslissing_uit(form.cleaned_data))
                klaar = "De beslissing is vastgelegd. Het secretariaat verstuurt de brieven."
                return gelukt(request, klaar, "bezwaar", gevonden.pk)
            except NuNietMogelijk as fout:
                form.neem_weigering_over(fout)
                status = 409
    context |= {"form": form, "stand": stand, "voorstel": form.voorstel}
    return pagina(request, "tlv/bezwaar_beslissen.html", context, status=status)


def _formulier(
    request: HttpRequest, actor: Actor, dossier: Dossier, gevonden: Bezwaar, stand: Bezwaarstand
) -> BeslissingForm:
    oud = geldend_besluit(dossier, actor) if gevonden.besluit_id else None
    teksten = dict(Besluittekst.objects.zichtbaar_voor(actor).filter(besluit=oud).values_list("soort", "tekst"))
    return BeslissingForm(
        request.POST or None, oud=oud, teksten=teksten, stand=stand, **bij_beoordeling(actor, dossier)
    )


def _wat_er_ligt(actor: Actor, dossier: Dossier, gevonden: Bezwaar) -> dict[str, Any]:
    andere = [rij for rij in bezwaren_van(actor, dossier) if rij.te_beslissen and rij.pk != gevonden.pk]
    return {
        "dossier": dossier,
        "bezwaar": gevonden,
        "andere": andere,
        "stappen": Bezwaarstap.objects.zichtbaar_voor(actor).filter(bezwaar=gevonden),
        "stukken": Bezwaarstuk.objects.zichtbaar_voor(actor).filter(bezwaar=gevonden),
        "beleid": bezwaarbeleid(dossier.swv_id, gevonden.ontvangen_op or actor.vandaag),
    }


@require_http_methods(["GET", "POST"])
def beslissing_versturen(request: HttpRequest, bezwaar_id: int) -> HttpResponse:
    """Say who gets the decision and how, then put the letters ready (RCH-08, RCH-15)."""
    actor = actor_van(request)
    dossier, gevonden = haal_bezwaar(request, bezwaar_id, wat="beslissing_versturen")
    eis(actor, "beslissing_versturen", dossier)
    fout: NuNietMogelijk | None = None
    if request.method == "POST":
        try:
            brieven = verstuur(actor=actor, bezwaar_id=gevonden.pk)
            return gelukt(request, f"Er worden {len(brieven)} brieven gemaakt.", "bezwaar", gevonden.pk)
        except NuNietMogelijk as weigering:
            fout = weigering
    ontvangers = ontvangers_van(dossier, actor.vandaag)
    context = {
        "dossier": dossier,
        "bezwaar": gevonden,
        "beslissing": Bezwaarbeslissing.objects.zichtbaar_voor(actor).filter(bezwaar=gevonden).first(),
        "gevolgen": ontvangers_als_gevolg(dossier, [*ontvangers, *indiener_apart(gevonden, ontvangers)]),
        "fout": fout,
        "onomkeerbaar": HANDELINGEN["beslissing_versturen"].onomkeerbaar,
        "kruimels": bezwaarkruimels(actor, dossier, gevonden, "Beslissing versturen"),
    }
    return pagina(request, "tlv/beslissing_versturen.html", context, status=409 if fout else 200)


@require_http_methods(["GET", "POST"])
def beslissing_verdagen(request: HttpRequest, bezwaar_id: int) -> HttpResponse:
    """Extend the term once, after saying until when and who is told (RCH-12)."""
    actor = actor_van(request)
    dossier, gevonden = haal_bezwaar(request, bezwaar_id, wat="beslissing_verdagen")
    eis(actor, "beslissing_verdagen", dossier)
    form = VerdagenForm(request.POST or None, actor=actor, dossier=dossier)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                uiterlijk = verdaag(actor=actor, bezwaar_id=gevonden.pk, reden=form.cleaned_data["reden"])
                klaar = f"De beslissing komt uiterlijk op {datum_lang(uiterlijk)}."
                return gelukt(request, f"{klaar} De brieven worden gemaakt.", "bezwaar", gevonden.pk)
            except NuNietMogelijk as fout:
                form.neem_weigering_over(fout)
                status = 409
    ontvangers = ontvangers_van(dossier, actor.vandaag)
    context = {
        "dossier": dossier,
        "bezwaar": gevonden,
        "form": form,
        "nieuwe_dag": nieuwe_uiterste_dag(dossier, gevonden, actor.vandaag) if gevonden.te_beslissen else None,
        "gevolgen": ontvangers_als_gevolg(dossier, [*ontvangers, *indiener_apart(gevonden, ontvangers)]),
        "onomkeerbaar": HANDELINGEN["beslissing_verdagen"].onomkeerbaar,
        "kruimels": bezwaarkruimels(actor, dossier, gevonden, "Verdagen"),
    }
    return pagina(request, "tlv/beslissing_verdagen.html", context, status=status)
