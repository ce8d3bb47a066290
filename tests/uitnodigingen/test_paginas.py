"""The pages: for the school, and those that are open to everybody."""

import re
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.core import mail
from django.test import Client
from django.urls import reverse

from swv.kern.personen.models import Gebruiker
from swv.kern.uitnodigingen.mailcode import POGINGEN_HOOGSTENS
from swv.kern.uitnodigingen.services import Geopend, uitnodiging_gebruiken
from tests.bouw.cast import DAG, Cast
from tests.uitnodigingen.situatie import GEBOREN, Gezin, gezin, nodig_uit, uitnodigingen

EMAIL, WACHTWOORD = "noor.bakker@voorbeeld.example", "vier stoelen en een lamp"
ACCOUNT = {"email": EMAIL, "wachtwoord": WACHTWOORD, "nog_eens": WACHTWOORD}
OPENEN, MAKEN, BEVESTIGEN = "uitnodiging_openen", "uitnodiging_account", "uitnodiging_bevestigen"


def geopend(cast: Cast, g: Gezin, wie: Client | None = None) -> Client:
    """A visitor who showed the code and the birth date."""
    wie = wie or Client()
    code = nodig_uit(cast, g.dossier, g.noor).code
    antwoord = wie.post(reverse(OPENEN), {"code": code, "geboortedatum": GEBOREN.isoformat()})
    assert (antwoord.status_code, antwoord["Location"]) == (302, reverse(MAKEN))
    return wie


def code_uit_mail() -> str:
    gevonden = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert gevonden
    return gevonden.group()


def fouten(antwoord: Any) -> str:
    return re.sub(r"\s+", " ", antwoord.content.decode())


def test_every_failure_looks_the_same(vers: Cast) -> None:
    """An unknown code, a withdrawn one, one with the wrong date: the page differs in what was typed only."""
    g = gezin(vers)
    ingetrokken, goed = nodig_uit(vers, g.dossier, g.noor).code, nodig_uit(vers, g.dossier, g.noor).code
    gezien = set()
    for code, dag in (("2222-2222-2222", GEBOREN), (ingetrokken, GEBOREN), (goed, DAG)):
        antwoord = Client().post(reverse(OPENEN), {"code": code, "geboortedatum": dag.isoformat()})
        assert antwoord.status_code == 409
        tekst = fouten(antwoord).replace(code, "").replace(dag.isoformat(), "")
        gezien.add(re.sub(r'(csrfmiddlewaretoken" value|X-CSRFToken": ")[^>]*', "", tekst))
    assert len(gezien) == 1


def test_guessing_is_slowed_down(vers: Cast) -> None:
    gast = Client()
    statussen = [
        gast.post(reverse(OPENEN), {"code": f"2222-2222-{i:04d}", "geboortedatum": "2011-09-01"}).status_code
        for i in range(21)
    ]
    assert statussen == [409] * 20 + [429]


def test_without_a_code_no_account_page(vers: Cast) -> None:
    for naam in (MAKEN, BEVESTIGEN):
        antwoord = Client().get(reverse(naam))
        assert (antwoord.status_code, antwoord["Location"]) == (302, reverse(OPENEN))


def test_nobody_keeps_a_copy_of_these_pages(vers: Cast) -> None:
    for naam in (OPENEN, MAKEN, BEVESTIGEN):
        assert "no-store" in Client().get(reverse(naam))["Cache-Control"]


def test_the_password_must_be_hard_to_guess(vers: Cast) -> None:
    gast = geopend(vers, gezin(vers))
    for wachtwoord in ("kort", "password1234", EMAIL):
        antwoord = gast.post(reverse(MAKEN), ACCOUNT | {"wachtwoord": wachtwoord, "nog_eens": wachtwoord})
        assert antwoord.status_code == 422, wachtwoord
    assert mail.outbox == []


def test_the_address_is_proven_before_there_is_an_account(vers: Cast) -> None:
    gast = geopend(vers, gezin(vers))
    assert gast.post(reverse(MAKEN), ACCOUNT)["Location"] == reverse(BEVESTIGEN)
    code = code_uit_mail()
    verkeerd = f"{(int(code) + 1) % 1_000_000:06d}"
    assert gast.post(reverse(BEVESTIGEN), {"code": verkeerd}).status_code == 409
    assert not Gebruiker.objects.filter(email=EMAIL).exists()
    assert uitnodigingen(vers)[0].gebruikt_op is None
    antwoord = gast.post(reverse(BEVESTIGEN), {"code": code}, follow=True)
    assert "U doet nu online mee" in antwoord.content.decode()
    assert Gebruiker.objects.get(email=EMAIL).check_password(WACHTWOORD)
    assert "uitnodiging" not in gast.session
    assert "nieuw_account" not in gast.session


