"""The typed input of a wijzer: fields, and reading what a person or a program sent into values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Literal

from swv.kern.kalender.klok import AMSTERDAM

Veldsoort = Literal[
    "tekst", "getal", "geheel_getal", "datum", "moment", "ja_nee", "keuze", "meerkeuze", "object", "lijst", "perioden",
    "duur_of_datum", "toelichting",
]  # fmt: skip
LANGSTE_TEKST = 200
LANGSTE_TOELICHTING = 5000
LANGSTE_LIJST = 100
GROOTSTE_GETAL = 1_000_000_000
EERSTE_JAAR, LAATSTE_JAAR = 1950, 2150


class OngeldigeInvoer(Exception):
    """What was sent is impossible or contradicts itself; `velden` says per field, in Dutch, what to do about it."""

    def __init__(self, velden: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{naam}: {melding}" for naam, melding in velden.items()))
        self.velden = dict(velden)


@dataclass(frozen=True, slots=True)
class Veld:
    """One input of a wijzer.

    `naam` is fixed (it is part of the API), `label` the question on the page, `uitleg` the help below it. `groep` is
    the heading under which the page asks it. `velden` are the parts of an object or of each object of a list.
    `minimum` and `maximum` bound a number. `bij` says when a page asks it: another field, then the choices of it for
    which this one matters; a program may always send it.
    """

    naam: str
    label: str
    soort: Veldsoort = "tekst"
    uitleg: str = ""
    keuzes: tuple[tuple[str, str], ...] = ()
    velden: tuple[Veld, ...] = ()
    groep: str = ""
    minimum: int | None = None
    maximum: int | None = None
    bij: tuple[str, ...] = ()


def lees_invoer(velden: Sequence[Veld], invoer: Mapping[str, Any], *, pad: str = "") -> dict[str, Any]:
    """Every field with its value, None when it was left out; raises OngeldigeInvoer with every mistake at once.

    A field that nobody declared is a mistake. None and an empty text count as left out.
    """
    fouten: dict[str, str] = {}
    namen = {veld.naam for veld in velden}
    for naam in invoer:
        if naam not in namen:
            wel = ", ".join(sorted(namen))
            fouten[f"{pad}{naam}"] = f"Dit veld bestaat hier niet. Laat het weg, of kies uit: {wel}."
    waarden: dict[str, Any] = {}
    for veld in velden:
        try:
            waarden[veld.naam] = _lees(veld, invoer.get(veld.naam), f"{pad}{veld.naam}")
        except OngeldigeInvoer as fout:
            fouten |= fout.velden
    if fouten:
        raise OngeldigeInvoer(fouten)
    return waarden


def is_leeg(waarde: Any) -> bool:
    """Left out: None, or an empty text."""
    return waarde is None or (isinstance(waarde, str) and not waarde.strip())


def _lees(veld: Veld, waarde: Any, plek: str) -> Any:
    if is_leeg(waarde):
        return None
    return _LEZERS[veld.soort](veld, waarde, plek)


def _fout(plek: str, melding: str) -> OngeldigeInvoer:
    return OngeldigeInvoer({plek: melding})


def _tekst(_: Veld, waarde: Any, plek: str) -> str:
    if not isinstance(waarde, str):
        raise _fout(plek, "Vul hier tekst in.")
    if len(waarde) > LANGSTE_TEKST:
        raise _fout(plek, f"Gebruik hier hoogstens {LANGSTE_TEKST} tekens.")
    if any(ord(teken) < ord(" ") for teken in waarde.strip()):
        raise _fout(plek, "Gebruik hier gewone tekst, op een regel.")
    return waarde.strip()


def _getal(veld: Veld, waarde: Any, plek: str) -> Decimal:
    tekst = str(waarde).strip().removesuffix("%").strip().replace(",", ".")
    try:
        getal = Decimal(tekst)
    except InvalidOperation:
        getal = Decimal("NaN")
    if isinstance(waarde, bool) or not isinstance(waarde, (str, int, float, Decimal)) or not getal.is_finite():
        raise _fout(plek, "Vul hier een getal in.")
    laagste = -GROOTSTE_GETAL if veld.minimum is None else veld.minimum
    hoogste = GROOTSTE_GETAL if veld.maximum is None else veld.maximum
    if getal < laagste:
        raise _fout(plek, f"Dit getal is te laag. Het laagste is {laagste}.")
    if getal > hoogste:
        raise _fout(plek, f"Dit getal is te hoog. Het hoogste is {hoogste}.")
    return getal


def _geheel_getal(veld: Veld, waarde: Any, plek: str) -> int:
    getal = _getal(veld, waarde, plek)
    if getal != getal.to_integral_value():
        raise _fout(plek, "Vul hier een heel getal in.")
    return int(getal)


_ISO_DATUM = re.compile(r"^\d{4}-\d{2}-\d{2}$")


def _datum(_: Veld, waarde: Any, plek: str) -> date:
    if not isinstance(waarde, str) or not _ISO_DATUM.match(waarde.strip()):
        raise _fout(plek, "Vul een datum in, als jjjj-mm-dd. Bijvoorbeeld 2026-08-01.")
    try:
        dag = date.fromisoformat(waarde.strip())
    except ValueError as fout:
        raise _fout(plek, "Deze datum bestaat niet.") from fout
    return _binnen_bereik(dag, plek)


def _binnen_bereik(dag: date, plek: str) -> date:
    if not EERSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise _fout(plek, f"Kies een datum in de jaren {EERSTE_JAAR} tot en met {LAATSTE_JAAR}.")
    return dag


_ISO_MOMENT = re.compile(r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}")


def _moment(_: Veld, waarde: Any, plek: str) -> datetime:
    """Without a time zone it is Dutch time."""
    melding = "Vul een dag met de tijd in, als jjjj-mm-ddTuu:mm. Bijvoorbeeld 2026-09-09T16:00."
    if not isinstance(waarde, str) or not _ISO_MOMENT.match(waarde.strip()):
        raise _fout(plek, melding)
    try:
        moment = datetime.fromisoformat(waarde.strip())
        _binnen_bereik(moment.date(), plek)
        return moment.replace(tzinfo=AMSTERDAM) if moment.tzinfo is None else moment.astimezone(AMSTERDAM)
    except (ValueError, OverflowError) as fout:
        raise _fout(plek, melding) from fout


_JA, _NEE = ("true", "ja", "1"), ("false", "nee", "0")


def _ja_nee(_: Veld, waarde: Any, plek: str) -> bool:
    if isinstance(waarde, bool):
        return waarde
    if isinstance(waarde, str) and waarde.strip().lower() in (*_JA, *_NEE):
        return waarde.strip().lower() in _JA
    raise _fout(plek, "Antwoord met ja (true) of nee (false).")


def _keuze(veld: Veld, waarde: Any, plek: str) -> str:
    """A choice by its key; upper and lower case make no difference, and a number may be sent as one."""
    sleutels = {sleutel.lower(): sleutel for sleutel, _ in veld.keuzes}
    gekozen = str(waarde).strip().lower() if isinstance(waarde, (str, int)) and not isinstance(waarde, bool) else ""
    if gekozen not in sleutels:
        raise _fout(plek, f"Kies een van: {', '.join(sleutel for sleutel, _ in veld.keuzes)}.")
    return sleutels[gekozen]


def _meerkeuze(veld: Veld, waarde: Any, plek: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_keuze(veld, deel, plek) for deel in _rij(waarde, plek)))


def _object(veld: Veld, waarde: Any, plek: str) -> dict[str, Any]:
    if not isinstance(waarde, Mapping):
        raise _fout(plek, "Stuur hier een object met deze velden: " + ", ".join(v.naam for v in veld.velden) + ".")
    return lees_invoer(veld.velden, waarde, pad=f"{plek}.")


def _lijst(veld: Veld, waarde: Any, plek: str) -> tuple[dict[str, Any], ...]:
    return tuple(_object(veld, deel, f"{plek}.{nummer}") for nummer, deel in enumerate(_rij(waarde, plek)))


def _perioden(veld: Veld, waarde: Any, plek: str) -> tuple[tuple[date, date], ...]:
    return tuple(_periode(veld, deel, f"{plek}.{nummer}") for nummer, deel in enumerate(_rij(waarde, plek)))


def _periode(veld: Veld, waarde: Any, plek: str) -> tuple[date, date]:
    if not isinstance(waarde, Sequence) or isinstance(waarde, str) or len(waarde) != 2:
        raise _fout(plek, "Geef de eerste en de laatste dag, als [jjjj-mm-dd, jjjj-mm-dd].")
    van, tot = (_datum(veld, deel, plek) for deel in waarde)
    if tot < van:
        raise _fout(plek, "De laatste dag ligt voor de eerste dag. Draai ze om.")
    return van, tot


def _duur_of_datum(veld: Veld, waarde: Any, plek: str) -> int | date:
    """A day, or a number of days."""
    if isinstance(waarde, str) and "-" in waarde.strip().lstrip("-"):
        return _datum(veld, waarde, plek)
    return _geheel_getal(veld, waarde, plek)


def _toelichting(veld: Veld, waarde: Any, plek: str) -> bool:
    """Whether there is an explanation: the words of it, or just yes or no. What it says is for people to read."""
    if isinstance(waarde, bool):
        return waarde
    if not isinstance(waarde, str) or len(waarde) > LANGSTE_TOELICHTING:
        raise _fout(plek, f"Geef een toelichting van hoogstens {LANGSTE_TOELICHTING} tekens, of ja of nee.")
    return waarde.strip().lower() not in _NEE


def _rij(waarde: Any, plek: str) -> Iterator[Any]:
    if not isinstance(waarde, Sequence) or isinstance(waarde, (str, bytes)):
        raise _fout(plek, "Stuur hier een lijst.")
    if len(waarde) > LANGSTE_LIJST:
        raise _fout(plek, f"Stuur hier hoogstens {LANGSTE_LIJST} regels.")
    yield from waarde


_LEZERS: Mapping[Veldsoort, Callable[[Veld, Any, str], Any]] = {
    "tekst": _tekst,
    "getal": _getal,
    "geheel_getal": _geheel_getal,
    "datum": _datum,
    "moment": _moment,
    "ja_nee": _ja_nee,
    "keuze": _keuze,
    "meerkeuze": _meerkeuze,
    "object": _object,
    "lijst": _lijst,
    "perioden": _perioden,
    "duur_of_datum": _duur_of_datum,
    "toelichting": _toelichting,
}
