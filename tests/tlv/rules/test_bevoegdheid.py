"""Which SWV gives the TLV and who applies: TLV-10 to 14, TLV-20 to 43, 126, 134 and 174, as tables of cases."""

from typing import Any, cast

import pytest

from swv.kern.beleid.bevoegdheid import Bevoegdheid
from swv.kern.beleid.schema import Postcodes
from tests.tlv.rules.bevoegdheid import PROFIELEN, met, uit
from tlv.rules.bevoegdheid import bepaal_bevoegdheid, gekozen_rijen
from tlv.rules.bevoegdheid_aanvrager import toets_aanvrager
from tlv.rules.bevoegdheid_feiten import (
    Vraag,
    Woonregio,
    woonregio,
)
from tlv.rules.bevoegdheid_tabel import TABEL, VOLGORDE, Aanvrager

# Each row by hand: facts that lead to it, and whose request it then is. 'geen': no application at all.
RIJ_VOOR_RIJ: list[tuple[str, dict[str, str], str]] = [
    ("TLV-20 1.1", {"school": "po"}, "eigen"),
    ("TLV-20 1.1", {"school": "po", "doelregio": "ander"}, "eigen"),
    ("TLV-21 1.2", {"school": "po", "woonregio": "ander"}, "elders"),
    ("TLV-22 1.3", {"school": "geen"}, "eigen"),
    ("TLV-22 1.3", {"school": "geen", "woonregio": "ander"}, "eigen"),  # OPEN-07
    ("TLV-22 1.3", {"school": "po", "woonregio": "buitenland"}, "eigen"),
    ("TLV-22 1.3", {"school": "vo", "woonregio": "buitenland", "schoolregio": "ander"}, "eigen"),
    ("TLV-23 2.1", {}, "eigen"),
    ("TLV-23 2.1", {"school": "vso"}, "eigen"),
    ("TLV-24 2.2", {"doelregio": "ander"}, "eigen"),
    ("TLV-25 2.3", {"doelregio": "ander", "initiatief": "ouders"}, "eigen"),
    ("TLV-26 2.4", {"schoolregio": "ander"}, "elders"),
    ("TLV-26 2.4", {"schoolregio": "ander", "doelregio": "ander"}, "elders"),
    ("TLV-27 2.5", {"woonregio": "ander", "school": "vso", "doelregio": "ander", "tlv": "geldig_ander"}, "geen"),
    ("TLV-28 2.6", {"woonregio": "ander"}, "eigen"),
    ("TLV-28 2.6", {"woonregio": "ander", "doelregio": "ander"}, "eigen"),
    ("TLV-29 3.1", {"school": "vso", "vraag": "vervolg", "tlv": "geldig_eigen"}, "eigen"),
    ("TLV-29 3.1", {"school": "vso", "tlv": "verlopen_eigen"}, "eigen"),
    ("TLV-30 3.2", {"school": "vso", "schoolregio": "ander", "vraag": "vervolg", "tlv": "geldig_eigen"}, "eigen"),
    ("TLV-30 3.2", {"school": "vso", "schoolregio": "ander", "tlv": "verlopen_eigen"}, "eigen"),
    ("TLV-31 3.3", {"school": "vso", "vraag": "vervolg", "tlv": "geldig_ander"}, "elders"),
    ("TLV-31 3.3", {"school": "vso", "schoolregio": "ander", "tlv": "verlopen_ander"}, "elders"),
    ("TLV-41 3", {"school": "vo", "vraag": "vervolg", "tlv": "geldig_eigen"}, "eigen"),
    ("TLV-41 3", {"school": "vo", "vraag": "vervolg", "tlv": "geldig_ander"}, "elders"),
    ("TLV-32 4.1", {"residentieel": "open_plaatsing"}, "geen"),
    ("TLV-33 4.2", {"residentieel": "open_einde"}, "eigen"),
    ("TLV-33 4.2", {"residentieel": "open_einde", "schoolregio": "ander"}, "elders"),
    ("TLV-33 4.2 zonder school", {"residentieel": "open_einde", "school": "geen"}, "eigen"),
    ("TLV-33 4.2 zonder school", {"residentieel": "open_einde", "school": "geen", "woonregio": "ander"}, "elders"),
    ("TLV-34 4.3", {"residentieel": "open_einde", "school": "po"}, "eigen"),
    ("TLV-34 4.3", {"residentieel": "open_einde", "school": "po", "woonregio": "ander"}, "elders"),
    ("TLV-35 5.1", {"residentieel": "gesloten_plaatsing"}, "geen"),
    ("TLV-36 5.2a", {"residentieel": "gesloten_einde", "tlv": "geldig_ander"}, "geen"),
    ("TLV-37 5.2b", {"residentieel": "gesloten_einde"}, "eigen"),
    ("TLV-37 5.2b", {"residentieel": "gesloten_einde", "tlv": "verlopen_eigen", "woonregio": "ander"}, "elders"),
    ("TLV-37 5.2b", {"residentieel": "gesloten_einde", "school": "geen"}, "eigen"),
    ("TLV-38 5.3", {"residentieel": "gesloten_einde", "school": "po"}, "eigen"),
    ("TLV-38 5.3", {"residentieel": "gesloten_einde", "school": "po", "woonregio": "ander"}, "elders"),
    ("TLV-40 40a", {"school": "vso", "tlv": "geldig_eigen"}, "geen"),
    ("TLV-40 40a", {"school": "vso", "tlv": "geldig_ander", "woonregio": "ander"}, "geen"),
    ("TLV-40 40b", {"woonregio": "ander", "schoolregio": "ander"}, "elders"),
    ("TLV-40 40b", {"woonregio": "buitenland", "doelregio": "ander"}, "eigen"),
    ("TLV-40 40b", {"school": "vso", "woonregio": "ander"}, "eigen"),
    ("TLV-40 40c", {"school": "po", "woonregio": "ander", "doelregio": "ander"}, "elders"),
    ("TLV-40 40c", {"school": "geen", "doelregio": "ander"}, "eigen"),
    ("TLV-40 40c", {"school": "po", "woonregio": "buitenland", "doelregio": "ander"}, "elders"),
    ("TLV-43 PRO", {"doel": "pro", "school": "po", "woonregio": "ander"}, "eigen"),
    ("TLV-43 PRO", {"doel": "pro", "school": "po", "doelregio": "ander"}, "elders"),
    ("TLV-174 cluster", {"cluster": "een_of_twee"}, "geen"),
]


