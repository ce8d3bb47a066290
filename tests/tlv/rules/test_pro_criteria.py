"""Praktijkonderwijs: what an SWV may set, what a fact is when nobody gave it, and how an IQ is said (TLV-130 to TLV-136)."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from swv.kern.beleid.regels import Parameters, kies
from swv.kern.beleid.uitleg import json_waarde
from tlv.rules.pro_criteria import Grenzen, Iqgrenzen, Leerjaar, Profeiten, toets_pro

IQ: dict[str, Any] = {"iq_minstens": 55, "iq_hoogstens": 80, "jaren_onderwijs": 4}
GRENZEN: dict[str, Any] = {**IQ, "achterstand_minstens": 50, "domeinen_minstens": 2, "kerndomeinen": ("BL", "IR")}


@pytest.mark.parametrize(
    ("soort", "waarden", "veld"),
    [
        (Iqgrenzen, IQ, "jaren_onderwijs"),
        (Grenzen, GRENZEN, "domeinen_minstens"),
        (Leerjaar, {"leerjaar": 1}, "leerjaar"),
    ],
    ids=["TLV-132 jaren", "TLV-130 domeinen", "TLV-136 leerjaar"],
)
def test_a_number_of_years_or_domains_is_one_or_more(
    soort: type[Parameters], waarden: dict[str, Any], veld: str
) -> None:
    assert getattr(soort(**{**waarden, veld: 1}), veld) == 1
    for aantal in (0, -1):
        with pytest.raises(ValidationError):
            soort(**{**waarden, veld: aantal})


def test_tlv_136_nobody_gave_reasons_until_somebody_says_so() -> None:
    oordeel = toets_pro(Profeiten("zij", leerjaar_vo=2), [kies("TLV-136", leerjaar=1)])
    assert oordeel.toelaatbaar == "nee"


@pytest.mark.parametrize(
    ("iq", "gezegd"), [("61", "61"), ("61.5", "61,5"), ("60.50", "60,5"), ("70.0", "70")], ids=lambda iq: f"IQ {iq}"
)
def test_tlv_130_an_iq_is_said_as_it_is_written(iq: str, gezegd: str) -> None:
    feiten = Profeiten("isk", iq_non_verbaal=Decimal(iq), ouders_akkoord=True)
    (past, *_) = toets_pro(feiten, [kies("TLV-132", **IQ)]).redenen
    assert past.tekst.startswith(f"Het IQ is {gezegd}. ")
    heel = "," not in gezegd
    assert json_waarde(past.feit("iq")) == (int(gezegd) if heel else gezegd.replace(",", "."))
