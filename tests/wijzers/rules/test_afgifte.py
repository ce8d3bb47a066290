"""tlv-afgifte: every row of chapter 10 section 3 through the questions of the wijzer (TLV-10 to TLV-43)."""

from typing import Any

import pytest

from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.wijzers.velden import OngeldigeInvoer
from tests.wijzers.proef import antwoord, uit

EIGEN, ANDER = {"postcode": "5013 AB"}, {"postcode": "1012"}
HIER, ELDERS = {"regio_school": "EIGEN"}, {"regio_school": "ANDER"}
NAAR_HIER, NAAR_ELDERS = {"regio_doelschool": "EIGEN"}, {"regio_doelschool": "ANDER"}
ZELF, DE_MEIERIJ = {"geldige_tlv_afgever": "portvolio"}, {"geldige_tlv_afgever": "De Meierij"}
AANMELDING, VERWIJZEND = "school_van_aanmelding", "verwijzende_school"


def s(situatie: str, *delen: dict[str, Any], **meer: Any) -> dict[str, Any]:
    samen: dict[str, Any] = {"situatie": situatie, **meer}
    for deel in delen:
        samen |= deel
    return samen


# What is asked; row, who gives, zorgplicht, and whether an application is needed.
PORTVOLIO: list[tuple[str, dict[str, Any], tuple[str, str, str, bool]]] = [
    ("TLV-20", s("eerste_uit_po", EIGEN, NAAR_HIER, herkomst="SBO"), ("1.1", "eigen", AANMELDING, True)),
    ("TLV-20", s("eerste_uit_po", EIGEN, NAAR_ELDERS), ("1.1", "eigen", AANMELDING, True)),
    ("TLV-21", s("eerste_uit_po", ANDER, NAAR_HIER), ("1.2", "swv_woonregio", AANMELDING, True)),
    ("TLV-40 c", s("eerste_uit_po", ANDER, NAAR_ELDERS), ("40c", "swv_woonregio", AANMELDING, True)),
    ("TLV-22", s("buitenland", NAAR_HIER), ("1.3", "eigen", AANMELDING, True)),
    ("TLV-22", s("geen_school", NAAR_HIER, ANDER), ("1.3", "eigen", AANMELDING, True)),
    ("TLV-23", s("vo_naar_vso", EIGEN, HIER, NAAR_HIER), ("2.1", "eigen", VERWIJZEND, True)),
    ("TLV-24", s("vo_naar_vso", EIGEN, HIER, NAAR_ELDERS, initiatief="school"), ("2.2", "eigen", VERWIJZEND, True)),
    ("TLV-25", s("vo_naar_vso", EIGEN, HIER, NAAR_ELDERS, initiatief="ouders"), ("2.3", "eigen", AANMELDING, True)),
    ("TLV-26", s("vo_naar_vso", EIGEN, ELDERS, NAAR_HIER), ("2.4", "swv_school", VERWIJZEND, True)),
    ("TLV-27", s("vso_naar_vso", ANDER, HIER, NAAR_ELDERS, DE_MEIERIJ), ("2.5", "De Meierij", "geen", False)),
    ("TLV-28", s("vo_naar_vso", ANDER, HIER, NAAR_HIER), ("2.6", "eigen", VERWIJZEND, True)),
    ("TLV-29", s("verlenging", HIER, ZELF), ("3.1", "eigen", VERWIJZEND, True)),
    ("TLV-29", s("ophoging", HIER, ZELF), ("3.1", "eigen", VERWIJZEND, True)),
    ("TLV-30", s("verlenging", ELDERS, ZELF), ("3.2", "eigen", VERWIJZEND, True)),
    ("TLV-31", s("verlenging", HIER, DE_MEIERIJ), ("3.3", "De Meierij", VERWIJZEND, True)),
    ("TLV-32", s("open_plaatsing", EIGEN), ("4.1", "geen", "geen", False)),
    ("TLV-33", s("open_einde", EIGEN, vorige_school_soort="VO", vorige_school_regio="EIGEN"),
     ("4.2", "eigen", AANMELDING, True)),
    ("TLV-33", s("open_einde", EIGEN, vorige_school_soort="VSO", vorige_school_regio="ANDER"),
     ("4.2", "swv_school", AANMELDING, True)),
    ("TLV-33", s("open_einde", ANDER), ("4.2", "swv_woonregio", AANMELDING, True)),
    ("TLV-34", s("open_einde", EIGEN, vorige_school_soort="BaO"), ("4.3", "eigen", AANMELDING, True)),
    ("TLV-35", s("gesloten_plaatsing"), ("5.1", "geen", "geen", False)),
    ("TLV-36", s("gesloten_einde", EIGEN, DE_MEIERIJ), ("5.2a", "De Meierij", AANMELDING, False)),
    ("TLV-37", s("gesloten_einde", EIGEN, vorige_school_soort="VO"), ("5.2b", "eigen", AANMELDING, True)),
    ("TLV-37", s("gesloten_einde", EIGEN, postcode_nieuw="1012"), ("5.2b", "swv_woonregio", AANMELDING, True)),
    ("TLV-38", s("gesloten_einde", EIGEN, vorige_school_soort="SO"), ("5.3", "eigen", AANMELDING, True)),
    ("TLV-40 a", s("vso_naar_vso", EIGEN, HIER, NAAR_HIER, ZELF), ("40a", "eigen", "geen", False)),
    ("TLV-40 b", s("vo_naar_vso", ANDER, ELDERS, NAAR_HIER), ("40b", "swv_school", VERWIJZEND, True)),
    ("TLV-43", {"soort_tlv": "PRO", **ANDER, **NAAR_HIER}, ("pro", "eigen", AANMELDING, True)),
    ("TLV-43", {"soort_tlv": "PRO", **EIGEN, **NAAR_ELDERS}, ("pro", "swv_school", AANMELDING, True)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("invoer", "verwacht"), [(i, v) for _, i, v in PORTVOLIO], ids=[f"{r} {v[0]}" for r, _, v in PORTVOLIO]
)
def test_a_row_of_the_table(invoer: dict[str, Any], verwacht: tuple[str, str, str, bool]) -> None:
    uitkomst = uit("tlv-afgifte", swv="portvolio", **invoer)
    assert tuple(uitkomst[naam] for naam in ("rij", "afgever", "zorgplicht", "aanvraag_nodig")) == verwacht


@pytest.mark.parametrize(
    ("invoer", "rij"),
    [
        (s("vo_naar_vso", HIER, NAAR_HIER, woonplaats="Gouda"), "2.1"),
        (s("eerste_uit_po", NAAR_HIER, woonplaats="lekkerkerk"), "1.2"),
        (s("eerste_uit_po", NAAR_HIER, woonplaats="Alphen a/d Rijn"), "1.1"),
    ],
    ids=["TLV-42 vo-vso", "TLV-13 kern erbuiten", "TLV-13 kern erin"],
)
def test_tlv_42_names_the_row_of_the_shared_table(invoer: dict[str, Any], rij: str) -> None:
    gevonden = antwoord("tlv-afgifte", swv="mhr", **invoer)
    assert gevonden["uitkomst"]["rij"] == rij
    assert "TLV-42" in gevonden["regels"]


def test_what_all_rows_agree_on_is_said_before_the_row_is_known() -> None:
    uitkomst = uit("tlv-afgifte", swv="portvolio", **s("vo_naar_vso", EIGEN, HIER))
    assert (uitkomst["afgever"], uitkomst["rij"], uitkomst["aanvraag_nodig"]) == ("eigen", None, True)
    ander = uit("tlv-afgifte", swv="portvolio", **s("eerste_uit_po", ANDER))
    assert (ander["afgever"], ander["zorgplicht"]) == ("swv_woonregio", AANMELDING)


@pytest.mark.parametrize("swv", ["mhr", "groningen"])
def test_an_empty_table_of_postcodes_is_named(swv: str) -> None:
    with pytest.raises(NietTeBepalen, match="postcodes"):
        uit("tlv-afgifte", swv=swv, **s("eerste_uit_po", NAAR_HIER, postcode="9711"))


@pytest.mark.parametrize("swv", ["mhr", "groningen"])
def test_pro_without_a_rule_names_its_table(swv: str) -> None:
    with pytest.raises(NietTeBepalen, match="bevoegdheid"):
        uit("tlv-afgifte", swv=swv, soort_tlv="PRO", **NAAR_HIER)


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({}, "situatie"),
        (s("vo_naar_vso", EIGEN), "regio_school"),
        (s("eerste_uit_po"), "postcode"),
        (s("buitenland"), "regio_doelschool"),
        (s("buitenland", EIGEN, NAAR_HIER), "postcode"),
        (s("verlenging", HIER), "geldige_tlv_afgever"),
        (s("vo_naar_vso", EIGEN, HIER, soort_school="VSO"), "soort_school"),
        (s("open_einde", EIGEN, vorige_school_soort="VO"), "vorige_school_regio"),
        ({"soort_tlv": "PRO"}, "regio_doelschool"),
        (s("vo_naar_vso", EIGEN, HIER, onzin="x"), "onzin"),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else "",
)
def test_what_is_missing_or_contradicts_is_named(invoer: dict[str, Any], veld: str) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        uit("tlv-afgifte", swv="portvolio", **invoer)
    assert veld in fout.value.velden


def test_the_name_of_a_known_swv_is_given() -> None:
    uitkomst = uit("tlv-afgifte", swv="portvolio", **s("verlenging", HIER, geldige_tlv_afgever="mhr"))
    assert (uitkomst["afgever"], uitkomst["afgever_naam"]) == (
        "mhr",
        "Samenwerkingsverband V(S)O Midden-Holland & Rijnstreek",
    )
