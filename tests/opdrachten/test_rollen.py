"""The database roles: each exactly as narrow as designed, and safe to set up again."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from swv.project import rollen

BEHEER_URL = os.environ.get("SWV_TEST_BEHEER_URL", "")
DATABASE = f"rolproef_{os.environ.get('PYTEST_XDIST_WORKER', 'alleen')}_{os.getpid()}"

pytestmark = pytest.mark.skipif(not BEHEER_URL, reason="needs an administrator's connection: use script/test")


@pytest.fixture(scope="module")
def adressen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of a database of its own, with one table under FORCE row-level security."""
    bestand = tmp_path_factory.mktemp("rollen") / "database.env"
    assert rollen.main(["--beheer-url", BEHEER_URL, "--database", DATABASE, "--uit", str(bestand)]) == 0
    urls = rollen.omgeving_lezen(bestand)
    with psycopg.connect(urls["DATABASE_URL_EIGENAAR"]) as conn:
        conn.execute("create table geheim_dossier (id int)")
        conn.execute("insert into geheim_dossier values (1)")
        conn.execute("alter table geheim_dossier enable row level security")
        conn.execute("alter table geheim_dossier force row level security")
        conn.execute(
            sql.SQL("grant all on geheim_dossier to {}").format(sql.Identifier(rollen.rolnaam(DATABASE, "web")))
        )
    yield urls
    with psycopg.connect(BEHEER_URL, autocommit=True) as conn:
        conn.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(DATABASE)))
        for rol in rollen.ROLLEN:
            naam = sql.Identifier(rollen.rolnaam(DATABASE, rol.einde))
            conn.execute(sql.SQL("drop role {}").format(naam))


def attributen(einde: str) -> dict[str, bool]:
    with psycopg.connect(BEHEER_URL) as conn:
        rij = conn.execute(
            "select rolsuper, rolbypassrls, rolcanlogin, rolcreatedb, rolcreaterole, rolreplication"
            " from pg_roles where rolname = %s",
            (rollen.rolnaam(DATABASE, einde),),
        ).fetchone()
    assert rij is not None
    return dict(zip(("super", "bypassrls", "login", "createdb", "createrole", "replication"), rij, strict=True))


@pytest.mark.parametrize("rol", rollen.ROLLEN, ids=lambda rol: rol.einde)
def test_every_role_has_its_attributes_and_no_more(adressen: dict[str, str], rol: rollen.Rol) -> None:
    verwacht = dict.fromkeys(("super", "createdb", "createrole", "replication"), False)
    assert attributen(rol.einde) == {**verwacht, "bypassrls": rol.einde == "backup", "login": rol.login}


@pytest.mark.parametrize("rol", rollen.AANMELDROLLEN, ids=lambda rol: rol.einde)
def test_every_address_signs_in_as_its_role(adressen: dict[str, str], rol: rollen.Rol) -> None:
    with psycopg.connect(adressen[rollen.omgevingsnaam(rol)]) as conn:
        rij = conn.execute("select current_user, current_database()").fetchone()
    assert rij == (rollen.rolnaam(DATABASE, rol.einde), DATABASE)


@pytest.mark.parametrize("rol", ["WEB", "AANMELDEN", "VEEG", "VERNIETIGING", "BACKUP"])
@pytest.mark.parametrize("opdracht", ["create table vreemd (id int)", "create temp table vreemd (id int)"])
def test_only_the_owner_makes_tables(adressen: dict[str, str], rol: str, opdracht: str) -> None:
    with psycopg.connect(adressen[f"DATABASE_URL_{rol}"]) as conn, pytest.raises(psycopg.Error):
        conn.execute(opdracht)


def test_force_hides_rows_from_owner_and_web_but_not_from_the_backup(adressen: dict[str, str]) -> None:
    gezien = {}
    for rol in ("EIGENAAR", "WEB", "BACKUP"):
        with psycopg.connect(adressen[f"DATABASE_URL_{rol}"]) as conn:
            rij = conn.execute("select count(*) from geheim_dossier").fetchone()
            gezien[rol] = rij and rij[0]
    assert gezien == {"EIGENAAR": 0, "WEB": 0, "BACKUP": 1}


