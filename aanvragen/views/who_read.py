"""Who looked in a dossier: per day, by role and organisation, with what was opened (RCH-61, VSL-74)."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from aanvragen.views.breadcrumbs import kruimelpad
from swv.kern.choices import Rol, Veldgroep
from swv.kern.logboek.selectors import inzagen_per_dag
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.voorwaarden import leesbare_veldgroepen
from swv.kern.weergave.inzagen import inzagen_in_woorden
from swv.kern.weergave.view import actor_van, haal_dossier, pagina

PER_PAGINA = 50


@require_GET
def inzagen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """The lines that this reader may see; of who may not see those of others, the own ones."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="inzagen")
    blad = Paginator(inzagen_per_dag(actor, dossier), PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "dossier": dossier,
        "pagina": blad,
        "dagen": inzagen_in_woorden(blad.object_list),
        "alleen_eigen": _alleen_eigen(actor, dossier),
        "kruimels": kruimelpad(actor, dossier, "Wie keek er?"),
    }
    return pagina(request, "aanvragen/inzagen.html", context)


def _alleen_eigen(actor: Actor, dossier: Dossier) -> bool:
    """Whether the table shows this reader the own lines only, so that the page can say so (INZ-05)."""
    if actor.rol == Rol.LEERLING:
        return Veldgroep.MEDISCH not in leesbare_veldgroepen(actor, dossier)
    return actor.rol not in (Rol.OUDER, Rol.SECRETARIAAT)
