"""Files of users: what is refused and in which words, where a good one goes, and who gets it back (RCH-61)."""

import io
import os
import re
import shutil
import socket
import struct
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from swv.kern.documenten.models import Document
from swv.kern.logboek.models import Gebeurtenis, Inzage
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.bestanden import pdf
from tests.bouw.cast import Cast

# In two parts, so that a virus scanner on a developer's machine leaves this file alone.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
Indienen = Callable[..., Any]


def versleutelde_pdf() -> bytes:
    document, uit = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.save(uit, encryption=pikepdf.Encryption(owner="eigenaar", user="lezer"))
    return uit.getvalue()


def lege_pdf() -> bytes:
    """A PDF without any page."""
    uit = io.BytesIO()
    pikepdf.new().save(uit)
    return uit.getvalue()


def besmette_pdf() -> bytes:
    """A readable PDF with the EICAR test string in it as it is, after the end."""
    return pdf() + b"\n" + EICAR


def bestanden() -> set[Path]:
    return {pad for pad in Path(settings.BESTANDEN).rglob("*") if pad.is_file()}


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return maak.dossier_begonnen(cast)


@pytest.fixture
def voeg_toe(cast: Cast, dossier: Dossier, binnen: Callable[[str], Client]) -> Indienen:
    """Upload a file as the coordinator of the school, through the page."""
    client = binnen("oco")

    def stuur(inhoud: bytes, naam: str = "verslag.pdf", code: str = "D06", soort: str = "application/pdf") -> Any:
        gegevens = {"code": code, "datum": "2026-02-01", "bestand": SimpleUploadedFile(naam, inhoud, soort)}
        return client.post(f"/dossiers/{dossier.pk}/documenten/", gegevens)

    return stuur


def documenten(cast: Cast, dossier: Dossier) -> list[Document]:
    with cast.als("oco"):
        return list(Document.objects.filter(dossier=dossier).order_by("pk"))


# --- Refused ----------------------------------------------------------------------------------------------------

GEWEIGERD = [
    pytest.param(
        lambda: EICAR,
        "verslag.pdf",
        "is geen PDF en geen foto (JPEG of PNG). Sla het document op als PDF",
        id="EICAR als pdf",
    ),
    pytest.param(
        lambda: b"<!doctype html><script>alert(1)</script>",
        "verslag.pdf",
        "verslag.pdf is geen PDF en geen foto",
        id="html als pdf",
    ),
    pytest.param(lambda: b"", "verslag.pdf", "leeg", id="0 bytes"),
    pytest.param(lambda: versleutelde_pdf(), "verslag.pdf", "beveiligd met een wachtwoord", id="versleuteld"),
    pytest.param(lambda: b"%PDF-1.7\nonzin", "verslag.pdf", "beschadigd en kan niet worden gelezen", id="beschadigd"),
    pytest.param(lambda: b"\n" + pdf(), "verslag.pdf", "is geen PDF", id="iets voor de kop"),
    pytest.param(lambda: lege_pdf(), "verslag.pdf", "heeft geen bladzijden", id="zonder bladzijde"),
    pytest.param(lambda: b"MZ" + pdf(), "verslag.pdf.exe", "is geen PDF", id="programma"),
]


@pytest.mark.parametrize(("inhoud", "naam", "melding"), GEWEIGERD)
def test_geweigerd_en_niet_bewaard(
    cast: Cast, dossier: Dossier, voeg_toe: Indienen, inhoud: Callable[[], bytes], naam: str, melding: str
) -> None:
    voor = bestanden()
    antwoord = voeg_toe(inhoud(), naam)
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert melding in tekst
    assert "Er is 1 ding dat u moet aanpassen" in tekst
    assert bestanden() == voor
    assert documenten(cast, dossier) == []
    with cast.als("oco"):
        assert not Gebeurtenis.objects.filter(dossier=dossier, soort="document.toegevoegd").exists()


