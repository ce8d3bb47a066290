"""Completeness of an aanvraag: required documents, questions and signatures (TLV-44)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from aanvragen.rules.bevoegdheid import Bevoegdheidsoordeel
from aanvragen.rules.bijgevoegd import toets_bijgevoegd
from aanvragen.rules.stand import VOLLEDIGHEID, Dossierstand, Toets
from swv.kern.beleid.feiten import Catalogus
from swv.kern.beleid.formulier import Formulier, Sectie, Vraag, typeer
from swv.kern.beleid.predicaten import geldt, leg_uit
from swv.kern.beleid.regels import toegepast
from swv.kern.beleid.route import Route
from swv.kern.beleid.schema import Document, Documenten
from swv.kern.beleid.uitleg import Reden, reden


@dataclass(frozen=True, slots=True)
class Stuk:
    """A document that is missing or asked for, and why: what would fulfil it."""

    code: str
    omschrijving: str
    redenen: tuple[Reden, ...]


@dataclass(frozen=True, slots=True)
class Volledigheid:
    """The verdict: what is missing, what is only wished, and what deserves attention.

    `volledig` looks at required documents and questions (TLV-44); `indienbaar` at what blocks submission: a
    missing declaration (TLV-54), a rule of the policy, or an SWV that is not the one to ask (`bevoegdheid`, TLV-40).
    """

    ontbreekt: tuple[Stuk, ...]
    gewenst: tuple[Stuk, ...]
    open_vragen: tuple[Reden, ...]
    blokkades: tuple[Reden, ...]
    signalen: tuple[Reden, ...]
    bevoegdheid: Bevoegdheidsoordeel | None = None

    @property
    def volledig(self) -> bool:
        """True when no required document or question is missing (TLV-44)."""
        return not self.ontbreekt and not self.open_vragen

    @property
    def indienbaar(self) -> bool:
        """True when nothing blocks submission (TLV-46, TLV-54, TLV-61)."""
        return not self.blokkades


def toets_volledigheid(
    stand: Dossierstand,
    formulier: Formulier,
    documenten: Documenten,
    catalogus: Catalogus,
    route: Route | None = None,
) -> Volledigheid:
    """Complete = every V document whose condition holds, and every required question answered (TLV-44).

    Parents need not agree (RCH-35): their view belongs in the file, and
    D02 and D03 are also met by a recorded refusal or silence (TLV-60a); the age of the pupil on the day of
    signing is the fact `leeftijd_bij_ondertekening`. When the advices come along by the `route`, these must be good
    (TLV-170).
    """
    waarden = formulier.waarden({**stand.antwoorden, **stand.feiten})
    feiten = {**waarden, "leeftijd_bij_ondertekening": stand.leeftijd_bij_ondertekening}
    open_vragen = tuple(_open_vragen(formulier, feiten))
    lege_sleutels = {str(r.feit("sleutel")) for r in open_vragen}
    ontbreekt: list[Stuk] = []
    gewenst: list[Stuk] = []
    signalen: list[Reden] = []
    for document in documenten.documenten:
        if not geldt(document.als, feiten):
            continue
        gemist = tuple(_gemist(document, stand, feiten, formulier, lege_sleutels))
        if gemist:
            redenen = (_omdat(document, catalogus),) if document.vervuld_door == "bestand" else gemist
            stuk = Stuk(document.code, document.omschrijving, redenen)
            (ontbreekt if document.eis == "V" else gewenst).append(stuk)
        if document.datum_verplicht and None in stand.bestanden.get(document.code, ()):
            signalen.append(_met_document("TLV-49", "document_zonder_datum", document))
    toetsen = _extra_toetsen(stand, feiten, documenten)
    verklaringen = tuple(r for r in open_vragen if r.code == "verklaring_ontbreekt")
    return Volledigheid(
        ontbreekt=tuple(ontbreekt),
        gewenst=tuple(gewenst),
        open_vragen=open_vragen,
        blokkades=(
            *verklaringen,
            *(b for toets in toetsen for b in toets.blokkades),
            *_bezwaren_bijgevoegd(route, feiten, catalogus, stand.peildatum),
        ),
        signalen=(*signalen, *(s for toets in toetsen for s in toets.signalen)),
    )


def _bezwaren_bijgevoegd(
    route: Route | None, feiten: Mapping[str, Any], catalogus: Catalogus, peildatum: date
) -> Iterator[Reden]:
    if route is not None:
        variant = route.kies({feit.naam: None for feit in catalogus} | dict(feiten))
        for stap in variant.adviesstappen:
            yield from toets_bijgevoegd(stap, feiten, peildatum)


def met_bevoegdheid(stand: Volledigheid, oordeel: Bevoegdheidsoordeel | None) -> Volledigheid:
    """The verdict with whether this SWV is the one to ask (TLV-01, TLV-40, TLV-127)."""
    if oordeel is None:
        return stand
    return replace(stand, bevoegdheid=oordeel, blokkades=(*stand.blokkades, *oordeel.blokkades))


def open_vragen_in(formulier: Formulier, sectie: str, antwoorden: Mapping[str, Any]) -> tuple[Reden, ...]:
    """The required questions of one section that still wait for an answer, for the task list."""
    titel = formulier.sectie(sectie).titel
    alle = _open_vragen(formulier, formulier.waarden(antwoorden))
    return tuple(r for r in alle if r.feit("sectie") == titel)


def _open_vragen(formulier: Formulier, waarden: Mapping[str, Any]) -> Iterator[Reden]:
    for sectie, vraag in formulier.zichtbare_vragen(waarden):
        antwoord = typeer(vraag, waarden.get(vraag.sleutel))
        if vraag.moet_ja and antwoord is not True:
            yield _vraagreden("verklaring_ontbreekt", vraag.regel or "TLV-54", sectie, vraag)
        elif vraag.verplicht and (antwoord is None or (isinstance(antwoord, str) and not antwoord.strip())):
            yield _vraagreden("vraag_ontbreekt", vraag.regel or "TLV-44", sectie, vraag)


def _vraagreden(code: str, regel: str, sectie: Sectie, vraag: Vraag) -> Reden:
    return reden(regel, code, sleutel=vraag.sleutel, vraag=vraag.label, sectie=sectie.titel)


def _gemist(
    document: Document,
    stand: Dossierstand,
    feiten: Mapping[str, Any],
    formulier: Formulier,
    lege_sleutels: set[str],
) -> Iterator[Reden]:
    match document.vervuld_door:
        case "formulier":
            if lege_sleutels:
                yield reden("TLV-44", "formulier_niet_af", aantal=len(lege_sleutels))
        case "vragen":
            zichtbaar = formulier.zichtbare_vragen(feiten)
            for sectie, vraag in zichtbaar:
                if vraag.sleutel in document.vragen and typeer(vraag, feiten.get(vraag.sleutel)) is None:
                    yield _vraagreden("vraag_ontbreekt", vraag.regel or "TLV-44", sectie, vraag)
        case "ondertekening_ouders":
            yield from _gemist_ouders(stand)
        case "ondertekening_leerling":
            if stand.leerling is not None and stand.leerling.verlopen:
                yield reden("TLV-60", "handtekening_verlopen", wie=stand.leerling.wie)
            elif stand.leerling is None or not stand.leerling.vervuld:
                yield reden("TLV-60", "handtekening_leerling", leeftijd=stand.leeftijd_bij_ondertekening)
        case "bestand":
            datums = stand.bestanden.get(document.code, ())
            telt = [d for d in datums if d is not None] if document.datum_verplicht else datums
            if len(telt) < document.aantal:
                yield _met_document("TLV-44", "document_ontbreekt", document)


def _gemist_ouders(stand: Dossierstand) -> Iterator[Reden]:
    if not stand.ouders:
        yield reden("TLV-60", "geen_ouders")
    for ouder in stand.ouders:
        if not ouder.vervuld:
            code = "handtekening_verlopen" if ouder.verlopen else "handtekening_ouders"
            yield reden("TLV-60a", code, wie=ouder.wie)


def _omdat(document: Document, catalogus: Catalogus) -> Reden:
    if document.eis == "G":
        return _met_document("TLV-44", "document_gewenst", document)
    if document.als is None:
        return _met_document("TLV-44", "document_ontbreekt", document)
    waarom = leg_uit(document.als, catalogus)
    return reden(
        "TLV-44",
        "document_ontbreekt_omdat",
        document=document.code,
        omschrijving=document.omschrijving,
        waarom=waarom,
    )


def _met_document(regel: str, code: str, document: Document) -> Reden:
    return reden(regel, code, document=document.code, omschrijving=document.omschrijving)


def _extra_toetsen(stand: Dossierstand, feiten: Mapping[str, Any], documenten: Documenten) -> tuple[Toets, ...]:
    gekozen = toegepast(documenten.regels, VOLLEDIGHEID)
    return tuple(r.functie(stand, feiten, keuze.parameters) for keuze, r in gekozen)
