"""Where the tests run: a database per worker in a throw-away cluster, reached by the product's own roles.

`SWV_TEST_BEHEER_URL` is the administrator of that cluster; `script/test` gives it. Names hold the run and the
worker, so two runs on one cluster do not meet, and everything is dropped at the end.
"""

import os
import secrets

import psycopg
from django.conf import settings
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
