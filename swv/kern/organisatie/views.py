"""Scholen: which schools work with the SWV, and keeping one of them."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from swv.kern.choices import RelatieSoort
from swv.kern.organisatie import beheren
from swv.kern.organisatie.forms import NieuweSchoolform, Relatieform, Vestigingform, WijzigSchoolform
from swv.kern.organisatie.models import School, SchoolRelatie
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv, mag_swv
from swv.kern.weergave.datums import datum_lang
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, pagina

PER_PAGINA = 50
LIJST = "Scholen"


@require_GET
def scholen(request: HttpRequest) -> HttpResponse:
    """The schools of the SWV, by name; `?q=` and `?afgelopen=1` in the address. Four queries."""
    actor = actor_van(request)
    zoek, afgelopen = request.GET.get("q", "").replace("\x00", "").strip(), request.GET.get("afgelopen", "")
    gezocht = beheren.zoek_scholen(beheren.scholen_van(actor), zoek)
    rijen = beheren.met_stand(actor, gezocht, afgelopen=bool(afgelopen))
    blad = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    relaties = beheren.relaties_van(actor, list(blad))
    context = {
        "pagina": blad,
        "regels": [(school, *_stand(actor, relaties[school.pk])) for school in blad],
        "zoek": zoek,
        "afgelopen": bool(afgelopen),
        "houdt_bij": mag_swv(actor, "school_toevoegen"),
        "kruimels": [Kruimel(LIJST)],
    }
    return pagina(request, "kern/scholen/scholen.html", context)


def _stand(actor: Actor, relaties: list[SchoolRelatie]) -> tuple[str, str]:
    """How a school works with the SWV today, in words, and the tone."""
    geldend = beheren.geldende_relatie(relaties, actor.vandaag)
    if geldend is None:
        return f"gestopt op {datum_lang(relaties[-1].tot)}", "neutraal"
    soort = geldend.get_soort_display()
    if geldend.van > actor.vandaag:
        return f"{soort} vanaf {datum_lang(geldend.van)}", "bezig"
    if not geldend.open_einde:
        return f"{soort} tot {datum_lang(geldend.tot)}", "aandacht"
    return soort, "klaar"


@require_GET
def school(request: HttpRequest, school_id: int) -> HttpResponse:
    """One school: its data, its locations, and how it worked with the SWV through the years."""
    actor = actor_van(request)
    gevonden = beheren.haal_school(actor, school_id)
    relaties = beheren.relaties_van(actor, [gevonden])[gevonden.pk]
    van_een_ander = beheren.houdt_een_ander_bij(actor, gevonden)
    context = {
        "school": gevonden,
        "stand": _stand(actor, relaties),
        "relaties": list(reversed(relaties)),
        "vestigingen": gevonden.vestigingen.order_by("nummer"),
        "van_een_ander": van_een_ander,
        "houdt_bij": mag_swv(actor, "school_wijzigen"),
        "wijzigt": mag_swv(actor, "school_wijzigen") and not van_een_ander,
        "kruimels": _pad(gevonden.naam),
    }
    return pagina(request, "kern/scholen/school.html", context)


@require_http_methods(["GET", "POST"])
def school_toevoegen(request: HttpRequest) -> HttpResponse:
    """A school by hand; many of them come from a file."""
    actor = actor_van(request)
    eis_swv(actor, "school_toevoegen")
    form = NieuweSchoolform(request.POST or None, actor=actor)

    def doe() -> School:
        return beheren.school_toevoegen(actor=actor, gegevens=form.gegevens())

    uitleg = "Daarna laat u bij 'Mensen' de coördinator van de school toe. Veel scholen tegelijk? Lees een bestand in."
    klaar = "{school} staat in de lijst. Laat nu bij 'Mensen' de coördinator van de school toe."
    return _formulier(request, form, doe, "School toevoegen", uitleg, klaar, _pad("School toevoegen"))


@require_http_methods(["GET", "POST"])
def school_wijzigen(request: HttpRequest, school_id: int) -> HttpResponse:
    """Other data of a school; letters that were sent keep what was in them."""
    actor = actor_van(request)
    eis_swv(actor, "school_wijzigen")
    gevonden = beheren.haal_school(actor, school_id)
    form = WijzigSchoolform(request.POST or None, school=gevonden)

    def doe() -> School:
        beheren.school_wijzigen(actor=actor, school_id=gevonden.pk, gegevens=form.gegevens())
        return gevonden

    uitleg = "Dit geldt vanaf nu, ook voor dossiers die al lopen. Brieven die al zijn verstuurd, veranderen niet."
    return _formulier(request, form, doe, "Gegevens wijzigen", uitleg, "De gegevens zijn gewijzigd.", _pad(gevonden))


@require_http_methods(["GET", "POST"])
def vestiging_vastleggen(request: HttpRequest, school_id: int) -> HttpResponse:
    """A new location, or with `?nummer=` another name or place for one."""
    actor = actor_van(request)
    eis_swv(actor, "vestiging_vastleggen")
    gevonden = beheren.haal_school(actor, school_id)
    oud = gevonden.vestigingen.filter(nummer__in=[request.GET.get("nummer", "")[:6].replace("\x00", "")]).first()
    begin = {"nummer": oud.nummer, "naam": oud.naam, "plaats": oud.plaats} if oud else {"plaats": gevonden.plaats}
    form = Vestigingform(request.POST or None, initial=begin)

    def doe() -> School:
        beheren.vestiging_vastleggen(actor=actor, school_id=gevonden.pk, **form.cleaned_data)
        return gevonden

    titel = "Vestiging wijzigen" if oud else "Vestiging toevoegen"
    return _formulier(request, form, doe, titel, "", "De vestiging is vastgelegd.", _pad(gevonden))


@require_http_methods(["GET", "POST"])
def schoolrelatie_vastleggen(request: HttpRequest, school_id: int) -> HttpResponse:
    """How the school works with the SWV: another kind, a last day, or again."""
    actor = actor_van(request)
    eis_swv(actor, "schoolrelatie_vastleggen")
    gevonden = beheren.haal_school(actor, school_id)
    geldend = beheren.geldende_relatie(beheren.relaties_van(actor, [gevonden])[gevonden.pk], actor.vandaag)
    form = Relatieform(request.POST or None, geldend=geldend, actor=actor)

    def doe() -> School:
        beheren.schoolrelatie_vastleggen(
            actor=actor,
            school_id=gevonden.pk,
            soort=RelatieSoort(form.cleaned_data["soort"]),
            van=form.cleaned_data["van"],
            tot=form.tot(),
        )
        return gevonden

    uitleg = (
        "Stopt de samenwerking, dan kan de school vanaf die dag geen nieuwe aanvraag meer beginnen. Dossiers die er"
        " zijn, blijven lopen. Is het een vergissing? Leg dan hier opnieuw vast hoe het zit."
    )
    return _formulier(request, form, doe, "Relatie wijzigen", uitleg, "De relatie is vastgelegd.", _pad(gevonden))


def _formulier(
    request: HttpRequest,
    form: Any,
    doe: Callable[[], School],
    titel: str,
    uitleg: str,
    klaar: str,
    kruimels: list[Kruimel],
) -> HttpResponse:
    """The page of a form; a refusal comes back on it with everything that was typed."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                gedaan = doe()
                return gelukt(request, klaar.format(school=gedaan), "school", gedaan.pk)
            except NuNietMogelijk as fout:
                form.neem_weigering_over(fout)
                status = 409
    context = {
        "titel": titel,
        "uitleg": uitleg,
        "form": form,
        "voorstellen": getattr(form, "besturen", ()),
        "knop": titel,
        "terug_url": kruimels[-1].url or reverse("scholen"),
        "kruimels": [*kruimels, Kruimel(titel)] if kruimels[-1].url else kruimels,
    }
    return pagina(request, "aanvragen/formulierpagina.html", context, status=status)


def _pad(waar: School | str) -> list[Kruimel]:
    """Up to a school, or up to what is being done."""
    lijst = Kruimel(LIJST, reverse("scholen"))
    if isinstance(waar, School):
        return [lijst, Kruimel(waar.naam, reverse("school", args=[waar.pk]))]
    return [lijst, Kruimel(waar)]
