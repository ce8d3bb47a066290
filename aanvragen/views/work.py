"""The work list: what waits for me, by when, what happens next."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db import connection
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from aanvragen.advices import klaar_met_advies
from aanvragen.agenda import TE_BESPREKEN, Agendastand, agendapunten_van, agendastand_van
from aanvragen.choices import BERICHTLEZERS, Status
from aanvragen.models import Agendapunt
from aanvragen.selectors import (
    brieven_klaargezet,
    dossierlijst,
    dossiers_in_lijst,
    ongelezen_per_dossier,
    van_mij_eerst,
    verlopen_aanvullingen,
)
from aanvragen.transitions import MET_BESLUIT
from aanvragen.wording import (
    BRIEVEN_ONDERWEG,
    GEZIN,
    HERSTEL_VERLOPEN,
    IN_WOORDEN,
    TOON,
    naam_van_werkvoorraad,
    statussen_met_werk,
    volgende_stap,
)
from swv.kern.choices import Rol
from swv.kern.organisatie.models import School
from swv.kern.personen.lidmaatschappen import namens
from swv.kern.termijnen.herstel import Herstelverloop
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.middleware import SESSIE_LIDMAATSCHAP
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import mag_swv
from swv.kern.toegang.voorwaarden import betrokken_q
from swv.kern.weergave.panels import werkpanelen
from swv.kern.weergave.view import actor_van, gelukt, pagina

PER_PAGINA = 50
ZIET_AGENDA = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DESKUNDIGE)
ZIET_VERLOOP = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)
KLAAR = (Status.BRIEF_VERZONDEN, Status.INGETROKKEN, Status.SAMENGEVOEGD)


@dataclass(frozen=True, slots=True)
class Werkregel:
    """One line of the work list."""

    dossier: Dossier
    status: str
    toon: str
    uitleg: str
    stap: str
    termijn: date | None
    klaar: bool
    ongelezen: int
    agenda: Agendastand | None


@require_GET
def werkvoorraad(request: HttpRequest) -> HttpResponse:
    """What waits for the actor, the first term on top; `?toon=alles` shows all, the newest on top,
    and `?toon=berichten` those with messages that the actor did not open yet.

    A few queries for all dossiers, however many: count, keys of the page, and what the page shows of them. What waits
    for the actor is little: there one query gets all keys, which is cheaper than counting apart.
    """
    actor = actor_van(request)
    kan_kiezen = bool(statussen_met_werk(actor.rol)) and actor.rol not in GEZIN
    toon = request.GET.get("toon")
    alles = toon == "alles" or not kan_kiezen
    sleutels = dossierlijst(actor).values_list("pk", flat=True)
    ongelezen = ongelezen_per_dossier(actor)
    met_berichten = toon == "berichten" and kan_kiezen
    gekozen = sleutels.filter(pk__in=ongelezen) if met_berichten else sleutels if alles else _wachtend(actor, sleutels)
    blad = Paginator(gekozen, PER_PAGINA).get_page(request.GET.get("pagina"))
    dossiers = dossiers_in_lijst(actor, blad.object_list)
    stappen = _stappen(actor, dossiers)
    verlopen = verlopen_aanvullingen(dossiers, actor.vandaag) if actor.rol in ZIET_VERLOOP else {}
    punten = agendapunten_van(actor, [dossier.pk for dossier in dossiers]) if actor.rol in ZIET_AGENDA else {}
    context = {
        "pagina": blad,
        "regels": [
            _regel(
                dossier,
                stappen[dossier.pk],
                verlopen.get(dossier.pk),
                ongelezen.get(dossier.pk, 0),
                _agenda(actor, dossier, punten.get(dossier.pk)),
            )
            for dossier in dossiers
        ],
        "alles": alles,
        "met_berichten": met_berichten,
        "ongelezen": sum(ongelezen.values()),
        "leest_berichten": actor.rol in BERICHTLEZERS,
        "kan_kiezen": kan_kiezen,
        "titel": naam_van_werkvoorraad(actor.rol),
        "zonder_dossiers": actor.rol in (Rol.KWALITEIT, Rol.BEHEER, Rol.FG),
        "concepten": _concepten(actor),
        "werkpanelen": werkpanelen(actor),
        "is_school": actor.rol == Rol.OCO,
        "mag_beginnen": mag_swv(actor, "aanvraag_beginnen"),
    }
    return pagina(request, "aanvragen/werkvoorraad.html", context)


def _wachtend(actor: Actor, sleutels: QuerySet[Dossier, int]) -> list[int]:
    """The keys of what waits for this role, the first term on top; an expert is done after the own advice.

    For the bureau also the additions that lapsed unused: somebody leaves them out of treatment (RCH-14).
    """
    werk = Q(aanvraag__status__in=statussen_met_werk(actor.rol))
    if actor.rol in ZIET_VERLOOP:
        verlopen = Q(aanvraag__status=Status.AANVULLING_GEVRAAGD, aanvraag__hersteltermijn__lt=actor.vandaag)
        werk |= verlopen & betrokken_q(actor) if actor.rol == Rol.DIRECTEUR else verlopen
    eigen = sleutels.filter(werk)
    op_termijn = F("aanvraag__uiterste_datum").asc(nulls_last=True)
    gevonden = list(eigen.order_by(*van_mij_eerst(actor), op_termijn, "-pk"))
    gedaan = klaar_met_advies(actor, gevonden) if actor.rol == Rol.DESKUNDIGE else set()
    return [pk for pk in gevonden if pk not in gedaan]


def _stappen(actor: Actor, dossiers: list[Dossier]) -> dict[int, str]:
    """What waits for the actor in each dossier; at most one query."""
    stappen = {dossier.pk: volgende_stap(actor.rol, dossier.aanvraag.status) for dossier in dossiers}
    if actor.rol == Rol.DESKUNDIGE:
        stappen |= dict.fromkeys(klaar_met_advies(actor, stappen), "")
    if actor.rol == Rol.SECRETARIAAT:
        besloten = {dossier.pk for dossier in dossiers if dossier.aanvraag.status in MET_BESLUIT}
        stappen |= dict.fromkeys(besloten & brieven_klaargezet(actor, stappen), BRIEVEN_ONDERWEG)
    return stappen


def _agenda(actor: Actor, dossier: Dossier, punt: Agendapunt | None) -> Agendastand | None:
    """For the committee, as long as something can be discussed."""
    if actor.rol not in ZIET_AGENDA or dossier.aanvraag.status not in TE_BESPREKEN:
        return None
    return agendastand_van(dossier.aanvraag, punt)


def _regel(
    dossier: Dossier, stap: str, verloop: Herstelverloop | None, ongelezen: int, agenda: Agendastand | None
) -> Werkregel:
    aanvraag = dossier.aanvraag
    termijn = aanvraag.hersteltermijn or aanvraag.uiterste_datum
    if verloop:
        stap, termijn = HERSTEL_VERLOPEN, verloop.uiterste_dag
    klaar = aanvraag.status in KLAAR or dossier.besloten_op is not None
    return Werkregel(
        dossier=dossier,
        status=aanvraag.get_status_display(),
        toon=TOON[aanvraag.status],
        uitleg=IN_WOORDEN[aanvraag.status],
        stap=stap,
        termijn=termijn,
        klaar=klaar,
        ongelezen=ongelezen,
        agenda=agenda,
    )


def _concepten(actor: Actor) -> list[tuple[str, int]]:
    """How many drafts each school prepares: the secretariaat knows that they exist and no more (INZ-08)."""
    if not mag_swv(actor, "concepten_tellen"):
        return []
    with connection.cursor() as cursor:
        cursor.execute("select school_id, aantal from kern_concepten()")
        aantallen = dict(cursor.fetchall())
    scholen = School.objects.filter(pk__in=aantallen).order_by("naam")
    return [(school.naam, aantallen[school.pk]) for school in scholen]


@require_GET
def aangemeld(request: HttpRequest) -> HttpResponse:
    """An empty answer to whoever is signed in: the browser asks before it sends a long text (`swv.js`)."""
    return HttpResponse()


@require_POST
def lidmaatschap_wisselen(request: HttpRequest) -> HttpResponse:
    """Work in another of one's own lidmaatschappen from now on."""
    eigen = {str(lid.pk): lid for lid in request.lidmaatschappen}  # type: ignore[attr-defined]
    gekozen = eigen.get(request.POST.get("lidmaatschap", ""))
    if gekozen is not None:
        request.session[SESSIE_LIDMAATSCHAP] = gekozen.pk
        bij = f" bij {namens(gekozen)}" if namens(gekozen) else ""
        return gelukt(request, f"U werkt nu als {gekozen.get_rol_display()}{bij}.", "werkvoorraad")
    return gelukt(request, "Die rol hebt u niet meer. U werkt verder in uw huidige rol.", "werkvoorraad")
