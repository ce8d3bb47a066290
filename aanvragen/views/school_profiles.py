"""The schoolondersteuningsprofiel of a school: which schools have one, adding it, reading it (TLV-58)."""

from csp.decorators import csp_exempt
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanvragen.school_forms import SchoolprofielForm
from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from swv.kern.documenten import schoolprofiel_services as diensten
from swv.kern.documenten.intake import BestandGeweigerd
from swv.kern.documenten.schoolprofielen import Schoolprofiel, profielen_van
from swv.kern.documenten.storage import open_bestand
from swv.kern.kalender.schooljaren import schooljaar
from swv.kern.toegang.rechten import eis_swv
from swv.kern.toegang.scholen import eigen_scholen
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, haal, pagina

PER_PAGINA = 50


@require_GET
def schoolprofielen(request: HttpRequest) -> HttpResponse:
    """The schools whose profile the actor keeps, with what there is for this school year; three queries."""
    actor = actor_van(request)
    eis_swv(actor, "schoolprofielen_bekijken")
    dit = schooljaar(actor.vandaag)
    blad = Paginator(eigen_scholen(actor).order_by("naam", "pk"), PER_PAGINA).get_page(request.GET.get("pagina"))
    rijen = profielen_van(actor).filter(school__in=[school.pk for school in blad], ingetrokken_op__isnull=True)
    laatste = {rij.school_id: rij for rij in rijen.filter(beginjaar__lte=dit.beginjaar).order_by("beginjaar", "pk")}
    context = {
        "pagina": blad,
        "regels": [(school, laatste.get(school.pk)) for school in blad],
        "schooljaar": dit.naam,
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Schoolprofielen")],
    }
    return pagina(request, "aanvragen/schoolprofielen.html", context)


@require_http_methods(["GET", "POST"])
def schoolprofiel_toevoegen(request: HttpRequest, school_id: int) -> HttpResponse:
    """What a school has, and adding the profile of a year."""
    actor = actor_van(request)
    eis_swv(actor, "schoolprofiel_toevoegen")
    school = haal(eigen_scholen(actor), school_id)
    formulier = SchoolprofielForm(request.POST or None, request.FILES or None, vandaag=actor.vandaag)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            bestand = formulier.cleaned_data["bestand"]
            jaar = formulier.cleaned_data["beginjaar"]
            try:
                rij = diensten.schoolprofiel_toevoegen(
                    actor=actor, school_id=school.pk, beginjaar=jaar, naam=bestand.name, bestand=bestand
                )
            except BestandGeweigerd as fout:
                formulier.add_error("bestand", fout.melding)
            else:
                melding = f"Het profiel voor {rij.schooljaar} is toegevoegd."
                return gelukt(request, melding, "schoolprofiel_toevoegen", school.pk)
    blad = Paginator(profielen_van(actor).filter(school=school), PER_PAGINA).get_page(request.GET.get("pagina"))
    lijst = Kruimel("Schoolprofielen", reverse("schoolprofielen"))
    context = {
        "school": school,
        "form": formulier,
        "pagina": blad,
        "kruimels": [werkvoorraad_kruimel(actor), lijst, Kruimel(school.naam)],
    }
    return pagina(request, "aanvragen/schoolprofiel.html", context, status=status)


@require_POST
def schoolprofiel_intrekken(request: HttpRequest, schoolprofiel_id: int) -> HttpResponse:
    """It was the wrong document."""
    rij = diensten.schoolprofiel_intrekken(actor=actor_van(request), schoolprofiel_id=schoolprofiel_id)
    melding = f"{rij.naam} is ingetrokken en telt niet meer. Was het toch goed? Voeg het dan opnieuw toe."
    return gelukt(request, melding, "schoolprofiel_toevoegen", rij.school_id)


@require_GET
@csp_exempt()  # type: ignore[arg-type]  # the policy of a page keeps browsers from showing a pdf
def schoolprofiel_lezen(request: HttpRequest, schoolprofiel_id: int) -> FileResponse:
    """Stream a profile to whoever weighs what the school offers."""
    actor = actor_van(request)
    eis_swv(actor, "schoolprofiel_lezen")
    rij: Schoolprofiel = haal(profielen_van(actor), schoolprofiel_id)
    antwoord = FileResponse(open_bestand(rij.sleutel), filename=rij.naam, content_type="application/pdf")
    antwoord["Cache-Control"] = "private, no-store"
    antwoord["X-Content-Type-Options"] = "nosniff"
    return antwoord
