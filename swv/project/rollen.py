"""Creates the database, its roles and its extensions with an administrator's connection; safe to run again.

Six roles sign in, each narrow, and `poort` owns the security-definer functions (architectuur: 'One visibility
table, two locks'). What each role may do on tables is granted later by `manage.py inrichten`, as owner.

    python -m swv.project.rollen --beheer-url postgresql://… --database swv --uit geheimen.env
"""

import argparse
import os
import secrets
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

EXTENSIES = ("btree_gist", "pg_trgm", "unaccent")
GRENDEL = 5_207_001  # advisory lock: two set-ups on one server take turns
WACHTTIJD = 30.0  # seconds that a database server gets to come up
WEIGERINGEN = ("authentication failed", "does not exist", "no pg_hba.conf entry")  # waiting does not help


class Rol(NamedTuple):
    """A database role: the ending of its name and the attributes that it must have, no more and no fewer."""

    einde: str
    login: bool = True
    bypassrls: bool = False
    inherit: bool = True


ROLLEN = (
    Rol("poort", login=False),
    Rol("eigenaar", inherit=False),
    Rol("web"),
    Rol("aanmelden"),
    Rol("veeg"),
    Rol("vernietiging"),
    Rol("backup", bypassrls=True),
)
AANMELDROLLEN = tuple(rol for rol in ROLLEN if rol.login)


class RollenFout(Exception):
    """The administrator may not do what is needed, or the server is unreachable; the text is for people."""


def rolnaam(database: str, einde: str) -> str:
    """The full name of a role, such as swv_web."""
    return f"{database}_{einde}"


def omgevingsnaam(rol: Rol) -> str:
    """The environment variable that holds the address of this role, such as DATABASE_URL_WEB."""
    return f"DATABASE_URL_{rol.einde.upper()}"


def rol_url(beheer_url: str, *, rol: str, wachtwoord: str, database: str) -> str:
    """The administrator's address with another user, password and database; host, port and options stay."""
    delen = urlsplit(beheer_url)
    plaats = delen.netloc.rpartition("@")[2]
    netloc = f"{quote(rol, safe='')}:{quote(wachtwoord, safe='')}@{plaats}"
    return urlunsplit(delen._replace(netloc=netloc, path=f"/{quote(database, safe='')}"))


def wachtwoord_uit(url: str) -> str:
    """The password inside an address; empty when there is none."""
    return unquote(urlsplit(url).password or "")


def omgeving_lezen(bestand: Path) -> dict[str, str]:
    """The NAME=value lines of a file; empty when it does not exist."""
    if not bestand.exists():
        return {}
    regels = (regel.partition("=") for regel in bestand.read_text().splitlines() if "=" in regel)
    return {naam.strip(): waarde.strip() for naam, _, waarde in regels if not naam.startswith("#")}


def omgeving_schrijven(bestand: Path, waarden: Mapping[str, str]) -> None:
    """Writes NAME=value lines that only the owner of the file can read, and never half of them."""
    tijdelijk = bestand.with_name(f"{bestand.name}.nieuw")
    tijdelijk.unlink(missing_ok=True)
    with open(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as uit:
        uit.writelines(f"{naam}={waarde}\n" for naam, waarde in waarden.items())
    tijdelijk.replace(bestand)


def wachtwoorden_kiezen(bekend: Mapping[str, str]) -> dict[str, str]:
    """Per role that signs in: the password of its known address, or a new random one (256 bits)."""
    return {
        rol.einde: wachtwoord_uit(bekend.get(omgevingsnaam(rol), "")) or secrets.token_urlsafe(32)
        for rol in AANMELDROLLEN
    }


def rol_zekerstellen(conn: psycopg.Connection, naam: str, rol: Rol, wachtwoord: str | None) -> None:
    """Creates the role, or takes away and adds what differs from its definition."""
    inherit = rol.inherit or conn.info.server_version >= 160000  # from 16 on the grant itself says it
    gewenst = {
        "SUPERUSER": False,
        "CREATEDB": False,
        "CREATEROLE": False,
        "REPLICATION": False,
        "INHERIT": inherit,
        "LOGIN": rol.login,
        "BYPASSRLS": rol.bypassrls,
    }
    rij = conn.execute(
        "select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolinherit, rolcanlogin, rolbypassrls"
        " from pg_roles where rolname = %s",
        (naam,),
    ).fetchone()
    bestaand = dict(zip(gewenst, rij or (False, False, False, False, True, False, False), strict=True))
    woorden = [woord if aan else f"NO{woord}" for woord, aan in gewenst.items() if bestaand[woord] is not aan]
    opdracht = "ALTER ROLE {} {}" if rij else "CREATE ROLE {} {}"
    if woorden or not rij:
        conn.execute(sql.SQL(opdracht).format(sql.Identifier(naam), sql.SQL(" ".join(woorden))))
    if wachtwoord is not None:  # hashed here, so that no server log holds it
        versleuteld = conn.pgconn.encrypt_password(wachtwoord.encode(), naam.encode(), b"scram-sha-256")
        conn.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(naam), versleuteld.decode()))


