"""The bundle of an objection and the steps after receipt (RCH-11, RCH-13, TLV-160, TLV-161, TLV-163, OPEN-82)."""

import resource
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from swv.kern.beleid.inlezen import PROFIELEN
from swv.kern.berichten.models import Mail
from swv.kern.documenten.bundel import Bundelstuk
from swv.kern.documenten.bundel import maak_bundel as bundel_pdf
from swv.kern.documenten.models import Inhoudstype
from swv.kern.documenten.pdf import lees_tekst
from swv.kern.documenten.storage import open_bestand
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from tests.bouw import situaties as maak
from tests.bouw.bestanden import pdf
from tests.bouw.bezwaar import GRONDEN, dossier_in_bezwaar, leg_stap_vast, maak_bundel, pdf_bestand
from tests.bouw.cast import DAG, Cast
from tests.bouw.formulier import geheim
from tlv import tasks
from tlv.bezwaren import bezwaarbeleid
from tlv.choices import Bezwaarstapsoort, Bezwaarstuksoort, Bezwaaruitkomst
from tlv.models import Bezwaarbundel, Bundelbezorging
from tlv.services.bezwaar import bezwaarstuk_toevoegen
from tlv.services.bundels import (
    bezwaarbundel_maken,
    bezwaarbundel_versturen,
    maak_bezwaarbundel,
    onaffe_bundels,
    voortgang_van,
)
from tlv.services.verweer import verweer_vaststellen


def leeg_pdf(pad: Path, paginas: int, gedraaid: int = 0) -> Path:
    document = pikepdf.new()
    for _ in range(paginas):
        document.add_blank_page(page_size=(595, 842))
        document.pages[-1].obj["/Rotate"] = gedraaid
    document.save(pad)
    return pad


def kop(regels: object, paginas: int) -> bytes:
    return pdf()


def test_rch_11_every_page_says_which_bijlage_it_is(tmp_path: Path) -> None:
    foto = tmp_path / "foto.jpg"
    Image.new("RGB", (3000, 2000), "white").save(foto)
    stukken = [
        Bundelstuk("Bezwaarschrift", leeg_pdf(tmp_path / "a.pdf", 2)),
        *(Bundelstuk("Gedraaid", leeg_pdf(tmp_path / f"{hoek}.pdf", 1, hoek)) for hoek in (90, 180, 270)),
        Bundelstuk("Foto", foto, Inhoudstype.JPEG),
    ]
    uit = tmp_path / "uit.pdf"
    regels = bundel_pdf(stukken, uit=uit, titel="Bundel", voorblad=kop)
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

    (regel,) = bundel_pdf(
        [Bundelstuk("a", leeg_pdf(tmp_path / "a.pdf", 1))], uit=tmp_path / "uit.pdf", titel="x", voorblad=twee
    )
    assert regel.eerste == 3


@pytest.mark.traag
def test_forty_large_bijlagen_take_little_memory(tmp_path: Path) -> None:
    foto = tmp_path / "foto.jpg"
    Image.effect_noise((4000, 3000), 80).convert("RGB").save(foto, quality=95)
    stukken = [Bundelstuk(f"Foto {nummer}", foto, Inhoudstype.JPEG) for nummer in range(40)]
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bundel_pdf(stukken, uit=tmp_path / "uit.pdf", titel="x", voorblad=kop)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 200 * 1024


def tekst_van_bundel(bundel: Bezwaarbundel) -> str:
    with open_bestand(str(bundel.sleutel)) as bestand:
        return " ".join(" ".join(lees_tekst(bestand.read())).split())


def titels(bundel: Bezwaarbundel) -> list[str]:
    return [regel["titel"] for regel in bundel.inventaris]


