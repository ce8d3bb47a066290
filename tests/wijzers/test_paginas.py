"""The pages of the wijzers: for whom, the form that is made from the declaration, the outcome with its reasoning."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from swv.kern.wijzers.register import wijzers, zoek_wijzer
from tests.wijzers.proef import uit

pytestmark = pytest.mark.usefixtures("cast")


def adres(naam: str) -> str:
    return reverse("wijzer", args=[naam])


def tekst(antwoord: Any) -> str:
    return " ".join(antwoord.content.decode().split())


def test_who_has_no_account_finds_the_public_one(binnen: Callable[[str], Client]) -> None:
    niemand = Client()
    lijst = tekst(niemand.get(reverse("wijzers")))
    assert lijst.count("U moet hiervoor aangemeld zijn") == len(wijzers()) - 1
    assert "U moet hiervoor aangemeld zijn" not in tekst(binnen("oco").get(reverse("wijzers")))
    assert adres("tlv-afgifte") in tekst(niemand.get(reverse("account_login")))
    assert niemand.get(adres("tlv-afgifte")).status_code == 200
    assert niemand.get(adres("bestaat-niet")).status_code == 404
    for wijzer in wijzers():
        if not wijzer.openbaar:
            naar = niemand.get(adres(wijzer.naam))
            assert (naar.status_code, naar["Location"].startswith(reverse("account_login"))) == (302, True)
            assert niemand.post(adres(wijzer.naam), {"swv": "mhr"}).status_code == 302


def test_anybody_gets_the_outcome_with_its_reasoning() -> None:
    gegevens = {"swv": "portvolio", "situatie": "vo_naar_vso", "postcode": "5013", "regio_school": "EIGEN",
                "regio_doelschool": "ANDER", "initiatief": "ouders"}  # fmt: skip
    pagina = tekst(Client().post(adres("tlv-afgifte"), gegevens))
    for deel in ("dit samenwerkingsverband", "de school waar de leerling is aangemeld", "TLV-25", "TLV-10", "2.3",
                 "Van een school voor VO naar VSO", "geldig vanaf 1 augustus 2023", "Hij is geen besluit"):  # fmt: skip
        assert deel in pagina, deel


@pytest.mark.parametrize("naam", [wijzer.naam for wijzer in wijzers()])
def test_each_page_asks_every_field_and_answers_its_example(binnen: Callable[[str], Client], naam: str) -> None:
    wijzer = zoek_wijzer(naam)
    assert wijzer is not None
    oco = binnen("oco")
    leeg = tekst(oco.get(adres(naam)))
    for veld in wijzer.alle_velden:
        assert f'name="{veld.naam}' in leeg, veld.naam
    swv = "groningen" if naam == "tlv-route" else "mhr" if naam in ("emb-indeling", "pro-periode") else "portvolio"
    invoer = {"swv": swv, **wijzer.voorbeelden[0].invoer}
    platte = {
        (f"{veld}__{deel}" if isinstance(waarde, dict) else veld): inhoud
        for veld, waarde in invoer.items()
        for deel, inhoud in (waarde.items() if isinstance(waarde, dict) else [("", waarde)])
    }
    gegevens = {n: {True: "true", False: "false"}[w] if isinstance(w, bool) else w for n, w in platte.items()}
    antwoord = oco.post(adres(naam), gegevens)
    assert (antwoord.status_code, "De uitkomst" in tekst(antwoord)) == (200, True)
    assert uit(naam, **invoer)


def test_lists_and_periods_are_asked_in_rows(binnen: Callable[[str], Client]) -> None:
    gegevens = {"swv": "portvolio", "soort": "beslistermijn", "vanaf": "2025-09-10", "opschortingen__0__van": "2025-09-15",
                "opschortingen__0__hersteltermijn": "14", "vakanties__0__van": "2025-10-11", "vakanties__0__tot": "2025-10-19"}  # fmt: skip
    assert "dinsdag 4 november 2025" in tekst(binnen("oco").post(adres("termijn"), gegevens))


@pytest.mark.parametrize(
    ("naam", "gegevens", "veld", "melding"),
    [
        ("tlv-looptijd", {"swv": "portvolio"}, "geboortedatum", "Vul de geboortedatum, de start of het einde"),
        ("termijn", {"swv": "mhr", "soort": "beslistermijn", "vanaf": "2025-09-10", "opschortingen__0__hersteltermijn": "14"},
         "opschortingen__0__van", "Vul in op welke dag om aanvulling is gevraagd"),
        ("termijn", {"swv": "mhr", "soort": "actie", "vanaf": "2025-09-10", "vakanties__1__van": "2025-10-18"},
         "vakanties__0__van", "Vul een datum in"),
        ("tlv-afgifte", {"swv": "elders"}, "swv", "staat niet in de lijst"),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else "",
)  # fmt: skip
def test_a_mistake_stands_at_its_question(
    binnen: Callable[[str], Client], naam: str, gegevens: dict[str, str], veld: str, melding: str
) -> None:
    antwoord = binnen("oco").post(adres(naam), gegevens)
    assert antwoord.status_code == 422
    assert melding in tekst(antwoord)
    assert list(antwoord.context["form"].errors) == [veld]


def test_a_gap_in_the_policy_names_the_table(binnen: Callable[[str], Client]) -> None:
    antwoord = binnen("oco").post(adres("emb-indeling"), {"swv": "groningen", "iq": "30"})
    assert antwoord.status_code == 422
    assert "Vul de tabel &#x27;leeftijd_looptijd&#x27; aan" in tekst(antwoord)


def test_the_own_swv_is_chosen_to_start_from(binnen: Callable[[str], Client]) -> None:
    assert '<option value="mhr" selected>' in tekst(binnen("secretariaat.mhr").get(adres("termijn")))
