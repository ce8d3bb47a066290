"""10-tlv section 8 as one table: birthdays on the edge of the school year, 29 february, mid-year starts, 18+ and 20+.

Worked out by hand from the text of the rules, per SWV: earliest start, earliest end, latest end and proposal.
"""

from datetime import date
from typing import Any

import pytest

from tests.tlv.rules.profielen import BELEID, START, bereken, codes


def _31_juli(jaar: int | None) -> date | None:
    return date(jaar, 7, 31) if jaar else None


# id, SWV, facts, earliest start, then the years of 31 juli: earliest end, latest end, proposal; and what is said.
DATUMS: list[tuple[str, str, dict[str, Any], date | None, int, int | None, int | None, set[str]]] = [
    (
        "TLV-81 PORTVOLIO geboren 31-07-2014: 12 op de laatste dag van 2025-2026",
        "portvolio",
        {"geboortedatum": date(2014, 7, 31)},
        date(2026, 8, 1), 2027, 2032, 2027, {"vroegste_start", "besluit_voor_verjaardag"},
    ),
    (
        "TLV-81 PORTVOLIO geboren 29-02-2012: 12 op 29-02-2024",
        "portvolio",
        {"geboortedatum": date(2012, 2, 29)},
        date(2024, 8, 1), 2027, 2030, 2027, {"vroegste_start"},
    ),
    (
        "TLV-82 PORTVOLIO lagere klas, geboren 29-02-2012: 13 op 1 maart 2025",
        "portvolio",
        {"geboortedatum": date(2012, 2, 29), "herkomst": "SO_lagere_klas", "gewenste_start": date(2025, 3, 1)},
        date(2025, 3, 1), 2026, 2030, 2026, {"start_lagere_klas", "onderbouwen_in_opp"},
    ),
    (
        "TLV-82 PORTVOLIO lagere klas, 13 op 31-07-2026",
        "portvolio",
        {"geboortedatum": date(2013, 7, 31), "herkomst": "SO_lagere_klas"},
        date(2026, 7, 31), 2027, 2031, 2027, {"start_lagere_klas"},
    ),
    (
        "TLV-84 PORTVOLIO start op 2 augustus: het eerste volle jaar is het volgende",
        "portvolio",
        {"gewenste_start": date(2026, 8, 2)},
        date(2024, 8, 1), 2028, 2030, 2028, {"vol_schooljaar"},
    ),
    (
        "TLV-84 PORTVOLIO start op 31 juli",
        "portvolio",
        {"gewenste_start": date(2026, 7, 31)},
        date(2024, 8, 1), 2027, 2030, 2027, {"vol_schooljaar"},
    ),
    (
        "TLV-84 PRO kent geen vol schooljaar",
        "portvolio",
        {"soort_tlv": "PRO", "gewenste_start": date(2026, 11, 17)},
        date(2024, 8, 1), 2027, None, None, {"geen_voorstel"},
    ),
    (
        "TLV-86 PORTVOLIO 18 op de startdag, 01-08-2026",
        "portvolio",
        {"geboortedatum": date(2008, 8, 1)},
        date(2021, 8, 1), 2027, 2027, 2027, {"eerste_tlv_tot"},
    ),
    (
        "TLV-86 PORTVOLIO geboren 29-02-2012: 18 op 01-03-2030",
        "portvolio",
        {"geboortedatum": date(2012, 2, 29), "doelgroep": "EMB"},
        date(2024, 8, 1), 2027, 2030, 2030, {"eerste_tlv_tot", "doelgroep_hele_loopbaan"},
    ),
    (
        "TLV-86 OPEN-09 PORTVOLIO 18 op 31-07-2026, start 01-08-2026",
        "portvolio",
        {"geboortedatum": date(2008, 7, 31)},
        date(2020, 8, 1), 2027, 2027, 2027, {"vol_schooljaar_wint"},
    ),
    (
        "TLV-86 PORTVOLIO begrenst alleen de eerste TLV",
        "portvolio",
        {"geboortedatum": date(2008, 7, 31), "eerste_tlv": False},
        date(2020, 8, 1), 2027, None, 2027, {"verlenging_18_plus"},
    ),
    (
        "TLV-87 OPEN-10 PORTVOLIO start 31-07-2026: laatste 31 juli voor 31-07-2028",
        "portvolio",
        {"gewenste_start": date(2026, 7, 31), "terugkeer_verwacht": True},
        date(2024, 8, 1), 2027, 2027, 2027, {"terugkeer_verwacht"},
    ),
    (
        "TLV-87 OPEN-10 PORTVOLIO start 29-02-2028: laatste 31 juli voor 01-03-2030",
        "portvolio",
        {"gewenste_start": date(2028, 2, 29), "terugkeer_verwacht": True},
        date(2024, 8, 1), 2029, 2029, 2029, {"terugkeer_verwacht"},
    ),
    (
        "TLV-88 PORTVOLIO ZML na het schooljaar van 18: geen voorstel tot 18 meer",
        "portvolio",
        {"doelgroep": "ZML", "geboortedatum": date(2008, 7, 31), "eerste_tlv": False},
        date(2020, 8, 1), 2027, None, 2027, {"kortste_looptijd"},
    ),
    (
        "TLV-88 PORTVOLIO ZML in het schooljaar van 18",
        "portvolio",
        {"doelgroep": "ZML", "geboortedatum": date(2008, 8, 1), "eerste_tlv": False},
        date(2021, 8, 1), 2027, None, 2027, {"doelgroep_hele_loopbaan"},
    ),
    (
        "TLV-89 PORTVOLIO vmbo onderbouw, start in november: 2025-2026 telt mee",
        "portvolio",
        {"leerroute": "vmbo_onderbouw", "gewenste_start": date(2025, 11, 17)},
        date(2024, 8, 1), 2027, 2030, 2027, {"einde_fase"},
    ),
    (
        "TLV-91 PORTVOLIO bewust een jaar, start in november",
        "portvolio",
        {"beperkt_tot_jaren": 1, "beperkt_reden": "kijken", "gewenste_start": date(2025, 11, 17)},
        date(2024, 8, 1), 2027, 2030, 2027, {"bewust_beperkt"},
    ),
    (
        "TLV-92 OPEN-11 MHR vmbo, start 31-07-2026: 2025-2026 is het eerste jaar",
        "mhr",
        {"leerroute": "vmbo_onderbouw", "gewenste_start": date(2026, 7, 31)},
        None, 2027, 2027, 2027, {"duur_per_leerroute"},
    ),
    (
        "TLV-92 OPEN-11 MHR vwo, begrensd op het schooljaar van 18",
        "mhr",
        {"leerroute": "vwo_onderbouw", "geboortedatum": date(2009, 8, 1)},
        None, 2027, 2028, 2028, {"duur_per_leerroute", "nooit_verder_dan"},
    ),
    (
        "TLV-92 MHR bovenbouw: geen voorstel",
        "mhr",
        {"leerroute": "havo_bovenbouw"},
        None, 2027, 2030, None, {"geen_voorstel"},
    ),
    (
        "TLV-93 MHR regulier niet haalbaar, 18 op 31-07-2027",
        "mhr",
        {"regulier_haalbaar": False, "geboortedatum": date(2009, 7, 31)},
        None, 2027, 2027, 2027, {"regulier_niet_haalbaar"},
    ),
    (
        "TLV-93 MHR regulier niet haalbaar, 18 op 01-08-2027",
        "mhr",
        {"regulier_haalbaar": False, "geboortedatum": date(2009, 8, 1)},
        None, 2027, 2028, 2028, {"regulier_niet_haalbaar"},
    ),
    (
        "TLV-94 MHR EMB in het schooljaar van 18, start in november: het volle jaar gaat voor",
        "mhr",
        {"doelgroep": "EMB", "geboortedatum": date(2008, 7, 31), "gewenste_start": date(2025, 11, 17)},
        None, 2027, 2027, 2027, {"doelgroep_altijd", "vol_schooljaar_wint"},
    ),
    (
        "TLV-94 TLV-96 MHR EMB, verlenging na het schooljaar van 18 op weg naar werk: geen vast einde meer",
        "mhr",
        {
            "doelgroep": "EMB", "geboortedatum": date(2008, 7, 31), "eerste_tlv": False,
            "naar_werk_toegeleid": True, "diplomagericht": True,
        },
        None, 2027, 2028, None, {"verlenging_mag"},
    ),
    (
        "TLV-93 TLV-96 MHR regulier niet haalbaar, verlenging na het schooljaar van 18",
        "mhr",
        {
            "regulier_haalbaar": False, "geboortedatum": date(2008, 7, 31), "eerste_tlv": False,
            "diploma_haalbaar": True, "diplomagericht": True,
        },
        None, 2027, 2028, None, {"verlenging_mag"},
    ),
    (
        "TLV-96 MHR 18 op 01-08-2026: het schooljaar van 18 plus twee leerjaren",
        "mhr",
        {"geboortedatum": date(2008, 8, 1), "eerste_tlv": False, "diploma_haalbaar": True, "diplomagericht": True},
        None, 2027, 2029, None, {"verlenging_mag"},
    ),
    (
        "TLV-96 MHR verlenging in november na het schooljaar van 18",
        "mhr",
        {
            "geboortedatum": date(2008, 7, 31), "gewenste_start": date(2026, 11, 17), "eerste_tlv": False,
            "diploma_haalbaar": True, "diplomagericht": True,
        },
        None, 2028, 2028, None, {"verlenging_mag"},
    ),
    (
        "TLV-96 MHR zonder voorwaarde, start op 31-07 van het schooljaar van 18: tot die dag, het volle jaar wint",
        "mhr",
        {
            "geboortedatum": date(2008, 7, 31), "gewenste_start": date(2026, 7, 31), "eerste_tlv": False,
            "diplomagericht": True,
        },
        None, 2027, 2027, None, {"verlenging_tot_grens", "vol_schooljaar_wint"},
    ),
    (
        "TLV-97 MHR 18 op de startdag, afspraak met de gemeente",
        "mhr",
        {
            "geboortedatum": date(2008, 8, 1), "eerste_tlv": False, "diplomagericht": False,
            "naar_werk_toegeleid": True, "afspraak_gemeente": True,
        },
        None, 2027, 2029, None, {"afspraak_gemeente"},
    ),
    (
        "TLV-97 MHR 18 een dag na de startdag: de regel geldt nog niet",
        "mhr",
        {"geboortedatum": date(2008, 8, 2), "eerste_tlv": False, "diplomagericht": False, "diploma_haalbaar": True},
        None, 2027, 2029, None, {"verlenging_mag"},
    ),
    (
        "TLV-97 MHR geboren 29-02-2008: 18 op 1 maart 2026",
        "mhr",
        {
            "geboortedatum": date(2008, 2, 29), "gewenste_start": date(2026, 2, 28), "eerste_tlv": False,
            "diplomagericht": False, "diploma_haalbaar": True,
        },
        None, 2027, 2028, None, {"verlenging_mag"},
    ),
    (
        "TLV-98 OPEN-12 GRONINGEN 20 op 31-07-2028",
        "groningen",
        {"geboortedatum": date(2008, 7, 31)},
        None, 2027, 2028, 2028, {"hele_schoolloopbaan"},
    ),
    (
        "TLV-98 OPEN-12 GRONINGEN 20 op 01-08-2028",
        "groningen",
        {"geboortedatum": date(2008, 8, 1)},
        None, 2027, 2029, 2029, {"hele_schoolloopbaan"},
    ),
    (
        "TLV-98 OPEN-45 GRONINGEN kent geen grens van 18 en geen kortere duur",
        "groningen",
        {"terugkeer_verwacht": True, "leerroute": "vmbo_onderbouw", "geboortedatum": date(2010, 2, 17)},
        None, 2027, 2030, 2030, {"hele_schoolloopbaan"},
    ),
    (
        "TLV-98 GRONINGEN in november van het schooljaar van 20: het volle jaar wint",
        "groningen",
        {"geboortedatum": date(2006, 7, 31), "gewenste_start": date(2025, 11, 17)},
        None, 2027, 2027, 2027, {"vol_schooljaar_wint"},
    ),
    (
        "TLV-98 GRONINGEN 20 in het schooljaar dat op de startdag begint",
        "groningen",
        {"geboortedatum": date(2006, 8, 1)},
        None, 2027, 2027, 2027, {"hele_schoolloopbaan"},
    ),
    (
        "TLV-99 GRONINGEN na het schooljaar van 20: eerst het stroomschema",
        "groningen",
        {"geboortedatum": date(2006, 7, 31), "eerste_tlv": False},
        None, 2027, None, None, {"stroomschema_volgen"},
    ),
    (
        "TLV-99 GRONINGEN na het schooljaar van 20: het stroomschema zegt ja",
        "groningen",
        {"geboortedatum": date(2006, 7, 31), "eerste_tlv": False, "stroomschema_akkoord": True},
        None, 2027, None, None, {"stroomschema_akkoord"},
    ),
    (
        "TLV-99 OPEN-12 GRONINGEN sbo, 14 op 31-07-2027",
        "groningen",
        {"soort_tlv": "SBO", "geboortedatum": date(2013, 7, 31)},
        None, 2027, 2027, 2027, {"so_sbo_tot"},
    ),
    (
        "TLV-99 OPEN-12 GRONINGEN so, 14 op 01-08-2027",
        "groningen",
        {"soort_tlv": "SO", "geboortedatum": date(2013, 8, 1)},
        None, 2027, 2028, 2028, {"so_sbo_tot"},
    ),
    (
        "TLV-81 zandbergen 13 op 31-07-2026, tot en met het schooljaar van 19",
        "zandbergen",
        {"geboortedatum": date(2013, 7, 31)},
        date(2026, 8, 1), 2027, 2032, 2027, {"vroegste_start"},
    ),
    (
        "TLV-90 zandbergen waarschuwt pas bij categorie 3",
        "zandbergen",
        {"categorie": 3},
        date(2025, 8, 1), 2027, 2031, 2027, {"hoge_categorie_niet_lang"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("swv", "anders", "vroegste_start", "vroegste", "uiterste", "voorstel", "gezegd"),
    [geval[1:] for geval in DATUMS],
    ids=[geval[0] for geval in DATUMS],
)
def test_dates(
    swv: str,
    anders: dict[str, Any],
    vroegste_start: date | None,
    vroegste: int,
    uiterste: int | None,
    voorstel: int | None,
    gezegd: set[str],
) -> None:
    gevonden = bereken(swv, **anders)
    assert gevonden.toegestaan
    assert gevonden.vroegste_start == vroegste_start
    assert gevonden.vroegste_einde == _31_juli(vroegste)
    assert gevonden.uiterste_einde == _31_juli(uiterste)
    assert gevonden.voorstel_einde == _31_juli(voorstel)
    assert gezegd <= codes(gevonden)


@pytest.mark.parametrize(
    ("herkomst", "besluitdatum", "signalen"),
    [
        ("VO", date(2026, 5, 2), []),
        ("VO", date(2026, 5, 1), ["besluit_voor_verjaardag"]),
        ("SBO", date(2026, 5, 1), ["besluit_voor_verjaardag"]),
    ],
    ids=["TLV-81 OPEN-08 op de verjaardag", "TLV-81 OPEN-08 de dag ervoor", "TLV-81 OPEN-08 uit het SBO"],
)
def test_a_besluit_before_the_birthday(herkomst: str, besluitdatum: date, signalen: list[str]) -> None:
    voorstel = bereken("portvolio", geboortedatum=date(2014, 5, 2), herkomst=herkomst, besluitdatum=besluitdatum)
    assert voorstel.toegestaan
    assert [signaal.code for signaal in voorstel.signalen] == signalen


@pytest.mark.parametrize("swv", BELEID)
def test_open_45_every_swv_computes_by_its_own_rules(swv: str) -> None:
    """The same pupil, fourteen, vmbo: four answers."""
    einden = {"portvolio": 2028, "mhr": 2028, "groningen": 2032, "zandbergen": 2027}
    uiterst = {"portvolio": 2030, "mhr": 2028, "groningen": 2032, "zandbergen": 2031}
    voorstel = bereken(swv, leerroute="vmbo_onderbouw", gewenste_start=START)
    assert voorstel.voorstel_einde == _31_juli(einden[swv])
    assert voorstel.uiterste_einde == _31_juli(uiterst[swv])
    assert voorstel.vastgelegd is (swv in ("mhr", "groningen"))
