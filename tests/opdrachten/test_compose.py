"""docker-compose.yml and the settings: valid for the tools, and one list of variables for all."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

WORTEL = Path(__file__).resolve().parents[2]
COMPOSE = WORTEL / "docker-compose.yml"
DIENSTEN = yaml.safe_load(COMPOSE.read_text())["services"]
TOEPASSING = ("inrichten", "web", "worker", "beat")
VERBODEN = {"DATABASE_URL_EIGENAAR", "DATABASE_URL_BACKUP", "DATABASE_URL_VERNIETIGING", "SWV_BEHEER_URL"}
# Known to PostgreSQL, Redis and the object storage, not to us.
VAN_ANDEREN = {
    "POSTGRES_USER",
    "POSTGRES_PASSWORD",
    "POSTGRES_DB",
    "POSTGRES_INITDB_ARGS",
    "REDIS_WACHTWOORD",
    "ROOT_ACCESS_KEY",
    "ROOT_SECRET_KEY",
}
NAAM = r"(?:SWV|DATABASE_URL|REDIS)_?[A-Z0-9_]*"


@pytest.fixture(scope="module")
def geheimen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("geheimen")
    subprocess.run([WORTEL / "deploy" / "geheimen_maken", map_], check=True, capture_output=True)
    return map_


def namen_in(bestand: Path) -> set[str]:
    return {regel.partition("=")[0] for regel in bestand.read_text().splitlines() if regel}


def gedocumenteerd() -> set[str]:
    """Every variable that starts a row of a table in configuratie.md."""
    tekst = (WORTEL / "docs" / "beheer" / "configuratie.md").read_text()
    return {naam for rij in re.findall(r"^\| (`[^|]+) \|", tekst, re.M) for naam in re.findall(r"`(\w+)`", rij)}


def test_compose_follows_the_schema_of_the_vendor() -> None:
    uitkomst = subprocess.run(
        [
            Path(sys.executable).with_name("check-jsonschema"),
            "--builtin-schema",
            "vendor.compose-spec",
            COMPOSE,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert uitkomst.returncode == 0, uitkomst.stdout


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="docker-compose is not installed")
def test_compose_is_accepted_by_docker_compose(geheimen: Path) -> None:
    omgeving = {
        **os.environ,
        "SWV_GEHEIMEN": str(geheimen),
        "SWV_HOSTS": "swv.example",
        "SWV_OORSPRONGEN": "https://swv.example",
    }
    opdracht = ["docker-compose", "--file", str(COMPOSE), "config", "--quiet"]
    uitkomst = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, check=False)
    assert uitkomst.returncode == 0, uitkomst.stderr


def test_every_variable_that_settings_and_commands_read_is_documented() -> None:
    bronnen = [WORTEL / "swv" / "project" / "settings.py", WORTEL / "swv" / "project" / "gunicorn.py"]
    gelezen = {
        naam
        for bron in bronnen
        for naam in re.findall(rf"""(?:env[.\w]*\(|environ\.get\(|^if |\s)["']({NAAM})["']""", bron.read_text())
    }
    gelezen |= {f"DATABASE_URL_{rol}" for rol in ("WEB", "AANMELDEN", "VEEG", "VERNIETIGING", "EIGENAAR", "BACKUP")}
    opdrachten = "".join(pad.read_text() for pad in (WORTEL / "script").iterdir() if pad.is_file())
    gelezen |= set(re.findall(r"\$\{(SWV_[A-Z0-9_]+|DATABASE_URL|REDIS_URL):-", opdrachten)) - {"SWV_SOCKETS"}
    assert gelezen - gedocumenteerd() == set()


def test_compose_and_env_files_use_documented_names_only(geheimen: Path) -> None:
    gebruikt = {naam for bestand in geheimen.glob("*.env") for naam in namen_in(bestand)}
    for dienst in DIENSTEN.values():
        gebruikt |= set(dienst.get("environment", {}))
    gebruikt |= set(re.findall(rf"(?<!\$)\$\{{({NAAM})", COMPOSE.read_text()))
    assert gebruikt - VAN_ANDEREN - gedocumenteerd() == set()


@pytest.mark.parametrize("naam", ["web", "worker", "beat"])
def test_a_long_running_process_gets_only_its_own_addresses(geheimen: Path, naam: str) -> None:
    adressen = {"web": {"WEB", "AANMELDEN"}, "worker": {"WEB", "AANMELDEN", "VEEG"}, "beat": {"WEB"}}[naam]
    bekend = namen_in(geheimen / f"{naam}.env")
    assert not bekend & VERBODEN
    assert {n for n in bekend if n.startswith("DATABASE")} == {f"DATABASE_URL_{rol}" for rol in adressen}
    proces = (WORTEL / "script" / "proces").read_text()
    blok = proces[proces.index(f"    {naam})") :]
    gevraagd = re.search(r"alleen_adressen ([A-Z ]+)", blok)
    assert gevraagd is not None
    assert set(gevraagd[1].split()) == adressen


def test_secrets_are_made_once_and_for_the_owner_alone(geheimen: Path) -> None:
    voor = (geheimen / "web.env").read_text()
    subprocess.run([WORTEL / "deploy" / "geheimen_maken", geheimen], check=True, capture_output=True)
    assert (geheimen / "web.env").read_text() == voor
    assert {pad.stat().st_mode & 0o077 for pad in geheimen.iterdir()} == {0}


def test_only_web_is_reachable_and_only_from_this_machine() -> None:
    met_poort = {naam: dienst["ports"] for naam, dienst in DIENSTEN.items() if dienst.get("ports")}
    assert list(met_poort) == ["web"]
    assert all(poort.startswith("127.0.0.1:") for poort in met_poort["web"])


@pytest.mark.parametrize("naam", sorted(DIENSTEN))
def test_every_service_is_narrow(naam: str) -> None:
    dienst = DIENSTEN[naam]
    assert dienst["cap_drop"] == ["ALL"]
    assert dienst["security_opt"] == ["no-new-privileges:true"]
    if naam in TOEPASSING:
        assert dienst["read_only"] is True
    else:
        assert dienst["user"] not in ("root", "0")
    if naam not in ("inrichten", "backup"):
        assert dienst["restart"] == "unless-stopped"
        assert "test" in dienst["healthcheck"]


def test_the_image_runs_as_an_ordinary_user() -> None:
    regels = (WORTEL / "Dockerfile").read_text().splitlines()
    assert [regel for regel in regels if regel.startswith("USER ")][-1] == "USER swv"
