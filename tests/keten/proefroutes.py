"""Routes for one test: views that write to a dossier and then end in every way in which a view can end."""

from collections.abc import Callable, Iterator

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import path

from aanvragen.services.assessment import notitie_toevoegen
from swv.kern.choices import Inzagerol
from swv.kern.documenten.models import Kanaal
from swv.kern.documenten.services import brief_klaarzetten
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.project.urls import urlpatterns as productroutes

Uitgang = Callable[[], HttpResponse]


def _werp(fout: Exception) -> Uitgang:
    def gooi() -> HttpResponse:
        raise fout

    return gooi


def _onleesbaar() -> Iterator[bytes]:
    yield b"begin"
    raise RuntimeError("halverwege de stroom")


MET_FOUT: dict[str, Uitgang] = {
    "uitzondering": _werp(RuntimeError("kapot")),
    "nu-niet-mogelijk": _werp(NuNietMogelijk("nu niet")),
    "geen-recht": _werp(PermissionDenied("nee")),
    "niet-gevonden": _werp(Http404("weg")),
    "verdacht": _werp(SuspiciousOperation("raar")),
    **{str(status): (lambda status=status: HttpResponse("nee", status=status)) for status in (400, 403, 404, 409, 422)},
    **{str(status): (lambda status=status: HttpResponse("nee", status=status)) for status in (500, 502, 503)},
}
"""How a view may end badly: nothing of what it wrote may stay."""

MET_SUCCES: dict[str, Uitgang] = {
    "200": lambda: HttpResponse("goed"),
    "302": lambda: redirect("werkvoorraad"),
    "stroom": lambda: StreamingHttpResponse(_onleesbaar()),
}
"""How it may end well: then what it wrote does stay, also when sending the answer fails later."""


def _schrijf(request: HttpRequest, dossier_id: int) -> None:
    """A note, an event and a letter with its task: rows in three tables and a message to the broker."""
    notitie_toevoegen(actor=request.actor, dossier_id=dossier_id, tekst="proef")  # type: ignore[attr-defined]
    with transaction.atomic():
        dossier = Dossier.objects.select_related("school__partij").get(pk=dossier_id)
        leg_vast(request.actor, dossier, "proef")  # type: ignore[attr-defined]
        brief_klaarzetten(dossier, "proef", dossier.school.partij.pk, Inzagerol.AANVRAGER, Kanaal.PORTAAL)


def _view(uitgang: Uitgang) -> Callable[[HttpRequest, int], HttpResponse]:
    def view(request: HttpRequest, dossier_id: int) -> HttpResponse:
        _schrijf(request, dossier_id)
        return uitgang()

    return view


def lees_en_faal(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Logs the reading, as every page of a dossier does, and then breaks."""
    from swv.kern.weergave.view import haal_dossier

    haal_dossier(request, dossier_id)
    raise RuntimeError("na het lezen")


urlpatterns = [
    *(path(f"proef/{naam}/<int:dossier_id>/", _view(uit)) for naam, uit in {**MET_FOUT, **MET_SUCCES}.items()),
    path("proef/lezen/<int:dossier_id>/", lees_en_faal),
    *productroutes,
]
