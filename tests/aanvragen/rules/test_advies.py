"""What an advice needs before it can be signed (TLV-57, TLV-70..80, RCH-21), and where advices differ (RCH-23)."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest

import tlv.rules
from aanvragen.rules.advies import Adviesinhoud, gebreken_in_advies, punten_naast_elkaar
from swv.kern.beleid.advies import Adviesvragen
from swv.kern.beleid.inlezen import lees_profiel, lees_profielen

assert tlv.rules  # the profiles select its rules
PROFIELEN = {profiel.sleutel: profiel for profiel in lees_profielen()}
PROFIELEN["zandbergen"] = lees_profiel(Path(__file__).parents[2] / "beleid" / "zandbergen" / "2024-08-01")
VRAGEN = {sleutel: cast(Adviesvragen, profiel.onderdeel("advies")) for sleutel, profiel in PROFIELEN.items()}
NEE = ("nee", "Daar is niets van gebleken.")
TIJDELIJK = {"tijdelijk": NEE}
HOGER = {
    **TIJDELIJK,
    "hogere_categorie": ("", "Er is lichamelijke hulp nodig."),
    "andere_school": NEE,
    "jeugdhulp": NEE,
    "onderwijstijd": ("", "25 uur"),
}
TOEKENNEN = Adviesinhoud(
    "toekennen",
    categorie=1,
    tot_en_met=date(2028, 7, 31),
    motivering="Past.",
    categorie_motivering="Past bij 1.",
    duur_motivering="Twee jaar.",
    ivo={"aandacht": "Een kleine groep."},
    afwegingen=TIJDELIJK,
)
AFWIJZEN = Adviesinhoud("afwijzen", motivering="Regulier kan.", afwegingen=TIJDELIJK)


@pytest.mark.parametrize(
    ("inhoud", "velden"),
    [
        (TOEKENNEN, []),
        (AFWIJZEN, []),
        (replace(TOEKENNEN, strekking=""), ["strekking"]),
        (replace(TOEKENNEN, motivering=" "), ["motivering"]),
        (replace(AFWIJZEN, motivering=""), ["motivering"]),
        (replace(TOEKENNEN, ivo={"aandacht": " "}), ["ivo"]),
        (replace(TOEKENNEN, categorie=None), ["categorie"]),
        (replace(TOEKENNEN, categorie_motivering=""), ["categorie_motivering"]),
        (replace(TOEKENNEN, tot_en_met=None), ["tot_en_met"]),
        (replace(TOEKENNEN, duur_motivering=""), ["duur_motivering"]),
        (replace(AFWIJZEN, afwegingen={}), ["vraag_tijdelijk", "reden_tijdelijk"]),
        (replace(AFWIJZEN, afwegingen={"tijdelijk": ("ja", "")}), ["reden_tijdelijk"]),
        (replace(AFWIJZEN, afwegingen={"tijdelijk": ("misschien", "Wie weet.")}), ["vraag_tijdelijk"]),
        (
            replace(TOEKENNEN, categorie=2),
            [
                "reden_hogere_categorie",
                "vraag_andere_school",
                "reden_andere_school",
                "vraag_jeugdhulp",
                "reden_jeugdhulp",
                "reden_onderwijstijd",
            ],
        ),
        (replace(TOEKENNEN, categorie=3, afwegingen=HOGER), []),
        (replace(TOEKENNEN, categorie=2, afwegingen={**HOGER, "tijdelijk": ("ja", "Een crisis.")}), []),
    ],
    ids=[
        "toekennen compleet",
        "afwijzen compleet",
        "RCH-21 niets gekozen",
        "RCH-21 zonder motivering",
        "RCH-21 afwijzen zonder motivering",
        "TLV-57 geen enkel veld",
        "TLV-70 geen categorie",
        "TLV-70 categorie zonder reden",
        "TLV-112 geen laatste dag",
        "TLV-112 duur zonder reden",
        "TLV-78 niet beantwoord",
        "TLV-78 ja zonder reden",
        "TLV-78 geen ja of nee",
        "TLV-74 TLV-75 TLV-76 TLV-77 bij een hogere categorie",
        "TLV-74 hogere categorie met alle redenen",
        "TLV-58 een ja sluit niets uit",
    ],
)
def test_what_an_advice_lacks_in_portvolio(inhoud: Adviesinhoud, velden: list[str]) -> None:
    assert [gebrek.veld for gebrek in gebreken_in_advies(inhoud, VRAGEN["portvolio"])] == velden


@pytest.mark.parametrize(
    ("swv", "categorie", "eigen"),
    [
        ("portvolio", 1, set()),
        ("portvolio", 2, set()),
        ("mhr", 1, {"TLV-79-MHR"}),
        ("groningen", 1, set()),
        ("groningen", 2, {"TLV-80-GRONINGEN"}),
        ("groningen", 3, {"TLV-80-GRONINGEN"}),
    ],
)
def test_which_questions_belong_to_a_category_is_policy(swv: str, categorie: int, eigen: set[str]) -> None:
    gevraagd = {vraag.regel for vraag in VRAGEN[swv].vragen_bij("toekennen", categorie)}
    hoger = {"TLV-74", "TLV-75", "TLV-76", "TLV-77"} if categorie > 1 else set()
    assert gevraagd == {"TLV-78"} | hoger | eigen


def test_a_refusal_is_asked_only_whether_the_need_is_temporary() -> None:
    gevraagd = {swv: [v.sleutel for v in vragen.vragen_bij("afwijzen", None)] for swv, vragen in VRAGEN.items()}
    assert gevraagd == {swv: ["tijdelijk"] for swv in VRAGEN}


@pytest.mark.parametrize("swv", VRAGEN)
def test_tlv_71_72_73_each_category_has_its_rule_of_thumb(swv: str) -> None:
    assert [(v.categorie, v.regel) for v in VRAGEN[swv].vuistregels] == [(1, "TLV-71"), (2, "TLV-72"), (3, "TLV-73")]
    assert [veld.regel for veld in VRAGEN[swv].ivo] == [f"TLV-57/{nummer}" for nummer in range(1, 6)]


def test_rch_23_points_stand_beside_each_other_and_say_where_they_differ() -> None:
    punten = punten_naast_elkaar(
        [{"Advies": "toekennen", "Categorie": "1", "Leeg": ""}, {"Advies": "toekennen", "Categorie": "2", "Leeg": ""}],
        {"Categorie": "TLV-70"},
    )
    assert [(punt.naam, punt.waarden, punt.verschilt, punt.regel) for punt in punten] == [
        ("Advies", ("toekennen", "toekennen"), False, ""),
        ("Categorie", ("1", "2"), True, "TLV-70"),
    ]