@pytest.mark.parametrize(("rij", "feiten", "van_wie"), RIJ_VOOR_RIJ, ids=[f"{r} {f}" for r, f, _ in RIJ_VOOR_RIJ])
def test_each_row_by_hand(rij: str, feiten: dict[str, str], van_wie: str) -> None:
    uitspraak = uit(met(**feiten))
    assert uitspraak.rij is not None
    assert f"{uitspraak.rij.id} {uitspraak.rij.nr}" == rij
    assert uitspraak.eigen is (van_wie == "eigen")
    assert uitspraak.rij.aanvraag_nodig is (van_wie != "geen")
    # TLV-174: no TLV of an SWV, but it is asked of cluster 1 or 2 itself.
    assert uitspraak.elders_aanvragen is (van_wie == "elders" or uitspraak.rij.id == "TLV-174")
    assert uitspraak.reden.regel == uitspraak.rij.id
    assert uitspraak.reden.tekst


def test_every_row_of_the_catalogue_has_a_case_by_hand() -> None:
    gehad = {rij for rij, _, _ in RIJ_VOOR_RIJ}
    nodig = {f"{rij.id} {rij.nr}" for rij in TABEL if rij.id != "TLV-42"}
    assert gehad == nodig
    assert {rij.id for rij in TABEL} >= {f"TLV-{nummer}" for nummer in (*range(20, 39), 40, 41, 42, 43, 174)}


