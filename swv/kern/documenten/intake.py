"""Checking an uploaded file before anything of it is kept: kind by content, size, readable, scanned.

The file is copied to disk once and never held in memory whole, so that many large files at once cost no more than one.
"""

import hashlib
import socket
import struct
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.files.base import File

from swv.kern.documenten.keurmeester import keur
from swv.kern.documenten.models import Inhoudstype, Scanstatus
from swv.kern.documenten.storage import met_einde
from swv.kern.weergave.getallen import grootte_in_woorden as grootte

BLOK = 64 * 1024
BEGIN: dict[bytes, Inhoudstype] = {
    b"%PDF-": Inhoudstype.PDF,
    b"\xff\xd8\xff": Inhoudstype.JPEG,
    b"\x89PNG\r\n\x1a\n": Inhoudstype.PNG,
}
EINDEN: dict[Inhoudstype, tuple[str, ...]] = {
    Inhoudstype.PDF: (".pdf",),
    Inhoudstype.JPEG: (".jpg", ".jpeg"),
    Inhoudstype.PNG: (".png",),
}


class BestandGeweigerd(Exception):
    """The file is not taken in; the message says what is wrong and what to do."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


@dataclass(frozen=True, slots=True)
class Gekeurd:
    """A file that may be kept: where it stands for now, its size, SHA-256, what it is, and what the scanner said.

    `naam` ends in what the file holds: whoever saves it opens it by that ending.
    """

    naam: str
    pad: Path
    grootte: int
    sha256: str
    inhoudstype: Inhoudstype
    scan: Scanstatus


@contextmanager
def gekeurd(naam: str, bestand: "File[bytes]") -> Iterator[Gekeurd]:
    """Check one PDF, JPEG or PNG; raises BestandGeweigerd. The copy is gone when the block ends."""
    with op_schijf(naam, bestand) as (pad, aantal, sha256):
        inhoudstype = _inhoudstype(naam, pad)
        _eis_leesbaar(naam, pad, inhoudstype)
        eigen = met_einde(naam, EINDEN[inhoudstype])
        scanstatus = scan(naam, pad)
        if inhoudstype != Inhoudstype.PDF:
            _oordeel(naam, keur("kaal", pad))  # where a photo was taken, and with whose telephone, is nobody's business
            aantal, sha256 = _gemeten(pad)
        yield Gekeurd(eigen, pad, aantal, sha256, inhoudstype, scanstatus)


@contextmanager
def op_schijf(naam: str, bestand: "File[bytes]") -> Iterator[tuple[Path, int, str]]:
    """A copy of an upload with its size and SHA-256; raises BestandGeweigerd for one that is empty or too large."""
    with tempfile.NamedTemporaryFile(prefix="swv-keuring-") as kopie:
        hash, aantal = hashlib.sha256(), 0
        for blok in bestand.chunks(BLOK):
            aantal += len(blok)
            if aantal > settings.MAX_UPLOAD:
                raise BestandGeweigerd(
                    f"{naam} is te groot: {grootte(max(aantal, bestand.size or 0))}. Een bestand mag hoogstens"
                    f" {grootte(settings.MAX_UPLOAD)} zijn. Sla het kleiner op of splits het."
                )
            hash.update(blok)
            kopie.write(blok)
        kopie.flush()
        if not aantal:
            raise BestandGeweigerd(f"{naam} is leeg. Kies het bestand opnieuw.")
        yield Path(kopie.name), aantal, hash.hexdigest()


def _inhoudstype(naam: str, pad: Path) -> Inhoudstype:
    """By what the file holds, whatever its name says."""
    with pad.open("rb") as bestand:
        begin = bestand.read(16)
    for merk, inhoudstype in BEGIN.items():
        if begin.startswith(merk):
            return inhoudstype
    raise BestandGeweigerd(
        f"{naam} is geen PDF en geen foto (JPEG of PNG). Sla het document op als PDF en voeg het opnieuw toe."
    )


def _gemeten(pad: Path) -> tuple[int, str]:
    with pad.open("rb") as bestand:
        return pad.stat().st_size, hashlib.file_digest(bestand, "sha256").hexdigest()


def _eis_leesbaar(naam: str, pad: Path, inhoudstype: Inhoudstype) -> None:
    _oordeel(naam, keur("pdf" if inhoudstype == Inhoudstype.PDF else "beeld", pad))


def _oordeel(naam: str, oordeel: str) -> None:
    if oordeel == "wachtwoord":
        raise BestandGeweigerd(
            f"{naam} is beveiligd met een wachtwoord. Sla het op zonder wachtwoord en voeg het opnieuw toe."
        )
    if oordeel == "zonder_bladzijde":
        raise BestandGeweigerd(f"{naam} heeft geen bladzijden. Sla het document opnieuw op als PDF.")
    if oordeel == "te_groot":
        raise BestandGeweigerd(
            f"{naam} heeft te veel pagina's of beeldpunten. Voeg alleen toe wat nodig is, of splits het."
        )
    if oordeel != "goed":
        raise BestandGeweigerd(f"{naam} is beschadigd en kan niet worden gelezen. Sla het opnieuw op als PDF.")


def scan(naam: str, pad: Path) -> Scanstatus:
    """Ask clamd over INSTREAM when it is configured (SWV_CLAMD: a socket path or tcp://host:port)."""
    if not settings.CLAMD:
        return Scanstatus.NIET_GESCAND
    try:
        antwoord = _vraag_clamd(pad)
    except OSError as fout:
        raise BestandGeweigerd(
            "Bestanden kunnen nu niet op virussen worden gecontroleerd. Probeer het over een paar minuten opnieuw."
        ) from fout
    if antwoord.endswith(b"FOUND"):
        raise BestandGeweigerd(
            f"In {naam} is een virus gevonden. Het bestand is niet bewaard. Meld dit aan uw ict-beheer."
        )
    if not antwoord.endswith(b"OK"):
        raise BestandGeweigerd(f"{naam} kon niet op virussen worden gecontroleerd. Probeer het opnieuw.")
    return Scanstatus.SCHOON


def _vraag_clamd(pad: Path) -> bytes:
    adres = urlsplit(settings.CLAMD)
    if adres.scheme == "tcp":
        verbinding = socket.create_connection((adres.hostname or "127.0.0.1", adres.port or 3310), timeout=30)
    else:
        verbinding = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    with verbinding, pad.open("rb") as bestand:
        if verbinding.family == socket.AF_UNIX:
            verbinding.settimeout(30)
            verbinding.connect(settings.CLAMD)
        verbinding.sendall(b"zINSTREAM\0")
        while deel := bestand.read(BLOK):
            verbinding.sendall(struct.pack("!I", len(deel)) + deel)
        verbinding.sendall(struct.pack("!I", 0))
        return verbinding.recv(4096).strip(b"\0\n ")
