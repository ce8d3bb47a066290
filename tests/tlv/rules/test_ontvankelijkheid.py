"""Niet-ontvankelijk: which ground fits which facts (10-tlv section 9, RCH-09, TLV-01, TLV-40, TLV-110, TLV-127)."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from swv.kern.beleid.inlezen import lees_profiel, lees_profielen
from swv.kern.beleid.ontvankelijkheid import Ontvankelijkheid
from swv.kern.beleid.route import Route
from swv.kern.beleid.uitleg import reden
from tlv.rules.besluit import Advies, Besluitstand, Voornemen, toets_besluit
from tlv.rules.ontvankelijkheid import Ontvankelijkheidsfeiten, toets_ontvankelijkheid

PORTVOLIO = next(p for p in lees_profielen() if p.sleutel == "portvolio")
ZANDBERGEN = lees_profiel(Path(__file__).parents[2] / "beleid" / "zandbergen" / "2024-08-01")
BELEID = cast(Ontvankelijkheid, PORTVOLIO.onderdeel("ontvankelijkheid"))
EIGEN_BELEID = cast(Ontvankelijkheid, ZANDBERGEN.onderdeel("ontvankelijkheid"))
ROUTE = cast(Route, PORTVOLIO.onderdeel("route.tlv_vso_eerste")).kies({})
FEITEN = Ontvankelijkheidsfeiten(BELEID, eigen=True)
GEEN_LEERLING = reden("TLV-01", "aanvrager_zonder_leerling")
GEEN_VSO = reden("TLV-127", "aanvrager_niet_de_vso")
ELDERS = replace(FEITEN, eigen=False, doorverwijzen=True)

GEVALLEN = {
    "RCH-09 no ground": ("", FEITEN, ["ontvankelijkheidsgrond_kiezen"], []),
    "RCH-09 a ground that this SWV does not have": ("proefplaatsing", FEITEN, ["ontvankelijkheidsgrond_kiezen"], []),
    "RCH-09 a ground of its own": (
        "proefplaatsing",
        replace(FEITEN, beleid=EIGEN_BELEID),
        [],
        ["ontvankelijkheidsgrond"],
    ),
    "RCH-09 nothing to gain": ("geen_belang", FEITEN, [], ["ontvankelijkheidsgrond"]),
    "RCH-09 nothing to gain, competence unknown": (
        "geen_belang",
        replace(FEITEN, eigen=None),
        [],
        ["ontvankelijkheidsgrond"],
    ),
    "TLV-01 the register agrees": (
        "aanvrager",
        replace(FEITEN, aanvrager=GEEN_LEERLING),
        [],
        ["ontvankelijkheidsgrond", "aanvrager_zonder_leerling"],
    ),
    "TLV-127 not the VSO school": (
        "aanvrager",
        replace(FEITEN, aanvrager=GEEN_VSO),
        [],
        ["ontvankelijkheidsgrond", "aanvrager_niet_de_vso"],
    ),
    "TLV-01 the register knows no reason": (
        "aanvrager",
        FEITEN,
        [],
        ["ontvankelijkheidsgrond", "ontvankelijkheid_aanvrager_klopt"],
    ),
    "TLV-40 this SWV is competent": ("geen_verklaring_mogelijk", FEITEN, ["ontvankelijkheid_wel_bevoegd"], []),
    "TLV-40 competence unknown": (
        "geen_verklaring_mogelijk",
        replace(FEITEN, eigen=None),
        [],
        ["ontvankelijkheidsgrond"],
    ),
    "TLV-40 nowhere an application": (
        "geen_verklaring_mogelijk",
        replace(FEITEN, eigen=False),
        [],
        ["ontvankelijkheidsgrond"],
    ),
    **{
        f"TLV-40 belongs elsewhere, ground '{grond}'": (grond, ELDERS, ["ontvankelijkheid_doorverwijzen"], [])
        for grond in ("", "aanvrager", "geen_verklaring_mogelijk", "geen_belang")
    },
}


@pytest.mark.parametrize(("grond", "feiten", "blokkades", "uitleg"), GEVALLEN.values(), ids=GEVALLEN.keys())
def test_grounds(grond: str, feiten: Ontvankelijkheidsfeiten, blokkades: list[str], uitleg: list[str]) -> None:
    toets = toets_ontvankelijkheid(grond, feiten)
    assert [reden.code for reden in toets.blokkades] == blokkades
    assert [reden.code for reden in toets.uitleg] == uitleg
    assert all(reden.tekst for reden in (*toets.blokkades, *toets.uitleg))


def advies(wie: str, strekking: str = "toekennen") -> Advies:
    """A final advice."""
    return Advies(wie, True, strekking, 1 if strekking == "toekennen" else None)  # type: ignore[arg-type]


TWEE = Besluitstand({"advies": (advies("a"), advies("b"))}, ouders_eens=True)
VERSCHIL = Besluitstand(
    {"advies": (advies("a"), advies("b", "afwijzen"))}, ouders_eens=True, herbespreking_op=date(2026, 3, 3)
)
BESLUIT = Voornemen("niet_ontvankelijk", "De leerling verhuist.", grond="geen_belang")


@pytest.mark.parametrize(
    ("voornemen", "stand", "codes"),
    [
        (BESLUIT, TWEE, []),
        (BESLUIT, Besluitstand({"advies": (advies("a"),)}), ["adviezen_ontbreken"]),
        (BESLUIT, VERSCHIL, []),
        (BESLUIT, replace(TWEE, ouders_eens=False), ["gesprek_nodig"]),
        (replace(BESLUIT, motivering=" "), TWEE, ["motivering_ontbreekt"]),
        (replace(BESLUIT, grond=""), TWEE, ["ontvankelijkheidsgrond_kiezen"]),
        (replace(BESLUIT, betrokken_als="aanvrager"), TWEE, ["niet_bevoegd_eigen_zaak"]),
    ],
    ids=[
        "may be taken, without advice on what else, category or period",
        "TLV-110 also this besluit follows two advices",
        "RCH-23 advices that differ need no choice between them",
        "TLV-62 the talk comes first",
        "RCH-09 reasons of its own",
        "RCH-09 a ground",
        "ROL-42 not by who applied",
    ],
)
def test_as_a_besluit(voornemen: Voornemen, stand: Besluitstand, codes: list[str]) -> None:
    toets = toets_besluit(voornemen, stand, ROUTE, None, (), FEITEN)
    assert [reden.code for reden in toets.blokkades] == codes
    assert [reden.code for reden in toets.afwijkingen] == ([] if not voornemen.grond else ["ontvankelijkheidsgrond"])


def test_without_the_facts_nobody_is_turned_away() -> None:
    with pytest.raises(ValueError, match="facts"):
        toets_besluit(BESLUIT, TWEE, ROUTE, None)


def test_every_swv_has_grounds_with_an_article_of_law() -> None:
    for profiel in (*lees_profielen(), ZANDBERGEN):
        beleid = cast(Ontvankelijkheid, profiel.onderdeel("ontvankelijkheid"))
        assert {grond.toets for grond in beleid.gronden} == {"aanvrager", "swv", "geen"}
        assert all("artikel" in grond.artikel for grond in beleid.gronden)
