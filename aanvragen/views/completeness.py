"""What an aanvraag still lacks and why, grouped by the page where it is solved (TLV-44)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from aanvragen.answers import formulier_van
from aanvragen.choices import Status
from aanvragen.rules.samenvoegen import kenmerk
from aanvragen.rules.volledigheid import Stuk, Volledigheid
from aanvragen.selectors import volledigheid_van
from swv.kern.beleid.uitleg import Reden
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import mag
from swv.kern.weergave.onderdelen import BEZIG, KAN_NOG_NIET, KLAAR, NIET_BEGONNEN, Taak

HANDTEKENINGEN = ("handtekening_ouders", "handtekening_leerling", "handtekening_verlopen", "geen_ouders")
IN_HET_FORMULIER = ("vraag_ontbreekt", "verklaring_ontbreekt", "formulier_niet_af")


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing that is missing: why, by which rule or code of a document, and the place where it is solved."""

    tekst: str
    regel: str = ""
    waarom: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Openstaand:
    """What is solved on one page; without `url` this reader cannot solve it."""

    sleutel: str
    titel: str
    punten: tuple[Punt, ...]
    url: str = ""


def volledigheidscontext(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    """What `_volledigheid.html` and `_nog_nodig.html` show: what this kind asks and which attachments (TLV-05).

    About seventeen queries. `nog_nodig` counts the points; `nog_nodig_kenmerk` differs as soon as one of them does.
    """
    stand = volledigheid_van(actor, dossier)
    invuller = mag(actor, "aanvraag_invullen", dossier)
    openstaand = list(_openstaand(dossier, stand, invuller=invuller))
    punten = [f"{groep.sleutel} {punt.regel} {punt.tekst}" for groep in openstaand for punt in groep.punten]
    oordeel = [stand.bevoegdheid.uitleg.tekst] if stand.bevoegdheid else []
    return {
        "volledigheid": stand,
        "openstaand": openstaand,
        "nog_nodig": len(punten),
        "nog_nodig_kenmerk": kenmerk([*punten, *oordeel, *(reden.tekst for reden in stand.signalen)]),
    }


def stappen_na_het_invullen(dossier: Dossier, openstaand: Iterable[Openstaand], mag_nu: Collection[str]) -> list[Taak]:
    """What follows after the questions, in the order of TLV-06; a step without url cannot be done yet."""

    def adres(naam: str) -> str:
        return reverse(naam, args=[dossier.pk]) if naam in mag_nu else ""

    groepen = {groep.sleutel: groep for groep in openstaand}
    stukken = len(groepen["documenten"].punten) if "documenten" in groepen else 0
    hint = f"nog {stukken} {'stuk' if stukken == 1 else 'stukken'}" if stukken else ""
    documenten = Taak("Documenten toevoegen", BEZIG if stukken else KLAAR, adres("document_toevoegen"), hint)
    if dossier.aanvraag.status == Status.AANVULLING_GEVRAAGD:
        insturen = Taak("Aanvulling insturen", NIET_BEGONNEN, adres("aanvulling_leveren"))
        return [documenten, insturen]
    voorgelegd = dossier.aanvraag.status != Status.CONCEPT
    voorleggen = adres("aanvraag_voorleggen")
    wachtend = len(groepen["handtekeningen"].punten) if "handtekeningen" in groepen else 0
    nog = f"nog {wachtend} {'antwoord' if wachtend == 1 else 'antwoorden'}" if wachtend else ""
    bij_dossier = reverse("dossier", args=[dossier.pk]) + "#handtekeningen" if voorgelegd else ""
    tekenen = KAN_NOG_NIET if not voorgelegd else (BEZIG if wachtend else KLAAR)
    return [
        documenten,
        Taak("Aan ouders en leerling voorleggen", KLAAR if voorgelegd else NIET_BEGONNEN, voorleggen),
        Taak("Handtekeningen van ouders en leerling", tekenen, bij_dossier, nog),
        Taak("Indienen", NIET_BEGONNEN if voorgelegd else KAN_NOG_NIET, adres("aanvraag_indienen")),
    ]


def _openstaand(dossier: Dossier, stand: Volledigheid, *, invuller: bool) -> Iterator[Openstaand]:
    yield from _secties(dossier, stand, invuller=invuller)
    uit_stukken = [reden for stuk in stand.ontbreekt for reden in stuk.redenen]
    overig = [reden for reden in stand.blokkades if reden.code not in (*IN_HET_FORMULIER, *HANDTEKENINGEN)]
    if overig:
        url = reverse("takenlijst", args=[dossier.pk]) if invuller else ""
        yield Openstaand("aanvraag", "De aanvraag", tuple(Punt(r.tekst, r.regel, url=url) for r in overig), url)
    stukken = [stuk for stuk in stand.ontbreekt if stuk.redenen[0].code.startswith("document_ontbreekt")]
    if stukken:
        url = reverse("document_toevoegen", args=[dossier.pk]) if invuller else ""
        punten = tuple(_document(stuk, url) for stuk in stukken)
        yield Openstaand("documenten", "Documenten", punten, url)
    handtekeningen = [reden for reden in uit_stukken if reden.code in HANDTEKENINGEN]
    if handtekeningen and dossier.aanvraag.status != Status.CONCEPT:
        url = reverse("dossier", args=[dossier.pk]) + "#handtekeningen" if invuller else ""
        punten = tuple(Punt(reden.tekst, reden.regel, url=url) for reden in handtekeningen)
        yield Openstaand("handtekeningen", "Handtekeningen", punten, url)


def _document(stuk: Stuk, url: str) -> Punt:
    waarom = stuk.redenen[0].feit("waarom") if stuk.redenen[0].code == "document_ontbreekt_omdat" else ""
    return Punt(
        _met_hoofdletter(stuk.omschrijving),
        stuk.code,
        f"Dit is nodig, want {waarom}." if waarom else "",
        f"{url}?soort={stuk.code}" if url else "",
    )


def _secties(dossier: Dossier, stand: Volledigheid, *, invuller: bool) -> Iterator[Openstaand]:
    open_vragen = _vragen(stand)
    for sectie in formulier_van(dossier).secties:
        gemist = [vraag for vraag in sectie.vragen if vraag.sleutel in open_vragen]
        if gemist:
            url = reverse("aanvraag_invullen", args=[dossier.pk, sectie.sleutel]) if invuller else ""
            punten = tuple(
                Punt(
                    vraag.label,
                    open_vragen[vraag.sleutel].regel,
                    vraag.waarom,
                    f"{url}#vraag_{vraag.sleutel}" if url else "",
                )
                for vraag in gemist
            )
            yield Openstaand(sectie.sleutel, sectie.titel, punten, url)


def _vragen(stand: Volledigheid) -> dict[str, Reden]:
    """Every question without an answer, once: those of the form, and those that a document asks for."""
    alle: Iterable[Reden] = (*stand.open_vragen, *(reden for stuk in stand.ontbreekt for reden in stuk.redenen))
    return {str(r.feit("sleutel")): r for r in alle if r.code in ("vraag_ontbreekt", "verklaring_ontbreekt")}


def _met_hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