def lidmaatschappen_zekerstellen(conn: psycopg.Connection, voorvoegsel: str) -> None:
    """The back-up role reads everything and writes nothing; the owner can become `poort`, knowingly only."""
    eigenaar, poort, backup = (sql.Identifier(rolnaam(voorvoegsel, einde)) for einde in ("eigenaar", "poort", "backup"))
    conn.execute(sql.SQL("GRANT pg_read_all_data TO {}").format(backup))
    conn.execute(sql.SQL("ALTER ROLE {} SET default_transaction_read_only = on").format(backup))
    opties = " WITH INHERIT FALSE, SET TRUE" if conn.info.server_version >= 160000 else ""
    conn.execute(sql.SQL("GRANT {} TO {}" + opties).format(poort, eigenaar))
    if not _is_superuser(conn):  # creating a database for another owner takes membership
        conn.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(eigenaar))


def _is_superuser(conn: psycopg.Connection) -> bool:
    rij = conn.execute("select rolsuper from pg_roles where rolname = current_user").fetchone()
    return bool(rij and rij[0])


def rollen_zekerstellen(conn: psycopg.Connection, voorvoegsel: str, wachtwoorden: Mapping[str, str]) -> None:
    """All roles with their attributes, passwords and memberships. Error: RollenFout when not allowed."""
    try:
        for rol in ROLLEN:
            rol_zekerstellen(conn, rolnaam(voorvoegsel, rol.einde), rol, wachtwoorden.get(rol.einde))
        lidmaatschappen_zekerstellen(conn, voorvoegsel)
    except psycopg.errors.InsufficientPrivilege as fout:
        raise RollenFout(
            "Deze databasebeheerder mag de rollen niet maken of aanpassen. Nodig is een superuser, of (vanaf"
            " PostgreSQL 16) een rol met CREATEROLE, CREATEDB en BYPASSRLS die pg_read_all_data mag geven."
            f" De database meldt: {fout.diag.message_primary}"
        ) from fout


def database_zekerstellen(conn: psycopg.Connection, database: str, *, voorvoegsel: str | None = None) -> None:
    """Creates the database for the owner role, or makes the existing one his; only our roles may connect.

    `voorvoegsel` names the roles when they serve several databases (the tests); otherwise it is the database.
    """
    voorvoegsel = voorvoegsel or database
    naam, eigenaar = sql.Identifier(database), sql.Identifier(rolnaam(voorvoegsel, "eigenaar"))
    rij = conn.execute("select pg_get_userbyid(datdba) from pg_database where datname = %s", (database,)).fetchone()
    if rij is None:
        _database_maken(conn, naam, eigenaar)
    elif rij[0] != rolnaam(voorvoegsel, "eigenaar"):
        conn.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(naam, eigenaar))
    conn.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(naam))
    for rol in AANMELDROLLEN:
        wie = sql.Identifier(rolnaam(voorvoegsel, rol.einde))
        conn.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(naam, wie))


