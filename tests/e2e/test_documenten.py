"""Several files at once: chosen together, each named and dated, followed on its way, refused apart."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import expect

from swv.kern.documenten.models import Document
from tests.bouw.bestanden import pdf
from tests.bouw.cast import Cast
from tests.bouw.situaties import dossier_begonnen
from tests.e2e.bezoeker import OOK_BREED, Bezoeker
from tests.e2e.tweede_stap import koppel_app, meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def foto() -> bytes:
    uit = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(uit, "JPEG")
    return uit.getvalue()


@OOK_BREED
def test_meer_bestanden_tegelijk(vers: Cast, bezoek: Callable[..., Bezoeker], breedte: int) -> None:
    dossier = dossier_begonnen(vers)
    koppel_app(vers.gebruikers["oco"])
    oco = meld_aan(bezoek("oco", breedte=breedte), "oco@voorbeeld.example")
    oco.ga(f"/dossiers/{dossier.pk}/documenten/")
    page = oco.page
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": pdf()},
            {"name": "verslag.jpg", "mimeType": "image/jpeg", "buffer": foto()},
        ]
    )
    for naam, soort in (("plan.pdf", "D06"), ("verslag.jpg", "D08")):
        page.get_by_label(f"Wat voor stuk is {naam}?").select_option(soort)
        page.get_by_label(f"Datum van {naam}").fill("2026-03-01")
    oco.keur()
    oco.foto(f"18-documenten-{breedte}")
    page.get_by_role("button", name="2 documenten toevoegen").click()
    expect(page.get_by_role("link", name="plan.pdf").first).to_be_visible()
    oco.keur()
    with vers.als("oco"):
        rijen = Document.objects.filter(dossier=dossier).order_by("soort")
        assert [(rij.soort, rij.naam) for rij in rijen] == [("D06", "plan.pdf"), ("D08", "verslag.jpg")]


def test_wat_niet_kan_blijft_staan_met_de_reden(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    dossier = dossier_begonnen(vers)
    koppel_app(vers.gebruikers["oco"])
    oco = meld_aan(bezoek("oco"), "oco@voorbeeld.example")
    oco.ga(f"/dossiers/{dossier.pk}/documenten/")
    page = oco.page
    page.locator("input[type=file]").set_input_files(
        [{"name": "leeg.pdf", "mimeType": "application/pdf", "buffer": b"<html>"}]
    )
    page.get_by_role("button", name="1 document toevoegen").click()
    expect(page.get_by_text("Kies wat voor stuk dit is en vul de datum in.")).to_be_visible()
    page.get_by_label("Wat voor stuk is leeg.pdf?").select_option("D06")
    page.get_by_label("Datum van leeg.pdf").fill("2026-03-01")
    page.get_by_role("button", name="1 document toevoegen").click()
    expect(page.get_by_text("leeg.pdf is geen PDF")).to_be_visible()
    page.get_by_role("button", name="leeg.pdf weghalen").click()
    expect(page.get_by_role("button", name="Toevoegen", exact=True)).to_be_visible()
    with vers.als("oco"):
        assert not Document.objects.filter(dossier=dossier).exists()
