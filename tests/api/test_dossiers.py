"""Dossiers over the API: from a new pupil to a document, with the checks and messages of the pages."""

import json
from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from aanvragen.choices import Status
from aanvragen.models import Aanvraag, Antwoord
from aanvragen.services.meetings import Schema, vergaderingen_plannen
from swv.kern.documenten.models import Document
from swv.kern.personen.models import Leerling
from swv.kern.tokens.models import Tokenomvang
from tests.api.test_tokens import maak
from tests.bouw import situaties
from tests.bouw.bestanden import pdf
from tests.bouw.cast import DAG, Cast

API = "/api/v1"
NIEUW = {
    "voornaam": "Noor",
    "achternaam": "Özdemir",
    "geboortedatum": "2012-04-02",
    "gezag": "een",
    "ouders": [{"voornaam": "Ayşe", "achternaam": "Özdemir", "relatie": "moeder"}],
}


def stuur(bezoeker: Client, pad: str, inhoud: Any, methode: str = "post") -> Any:
    return getattr(bezoeker, methode)(f"{API}/{pad}", json.dumps(inhoud), content_type="application/json")


def test_a_school_begins_fills_in_and_adds_a_document(cast: Cast, binnen: Callable[[str], Client]) -> None:
    oco = binnen("oco")
    begonnen = stuur(oco, "leerlingen/toevoegen/", NIEUW)
    assert begonnen.status_code == 201, begonnen.content
    pk = begonnen.json()["id"]
    formulier = {deel["sectie"]: deel for deel in oco.get(f"{API}/dossiers/{pk}/formulier/").json()}
    aanleiding = formulier["aanleiding"]
    assert "reden_aanvraag" in [veld["naam"] for veld in aanleiding["velden"]]

    pad = f"dossiers/{pk}/formulier/aanleiding/"
    assert stuur(oco, pad, {"reden_aanvraag": "Zij loopt vast."}, "put").status_code == 200
    anders = stuur(oco, pad, {"bestaat_niet": "x"}, "put")
    assert (anders.status_code, list(anders.json()["velden"])) == (400, ["bestaat_niet"])
    assert stuur(oco, f"dossiers/{pk}/formulier/geen_sectie/", {}, "put").status_code == 404
    with cast.als("oco"):
        (rij,) = Antwoord.objects.filter(dossier_id=pk, sectie="aanleiding")
        assert rij.waarden["reden_aanvraag"] == "Zij loopt vast."

    stuk = {"code": "D06", "datum": DAG.isoformat(), "bestand": SimpleUploadedFile("plan.pdf", pdf())}
    toegevoegd = oco.post(f"{API}/dossiers/{pk}/documenten/", stuk)
    assert toegevoegd.status_code == 201, toegevoegd.content
    gelezen = oco.get(toegevoegd.json()["adres"])
    assert (gelezen["Content-Type"], b"".join(gelezen)[:5]) == ("application/pdf", b"%PDF-")
    geen_pdf = {**stuk, "bestand": SimpleUploadedFile("plan.pdf", b"<html>")}
    geweigerd = oco.post(f"{API}/dossiers/{pk}/documenten/", geen_pdf)
    assert (geweigerd.status_code, list(geweigerd.json()["velden"])) == (400, ["bestand"])
    with cast.als("oco"):
        assert Document.objects.filter(dossier_id=pk).count() == 1

    dossier = oco.get(f"{API}/dossiers/{pk}/").json()
    assert (dossier["leerling"], dossier["status"]) == ("Noor Özdemir", Status.CONCEPT)
    assert [deel["naam"] for deel in dossier["documenten"]] == ["plan.pdf"]
    assert "aanvraag_voorleggen" in [deel["handeling"] for deel in dossier["handelingen"]]
    assert binnen("oco.elders").get(f"{API}/dossiers/{pk}/").status_code == 404


@pytest.mark.parametrize(
    ("anders", "velden"),
    [
        ({"geboortedatum": "2030-01-01"}, ["geboortedatum"]),
        ({"voornaam": ""}, ["voornaam"]),
        ({"ouders": []}, ["ouders.1.achternaam"]),
        ({"ouders": [{}, {}, {}]}, ["ouders"]),
        ({"ouders": "Ayşe"}, ["ouders"]),
        ({"bsn": "123456782"}, ["bsn"]),
        ({"achternaam": {"a": 1}}, ["achternaam"]),
        ({"achternaam": "a\ud800"}, ["achternaam"]),
        ({"achternaam": "a\x00"}, ["achternaam"]),
    ],
)
def test_a_pupil_that_cannot_be(
    cast: Cast, binnen: Callable[[str], Client], anders: dict[str, Any], velden: list[str]
) -> None:
    antwoord = stuur(binnen("oco"), "leerlingen/toevoegen/", {**NIEUW, **anders})
    assert antwoord.status_code == 400, antwoord.content
    assert [naam for naam in velden if naam in antwoord.json()["velden"]] == velden
    with cast.als("oco"):
        assert not Leerling.objects.filter(achternaam__startswith="Özdemir").exists()


