"""The pages of the report, through the views and both locks."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.bouw.cast import Cast
from tests.jaarverslag.test_cijfers import CIJFERS

pytestmark = pytest.mark.xdist_group("jaarverslag")
Binnen = Callable[[str], Client]


def tekst(pagina: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", pagina))


def test_the_page_shows_the_numbers_with_their_definition_and_leads_to_the_dossiers(
    wereld: Cast, binnen: Binnen
) -> None:
    secretariaat = binnen("secretariaat")
    pagina = secretariaat.get(reverse("jaarverslag"), {"jaar": "schooljaar-2025"}).content.decode()
    assert "schooljaar 2025-2026" in pagina
    assert "regel </span>TLV-111" in pagina
    getoond = dict(re.findall(r'id="(\w+)-naam">.*?swv-kengetal__getal">(\d+)', pagina, re.DOTALL))
    assert {naam: int(getal) for naam, getal in getoond.items() if naam in CIJFERS} == {
        naam: paar[0] for naam, paar in CIJFERS.items()
    }
    for adres, naam in ((reverse("kengetal", args=["aanvragen"]), "aanvragen"),):
        lijst = secretariaat.get(adres, {"jaar": "schooljaar-2025"}).content.decode()
        assert lijst.count('data-label="Dossier"') == CIJFERS[naam][0]


def test_every_link_of_the_page_leads_to_a_list_of_that_length(wereld: Cast, binnen: Binnen) -> None:
    voorzitter = binnen("voorzitter")
    pagina = voorzitter.get(reverse("jaarverslag"), {"jaar": "kalenderjaar-2025"}).content.decode()
    links = re.findall(r'href="(/verslag/besluiten/\?[^"]+)"[^>]*>(\d+)<', pagina)
    assert len(links) > 5
    for adres, aantal in links:
        lijst = voorzitter.get(adres.replace("&amp;", "&")).content.decode()
        assert lijst.count('data-label="Dossier"') == int(aantal), adres


def test_inz_14_kwaliteit_sees_totals_without_small_numbers_and_no_dossier(wereld: Cast, binnen: Binnen) -> None:
    kwaliteit = binnen("kwaliteit")
    pagina = kwaliteit.get(reverse("jaarverslag"), {"jaar": "kalenderjaar-2025"}).content.decode()
    assert "schooljaar 2025-2026" in pagina  # overlapping years could be taken from one another
    assert "/verslag/aanvragen/" not in pagina
    kaal = tekst(pagina)
    assert "Ingediende aanvragen 11" in kaal
    assert "Afgewezen met advies – afgeschermd" in kaal
    assert kwaliteit.get(reverse("kengetal", args=["aanvragen"])).status_code == 403


@pytest.mark.parametrize(
    ("wie", "kengetal", "vraag", "status"),
    [
        ("directeur", "bezwaren", {}, 403),
        ("secretariaat", "bezwaren", {}, 200),
        ("secretariaat", "bestaat-niet", {}, 404),
        ("secretariaat", "aanvragen", {"per": "uitkomst", "waarde": "x"}, 404),
        ("secretariaat", "aanvragen", {"per": "maand", "waarde": "x"}, 404),
        ("secretariaat", "aanvragen", {"per": "maand", "waarde": "209901"}, 404),
        ("secretariaat", "aanvragen", {"jaar": "onzin-0"}, 200),
        ("oco", "aanvragen", {}, 403),
    ],
)
def test_who_sees_which_list(
    wereld: Cast, binnen: Binnen, wie: str, kengetal: str, vraag: dict[str, str], status: int
) -> None:
    assert binnen(wie).get(reverse("kengetal", args=[kengetal]), vraag).status_code == status
