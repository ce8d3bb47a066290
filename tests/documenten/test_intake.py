"""What is taken in and what is refused: by content, size, readability, and without anything left behind (TLV-49)."""

import hashlib
import io
import os
import signal
import struct
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django.fixtures import Settings

from aanvragen.services.documents import document_toevoegen, document_vervangen
from swv.kern.documenten import intake, keurmeester
from swv.kern.documenten.intake import BestandGeweigerd, gekeurd
from swv.kern.documenten.models import Document, Inhoudstype
from swv.kern.documenten.storage import veilige_naam
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.errors import NuNietMogelijk
from tests.bouw import situaties as maak
from tests.bouw.bestanden import pdf
from tests.bouw.cast import Cast


def beeld(formaat: str, maat: tuple[int, int] = (20, 30)) -> bytes:
    uit = io.BytesIO()
    Image.new("RGB", maat, "white").save(uit, formaat)
    return uit.getvalue()


def met_wachtwoord() -> bytes:
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(uit, encryption=pikepdf.Encryption(user="geheim", owner="geheim"))
    return uit.getvalue()


def plofbeeld() -> bytes:
    """A PNG of some bytes that claims and unpacks to a picture of ten thousand million points."""
    kop = struct.pack(">IIBBBBB", 100_000, 100_000, 1, 0, 0, 0, 0)
    delen = [(b"IHDR", kop), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    uit = b"\x89PNG\r\n\x1a\n"
    for naam, inhoud in delen:
        uit += struct.pack(">I", len(inhoud)) + naam + inhoud + struct.pack(">I", zlib.crc32(naam + inhoud))
    return uit


def zip_als_pdf() -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pak:
        pak.writestr("nullen", b"\0" * 5_000_000)
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "inhoudstype"),
    [
        pytest.param(pdf, Inhoudstype.PDF, id="pdf"),
        pytest.param(lambda: beeld("JPEG"), Inhoudstype.JPEG, id="jpeg"),
        pytest.param(lambda: beeld("PNG"), Inhoudstype.PNG, id="png"),
    ],
)
def test_what_it_is_follows_from_the_content(inhoud: Callable[[], bytes], inhoudstype: Inhoudstype) -> None:
    bytes_ = inhoud()
    with gekeurd("brief.docx", ContentFile(bytes_)) as goed:
        assert (goed.inhoudstype, goed.grootte) == (inhoudstype, len(bytes_))
        assert goed.pad.read_bytes() == bytes_
    assert not goed.pad.exists()


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        pytest.param(lambda: b"", "is leeg", id="0 bytes"),
        pytest.param(lambda: b"<html><script>1</script></html>", "geen PDF", id="html called pdf"),
        pytest.param(zip_als_pdf, "geen PDF", id="zip bomb called pdf"),
        pytest.param(met_wachtwoord, "wachtwoord", id="encrypted"),
        pytest.param(lambda: b"%PDF-1.7\nkapot", "beschadigd", id="broken pdf"),
        pytest.param(lambda: pdf()[:200], "beschadigd", id="half a pdf"),
        pytest.param(lambda: beeld("PNG")[:50], "beschadigd", id="half an image"),
        pytest.param(plofbeeld, "te veel", id="image bomb"),
        pytest.param(lambda: b"%PDF-" + b"x" * 2_000_000, "te groot", id="over the limit"),
    ],
)
def test_what_is_refused_says_why(
    inhoud: Callable[[], bytes], melding: str, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MAX_UPLOAD = 1_000_000
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(BestandGeweigerd, match=melding), gekeurd("stuk.pdf", ContentFile(inhoud())):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_breaks_the_library_breaks_nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The program that opens files dies of it; this process refuses the file and takes in the next."""
    programma = tmp_path / "breekt.py"
    programma.write_text(
        "import os, sys\nfor regel in sys.stdin:\n"
        "    os.kill(os.getpid(), 11) if 'kwaad' in open(regel.split()[1], 'rb').read().decode('latin1')"
        " else print('goed', flush=True)\n"
    )
    monkeypatch.setattr(keurmeester, "PROGRAMMA", programma)
    meester = keurmeester.Keurmeester()
    monkeypatch.setattr(intake, "keur", meester.keur)
    with pytest.raises(BestandGeweigerd, match="beschadigd"), gekeurd("a.pdf", ContentFile(b"%PDF-kwaad")):
        pass
    with gekeurd("a.pdf", ContentFile(b"%PDF-braaf")) as goed:
        assert goed.grootte == 10
    meester.stop()


def test_a_file_that_takes_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    programma = tmp_path / "hangt.py"
    programma.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(keurmeester, "PROGRAMMA", programma)
    monkeypatch.setattr(keurmeester, "GEDULD", 0.5)
    meester = keurmeester.Keurmeester()
    begin = time.monotonic()
    assert meester.keur("pdf", tmp_path) == "stuk"
    assert time.monotonic() - begin < 5


def test_the_program_is_started_again_after_it_was_killed(tmp_path: Path) -> None:
    meester = keurmeester.Keurmeester()
    pad = tmp_path / "a"
    pad.write_bytes(pdf())
    assert meester.keur("pdf", pad) == "goed"
    assert meester._programma
    os.kill(meester._programma.pid, signal.SIGKILL)
    meester._programma.wait()
    assert meester.keur("pdf", pad) == "goed"
    meester.stop()


def foto(formaat: str, orientatie: int) -> bytes:
    """As a telephone makes it: with the place, the device, a remark, and how it was held."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = orientatie, "Telefoon van Karin"
    exif.get_ifd(0x8825)[2] = (51.0, 33.0, 20.0)
    plaatje, uit = Image.new("RGB", (20, 30), "red"), io.BytesIO()
    plaatje.save(uit, formaat, exif=exif, **({"comment": b"thuis", "xmp": b"<x/>"} if formaat == "JPEG" else {}))
    return uit.getvalue()


@pytest.mark.parametrize("formaat", ["JPEG", "PNG"])
@pytest.mark.parametrize(("orientatie", "maat"), [(1, (20, 30)), (6, (30, 20))])
def test_a_photo_is_kept_without_place_and_device(formaat: str, orientatie: int, maat: tuple[int, int]) -> None:
    inhoud = foto(formaat, orientatie)
    assert b"Telefoon van Karin" in inhoud
    with gekeurd("foto.jpg", ContentFile(inhoud)) as document:
        bewaard = document.pad.read_bytes()
        assert (document.grootte, document.sha256) == (len(bewaard), hashlib.sha256(bewaard).hexdigest())
    with Image.open(io.BytesIO(bewaard)) as plaatje:
        assert (plaatje.format, plaatje.size, dict(plaatje.getexif())) == (formaat, maat, {})
        assert not {"exif", "xmp", "comment"} & plaatje.info.keys()
        assert plaatje.getpixel((3, 3)) in ((255, 0, 0), (254, 0, 0))
    assert b"Karin" not in bewaard
    assert b"thuis" not in bewaard


@pytest.mark.parametrize("formaat", ["JPEG", "PNG"])
def test_a_picture_without_remarks_is_kept_as_it_is(formaat: str) -> None:
    inhoud = beeld(formaat)
    with gekeurd("foto", ContentFile(inhoud)) as document:
        assert document.pad.read_bytes() == inhoud


def test_a_name_loses_its_path_and_its_length() -> None:
    assert veilige_naam("../../etc/passwd.pdf") == "passwd.pdf"
    assert veilige_naam("C:\\Users\\x\\brief.pdf") == "brief.pdf"
    lang = veilige_naam("a" * 300 + ".pdf")
    assert (len(lang), lang.endswith(".pdf")) == (120, True)


@pytest.mark.parametrize(
    ("naam", "bewaard"),
    [("verslag.PDF", "verslag.PDF"), ("verslag.html", "verslag.html.pdf"), ("a" * 120, "a" * 116 + ".pdf")],
)
def test_a_file_is_named_by_what_it_holds(naam: str, bewaard: str) -> None:
    with gekeurd(naam, ContentFile(pdf())) as goed:
        assert goed.naam == bewaard


def test_a_refused_file_leaves_no_row_and_no_file(cast: Cast, settings: Settings) -> None:
    dossier = maak.dossier_in_concept(cast)
    map = Path(settings.BESTANDEN) / "documenten" / str(dossier.pk)
    with cast.als("oco") as oco:
        voor = Document.objects.filter(dossier=dossier).count(), len(list(map.iterdir()))
        with pytest.raises(BestandGeweigerd):
            document_toevoegen(
                actor=oco,
                dossier_id=dossier.pk,
                code="D06",
                naam="a.pdf",
                datum=oco.vandaag,
                bestand=ContentFile(b"%PDF-1.7\nkapot"),
            )
        assert (Document.objects.filter(dossier=dossier).count(), len(list(map.iterdir()))) == voor


def test_a_date_in_the_future_is_refused(cast: Cast) -> None:
    dossier = maak.dossier_in_concept(cast)
    with cast.als("oco") as oco, pytest.raises(NuNietMogelijk, match="toekomst"):
        document_toevoegen(
            actor=oco,
            dossier_id=dossier.pk,
            code="D06",
            naam="a.pdf",
            datum=oco.vandaag + timedelta(days=1),
            bestand=ContentFile(pdf()),
        )


def test_replacing_keeps_the_old_one_and_its_trail(cast: Cast) -> None:
    dossier = maak.dossier_in_concept(cast)
    with cast.als("oco") as oco:
        oud = Document.objects.filter(dossier=dossier, soort="D06").get()
        nieuw = document_vervangen(
            actor=oco, document_id=oud.pk, naam="nieuw.png", datum=oco.vandaag, bestand=ContentFile(beeld("PNG"))
        )
        oud.refresh_from_db()
        assert oud.ingetrokken_op is not None
        assert (nieuw.vervangt, nieuw.soort, nieuw.veldgroep) == (oud, "D06", oud.veldgroep)
        (regel,) = Gebeurtenis.objects.filter(dossier=dossier, soort="document.vervangen")
        assert regel.gegevens["naam"] == "D06.pdf door nieuw.png"
        with pytest.raises(NuNietMogelijk, match="al ingetrokken"):
            document_vervangen(
                actor=oco, document_id=oud.pk, naam="x.pdf", datum=oco.vandaag, bestand=ContentFile(pdf())
            )


def test_the_page_takes_loose_files_in_one_by_one(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_in_concept(cast)
    client = binnen("oco")
    adres = reverse("document_toevoegen", args=[dossier.pk])

    def stuur(naam: str, inhoud: bytes) -> tuple[int, str]:
        gegevens = {"code": "D06", "datum": "2026-03-01", "bestand": SimpleUploadedFile(naam, inhoud)}
        antwoord = client.post(adres, gegevens, headers={"X-Los-Bestand": "1"})
        return antwoord.status_code, antwoord.json()["melding"]

    assert stuur("foto.jpg", beeld("JPEG")) == (200, "foto.jpg is toegevoegd.")
    status, melding = stuur("virus.pdf", b"MZ")
    assert (status, "virus.pdf is geen PDF" in melding) == (422, True)


def test_an_image_is_shown_as_what_it_is(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_in_concept(cast)
    with cast.als("oco") as oco:
        document = document_toevoegen(
            actor=oco,
            dossier_id=dossier.pk,
            code="D06",
            naam="foto.pdf",
            datum=oco.vandaag,
            bestand=ContentFile(beeld("PNG")),
        )
    antwoord = binnen("oco").get(reverse("document_lezen", args=[document.pk]))
    antwoord.close()
    assert (antwoord["Content-Type"], antwoord["X-Content-Type-Options"]) == ("image/png", "nosniff")


def test_memory_stays_flat(settings: Settings, tmp_path: Path) -> None:
    """A file of 200 MB goes through in blocks: nothing reads it whole."""
    settings.MAX_UPLOAD = 300_000_000
    groot = tmp_path / "groot"
    with groot.open("wb") as uit:
        uit.write(b"%PDF-")
        uit.truncate(200_000_000)
    gelezen: list[int] = []

    class Meetbestand(File):  # type: ignore[type-arg]
        def chunks(self, chunk_size: int | None = None):  # type: ignore[no-untyped-def]
            for blok in super().chunks(chunk_size):
                gelezen.append(len(blok))
                yield blok

    with groot.open("rb") as bestand, pytest.raises(BestandGeweigerd), gekeurd("groot.pdf", Meetbestand(bestand)):
        pass
    assert (sum(gelezen), max(gelezen)) == (200_000_000, intake.BLOK)
