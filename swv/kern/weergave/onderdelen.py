"""The parts a screen hands to the partial templates. Any object with the same attributes will do."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Toon = Literal["neutraal", "bezig", "aandacht", "klaar", "fout"]
Toestand = Literal["gedaan", "nu", "straks"]


@dataclass(frozen=True, slots=True)
class Status:
    """A status in words with its tone; never shown as colour alone."""

    label: str
    toon: Toon = "neutraal"


NIET_BEGONNEN = Status("Nog niet begonnen", "neutraal")
BEZIG = Status("Bezig", "bezig")
KLAAR = Status("Klaar", "klaar")
AANDACHT_NODIG = Status("Aandacht nodig", "aandacht")
KAN_NOG_NIET = Status("Kan nog niet", "neutraal")


@dataclass(frozen=True, slots=True)
class Navigatiepunt:
    """One entry of the main menu; or with `onder` a group of entries, which has no page of its own."""

    label: str
    url: str
    actief: bool = False
    onder: tuple["Navigatiepunt", ...] = ()


@dataclass(frozen=True, slots=True)
class Kruimel:
    """One step of the breadcrumb; the last one (the page itself) has no url."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Taak:
    """One line of a task list; without url it cannot be started yet."""

    titel: str
    status: Status
    url: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Tijdlijnpunt:
    """One event, or one expected step, of a dossier."""

    titel: str
    toestand: Toestand = "gedaan"
    wanneer: date | datetime | str = ""
    wie: str = ""
    toelichting: str = ""


@dataclass(frozen=True, slots=True)
class Gevolg:
    """One line of a confirmation: what will happen to whom."""

    wat: str
    wie: str
