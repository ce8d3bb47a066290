"""From a printed letter to a signature: code, own account, second factor by mail (issue 3, point 4)."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core import mail

from tests.bouw.cast import Cast
from tests.e2e.bezoeker import Bezoeker
from tests.e2e.tweede_stap import koppel_app, meld_aan
from tests.uitnodigingen.situatie import GEBOREN, gezin

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
EMAIL, WACHTWOORD = "noor.bakker@voorbeeld.example", "vier stoelen en een lamp"


def code_uit_mail() -> str:
    gevonden = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert gevonden
    return gevonden.group()


def verkeerd(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_van_brief_tot_handtekening(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    g = gezin(vers, email="")
    dossier = f"/dossiers/{g.dossier.pk}/"
    koppel_app(vers.gebruikers["oco"])

    oco = meld_aan(bezoek("oco"), "oco@voorbeeld.example").ga(dossier)
    oco.ziet("Wie doet online mee?", "Niet uitgenodigd").klik("Online laten meedoen")
    oco.ziet("Noor Bakker", "Er is geen e-mailadres bekend", "Doet online mee").foto("25-uitnodigen")
    oco.klik(oco.page.get_by_role("button", name="Brief maken voor Noor Bakker"))
    oco.ziet("Druk deze brief nu af", "U kunt online meedoen", "Laan 3").foto("26-brief")
    code = oco.page.locator("strong.swv-code").inner_text()
    oco.ga(f"{dossier}uitnodigingen/").ziet("Brief gemaakt op").ziet_niet(code)

    ouder = bezoek("noor", breedte=360).ga("/uitnodiging/").ziet("Meedoen met een uitnodiging")
    ouder.bevestig(status=422)
    ouder.vul(code=code, geboortedatum=date(2011, 9, 2)).bevestig(status=409).ziet("werken niet").foto("27-code")
    ouder.vul(code=code.lower(), geboortedatum=GEBOREN).bevestig().ziet("Maak uw account", "Noor Bakker")
    ouder.vul(email=EMAIL, wachtwoord="kort", nog_eens="lang").bevestig(status=422)
    ouder.ziet("niet hetzelfde wachtwoord", "te kort. Gebruik minstens 12 tekens").foto("28-account")
    ouder.vul(email=EMAIL, wachtwoord=WACHTWOORD, nog_eens=WACHTWOORD).bevestig().ziet("code van 6 cijfers", EMAIL)
    zes = code_uit_mail()
    ouder.vul(code=verkeerd(zes)).bevestig(status=409).ziet("Deze code klopt niet").foto("29-bevestigen")
    ouder.vul(code=zes).bevestig().ziet("U doet nu online mee", "Sam de Vries")

    ouder.ga(dossier).klik("Aanvraag tekenen").vul(stand="getekend")
    ouder.page.locator('main [name="verklaard"]').check()
    ouder.bevestig().ziet("Uw antwoord is bewaard", ", online")
    oco.ga(dossier).ziet("Doet online mee met een eigen account", ", online").foto("30-doet-mee")

    later = bezoek("noor", breedte=360).ga("/accounts/aanmelden/").vul(login=EMAIL, password=WACHTWOORD)
    later.bevestig().ziet("Vul de code uit uw e-mail in").foto("31-mailcode")
    later.vul(code=verkeerd(code_uit_mail())).bevestig()
    later.vul(code=code_uit_mail()).bevestig().ziet("Sam de Vries")
    later.ga(dossier).ziet("Sam de Vries")


def test_een_ouder_met_een_account_koppelt_een_tweede_kind(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    g = gezin(vers, email="")
    for wie in ("oco", "ouder.elders"):
        koppel_app(vers.gebruikers[wie])
    oco = meld_aan(bezoek("oco"), "oco@voorbeeld.example").ga(f"/dossiers/{g.dossier.pk}/uitnodigingen/")
    oco.klik(oco.page.get_by_role("button", name="Brief maken voor Noor Bakker"))
    code = oco.page.locator("strong.swv-code").inner_text()

    oco.ga("/uitnodiging/").vul(code=code, geboortedatum=GEBOREN).bevestig().ziet("U bent aangemeld als oco@")
    oco.bevestig(status=409).ziet("past niet bij het account")

    ouder = meld_aan(bezoek("ouder", breedte=360), "ouder.elders@voorbeeld.example")
    ouder.ga(f"/dossiers/{g.dossier.pk}/", status=404)
    ouder.ga("/uitnodiging/").vul(code=code, geboortedatum=GEBOREN).bevestig().ziet("Meedoen met uw account")
    ouder.foto("32-koppelen").bevestig().ziet("U doet nu online mee", "Sam de Vries")
    ouder.ga(f"/dossiers/{g.dossier.pk}/").ziet("Sam de Vries")