def test_boven_de_grens(cast: Cast, dossier: Dossier, voeg_toe: Indienen, monkeypatch: pytest.MonkeyPatch) -> None:
    precies = pdf()
    monkeypatch.setattr(settings, "MAX_UPLOAD", len(precies))
    voor = bestanden()
    antwoord = voeg_toe(precies + b" ")
    assert antwoord.status_code == 422
    assert "Een bestand mag hoogstens" in antwoord.content.decode()
    assert (bestanden(), documenten(cast, dossier)) == (voor, [])
    assert voeg_toe(precies).status_code == 302, "the limit itself is allowed"
    assert len(documenten(cast, dossier)) == 1


def test_een_soort_buiten_de_lijst(cast: Cast, dossier: Dossier, voeg_toe: Indienen) -> None:
    voor = bestanden()
    for code in ("D99", "D01", ""):
        assert voeg_toe(pdf(), code=code).status_code == 422, code
    assert (bestanden(), documenten(cast, dossier)) == (voor, [])


VIJANDIGE_NAMEN = [
    "../../../../etc/passwd.pdf",
    "..\\..\\windows\\system32\\verslag.pdf",
    "/etc/cron.d/verslag.pdf",
    "verslag\r\nSet-Cookie: sessionid=x.pdf",
    'verslag"; filename="virus.exe.pdf',
    "<script>alert(1)</script>.pdf",
    "verslag\u202efdp.exe.pdf",
    "verslag\x00.exe.pdf",
    "%2e%2e%2fverslag.pdf",
    "een heel lange naam " * 20 + ".pdf",
    "пример отчёт 報告 verslag.pdf",
]


@pytest.mark.parametrize("naam", VIJANDIGE_NAMEN)
def test_een_vijandige_naam_doet_niets(
    cast: Cast, dossier: Dossier, voeg_toe: Indienen, binnen: Callable[[str], Client], naam: str
) -> None:
    """The name is a label and nothing else: not a path, not a header, not markup."""
    voor = bestanden()
    antwoord = voeg_toe(pdf(), naam)
    nieuw = documenten(cast, dossier)
    if antwoord.status_code != 302:
        assert (antwoord.status_code, nieuw, bestanden()) == (422, [], voor)
        return
    (document,) = nieuw
    (bestand,) = bestanden() - voor
    assert bestand.parent == Path(settings.BESTANDEN, "documenten", str(dossier.pk))
    assert re.fullmatch(r"[0-9a-f]{32}\.pdf", bestand.name), "a name of our own"
    assert not set(document.naam) & set("/\\\r\n\x00\u202e")
    assert 0 < len(document.naam) <= 120
    client = binnen("oco")
    pagina = client.get(f"/dossiers/{dossier.pk}/documenten/").content.decode()
    assert "<script>alert" not in pagina
    gelezen = client.get(f"/documenten/{document.pk}/")
    assert "Set-Cookie" not in gelezen
    assert "set-cookie: sessionid=x" not in str(gelezen.headers).lower()
    disposition = gelezen["Content-Disposition"]
    assert disposition.startswith("inline")
    assert "\n" not in disposition
    assert gelezen["Content-Type"] == "application/pdf"
    assert gelezen["X-Content-Type-Options"] == "nosniff"
    assert b"".join(gelezen.streaming_content) == pdf()


# --- The virus scanner ------------------------------------------------------------------------------------------


class Nagemaakt:
    """Speaks clamd's INSTREAM over a socket; `antwoord` is what it says when it finds nothing."""

    def __init__(self, adres: Path, antwoord: bytes = b"stream: OK\0") -> None:
        self.antwoord, self.ontvangen = antwoord, b""
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.bind(str(adres))
        self._socket.listen()
        threading.Thread(target=self._bedien, daemon=True).start()

    def _bedien(self) -> None:
        while True:
            try:
                verbinding, _ = self._socket.accept()
            except OSError:
                return
            with verbinding, verbinding.makefile("rb") as stroom:
                assert stroom.read(10) == b"zINSTREAM\0"
                inhoud = b""
                while lengte := struct.unpack("!I", stroom.read(4))[0]:
                    inhoud += stroom.read(lengte)
                self.ontvangen = inhoud
                verbinding.sendall(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in inhoud else self.antwoord)

    def stop(self) -> None:
        self._socket.close()


