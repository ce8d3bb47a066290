"""Every route for every role, through the real views and both locks: 200, 403 or 404 (INZ-22), as routes.toml says.

`tests/storing/test_404.py` tries the outsiders on every address; here are all roles, on what they see as well.
"""

import tomllib
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from swv.kern.choices import Veldgroep
from tests.bouw.cast import LEDEN
from tests.bouw.formulier import geheim
from tests.toegang.matrix import SYSTEMEN, Proef

pytestmark = [pytest.mark.xdist_group("toegang"), pytest.mark.usefixtures("_bestanden", "_geen_ruis")]

ROUTES: dict[str, str] = tomllib.loads(Path(__file__).with_name("routes.toml").read_text())["routes"]
SITUATIES = ("concept", "een_advies", "toegekend_18", "verzonden")
# Acts do not depend on the status when their page is asked for: one concept and one submitted dossier are enough.
VOOR_HANDELINGEN = ("concept", "een_advies")
BEHEERD_DOOR_ALLAUTH = ("account_", "mfa_")


# The right to these acts itself begins with the besluit, or with a TLV that went out, whatever the status is afterwards
# (RCH-13, TLV-114).
NA_BESLUIT = (
    "bezwaar_maken",
    "bezwaar_vastleggen",
    "bezwaar_intrekken",
    "bezwaarstuk_toevoegen",
    "bezwaarstap_vastleggen",
    "bezwaar_beslissen",
    "beslissing_versturen",
    "bezwaarbundel_versturen",
    "verweerschrift_schrijven",
    "beslissing_verdagen",
    "overstap_vastleggen",
    "terugkeer_vastleggen",
    "gebruik_beeindigen",
    "gebruik_terugdraaien",
    "invoer_vastleggen",
    "terugplaatsing_vastleggen",
    "verlenging_beginnen",
    "verlenging_afmelden",
    "verlenging_hervatten",
)


def namen(patronen: list[Any]) -> Iterator[str]:
    for patroon in patronen:
        if isinstance(patroon, URLResolver):
            yield from namen(patroon.url_patterns)
        elif isinstance(patroon, URLPattern):
            yield patroon.name or str(patroon.pattern)


def mensen(proef: Proef) -> tuple[str, ...]:
    return tuple(wie for wie in proef.matrix.mensen if wie not in SYSTEMEN)


def wijze(naam: str) -> str:
    """Who gets what on a route; an address of the API answers as the page with the same line."""
    return ROUTES[naam].removeprefix("api ")


def adressen(proef: Proef, naam: str, situatie: str) -> list[tuple[str, Any]]:
    """The addresses of a route in a dossier, with the key of the row that it shows."""
    dossier = proef.wereld.dossiers[situatie]
    soort = wijze(naam)
    if soort.startswith("rij"):
        label = soort.partition(":")[2].partition("+")[0]
        rijen = {(rij.label, rij.veldgroep): rij.pk for rij in proef.rijen[label] if rij.situatie == situatie}.values()
        voor = [dossier] if naam == "contact_wijzigen" else []
        return [(reverse(naam, args=[*voor, pk]), pk) for pk in rijen]
    extra = ["leerling_school"] if naam.endswith("aanvraag_invullen") else []
    return [(reverse(naam, args=[dossier, *extra]), None)]


def verwacht(proef: Proef, naam: str, situatie: str, wie: str, pk: Any) -> int:
    """The status that routes.toml and matrix.toml give."""
    ziet = Veldgroep.BASIS in proef.matrix.leest(wie, situatie)
    for deel in wijze(naam).split("+"):
        soort, _, wat = deel.partition(":")
        if soort == "zien" and not ziet:
            return 404
        if soort == "rij" and pk not in proef.verwacht(wat, wie):
            return 404
        if soort == "bewerken" and pk not in proef.verwacht_bewerken(wat, wie):
            return 403
        if soort == "handeling":
            if not ziet:
                return 404
            if wie not in proef.matrix.ruw["handelingen"][wat]:
                return 403
            if wat in NA_BESLUIT and wat not in proef.matrix.handelingen(wie, situatie):
                return 403
    return 200


Bezoek = tuple[str, str, list[tuple[str, str, int]]]
"""Who, in which situation, and per address its route and the status that it should give."""


