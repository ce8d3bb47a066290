"""Choices of the work list that somebody keeps: the own ones, and nothing is lost by one click."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.models import Lijstweergave
from aanvragen.rules.werklijst import Lijstkeuze
from aanvragen.services import saved_lists
from aanvragen.services.saved_lists import lijstweergave_bewaren, lijstweergaven_van
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from tests.bouw.cast import Cast

Binnen = Callable[[str], Client]
TE_LAAT = Lijstkeuze(termijn="te_laat")


def namen(cast: Cast, wie: str) -> list[str]:
    with cast.als(wie) as actor:
        return [rij.naam for rij in lijstweergaven_van(actor)]


def test_a_list_is_kept_removed_and_taken_back(cast: Cast, binnen: Binnen) -> None:
    venster = binnen("secretariaat")
    bewaren = reverse("lijstweergave_bewaren")
    antwoord = venster.post(bewaren, {"naam": "  Te   laat ", "adres": "termijn=te_laat&onzin=1"})
    assert antwoord["Location"] == "/?termijn=te_laat"
    assert namen(cast, "secretariaat") == ["Te laat"]
    assert namen(cast, "voorzitter") == []
    blad = venster.get("/?termijn=te_laat").content.decode()
    assert "Bewaarde lijst ‘Te laat’ verwijderen" in blad
    with cast.als("secretariaat"):
        pk = Lijstweergave.objects.get().pk
    weg = venster.post(reverse("lijstweergave_verwijderen", args=[pk]))
    assert namen(cast, "secretariaat") == []
    assert "De bewaarde lijst is verwijderd." in venster.get(weg["Location"]).content.decode()
    terug = reverse("lijstweergave_terughalen", args=[pk])
    assert binnen("voorzitter").post(terug).status_code == 404
    venster.post(terug)
    assert namen(cast, "secretariaat") == ["Te laat"]


@pytest.mark.parametrize(
    ("naam", "keuze", "zin"),
    [
        ("", TE_LAAT, "Geef de lijst een naam"),
        ("leeg", Lijstkeuze(), "Kies eerst een filter"),
        ("dubbel", TE_LAAT, "U hebt al een lijst met de naam 'dubbel'"),
    ],
)
def test_what_cannot_be_kept(cast: Cast, naam: str, keuze: Lijstkeuze, zin: str) -> None:
    with cast.als("oco") as actor:
        lijstweergave_bewaren(actor=actor, naam="dubbel", keuze=TE_LAAT)
        with pytest.raises(NuNietMogelijk, match=zin):
            lijstweergave_bewaren(actor=actor, naam=naam, keuze=keuze)


def test_a_name_that_is_taken_stays_taken(cast: Cast, binnen: Binnen, monkeypatch: pytest.MonkeyPatch) -> None:
    with cast.als("oco") as actor:
        oud = lijstweergave_bewaren(actor=actor, naam="a", keuze=TE_LAAT)
        saved_lists.lijstweergave_verwijderen(actor=actor, lijstweergave_id=oud.pk)
        lijstweergave_bewaren(actor=actor, naam="a", keuze=TE_LAAT)
        monkeypatch.setattr(saved_lists, "MEEST", 1)
        with pytest.raises(NuNietMogelijk, match="U bewaart al 1 lijsten"):
            lijstweergave_bewaren(actor=actor, naam="b", keuze=TE_LAAT)
    antwoord = binnen("oco").post(reverse("lijstweergave_terughalen", args=[oud.pk]), follow=True)
    assert "U hebt intussen een andere lijst" in antwoord.content.decode()
    antwoord = binnen("oco").post(reverse("lijstweergave_bewaren"), {"naam": "c", "adres": ""}, follow=True)
    assert "Kies eerst een filter" in antwoord.content.decode()


def test_a_family_keeps_no_lists(cast: Cast) -> None:
    with cast.als("ouder") as actor, pytest.raises(GeenRecht):
        lijstweergave_bewaren(actor=actor, naam="a", keuze=TE_LAAT)
