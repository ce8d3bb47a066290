"""Writing the defence: kept while typing, signed by a button, earlier versions below."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from swv.kern.kalender.klok import nu
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis
from swv.kern.weergave.view import actor_van, gelukt, pagina
from tlv.bezwaar_forms import VerweerForm
from tlv.models import Bezwaarstap, Verweerschrift
from tlv.services.verweer import verweer_opslaan, verweer_vaststellen
from tlv.views.bezwaar import bezwaarkruimels, haal_bezwaar


@require_http_methods(["GET", "POST"])
def verweerschrift_schrijven(request: HttpRequest, bezwaar_id: int) -> HttpResponse:
    """Write the defence beside what the objection says. A save by htmx keeps a draft; the button signs it (RCH-11)."""
    actor = actor_van(request)
    dossier, gevonden = haal_bezwaar(request, bezwaar_id, wat="verweerschrift_schrijven")
    eis(actor, "verweerschrift_schrijven", dossier)
    versies = list(Verweerschrift.objects.zichtbaar_voor(actor).filter(bezwaar=gevonden))
    concept = next((versie for versie in versies if versie.vastgesteld_op is None), None)
    begin = {"tekst": versies[0].tekst if versies else ""}
    begin |= {"gelezen_op": concept.bijgewerkt_op.isoformat()} if concept else {}
    form = VerweerForm(request.POST or None, actor=actor, dossier=dossier, initial=begin)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _bewaar_of_onderteken(request, gevonden.pk, form)
            except NuNietMogelijk as fout:
                form.neem_weigering_over(fout)
                status = 409
    context = {
        "dossier": dossier,
        "bezwaar": gevonden,
        "form": form,
        "concept": concept,
        "getekend": [versie for versie in versies if versie.vastgesteld_op is not None],
        "stappen": Bezwaarstap.objects.zichtbaar_voor(actor).filter(bezwaar=gevonden),
        "kruimels": bezwaarkruimels(actor, dossier, gevonden, "Verweerschrift"),
    }
    return pagina(request, "tlv/verweerschrift_schrijven.html", context, status=status)


def _bewaar_of_onderteken(request: HttpRequest, bezwaar_id: int, form: VerweerForm) -> HttpResponse:
    actor, gegevens = actor_van(request), form.cleaned_data
    tekst, gelezen_op = gegevens["tekst"], gegevens["gelezen_op"]
    if getattr(request, "htmx", False) or "bewaren" in request.POST:
        verweer_opslaan(actor=actor, bezwaar_id=bezwaar_id, tekst=tekst, gelezen_op=gelezen_op)
        if getattr(request, "htmx", False):
            return pagina(request, "aanvragen/_bewaard.html", {"op": nu()})
        return gelukt(request, "Het concept is bewaard.", "bezwaar", bezwaar_id)
    verweer_vaststellen(actor=actor, bezwaar_id=bezwaar_id, tekst=tekst, gelezen_op=gelezen_op)
    return gelukt(request, "Het verweerschrift is ondertekend. Het gaat mee in de bundel.", "bezwaar", bezwaar_id)
