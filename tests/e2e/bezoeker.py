"""One person at one browser. Every page that comes by is examined: accessibility, width, console, status."""

import os
import re
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import APIResponse, ConsoleMessage, Locator, Page, Response, Route, expect

UITVOER = settings.BASE_DIR / "test-uitvoer"
FOTOS = bool(os.environ.get("SWV_FOTOS"))
ALLES = bool(os.environ.get("SWV_TEST_ALLES"))
SMAL = 360
KOP = re.compile(r"H[1-6]\.")
OOK_BREED = pytest.mark.parametrize("breedte", [SMAL, pytest.param(1200, marks=pytest.mark.traag)])
"""On a telephone, and in the slow tier on a wide screen too."""
HOOFDKNOP = "main form .swv-acties button.utrecht-button--primary-action"
TE_BREED = """() => {
    const breedte = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= breedte) { return []; }
    return [...document.querySelectorAll("body *")]
        .filter((element) => element.getBoundingClientRect().right > breedte + 1)
        .map((element) => element.tagName + "." + element.className)
        .slice(0, 5).concat(["pagina: " + document.documentElement.scrollWidth]);
}"""

# The elements in order with what axe looks at; of lists and tables the first three rows stand for the rest.
BOUW = """() => [...document.querySelectorAll("body *")]
    .filter((element) => !element.closest("li:nth-child(n+4), tbody tr:nth-child(n+4), option, svg *"))
    .map((element) => element.tagName + "." + element.className + ["id", "role", "type", "for", "lang", "hidden", "open",
        "alt", "aria-label", "aria-describedby", "aria-invalid", "aria-current", "aria-expanded", "aria-live", "disabled"]
        .map((naam) => element.hasAttribute(naam) ? naam + "=" + element.getAttribute(naam).replace(/\\d+/g, "0") : "")
        .join("") + (element.textContent.trim() ? "+" : "-"))
    .join("|")"""
GEZIEN: set[tuple[int, str]] = set()


