"""Who has gezag over a new pupil: asked for in so many words, and each of them entered (TLV-60, TLV-60a)."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from swv.kern.personen.models import Gezag, Leerling
from tests.bouw.cast import Cast

BLADZIJDE = {"ouder1-relatie": "ouder", "ouder2-relatie": "ouder"}  # what the page sends in any case
LEERLING = {"voornaam": "Sanne", "achternaam": "Velde", "geboortedatum": "2011-09-01", **BLADZIJDE}
EEN = {"ouder1-voornaam": "Noor", "ouder1-achternaam": "Bakker", "ouder1-relatie": "moeder"}
TWEE = {"ouder2-voornaam": "Karim", "ouder2-achternaam": "Amrani", "ouder2-relatie": "vader"}
VOLWASSEN = {"geboortedatum": "2007-09-01"}


@pytest.mark.parametrize(
    ("velden", "fout"),
    [
        (EEN, "U hebt nog niets gekozen"),
        ({"gezag": "een"}, "Vul in wie het gezag over de leerling heeft"),
        ({"gezag": "twee", **EEN}, "Vul in wie het gezag over de leerling heeft"),
        ({"gezag": "geen"}, "nog geen 18"),
        ({"gezag": "een", **EEN, **VOLWASSEN}, "18 jaar of ouder"),
        ({"gezag": "een", **EEN, "ouder1-email": "geen-adres"}, "e-mailadres"),
    ],
    ids=["not said", "one, none entered", "two, one entered", "none, a minor", "one, an adult", "bad address"],
)
def test_what_is_missing_is_asked_for(
    cast: Cast, binnen: Callable[[str], Client], velden: dict[str, str], fout: str
) -> None:
    antwoord = binnen("oco").post(reverse("leerling_toevoegen"), LEERLING | velden)
    assert antwoord.status_code == 422
    assert fout in antwoord.content.decode()
    with cast.als("oco"):
        assert not Leerling.objects.filter(achternaam="Velde").exists()


@pytest.mark.parametrize(
    ("velden", "met_gezag"),
    [
        ({"gezag": "een", **EEN}, ["Bakker"]),
        ({"gezag": "twee", **EEN, **TWEE}, ["Amrani", "Bakker"]),
        ({"gezag": "een", **EEN, **TWEE, "ouder2-email": "weg"}, ["Bakker"]),
        ({"gezag": "geen", **VOLWASSEN}, []),
    ],
    ids=["one", "two", "one, what was hidden does not count", "an adult"],
)
def test_everybody_with_gezag_is_entered(
    cast: Cast, binnen: Callable[[str], Client], velden: dict[str, str], met_gezag: list[str]
) -> None:
    antwoord = binnen("oco").post(reverse("leerling_toevoegen"), LEERLING | velden)
    assert antwoord.status_code == 302
    with cast.als("oco"):
        gevonden = Gezag.objects.filter(leerling__achternaam="Velde").select_related("partij__persoon")
        assert sorted(gezag.partij.persoon.achternaam for gezag in gevonden) == met_gezag
