"""The shipped profiles and the invented fourth SWV: they load, and hold what the catalogue says."""

import hashlib
import json
from datetime import date, time
from pathlib import Path
from typing import cast

import pytest

import tlv.rules
from swv.kern.beleid.feiten import catalogus_van
from swv.kern.beleid.formulier import Formulier
from swv.kern.beleid.inlezen import PROFIELEN, IngelezenOnderdeel, Profiel, lees_profiel, lees_profielen
from swv.kern.beleid.route import Route
from swv.kern.beleid.schema import Agenda, Algemeen, Brief, Documenten, LeeftijdLooptijd, Postcodes, lees_onderdeel
from swv.kern.beleid.uitleg import NietTeBepalen

assert tlv.rules
SOORT = "tlv_vso_eerste"
SOORTEN = (SOORT, "tlv_vso_verlenging", "tlv_vso_ophoging")
HIER = Path(__file__).parent
MEEGELEVERD = {profiel.sleutel: profiel for profiel in lees_profielen()}
ALLE = MEEGELEVERD | {"zandbergen": lees_profiel(HIER / "zandbergen" / "2024-08-01")}


def _formulier(sleutel: str) -> Formulier:
    return cast(Formulier, ALLE[sleutel].onderdeel(f"formulier.{SOORT}"))


def _route(sleutel: str) -> Route:
    return cast(Route, ALLE[sleutel].onderdeel(f"route.{SOORT}"))


def test_the_three_profiles_and_their_first_day() -> None:
    assert {s: p.geldig_van for s, p in MEEGELEVERD.items()} == {
        "portvolio": date(2023, 8, 1),
        "mhr": date(2024, 3, 20),
        "groningen": date(2023, 8, 1),
    }


@pytest.mark.parametrize("profiel", ALLE.values(), ids=ALLE.keys())
def test_a_profile_has_every_part_with_its_kind_of_validity(profiel: Profiel) -> None:
    assert {(deel.naam, deel.aard) for deel in profiel.onderdelen} == {
        ("algemeen", "inhoud"),
        ("termijnen", "procedure"),
        ("procestermijnen", "procedure"),
        ("pro", "inhoud"),
        ("pro_documenten", "procedure"),
        ("agenda", "procedure"),
        ("leeftijd_looptijd", "inhoud"),
        ("advies", "inhoud"),
        ("postcodes", "inhoud"),
        ("bevoegdheid", "inhoud"),
        ("ontvankelijkheid", "inhoud"),
        *((f"{deel}.{soort}", "procedure") for deel in ("route", "documenten", "formulier") for soort in SOORTEN),
        ("bezwaar", "inhoud"),
        ("verlengcampagne", "inhoud"),
        ("jaarverslag", "inhoud"),
        *((f"brief.{soort}", "inhoud") for soort in SOORTEN),
    }


ONDERDELEN = [(f"{s} {d.naam}", d) for s, p in ALLE.items() for d in p.onderdelen]


@pytest.mark.parametrize("deel", [d for _, d in ONDERDELEN], ids=[naam for naam, _ in ONDERDELEN])
def test_a_stored_part_reads_back_the_same(deel: IngelezenOnderdeel) -> None:
    assert lees_onderdeel(deel.naam, deel.als_dict()) == deel.inhoud
    assert hashlib.sha256(deel.json.encode()).hexdigest() == deel.sha256
    assert json.dumps(deel.als_dict(), sort_keys=True, ensure_ascii=False, separators=(",", ":")) == deel.json


