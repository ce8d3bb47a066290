"""What a policy file must hold to: D01 to D22, TLV-47, TLV-49, TLV-55, TLV-56 and TLV-57, as tables."""

from typing import Any

import pytest

from swv.kern.beleid.formulier import Formulier
from swv.kern.beleid.inlezen import lees_profielen
from swv.kern.beleid.schema import Documenten
from tlv.rules.beleidscontrole import DOCUMENTSOORTEN, controleer_documenten, controleer_formulier

SOORT = "tlv_vso_eerste"
PROFIELEN = {profiel.sleutel: profiel for profiel in lees_profielen()}


def document(code: str, **meer: Any) -> Documenten:
    rij = {"code": code, "omschrijving": "iets", "veldgroep": "onderwijs", "eis": "V", **meer}
    return Documenten.model_validate({"documenten": [rij]})


def vraag(sleutel: str, regel: str, soort: str = "lange_tekst", **meer: Any) -> dict[str, Any]:
    rij = {"sleutel": sleutel, "label": sleutel, "waarom": "Daarom.", "veldgroep": "onderwijs"}
    return {**rij, "soort": soort, "regel": regel, **meer}


def formulier(*vragen: dict[str, Any]) -> Formulier:
    sectie = {"sleutel": "een", "titel": "Een", "vragen": list(vragen)}
    return Formulier.model_validate({"versie": "1", "titel": "F", "inleiding": "I", "secties": [sectie]})


ALLE_PARAMETERS = [vraag(f"p{n}", f"TLV-56/{n}") for n in range(1, 10)]
ALLE_VELDEN = [vraag(f"v{n}", f"TLV-57/{n}") for n in range(1, 6)]


@pytest.mark.parametrize("swv", PROFIELEN)
@pytest.mark.parametrize("soort", [SOORT, "tlv_vso_verlenging", "tlv_vso_ophoging"])
def test_every_profile_holds_to_it(swv: str, soort: str) -> None:
    for naam, controle in (("documenten", controleer_documenten), ("formulier", controleer_formulier)):
        assert list(controle(PROFIELEN[swv].onderdeel(f"{naam}.{soort}"), soort)) == []


@pytest.mark.parametrize(
    ("code", "vervuld_door"),
    [
        ("D01", "formulier"),
        ("D02", "ondertekening_ouders"),
        ("D03", "ondertekening_leerling"),
        ("D04", "vragen"),
        ("D05", "vragen"),
        ("D06", "bestand"),
        ("D07", "vragen"),
        ("D08", "bestand"),
        ("D09", "bestand"),
        ("D10", "bestand"),
        ("D11", "bestand"),
        ("D12", "bestand"),
        ("D13", "vragen"),
        ("D14", "vragen"),
        ("D15", "bestand"),
        ("D16", "bestand"),
        ("D17", "vragen"),
        ("D20", "bestand"),
        ("D21", "bestand"),
        ("D22", "bestand"),
        ("D23", "bestand"),
    ],
)
def test_a_document_is_fulfilled_as_its_code_says(code: str, vervuld_door: str) -> None:
    for manier in ("formulier", "ondertekening_ouders", "ondertekening_leerling", "vragen", "bestand"):
        met = {"vervuld_door": manier, "datum_verplicht": True} | ({"vragen": ["x"]} if manier == "vragen" else {})
        bezwaren = list(controleer_documenten(document(code, **met), SOORT))
        assert (bezwaren == []) == (manier == vervuld_door)


@pytest.mark.parametrize("code", ["D18", "D19"])
def test_documents_of_pro_are_not_asked_for_vso(code: str) -> None:
    (bezwaar,) = controleer_documenten(document(code), SOORT)
    assert "praktijkonderwijs" in bezwaar
    assert DOCUMENTSOORTEN[code].naam in bezwaar


def test_an_unknown_document_is_refused() -> None:
    assert list(controleer_documenten(document("D24"), SOORT)) == ["document D24 bestaat niet"]


def test_tlv_49_the_pieces_of_d10_bear_a_date() -> None:
    (bezwaar,) = controleer_documenten(document("D10"), SOORT)
    assert "alleen met een datum" in bezwaar


@pytest.mark.parametrize("nummer", range(1, 10))
def test_tlv_56_all_nine_parameters_or_none(nummer: int) -> None:
    zonder = [rij for rij in ALLE_PARAMETERS if rij["regel"] != f"TLV-56/{nummer}"]
    assert list(controleer_formulier(formulier(*zonder), SOORT)) == [f"geen verplichte vraag voor TLV-56/{nummer}"]
    assert list(controleer_formulier(formulier(*ALLE_PARAMETERS), SOORT)) == []


@pytest.mark.parametrize("nummer", range(1, 6))
def test_tlv_57_all_five_fields_or_none_and_each_is_a_text(nummer: int) -> None:
    regel = f"TLV-57/{nummer}"
    zonder = [rij for rij in ALLE_VELDEN if rij["regel"] != regel]
    assert list(controleer_formulier(formulier(*zonder), SOORT)) == [f"geen verplichte vraag voor {regel}"]
    anders = [{**rij, "soort": "ja_nee"} if rij["regel"] == regel else rij for rij in ALLE_VELDEN]
    (bezwaar,) = controleer_formulier(formulier(*anders), SOORT)
    assert "is een tekstveld" in bezwaar


def test_tlv_55_a_parameter_stays_required_also_when_the_opp_answers_it() -> None:
    los = [{**ALLE_PARAMETERS[0], "verplicht": False}, *ALLE_PARAMETERS[1:]]
    assert list(controleer_formulier(formulier(*los), SOORT)) == ["geen verplichte vraag voor TLV-56/1"]


def test_tlv_47_a_question_about_a_disorder_needs_the_declaration() -> None:
    genoemd = vraag("stoornis", "TLV-47", "ja_nee")
    (bezwaar,) = controleer_formulier(formulier(genoemd), SOORT)
    assert "TLV-47" in bezwaar
    verklaring = vraag("beschikbaar", "TLV-47", "ja_nee", moet_ja=True, als={"gelijk": ["stoornis", True]})
    assert list(controleer_formulier(formulier(genoemd, verklaring), SOORT)) == []
