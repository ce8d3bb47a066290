"""Who may advise: RCH-20, RCH-22, ROL-40, ROL-42."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

import tlv.rules
from aanvragen.rules.deskundigen import Deskundige, bezwaren_op_plaats, toets_deskundigen
from swv.kern.beleid.inlezen import lees_profiel, lees_profielen
from swv.kern.beleid.route import Route, Stap

assert tlv.rules
PROFIELEN = {profiel.sleutel: profiel for profiel in lees_profielen()}
ZANDBERGEN = lees_profiel(Path(__file__).parents[2] / "beleid" / "zandbergen" / "2024-08-01")
STRENG = cast(Route, PROFIELEN["portvolio"].onderdeel("route.tlv_vso_eerste")).kies({}).stap("advies")
ROUTE_1 = cast(Route, PROFIELEN["groningen"].onderdeel("route.tlv_vso_eerste")).varianten[-1].stap("advies")
DRIE = cast(Route, ZANDBERGEN.onderdeel("route.tlv_vso_eerste")).kies({}).stap("adviezen")
BESTUUR = "bestuur-elzenhof"

A = Deskundige("a", "Anouk Prins", "orthopedagoog", "swv")
B = Deskundige("b", "Bilal Demir", "arts", "ggd")
C = Deskundige("c", "Cor Vink", "psycholoog", "swv")
IN_DIENST = Deskundige("d", "Dina Roos", "pedagoog", BESTUUR)


@pytest.mark.parametrize(
    ("deskundigen", "stap", "codes"),
    [
        ([A, B], STRENG, []),
        ([C, B], STRENG, []),
        ([B, A], STRENG, ["eerste_discipline", "tweede_discipline"]),
        ([A, C], STRENG, ["tweede_discipline"]),
        ([A], STRENG, ["te_weinig_deskundigen"]),
        ([], STRENG, ["te_weinig_deskundigen"]),
        ([A, B, C], STRENG, ["te_veel_deskundigen"]),
        ([A, replace(B, persoon="a")], STRENG, ["zelfde_deskundige"]),
        ([A, IN_DIENST], STRENG, ["in_dienst_van_bestuur"]),
        ([A, IN_DIENST], ROUTE_1, []),
        ([replace(A, werkgever=BESTUUR), IN_DIENST], ROUTE_1, ["niemand_onafhankelijk"]),
        ([A, replace(B, betrokken_als="indiener")], STRENG, ["eerder_betrokken"]),
        ([A, replace(B, betrokken_als="schoolcontactpersoon")], STRENG, ["eerder_betrokken"]),
        ([A, replace(B, belang=True)], STRENG, ["belang_niet_toegelicht"]),
        ([A, replace(B, belang=True, belang_toelichting="alleen buurman van de school")], STRENG, []),
        ([A, B, C], DRIE, []),
        ([C, B, A], DRIE, ["eerste_discipline"]),
    ],
    ids=[
        "RCH-20 orthopedagoog en arts",
        "RCH-20 psycholoog en arts",
        "RCH-20 omgekeerd",
        "RCH-20 twee van de eerste soort",
        "ROL-40 een deskundige",
        "ROL-40 geen deskundige",
        "ROL-40 drie waar twee horen",
        "ROL-40 dezelfde persoon",
        "RCH-22 in dienst van het bestuur",
        "RCH-22 route 1: een van beiden mag",
        "RCH-22 route 1: niet allebei",
        "ROL-42 indiener",
        "ROL-42 schoolcontactpersoon",
        "RCH-22 belang zonder toelichting",
        "RCH-22 belang toegelicht",
        "drie deskundigen",
        "eigen eis aan de eerste",
    ],
)
def test_experts(deskundigen: list[Deskundige], stap: Stap, codes: list[str]) -> None:
    blokkades = toets_deskundigen(deskundigen, stap, BESTUUR)
    assert [blokkade.code for blokkade in blokkades] == codes
    assert all(blokkade.tekst for blokkade in blokkades)


def test_a_partial_list_is_judged_on_what_is_there() -> None:
    assert toets_deskundigen([A], STRENG, BESTUUR, compleet=False) == ()
    eigen = replace(A, werkgever=BESTUUR)
    assert toets_deskundigen([eigen], ROUTE_1, BESTUUR, compleet=False) == ()
    assert [b.code for b in toets_deskundigen([eigen], STRENG, BESTUUR, compleet=False)] == ["in_dienst_van_bestuur"]


def test_an_expert_without_employer_is_independent() -> None:
    assert toets_deskundigen([replace(A, werkgever=None), B], STRENG, BESTUUR) == ()


@pytest.mark.parametrize(
    ("deskundige", "plaats", "stap", "codes"),
    [
        (A, 0, STRENG, []),
        (B, 0, STRENG, ["eerste_discipline"]),
        (B, 1, STRENG, []),
        (A, 1, STRENG, ["tweede_discipline"]),
        (IN_DIENST, 1, STRENG, ["in_dienst_van_bestuur"]),
        (IN_DIENST, 1, ROUTE_1, []),
        (replace(A, betrokken_als="indiener"), 0, STRENG, ["eerder_betrokken"]),
    ],
    ids=[
        "RCH-20 eerste",
        "RCH-20 niet als eerste",
        "RCH-20 wel als tweede",
        "RCH-20 niet als tweede",
        "RCH-22 in dienst van het bestuur",
        "RCH-22 route 1: de ander kan nog onafhankelijk zijn",
        "ROL-42 eerder betrokken",
    ],
)
def test_one_expert_at_one_place(deskundige: Deskundige, plaats: int, stap: Stap, codes: list[str]) -> None:
    """RCH-20, RCH-22, ROL-42: judged before it is known who the other is."""
    assert [reden.code for reden in bezwaren_op_plaats(deskundige, plaats, stap, BESTUUR)] == codes
