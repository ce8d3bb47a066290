"""The dossier: what is asked, by whom, where it stands, until when, and what happened."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from aanvragen.choices import Status
from aanvragen.models import Akkoord, Deskundigenadvies, Notitie, Opschorting, Termijnbericht, Toewijzing
from aanvragen.selectors import (
    beslissers_van,
    dwangsom_van,
    gedaan_in,
    gevolg_van_aanvulling,
    handtekeningen_van,
    termijnen_van,
    verlopen_aanvulling,
)
from aanvragen.services.invitations import deelnemers_van
from aanvragen.views.breadcrumbs import kruimelpad
from aanvragen.views.reading import leesstukken
from aanvragen.wording import GEZIN, IN_WOORDEN, TOON, VOOR_GEZIN
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.choices import Rol, Veldgroep
from swv.kern.logboek.models import Gebeurtenis, Inzage
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis, rechten_voor
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.gebeurtenissen import tijdlijn_van
from swv.kern.weergave.panels import panelen_voor
from swv.kern.weergave.velden import DatumField
from swv.kern.weergave.view import actor_van, haal_dossier, pagina

# The one obvious next step of a page is the first of these that the actor may do now.
VOORAAN = (
    "aanvraag_tekenen",
    "aanvraag_volledig_verklaren",
    "deskundigen_toewijzen",
    "advies_opslaan",
    "besluit_nemen",
    "brieven_verzenden",
    "aanvulling_leveren",
    "aanvraag_indienen",
    "aanvraag_voorleggen",
)
ZIET_DWANGSOM = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)
NODIGT_UIT = (Rol.OCO, Rol.SECRETARIAAT)
ELDERS = {"aanvraag_invullen", "document_toevoegen", "document_intrekken", "handtekening_vastleggen"} | {
    "advies_vaststellen",
    "printrun_bevestigen",
    "uitnodiging_maken",
    "uitnodiging_intrekken",
}


@require_GET
def dossier(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """The page of one dossier; some twenty queries, however large the dossier."""
    actor = actor_van(request)
    gevonden = haal_dossier(request, dossier_id)
    aanvraag = gevonden.aanvraag
    mag = rechten_voor(actor, [gevonden.pk])[gevonden.pk]
    gedaan = mag & gedaan_in(actor, gevonden)
    verloop = verlopen_aanvulling(gevonden, actor.vandaag)
    if verloop is None:
        gedaan |= {"buiten_behandeling_laten"}
    context = {
        "dossier": gevonden,
        "aanvraag": aanvraag,
        "toon": TOON[aanvraag.status],
        "week_begint": actor.vandaag - timedelta(days=actor.vandaag.weekday()),
        "in_woorden": IN_WOORDEN[aanvraag.status],
        "acties": _acties(gevonden, mag - gedaan),
        "mag": mag,
        "verloop": verloop,
        "dwangsom": dwangsom_van(gevonden, actor.vandaag) if actor.rol in ZIET_DWANGSOM else None,
        "berichten": Termijnbericht.objects.zichtbaar_voor(actor).filter(dossier=gevonden),
        "naar_printen": "brieven_verzenden" in gedaan,
        "leest_alles": actor.rol in (Rol.DESKUNDIGE, Rol.VOORZITTER, Rol.DIRECTEUR),
        "is_concept": aanvraag.status in (Status.CONCEPT, Status.TER_ONDERTEKENING),
        "tijdlijn": tijdlijn_van(Gebeurtenis.objects.zichtbaar_voor(actor).filter(dossier=gevonden)),
        "panelen": panelen_voor(actor, gevonden),
        "kruimels": kruimelpad(actor, gevonden),
        **_voor_wie_het_niet_kent(actor, gevonden),
        **_inhoud(actor, gevonden),
        **_beoordeling(actor, gevonden),
    }
    return pagina(request, "aanvragen/dossier.html", context)


def _voor_wie_het_niet_kent(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """What the family reads first, and how the family and the school reach the SWV; at most two queries."""
    gezin = actor.rol in GEZIN
    status = dossier.aanvraag.status
    wacht = dossier.besloten_op is None and status != Status.INGETROKKEN
    algemeen = beleid_op(dossier.swv_id, Algemeen, actor.vandaag) if not actor.is_bureau else None
    return {
        "te_doen": VOOR_GEZIN[status] if gezin else "",
        "beslissers": beslissers_van(dossier, actor.vandaag) if gezin and wacht else "",
        "contact": algemeen.contact if algemeen else None,
        "steunpunt": algemeen.benaming if algemeen and gezin else None,
    }


def _acties(dossier: Dossier, mag: frozenset[str]) -> list[dict[str, Any]]:
    volgorde = [naam for naam in VOORAAN if naam in mag]
    volgorde += [naam for naam in HANDELINGEN if naam in mag and naam not in volgorde and naam not in ELDERS]
    acties: list[dict[str, Any]] = []
    for naam in volgorde:
        try:
            url = reverse(naam, args=[dossier.pk])
        except NoReverseMatch:
            continue
        eerst = naam in VOORAAN and not acties
        acties.append({"naam": naam, "label": HANDELINGEN[naam].label, "url": url, "eerst": eerst})
    return acties


def _inhoud(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    stukken = leesstukken(actor, dossier)
    groepen = stukken["groepen"]
    return {
        **stukken,
        "ziet_contact": Veldgroep.CONTACT in groepen,
        "deelnemers": deelnemers_van(actor, dossier) if actor.rol in NODIGT_UIT else [],
        "ziet_notities": Veldgroep.INTERN in groepen,
        "handtekeningen": handtekeningen_van(actor, dossier),
        "opschortingen": Opschorting.objects.zichtbaar_voor(actor).filter(dossier=dossier).order_by("-gevraagd_op"),
    }


def _beoordeling(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    toewijzingen = list(Toewijzing.objects.zichtbaar_voor(actor).filter(dossier=dossier))
    adviezen = {
        advies.toewijzing_id: advies
        for advies in Deskundigenadvies.objects.zichtbaar_voor(actor).filter(dossier=dossier).order_by("pk")
    }
    inzagen = Inzage.objects.zichtbaar_voor(actor).filter(dossier=dossier)
    return {
        "toewijzingen": [(rij, adviezen.get(rij.pk)) for rij in toewijzingen],
        "akkoorden": Akkoord.objects.zichtbaar_voor(actor).filter(dossier=dossier).order_by("op"),
        "notities": Notitie.objects.zichtbaar_voor(actor).filter(dossier=dossier),
        "inzagen": inzagen[:20] if actor.rol in (Rol.SECRETARIAAT, *GEZIN) else [],
    }


@require_GET
def termijnen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """The term clock explained: both dates, every counted day and every day that stood still (RCH-01..04)."""
    gevonden = haal_dossier(request, dossier_id, wat="termijnen")
    overzicht = termijnen_van(gevonden, gevonden.aanvraag)
    beloofd = overzicht.beloofd if overzicht else None
    context = {
        "dossier": gevonden,
        "overzicht": overzicht,
        "belofte_later": bool(overzicht and beloofd and beloofd.uiterste_dag > overzicht.uiterste.uiterste_dag),
        "kruimels": kruimelpad(actor_van(request), gevonden, "Termijnen"),
    }
    return pagina(request, "aanvragen/termijnen.html", context)


@require_GET
def hersteltermijn_gevolg(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """A piece of the page of `aanvulling_vragen`: what the chosen last day would do to the term."""
    actor = actor_van(request)
    gevonden = haal_dossier(request, dossier_id, wat="aanvulling_vragen")
    eis(actor, "aanvulling_vragen", gevonden)
    try:
        dag = DatumField().clean(request.GET.get("hersteltermijn"))
    except ValidationError:
        dag = actor.vandaag
    context = {"gevolg": gevolg_van_aanvulling(gevonden, actor.vandaag, dag)}
    return pagina(request, "aanvragen/_hersteltermijn_gevolg.html", context)
