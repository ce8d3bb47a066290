"""The wijzers over HTTP: who may ask, what comes back, and how a refusal reads."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from swv.kern.beleid.models import Beleidsversie
from swv.kern.wijzers.register import wijzers, zoek_wijzer
from swv.kern.wijzers.vragen import vraag_wijzer
from tests.wijzers.proef import uit

WIJZERS = "/api/v1/wijzers/"
AFGIFTE = {"swv": "portvolio", "situatie": "eerste_uit_po", "postcode": "5013", "regio_doelschool": "EIGEN"}

pytestmark = pytest.mark.usefixtures("cast")


def stuur(bezoeker: Client, naam: str, inhoud: Any, **headers: str) -> Any:
    tekst = inhoud if isinstance(inhoud, str) else json.dumps(inhoud)
    return bezoeker.post(f"{WIJZERS}{naam}/", tekst, content_type="application/json", headers=headers)


def test_tlv_afgifte_answers_anybody() -> None:
    antwoord = stuur(Client(), "tlv-afgifte", AFGIFTE)
    assert antwoord.status_code == 200
    inhoud = antwoord.json()
    assert inhoud["uitkomst"] == uit("tlv-afgifte", **AFGIFTE)
    assert inhoud["uitleg"][-1]["regel"] == "TLV-20"
    onderdelen = {deel["onderdeel"]: deel for deel in inhoud["beleidsversie"]}
    assert set(onderdelen) == {"bevoegdheid", "postcodes"}
    assert Beleidsversie.objects.filter(hash=onderdelen["postcodes"]["hash"], geldig_van="2023-08-01").exists()


def test_the_others_ask_for_an_account(binnen: Callable[[str], Client]) -> None:
    vraag = {"swv": "mhr", "iq": 30, "ernstige_sensomotorische_problematiek": True}
    antwoord = stuur(Client(), "emb-indeling", vraag)
    assert (antwoord.status_code, antwoord["WWW-Authenticate"]) == (401, "Bearer")
    assert antwoord["Content-Type"] == "application/problem+json"
    for wie in ("oco", "ouder", "secretariaat"):
        assert stuur(binnen(wie), "emb-indeling", vraag).json()["uitkomst"] == {"emb": "A"}, wie


def test_a_session_needs_its_csrf_token(binnen: Callable[[str], Client]) -> None:
    streng = binnen("oco")
    streng.handler.enforce_csrf_checks = True
    vraag = {"swv": "mhr", "iq": 30}
    zonder = stuur(streng, "emb-indeling", vraag)
    assert (zonder.status_code, zonder["Content-Type"]) == (403, "application/problem+json")
    assert "X-CSRFToken" in zonder.json()["detail"]
    streng.get("/mijn-meldingen/")
    met = stuur(streng, "emb-indeling", vraag, **{"X-CSRFToken": streng.cookies["csrftoken"].value})
    assert met.status_code == 200


@pytest.mark.parametrize(
    ("inhoud", "status", "deel"),
    [
        ({**AFGIFTE, "onzin": 1}, 400, {"velden": ["onzin"]}),
        ({**AFGIFTE, "postcode": 5013}, 400, {"velden": ["postcode"]}),
        ({}, 400, {"velden": ["swv"]}),
        ({**AFGIFTE, "peildatum": "2019-01-01"}, 422, {"tabel": "postcodes"}),
        ({**AFGIFTE, "swv": "mhr"}, 422, {"tabel": "postcodes"}),
        ([], 400, {"velden": ["swv"]}),
        ("{", 400, {}),
    ],
)
def test_a_refusal_names_the_field_or_the_table(inhoud: Any, status: int, deel: dict[str, Any]) -> None:
    antwoord = stuur(Client(), "tlv-afgifte", inhoud)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (status, "application/problem+json")
    probleem = antwoord.json()
    assert {"type", "title", "status", "detail"} <= set(probleem)
    assert probleem["status"] == status
    for naam, waarde in deel.items():
        assert (list(probleem[naam]) if isinstance(waarde, list) else probleem[naam]) == waarde
        assert str(waarde[0] if isinstance(waarde, list) else waarde) in probleem["detail"]


def test_other_methods_types_and_addresses_are_problems_too() -> None:
    bezoeker = Client()
    vormen = [
        (bezoeker.get(f"{WIJZERS}tlv-afgifte/"), 405),
        (bezoeker.post(f"{WIJZERS}tlv-afgifte/", "a=b", content_type="text/plain"), 415),
        (bezoeker.get("/api/v1/iets/anders/"), 404),
        (stuur(bezoeker, "bestaat-niet", {}), 404),
    ]
    for antwoord, status in vormen:
        assert (antwoord.status_code, antwoord["Content-Type"]) == (status, "application/problem+json")
        assert antwoord.json()["status"] == status


def test_the_list_names_every_wijzer_with_its_address(binnen: Callable[[str], Client]) -> None:
    inhoud = binnen("oco").get(WIJZERS, {"per_pagina": 3, "pagina": 2}).json()
    assert inhoud["aantal"] == len(wijzers()) == 9
    assert len(inhoud["resultaten"]) == 3
    assert all(inhoud[naam] for naam in ("volgende", "vorige"))
    assert inhoud["resultaten"][0]["adres"].endswith(f"{WIJZERS}{wijzers()[3].naam}/")


def test_whoever_asks_too_often_is_told_to_wait() -> None:
    bezoeker = Client()
    statussen = [stuur(bezoeker, "tlv-afgifte", {}).status_code for _ in range(61)]
    assert set(statussen[:60]) == {400}
    laatste = stuur(bezoeker, "tlv-afgifte", {})
    assert (laatste.status_code, int(laatste["Retry-After"]) > 0) == (429, True)


def test_the_description_is_openapi_with_every_wijzer_and_its_examples() -> None:
    schema = Client().get("/api/v1/schema/").json()
    assert schema["openapi"].startswith("3.1")
    for wijzer in wijzers():
        vraag = schema["paths"][f"{WIJZERS}{wijzer.naam}/"]["post"]
        inhoud = vraag["requestBody"]["content"]["application/json"]
        assert set(inhoud["schema"]["properties"]) == {veld.naam for veld in wijzer.alle_velden}
        assert inhoud["examples"]
        assert ({} in vraag["security"]) is wijzer.openbaar
        assert {"200", "400", "422", "429"} <= set(vraag["responses"])


def test_every_example_of_the_description_works(binnen: Callable[[str], Client]) -> None:
    """With the first SWV whose policy answers: not every SWV has every rule."""
    bezoeker = binnen("oco")
    for wijzer in wijzers():
        for voorbeeld in wijzer.voorbeelden:
            statussen = {
                stuur(bezoeker, wijzer.naam, {"swv": swv, **voorbeeld.invoer}).status_code
                for swv in ("portvolio", "mhr", "groningen")
            }
            assert 200 in statussen <= {200, 422}, wijzer.naam


@pytest.mark.parametrize("swv", ["portvolio", "mhr", "groningen"])
def test_a_term_with_the_calendar_of_the_office(binnen: Callable[[str], Client], swv: str) -> None:
    vraag = {"swv": swv, "soort": "schooldagen", "vanaf": "2025-10-06", "schooldagen": 15, "peildatum": "2025-10-06"}
    antwoord = stuur(binnen("secretariaat"), "termijn", vraag)
    assert antwoord.json()["uitkomst"] == uit("termijn", **vraag)


@pytest.mark.parametrize(
    ("naam", "vraag", "hoogstens"),
    [
        ("tlv-afgifte", {"swv": "portvolio", "situatie": "verlenging", "geldige_tlv_afgever": "mhr"}, 4),
        ("termijn", {"swv": "portvolio", "soort": "beslistermijn", "vanaf": "2025-09-10"}, 6),
    ],
)
def test_the_number_of_queries_does_not_depend_on_the_answers(
    django_assert_max_num_queries: Any, naam: str, vraag: dict[str, Any], hoogstens: int
) -> None:
    wijzer = zoek_wijzer(naam)
    assert wijzer is not None
    with django_assert_max_num_queries(hoogstens):
        vraag_wijzer(wijzer, vraag)
