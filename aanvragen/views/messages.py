"""The messages of a dossier: reading them and writing one, on one page."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from aanvragen.forms import BerichtForm
from aanvragen.models import Bericht
from aanvragen.selectors import ongelezen_voor
from aanvragen.services.messages import bericht_sturen, berichten_gelezen
from aanvragen.views.breadcrumbs import kruimelpad
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis
from swv.kern.weergave.view import actor_van, gelukt, haal_dossier, pagina

PER_PAGINA = 20


@require_http_methods(["GET", "POST"])
def berichten(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """GET lists what the actor may read, newest first, and marks that as read.

    POST sends, and keeps what was typed when that is refused.
    """
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="berichten")
    eis(actor, "bericht_sturen", dossier)
    if request.method == "GET":
        return _toon(request, dossier, BerichtForm(actor=actor, dossier=dossier))
    formulier = BerichtForm(request.POST, actor=actor, dossier=dossier)
    if not formulier.is_valid():
        return _toon(request, dossier, formulier, status=422)
    try:
        bericht_sturen(actor=actor, dossier_id=dossier_id, **formulier.cleaned_data)
    except NuNietMogelijk as fout:
        formulier.neem_weigering_over(fout)
        return _toon(request, dossier, formulier, status=409)
    return gelukt(request, "Uw bericht is verstuurd.", "bericht_sturen", dossier_id)


def _toon(request: HttpRequest, dossier: Dossier, formulier: BerichtForm, *, status: int = 200) -> HttpResponse:
    actor = actor_van(request)
    rijen = Bericht.objects.van(actor, dossier)
    blad = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    nieuw = set(ongelezen_voor(actor).filter(pk__in=[rij.pk for rij in blad]).values_list("pk", flat=True))
    berichten_gelezen(actor=actor, berichten=[rij for rij in blad if rij.pk in nieuw])
    context = {
        "dossier": dossier,
        "form": formulier,
        "pagina": blad,
        "nieuw": nieuw,
        "kruimels": kruimelpad(actor, dossier, "Berichten"),
    }
    return pagina(request, "aanvragen/berichten.html", context, status=status)
