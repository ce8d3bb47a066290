"""Documents and signatures: adding, reading through the access check, replacing, withdrawing."""

from typing import Any

from csp.decorators import csp_exempt
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanvragen.choices import Ondertekenstand
from aanvragen.forms import BestandForm, DocumentForm, HandtekeningForm
from aanvragen.models import Handtekening
from aanvragen.selectors import documenteisen
from aanvragen.services import documents as diensten
from aanvragen.views.breadcrumbs import kruimelpad
from aanvragen.views.completeness import volledigheidscontext
from aanvragen.views.reading import documenten_van
from swv.kern.documenten.intake import BestandGeweigerd
from swv.kern.documenten.models import Document
from swv.kern.documenten.storage import open_bestand
from swv.kern.logboek.services import inzage_vastleggen
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, haal, haal_dossier, pagina


@require_http_methods(["GET", "POST"])
def document_toevoegen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Add documents; what is missing stands beside the form.

    The page sends several files one by one, each as a request of its own that answers in JSON: so each is checked and
    kept or refused apart, and the progress shows per file.
    """
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="documenten")
    eis(actor, "document_toevoegen", dossier)
    eisen = documenteisen(dossier, actor.vandaag).values()
    gekozen = {"code": request.GET.get("soort", "")}
    form = DocumentForm(request.POST or None, request.FILES or None, eisen=eisen, initial=gekozen)
    los = request.headers.get("X-Los-Bestand") == "1"
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                document = diensten.document_toevoegen(
                    actor=actor, dossier_id=dossier.pk, code=form.cleaned_data["code"], **_bestand(form)
                )
            except BestandGeweigerd as fout:
                form.add_error("bestand", fout.melding)
            except NuNietMogelijk as fout:
                form.add_error(None, fout.melding)
                status = 409
            else:
                melding = f"{document.naam} is toegevoegd."
                return (
                    JsonResponse({"melding": melding})
                    if los
                    else gelukt(request, melding, "document_toevoegen", dossier.pk)
                )
        if los:
            fouten = [str(tekst) for teksten in form.errors.values() for tekst in teksten]
            return JsonResponse({"melding": " ".join(fouten)}, status=status)
    stand = volledigheidscontext(actor, dossier)
    gevraagd = {stuk.code for stuk in (*stand["volledigheid"].ontbreekt, *stand["volledigheid"].gewenst)}
    context = {
        "dossier": dossier,
        "form": form,
        "documenten": documenten_van(actor, dossier),
        "met_uitleg": [
            eis for eis in eisen if eis.vervuld_door == "bestand" and eis.toelichting and eis.code in gevraagd
        ],
        **stand,
        "kruimels": kruimelpad(actor, dossier, "Documenten"),
    }
    return pagina(request, "aanvragen/documenten.html", context, status=status)


def _bestand(form: BestandForm) -> dict[str, Any]:
    bestand = form.cleaned_data["bestand"]
    return {"naam": bestand.name, "datum": form.cleaned_data["datum"], "bestand": bestand}


@require_http_methods(["GET", "POST"])
def document_vervangen(request: HttpRequest, document_id: int) -> HttpResponse:
    """Put another file in the place of one; the old one stays in the file, marked as withdrawn."""
    actor = actor_van(request)
    document: Document = haal(Document.objects.zichtbaar_voor(actor), document_id)
    dossier = haal_dossier(request, document.dossier_id, wat="documenten")
    eis(actor, "document_vervangen", dossier)
    form = BestandForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                nieuw = diensten.document_vervangen(actor=actor, document_id=document.pk, **_bestand(form))
            except BestandGeweigerd as fout:
                form.add_error("bestand", fout.melding)
            except NuNietMogelijk as fout:
                form.add_error(None, fout.melding)
                status = 409
            else:
                melding = f"{nieuw.naam} telt mee in plaats van {document.naam}."
                return gelukt(request, melding, "document_toevoegen", dossier.pk)
    context = {
        "dossier": dossier,
        "document": document,
        "form": form,
        "kruimels": kruimelpad(
            actor, dossier, Kruimel("Documenten", reverse("document_toevoegen", args=[dossier.pk])), "Vervangen"
        ),
    }
    return pagina(request, "aanvragen/document_vervangen.html", context, status=status)


@require_GET
@csp_exempt()  # type: ignore[arg-type]  # the policy of a page keeps browsers from showing a pdf
def document_lezen(request: HttpRequest, document_id: int) -> FileResponse:
    """Stream a document."""
    return stroom(actor_van(request), document_id)


def stroom(actor: Actor, document_id: int) -> FileResponse:
    """The file: checked, logged and opened first, because streaming runs after the scope has gone."""
    document: Document = haal(Document.objects.zichtbaar_voor(actor).select_related("dossier"), document_id)
    inzage_vastleggen(actor, document.dossier, "document", document.pk)
    antwoord = FileResponse(open_bestand(document.sleutel), filename=document.naam, content_type=document.inhoudstype)
    antwoord["Cache-Control"] = "private, no-store"
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


@require_POST
def document_intrekken(request: HttpRequest, document_id: int) -> HttpResponse:
    """Withdraw a document; it stays in the file, marked as withdrawn."""
    document = diensten.document_intrekken(actor=actor_van(request), document_id=document_id)
    return gelukt(request, f"{document.naam} telt niet meer mee.", "document_toevoegen", document.dossier_id)


@require_http_methods(["GET", "POST"])
def handtekening_vastleggen(request: HttpRequest, handtekening_id: int) -> HttpResponse:
    """Record the signature, or its absence, of one person."""
    actor = actor_van(request)
    rij: Handtekening = haal(Handtekening.objects.zichtbaar_voor(actor), handtekening_id)
    dossier = haal_dossier(request, rij.dossier_id, wat="handtekeningen")
    eis(actor, "handtekening_vastleggen", dossier)
    begin = {"stand": rij.stand, "op": rij.op or actor.vandaag, "herinnerd_op": rij.herinnerd_op, "reden": rij.reden}
    form = HandtekeningForm(request.POST or None, request.FILES or None, initial=begin)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                diensten.handtekening_vastleggen(
                    actor=actor,
                    handtekening_id=rij.pk,
                    stand=Ondertekenstand(form.cleaned_data["stand"]),
                    op=form.cleaned_data["op"],
                    reden=form.cleaned_data["reden"],
                    herinnerd_op=form.cleaned_data["herinnerd_op"],
                    formulier=form.cleaned_data["formulier"],
                )
            except BestandGeweigerd as fout:
                form.add_error("formulier", fout.melding)
            except NuNietMogelijk as fout:
                form.add_error(None, fout.melding)
                status = 409
            else:
                return gelukt(request, f"De handtekening van {rij.naam} is vastgelegd.", "dossier", dossier.pk)
    context = {
        "dossier": dossier,
        "handtekening": rij,
        "form": form,
        "kruimels": kruimelpad(actor, dossier, "Handtekening"),
    }
    return pagina(request, "aanvragen/handtekening.html", context, status=status)