def test_five_wrong_digits_and_one_asks_for_a_new_mail(vers: Cast) -> None:
    gast = geopend(vers, gezin(vers))
    gast.post(reverse(MAKEN), ACCOUNT)
    code = code_uit_mail()
    for _ in range(POGINGEN_HOOGSTENS):
        gast.post(reverse(BEVESTIGEN), {"code": f"{(int(code) + 1) % 1_000_000:06d}"})
    assert gast.post(reverse(BEVESTIGEN), {"code": code})["Location"] == reverse(MAKEN)
    assert not Gebruiker.objects.filter(email=EMAIL).exists()


def test_the_page_does_not_tell_whether_an_address_has_an_account(vers: Cast) -> None:
    gast = geopend(vers, gezin(vers))
    antwoord = gast.post(reverse(MAKEN), ACCOUNT | {"email": "ouder@voorbeeld.example"})
    assert antwoord["Location"] == reverse(BEVESTIGEN)
    assert "Er is al een account" in str(mail.outbox[0].body)
    assert not re.search(r"\b\d{6}\b", str(mail.outbox[0].body))
    assert gast.post(reverse(BEVESTIGEN), {"code": "000000"}).status_code == 409


def test_mails_to_one_address_are_limited(vers: Cast) -> None:
    gast = geopend(vers, gezin(vers))
    assert [gast.post(reverse(MAKEN), ACCOUNT).status_code for _ in range(4)] == [302, 302, 302, 429]
    assert len(mail.outbox) == 3


def test_withdrawn_between_two_steps(vers: Cast) -> None:
    g = gezin(vers)
    gast = geopend(vers, g)
    gast.post(reverse(MAKEN), ACCOUNT)
    nodig_uit(vers, g.dossier, g.noor)
    antwoord = gast.post(reverse(BEVESTIGEN), {"code": code_uit_mail()})
    assert antwoord["Location"] == reverse(OPENEN)
    assert not Gebruiker.objects.filter(email=EMAIL).exists()


def test_who_has_an_account_is_sent_to_sign_in(vers: Cast) -> None:
    g = gezin(vers)
    eerste = nodig_uit(vers, g.dossier, g.noor).uitnodiging
    wie = Geopend(eerste.pk, eerste.swv_id)
    uitnodiging_gebruiken(geopend=wie, dag=DAG, email=EMAIL, wachtwoord_hash=make_password("x"))
    from swv.kern.personen.models import Lidmaatschap

    with vers.als("beheer") as actor:
        Lidmaatschap.objects.filter(partij_id=g.noor).update(tot=actor.vandaag)
    gast = geopend(vers, g)
    tekst = gast.get(reverse(MAKEN)).content.decode()
    assert "heeft al een account" in tekst
    assert 'name="wachtwoord"' not in tekst
    assert gast.post(reverse(MAKEN), ACCOUNT | {"email": "x@voorbeeld.example"}).status_code == 200
    assert mail.outbox == []


@pytest.mark.parametrize("veld", ["wie", "kanaal"])
def test_a_form_that_was_tampered_with(vers: Cast, binnen: Any, veld: str) -> None:
    g = gezin(vers)
    gegevens = {"wie": str(g.noor), "kanaal": "brief"} | {veld: "iets anders"}
    antwoord = binnen("oco").post(reverse("uitnodiging_maken", args=[g.dossier.pk]), gegevens)
    assert antwoord.status_code == 422
    assert uitnodigingen(vers) == []


def test_the_school_sees_and_withdraws(vers: Cast, binnen: Any) -> None:
    g = gezin(vers)
    oco, pad = binnen("oco"), reverse("uitnodiging_maken", args=[g.dossier.pk])
    brief = oco.post(pad, {"wie": str(g.noor), "kanaal": "brief"})
    assert "Laan 3" in brief.content.decode()
    assert "no-store" in brief["Cache-Control"]
    assert "2011" not in re.sub(r"<nav.*?</nav>", "", brief.content.decode(), flags=re.S)
    assert "Brief gemaakt op" in oco.get(pad).content.decode()
    assert "E-mail aan" not in oco.get(pad).content.decode()
    oco.post(pad, {"wie": str(g.noor), "kanaal": "mail"})
    assert "staat klaar om te versturen" in oco.get(pad).content.decode()
    intrekken = reverse("uitnodiging_intrekken", args=[g.dossier.pk])
    antwoord = oco.post(intrekken, {"wie": str(g.noor)}, follow=True)
    assert "werkt niet meer" in antwoord.content.decode()
    assert "is ingetrokken op" in antwoord.content.decode()
    assert "uit de lijst" in oco.post(intrekken, {"wie": "x"}, follow=True).content.decode()
    assert [rij.ingetrokken_op is None for rij in uitnodigingen(vers)] == [False, False]
