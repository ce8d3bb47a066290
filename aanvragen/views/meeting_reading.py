"""Reading one dossier in a meeting: answers beside documents, what changed since last time, minutes and own notes."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from aanvragen.agenda import agenda_met_dossiers, agendapunten_van
from aanvragen.answers import antwoorden_van, eerdere_aanvraag, formulier_van
from aanvragen.inserting import keuzes_voor
from aanvragen.meeting_forms import LeesnotitieForm, VerslagForm
from aanvragen.models import Agendapunt, Agendaverslag, Belangmelding, Leesnotitie
from aanvragen.views.breadcrumbs import werkvoorraad_kruimel
from aanvragen.views.meeting_acts import IN_VERSLAG
from aanvragen.views.reading import leesstukken, weging_van
from aanvragen.wording import TOON
from swv.kern.choices import Veldgroep
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv, rechten_voor
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.toegang.voorwaarden import leesbare_veldgroepen
from swv.kern.weergave.antwoorden import antwoordtekst
from swv.kern.weergave.datums import datum_lang
from swv.kern.weergave.onderdelen import Kruimel
from swv.kern.weergave.panels import panelen_voor
from swv.kern.weergave.view import actor_van, haal_dossier, pagina

HIER_TE_DOEN = ("advies_opslaan", "besluit_nemen", "belang_melden", "gesprek_vastleggen", "dossier_agenderen")


@dataclass(frozen=True, slots=True)
class Verschil:
    """One question that was answered otherwise in the previous aanvraag."""

    vraag: str
    toen: str
    nu: str


@require_GET
def vergaderdossier(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """One dossier of the agenda, with the way to the previous and the next; some thirty queries, however long it is.

    `?stuk=` opens one document beside the answers.
    """
    actor = actor_van(request)
    dossier = haal_dossier(request, dossier_id, wat="vergadering")
    eis_swv(actor, "vergaderingen_bekijken")
    punt = agendapunten_van(actor, [dossier.pk]).get(dossier.pk)
    stukken = leesstukken(actor, dossier)
    mag = rechten_voor(actor, [dossier.pk])[dossier.pk]
    context = {
        "dossier": dossier,
        "toon": TOON[dossier.aanvraag.status],
        "punt": punt,
        **_buren(actor, dossier, punt),
        **stukken,
        **weging_van(actor, dossier),
        **_vergelijking(actor, dossier),
        "stuk": next((d for d in stukken["documenten"] if str(d.pk) == request.GET.get("stuk")), None),
        "acties": [(HANDELINGEN[naam].label, reverse(naam, args=[dossier.pk])) for naam in HIER_TE_DOEN if naam in mag],
        "panelen": panelen_voor(actor, dossier),
        "belangen": Belangmelding.objects.van(actor, dossier)
        .filter(toewijzing__vervangen_op__isnull=True)
        .select_related("toewijzing"),
        **_eigen_werk(actor, dossier, mag),
        "kruimels": _kruimels(actor, dossier, punt),
    }
    return pagina(request, "aanvragen/vergaderdossier.html", context)


def _buren(actor: Actor, dossier: Dossier, punt: Agendapunt | None) -> dict[str, Any]:
    """The dossiers before and after this one on the agenda, as far as the actor sees them; one query."""
    agenda = agenda_met_dossiers(actor, punt.vergadering) if punt else []
    plaats = next((n for n, rij in enumerate(agenda) if rij.dossier_id == dossier.pk), 0)
    return {
        "vorige": agenda[plaats - 1].dossier if plaats > 0 else None,
        "volgende": agenda[plaats + 1].dossier if plaats + 1 < len(agenda) else None,
        "plaats": plaats + 1,
        "aantal": len(agenda),
    }


def _vergelijking(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """What the previous aanvraag about this pupil said otherwise, as far as the actor reads both; six queries."""
    eerder = eerdere_aanvraag(actor, dossier)
    if eerder is None:
        return {"eerder": None, "verschillen": []}
    nu, toen = antwoorden_van(actor, dossier), antwoorden_van(actor, eerder)
    groepen = leesbare_veldgroepen(actor, dossier) & leesbare_veldgroepen(actor, eerder)
    oud = {vraag.sleutel: vraag for vraag in formulier_van(eerder).vragen() if Veldgroep(vraag.veldgroep) in groepen}
    verschillen = []
    for vraag in formulier_van(dossier).vragen():
        if vraag.sleutel in oud and Veldgroep(vraag.veldgroep) in groepen:
            was = antwoordtekst(oud[vraag.sleutel], toen.get(vraag.sleutel))
            wordt = antwoordtekst(vraag, nu.get(vraag.sleutel))
            if was != wordt:
                verschillen.append(Verschil(vraag.label, was, wordt))
    return {"eerder": eerder, "verschillen": verschillen}


def _eigen_werk(actor: Actor, dossier: Dossier, mag: frozenset[str]) -> dict[str, Any]:
    """Minutes, and the note of the reader; two queries."""
    eigen = Leesnotitie.objects.van(actor, dossier).first()
    begin = {"tekst": eigen.tekst if eigen else ""}
    notitie = LeesnotitieForm(actor=actor, dossier=dossier, initial=begin, prefix=None, auto_id="id_notitie_%s")
    schrijft = "verslag_vastleggen" in mag
    return {
        "verslagen": list(Agendaverslag.objects.van(actor, dossier)),
        "verslagform": VerslagForm(actor=actor, dossier=dossier) if schrijft else None,
        "invoegkeuzes": keuzes_voor(actor, dossier, IN_VERSLAG) if schrijft else [],
        "invoegvelden": list(IN_VERSLAG),
        "invoegpad": reverse("verslag_vastleggen", args=[dossier.pk]),
        "notitieform": notitie if "leesnotitie_bewaren" in mag else None,
    }


def _kruimels(actor: Actor, dossier: Dossier, punt: Agendapunt | None) -> list[Kruimel]:
    stappen = [werkvoorraad_kruimel(actor), Kruimel("Vergaderingen", reverse("vergaderingen"))]
    if punt is not None:
        dag = datum_lang(punt.vergadering.datum)
        stappen.append(Kruimel(dag, reverse("vergadering", args=[punt.vergadering_id])))
    return [*stappen, Kruimel(str(dossier.leerling))]
