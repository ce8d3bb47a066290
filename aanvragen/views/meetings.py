"""The meetings of the committee: the list, planning a series, and one meeting with its agenda."""

from typing import Any

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from aanvragen.agenda import (
    OPEN_VERGADERING,
    agenda_met_dossiers,
    niet_afgerond,
    nog_niet_op_agenda,
    vergaderingen_van,
)
from aanvragen.choices import Vergaderstatus
from aanvragen.meeting_forms import PlanningForm, WaarForm
from aanvragen.models import Vergadering
from aanvragen.services import meetings
from aanvragen.services.meetings import STAPPEN, Planning, Schema
from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from aanvragen.wording import TOON, VOORBIJ
from swv.kern.beleid.schema import Agenda
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.uitleg import WEEKDAGEN
from swv.kern.kalender.schooljaren import schooljaar
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv, mag_swv, rechten_voor
from swv.kern.weergave.datums import datum_lang
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, haal, pagina

PER_PAGINA = 30
STANDTOON = {"gepland": "bezig", "gesloten": "bezig", "afgerond": "klaar", "vervallen": "neutraal"}
KNOPPEN = {
    (Vergaderstatus.GEPLAND, Vergaderstatus.GESLOTEN): "Agenda sluiten",
    (Vergaderstatus.GEPLAND, Vergaderstatus.VERVALLEN): "Vergadering gaat niet door",
    (Vergaderstatus.GESLOTEN, Vergaderstatus.AFGEROND): "Vergadering afronden",
    (Vergaderstatus.GESLOTEN, Vergaderstatus.GEPLAND): "Agenda weer openen",
    (Vergaderstatus.AFGEROND, Vergaderstatus.GESLOTEN): "Toch niet afgerond",
    (Vergaderstatus.VERVALLEN, Vergaderstatus.GEPLAND): "Toch laten doorgaan",
}


@require_GET
def vergaderingen(request: HttpRequest) -> HttpResponse:
    """The meetings from today on, or with `?toon=geweest` those before; and what is on no agenda yet."""
    actor = actor_van(request)
    eis_swv(actor, "vergaderingen_bekijken")
    geweest = request.GET.get("toon") == "geweest"
    rijen = vergaderingen_van(actor)
    rijen = (
        rijen.filter(datum__lt=actor.vandaag).order_by("-datum", "-pk")
        if geweest
        else rijen.filter(datum__gte=actor.vandaag).order_by("datum", "pk")
    )
    voorbij = vergaderingen_van(actor).filter(status__in=OPEN_VERGADERING, datum__lt=actor.vandaag)
    blad = Paginator(rijen, PER_PAGINA).get_page(request.GET.get("pagina"))
    wachtend = Paginator(nog_niet_op_agenda(actor), PER_PAGINA).get_page(request.GET.get("wachtend"))
    context = {
        "pagina": blad,
        "regels": [(rij, niet_afgerond(rij, actor.vandaag)) for rij in blad],
        "voorbij": voorbij.order_by("datum", "pk")[:PER_PAGINA] if actor.is_bureau and not geweest else (),
        "geweest": geweest,
        "plant": mag_swv(actor, "vergaderingen_plannen"),
        "wachtend": wachtend if actor.is_bureau and not geweest else (),
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("Vergaderingen")],
    }
    return pagina(request, "aanvragen/vergaderingen.html", context)


@require_http_methods(["GET", "POST"])
def vergaderingen_plannen(request: HttpRequest) -> HttpResponse:
    """Plan a meeting in every schoolweek of a period (TLV-101)."""
    actor = actor_van(request)
    eis_swv(actor, "vergaderingen_plannen")
    begin = _voorstel(actor)
    formulier = PlanningForm(request.POST or None, initial=begin)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                planning = meetings.vergaderingen_plannen(actor=actor, schema=Schema(**formulier.cleaned_data))
                return gelukt(request, _verslag(planning), "vergaderingen")
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
    uitleg = (
        "Er komt een vergadering in elke week met schooldagen. Weken zonder schooldagen slaan wij over (TLV-101). Valt"
        " de dag op een vrije dag, dan wordt het de schooldag erna. Dossiers die wachten, komen vanzelf op de agenda."
    )
    context = _formulier(actor, formulier, "Vergaderingen plannen", uitleg)
    return pagina(request, "aanvragen/formulierpagina.html", context, status=status)


def _voorstel(actor: Actor) -> dict[str, Any]:
    """What policy and the school year propose (OPEN-13)."""
    vergaderdag = beleid_op(actor.swv_ids[0], Agenda, actor.vandaag).vergaderdag
    dag = {"weekdag": WEEKDAGEN.index(vergaderdag)} if vergaderdag else {}
    return {**dag, "van": actor.vandaag, "tot_en_met": schooljaar(actor.vandaag).einde, "begintijd": "09:00"}


