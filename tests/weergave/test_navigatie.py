"""The main menu: one line for whoever has most pages, and the same right as the page behind it."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from swv.kern.choices import Rol
from swv.kern.toegang.actor import Actor
from swv.kern.weergave.navigation import navigatie_voor
from swv.kern.weergave.onderdelen import Navigatiepunt

OP_EEN_REGEL = 8
"""As many short labels as fit beside each other at 1200 px."""


def menu(rol: str, pad: str = "/") -> list[Navigatiepunt]:
    return navigatie_voor(Actor(rol=rol, vandaag=date(2026, 3, 2)), pad)


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.SYSTEEM])
def test_the_menu_fits_one_line(rol: Rol) -> None:
    assert 1 <= len(menu(rol)) <= OP_EEN_REGEL


def test_what_belongs_together_for_the_secretariaat_stands_together() -> None:
    groepen = {punt.label: [onder.label for onder in punt.onder] for punt in menu(Rol.SECRETARIAAT) if punt.onder}
    assert groepen == {
        "Organisatie": ["Mandaten", "Schoolprofielen", "Mensen", "Scholen", "Beleid", "Kalender", "Alles exporteren"],
        "Brieven": ["Brieven verzenden", "Brieven op papier", "Brieven en teksten"],
    }


def test_a_group_of_one_is_a_link() -> None:
    assert "Brieven en teksten" in [punt.label for punt in menu(Rol.VOORZITTER)]
    assert [punt.label for punt in menu(Rol.VOORZITTER) if punt.onder] == ["Organisatie"]


def test_the_group_of_the_current_page_is_marked() -> None:
    punten = menu(Rol.SECRETARIAAT, reverse("printrun_bevestigen"))
    (groep,) = [punt for punt in punten if punt.actief]
    assert [punt.label for punt in groep.onder if punt.actief] == ["Brieven op papier"]
    html = " ".join(render_to_string("_kop.html", {"navigatie": punten}).split())
    assert '<summary class="swv-nav__link" aria-current="true">Brieven' in html
    assert 'aria-current="page">Brieven op papier</a>' in html
