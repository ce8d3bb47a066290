"""The hard rules of chapter 10, sections 1 to 11, 13 and 14, and of the law around a besluit: each has a function or policy, and a test that names it."""

from pathlib import Path

import pytest
from django.conf import settings

from swv.project.docgen.rules import (
    CODE,
    ZONDER,
    aard_van,
    basis,
    beleid_per_regel,
    catalogus,
    hard_zonder,
)
from swv.project.docgen.rules import tests_per_regel as vind_tests
from swv.project.docgen.scan import plaatsen

WORTEL = Path(settings.BASE_DIR)

# Kept by hand from the source, each with its aard H.
PARAGRAAF_1 = ("TLV-01", "TLV-02-PORTVOLIO", "TLV-02-MHR", "TLV-02-GRONINGEN", "TLV-05-PORTVOLIO", "TLV-06")
PARAGRAAF_1_AFGELEID = ("TLV-07-PORTVOLIO",)
PARAGRAAF_2 = ("TLV-10", "TLV-11-PORTVOLIO", "TLV-12-PORTVOLIO", "TLV-13-MHR", "TLV-14-GRONINGEN")
PARAGRAAF_3 = (
    *(f"TLV-{nummer}" for nummer in range(20, 42)),
    "TLV-42-MHR",
    "TLV-43-PORTVOLIO",
    "TLV-126",
    "TLV-127",
    "TLV-134-PORTVOLIO",
    "TLV-174",
)
DOCUMENTEN = tuple(f"D{nummer:02d}" for nummer in range(1, 23) if nummer not in (5, 11))
PARAGRAAF_4 = ("TLV-44", "TLV-46", "TLV-47", "TLV-49", "TLV-51", "TLV-54", "TLV-55-PORTVOLIO")
PARAGRAAF_5 = (
    "TLV-56",
    *(f"TLV-56/{nummer}" for nummer in range(1, 10)),
    "TLV-57",
    *(f"TLV-57/{nummer}" for nummer in range(1, 6)),
)
PARAGRAAF_6 = ("TLV-60", "TLV-60a", "TLV-61", "TLV-61-MHR", "TLV-62", "TLV-65-GRONINGEN")
PARAGRAAF_7 = ("TLV-70", "TLV-74")
IN_BELEID = ("TLV-80-GRONINGEN", "TLV-116-MHR")
PARAGRAAF_8 = (
    *(f"TLV-{nummer}-PORTVOLIO" for nummer in (81, 82, 83)),
    "TLV-84",
    *(f"TLV-{nummer}-PORTVOLIO" for nummer in (86, 87)),
    *(f"TLV-{nummer}-MHR" for nummer in (92, 93, 94, 95, 96, 97, 119)),
    *(f"TLV-{nummer}-GRONINGEN" for nummer in (98, 99)),
)
PARAGRAAF_8_AFGELEID = ("TLV-85",)
PARAGRAAF_11 = ("TLV-123-MHR", "TLV-124-MHR", "TLV-126", "TLV-127")
# The register: a rule derived from a text, and what others have written down; none of aard H.
REGISTER = ("TLV-128", "RCH-30", "RCH-32", "RCH-33")
BRIEVEN = ("RCH-08", "RCH-09", "RCH-10", "RCH-14", "RCH-15", "RCH-16", "RCH-21", "TLV-111", "TLV-112", "TLV-113")
COMMISSIE = (
    "TLV-100-PORTVOLIO",
    "TLV-101-PORTVOLIO",
    "RCH-20",
    "RCH-22",
    "RCH-36",
    "ROL-40",
    "ROL-41",
    "ROL-42",
    "ROL-43-MHR",
    "ROL-44-GRONINGEN",
)
PARAGRAAF_9 = ("TLV-100-PORTVOLIO", "TLV-101-PORTVOLIO", "TLV-102-PORTVOLIO", "TLV-103-PORTVOLIO", "TLV-107-MHR")
PARAGRAAF_10 = ("TLV-110", "TLV-111", "TLV-112", "TLV-113")
PARAGRAAF_13 = ("TLV-170-GRONINGEN", "TLV-171-GRONINGEN", "TLV-174")
PARAGRAAF_14 = ("TLV-180",)
AFGELEID = ("TLV-115", "TLV-181", "TLV-182")
RECHT = ("RCH-23", "RCH-31", "RCH-34", "RCH-35")
BEZWAAR = ("TLV-161-MHR", "TLV-163-GRONINGEN", "TLV-164", "RCH-11", "RCH-12")
REGELS = (
    *BEZWAAR,
    *PARAGRAAF_1,
    *PARAGRAAF_1_AFGELEID,
    *PARAGRAAF_2,
    *PARAGRAAF_3,
    *DOCUMENTEN,
    *PARAGRAAF_4,
    *PARAGRAAF_5,
    *PARAGRAAF_6,
    *PARAGRAAF_7,
    *PARAGRAAF_8,
    *PARAGRAAF_8_AFGELEID,
    *PARAGRAAF_11,
    *PARAGRAAF_9,
    *PARAGRAAF_10,
    *PARAGRAAF_13,
    *PARAGRAAF_14,
    *BRIEVEN,
    *COMMISSIE,
    *AFGELEID,
    *RECHT,
)


@pytest.fixture(scope="module")
def code() -> set[str]:
    return set(plaatsen(WORTEL, CODE, zonder=ZONDER))


@pytest.fixture(scope="module")
def beleid() -> set[str]:
    return set(beleid_per_regel())


@pytest.fixture(scope="module")
def getest() -> dict[str, list[str]]:
    return vind_tests(WORTEL)


@pytest.mark.parametrize("regel", [*REGELS, *IN_BELEID, *REGISTER])
def test_a_hard_rule_is_carried_out_and_tested(
    regel: str, code: set[str], beleid: set[str], getest: dict[str, list[str]]
) -> None:
    assert basis(regel) in code | beleid
    assert getest.get(basis(regel)), f"geen test noemt {regel}"


def test_none_of_them_stands_among_the_rules_without_code(code: set[str]) -> None:
    aard = catalogus(WORTEL)
    assert set(hard_zonder(aard, code)) & set(REGELS) == set()
    assert all(aard_van(regel, aard).startswith("H") for regel in REGELS)
