"""Mijn meldingen: of what each user wants to be told by mail, and when."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from aanvragen.mail_forms import MeldingenForm
from swv.kern.berichten.models import Mailkeuze
from swv.kern.berichten.services import meldingen_kiezen
from swv.kern.berichten.soorten import soorten_voor
from swv.kern.weergave.view import actor_van, gelukt, pagina


@require_http_methods(["GET", "POST"])
def mijn_meldingen(request: HttpRequest) -> HttpResponse:
    """The kinds that the user can get in any own role, each with its choice; one query."""
    actor = actor_van(request)
    soorten = soorten_voor([lid.rol for lid in request.lidmaatschappen])  # type: ignore[attr-defined]
    gekozen = dict(Mailkeuze.objects.zichtbaar_voor(actor).values_list("soort", "moment"))
    form = MeldingenForm(request.POST or None, soorten=soorten, gekozen=gekozen)
    if request.method == "POST" and form.is_valid():
        meldingen_kiezen(actor=actor, keuzes=form.cleaned_data)
        return gelukt(request, "Uw keuzes zijn bewaard.", "mijn_meldingen")
    return pagina(request, "aanvragen/mijn_meldingen.html", {"form": form}, status=422 if form.errors else 200)
