"""Parents and pupil take part through their own account, on a telephone (TLV-54, TLV-60a, TLV-61)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.bouw.cast import Cast
from tests.bouw.situaties import dossier_ingediend, dossier_ter_ondertekening
from tests.e2e.bezoeker import Bezoeker
from tests.e2e.tweede_stap import koppel_app, meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_een_ouder_tekent_en_de_andere_niet(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    dossier_id = dossier_ter_ondertekening(vers).pk
    for wie in ("ouder", "ouder2", "oco"):
        koppel_app(vers.gebruikers[wie])

    ouder = meld_aan(bezoek("ouder", breedte=360), "ouder@voorbeeld.example").ga(f"/dossiers/{dossier_id}/")
    ouder.ziet("Teken dan hier").klik("Aanvraag tekenen").ziet("U bent niet verplicht om te tekenen")
    ouder.bevestig(status=422).ziet("Tekent u de aanvraag?")
    ouder.vul(stand="getekend").bevestig(status=422).ziet("Kruis aan dat u de aanvraag hebt gelezen")
    ouder.page.locator('main [name="verklaard"]').check()
    ouder.foto("20-tekenen").bevestig().ziet("Uw antwoord is bewaard", ", online")
    assert ouder.link("Aanvraag tekenen").count() == 0

    andere = meld_aan(bezoek("ouder2", breedte=360), "ouder2@voorbeeld.example")
    andere.ga(f"/dossiers/{dossier_id}/aanvraag-tekenen/").vul(stand="geweigerd")
    andere.bevestig(status=422).ziet("Schrijf op waarom u niet tekent")
    andere.vul(reden="Wij willen eerst hulp op school.").bevestig().ziet("Wij willen eerst hulp op school.")

    oco = meld_aan(bezoek("oco"), "oco@voorbeeld.example").ga(f"/dossiers/{dossier_id}/")
    oco.ziet("wil niet tekenen", "Wij willen eerst hulp op school.")
    oco.ga(f"/dossiers/{dossier_id}/formulier/aanleiding/").vul(reden_aanvraag="Iets anders.").bevestig()
    oco.ga(f"/dossiers/{dossier_id}/").ziet("opnieuw nodig").foto("21-opnieuw-nodig")
    ouder.ga(f"/dossiers/{dossier_id}/").klik("Aanvraag tekenen").ziet("De school heeft de aanvraag gewijzigd")


def test_een_ouder_schrijft_wat_de_school_niet_leest(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    dossier_id = dossier_ingediend(vers).pk
    for wie in ("ouder", "secretariaat", "oco"):
        koppel_app(vers.gebruikers[wie])
    tekst = "Wij zijn bang dat hij zijn vrienden kwijtraakt."

    ouder = meld_aan(bezoek("ouder", breedte=360), "ouder@voorbeeld.example").ga(f"/dossiers/{dossier_id}/")
    ouder.klik("Vertellen wat u vindt").ziet("Dat heet een zienswijze")
    ouder.page.locator('[name="tekst"]').press_sequentially(tekst)
    ouder.page.locator("#opgeslagen", has_text="Opgeslagen om").wait_for()
    ouder.ga(f"/dossiers/{dossier_id}/zienswijze/")
    expect(ouder.page.locator('[name="tekst"]')).to_have_value(tekst)

    oco = meld_aan(bezoek("oco"), "oco@voorbeeld.example").ga(f"/dossiers/{dossier_id}/").ziet_niet(tekst)
    ouder.page.locator('main [name="alleen_commissie"]').check()
    ouder.foto("22-zienswijze").bevestig().ziet("Wat u schreef is verstuurd", tekst, "Alleen voor de commissie")
    ouder.ga(f"/dossiers/{dossier_id}/zienswijze/").ziet("U verstuurde dit op", "Alleen de commissie leest dit")
    oco.ga(f"/dossiers/{dossier_id}/").ziet("Gaf online een zienswijze op").ziet_niet(tekst)
    secretariaat = meld_aan(bezoek("secretariaat"), "secretariaat@voorbeeld.example")
    secretariaat.ga(f"/dossiers/{dossier_id}/").ziet(tekst, "Alleen voor de commissie").foto("23-zienswijze-commissie")