def test_the_hash_does_not_depend_on_the_order_in_the_file(tmp_path: Path) -> None:
    bron = (PROFIELEN / "portvolio" / "2023-08-01" / "termijnen.toml").read_text().splitlines()
    los = tmp_path / "proef" / "2024-01-01"
    los.mkdir(parents=True)
    for naam in ALLE["portvolio"].onderdelen:
        pad = PROFIELEN / "portvolio" / "2023-08-01" / f"{naam.naam}.toml"
        (los / pad.name).write_text(pad.read_text())
    kop = [regel for regel in bron[:5] if "=" in regel]
    (los / "termijnen.toml").write_text("\n".join([*reversed(kop), *bron[5:]]))
    anders = {deel.naam: deel.sha256 for deel in lees_profiel(los).onderdelen}
    assert anders == {deel.naam: deel.sha256 for deel in ALLE["portvolio"].onderdelen}


@pytest.mark.parametrize(
    ("sleutel", "jaar", "nummer"),
    [
        ("portvolio", 2026, "VO3004-2026-0007"),
        ("groningen", 2027, "VO2001-2027-0007"),
        ("zandbergen", 2026, "ZB/2026/00007"),
    ],
    ids=["RCH-33 portvolio", "RCH-33 groningen", "RCH-33 zandbergen"],
)
def test_number_pattern(sleutel: str, jaar: int, nummer: str) -> None:
    assert cast(Algemeen, ALLE[sleutel].onderdeel("algemeen")).tlv_nummer(jaar, 7) == nummer


def test_tlv_12_the_postcode_list_has_51_postcodes_and_decides() -> None:
    postcodes = cast(Postcodes, ALLE["portvolio"].onderdeel("postcodes"))
    assert len(postcodes.pc4) == 51
    assert postcodes.eigen("5133 AB")
    assert not postcodes.eigen("5076 AB")


@pytest.mark.parametrize("sleutel", ["mhr", "groningen"], ids=["TLV-13", "TLV-14"])
def test_an_empty_postcode_table_cannot_determine_anything(sleutel: str) -> None:
    with pytest.raises(NietTeBepalen, match="postcodes"):
        cast(Postcodes, ALLE[sleutel].onderdeel("postcodes")).eigen("2801 AA")


def test_tlv_100_closing_times_are_policy() -> None:
    portvolio = cast(Agenda, ALLE["portvolio"].onderdeel("agenda"))
    zandbergen = cast(Agenda, ALLE["zandbergen"].onderdeel("agenda"))
    assert portvolio.sluiting
    assert zandbergen.sluiting
    assert (portvolio.sluiting.weekdagnummer, portvolio.sluiting.tijd) == (2, time(8))
    assert (zandbergen.sluiting.weekdagnummer, zandbergen.sluiting.tijd) == (0, time(12))
    assert cast(Agenda, ALLE["mhr"].onderdeel("agenda")).sluiting is None


def test_the_same_rules_with_other_ages() -> None:
    def leeftijden(sleutel: str) -> dict[str, object]:
        deel = cast(LeeftijdLooptijd, ALLE[sleutel].onderdeel("leeftijd_looptijd"))
        return {k.regel: getattr(k.parameters, "leeftijd", None) for k in deel.regels}

    assert (leeftijden("portvolio")["TLV-81"], leeftijden("zandbergen")["TLV-81"]) == (12, 13)
    assert (leeftijden("portvolio")["TLV-86"], leeftijden("zandbergen")["TLV-86"]) == (18, 19)


@pytest.mark.parametrize(
    ("sleutel", "feiten", "variant", "rol", "bevoegdheid"),
    [
        ("portvolio", {}, "commissie", "voorzitter", "delegatie"),
        ("mhr", {}, "kamer_vso", "directeur", "zelf"),
        ("groningen", {}, "route_2", "voorzitter", "mandaat"),
        (
            "groningen",
            {"ouders_eens": True, "ontvangende_school_eens": True, "scholen_aangesloten": True},
            "route_1",
            "directeur",
            "zelf",
        ),
        (
            "groningen",
            {
                "ouders_eens": True,
                "ontvangende_school_eens": True,
                "scholen_aangesloten": True,
                "categorie_gevraagd": 2,
            },
            "route_2",
            "voorzitter",
            "mandaat",
        ),
        ("zandbergen", {}, "plaatsing", "directeur", "mandaat"),
    ],
    ids=[
        "OPEN-80 portvolio",
        "OPEN-80 mhr",
        "TLV-171 onbekend is niet eens",
        "TLV-170 allen eens",
        "TLV-171 hogere categorie",
        "zandbergen",
    ],
)
def test_the_route_follows_from_the_facts(
    sleutel: str, feiten: dict[str, object], variant: str, rol: str, bevoegdheid: str
) -> None:
    route = _route(sleutel).kies(feiten)
    assert (route.sleutel, route.besluit.wie.rol, route.besluit.bevoegdheid_soort) == (
        variant,
        rol,
        bevoegdheid,
    )


