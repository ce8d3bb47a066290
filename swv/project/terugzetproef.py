"""The restore drill: dump, restore beside the database, compare with the moment of the dump, and clean up.

A back-up that was never restored is none. The dump is made by the back-up role in one snapshot, and what the copy must
hold is read in that same snapshot, so the application may go on working meanwhile.

    python -m swv.project.terugzetproef --beheer-url postgresql://… --backup-url postgresql://… [--bestanden MAP]
"""

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from swv.project import rollen

Regels = set[str]

# What a restored database must share with the one it came from, besides its rows: one line of text per fact.
CATALOGUS: dict[str, str] = {
    "policies": "select concat_ws(' | ', schemaname, tablename, policyname, permissive, roles, cmd, qual, with_check)"
    " from pg_policies",
    "rijbeveiliging": "select concat_ws(' | ', oid::regclass, relrowsecurity, relforcerowsecurity) from pg_class"
    " where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace",
    "rechten op tabellen": "select concat_ws(' | ', oid::regclass, relkind, relowner::regrole, recht::text)"
    " from pg_class left join unnest(relacl) recht on true"
    " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'S')",
    "rechten op kolommen": "select concat_ws(' | ', attrelid::regclass, attname, recht::text) from pg_attribute,"
    " unnest(attacl) recht where attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)",
    "functies": "select concat_ws(' | ', p.oid::regprocedure, proowner::regrole, prosecdef, recht::text, md5(prosrc))"
    " from pg_proc p left join unnest(proacl) recht on true where pronamespace = 'public'::regnamespace"
    " and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')",
    "triggers": "select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
    "indexen en voorwaarden": "select indexdef from pg_indexes where schemaname = 'public'"
    " union all select concat_ws(' | ', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint"
    " where connamespace = 'public'::regnamespace",
}
_TABELLEN = """
select oid::regclass::text from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
"""
_MET_BESTAND = """
select table_name, bool_or(column_name = 'sha256') from information_schema.columns
where table_schema = 'public' and column_name in ('sleutel', 'sha256')
group by table_name having bool_or(column_name = 'sleutel') and bool_or(column_name = 'sha256')
"""


# PostgreSQL writes one expression in two ways, as it was declared and as it reads it back from a dump: they differ in
# brackets, casts to text and white space, and mean the same.
_SCHRIJFWIJZE = re.compile(r"[()\[\]\s]|::text|::character varying")


class ProefMislukt(Exception):
    """The copy differs, or could not be made; the text is for people."""


def stand(conn: psycopg.Connection) -> dict[str, Regels]:
    """What the database of this connection holds: rows per table, and every fact of CATALOGUS."""
    uit: dict[str, Regels] = {"rijen": set()}
    for (tabel,) in conn.execute(_TABELLEN).fetchall():
        rij = conn.execute(sql.SQL("select count(*) from {}").format(sql.SQL(tabel))).fetchone()
        uit["rijen"].add(f"{tabel}: {rij[0] if rij else 0}")
    for wat, vraag in CATALOGUS.items():
        uit[wat] = {_SCHRIJFWIJZE.sub("", str(regel)) for (regel,) in conn.execute(sql.SQL(vraag)).fetchall()}
    return uit


def verschillen(bron: dict[str, Regels], kopie: dict[str, Regels]) -> list[str]:
    """A line per fact that only one of the two has."""
    uit = []
    for wat, regels in bron.items():
        uit += [f"{wat}: ontbreekt na terugzetten: {regel}" for regel in sorted(regels - kopie[wat])]
        uit += [f"{wat}: alleen na terugzetten: {regel}" for regel in sorted(kopie[wat] - regels)]
    return uit


def bestanden(conn: psycopg.Connection, map: Path) -> Iterator[str]:
    """A line per row whose file is missing or has another checksum (rows without a file yet are left out)."""
    for tabel, _ in conn.execute(_MET_BESTAND).fetchall():
        vraag = "select sleutel, coalesce(sha256, '') from {} where coalesce(sleutel, '') <> ''"
        for sleutel, verwacht in conn.execute(sql.SQL(vraag).format(sql.Identifier(tabel))):
            pad = map / sleutel
            if not pad.is_file():
                yield f"bestanden: {tabel}: {sleutel} ontbreekt in {map}"
            elif verwacht and hashlib.sha256(pad.read_bytes()).hexdigest() != verwacht:
                yield f"bestanden: {tabel}: {sleutel} is niet meer wat het was"


