"""The register: OSO codes, the last day for entering the number, how a TLV stands, and where it is used."""

from datetime import date

import pytest

from tlv.rules.register import (
    Overstap,
    School,
    invoer_te_laat,
    invoeren_uiterlijk,
    oso_code,
    registerstand,
    schoolperiodes,
)

BEGIN, EINDE = date(2026, 8, 1), date(2028, 7, 31)
A, B = School("School A", "01AA"), School("School B", "02BB")


@pytest.mark.parametrize(("categorie", "code"), [(1, "L"), (2, "M"), (3, "H")])
def test_rch_30_oso_codes(categorie: int, code: str) -> None:
    assert oso_code(categorie) == code


@pytest.mark.parametrize(
    ("bekend", "begin", "uiterste"),
    [
        (date(2026, 3, 2), date(2026, 2, 1), date(2026, 3, 9)),
        (date(2026, 3, 2), date(2026, 3, 2), date(2026, 3, 9)),
        (date(2026, 3, 2), BEGIN, date(2026, 8, 8)),
    ],
    ids=["RCH-32 al begonnen: na de brief", "RCH-32 op dezelfde dag", "RCH-32 begint later: na de eerste dag"],
)
def test_the_last_day_for_entering(bekend: date, begin: date, uiterste: date) -> None:
    assert invoeren_uiterlijk(bekend, begin) == uiterste


@pytest.mark.parametrize(
    ("ingevoerd", "dag", "te_laat"),
    [
        (None, date(2026, 8, 8), False),
        (None, date(2026, 8, 9), True),
        (date(2026, 8, 20), date(2026, 9, 1), False),
    ],
    ids=["RCH-32 de laatste dag telt mee", "RCH-32 de dag erna", "RCH-32 te laat maar gedaan"],
)
def test_the_signal_when_nothing_was_entered(ingevoerd: date | None, dag: date, te_laat: bool) -> None:
    signaal = invoer_te_laat(date(2026, 8, 8), ingevoerd, dag)
    assert (signaal is not None) == te_laat
    if signaal:
        assert "8 augustus 2026" in signaal.tekst


@pytest.mark.parametrize(
    ("dag", "vervangen", "gestopt", "stand"),
    [
        (date(2026, 7, 31), False, None, "gaat_nog_in"),
        (BEGIN, False, None, "geldig"),
        (EINDE, False, None, "geldig"),
        (date(2028, 8, 1), False, None, "verlopen"),
        (date(2027, 1, 9), False, date(2027, 1, 10), "geldig"),
        (date(2027, 1, 10), False, date(2027, 1, 10), "gebruik_gestopt"),
        (date(2028, 8, 1), False, date(2027, 1, 10), "verlopen"),
        (BEGIN, True, None, "vervangen"),
    ],
)
def test_how_a_tlv_stands(dag: date, vervangen: bool, gestopt: date | None, stand: str) -> None:
    """TLV-126, TLV-128: valid from the first up to and including the last day, unless its use ended."""
    assert registerstand(BEGIN, EINDE, dag, vervangen=vervangen, gestopt_op=gestopt) == stand


@pytest.mark.parametrize(
    ("overstappen", "verwacht"),
    [
        ([], []),
        ([Overstap(BEGIN, A)], [("School A", BEGIN, EINDE)]),
        (
            [Overstap(date(2027, 2, 1), B), Overstap(BEGIN, A)],
            [("School A", BEGIN, date(2027, 1, 31)), ("School B", date(2027, 2, 1), EINDE)],
        ),
        (
            [Overstap(BEGIN, A), Overstap(date(2027, 2, 1), None)],
            [("School A", BEGIN, date(2027, 1, 31))],
        ),
        ([Overstap(BEGIN, A), Overstap(BEGIN, B)], [("School B", BEGIN, EINDE)]),
        ([Overstap(BEGIN, A), Overstap(date(2028, 9, 1), B)], [("School A", BEGIN, EINDE)]),
        (
            [Overstap(BEGIN, A), Overstap(date(2027, 2, 1), B), Overstap(date(2027, 9, 1), A)],
            [
                ("School A", BEGIN, date(2027, 1, 31)),
                ("School B", date(2027, 2, 1), date(2027, 8, 31)),
                ("School A", date(2027, 9, 1), EINDE),
            ],
        ),
        (
            [Overstap(BEGIN, A), Overstap(EINDE, B)],
            [("School A", BEGIN, date(2028, 7, 30)), ("School B", EINDE, EINDE)],
        ),
    ],
    ids=[
        "TLV-126 nog nergens",
        "TLV-126 een school tot het einde",
        "TLV-126 overstap",
        "TLV-128 terug naar het VO",
        "TLV-126 twee op een dag: de laatste telt",
        "TLV-126 na het einde telt niet",
        "TLV-126 drie scholen na elkaar",
        "TLV-126 een dag",
    ],
)
def test_where_a_tlv_is_used(overstappen: list[Overstap], verwacht: list[tuple[str, date, date]]) -> None:
    gevonden = [(p.school.naam, p.van, p.tot_en_met) for p in schoolperiodes(overstappen, EINDE)]
    assert gevonden == verwacht