def _gelijk(wie: tuple[Any, ...], naam: str, status: int) -> tuple[Any, ...]:
    """What makes two visits equal in the quick tier; an act is one view, and over the API one more."""
    if ROUTES[naam].startswith("api handeling"):
        return naam, status
    return (wie[0] if ROUTES[naam].startswith("handeling") else wie), naam, status


def bezoeken(proef: Proef, routes: list[str], situaties: tuple[str, ...], *, allen: bool) -> Iterator[Bezoek]:
    """Every visit; unless `allen`, of what is equal one: people in one role with the same answers everywhere, rows of
    a route with the same answer, an act with the same answer to one role, and those who see nothing at all, who are in
    tests/storing/test_404.py."""
    gezien: set[Any] = set()
    for wie, situatie in product(mensen(proef), situaties):
        gevraagd = [
            (adres, naam, verwacht(proef, naam, situatie, wie, pk))
            for naam in routes
            for adres, pk in adressen(proef, naam, situatie)
        ]
        antwoorden = tuple(status for _, _, status in gevraagd)
        gelijk = (LEDEN[wie][0] if set(antwoorden) != {404} else "", situatie, antwoorden)
        if allen:
            yield wie, situatie, gevraagd
        elif gelijk not in gezien:
            anders = {_gelijk(gelijk, naam, status): (adres, naam, status) for adres, naam, status in gevraagd}
            yield wie, situatie, [bezoek for sleutel, bezoek in anders.items() if sleutel not in gezien]
            gezien |= set(anders)
        gezien.add(gelijk)


def verschillen(
    proef: Proef, binnen: Callable[[str], Client], routes: list[str], situaties: tuple[str, ...], *, allen: bool
) -> list[str]:
    gevonden = []
    for wie, situatie, gevraagd in bezoeken(proef, routes, situaties, allen=allen):
        bezoeker = binnen(wie)
        for adres, naam, goed in gevraagd:
            antwoord = bezoeker.get(adres)
            status = antwoord.status_code
            antwoord.close()
            if status != goed:
                gevonden.append(f"{wie} {situatie} {adres} ({naam}): {status}, verwacht {goed}")
    return gevonden


def met(soort: str) -> list[str]:
    return sorted(naam for naam, waarde in ROUTES.items() if waarde.startswith(soort))


def test_every_route_is_in_the_file() -> None:
    eigen = {naam for naam in namen(get_resolver().url_patterns) if not naam.startswith(BEHEERD_DOOR_ALLAUTH)}
    assert eigen == set(ROUTES)


OOK_ALLEN = pytest.mark.parametrize(
    "allen",
    [pytest.param(False, id="een per rol en antwoord"), pytest.param(True, id="allen", marks=pytest.mark.traag)],
)


@OOK_ALLEN
def test_pages_of_a_dossier(dossiers: Proef, binnen: Callable[[str], Client], allen: bool) -> None:
    assert "\n".join(verschillen(dossiers, binnen, met("zien"), SITUATIES, allen=allen)) == ""


@OOK_ALLEN
def test_pages_of_a_row(dossiers: Proef, binnen: Callable[[str], Client], allen: bool) -> None:
    assert "\n".join(verschillen(dossiers, binnen, met("rij"), ("verzonden",), allen=allen)) == ""


@OOK_ALLEN
def test_the_api_answers_as_the_pages(dossiers: Proef, binnen: Callable[[str], Client], allen: bool) -> None:
    """On each address of a dossier, and on each list."""
    van_dossier = [*met("api zien"), *met("api handeling")]
    gevonden = verschillen(dossiers, binnen, van_dossier, ("een_advies",), allen=allen)
    gevonden += verschillen(dossiers, binnen, met("api rij"), ("verzonden",), allen=allen)
    gevonden += zonder_dossier(dossiers, binnen, [*met("api rol"), *met("api iedereen")], allen=allen)
    assert "\n".join(gevonden) == ""


@OOK_ALLEN
def test_pages_of_acts(dossiers: Proef, binnen: Callable[[str], Client], allen: bool) -> None:
    assert "\n".join(verschillen(dossiers, binnen, met("handeling"), VOOR_HANDELINGEN, allen=allen)) == ""


