"""Whoever asks, and wherever: work list, search, API and report show one set of dossiers, that of the matrix."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from swv.kern.choices import Rol
from swv.kern.toegang.models import Dossier
from tests.bouw.cast import DAG, LEDEN
from tests.toegang.matrix import Proef
from tests.toegang.test_routes import ROUTES, mensen

pytestmark = [pytest.mark.xdist_group("toegang"), pytest.mark.usefixtures("_geen_ruis")]

VERSLAG = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)


def een_per_rol(proef: Proef) -> Iterator[str]:
    """The first of each role that sees something, and of each that sees nothing."""
    gezien = set()
    for wie in mensen(proef):
        gelijk = LEDEN[wie][0], bool(proef.verwacht("kern.Dossier", wie))
        if gelijk not in gezien:
            gezien.add(gelijk)
            yield wie


def op_paginas(bezoeker: Client, pad: str, **vraag: str) -> set[int]:
    """The dossiers that the pages of a list link to, up to the last one."""
    gevonden: set[int] = set()
    for nummer in range(1, 20):
        antwoord = bezoeker.get(pad, {**vraag, "pagina": nummer})
        assert antwoord.status_code == 200, (pad, antwoord.status_code)
        tekst = antwoord.content.decode().partition("<main")[2]
        gevonden |= {int(pk) for pk in re.findall(r'href="/dossiers/(\d+)/"', tekst)}
        if f"pagina={nummer + 1}" not in tekst:
            return gevonden
    raise AssertionError(f"{pad} heeft te veel pagina's")


def via_api(bezoeker: Client, pad: str, **vraag: str) -> set[int]:
    """The same of a list of the API."""
    gevonden: set[int] = set()
    verder = f"{pad}?{urlencode({**vraag, 'per_pagina': 7})}"
    while verder:
        antwoord = bezoeker.get(verder)
        assert antwoord.status_code == 200, (verder, antwoord.content)
        blad = antwoord.json()
        gevonden |= {rij["id"] for rij in blad["resultaten"]}
        verder = blad["volgende"]
    return gevonden


def geteld(proef: Proef, wie: str) -> set[int]:
    """What the report of the year counts for somebody: what was handed in."""
    with proef.wereld.cast.als(f"systeem:{LEDEN[wie][2]}"):
        ingediend = set(Dossier.objects.filter(ingediend_op__isnull=False).values_list("pk", flat=True))
    return ingediend & proef.verwacht("kern.Dossier", wie)


def test_one_set_everywhere(dossiers: Proef, binnen: Callable[[str], Client]) -> None:
    verschillen, gezien = [], 0
    for wie in een_per_rol(dossiers):
        goed = dossiers.verwacht("kern.Dossier", wie)
        bezoeker = binnen(wie)
        gezien += len(goed)
        kanten = {
            "werkvoorraad": op_paginas(bezoeker, reverse("werkvoorraad"), toon="alles"),
            "api": via_api(bezoeker, reverse("api_lijst_dossiers")),
        }
        if wie in ROUTES["dossiers_zoeken"].split():
            kanten["zoeken"] = op_paginas(bezoeker, reverse("dossiers_zoeken"), q="de vries")
            kanten["api zoeken"] = via_api(bezoeker, reverse("api_lijst_zoeken"), q="de vries")
        verschillen += [f"{wie} {kant}: {ids ^ goed}" for kant, ids in kanten.items() if ids != goed]
        if LEDEN[wie][0] in VERSLAG:
            pad = reverse("kengetal", args=["aanvragen"])
            achter = op_paginas(bezoeker, pad, jaar=f"schooljaar-{DAG.year - 1}")
            if achter != geteld(dossiers, wie):
                verschillen.append(f"{wie} verslag: {achter ^ geteld(dossiers, wie)}")
    assert verschillen == []
    assert gezien > len(dossiers.wereld.dossiers), "en dat zijn er genoeg"
