"""Where the tests run: a database per worker in a throw-away cluster, reached by the product's own roles.

`SWV_TEST_BEHEER_URL` is the administrator of that cluster; `script/test` gives it. Names hold the run and the
worker, so two runs on one cluster do not meet, and everything is dropped at the end.
"""

import hashlib
import os
import secrets
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from psycopg import sql

import swv.project.settings as productinstellingen
from swv.project import rollen

BEHEER_URL = os.environ.get("SWV_TEST_BEHEER_URL", "")
_RUN = os.environ.get("PYTEST_XDIST_TESTRUNUID", "")[:8] or str(os.getpid())
NAAM = f"swv_test_{_RUN}_{os.environ.get('PYTEST_XDIST_WORKER', 'alleen')}"
SJABLOON, VERS, TOEGANG = f"{NAAM}_sjabloon", f"{NAAM}_vers", f"{NAAM}_toegang"
ZONDER_RLS = f"{NAAM}_zonder_rls"

# alias of the product → role. `default` alone opens a transaction per request.
ALIASSEN = {
    "default": "web",
    "leeslog": "web",
    "aanmelden": "aanmelden",
    "veeg": "veeg",
    "vernietiging": "vernietiging",
    "eigenaar": "eigenaar",
}
_WACHTWOORD = secrets.token_hex(16)
MIGRATIEROL = "swv_test_migraties"
_EIGENDOM = """
select format('alter table %%I.%%I owner to %%I', schemaname, tablename, %(aan)s::text)
from pg_tables where tableowner = %(van)s::text
union all
select format('alter view %%I.%%I owner to %%I', schemaname, viewname, %(aan)s::text)
from pg_views where viewowner = %(van)s::text
union all
select format('alter routine %%s owner to %%I', p.oid::regprocedure, %(aan)s::text)
from pg_proc p where p.proowner = (%(van)s::text)::regrole
union all
select format('alter schema %%I owner to %%I', nspname, %(aan)s::text)
from pg_namespace where nspowner = (%(van)s::text)::regrole
"""


def url(rol: str, database: str = NAAM) -> str:
    """The address of one database role."""
    return rollen.rol_url(BEHEER_URL, rol=rollen.rolnaam(NAAM, rol), wachtwoord=_WACHTWOORD, database=database)


def richt(database: str = NAAM) -> None:
    """Point every alias, and the environment of subprocesses, at `database`. Open connections must be closed."""
    for rol in rollen.AANMELDROLLEN:
        os.environ[rollen.omgevingsnaam(rol)] = url(rol.einde, database)
    for alias, rol in ALIASSEN.items():
        productinstellingen.DATABASES[alias] = productinstellingen._database(
            rol.upper(), per_verzoek=alias == "default"
        )
    sluit()
    settings.DATABASES = productinstellingen.DATABASES
    connections.__dict__["settings"] = connections.configure_settings(settings.DATABASES)


def sluit() -> None:
    """Close and forget every Django connection of this thread."""
    for verbinding in connections.all(initialized_only=True):
        verbinding.close()
        del connections[verbinding.alias]


def beheer(database: str | None = None) -> psycopg.Connection:
    """An autocommit connection of the administrator: for building and for looking into the catalogue only."""
    return rollen.verbinden(BEHEER_URL, database=database)


def maak() -> None:
    """Roles and an empty database for this worker."""
    adressen = {rollen.omgevingsnaam(rol): url(rol.einde) for rol in rollen.AANMELDROLLEN}
    rollen.inrichten(BEHEER_URL, NAAM, adressen)


def kloon(doel: str, bron: str) -> None:
    """A copy of a database, in about a tenth of a second; nobody may be connected to `bron`."""
    with beheer() as conn:
        conn.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(doel)))
        eigenaar = sql.Identifier(rollen.rolnaam(NAAM, "eigenaar"))
        conn.execute(
            sql.SQL("create database {} template {} owner {}").format(
                sql.Identifier(doel), sql.Identifier(bron), eigenaar
            )
        )


def migreer() -> None:
    """Migrate the empty database of this worker, or copy what the same migrations made before on this cluster.

    The copy belongs to a role of its own, so that it outlives the roles of the run that made it. An advisory lock lets
    the second worker wait for the first, which is faster than migrating twice.
    """
    bron = f"swv_test_migraties_{_vingerafdruk()}"
    with beheer() as slot:
        slot.execute("select pg_advisory_lock(hashtext(%s))", (bron,))
        bestaat = slot.execute("select 1 from pg_database where datname = %s", (bron,)).fetchone()
        if bestaat is None:
            call_command("migrate", database="eigenaar", verbosity=0, interactive=False)
            sluit()
            _bewaar_migraties(slot, bron)
        else:
            sluit()
            kloon(NAAM, bron)
            _geef(NAAM, van=MIGRATIEROL, aan=rollen.rolnaam(NAAM, "eigenaar"))
        rollen.database_zekerstellen(slot, NAAM)
        with beheer(NAAM) as conn:
            rollen.schema_zekerstellen(conn, NAAM)


