"""Export against a bare COPY of the same columns, its memory, and import of many rows against few."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import psycopg
from django.core.files.base import ContentFile
from django.core.management.base import CommandError
from psycopg import sql

from swv.kern.choices import Rol
from swv.kern.kalender.klok import vandaag
from swv.kern.overdracht import services, werk
from swv.kern.overdracht.models import Inleesstatus, Inlezing
from swv.kern.overdracht.paden import Pad, paden
from swv.kern.overdracht.uitvoeren import SNEL, leesbare_kolommen, schrijf_tabel
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.project.bench.databanken import Cluster, Databank
from swv.project.bench.meting import Meting, duur_van, getal, hoogstens, om_en_om

EXPORT = 4.0
GEHEUGEN = 1.1
"""Peak memory of the process while it exports many rows, against few."""
INLEZEN = 1.2
"""Times the ratio of the rows: twelve times as long for ten times as much is linear, with room for growing indexes."""
TABEL = "kern_gebeurtenis"
KOPPEN = "BRIN;NAAM;BESTUUR;SOORT;PLAATS;STRAAT;HUISNUMMER;POSTCODE;VESTIGINGSNUMMER"


def meet_export(cluster: Cluster, databank: Databank, swv_id: int, aantal: int, herhalingen: int) -> Iterator[Meting]:
    """One table of so many rows: as json lines in a zip with its SHA-256, against the same columns as they are."""
    pad = next(pad for pad in paden(swv_id, alleen_ingediend=False) if pad.tabel == TABEL)
    with cluster.beheer(databank.naam) as conn, tempfile.TemporaryDirectory() as map_:
        doel = Path(map_) / "uit.zip"
        weinig = Pad(pad.tabel, f"({pad.voorwaarde}) and gebruiker_id <= {max(1, aantal // 10)}")
        klein = _piek(lambda: _schrijf(conn, weinig, doel))
        groot = _piek(lambda: _schrijf(conn, pad, doel))
        if (geschreven := _schrijf(conn, pad, doel)) < aantal:
            raise CommandError(f"De export schreef {geschreven} van de {aantal} rijen.")
        reeks = om_en_om(
            lambda: duur_van(lambda: _schrijf(conn, pad, doel)),
            lambda: duur_van(lambda: _kopieer(conn, pad)),
            herhalingen=herhalingen,
            opwarmen=1,
        )
        megabytes = getal(doel.stat().st_size / 1e6, 1)
    naam = f"export van {aantal} rijen tegen COPY van dezelfde kolommen"
    yield hoogstens(naam, reeks.verhouding, EXPORT, toelichting=f"{reeks.uitleg()}; zip {megabytes} MB")
    uitleg = f"{getal(groot / 1024, 0)} tegen {getal(klein / 1024, 0)} MB"
    wat = f"geheugen van de export, {aantal} rijen tegen een tiende"
    yield hoogstens(wat, groot / klein, GEHEUGEN, toelichting=uitleg)


def _schrijf(conn: psycopg.Connection[Any], pad: Pad, doel: Path) -> int:
    with ZipFile(doel, "w", ZIP_DEFLATED, compresslevel=SNEL) as zip_:
        return schrijf_tabel(conn, zip_, pad).rijen


def _kopieer(conn: psycopg.Connection[Any], pad: Pad) -> None:
    opdracht = sql.SQL("copy (select {} from {} where {}) to stdout").format(
        sql.SQL(", ").join(map(sql.Identifier, leesbare_kolommen(conn, pad.tabel))),
        sql.Identifier(pad.tabel),
        sql.SQL(pad.voorwaarde),  # type: ignore[arg-type]  # from our own declarations
    )
    with conn.cursor().copy(opdracht) as stroom:
        for _ in stroom:
            pass


def _piek(werk_: Callable[[], object]) -> float:
    """Highest resident memory in kB while this runs; the kernel forgets the peak before it."""
    Path("/proc/self/clear_refs").write_text("5")
    werk_()
    regels = Path("/proc/self/status").read_text().splitlines()
    return float(next(regel.split()[1] for regel in regels if regel.startswith("VmHWM")))


def meet_import(klein: Databank, groot: Databank, swv_id: int, weinig: int, veel: int) -> Iterator[Meting]:
    """A file of schools, weighed and carried out, in an empty database each; the smaller one three times."""
    eerst = [_lees_in(klein, swv_id, weinig, letters) for letters in ("A", "B", "C")]
    dan = _lees_in(groot, swv_id, veel, "A")
    verhouding = dan / median(eerst)
    uitleg = f"{getal(dan, 1)} tegen {getal(median(eerst), 1)} s, proefdraai en uitvoeren"
    naam = f"import van {veel} rijen tegen {weinig}"
    yield hoogstens(naam, verhouding, INLEZEN * veel / weinig, toelichting=uitleg)


def _lees_in(databank: Databank, swv_id: int, aantal: int, letter: str) -> float:
    """Seconds from a chosen file to a register that has it."""
    with databank.actief():
        dag = vandaag()
        beheer = Actor(rol=Rol.BEHEER, vandaag=dag, swv_ids=(swv_id,), naam="bench", gebruiker_id=1)
        with bereik(beheer, reden="bench"):
            rij = services.inlezing_maken(
                actor=beheer, naam="bench.csv", bestand=_bestand(aantal, letter), bron="bench", peildatum=dag
            )
        wij = systeem(swv_id, dag)
        with bereik(wij, reden="bench"):
            Inlezing.objects.filter(pk=rij.pk).update(status=Inleesstatus.PROEF)

        def doe() -> None:
            werk.proefdraaien(systeem=wij, inlezing_id=rij.pk)
            with bereik(wij, reden="bench"):
                Inlezing.objects.filter(pk=rij.pk).update(status=Inleesstatus.UITVOEREN)
            while werk.voer_deel_uit(systeem=wij, inlezing_id=rij.pk):
                pass

        duur = duur_van(doe)
        gedaan = services.tellingen_van(rij)["gedaan"]
        if gedaan != aantal:
            raise CommandError(f"De import las {gedaan} van de {aantal} rijen in.")
        return duur


def _bestand(aantal: int, letter: str) -> "ContentFile[bytes]":
    """Schools with ten locations each, so that there are BRINs enough."""
    rijen = []
    for nummer in range(aantal):
        school, deel = divmod(nummer, 10)
        brin = (
            f"{school % 100:02d}{letter if aantal < 26_000 else chr(65 + school // 2600)}{chr(65 + school // 100 % 26)}"
        )
        wie = f"{brin};School {brin};Stichting {school % 200};VO;Plaats {school % 90}"
        rijen.append(f"{wie};Straat;{school % 99};1234 AB;{deel:02d}")
    return ContentFile("\n".join([KOPPEN, *rijen]).encode())
