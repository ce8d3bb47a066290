"""Objection: in time or not, passing on and deciding: RCH-07, RCH-10, RCH-11, RCH-12, TLV-163, TLV-164."""

from datetime import date

import pytest

from tlv.rules.bezwaar import (
    Bekendmaking,
    Bezorgd,
    Hoedanigheid,
    bekendmaking,
    belanghebbend,
    ontvang,
    termijnen_na_ontvangst,
    verdaagd_tot,
)

# Letter sent on wo 11-03-2026: six weeks later is wo 22-04-2026.
VERZONDEN = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("verzonden", "ontvangen", "gepost", "tijdig", "laatste", "code"),
    [
        (VERZONDEN, date(2026, 3, 12), None, True, date(2026, 4, 22), "bezwaar_op_tijd"),
        (VERZONDEN, date(2026, 4, 22), None, True, date(2026, 4, 22), "bezwaar_op_tijd"),
        (VERZONDEN, date(2026, 4, 23), None, False, date(2026, 4, 22), "bezwaar_te_laat"),
        # by post: posted on the last day, a week to arrive (Awb 6:9 lid 2)
        (VERZONDEN, date(2026, 4, 29), date(2026, 4, 22), True, date(2026, 4, 22), "bezwaar_op_tijd_gepost"),
        (VERZONDEN, date(2026, 4, 30), date(2026, 4, 22), False, date(2026, 4, 22), "bezwaar_te_laat"),
        (VERZONDEN, date(2026, 4, 24), date(2026, 4, 23), False, date(2026, 4, 22), "bezwaar_te_laat"),
        # before the letter went out (Awb 6:10)
        (None, date(2026, 3, 12), None, True, None, "bezwaar_voor_verzending"),
        # RCH-07: ma 16-03-2026 + 42 = Koningsdag ma 27-04-2026, so di 28-04
        (date(2026, 3, 16), date(2026, 4, 28), None, True, date(2026, 4, 28), "bezwaar_op_tijd"),
        (date(2026, 3, 16), date(2026, 4, 29), None, False, date(2026, 4, 28), "bezwaar_te_laat"),
        # RCH-07: za 14-02-2026 + 42 = za 28-03-2026, so ma 30-03
        (date(2026, 2, 14), date(2026, 3, 30), None, True, date(2026, 3, 30), "bezwaar_op_tijd"),
        # RCH-07: vr 20-02-2026 + 42 = Goede Vrijdag 03-04-2026, so di 07-04 after Easter
        (date(2026, 2, 20), date(2026, 4, 7), None, True, date(2026, 4, 7), "bezwaar_op_tijd"),
        (date(2026, 2, 20), date(2026, 4, 8), None, False, date(2026, 4, 7), "bezwaar_te_laat"),
    ],
)
def test_rch_10_in_time_by_the_own_letter(
    verzonden: date | None, ontvangen: date, gepost: date | None, tijdig: bool, laatste: date | None, code: str
) -> None:
    uitkomst = ontvang(ontvangen_op=ontvangen, bekend=Bekendmaking(verzonden), gepost_op=gepost)
    assert (uitkomst.tijdig, uitkomst.laatste_dag) == (tijdig, laatste)
    (reden,) = uitkomst.redenen
    assert (reden.regel, reden.code) == ("RCH-10", code)
    assert reden.tekst


TWEEDE, DERDE = date(2026, 3, 25), date(2026, 4, 8)


@pytest.mark.parametrize(
    ("bezorgingen", "dag", "codes"),
    [
        ([], None, []),
        ([Bezorgd(VERZONDEN)], VERZONDEN, []),
        # came back: nobody was reached, no term began
        ([Bezorgd(VERZONDEN, date(2026, 3, 16))], None, ["brief_kwam_terug", "termijn_niet_begonnen"]),
        # sent again to the corrected address: the term counts from that day
        (
            [Bezorgd(VERZONDEN, date(2026, 3, 16)), Bezorgd(TWEEDE)],
            TWEEDE,
            ["brief_kwam_terug", "termijn_na_retour"],
        ),
        # in any order, and twice back
        (
            [Bezorgd(DERDE), Bezorgd(TWEEDE, TWEEDE), Bezorgd(VERZONDEN, date(2026, 3, 16))],
            DERDE,
            ["brief_kwam_terug", "brief_kwam_terug", "termijn_na_retour"],
        ),
        # of somebody without an own letter: the last of all that arrived
        ([Bezorgd(VERZONDEN), Bezorgd(TWEEDE)], TWEEDE, []),
        ([Bezorgd(VERZONDEN), Bezorgd(TWEEDE, DERDE)], VERZONDEN, ["brief_kwam_terug", "termijn_na_retour"]),
    ],
)
def test_rch_10_what_came_back_starts_no_term(bezorgingen: list[Bezorgd], dag: date | None, codes: list[str]) -> None:
    """Awb 3:41 and 6:8, RCH-08."""
    bekend = bekendmaking(bezorgingen)
    assert (bekend.dag, [reden.code for reden in bekend.redenen]) == (dag, codes)
    assert all(reden.tekst for reden in bekend.redenen)


