"""Reading one TLV of an old system: what is taken over, and what is wrong in words without the cell (SYS-74)."""

from datetime import date

import pytest

from swv.kern.overdracht.koppeling import ontbrekend, raad
from tlv.rules.overname import TLVVELDEN, Tlvgegevens, andere_leerling, lees_tlv, let_op, overlapt, verschil

EIGEN = ("Samenwerkingsverband Zuid", "Zuid", "VO3099")
GOED = {
    "nummer": "OUD-25-0001",
    "voornaam": "Sanne",
    "tussenvoegsel": "van der",
    "achternaam": "Velde",
    "geboortedatum": "03-05-2011",
    "brin": "93CC",
    "categorie": "1",
    "ingangsdatum": "01-08-2025",
    "einddatum": "31-07-2027",
}


def lees(**anders: str) -> Tlvgegevens:
    gegevens, fouten = lees_tlv(GOED | anders, EIGEN)
    assert fouten == []
    assert gegevens is not None
    return gegevens


def test_sys_74_a_good_row_keeps_number_period_category_and_where_it_came_from() -> None:
    assert lees() == Tlvgegevens(
        nummer="OUD-25-0001",
        voornaam="Sanne",
        tussenvoegsel="van der",
        achternaam="Velde",
        geboortedatum=date(2011, 5, 3),
        brin="93CC",
        categorie=1,
        ingangsdatum=date(2025, 8, 1),
        einddatum=date(2027, 7, 31),
        herkomst="eigen",
        afgever="",
    )


@pytest.mark.parametrize(
    ("anders", "veld", "waarde"),
    [
        ({"geboortedatum": "40666"}, "geboortedatum", date(2011, 5, 3)),  # a day of Excel that lost its format
        ({"geboortedatum": "2011-05-03"}, "geboortedatum", date(2011, 5, 3)),
        ({"einddatum": "31/7/2027"}, "einddatum", date(2027, 7, 31)),
        ({"brin": "93cc 00"}, "brin", "93CC"),
        ({"categorie": "Cat. 3 (hoog)"}, "categorie", 3),
        ({"categorie": "2"}, "categorie", 2),
        ({"categorie": "Laag"}, "categorie", 1),
        ({"categorie": "Midden"}, "categorie", 2),
        ({"voornaam": "  Zoë\u00a0 Ana "}, "voornaam", "Zoë Ana"),
        ({"achternaam": "Yılmaz-Ødegård"}, "achternaam", "Yılmaz-Ødegård"),
        ({"afgever": "samenwerkingsverband zuid"}, "herkomst", "eigen"),
        ({"afgever": "SWV Noord"}, "herkomst", "elders"),
        ({"afgever": "SWV Noord", "herkomst": "Elders"}, "afgever", "SWV Noord"),
        ({"afgever": "Zuid", "herkomst": "eigen"}, "afgever", ""),
    ],
)
def test_how_files_write_it(anders: dict[str, str], veld: str, waarde: object) -> None:
    assert getattr(lees(**anders), veld) == waarde


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"nummer": ""}, "Nummer van de TLV ontbreekt"),
        ({"nummer": '=A1&"x"'}, "Bij nummer van de TLV staat een formule"),
        ({"nummer": "9" * 41}, "hoogstens 40 tekens"),
        ({"voornaam": "Sa\u202enne"}, "Bij voornaam staat een formule of een teken"),
        ({"achternaam": "12345"}, "Bij achternaam staat geen naam"),
        ({"geboortedatum": ""}, "Geboortedatum ontbreekt. Staat er een formule"),
        ({"geboortedatum": "Velde"}, "Bij geboortedatum staat geen datum"),
        ({"geboortedatum": "03-05-2023"}, "De geboortedatum kan niet kloppen met de eerste dag"),
        ({"geboortedatum": "03-05-1999"}, "De geboortedatum kan niet kloppen met de eerste dag"),
        ({"einddatum": "31-06-2027"}, "Bij laatste dag staat geen datum"),
        ({"ingangsdatum": "31-07-2027", "einddatum": "01-08-2025"}, "De laatste dag ligt voor de eerste dag"),
        ({"brin": "9CC3"}, "Dit is geen BRIN"),
        ({"categorie": "4"}, "Deze categorie bestaat niet"),
        ({"categorie": "1 of 2"}, "Deze categorie bestaat niet"),
        ({"categorie": ""}, "Deze categorie bestaat niet"),
        ({"herkomst": "misschien"}, "Deze herkomst is niet bekend"),
        ({"herkomst": "elders"}, "Vul bij afgever in welk samenwerkingsverband"),
        ({"herkomst": "eigen", "afgever": "SWV Noord"}, "Kies een van de twee"),
    ],
)
def test_what_is_wrong_is_said_without_the_cell(anders: dict[str, str], melding: str) -> None:
    gegevens, fouten = lees_tlv(GOED | anders, EIGEN)
    assert gegevens is None
    assert any(melding in fout for fout in fouten), fouten
    namen_nummers_en_dagen = {naam: cel for naam, cel in (GOED | anders).items() if naam != "herkomst" and len(cel) > 2}
    assert not [cel for cel in namen_nummers_en_dagen.values() if any(cel in fout for fout in fouten)]


