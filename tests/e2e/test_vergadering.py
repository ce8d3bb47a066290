"""Keyboard travel through the agenda of a meeting, in a real browser."""

from collections.abc import Callable

import pytest

from tests.aanvragen.test_vergaderingen import plan
from tests.bouw.cast import Cast
from tests.bouw.situaties import dossier_volledig
from tests.e2e.bezoeker import Bezoeker
from tests.e2e.stappen import melden_zich

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_chair_goes_through_the_agenda_by_keyboard(vers: Cast, bezoek: Callable[..., Bezoeker]) -> None:
    plan(vers)
    eerste, tweede = (dossier_volledig(vers).pk for _ in range(2))
    (voorzitter,) = melden_zich(vers, bezoek, "voorzitter")
    voorzitter.ga(f"/dossiers/{eerste}/vergadering/").ziet("1 van 2")
    for toets, pad in (("Alt+PageDown", tweede), ("Alt+PageUp", eerste)):
        with voorzitter.page.expect_navigation():
            voorzitter.page.keyboard.press(toets)
        assert voorzitter.pad == f"/dossiers/{pad}/vergadering/"