@pytest.mark.parametrize("eens", [True, False, None])
def test_tlv_80_a_higher_category_always_goes_by_the_cva(eens: bool | None) -> None:
    route = cast(Route, ALLE["groningen"].onderdeel("route.tlv_vso_ophoging"))
    variant = route.kies({"ouders_eens": eens, "ontvangende_school_eens": eens, "scholen_aangesloten": eens})
    assert (variant.sleutel, len(route.varianten)) == ("route_2", 1)


def test_tlv_116_the_chamber_follows_from_the_kind_and_the_board_decides() -> None:
    for soort in ("tlv_vso_eerste", "tlv_vso_verlenging", "tlv_vso_ophoging"):
        (variant,) = cast(Route, ALLE["mhr"].onderdeel(f"route.{soort}")).varianten
        assert variant.sleutel == "kamer_vso"
        assert (variant.besluit.wie.rol, variant.besluit.bevoegdheid_soort) == ("directeur", "zelf")


def test_rch_34_the_form_is_policy_and_can_be_replaced() -> None:
    vragen = {
        sleutel: frozenset(v.sleutel for v in cast(Formulier, profiel.onderdeel("formulier.tlv_vso_eerste")).vragen())
        for sleutel, profiel in ALLE.items()
    }
    assert len(set(vragen.values())) > 1


def test_the_fourth_swv_has_a_route_of_its_own() -> None:
    route = _route("zandbergen").kies({})
    assert [(stap.soort, stap.aantal) for stap in route.stappen] == [
        ("advies", 3),
        ("akkoord", 1),
        ("besluit", 1),
    ]


def test_a_shared_form_gets_the_questions_of_the_swv_in_place() -> None:
    zienswijze = [vraag.sleutel for vraag in _formulier("groningen").sectie("zienswijze").vragen]
    na = zienswijze.index("verschil_van_mening")
    assert zienswijze[na + 1 : na + 3] == ["ontvangende_school_eens", "scholen_aangesloten"]
    assert _formulier("mhr").vraag("regulier_haalbaar").feit == "regulier_haalbaar"
    assert "regulier_haalbaar" not in [vraag.sleutel for vraag in _formulier("portvolio").vragen()]


@pytest.mark.parametrize("sleutel", ["portvolio", "mhr", "groningen"])
def test_the_form_asks_what_the_catalogue_demands(sleutel: str) -> None:
    regels = {vraag.regel for vraag in _formulier(sleutel).vragen()}
    assert {f"TLV-57/{nummer}" for nummer in range(1, 6)} <= regels
    assert {"TLV-46", "TLV-47", "TLV-54", "TLV-56/1", "TLV-56/5", "TLV-61", "TLV-62", "RCH-36"} <= regels
    assert {"herkomst", "leerroute", "doelgroep", "gewenste_start", "categorie_gevraagd"} <= {
        vraag.feit for vraag in _formulier(sleutel).vragen()
    }


@pytest.mark.parametrize("sleutel", ALLE)
def test_every_question_says_why_it_is_asked(sleutel: str) -> None:
    for vraag in _formulier(sleutel).vragen():
        assert vraag.waarom.endswith("."), vraag.sleutel
        if sleutel != "zandbergen" and vraag.soort == "lange_tekst" and vraag.verplicht:
            assert vraag.voorbeeld, vraag.sleutel


