"""The register of wijzers, and asking one: input is read, the function of the wijzer answers, the answer is plain."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, Protocol, TypeVar

from swv.kern.beleid.onderdeel import Onderdeel
from swv.kern.beleid.uitleg import Reden
from swv.kern.kalender.rules import Kalender
from swv.kern.wijzers.velden import OngeldigeInvoer, Veld, lees_invoer

OnderdeelT = TypeVar("OnderdeelT", bound=Onderdeel)
Uitkomstsoort = Literal["tekst", "getal", "ja_nee", "datum", "moment", "lijst"]

SWV = Veld(
    "swv",
    "Van welk samenwerkingsverband wilt u het beleid weten?",
    uitleg="Beleid is openbaar: u mag het van elk samenwerkingsverband vragen.",
)
PEILDATUM = Veld(
    "peildatum",
    "Op welke dag?",
    "datum",
    uitleg="Het beleid dat op deze dag geldt. Laat leeg voor vandaag.",
)


@dataclass(frozen=True, slots=True)
class Invoer:
    """What was asked: the SWV by its key, the day of reference, and every declared field (None: left out)."""

    swv: str
    peildatum: date
    waarden: Mapping[str, Any]

    def __getitem__(self, naam: str) -> Any:
        return self.waarden[naam]

    def gegeven(self, *namen: str) -> bool:
        """Whether any of these fields was filled in."""
        return any(self.waarden[naam] is not None for naam in namen)


class Beleid(Protocol):
    """The policy of one SWV on one day; remembers which versions were read."""

    naam: str

    def deel(self, schema: type[OnderdeelT], soort: str | None = None) -> OnderdeelT:
        """The part that holds on the day; raises NietTeBepalen when there is none."""

    def kalender(self) -> Kalender:
        """The school calendar of the region of this SWV."""

    def swv_naam(self, sleutel: str) -> str | None:
        """The name of an SWV by its key; None when the product does not know it."""


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What a wijzer answers: the outcome by field, and why in the order to read it."""

    uitkomst: Mapping[str, Any]
    uitleg: tuple[Reden, ...] = ()


@dataclass(frozen=True, slots=True)
class Uitkomstveld:
    """One field of the outcome: what it means, and in words what each value says."""

    naam: str
    label: str
    soort: Uitkomstsoort = "tekst"
    waarden: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A worked example for the documentation: what is sent, without the SWV."""

    titel: str
    invoer: Mapping[str, Any]


Wijzerfunctie = Callable[[Invoer, Beleid], Uitslag]


@dataclass(frozen=True, slots=True)
class Wijzer:
    """One wijzer: `naam` is its address, `openbaar` that it asks for no account."""

    naam: str
    titel: str
    samenvatting: str
    velden: tuple[Veld, ...]
    uitkomst: tuple[Uitkomstveld, ...]
    functie: Wijzerfunctie
    openbaar: bool = False
    voorbeelden: tuple[Voorbeeld, ...] = ()

    @property
    def alle_velden(self) -> tuple[Veld, ...]:
        """The fields of this wijzer after the two that every wijzer has."""
        return (SWV, PEILDATUM, *self.velden)


_WIJZERS: dict[str, Wijzer] = {}


def registreer_wijzer(wijzer: Wijzer) -> None:
    """Enter a wijzer; a name is used once."""
    if _WIJZERS.get(wijzer.naam, wijzer) != wijzer:
        raise ValueError(f"Wijzer {wijzer.naam} bestaat al.")
    _WIJZERS[wijzer.naam] = wijzer


def wijzers() -> tuple[Wijzer, ...]:
    """Every wijzer, in the order in which they were registered."""
    return tuple(_WIJZERS.values())


def zoek_wijzer(naam: str) -> Wijzer | None:
    """The wijzer with this name."""
    return _WIJZERS.get(naam)


def lees(wijzer: Wijzer, invoer: Mapping[str, Any], *, sleutels: Iterable[str], vandaag: date) -> Invoer:
    """What was sent, read and checked; raises OngeldigeInvoer.

    `sleutels` are the SWVs that there are; `peildatum` is today when it was left out.
    """
    bekend = sorted(sleutels)
    fouten: dict[str, str] = {}
    waarden: dict[str, Any] = {}
    try:
        waarden = lees_invoer(wijzer.alle_velden, invoer)
    except OngeldigeInvoer as fout:
        fouten = fout.velden
    swv = waarden.get("swv", invoer.get("swv"))
    if "swv" not in fouten and swv not in bekend:
        fouten["swv"] = f"Kies een samenwerkingsverband: {', '.join(bekend)}."
    if fouten:
        raise OngeldigeInvoer(fouten)
    eigen = {veld.naam: waarden[veld.naam] for veld in wijzer.velden}
    return Invoer(waarden["swv"], waarden["peildatum"] or vandaag, eigen)


def als_json(waarde: Any) -> Any:
    """An outcome as plain values: dates and moments in ISO form, numbers with decimals as text."""
    if isinstance(waarde, (date, datetime)):
        return waarde.isoformat()
    if isinstance(waarde, Decimal):
        return str(waarde)
    if isinstance(waarde, Mapping):
        return {naam: als_json(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, (list, tuple)):
        return [als_json(deel) for deel in waarde]
    return waarde


def uitleg_als_json(redenen: Iterable[Reden]) -> list[dict[str, str]]:
    """The reasons as rule id and text, each once."""
    return [{"regel": reden.regel, "tekst": reden.tekst} for reden in dict.fromkeys(redenen)]
