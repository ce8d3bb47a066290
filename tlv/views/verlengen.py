"""What a school sees and does about its TLVs that end: the list with the days, and per pupil what comes next."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from aanvragen.services.drafting import LooptAl
from aanvragen.views.acts import Actpagina
from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from swv.kern.kalender.schooljaren import schooljaar
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis, eis_swv, rechten_voor
from swv.kern.weergave.onderdelen import Gevolg, Kruimel
from swv.kern.weergave.view import actor_van, gelukt, haal_dossier, pagina
from tlv import campagne_forms as forms
from tlv.campagne import STANDEN, aflopend_bij_school, lopende_campagnes, ontvangen_campagnebrieven
from tlv.models import Toelaatbaarheidsverklaring
from tlv.overgenomen import aflopend_overgenomen
from tlv.rules.campagne import te_laat
from tlv.services import verlengen

PER_PAGINA = 50
HANDELINGEN = ("verlenging_beginnen", "verlenging_afmelden", "verlenging_hervatten")


@require_GET
def aflopende_tlvs(request: HttpRequest) -> HttpResponse:
    """The TLVs of the own school that end, by when to act, and what can be done; the same queries for any number."""
    actor = actor_van(request)
    eis_swv(actor, "verlengingen_bekijken")
    blad = Paginator(aflopend_bij_school(actor), PER_PAGINA).get_page(request.GET.get("pagina"))
    tlvs: list[Toelaatbaarheidsverklaring] = list(blad.object_list)
    campagnes = lopende_campagnes(tlv.swv_id for tlv in tlvs)
    mag = rechten_voor(actor, [tlv.dossier_id for tlv in tlvs], handelingen=HANDELINGEN)
    regels = [_regel(actor, tlv, campagnes.get((tlv.swv_id, tlv.einddatum)), mag[tlv.dossier_id]) for tlv in tlvs]
    einde = schooljaar(actor.vandaag).einde
    overgenomen = list(aflopend_overgenomen(actor, einde)[: PER_PAGINA + 1])
    context = {
        "pagina": blad,
        "regels": regels,
        "overgenomen": overgenomen[:PER_PAGINA],
        "meer_overgenomen": len(overgenomen) > PER_PAGINA,
        "einde": einde,
        "brieven": list(ontvangen_campagnebrieven(actor)),
        "kruimels": [werkvoorraad_kruimel(actor), Kruimel("TLV's die aflopen")],
    }
    return pagina(request, "tlv/aflopende_tlvs.html", context)


def _regel(actor: Actor, tlv: Any, campagne: Any, mag: frozenset[str]) -> dict[str, Any]:
    label, toon = STANDEN[tlv.stand]
    return {
        "tlv": tlv,
        "label": label,
        "toon": toon,
        "campagne": campagne,
        "te_laat": campagne is not None and te_laat(tlv.stand, campagne.uiterlijk, actor.vandaag),
        "beginnen": tlv.stand == "niet_begonnen" and "verlenging_beginnen" in mag,
        "afmelden": tlv.stand == "niet_begonnen" and "verlenging_afmelden" in mag,
        "toch": tlv.stand == "niet_nodig" and "verlenging_hervatten" in mag,
    }


@require_POST
def verlenging_beginnen(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """Open the aanvraag for the renewal and go to its task list; one that is open already is opened instead."""
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id)
    eis(actor, "verlenging_beginnen", dossier)
    try:
        nieuw = verlengen.verlenging_beginnen(actor=actor, dossier_id=dossier.pk)
    except LooptAl as fout:
        return redirect("dossier", fout.dossiers[0].pk)
    return gelukt(request, "De verlenging is begonnen. Ga verder waar u wilt.", "takenlijst", nieuw.pk)


def _niet_meer_gevraagd(_: Actor, __: Dossier) -> list[Gevolg]:
    return [
        Gevolg("vraagt niet meer naar een verlenging en leest uw reden", "Het samenwerkingsverband"),
        Gevolg("krijgt geen nieuwe TLV; de TLV geldt nog tot en met haar laatste dag", "De leerling"),
    ]


ACTS = [
    Actpagina(
        "verlenging_afmelden",
        lambda actor, pk, g: verlengen.verlenging_afmelden(actor=actor, dossier_id=pk, **g),
        "Vastgelegd: er is geen verlenging nodig.",
        formulier=forms.GeenVerlengingForm,
        gevolgen=_niet_meer_gevraagd,
        uitleg="U kunt dit later terugdraaien met 'Toch een verlenging nodig'.",
        naar="tlv_bekijken",
    ),
    Actpagina(
        "verlenging_hervatten",
        lambda actor, pk, g: verlengen.verlenging_hervatten(actor=actor, dossier_id=pk),
        "Teruggedraaid. Een verlenging kan weer worden aangevraagd.",
        uitleg="De melding dat er geen verlenging nodig is, telt dan niet meer.",
        naar="tlv_bekijken",
    ),
]
