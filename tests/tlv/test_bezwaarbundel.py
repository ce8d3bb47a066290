"""The bundle of an objection and the steps after receipt (RCH-11, RCH-13, TLV-160, TLV-161, TLV-163, OPEN-82)."""

import resource
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from swv.kern.beleid.inlezen import PROFIELEN
from swv.kern.documenten.bundel import Bundelstuk, Inventarisregel, maak_bundel
from swv.kern.documenten.models import Inhoudstype
from swv.kern.documenten.pdf import lees_tekst
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from tests.bouw import situaties as maak
from tests.bouw.bezwaar import GRONDEN, dossier_in_bezwaar, leg_stap_vast, pdf_bestand
from tests.bouw.cast import Cast
from tests.bouw.formulier import geheim
from tlv.bezwaren import bezwaarbeleid
from tlv.choices import Bezwaarstapsoort, Bezwaarstuksoort, Bezwaaruitkomst
from tlv.models import Bezwaar
from tlv.services.bezwaar import bezwaarstuk_toevoegen
from tlv.services.bezwaarbundel import bezwaarbundel_maken


def leeg_pdf(pad: Path, paginas: int, gedraaid: int = 0) -> Path:
    document = pikepdf.new()
    for _ in range(paginas):
        document.add_blank_page(page_size=(595, 842))
        document.pages[-1].obj["/Rotate"] = gedraaid
    document.save(pad)
    return pad


def kop(regels: object, paginas: int) -> bytes:
    return maak.pdf()


def test_rch_11_every_page_says_which_bijlage_it_is(tmp_path: Path) -> None:
    foto = tmp_path / "foto.jpg"
    Image.new("RGB", (3000, 2000), "white").save(foto)
    stukken = [
        Bundelstuk("Bezwaarschrift", leeg_pdf(tmp_path / "a.pdf", 2)),
        *(Bundelstuk("Gedraaid", leeg_pdf(tmp_path / f"{hoek}.pdf", 1, hoek)) for hoek in (90, 180, 270)),
        Bundelstuk("Foto", foto, Inhoudstype.JPEG),
    ]
    uit = tmp_path / "uit.pdf"
    regels = maak_bundel(stukken, uit=uit, titel="Bundel", voorblad=kop)
    assert [(regel.nummer, regel.paginas, regel.eerste) for regel in regels] == [
        (1, 2, 2), (2, 1, 4), (3, 1, 5), (4, 1, 6), (5, 1, 7),
    ]  # fmt: skip
    tekst = " ".join(" ".join(lees_tekst(uit.read_bytes())).split())
    for zin in ("bijlage 1, p. 2 van 2", "bijlage 3, p. 1 van 1", "bundel p. 7 van 7"):
        assert zin in tekst
    with pikepdf.open(uit) as bundel, bundel.open_outline() as inhoud:
        assert [punt.title for punt in inhoud.root] == [
            "Inventaris", "1. Bezwaarschrift", "2. Gedraaid", "3. Gedraaid", "4. Gedraaid", "5. Foto",
        ]  # fmt: skip


def test_an_inventory_of_more_pages_counts_itself(tmp_path: Path) -> None:
    def twee(regels: object, paginas: int) -> bytes:
        return leeg_pdf(tmp_path / "kop.pdf", 2).read_bytes()

    (regel,) = maak_bundel(
        [Bundelstuk("a", leeg_pdf(tmp_path / "a.pdf", 1))], uit=tmp_path / "uit.pdf", titel="x", voorblad=twee
    )
    assert regel.eerste == 3


@pytest.mark.traag
def test_forty_large_bijlagen_take_little_memory(tmp_path: Path) -> None:
    foto = tmp_path / "foto.jpg"
    Image.effect_noise((4000, 3000), 80).convert("RGB").save(foto, quality=95)
    stukken = [Bundelstuk(f"Foto {nummer}", foto, Inhoudstype.JPEG) for nummer in range(40)]
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    maak_bundel(stukken, uit=tmp_path / "uit.pdf", titel="x", voorblad=kop)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 200 * 1024


def bundel_van(cast: Cast, bezwaar: Bezwaar, wie: str, uit: Path) -> tuple[list[Inventarisregel], str]:
    with cast.als(wie) as actor:
        regels = bezwaarbundel_maken(actor=actor, bezwaar_id=bezwaar.pk, uit=uit)
    return regels, " ".join(" ".join(lees_tekst(uit.read_bytes())).split())


