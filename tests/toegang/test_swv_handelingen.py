"""Acts on the SWV itself: the role alone decides, as the file kept by hand says; menu, page and service ask the same.

No database: the rows behind these acts are tried by test_matrix, their pages by test_routes.
"""

import ast
import re
from collections.abc import Callable
from typing import Any

import pytest

from aanvragen.services import drafting, mandates, meetings
from swv.kern.beleid.selectors import versies_van
from swv.kern.briefteksten import services as teksten
from swv.kern.choices import Rol
from swv.kern.kalender.selectors import vakanties_in
from swv.kern.organisatie import beheren
from swv.kern.personen import services as personen
from swv.kern.toegang.actor import Actor, niemand
from swv.kern.toegang.errors import GeenRecht
from swv.kern.toegang.rechten import eis_swv, mag_swv
from swv.kern.toegang.tabellen import HANDELINGEN, SWV_HANDELINGEN
from swv.kern.weergave.navigation import _MENU
from tests.bouw.cast import DAG, LEDEN
from tests.samenhang.bron import bomen
from tests.toegang.matrix import lees
from tests.toegang.test_routes import ROUTES
from tlv.services import campagne

BESTAND: dict[str, str] = lees().ruw["swv_handelingen"]
REGISTERS = ("access.py", "swv_access.py", "meeting_access.py", "bezwaar_access.py")


def als(rol: str) -> Actor:
    return Actor(rol=rol, vandaag=DAG)


def verschillen() -> list[str]:
    """Where a role may do more or less than the file says."""
    gevonden = []
    for rol in Rol:
        mag = {naam for naam in SWV_HANDELINGEN if mag_swv(als(rol), naam)}
        gevonden += [f"{rol} {naam}" for naam in sorted(mag ^ set(BESTAND[rol].split()))]
    return gevonden


def test_the_file_names_every_role_and_every_act() -> None:
    assert set(BESTAND) == set(Rol)
    assert {naam for acts in BESTAND.values() for naam in acts.split()} == set(SWV_HANDELINGEN)


def test_each_role_may_do_what_the_file_says() -> None:
    assert verschillen() == []


def test_who_is_not_signed_in_may_do_nothing() -> None:
    assert not [naam for naam in SWV_HANDELINGEN if mag_swv(niemand(DAG), naam)]


def test_an_act_is_of_one_kind() -> None:
    assert not set(SWV_HANDELINGEN) & set(HANDELINGEN)