def _database_maken(conn: psycopg.Connection, naam: sql.Identifier, eigenaar: sql.Identifier) -> None:
    """Byte order with full case mapping, the same on every server; a query asks for Dutch sorting itself."""
    vorm = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8' ").format(naam, eigenaar)
    builtin = sql.SQL("LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'")
    libc = sql.SQL("LOCALE 'C.UTF-8'")
    conn.execute(vorm + (builtin if conn.info.server_version >= 170000 else libc))


def schema_zekerstellen(conn: psycopg.Connection, voorvoegsel: str) -> None:
    """Inside the database: extensions, and a schema `public` in which only owner and `poort` may create."""
    for extensie in EXTENSIES:
        conn.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extensie)))
    eigenaar = sql.Identifier(rolnaam(voorvoegsel, "eigenaar"))
    conn.execute(sql.SQL("ALTER SCHEMA public OWNER TO {}").format(eigenaar))
    conn.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    for rol in ROLLEN:
        recht = sql.SQL("USAGE, CREATE" if rol.einde == "poort" else "USAGE")
        wie = sql.Identifier(rolnaam(voorvoegsel, rol.einde))
        if rol.einde != "eigenaar":
            conn.execute(sql.SQL("GRANT {} ON SCHEMA public TO {}").format(recht, wie))


def verbinden(url: str, *, database: str | None = None, wachttijd: float = WACHTTIJD) -> psycopg.Connection:
    """An autocommit connection; waits at most `wachttijd` seconds for the server. Error: RollenFout."""
    einde = time.monotonic() + wachttijd
    adres = make_conninfo(url, dbname=database) if database else url
    while True:
        try:
            return psycopg.connect(adres, autocommit=True, connect_timeout=5)
        except psycopg.OperationalError as fout:
            if time.monotonic() > einde or any(tekst in str(fout) for tekst in WEIGERINGEN):
                raise RollenFout(f"Geen verbinding met de database. {fout}") from fout
            time.sleep(0.1)


def inrichten(beheer_url: str, database: str, bekend: Mapping[str, str]) -> dict[str, str]:
    """Roles, database and schema in one go.

    Returns DATABASE_URL_<ROL> → address. Passwords inside the addresses of `bekend` are kept.
    """
    wachtwoorden = wachtwoorden_kiezen(bekend)
    with verbinden(beheer_url) as conn:
        conn.execute("select pg_advisory_lock(%s)", (GRENDEL,))
        rollen_zekerstellen(conn, database, wachtwoorden)
        database_zekerstellen(conn, database)
        with verbinden(beheer_url, database=database) as binnen:
            schema_zekerstellen(binnen, database)
    return {
        omgevingsnaam(rol): rol_url(
            beheer_url,
            rol=rolnaam(database, rol.einde),
            wachtwoord=wachtwoorden[rol.einde],
            database=database,
        )
        for rol in AANMELDROLLEN
    }


def main(argumenten: list[str] | None = None) -> int:
    """The command; prints what it did, never a password. Returns the exit code."""
    lezer = argparse.ArgumentParser(prog="python -m swv.project.rollen", description=__doc__.splitlines()[0])
    lezer.add_argument("--beheer-url", default=os.environ.get("SWV_BEHEER_URL"))
    lezer.add_argument("--database", default=os.environ.get("SWV_DATABASE", "swv"))
    lezer.add_argument(
        "--uit", type=Path, help="file for the addresses, whose passwords are kept; without: the environment"
    )
    keuzes = lezer.parse_args(argumenten)
    if not keuzes.beheer_url:
        lezer.error("--beheer-url (of SWV_BEHEER_URL) ontbreekt")
    bekend: Mapping[str, str] = omgeving_lezen(keuzes.uit) if keuzes.uit else os.environ
    if keuzes.uit is None and not all(omgevingsnaam(rol) in bekend for rol in AANMELDROLLEN):
        lezer.error("geef --uit, of alle DATABASE_URL_* in de omgeving")
    try:
        adressen = inrichten(keuzes.beheer_url, keuzes.database, bekend)
    except (RollenFout, psycopg.Error) as fout:
        sys.stderr.write(f"Fout: {fout}\n")
        return 1
    if keuzes.uit:
        omgeving_schrijven(keuzes.uit, adressen)
    sys.stdout.write(f"Database {keuzes.database}: rollen, rechten en extensies staan klaar.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
