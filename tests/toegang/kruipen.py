"""Going through the product as somebody who clicks on everything: links, frames and forms that only ask.

What is found by anyone is asked for again by everybody else, and held against routes.toml and matrix.toml.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from swv.kern.choices import Veldgroep
from tests.bouw.cast import LEDEN
from tests.toegang.matrix import Proef
from tests.toegang.test_routes import ROUTES, verwacht

NIET_HIER = ("/static/", "/accounts/", "/hulp/", "/gezond/", "/demo/")
"""Files, the pages of django-allauth (tests/e2e), the help (tests/hulp), and the state of services that a test has not."""
SITUATIES = ("concept", "aanvulling", "een_advies", "verzonden")
"""Dossiers of these go along; test_routes.py asks for the others."""
GOED = (200, 302, 409)
"""What whoever may open a page can get: the page, the one that comes first, or why not in this status."""
DICHT = (403, 404)
VAN_NIEMAND = "-"


class Links(HTMLParser):
    """Every address that a visitor of this page can go to without sending anything."""

    def __init__(self, pagina: str) -> None:
        super().__init__()
        self.adressen: list[str] = []
        self._vraagt = ""  # the form that is being read, when it only asks
        self.feed(pagina)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the address of an element that leads somewhere."""
        van = dict(attrs)
        namen = {"a": ("href",), "iframe": ("src",), "img": ("src",), "object": ("data",)}.get(tag, ())
        if tag == "form":
            self._vraagt = (van.get("action") or "?") if (van.get("method") or "get").lower() == "get" else ""
        if tag == "button" and self._vraagt and van.get("type") == "submit":
            knop = f"?{van['name']}={van['value']}" if van.get("name") else ""
            self.adressen.append(urljoin(self._vraagt, knop))
        self.adressen += [van[naam] or "" for naam in (*namen, "hx-get") if van.get(naam)]

    def handle_endtag(self, tag: str) -> None:
        """A button after a form belongs to no form."""
        self._vraagt = "" if tag == "form" else self._vraagt


@dataclass(frozen=True, slots=True)
class Adres:
    """A path with its question, and what it is an address of."""

    pad: str
    route: str
    situatie: str
    pk: Any
    vraag: tuple[str, ...]

    @property
    def soort(self) -> tuple[Any, ...]:
        """Addresses of one kind stand for each other."""
        return (self.route, self.situatie, self.vraag)


@dataclass(slots=True)
class Tocht:
    """What one person came across: address → status."""

    wie: str
    gezien: dict[Adres, int] = field(default_factory=dict)

    @property
    def routes(self) -> set[str]:
        """The routes of which this person opened a page, or was sent on to one."""
        return {adres.route for adres, status in self.gezien.items() if status in (200, 302)}


def ontleed(proef: Proef, url: str) -> Adres | None:
    """What an address is of; None for what is not ours to try."""
    delen = urlsplit(url)
    if delen.scheme not in ("", "http", "https") or delen.netloc or delen.path.startswith(NIET_HIER):
        return None
    try:
        gevonden = resolve(delen.path)
    except Resolver404:
        return Adres(delen.path, "", VAN_NIEMAND, None, ())
    vraag = f"?{delen.query}" if delen.query else ""
    waarden = list(gevonden.kwargs.values())
    situatie, pk = VAN_NIEMAND, waarden[-1] if waarden else None
    if "dossier_id" in gevonden.kwargs:
        situatie = proef.wereld.situatie[gevonden.kwargs["dossier_id"]]
    elif label := _rijlabel(gevonden.url_name or ""):
        situatie = next((rij.situatie for rij in proef.rijen[label] if rij.pk == pk), VAN_NIEMAND)
    if situatie not in (*SITUATIES, VAN_NIEMAND):
        return None
    sleutels = tuple(sorted({naam for naam, _ in parse_qsl(delen.query)}))
    return Adres(delen.path + vraag, gevonden.url_name or "", situatie, pk, sleutels)


def _rijlabel(route: str) -> str:
    soort = next((deel for deel in ROUTES.get(route, "").split("+") if deel.startswith("rij:")), "")
    return soort.removeprefix("rij:")


