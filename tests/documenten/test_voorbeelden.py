"""The pictures in docs/brieven are made of letters that may go out, and the listing names each of them."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

from swv.kern.documenten.letter_lint import eisen_van, gebreken_in
from swv.kern.documenten.letter_weergave import BESLUIT_TLV, BUITEN_BEHANDELING, NIET_ONTVANKELIJK, render_brief
from swv.project.demo.brieven import voorbeeld

PLAATJES = Path(settings.BASE_DIR) / "docs" / "brieven"
VARIANTEN = [
    (soort, f"{uitkomst}, aan {wie}")
    for soort, uitkomst in (
        (BESLUIT_TLV, "toekenning"),
        (BESLUIT_TLV, "afwijzing"),
        (NIET_ONTVANKELIJK, "niet-ontvankelijk"),
        (BUITEN_BEHANDELING, "buiten behandeling"),
    )
    for wie in ("school", "ouder", "leerling")
]


@pytest.mark.parametrize(("soort", "variant"), VARIANTEN)
def test_every_variant_of_the_default_texts_may_go_out(soort: str, variant: str) -> None:
    """RCH-09, TLV-111, TLV-112."""
    brief = voorbeeld(soort, variant)
    assert gebreken_in(render_brief(brief), eisen_van(brief)) == []


def test_the_pictures_are_small_and_listed() -> None:
    lijst = (PLAATJES / "README.md").read_text(encoding="utf-8")
    plaatjes = sorted(PLAATJES.glob("*.png"))
    assert len(plaatjes) >= 10
    assert [p.name for p in plaatjes if f"({p.name})" not in lijst] == []
    assert [p.name for p in plaatjes if p.stat().st_size > 150_000] == []


def test_pictures_are_made_again_in_demo_only(settings: object, tmp_path: Path) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="SWV_DEMO=1"):
        call_command("brieven_tonen", "--map", str(tmp_path))
    settings.DEMO = True  # type: ignore[attr-defined]
    call_command("brieven_tonen", "--map", str(tmp_path), "--pdf")
    assert {pad.name for pad in PLAATJES.glob("*.png")} == {pad.name for pad in tmp_path.glob("*.png")}