AANVRAGERS: dict[str, Aanvrager] = {
    **dict.fromkeys(("TLV-20", "TLV-21", "TLV-22", "TLV-25", "TLV-33", "TLV-34"), Aanvrager.AANMELDING),
    **dict.fromkeys(("TLV-36", "TLV-37", "TLV-38", "TLV-43"), Aanvrager.AANMELDING),
    **dict.fromkeys(("TLV-23", "TLV-24", "TLV-26", "TLV-28"), Aanvrager.VERWIJZEND),
    **dict.fromkeys(("TLV-29", "TLV-30", "TLV-31", "TLV-41"), Aanvrager.VSO),
    **dict.fromkeys(("TLV-27", "TLV-32", "TLV-35", "TLV-174"), Aanvrager.NIEMAND),
}


@pytest.mark.parametrize(("id", "aanvrager"), AANVRAGERS.items())
def test_who_applies_per_row(id: str, aanvrager: Aanvrager) -> None:
    assert {rij.aanvrager for rij in TABEL if rij.id == id} == {aanvrager}


# The examples of the source; their numbers stand one row off there, so the rows decide (OPEN-06).
VOORBEELDEN = [
    ("Haaren (SWV De Meierij), van SBO naar VSO in Tilburg", {"school": "po", "woonregio": "5076"}, "TLV-21", False),
    ("Gilze-Rijen (RSV Breda), van SO naar VSO in Tilburg", {"school": "po", "woonregio": "5126"}, "TLV-21", False),
    ("Tilburg, school verwijst naar de Berkenschutse (Heeze)", {"doelregio": "ander"}, "TLV-24", True),
    ("Tilburg, ouders kiezen de Berkenschutse", {"doelregio": "ander", "initiatief": "ouders"}, "TLV-25", True),
    ("Gilze-Rijen, op VO in Tilburg", {"woonregio": "5126"}, "TLV-28", True),
    (
        "Haaren, VSO in Tilburg, met TLV terug naar de eigen regio",
        {"woonregio": "5076", "school": "vso", "doelregio": "ander", "tlv": "geldig_ander"},
        "TLV-27",
        False,
    ),
    ("PRO in Tilburg, woont in Haaren (Praktijkcollege)", {"doel": "pro", "woonregio": "5076"}, "TLV-43", True),
]


@pytest.mark.parametrize(("naam", "feiten", "id", "eigen"), VOORBEELDEN, ids=[naam for naam, *_ in VOORBEELDEN])
def test_worked_examples_of_the_source_by_postcode(naam: str, feiten: dict[str, str], id: str, eigen: bool) -> None:
    """TLV-10, TLV-11 and OPEN-06."""
    postcode = feiten.get("woonregio", "5038 AB")
    regio = woonregio([postcode], postcodes("portvolio"))
    uitspraak = uit(met(**{**feiten, "woonregio": regio.value}))
    assert uitspraak.rij is not None
    assert (uitspraak.rij.id, uitspraak.eigen) == (id, eigen)


def postcodes(sleutel: str) -> Postcodes:
    return cast(Postcodes, PROFIELEN[sleutel].onderdeel("postcodes"))


@pytest.mark.parametrize(
    ("sleutel", "postcode", "regio"),
    [
        ("portvolio", "5131 AA", Woonregio.EIGEN),  # OPEN-05: both count
        ("portvolio", "5133aa", Woonregio.EIGEN),
        ("portvolio", "5132 AA", Woonregio.ANDER),
        ("portvolio", "5010", Woonregio.ANDER),  # TLV-12: first and last of the list, and their neighbours
        ("portvolio", "5011", Woonregio.EIGEN),
        ("portvolio", "5133", Woonregio.EIGEN),
        ("portvolio", "5134", Woonregio.ANDER),
        ("portvolio", "B-2387", Woonregio.BUITENLAND),
        ("portvolio", "België", Woonregio.BUITENLAND),
        ("portvolio", "0511 AA", Woonregio.BUITENLAND),
        ("portvolio", " ", Woonregio.ONBEKEND),
        ("mhr", "2801 AA", Woonregio.TABEL_LEEG),  # TLV-13, OPEN-58
        ("groningen", "9711 AA", Woonregio.TABEL_LEEG),  # TLV-14, OPEN-58
        ("mhr", "Duitsland", Woonregio.BUITENLAND),
        ("zandbergen", "9998", Woonregio.EIGEN),
        ("zandbergen", "9997", Woonregio.ANDER),
    ],
)
def test_the_region_of_the_home_by_postcode(sleutel: str, postcode: str, regio: Woonregio) -> None:
    """TLV-10, TLV-11, TLV-12, TLV-13, TLV-14."""
    assert woonregio([postcode], postcodes(sleutel)) == regio


