"""The guides say what the pages say: every picture exists, and every word in bold stands somewhere in the product."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from tests.samenhang.bron import modules

WORTEL = Path(settings.BASE_DIR)
GIDSEN = sorted((WORTEL / "docs" / "gebruikers").glob("*.md"))
BEELDEN = WORTEL / "docs" / "beelden"
VET = re.compile(r"\*\*([^*]+?)[:.]?\*\*")
BEELD = re.compile(r"!\[([^]]*)\]\(([^)]+)\)")
# Emphasis, or a role or subject that a list begins with: no words of a page.
GEEN_KNOP = {
    "Adviesteam",
    "Financieel medewerker",
    "Functionaris gegevensbescherming",
    "Herinneringen",
    "Verzuimcoördinator",
    "Een gesprek",
    "niet-ontvankelijk",
    "gegrond",
    "verweerschrift",
}


@cache
def product() -> str:
    """Templates, and the texts in the code, as a page shows them: one space between words, without Django's tags."""
    paden = [*(WORTEL / "templates").rglob("*.html"), *modules(), *(WORTEL / "swv").rglob("*.toml")]
    tekst = " ".join(pad.read_text(encoding="utf-8") for pad in paden)
    return re.sub(r"\s+", " ", re.sub(r"\"\s+\"|'\s+'", "", tekst)).replace("&#39;", "'").lower()


def woorden(gids: Path) -> list[str]:
    tekst = re.sub(r"\s+", " ", gids.read_text(encoding="utf-8"))
    return [naam for naam in VET.findall(tekst) if naam not in GEEN_KNOP]


@pytest.mark.parametrize("gids", GIDSEN, ids=lambda pad: pad.stem)
def test_every_word_in_bold_stands_on_a_page(gids: Path) -> None:
    assert [naam for naam in woorden(gids) if naam.lower() not in product()] == []


def test_a_button_that_was_renamed_is_noticed(tmp_path: Path) -> None:
    gids = tmp_path / "gids.md"
    gids.write_text("Kies **Aanvraag indienen** of **Aanvraag\nwegtoveren**.\n")
    assert [naam for naam in woorden(gids) if naam.lower() not in product()] == ["Aanvraag wegtoveren"]


def test_every_picture_is_there_described_and_small_and_none_is_left_over() -> None:
    genoemd = set()
    for pagina in [WORTEL / "README.md", *(WORTEL / "docs").rglob("*.md")]:
        for tekst, doel in BEELD.findall(pagina.read_text(encoding="utf-8")):
            beeld = (pagina.parent / doel).resolve()
            assert beeld.is_file(), f"{pagina}: {doel}"
            assert tekst.strip(), f"{pagina}: {doel} heeft geen beschrijving"
            genoemd.add(beeld)
    over = {beeld.resolve() for beeld in BEELDEN.iterdir()} - genoemd
    assert over == set()
    assert [beeld.name for beeld in BEELDEN.iterdir() if beeld.stat().st_size > 150_000] == []