def test_sensitive_questions_are_in_a_field_group_of_their_own() -> None:
    groepen = {vraag.sleutel: vraag.veldgroep for vraag in _formulier("portvolio").vragen()}
    assert groepen["medische_toelichting"] == groepen["doelgroep"] == "medisch"
    assert groepen["hulpverlening"] == groepen["categorie_jeugdhulp"] == "gezin"
    assert groepen["zienswijze_ouders"] == "zienswijze"


def test_conditional_questions_appear_with_their_answer() -> None:
    def zichtbaar(**antwoorden: object) -> set[str]:
        return {vraag.sleutel for _, vraag in _formulier("portvolio").zichtbare_vragen(antwoorden)}

    assert "categorie_onderwijstijd" not in zichtbaar(categorie_gevraagd="1")
    assert "categorie_onderwijstijd" in zichtbaar(categorie_gevraagd="2")
    assert "medische_toelichting" in zichtbaar(medische_vraag=True)
    assert "ouders_eens" not in zichtbaar(zienswijze_ouders_stand="geen_reactie")


def test_typed_facts_come_out_of_stored_answers() -> None:
    feiten = _formulier("zandbergen").feiten(
        {"waar_nu": "SBO", "vanaf_wanneer": "2026-08-01", "zwaarte": "2", "is_er_een_arts": None}
    )
    assert feiten["herkomst"] == "SBO"
    assert feiten["gewenste_start"] == date(2026, 8, 1)
    assert feiten["categorie_gevraagd"] == 2
    assert feiten["medische_vraag"] is None


MATRIX = {
    "VO": {"D01", "D02", "D03", "D04", "D06", "D07", "D08", "D09", "D10", "D14"},
    "SO_lagere_klas": {"D01", "D02", "D03", "D04", "D06", "D07", "D08", "D09", "D10", "D14", "D21"},
    "SBO": {"D01", "D02", "D03", "D04", "D06", "D07", "D08", "D09", "D10", "D14"},
    "BaO": {"D01", "D02", "D03", "D04", "D06", "D07", "D08", "D09", "D10", "D14", "D20"},
}


@pytest.mark.parametrize("herkomst", MATRIX, ids=lambda herkomst: f"TLV-44 {herkomst}")
@pytest.mark.parametrize("sleutel", ["portvolio", "mhr", "groningen"])
def test_required_documents_per_origin(sleutel: str, herkomst: str) -> None:
    from swv.kern.beleid.predicaten import geldt

    documenten = cast(Documenten, ALLE[sleutel].onderdeel(f"documenten.{SOORT}"))
    feiten = {"herkomst": herkomst, "leeftijd_bij_ondertekening": 13}
    nodig = {d.code for d in documenten.documenten if d.eis == "V" and geldt(d.als, feiten)}
    assert nodig == MATRIX[herkomst] | ({"D22"} if sleutel == "mhr" else set())


@pytest.mark.parametrize("sleutel", ALLE)
def test_letters_name_their_legal_ground(sleutel: str) -> None:
    """RCH-09; what else the law demands stands in the template of the letter (tests/documenten)."""
    brief = cast(Brief, ALLE[sleutel].onderdeel(f"brief.{SOORT}"))
    assert "Wet voortgezet onderwijs 2020" in brief.grondslag


def test_no_condition_or_question_uses_a_fact_outside_the_catalogue() -> None:
    bekend = {feit.naam for feit in catalogus_van(SOORT)}
    for sleutel in ALLE:
        assert {vraag.feit for vraag in _formulier(sleutel).vragen() if vraag.feit} <= bekend


def test_contact_data_are_marked_as_examples() -> None:
    for profiel in ALLE.values():
        contact = cast(Algemeen, profiel.onderdeel("algemeen")).contact
        assert contact.voorbeeld
        assert contact.email.endswith(".example")
