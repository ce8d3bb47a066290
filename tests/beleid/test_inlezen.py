"""Mistakes in a profile are found at loading, all at once, and named with file and place."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import tlv.rules
from swv.kern.beleid.inlezen import PROFIELEN, ProfielFout, lees_profiel

assert tlv.rules
ZANDBERGEN = Path(__file__).parent / "zandbergen" / "2024-08-01"
GEDEELD = PROFIELEN / "gedeeld"
Wijzig = Callable[[str, str, str], None]


@pytest.fixture
def profiel(tmp_path: Path) -> Path:
    doel = tmp_path / "proef" / "2024-08-01"
    shutil.copytree(ZANDBERGEN, doel)
    return doel


@pytest.fixture
def wijzig(profiel: Path) -> Wijzig:
    def _wijzig(bestand: str, oud: str, nieuw: str) -> None:
        pad = profiel / bestand
        tekst = pad.read_text()
        assert oud in tekst
        pad.write_text(tekst.replace(oud, nieuw, 1))

    return _wijzig


def _fouten(profiel: Path) -> str:
    with pytest.raises(ProfielFout) as fout:
        lees_profiel(profiel)
    return str(fout.value)


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "melding"),
    [
        ("leeftijd_looptijd.toml", '"TLV-81"', '"TLV-8100"', "Regel 'TLV-8100' bestaat niet"),
        ("leeftijd_looptijd.toml", "leeftijd = 13", "leeftijd = 'dertien'", "Parameters van TLV-81"),
        ("leeftijd_looptijd.toml", "leeftijd = 13", "jaar = 13", "Parameters van TLV-81"),
        ("leeftijd_looptijd.toml", '"TLV-83"', '"TLV-81"', "regel TLV-81 staat er twee keer in"),
        ("leeftijd_looptijd.toml", '"TLV-85"', '"TLV-46"', "hoort niet in leeftijd_looptijd"),
        ("leeftijd_looptijd.toml", 'regel = "TLV-85"', "los = true", "Een regelkeuze noemt de regel"),
        ("documenten.tlv_vso_eerste.toml", '"medische_vraag"', '"medisch"', "Feit 'medisch' bestaat niet"),
        ("documenten.tlv_vso_eerste.toml", ", true]", ', "ja"]', "een ja-neevraag"),
        ("documenten.tlv_vso_eerste.toml", '"D06"', '"D01"', "Dubbel: document D01"),
        ("documenten.tlv_vso_eerste.toml", '"D06"', '"X6"', "documenten.3.code"),
        ("documenten.tlv_vso_eerste.toml", '"D06"', '"D19"', "hoort bij praktijkonderwijs"),
        ("documenten.tlv_vso_eerste.toml", 'veldgroep = "medisch"', 'veldgroep = "zorg"', "veldgroep"),
        (
            "documenten.tlv_vso_eerste.toml",
            'code = "D06"',
            'code = "D04"\nvervuld_door = "vragen"\nvragen = ["bestaat_niet"]',
            "rekent op vraag 'bestaat_niet'",
        ),
        (
            "formulier.tlv_vso_eerste.toml",
            'feit = "herkomst"',
            'feit = "afkomst"',
            "onbekende feit 'afkomst'",
        ),
        ("formulier.tlv_vso_eerste.toml", 'feit = "ouders_eens"', 'feit = "leerroute"', "past niet bij feit"),
        ("formulier.tlv_vso_eerste.toml", 'waarde = "SBO"', 'waarde = "HBO"', "biedt HBO"),
        (
            "formulier.tlv_vso_eerste.toml",
            'sleutel = "zwaarte"',
            'sleutel = "waar_nu"',
            "Dubbel: vraag waar_nu",
        ),
        (
            "formulier.tlv_vso_eerste.toml",
            "moet_ja = true",
            'als = { leeg = "niets" }',
            "Feit 'niets' bestaat niet",
        ),
        ("route.tlv_vso_eerste.toml", "aantal = 3", "aantal = 1", "minstens twee deskundigen"),
        ("route.tlv_vso_eerste.toml", 'eerste = ["orthopedagoog"]', 'eerste = ["kok"]', "eerste.0"),
        (
            "route.tlv_vso_eerste.toml",
            'eerste = ["orthopedagoog"]',
            'eerste = ["arts"]',
            "die de wet op die plaats toelaat",
        ),
        (
            "route.tlv_vso_eerste.toml",
            'soort = "besluit"',
            'soort = "akkoord"',
            "eindigt met het enige besluit",
        ),
        (
            "route.tlv_vso_eerste.toml",
            'titel = "Plaatsingscommissie"',
            'titel = "P"\nals = { gelijk = ["medische_vraag", true] }',
            "laatste variant van een route heeft geen voorwaarde",
        ),
        ("brief.tlv_vso_eerste.toml", "{{ school }}", "{{ waarom }}", "waarom"),
        ("brief.tlv_vso_eerste.toml", "{{ school }}", "{% load x %}", "load"),
        ("brief.tlv_vso_eerste.toml", "inleiding =", "groet =", "Tekstblok 'groet' bestaat niet"),
        ("algemeen.toml", "{volgnummer:05d}", "{nummer}", "Een nummerpatroon bevat precies"),
        ("algemeen.toml", 'vakantieregio = "midden"', 'vakantieregio = "oost"', "vakantieregio"),
        ("algemeen.toml", 'code = "VO9901"', 'kode = "VO9901"', "kode"),
        ("agenda.toml", '"maandag"', '"zondag"', "sluiting.weekdag"),
        ("postcodes.toml", '"9998"', '"999"', "pc4.0"),
        ("termijnen.toml", 'regel = "TLV-103"', "basis = 1", "Een regelkeuze noemt de regel"),
        ("termijnen.toml", "hersteltermijn_dagen = 21", "hersteltermijn_dagen = 29", "niet langer dan de langste"),
        ("termijnen.toml", "hersteltermijn_dagen = 21", 'basis = "../x.toml"', "basis noemt een bestand"),
        ("termijnen.toml", "hersteltermijn_dagen = 21", 'basis = "gedeeld/x.toml"', "x.toml"),
        ("agenda.toml", "[sluiting]", "[sluiting", "agenda.toml"),
    ],
)
def test_a_mistake_is_named(profiel: Path, wijzig: Wijzig, bestand: str, oud: str, nieuw: str, melding: str) -> None:
    wijzig(bestand, oud, nieuw)
    assert melding in _fouten(profiel)


def test_all_mistakes_are_reported_at_once(profiel: Path, wijzig: Wijzig) -> None:
    wijzig("postcodes.toml", '"9998"', '"x"')
    wijzig("agenda.toml", '"maandag"', '"zondag"')
    assert {"agenda.toml", "postcodes.toml"} <= {Path(f.split(":")[0]).name for f in _fouten(profiel).split("\n")}


def test_a_part_may_not_be_missing(profiel: Path) -> None:
    (profiel / "agenda.toml").unlink()
    assert "agenda.toml ontbreekt" in _fouten(profiel)


def test_an_unknown_file_is_refused(profiel: Path) -> None:
    (profiel / "verlof.toml").write_text("")
    assert "'verlof' is geen onderdeel" in _fouten(profiel)


def test_an_unknown_kind_of_aanvraag_is_refused(profiel: Path) -> None:
    (profiel / "route.kapsalon.toml").write_text((profiel / "route.tlv_vso_eerste.toml").read_text())
    assert "Soort aanvraag 'kapsalon' heeft geen feitencatalogus" in _fouten(profiel)


def test_a_folder_is_named_after_a_date(tmp_path: Path) -> None:
    with pytest.raises(ProfielFout, match="heet niet naar een datum"):
        lees_profiel(tmp_path)


def test_a_basis_is_laid_under_the_file(profiel: Path, tmp_path: Path) -> None:
    gedeeld = tmp_path / "gedeeld"
    shutil.copytree(GEDEELD, gedeeld)
    shutil.move(profiel / "documenten.tlv_vso_eerste.toml", gedeeld / "documenten.toml")
    (profiel / "documenten.tlv_vso_eerste.toml").write_text(
        'basis = "gedeeld/documenten.toml"\n'
        '[[documenten]]\ncode = "D15"\nals = { leeg = "medische_vraag" }\n'
        '[[documenten]]\ncode = "D16"\nomschrijving = "extra"\nveldgroep = "basis"\neis = "G"\n'
    )
    deel = next(d for d in lees_profiel(profiel, gedeeld=gedeeld).onderdelen if d.naam.startswith("documenten"))
    documenten = {d["code"]: d for d in deel.als_dict()["documenten"]}
    assert list(documenten) == ["D01", "D02", "D03", "D06", "D15", "D16"]
    assert documenten["D15"]["als"] == {"leeg": "medische_vraag"}
    assert documenten["D15"]["omschrijving"] == "brief van de arts"


def test_several_bases_are_laid_over_each_other_in_order(profiel: Path) -> None:
    eerste = profiel / "documenten.tlv_vso_eerste.toml"
    shutil.copytree(GEDEELD, profiel / "gedeeld")
    (profiel / "gedeeld" / "a.toml").write_text(eerste.read_text())
    (profiel / "gedeeld" / "b.toml").write_text('[[documenten]]\ncode = "D15"\nomschrijving = "nieuwe brief"\n')
    eerste.write_text('basis = ["gedeeld/a.toml", "gedeeld/b.toml"]\n[[documenten]]\ncode = "D06"\neis = "G"\n')
    gelezen = lees_profiel(profiel, gedeeld=profiel / "gedeeld")
    deel = next(d for d in gelezen.onderdelen if d.naam == "documenten.tlv_vso_eerste")
    documenten = {d["code"]: d for d in deel.als_dict()["documenten"]}
    assert (documenten["D15"]["omschrijving"], documenten["D06"]["eis"]) == ("nieuwe brief", "G")


def test_a_file_leaves_out_what_its_basis_has(profiel: Path) -> None:
    pad = profiel / "documenten.tlv_vso_ophoging.toml"
    pad.write_text('basis = "documenten.tlv_vso_eerste.toml"\nvervalt = ["D06", "D15"]\n')
    deel = next(d for d in lees_profiel(profiel).onderdelen if d.naam == "documenten.tlv_vso_ophoging")
    assert [d["code"] for d in deel.als_dict()["documenten"]] == ["D01", "D02", "D03"]


def test_a_circle_of_bases_is_refused(profiel: Path) -> None:
    (profiel / "brief.tlv_vso_eerste.toml").write_text('basis = "brief.tlv_vso_ophoging.toml"\n')
    (profiel / "brief.tlv_vso_ophoging.toml").write_text('basis = "brief.tlv_vso_eerste.toml"\n')
    assert "verwijst in een kring" in _fouten(profiel)