def test_every_role_of_every_act_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give an act to one more role, or take it from one: the file must notice exactly that."""
    onopgemerkt = []
    for naam, handeling in SWV_HANDELINGEN.items():
        for rol in Rol:
            anders = tuple(set(handeling.rollen) ^ {rol})
            with monkeypatch.context() as mp:
                mp.setattr(handeling, "rollen", anders)
                if verschillen() != [f"{rol} {naam}"]:
                    onopgemerkt.append(f"{naam} {rol}")
    assert onopgemerkt == []


@pytest.mark.parametrize("naam", sorted(SWV_HANDELINGEN))
def test_a_refusal_says_who_does_this_and_what_to_do_next(naam: str) -> None:
    geweigerd = next(rol for rol in Rol if rol not in SWV_HANDELINGEN[naam].rollen)
    with pytest.raises(GeenRecht) as fout:
        eis_swv(als(geweigerd), naam)
    assert len(re.findall(r"[.?](?=\s|$)", re.sub(r" \([A-Z]+-\d+\)", "", fout.value.melding))) >= 2
    assert fout.value.regel == SWV_HANDELINGEN[naam].regel


# --- Menu, page and service ask the same question ------------------------------------------------------------------

DIENSTEN: dict[str, Callable[[Any], object]] = {
    "leerling_toevoegen": lambda wie: drafting.leerling_toevoegen(actor=wie, swv=None, school=None, gegevens=None),
    "account_maken": lambda wie: personen.account_maken(actor=wie, email="", persoon=0),
    "lidmaatschap_toekennen": lambda wie: personen.lidmaatschap_toekennen(
        actor=wie, gebruiker=None, rol=Rol.OCO, partij=None, swv=None, van=DAG
    ),
    "leerling_koppelen": lambda wie: personen.leerling_koppelen(actor=wie, leerling=None, persoon_id=0),
    "gezag_koppelen": lambda wie: personen.gezag_koppelen(
        actor=wie, leerling=None, partij=None, relatie="", adres=personen.Adres()
    ),
    "contact_vastleggen": lambda wie: personen.contact_vastleggen(
        actor=wie, leerling=None, partij=None, adres=personen.Adres()
    ),
    "vergaderingen_plannen": lambda wie: meetings.vergaderingen_plannen(actor=wie, schema=None),
    "vergadering_wijzigen": lambda wie: meetings.vergadering_wijzigen(
        actor=wie, vergadering_id=0, begintijd=None, online=True, plaats=""
    ),
    "vergadering_zetten": lambda wie: meetings.vergadering_zetten(actor=wie, vergadering_id=0, status=""),
    "mandaat_vastleggen": lambda wie: mandates.mandaat_vastleggen(actor=wie, nieuw=None),
    "mandaat_intrekken": lambda wie: mandates.mandaat_intrekken(actor=wie, mandaat_id=0, reden=""),
    "brieftekst_wijzigen": lambda wie: teksten.brieftekst_wijzigen(actor=wie, soort=""),
    "beleid_bekijken": versies_van,
    "kalender_bekijken": lambda wie: vakanties_in(wie, "2025-2026", []),
    "scholen_bekijken": lambda wie: beheren.scholen_van(wie),
    "school_toevoegen": lambda wie: beheren.school_toevoegen(actor=wie, gegevens=None),
    "school_wijzigen": lambda wie: beheren.school_wijzigen(actor=wie, school_id=0, gegevens=None),
    "vestiging_vastleggen": lambda wie: beheren.vestiging_vastleggen(
        actor=wie, school_id=0, nummer="", naam="", plaats=""
    ),
    "schoolrelatie_vastleggen": lambda wie: beheren.schoolrelatie_vastleggen(
        actor=wie, school_id=0, soort=None, van=DAG, tot=DAG
    ),
    "campagne_beginnen": lambda wie: campagne.campagne_beginnen(actor=wie, einddatum=DAG, plan=None),
    "campagnebrieven_verzenden": lambda wie: campagne.campagnebrieven_opnieuw_proberen(actor=wie, campagne_id=0),
}
"""Services that ask for the right before anything else; the others first look up a row."""


@pytest.mark.parametrize("naam", sorted(DIENSTEN))
def test_a_service_refuses_every_other_role(naam: str) -> None:
    for rol in set(Rol) - set(SWV_HANDELINGEN[naam].rollen):
        with pytest.raises(GeenRecht) as fout:
            DIENSTEN[naam](als(rol))
        assert fout.value.melding == SWV_HANDELINGEN[naam].weigering


@pytest.mark.parametrize("punt", [punt for punt in _MENU if punt.handeling], ids=lambda punt: punt.url_naam)
def test_the_menu_leads_whoever_may_open_the_page_and_nobody_else(punt: Any) -> None:
    soort, _, mensen = ROUTES[punt.url_naam].partition(":")
    assert soort == "rol"
    assert {LEDEN[wie][0] for wie in mensen.split()} == {rol for rol in Rol if punt.is_voor(als(rol))}


def test_every_act_is_asked_for_and_every_question_is_about_an_act() -> None:
    """A right that no code asks for gives nothing; a misspelt one would fail only when somebody gets there."""
    woorden, gevraagd = set(), set()
    for pad, boom in bomen():
        if pad.name in REGISTERS:
            continue
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                woorden.add(knoop.value)
            if isinstance(knoop, ast.Call) and getattr(knoop.func, "id", "") in ("mag_swv", "eis_swv"):
                gevraagd |= {
                    deel.value
                    for arg in knoop.args[1:]
                    for deel in ast.walk(arg)
                    if isinstance(deel, ast.Constant) and isinstance(deel.value, str)
                }
    assert set(SWV_HANDELINGEN) - woorden == set()
    assert gevraagd - set(SWV_HANDELINGEN) == set()