def test_rch_10_an_objection_after_a_letter_that_came_back_is_in_time() -> None:
    bekend = bekendmaking([Bezorgd(VERZONDEN, date(2026, 3, 16))])
    uitkomst = ontvang(ontvangen_op=date(2026, 9, 1), bekend=bekend)
    assert (uitkomst.tijdig, uitkomst.laatste_dag) == (True, None)
    assert [reden.code for reden in uitkomst.redenen][-1] == "bezwaar_voor_verzending"


def test_rch_07_an_equated_day_moves_the_last_day() -> None:
    bevrijdingsdag_erna = date(2026, 4, 22)
    uitkomst = ontvang(
        ontvangen_op=date(2026, 4, 23), bekend=Bekendmaking(VERZONDEN), gelijkgesteld=(bevrijdingsdag_erna,)
    )
    assert (uitkomst.tijdig, uitkomst.laatste_dag) == (True, date(2026, 4, 23))


@pytest.mark.parametrize(
    ("ontvangen", "laatste_bezwaardag", "weken", "doorzenden", "beslissen"),
    [
        # in time: wo 01-04 + 14 = wo 15-04; from wo 22-04 twelve weeks = wo 15-07
        (date(2026, 4, 1), date(2026, 4, 22), 12, date(2026, 4, 15), date(2026, 7, 15)),
        (date(2026, 4, 1), date(2026, 4, 22), 6, date(2026, 4, 15), date(2026, 6, 3)),
        # do 23-04 + 14 = do 07-05; di 21-04 + 14 = Bevrijdingsdag di 05-05-2026, so wo 06-05
        (date(2026, 4, 23), date(2026, 4, 28), 12, date(2026, 5, 7), date(2026, 7, 21)),
        (date(2026, 4, 21), date(2026, 4, 28), 12, date(2026, 5, 6), date(2026, 7, 21)),
        # za 02-05 + 14 = za 16-05, so ma 18-05
        (date(2026, 5, 2), date(2026, 5, 4), 12, date(2026, 5, 18), date(2026, 7, 27)),
        # late: deciding counts from receipt
        (date(2026, 5, 20), date(2026, 4, 22), 12, date(2026, 6, 3), date(2026, 8, 12)),
        # before the letter: from receipt
        (date(2026, 3, 12), None, 12, date(2026, 3, 26), date(2026, 6, 4)),
    ],
)
def test_rch_11_passing_on_and_rch_12_deciding(
    ontvangen: date, laatste_bezwaardag: date | None, weken: int, doorzenden: date, beslissen: date
) -> None:
    termijnen = termijnen_na_ontvangst(
        ontvangen_op=ontvangen, laatste_bezwaardag=laatste_bezwaardag, doorzenden_dagen=14, beslissen_weken=weken
    )
    assert (termijnen.doorzenden.regel, termijnen.doorzenden.uiterste_dag) == ("RCH-11", doorzenden)
    assert (termijnen.beslissen.regel, termijnen.beslissen.uiterste_dag) == ("RCH-12", beslissen)


@pytest.mark.parametrize(
    ("uiterste", "nieuw"),
    [
        (date(2026, 7, 15), date(2026, 8, 26)),
        (date(2026, 11, 13), date(2026, 12, 28)),  # Kerstmis on a Friday and Saturday, then the Sunday
    ],
)
def test_rch_12_extending_once_by_six_weeks(uiterste: date, nieuw: date) -> None:
    assert verdaagd_tot(uiterste, weken=6) == nieuw


@pytest.mark.parametrize(
    ("hoedanigheid", "leeftijd", "code"),
    [
        ("ouder", 14, None),
        ("ouder", 17, None),
        ("ouder", 18, "bezwaar_voorleggen_ouder"),
        ("leerling", 18, None),
        ("leerling", 17, "bezwaar_voorleggen_leerling"),
        ("bestuur", 14, None),
        ("bestuur", 19, None),
        ("anders", 14, "bezwaar_voorleggen_anders"),
    ],
)
def test_tlv_164_anybody_is_received_and_some_are_put_before(
    hoedanigheid: Hoedanigheid, leeftijd: int, code: str | None
) -> None:
    reden = belanghebbend(hoedanigheid, leeftijd=leeftijd)
    assert (reden.code if reden else None) == code
    if reden is not None:
        assert reden.regel == "TLV-164"
        assert reden.tekst
