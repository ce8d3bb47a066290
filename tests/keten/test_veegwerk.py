"""Sweeps go SWV by SWV, and none waits for the data of another (RCH-11)."""

from typing import Any

import pytest

from swv.kern.toegang.actor import Actor
from swv.kern.veegwerk import alle_swvs, bied_opnieuw_aan, in_elk_swv
from tests.bouw.cast import Cast

pytestmark = pytest.mark.django_db


def test_each_swv_has_its_own_scope(cast: Cast) -> None:
    assert sorted(alle_swvs()) == sorted(cast.swvs.values())
    assert in_elk_swv("proef", lambda wij: wij.swv_ids) == [(swv_id,) for swv_id in alle_swvs()]


def test_where_one_fails_the_others_are_done_and_the_whole_fails(cast: Cast, taken: list[Any]) -> None:
    kapot, *heel = alle_swvs()

    def onaf(wij: Actor) -> list[int]:
        if wij.swv_ids == (kapot,):
            raise ValueError("beleid ontbreekt")
        return [7]

    with pytest.raises(ExceptionGroup, match="proef lukt niet voor elk SWV") as gezien:
        bied_opnieuw_aan("brief_maken", reden="proef", onaf=onaf)
    assert [str(fout) for fout in gezien.value.exceptions] == ["beleid ontbreekt"]
    assert [(taak.naam, taak.argumenten) for taak in taken] == [("brief_maken", (7, swv_id)) for swv_id in heel]


def test_it_says_how_many_were_offered(cast: Cast, taken: list[Any]) -> None:
    eerste = alle_swvs()[0]
    aantal = bied_opnieuw_aan("brief_maken", reden="proef", onaf=lambda wij: [1, 2] if wij.swv_ids == (eerste,) else [])
    assert aantal == 2
    assert [(taak.naam, taak.argumenten) for taak in taken] == [
        ("brief_maken", (1, eerste)),
        ("brief_maken", (2, eerste)),
    ]