def test_rch_11_the_committee_and_the_objector_get_the_same_and_nobody_an_address(cast: Cast) -> None:
    dossier, bezwaar = dossier_in_bezwaar(cast)
    maak.maak_adres_geheim(cast, dossier.leerling_id, "ouder2")
    with cast.als("secretariaat") as actor:
        bezwaarstuk_toevoegen(
            actor=actor, bezwaar_id=bezwaar.pk, bestand=pdf_bestand("verweer.pdf"), soort=Bezwaarstuksoort.VERWEER
        )
    with cast.als("voorzitter") as actor:
        verweer_vaststellen(actor=actor, bezwaar_id=bezwaar.pk, tekst="Wij blijven erbij.", gelezen_op=None)
    bundel = maak_bundel(cast, bezwaar)
    namen, tekst = titels(bundel), tekst_van_bundel(bundel)
    assert namen[0] == "Bezwaarschrift"
    assert namen[1] == "Aanvraag"
    assert sum(titel.startswith("Advies van") for titel in namen) == 2
    assert "Brief met het besluit" in namen
    assert "Verweerschrift" in namen
    assert namen[-1] == "Verweerschrift: verweer.pdf"
    assert GRONDEN.split(".")[0] in tekst
    assert "Wij blijven erbij." in tekst
    assert geheim(maak.Veldgroep.ADVIES) in tekst
    assert geheim(maak.Veldgroep.INTERN) not in tekst
    assert "Kade 2" not in tekst


def lezers_van(cast: Cast, bundel: Bezwaarbundel) -> set[str]:
    uit = set()
    for wie in ("ouder", "ouder2", "bestuur", "secretariaat", "voorzitter", "directeur"):
        with cast.als(wie) as actor:
            gezien = Bezwaarbundel.objects.zichtbaar_voor(actor).filter(pk=bundel.pk).exists()
            assert Bezwaarbundel.objects.filter(pk=bundel.pk).exists() == gezien, wie
            uit |= {wie} if gezien else set()
    return uit


def test_rch_11_both_get_it_on_one_day_and_who_objected_reads_it_from_then_on(cast: Cast) -> None:
    dossier, bezwaar = dossier_in_bezwaar(cast)
    bundel = maak_bundel(cast, bezwaar)
    van_kantoor = {"secretariaat", "voorzitter", "directeur"}
    assert lezers_van(cast, bundel) == van_kantoor
    with cast.als("secretariaat") as actor:
        bezwaarbundel_versturen(actor=actor, bundel_id=bundel.pk)
        rijen = Bundelbezorging.objects.filter(bundel=bundel).order_by("aan").values_list("aan", "kanaal", "dag")
        assert list(rijen) == [("commissie", "beveiligd", DAG), ("indiener", "portaal", DAG)]
        bezwaar.refresh_from_db()
        assert bezwaar.status == "doorgezonden"
        with pytest.raises(NuNietMogelijk, match="al verstuurd"):
            bezwaarbundel_versturen(actor=actor, bundel_id=bundel.pk)
    assert lezers_van(cast, bundel) == van_kantoor | {"ouder", "bestuur"}  # INZ-03b: the board is a party
    with cast.als("systeem"):
        assert Mail.objects.filter(dossier=dossier, soort="bezwaarbundel_klaar").count() == 1


def test_a_bundle_is_asked_for_and_made_once(cast: Cast) -> None:
    """Asking twice gives the same; making twice does nothing; a later one is another."""
    _, bezwaar = dossier_in_bezwaar(cast)
    with cast.als("secretariaat") as actor:
        bundel = bezwaarbundel_maken(actor=actor, bezwaar_id=bezwaar.pk)
        assert bezwaarbundel_maken(actor=actor, bezwaar_id=bezwaar.pk).pk == bundel.pk
        with pytest.raises(NuNietMogelijk, match="nog niet klaar"):
            bezwaarbundel_versturen(actor=actor, bundel_id=bundel.pk)
    assert voortgang_van(bundel) == (0, 1)
    with cast.als("systeem") as actor:
        assert maak_bezwaarbundel(actor=actor, bundel_id=bundel.pk)
        assert not maak_bezwaarbundel(actor=actor, bundel_id=bundel.pk)
        bundel.refresh_from_db()
    klaar, totaal = voortgang_van(bundel)
    assert klaar == totaal == len(bundel.inventaris)
    assert maak_bundel(cast, bezwaar).pk != bundel.pk


