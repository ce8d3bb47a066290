"""The pages that the guides show: each opens for its role, clean at two widths, and gives the guide its picture.

With SWV_BEELDEN=1 (script/schermafbeeldingen) the pictures in docs/beelden are made again.
"""

import os
from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client

from swv.kern.weergave.hulp import GIDS
from tests.bouw import situaties as maak
from tests.bouw.browser import neem_sessie_over
from tests.bouw.cast import Cast
from tests.bouw.meelezers import deel
from tests.e2e.bezoeker import Bezoeker

pytestmark = [pytest.mark.browser, pytest.mark.traag, pytest.mark.xdist_group("browser")]

BEELDEN = settings.BASE_DIR / "docs" / "beelden"
BREED, SMAL, HOOG = 1000, 360, 720
# guide → who, where ({naam} is a dossier in that situation), how wide, and what must stand there
PAGINAS: dict[str, tuple[str, str, int, str]] = {
    "school": ("oco", "/dossiers/{concept}/formulier/", BREED, "Documenten toevoegen"),
    "schoolbestuur": ("bestuur", "/dossiers/{adviezen}/", BREED, "Sam de Vries"),
    "ouder": ("ouder", "/dossiers/{ondertekening}/", SMAL, "Aanvraag tekenen"),
    "leerling": ("leerling", "/dossiers/{ondertekening}/", SMAL, "Aanvraag tekenen"),
    "secretariaat": ("secretariaat", "/", BREED, "Wacht op mij"),
    "deskundige": ("deskundige1", "/dossiers/{bij_deskundigen}/advies-opslaan/", BREED, "Advies schrijven"),
    "voorzitter": ("voorzitter", "/dossiers/{adviezen}/besluit-nemen/", BREED, "Besluit nemen"),
    "directeur": ("directeur", "/", BREED, "Mijn werk"),
    "kwaliteit": ("kwaliteit", "/verslag/", BREED, "Jaarverslag"),
    "beheer": ("beheer", "/mensen/", BREED, "Iemand toevoegen"),
    "meelezen": ("leerplicht", "/dossiers/{adviezen}/", BREED, "Sam de Vries"),
}


def test_de_handleidingen_tonen_wat_er_is(
    vers: Cast, bezoek: Callable[..., Bezoeker], binnen: Callable[[str], Client]
) -> None:
    assert set(PAGINAS) == set(GIDS.values())
    dossiers = {
        "concept": maak.dossier_in_concept(vers),
        "ondertekening": maak.dossier_ter_ondertekening(vers),
        "bij_deskundigen": maak.dossier_bij_deskundigen(vers),
        "adviezen": maak.dossier_met_adviezen(vers),
    }
    maak.dossier_ingediend(vers)
    deel(vers, dossiers["adviezen"], "leerplicht")
    for gids, (wie, adres, breedte, zin) in PAGINAS.items():
        bezoeker = bezoek(wie, breedte=breedte)
        neem_sessie_over(bezoeker.page.context, binnen(wie))
        bezoeker.ga(adres.format(**{naam: dossier.pk for naam, dossier in dossiers.items()})).ziet(zin)
        if os.environ.get("SWV_BEELDEN"):
            bezoeker.page.set_viewport_size({"width": breedte, "height": HOOG})
            bezoeker.page.screenshot(path=BEELDEN / f"gids-{gids}.png")
