"""The document matrix D01-D22, and our own D23, as one table over all kinds and conditions (chapter 10, section 4; issue 3, acceptance 5).

The table is written by hand from the source and stands apart from the policy files. Per row: what each column asks
for, V (required), G (wished) or nothing, and the condition that comes on top of the column.
"""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, cast

import pytest

import tlv.rules
from aanvragen.rules.stand import Dossierstand
from aanvragen.rules.volledigheid import toets_volledigheid
from swv.kern.beleid.feiten import catalogus_van
from swv.kern.beleid.formulier import Formulier
from swv.kern.beleid.inlezen import lees_profiel, lees_profielen
from swv.kern.beleid.schema import Documenten

assert tlv.rules
PROFIELEN = {profiel.sleutel: profiel for profiel in lees_profielen()}
ZANDBERGEN = lees_profiel(Path(__file__).parents[2] / "beleid" / "zandbergen" / "2024-08-01")
VANDAAG = date(2026, 3, 20)
Omstandigheden = Mapping[str, Any]
Voorwaarde = Callable[[Omstandigheden], bool]

KOLOMMEN = {
    "E-VO": ("tlv_vso_eerste", {"herkomst": "VO", "na_tussenvoorziening": False}),
    "E-SO schoolverlatersklas": (
        "tlv_vso_eerste",
        {"herkomst": "SO_schoolverlatersklas", "na_tussenvoorziening": False},
    ),
    "E-SO lagere klas": ("tlv_vso_eerste", {"herkomst": "SO_lagere_klas", "na_tussenvoorziening": False}),
    "E-SO sbo": ("tlv_vso_eerste", {"herkomst": "SBO", "na_tussenvoorziening": False}),
    "E-BaO": ("tlv_vso_eerste", {"herkomst": "BaO", "na_tussenvoorziening": False}),
    "OPDC": ("tlv_vso_eerste", {"herkomst": "VO", "na_tussenvoorziening": True}),
    "VERL": ("tlv_vso_verlenging", {"einde_schoolloopbaan": False}),
    "VERL einde loopbaan": ("tlv_vso_verlenging", {"einde_schoolloopbaan": True}),
    "OPH": ("tlv_vso_ophoging", {}),
}
EERSTE = frozenset({"E-VO", "E-SO", "E-BaO", "OPDC"})
ALLE = EERSTE | {"VERL", "OPH"}


def altijd(_: Omstandigheden) -> bool:
    return True


MATRIX: tuple[tuple[str, str, frozenset[str], Voorwaarde], ...] = (
    ("D01", "V", ALLE, altijd),
    ("D02", "V", ALLE, lambda o: o["leeftijd"] < 18),
    ("D03", "V", ALLE, lambda o: o["leeftijd"] >= 12),
    ("D04", "V", ALLE, altijd),
    ("D05", "G", ALLE, altijd),
    ("D06", "V", ALLE, altijd),
    ("D07", "V", ALLE, altijd),
    ("D08", "V", ALLE, altijd),
    ("D09", "V", EERSTE, altijd),
    ("D09", "G", ALLE - EERSTE, altijd),
    ("D10", "V", ALLE, altijd),
    ("D11", "G", ALLE, altijd),
    ("D12", "V", frozenset({"OPDC"}), altijd),
    ("D13", "V", frozenset({"VERL"}), altijd),
    ("D14", "V", ALLE, altijd),
    ("D15", "V", ALLE, lambda o: o["medisch"]),
    ("D16", "V", frozenset({"VERL"}), lambda o: o["kolom"] == "VERL einde loopbaan"),
    ("D17", "V", EERSTE | {"VERL"}, lambda o: o["categorie"] > 1),
    ("D17", "V", frozenset({"OPH"}), altijd),
    ("D20", "V", frozenset({"E-BaO"}), altijd),
    ("D21", "V", frozenset({"E-SO"}), lambda o: o["kolom"] != "E-SO sbo"),
    ("D22", "V", EERSTE, lambda o: o["swv"] == "mhr"),
    ("D23", "V", EERSTE | {"VERL"}, lambda o: o["swv"] == "groningen" and o["eens"] and o["categorie"] == 1),
)
GEVALLEN = [
    {"swv": swv, "kolom": kolom, "medisch": medisch, "categorie": categorie, "leeftijd": leeftijd, "eens": eens}
    for swv, kolom, medisch, categorie, leeftijd, eens in product(
        PROFIELEN, KOLOMMEN, (False, True), (1, 2, 3), (11, 12, 17, 18), (False, True)
    )
    if swv == "groningen" or not eens
]


