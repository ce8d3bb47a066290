"""What fails leaves nothing behind: no row of a request, no half of a task, and GET writes nothing but the read log.

Issue 2, acceptance 8. Over HTTP, on a clone of the database, so that commit and rollback are the real ones.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import InternalError
from django.test import Client

from aanvragen.models import Aanvraag, Notitie
from swv.kern.documenten.models import Bezorging, Brief, Briefversie
from swv.kern.kalender import klok
from swv.kern.logboek.models import Gebeurtenis, Inzage
from swv.kern.tasks import brief_maken, brieven_vegen
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tests.keten.proefroutes import MET_FOUT, MET_SUCCES

proefroutes = pytest.mark.urls("tests.keten.proefroutes")
MODELLEN = (Notitie, Gebeurtenis, Brief, Briefversie, Bezorging)


def stand(cast: Cast) -> dict[str, int]:
    """How many rows there are of everything that a trial view or a letter task writes."""
    with cast.als("secretariaat"):
        return {model._meta.label: model.objects.count() for model in MODELLEN}


def inzagen(cast: Cast, dossier: Dossier) -> list[tuple[str, str]]:
    with cast.als("secretariaat"):
        return list(Inzage.objects.filter(dossier=dossier).order_by("pk").values_list("wat", "rol"))


@pytest.fixture
def secretaris(vers: Cast, binnen: Callable[[str], Client]) -> Client:
    """Signed in; an exception in a view becomes the answer that a user gets."""
    client = binnen("secretariaat")
    client.raise_request_exception = False
    return client


# --- Requests ---------------------------------------------------------------------------------------------------


@proefroutes
def test_een_fout_laat_niets_achter(vers: Cast, secretaris: Client, taken: list[Any]) -> None:
    dossier = maak.dossier_volledig(vers)
    taken.clear()  # the mails of the way up to here
    voor = stand(vers)
    statussen = {}
    for naam in MET_FOUT:
        antwoord = secretaris.post(f"/proef/{naam}/{dossier.pk}/")
        statussen[naam] = antwoord.status_code
        assert stand(vers) == voor, naam
    assert all(status >= 400 for status in statussen.values()), statussen
    assert (statussen["uitzondering"], statussen["geen-recht"], statussen["niet-gevonden"]) == (500, 403, 404)
    assert taken == []


@proefroutes
@pytest.mark.parametrize("naam", MET_SUCCES)
def test_wat_lukt_blijft(vers: Cast, secretaris: Client, taken: list[Any], naam: str) -> None:
    """The other half of the proof: these same rows do stay when the view ends well."""
    dossier = maak.dossier_volledig(vers)
    taken.clear()  # the mails of the way up to here
    voor = stand(vers)
    antwoord = secretaris.post(f"/proef/{naam}/{dossier.pk}/")
    assert antwoord.status_code < 400
    na = stand(vers)
    assert {model: na[model] - voor[model] for model in na if na[model] != voor[model]} == {
        "aanvragen.Notitie": 1,
        "kern.Gebeurtenis": 1,
        "kern.Brief": 1,
    }
    assert [taak.naam for taak in taken] == ["brief_maken"]


@proefroutes
@pytest.mark.parametrize("methode", ["get", "head", "options"])
def test_get_kan_niet_schrijven(vers: Cast, secretaris: Client, taken: list[Any], methode: str) -> None:
    dossier = maak.dossier_volledig(vers)
    taken.clear()  # the mails of the way up to here
    voor = stand(vers)
    antwoord = getattr(secretaris, methode)(f"/proef/200/{dossier.pk}/")
    assert antwoord.status_code == 500
    assert "read-only transaction" in str(antwoord.exc_info[1])
    assert isinstance(antwoord.exc_info[1], InternalError)
    assert stand(vers) == voor
    assert taken == []


@proefroutes
def test_lezen_wordt_gelogd_ook_bij_get_en_ook_als_de_pagina_breekt(vers: Cast, secretaris: Client) -> None:
    dossier = maak.dossier_volledig(vers)
    assert inzagen(vers, dossier) == []
    assert secretaris.get(f"/dossiers/{dossier.pk}/").status_code == 200
    assert inzagen(vers, dossier) == [("dossier", "secretariaat")]
    assert secretaris.get(f"/proef/lezen/{dossier.pk}/").status_code == 500
    assert inzagen(vers, dossier) == [("dossier", "secretariaat")] * 2


def test_wie_niets_ziet_laat_geen_inzage_achter(vers: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_volledig(vers)
    for wie in ("oco.elders", "beheer", "ouder.elders"):
        assert binnen(wie).get(f"/dossiers/{dossier.pk}/").status_code == 404, wie
    assert inzagen(vers, dossier) == []


def test_wie_zegt_te_typen_laat_toch_een_inzage_achter(vers: Cast, binnen: Callable[[str], Client]) -> None:
    """A page that saves by itself is not logged each second, but only for who opened it."""
    dossier = maak.dossier_ingediend(vers)
    adres = f"/dossiers/{dossier.pk}/berichten/"
    vanzelf = {"HX-Request": "true"}
    client = binnen("secretariaat")
    assert client.post(adres, {}, headers=vanzelf).status_code == 422
    assert inzagen(vers, dossier) == [("berichten", "secretariaat")]
    client.post(adres, {}, headers=vanzelf)
    assert inzagen(vers, dossier) == [("berichten", "secretariaat")]


def test_zonder_inzagelog_geen_inzage(vers: Cast, secretaris: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the read log cannot be written nobody reads: the page fails instead (VSL-74)."""
    dossier = maak.dossier_volledig(vers)

    def vol(*_: Any, **__: Any) -> None:
        raise OSError("schijf vol")

    monkeypatch.setattr("swv.kern.logboek.services.wie", vol)
    antwoord = secretaris.get(f"/dossiers/{dossier.pk}/")
    assert antwoord.status_code == 500
    assert str(dossier.leerling) not in antwoord.content.decode()


