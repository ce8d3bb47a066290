"""Filling in with the list of what is missing beside it, reading everything on one page, and a newer form version."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.bouw.cast import Cast
from tests.bouw.formulier import laad_nieuwe_versie
from tests.bouw.situaties import SOORT, dossier_begonnen, dossier_in_concept, dossier_ter_ondertekening
from tests.e2e.bezoeker import OOK_BREED, Bezoeker
from tests.e2e.tweede_stap import koppel_app, meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@OOK_BREED
def test_wat_nog_nodig_is_loopt_mee(vers: Cast, bezoek: Callable[..., Bezoeker], breedte: int) -> None:
    koppel_app(vers.gebruikers["oco"])
    dossier = dossier_begonnen(vers)
    oco = meld_aan(bezoek("oco", breedte=breedte), "oco@voorbeeld.example")
    oco.ga(f"/dossiers/{dossier.pk}/formulier/aanleiding/")
    telling, lijst = oco.page.locator("#nog-nodig-telling"), oco.page.locator("#nog-nodig")
    paneel = oco.page.locator("details.swv-paneel")
    if breedte == 360:
        expect(lijst).to_be_hidden()
        telling.get_by_role("link").click()
    expect(lijst).to_be_visible()
    oco.foto(f"30-nog-nodig-{breedte}")
    begin = int(re.findall(r"\d+", telling.inner_text())[0])

    oco.page.locator("#nog-nodig-documenten > summary").click()
    oco.page.locator('[name="reden_aanvraag"]').press_sequentially("Sam")
    expect(telling).to_contain_text(f"Nog {begin - 1} punten")
    expect(lijst.locator('a[href$="#vraag_reden_aanvraag"]')).to_have_count(0)
    expect(oco.page.locator("#nog-nodig-documenten")).to_have_attribute("open", "")  # what was opened stays open
    expect(paneel).to_have_attribute("open", "")
    expect(oco.page.locator('[name="reden_aanvraag"]')).to_be_focused()
    oco.keur()

    oco.klik(lijst.locator('a[href*="soort=D06"]'))
    oco.foto(f"31-documenten-{breedte}")
    oco.ga(f"/dossiers/{dossier.pk}/formulier/")
    oco.foto(f"32-onderdelen-{breedte}")


@OOK_BREED
def test_de_samenvatting_lezen(vers: Cast, bezoek: Callable[..., Bezoeker], breedte: int) -> None:
    koppel_app(vers.gebruikers["ouder"])
    dossier = dossier_ter_ondertekening(vers)
    ouder = meld_aan(bezoek("ouder", breedte=breedte), "ouder@voorbeeld.example")
    ouder.ga(f"/dossiers/{dossier.pk}/aanvraag-tekenen/").klik("de samenvatting")
    ouder.ziet("Niet ondertekend")
    ouder.foto(f"33-samenvatting-{breedte}")
    ouder.page.emulate_media(media="print")
    expect(ouder.page.get_by_role("button", name="Afdrukken")).to_be_hidden()
    expect(ouder.page.locator("nav").first).to_be_hidden()
    ouder.foto(f"34-samenvatting-op-papier-{breedte}")
    ouder.page.emulate_media(media="screen")
    pdf = ouder.page.request.get(f"/dossiers/{dossier.pk}/samenvatting.pdf")
    assert pdf.headers["content-type"] == "application/pdf"


@OOK_BREED
def test_overstappen_op_een_nieuwe_versie(vers: Cast, bezoek: Callable[..., Bezoeker], breedte: int) -> None:
    koppel_app(vers.gebruikers["oco"])
    dossier = dossier_in_concept(vers)

    def zonder_cognitie(inhoud: dict[str, Any]) -> None:
        for sectie in inhoud["secties"]:
            sectie["vragen"] = [v for v in sectie["vragen"] if v["sleutel"] != "cognitie"]

    laad_nieuwe_versie(vers, SOORT, date(2026, 3, 9), zonder_cognitie)
    oco = meld_aan(bezoek("oco", breedte=breedte), "oco@voorbeeld.example").ga(f"/dossiers/{dossier.pk}/formulier/")
    oco.klik("Bekijk wat er verandert").ziet("Antwoorden die vervallen")
    oco.foto(f"35-nieuwe-versie-{breedte}")
    oco.bevestig().ziet("U werkt nu in de nieuwe versie.")
    oco.page.get_by_text("Antwoorden die vervielen").click()
    oco.foto(f"36-na-overstappen-{breedte}")