def _bewaar_migraties(slot: psycopg.Connection, bron: str) -> None:
    """Keep a copy of the migrated database under a name that says of which migrations it is."""
    if slot.execute("select 1 from pg_roles where rolname = %s", (MIGRATIEROL,)).fetchone() is None:
        slot.execute(sql.SQL("create role {} nologin").format(sql.Identifier(MIGRATIEROL)))
    half = f"{bron}_half"
    kloon(half, NAAM)
    slot.execute(sql.SQL("alter database {} owner to current_user").format(sql.Identifier(half)))
    _geef(half, van=rollen.rolnaam(NAAM, "eigenaar"), aan=MIGRATIEROL)
    with beheer(half) as conn:
        for rol in rollen.ROLLEN:  # what was granted to them, here and on shared objects
            conn.execute(sql.SQL("drop owned by {}").format(sql.Identifier(rollen.rolnaam(NAAM, rol.einde))))
    slot.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(half), sql.Identifier(bron)))


def _geef(database: str, *, van: str, aan: str) -> None:
    """Let everything inside a database change hands: each object apart, because a role may own other databases too."""
    with beheer(database) as conn:
        for (opdracht,) in conn.execute(_EIGENDOM, {"van": van, "aan": aan}).fetchall():
            conn.execute(opdracht)


def _vingerafdruk() -> str:
    """Of what migrating depends on: every migration, ours and those of the libraries."""
    inhoud = hashlib.sha256((Path(settings.BASE_DIR) / "requirements.lock").read_bytes())
    for pad in sorted(Path(settings.BASE_DIR).glob("*/migrations/*.py")) + sorted(
        Path(settings.BASE_DIR).glob("swv/*/migrations/*.py")
    ):
        inhoud.update(pad.name.encode() + pad.read_bytes())
    inhoud.update(Path(rollen.__file__).read_bytes())
    return inhoud.hexdigest()[:16]


def verspreid_nummers() -> None:
    """Start every sequence elsewhere, so that an id of one table never passes for an id of another."""
    with beheer(NAAM) as conn:
        reeksen = conn.execute(
            "select schemaname, sequencename from pg_sequences where schemaname = 'public' order by 2"
        ).fetchall()
        for volgnummer, (schema, reeks) in enumerate(reeksen, start=1):
            conn.execute(
                sql.SQL("alter sequence {} restart with {}").format(
                    sql.Identifier(schema, reeks), sql.Literal(volgnummer * 10_000 + 1)
                )
            )


def maak_rol_zonder_rls() -> str:
    """A role for the tests that may do what web may do, and whom no policy binds; returns its password."""
    with beheer() as conn:
        naam, web = sql.Identifier(ZONDER_RLS), sql.Identifier(rollen.rolnaam(NAAM, "web"))
        if conn.execute("select 1 from pg_roles where rolname = %s", (ZONDER_RLS,)).fetchone() is None:
            conn.execute(
                sql.SQL("create role {} login bypassrls inherit password {}").format(naam, sql.Literal(_WACHTWOORD))
            )
            conn.execute(sql.SQL("grant {} to {}").format(web, naam))
    return _WACHTWOORD


def ruim_op() -> None:
    """Drop databases and roles of this worker."""
    sluit()
    with beheer() as conn:
        for database in (VERS, TOEGANG, SJABLOON, NAAM):
            conn.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(database)))
        for rol in (ZONDER_RLS, *(rollen.rolnaam(NAAM, rol.einde) for rol in reversed(rollen.ROLLEN))):
            conn.execute(sql.SQL("drop role if exists {}").format(sql.Identifier(rol)))


def bezwaren_tegen_rollen() -> list[str]:
    """Why these roles prove nothing: a superuser, a role that bypasses policies, or one that owns tables."""
    bezwaren = []
    for alias in ("default", "leeslog", "aanmelden", "veeg", "vernietiging"):
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "select rolname, rolsuper, rolbypassrls, rolcreaterole,"
                " exists (select 1 from pg_class c where c.relowner = r.oid),"
                " pg_has_role(r.oid, (select datdba from pg_database where datname = current_database()), 'member')"
                " from pg_roles r where rolname = current_user"
            )
            rol, *eigenschappen = cursor.fetchone()
        namen = ("superuser", "bypassrls", "createrole", "eigenaar van tabellen", "lid van de eigenaar")
        bezwaren += [f"{alias} ({rol}): {naam}" for naam, waar in zip(namen, eigenschappen, strict=True) if waar]
    return bezwaren
