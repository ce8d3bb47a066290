"""Tokens: who makes one, what it may, and that a request with it meets the same locks as one of a session (ADR 0016)."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections
from django.test import Client
from django.urls import reverse

from swv.kern.kalender import klok
from swv.kern.personen.models import Gebruiker
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.tokens.models import Apitoken, Tokenomvang
from swv.kern.tokens.services import KENMERK, apitoken_intrekken, apitoken_maken
from tests.bouw.cast import DAG, WACHTWOORD, Cast

LIJST = "/api/v1/wijzers/"
LEZEN, ALLES = Tokenomvang.LEZEN, Tokenomvang.ALLES


def maak(cast: Cast, wie: str, omvang: Tokenomvang = LEZEN, dagen: int = 5) -> str:
    with cast.als(wie) as actor:
        laatste = actor.vandaag + timedelta(days=dagen)
        return apitoken_maken(actor=actor, naam="proef", omvang=omvang, laatste_dag=laatste)[1]


def eigen(cast: Cast, wie: str) -> Apitoken:
    with cast.als(wie) as actor:
        return Apitoken.objects.zichtbaar_voor(actor).order_by("-pk")[:1].get()


def lees(code: str, adres: str = LIJST, bezoeker: Client | None = None) -> Any:
    return (bezoeker or Client()).get(adres, headers={"Authorization": f"Bearer {code}"})


def sql(alias: str, opdracht: str, *waarden: Any) -> None:
    with connections[alias].cursor() as cursor:
        cursor.execute(opdracht, waarden)


# On a clone: the sign-in role reads over a connection of its own what the web role committed.
def test_a_token_from_its_first_to_its_last_use(vers: Cast, binnen: Callable[[str], Client]) -> None:
    code = maak(vers, "oco", dagen=2)
    assert code.startswith(KENMERK)
    assert eigen(vers, "oco").laatst_gebruikt_op is None
    antwoord = lees(code)
    assert (antwoord.status_code, antwoord.json()["aantal"]) == (200, 9)
    assert "private" in antwoord["Cache-Control"]
    assert not antwoord.cookies
    assert eigen(vers, "oco").laatst_gebruikt_op == klok.nu()
    with klok.op(DAG + timedelta(days=2)):
        assert lees(code).status_code == 200, "through its last day"
    with klok.op(DAG + timedelta(days=3)):
        assert lees(code).status_code == 401
    assert lees(code, reverse("werkvoorraad")).status_code == 302, "for the API only"
    weigering = lees("swv_bestaatniet", bezoeker=binnen("secretariaat"))
    assert (weigering.status_code, weigering["Content-Type"]) == (401, "application/problem+json")
    assert lees("").status_code == 401
    with vers.als("oco") as actor:
        apitoken_intrekken(actor=actor, apitoken_id=eigen(vers, "oco").pk)
    assert lees(code).status_code == 401


def test_a_token_ends_with_its_account_and_its_lidmaatschap(vers: Cast) -> None:
    eerste, tweede = maak(vers, "oco"), maak(vers, "secretariaat")
    sql("aanmelden", "update kern_gebruiker set is_active = false where id = %s", vers.gebruikers["oco"])
    assert lees(eerste).status_code == 401
    with vers.als("beheer"):
        sql("default", "update kern_lidmaatschap set tot = %s where id = %s", DAG, vers.lidmaatschappen["secretariaat"])
    antwoord = lees(tweede)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (403, "application/problem+json")


def test_another_password_ends_the_tokens_of_that_account_alone(vers: Cast, binnen: Callable[[str], Client]) -> None:
    eigen_code, ander = maak(vers, "oco"), maak(vers, "secretariaat")
    nieuw = "een-ander-lang-wachtwoord"
    gegevens = {"oldpassword": WACHTWOORD, "password1": nieuw, "password2": nieuw}
    antwoord = binnen("oco").post(reverse("account_change_password"), gegevens, follow=True)
    assert "uw tokens werken niet meer" in antwoord.content.decode()
    assert lees(eigen_code).status_code == 401
    assert lees(ander).status_code == 200


def test_who_forgot_the_password_ends_the_tokens_too(vers: Cast, mailoutbox: list[Any]) -> None:
    code = maak(vers, "oco")
    adres = Gebruiker.objects.using("aanmelden").get(pk=vers.gebruikers["oco"]).email
    client = Client()
    client.post(reverse("account_reset_password"), {"email": adres})
    link = re.search(r"https?://[^/]+(/accounts/wachtwoord-vergeten/\S+)", mailoutbox[0].body)
    assert link
    assert "De link werkt een uur" in mailoutbox[0].body
    keuze = client.get(link[1], follow=True)
    nieuw = {"password1": "een-ander-lang-wachtwoord", "password2": "een-ander-lang-wachtwoord"}
    client.post(keuze.redirect_chain[-1][0], nieuw)
    assert lees(code).status_code == 401


def test_the_actor_and_the_scope_are_those_of_a_session(vers: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings that row-level security reads, inside the one transaction of the request, read-only or not."""
    gezien: list[Any] = []

    def kijk(*_: Any, **__: Any) -> Any:
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "select current_setting('app.rol'), current_setting('app.gebruiker'), current_setting('app.swvs'),"
                " current_setting('transaction_read_only')"
            )
            gezien.append(cursor.fetchone())
        raise NuNietMogelijk("gezien")

    monkeypatch.setattr("swv.kern.api.views.vraag_wijzer", kijk)
    for omvang in (LEZEN, ALLES):
        kop = {"Authorization": f"Bearer {maak(vers, 'secretariaat', omvang)}"}
        antwoord = Client().post(f"{LIJST}termijn/", "{}", content_type="application/json", headers=kop)
        assert (antwoord.status_code, antwoord.json()["detail"]) == (409, "gezien")
    wie = ("secretariaat", str(vers.gebruikers["secretariaat"]), str(vers.actor("secretariaat").swv_ids[0]))
    assert gezien == [(*wie, "on"), (*wie, "off")]


