"""One act on several dossiers of the work list: choose, see what will happen, and per dossier what came of it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from aanvragen.forms import HandelingForm
from aanvragen.selectors import dossiers_in_lijst
from aanvragen.services.bulk import HOOGSTENS, doe_samen
from aanvragen.views.acts import Actpagina
from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from aanvragen.views.meeting_acts import COMMISSIE
from aanvragen.views.repair_pages import HERSTEL
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NietZichtbaar
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import rechten_voor
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, pagina

# Acts that ask the same of each dossier and that can be put right again; a judgement is given one by one.
SAMEN = {
    act.handeling: act
    for act in (*COMMISSIE, *HERSTEL)
    if act.handeling in ("dossier_agenderen", "aanvraag_overdragen")
}


@dataclass(frozen=True, slots=True)
class Keuze:
    """The chosen dossiers that the actor sees, and those on which the act can be done now."""

    act: Actpagina
    dossiers: list[Dossier]
    mogelijk: list[Dossier]

    @property
    def niet(self) -> list[Dossier]:
        """The others."""
        return [dossier for dossier in self.dossiers if dossier not in self.mogelijk]


def samen_te_doen(actor: Actor) -> list[tuple[str, str]]:
    """The acts that this role can do on several dossiers, with their labels."""
    return [(naam, act.label) for naam, act in SAMEN.items() if actor.rol in HANDELINGEN[naam].wie]


@require_http_methods(["GET", "POST"])
def dossiers_samen_doen(request: HttpRequest) -> HttpResponse:
    """GET shows the chosen dossiers and asks what the act needs; POST does it and shows the outcome of each."""
    actor = actor_van(request)
    keuze = _keuze(actor, request.POST if request.method == "POST" else request.GET)
    if not keuze.dossiers:
        messages.info(request, "Kies eerst een of meer dossiers in de lijst.")
        return redirect("werkvoorraad")
    if not keuze.mogelijk:
        return _toon(request, keuze, None)
    formulier = _formulier(keuze, actor, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not formulier.is_valid():
        return _toon(request, keuze, formulier, status=422 if formulier.errors else 200)
    gegevens = formulier.cleaned_data
    uitkomsten = doe_samen(keuze.mogelijk, lambda pk: keuze.act.doe(actor, pk, gegevens))
    return _toon(request, keuze, None, uitkomsten=uitkomsten, gelukt=sum(rij.gelukt for rij in uitkomsten))


def _keuze(actor: Actor, vraag: QueryDict) -> Keuze:
    act = SAMEN.get(vraag.get("handeling", ""))
    if act is None or act.handeling not in dict(samen_te_doen(actor)):
        raise NietZichtbaar("handeling")
    gevraagd = [int(pk) for pk in vraag.getlist("dossier") if pk.isascii() and pk.isdecimal() and len(pk) < 19]
    dossiers = dossiers_in_lijst(actor, list(dict.fromkeys(gevraagd))[:HOOGSTENS])
    mag = rechten_voor(actor, [dossier.pk for dossier in dossiers], handelingen=[act.handeling])
    return Keuze(act, dossiers, [dossier for dossier in dossiers if act.handeling in mag[dossier.pk]])


def _formulier(keuze: Keuze, actor: Actor, gegevens: QueryDict | None) -> HandelingForm:
    """The form of the act for the first dossier; what it offers that another refuses stands in that one's outcome."""
    argumenten = () if gegevens is None else (gegevens,)
    return keuze.act.formulier(*argumenten, actor=actor, dossier=keuze.mogelijk[0])


def _toon(
    request: HttpRequest, keuze: Keuze, formulier: HandelingForm | None, *, status: int = 200, **extra: Any
) -> HttpResponse:
    context = {
        "keuze": keuze,
        "form": formulier,
        "uitkomsten": None,
        "kruimels": [werkvoorraad_kruimel(actor_van(request)), Kruimel(keuze.act.label)],
        **extra,
    }
    return pagina(request, "aanvragen/dossiers_samen_doen.html", context, status=status)
