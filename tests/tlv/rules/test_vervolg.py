"""Near the end of the school career, and the use of a TLV: TLV-120, TLV-121, TLV-126 and TLV-128."""

from datetime import date
from typing import Any

import pytest

from tests.tlv.rules.profielen import bereken, codes
from tlv.rules.vervolg import gebruik_tot_terugkeer, wissel_van_school

BEGIN, EINDE = date(2025, 11, 17), date(2027, 7, 31)


@pytest.mark.parametrize(
    ("swv", "anders", "signaal"),
    [
        ("portvolio", {"geboortedatum": date(2008, 8, 1), "eerste_tlv": False}, True),
        ("portvolio", {"geboortedatum": date(2008, 8, 2), "eerste_tlv": False}, False),
        ("portvolio", {"geboortedatum": date(2007, 1, 1), "eerste_tlv": True}, False),
        ("portvolio", {"geboortedatum": date(2007, 1, 1), "eerste_tlv": False, "soort_tlv": "PRO"}, False),
        ("zandbergen", {"geboortedatum": date(2008, 8, 1), "eerste_tlv": False}, False),
        ("zandbergen", {"geboortedatum": date(2007, 8, 1), "eerste_tlv": False}, True),
        ("mhr", {"geboortedatum": date(2007, 1, 1), "eerste_tlv": False}, False),
    ],
    ids=[
        "TLV-120 18 op de startdag",
        "TLV-120 een dag te jong",
        "TLV-120 eerste TLV",
        "TLV-120 PRO",
        "TLV-120 zandbergen: 18 is te jong",
        "TLV-120 zandbergen: 19",
        "TLV-120 niet in het beleid van MHR",
    ],
)
def test_a_renewal_past_eighteen_is_looked_at(swv: str, anders: dict[str, Any], signaal: bool) -> None:
    voorstel = bereken(swv, **anders)
    assert ("verlenging_18_plus" in {r.code for r in voorstel.signalen}) is signaal


@pytest.mark.parametrize(
    ("anders", "gezegd", "lager"),
    [
        ({"einde_schoolloopbaan": True, "categorie": 3}, {"transitieplan_nodig", "afschalen"}, 2),
        ({"einde_schoolloopbaan": True, "categorie": 2}, {"transitieplan_nodig", "afschalen"}, 1),
        ({"einde_schoolloopbaan": True, "categorie": 1}, {"transitieplan_nodig"}, None),
        ({"einde_schoolloopbaan": True}, {"transitieplan_nodig"}, None),
        ({"einde_schoolloopbaan": False, "categorie": 3}, set(), None),
        ({"categorie": 3}, set(), None),
        ({"einde_schoolloopbaan": True, "categorie": 3, "soort_tlv": "PRO"}, set(), None),
    ],
    ids=[
        "TLV-121 van 3 naar 2",
        "TLV-121 van 2 naar 1",
        "TLV-121 D16 al in categorie 1: alleen het transitieplan",
        "TLV-121 D16 categorie onbekend",
        "TLV-121 niet aan het einde",
        "TLV-121 onbekend of het einde nadert",
        "TLV-121 PRO",
    ],
)
def test_scaling_down_near_the_end(anders: dict[str, Any], gezegd: set[str], lager: int | None) -> None:
    voorstel = bereken("portvolio", eerste_tlv=False, **anders)
    assert codes(voorstel) & {"transitieplan_nodig", "afschalen"} == gezegd
    assert [r.feit("lager") for r in voorstel.signalen if r.code == "afschalen"] == ([lager] if lager else [])


@pytest.mark.parametrize(
    ("wisseldatum", "nodig", "code"),
    [
        (date(2025, 11, 16), True, "wissel_nog_niet_geldig"),
        (date(2025, 11, 17), False, "wissel_zonder_nieuwe_tlv"),
        (date(2027, 7, 31), False, "wissel_zonder_nieuwe_tlv"),
        (date(2027, 8, 1), True, "wissel_verlopen"),
    ],
    ids=["TLV-126 de dag voor de eerste", "TLV-126 de eerste dag", "TLV-126 de laatste dag", "TLV-126 de dag erna"],
)
def test_a_tlv_holds_in_the_whole_country(wisseldatum: date, nodig: bool, code: str) -> None:
    wissel = wissel_van_school(BEGIN, EINDE, wisseldatum)
    assert (wissel.nieuwe_tlv_nodig, wissel.waarom.regel, wissel.waarom.code) == (nodig, "TLV-126", code)
    assert wissel.waarom.tekst


@pytest.mark.parametrize(
    ("terug_op", "laatste_dag", "dagen"),
    [
        (date(2026, 8, 1), date(2026, 7, 31), 365),
        (date(2027, 7, 31), date(2027, 7, 30), 1),
        (date(2027, 8, 1), EINDE, 0),
        (date(2028, 1, 1), EINDE, 0),
        (date(2025, 11, 18), date(2025, 11, 17), 621),
        (date(2025, 11, 17), None, 622),
        (date(2025, 8, 1), None, 622),
    ],
    ids=[
        "TLV-128 terug op 1 augustus: een heel schooljaar over",
        "TLV-128 terug op de laatste dag",
        "TLV-128 terug na de laatste dag",
        "TLV-128 terug lang na de laatste dag",
        "TLV-128 een dag gebruikt",
        "TLV-128 terug op de eerste dag: niet gebruikt",
        "TLV-128 terug voor de eerste dag: niet gebruikt",
    ],
)
def test_return_ends_the_use(terug_op: date, laatste_dag: date | None, dagen: int) -> None:
    gebruik = gebruik_tot_terugkeer(BEGIN, EINDE, terug_op)
    assert (gebruik.laatste_dag, gebruik.dagen_over) == (laatste_dag, dagen)
    assert gebruik.waarom.regel == "TLV-128"
    assert gebruik.waarom.tekst
    assert gebruik.waarom.feit("einddatum") == EINDE
