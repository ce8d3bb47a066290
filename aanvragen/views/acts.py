"""One page per act: what will happen to whom, the fields it needs, and the service that does it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.views import View

from aanvragen.forms import HandelingForm
from aanvragen.inserting import Invoegplekken, keuzes_voor, voeg_in
from aanvragen.views.breadcrumbs import kruimelpad
from swv.kern.kalender.klok import nu
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis, zichtbaar
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.onderdelen import Gevolg
from swv.kern.weergave.view import actor_van, gelukt, haal_dossier, pagina


def _geen_gevolgen(actor: Actor, dossier: Dossier) -> list[Gevolg]:
    return []


def _geen_context(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Actpagina:
    """How an act looks: its button, its form, what it does to whom, what is said when it is done and where one goes.

    `vanzelf`: the page also saves by itself while somebody types, and is then answered with a line. `invoegen`: in
    which fields the writer can put texts that the SWV keeps.
    """

    handeling: str
    doe: Callable[[Actor, int, dict[str, Any]], object]
    klaar: str
    formulier: Callable[..., HandelingForm] = HandelingForm
    gevolgen: Callable[[Actor, Dossier], list[Gevolg]] = _geen_gevolgen
    context: Callable[[Actor, Dossier], dict[str, Any]] = _geen_context
    uitleg: str = ""
    sjabloon: str = "aanvragen/handeling.html"
    naar: str = "dossier"
    vanzelf: bool = False
    invoegen: Invoegplekken = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The text of the button and the heading."""
        return HANDELINGEN[self.handeling].label


class HandelingView(View):
    """GET shows the act, POST does it; a refusal comes back on the same page with everything that was typed."""

    act: Actpagina

    def __init__(self, act: Actpagina) -> None:
        super().__init__()
        self.act = act

    def get(self, request: HttpRequest, dossier_id: int) -> HttpResponse:
        """The form of the act."""
        actor = actor_van(request)
        dossier = haal_dossier(request, dossier_id, wat=self.act.handeling)
        eis(actor, self.act.handeling, dossier)
        return self._toon(request, dossier, self.act.formulier(actor=actor, dossier=dossier))

    def post(self, request: HttpRequest, dossier_id: int) -> HttpResponse:
        """Do the act."""
        actor = actor_van(request)
        dossier = haal_dossier(request, dossier_id, wat=self.act.handeling)
        eis(actor, self.act.handeling, dossier)
        if "invoegen" in request.POST:
            return self._voeg_in(request, dossier)
        formulier = self.act.formulier(request.POST, actor=actor, dossier=dossier)
        if not formulier.is_valid():
            return self._toon(request, dossier, formulier, status=422)
        try:
            self.act.doe(actor, dossier_id, formulier.cleaned_data)
        except GeenRecht as fout:
            formulier.add_error(None, fout.melding)
            return self._toon(request, dossier, formulier, status=403)
        except NuNietMogelijk as fout:
            formulier.neem_weigering_over(fout)
            return self._toon(request, dossier, formulier, status=409)
        if self.act.vanzelf and getattr(request, "htmx", False):
            return pagina(request, "aanvragen/_bewaard.html", {"op": nu()})
        if not zichtbaar(actor, dossier):  # the act took the dossier away from who did it
            return gelukt(request, self.act.klaar, "werkvoorraad")
        return gelukt(request, self.act.klaar, self.act.naar, dossier_id)

    def _voeg_in(self, request: HttpRequest, dossier: Dossier) -> HttpResponse:
        """The same page with a text added to what was typed; nothing is saved or judged."""
        actor = actor_van(request)
        formulier = self.act.formulier(actor=actor, dossier=dossier)
        veld = voeg_in(actor, dossier, self.act.invoegen, formulier, request.POST)
        melding = {"ingevoegd": formulier.fields[veld].label} if veld else {"niets_gekozen": True}
        return self._toon(request, dossier, formulier, extra=melding)

    def _toon(
        self,
        request: HttpRequest,
        dossier: Dossier,
        formulier: HandelingForm,
        *,
        status: int = 200,
        extra: dict[str, Any] | None = None,
    ) -> HttpResponse:
        actor = actor_van(request)
        handeling = HANDELINGEN[self.act.handeling]
        context = {
            "dossier": dossier,
            "act": self.act,
            "form": formulier,
            "gevolgen": self.act.gevolgen(actor, dossier),
            "onomkeerbaar": handeling.onomkeerbaar,
            "annuleer_url": reverse(self.act.naar, args=[dossier.pk]),
            "kruimels": kruimelpad(actor, dossier, self.act.label),
            "invoegkeuzes": keuzes_voor(actor, dossier, self.act.invoegen),
            "invoegvelden": list(self.act.invoegen),
            "invoegpad": reverse(self.act.handeling, args=[dossier.pk]),
            **self.act.context(actor, dossier),
            **(extra or {}),
        }
        return pagina(request, self.act.sjabloon, context, status=status)


def actroutes(acts: list[Actpagina]) -> list[URLPattern]:
    """A route per act; the URL name is the act's own name, so that one search finds everything about it."""
    return [
        path(
            f"dossiers/<int:dossier_id>/{act.handeling.replace('_', '-')}/",
            _als_view(act),
            name=act.handeling,
        )
        for act in acts
    ]


def _als_view(act: Actpagina) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, dossier_id: int) -> HttpResponse:
        return HandelingView(act).dispatch(request, dossier_id)  # type: ignore[return-value]

    view.__name__ = act.handeling
    view.__doc__ = f"Page of the act {act.handeling}."
    return view
