"""10-tlv section 8: which facts refuse a TLV, and by which rules; a table worked out by hand, per SWV."""

from datetime import date
from typing import Any

import pytest

from tests.tlv.rules.profielen import bereken

# id, SWV, facts, the rules that refuse.
GEWEIGERD: list[tuple[str, str, dict[str, Any], list[str]]] = [
    ("TLV-81 12 op 01-08-2026", "portvolio", {"geboortedatum": date(2014, 8, 1)}, ["TLV-81"]),
    ("TLV-81 PRO te jong", "portvolio", {"geboortedatum": date(2014, 8, 1), "soort_tlv": "PRO"}, ["TLV-81"]),
    (
        "TLV-81 de dag voor 1 augustus",
        "portvolio",
        {"geboortedatum": date(2013, 9, 14), "gewenste_start": date(2026, 7, 31)},
        ["TLV-81"],
    ),
    (
        "TLV-82 13 een dag na de start",
        "portvolio",
        {"geboortedatum": date(2013, 8, 2), "herkomst": "SO_lagere_klas"},
        ["TLV-82"],
    ),
    ("TLV-83 12 een dag na de start", "portvolio", {"geboortedatum": date(2014, 8, 2)}, ["TLV-81", "TLV-83"]),
    (
        "TLV-83 een start voor de geboorte is een vergissing",
        "portvolio",
        {"geboortedatum": date(2026, 8, 2)},
        ["TLV-81", "TLV-83"],
    ),
    ("TLV-83 zandbergen 13 een dag na de start", "zandbergen", {"geboortedatum": date(2013, 8, 2)}, ["TLV-81", "TLV-83"]),
    ("TLV-95 eerste TLV na het schooljaar van 18", "mhr", {"geboortedatum": date(2008, 7, 31), "diplomagericht": True}, ["TLV-95"]),
    ("TLV-95 ook bij EMB", "mhr", {"geboortedatum": date(2008, 7, 31), "diplomagericht": True, "doelgroep": "EMB"}, ["TLV-95"]),
    (
        "TLV-96 verlenging na het schooljaar van 18 zonder voorwaarde",
        "mhr",
        {"geboortedatum": date(2008, 7, 31), "diplomagericht": True, "eerste_tlv": False},
        ["TLV-96"],
    ),
    (
        "TLV-97 18 op de startdag, geen afspraak",
        "mhr",
        {
            "geboortedatum": date(2008, 8, 1), "diplomagericht": False, "naar_werk_toegeleid": True,
            "eerste_tlv": False, "afspraak_gemeente": False,
        },
        ["TLV-97"],
    ),
    (
        "TLV-99 20 geweest, het stroomschema zegt nee",
        "groningen",
        {"geboortedatum": date(2006, 7, 31), "eerste_tlv": False, "stroomschema_akkoord": False},
        ["TLV-99"],
    ),
    ("TLV-99 so, start na het schooljaar van 14", "groningen", {"geboortedatum": date(2012, 7, 31), "soort_tlv": "SO"}, ["TLV-99"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("swv", "anders", "regels"), [geval[1:] for geval in GEWEIGERD], ids=[geval[0] for geval in GEWEIGERD]
)
def test_what_is_refused(swv: str, anders: dict[str, Any], regels: list[str]) -> None:
    voorstel = bereken(swv, **anders)
    assert [weigering.regel for weigering in voorstel.weigeringen] == regels
    assert all(weigering.tekst for weigering in voorstel.weigeringen)
    assert not voorstel.toegestaan
    assert voorstel.voorstel_einde is None


def test_tlv_83_says_the_age_on_the_wished_start() -> None:
    elf = bereken("portvolio", geboortedatum=date(2014, 8, 2)).weigeringen[-1]
    nul = bereken("portvolio", geboortedatum=date(2027, 1, 1)).weigeringen[-1]
    assert (elf.feit("leeftijd"), nul.feit("leeftijd")) == (11, 0)
