"""The policy of the SWV as it holds, held and will hold, and the calendar: to read, by who works with it (OVZ-06)."""

from datetime import date
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from aanvragen.kinds import alle_soorten
from swv.kern.beleid.leesbaar import stukken_van, titel_van, verschillen
from swv.kern.beleid.models import Beleidsversie
from swv.kern.beleid.schema import Algemeen, schema_van
from swv.kern.beleid.selectors import beleid_op, versies_van
from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.kalender.feestdagen import termijnfeestdagen
from swv.kern.kalender.schooljaren import Schooljaar, schooljaar
from swv.kern.kalender.selectors import vakanties_in
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.view import actor_van, pagina

LIJST = "Beleid"
JAREN = (-1, 0, 1, 2)
"""School years on offer, counted from this one."""


@require_GET
def beleid(request: HttpRequest) -> HttpResponse:
    """Each part of the policy: since when it holds and what comes after it; two queries."""
    actor = actor_van(request)
    delen = []
    for _, groep in groupby(versies_van(actor).defer("inhoud"), key=lambda versie: (versie.swv_id, versie.onderdeel)):
        versies = list(groep)
        geldend = _geldend(versies, actor.vandaag)
        straks = next((versie for versie in versies if versie.geldig_van > actor.vandaag), None)
        delen.append(
            {"titel": _titel(versies[0].onderdeel), "swv": versies[0].swv, "geldend": geldend, "straks": straks}
        )
    context = {
        "delen": sorted(delen, key=lambda deel: (str(deel["swv"]), deel["titel"])),
        "meer_swvs": len(actor.swv_ids) > 1,
        "kruimels": [Kruimel(LIJST)],
    }
    return pagina(request, "aanvragen/beleid.html", context)


@require_GET
def beleidsversie(request: HttpRequest, beleidsversie_id: int) -> HttpResponse:
    """One version: from when until when, what stands in it, and what changed with it; two queries."""
    actor = actor_van(request)
    versies = versies_van(actor)
    versie = versies.filter(pk=beleidsversie_id).first()
    if versie is None:
        raise Http404
    reeks = list(versies.filter(swv_id=versie.swv_id, onderdeel=versie.onderdeel))
    plaats = reeks.index(versie)
    vorige, volgende = (reeks[plaats - 1] if plaats else None), next(iter(reeks[plaats + 1 :]), None)
    context = {
        "versie": versie,
        "titel": _titel(versie.onderdeel),
        "inhoud_van_besluit": schema_van(versie.onderdeel)[0].aard == "inhoud",
        "geldt": versie == _geldend(reeks, actor.vandaag),
        "vorige": vorige,
        "volgende": volgende,
        "stukken": stukken_van(versie.inhoud),
        "verschillen": verschillen(vorige.inhoud, versie.inhoud) if vorige else [],
        "kruimels": [Kruimel(LIJST, reverse("beleid")), Kruimel(_titel(versie.onderdeel))],
    }
    return pagina(request, "aanvragen/beleidsversie.html", context)


@require_GET
def kalender(request: HttpRequest) -> HttpResponse:
    """The holidays of a school year in the region, what schools have of their own, and when no term ends."""
    actor = actor_van(request)
    nu = schooljaar(actor.vandaag)
    jaren = [nu.verder(verschil) for verschil in JAREN]
    gekozen = next((jaar for jaar in jaren if jaar.naam == request.GET.get("schooljaar")), nu)
    regios = sorted({regio for swv_id in actor.swv_ids if (regio := _regio(swv_id, actor.vandaag))})
    rijen = vakanties_in(actor, gekozen.naam, regios)
    context = {
        "jaren": jaren,
        "gekozen": gekozen,
        "regios": regios,
        "vakanties": [rij for rij in rijen if rij.school_id is None],
        "van_scholen": [rij for rij in rijen if rij.school_id is not None],
        "feestdagen": _feestdagen(gekozen),
        "kruimels": [Kruimel("Kalender")],
    }
    return pagina(request, "aanvragen/kalender.html", context)


def _geldend(versies: list[Beleidsversie], dag: date) -> Beleidsversie | None:
    """The last version that began; it holds until it is replaced (OPEN-84)."""
    return next((versie for versie in reversed(versies) if versie.geldig_van <= dag), None)


def _titel(onderdeel: str) -> str:
    """A part with its kind of aanvraag, as 'Formulier: eerste TLV'."""
    soort = onderdeel.partition(".")[2]
    namen = {soort.sleutel: soort.naam for soort in alle_soorten()}
    return f"{titel_van(onderdeel)}: {namen.get(soort, soort)}" if soort else titel_van(onderdeel)


def _regio(swv_id: int, dag: date) -> str:
    try:
        return beleid_op(swv_id, Algemeen, dag).vakantieregio
    except NietTeBepalen:
        return ""


def _feestdagen(jaar: Schooljaar) -> list[tuple[date, str]]:
    alle: dict[date, Any] = {**termijnfeestdagen(jaar.beginjaar), **termijnfeestdagen(jaar.beginjaar + 1)}
    return sorted((dag, naam) for dag, naam in alle.items() if dag in jaar)
