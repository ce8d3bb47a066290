"""What every page of a dossier has in common: find it, log the reading, turn refusals into answers."""

from typing import Any

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from swv.kern.logboek.services import heeft_ingezien, inzage_vastleggen
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NietZichtbaar
from swv.kern.toegang.models import Dossier


def actor_van(request: HttpRequest) -> Actor:
    """The Actor that the middleware put on the request."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def haal(rijen: QuerySet[Any], pk: int) -> Any:
    """One row of an already scoped queryset, or NietZichtbaar (404)."""
    rij: Model | None = rijen.filter(pk=pk).first()
    if rij is None:
        raise NietZichtbaar(f"{rijen.model._meta.label} {pk}")
    return rij


def haal_dossier(request: HttpRequest, dossier_id: int, *, wat: str = "dossier") -> Dossier:
    """The dossier of a page, when visible; the reading is logged before anything of it is shown (VSL-74)."""
    actor = actor_van(request)
    rijen = Dossier.objects.zichtbaar_voor(actor).select_related("aanvraag", "leerling", "school__bestuur", "swv")
    dossier: Dossier = haal(rijen, dossier_id)
    # Saving while somebody types shows no more than the open page; but was it opened? Anybody can say that it is htmx.
    vanzelf = request.method == "POST" and getattr(request, "htmx", False)
    if not vanzelf or not heeft_ingezien(actor, dossier, wat):
        inzage_vastleggen(actor, dossier, wat)
    return dossier


def gelukt(request: HttpRequest, melding: str, naar: str, *argumenten: object) -> HttpResponse:
    """Answer a successful act: say what happened and show where it can be seen."""
    messages.success(request, melding)
    return redirect(naar, *argumenten)


def pagina(
    request: HttpRequest, sjabloon: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    """Render a page."""
    return render(request, sjabloon, context or {}, status=status)
