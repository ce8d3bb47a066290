"""The steps as a family follows them: each status on one place, and what happens to those behind and before it (TLV-180)."""

from datetime import date
from itertools import pairwise

import pytest

from aanvragen.choices import Status
from aanvragen.family_wording import TITELS, VOOR_GEZIN, stappen_in_woorden, te_doen
from aanvragen.rules.gezinsstappen import PLAATS, ZONDER_BESLUIT, Overgang, verloop_voor_gezin

WEG = ("", *PLAATS)


def dag(nummer: int) -> date:
    return date(2026, 3, nummer)


def tot(status: str, *verder: str) -> list[Overgang]:
    """Every status on the way up to this one, one a day, and then these."""
    gelopen = [*WEG[: WEG.index(status) + 1], *verder]
    paren = pairwise(gelopen)
    return [Overgang(van, naar, dag(nummer)) for nummer, (van, naar) in enumerate(paren, start=1)]


def kort(status: str, overgangen: list[Overgang]) -> str:
    """The steps in a few letters, such as 'schrijven:g tekenen:n controle:s'."""
    stappen = verloop_voor_gezin(status, overgangen).stappen
    return " ".join(f"{stap.sleutel[:4]}:{stap.toestand[0]}{stap.op.day if stap.op else ''}" for stap in stappen)


@pytest.mark.parametrize(
    ("status", "stappen"),
    [
        ("concept", "schr:n teke:s cont:s advi:s besl:s brie:s"),
        ("ter_ondertekening", "schr:g2 teke:n cont:s advi:s besl:s brie:s"),
        ("ingediend", "schr:g2 teke:g3 cont:n advi:s besl:s brie:s"),
        ("aanvulling_gevraagd", "schr:g2 teke:g3 cont:n advi:s besl:s brie:s"),
        ("volledig", "schr:g2 teke:g3 cont:g5 advi:n besl:s brie:s"),
        ("in_beoordeling", "schr:g2 teke:g3 cont:g5 advi:n besl:s brie:s"),
        ("advies_gereed", "schr:g2 teke:g3 cont:g5 advi:g7 besl:n brie:s"),
        ("besloten", "schr:g2 teke:g3 cont:g5 advi:g7 besl:g8 brie:n"),
        ("brief_verzonden", "schr:g2 teke:g3 cont:g5 advi:g7 besl:g8 brie:g9"),
    ],
)
def test_tlv_180_every_status_on_the_way_is_one_step(status: str, stappen: str) -> None:
    assert kort(status, tot(status)) == stappen


@pytest.mark.parametrize(
    ("status", "overgangen", "stappen"),
    [
        ("ingetrokken", tot("ter_ondertekening", "ingetrokken"), "schr:g2 inge:g3"),
        ("samengevoegd", tot("volledig", "samengevoegd"), "schr:g2 teke:g3 cont:g5 same:g6"),
        ("doorverwezen", tot("ingediend", "doorverwezen"), "schr:g2 teke:g3 door:g4"),
        ("buiten_behandeling", tot("aanvulling_gevraagd", "buiten_behandeling"), "schr:g2 teke:g3 buit:g5 brie:n"),
        (
            "brief_verzonden",
            tot("aanvulling_gevraagd", "buiten_behandeling", "brief_verzonden"),
            "schr:g2 teke:g3 buit:g5",
        ),
        ("ingetrokken", [], "inge:g"),  # what another system did is not known
        ("ingetrokken", [Overgang("", "ingetrokken", dag(1))], "inge:g"),
    ],
)
def test_tlv_180_what_ends_before_a_besluit_promises_no_further_step(
    status: str, overgangen: list[Overgang], stappen: str
) -> None:
    assert kort(status, overgangen) == stappen
    assert not verloop_voor_gezin(status, overgangen).opnieuw


def test_what_is_done_again_has_the_last_day() -> None:
    """RCH-02: after an addition all is there once more; TLV-114: after a besluit the dossier opens again."""
    aangevuld = tot("aanvulling_gevraagd", "ingediend", "volledig")
    assert "cont:g6 advi:n" in kort("volledig", aangevuld)
    heropend = tot("brief_verzonden", "in_beoordeling")
    assert kort("in_beoordeling", heropend).endswith("advi:n besl:s brie:s")
    assert verloop_voor_gezin("in_beoordeling", heropend).opnieuw
    assert not verloop_voor_gezin("volledig", aangevuld).opnieuw
    assert not verloop_voor_gezin("in_beoordeling", tot("advies_gereed", "in_beoordeling")).opnieuw
    nog_eens = tot("brief_verzonden", "in_beoordeling", "advies_gereed", "besloten")
    assert kort("besloten", nog_eens) == "schr:g2 teke:g3 cont:g5 advi:g11 besl:g12 brie:n"
    assert not verloop_voor_gezin("besloten", nog_eens).opnieuw
    alsnog = ("aanvulling_gevraagd", "buiten_behandeling", "brief_verzonden", "ingediend")
    assert kort("ingediend", tot(*alsnog)) == "schr:g2 teke:g3 cont:n advi:s besl:s brie:s"
    besloten = tot(*alsnog, "volledig", "in_beoordeling", "advies_gereed", "besloten", "brief_verzonden")
    assert kort("brief_verzonden", besloten) == "schr:g2 teke:g3 cont:g8 advi:g10 besl:g11 brie:g12"


def test_every_status_has_words() -> None:
    assert {*PLAATS, *ZONDER_BESLUIT} == {*Status.values} == {*VOOR_GEZIN}
    for status in Status.values:
        verloop = verloop_voor_gezin(status, tot(status) if status in PLAATS else [])
        punten = stappen_in_woorden(verloop, status)
        assert all(punt.titel for punt in punten)
        assert sum(punt.toestand == "nu" for punt in punten) == (status in PLAATS and status != Status.BRIEF_VERZONDEN)
        assert te_doen(status, geantwoord=False) == VOOR_GEZIN[status]
    assert set(TITELS) >= set(ZONDER_BESLUIT)
    assert te_doen(Status.TER_ONDERTEKENING, geantwoord=True) != VOOR_GEZIN[Status.TER_ONDERTEKENING]
