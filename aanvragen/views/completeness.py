"""What an aanvraag still lacks, grouped by the page where it is solved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from aanvragen.answers import formulier_van
from aanvragen.choices import Status
from aanvragen.rules.volledigheid import Volledigheid
from aanvragen.selectors import volledigheid_van
from swv.kern.beleid.uitleg import Reden
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import mag

HANDTEKENINGEN = ("handtekening_ouders", "handtekening_leerling", "handtekening_verlopen", "geen_ouders")
IN_HET_FORMULIER = ("vraag_ontbreekt", "verklaring_ontbreekt", "formulier_niet_af")


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing that is missing; `regel` is the rule or the code of the document."""

    tekst: str
    regel: str = ""


@dataclass(frozen=True, slots=True)
class Openstaand:
    """What is solved on one page; without `url` this reader cannot solve it."""

    titel: str
    punten: tuple[Punt, ...]
    url: str = ""


def volledigheidscontext(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """What `_volledigheid.html` shows; nine queries."""
    stand = volledigheid_van(actor, dossier)
    invuller = mag(actor, "aanvraag_invullen", dossier)
    return {"volledigheid": stand, "openstaand": list(_openstaand(dossier, stand, invuller=invuller))}


def _openstaand(dossier: Dossier, stand: Volledigheid, *, invuller: bool) -> Iterator[Openstaand]:
    yield from _secties(dossier, stand, invuller=invuller)
    uit_stukken = [reden for stuk in stand.ontbreekt for reden in stuk.redenen]
    overig = [reden for reden in stand.blokkades if reden.code not in (*IN_HET_FORMULIER, *HANDTEKENINGEN)]
    if overig:
        formulier = reverse("takenlijst", args=[dossier.pk]) if invuller else ""
        yield Openstaand("De aanvraag", tuple(Punt(reden.tekst, reden.regel) for reden in overig), formulier)
    stukken = [stuk for stuk in stand.ontbreekt if stuk.redenen[0].code.startswith("document_ontbreekt")]
    if stukken:
        punten = tuple(Punt(_met_hoofdletter(stuk.omschrijving), stuk.code) for stuk in stukken)
        yield Openstaand("Documenten", punten, reverse("document_toevoegen", args=[dossier.pk]) if invuller else "")
    handtekeningen = [reden for reden in uit_stukken if reden.code in HANDTEKENINGEN]
    if handtekeningen and dossier.aanvraag.status != Status.CONCEPT:
        punten = tuple(Punt(reden.tekst, reden.regel) for reden in handtekeningen)
        url = reverse("dossier", args=[dossier.pk]) + "#handtekeningen"
        yield Openstaand("Handtekeningen", punten, url if invuller else "")


def _secties(dossier: Dossier, stand: Volledigheid, *, invuller: bool) -> Iterator[Openstaand]:
    vragen = _vragen(stand)
    for sectie in formulier_van(dossier).secties:
        punten = tuple(
            Punt(str(reden.feit("vraag"))) for reden in vragen.values() if reden.feit("sectie") == sectie.titel
        )
        if punten:
            url = reverse("aanvraag_invullen", args=[dossier.pk, sectie.sleutel]) if invuller else ""
            yield Openstaand(sectie.titel, punten, url)


def _vragen(stand: Volledigheid) -> dict[str, Reden]:
    """Every question without an answer, once: those of the form, and those that a document asks for."""
    alle: Iterable[Reden] = (*stand.open_vragen, *(reden for stuk in stand.ontbreekt for reden in stuk.redenen))
    return {str(r.feit("sleutel")): r for r in alle if r.code in ("vraag_ontbreekt", "verklaring_ontbreekt")}


def _met_hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