def test_the_first_postcode_that_says_anything_counts() -> None:
    """TLV-10: the contact data before what the school typed."""
    assert woonregio(["", "5038 AB", "5126"], postcodes("portvolio")) == Woonregio.EIGEN
    assert woonregio([], postcodes("portvolio")) == Woonregio.ONBEKEND


def test_the_list_of_portvolio_has_fifty_one_postcodes() -> None:
    """TLV-12."""
    assert len(postcodes("portvolio").pc4) == 51


def test_an_empty_table_says_which_table_to_fill() -> None:
    """OPEN-84, OPEN-58: a pupil from PO in Groningen cannot be placed without postcodes."""
    uitspraak = uit(met(school="po", woonregio="tabel_leeg"), "groningen")
    assert (uitspraak.rij, uitspraak.eigen) == (None, None)
    assert uitspraak.reden.regel == "OPEN-84"
    assert "tabel 'postcodes'" in uitspraak.reden.tekst


def test_without_the_table_it_may_still_be_clear_whose_it_is() -> None:
    """From VO in Groningen every row that is left says: the SWV of the present school (TLV-23, TLV-28)."""
    uitspraak = uit(met(woonregio="tabel_leeg"), "groningen")
    assert (uitspraak.rij, uitspraak.eigen) == (None, True)
    assert "hoort bij dit samenwerkingsverband" in uitspraak.reden.tekst
    elders = uit(met(woonregio="tabel_leeg", schoolregio="ander", doelregio="ander"), "groningen")
    assert (elders.rij, elders.eigen) == (None, False)


@pytest.mark.parametrize(
    ("feiten", "nr", "eigen"),
    [
        ({}, "vo-vso", True),
        ({"woonregio": "tabel_leeg"}, "vo-vso", True),
        ({"woonregio": "ander", "doelregio": "ander"}, "vo-vso", True),
        ({"schoolregio": "ander"}, "vo-vso", False),
        ({"school": "po"}, "po-vo", True),
        ({"school": "po", "woonregio": "ander"}, "po-vo", False),
        ({"school": "po", "woonregio": "ander", "doelregio": "ander"}, "po-vo", False),
    ],
)
def test_mhr_asks_home_from_po_and_present_school_from_vo(feiten: dict[str, str], nr: str, eigen: bool) -> None:
    """TLV-42 in the place of the rows of tables 1 and 2; no postcode is needed from VO."""
    uitspraak = uit(met(**feiten), "mhr")
    assert uitspraak.rij is not None
    assert (uitspraak.rij.id, uitspraak.rij.nr, uitspraak.eigen) == ("TLV-42", nr, eigen)


def test_mhr_from_po_with_an_empty_table_is_not_determined() -> None:
    """TLV-13, TLV-42: the row is known, whose region it is is not."""
    uitspraak = uit(met(school="po", woonregio="tabel_leeg"), "mhr")
    assert (uitspraak.rij, uitspraak.eigen) == (None, None)


def test_zandbergen_leaves_out_rows_and_falls_back() -> None:
    """TLV-40 takes over what a policy leaves out."""
    uitspraak = uit(met(doelregio="ander", initiatief="onbekend"), "zandbergen")
    assert uitspraak.rij is not None
    assert (uitspraak.rij.nr, uitspraak.eigen) == ("40b", True)


def test_pro_without_a_row_in_policy_has_a_reason() -> None:
    """TLV-43 is Portvolio's; elsewhere nothing is guessed."""
    uitspraak = uit(met(doel="pro"), "mhr")
    assert (uitspraak.rij, uitspraak.reden.code) == (None, "bevoegdheid_geen_rij")
    assert "praktijkonderwijs" in uitspraak.reden.tekst