@pytest.fixture
def scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Nagemaakt]:
    adres = tmp_path / "clamd.sock"
    nagemaakt = Nagemaakt(adres)
    monkeypatch.setattr(settings, "CLAMD", str(adres))
    yield nagemaakt
    nagemaakt.stop()


def test_een_virus_wordt_geweigerd(cast: Cast, dossier: Dossier, voeg_toe: Indienen, scanner: Nagemaakt) -> None:
    voor = bestanden()
    antwoord = voeg_toe(besmette_pdf())
    assert antwoord.status_code == 422
    assert "In verslag.pdf is een virus gevonden. Het bestand is niet bewaard." in antwoord.content.decode()
    assert (bestanden(), documenten(cast, dossier)) == (voor, [])
    assert scanner.ontvangen == besmette_pdf(), "the whole file was scanned"


def test_een_schoon_bestand_is_gescand(cast: Cast, dossier: Dossier, voeg_toe: Indienen, scanner: Nagemaakt) -> None:
    assert voeg_toe(pdf()).status_code == 302
    (document,) = documenten(cast, dossier)
    assert (document.scan, scanner.ontvangen) == ("schoon", pdf())


@pytest.mark.parametrize("antwoord", [b"INSTREAM size limit exceeded. ERROR\0", b"", b"onzin"])
def test_een_scanner_die_geen_antwoord_geeft(
    cast: Cast, dossier: Dossier, voeg_toe: Indienen, scanner: Nagemaakt, antwoord: bytes
) -> None:
    """Not scanned is not clean."""
    scanner.antwoord = antwoord
    voor = bestanden()
    pagina = voeg_toe(pdf())
    assert pagina.status_code == 422
    assert "kon niet op virussen worden gecontroleerd" in pagina.content.decode()
    assert (bestanden(), documenten(cast, dossier)) == (voor, [])


def test_een_scanner_die_er_niet_is(
    cast: Cast, dossier: Dossier, voeg_toe: Indienen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "CLAMD", str(tmp_path / "weg.sock"))
    antwoord = voeg_toe(pdf())
    assert antwoord.status_code == 422
    assert "kunnen nu niet op virussen worden gecontroleerd" in antwoord.content.decode()
    assert documenten(cast, dossier) == []


