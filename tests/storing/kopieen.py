"""Many dossiers in one situation: one is made by the services, its rows are copied as administrator.

Only for tests that need a hundred of them. Every copied row gets the id of the original plus a multiple of
`AFSTAND`, so that references inside the copy point into the copy.
"""

from dataclasses import dataclass

import psycopg
from psycopg import sql

AFSTAND = 10_000_000
UNIEKE_TEKSTEN = {
    ("kern_dossier", "nummer"),
    ("kern_document", "sleutel"),
    ("tlv_toelaatbaarheidsverklaring", "nummer"),
}
UNIEKE_GETALLEN = {("tlv_toelaatbaarheidsverklaring", "volgnummer")}


@dataclass(frozen=True, slots=True)
class _Tabel:
    """A table below the leerling, and its columns that point at another of those tables."""

    naam: str
    verwijzingen: dict[str, str]
    kolommen: frozenset[str]


def vermenigvuldig(conn: psycopg.Connection, dossier_id: int, aantal: int) -> list[int]:
    """Copy a dossier with its leerling `aantal` times; returns the ids of the copies, in order."""
    rij = conn.execute("select leerling_id from kern_dossier where id = %s", (dossier_id,)).fetchone()
    assert rij is not None, f"dossier {dossier_id} bestaat niet"
    tabellen = _tabellen(conn)
    with conn.transaction():
        # The rows are right already: no trigger has to check them, and no history tells of them.
        conn.execute("set local session_replication_role = replica")
        for tabel in tabellen:
            _kopieer(conn, tabel, {"dossier": dossier_id, "leerling": int(rij[0]), "aantal": aantal})
    return [dossier_id + AFSTAND * nummer for nummer in range(1, aantal + 1)]


def _tabellen(conn: psycopg.Connection) -> list[_Tabel]:
    """The leerling, and every table with a foreign key that leads to it in the end."""
    sleutels = conn.execute(
        "select c.conrelid::regclass::text, a.attname, c.confrelid::regclass::text from pg_constraint c"
        " join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]"
        " where c.contype = 'f' and cardinality(c.conkey) = 1 order by 1, 2"
    ).fetchall()
    binnen, vorige = {"kern_leerling"}, set()
    while binnen != vorige:
        vorige = set(binnen)
        binnen |= {van for van, _, naar in sleutels if naar in binnen}
    kolommen: dict[str, set[str]] = {}
    for tabel, kolom in conn.execute(
        "select table_name, column_name from information_schema.columns where table_schema = 'public'"
    ).fetchall():
        kolommen.setdefault(tabel, set()).add(kolom)
    return [
        _Tabel(
            naam,
            ({"id": naam} if "id" in kolommen[naam] else {})
            | {kolom: naar for van, kolom, naar in sleutels if van == naam and naar in binnen},
            frozenset(kolommen[naam]),
        )
        for naam in sorted(binnen)
    ]


def _kopieer(conn: psycopg.Connection, tabel: _Tabel, wat: dict[str, int]) -> None:
    anders = [sql.SQL("{}, t.{} + k * {}").format(k, sql.Identifier(k), AFSTAND) for k in tabel.verwijzingen]
    anders += [
        sql.SQL("{}, 'K' || k || '-' || right(t.{}, 10)").format(kolom, sql.Identifier(kolom))
        for naam, kolom in sorted(UNIEKE_TEKSTEN)
        if naam == tabel.naam
    ]
    anders += [
        sql.SQL("{}, t.{} + k").format(kolom, sql.Identifier(kolom))
        for naam, kolom in sorted(UNIEKE_GETALLEN)
        if naam == tabel.naam
    ]
    opdracht = sql.SQL(
        "insert into {tabel}"
        " select (jsonb_populate_record(null::{tabel}, to_jsonb(t) || jsonb_build_object({anders}))).*"
        " from {tabel} t, generate_series(1, %(aantal)s) k where {welke}"
    )
    conn.execute(
        opdracht.format(
            tabel=sql.Identifier(tabel.naam),
            anders=sql.SQL(", ").join(anders),
            welke=_welke(tabel),
        ),
        wat,
    )


def _welke(tabel: _Tabel) -> sql.SQL:
    if tabel.naam == "kern_leerling":
        return sql.SQL("t.id = %(leerling)s")
    if tabel.naam == "kern_dossier":
        return sql.SQL("t.id = %(dossier)s")
    if "dossier_id" in tabel.kolommen:
        return sql.SQL("t.dossier_id = %(dossier)s")
    if "leerling_id" in tabel.kolommen:
        return sql.SQL("t.leerling_id = %(leerling)s")
    # Letters, their versions and shares: made after the copying, never copied.
    return sql.SQL("false and t.id = %(dossier)s")
