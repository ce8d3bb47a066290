"""One coordinator, two tabs, the same section: nothing is silently overwritten (issue 3, acceptance 3)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.bouw.cast import Cast
from tests.bouw.situaties import dossier_begonnen
from tests.e2e.bezoeker import OOK_BREED, Bezoeker
from tests.e2e.tweede_stap import koppel_app, meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
OPGESLAGEN = re.compile(r"Opgeslagen om \d\d:\d\d uur\.")


@OOK_BREED
def test_de_tweede_kiest(vers: Cast, bezoek: Callable[..., Bezoeker], breedte: int) -> None:
    koppel_app(vers.gebruikers["oco"])
    pad = f"/dossiers/{dossier_begonnen(vers).pk}/formulier/aanleiding/"
    een = meld_aan(bezoek("oco", breedte=breedte), "oco@voorbeeld.example").ga(pad)
    twee = Bezoeker(een.page.context.new_page(), "oco", breedte).ga(pad)
    veld_een, veld_twee = (tab.page.locator('[name="reden_aanvraag"]') for tab in (een, twee))

    veld_een.press_sequentially("Sam rent")
    expect(een.page.locator("#opgeslagen")).to_have_text(OPGESLAGEN)
    veld_een.press_sequentially(" weg")
    een.page.wait_for_timeout(2000)
    expect(een.page.locator("[data-verschil]")).to_have_count(0)  # its own earlier save is no other version

    twee.page.locator('[name="schoolloopbaan"]').fill("Twee scholen")
    veld_twee.press_sequentially("Sam fietst")
    blok = twee.page.get_by_role("group", name="Dit antwoord is intussen")
    expect(blok).to_contain_text("Sam rent weg")
    expect(blok).to_contain_text("Sam fietst")
    veld_twee.press_sequentially(" hard")
    expect(blok).to_contain_text("Sam fietst hard")
    expect(twee.page.locator("#opgeslagen")).to_contain_text("Nog niet opgeslagen")
    twee.keur()
    twee.foto(f"18-twee-versies-{breedte}")

    twee.klik(twee.page.get_by_role("button", name="Gebruik mijn versie"))
    twee.ziet("De versie die u koos, is opgeslagen.")
    assert veld_twee.input_value() == "Sam fietst hard"
    assert twee.page.locator('[name="schoolloopbaan"]').input_value() == "Twee scholen"

    veld_een.press_sequentially(" en valt")
    expect(een.page.locator("[data-verschil]")).to_contain_text("Sam fietst hard")
    een.klik(een.page.get_by_role("button", name="Gebruik de andere versie"))
    assert veld_een.input_value() == "Sam fietst hard"
    assert een.page.locator('[name="schoolloopbaan"]').input_value() == "Twee scholen"
    veld_een.fill("Sam fietst hard!")
    een.bevestig()
    een.ga(pad)
    assert veld_een.input_value() == "Sam fietst hard!"
