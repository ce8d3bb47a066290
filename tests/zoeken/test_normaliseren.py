"""Words that search takes for the same (ADR 0018); tables of cases, no database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from swv.kern.zoeken.normaliseren import (
    LANGSTE,
    bijna,
    geboortewoorden,
    lijkt_op,
    naamwoorden,
    normaliseer,
    nummerwoorden,
    woorden,
)

LETTERS = st.text("abcdeijyçöşø'- ", max_size=20)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Çelik", "celik"),
        ("Özdemir", "OZDEMIR"),
        ("Dijkstra", "Dykstra"),
        ("IJsbrand", "ysbrand"),
        ("Ĳsselmuiden", "ijsselmuiden"),
        ("Łukasz", "lukasz"),
        ("Søren", "soren"),
        ("Grüß", "gruss"),
        ("Yıldız", "yildiz"),
        ("İbrahim", "ibrahim"),
        ("Ælfgar", "aelfgar"),
    ],
)
def test_written_otherwise_and_the_same(een: str, ander: str) -> None:
    assert normaliseer(een) == normaliseer(ander)


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Velde, van der", ("velde", "van", "der")),
        ("'t Hart-Özdemir", ("t", "hart", "ozdemir")),
        ("O'Neill", ("o", "neill")),
        ("anne_sophie", ("anne", "sophie")),
        ("  ", ()),
        ("-,.'", ()),
        ("Ζωή Мария", ("ζωη", "мария")),
    ],
)
def test_words_of_a_text(tekst: str, gevonden: tuple[str, ...]) -> None:
    assert woorden(tekst) == gevonden


@pytest.mark.parametrize(
    ("een", "ander", "lijkt"),
    [
        ("jansen", "janssen", True),  # one letter too many
        ("jansen", "jnsen", True),  # one too few
        ("jansen", "hansen", True),  # another one
        ("sanne", "snane", True),  # two that changed places
        ("sem", "tem", False),  # too short for an error
        ("noor", "noah", False),
        ("jansen", "pieters", False),
        ("jansen", "jasnens", False),  # two errors
        ("dan", "dan", True),
    ],
)
def test_one_typing_error(een: str, ander: str, lijkt: bool) -> None:
    assert lijkt_op(een, ander) is lijkt


@given(LETTERS, st.integers(0, 40))
def test_a_word_with_a_letter_left_out_is_found(tekst: str, plek: int) -> None:
    for woord in woorden(tekst):
        korter = woord[:plek] + woord[plek + 1 :]
        assert lijkt_op(woord, woord)
        assert len(woord) < 5 or lijkt_op(woord, korter)


@given(LETTERS)
def test_normalising_twice_changes_nothing(tekst: str) -> None:
    assert normaliseer(normaliseer(tekst)) == normaliseer(tekst)


def test_what_a_name_is_found_by() -> None:
    naam = naamwoorden("Jan-Willem", "van der", "Velde")
    assert naam.heel == {"jan", "willem", "janwillem", "van", "der", "velde", "vandervelde"}
    assert naam.bijna == bijna("willem") | bijna("velde")


def test_a_name_of_odd_characters_alone_gives_no_words() -> None:
    assert naamwoorden("-", "", "!").heel == frozenset()


def test_no_word_is_longer_than_its_column() -> None:
    naam = naamwoorden("a" * 100, "", "b" * 100)
    assert {len(woord) for woord in naam.heel} == {LANGSTE}
    assert max(len(woord) for woord in naam.bijna) == LANGSTE


@pytest.mark.parametrize(
    ("nummer", "gevonden"),
    [
        ("2026-000123", ("2026-123", "123")),
        ("VO3004-2026-0042", ("vo3004-2026-42", "2026-42", "42")),
        ("0042", ("42",)),
        ("0", ("0",)),
        ("--", ()),
    ],
)
def test_a_number_by_its_last_parts(nummer: str, gevonden: tuple[str, ...]) -> None:
    assert nummerwoorden(nummer) == gevonden


def test_a_birthday_is_found_without_the_year() -> None:
    assert geboortewoorden(date(2011, 5, 3)) == ("2011-05-03", "05-03")
