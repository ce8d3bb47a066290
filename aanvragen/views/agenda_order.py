"""The buttons with which an agenda is ordered; without JavaScript the page comes back at the same place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from aanvragen.agenda import agendapunten_van
from aanvragen.services import agenda_order
from aanvragen.views.meetings import vergadering_context
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis
from swv.kern.weergave.view import actor_van, gelukt, haal_dossier, pagina


@require_POST
def agendapunt_schuiven(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """One place up or down."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id)
    eis(actor, "agendapunt_schuiven", dossier)
    try:
        plek = agenda_order.agendapunt_schuiven(
            actor=actor, dossier_id=dossier.pk, richting=request.POST.get("richting", "")
        )
        melding = f"{dossier.leerling} staat nu op plaats {plek}."
    except NuNietMogelijk as fout:
        melding = fout.melding
    punt = agendapunten_van(actor, [dossier.pk]).get(dossier.pk)
    if punt is None:
        return gelukt(request, melding, "vergaderingen")
    if getattr(request, "htmx", False):
        context = {**vergadering_context(actor, punt.vergadering), "melding": melding}
        return pagina(request, "aanvragen/vergadering.html", context)
    gelukt(request, melding, "vergadering", punt.vergadering_id)
    return redirect(f"{reverse('vergadering', args=[punt.vergadering_id])}#punt-{dossier.pk}")
