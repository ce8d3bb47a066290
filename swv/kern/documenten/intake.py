"""Checking an uploaded file before anything of it is kept: kind by content, size, readable, scanned."""

import io
import socket
import struct
from urllib.parse import urlsplit

import pikepdf
from django.conf import settings

from swv.kern.documenten.models import Scanstatus
from swv.kern.weergave.getallen import grootte_in_woorden as grootte

MAX_PAGINAS = 2000


class BestandGeweigerd(Exception):
    """The file is not taken in; the message says what is wrong and what to do."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding)
        self.melding = melding


def keur(naam: str, inhoud: bytes) -> Scanstatus:
    """Check one PDF; raises BestandGeweigerd. Returns what the virus scanner said."""
    if not inhoud:
        raise BestandGeweigerd(f"{naam} is leeg. Kies het bestand opnieuw.")
    if len(inhoud) > settings.MAX_UPLOAD:
        raise BestandGeweigerd(
            f"{naam} is {grootte(len(inhoud))}. Een bestand mag hoogstens {grootte(settings.MAX_UPLOAD)} zijn."
            " Sla het kleiner op of splits het."
        )
    if not inhoud.startswith(b"%PDF-"):
        raise BestandGeweigerd(f"{naam} is geen PDF. Sla het document op als PDF en voeg het opnieuw toe.")
    _eis_leesbaar(naam, inhoud)
    return _scan(naam, inhoud)


def _eis_leesbaar(naam: str, inhoud: bytes) -> None:
    try:
        with pikepdf.open(io.BytesIO(inhoud)) as pdf:
            paginas = len(pdf.pages)
    except pikepdf.PasswordError as fout:
        raise BestandGeweigerd(
            f"{naam} is beveiligd met een wachtwoord. Sla het op zonder wachtwoord en voeg het opnieuw toe."
        ) from fout
    except (pikepdf.PdfError, ValueError, RuntimeError) as fout:
        raise BestandGeweigerd(
            f"{naam} is beschadigd en kan niet worden gelezen. Sla het document opnieuw op als PDF."
        ) from fout
    if not 0 < paginas <= MAX_PAGINAS:
        raise BestandGeweigerd(f"{naam} heeft {paginas} pagina's. Voeg alleen de stukken toe die nodig zijn.")


def _scan(naam: str, inhoud: bytes) -> Scanstatus:
    """Ask clamd over INSTREAM when it is configured (SWV_CLAMD: a socket path or tcp://host:port)."""
    if not settings.CLAMD:
        return Scanstatus.NIET_GESCAND
    try:
        antwoord = _vraag_clamd(inhoud)
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


def _vraag_clamd(inhoud: bytes) -> bytes:
    adres = urlsplit(settings.CLAMD)
    if adres.scheme == "tcp":
        verbinding = socket.create_connection((adres.hostname or "127.0.0.1", adres.port or 3310), timeout=30)
    else:
        verbinding = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    with verbinding:
        if verbinding.family == socket.AF_UNIX:
            verbinding.settimeout(30)
            verbinding.connect(settings.CLAMD)
        verbinding.sendall(b"zINSTREAM\0")
        for begin in range(0, len(inhoud), 65536):
            deel = inhoud[begin : begin + 65536]
            verbinding.sendall(struct.pack("!I", len(deel)) + deel)
        verbinding.sendall(struct.pack("!I", 0))
        return verbinding.recv(4096).strip(b"\0\n ")
