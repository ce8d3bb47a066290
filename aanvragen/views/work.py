"""The work list: what waits for me, by when, what happens next."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from aanvragen.choices import BERICHTLEZERS
from aanvragen.rules.werklijst import Lijstkeuze
from aanvragen.selectors import dossierlijst, dossiers_in_lijst, ongelezen_per_dossier
from aanvragen.services.saved_lists import lijstweergaven_van
from aanvragen.views.bulk import samen_te_doen
from aanvragen.views.work_lines import concepten_per_school, heeft_werk, wacht_op, werkregels
from aanvragen.wording import GEZIN, naam_van_werkvoorraad, wat_er_wacht
from aanvragen.worklist import PER_GROEP, Wachtrij, alle_gekozen, wachtgroepen
from aanvragen.worklist_forms import LijstForm, gevraagde_keuze
from swv.kern.choices import Rol
from swv.kern.personen.lidmaatschappen import namens
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.middleware import SESSIE_LIDMAATSCHAP
from swv.kern.toegang.rechten import mag_swv
from swv.kern.weergave.panels import werkpanelen
from swv.kern.weergave.view import actor_van, gelukt, pagina

PER_PAGINA = 50


@require_GET
def werkvoorraad(request: HttpRequest) -> HttpResponse:
    """What waits for the actor, the first term on top; `?toon=alles` shows all, the newest on top,
    and `?toon=berichten` those with messages that the actor did not open yet. Filters and order stand in the address.

    A few queries for all dossiers, however many: count, keys of the page, and what the page shows of them. What waits
    for the actor is bounded: there one query gets all keys, which is cheaper than counting apart.
    """
    actor = actor_van(request)
    kan_kiezen = heeft_werk(actor)
    keuze = gevraagde_keuze(request.GET)
    alles = keuze.toon == "alles" or not kan_kiezen
    met_berichten = keuze.toon == "berichten" and kan_kiezen
    ongelezen = ongelezen_per_dossier(actor)
    wacht = wacht_op(actor, Lijstkeuze()) if not alles and not met_berichten else []
    if alles or met_berichten:
        rijen = alle_gekozen(actor, keuze, dossierlijst(actor)).values_list("pk", flat=True)
        sleutels: Any = rijen.filter(pk__in=ongelezen) if met_berichten else rijen
    else:
        sleutels = [rij.pk for rij in (wacht_op(actor, keuze) if keuze.adres else wacht)]
    blad = Paginator(sleutels, PER_PAGINA).get_page(request.GET.get("pagina"))
    context = {
        "pagina": blad,
        "regels": werkregels(actor, dossiers_in_lijst(actor, blad.object_list), ongelezen),
        "keuze": keuze,
        "samen": samen_te_doen(actor),
        "weergaven": lijstweergaven_van(actor) if _kan_filteren(actor) else [],
        "verwijderd": request.GET.get("verwijderd", "") if request.GET.get("verwijderd", "").isdecimal() else "",
        "zonder_keuze": f"?toon={keuze.toon}" if keuze.toon else "?",
        "form": LijstForm(keuze=keuze, actor=actor) if _kan_filteren(actor) else None,
        **_groepen(actor, wacht, keuze),
        "alles": alles,
        "met_berichten": met_berichten,
        "ongelezen": sum(ongelezen.values()),
        "leest_berichten": actor.rol in BERICHTLEZERS,
        "kan_kiezen": kan_kiezen,
        "gezin": actor.rol in GEZIN,
        "titel": naam_van_werkvoorraad(actor.rol),
        "zonder_dossiers": not mag_swv(actor, "dossiers_zoeken"),
        "concepten": concepten_per_school(actor),
        "werkpanelen": werkpanelen(actor),
        "is_school": actor.rol == Rol.OCO,
        "mag_beginnen": mag_swv(actor, "aanvraag_beginnen"),
    }
    return pagina(request, "aanvragen/werkvoorraad.html", context)


@require_GET
def werkvoorraad_aantallen(request: HttpRequest) -> HttpResponse:
    """The counts per group alone: the open page asks for them again every minute; one query (two for an expert)."""
    actor = actor_van(request)
    wacht = wacht_op(actor, Lijstkeuze())
    return pagina(request, "aanvragen/_wachtgroepen.html", _groepen(actor, wacht, gevraagde_keuze(request.GET)))


def _kan_filteren(actor: Actor) -> bool:
    """Families have a dossier or two; who has none has nothing to choose from."""
    return actor.rol not in GEZIN and mag_swv(actor, "dossiers_zoeken")


def _groepen(actor: Actor, wacht: list[Wachtrij], keuze: Lijstkeuze) -> dict[str, Any]:
    groepen = [(groep, wat_er_wacht(actor.rol, groep.status)) for groep in wachtgroepen(wacht, actor.vandaag)]
    return {
        "wachtgroepen": groepen,
        "wachtstatus": keuze.status,
        "wachten_er": len(wacht),
        "per_groep": PER_GROEP,
        "te_veel": any(groep.meer for groep, _ in groepen),
    }


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
