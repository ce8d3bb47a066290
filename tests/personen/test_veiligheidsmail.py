"""Whoever gets into an account changes nothing unnoticed: its owner reads it by mail, with what to do (RCH-65)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from swv.kern.personen.models import Gebruiker
from tests.bouw.cast import DAG, WACHTWOORD, Cast

NIEUW = "een-ander-lang-wachtwoord"


@pytest.fixture
def oco(vers: Cast, binnen: Callable[[str], Client]) -> Client:
    """Signed in where everything commits: a mail goes out after that."""
    return binnen("oco")


def wijzig(client: Client) -> Any:
    gegevens = {"oldpassword": WACHTWOORD, "password1": NIEUW, "password2": NIEUW}
    return client.post(reverse("account_change_password"), gegevens, follow=True)


def test_a_new_password_is_told_by_mail(vers: Cast, oco: Client, mailoutbox: list[Any]) -> None:
    assert wijzig(oco).status_code == 200
    (bericht,) = mailoutbox
    assert bericht.to == [Gebruiker.objects.using("aanmelden").get(pk=vers.gebruikers["oco"]).email]
    assert bericht.subject == "Uw wachtwoord is veranderd"
    assert f"nieuw wachtwoord: {settings.SITE_ADRES}{reverse('account_reset_password')}" in bericht.body


@pytest.mark.parametrize(("omvang", "mag"), [("lezen", "lezen wat u mag lezen"), ("alles", "lezen en doen wat u mag")])
def test_a_new_token_is_told_by_mail_without_its_code(
    oco: Client, mailoutbox: list[Any], omvang: str, mag: str
) -> None:
    gegevens = {"naam": "rapporten", "omvang": omvang, "laatste_dag": (DAG + timedelta(days=30)).isoformat()}
    code = oco.post(reverse("apitokens"), gegevens).context["code"]
    (bericht,) = mailoutbox
    assert bericht.subject == "Er is een token gemaakt met uw account"
    assert f"kan daarmee {mag}." in bericht.body
    assert code
    assert code not in bericht.body


def test_a_mail_server_that_is_away_stops_nobody(
    vers: Cast, oco: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stuk(*_: Any, **__: Any) -> None:
        raise ConnectionRefusedError("geen mailserver")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", stuk)
    assert wijzig(oco).status_code == 200
    assert "account/email/password_changed" in caplog.text
    assert Gebruiker.objects.using("aanmelden").get(pk=vers.gebruikers["oco"]).check_password(NIEUW)
