"""The PDF itself: tags, fonts, metadata, pages, place of the address, and what it refuses to fetch."""

import re
import shutil
import subprocess
import threading
import tomllib
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from swv.kern.documenten import pdf as pdf_module
from swv.kern.documenten.letter_weergave import render_brief, titel_van
from swv.kern.documenten.pdf import (
    PdfFout,
    PdfWaarschuwing,
    maak_pdf,
    verzegel,
)
from swv.kern.documenten.pdf_weasyprint import BRIEFMAP, AdresGeweigerd, BriefFetcher, zet_op
from tests.documenten.situaties import AFWIJZING_OUDER, SITUATIES, TOEKENNING_OUDER, VIJANDIG
from tests.documenten.test_briefcontrole import MET_BIJLAGE

MM = 72 / 25.4
KORT = '<!doctype html><html lang="nl"><title>x</title><body>{}</body></html>'


@pytest.fixture(scope="module")
def brief() -> bytes:
    return maak_pdf(render_brief(TOEKENNING_OUDER), titel=titel_van(TOEKENNING_OUDER))


def structuur(knoop: pikepdf.Object) -> list[pikepdf.Object]:
    kinderen = knoop.get("/K")
    rij = list(kinderen) if isinstance(kinderen, pikepdf.Array) else [kinderen]
    uit = []
    for kind in rij:
        if isinstance(kind, pikepdf.Dictionary) and "/S" in kind:
            uit += [kind, *structuur(kind)]
    return uit


@pytest.mark.parametrize("naam", SITUATIES)
def test_weasyprint_has_nothing_to_complain_about(naam: str) -> None:
    _, meldingen = zet_op(render_brief(SITUATIES[naam]), titel="x")
    assert meldingen == []


def test_claims_and_carries_pdf_ua(brief: bytes) -> None:
    with pikepdf.open(BytesIO(brief)) as document:
        wortel = document.Root
        assert wortel.MarkInfo.Marked
        assert str(wortel.Lang) == "nl"
        assert wortel.ViewerPreferences.DisplayDocTitle
        assert str(document.docinfo.Title) == titel_van(TOEKENNING_OUDER)
        metadata = wortel.Metadata.read_bytes().decode()
        assert re.search(r"pdfuaid:part\W+1", metadata)
        assert titel_van(TOEKENNING_OUDER) in metadata
        assert str(document.docinfo.CreationDate).startswith("D:20260312")
        soorten = {str(element.S) for element in structuur(wortel.StructTreeRoot)}
        assert {"/Document", "/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/L", "/Figure", "/Link"} <= soorten


def test_table_headers_have_a_scope(brief: bytes) -> None:
    with pikepdf.open(BytesIO(brief)) as document:
        koppen = [e for e in structuur(document.Root.StructTreeRoot) if str(e.S) == "/TH"]
        assert [str(kop.A.Scope) for kop in koppen] == ["/Row"] * 8 + ["/Column"] * 3


def test_picture_has_an_alternative(brief: bytes) -> None:
    with pikepdf.open(BytesIO(brief)) as document:
        figuren = [e for e in structuur(document.Root.StructTreeRoot) if str(e.S) == "/Figure"]
        assert [str(figuur.Alt) for figuur in figuren] == ["Logo van Samenwerkingsverband Zandbergen"]


def test_links_are_described_and_printed(brief: bytes) -> None:
    with pikepdf.open(BytesIO(brief)) as document:
        links = [link for pagina in document.pages for link in pagina.obj.get("/Annots", [])]
        assert len(links) == 4
        for link in links:
            assert str(link.Contents) == str(link.A.URI)
            assert int(link.F) == 4


def test_running_header_and_footer_are_artifacts() -> None:
    """Every marked piece of content is either reachable in the structure tree or an artifact."""
    with pikepdf.open(BytesIO(maak_pdf(render_brief(VIJANDIG), titel="x"))) as document:
        assert len(document.pages) == 3
        wortel = document.Root.StructTreeRoot
        bereikt = {element.objgen for element in structuur(wortel)}
        nummers = list(wortel.ParentTree.Nums)
        for pagina in document.pages:
            ouders = nummers[nummers.index(pagina.obj.StructParents) + 1]
            instructies = [i for i in pikepdf.parse_content_stream(pagina) if str(i.operator) == "BDC"]
            paginering = [i for i in instructies if i.operands[0] == pikepdf.Name.Artifact]
            assert paginering
            for instructie in instructies:
                if instructie not in paginering:
                    assert ouders[int(instructie.operands[1].MCID)].objgen in bereikt


def test_only_our_own_fonts_are_embedded() -> None:
    with pikepdf.open(BytesIO(maak_pdf(render_brief(VIJANDIG), titel="x"))) as document:
        fonts = [
            font.DescendantFonts[0].FontDescriptor
            for pagina in document.pages
            for font in pagina.obj.Resources.Font.values()
        ]
        assert fonts
        assert {str(font.FontName).split("+")[-1] for font in fonts} <= {"Brief-Sans", "Brief-Sans-Bold"}
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_fonts_are_the_vendored_ones() -> None:
    herkomst = tomllib.loads((BRIEFMAP / "fonts" / "herkomst.toml").read_text(encoding="utf-8"))
    bestanden = {pad.name: sha256(pad.read_bytes()).hexdigest() for pad in (BRIEFMAP / "fonts").glob("*.woff2")}
    assert bestanden == herkomst["sha256"]
    assert (BRIEFMAP / "fonts" / herkomst["licentietekst"]).exists()


def test_same_letter_gives_same_bytes(brief: bytes) -> None:
    assert maak_pdf(render_brief(TOEKENNING_OUDER), titel=titel_van(TOEKENNING_OUDER)) == brief


