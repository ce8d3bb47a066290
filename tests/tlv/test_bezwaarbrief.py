"""The objection that is filled in already: on the page to write it, and as a letter to print (RCH-10, TLV-164)."""

import re
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tlv.services.bezwaar import bezwaar_opslaan


def test_rch_10_the_letter_names_everything_but_the_reason(cast: Cast, binnen: Callable[[str], Client]) -> None:
    """Who, to whom, against what and until when; then lines to write on, or what was typed so far. Never another's."""
    dossier = maak.dossier_verzonden(cast)
    pad = reverse("bezwaarbrief", args=[dossier.pk])

    def lees(wie: str, adres: str = pad) -> str:
        return re.sub(r"\s+", " ", binnen(wie).get(adres).content.decode())

    tekst = lees("ouder")
    besluit = "bezwaar tegen het besluit op de aanvraag van een TLV van 10 maart 2026"
    for zin in ("Dorpsstraat 1<br>5000 AA Tilburg", besluit, dossier.nummer, "Sam de Vries", "21 april 2026"):
        assert zin in tekst, zin
    assert "swv-schrijflijnen" in tekst
    online = lees("ouder", reverse("bezwaar_maken", args=[dossier.pk]))
    assert "Het besluit op de aanvraag van een TLV van 10 maart 2026" in online
    assert pad in online
    with cast.als("ouder") as ouder:
        bezwaar_opslaan(actor=ouder, dossier_id=dossier.pk, gronden="De reis is te lang.")
    tekst = lees("ouder")
    assert "De reis is te lang." in tekst
    assert "swv-schrijflijnen" not in tekst
    ander = lees("ouder2")
    assert "Kade 2<br>5050 AB Goirle" in ander
    assert "De reis is te lang." not in ander
    assert "Dorpsstraat" not in ander
