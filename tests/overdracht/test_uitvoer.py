"""An export read back: every row of one SWV, none of another, every file, and who may take it (RCH-62, INZ-08)."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import Client
from django.urls import reverse

from swv.kern.kalender import klok
from swv.kern.overdracht import uitvoerdiensten as diensten
from swv.kern.overdracht.models import Uitvoer, Uitvoerstatus
from swv.kern.overdracht.paden import GEHEIM
from swv.kern.overdracht.tasks import uitvoer_maken, uitvoeren_vegen
from swv.kern.overdracht.uitvoeren import Uitvoeropdracht, schrijf_uitvoer
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from tests.bouw import omgeving
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, HOOFD, Cast
from tests.bouw.inlezing import vraag_uitvoer
from tests.bouw.situaties import ELDERS, GEWOON


class Gelezen:
    """A zip as somebody who gets it reads it."""

    def __init__(self, pad: Path) -> None:
        with ZipFile(pad) as zip_:
            self.manifest = json.loads(zip_.read("manifest.json"))
            self.rijen = {
                naam: [json.loads(regel) for regel in zip_.read(tabel["pad"]).splitlines()]
                for naam, tabel in self.manifest["tabellen"].items()
            }
            for tabel in self.manifest["tabellen"].values():
                assert hashlib.sha256(zip_.read(tabel["pad"])).hexdigest() == tabel["sha256"]
            self.bestanden = [json.loads(regel) for regel in zip_.read("bestanden.jsonl").splitlines()]
            for bestand in self.bestanden:
                inhoud = zip_.read(bestand["pad"])
                assert (len(inhoud), hashlib.sha256(inhoud).hexdigest()) == (bestand["grootte"], bestand["sha256"])


def naar(swv: int, **opties: bool) -> Uitvoeropdracht:
    return Uitvoeropdracht(swv, klok.nu(), "proef", **{"alleen_ingediend": True, **opties})


def test_by_a_task_it_holds_every_submitted_dossier_of_one_swv_and_nothing_of_another(
    cast: Cast, tmp_path: Path
) -> None:
    eigen = maak.dossier_verzonden(cast)
    concept = maak.dossier_in_concept(cast, ELDERS)
    doel = tmp_path / "uit.zip"
    with cast.als("systeem"):
        schrijf_uitvoer(connections["default"].connection, naar(cast.swvs[HOOFD], als_taak=True), doel)
    uit = Gelezen(doel)
    assert [rij["id"] for rij in uit.rijen["kern_dossier"]] == [eigen.pk]
    assert concept.leerling_id not in {rij["id"] for rij in uit.rijen["kern_leerling"]}
    for tabel, rijen in uit.rijen.items():
        assert uit.manifest["tabellen"][tabel]["rijen"] == len(rijen)
        assert {rij["swv_id"] for rij in rijen if rij.get("swv_id")} <= {cast.swvs[HOOFD]}, tabel
        assert {rij["dossier_id"] for rij in rijen if rij.get("dossier_id")} <= {eigen.pk}, tabel
    assert {len(uit.rijen[naam]) for naam in ("tlv_besluit", "aanvragen_aanvraag")} == {1}
    assert uit.bestanden
    assert not uit.manifest["ontbrekende_bestanden"]
    assert "kern_inzage" in uit.manifest["blijft_hier"]
    assert "kern_inzage" not in uit.rijen
    with cast.als("systeem"):
        telling = connections["default"].cursor()
        for tabel in ("kern_document", "kern_gebeurtenis", "kern_brief", "aanvragen_antwoord"):
            telling.execute(f"select count(*) from {tabel} where dossier_id = %s", [eigen.pk])
            assert telling.fetchone() == (len(uit.rijen[tabel]),), tabel


def test_on_the_server_it_holds_everything_and_no_key(vers: Cast, tmp_path: Path, monkeypatch: Any) -> None:
    """Two SWVs in one database: counts per table as the administrator counts them, drafts and read log included."""
    maak.dossier_begonnen(vers, GEWOON)
    doel = tmp_path / "uit.zip"
    with omgeving.beheer(connections["default"].settings_dict["NAME"]) as conn:
        monkeypatch.setenv("DATABASE_URL_BACKUP", _adres(conn))
        call_command("export", HOOFD, str(doel))
        uit = Gelezen(doel)
        swv = vers.swvs[HOOFD]
        for tabel in ("kern_dossier", "kern_lidmaatschap", "kern_leerling", "kern_schoolrelatie", "kern_beleidsversie"):
            (aantal,) = conn.execute(f"select count(*) from {tabel} where swv_id = %s", [swv]).fetchone() or (0,)
            assert len(uit.rijen[tabel]) == aantal > 0, tabel
        (ander,) = conn.execute("select count(*) from kern_lidmaatschap where swv_id <> %s", [swv]).fetchone() or (0,)
        assert ander > 0
    for tabel, rijen in uit.rijen.items():
        assert {rij["swv_id"] for rij in rijen if rij.get("swv_id")} <= {swv}, tabel
        assert not {kolom for rij in rijen for kolom in rij} & GEHEIM.get(tabel, set()), tabel
    assert uit.rijen["kern_dossierevent"]
    assert not {"mfa_authenticator", "django_session", "kern_apitoken"} & set(uit.rijen)
    assert oct(doel.stat().st_mode)[-3:] == "600"
    with pytest.raises(CommandError, match="bestaat al"):
        call_command("export", HOOFD, str(doel))
    with pytest.raises(CommandError, match="Kies uit"):
        call_command("export", "nergens", str(doel))


def _adres(conn: psycopg.Connection[Any]) -> str:
    """The administrator reads what the back-up role reads."""
    return omgeving.psycopg.conninfo.make_conninfo(omgeving.BEHEER_URL, dbname=conn.info.dbname)


def test_one_asks_another_approves_and_only_who_asked_fetches_it_for_a_week(
    cast: Cast, taken: list[Any], binnen: Callable[[str], Client]
) -> None:
    secretariaat, directeur, lijst = binnen("secretariaat"), binnen("directeur"), reverse("uitvoeren")
    assert secretariaat.post(lijst, {"doel": ""}).status_code == 422
    assert secretariaat.post(lijst, {"doel": "Overstap"}).status_code == 302
    assert secretariaat.post(lijst, {"doel": "Nog een"}).status_code == 409
    assert directeur.post(lijst, {"doel": "Overstap"}).status_code == 403
    with cast.als("systeem"):
        pk = Uitvoer.objects.get().pk
    goed, haal = reverse("uitvoer_goedkeuren", args=[pk]), reverse("uitvoer_ophalen", args=[pk])
    assert secretariaat.post(goed).status_code == 403
    assert secretariaat.post(haal).status_code == 409
    assert "Goedkeuren" in directeur.get(lijst).content.decode()
    assert directeur.post(goed).status_code == 302
    assert directeur.post(reverse("uitvoer_afwijzen", args=[pk])).status_code == 409
    assert "progress" in secretariaat.get(lijst).content.decode()
    assert uitvoer_maken(pk, cast.swvs[HOOFD])
    assert not uitvoer_maken(pk, cast.swvs[HOOFD])
    assert "Ophalen (zip)" in secretariaat.get(lijst).content.decode()
    assert "Ophalen (zip)" not in binnen("fg").get(lijst).content.decode()
    antwoord = secretariaat.post(haal)
    assert b"".join(antwoord).startswith(b"PK")  # type: ignore[arg-type]
    assert directeur.post(haal).status_code == 403
    assert "opgehaald op" in binnen("fg").get(lijst).content.decode()
    with klok.op(DAG + timedelta(days=8)):
        assert binnen("secretariaat").post(haal).status_code == 409
        assert uitvoeren_vegen() == 0
    with cast.als("systeem"):
        weg = Uitvoer.objects.get(pk=pk)
    assert (weg.status, weg.sleutel, weg.naam != "") == (Uitvoerstatus.VERLOPEN, "", True)


def test_who_asked_takes_the_question_back_while_it_is_open(
    cast: Cast, taken: list[Any], binnen: Callable[[str], Client]
) -> None:
    uitvoer = vraag_uitvoer(cast)
    terug = reverse("uitvoer_intrekken", args=[uitvoer.pk])
    secretariaat = binnen("secretariaat")
    assert "Vraag intrekken" in secretariaat.get(reverse("uitvoeren")).content.decode()
    assert binnen("directeur").post(terug).status_code == 403
    with cast.als("secretariaat") as actor:
        ander = replace(actor, persoon_id=cast.actor("directeur").persoon_id)
        with pytest.raises(GeenRecht, match="Alleen wie de export vroeg"):
            diensten.uitvoer_intrekken(actor=ander, uitvoer_id=uitvoer.pk)
    assert secretariaat.post(terug).status_code == 302
    assert secretariaat.post(terug).status_code == 409
    assert binnen("directeur").post(reverse("uitvoer_goedkeuren", args=[uitvoer.pk])).status_code == 409
    assert taken == []
    assert secretariaat.post(reverse("uitvoeren"), {"doel": "Overstap"}).status_code == 302


def test_nobody_approves_the_own_question_and_a_refused_one_is_not_made(cast: Cast, taken: list[Any]) -> None:
    uitvoer = vraag_uitvoer(cast)
    with cast.als("directeur") as actor:
        zelf = replace(actor, persoon_id=uitvoer.gevraagd_door_id)
        with pytest.raises(GeenRecht, match="eigen vraag"):
            diensten.uitvoer_goedkeuren(actor=zelf, uitvoer_id=uitvoer.pk)
        diensten.uitvoer_afwijzen(actor=actor, uitvoer_id=uitvoer.pk)
    assert not diensten.maak_uitvoer(systeem=systeem(uitvoer.swv_id, DAG), uitvoer_id=uitvoer.pk)
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk, match="waarvoor"):
        diensten.uitvoer_vragen(actor=actor, doel=" ")
