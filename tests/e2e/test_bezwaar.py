"""An objection in the browser: a parent objects on a telephone, the bureau treats it (RCH-10..12, TLV-164)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.bouw import situaties as maak
from tests.bouw.bezwaar import maak_bundel
from tests.bouw.cast import DAG, Cast
from tests.e2e.bezoeker import Bezoeker
from tests.e2e.stappen import melden_zich
from tlv.models import Bezwaar
from tlv.rules.bezwaarbeslissing import Beslisvoornemen
from tlv.services.bezwaarbeslissing import Beslissing, bezwaar_beslissen

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
OPGESLAGEN = re.compile(r"Opgeslagen om \d\d:\d\d uur\.")
GRONDEN = "Sam heeft veel meer hulp nodig dan in het besluit staat."


def test_van_de_brief_tot_de_beslissing(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    dossier = maak.dossier_verzonden(vers)
    ouder, kantoor = melden_zich(vers, bezoek, "ouder", "secretariaat")
    ouder.ga("/brieven/").foto("40-mijn-brieven").klik("Bezwaar maken tegen dit besluit").ziet(
        "Bezwaar maken kost niets"
    )
    veld = ouder.page.locator('[name="gronden"]')
    veld.press_sequentially(GRONDEN)
    veld.blur()
    expect(ouder.page.locator("#opgeslagen")).to_have_text(OPGESLAGEN)
    ouder.ga(ouder.pad).foto("41-bezwaar-maken")
    assert veld.input_value() == GRONDEN  # kept, and still nobody else's
    ouder.bevestig().ziet("Uw bezwaar is ontvangen", GRONDEN).foto("42-bezwaar-ontvangen")

    with vers.als("secretariaat"):
        bezwaar = Bezwaar.objects.get(dossier=dossier)
    adres = f"/bezwaren/{bezwaar.pk}/"
    kantoor.ga("/").ziet("bezwaar van Ouder Van Ouder", "doorsturen").foto("43-werkvoorraad")
    kantoor.ga(adres).klik("Verweerschrift schrijven")
    verweer = kantoor.page.locator('[name="tekst"]')
    verweer.press_sequentially("Wij volgen de adviezen.")
    verweer.blur()
    expect(kantoor.page.locator("#opgeslagen")).to_have_text(OPGESLAGEN)
    kantoor.foto("44-verweerschrift").bevestig().ziet("ondertekend", "Wij volgen de adviezen.")
    bundel = maak_bundel(vers, bezwaar)
    kantoor.ga(f"/bezwaarbundels/{bundel.pk}/versturen/").foto("45-bundel-versturen").bevestig()
    kantoor.ziet("verstuurd aan").foto("46-bezwaar")
    ouder.ga(adres).ziet("Bundel van", "Wij volgen de adviezen.").foto("47-bezwaar-ouder")

    for soort, velden in (
        ("gepland", {"tekst": "Om 10.00 uur, in ons kantoor."}),
        ("gehoord", {"tekst": "De ouders vertelden over thuis."}),
        ("advies", {"tekst": "Zie het advies.", "uitkomst": "ongegrond"}),
    ):
        kantoor.ga(f"{adres}stap/").vul(soort=soort, dag=DAG, **velden).foto(f"48-stap-{soort}").bevestig()
    kantoor.ga(f"{adres}verdagen/").foto("49-verdagen")
    with vers.als("directeur") as actor:
        voornemen = Beslisvoornemen("ongegrond", "De adviezen kloppen.")
        bezwaar_beslissen(actor=actor, bezwaar_id=bezwaar.pk, beslissing=Beslissing(voornemen))
    kantoor.ga(f"{adres}versturen/").foto("50-beslissing-versturen").bevestig().ziet("brieven gemaakt")
    ouder.ga(adres).ziet("Beslissing: ongegrond", "in beroep").foto("51-beslissing-ouder")