def test_what_a_killed_worker_left_is_offered_again_and_a_failure_is_said(
    vers: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast = vers
    _, bezwaar = dossier_in_bezwaar(cast)
    with cast.als("secretariaat") as actor:
        bundel = bezwaarbundel_maken(actor=actor, bezwaar_id=bezwaar.pk)
    assert onaffe_bundels(bundel.aangeboden_op) == []
    assert onaffe_bundels(bundel.aangeboden_op + timedelta(minutes=6)) == [(bundel.pk, bundel.swv_id)]

    def weg(*_: object, **__: object) -> None:
        raise OSError("De opslag is vol.")

    monkeypatch.setattr("tlv.services.bezwaarbundel.bundel_schrijven", weg)
    assert not tasks.bezwaarbundel_maken(bundel.pk, bundel.swv_id)
    with cast.als("secretariaat"):
        bundel.refresh_from_db()
        assert (bundel.gemaakt_op, bundel.storing) == (None, "De opslag is vol.")
    monkeypatch.undo()
    assert tasks.bezwaarbundel_maken(bundel.pk, bundel.swv_id)
    with cast.als("secretariaat"):
        bundel.refresh_from_db()
        assert (bundel.gemaakt_op is not None, bundel.storing) == (True, "")


def test_only_the_office_makes_and_sends_a_bundle(cast: Cast) -> None:
    _, bezwaar = dossier_in_bezwaar(cast)
    for wie in ("voorzitter", "ouder"):
        with cast.als(wie) as actor, pytest.raises(GeenRecht):
            bezwaarbundel_maken(actor=actor, bezwaar_id=bezwaar.pk)
    with cast.als("ouder2") as actor, pytest.raises(NietZichtbaar):
        bezwaarbundel_maken(actor=actor, bezwaar_id=bezwaar.pk)


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
    assert "Bundel maken" in kantoor.get(pagina).content.decode()
    bezig = kantoor.post(reverse("bezwaarbundel_maken", args=[bezwaar.pk]), follow=True).content.decode()
    assert "De bundel wordt gemaakt: 0 van de 1 stukken" in bezig
    bundel = maak_bundel(cast, bezwaar)
    versturen = reverse("bezwaarbundel_versturen", args=[bundel.pk])
    lezen = reverse("bezwaarbundel_lezen", args=[bundel.pk])
    assert versturen in kantoor.get(pagina).content.decode()
    antwoord = kantoor.get(lezen)
    assert b"".join(antwoord.streaming_content)[:5] == b"%PDF-"  # type: ignore[attr-defined]
    ouder = binnen("ouder")
    assert ouder.get(lezen).status_code == 404
    assert "Landelijke Bezwaaradviescommissie" in kantoor.get(versturen).content.decode()
    klaar = kantoor.post(versturen, follow=True).content.decode()
    assert "verstuurd aan" in klaar
    assert kantoor.post(versturen).status_code == 409
    assert lezen in ouder.get(pagina).content.decode()
    assert b"".join(ouder.get(lezen).streaming_content)[:5] == b"%PDF-"  # type: ignore[attr-defined]
    stap = reverse("bezwaarstap_vastleggen", args=[bezwaar.pk])
    assert "Stap vastleggen" in kantoor.get(stap).content.decode()
    klaar = kantoor.post(stap, {"soort": "gehoord", "dag": "2026-03-10", "tekst": "Beide ouders."}, follow=True)
    assert "Beide ouders." in klaar.content.decode()
    assert "Stap vastleggen" not in binnen("ouder").get(pagina).content.decode()
    stuk = reverse("bezwaarstuk_toevoegen", args=[bezwaar.pk])
    assert "verweerschrift" in kantoor.get(stuk).content.decode()
    toegevoegd = kantoor.post(stuk, {"soort": "verweer", "bestand": pdf_bestand("v.pdf")}, follow=True)
    assert "v.pdf is toegevoegd" in toegevoegd.content.decode()
