"""Readings of a dossier in words: by whom, and which part was opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from swv.kern.beleid.uitleg import opsomming
from swv.kern.choices import GEZINSROLLEN

WAT: dict[str, str] = {
    "dossier": "het dossier",
    "formulier": "de antwoorden van de school",
    "samenvatting": "de samenvatting",
    "samenvatting_pdf": "de samenvatting",
    "documenten": "documenten",
    "document": "documenten",
    "handtekeningen": "de handtekeningen",
    "termijnen": "de termijnen",
    "berichten": "de berichten",
    "contactgegevens": "de contactgegevens",
    "vergadering": "de stukken voor de vergadering",
    "brief": "een brief",
    "besluit": "het besluit",
    "tlv_bekijken": "de TLV",
    "tlv_bewijs": "de TLV",
    "inzagen": "wie er keek",
}
GEZIN = tuple(str(rol.label) for rol in GEZINSROLLEN)
ANDERS = "een ander deel"
"""What is not in the list could tell what somebody else writes or asks: an objection, a view, a note of the office."""


@dataclass(frozen=True, slots=True)
class Inzageregel:
    """Who looked on a day: role and organisation, never a name; `wat` is what was opened."""

    wie: str
    wat: str


@dataclass(frozen=True, slots=True)
class Inzagedag:
    """One day with everybody who looked."""

    dag: date
    regels: tuple[Inzageregel, ...]


def inzagen_in_woorden(rijen: Iterable[Mapping[str, Any]]) -> list[Inzagedag]:
    """The rows of `inzagen_per_dag`, day by day."""
    dagen = groupby(rijen, key=lambda rij: rij["dag"])
    return [Inzagedag(dag, tuple(Inzageregel(_wie(rij), _wat(rij["delen"])) for rij in groep)) for dag, groep in dagen]


def _wie(rij: Mapping[str, Any]) -> str:
    if rij["zelf"]:
        return "Uzelf"
    rol, organisatie = str(rij["rol"]), str(rij["organisatie"])
    wie = rol[:1].upper() + rol[1:]
    return f"{wie}, {organisatie}" if organisatie and rol not in GEZIN else wie


def _wat(delen: Iterable[str]) -> str:
    woorden = {WAT.get(deel, ANDERS) for deel in delen}
    volgorde = [woord for woord in dict.fromkeys(WAT.values()) if woord in woorden]
    return opsomming([*volgorde, *([ANDERS] if ANDERS in woorden else [])])
