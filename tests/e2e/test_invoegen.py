"""Behaviour of the page itself: ordering an agenda without losing one's place, and putting a text into minutes."""

from collections.abc import Callable

import pytest

from aanvragen.models import Agendapunt
from swv.kern.briefteksten.bouwstenen import Bouwsteeninhoud, Waarvoor, bouwsteen_bewaren
from tests.aanvragen.test_vergaderingen import plan
from tests.bouw.cast import Cast
from tests.bouw.situaties import dossier_volledig
from tests.e2e.bezoeker import Bezoeker
from tests.e2e.stappen import melden_zich

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_order_the_agenda_by_keyboard_and_put_a_text_in(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    plan(vers)
    eerste, tweede = (dossier_volledig(vers).pk for _ in range(2))
    with vers.als("secretariaat") as actor:
        vergadering = Agendapunt.objects.get(dossier_id=eerste).vergadering_id
        inhoud = Bouwsteeninhoud("Aanwezigen", (Waarvoor.VERSLAG,), (), "Aanwezig: [namen].", actor.vandaag)
        tekst = bouwsteen_bewaren(actor=actor, inhoud=inhoud)
    (secretariaat,) = melden_zich(vers, bezoek, "secretariaat")
    page = secretariaat.ga(f"/vergaderingen/{vergadering}/").page
    page.focus(f"#omhoog-{tweede}")
    page.keyboard.press("Enter")
    page.get_by_text("staat nu op plaats 1.").wait_for()
    assert page.locator("#agenda li").first.get_attribute("id") == f"punt-{tweede}"
    assert page.evaluate("document.activeElement.id") == f"omhoog-{tweede}"
    secretariaat.ga(f"/dossiers/{eerste}/vergadering/")
    page.fill("#id_tekst", "Kort besproken.")
    page.select_option("#bouwsteen", f"tekst:{tekst.pk}")
    page.get_by_role("button", name="Invoegen").click()
    page.get_by_text("Lees hem na en pas hem aan.").wait_for()
    assert page.input_value("#id_tekst") == "Kort besproken.\n\nAanwezig: [namen]."
    assert secretariaat.pad == f"/dossiers/{eerste}/vergadering/"
    for pad in ("/teksten/", "/teksten/nieuw/", f"/teksten/{tekst.pk}/", "/brieven/retour/", "/vergaderingen/"):
        secretariaat.ga(pad)
