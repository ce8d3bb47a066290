"""The answers and documents of a dossier as somebody may read them: on its page, and beside what is written on it."""

from typing import Any

from aanvragen.answers import antwoorden_van, formulier_van
from aanvragen.models import Zienswijze
from aanvragen.rules.weging import AANBOD, BEHOEFTE, ONDERWERPEN, vragen_bij
from aanvragen.selectors import documenteisen
from swv.kern.documenten.models import Document
from swv.kern.documenten.schoolprofielen import profiel_op
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.kalender.schooljaren import schooljaar
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import mag_swv
from swv.kern.toegang.voorwaarden import leesbare_veldgroepen
from swv.kern.weergave.antwoorden import antwoordregels, antwoordtekst


def leesstukken(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """What `_secties.html`, `_documenten.html` and `_zienswijzen.html` show; seven queries."""
    groepen = leesbare_veldgroepen(actor, dossier)
    antwoorden = antwoorden_van(actor, dossier) if len(groepen) > 1 else {}
    return {
        "groepen": groepen,
        "secties": antwoordregels(formulier_van(dossier), antwoorden, groepen) if len(groepen) > 1 else [],
        "documenten": documenten_van(actor, dossier),
        "ziet_documenten": len(groepen) > 1,
        "zienswijzen": Zienswijze.objects.van(actor, dossier).filter(verzonden_op__isnull=False),
    }


def weging_van(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """What `_weging.html` shows beside each other (TLV-56, TLV-57, TLV-58); five queries.

    `profiel` is that of the school year in which the aanvraag was sent, or the last one before it.
    """
    formulier, antwoorden = formulier_van(dossier), antwoorden_van(actor, dossier)
    groepen = leesbare_veldgroepen(actor, dossier)

    def regels(regel: str) -> list[tuple[str, str]]:
        vragen = [vraag for vraag in vragen_bij(formulier, regel) if vraag.veldgroep in groepen]
        gegeven = [(vraag.label, antwoordtekst(vraag, antwoorden.get(vraag.sleutel))) for vraag in vragen]
        return [(label, antwoord) for label, antwoord in gegeven if antwoord]

    return {
        "behoefte": regels(BEHOEFTE),
        "aanbod": regels(AANBOD),
        "onderwerpen": regels(ONDERWERPEN),
        "profielstand": _profielstand(actor, dossier),
    }


def _profielstand(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """The schoolondersteuningsprofiel of the school, or whom to ask for it; one query."""
    dag = dossier.ingediend_op.astimezone(AMSTERDAM).date() if dossier.ingediend_op else actor.vandaag
    return {
        "profiel": profiel_op(actor, dossier.school_id, dag),
        "schooljaar": schooljaar(dag).naam,
        "vraag_aan": dossier.aanvraag.contactpersoon_naam or "de ondersteuningscoördinator",
        "voegt_toe": mag_swv(actor, "schoolprofiel_toevoegen"),
    }


def documenten_van(actor: Actor, dossier: Dossier) -> list[Document]:
    """The documents that the actor may read, each with the description of its kind and what to look at (TLV-48)."""
    eisen = documenteisen(dossier, actor.vandaag)
    documenten = list(Document.objects.van(actor, dossier))
    for document in documenten:
        eis = eisen.get(document.soort)
        document.omschrijving = eis.omschrijving if eis else document.soort  # type: ignore[attr-defined]
        document.uitleg = eis.toelichting if eis else ""  # type: ignore[attr-defined]
    return documenten
