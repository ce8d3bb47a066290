"""Reading a sheet of rows, csv or xlsx, whoever made it: encoding and delimiter are found, every cell becomes text.

Row by row, so that a large file costs little memory. It knows nothing of what the columns mean.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MAX_RIJEN = 120_000
MAX_KOLOMMEN = 200
MAX_CEL = 1000
MAX_UITGEPAKT = 600_000_000
"""Bytes that a workbook may unpack to; more is no list of schools or TLVs but an attempt to fill the machine."""
SCHEIDINGEN = (";", ",", "\t", "|")
PROEF = 64 * 1024


class OnleesbaarBlad(Exception):
    """The sheet cannot be read; the message says why and what to do."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


def tekenset_van(begin: bytes) -> str:
    """The encoding, by the mark in front or by what decodes; Windows-1252 takes everything else."""
    if begin.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for knippen in range(4):  # the piece may end inside a character
        try:
            begin[: len(begin) - knippen].decode("utf-8")
            return "utf-8"
        except UnicodeDecodeError as fout:
            if fout.start < len(begin) - 4:
                break
    return "cp1252"


def scheiding_van(tekst: str) -> str:
    """The delimiter that most lines have as often as the first one; a semicolon when none has."""
    regels = [regel for regel in tekst.splitlines()[:20] if regel.strip()]
    if not regels:
        return ";"

    def gewicht(teken: str) -> tuple[int, int]:
        tellingen = Counter(regel.count(teken) for regel in regels)
        keren = regels[0].count(teken)
        return (tellingen[keren] if keren else 0, keren)

    return max(SCHEIDINGEN, key=gewicht)


def is_werkboek(pad: Path) -> bool:
    """Whether the file is a zip, as every xlsx is; whatever its name says."""
    with pad.open("rb") as bestand:
        return bestand.read(4) == b"PK\x03\x04"


def rijen_van(pad: Path) -> Iterator[tuple[int, list[str]]]:
    """Every row as text with its number in the file, the heading first and empty rows left out.

    Raises OnleesbaarBlad.
    """
    aantal = 0
    for nummer, rij in enumerate(_werkboekrijen(pad) if is_werkboek(pad) else _csvrijen(pad), start=1):
        if not any(rij):
            continue
        aantal += 1
        if aantal > MAX_RIJEN + 1:
            raise OnleesbaarBlad(
                f"Het bestand heeft meer dan {MAX_RIJEN} rijen. Splits het en lees de delen na elkaar in."
            )
        if len(rij) > MAX_KOLOMMEN:
            raise OnleesbaarBlad(f"Het bestand heeft meer dan {MAX_KOLOMMEN} kolommen. Laat alleen staan wat nodig is.")
        if any(len(cel) > MAX_CEL for cel in rij):
            raise OnleesbaarBlad(f"In rij {nummer} staat een cel met meer dan {MAX_CEL} tekens. Maak die korter.")
        yield nummer, rij


def _csvrijen(pad: Path) -> Iterator[list[str]]:
    with pad.open("rb") as bestand:
        begin = bestand.read(PROEF)
    if b"\x00" in begin and not begin.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise OnleesbaarBlad("Dit is geen rekenblad. Sla het op als Excel (xlsx) of als csv en kies het opnieuw.")
    tekenset = tekenset_van(begin)
    scheiding = scheiding_van(begin.decode(tekenset, errors="ignore"))
    try:
        with pad.open(encoding=tekenset, newline="") as tekst:
            for rij in csv.reader(tekst, delimiter=scheiding):
                yield [cel.strip() for cel in rij]
    except (UnicodeDecodeError, csv.Error) as fout:
        raise OnleesbaarBlad(
            "Het bestand is niet goed te lezen. Open het in Excel en sla het op als csv (UTF-8) of als xlsx."
        ) from fout


def _werkboekrijen(pad: Path) -> Iterator[list[str]]:
    try:
        with ZipFile(pad) as zip_:
            if sum(deel.file_size for deel in zip_.infolist()) > MAX_UITGEPAKT:
                raise OnleesbaarBlad("Het bestand is uitgepakt te groot. Laat alleen het blad met de rijen staan.")
        # By its contents: a copy of an upload has no name of its own.
        with pad.open("rb") as bestand:
            boek = load_workbook(bestand, read_only=True, data_only=True, keep_links=False)
            try:
                blad = boek.worksheets[0] if boek.worksheets else None
                if blad is None:
                    raise OnleesbaarBlad("Het bestand heeft geen werkblad. Kies een ander bestand.")
                for rij in blad.iter_rows(values_only=True):
                    yield [_tekst(cel) for cel in rij]
            finally:
                boek.close()
    except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError, SyntaxError) as fout:
        raise OnleesbaarBlad(
            "Het Excel-bestand is beschadigd of beveiligd. Sla het opnieuw op, zonder wachtwoord, en kies het opnieuw."
        ) from fout


def _tekst(cel: Any) -> str:
    """A cell as somebody would read it; a number without decimals has none."""
    if cel is None:
        return ""
    if isinstance(cel, datetime | date):
        return cel.strftime("%Y-%m-%d")
    if isinstance(cel, float) and cel.is_integer():
        return str(int(cel))
    return str(cel).strip()
