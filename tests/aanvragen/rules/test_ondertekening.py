"""What somebody signs, as one number (TLV-54, TLV-60)."""

from typing import Any

import pytest

from aanvragen.rules.ondertekening import controlegetal_van

ANTWOORDEN = [("gezin", "basis", {"gezag": ["moeder", "vader"], "sinds": 2019}), ("ivo", "medisch", {"zorg": "ja"})]
DOCUMENTEN = [("D06", "aa"), ("D10", "bb")]
GETEKEND = controlegetal_van(1, ANTWOORDEN, DOCUMENTEN)


def test_the_number_of_earlier_signatures_stays_what_it_was() -> None:
    """It is stored with each signature: another way of counting would make them all lapse."""
    antwoorden = [("gezin", "basis", {"toelichting": "Zoë gaat in één keer", "sinds": 2019})]
    oud = "c251522bd22445546bad38648b3bcc50bcf6a863f7cf64a08cb6fe8d8c7c2bf8"
    assert controlegetal_van(3, antwoorden, DOCUMENTEN) == oud


@pytest.mark.parametrize(
    ("formulier", "antwoorden", "documenten"),
    [
        pytest.param(
            1,
            [("gezin", "basis", {"gezag": ["moeder", "vader"], "sinds": 2019}), ANTWOORDEN[1]][::-1],
            DOCUMENTEN,
            id="sections in another order",
        ),
        pytest.param(1, ANTWOORDEN[::-1], DOCUMENTEN[::-1], id="another order"),
        pytest.param(
            1,
            [*ANTWOORDEN, ("doelen", "basis", {"tekst": "", "keuzes": [], "dag": None})],
            DOCUMENTEN,
            id="a section that was opened and left empty",
        ),
    ],
)
def test_what_changes_nothing(formulier: int, antwoorden: Any, documenten: Any) -> None:
    assert controlegetal_van(formulier, antwoorden, documenten) == GETEKEND


@pytest.mark.parametrize(
    ("formulier", "antwoorden", "documenten"),
    [
        pytest.param(2, ANTWOORDEN, DOCUMENTEN, id="another version of the form"),
        pytest.param(1, [ANTWOORDEN[0], ("ivo", "medisch", {"zorg": "nee"})], DOCUMENTEN, id="another answer"),
        pytest.param(1, [ANTWOORDEN[0], ("ivo", "basis", {"zorg": "ja"})], DOCUMENTEN, id="another field group"),
        pytest.param(1, ANTWOORDEN[:1], DOCUMENTEN, id="an answer less"),
        pytest.param(1, [*ANTWOORDEN, ("doelen", "basis", {"aantal": 0})], DOCUMENTEN, id="nought is an answer"),
        pytest.param(1, [*ANTWOORDEN, ("doelen", "basis", {"eens": False})], DOCUMENTEN, id="no is an answer"),
        pytest.param(1, ANTWOORDEN, [("D06", "aa"), ("D10", "cc")], id="another file"),
        pytest.param(1, ANTWOORDEN, DOCUMENTEN[:1], id="a file less"),
    ],
)
def test_what_asks_for_a_new_signature(formulier: int, antwoorden: Any, documenten: Any) -> None:
    assert controlegetal_van(formulier, antwoorden, documenten) != GETEKEND
