"""Typed facts: what conditions in policy files may ask, per kind of aanvraag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Feitsoort = Literal["tekst", "getal", "datum", "ja_nee", "keuze", "meerkeuze"]

_TYPEN: Mapping[Feitsoort, tuple[type, ...]] = {
    "tekst": (str,),
    "getal": (int,),
    "datum": (date,),
    "ja_nee": (bool,),
    "keuze": (str,),
    "meerkeuze": (str,),
}


class OnbekendFeit(LookupError):
    """A condition or question names a fact that does not exist for this kind of aanvraag."""


@dataclass(frozen=True, slots=True)
class Feit:
    """A typed fact; `omschrijving` reads inside a Dutch sentence, `keuzes` are (value, label) pairs."""

    naam: str
    soort: Feitsoort
    omschrijving: str
    keuzes: tuple[tuple[str, str], ...] = ()

    def past(self, waarde: Any) -> str | None:
        """Why a value of a condition does not fit this fact, in Dutch; None when it fits."""
        typen = _TYPEN[self.soort]
        if not isinstance(waarde, typen) or (self.soort == "getal" and isinstance(waarde, bool)):
            return f"'{self.naam}' is {_SOORTNAAM[self.soort]}; {waarde!r} past daar niet bij"
        if self.keuzes and waarde not in dict(self.keuzes):
            mogelijk = ", ".join(sleutel for sleutel, _ in self.keuzes)
            return f"'{waarde}' is geen keuze van '{self.naam}' (wel: {mogelijk})"
        return None

    def label(self, waarde: Any) -> str:
        """The Dutch label of a choice, or the value itself."""
        return dict(self.keuzes).get(waarde, str(waarde))


_SOORTNAAM: Mapping[Feitsoort, str] = {
    "tekst": "een tekst",
    "getal": "een geheel getal",
    "datum": "een datum",
    "ja_nee": "een ja-neevraag",
    "keuze": "een keuze",
    "meerkeuze": "een keuze uit meer",
}


class Catalogus:
    """The facts of one kind of aanvraag, by name."""

    def __init__(self, feiten: Iterable[Feit]) -> None:
        self._feiten: dict[str, Feit] = {}
        for feit in feiten:
            if feit.naam in self._feiten:
                raise ValueError(f"Feit '{feit.naam}' staat er twee keer in.")
            self._feiten[feit.naam] = feit

    def __getitem__(self, naam: str) -> Feit:
        try:
            return self._feiten[naam]
        except KeyError as fout:
            raise OnbekendFeit(f"Feit '{naam}' bestaat niet (wel: {', '.join(sorted(self._feiten))})") from fout

    def __contains__(self, naam: object) -> bool:
        return naam in self._feiten

    def __iter__(self) -> Iterator[Feit]:
        return iter(self._feiten.values())

    def met(self, extra: Iterable[Feit]) -> Catalogus:
        """This catalogue extended with facts, for instance the questions of a form."""
        return Catalogus([*self, *extra])


_catalogi: dict[str, Catalogus] = {}


def registreer_catalogus(soort: str, feiten: Iterable[Feit]) -> Catalogus:
    """Declare the facts of a kind of aanvraag; done by the app that owns the kind."""
    _catalogi[soort] = Catalogus(feiten)
    return _catalogi[soort]


def catalogus_van(soort: str) -> Catalogus:
    """The facts of a kind of aanvraag; raises OnbekendFeit when no app declared the kind."""
    try:
        return _catalogi[soort]
    except KeyError as fout:
        raise OnbekendFeit(f"Soort aanvraag '{soort}' heeft geen feitencatalogus.") from fout
