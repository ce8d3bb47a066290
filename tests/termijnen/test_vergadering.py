"""The worked table of 10-tlv section 9: when the agenda closes and the meeting is (TLV-100, TLV-101)."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from swv.kern.kalender.inlezen import kalender_van
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.kalender.rules import Vakantie
from swv.kern.termijnen.vergadering import Vergadermoment, vergaderagenda, vergaderschema

WOENSDAG, MAANDAG = 2, 0


def _agenda(moment: datetime, weekdag: int = WOENSDAG, tijd: time = time(8)) -> Vergadermoment:
    return vergaderagenda(moment, weekdag=weekdag, tijd=tijd, kalender=kalender_van("zuid"))


@pytest.mark.parametrize(
    ("volledig", "sluiting", "maandag"),
    [
        ((2025, 9, 9, 16, 0), date(2025, 9, 10), date(2025, 9, 15)),
        ((2025, 9, 10, 7, 59), date(2025, 9, 10), date(2025, 9, 15)),
        ((2025, 9, 10, 8, 0), date(2025, 9, 17), date(2025, 9, 22)),
        ((2025, 10, 9, 12, 0), date(2025, 10, 15), date(2025, 10, 20)),
        ((2025, 12, 17, 7, 30), date(2025, 12, 17), date(2026, 1, 5)),
        ((2026, 2, 11, 9, 0), date(2026, 2, 18), date(2026, 2, 23)),
    ],
    ids=[
        "TLV-100 dinsdag",
        "TLV-100 een minuut voor sluiting",
        "TLV-100 precies op sluiting is te laat",
        "TLV-101 sluiting in de herfstvakantie",
        "TLV-101 voor de kerstvakantie",
        "TLV-101 sluiting in de voorjaarsvakantie",
    ],
)
def test_worked_examples(volledig: tuple[int, ...], sluiting: date, maandag: date) -> None:
    jaar, maand, dag, uur, minuut = volledig
    moment = _agenda(datetime(jaar, maand, dag, uur, minuut, tzinfo=AMSTERDAM))
    assert (moment.sluiting.date(), moment.maandag) == (sluiting, maandag)
    assert moment.sluiting.time() == time(8)


def test_tlv_100_another_closing_time_is_a_parameter() -> None:
    moment = _agenda(datetime(2025, 9, 8, 11, 59, tzinfo=AMSTERDAM), MAANDAG, time(12))
    assert (moment.sluiting.date(), moment.maandag) == (date(2025, 9, 8), date(2025, 9, 15))


def test_tlv_100_the_moment_is_read_in_dutch_time() -> None:
    moment = _agenda(datetime(2025, 9, 10, 6, 30, tzinfo=UTC))
    assert moment.sluiting.date() == date(2025, 9, 17), "half past six UTC is half past eight here"


def test_tlv_101_the_explanation_names_the_holiday_weeks() -> None:
    moment = _agenda(datetime(2025, 12, 17, 7, 30, tzinfo=AMSTERDAM))
    teksten = [r.tekst for r in moment.redenen]
    assert "De agenda sluit op woensdag 17 december 2025 om 08:00 uur." in teksten[0]
    assert teksten[1:3] == [
        "In de week van 22 december 2025 is het vakantie. Dan is er geen vergadering.",
        "In de week van 29 december 2025 is het vakantie. Dan is er geen vergadering.",
    ]


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="tijdzone"):
        _agenda(datetime(2025, 9, 10, 7, 0))  # noqa: DTZ001


DONDERDAG = 3


@pytest.mark.parametrize(
    ("eerste", "laatste", "dagen", "overgeslagen"),
    [
        pytest.param(
            date(2025, 9, 1),
            date(2025, 9, 14),
            [date(2025, 9, 4), date(2025, 9, 11)],
            [],
            id="TLV-101 elke schoolweek",
        ),
        pytest.param(
            date(2025, 10, 6),
            date(2025, 10, 26),
            [date(2025, 10, 9), date(2025, 10, 23)],
            [date(2025, 10, 13)],
            id="TLV-101 niet in de herfstvakantie",
        ),
        pytest.param(
            date(2025, 12, 15),
            date(2026, 1, 11),
            [date(2025, 12, 18), date(2026, 1, 8)],
            [date(2025, 12, 22), date(2025, 12, 29)],
            id="TLV-101 niet in de kerstvakantie",
        ),
        pytest.param(
            date(2026, 5, 11), date(2026, 5, 17), [date(2026, 5, 15)], [], id="TLV-101 hemelvaart: de schooldag erna"
        ),
        pytest.param(date(2025, 9, 5), date(2025, 9, 10), [], [], id="TLV-101 buiten de gevraagde dagen"),
        pytest.param(date(2025, 9, 4), date(2025, 9, 4), [date(2025, 9, 4)], [], id="TLV-101 grenzen tellen mee"),
    ],
)
def test_schema(eerste: date, laatste: date, dagen: list[date], overgeslagen: list[date]) -> None:
    schema = vergaderschema(eerste, laatste, weekdag=DONDERDAG, kalender=kalender_van("zuid"))
    assert (list(schema.dagen), list(schema.overgeslagen)) == (dagen, overgeslagen)
    assert [reden.regel for reden in schema.redenen] == ["TLV-101"] * len(overgeslagen)


def test_easter_monday_meets_on_tuesday() -> None:
    """TLV-101: a free monday, the other days of the week have school."""
    schema = vergaderschema(date(2026, 4, 6), date(2026, 4, 10), weekdag=MAANDAG, kalender=kalender_van("zuid"))
    assert schema.dagen == (date(2026, 4, 7),)


@pytest.mark.parametrize(
    ("vrij", "dag"),
    [((), 19), ((19,), 20), ((19, 20), 18), ((18, 19, 20), 17), ((16, 17, 19, 20), 18)],
    ids=["gewoon", "donderdag vrij", "ook vrijdag vrij", "vanaf woensdag vrij", "alleen woensdag school"],
)
def test_tlv_101_the_school_day_after_else_the_last_before(vrij: tuple[int, ...], dag: int) -> None:
    kalender = replace(kalender_van("zuid"), vrije_dagen={date(2026, 3, nummer): "vrij" for nummer in vrij})
    schema = vergaderschema(date(2026, 3, 16), date(2026, 3, 22), weekdag=DONDERDAG, kalender=kalender)
    assert schema.dagen == (date(2026, 3, dag),)


def test_tlv_101_a_week_that_begins_on_the_last_day_is_asked_for_too() -> None:
    maandag = date(2026, 3, 16)
    schema = vergaderschema(date(2026, 3, 9), maandag, weekdag=MAANDAG, kalender=kalender_van("zuid"))
    assert schema.dagen == (date(2026, 3, 9), maandag)


def test_an_unconfirmed_holiday_makes_the_week_uncertain() -> None:
    moment = datetime(2025, 10, 9, 12, tzinfo=AMSTERDAM)
    assert not _agenda(moment).voorlopig
    assert not Vergadermoment(moment, date(2025, 10, 20), ()).voorlopig
    herfst = Vakantie("herfstvakantie", date(2025, 10, 20), date(2025, 10, 24), voorlopig=True)
    kalender = kalender_van("zuid").met_vakanties([herfst])
    assert vergaderagenda(moment, weekdag=WOENSDAG, tijd=time(8), kalender=kalender).voorlopig


def test_tlv_101_the_weekend_need_not_be_known() -> None:
    kort = replace(kalender_van("zuid"), bekend_tot_en_met=date(2026, 3, 20))
    schema = vergaderschema(date(2026, 3, 16), date(2026, 3, 20), weekdag=DONDERDAG, kalender=kort)
    assert schema.dagen == (date(2026, 3, 19),)