def kruip(proef: Proef, bezoeker: Client, wie: str, *, per_soort: int, hoogstens: int) -> Tocht:
    """Open the first page and every address that any page shows, `per_soort` of a kind; fails when it finds no end."""
    tocht, geteld = Tocht(wie), dict[tuple[Any, ...], int]()
    rij = deque(["/"])
    while rij:
        url = rij.popleft()
        adres = ontleed(proef, url)
        if adres is None or adres in tocht.gezien or geteld.get(adres.soort, 0) >= per_soort:
            continue
        geteld[adres.soort] = geteld.get(adres.soort, 0) + 1
        assert len(tocht.gezien) < hoogstens, f"{wie} vindt geen einde; laatste: {adres.pad}"
        antwoord = bezoeker.get(adres.pad)
        tocht.gezien[adres] = antwoord.status_code
        if antwoord.status_code == 302:
            rij.append(urljoin(adres.pad, antwoord["Location"]))
        elif antwoord["Content-Type"].startswith("text/html"):
            rij.extend(urljoin(adres.pad, link) for link in Links(antwoord.content.decode()).adressen)
        antwoord.close()
    return tocht


def dode_links(tocht: Tocht) -> list[str]:
    """Addresses that a page showed to this person and that then refuse, or do not exist, or fail."""
    return [
        f"{tocht.wie}: {adres.pad} ({adres.route}): {status}"
        for adres, status in tocht.gezien.items()
        if status not in GOED
    ]


def _vraagt_een_rij(adres: Adres) -> tuple[int, ...]:
    """A question may name a row of another SWV, or an act of another role: that is not there."""
    return (404,) if adres.vraag else ()


def _van_het_swv(proef: Proef, adres: Adres, wie: str, tochten: dict[str, Tocht]) -> tuple[int, ...]:
    """What hangs on no dossier is for the roles that come there by links; a row of it for who does, in the own SWV."""
    if adres.situatie != VAN_NIEMAND and Veldgroep.BASIS not in proef.matrix.leest(wie, adres.situatie):
        return (404,)
    if not isinstance(adres.pk, int):
        rollen = {LEDEN[ander][0] for ander, tocht in tochten.items() if adres.route in tocht.routes}
        return (*GOED, *_vraagt_een_rij(adres)) if LEDEN[wie][0] in rollen else DICHT
    vinders = {LEDEN[ander][2] for ander, tocht in tochten.items() if adres in tocht.gezien}
    return GOED if adres.route in tochten[wie].routes and LEDEN[wie][2] in vinders else DICHT


def _goed(proef: Proef, adres: Adres, wie: str, tochten: dict[str, Tocht]) -> tuple[int, ...]:
    """Which statuses this person may get at this address."""
    soort, _, wat = ROUTES[adres.route].partition(":")
    if soort in ("iedereen", "openbaar", "api"):
        return GOED
    if soort == "rol":
        return (*GOED, *_vraagt_een_rij(adres)) if wie in wat.split() else DICHT
    if soort == "post":
        return (405,)
    if soort == "register":
        return _van_het_swv(proef, adres, wie, tochten)
    status = verwacht(proef, adres.route, adres.situatie, wie, adres.pk)
    return GOED if status == 200 else (status,)


def herhaal(
    proef: Proef, binnen: Callable[[str], Client], tochten: dict[str, Tocht], mensen: Iterable[str]
) -> Iterator[str]:
    """Ask for every kind of address that was found, as each of these people; a line per answer that may not be."""
    alles = {adres.soort: adres for tocht in tochten.values() for adres in tocht.gezien if adres.route in ROUTES}
    for wie in mensen:
        bezoeker = binnen(wie)
        for adres in alles.values():
            antwoord = bezoeker.get(adres.pad)
            status = antwoord.status_code
            antwoord.close()
            if status not in (goed := _goed(proef, adres, wie, tochten)):
                yield f"{wie} {adres.situatie} {adres.pad} ({adres.route}): {status}, verwacht {' of '.join(map(str, goed))}"
