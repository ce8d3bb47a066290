"""What two versions of a text look like beside each other."""

import pytest

from swv.kern.briefteksten.verschil import verschil

GELIJK, WEG, NIEUW = "gelijk", "weg", "nieuw"


@pytest.mark.parametrize(
    ("oud", "nieuw", "stukken"),
    [
        ("Bel ons.", "Bel ons.", [(GELIJK, "Bel ons.")]),
        ("", "Bel ons.", [(NIEUW, "Bel ons.")]),
        ("Bel ons vandaag nog eens.", "Bel ons morgen nog eens.", None),
        (
            "Bel ons op {{ telefoon }} of mail.",
            "Bel ons op {{ email }} of mail.",
            [(GELIJK, "Bel ons op "), (WEG, "{{ telefoon }}"), (NIEUW, "{{ email }}"), (GELIJK, " of mail.")],
        ),
        (
            "Houd het nummer bij de hand.",
            "Noem het nummer. Altijd.",
            [(WEG, "Houd het nummer bij de hand."), (NIEUW, "Noem het nummer. Altijd.")],
        ),
    ],
)
def test_words_that_stay_go_and_come(oud: str, nieuw: str, stukken: list[tuple[str, str]] | None) -> None:
    gevonden = list(verschil(oud, nieuw))
    assert "".join(tekst for soort, tekst in gevonden if soort != NIEUW) == oud
    assert "".join(tekst for soort, tekst in gevonden if soort != WEG) == nieuw
    if stukken is not None:
        assert gevonden == stukken
