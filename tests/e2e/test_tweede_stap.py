"""Nobody works without a second factor (RCH-65): a fresh account sets one up, and signs in with it from then on."""

from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache

from tests.bouw.cast import WACHTWOORD, Cast
from tests.e2e.bezoeker import Bezoeker
from tests.e2e.tweede_stap import code_voor, koppel_app, maak_herstelcodes, meld_aan

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
EMAIL = "secretariaat@voorbeeld.example"


def test_een_nieuw_account_stelt_de_tweede_stap_in(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    nieuw = bezoek("secretariaat").ga("/").ziet("Aanmelden")
    nieuw.vul(login=EMAIL, password="een-verkeerd-wachtwoord").bevestig().ziet("moet aanpassen")
    nieuw.vul(login=EMAIL, password=WACHTWOORD).bevestig()
    if "opnieuw-aanmelden" in nieuw.pad:  # allauth may ask for the password once more before it shows a secret
        nieuw.vul(password=WACHTWOORD).bevestig()
    nieuw.ziet("Authenticator-app instellen")
    for pad in ("/", "/brieven/", "/dossiers/1/"):
        assert nieuw.ga(pad).pad == "/accounts/tweede-stap/totp/activate/", pad

    nieuw.page.get_by_text("Ik kan de code niet scannen").click()
    geheim = nieuw.page.locator("code.utrecht-code").inner_text()
    verkeerd = "000000" if code_voor(geheim) != "000000" else "111111"
    nieuw.vul(code=verkeerd).bevestig().ziet("moet aanpassen").foto("15-tweede-stap")
    assert not Authenticator.objects.exists()
    nieuw.vul(code=code_voor(geheim)).bevestig()
    assert Authenticator.objects.filter(user_id=vers.gebruikers["secretariaat"], type="totp").count() == 1
    nieuw.ga("/").ziet("Mijn werk")

    met_code = bezoek("secretariaat", breedte=360)
    met_code.ga("/accounts/aanmelden/").vul(login=EMAIL, password=WACHTWOORD).bevestig().ziet("Vul uw code in")
    met_code.ga("/").ziet("Aanmelden").ziet_niet("Mijn werk")


def test_verkeerde_code_en_herstelcode(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    """The code of the app keeps working, a mistake gets a message, a recovery code works once, new ones replace it."""
    gebruiker = vers.gebruikers["secretariaat"]
    koppel_app(gebruiker)
    codes = maak_herstelcodes(gebruiker)
    for _ in range(3):
        cache.clear()  # a code works once; forgetting that saves waiting half a minute for the next one
        assert meld_aan(bezoek("secretariaat"), EMAIL).ziet("Mijn werk").pad == "/"
    telefoon_kwijt = bezoek("secretariaat", breedte=360).ga("/accounts/aanmelden/")
    telefoon_kwijt.vul(login=EMAIL, password=WACHTWOORD).bevestig()
    telefoon_kwijt.vul(code="12345").bevestig().ziet("moet aanpassen").foto("16-verkeerde-code")
    telefoon_kwijt.vul(code=codes[0]).bevestig().ziet("Mijn werk")

    nog_eens = bezoek("secretariaat").ga("/accounts/aanmelden/")
    nog_eens.vul(login=EMAIL, password=WACHTWOORD).bevestig()
    nog_eens.vul(code=codes[0]).bevestig().ziet("moet aanpassen")
    nog_eens.vul(code=codes[1]).bevestig().ziet("Mijn werk")

    nog_eens.ga("/accounts/tweede-stap/recovery-codes/generate/")
    if "opnieuw-aanmelden" in nog_eens.pad:
        nog_eens.vul(password=WACHTWOORD).bevestig()
    nog_eens.bevestig().ziet("Uw herstelcodes").ziet_niet(codes[2])
    assert nog_eens.page.locator("code.utrecht-code").count() == len(codes)


@pytest.mark.parametrize(
    ("kwaad", "bevinding"),
    [
        ("document.querySelector('main').append(new Image())", "image-alt"),
        ("document.querySelector('main').style.width = '900px'", "te breed op 360 px"),
        ("document.querySelector('h1').outerHTML = '<p>geen kop</p>'", "page-has-heading-one"),
        ("document.head.insertAdjacentHTML('beforeend', '<style>p { color: red }</style>')", "Content Security Policy"),
        ("document.body.insertAdjacentHTML('beforeend', '<img alt=x src=/bestaat-niet>')", "404"),
        ("setTimeout(() => { throw new Error('kapot script') })", "kapot script"),
    ],
)
def test_de_bezoeker_kijkt_echt(bezoek: Callable[..., Bezoeker], kwaad: str, bevinding: str) -> None:
    """What the other tests rely on: a page with this wrong with it does not pass."""
    gast = bezoek("gast").ga("/accounts/aanmelden/")
    gast.page.evaluate(f"() => {{ {kwaad} }}")
    gast.page.wait_for_timeout(200)
    with pytest.raises(AssertionError, match=bevinding):
        gast.keur()