def test_rch_11_the_committee_and_the_objector_get_the_same_and_nobody_an_address(cast: Cast, tmp_path: Path) -> None:
    dossier, bezwaar = dossier_in_bezwaar(cast)
    maak.maak_adres_geheim(cast, dossier.leerling_id, "ouder2")
    with cast.als("secretariaat") as actor:
        bezwaarstuk_toevoegen(
            actor=actor, bezwaar_id=bezwaar.pk, bestand=pdf_bestand("verweer.pdf"), soort=Bezwaarstuksoort.VERWEER
        )
    van_kantoor, tekst = bundel_van(cast, bezwaar, "secretariaat", tmp_path / "a.pdf")
    van_ouder, _ = bundel_van(cast, bezwaar, "ouder", tmp_path / "b.pdf")
    assert van_kantoor == van_ouder
    titels = [regel.titel for regel in van_kantoor]
    assert titels[0] == "Bezwaarschrift"
    assert titels[1] == "Aanvraag"
    assert sum(titel.startswith("Advies van") for titel in titels) == 2
    assert "Brief met het besluit" in titels
    assert titels[-1] == "Verweerschrift: verweer.pdf"
    assert GRONDEN.split(".")[0] in tekst
    assert geheim(maak.Veldgroep.ADVIES) in tekst
    assert geheim(maak.Veldgroep.INTERN) not in tekst
    assert "Kade 2" not in tekst


def test_the_bundle_is_for_the_office_and_the_objector(cast: Cast, tmp_path: Path) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    for wie in ("ouder2", "bestuur"):
        with pytest.raises(NietZichtbaar):
            bundel_van(cast, bezwaar, wie, tmp_path / "x.pdf")
    with pytest.raises(GeenRecht):
        bundel_van(cast, bezwaar, "voorzitter", tmp_path / "x.pdf")


def test_the_steps_in_their_order(cast: Cast) -> None:
    """Mediation beside it holds up nothing (TLV-163); the committee advises only on what was passed on (RCH-11)."""
    _, bezwaar = dossier_in_bezwaar(cast)
    with pytest.raises(NuNietMogelijk, match="past niet"):
        leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.ADVIES, "gegrond")
    with pytest.raises(NuNietMogelijk, match="Schrijf kort op"):
        leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.BEMIDDELING)
    for dagen in (-1, 1):
        with pytest.raises(NuNietMogelijk, match="Kies een dag"):
            leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.DOORGEZONDEN, dagen=dagen)
    uiterlijk = bezwaar.doorzenden_uiterlijk
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.BEMIDDELING, "Gesprek met beide ouders.")
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.DOORGEZONDEN)
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.GEHOORD, "Ouders en voorzitter gehoord.")
    leg_stap_vast(cast, bezwaar, Bezwaarstapsoort.ADVIES, "Ongegrond.", uitkomst=Bezwaaruitkomst.ONGEGROND)
    with cast.als("ouder"):
        bezwaar.refresh_from_db()
        assert (bezwaar.status, bezwaar.doorzenden_uiterlijk) == ("geadviseerd", uiterlijk)
        assert [stap.soort for stap in bezwaar.stappen.all()] == [
            "advies", "gehoord", "doorgezonden", "bemiddeling", "ontvangen",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("swv", "regel", "commissie", "bemiddelt"),
    [
        ("portvolio", "TLV-160", "Landelijke Bezwaaradviescommissie", False),
        ("mhr", "TLV-161", "Adviescommissie Bezwaarschriften", False),
        ("groningen", "TLV-163", "Landelijke Bezwaaradviescommissie", True),
    ],
)
def test_tlv_160_tlv_161_tlv_163_who_advises_and_who_mediates(
    cast: Cast, swv: str, regel: str, commissie: str, bemiddelt: bool
) -> None:
    with cast.als(f"systeem:{swv}"):
        beleid = bezwaarbeleid(cast.swvs[swv], date(2026, 3, 10))
    assert beleid.adviescommissie is not None
    assert commissie in beleid.adviescommissie.naam
    assert (beleid.bemiddeling is not None, beleid.doorzenden_dagen, beleid.weken) == (bemiddelt, 14, 12)
    assert any(regel in pad.read_text() for pad in PROFIELEN.glob(f"{swv}/*/bezwaar.toml"))


def test_the_page_of_an_objection_offers_the_next_step(cast: Cast, binnen: Callable[[str], Client]) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    kantoor = binnen("secretariaat")
    pagina = reverse("bezwaar", args=[bezwaar.pk])
    assert "Bundel maken en opslaan" in kantoor.get(pagina).content.decode()
    antwoord = kantoor.post(reverse("bezwaarbundel_maken", args=[bezwaar.pk]))
    assert b"".join(antwoord.streaming_content)[:5] == b"%PDF-"  # type: ignore[attr-defined]
    stap = reverse("bezwaarstap_vastleggen", args=[bezwaar.pk])
    assert "Stap vastleggen" in kantoor.get(stap).content.decode()
    klaar = kantoor.post(stap, {"soort": "doorgezonden", "dag": "2026-03-10", "tekst": ""}, follow=True)
    assert "Landelijke Bezwaaradviescommissie" in klaar.content.decode()
    assert "Stap vastleggen" not in binnen("ouder").get(pagina).content.decode()
    stuk = reverse("bezwaarstuk_toevoegen", args=[bezwaar.pk])
    assert "verweerschrift" in kantoor.get(stuk).content.decode()
    toegevoegd = kantoor.post(stuk, {"soort": "verweer", "bestand": pdf_bestand("v.pdf")}, follow=True)
    assert "v.pdf is toegevoegd" in toegevoegd.content.decode()
