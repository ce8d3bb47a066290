"""What somebody signs, as one number (TLV-54, TLV-60)."""

from typing import Any

import pytest

from aanvragen.rules.ondertekening import controlegetal_van

ANTWOORDEN = [("gezin", "basis", {"gezag": ["moeder", "vader"], "sinds": 2019}), ("ivo", "medisch", {"zorg": "ja"})]
DOCUMENTEN = [("D06", "aa"), ("D10", "bb")]
GETEKEND = controlegetal_van(1, ANTWOORDEN, DOCUMENTEN)


@pytest.mark.parametrize(
    ("formulier", "antwoorden", "documenten"),
    [
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
