"""INZ-14: which numbers a reader of totals does not see, and that none of those can be computed from the rest."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swv.kern.jaarverslag.afscherming import Som, afgeschermd

DREMPEL = 5


def een_tabel(*delen: int) -> tuple[dict[str, int], list[Som[str]]]:
    namen = [f"deel{n}" for n in range(len(delen))]
    return {"totaal": sum(delen)} | dict(zip(namen, delen, strict=True)), [Som("totaal", tuple(namen))]


@pytest.mark.parametrize(
    ("delen", "weg"),
    [
        ((), ""),
        ((0, 0), ""),
        ((5, 9), ""),
        ((0, 12), ""),
        ((4, 20, 30), "deel0 deel1"),  # one small number: the smallest other one goes with it
        ((1, 1, 10), "deel0 deel1 deel2"),  # two ones are still two ones: 12 - 10 leaves no doubt
        ((1, 3, 10), "deel0 deel1"),  # together four: one and three, or two and two
        ((2, 0, 30, 40), "deel0 deel2"),  # nought is shown, and never masked to protect another
        ((4,), "deel0 totaal"),
        ((1, 1), "deel0 deel1 totaal"),
        ((3, 0, 0), "deel0 totaal"),
    ],
)
def test_inz_14_one_table(delen: tuple[int, ...], weg: str) -> None:
    aantallen, sommen = een_tabel(*delen)
    assert afgeschermd(aantallen, set(aantallen), sommen, DREMPEL) == set(weg.split())


def test_inz_14_a_part_that_no_table_shows_cannot_be_taken_from_the_total() -> None:
    """Nine of ten were in time: then one was late, and nobody may find that out."""
    sommen = [Som("besluiten", ("op_tijd", "later"))]
    weg = afgeschermd({"besluiten": 10, "op_tijd": 9, "later": 1}, {"besluiten", "op_tijd"}, sommen, DREMPEL)
    assert weg == {"op_tijd"}


def test_inz_14_a_masked_total_does_not_come_back_through_another_table() -> None:
    sommen = [Som("alle", ("a", "b", "c")), Som("a", ("a1", "a2"))]
    aantallen = {"alle": 32, "a": 2, "b": 10, "c": 20, "a1": 1, "a2": 1}
    assert afgeschermd(aantallen, set(aantallen), sommen, DREMPEL) == {"a", "a1", "a2", "b"}


def mogelijk(aantallen: dict[str, int], weg: frozenset[str], sommen: list[Som[str]]) -> list[dict[str, int]]:
    """Every world that a reader can still think of: masked numbers are at least one, and all sums hold.

    What no sum adds up is guessed; the totals follow, the inner ones first.
    """
    totalen = {som.totaal for som in sommen}
    te_raden = sorted(weg - totalen)
    uit = []
    for waarden in product(range(1, max(aantallen.values()) + 3), repeat=len(te_raden)):
        wereld = aantallen | dict(zip(te_raden, waarden, strict=True))
        for som in sommen:
            wereld[som.totaal] = sum(wereld[deel] for deel in som.delen)
        if all(wereld[naam] > 0 if naam in weg else wereld[naam] == aantal for naam, aantal in aantallen.items()):
            uit.append(wereld)
    return uit


KLEIN = st.integers(min_value=0, max_value=4)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(KLEIN, KLEIN), min_size=1, max_size=2))
def test_no_masked_number_can_be_computed_from_the_rest(rijen: list[tuple[int, int]]) -> None:
    """Rows and columns of a table, their totals and the total of all: what is masked keeps at least two values."""
    cellen = {f"r{r}k{k}": aantal for r, rij in enumerate(rijen) for k, aantal in enumerate(rij)}
    per_rij = {f"r{r}": sum(rij) for r, rij in enumerate(rijen)}
    sommen = [Som(f"r{r}", (f"r{r}k0", f"r{r}k1")) for r in range(len(rijen))]
    sommen.append(Som("alle", tuple(per_rij)))
    aantallen = cellen | per_rij | {"alle": sum(per_rij.values())}
    weg = afgeschermd(aantallen, set(aantallen), sommen, 3)
    assert {naam for naam, aantal in aantallen.items() if 0 < aantal < 3} <= weg
    werelden = mogelijk(aantallen, weg, sommen)
    assert all(len({wereld[naam] for wereld in werelden}) > 1 for naam in weg)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(min_value=0, max_value=40), max_size=12), st.integers(min_value=3, max_value=10))
def test_what_is_masked_is_small_or_protects_what_is(delen: list[int], drempel: int) -> None:
    aantallen, sommen = een_tabel(*delen)
    weg = afgeschermd(aantallen, set(aantallen), sommen, drempel)
    assert {naam for naam, aantal in aantallen.items() if 0 < aantal < drempel} <= weg
    assert not [naam for naam in weg if aantallen[naam] == 0]
    if not any(0 < aantal < drempel for aantal in aantallen.values()):
        assert not weg