def test_a_token_to_read_with_changes_nothing(vers: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """A view that stores something refuses it; the transaction is read-only besides (above)."""
    monkeypatch.setattr("swv.kern.api.views.Wijzervraag.bewaart_niets", False)
    for omvang, status in ((LEZEN, 403), (ALLES, 400)):
        kop = {"Authorization": f"Bearer {maak(vers, 'secretariaat', omvang)}"}
        antwoord = Client().post(f"{LIJST}termijn/", "{}", content_type="application/json", headers=kop)
        assert antwoord.status_code == status


def test_the_command_prints_a_token_for_who_has_a_second_step(vers: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    email = Gebruiker.objects.get(pk=vers.gebruikers["secretariaat"]).email
    uit, fout = StringIO(), StringIO()
    with pytest.raises(CommandError, match="tweede stap"):
        call_command("api_token", email)
    monkeypatch.setattr("swv.project.management.commands.api_token.is_mfa_enabled", lambda _: True)
    call_command("api_token", email.upper(), "--lezen", stdout=uit, stderr=fout)
    kop = {"Authorization": f"Bearer {uit.getvalue().strip()}"}
    vraag = json.dumps({"swv": "mhr", "iq": 30})
    antwoord = Client().post(f"{LIJST}emb-indeling/", vraag, content_type="application/json", headers=kop)
    assert (antwoord.status_code, antwoord.json()["uitkomst"]) == (200, {"emb": None})
    assert "alleen lezen" in fout.getvalue()
    for anders in ({"email": "niemand@x.example"}, {"email": email, "rol": "oco"}, {"email": email, "dagen": 900}):
        with pytest.raises(CommandError):
            call_command("api_token", anders.pop("email"), **anders)


def test_the_code_is_kept_nowhere(vers: Cast) -> None:
    code = maak(vers, "oco")
    with pytest.raises(DatabaseError, match="permission denied"), vers.als("oco"):
        sql("default", "select code_hash from kern_apitoken")
    with connections["aanmelden"].cursor() as cursor:
        cursor.execute("select code_hash from kern_apitoken")
        ((bewaard,),) = cursor.fetchall()
    assert code not in bewaard
    assert len(bewaard) == 64


def test_a_session_without_a_second_factor_gets_a_problem(cast: Cast) -> None:
    half = Client()
    oco = Gebruiker.objects.get(pk=cast.gebruikers["oco"])
    half.force_login(oco, backend="allauth.account.auth_backends.AuthenticationBackend")
    antwoord = half.get(LIJST)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (403, "application/problem+json")
    assert half.get(reverse("apitokens")).status_code == 302, "and makes no token"


def test_nobody_sees_or_ends_the_token_of_another(cast: Cast) -> None:
    maak(cast, "oco")
    pk = eigen(cast, "oco").pk
    for wie in ("oco.elders", "secretariaat", "beheer"):
        with cast.als(wie) as actor, pytest.raises(NietZichtbaar):
            apitoken_intrekken(actor=actor, apitoken_id=pk)


def test_nobody_makes_a_token_for_a_lidmaatschap_of_another(cast: Cast) -> None:
    """By the policy of the database, whatever the code says."""
    with pytest.raises(DatabaseError, match="row-level"), cast.als("oco") as actor:
        sql(
            "default",
            "insert into kern_apitoken (gebruiker_id, lidmaatschap_id, naam, code_hash, omvang, gemaakt_op, laatste_dag)"
            " values (%s, %s, 'x', 'x', 'alles', now(), '2030-01-01')",
            actor.gebruiker_id,
            cast.lidmaatschappen["secretariaat"],
        )


@pytest.mark.parametrize("dagen", [-1, 367])
def test_a_last_day_out_of_bounds(cast: Cast, dagen: int) -> None:
    with cast.als("oco") as actor, pytest.raises(NuNietMogelijk, match="laatste dag"):
        apitoken_maken(actor=actor, naam="x", omvang=LEZEN, laatste_dag=actor.vandaag + timedelta(days=dagen))


def test_the_page_shows_a_new_token_once_and_ends_it(cast: Cast, binnen: Callable[[str], Client]) -> None:
    oco = binnen("oco")
    adres = reverse("apitokens")
    gegevens = {"naam": "rooster", "omvang": "lezen", "laatste_dag": (DAG + timedelta(days=30)).isoformat()}
    gemaakt = oco.post(adres, gegevens)
    code = gemaakt.content.decode().partition('swv-token">')[2].partition("<")[0]
    assert code.startswith(KENMERK)
    daarna = oco.get(adres).content.decode()
    assert "rooster" in daarna
    assert code not in daarna
    assert oco.post(adres, {**gegevens, "laatste_dag": "2040-01-01"}).status_code == 422
    pk = eigen(cast, "oco").pk
    assert binnen("oco.elders").post(reverse("apitoken_intrekken", args=[pk])).status_code == 404
    assert oco.post(reverse("apitoken_intrekken", args=[pk])).status_code == 302
    assert "werkt niet meer" in oco.get(adres).content.decode()
