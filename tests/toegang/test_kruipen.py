"""A crawler signed in as each role follows every link it finds, and replays every address as every other role.

`test_routes.py` asks for addresses that the test makes up; here they come from the pages themselves, so that a link
which leads somebody to a refusal is found as well, and so is an address that no test thought of.
"""

from collections.abc import Callable

import pytest
from django.test import Client

from swv.kern.choices import Inzagerol, Rol
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.toegang.voorwaarden import betrokken
from tests.bouw.cast import HOOFD, LEDEN
from tests.toegang.kruipen import Tocht, dode_links, herhaal, kruip
from tests.toegang.matrix import Proef
from tests.toegang.test_routes import mensen

pytestmark = [
    pytest.mark.xdist_group("toegang"),
    pytest.mark.traag,
    pytest.mark.usefixtures("_bestanden", "_geen_ruis"),
]

VAN_ELDERS = (
    "oco.elders",
    "ouder.elders",
    "leerling.elders",
    "secretariaat.mhr",
    "oco.maas",
    "secretariaat.zandbergen",
)


def een_per_rol(proef: Proef) -> list[str]:
    """Somebody in each role at the SWV of the dossiers, and people of other schools, families and SWVs."""
    per_rol: dict[Rol, str] = {}
    for wie in mensen(proef):
        if LEDEN[wie][2] == HOOFD and wie not in VAN_ELDERS:
            per_rol.setdefault(LEDEN[wie][0], wie)
    return [*per_rol.values(), *VAN_ELDERS]


def test_every_link_opens_and_every_address_is_closed_to_the_others(
    dossiers: Proef, binnen: Callable[[str], Client]
) -> None:
    wie_kruipen = een_per_rol(dossiers)
    assert {LEDEN[wie][0] for wie in wie_kruipen} >= {rol for rol in Rol if rol not in (Rol.SYSTEEM, Rol.VERZUIM)}
    tochten = {wie: kruip(dossiers, binnen(wie), wie, per_soort=1, hoogstens=3000) for wie in wie_kruipen}
    gevonden = {adres.route for tocht in tochten.values() for adres in tocht.gezien}
    assert len(gevonden) > 90, f"het kruipen vond maar {len(gevonden)} routes: {sorted(gevonden)}"
    fout = [regel for tocht in tochten.values() for regel in dode_links(tocht)]
    fout += herhaal(dossiers, binnen, tochten, wie_kruipen)
    if fout:
        pytest.fail("\n".join(fout), pytrace=False)


def test_the_crawler_notices_a_permission_that_is_too_wide(
    dossiers: Proef, binnen: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A school that could open the page of internal notes: the address comes from the secretariaat."""
    tochten: dict[str, Tocht] = {
        wie: kruip(dossiers, binnen(wie), wie, per_soort=1, hoogstens=3000) for wie in ("secretariaat", "oco")
    }
    assert list(herhaal(dossiers, binnen, tochten, ("oco",))) == []
    ruimer = HANDELINGEN["notitie_toevoegen"].wie
    monkeypatch.setitem(ruimer, Rol.OCO, betrokken(Inzagerol.AANVRAGER))
    gevonden = list(herhaal(dossiers, binnen, tochten, ("oco",)))
    assert gevonden
    assert all("(notitie_toevoegen): 200, verwacht 403" in regel for regel in gevonden)


def test_the_crawler_notices_a_link_that_leads_to_a_refusal(
    dossiers: Proef, binnen: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("swv.kern.weergave.navigation.Menupunt.is_voor", lambda punt, actor: True)
    tocht = kruip(dossiers, binnen("ouder"), "ouder", per_soort=1, hoogstens=3000)
    assert any("(mandaten): 403" in regel for regel in dode_links(tocht))
