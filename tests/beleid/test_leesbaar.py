"""Policy as people read it: every part has a title, every value is there, and a change is shown as one (OVZ-06)."""

from typing import Any

import pytest

from swv.kern.beleid.inlezen import lees_profielen
from swv.kern.beleid.leesbaar import TITELS, Stuk, Verschil, stukken_van, titel_van, verschillen
from swv.kern.beleid.schema import ONDERDELEN

OUD = {
    "hersteltermijn_dagen": 14,
    "regels": [{"regel": "TLV-81", "leeftijd": 12}, {"regel": "TLV-84"}],
    "sluiting": {"weekdag": "maandag", "tijd": "12:00:00"},
    "uiterlijk": {"maand": 4, "dag": 15},
    "vanaf": "2026-03-15",
    "met_stempel": True,
    "plaatsen": ["Gouda", "Woerden"],
    "leeg": [],
}


def platte_tekst(stukken: tuple[Stuk, ...]) -> str:
    return " ".join(f"{s.naam} {s.regel} {s.tekst} {platte_tekst(s.stukken)}" for s in stukken)


def test_ovz_06_every_part_has_a_title() -> None:
    assert set(TITELS) == {schema.naam_onderdeel for schema in ONDERDELEN}
    assert titel_van("formulier.tlv_vso_eerste") == "Formulier"


def test_values_are_written_as_people_write_them() -> None:
    tekst = platte_tekst(stukken_van(OUD))
    for deel in (
        "Hersteltermijn dagen  14",
        "TLV-81",
        "Leeftijd  12",
        "15 maart 2026",
        "15 april",
        "ja",
        "Gouda, Woerden",
    ):
        assert deel in tekst
    assert "2000" not in tekst
    assert "Leeg  geen" in tekst


def test_nothing_of_a_profile_is_left_out() -> None:
    for profiel in lees_profielen():
        for deel in profiel.onderdelen:
            inhoud = deel.als_dict()
            tekst = platte_tekst(stukken_van(inhoud))
            assert [waarde for waarde in _teksten(inhoud) if waarde not in tekst] == [], deel.naam


def _teksten(waarde: Any) -> list[str]:
    if isinstance(waarde, dict):
        return [tekst for deel in waarde.values() for tekst in _teksten(deel)]
    if isinstance(waarde, list):
        return [tekst for deel in waarde for tekst in _teksten(deel)]
    return [waarde] if isinstance(waarde, str) and not waarde[:4].isdecimal() else []


@pytest.mark.parametrize(
    ("anders", "gevonden"),
    [
        ({}, []),
        ({"hersteltermijn_dagen": 10}, [Verschil("Hersteltermijn dagen", "14", "10")]),
        ({"met_stempel": False}, [Verschil("Met stempel", "ja", "nee")]),
        (
            {"sluiting": {"weekdag": "vrijdag", "tijd": "12:00:00"}},
            [Verschil("Sluiting › Weekdag", "maandag", "vrijdag")],
        ),
        ({"nieuw": 3}, [Verschil("Nieuw", "", "3")]),
    ],
)
def test_only_what_changed_is_shown(anders: dict[str, Any], gevonden: list[Verschil]) -> None:
    assert verschillen(OUD, {**OUD, **anders}) == gevonden


def test_what_was_left_out_comes_last() -> None:
    zonder = {naam: waarde for naam, waarde in OUD.items() if naam != "vanaf"} | {
        "regels": [{"regel": "TLV-84"}],
        "nieuw": 1,
    }
    gevonden = verschillen(OUD, zonder)
    assert gevonden[0].nieuw == "1"
    assert {verschil.oud for verschil in gevonden[1:]} == {"12", "15 maart 2026"}
