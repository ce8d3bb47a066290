"""How a question is read, and by what a dossier was found (ADR 0018); tables of cases, no database."""

from datetime import date

import pytest

from swv.kern.zoeken.treffers import Kaart, gevonden_op, schoolwoord_past
from swv.kern.zoeken.vraag import MEESTE_TERMEN, lees_vraag

SANNE = Kaart("Sanne", "van der", "Velde", date(2011, 5, 3), "2026-000123", "Lyceum De Brug")


def gelezen(tekst: str) -> list[str]:
    return [f"{term.soort}:{term.waarde}" for term in lees_vraag(tekst).termen]


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ("van der velde", ["woord:velde"]),
        ("Velde, van der", ["woord:velde"]),
        ("Sanne Velde", ["woord:sanne", "woord:velde"]),
        ("velde velde", ["woord:velde"]),
        ("Çelik", ["woord:celik"]),
        ("van der", ["woord:van", "woord:der"]),
        ("S. Velde", ["woord:velde"]),
        ("s", ["woord:s"]),
        ("2026-000123", ["nummer:2026-123"]),
        ("0042", ["nummer:42"]),
        ("VO3004-2026-0042", ["nummer:vo3004-2026-42"]),
        ("3-5-2011", ["geboren:2011-05-03"]),
        ("03/05/2011", ["geboren:2011-05-03"]),
        ("2011-05-03", ["geboren:2011-05-03"]),
        ("3-5", ["geboren:05-03"]),
        ("29-2", ["geboren:02-29"]),
        ("3 mei 2011", ["geboren:2011-05-03"]),
        ("3 mei", ["geboren:05-03"]),
        ("12 mrt 2010", ["geboren:2010-03-12"]),
        ("12 maart", ["geboren:03-12"]),
        ("sanne brug 3-5", ["geboren:05-03", "woord:sanne", "woord:brug"]),
        ("van 3-5-2011", ["geboren:2011-05-03"]),
        ("31-2-2011", ["nummer:31-2-2011"]),  # no such day
        ("29-2-2011", ["nummer:29-2-2011"]),
        ("", []),
        ("  , ;", []),
        ("'--'", []),
    ],
)
def test_a_question_is_read(tekst: str, verwacht: list[str]) -> None:
    assert gelezen(tekst) == verwacht


def test_a_question_has_a_bound() -> None:
    assert len(lees_vraag(" ".join(f"woord{letter}" for letter in "abcdefghijklm")).termen) == MEESTE_TERMEN


@pytest.mark.parametrize(
    ("tekst", "op"),
    [
        ("sanne", ("naam",)),
        ("san", ("naam",)),
        ("vandervelde", ("naam",)),
        ("snane", ("naam lijkt erop",)),
        ("sanne veldde", ("naam", "naam lijkt erop")),
        ("brug", ("school",)),
        ("lyceun", ("school",)),
        ("123", ("dossiernummer",)),
        ("2026-42", ("TLV-nummer",)),
        ("3-5", ("geboortedatum",)),
        ("sanne 3-5-2011", ("geboortedatum", "naam")),
    ],
)
def test_by_what_it_was_found(tekst: str, op: tuple[str, ...]) -> None:
    assert gevonden_op(lees_vraag(tekst), SANNE, anders="TLV-nummer") == op


def test_a_part_that_stands_nowhere_has_no_column() -> None:
    assert gevonden_op(lees_vraag("4-5"), SANNE, anders="TLV-nummer") == ()


@pytest.mark.parametrize(("woord", "past"), [("brug", True), ("lyc", True), ("brugg", True), ("elders", False)])
def test_a_word_of_the_name_of_a_school(woord: str, past: bool) -> None:
    assert schoolwoord_past(woord, "Lyceum De Brug") is past
