"""The route on the page of a dossier: for the commission and its office, not for school and parents (OPEN-80)."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tests.bouw.situaties import ZANDBERGEN

KOP = "Zo wordt deze aanvraag behandeld"


def test_the_step_at_hand_and_its_last_day(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_volledig(cast, ZANDBERGEN)
    tekst = binnen(ZANDBERGEN.secretariaat).get(f"/dossiers/{dossier.pk}/").text
    assert KOP in tekst
    assert "3 deskundigen" in tekst
    assert "Uiterlijk 31 maart 2026." in tekst, "21 days after 10 March, by the policy of Zandbergen"
    assert tekst.count("Nu aan de beurt") == 1
    assert tekst.index("Advies van drie deskundigen") < tekst.index("Akkoord van de voorzitter")


def test_when_all_is_done_nothing_is_at_hand(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = maak.dossier_besloten(cast)
    tekst = binnen("secretariaat").get(f"/dossiers/{dossier.pk}/").text
    assert KOP in tekst
    assert "Nu aan de beurt" not in tekst


@pytest.mark.parametrize("wie", ["oco", "ouder", "leerling"])
def test_school_and_family_do_not_read_what_the_route_hangs_on(
    cast: Cast, binnen: Callable[[str], Client], wie: str
) -> None:
    dossier = maak.dossier_volledig(cast)
    assert KOP not in binnen(wie).get(f"/dossiers/{dossier.pk}/").text