@dataclass
class Bezoeker:
    """Goes, clicks and fills in like a person; `status` is what the next page must answer."""

    page: Page
    naam: str
    breedte: int
    bezocht: list[str] = field(default_factory=list)
    _console: list[str] = field(default_factory=list)
    _antwoorden: list[Response] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._bij_console)
        self.page.on("pageerror", lambda fout: self._console.append(f"pageerror: {fout}"))
        self.page.on("response", self._bij_antwoord)

    def _bij_console(self, bericht: ConsoleMessage) -> None:
        # The browser repeats the status of the page itself in its console; that is asserted elsewhere.
        eigen_pagina = bericht.text.startswith("Failed to load resource") and bericht.location["url"] == self.page.url
        if bericht.type in ("error", "warning") and not eigen_pagina:
            self._console.append(f"{bericht.type}: {bericht.text} ({bericht.location['url']})")

    def _bij_antwoord(self, antwoord: Response) -> None:
        if antwoord.request.is_navigation_request():
            self._antwoorden.append(antwoord)
        elif antwoord.status >= 400:
            self._console.append(f"{antwoord.status}: {antwoord.url}")

    # --- Going about --------------------------------------------------------------------------------------------

    def ga(self, pad: str, *, status: int = 200) -> "Bezoeker":
        """Open an address."""
        self.page.goto(pad)
        return self._kijk(status)

    def klik(self, waar: str | Locator, *, status: int = 200) -> "Bezoeker":
        """Click a link or button that leads to a page, by its text or as a locator."""
        plek = self.link(waar) if isinstance(waar, str) else waar
        with self.page.expect_navigation():
            plek.click()
        return self._kijk(status)

    def bevestig(self, *, status: int = 200) -> "Bezoeker":
        """Press the one main button of the form on this page."""
        return self.klik(self.page.locator(HOOFDKNOP).last, status=status)

    def link(self, tekst: str) -> Locator:
        """The first link in the page itself with this text."""
        return self.page.locator("main").get_by_role("link", name=tekst).first

    # --- Filling in ---------------------------------------------------------------------------------------------

    def vul(self, **velden: Any) -> "Bezoeker":
        """Fill in fields by name, as far as this page has them: text, date, choice, choices, yes or no."""
        for naam, waarde in velden.items():
            veld = self.page.locator(f'main [name="{naam}"]')
            if veld.count():
                self._vul_veld(veld.first, naam, waarde)
        return self

    def _vul_veld(self, veld: Locator, naam: str, waarde: Any) -> None:
        if isinstance(waarde, bool):
            waarde = "ja" if waarde else "nee"
        elif isinstance(waarde, date):
            waarde = waarde.isoformat()
        soort = veld.get_attribute("type")
        if soort in ("radio", "checkbox"):
            for keuze in waarde if isinstance(waarde, list) else [waarde]:
                self.page.locator(f'main [name="{naam}"][value="{keuze}"]').check()
        elif veld.evaluate("element => element.tagName") == "SELECT":
            veld.select_option(str(waarde))
        else:
            veld.fill(str(waarde))

    # --- Looking ------------------------------------------------------------------------------------------------

    @property
    def tekst(self) -> str:
        """What the page says, on one line."""
        return re.sub(r"\s+", " ", self.page.locator("body").inner_text())

    @property
    def pad(self) -> str:
        """The address without the server."""
        return re.sub(r"^https?://[^/]+", "", self.page.url)

    def ziet(self, *zinnen: str) -> "Bezoeker":
        """All of these stand on the page."""
        tekst = self.tekst.lower()
        ontbreekt = [zin for zin in zinnen if zin.lower() not in tekst]
        assert not ontbreekt, f"{self.naam} op {self.pad} ziet niet: {ontbreekt}\n{self.tekst[:3000]}"
        return self

    def ziet_niet(self, *zinnen: str) -> "Bezoeker":
        """None of these occurs, not even in the source of the page."""
        bron = self.page.content()
        gevonden = [zin for zin in zinnen if zin in bron]
        assert not gevonden, f"{self.naam} op {self.pad} ziet: {gevonden}"
        return self

    def foto(self, naam: str) -> "Bezoeker":
        """A picture for people, in test-uitvoer/, when SWV_FOTOS is set."""
        if not FOTOS:
            return self
        UITVOER.mkdir(exist_ok=True)
        self.page.screenshot(path=UITVOER / f"{naam}.png", full_page=True)
        return self

    def krijgt_status(self, label: str) -> "Bezoeker":
        """The dossier of this page comes to stand in this status, as soon as the worker is done with it."""
        for _ in range(60):
            if self.page.locator(".swv-paginakop .swv-status").inner_text().strip() == label:
                break
            self.page.wait_for_timeout(500)
            self.page.reload()
        return self.heeft_status(label)

    def heeft_status(self, label: str) -> "Bezoeker":
        """The dossier of this page stands in this status."""
        expect(self.page.locator(".swv-paginakop .swv-status")).to_have_text(label)
        return self

    def open_pdf(self, tekst: str, doel: Path) -> Path:
        """Click a link to a letter; what the server gives the browser is kept in `doel`."""
        gekregen: list[APIResponse] = []

        def onderschep(route: Route) -> None:
            gekregen.append(route.fetch())
            route.fulfill(status=204)

        self.page.route("**/brieven/*/", onderschep)
        self.link(tekst).click()
        self.page.unroute("**/brieven/*/")
        (antwoord,) = gekregen
        assert (antwoord.status, antwoord.headers["content-type"]) == (200, "application/pdf")
        assert "no-store" in antwoord.headers["cache-control"]
        doel.write_bytes(antwoord.body())
        return doel

    # --- Examining ----------------------------------------------------------------------------------------------

    def _kijk(self, status: int) -> "Bezoeker":
        assert self._antwoorden, f"{self.naam}: no page came"
        laatste = self._antwoorden[-1]
        assert laatste.status == status, f"{self.naam} op {self.pad}: {laatste.status}\n{self.tekst[:1500]}"
        assert "content-security-policy" in laatste.headers
        self.keur()
        return self

    def _gezien(self) -> bool:
        """Whether axe saw this page at this width, with the same elements, labels and states, and the same headings.

        In the slow tier the order of all elements counts, so that every build of a page is examined.
        """
        bouw = self.page.evaluate(BOUW)
        if not ALLES:
            delen = bouw.split("|")
            koppen = [naam for naam, _ in groupby(deel.partition(".")[0] for deel in delen if KOP.match(deel))]
            bouw = [re.sub(r"\d+", "0", self.pad.partition("?")[0]), " ".join(koppen), *delen]
        nieuw = {(self.breedte, deel) for deel in ([bouw] if ALLES else bouw)} - GEZIEN
        GEZIEN.update(nieuw)
        return not nieuw

    def _axe(self) -> list[str]:
        bevindingen = Axe().run(self.page).response["violations"]
        return [f"{b['id']}: {b['help']}: {[n['html'] for n in b['nodes']][:3]}" for b in bevindingen]

    def keur(self) -> None:
        """No violation of axe, nothing wider than the screen (also at 360 px), a clean console.

        Axe takes a second, so a page that has the same build as one that it saw is not shown to it again.
        """
        self.bezocht.append(self.pad)
        fouten = [] if self._gezien() else self._axe()
        fouten += [f"te breed op {self.breedte} px: {wat}" for wat in self.page.evaluate(TE_BREED)]
        if self.breedte != SMAL:
            self.page.set_viewport_size({"width": SMAL, "height": 800})
            fouten += [f"te breed op {SMAL} px: {wat}" for wat in self.page.evaluate(TE_BREED)]
            self.page.set_viewport_size({"width": self.breedte, "height": 900})
        fouten += self._console
        assert not fouten, f"{self.naam} op {self.pad}:\n" + "\n".join(fouten)
