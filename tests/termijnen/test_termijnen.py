"""Legal terms, suspension, the Algemene termijnenwet and the objection term: RCH-01 to RCH-10."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swv.kern.beleid.regels import kies
from swv.kern.kalender.inlezen import kalender_van
from swv.kern.termijnen.beslistermijn import Termijnfeiten, bereken_termijnen
from swv.kern.termijnen.opschorting import (
    Opschorting,
    TermijnGeweigerd,
    aanvulverzoek,
    andere_opschorting,
    eis_redelijke_hersteltermijn,
    onbehandeld,
)
from swv.kern.termijnen.rules import Verdaging, bezwaartermijn, termijn, verdaag, vrije_dag_voor_termijn

ZUID = kalender_van("zuid")
WOENSDAG = date(2025, 9, 10)
DAGEN = st.dates(date(2024, 9, 2), date(2030, 12, 31))


def test_tlv_103_forty_two_days_after_submission() -> None:
    overzicht = bereken_termijnen(Termijnfeiten(WOENSDAG), [kies("TLV-103", dagen=42)], ZUID)
    assert overzicht.uiterste.uiterste_dag == date(2025, 10, 22)
    assert overzicht.beloofd is None


def test_rch_01_without_a_term_of_its_own_eight_weeks() -> None:
    overzicht = bereken_termijnen(Termijnfeiten(WOENSDAG), [], ZUID)
    assert (overzicht.uiterste.regel, overzicht.uiterste.uiterste_dag) == ("RCH-01", date(2025, 11, 5))


def test_rch_01_an_swv_may_set_its_own_number_of_days() -> None:
    overzicht = bereken_termijnen(Termijnfeiten(WOENSDAG), [kies("RCH-01", dagen=28)], ZUID)
    assert overzicht.uiterste.uiterste_dag == date(2025, 10, 8)


def test_tlv_102_friday_of_the_eighth_school_week() -> None:
    regels = [kies("TLV-103", dagen=42), kies("TLV-102", schoolweken=8, minimaal_weken=2)]
    overzicht = bereken_termijnen(Termijnfeiten(WOENSDAG, volledig_op=WOENSDAG), regels, ZUID)
    assert overzicht.beloofd is not None
    assert overzicht.beloofd.uiterste_dag == date(2025, 11, 14)
    assert overzicht.beloofd.stappen[1].feit("dag") == date(2025, 9, 24)
    assert [d.waarom for d in overzicht.beloofd.dagen if d.nummer is None] == ["vakantie herfstvakantie"]


def test_tlv_107_fourteen_days_from_complete_to_action() -> None:
    overzicht = bereken_termijnen(Termijnfeiten(WOENSDAG, WOENSDAG), [kies("TLV-107", dagen=14)], ZUID)
    assert overzicht.beloofd is not None
    assert overzicht.beloofd.uiterste_dag == date(2025, 9, 24)
    assert len(overzicht.beloofd.dagen) == 14


def test_a_promise_waits_until_the_file_is_complete() -> None:
    overzicht = bereken_termijnen(Termijnfeiten(WOENSDAG), [kies("TLV-107", dagen=14)], ZUID)
    assert [s.code for s in overzicht.signalen] == ["belofte_wacht_op_volledig"]


def test_open_84_a_promise_beyond_the_known_holidays_is_not_guessed() -> None:
    volledig = date(2028, 8, 30)
    regels = [kies("TLV-103", dagen=42), kies("TLV-102", schoolweken=8, minimaal_weken=2)]
    overzicht = bereken_termijnen(Termijnfeiten(volledig, volledig), regels, ZUID)
    assert overzicht.beloofd is None
    assert overzicht.uiterste.uiterste_dag == date(2028, 10, 11)
    assert "schoolvakanties" in overzicht.signalen[0].tekst


def test_a_promise_over_an_unconfirmed_holiday_says_so() -> None:
    volledig = date(2027, 1, 20)
    overzicht = bereken_termijnen(
        Termijnfeiten(volledig, volledig), [kies("TLV-102", schoolweken=8, minimaal_weken=2)], ZUID
    )
    assert [s.code for s in overzicht.signalen] == ["kalender_voorlopig"]


@pytest.mark.parametrize(
    ("aangevuld", "dagen_stil", "uiterste"),
    [
        (date(2025, 9, 16), 1, date(2025, 10, 23)),
        (date(2025, 9, 22), 7, date(2025, 10, 29)),
        (None, 13, date(2025, 11, 4)),
        (date(2025, 10, 6), 13, date(2025, 11, 4)),
        (date(2025, 9, 14), 0, date(2025, 10, 22)),
    ],
    ids=[
        "RCH-02 na twee dagen aangevuld",
        "RCH-02 na acht dagen aangevuld",
        "RCH-02 ongebruikt verlopen",
        "RCH-02 te laat aangevuld telt tot het verlopen",
        "RCH-02 dezelfde dag aangevuld",
    ],
)
def test_a_request_for_additions_stops_the_clock(aangevuld: date | None, dagen_stil: int, uiterste: date) -> None:
    stil = aanvulverzoek(date(2025, 9, 14), date(2025, 9, 28), aangevuld)
    uitleg = termijn("TLV-103", vanaf=WOENSDAG, dagen=42, opschortingen=[stil])
    assert sum(dag.nummer is None for dag in uitleg.dagen) == dagen_stil
    assert uitleg.uiterste_dag == uiterste


@pytest.mark.parametrize(
    ("hersteltermijn", "code"),
    [
        (None, "aanvulverzoek_zonder_termijn"),
        (date(2025, 9, 14), "aanvulverzoek_termijn_voorbij"),
        (date(2025, 9, 1), "aanvulverzoek_termijn_voorbij"),
    ],
    ids=["RCH-03 zonder termijn", "RCH-03 zelfde dag", "RCH-03 verleden"],
)
def test_a_request_without_a_real_term_is_refused(hersteltermijn: date | None, code: str) -> None:
    with pytest.raises(TermijnGeweigerd) as fout:
        aanvulverzoek(date(2025, 9, 14), hersteltermijn)
    assert (fout.value.reden.regel, fout.value.reden.code) == ("RCH-03", code)


@pytest.mark.parametrize(
    ("hersteltermijn", "mag"),
    [(date(2025, 9, 15), True), (date(2025, 10, 26), True), (date(2025, 10, 27), False), (date(2026, 9, 14), False)],
    ids=["RCH-03 een dag", "RCH-03 precies zes weken", "RCH-03 een dag te veel", "RCH-03 een jaar"],
)
def test_a_set_term_has_a_longest(hersteltermijn: date, mag: bool) -> None:
    if mag:
        eis_redelijke_hersteltermijn(date(2025, 9, 14), hersteltermijn, 42)
        return
    with pytest.raises(TermijnGeweigerd, match="Kies een dag tot en met 26 oktober 2025: hoogstens 42 dagen") as fout:
        eis_redelijke_hersteltermijn(date(2025, 9, 14), hersteltermijn, 42)
    assert (fout.value.reden.regel, fout.value.reden.code) == ("RCH-03", "aanvulverzoek_termijn_te_lang")


def test_rch_02_additions_cannot_precede_the_request() -> None:
    with pytest.raises(TermijnGeweigerd, match="kan niet voor het verzoek"):
        aanvulverzoek(date(2025, 9, 14), date(2025, 9, 28), date(2025, 9, 13))


def test_rch_04_other_grounds_and_overlapping_suspensions_count_a_day_once() -> None:
    uitstel = andere_opschorting("uitstel", date(2025, 9, 15), date(2025, 9, 20))
    overmacht = andere_opschorting("overmacht", date(2025, 9, 18), date(2025, 9, 25))
    uitleg = termijn("TLV-103", vanaf=WOENSDAG, dagen=42, opschortingen=[uitstel, overmacht])
    assert uitleg.uiterste_dag == date(2025, 11, 1) + timedelta(days=2), "ten days, then past the weekend"
    assert "overmacht" in " ".join(stap.tekst for stap in uitleg.stappen)
    geen_dag = andere_opschorting("vertraging", date(2025, 9, 20), date(2025, 9, 20))
    assert termijn("TLV-103", vanaf=WOENSDAG, dagen=42, opschortingen=[geen_dag]).uiterste_dag == date(2025, 10, 22)
    with pytest.raises(ValueError, match="eindigt niet"):
        andere_opschorting("vertraging", date(2025, 9, 20), date(2025, 9, 19))


@pytest.mark.parametrize(
    ("nieuw", "bericht", "uiterste", "signaal"),
    [
        (date(2025, 11, 19), date(2025, 10, 20), date(2025, 11, 19), None),
        (date(2025, 11, 19), date(2025, 10, 23), date(2025, 10, 22), "verdaging_te_laat"),
        (date(2025, 10, 1), date(2025, 9, 20), date(2025, 10, 22), "verdaging_niet_later"),
    ],
    ids=["RCH-05 op tijd", "RCH-05 te laat bericht", "RCH-05 eerdere dag"],
)
def test_postponement(nieuw: date, bericht: date, uiterste: date, signaal: str | None) -> None:
    uitleg = verdaag(termijn("TLV-103", vanaf=WOENSDAG, dagen=42), Verdaging(bericht, nieuw))
    assert uitleg.uiterste_dag == uiterste
    assert [s.code for s in uitleg.signalen] == ([signaal] if signaal else [])


@pytest.mark.parametrize(
    ("vanaf", "uiterste"),
    [
        (date(2025, 9, 6), date(2025, 10, 20)),
        (date(2025, 9, 7), date(2025, 10, 20)),
        (date(2025, 11, 13), date(2025, 12, 29)),
        (date(2026, 2, 20), date(2026, 4, 7)),
        (date(2026, 3, 24), date(2026, 5, 6)),
    ],
    ids=[
        "RCH-07 zaterdag wordt maandag",
        "RCH-07 zondag wordt maandag",
        "RCH-07 eerste kerstdag schuift voorbij het weekend",
        "RCH-07 goede vrijdag schuift tot na pasen",
        "RCH-07 5 mei",
    ],
)
def test_a_term_does_not_end_on_a_free_day(vanaf: date, uiterste: date) -> None:
    uitleg = termijn("TLV-103", vanaf=vanaf, dagen=42)
    assert uitleg.uiterste_dag == uiterste
    assert uitleg.stappen[-1].code == "termijnenwet_verlengt"
    assert uitleg.dagen[-1].datum == uiterste


def test_rch_07_days_equated_by_the_government_count_as_holidays() -> None:
    vrijdag_na_hemelvaart = date(2026, 5, 15)
    uitleg = termijn("RCH-10", vanaf=date(2026, 4, 3), dagen=42, gelijkgesteld={vrijdag_na_hemelvaart})
    assert uitleg.uiterste_dag == date(2026, 5, 18)


def test_rch_07_does_not_hold_for_more_than_ninety_days_nor_when_switched_off() -> None:
    lang = termijn("RCH-01", vanaf=date(2025, 9, 6), dagen=91)
    assert lang.stappen[-1].code == "termijn_te_lang_voor_termijnenwet"
    uit = termijn("RCH-01", vanaf=date(2025, 9, 6), dagen=42, termijnenwet=False)
    assert uit.uiterste_dag == date(2025, 10, 18)


@pytest.mark.parametrize(
    ("verzonden", "laatste"),
    [
        (date(2026, 3, 4), date(2026, 4, 15)),
        (date(2026, 2, 20), date(2026, 4, 7)),
        (date(2025, 11, 14), date(2025, 12, 29)),
    ],
    ids=["RCH-10 woensdag", "RCH-10 eindigt op goede vrijdag", "RCH-10 eindigt op tweede kerstdag"],
)
def test_objection_term(verzonden: date, laatste: date) -> None:
    uitleg = bezwaartermijn(verzonden)
    assert uitleg.uiterste_dag == laatste
    assert uitleg.dagen[0].datum == verzonden + timedelta(days=1)
    assert "laatste dag om bezwaar te maken" in uitleg.stappen[-1].tekst


@settings(deadline=None)
@given(DAGEN, st.integers(1, 60), st.lists(st.tuples(st.integers(0, 70), st.integers(1, 20)), max_size=4))
def test_exactly_so_many_days_count_and_none_is_lost(vanaf: date, dagen: int, stil: list[tuple[int, int]]) -> None:
    opschortingen = [andere_opschorting("uitstel", vanaf + timedelta(n), vanaf + timedelta(n + d)) for n, d in stil]
    uitleg = termijn("RCH-01", vanaf=vanaf, dagen=dagen, opschortingen=opschortingen)
    assert [d.nummer for d in uitleg.dagen if d.nummer] == list(range(1, dagen + 1))
    assert [d.datum for d in uitleg.dagen] == [
        vanaf + timedelta(n) for n in range(1, (uitleg.uiterste_dag - vanaf).days + 1)
    ]
    assert not vrije_dag_voor_termijn(uitleg.uiterste_dag)
    assert all(stap.tekst for stap in uitleg.stappen)


@settings(deadline=None)
@given(DAGEN, st.integers(0, 40), st.integers(1, 40))
def test_more_standstill_never_makes_the_term_shorter(vanaf: date, na: int, lang: int) -> None:
    begin = vanaf + timedelta(na)
    kort: list[Opschorting] = []
    langer = [andere_opschorting("overmacht", begin, begin + timedelta(lang))]
    zonder = termijn("RCH-01", vanaf=vanaf, dagen=42, opschortingen=kort).uiterste_dag
    assert termijn("RCH-01", vanaf=vanaf, dagen=42, opschortingen=langer).uiterste_dag >= zonder


def test_a_term_of_zero_days_does_not_exist() -> None:
    with pytest.raises(ValueError, match="minstens een dag"):
        termijn("RCH-01", vanaf=WOENSDAG, dagen=0)


@pytest.mark.parametrize(
    ("besloten_op", "herroepen_op", "dagen"),
    [
        (date(2026, 3, 25), date(2026, 6, 1), 67),
        (date(2026, 3, 25), date(2026, 3, 26), 0),
        (date(2026, 3, 25), date(2026, 3, 25), 0),
    ],
    ids=["26 March to 31 May", "the next day counts again", "the same day"],
)
def test_rch_14_out_of_treatment_the_clock_stands_still(besloten_op: date, herroepen_op: date, dagen: int) -> None:
    """Awb 7:11: nobody could decide between leaving out of treatment and treating after all."""
    stil = onbehandeld(besloten_op, herroepen_op)
    assert (stil.tot - stil.van).days == dagen
    assert besloten_op not in stil
    assert herroepen_op not in stil
    assert stil.reden.regel == "RCH-14"
    assert "buiten behandeling" in stil.waarom
