"""What a parent or the pupil thinks: written in peace, saved while typing, sent when it is ready."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from aanvragen.family_forms import ZienswijzeForm
from aanvragen.family_wording import zienswijzeregel
from aanvragen.selectors import eigen_zienswijze
from aanvragen.services import family
from aanvragen.views.breadcrumbs import kruimelpad
from aanvragen.views.reading import leesstukken
from swv.kern.kalender.klok import nu
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.view import actor_van, gelukt, haal_dossier, pagina


@require_http_methods(["GET", "POST"])
def zienswijze_geven(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """The own view. A save by htmx keeps a draft and answers with a line; the button sends it."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="zienswijze_geven")
    eis(actor, "zienswijze_geven", dossier)
    eigen = eigen_zienswijze(actor, dossier)
    begin = {"tekst": eigen.tekst, "alleen_commissie": eigen.alleen_commissie} if eigen else {}
    form = ZienswijzeForm(request.POST or None, actor=actor, dossier=dossier, initial=begin)
    status = 200
    if request.method == "POST" and form.is_valid():
        inhoud = {"tekst": form.cleaned_data["tekst"], "alleen_commissie": form.cleaned_data["alleen_commissie"]}
        try:
            if getattr(request, "htmx", False):
                family.zienswijze_opslaan(actor=actor, dossier_id=dossier.pk, **inhoud)
                return pagina(request, "aanvragen/_bewaard.html", {"op": nu()})
            family.zienswijze_geven(actor=actor, dossier_id=dossier.pk, **inhoud)
        except NuNietMogelijk as fout:
            eigen = eigen_zienswijze(actor, dossier)
            if getattr(request, "htmx", False) and eigen is not None and eigen.verzonden_op is not None:
                return pagina(request, "aanvragen/_al_verstuurd.html", {})  # by the button, or from another tab
            form.neem_weigering_over(fout)
            status = 409
        else:
            return gelukt(request, "Dank u wel. Wat u schreef is verstuurd.", "dossier", dossier.pk)
    context = {
        "dossier": dossier,
        "form": form,
        "eigen": eigen,
        "zienswijzeregel": zienswijzeregel(actor.rol),
        "onomkeerbaar": HANDELINGEN["zienswijze_geven"].onomkeerbaar,
        **leesstukken(actor, dossier),
        "kruimels": kruimelpad(actor, dossier, "Wat u vindt"),
    }
    return pagina(request, "aanvragen/zienswijze.html", context, status=status)
