"""Reasons and their Dutch texts: what a rule found, in words a parent can read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias

Feitwaarde: TypeAlias = str | int | Decimal | date | time | tuple[str | int | date, ...] | None

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


class OntbrekendeTekst(LookupError):
    """A reason has a code without text, or a text asks for a fact the reason does not carry."""


class NietTeBepalen(Exception):
    """The answer is unknown because a table has a gap (OPEN-84); never replaced by a guess.

    `tabel` says which table someone has to complete, `reden` is a Dutch sentence about the gap.
    """

    def __init__(self, tabel: str, reden: str) -> None:
        super().__init__(f"Niet te bepalen: {reden} Vul de tabel '{tabel}' aan.")
        self.tabel = tabel
        self.reden = reden


@dataclass(frozen=True, slots=True)
class Reden:
    """Why a rule says what it says: rule id, stable code and the facts used."""

    regel: str
    code: str
    feiten: tuple[tuple[str, Feitwaarde], ...] = ()

    def feit(self, naam: str) -> Feitwaarde:
        """The value of one fact; KeyError when the reason does not carry it."""
        return dict(self.feiten)[naam]

    @property
    def tekst(self) -> str:
        """The Dutch sentence for this reason."""
        return tekst_bij(self)

    def als_json(self) -> dict[str, object]:
        """The reason with its text, for storage beside a besluit and for the API."""
        return {
            "regel": self.regel,
            "code": self.code,
            "feiten": {naam: json_waarde(waarde) for naam, waarde in self.feiten},
            "tekst": self.tekst,
        }


def reden(regel: str, code: str, **feiten: Feitwaarde) -> Reden:
    """Make a reason; facts are kept in order of name so that equal reasons compare equal."""
    return Reden(regel, code, tuple(sorted(feiten.items())))


_teksten: dict[str, str] = {}


def registreer_teksten(teksten: Mapping[str, str]) -> None:
    """Add the texts of one module; a second, different text for a code raises ValueError."""
    for code, tekst in teksten.items():
        if _teksten.get(code, tekst) != tekst:
            raise ValueError(f"Code '{code}' heeft al een andere tekst.")
        _teksten[code] = tekst


def geregistreerde_codes() -> frozenset[str]:
    """All reason codes that have a text."""
    return frozenset(_teksten)


def tekst_bij(reden: Reden) -> str:
    """Format the text of a reason with its facts; raises OntbrekendeTekst."""
    try:
        sjabloon = _teksten[reden.code]
    except KeyError as fout:
        raise OntbrekendeTekst(f"Code '{reden.code}' ({reden.regel}) heeft geen tekst.") from fout
    waarden = {naam: in_woorden(waarde) for naam, waarde in reden.feiten}
    try:
        return sjabloon.format_map(waarden)
    except KeyError as fout:
        raise OntbrekendeTekst(f"De tekst bij '{reden.code}' vraagt om feit {fout}.") from fout


def datum_nl(dag: date) -> str:
    """A date as people write it: 3 november 2026."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def dag_nl(dag: date) -> str:
    """A date with its weekday: dinsdag 3 november 2026."""
    return f"{WEEKDAGEN[dag.weekday()]} {datum_nl(dag)}"


def opsomming(delen: Iterable[str], *, verbinding: str = "en") -> str:
    """A Dutch enumeration: a, b en c."""
    lijst = list(delen)
    if len(lijst) < 2:
        return "".join(lijst)
    return f"{', '.join(lijst[:-1])} {verbinding} {lijst[-1]}"


def in_woorden(waarde: Feitwaarde) -> str:
    """A fact as Dutch text: dates in full, ja and nee, a decimal comma, enumerations with en."""
    if waarde is None:
        return "onbekend"
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return f"{dag_nl(waarde.date())} om {waarde:%H:%M} uur"
    if isinstance(waarde, date):
        return datum_nl(waarde)
    if isinstance(waarde, time):
        return f"{waarde:%H:%M} uur"
    if isinstance(waarde, tuple):
        return opsomming(in_woorden(deel) for deel in waarde)
    if isinstance(waarde, Decimal):
        return f"{waarde:f}".replace(".", ",")
    return str(waarde)


def json_waarde(waarde: Feitwaarde) -> object:
    """A fact as a JSON value; dates and moments in ISO form."""
    if isinstance(waarde, (date, time)):
        return waarde.isoformat()
    if isinstance(waarde, tuple):
        return [json_waarde(deel) for deel in waarde]
    if isinstance(waarde, Decimal):
        return str(waarde)
    return waarde
