"""Checks on a profile beyond one field: facts, rules, questions and placeholders must exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from swv.kern.beleid.brieven import brieffouten
from swv.kern.beleid.feiten import OnbekendFeit, catalogus_van
from swv.kern.beleid.formulier import Formulier, vraagfouten
from swv.kern.beleid.onderdeel import Onderdeel
from swv.kern.beleid.predicaten import Predicaat, controleer
from swv.kern.beleid.regels import Regelkeuze
from swv.kern.beleid.route import Route
from swv.kern.beleid.schema import Brief, Documenten

Controle = Callable[[Onderdeel, str], Iterable[str]]
_CONTROLES: list[Controle] = []


def registreer_controle(controle: Controle) -> None:
    """Add what an app demands of a part of a kind of aanvraag: it gets the part and the kind, and gives sentences."""
    _CONTROLES.append(controle)


def fouten_in_onderdeel(inhoud: Onderdeel, soort: str | None) -> list[str]:
    """What does not fit within one part, as Dutch sentences."""
    fouten = list(_regelfouten(inhoud))
    if soort is None:
        return fouten
    try:
        catalogus = catalogus_van(soort)
    except OnbekendFeit as fout:
        return [*fouten, str(fout)]
    if isinstance(inhoud, Formulier):
        catalogus = inhoud.catalogus(catalogus)
        fouten.extend(melding for vraag in inhoud.vragen() for melding in vraagfouten(vraag, catalogus))
    if isinstance(inhoud, Brief):
        fouten.extend(brieffouten(soort, "tekstblokken", inhoud.tekstblokken))
        fouten.extend(brieffouten(soort, "niet_ontvankelijk", inhoud.niet_ontvankelijk))
        fouten.extend(brieffouten(soort, "buiten_behandeling", inhoud.buiten_behandeling))
    fouten.extend(melding for controle in _CONTROLES for melding in controle(inhoud, soort))
    for plaats, voorwaarde in _voorwaarden(inhoud):
        fouten.extend(f"{plaats}: {melding}" for melding in controleer(voorwaarde, catalogus))
    return fouten


def fouten_tussen_onderdelen(delen: Mapping[str, Onderdeel]) -> list[str]:
    """What does not fit between the parts of a profile: who counts on questions that the form lacks."""
    fouten: list[str] = []
    for naam, inhoud in delen.items():
        formulier = delen.get(f"{Formulier.naam_onderdeel}.{naam.partition('.')[2]}")
        bekend = {vraag.sleutel for vraag in formulier.vragen()} if isinstance(formulier, Formulier) else set()
        fouten.extend(
            f"{wie} rekent op vraag '{sleutel}', die niet in het formulier staat."
            for wie, sleutel in _gevraagd(inhoud)
            if sleutel not in bekend
        )
    return fouten


def _gevraagd(inhoud: Onderdeel) -> Iterator[tuple[str, str]]:
    """Who in a part counts on which question."""
    if isinstance(inhoud, Documenten):
        yield from ((f"document {d.code}", sleutel) for d in inhoud.documenten for sleutel in d.vragen)
    elif isinstance(inhoud, Route):
        for variant in inhoud.varianten:
            for stap in variant.adviesstappen:
                yield from ((f"stap '{stap.titel}'", s) for deel in stap.bijgevoegd for s in deel.model_dump().values())


def _regelfouten(inhoud: Onderdeel) -> Iterator[str]:
    keuzes: Iterable[Regelkeuze] = getattr(inhoud, "regels", ())
    gezien: set[str] = set()
    for keuze in keuzes:
        if keuze.definitie.groep not in inhoud.regelgroepen:
            yield f"regel {keuze.regel} ({keuze.definitie.groep}) hoort niet in {inhoud.naam_onderdeel}"
        if keuze.regel in gezien:
            yield f"regel {keuze.regel} staat er twee keer in"
        gezien.add(keuze.regel)


def _voorwaarden(inhoud: Onderdeel) -> Iterator[tuple[str, Predicaat]]:
    kandidaten: list[tuple[str, Predicaat | None]] = []
    if isinstance(inhoud, Formulier):
        kandidaten += [(f"sectie '{sectie.sleutel}'", sectie.als) for sectie in inhoud.secties]
        kandidaten += [(f"vraag '{vraag.sleutel}'", vraag.als) for vraag in inhoud.vragen()]
    elif isinstance(inhoud, Documenten):
        kandidaten += [(f"document {document.code}", document.als) for document in inhoud.documenten]
    elif isinstance(inhoud, Route):
        kandidaten += [(f"variant '{variant.sleutel}'", variant.als) for variant in inhoud.varianten]
    yield from ((plaats, als) for plaats, als in kandidaten if als is not None)
