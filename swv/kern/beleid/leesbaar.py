"""A version of policy as people read it: what it is called, what stands in it, and what changed since the last one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from swv.kern.beleid.regels import OnbekendeRegel, zoek_regel
from swv.kern.beleid.uitleg import datum_nl

TITELS = {
    "algemeen": "Het samenwerkingsverband",
    "termijnen": "Termijnen voor het besluit",
    "procestermijnen": "Andere termijnen",
    "agenda": "Vergadering en agenda",
    "leeftijd_looptijd": "Leeftijd, begin en einde van een TLV",
    "advies": "Vragen aan de deskundigen",
    "postcodes": "Postcodes van de regio",
    "bevoegdheid": "Welk samenwerkingsverband bevoegd is",
    "ontvankelijkheid": "Wanneer een aanvraag niet-ontvankelijk is",
    "route": "Wie adviseert en besluit",
    "documenten": "Documenten en volledigheid",
    "formulier": "Formulier",
    "brief": "Teksten van brieven",
    "bezwaar": "Bezwaar",
    "verlengcampagne": "Verlengen",
    "jaarverslag": "Jaarverslag",
    "pro": "Praktijkonderwijs",
    "pro_documenten": "Documenten voor praktijkonderwijs",
}
NAMEN = ("titel", "naam", "label", "vraag", "sleutel", "nummer", "id")
"""By which of its values a piece of a list is known, the first that it has."""
MAAND_DAG = {"maand", "dag"}
_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Stuk:
    """A named value, or a named group of pieces; a rule of the catalogue has its id and its source."""

    naam: str
    tekst: str = ""
    stukken: tuple[Stuk, ...] = ()
    regel: str = ""
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Verschil:
    """A value that is another one in two versions; an empty text means that it is not there."""

    waar: str
    oud: str
    nieuw: str


def titel_van(onderdeel: str) -> str:
    """What a part is called, without its kind of aanvraag."""
    return TITELS[onderdeel.partition(".")[0]]


def stukken_van(inhoud: dict[str, Any]) -> tuple[Stuk, ...]:
    """The content of a version, as deep as it goes."""
    return tuple(_stuk(_in_woorden(sleutel), waarde) for sleutel, waarde in inhoud.items())


def verschillen(oud: dict[str, Any], nieuw: dict[str, Any]) -> list[Verschil]:
    """Every value that differs, in the order of the new version; what was left out comes last."""
    was, is_nu = dict(_waarden(stukken_van(oud))), dict(_waarden(stukken_van(nieuw)))
    paden = [*is_nu, *(pad for pad in was if pad not in is_nu)]
    gevonden = [Verschil(" › ".join(pad), was.get(pad, ""), is_nu.get(pad, "")) for pad in paden]
    return [verschil for verschil in gevonden if verschil.oud != verschil.nieuw]


def _stuk(naam: str, waarde: Any) -> Stuk:
    if isinstance(waarde, dict):
        return _groep(naam, waarde)
    if isinstance(waarde, list) and any(isinstance(deel, dict | list) for deel in waarde):
        return Stuk(naam, stukken=tuple(_stuk(*_met_naam(nummer, deel)) for nummer, deel in enumerate(waarde, start=1)))
    return Stuk(naam, _tekst(waarde))


def _groep(naam: str, waarde: dict[str, Any]) -> Stuk:
    if set(waarde) == MAAND_DAG:
        return Stuk(naam, datum_nl(date(2000, waarde["maand"], waarde["dag"])).removesuffix(" 2000"))
    id, bron = waarde.get("regel", ""), ""
    rest = {sleutel: deel for sleutel, deel in waarde.items() if sleutel != "regel"}
    if isinstance(id, str) and id:
        naam, bron = _regel(id)
    else:
        id, rest = "", waarde
    return Stuk(naam, stukken=stukken_van(rest), regel=id, bron=bron)


def _regel(id: str) -> tuple[str, str]:
    try:
        definitie = zoek_regel(id)
    except OnbekendeRegel:
        return id, ""
    return definitie.titel, definitie.bron


def _met_naam(nummer: int, deel: Any) -> tuple[str, Any]:
    eigen = next((str(deel[naam]) for naam in NAMEN if deel.get(naam)), "") if isinstance(deel, dict) else ""
    return (eigen or f"nummer {nummer}", deel)


def _tekst(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, float):
        return str(waarde).replace(".", ",")
    if isinstance(waarde, list):
        return ", ".join(_tekst(deel) for deel in waarde) or "geen"
    if isinstance(waarde, str) and _DATUM.fullmatch(waarde):
        return datum_nl(date.fromisoformat(waarde))
    return "niet ingevuld" if waarde in (None, "") else str(waarde)


def _in_woorden(sleutel: str) -> str:
    return sleutel.replace("_", " ").capitalize()


def _waarden(stukken: tuple[Stuk, ...], pad: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    gezien: dict[str, int] = {}
    for stuk in stukken:
        gezien[stuk.naam] = gezien.get(stuk.naam, 0) + 1
        hier = (*pad, stuk.naam if gezien[stuk.naam] == 1 else f"{stuk.naam} ({gezien[stuk.naam]})")
        if stuk.stukken:
            yield from _waarden(stuk.stukken, hier)
        else:
            yield hier, stuk.tekst or "geldt"
