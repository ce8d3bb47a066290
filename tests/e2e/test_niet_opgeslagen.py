"""Nothing typed is lost: not by a session that ended, not by a network that is gone (user experience, principle 4)."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Locator, expect

from tests.bouw.cast import Cast
from tests.bouw.situaties import dossier_begonnen, dossier_bij_deskundigen
from tests.e2e.bezoeker import Bezoeker
from tests.e2e.stappen import ADVIEZEN, geeft_advies
from tests.e2e.tweede_stap import koppel_app, meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TRAAG = """
const haal = window.fetch;
window.fetch = (...wat) => new Promise((verder) => window.setTimeout(verder, 1000)).then(() => haal(...wat));
"""
"""A server that takes a second to say whether anybody is still signed in."""


def melding(bezoeker: Bezoeker) -> Locator:
    return bezoeker.page.get_by_role("alert")


def meld_opnieuw_aan(bezoeker: Bezoeker, email: str) -> None:
    """In another tab of the same browser; then back to the first."""
    cache.clear()  # a code works once; forgetting that saves waiting half a minute for the next one
    tab = Bezoeker(bezoeker.page.context.new_page(), bezoeker.naam, bezoeker.breedte)
    meld_aan(tab, email)
    tab.page.close()
    bezoeker.page.bring_to_front()
    bezoeker.page.evaluate("window.dispatchEvent(new Event('focus'))")


def test_een_sectie_wordt_alsnog_opgeslagen(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    koppel_app(vers.gebruikers["oco"])
    pad = f"/dossiers/{dossier_begonnen(vers).pk}/formulier/aanleiding/"
    oco = meld_aan(bezoek("oco", breedte=360), "oco@voorbeeld.example").ga(pad)
    veld, stand = oco.page.locator('[name="reden_aanvraag"]'), oco.page.locator("#opgeslagen")
    veld.press_sequentially("Eerst")
    expect(stand).to_have_text(re.compile(r"Opgeslagen om \d\d:\d\d uur\."))

    oco.page.context.clear_cookies(name="sessionid")
    veld.press_sequentially(", toen")
    expect(melding(oco)).to_contain_text("Niet opgeslagen.")
    expect(melding(oco)).to_contain_text("U bent niet meer aangemeld.")
    expect(melding(oco)).to_be_in_viewport()
    oco.foto("17-niet-opgeslagen")
    meld_opnieuw_aan(oco, "oco@voorbeeld.example")
    expect(melding(oco)).to_be_empty()
    expect(stand).to_contain_text("Opgeslagen om")

    oco.page.context.set_offline(True)
    veld.press_sequentially(", later")
    expect(melding(oco)).to_contain_text("Er is geen verbinding.")
    oco.page.context.set_offline(False)
    expect(melding(oco)).to_be_empty()
    oco.page.goto(pad)
    assert veld.input_value() == "Eerst, toen, later"


def test_een_lange_tekst_blijft_staan(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    """A form that is sent by its button asks first whether anybody is still signed in."""
    koppel_app(vers.gebruikers["deskundige1"])
    pad = f"/dossiers/{dossier_bij_deskundigen(vers).pk}/advies-opslaan/"
    deskundige = meld_aan(bezoek("deskundige1"), "deskundige1@voorbeeld.example").ga(pad)
    deskundige.vul(motivering="Twee uur werk.")
    bewaar = deskundige.page.get_by_role("button", name="Concept bewaren")
    deskundige.page.context.clear_cookies(name="sessionid")
    bewaar.click()
    expect(melding(deskundige)).to_contain_text("U bent niet meer aangemeld.")
    assert deskundige.page.locator('[name="motivering"]').input_value() == "Twee uur werk."

    meld_opnieuw_aan(deskundige, "deskundige1@voorbeeld.example")
    expect(melding(deskundige)).to_be_empty()
    with deskundige.page.expect_navigation():
        bewaar.click()
    deskundige.ziet("Uw concept is bewaard", "Twee uur werk.")


def test_een_concept_bewaren_is_niet_versturen(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    """The last field saves itself when the button is pressed: to the address of the draft, not to that of the button."""
    dossier_id = dossier_bij_deskundigen(vers).pk
    koppel_app(vers.gebruikers["deskundige1"])
    deskundige = meld_aan(bezoek("deskundige1"), "deskundige1@voorbeeld.example")
    verstuurd: list[str] = []
    deskundige.page.on("request", lambda vraag: verstuurd.append(vraag.url) if vraag.method == "POST" else None)
    deskundige.page.add_init_script(TRAAG)
    geeft_advies(deskundige, dossier_id, ADVIEZEN[0]).ziet("Uw advies is vastgesteld.")
    paden = [url.rstrip("/").rpartition("/")[2] for url in verstuurd]
    assert paden.count("advies-vaststellen") == 1
    assert paden.count("advies-opslaan") >= 1
