"""Answers as a reader sees them: per section, question beside answer, hidden groups left out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from swv.kern.beleid.formulier import Formulier, Vraag, typeer
from swv.kern.beleid.predicaten import geldt
from swv.kern.beleid.uitleg import datum_nl


@dataclass(frozen=True, slots=True)
class Antwoordregel:
    """One question with its answer; `lang` answers get paragraphs."""

    vraag: str
    antwoord: str
    lang: bool


@dataclass(frozen=True, slots=True)
class Antwoordsectie:
    """One section with the questions that this reader may see."""

    sleutel: str
    titel: str
    regels: tuple[Antwoordregel, ...]


def antwoordregels(
    formulier: Formulier, antwoorden: Mapping[str, Any], groepen: Collection[str]
) -> list[Antwoordsectie]:
    """The sections for a reader of these field groups; conditions are judged on the answers that the reader sees."""
    waarden = formulier.waarden(antwoorden)
    secties = []
    for sectie in formulier.secties:
        regels = tuple(
            Antwoordregel(
                vraag.label, antwoordtekst(vraag, antwoorden.get(vraag.sleutel)), vraag.soort == "lange_tekst"
            )
            for vraag in sectie.vragen
            if vraag.veldgroep in groepen and _gesteld(vraag, antwoorden, waarden)
        )
        if regels:
            secties.append(Antwoordsectie(sectie.sleutel, sectie.titel, regels))
    return secties


def _gesteld(vraag: Vraag, antwoorden: Mapping[str, Any], waarden: Mapping[str, Any]) -> bool:
    return antwoorden.get(vraag.sleutel) not in (None, "", []) or geldt(vraag.als, waarden)


def antwoordtekst(vraag: Vraag, waarde: Any) -> str:
    """A stored answer in words; empty when there is none."""
    getypeerd = typeer(vraag, waarde)
    if getypeerd is None:
        return ""
    if vraag.soort == "ja_nee":
        return "Ja" if getypeerd else "Nee"
    if vraag.soort == "datum":
        return datum_nl(getypeerd)
    labels = {keuze.waarde: keuze.label for keuze in vraag.keuzes}
    if vraag.soort == "meerkeuze":
        return ", ".join(labels.get(deel, str(deel)) for deel in getypeerd)
    return labels.get(str(getypeerd), str(getypeerd))