@pytest.fixture
def clamd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The real scanner, with one signature."""
    programma = shutil.which("clamd", path=f"{os.environ['PATH']}:/usr/sbin")
    assert programma, "clamd is one of the packages that script/test installs"
    map = Path("/tmp") / f"clamd-{os.getpid()}"  # a path to a socket is at most 107 bytes long
    map.mkdir(mode=0o755)
    (map / "eicar.ndb").write_text(f"SWV.Test.EICAR:0:*:{EICAR.hex()}\n")
    adres = map / "s"
    instellingen = map / "clamd.conf"
    instellingen.write_text(
        f"DatabaseDirectory {map}\nLocalSocket {adres}\nForeground yes\nLogFile {map}/log\nUser root\n"
        if os.geteuid() == 0
        else f"DatabaseDirectory {map}\nLocalSocket {adres}\nForeground yes\nLogFile {map}/log\n"
    )
    with subprocess.Popen(
        [programma, "-c", str(instellingen)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as p:
        try:
            eind = time.monotonic() + 20
            while not adres.exists() and time.monotonic() < eind and p.poll() is None:
                time.sleep(0.05)
            assert adres.exists(), (map / "log").read_text() if (map / "log").exists() else "clamd started not"
            monkeypatch.setattr(settings, "CLAMD", str(adres))
            yield
        finally:
            p.terminate()
            p.wait(10)
            shutil.rmtree(map, ignore_errors=True)


def test_met_de_echte_scanner(cast: Cast, dossier: Dossier, voeg_toe: Indienen, clamd: None) -> None:
    antwoord = voeg_toe(besmette_pdf())
    assert antwoord.status_code == 422
    assert "is een virus gevonden" in antwoord.content.decode()
    assert voeg_toe(pdf()).status_code == 302
    assert [document.scan for document in documenten(cast, dossier)] == ["schoon"]


# --- Kept, and served to who may see it -------------------------------------------------------------------------


def test_een_goed_bestand_staat_buiten_bereik_van_het_web(
    cast: Cast, dossier: Dossier, voeg_toe: Indienen, binnen: Callable[[str], Client]
) -> None:
    voor = bestanden()
    assert voeg_toe(pdf(), "Plan van Sam.pdf").status_code == 302
    (document,), (bestand,) = documenten(cast, dossier), bestanden() - voor
    assert (document.naam, document.grootte) == ("Plan van Sam.pdf", len(pdf()))
    assert bestand.read_bytes() == pdf()
    assert bestand.stat().st_mode & 0o077 == 0, "nobody else on the machine reads it"
    wortel = Path(settings.BESTANDEN).resolve()
    assert not wortel.is_relative_to(settings.BASE_DIR / "swv")
    assert not any(Path(map).resolve().is_relative_to(wortel) for map in _van_het_web())
    assert not any(bestand.resolve().is_relative_to(map) for map in _van_het_web())
    client = binnen("oco")
    for adres in (f"/static/{document.sleutel}", f"/media/{document.sleutel}", f"/{document.sleutel}"):
        assert client.get(adres).status_code == 404, adres


def _van_het_web() -> list[Path]:
    from django.contrib.staticfiles.finders import get_finders

    mappen = [opslag.location for zoeker in get_finders() for opslag in zoeker.storages.values()]
    return [Path(map).resolve() for map in mappen]


def test_alleen_wie_het_mag_zien_krijgt_het(cast: Cast, binnen: Callable[[str], Client]) -> None:
    """Per field group: the plan (onderwijs) and the medical report of one submitted dossier."""
    dossier = maak.dossier_ingediend(cast, maak.anders(antwoorden={"medische_vraag": True}))
    soorten = {document.veldgroep: document.pk for document in documenten(cast, dossier)}
    assert {"onderwijs", "medisch"} <= set(soorten)
    verwacht = {
        "oco": {"onderwijs", "medisch"},
        "ouder": {"onderwijs", "medisch"},
        "secretariaat": {"onderwijs", "medisch"},
        "voorzitter": {"onderwijs", "medisch"},
    }
    niemand = ("oco.elders", "ouder.elders", "bestuur", "financien", "beheer", "deskundige1", "secretariaat.mhr")
    for wie in (*verwacht, *niemand):
        client = binnen(wie)
        for veldgroep in ("onderwijs", "medisch"):
            antwoord = client.get(f"/documenten/{soorten[veldgroep]}/")
            goed = veldgroep in verwacht.get(wie, ())
            assert antwoord.status_code == (200 if goed else 404), (wie, veldgroep)
            if goed:
                assert b"".join(antwoord.streaming_content) == pdf()
                assert antwoord["Cache-Control"] == "private, no-store"
            else:
                assert b"%PDF" not in antwoord.content
    anoniem = Client().get(f"/documenten/{soorten['onderwijs']}/")
    assert (anoniem.status_code, anoniem["Location"].partition("?")[0]) == (302, "/accounts/aanmelden/")


def test_het_lezen_van_een_document_staat_in_het_inzagelog(vers: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_ingediend(vers)
    document = documenten(vers, dossier)[0]
    with closing(binnen("secretariaat").get(f"/documenten/{document.pk}/")) as antwoord:
        assert antwoord.status_code == 200
    assert binnen("oco.elders").get(f"/documenten/{document.pk}/").status_code == 404
    with vers.als("secretariaat"):
        rijen = Inzage.objects.filter(dossier=dossier)
        assert [(rij.wat, rij.onderdeel_id, rij.rol) for rij in rijen] == [("document", document.pk, "secretariaat")]
