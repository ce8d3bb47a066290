"""Exporting everything of the SWV: asking, approving by somebody else, and fetching it (RCH-62, VSL-74)."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from swv.kern.documenten.storage import open_bestand
from swv.kern.overdracht import uitvoerdiensten as diensten
from swv.kern.overdracht.models import Uitvoer, Uitvoerstatus
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv, mag_swv
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, pagina

PER_PAGINA = 20


class UitvoerForm(forms.Form):
    """What for, and where it goes."""

    doel = forms.CharField(
        label="Waarvoor is de export, en waar gaat hij heen?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Wie goedkeurt leest dit, en de functionaris gegevensbescherming ook.",
    )


@require_http_methods(["GET", "POST"])
def uitvoeren(request: HttpRequest) -> HttpResponse:
    """The exports there were, and asking for one."""
    actor = actor_van(request)
    formulier = UitvoerForm(request.POST or None)
    status = 200
    if request.method == "POST":
        eis_swv(actor, "uitvoer_vragen")
        status = 422
        if formulier.is_valid():
            try:
                diensten.uitvoer_vragen(actor=actor, doel=formulier.cleaned_data["doel"])
                klaar = "De vraag staat klaar. De directeur-bestuurder ziet hem op deze pagina en keurt hem goed of af."
                return gelukt(request, klaar, "uitvoeren")
            except NuNietMogelijk as fout:
                formulier.add_error(None, fout.melding)
                status = 409
    return _lijst(request, actor, formulier, status=status)


def _lijst(
    request: HttpRequest,
    actor: Actor,
    formulier: forms.Form,
    fout: NuNietMogelijk | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    blad = Paginator(diensten.uitvoeren_van(actor), PER_PAGINA).get_page(request.GET.get("pagina"))
    regels = [_regel(actor, uitvoer) for uitvoer in blad]
    context = {
        "pagina": blad,
        "regels": regels,
        "bezig": any(regel["uitvoer"].status == Uitvoerstatus.MAKEN for regel in regels),
        "form": formulier,
        "mag_vragen": mag_swv(actor, "uitvoer_vragen"),
        "bewaard": diensten.BEWAARD.days,
        "fout": fout,
        "kruimels": [Kruimel("Alles exporteren")],
    }
    return pagina(request, "kern/overdracht/uitvoeren.html", context, status=status)


def _regel(actor: Actor, uitvoer: Uitvoer) -> dict[str, Any]:
    eigen = uitvoer.gevraagd_door_id == actor.persoon_id
    maken = uitvoer.status == Uitvoerstatus.MAKEN
    klaar, totaal = diensten.voortgang_van(uitvoer) if maken else (0, 1)
    return {
        "uitvoer": uitvoer,
        "beoordelen": uitvoer.status == Uitvoerstatus.GEVRAAGD and not eigen and mag_swv(actor, "uitvoer_goedkeuren"),
        "intrekken": uitvoer.status == Uitvoerstatus.GEVRAAGD and eigen and mag_swv(actor, "uitvoer_intrekken"),
        "ophalen": eigen and mag_swv(actor, "uitvoer_ophalen") and diensten.op_te_halen(uitvoer, actor),
        "maken": maken,
        "klaar": klaar,
        "totaal": totaal,
    }


@require_POST
def uitvoer_goedkeuren(request: HttpRequest, uitvoer_id: int) -> HttpResponse:
    """A worker makes it."""
    actor = actor_van(request)
    try:
        diensten.uitvoer_goedkeuren(actor=actor, uitvoer_id=uitvoer_id)
    except NuNietMogelijk as fout:
        return _lijst(request, actor, UitvoerForm(), fout, status=409)
    return gelukt(request, "Goedgekeurd. De export wordt gemaakt; wie hem vroeg, haalt hem hier op.", "uitvoeren")


@require_POST
def uitvoer_afwijzen(request: HttpRequest, uitvoer_id: int) -> HttpResponse:
    """Nothing is made."""
    actor = actor_van(request)
    try:
        diensten.uitvoer_afwijzen(actor=actor, uitvoer_id=uitvoer_id)
    except NuNietMogelijk as fout:
        return _lijst(request, actor, UitvoerForm(), fout, status=409)
    return gelukt(request, "Afgewezen. Er is niets gemaakt.", "uitvoeren")


@require_POST
def uitvoer_intrekken(request: HttpRequest, uitvoer_id: int) -> HttpResponse:
    """Nothing is made, and another question can be asked."""
    actor = actor_van(request)
    try:
        diensten.uitvoer_intrekken(actor=actor, uitvoer_id=uitvoer_id)
    except NuNietMogelijk as fout:
        return _lijst(request, actor, UitvoerForm(), fout, status=409)
    return gelukt(request, "Ingetrokken. Er is niets gemaakt; u kunt een nieuwe export vragen.", "uitvoeren")


@require_POST
def uitvoer_ophalen(request: HttpRequest, uitvoer_id: int) -> HttpResponse | FileResponse:
    """Stream the zip to who asked for it; the moment is written down."""
    actor = actor_van(request)
    try:
        uitvoer = diensten.uitvoer_ophalen(actor=actor, uitvoer_id=uitvoer_id)
    except NuNietMogelijk as fout:
        return _lijst(request, actor, UitvoerForm(), fout, status=409)
    naam = f"export-{uitvoer.gevraagd_op:%Y-%m-%d}.zip"
    antwoord = FileResponse(open_bestand(uitvoer.sleutel), content_type="application/zip")
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord["Cache-Control"] = "private, no-store"
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord
