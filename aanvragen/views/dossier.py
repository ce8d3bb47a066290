"""The dossier: what is asked, by whom, where it stands, until when, and what happened."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import require_GET

from aanvragen.agenda import agendapunten_van, agendastand_van
from aanvragen.choices import Gespreksstatus, Status
from aanvragen.models import (
    Akkoord,
    Belangmelding,
    Deskundigenadvies,
    Gesprek,
    Notitie,
    Opschorting,
    Termijnbericht,
    Toewijzing,
    Zienswijzeverzoek,
)
from aanvragen.selectors import (
    dwangsom_van,
    gedaan_in,
    gevolg_van_aanvulling,
    handtekeningen_van,
    lopende_aanvragen,
    ongelezen_voor,
    procedurebeleid_datum,
    termijnen_van,
    verlopen_aanvulling,
)
from aanvragen.services.asking import Zienswijzestand, open_verzoek, zienswijzestand_van
from aanvragen.services.invitations import deelnemers_van
from aanvragen.services.mandates import bevoegdheid_niet_behandelen
from aanvragen.services.merging import gaat_verder_in, samengevoegd_uit
from aanvragen.services.moving import mogelijke_scholen
from aanvragen.services.repair import heeft_contactpersoon
from aanvragen.services.sharing import meelezers_van
from aanvragen.services.talks import open_gesprekken
from aanvragen.transitions import LOPEND, ONBESLIST
from aanvragen.views.breadcrumbs import kruimelpad
from aanvragen.views.family_dossier import gezinsdossier
from aanvragen.views.reading import leesstukken
from aanvragen.wording import GEZIN, IN_WOORDEN, TOON
from swv.kern.beleid.schema import Algemeen, Termijnen
from swv.kern.beleid.selectors import beleid_op, beleidswisselingen
from swv.kern.beleid.uitleg import Reden
from swv.kern.choices import Rol, Veldgroep
from swv.kern.logboek.models import Gebeurtenis, Inzage
from swv.kern.termijnen.dagregels import dagregels
from swv.kern.termijnen.dwangsom import Dwangsomtelling
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis, mag_swv, rechten_voor
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.gebeurtenissen import tijdlijn_van
from swv.kern.weergave.panels import panelen_voor
from swv.kern.weergave.velden import DatumField
from swv.kern.weergave.view import actor_van, haal_dossier, pagina

# The one obvious next step of a page is the first of these that the actor may do now.
VOORAAN = (
    "aanvraag_volledig_verklaren",
    "deskundigen_toewijzen",
    "advies_opslaan",
    "besluit_nemen",
    "brieven_verzenden",
    "aanvulling_leveren",
    "aanvraag_indienen",
    "aanvraag_voorleggen",
)
# Wanted now and then; folded away, so that what is usual stands out.
ZELDEN = frozenset(
    {
        "aanvraag_intrekken",
        "dossier_agenderen",
        "gesprek_vastleggen",
        "gesprek_afzeggen",
        "aanvraag_overdragen",
        "aanvraag_verplaatsen",
        "aanvragen_samenvoegen",
        "concept_verplaatsen",
        "termijn_verdagen",
        "termijn_opschorten",
        "ingebrekestelling_vastleggen",
        "herbespreking_vastleggen",
        "besluit_herstellen",
        "deskundige_vervangen",
        "dossier_delen",
        "adviesteam_raadplegen",
        "school_betrekken",
        "voorziening_betrekken",
        "doorverwijzen",
        "zelf_behandelen",
    }
)
GESPREKSACTEN = frozenset({"gesprek_vragen", "gesprek_afzeggen"})
# Offered elsewhere on the page. What is done to one document or signature has no page of the dossier to lead to.
ELDERS = {
    "document_toevoegen",
    "advies_vaststellen",
    "formulier_bijwerken",
    "meelezen_beeindigen",
    "uitnodiging_maken",
    "uitnodiging_intrekken",
    "verslag_vastleggen",
    "heropening_vragen",
    "heropening_intrekken",
    "heropening_afwijzen",
    "dossier_heropenen",
    "leesnotitie_bewaren",
    "agendapunt_schuiven",
    "verlenging_beginnen",
    # on the page of the TLV
    "overstap_vastleggen",
    "terugkeer_vastleggen",
    "gebruik_beeindigen",
    "gebruik_terugdraaien",
    "invoer_vastleggen",
    "terugplaatsing_vastleggen",
}


def _doet_een_ander(actor: Actor, dossier: Dossier, mag: frozenset[str]) -> bool:
    """Whether another function leaves this aanvraag out of treatment (RCH-14); without a mandate the page says why."""
    if "buiten_behandeling_laten" not in mag:
        return True
    uitkomst = bevoegdheid_niet_behandelen(actor, dossier)
    return isinstance(uitkomst, Reden) and uitkomst.code == "andere_functie"


@require_GET
def dossier(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """The page of one dossier; some thirty queries at most, however large the dossier."""
    actor = actor_van(request)
    gevonden = haal_dossier(request, dossier_id)
    if actor.rol in GEZIN:
        return gezinsdossier(request, actor, gevonden)
    aanvraag = gevonden.aanvraag
    mag = rechten_voor(actor, [gevonden.pk])[gevonden.pk]
    gedaan = mag & gedaan_in(actor, gevonden)
    verloop = verlopen_aanvulling(gevonden, actor.vandaag)
    verzoek = open_verzoek(actor, gevonden) if aanvraag.status in LOPEND else None
    stand = zienswijzestand_van(actor, gevonden) if "zienswijze_opvragen" in mag else None
    ook_lopend = _ook_lopend(actor, gevonden)
    gedaan |= _niet_nu(actor, gevonden, mag, stand, verzoek)
    if not any(ander.school_id == gevonden.school_id for ander in ook_lopend):
        gedaan |= {"aanvragen_samenvoegen"}
    if verloop is None or _doet_een_ander(actor, gevonden, mag):
        gedaan |= {"buiten_behandeling_laten"}
    acties = _acties(gevonden, mag - gedaan)
    zelden = [actie for actie in acties if actie["naam"] in ZELDEN]
    zelden = zelden if len(zelden) > 1 else []
    context = {
        "dossier": gevonden,
        "aanvraag": aanvraag,
        "toon": TOON[aanvraag.status],
        "agenda": agendastand_van(aanvraag, agendapunten_van(actor, [gevonden.pk]).get(gevonden.pk)),
        "is_bureau": actor.is_bureau,
        "in_woorden": IN_WOORDEN[aanvraag.status],
        "acties": [actie for actie in acties if actie not in zelden],
        "acties_zelden": zelden,
        "mag": mag,
        "ongelezen": ongelezen_voor(actor).filter(dossier=gevonden).count() if "bericht_sturen" in mag else 0,
        "verloop": verloop,
        "dwangsom": _dwangsom(actor, gevonden),
        "loopt": aanvraag.status in ONBESLIST,
        "verder_in": gaat_verder_in(actor, gevonden),
        "samengevoegd_uit": samengevoegd_uit(actor, gevonden),
        "berichten": Termijnbericht.objects.van(actor, gevonden),
        "naar_printen": "brieven_verzenden" in gedaan,
        "leest_alles": actor.rol in (Rol.DESKUNDIGE, Rol.VOORZITTER, Rol.DIRECTEUR),
        "is_concept": aanvraag.status in (Status.CONCEPT, Status.TER_ONDERTEKENING),
        "tijdlijn": tijdlijn_van(Gebeurtenis.objects.van(actor, gevonden)),
        "verzoek": verzoek,
        "zienswijze_signaal": stand.signaal if stand and verzoek is None else None,
        "ook_lopend": ook_lopend,
        "panelen": panelen_voor(actor, gevonden),
        "kruimels": kruimelpad(actor, gevonden),
        **_inhoud(actor, gevonden, mag),
        **_beoordeling(actor, gevonden),
    }
    return pagina(request, "aanvragen/dossier.html", context)


def _dwangsom(actor: Actor, dossier: Dossier) -> Dwangsomtelling | None:
    """For who decides; of a merged aanvraag it runs in the one that stays (RCH-06). At most one query."""
    if not mag_swv(actor, "dwangsom_bekijken") or dossier.aanvraag.status == Status.SAMENGEVOEGD:
        return None
    return dwangsom_van(dossier, actor.vandaag)


def _ook_lopend(actor: Actor, dossier: Dossier) -> list[Dossier]:
    """Other open aanvragen about the pupil for the same thing, for who can do something about it; one query."""
    if actor.rol not in (Rol.OCO, Rol.SECRETARIAAT, Rol.VOORZITTER) or dossier.aanvraag.status not in ONBESLIST:
        return []
    return list(lopende_aanvragen(actor, dossier.leerling_id, dossier.soort).exclude(pk=dossier.pk))


def _niet_nu(
    actor: Actor,
    dossier: Dossier,
    mag: frozenset[str],
    stand: Zienswijzestand | None,
    verzoek: Zienswijzeverzoek | None,
) -> set[str]:
    """Acts to which the status is no bar, but for which this dossier gives no reason; at most four queries."""
    weg: set[str] = set()
    if actor.is_bureau and "aanvraag_overdragen" in mag and heeft_contactpersoon(actor, dossier):
        weg.add("aanvraag_overdragen")
    if "zienswijze_opvragen" in mag and (verzoek is not None or (stand and stand.gegeven)):
        weg.add("zienswijze_opvragen")
    lopend = {rij.status for rij in open_gesprekken(actor, dossier)} if mag & GESPREKSACTEN else set()
    if not lopend:
        weg.add("gesprek_afzeggen")
    if Gespreksstatus.GEVRAAGD in lopend:
        weg.add("gesprek_vragen")
    if "concept_verplaatsen" in mag and not mogelijke_scholen(actor, dossier):
        weg.add("concept_verplaatsen")
    return weg


def _acties(dossier: Dossier, mag: frozenset[str]) -> list[dict[str, Any]]:
    volgorde = [naam for naam in VOORAAN if naam in mag]
    volgorde += [naam for naam in HANDELINGEN if naam in mag and naam not in volgorde and naam not in ELDERS]
    acties: list[dict[str, Any]] = []
    for naam in volgorde:
        try:
            url = reverse(naam, kwargs={"dossier_id": dossier.pk})
        except NoReverseMatch:
            continue
        eerst = naam in VOORAAN and not acties
        acties.append({"naam": naam, "label": HANDELINGEN[naam].label, "url": url, "eerst": eerst})
    return acties


def _inhoud(actor: Actor, dossier: Dossier, mag: frozenset[str]) -> dict[str, Any]:
    stukken = leesstukken(actor, dossier)
    groepen = stukken["groepen"]
    return {
        **stukken,
        "gezin": False,
        "contact": None if actor.is_bureau else beleid_op(dossier.swv_id, Algemeen, actor.vandaag).contact,
        "ziet_contact": Veldgroep.CONTACT in groepen,
        "deelnemers": deelnemers_van(actor, dossier) if "uitnodiging_intrekken" in mag else [],
        "ziet_notities": Veldgroep.INTERN in groepen,
        "handtekeningen": handtekeningen_van(actor, dossier),
        "opschortingen": Opschorting.objects.van(actor, dossier).order_by("-gevraagd_op"),
    }


def _beoordeling(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    toewijzingen = list(Toewijzing.objects.van(actor, dossier).filter(vervangen_op__isnull=True))
    rijen = Deskundigenadvies.objects.van(actor, dossier).order_by("ronde")
    adviezen: dict[int, list[Deskundigenadvies]] = {}
    for advies in rijen:
        adviezen.setdefault(advies.toewijzing_id, []).insert(0, advies)  # the latest first
    inzagen = Inzage.objects.van(actor, dossier)
    return {
        "belangen": Belangmelding.objects.van(actor, dossier)
        .filter(toewijzing__vervangen_op__isnull=True)
        .select_related("toewijzing"),
        "toewijzingen": [(rij, adviezen.get(rij.pk, [])) for rij in toewijzingen],
        "meelezers": meelezers_van(actor, dossier) if actor.rol in (Rol.SECRETARIAAT, Rol.VOORZITTER) else [],
        "akkoorden": Akkoord.objects.van(actor, dossier).order_by("op"),
        "gesprekken": Gesprek.objects.van(actor, dossier),
        "notities": Notitie.objects.van(actor, dossier),
        "inzagen": inzagen[:20] if actor.rol == Rol.SECRETARIAAT else [],
    }


@require_GET
def termijnen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """The term clock explained: both dates, every counted day and every day that stood still (RCH-01..04)."""
    gevonden = haal_dossier(request, dossier_id, wat="termijnen")
    overzicht = termijnen_van(gevonden, gevonden.aanvraag)
    beloofd = overzicht.beloofd if overzicht else None
    actor = actor_van(request)
    ingediend = procedurebeleid_datum(gevonden, actor.vandaag)
    vrij = beleid_op(gevonden.swv_id, Termijnen, ingediend).gelijkgestelde_dagen
    wisselingen = beleidswisselingen(gevonden.swv_id, Termijnen, na=ingediend)
    dwangsom = _dwangsom(actor, gevonden)
    context = {
        "ingediend": ingediend,
        "dagen": dagregels(overzicht.uiterste, gelijkgesteld=vrij, nieuw_beleid=wisselingen) if overzicht else (),
        "dwangsom": dwangsom,
        "dwangsom_weken": dagregels(dwangsom.weken, gelijkgesteld=vrij) if dwangsom else (),
        "dossier": gevonden,
        "loopt": gevonden.aanvraag.status in ONBESLIST,
        "overzicht": overzicht,
        "belofte_later": bool(overzicht and beloofd and beloofd.uiterste_dag > overzicht.uiterste.uiterste_dag),
        "kruimels": kruimelpad(actor, gevonden, "Termijnen"),
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
