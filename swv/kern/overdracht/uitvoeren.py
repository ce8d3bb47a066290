"""Writing everything of one SWV into a zip: json lines per table, the files, and a manifest (RCH-62, ADR 0020).

The database makes the lines and streams them; nothing is held whole, so memory stays flat however much there is. One
transaction reads all of it, so that the tables belong together.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import psycopg
from psycopg import sql

from swv.kern.documenten.storage import open_bestand
from swv.kern.overdracht.paden import ALLEEN_SERVER, BLIJFT_HIER, GEHEIM, Pad, onzichtbaar_voor_taak, paden

VERSIE = 1
"""Of the form of the zip; higher when somebody who reads it must do something else."""
BLOK = 256 * 1024
SNEL = 1
"""Level of compression: the lines shrink tenfold at this level too, and the next one costs twice the time."""
# Characters that json never has raw: with these as quote and delimiter, csv writes a line as it is.
_VORM = "format csv, quote e'\\x01', delimiter e'\\x02'"

Voortgang = Callable[[int, int], None]


@dataclass(slots=True)
class Geteld:
    """One member of the zip as the manifest names it."""

    pad: str
    rijen: int = 0
    grootte: int = 0
    sha256: str = ""
    kolommen: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Uitvoeropdracht:
    """Of which SWV, from which moment, by whom; `alleen_ingediend` leaves drafts with the school (INZ-08)."""

    swv_id: int
    moment: datetime
    door: str
    alleen_ingediend: bool
    als_taak: bool = False
    """By a task of the system, which row-level security binds: what it may not read is named in the manifest."""


def schrijf_uitvoer(
    conn: psycopg.Connection[Any], opdracht: Uitvoeropdracht, doel: Path, meld: Voortgang = lambda klaar, totaal: None
) -> dict[str, Any]:
    """Write the zip to `doel` and return its manifest; a stored file that is gone is named there."""
    alle = paden(opdracht.swv_id, alleen_ingediend=opdracht.alleen_ingediend)
    weg = {pad.tabel: ALLEEN_SERVER for pad in alle if opdracht.als_taak and onzichtbaar_voor_taak(pad.tabel)}
    mee = [pad for pad in alle if pad.tabel not in weg]
    totaal = len(mee) + 1
    with ZipFile(doel, "w", ZIP_DEFLATED, compresslevel=SNEL) as zip_:
        tabellen = []
        for nummer, pad in enumerate(mee, start=1):
            tabellen.append(schrijf_tabel(conn, zip_, pad))
            meld(nummer, totaal)
        bestanden, ontbreekt = _bestanden(conn, zip_, [pad for pad in mee if pad.bestand])
        manifest = {
            "soort": "uitvoer van een samenwerkingsverband",
            "versie": VERSIE,
            "swv": _swv(conn, opdracht.swv_id),
            "moment": opdracht.moment.isoformat(),
            "door": opdracht.door,
            "concepten": not opdracht.alleen_ingediend,
            "schema": _schema(conn),
            "tabellen": {tabel.pad.removesuffix(".jsonl").rpartition("/")[2]: asdict(tabel) for tabel in tabellen},
            "bestanden": asdict(bestanden),
            "ontbrekende_bestanden": ontbreekt,
            "blijft_hier": BLIJFT_HIER | weg,
        }
        zip_.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=2))
        meld(totaal, totaal)
    return manifest


def regels_van(conn: psycopg.Connection[Any], tabel: str, kolommen: Iterable[str], voorwaarde: str) -> Any:
    """The COPY that streams the rows of a table as json lines; a context manager with blocks of bytes."""
    opdracht = sql.SQL("copy (select row_to_json(r)::text from (select {} from {} where {}) r) to stdout ({})").format(
        sql.SQL(", ").join(map(sql.Identifier, kolommen)),
        sql.Identifier(tabel),
        sql.SQL(voorwaarde),  # type: ignore[arg-type]  # from our own declarations
        sql.SQL(_VORM),
    )
    return conn.cursor().copy(opdracht)


def leesbare_kolommen(conn: psycopg.Connection[Any], tabel: str) -> list[str]:
    """The columns of a table that this role may read and that may leave."""
    rijen = conn.execute(
        "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped"
        " and has_column_privilege(attrelid, attnum, 'select') order by attnum",
        [tabel],
    ).fetchall()
    return [naam for (naam,) in rijen if naam not in GEHEIM.get(tabel, ())]


def schrijf_tabel(conn: psycopg.Connection[Any], zip_: ZipFile, pad: Pad) -> Geteld:
    """One table as json lines into the zip: how many rows, their bytes, and their SHA-256."""
    geteld = Geteld(f"tabellen/{pad.tabel}.jsonl", kolommen=leesbare_kolommen(conn, pad.tabel))
    hash_ = hashlib.sha256()
    with zip_.open(geteld.pad, "w", force_zip64=True) as uit:
        if geteld.kolommen:
            with regels_van(conn, pad.tabel, geteld.kolommen, pad.voorwaarde) as stroom:
                _stroom(stroom, uit, hash_, geteld)
    geteld.sha256 = hash_.hexdigest()
    return geteld


def _stroom(stroom: Any, uit: IO[bytes], hash_: Any, geteld: Geteld) -> None:
    """In blocks: a block per row would spend its time on calls."""
    wacht = bytearray()
    for deel in stroom:
        wacht += deel
        if len(wacht) >= BLOK:
            _schrijf(wacht, uit, hash_, geteld)
    _schrijf(wacht, uit, hash_, geteld)


def _schrijf(wacht: bytearray, uit: IO[bytes], hash_: Any, geteld: Geteld) -> None:
    uit.write(wacht)
    hash_.update(wacht)
    geteld.rijen += wacht.count(b"\n")
    geteld.grootte += len(wacht)
    wacht.clear()


def _bestanden(conn: psycopg.Connection[Any], zip_: ZipFile, met: list[Pad]) -> tuple[Geteld, list[str]]:
    """Every stored file, as it is; a list beside them says of each its size and SHA-256."""
    lijst, ontbreekt = Geteld("bestanden.jsonl"), []
    with TemporaryDirectory() as map_:
        index = Path(map_) / "bestanden.jsonl"
        with index.open("w", encoding="utf-8") as uit:
            for pad in met:
                with conn.cursor(name=f"bestanden_{pad.tabel}") as cursor:
                    cursor.execute(_sleutels(pad))
                    for (sleutel,) in cursor:
                        een = _bestand(zip_, sleutel)
                        if een is None:
                            ontbreekt.append(sleutel)
                            continue
                        uit.write(json.dumps({"tabel": pad.tabel, **een}) + "\n")
                        lijst.rijen += 1
        lijst.grootte = index.stat().st_size
        with index.open("rb") as bron:
            lijst.sha256 = hashlib.file_digest(bron, "sha256").hexdigest()
        zip_.write(index, "bestanden.jsonl")
    return lijst, ontbreekt


def _sleutels(pad: Pad) -> sql.Composed:
    kolom = sql.Identifier(pad.bestand)
    return sql.SQL("select {} from {} where ({}) and {} <> ''").format(
        kolom,
        sql.Identifier(pad.tabel),
        sql.SQL(pad.voorwaarde),  # type: ignore[arg-type]  # from our own declarations
        kolom,
    )


def _bestand(zip_: ZipFile, sleutel: str) -> dict[str, Any] | None:
    hash_, grootte = hashlib.sha256(), 0
    try:
        bron = open_bestand(sleutel)
    except FileNotFoundError:
        return None
    naam = f"bestanden/{sleutel}"
    info = ZipInfo(naam)
    info.compress_type = ZIP_STORED  # a pdf or photo is compressed already
    with bron, zip_.open(info, "w", force_zip64=True) as uit:
        while blok := bron.read(BLOK):
            uit.write(blok)
            hash_.update(blok)
            grootte += len(blok)
    return {"pad": naam, "grootte": grootte, "sha256": hash_.hexdigest()}


def _swv(conn: psycopg.Connection[Any], swv_id: int) -> dict[str, Any]:
    rij = conn.execute("select id, sleutel, naam, code from kern_swv where id = %s", [swv_id]).fetchone()
    if rij is None:
        raise LookupError(f"SWV {swv_id} bestaat niet.")
    return dict(zip(("id", "sleutel", "naam", "code"), rij, strict=True))


def _schema(conn: psycopg.Connection[Any]) -> dict[str, str]:
    """App → last migration: which tables and columns to expect."""
    return dict(conn.execute("select app, max(name) from django_migrations group by app order by app").fetchall())
