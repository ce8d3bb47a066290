"""Every address that holds an id, and whether somebody can tell one of a dossier from one that does not exist."""

import re
from collections.abc import Iterator
from itertools import product

from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from swv.kern.toegang.tabellen import HANDELINGEN

BESTAAT_NIET = 999_999_999
GEEN_GEHEIM = ("sectie", "sleutel")
"""Names of a section of a form, or of a figure: that it exists is no secret."""
NIET_VAN_EEN_DOSSIER = (
    "accounts/",
    "demo/",
    "hulp/",
    "static/",
    "wijzers/",
    "verslag/<slug:",
    "briefteksten/<slug:soort>/",
)
API = "api/"
Route = tuple[str, str, tuple[str, ...]]


def routes(patronen: list[URLPattern | URLResolver] | None = None, voor: str = "") -> Iterator[Route]:
    """(path as written, name, parameters) of every page with a parameter, outside sign-in and demo; see `van_api`."""
    for patroon in get_resolver().url_patterns if patronen is None else patronen:
        pad = voor + str(patroon.pattern)
        if pad.startswith(NIET_VAN_EEN_DOSSIER) or (not voor and pad.startswith(API)):
            continue
        if isinstance(patroon, URLResolver):
            yield from routes(patroon.url_patterns, pad)
        elif namen := tuple(re.findall(r"<(?:\w+:)?(\w+)>", pad)):
            assert patroon.name, f"{pad} heeft geen naam"
            yield pad, patroon.name, namen


def van_api() -> list[Route]:
    """The same of the API, whose acts are one view each time."""
    lijsten = [patroon for patroon in get_resolver().url_patterns if str(patroon.pattern).startswith(API)]
    return [rij for patroon in lijsten for rij in routes(patroon.url_patterns, str(patroon.pattern))]


def deel_van(alle: list[Route], welke: int, van: int) -> list[Route]:
    """In the quick tier: all pages, but of the acts on a dossier, which are one view too, one in `van` for each outsider."""
    acts = [route for route in alle if route[1] in HANDELINGEN and route[2] == ("dossier_id",)]
    niet = {route for nummer, route in enumerate(acts) if nummer % van != welke}
    return [route for route in alle if route not in niet]


def adressen(
    ids: dict[str, list[int | str]], zonder: set[str] | None = None, van: list[Route] | None = None
) -> list[tuple[str, str]]:
    """Every address with every combination of these ids, and beside it the same route with ids that nothing has."""
    paren = []
    for _, naam, namen in routes() if van is None else van:
        if zonder and zonder & set(namen):
            continue
        niets = [ids[wat][0] if wat in GEEN_GEHEIM else BESTAAT_NIET for wat in namen]
        leeg = reverse(naam, kwargs=dict(zip(namen, niets, strict=True)))
        for keuze in product(*(ids[wat] for wat in namen)):
            paren.append((reverse(naam, kwargs=dict(zip(namen, keuze, strict=True))), leeg))
    return paren


def inhoud(antwoord: HttpResponseBase) -> str:
    """The page without what differs from one rendering to the next."""
    tekst = b"".join(antwoord).decode()  # type: ignore[arg-type]
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"', "csrf", tekst)


def bekijk(client: Client, methode: str, pad: str) -> HttpResponseBase:
    return client.get(pad) if methode == "GET" else client.post(pad)


def verraad(client: Client, paren: list[tuple[str, str]]) -> list[str]:
    """Where this visitor can tell an address of the dossier from one that does not exist.

    A route that knows one method only answers 405 to the other, to everybody and about everything; one that a role
    never uses answers 403, whatever its ids are.
    """
    fout, van_niets = [], {}
    for (pad, leeg), methode in product(paren, ("GET", "POST")):
        if (methode, leeg) not in van_niets:
            niets = bekijk(client, methode, leeg)
            van_niets[methode, leeg] = niets.status_code, inhoud(niets)
        status, pagina = van_niets[methode, leeg]
        antwoord = bekijk(client, methode, pad)
        if antwoord.status_code not in (403, 404, 405) or antwoord.status_code != status:
            fout.append(f"{methode} {pad}: {antwoord.status_code}, zonder bestaan {status}")
        elif inhoud(antwoord) != pagina:
            fout.append(f"{methode} {pad}: de pagina verschilt van die van een adres dat niet bestaat")
    return fout