@pytest.mark.parametrize(
    ("veld", "hoogstens"),
    [("nummer", 40), ("voornaam", 100), ("tussenvoegsel", 30), ("achternaam", 150), ("afgever", 200)],
)
def test_the_longest_text_of_a_field(veld: str, hoogstens: int) -> None:
    assert getattr(lees(**{veld: "a" * hoogstens}), veld) == "a" * hoogstens
    gegevens, fouten = lees_tlv(GOED | {veld: "a" * (hoogstens + 1)}, EIGEN)
    assert gegevens is None
    assert any(f"hoogstens {hoogstens} tekens" in fout for fout in fouten)


@pytest.mark.parametrize(("jaar", "kan"), [(1999, False), (2000, True), (2021, True), (2022, False)])
def test_a_pupil_is_between_four_and_twenty_five_on_the_first_day(jaar: int, kan: bool) -> None:
    gegevens, fouten = lees_tlv(GOED | {"geboortedatum": f"03-05-{jaar}"}, EIGEN)
    assert (gegevens is not None) is kan
    assert (not fouten) is kan


def test_a_tlv_can_run_for_one_day() -> None:
    gegevens = lees(ingangsdatum="31-07-2027")
    assert gegevens.ingangsdatum == gegevens.einddatum == date(2027, 7, 31)


def test_which_columns_a_file_must_have() -> None:
    nodig = {"nummer", "voornaam", "achternaam", "geboortedatum", "brin", "categorie", "ingangsdatum", "einddatum"}
    assert {veld.sleutel for veld in ontbrekend({}, TLVVELDEN)} == nodig


def test_every_mistake_of_a_row_is_named_at_once() -> None:
    _, fouten = lees_tlv({}, EIGEN)
    assert len(fouten) == 8


def test_rch_31_a_last_day_that_is_no_31_juli_is_odd_but_comes_along() -> None:
    assert let_op(lees()) == ""
    assert "geen 31 juli" in let_op(lees(einddatum="30-07-2027"))


def test_what_makes_two_rows_the_same_tlv_and_the_same_pupil() -> None:
    assert lees(nummer="oud-25-0001").sleutel == lees().sleutel
    assert lees(afgever="SWV Noord").sleutel != lees().sleutel
    assert lees(voornaam="SANNE", achternaam="Vélde").leerling == lees().leerling
    assert lees(geboortedatum="04-05-2011").leerling != lees().leerling
    assert verschil(lees(categorie="2", brin="91AA"), lees()) == ["brin", "categorie"]
    assert andere_leerling(lees(voornaam="Tim", geboortedatum="04-05-2010"), lees())
    assert not andere_leerling(lees(voornaam="Tim"), lees())
    assert not andere_leerling(lees(geboortedatum="04-05-2010"), lees())


@pytest.mark.parametrize(
    ("van", "tot_en_met", "samen"),
    [(1, 4, False), (1, 5, True), (6, 7, True), (10, 12, True), (11, 12, False)],
)
def test_periods_overlap_when_they_share_a_day(van: int, tot_en_met: int, samen: bool) -> None:
    dag = [date(2026, 1, n + 1) for n in range(14)]
    assert overlapt(dag[van], dag[tot_en_met], dag[5], dag[10]) is samen
    assert overlapt(dag[5], dag[10], dag[van], dag[tot_en_met]) is samen


def test_the_columns_of_old_systems_are_guessed() -> None:
    koppen = ["Kenmerk", "Roepnaam", "Voorvoegsel", "Geslachtsnaam", "Geb.datum", "BRIN nummer", "Cat", "Begindatum"]
    gok = raad([*koppen, "Geldig tot en met", "BSN"], None, TLVVELDEN)
    assert ontbrekend(gok, TLVVELDEN) == []
    assert "BSN" not in gok.values()
    assert gok["einddatum"] == "Geldig tot en met"
