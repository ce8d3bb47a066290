"""The second factor of parents and pupils: a code by mail, or their authenticator app (RCH-65, ADR 0013)."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from swv.kern.personen.lidmaatschappen import is_gezinsaccount
from tests.bouw.cast import DAG, WACHTWOORD, Cast
from tests.e2e.tweede_stap import koppel_app


def met_wachtwoord(wie: str) -> tuple[Client, Any]:
    eigen = Client()
    antwoord = eigen.post(
        reverse("account_login"), {"login": f"{wie}@voorbeeld.example", "password": WACHTWOORD}, follow=True
    )
    return eigen, antwoord


def code_uit_mail() -> str:
    gevonden = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert gevonden
    return gevonden.group()


@pytest.mark.parametrize(
    ("wie", "gezin"), [("ouder", True), ("leerling", True), ("oco", False), ("secretariaat", False)]
)
def test_only_parents_and_pupils_sign_in_with_a_code_by_mail(cast: Cast, wie: str, gezin: bool) -> None:
    assert is_gezinsaccount(cast.gebruikers[wie], DAG) is gezin
    _, antwoord = met_wachtwoord(wie)
    assert len(mail.outbox) == gezin
    naar = "account_confirm_login_code" if gezin else "mfa_activate_totp"
    assert reverse(naar) in [pad for pad, _ in antwoord.redirect_chain][-1] or not gezin


def test_the_code_of_the_mail_opens_the_account(cast: Cast) -> None:
    ouder, antwoord = met_wachtwoord("ouder")
    assert "code van 6 cijfers" in antwoord.content.decode()
    assert "example" not in str(mail.outbox[0].body)
    assert ouder.get(reverse("werkvoorraad")).status_code == 302, "the password alone opens nothing"
    code = code_uit_mail()
    fout = ouder.post(reverse("account_confirm_login_code"), {"code": f"{(int(code) + 1) % 1_000_000:06d}"})
    assert fout.status_code == 200
    assert ouder.get(reverse("werkvoorraad")).status_code == 302
    ouder.post(reverse("account_confirm_login_code"), {"code": code})
    assert ouder.get(reverse("werkvoorraad")).status_code == 200


def test_after_three_wrong_codes_one_starts_again(cast: Cast) -> None:
    ouder, _ = met_wachtwoord("ouder")
    code = code_uit_mail()
    for _ in range(3):
        ouder.post(reverse("account_confirm_login_code"), {"code": f"{(int(code) + 1) % 1_000_000:06d}"})
    antwoord = ouder.post(reverse("account_confirm_login_code"), {"code": code})
    assert antwoord["Location"].startswith(reverse("account_login"))
    assert ouder.get(reverse("werkvoorraad")).status_code == 302


def test_a_new_code_can_be_asked(cast: Cast) -> None:
    ouder, _ = met_wachtwoord("ouder")
    eerste = code_uit_mail()
    ouder.post(reverse("account_confirm_login_code"), {"action": "resend"})
    assert len(mail.outbox) == 2
    tweede = code_uit_mail()
    if eerste != tweede:
        ouder.post(reverse("account_confirm_login_code"), {"code": eerste})
        assert ouder.get(reverse("werkvoorraad")).status_code == 302
    ouder.post(reverse("account_confirm_login_code"), {"code": tweede})
    assert ouder.get(reverse("werkvoorraad")).status_code == 200


def test_who_has_an_app_gets_no_code_by_mail(cast: Cast) -> None:
    koppel_app(cast.gebruikers["ouder"])
    _, antwoord = met_wachtwoord("ouder")
    assert mail.outbox == []
    assert "authenticator-app" in antwoord.content.decode()


def test_a_code_by_mail_is_no_second_factor_for_staff(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also not when somebody becomes a member of staff during the session."""
    ouder, _ = met_wachtwoord("ouder")
    ouder.post(reverse("account_confirm_login_code"), {"code": code_uit_mail()})
    assert ouder.get(reverse("werkvoorraad")).status_code == 200
    monkeypatch.setattr("swv.kern.toegang.middleware.is_gezinsaccount", lambda *_: False)
    antwoord = ouder.get(reverse("werkvoorraad"))
    assert (antwoord.status_code, antwoord["Location"]) == (302, reverse("mfa_activate_totp"))