def test_backup_changes_nothing_even_when_it_asks_for_a_writing_transaction(adressen: dict[str, str]) -> None:
    with psycopg.connect(adressen["DATABASE_URL_BACKUP"]) as conn:
        conn.execute("set transaction read write")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            conn.execute("delete from geheim_dossier")


def test_owner_becomes_poort_knowingly_only(adressen: dict[str, str]) -> None:
    poort = sql.Identifier(rollen.rolnaam(DATABASE, "poort"))
    with psycopg.connect(adressen["DATABASE_URL_EIGENAAR"], autocommit=True) as conn:
        conn.execute(sql.SQL("set role {}").format(poort))
        conn.execute("create table van_poort (id int)")
        conn.execute("reset role")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            conn.execute("select * from van_poort")
        conn.execute(sql.SQL("set role {}").format(poort))
        conn.execute("drop table van_poort")


@pytest.mark.parametrize("rol", ["WEB", "AANMELDEN", "VEEG", "VERNIETIGING", "BACKUP"])
@pytest.mark.parametrize("doel", ["poort", "eigenaar", "backup"])
def test_no_other_role_becomes_anyone(adressen: dict[str, str], rol: str, doel: str) -> None:
    if rol.lower() == doel:
        return
    with (
        psycopg.connect(adressen[f"DATABASE_URL_{rol}"]) as conn,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        conn.execute(sql.SQL("set role {}").format(sql.Identifier(rollen.rolnaam(DATABASE, doel))))


def test_a_role_from_elsewhere_may_not_connect(adressen: dict[str, str]) -> None:
    with psycopg.connect(BEHEER_URL) as conn:
        rij = conn.execute(
            "select bool_or(grantee = 0) from pg_database, aclexplode(datacl) where datname = %s", (DATABASE,)
        ).fetchone()
    assert rij == (False,)


def test_setting_up_again_keeps_passwords_and_narrows_what_was_widened(
    adressen: dict[str, str], tmp_path: Path
) -> None:
    bestand = tmp_path / "database.env"
    rollen.omgeving_schrijven(bestand, adressen)
    web = sql.Identifier(rollen.rolnaam(DATABASE, "web"))
    with psycopg.connect(BEHEER_URL, autocommit=True) as conn:
        conn.execute(sql.SQL("alter role {} superuser createrole bypassrls password 'anders'").format(web))
    assert rollen.main(["--beheer-url", BEHEER_URL, "--database", DATABASE, "--uit", str(bestand)]) == 0
    assert rollen.omgeving_lezen(bestand) == adressen
    assert not any(attributen("web")[naam] for naam in ("super", "createrole", "bypassrls"))
    psycopg.connect(adressen["DATABASE_URL_WEB"]).close()


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    bestand = tmp_path / "database.env"
    bestand.touch(mode=0o666)
    rollen.omgeving_schrijven(bestand, {"DATABASE_URL_WEB": "postgresql://x"})
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600


def test_the_extensions_are_there(adressen: dict[str, str]) -> None:
    with psycopg.connect(adressen["DATABASE_URL_EIGENAAR"]) as conn:
        namen = {rij[0] for rij in conn.execute("select extname from pg_extension")}
    assert set(rollen.EXTENSIES) <= namen


def test_a_wrong_password_is_said_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    fout = rollen.rol_url(BEHEER_URL, rol="bestaat_niet", wachtwoord="mis", database="postgres")
    assert rollen.main(["--beheer-url", fout, "--database", DATABASE, "--uit", "/tmp/nooit.env"]) == 1
    assert "Geen verbinding met de database" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("beheer", "verwacht"),
    [
        ("postgresql://a:b@db:5433/postgres", "postgresql://swv_web:g%2F%40@db:5433/swv"),
        ("postgresql://db/postgres?sslmode=require", "postgresql://swv_web:g%2F%40@db/swv?sslmode=require"),
        ("postgresql:///postgres?host=/run/pg", "postgresql://swv_web:g%2F%40@/swv?host=/run/pg"),
    ],
)
def test_an_address_keeps_host_port_and_options(beheer: str, verwacht: str) -> None:
    assert rollen.rol_url(beheer, rol="swv_web", wachtwoord="g/@", database="swv") == verwacht
    assert rollen.wachtwoord_uit(verwacht) == "g/@"