def test_a_second_aanvraag_needs_a_reason(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = situaties.dossier_begonnen(cast)
    oco = binnen("oco")
    vraag = {"leerling": dossier.leerling_id, "soort": dossier.soort}
    assert dossier.leerling_id in [rij["id"] for rij in oco.get(f"{API}/leerlingen/").json()["resultaten"]]
    loopt = stuur(oco, "dossiers/beginnen/", vraag)
    assert (loopt.status_code, loopt["Content-Type"]) == (409, "application/problem+json")
    assert stuur(oco, "dossiers/beginnen/", {**vraag, "waarom_nog": "Andere school."}).status_code == 201
    assert stuur(oco, "dossiers/beginnen/", {"leerling": 999_999_999}).status_code == 400
    assert stuur(oco, "dossiers/beginnen/", {}).status_code == 400
    assert stuur(binnen("secretariaat"), "dossiers/beginnen/", vraag).status_code == 403


def test_an_act_says_what_it_needs_and_does_it(cast: Cast, binnen: Callable[[str], Client]) -> None:
    pk = situaties.dossier_ingediend(cast).pk
    secretariaat = binnen("secretariaat")
    pad = f"dossiers/{pk}/aanvulling-vragen/"
    uitleg = secretariaat.get(f"{API}/{pad}").json()
    velden = {veld["naam"]: (veld["soort"], veld["verplicht"]) for veld in uitleg["velden"]}
    assert velden == {"wat": ("tekst", True), "hersteltermijn": ("datum", True)}

    zonder = stuur(secretariaat, pad, {"wat": "Het dyslexieverslag"})
    assert (zonder.status_code, list(zonder.json()["velden"])) == (400, ["hersteltermijn"])
    assert stuur(secretariaat, pad, {"wat": "x", "hersteltermijn": "2026-04-01", "nu": True}).status_code == 400
    gedaan = stuur(secretariaat, pad, {"wat": "Het verslag", "hersteltermijn": (DAG + timedelta(days=14)).isoformat()})
    assert gedaan.status_code == 200, gedaan.content
    assert gedaan.json()["dossier"].endswith(f"{API}/dossiers/{pk}/")
    with cast.als("secretariaat"):
        assert Aanvraag.objects.get(dossier_id=pk).status == Status.AANVULLING_GEVRAAGD

    te_laat = stuur(secretariaat, f"dossiers/{pk}/aanvraag-volledig-verklaren/", {})
    assert (te_laat.status_code, te_laat["Content-Type"]) == (409, "application/problem+json")
    assert stuur(binnen("oco"), pad, {"wat": "x"}).status_code == 403
    assert stuur(binnen("oco.elders"), pad, {"wat": "x"}).status_code == 404


def test_filters_of_a_list(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = situaties.dossier_ingediend(cast)
    secretariaat = binnen("secretariaat")

    def ids(**vraag: str) -> list[int]:
        return [rij["id"] for rij in secretariaat.get(f"{API}/dossiers/", vraag).json()["resultaten"]]

    assert ids() == ids(toon="wacht") == ids(status="ingediend", soort=dossier.soort) == [dossier.pk]
    assert ids(status="concept") == ids(toon="berichten") == ids(school="999") == []
    for vraag in ({"status": "weg"}, {"school": "x"}, {"school": "99999999999"}, {"volgorde": "achterstevoren"}):
        antwoord = secretariaat.get(f"{API}/dossiers/", vraag)
        assert (antwoord.status_code, list(antwoord.json()["velden"])) == (400, list(vraag))
    assert secretariaat.get(f"{API}/dossiers/?pagina=99").status_code == 404
    (rij,) = secretariaat.get(f"{API}/zoeken/", {"q": "de Vreis"}).json()["resultaten"]
    assert rij["adres"] == f"{API}/dossiers/{dossier.pk}/"


def test_the_agenda_of_the_committee(vers: Cast, binnen: Callable[[str], Client]) -> None:
    """With a token for that alone, in the address; that token does nothing else, and no other works there."""
    schema = Schema(weekdag=1, van=DAG, tot_en_met=DAG + timedelta(days=6), begintijd=time(9), online=True, plaats="")
    with vers.als("secretariaat") as actor:
        vergaderingen_plannen(actor=actor, schema=schema)
    sleutel = maak(vers, "secretariaat", Tokenomvang.AGENDA)
    feed = Client().get(reverse("api_agenda"), {"sleutel": sleutel})
    assert (feed.status_code, feed["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    (punt,) = Calendar.from_ical(feed.content).walk("VEVENT")
    assert (punt["SUMMARY"], punt["STATUS"]) == ("Commissie Portvolio", "CONFIRMED")
    assert "Vries" not in feed.content.decode()
    kop = {"Authorization": f"Bearer {sleutel}"}
    assert Client().get(f"{API}/dossiers/", headers=kop).status_code == 401
    for omvang in (Tokenomvang.LEZEN, Tokenomvang.ALLES):
        ander = maak(vers, "secretariaat", omvang)
        assert Client().get(reverse("api_agenda"), {"sleutel": ander}).status_code == 401
    assert Client().get(reverse("api_agenda"), {"sleutel": maak(vers, "ouder", Tokenomvang.AGENDA)}).status_code == 403