def _verslag(planning: Planning) -> str:
    aantal = len(planning.nieuw)
    delen = ["Er is 1 vergadering gepland." if aantal == 1 else f"Er zijn {aantal} vergaderingen gepland."]
    if planning.overgeslagen:
        delen.append(f"Overgeslagen omdat er geen school is: {len(planning.overgeslagen)} weken.")
    if planning.geplaatst:
        delen.append(f"Op een agenda gezet: {planning.geplaatst}.")
    return " ".join(delen)


@require_http_methods(["GET", "POST"])
def vergadering_wijzigen(request: HttpRequest, vergadering_id: int) -> HttpResponse:
    """Another time or place."""
    actor = actor_van(request)
    vergadering: Vergadering = haal(vergaderingen_van(actor), vergadering_id)
    eis_swv(actor, "vergadering_wijzigen")
    begin = {veld: getattr(vergadering, veld) for veld in ("begintijd", "online", "plaats")}
    formulier = WaarForm(request.POST or None, initial=begin)
    status = 200
    if request.method == "POST":
        status = 422
        if formulier.is_valid():
            try:
                meetings.vergadering_wijzigen(actor=actor, vergadering_id=vergadering.pk, **formulier.cleaned_data)
                return gelukt(request, "De vergadering is gewijzigd.", "vergadering", vergadering.pk)
            except NuNietMogelijk as fout:
                formulier.neem_weigering_over(fout)
                status = 409
    context = _formulier(actor, formulier, "Tijd of plaats wijzigen", "", vergadering)
    return pagina(request, "aanvragen/formulierpagina.html", context, status=status)


@require_POST
def vergadering_zetten(request: HttpRequest, vergadering_id: int) -> HttpResponse:
    """Close, end or cancel a meeting, or take that back."""
    actor = actor_van(request)
    vergadering: Vergadering = haal(vergaderingen_van(actor), vergadering_id)
    try:
        gezet = meetings.vergadering_zetten(
            actor=actor, vergadering_id=vergadering.pk, status=request.POST.get("status", "")
        )
    except NuNietMogelijk as fout:
        return gelukt(request, fout.melding, "vergadering", vergadering.pk)
    return gelukt(request, f"De vergadering is nu: {gezet.get_status_display()}.", "vergadering", vergadering.pk)


@require_GET
def vergadering(request: HttpRequest, vergadering_id: int) -> HttpResponse:
    """One meeting: when and where, its dossiers in order, and what the secretariaat can do with it."""
    actor = actor_van(request)
    gevonden: Vergadering = haal(vergaderingen_van(actor), vergadering_id)
    eis_swv(actor, "vergaderingen_bekijken")
    return pagina(request, "aanvragen/vergadering.html", vergadering_context(actor, gevonden))


def vergadering_context(actor: Actor, vergadering: Vergadering) -> dict[str, Any]:
    """What the page of one meeting shows; the order can change as long as the agenda is open."""
    punten = agenda_met_dossiers(actor, vergadering)
    voorbij = niet_afgerond(vergadering, actor.vandaag)
    schuift = rechten_voor(actor, [punt.dossier_id for punt in punten], handelingen=["agendapunt_schuiven"])
    return {
        "vergadering": vergadering,
        "punten": [(punt, TOON[punt.dossier.aanvraag.status]) for punt in punten],
        "schuift": len(punten) > 1 and vergadering.status == Vergaderstatus.GEPLAND and all(schuift.values()),
        "knoppen": knoppen_van(actor, vergadering),
        "plant": mag_swv(actor, "vergadering_wijzigen"),
        "voorbij": voorbij,
        "melding": "",
        "stand": VOORBIJ if voorbij else vergadering.get_status_display(),
        "toon": "aandacht" if voorbij else STANDTOON[vergadering.status],
        "kruimels": [
            werkvoorraad_kruimel(actor),
            Kruimel("Vergaderingen", reverse("vergaderingen")),
            Kruimel(datum_lang(vergadering.datum)),
        ],
    }


def knoppen_van(actor: Actor, vergadering: Vergadering) -> list[tuple[str, str]]:
    """What the secretariaat can do with the meeting now: the new status and the text of the button."""
    if not mag_swv(actor, "vergadering_zetten"):
        return []
    nu = Vergaderstatus(vergadering.status)
    return [(str(naar), KNOPPEN[nu, naar]) for naar in STAPPEN[nu]]


def _formulier(
    actor: Actor, formulier: Form, titel: str, uitleg: str, vergadering: Vergadering | None = None
) -> dict[str, Any]:
    terug = reverse("vergadering", args=[vergadering.pk]) if vergadering else reverse("vergaderingen")
    stappen = [werkvoorraad_kruimel(actor), Kruimel("Vergaderingen", reverse("vergaderingen")), Kruimel(titel)]
    return {
        "form": formulier,
        "titel": titel,
        "knop": titel,
        "uitleg": uitleg,
        "terug_url": terug,
        "kruimels": stappen,
    }
