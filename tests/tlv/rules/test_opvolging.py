"""What a school does while a TLV runs, and by which day: TLV-122, TLV-123 (OPEN-72) and TLV-124."""

from datetime import date

import pytest

from tests.tlv.rules.profielen import BELEID
from tlv.rules.opvolging import Opvolgtaak, Stand, Verklaring, opvolging_van, signaal_bij, stand_van


def _taken(swv: str, begin: date, einde: date, leerroute: str | None = None) -> list[tuple[str, date, date]]:
    taken = opvolging_van(Verklaring(begin, einde, leerroute), BELEID[swv])
    assert all(taak.waarom.tekst and taak.waarom.regel == taak.regel for taak in taken)
    return [(taak.regel, taak.begin, taak.uiterste_dag) for taak in taken]


@pytest.mark.parametrize(
    ("einde", "begin_taak", "uiterste"),
    [
        (date(2027, 7, 31), date(2026, 8, 1), date(2027, 3, 14)),
        (date(2028, 7, 31), date(2027, 8, 1), date(2028, 3, 14)),
        (date(2029, 7, 31), date(2028, 8, 1), date(2029, 3, 14)),
    ],
    ids=["TLV-123 OPEN-72 J = 2027", "TLV-123 OPEN-72 J = 2028, schrikkeljaar", "TLV-123 OPEN-72 J = 2029"],
)
def test_return_to_vo_is_known_before_15_maart(einde: date, begin_taak: date, uiterste: date) -> None:
    assert _taken("mhr", date(2025, 11, 17), einde) == [("TLV-123", begin_taak, uiterste)]


@pytest.mark.parametrize(
    ("leerroute", "regels"),
    [
        ("vmbo_onderbouw", ["TLV-123", "TLV-124"]),
        ("havo_onderbouw", ["TLV-123", "TLV-124"]),
        ("vwo_onderbouw", ["TLV-123", "TLV-124"]),
        ("vmbo_bovenbouw", ["TLV-123"]),
        (None, ["TLV-123"]),
    ],
    ids=[
        "TLV-124 vmbo onderbouw",
        "TLV-124 havo onderbouw",
        "TLV-124 vwo onderbouw",
        "TLV-124 bovenbouw niet",
        "TLV-124 leerroute onbekend",
    ],
)
def test_after_the_onderbouw_a_thorough_evaluation(leerroute: str | None, regels: list[str]) -> None:
    taken = _taken("mhr", date(2026, 8, 1), date(2028, 7, 31), leerroute)
    assert [taak[0] for taak in taken] == regels
    assert all(taak[1] == date(2027, 8, 1) for taak in taken)
    assert taken[-1][2] == (date(2028, 7, 31) if len(regels) == 2 else date(2028, 3, 14))


def test_tlv_122_every_school_year_of_the_tlv_has_an_evaluation() -> None:
    assert _taken("portvolio", date(2025, 11, 17), date(2028, 7, 31)) == [
        ("TLV-122", date(2025, 11, 17), date(2026, 7, 31)),
        ("TLV-122", date(2026, 8, 1), date(2027, 7, 31)),
        ("TLV-122", date(2027, 8, 1), date(2028, 7, 31)),
    ]


def test_each_swv_has_its_own_tasks() -> None:
    begin, einde = date(2026, 8, 1), date(2027, 7, 31)
    assert _taken("groningen", begin, einde, "vmbo_onderbouw") == []
    assert _taken("zandbergen", begin, einde, "vmbo_onderbouw") == [("TLV-123", begin, date(2027, 1, 31))]


TAAK = opvolging_van(Verklaring(date(2025, 8, 1), date(2027, 7, 31)), BELEID["mhr"])[0]


@pytest.mark.parametrize(
    ("vastgelegd_op", "dag", "stand"),
    [
        (None, date(2026, 7, 31), "later"),
        (None, date(2026, 8, 1), "open"),
        (None, date(2027, 3, 14), "open"),
        (None, date(2027, 3, 15), "te_laat"),
        (date(2027, 3, 14), date(2027, 3, 15), "gedaan"),
        (date(2027, 4, 1), date(2027, 4, 2), "gedaan"),
    ],
    ids=[
        "TLV-123 voor het laatste schooljaar",
        "TLV-123 op 1 augustus begint de taak",
        "TLV-123 14 maart telt nog mee",
        "TLV-123 op 15 maart te laat",
        "TLV-123 op tijd vastgelegd",
        "TLV-123 te laat vastgelegd is ook gedaan",
    ],
)
def test_how_a_task_stands(vastgelegd_op: date | None, dag: date, stand: Stand) -> None:
    assert stand_van(TAAK, vastgelegd_op, dag) == stand
    signaal = signaal_bij(TAAK, vastgelegd_op, dag)
    assert (signaal is not None) is (stand == "te_laat")
    if signaal:
        assert (signaal.regel, signaal.feit("uiterste_dag")) == ("TLV-123", date(2027, 3, 14))
        assert signaal.tekst


def test_tasks_come_in_the_order_of_their_last_day() -> None:
    taken = opvolging_van(
        Verklaring(date(2026, 8, 1), date(2027, 7, 31), "vmbo_onderbouw"), tuple(reversed(BELEID["mhr"]))
    )
    assert [taak.regel for taak in taken] == ["TLV-123", "TLV-124"]
    assert isinstance(taken[0], Opvolgtaak)
