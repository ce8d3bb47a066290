"""The pages of the wijzers: which there are, and one with its form, outcome and reasoning. Nothing is stored."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.organisatie.models import Swv
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, pagina
from swv.kern.wijzers.forms import Wijzerform
from swv.kern.wijzers.register import Wijzer, zoek_wijzer
from swv.kern.wijzers.register import wijzers as alle_wijzers
from swv.kern.wijzers.velden import OngeldigeInvoer
from swv.kern.wijzers.vragen import Antwoord, vraag_wijzer
from swv.kern.wijzers.woorden import uitkomstregels


@login_not_required
@require_GET
def wijzers(request: HttpRequest) -> HttpResponse:
    """Every wijzer; for who has no account, which ones are open."""
    return pagina(request, "kern/wijzers/lijst.html", {"wijzers": alle_wijzers()})


@login_not_required
@require_http_methods(["GET", "POST"])
def wijzer(request: HttpRequest, naam: str) -> HttpResponse:
    """One wijzer. It is a POST because a birth date does not belong in an address; about five queries."""
    gevonden = zoek_wijzer(naam)
    if gevonden is None:
        raise Http404(naam)
    if not gevonden.openbaar and not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    form = _formulier(request, gevonden)
    context: dict[str, Any] = {
        "wijzer": gevonden,
        "form": form,
        "kruimels": [Kruimel("Wijzers", reverse("wijzers")), Kruimel(gevonden.titel)],
    }
    if request.method == "POST" and form.is_valid():
        context |= _antwoord(gevonden, form)
    fout = form.errors or "gat" in context
    return pagina(request, "kern/wijzers/wijzer.html", context, status=422 if fout else 200)


def _formulier(request: HttpRequest, gevonden: Wijzer) -> Wijzerform:
    swvs = list(Swv.objects.order_by("naam").values_list("sleutel", "naam"))
    eigen = _eigen_swv(request)
    return Wijzerform(request.POST or None, wijzer=gevonden, swvs=swvs, initial={"swv": eigen} if eigen else None)


def _eigen_swv(request: HttpRequest) -> str:
    """The SWV that administers the present lidmaatschap: a choice to start from."""
    huidig = actor_van(request).lidmaatschap_id
    lidmaatschappen = request.lidmaatschappen  # type: ignore[attr-defined]
    return next((lid.swv.sleutel for lid in lidmaatschappen if lid.pk == huidig), "")


def _antwoord(gevonden: Wijzer, form: Wijzerform) -> dict[str, Any]:
    """The outcome in words, or the gap in the policy; mistakes go to their questions."""
    try:
        antwoord: Antwoord = vraag_wijzer(gevonden, form.invoer())
    except OngeldigeInvoer as fout:
        form.neem_over(fout.velden)
        return {}
    except NietTeBepalen as gat:
        return {"gat": gat, "ingevuld": form.ingevuld()}
    return {
        "uitkomst": uitkomstregels(gevonden, antwoord.uitslag.uitkomst),
        "redenen": list(dict.fromkeys(antwoord.uitslag.uitleg)),
        "beleid": [(deel.onderdeel, date.fromisoformat(deel.geldig_van)) for deel in antwoord.beleid],
        "ingevuld": form.ingevuld(),
    }
