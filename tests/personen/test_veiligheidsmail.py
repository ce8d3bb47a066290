"""Whoever gets into an account changes nothing unnoticed: its owner reads it by mail, with what to do (RCH-65)."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from swv.kern.personen.models import Gebruiker
from tests.bouw.cast import DAG, Cast

OUD, NIEUW = "een-heel-lang-wachtwoord", "een-ander-lang-wachtwoord"


@pytest.fixture
def oco(vers: Cast) -> Client:
    """Signed in with both factors, by a password that this module knows."""
    gebruiker = Gebruiker.objects.using("aanmelden").get(pk=vers.gebruikers["oco"])
    gebruiker.set_password(OUD)
    gebruiker.save(using="aanmelden", update_fields=["password"])
    client = Client()
    client.force_login(gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")
    sessie = client.session
    sessie["tweede_factor"] = True
    sessie.save()
    return client


def wijzig(client: Client) -> Any:
    gegevens = {"oldpassword": OUD, "password1": NIEUW, "password2": NIEUW}
    return client.post(reverse("account_change_password"), gegevens, follow=True)


def test_a_new_password_is_told_by_mail(vers: Cast, oco: Client, mailoutbox: list[Any]) -> None:
    assert wijzig(oco).status_code == 200
    (bericht,) = mailoutbox
    assert bericht.to == [Gebruiker.objects.using("aanmelden").get(pk=vers.gebruikers["oco"]).email]
    assert bericht.subject == "Uw wachtwoord is veranderd"
    assert f"nieuw wachtwoord: {settings.SITE_ADRES}{reverse('account_reset_password')}" in bericht.body


def test_a_new_token_is_told_by_mail_without_its_code(oco: Client, mailoutbox: list[Any]) -> None:
    gegevens = {"naam": "rapporten", "omvang": "lezen", "laatste_dag": (DAG + timedelta(days=30)).isoformat()}
    code = oco.post(reverse("apitokens"), gegevens).context["code"]
    (bericht,) = mailoutbox
    assert bericht.subject == "Er is een token gemaakt met uw account"
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