def dicht(beheer_url: str, kopie: str, web: str) -> list[str]:
    """The role of the website sees nothing without a scope: row-level security came back with the rows."""
    with rollen.verbinden(beheer_url, database=kopie) as conn:
        conn.execute(sql.SQL("set role {}").format(sql.Identifier(web)))
        rij = conn.execute("select count(*) from kern_dossier").fetchone()
    return [f"rijbeveiliging: {web} ziet zonder bereik {rij[0]} dossiers"] if rij and rij[0] else []


def _draai(opdracht: str, adres: str, *keuzes: str) -> None:
    """A program of PostgreSQL; the address goes by the environment, so that no list of processes shows a password."""
    delen = conninfo_to_dict(adres)
    namen = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    omgeving = {**os.environ, **{env: str(delen[naam]) for naam, env in namen.items() if delen.get(naam)}}
    programma = Path(os.environ.get("SWV_PG_BIN", "")) / opdracht
    klaar = subprocess.run([str(programma), *keuzes], env=omgeving, capture_output=True, text=True, check=False)  # noqa: S603
    if klaar.returncode:
        raise ProefMislukt(f"{opdracht} lukt niet: {klaar.stderr.strip()}")


def maak_dump(backup_url: str, doel: Path) -> dict[str, Regels]:
    """The dump, and what stood in the database at that very moment."""
    with psycopg.connect(backup_url) as conn:
        conn.execute("set transaction isolation level repeatable read, read only")
        rij = conn.execute("select pg_export_snapshot()").fetchone()
        _draai("pg_dump", backup_url, "--format=custom", f"--file={doel}", f"--snapshot={rij[0] if rij else ''}")
        return stand(conn)


def proef(beheer_url: str, backup_url: str, map: Path | None, meld: Callable[[str], None]) -> list[str]:
    """The whole drill. Returns the differences, none when it can be restored; ProefMislukt when it cannot run."""
    database = str(conninfo_to_dict(backup_url)["dbname"])
    voorvoegsel = str(conninfo_to_dict(backup_url)["user"]).removesuffix("_backup")
    kopie = f"{database}_terugzetproef"
    with tempfile.TemporaryDirectory(prefix="swv-proef-") as tijdelijk:
        dump = Path(tijdelijk) / "swv.dump"
        bron = maak_dump(backup_url, dump)
        meld(f"Dump gemaakt: {dump.stat().st_size // 1024} kB, {len(bron['rijen'])} tabellen.")
        try:
            _weg(beheer_url, kopie)
            with rollen.verbinden(beheer_url) as conn:
                rollen.database_zekerstellen(conn, kopie, voorvoegsel=voorvoegsel)
            doel = make_conninfo(beheer_url, dbname=kopie)
            _draai("pg_restore", doel, "--exit-on-error", f"--dbname={kopie}", str(dump))
            meld(f"Teruggezet in {kopie}.")
            with rollen.verbinden(beheer_url, database=kopie) as conn:
                gevonden = verschillen(bron, stand(conn))
                gevonden += bestanden(conn, map) if map else []
            return gevonden + dicht(beheer_url, kopie, rollen.rolnaam(voorvoegsel, "web"))
        finally:
            _weg(beheer_url, kopie)


def _weg(beheer_url: str, database: str) -> None:
    with rollen.verbinden(beheer_url) as conn:
        conn.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(database)))


def _meld(regel: str) -> None:
    sys.stdout.write(f"{regel}\n")
    sys.stdout.flush()


def main(argumenten: list[str] | None = None) -> int:
    """The command; prints no personal data. Returns the exit code."""
    lezer = argparse.ArgumentParser(prog="python -m swv.project.terugzetproef", description=__doc__.splitlines()[0])
    lezer.add_argument("--beheer-url", default=os.environ.get("SWV_BEHEER_URL"))
    lezer.add_argument("--backup-url", default=os.environ.get("DATABASE_URL_BACKUP"))
    lezer.add_argument("--bestanden", type=Path, help="the files of the back-up; without: only the database")
    keuzes = lezer.parse_args(argumenten)
    if not keuzes.beheer_url or not keuzes.backup_url:
        lezer.error("--beheer-url (of SWV_BEHEER_URL) en --backup-url (of DATABASE_URL_BACKUP) zijn nodig")
    try:
        gevonden = proef(keuzes.beheer_url, keuzes.backup_url, keuzes.bestanden, _meld)
    except (ProefMislukt, rollen.RollenFout, psycopg.Error, OSError) as fout:
        sys.stderr.write(f"De proef kon niet worden gedaan. {fout}\n")
        return 1
    for regel in gevonden:
        sys.stderr.write(f"{regel}\n")
    sys.stdout.write("Het kan NIET terug: zie hierboven wat verschilt.\n" if gevonden else "Het kan terug.\n")
    return 1 if gevonden else 0


if __name__ == "__main__":
    sys.exit(main())