def verwacht(geval: Omstandigheden) -> tuple[set[str], set[str]]:
    kolom = geval["kolom"].partition(" ")[0]
    gevraagd = [(code, eis) for code, eis, kolommen, als in MATRIX if kolom in kolommen and als(geval)]
    return {code for code, eis in gevraagd if eis == "V"}, {code for code, eis in gevraagd if eis == "G"}


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: "-".join(str(waarde) for waarde in geval.values()))
def test_tlv_44_the_matrix_says_what_an_empty_file_lacks(geval: Omstandigheden) -> None:
    soort, antwoorden = KOLOMMEN[geval["kolom"]]
    profiel = PROFIELEN[geval["swv"]]
    stand = Dossierstand(
        peildatum=VANDAAG,
        geboortedatum=VANDAAG.replace(year=VANDAAG.year - geval["leeftijd"]),
        antwoorden={
            **antwoorden,
            "medische_vraag": geval["medisch"],
            "categorie_gevraagd": str(geval["categorie"]),
            **dict.fromkeys(("ouders_eens", "ontvangende_school_eens", "scholen_aangesloten"), geval["eens"]),
        },
    )
    uitkomst = toets_volledigheid(
        stand,
        cast(Formulier, profiel.onderdeel(f"formulier.{soort}")),
        cast(Documenten, profiel.onderdeel(f"documenten.{soort}")),
        catalogus_van(soort),
    )
    gemist, gewenst = {stuk.code for stuk in uitkomst.ontbreekt}, {stuk.code for stuk in uitkomst.gewenst}
    assert (gemist, gewenst) == verwacht(geval)


@pytest.mark.parametrize(
    ("leeftijd", "handtekeningen"),
    [(13, {"D02"}), (14, {"D02", "D03"}), (17, {"D02", "D03"}), (18, {"D03"}), (19, {"D03"})],
)
def test_tlv_60_another_swv_lets_others_sign(leeftijd: int, handtekeningen: set[str]) -> None:
    """In Zandbergen the pupil signs from 14, not from 12; a parent until 18, as everywhere."""
    stand = Dossierstand(VANDAAG, VANDAAG.replace(year=VANDAAG.year - leeftijd), {})
    uitkomst = toets_volledigheid(
        stand,
        cast(Formulier, ZANDBERGEN.onderdeel("formulier.tlv_vso_eerste")),
        cast(Documenten, ZANDBERGEN.onderdeel("documenten.tlv_vso_eerste")),
        catalogus_van("tlv_vso_eerste"),
    )
    assert {stuk.code for stuk in uitkomst.ontbreekt} & {"D02", "D03"} == handtekeningen


@pytest.mark.parametrize("swv", PROFIELEN)
@pytest.mark.parametrize("soort", sorted({soort for soort, _ in KOLOMMEN.values()}))
def test_every_document_of_the_policy_stands_in_the_matrix(swv: str, soort: str) -> None:
    documenten = cast(Documenten, PROFIELEN[swv].onderdeel(f"documenten.{soort}"))
    assert {document.code for document in documenten.documenten} <= {code for code, *_ in MATRIX}


PARAMETERS = {f"TLV-56/{nummer}" for nummer in range(1, 10)}
IVO = {f"TLV-57/{nummer}" for nummer in range(1, 6)}


@pytest.mark.parametrize("swv", PROFIELEN)
@pytest.mark.parametrize("soort", sorted({soort for soort, _ in KOLOMMEN.values()}))
def test_tlv_56_and_57_every_parameter_and_every_ivo_field_is_a_required_question(swv: str, soort: str) -> None:
    formulier = cast(Formulier, PROFIELEN[swv].onderdeel(f"formulier.{soort}"))
    assert {vraag.regel for vraag in formulier.vragen() if vraag.verplicht} >= PARAMETERS | IVO | {"TLV-54", "TLV-47"}


@pytest.mark.parametrize("swv", PROFIELEN)
@pytest.mark.parametrize("soort", sorted({soort for soort, _ in KOLOMMEN.values()}))
def test_every_open_question_has_an_example(swv: str, soort: str) -> None:
    formulier = cast(Formulier, PROFIELEN[swv].onderdeel(f"formulier.{soort}"))
    open_vragen = [vraag for vraag in formulier.vragen() if vraag.soort in ("tekst", "lange_tekst", "datum")]
    assert [vraag.sleutel for vraag in open_vragen if not vraag.voorbeeld] == []
