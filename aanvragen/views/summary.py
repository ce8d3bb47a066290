"""The whole aanvraag in the order of the form: to read before signing, to print, and as a PDF."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from csp.decorators import csp_exempt
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET

from aanvragen.choices import Ondertekenstand
from aanvragen.models import Handtekening
from aanvragen.selectors import handtekeningen_van
from aanvragen.views.breadcrumbs import kruimelpad
from aanvragen.views.reading import leesstukken
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.choices import Veldgroep
from swv.kern.documenten.pdf import maak_pdf
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import rechten_voor
from swv.kern.weergave.view import actor_van, haal_dossier, pagina


@require_GET
def samenvatting(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Every answer, document and signature that this reader may read; some fifteen queries."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="samenvatting")
    context = {
        **_inhoud(actor, dossier),
        "mag": rechten_voor(actor, [dossier.pk])[dossier.pk],
        "kruimels": kruimelpad(actor, dossier, "Samenvatting"),
    }
    return pagina(request, "aanvragen/samenvatting.html", context)


@require_GET
@csp_exempt()  # type: ignore[arg-type]  # the policy of a page keeps browsers from showing a pdf
def samenvatting_pdf(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """The same as a PDF, made anew each time for this reader; its name says whether everybody signed."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="samenvatting_pdf")
    inhoud = _inhoud(actor, dossier)
    pdf = _als_pdf(actor, dossier, inhoud)
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="aanvraag-{dossier.nummer}{_achter_de_naam(inhoud)}.pdf"'
    antwoord["Cache-Control"] = "private, no-store"
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord


def samenvatting_als_pdf(actor: Actor, dossier: Dossier) -> bytes:
    """The aanvraag as this reader may read it, for who puts it among other papers."""
    return _als_pdf(actor, dossier, _inhoud(actor, dossier))


def _als_pdf(actor: Actor, dossier: Dossier, inhoud: dict[str, Any]) -> bytes:
    algemeen = beleid_op(dossier.swv_id, Algemeen, actor.vandaag)
    kleur = algemeen.huisstijl.accentkleur
    html = render_to_string(
        "aanvragen/samenvatting_pdf.html", {**inhoud, "accentkleur": kleur, "vandaag": actor.vandaag}
    )
    return maak_pdf(html, titel=f"Aanvraag {dossier.nummer}")


def _inhoud(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    stukken = leesstukken(actor, dossier)
    handtekeningen = handtekeningen_van(actor, dossier)
    return {
        **stukken,
        "dossier": dossier,
        "documenten": [document for document in stukken["documenten"] if document.ingetrokken_op is None],
        "handtekeningen": handtekeningen,
        # Who reads one signature only cannot tell whether everybody signed.
        "ziet_handtekeningen": Veldgroep.ZIENSWIJZE in stukken["groepen"],
        "ondertekend_op": ondertekend_op(handtekeningen),
    }


def ondertekend_op(handtekeningen: Iterable[Handtekening]) -> date | None:
    """The day on which the last person who was asked signed; None as long as one did not, or not what stands now."""
    dagen = [rij.op if rij.stand == Ondertekenstand.GETEKEND and not rij.verlopen else None for rij in handtekeningen]
    gezet = [dag for dag in dagen if dag is not None]
    return max(gezet) if gezet and len(gezet) == len(dagen) else None


def _achter_de_naam(inhoud: dict[str, Any]) -> str:
    if not inhoud["ziet_handtekeningen"]:
        return ""
    op = inhoud["ondertekend_op"]
    return f"-ondertekend-op-{op.isoformat()}" if op else "-niet-ondertekend"
