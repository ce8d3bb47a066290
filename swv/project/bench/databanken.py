"""Databases for the bench alone, on the server of the product: same roles and rights, other names, gone afterwards."""

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import psycopg
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import load_backend
from psycopg import sql

from swv.kern.beleid.services import beleid_laden
from swv.kern.kalender.services import vakanties_laden
from swv.kern.toegang.rls.apply import pas_toe, rolnaam
from swv.project import rollen

ALIASSEN = ("default", "leeslog", "aanmelden", "eigenaar")
HIER = Path(__file__).parent


@dataclass(slots=True)
class Databank:
    """One database with an open connection per alias, which stays warm while the other database has its turn."""

    naam: str
    verbindingen: dict[str, BaseDatabaseWrapper] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for alias in ALIASSEN:
            self.verbindingen[alias] = _verbinding(alias, self.naam)

    @contextmanager
    def actief(self, **anders: BaseDatabaseWrapper) -> Iterator[Self]:
        """Let the whole application work on this database; `anders` replaces the connection of an alias."""
        nieuw = {**self.verbindingen, **anders}
        oud = {alias: connections[alias] for alias in nieuw}
        for alias, verbinding in nieuw.items():
            connections[alias] = verbinding
        try:
            yield self
        finally:
            for alias, verbinding in oud.items():
                connections[alias] = verbinding

    def sluit(self) -> None:
        """Close every connection."""
        for verbinding in self.verbindingen.values():
            verbinding.close()


def _verbinding(alias: str, databank: str, **anders: str) -> BaseDatabaseWrapper:
    config: dict[str, Any] = {**connections.settings[alias], "NAME": databank, "CONN_MAX_AGE": None, **anders}
    config["OPTIONS"] = {naam: waarde for naam, waarde in config["OPTIONS"].items() if naam != "pool"}
    verbinding: BaseDatabaseWrapper = load_backend(config["ENGINE"]).DatabaseWrapper(config, alias)
    return verbinding


class Cluster:
    """The databases of one run of the bench; a context manager that drops them at the end."""

    def __init__(self, beheer_url: str) -> None:
        self.beheer_url = beheer_url
        self.voorvoegsel = rolnaam("").removesuffix("_")
        self.naam = f"{self.voorvoegsel}_bench_{os.getpid()}"
        self.databanken: list[Databank] = []
        self._wachtwoord = secrets.token_hex(16)

    def __enter__(self) -> Self:
        with rollen.verbinden(self.beheer_url) as conn:
            _maak_rol_zonder_rls(conn, self._zonder_rls, rolnaam("web"), self._wachtwoord)
        return self

    def __exit__(self, *_: object) -> None:
        with rollen.verbinden(self.beheer_url) as conn:
            for databank in self.databanken:
                databank.sluit()
                conn.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(databank.naam)))
            conn.execute(sql.SQL("drop role if exists {}").format(sql.Identifier(self._zonder_rls)))

    @property
    def _zonder_rls(self) -> str:
        return f"{self.naam}_zonder_rls"

    def maak(self) -> Databank:
        """A database as `manage.py inrichten` leaves it: migrated, rights and policies, policy profiles, holidays."""
        with rollen.verbinden(self.beheer_url) as conn:
            rollen.database_zekerstellen(conn, self.naam, voorvoegsel=self.voorvoegsel)
            with self.beheer(self.naam) as binnen:
                rollen.schema_zekerstellen(binnen, self.voorvoegsel)
        databank = self._neem_op(self.naam)
        with databank.actief():
            call_command("migrate", database="eigenaar", verbosity=0, interactive=False)
            pas_toe()
            beleid_laden()
            vakanties_laden(using="eigenaar")
        return databank

    def kloon(self, bron: Databank, einde: str) -> Databank:
        """A copy under another name."""
        bron.sluit()
        naam = f"{self.naam}_{einde}"
        with rollen.verbinden(self.beheer_url) as conn:
            conn.execute(
                sql.SQL("create database {} template {}").format(sql.Identifier(naam), sql.Identifier(bron.naam))
            )
            rollen.database_zekerstellen(conn, naam, voorvoegsel=self.voorvoegsel)
        return self._neem_op(naam)

    def _neem_op(self, naam: str) -> Databank:
        databank = Databank(naam)
        self.databanken.append(databank)
        return databank

    def laad(self, databank: Databank, bestand: str, **waarden: object) -> None:
        """Run an SQL file of this package as administrator, without the triggers of history and foreign keys."""
        opdracht = (HIER / bestand).read_text(encoding="utf-8")
        with self.beheer(databank.naam) as conn, conn.transaction():
            conn.execute("set local session_replication_role = replica")
            psycopg.ClientCursor(conn).execute(opdracht, waarden)

    def bijwerken(self, databank: Databank) -> None:
        """Statistics and visibility map, as autovacuum keeps them in a database that lives."""
        with self.beheer(databank.naam) as conn:
            conn.execute("vacuum (analyze)")

    def beheer(self, databank: str) -> psycopg.Connection:
        """The administrator inside a database; autocommit."""
        return rollen.verbinden(self.beheer_url, database=databank)

    def zonder_rls(self, databank: Databank) -> BaseDatabaseWrapper:
        """A connection that may do what the web role may, and whom no policy binds."""
        return _verbinding("default", databank.naam, USER=self._zonder_rls, PASSWORD=self._wachtwoord)

    def adressen(self, databank: Databank) -> Mapping[str, str]:
        """DATABASE_URL_* of what a worker process gets, for this database."""
        return {
            naam: rollen.rol_url(
                self.beheer_url,
                rol=rolnaam(rol),
                wachtwoord=rollen.wachtwoord_uit(os.environ[naam]),
                database=databank.naam,
            )
            for rol, naam in (("web", "DATABASE_URL_WEB"), ("aanmelden", "DATABASE_URL_AANMELDEN"))
        }


def _maak_rol_zonder_rls(conn: psycopg.Connection, naam: str, web: str, wachtwoord: str) -> None:
    versleuteld = conn.pgconn.encrypt_password(wachtwoord.encode(), naam.encode(), b"scram-sha-256").decode()
    rol = sql.Identifier(naam)
    conn.execute(sql.SQL("create role {} login bypassrls inherit password {}").format(rol, sql.Literal(versleuteld)))
    conn.execute(sql.SQL("grant {} to {}").format(sql.Identifier(web), rol))
