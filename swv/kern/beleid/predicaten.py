"""Conditions of forms, documents and routes: a closed list of predicates over typed facts.

TOML form: `{gelijk = ["herkomst", "BaO"]}`, `{en = [{...}, {...}]}`, `{niet = {...}}`, `{leeg = "veld"}`,
`{in = ["herkomst", ["SO_lagere_klas", "SBO"]]}`. There is no other form and no expression language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from swv.kern.beleid.feiten import Catalogus, Feit, OnbekendFeit
from swv.kern.beleid.uitleg import datum_nl, opsomming

Feiten: TypeAlias = Mapping[str, Any]


class PredicaatFout(ValueError):
    """A condition is not one of the closed list, or does not fit the facts it names."""


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """gelijk, ongelijk, groter or kleiner; an empty fact equals nothing and is neither greater nor less."""

    soort: str
    feit: str
    waarde: Any


@dataclass(frozen=True, slots=True)
class In:
    """The fact is one of the values; for a meerkeuze: at least one of the chosen values."""

    feit: str
    waarden: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Leeg:
    """The fact is not answered: None, an empty text or an empty list."""

    feit: str


@dataclass(frozen=True, slots=True)
class Niet:
    """The condition inside does not hold."""

    deel: Predicaat


@dataclass(frozen=True, slots=True)
class Samen:
    """en: all parts hold; of: at least one part holds."""

    soort: str
    delen: tuple[Predicaat, ...]


Predicaat: TypeAlias = Vergelijking | In | Leeg | Niet | Samen

_VERGELIJKINGEN = ("gelijk", "ongelijk", "groter", "kleiner")
_VERBINDINGEN = ("en", "of")
PREDICATEN = (*_VERGELIJKINGEN, "in", *_VERBINDINGEN, "niet", "leeg")


def ontleed(bron: Any) -> Predicaat:
    """Parse the TOML form of a condition; raises PredicaatFout with a Dutch message."""
    if isinstance(bron, (Vergelijking, In, Leeg, Niet, Samen)):
        return bron
    if not isinstance(bron, dict) or len(bron) != 1:
        raise PredicaatFout(f"Een voorwaarde heeft precies een van {', '.join(PREDICATEN)}; niet {bron!r}.")
    soort, inhoud = next(iter(bron.items()))
    if soort in _VERGELIJKINGEN:
        feit, waarde = _paar(soort, inhoud)
        return Vergelijking(soort, feit, _enkel(soort, waarde))
    if soort == "in":
        feit, waarden = _paar(soort, inhoud)
        if not isinstance(waarden, (list, tuple)) or not waarden:
            raise PredicaatFout(f"'in' vraagt een lijst van waarden, niet {waarden!r}.")
        return In(feit, tuple(_enkel(soort, waarde) for waarde in waarden))
    if soort in _VERBINDINGEN:
        if not isinstance(inhoud, list) or len(inhoud) < 2:
            raise PredicaatFout(f"'{soort}' vraagt een lijst van minstens twee voorwaarden.")
        return Samen(soort, tuple(ontleed(deel) for deel in inhoud))
    if soort == "niet":
        return Niet(ontleed(inhoud))
    if soort == "leeg" and isinstance(inhoud, str):
        return Leeg(inhoud)
    raise PredicaatFout(f"'{soort}' is geen voorwaarde; wel: {', '.join(PREDICATEN)}.")


def naar_dict(predicaat: Predicaat) -> dict[str, Any]:
    """The condition in its TOML form, dates as ISO text."""
    match predicaat:
        case Vergelijking(soort, feit, waarde):
            return {soort: [feit, _json(waarde)]}
        case In(feit, waarden):
            return {"in": [feit, [_json(waarde) for waarde in waarden]]}
        case Leeg(feit):
            return {"leeg": feit}
        case Niet(deel):
            return {"niet": naar_dict(deel)}
        case Samen(soort, delen):
            return {soort: [naar_dict(deel) for deel in delen]}


def controleer(predicaat: Predicaat, catalogus: Catalogus) -> list[str]:
    """What does not fit the typed facts, as Dutch sentences; empty when the condition is sound."""
    fouten: list[str] = []
    for blad in _bladen(predicaat):
        try:
            feit = catalogus[blad.feit]
        except OnbekendFeit as fout:
            fouten.append(str(fout))
            continue
        fouten.extend(_bladfouten(blad, feit))
    return fouten


def geldt(predicaat: Predicaat | None, feiten: Feiten) -> bool:
    """Whether a condition holds for these facts; no condition always holds. A missing fact is empty."""
    match predicaat:
        case None:
            return True
        case Vergelijking(soort, feit, waarde):
            return _vergelijk(soort, feiten.get(feit), waarde)
        case In(feit, waarden):
            return any(_is(feiten.get(feit), waarde) for waarde in waarden)
        case Leeg(feit):
            return _is_leeg(feiten.get(feit))
        case Niet(deel):
            return not geldt(deel, feiten)
        case Samen("en", delen):
            return all(geldt(deel, feiten) for deel in delen)
        case Samen(_, delen):
            return any(geldt(deel, feiten) for deel in delen)


def leg_uit(predicaat: Predicaat, catalogus: Catalogus) -> str:
    """The condition as a Dutch clause, to read after 'als': herkomst is basisonderwijs."""
    match predicaat:
        case Vergelijking(soort, naam, waarde):
            feit = catalogus[naam]
            if feit.soort == "ja_nee":
                return f"{feit.omschrijving}: {'niet ' * (soort == 'ongelijk')}{_woord(feit, waarde)}"
            return f"{feit.omschrijving} {_WERKWOORD[soort]} {_woord(feit, waarde)}"
        case In(naam, waarden):
            feit = catalogus[naam]
            return f"{feit.omschrijving} is {opsomming((_woord(feit, w) for w in waarden), verbinding='of')}"
        case Leeg(naam):
            return f"{catalogus[naam].omschrijving} is niet ingevuld"
        case Niet(Leeg(naam)):
            return f"{catalogus[naam].omschrijving} is ingevuld"
        case Niet(deel):
            return f"niet geldt: {leg_uit(deel, catalogus)}"
        case Samen(soort, delen):
            return f" {soort} ".join(_deel_uitleg(deel, catalogus) for deel in delen)


def gebruikte_feiten(predicaat: Predicaat) -> frozenset[str]:
    """The names of all facts a condition asks."""
    return frozenset(blad.feit for blad in _bladen(predicaat))


_WERKWOORD = {
    "gelijk": "is",
    "ongelijk": "is niet",
    "groter": "is meer dan",
    "kleiner": "is minder dan",
}


def _deel_uitleg(deel: Predicaat, catalogus: Catalogus) -> str:
    tekst = leg_uit(deel, catalogus)
    return f"({tekst})" if isinstance(deel, Samen) else tekst


def _woord(feit: Feit, waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return datum_nl(waarde)
    return feit.label(waarde)


def _bladen(predicaat: Predicaat) -> Iterator[Vergelijking | In | Leeg]:
    if isinstance(predicaat, Samen):
        for deel in predicaat.delen:
            yield from _bladen(deel)
    elif isinstance(predicaat, Niet):
        yield from _bladen(predicaat.deel)
    else:
        yield predicaat


def _bladfouten(blad: Vergelijking | In | Leeg, feit: Feit) -> Iterator[str]:
    if isinstance(blad, Leeg):
        return
    ordening = isinstance(blad, Vergelijking) and blad.soort in ("groter", "kleiner")
    if ordening and feit.soort not in ("getal", "datum"):
        yield f"'groter' en 'kleiner' kunnen alleen bij een getal of datum; '{feit.naam}' is dat niet"
        return
    for waarde in blad.waarden if isinstance(blad, In) else (blad.waarde,):
        melding = feit.past(waarde)
        if melding:
            yield melding


def _vergelijk(soort: str, feit: Any, waarde: Any) -> bool:
    if soort == "gelijk":
        return _is(feit, waarde)
    if soort == "ongelijk":
        return not _is(feit, waarde)
    if _is_leeg(feit):
        return False
    return bool(feit > waarde if soort == "groter" else feit < waarde)


def _is(feit: Any, waarde: Any) -> bool:
    if isinstance(feit, (list, tuple, set, frozenset)):
        return waarde in feit
    return feit is not None and feit == waarde and isinstance(feit, bool) == isinstance(waarde, bool)


def _is_leeg(waarde: Any) -> bool:
    return waarde is None or (isinstance(waarde, (str, list, tuple, set, frozenset)) and not waarde)


def _paar(soort: str, inhoud: Any) -> tuple[str, Any]:
    if not isinstance(inhoud, (list, tuple)) or len(inhoud) != 2 or not isinstance(inhoud[0], str):
        raise PredicaatFout(f"'{soort}' vraagt [feit, waarde], niet {inhoud!r}.")
    return inhoud[0], inhoud[1]


def _enkel(soort: str, waarde: Any) -> Any:
    if isinstance(waarde, str) and len(waarde) == _ISO_LENGTE and waarde[4] == waarde[7] == "-":
        return date.fromisoformat(waarde)
    if not isinstance(waarde, (str, int, bool, date)):
        raise PredicaatFout(f"'{soort}' kan niet vergelijken met {waarde!r}.")
    return waarde


_ISO_LENGTE = len("jjjj-mm-dd")


def _json(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


Voorwaarde = Annotated[
    Vergelijking | In | Leeg | Niet | Samen,
    BeforeValidator(ontleed),
    PlainSerializer(naar_dict, return_type=dict),
    WithJsonSchema({"type": "object", "minProperties": 1, "maxProperties": 1}),
]
"""A condition as a field of a policy schema."""
