"""A proposal for other texts: what it changes, what is wrong with it, and the acts of two different people."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from aanvragen.kinds import alle_soorten
from swv.kern.briefteksten import services
from swv.kern.briefteksten.blokken import BRIEFNAMEN, Plaats
from swv.kern.briefteksten.models import Briefvoorstel, Voorstelstatus
from swv.kern.briefteksten.selectors import Vergelijking, fouten_van, vergelijking_van, wijzigingen_van
from swv.kern.briefteksten.verschil import verschil
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.rechten import mag_swv
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, gelukt, haal, pagina
from tlv.text_forms import TerugsturenForm, VoorleggenForm, VoorstelIntrekkenForm
from tlv.views.texts import kruimels_naar, per_brief

TOON = {
    Voorstelstatus.CONCEPT: "bezig",
    Voorstelstatus.VOORGELEGD: "aandacht",
    Voorstelstatus.TERUGGESTUURD: "aandacht",
    Voorstelstatus.GOEDGEKEURD: "klaar",
}


@dataclass(frozen=True, slots=True)
class Rechten:
    """What the reader may do with a proposal now."""

    schrijft: bool
    haalt_terug: bool
    beoordeelt: bool
    trekt_in: bool


def _rechten(actor: Actor, voorstel: Briefvoorstel) -> Rechten:
    eigen = voorstel.gemaakt_door_id == actor.persoon_id
    voorgelegd = voorstel.status == Voorstelstatus.VOORGELEGD
    komt_nog = voorstel.status == Voorstelstatus.GOEDGEKEURD and voorstel.begint_na(actor.vandaag)
    return Rechten(
        schrijft=eigen and voorstel.te_schrijven and mag_swv(actor, "brieftekst_opslaan"),
        haalt_terug=eigen and voorgelegd and mag_swv(actor, "briefvoorstel_terughalen"),
        beoordeelt=voorgelegd and not eigen and mag_swv(actor, "briefvoorstel_goedkeuren"),
        trekt_in=(komt_nog and mag_swv(actor, "briefvoorstel_intrekken"))
        or (voorstel.is_open and mag_swv(actor, "briefvoorstel_opgeven")),
    )


@require_GET
def briefvoorstel(request: HttpRequest, voorstel_id: int) -> HttpResponse:
    """The page of a proposal."""
    actor, voorstel = _haal(request, voorstel_id)
    return _toon(request, actor, voorstel)


@require_POST
def voorleggen(request: HttpRequest, voorstel_id: int) -> HttpResponse:
    """Lay it before a second person."""
    actor, voorstel = _haal(request, voorstel_id)
    formulier = VoorleggenForm(request.POST, soorten=_soorten())
    if not formulier.is_valid():
        return _toon(request, actor, voorstel, status=422, voorleggen=formulier)
    try:
        services.briefvoorstel_voorleggen(actor=actor, voorstel_id=voorstel.pk, **formulier.cleaned_data)
    except NuNietMogelijk as fout:
        formulier.neem_weigering_over(fout)
        return _toon(request, actor, voorstel, status=409, voorleggen=formulier)
    melding = "Uw voorstel is voorgelegd. Vraag een collega, de voorzitter of de directeur om het te bekijken."
    return gelukt(request, melding, "briefvoorstel", voorstel.pk)


@require_POST
def terughalen(request: HttpRequest, voorstel_id: int) -> HttpResponse:
    """Go on writing."""
    return _doe(
        request,
        voorstel_id,
        lambda actor, pk: services.briefvoorstel_terughalen(actor=actor, voorstel_id=pk),
        "U hebt het voorstel teruggehaald en kunt verder schrijven.",
    )


@require_POST
def goedkeuren(request: HttpRequest, voorstel_id: int) -> HttpResponse:
    """Approve what one read."""
    gezien = request.POST.get("gezien", "")
    return _doe(
        request,
        voorstel_id,
        lambda actor, pk: services.briefvoorstel_goedkeuren(actor=actor, voorstel_id=pk, gezien=gezien),
        "De nieuwe teksten zijn goedgekeurd. Tot de eerste dag kunt u ze nog intrekken.",
    )


@require_POST
def terugsturen(request: HttpRequest, voorstel_id: int) -> HttpResponse:
    """Send it back with a reason."""
    actor, voorstel = _haal(request, voorstel_id)
    formulier = TerugsturenForm(request.POST)
    if not formulier.is_valid():
        return _toon(request, actor, voorstel, status=422, terugsturen=formulier)
    reden = formulier.cleaned_data["reden"]
    return _doe(
        request,
        voorstel_id,
        lambda actor, pk: services.briefvoorstel_terugsturen(actor=actor, voorstel_id=pk, reden=reden),
        f"Het voorstel is teruggestuurd naar {voorstel.naam}.",
    )


@require_POST
def intrekken(request: HttpRequest, voorstel_id: int) -> HttpResponse:
    """Take it back for good."""
    actor, voorstel = _haal(request, voorstel_id)
    formulier = VoorstelIntrekkenForm(request.POST, verplicht=voorstel.status == Voorstelstatus.GOEDGEKEURD)
    if not formulier.is_valid():
        return _toon(request, actor, voorstel, status=422, intrekken=formulier)
    reden = formulier.cleaned_data["reden"]
    return _doe(
        request,
        voorstel_id,
        lambda actor, pk: services.briefvoorstel_intrekken(actor=actor, voorstel_id=pk, reden=reden),
        "Het voorstel is ingetrokken. De teksten blijven zoals zij zijn.",
    )


HANDELINGEN: dict[str, Callable[..., HttpResponse]] = {
    "voorleggen": voorleggen,
    "terughalen": terughalen,
    "goedkeuren": goedkeuren,
    "terugsturen": terugsturen,
    "intrekken": intrekken,
}


def _haal(request: HttpRequest, voorstel_id: int) -> tuple[Actor, Briefvoorstel]:
    actor = actor_van(request)
    return actor, haal(Briefvoorstel.objects.zichtbaar_voor(actor), voorstel_id)


def _doe(
    request: HttpRequest, voorstel_id: int, handeling: Callable[[Actor, int], Briefvoorstel], klaar: str
) -> HttpResponse:
    actor, voorstel = _haal(request, voorstel_id)
    try:
        handeling(actor, voorstel.pk)
    except NuNietMogelijk as fout:
        voorstel.refresh_from_db()
        return _toon(request, actor, voorstel, status=409, weigering=fout)
    return gelukt(request, klaar, "briefvoorstel", voorstel.pk)


def _soorten() -> list[tuple[str, str]]:
    return [(soort.sleutel, soort.naam) for soort in alle_soorten()]


def _toon(
    request: HttpRequest,
    actor: Actor,
    voorstel: Briefvoorstel,
    *,
    status: int = 200,
    weigering: NuNietMogelijk | None = None,
    **formulieren: Any,
) -> HttpResponse:
    wijzigingen = wijzigingen_van(voorstel)
    rechten = _rechten(actor, voorstel)
    vergelijkingen = [vergelijking_van(voorstel, soort, wijzigingen) for soort in voorstel.soorten]
    namen = dict(_soorten())
    context = {
        "voorstel": voorstel,
        "toon": TOON.get(Voorstelstatus(voorstel.status), "neutraal"),
        "soorten": [namen[soort] for soort in voorstel.soorten],
        "eerste_soort": voorstel.soorten[0],
        "rechten": rechten,
        "weigering": weigering,
        "brieven": per_brief(vergelijkingen[0].blokken) if rechten.schrijft else [],
        "verschillen": _verschillen(vergelijkingen, namen),
        "fouten": _fouten(actor, voorstel, wijzigingen) if voorstel.is_open else [],
        "gezien": services.naast(voorstel) if rechten.beoordeelt else "",
        "voorleggen": _voorlegformulier(actor, voorstel, wijzigingen, vergelijkingen[0]) if rechten.schrijft else None,
        "terugsturen": TerugsturenForm() if rechten.beoordeelt else None,
        "intrekken": VoorstelIntrekkenForm(verplicht=not voorstel.is_open) if rechten.trekt_in else None,
        "kruimels": kruimels_naar(actor, Kruimel("Voorstel")),
        **formulieren,
    }
    context["formulieren"] = [form for form in formulieren.values() if form.is_bound]
    return pagina(request, "tlv/briefvoorstel.html", context, status=status)


def _voorlegformulier(
    actor: Actor, voorstel: Briefvoorstel, wijzigingen: dict[Plaats, str], deze: Vergelijking
) -> VoorleggenForm:
    """Filled in: tomorrow, and every kind in which the changed texts are the same now."""
    nu = {(blok.brief, blok.blok): blok.nu for blok in deze.gewijzigd}
    gelijk = [
        sleutel
        for sleutel, _ in _soorten()
        if {(blok.brief, blok.blok): blok.nu for blok in vergelijking_van(voorstel, sleutel, wijzigingen).gewijzigd}
        == nu
    ]
    begin = {
        "soorten": voorstel.soorten if voorstel.voorgelegd_op else gelijk,
        "geldig_van": voorstel.geldig_van or actor.vandaag + timedelta(days=1),
        "toelichting": voorstel.toelichting,
    }
    return VoorleggenForm(soorten=_soorten(), initial=begin)


def _fouten(actor: Actor, voorstel: Briefvoorstel, wijzigingen: dict[Plaats, str]) -> list[str]:
    """What stands in the way of every letter, each sentence once."""
    fouten = [f for soort in voorstel.soorten for f in fouten_van(voorstel, soort, wijzigingen, actor.vandaag)]
    return list(dict.fromkeys(fouten))


def _verschillen(vergelijkingen: list[Vergelijking], namen: dict[str, str]) -> list[tuple[list[str], list[Any]]]:
    """What changes, once for all kinds in which it changes alike."""
    samen: dict[tuple[Any, ...], list[str]] = {}
    for vergelijking in vergelijkingen:
        samen.setdefault(tuple(vergelijking.gewijzigd), []).append(namen[vergelijking.soort])
    return [
        (soorten, [(blok, BRIEFNAMEN[blok.brief], list(verschil(blok.nu, blok.nieuw))) for blok in blokken])
        for blokken, soorten in samen.items()
    ]