@pytest.mark.parametrize(("naam", "paginas"), [(n, 3 if n == "vijandige_invoer" else 2) for n in SITUATIES])
def test_number_of_pages(naam: str, paginas: int) -> None:
    with pikepdf.open(BytesIO(maak_pdf(render_brief(SITUATIES[naam]), titel="x"))) as document:
        assert len(document.pages) == paginas


def pdftotext(inhoud: bytes, tmp_path: Path, *opties: str) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    (tmp_path / "brief.pdf").write_bytes(inhoud)
    opdracht = ["pdftotext", *opties, str(tmp_path / "brief.pdf"), "-"]
    return subprocess.run(opdracht, check=True, capture_output=True, text=True).stdout


def test_text_can_be_read_and_pages_are_numbered(brief: bytes, tmp_path: Path) -> None:
    tekst = pdftotext(brief, tmp_path, "-layout")
    for deel in (
        "Mevrouw F. Özdemir-de Vries",
        "Łukasiewicz",
        "pagina 1 van 2",
        "pagina 2 van 2",
        "Vertrouwelijk",
    ):
        assert deel in tekst


def test_signature_is_not_alone_on_its_page(tmp_path: Path) -> None:
    laatste = pdftotext(maak_pdf(render_brief(VIJANDIG), titel="x"), tmp_path, "-layout").split("\f")[-2]
    assert "Met vriendelijke groet" in laatste
    assert "Hebt u een vraag over deze brief?" in laatste


def test_address_stands_in_the_envelope_window(tmp_path: Path) -> None:
    """Left window of a DL or EA5/6 envelope, however the sheet slides: 47-80 mm down, 20-114 mm across."""
    for inhoud in (TOEKENNING_OUDER, VIJANDIG):
        kaders = pdftotext(maak_pdf(render_brief(inhoud), titel="x"), tmp_path, "-bbox", "-l", "1")
        woorden = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<', kaders)
        maten = [([float(maat) / MM for maat in woord[:4]], woord[4]) for woord in woorden]
        in_venster = [(m, tekst) for m, tekst in maten if 45 < m[1] < 85 and m[0] < 115]
        adres = [tekst for _, tekst in in_venster if tekst not in {"Verzonden", "op", "12", "maart", "2026"}]
        assert adres[-3:] == ["9998", "CD", "Duinoord"]
        for (links, boven, rechts, onder), tekst in in_venster:
            if tekst in adres:
                assert (links > 20, boven > 47, rechts < 114, onder < 80) == (True,) * 4, tekst


@pytest.mark.parametrize(
    "adres",
    [
        "http://example.org/x.png",
        "https://example.org/x.css",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "ftp://example.org/x",
        "brief:../../../project/settings.py",
        "brief:OFL.txt",
        "brief:",
        "http:noto-sans-regular.woff2",
    ],
)
def test_fetcher_serves_our_fonts_only(adres: str) -> None:
    with pytest.raises(AdresGeweigerd):
        BriefFetcher().fetch(adres)


def test_fetcher_serves_a_font() -> None:
    assert BriefFetcher().fetch("brief:noto-sans-bold.woff2").read()[:4] == b"wOF2"


@pytest.mark.parametrize(
    "stuk",
    [
        '<img src="http://example.org/x.png" alt="x">',
        '<img src="file:///etc/passwd" alt="x">',
        '<link rel="stylesheet" href="https://example.org/x.css">',
        "<style>@import url(http://example.org/x.css)</style>",
        '<p style="background: url(http://example.org/x.png)">x</p>',
        '<object data="file:///etc/passwd"></object>',
        '<svg xmlns="http://www.w3.org/2000/svg"><title>x</title><image href="http://example.org/x.png" '
        'width="9" height="9"/></svg>',
    ],
)
def test_letter_that_fetches_is_not_made(stuk: str) -> None:
    with pytest.raises(PdfFout):
        maak_pdf(KORT.format(stuk), titel="x")


def test_complaint_is_an_error_when_strict(settings: object) -> None:
    settings.PDF_STRENG = True  # type: ignore[attr-defined]
    with pytest.raises(PdfWaarschuwing, match="onbestaand"):
        maak_pdf(KORT.format('<p style="onbestaand: ja">x</p>'), titel="x")


def test_complaint_is_logged_when_not_strict(settings: object, caplog: pytest.LogCaptureFixture) -> None:
    settings.PDF_STRENG = False  # type: ignore[attr-defined]
    assert maak_pdf(KORT.format('<p style="onbestaand: ja">x</p>'), titel="x").startswith(b"%PDF")
    assert any(regel.levelname == "ERROR" and regel.name == pdf_module.__name__ for regel in caplog.records)


def test_threads_may_share_the_engine() -> None:
    html = render_brief(AFWIJZING_OUDER)
    uit: list[bytes] = []
    draden = [threading.Thread(target=lambda: uit.append(maak_pdf(html, titel="x"))) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert len(uit) == 4
    assert len(set(uit)) == 1


def test_without_a_key_nothing_is_sealed(brief: bytes) -> None:
    assert verzegel(brief, "mhr") is brief


def test_an_annex_begins_on_its_own_page_and_stands_in_the_bookmarks() -> None:
    with pikepdf.open(BytesIO(maak_pdf(render_brief(MET_BIJLAGE), titel="x"))) as document:
        with document.open_outline() as inhoud:
            koppen = [punt.title for punt in inhoud.root]
            pagina = inhoud.root[-1].destination[0]
        assert koppen[-1] == "Bijlage 1: het advies van de eerste deskundige"
        assert document.pages.index(pikepdf.Page(pagina)) >= 2
        structuurkoppen = [e for e in structuur(document.Root.StructTreeRoot) if str(e.S) == "/H1"]
        assert len(structuurkoppen) == 2
