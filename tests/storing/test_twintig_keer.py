"""The tab, the session or the server dies at a random keystroke: at most two seconds of typing are lost.

Issue 3, acceptance 3. What is typed while nobody answers stays on the page and is saved as soon as it can be.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.bouw.browser import neem_sessie_over
from tests.bouw.cast import Cast
from tests.bouw.situaties import dossier_begonnen
from tests.storing.processen import Opstelling

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

HOOGSTENS_VERLOREN = 2.0
LETTERS = "abcdefghijklmnopqrstuvwxyz "


@dataclass
class Typist:
    """Types into one question, letter by letter with human pauses, and knows when each letter was typed."""

    context: BrowserContext
    pad: str
    toeval: random.Random
    getypt: str = ""
    momenten: list[float] = field(default_factory=list)

    def open(self) -> Page:
        """The page afresh, the cursor at the end of what is there."""
        page = self.context.new_page()
        page.goto(self.pad)
        self.getypt, self.momenten = self.veld(page).input_value(), []
        self.veld(page).focus()
        page.keyboard.press("Control+End")
        return page

    @staticmethod
    def veld(page: Page) -> Locator:
        """The question."""
        return page.locator('[name="reden_aanvraag"]')

    def typ(self, page: Page, aantal: int) -> None:
        for _ in range(aantal):
            letter = self.toeval.choice(LETTERS)
            page.keyboard.type(letter)
            self.getypt += letter
            self.momenten.append(time.monotonic())
            time.sleep(self.toeval.uniform(0.02, 0.12))

    def oud(self, moment: float) -> str:
        """What stood there, counting no letter of the last two seconds before `moment`."""
        jong = sum(1 for getypt_op in self.momenten if getypt_op > moment - HOOGSTENS_VERLOREN)
        return self.getypt[: len(self.getypt) - jong]


@pytest.mark.parametrize("keren", [pytest.param(3, id="drie"), pytest.param(20, id="twintig", marks=pytest.mark.traag)])
def test_een_willekeurige_toets(
    keren: int,
    vers: Cast,
    opstelling: Opstelling,
    binnen: Callable[[str], Client],
    chromium: Browser,
    record_property: Callable[[str, object], None],
) -> None:
    opstelling.start_web()
    zaad = random.randrange(10**6)
    record_property("zaad", zaad)
    toeval = random.Random(zaad)
    wat = [("tabblad", "sessie", "server")[keer % 3] for keer in range(keren)]
    toeval.shuffle(wat)
    adres = f"http://127.0.0.1:{opstelling.webpoort}"
    context = chromium.new_context(base_url=adres, locale="nl-NL")
    neem_sessie_over(context, binnen("oco"))
    typist = Typist(context, f"/dossiers/{dossier_begonnen(vers).pk}/formulier/aanleiding/", toeval)
    page = typist.open()
    for keer, welke in enumerate(wat):
        typist.typ(page, toeval.randint(5, 60))
        minstens = typist.oud(time.monotonic())
        if welke != "tabblad":  # nothing may be lost: what is typed stays on the page
            breek_en_herstel(welke, page, typist, opstelling, binnen)
            minstens = typist.getypt
        page.close()
        zou = typist.getypt
        time.sleep(0.5)  # a save that was under way arrives
        page = typist.open()
        over = typist.getypt
        # What stands around a text is not kept: the form does not store spaces at its ends.
        zou, over, minstens = zou.strip(), over.strip(), minstens.strip()
        assert zou.startswith(over), f"zaad {zaad}, keer {keer}, {welke}: another text"
        assert over.startswith(minstens), f"zaad {zaad}, keer {keer}, {welke}: lost {zou[len(over) :]!r}"
    context.close()


def breek_en_herstel(
    welke: str, page: Page, typist: Typist, opstelling: Opstelling, binnen: Callable[[str], Client]
) -> None:
    """The session or the server goes; the typist notices nothing until the page says so; then it comes back."""
    if welke == "sessie":
        page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    else:
        opstelling.dood("web")
    typist.typ(page, typist.toeval.randint(5, 20))
    expect(page.get_by_role("alert")).to_contain_text("Niet opgeslagen.")
    if welke == "sessie":
        neem_sessie_over(page.context, binnen("oco"))
    else:
        opstelling.start_web()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.get_by_role("alert")).to_be_empty()
    expect(page.locator("#opgeslagen")).to_contain_text("Opgeslagen om")
    expect(page.locator("[data-verschil]")).to_have_count(0)  # the own text is not that of somebody else
