"""The seal: PAdES, whole and unbroken; a changed byte is noticed; the tags of PDF/UA stay."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from swv.kern.documenten import zegel
from swv.kern.documenten.letter_weergave import render_brief, titel_van
from swv.kern.documenten.pdf import lees_tekst, maak_pdf, verzegel
from swv.kern.documenten.pdf_fouten import PdfFout
from tests.documenten.situaties import TOEKENNING_OUDER
from tests.documenten.test_pdf import structuur


@pytest.fixture(scope="module")
def brief() -> bytes:
    return maak_pdf(render_brief(TOEKENNING_OUDER), titel=titel_van(TOEKENNING_OUDER))


@pytest.fixture(autouse=True)
def _verse_sleutels() -> None:
    zegel._ondertekenaar.cache_clear()


@pytest.fixture
def sleutelbestand(tmp_path: Path, settings: object) -> Path:
    """A key per SWV, as a bureau would configure it."""
    pad = tmp_path / "zegel-mhr.p12"
    pad.write_bytes(zegel.voorbeeldsleutel())
    settings.ZEGEL = str(tmp_path / "zegel-{swv}.p12")  # type: ignore[attr-defined]
    return pad


def stand(pdf: bytes) -> PdfSignatureStatus:
    (handtekening,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    vertrouwd = ValidationContext(trust_roots=[handtekening.signer_cert], allow_fetching=False)
    return validate_pdf_signature(handtekening, vertrouwd)


def test_a_sealed_letter_is_whole(brief: bytes, sleutelbestand: Path) -> None:
    verzegeld = verzegel(brief, "mhr")
    uitkomst = stand(verzegeld)
    assert uitkomst.bottom_line
    assert uitkomst.docmdp_ok
    assert uitkomst.coverage.name == "ENTIRE_FILE"
    (handtekening,) = PdfFileReader(BytesIO(verzegeld)).embedded_signatures
    assert handtekening.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"


@pytest.mark.parametrize("plaats", [0.2, 0.5, 0.8])
def test_a_changed_byte_is_noticed(brief: bytes, sleutelbestand: Path, plaats: float) -> None:
    verzegeld = bytearray(verzegel(brief, "mhr"))
    verzegeld[int(len(brief) * plaats)] ^= 1
    try:
        uitkomst = stand(bytes(verzegeld))
    except Exception:
        return
    assert not uitkomst.intact


def test_something_added_afterwards_is_noticed(brief: bytes, sleutelbestand: Path) -> None:
    with pikepdf.open(BytesIO(verzegel(brief, "mhr"))) as document:
        document.pages.append(document.pages[0])
        uit = BytesIO()
        document.save(uit)
    assert not stand(uit.getvalue()).bottom_line


def test_the_tags_and_metadata_of_the_letter_stay(brief: bytes, sleutelbestand: Path) -> None:
    with pikepdf.open(BytesIO(verzegel(brief, "mhr"))) as na, pikepdf.open(BytesIO(brief)) as voor:
        assert na.Root.Metadata.read_bytes() == voor.Root.Metadata.read_bytes()
        nieuw = [str(element.S) for element in structuur(na.Root.StructTreeRoot)]
        oud = [str(element.S) for element in structuur(voor.Root.StructTreeRoot)]
        assert sorted(nieuw) == sorted([*oud, "/Form"])
        (veld,) = na.Root.AcroForm.Fields
        assert str(veld.TU) == zegel.OMSCHRIJVING
        assert int(veld.F) & 2, "verborgen"
        nummers = list(na.Root.StructTreeRoot.ParentTree.Nums)
        assert str(nummers[nummers.index(veld.StructParent) + 1].S) == "/Form"
    assert lees_tekst(verzegel(brief, "mhr")) == lees_tekst(brief)


def test_a_demo_makes_its_own_key_that_says_so(brief: bytes, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    verzegeld = verzegel(brief, "portvolio")
    assert stand(verzegeld).intact
    (handtekening,) = PdfFileReader(BytesIO(verzegeld)).embedded_signatures
    assert zegel.VOORBEELD in handtekening.signer_cert.subject.human_friendly
    zegel._ondertekenaar.cache_clear()
    (ander,) = PdfFileReader(BytesIO(verzegel(brief, "portvolio"))).embedded_signatures
    assert ander.signer_cert.serial_number != handtekening.signer_cert.serial_number


def test_a_key_that_cannot_be_read_stops_the_letter(brief: bytes, sleutelbestand: Path, settings: object) -> None:
    with pytest.raises(PdfFout, match=r"niet te lezen: .*zegel-groningen\.p12"):
        verzegel(brief, "groningen")
    zegel._ondertekenaar.cache_clear()
    sleutelbestand.write_bytes(b"geen sleutel")
    with pytest.raises(PdfFout, match="past niet bij het wachtwoord"):
        verzegel(brief, "mhr")
