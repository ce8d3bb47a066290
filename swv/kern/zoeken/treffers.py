"""By what a dossier was found, in words for whoever reads the list: pure (ADR 0018)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from swv.kern.zoeken.normaliseren import geboortewoorden, lijkt_op, naamwoorden, nummerwoorden, woorden
from swv.kern.zoeken.vraag import Term, Zoekvraag


@dataclass(frozen=True, slots=True)
class Kaart:
    """What a list shows of a dossier, as far as it can be searched."""

    voornaam: str
    tussenvoegsel: str
    achternaam: str
    geboortedatum: date
    nummer: str
    school: str


def schoolwoord_past(woord: str, school: str) -> bool:
    """Whether a word is one of the name of a school, its beginning, or one of them but for a typing error."""
    return any(deel.startswith(woord) or lijkt_op(woord, deel) for deel in woorden(school))


def gevonden_op(vraag: Zoekvraag, kaart: Kaart, *, anders: str) -> tuple[str, ...]:
    """For each part of the question in which column it was found; `anders` is said of a number that stands in none."""
    return tuple(dict.fromkeys(naam for term in vraag.termen for naam in _plekken(term, kaart, anders)))


def _plekken(term: Term, kaart: Kaart, anders: str) -> Iterable[str]:
    if term.soort == "geboren":
        return ("geboortedatum",) if term.waarde in geboortewoorden(kaart.geboortedatum) else ()
    if term.soort == "nummer":
        return ("dossiernummer" if term.waarde in nummerwoorden(kaart.nummer) else anders,)
    return _woordplekken(term.waarde, kaart)


def _woordplekken(woord: str, kaart: Kaart) -> Iterable[str]:
    naam = naamwoorden(kaart.voornaam, kaart.tussenvoegsel, kaart.achternaam)
    if any(heel.startswith(woord) for heel in naam.heel):
        yield "naam"
    elif any(lijkt_op(woord, deel) for deel in woorden(f"{kaart.voornaam} {kaart.achternaam}")):
        yield "naam lijkt erop"
    if schoolwoord_past(woord, kaart.school):
        yield "school"