def test_a_pupil_of_pro_who_goes_to_vso_is_a_pupil_of_vo() -> None:
    """TLV-134: a TLV-VSO of its own, by table 2."""
    assert uit(met(school="vo")).reden.regel == "TLV-23"


def test_a_valid_tlv_holds_in_the_whole_country() -> None:
    """TLV-126: changing VSO asks no new TLV while it is valid, and does once it has lapsed."""
    geldig, verlopen = (
        uit(met(school="vso", tlv=tlv, doelregio="ander")) for tlv in ("geldig_eigen", "verlopen_eigen")
    )
    assert geldig.rij is not None
    assert not geldig.rij.aanvraag_nodig
    assert verlopen.reden.regel == "TLV-29"


OVERLAP: list[tuple[str, dict[str, str], str]] = [
    ("5 voor 4 en 3", {"residentieel": "gesloten_einde", "school": "vso", "tlv": "geldig_eigen", "vraag": "vervolg"}, "TLV-36"),
    ("4 voor 3", {"residentieel": "open_einde", "school": "vso", "tlv": "geldig_eigen", "vraag": "vervolg"}, "TLV-33"),
    ("3 voor 2.5", {"school": "vso", "tlv": "geldig_ander", "vraag": "vervolg"}, "TLV-31"),
    ("2.5 voor 2", {"school": "vso", "tlv": "geldig_eigen"}, "TLV-40"),
    ("2 voor 1.3", {"residentieel": "nee", "school": "vo", "woonregio": "ander"}, "TLV-28"),
    ("1.3 voor 1", {"school": "po", "woonregio": "buitenland"}, "TLV-22"),
]  # fmt: skip


@pytest.mark.parametrize(("naam", "feiten", "id"), OVERLAP, ids=[naam for naam, *_ in OVERLAP])
def test_the_order_of_tables_decides_where_rows_overlap(naam: str, feiten: dict[str, str], id: str) -> None:
    """TLV-39."""
    uitspraak = uit(met(**feiten))
    assert uitspraak.rij is not None
    assert uitspraak.rij.id == id


@pytest.mark.parametrize(("naam", "feiten", "id"), OVERLAP[:4], ids=[naam for naam, *_ in OVERLAP[:4]])
def test_another_order_gives_another_row(naam: str, feiten: dict[str, str], id: str) -> None:
    """TLV-39: the order is not decoration."""
    regels = cast(Bevoegdheid, PROFIELEN["portvolio"].onderdeel("bevoegdheid")).regels
    andersom = gekozen_rijen(regels, ("pro", "cluster", *reversed(VOLGORDE[2:])))
    uitspraak = bepaal_bevoegdheid(met(**feiten), andersom)
    assert uitspraak.rij is not uit(met(**feiten)).rij


def test_the_order_of_the_policy_file_does_not_count() -> None:
    """TLV-39."""
    regels = cast(Bevoegdheid, PROFIELEN["portvolio"].onderdeel("bevoegdheid")).regels
    assert gekozen_rijen(reversed(regels)) == gekozen_rijen(regels)


@pytest.mark.parametrize(
    ("relatie", "vraag", "schoolsoort", "code"),
    [
        ("inschrijving", "eerste", "VO", None),
        ("aanmelding", "eerste", "VSO", None),
        (None, "eerste", "VO", "aanvrager_zonder_leerling"),
        (None, "vervolg", "VSO", "aanvrager_zonder_leerling"),
        ("inschrijving", "vervolg", "VSO", None),
        ("aanmelding", "vervolg", "VSO", "aanvrager_niet_de_vso"),
        ("inschrijving", "vervolg", "VO", "aanvrager_niet_de_vso"),
    ],
)
def test_who_may_apply(relatie: Any, vraag: str, schoolsoort: str, code: str | None) -> None:
    """TLV-01, TLV-127."""
    gevonden = toets_aanvrager(relatie, Vraag(vraag), schoolsoort)
    assert (gevonden.code if gevonden else None) == code
    assert gevonden is None or gevonden.tekst