@OOK_ALLEN
def test_pages_without_a_dossier(dossiers: Proef, binnen: Callable[[str], Client], allen: bool) -> None:
    assert zonder_dossier(dossiers, binnen, [*met("rol"), *met("iedereen")], allen=allen) == []


def zonder_dossier(proef: Proef, binnen: Callable[[str], Client], routes: list[str], *, allen: bool) -> list[str]:
    """Who gets a page of no dossier; unless `allen`, one person per role and answer."""
    gevonden, gezien = [], set()
    for wie in mensen(proef):
        bezoeker = binnen(wie)
        for naam in routes:
            soort, _, wie_wel = wijze(naam).partition(":")
            goed = 200 if soort == "iedereen" or wie in wie_wel.split() else 403
            gelijk = (LEDEN[wie][0], naam, goed)
            if gelijk in gezien and not allen:
                continue
            gezien.add(gelijk)
            status = bezoeker.get(reverse(naam)).status_code
            if status != goed:
                gevonden.append(f"{wie} {naam}: {status}, verwacht {goed}")
    return gevonden


def test_a_route_that_only_writes_refuses_to_be_read(dossiers: Proef, binnen: Callable[[str], Client]) -> None:
    for naam in met("post"):
        args = [] if naam in ("lidmaatschap_wisselen", "lijstweergave_bewaren", "jaarverslag_downloaden") else [1]
        assert binnen("oco").get(reverse(naam, args=args)).status_code == 405


def test_who_is_not_signed_in_gets_the_sign_in_page(dossiers: Proef) -> None:
    niemand = Client()
    for naam in ROUTES:
        if naam in met("openbaar"):
            continue
        patroon = reverse(naam, args=_args(naam))
        antwoord = niemand.get(patroon)
        if naam in met("api"):
            assert (antwoord.status_code, antwoord["Content-Type"]) == (401, "application/problem+json"), naam
            continue
        assert antwoord.status_code == 302, naam
        assert antwoord["Location"].startswith(reverse("account_login")), naam


def test_who_is_not_signed_in_gets_no_page_by_htmx(dossiers: Proef) -> None:
    """A page for signing in would be swapped into the form as if it were the answer."""
    niemand = Client(headers={"HX-Request": "true"})
    for naam in ("werkvoorraad", "aangemeld", "aanvraag_invullen", "besluit_nemen"):
        antwoord = niemand.post(reverse(naam, args=_args(naam)))
        assert (antwoord.status_code, antwoord.content.decode()) == (401, "U bent niet meer aangemeld."), naam


GELDIG = {"sectie": "leerling_school", "brief": "tekstblokken", "blok": "slot"}
"""What a part of an address must be to be one; ids may be anything."""


def _args(naam: str) -> list[Any]:
    mogelijkheden = get_resolver().reverse_dict[naam][0]
    return [GELDIG.get(deel, 1) for deel in mogelijkheden[0][1]]


def test_planted_secrets_stay_with_who_may_read_the_field_group(
    dossiers: Proef, binnen: Callable[[str], Client]
) -> None:
    """A diagnosis, an IQ score, a note: never on a page of somebody without that group (style guide 29)."""
    gelekt, gezien = [], set()
    for wie in mensen(dossiers):
        bezoeker = binnen(wie)
        for situatie in ("aanvulling", "een_advies", "verzonden"):
            pagina = bezoeker.get(reverse("dossier", args=[dossiers.wereld.dossiers[situatie]])).content.decode()
            leest = dossiers.matrix.leest(wie, situatie)
            eigen_advies = wie in ("deskundige1", "deskundige2")
            for groep in Veldgroep:
                if geheim(groep) not in pagina:
                    continue
                gezien.add(groep)
                if groep not in leest and not (groep == Veldgroep.ADVIES and eigen_advies):
                    gelekt.append(f"{wie} {situatie}: {groep}")
    assert gelekt == []
    # and they were really there to be found
    assert {Veldgroep.ONDERWIJS, Veldgroep.MEDISCH, Veldgroep.GEZIN, Veldgroep.ZIENSWIJZE} <= gezien
    assert {Veldgroep.ADVIES, Veldgroep.INTERN} <= gezien
