"""Asking for the bundle of an objection, reading it, and sending it (RCH-11)."""

from csp.decorators import csp_exempt
from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from swv.kern.documenten.storage import open_bestand
from swv.kern.logboek.services import inzage_vastleggen
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.view import actor_van, gelukt, haal, haal_dossier, pagina
from tlv.bezwaren import bezwaarbeleid
from tlv.models import Bezwaarbundel, Bundelbezorging
from tlv.services.bundels import bezwaarbundel_maken as vraag_aan
from tlv.services.bundels import bezwaarbundel_versturen as verstuur
from tlv.services.bundels import kanaal_voor_indiener
from tlv.views.bezwaar import bezwaarkruimels, haal_bezwaar


@require_POST
def bezwaarbundel_maken(request: HttpRequest, bezwaar_id: int) -> HttpResponse:
    """Ask for a bundle; the page of the objection shows how far it is."""
    _, gevonden = haal_bezwaar(request, bezwaar_id, wat="bezwaarbundel_maken")
    vraag_aan(actor=actor_van(request), bezwaar_id=gevonden.pk)
    klaar = "De bundel wordt gemaakt. U kunt deze pagina verlaten; het werk gaat door."
    return gelukt(request, klaar, "bezwaar", gevonden.pk)


@require_GET
@csp_exempt()  # type: ignore[arg-type]  # the policy of a page keeps browsers from showing a pdf
def bezwaarbundel_lezen(request: HttpRequest, bundel_id: int) -> FileResponse:
    """Stream a bundle that was made."""
    actor = actor_van(request)
    rijen = Bezwaarbundel.objects.zichtbaar_voor(actor).filter(gemaakt_op__isnull=False)
    bundel: Bezwaarbundel = haal(rijen, bundel_id)
    dossier = haal_dossier(request, bundel.dossier_id)
    inzage_vastleggen(actor, dossier, "bezwaarbundel", bundel.pk)
    naam = f"bezwaar-{dossier.nummer}.pdf"
    antwoord = FileResponse(open_bestand(str(bundel.sleutel)), filename=naam, content_type="application/pdf")
    antwoord["Cache-Control"] = "private, no-store"
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


@require_http_methods(["GET", "POST"])
def bezwaarbundel_versturen(request: HttpRequest, bundel_id: int) -> HttpResponse:
    """Say who gets it and how, then record that both get it today."""
    actor = actor_van(request)
    bundel: Bezwaarbundel = haal(Bezwaarbundel.objects.zichtbaar_voor(actor), bundel_id)
    dossier, gevonden = haal_bezwaar(request, bundel.bezwaar_id, wat="bezwaarbundel_versturen")
    eis(actor, "bezwaarbundel_versturen", dossier)
    fout: NuNietMogelijk | None = None
    if request.method == "POST":
        try:
            verstuur(actor=actor, bundel_id=bundel.pk)
            return gelukt(request, "Vastgelegd: de bundel is vandaag verstuurd.", "bezwaar", gevonden.pk)
        except NuNietMogelijk as weigering:
            fout = weigering
    context = {
        "dossier": dossier,
        "bezwaar": gevonden,
        "bundel": bundel,
        "verstuurd": Bundelbezorging.objects.zichtbaar_voor(actor).filter(bundel=bundel).exists(),
        "beleid": bezwaarbeleid(dossier.swv_id, gevonden.ontvangen_op or actor.vandaag),
        "kanaal": kanaal_voor_indiener(gevonden),
        "fout": fout,
        "onomkeerbaar": HANDELINGEN["bezwaarbundel_versturen"].onomkeerbaar,
        "kruimels": bezwaarkruimels(actor, dossier, gevonden, "Bundel versturen"),
    }
    return pagina(request, "tlv/bezwaarbundel_versturen.html", context, status=409 if fout else 200)