def test_een_geweigerde_handeling_laat_niets_achter(
    vers: Cast, secretaris: Client, binnen: Callable[[str], Client]
) -> None:
    """The page of a real act: refused by a rule (403), by the state (409) and by its own form (422)."""
    dossier = maak.dossier_volledig(vers)
    beoordeeld = maak.dossier_met_adviezen(vers)
    voorzitter = binnen("voorzitter")
    voor = stand(vers)
    keuze = {f"deskundige_{n}": vers.lidmaatschappen["deskundige1"] for n in (1, 2)}
    gevallen = [
        (voorzitter, beoordeeld, "akkoord-geven", {"toelichting": ""}, 403, "geen akkoord gevraagd"),
        (secretaris, dossier, "brieven-verzenden", {}, 409, "kan nu niet"),
        (secretaris, dossier, "notitie-toevoegen", {"tekst": ""}, 422, "Tekst"),
        (secretaris, dossier, "deskundigen-toewijzen", keuze, 422, "Dit antwoord staat niet in de lijst"),
    ]
    for wie, welk, pad, gegevens, status, staat_er in gevallen:
        antwoord = wie.post(f"/dossiers/{welk.pk}/{pad}/", gegevens)
        assert antwoord.status_code == status, pad
        assert staat_er in antwoord.content.decode(), pad
        assert stand(vers) == voor, pad
    with vers.als("secretariaat"):
        assert Aanvraag.objects.get(dossier=dossier).status == "volledig"


# --- Tasks ------------------------------------------------------------------------------------------------------


class HalverwegeKapot(RuntimeError):
    """Planted."""


def _kapot(*_: Any, **__: Any) -> None:
    raise HalverwegeKapot


def _alleen_opslaan_kapot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(default_storage._wrapped), "_save", _kapot)


BREEKPUNTEN: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "bij het opmaken van de pdf": lambda mp: mp.setattr("swv.kern.documenten.services.maak_pdf", _kapot),
    "bij het opslaan van de pdf": _alleen_opslaan_kapot,
    "na de versie, voor de bezorging": lambda mp: mp.setattr("swv.kern.documenten.services._bezorg", _kapot),
    "na de bezorging, bij het logboek": lambda mp: mp.setattr("swv.kern.documenten.services.leg_vast", _kapot),
}


def bestanden(map: str) -> set[Path]:
    wortel = Path(settings.BESTANDEN) / map
    return {pad for pad in wortel.rglob("*") if pad.is_file()}


@pytest.mark.parametrize("waar", BREEKPUNTEN)
def test_een_taak_die_halverwege_breekt(
    vers: Cast, taken: list[Any], monkeypatch: pytest.MonkeyPatch, waar: str
) -> None:
    dossier = maak.dossier_met_brieven_klaar(vers)
    with vers.als("secretariaat"):
        brief = Brief.objects.get(dossier=dossier, ontvanger_id=vers.partijen["ouder"])
    voor = stand(vers)
    with monkeypatch.context() as mp:
        BREEKPUNTEN[waar](mp)
        with pytest.raises(HalverwegeKapot):
            brief_maken(brief.pk, brief.swv_id)
    assert stand(vers) == voor
    with vers.als("secretariaat"):
        brief.refresh_from_db()
        assert (brief.gemaakt_voor, brief.verzonden_op) == (None, None)

    taken.clear()
    assert brieven_vegen() == 0, "what was offered less than a minute ago is not offered again"
    with klok.op(klok.nu() + timedelta(seconds=61)):
        assert brieven_vegen() == 4
        assert ("brief_maken", (brief.pk, brief.swv_id)) in [(taak.naam, taak.argumenten) for taak in taken]
        assert brieven_vegen() == 0, "a letter is offered once per sweep"

    assert brief_maken(brief.pk, brief.swv_id) is True
    assert brief_maken(brief.pk, brief.swv_id) is False, "running a task twice delivers once"
    na = stand(vers)
    assert (na["kern.Briefversie"], na["kern.Bezorging"]) == (voor["kern.Briefversie"] + 1, voor["kern.Bezorging"] + 1)


def test_het_bestand_van_een_mislukte_brief_is_onbereikbaar(vers: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file of a task that failed may stay on disk, but no row points to it: nobody can reach it."""
    dossier = maak.dossier_met_brieven_klaar(vers)
    eerder = bestanden("brieven")
    with vers.als("secretariaat"):
        brief = Brief.objects.get(dossier=dossier, ontvanger_id=vers.partijen["ouder"])
    with monkeypatch.context() as mp:
        mp.setattr("swv.kern.documenten.services._bezorg", _kapot)
        with pytest.raises(HalverwegeKapot):
            brief_maken(brief.pk, brief.swv_id)
    wees = {str(pad.relative_to(settings.BESTANDEN)) for pad in bestanden("brieven") - eerder}
    with vers.als("systeem"):
        assert not Briefversie.objects.filter(sleutel__in=wees).exists()
