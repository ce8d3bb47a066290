"""Every combination of facts about a pupil gives one row of policy, or one reason why none (TLV-39, TLV-40, OPEN-84)."""

from dataclasses import fields
from itertools import product
from typing import Any

import pytest

from tests.tlv.rules.bevoegdheid import PROFIELEN, RIJEN, SOORTEN
from tlv.rules.bevoegdheid import bepaal_bevoegdheid, is_eigen
from tlv.rules.bevoegdheid_feiten import (
    Bevoegdheidsfeiten,
    Doel,
    is_onbekend,
)

WAARDEN = [list(SOORTEN[veld.name]) for veld in fields(Bevoegdheidsfeiten)]


BEKEND = [[w for w in waarden if not is_onbekend(w)] for waarden in WAARDEN]


@pytest.mark.parametrize("sleutel", PROFIELEN)
def test_every_known_combination_gives_exactly_one_row(sleutel: str) -> None:
    """TLV-39, TLV-40: the first row that fits; for PRO without a row in policy the one reason."""
    rijen = RIJEN[sleutel]
    for combinatie in product(*BEKEND):
        feiten = Bevoegdheidsfeiten(*combinatie)
        uitspraak = bepaal_bevoegdheid(feiten, rijen)
        passend = [
            r
            for r in rijen
            if r.doel == feiten.doel and any(all(getattr(feiten, n) in w for n, w in als.items()) for als in r.als)
        ]
        assert uitspraak.rij is (passend[0] if passend else None)
        if passend:
            assert uitspraak.eigen is is_eigen(passend[0], feiten)
            assert uitspraak.eigen is not None
        else:
            assert feiten.doel == Doel.PRO
            assert uitspraak.reden.code == "bevoegdheid_geen_rij"


@pytest.mark.traag
@pytest.mark.parametrize("sleutel", PROFIELEN)
def test_every_combination_with_unknowns_gives_one_row_or_one_reason(sleutel: str) -> None:
    """OPEN-84: a row only when every way to fill in what is unknown leads to it; and nothing is said too soon."""
    rijen, gezien = RIJEN[sleutel], {}
    for combinatie in product(*BEKEND):
        uitspraak = bepaal_bevoegdheid(Bevoegdheidsfeiten(*combinatie), rijen)
        gezien[combinatie] = {(uitspraak.rij and (uitspraak.rij.id, uitspraak.rij.nr), uitspraak.eigen)}
    for combinatie in product(*WAARDEN):
        uitspraak = bepaal_bevoegdheid(Bevoegdheidsfeiten(*combinatie), rijen)
        mogelijk = _mogelijk(combinatie, gezien)
        uitkomst = (uitspraak.rij and (uitspraak.rij.id, uitspraak.rij.nr), uitspraak.eigen)
        if len(mogelijk) == 1:
            assert mogelijk == {uitkomst}
        else:
            assert uitspraak.rij is None
            assert uitspraak.eigen is None or {eigen for _, eigen in mogelijk} == {uitspraak.eigen}
        assert (uitspraak.rij is None) == uitspraak.reden.code.startswith(
            ("bevoegdheid_onbekend", "bevoegdheid_tabel_leeg", "bevoegdheid_geen_rij")
        )


def _mogelijk(combinatie: tuple[Any, ...], gezien: dict[tuple[Any, ...], set[Any]]) -> set[Any]:
    """What the outcomes can be: one unknown at a time, remembered."""
    if combinatie not in gezien:
        plaats = next(nummer for nummer, waarde in enumerate(combinatie) if is_onbekend(waarde))
        samen: set[Any] = set()
        for waarde in BEKEND[plaats]:
            samen |= _mogelijk((*combinatie[:plaats], waarde, *combinatie[plaats + 1 :]), gezien)
        gezien[combinatie] = samen
    return gezien[combinatie]
