"""Deciding on an objection: hearing, advice, reasons, and by whom: RCH-09..12, TLV-164, Awb 7:2 to 7:13, 10:3."""

from dataclasses import replace
from datetime import date
from typing import Any, Literal

import pytest

from swv.kern.beleid.uitleg import geregistreerde_codes, tekst_bij
from tlv.choices import NietGehoord
from tlv.rules.bezwaarbeslissing import (
    Beslisvoornemen,
    Bezwaarstand,
    andere_persoon_nodig,
    toets_beslissing,
    uitleg_bij,
)

GEHOORD = date(2026, 4, 1)
UITERLIJK = date(2026, 7, 14)
STAND = Bezwaarstand(
    tijdig=True, belanghebbend=True, commissie=True, gehoord_op=GEHOORD, advies="ongegrond",
    beslissen_uiterlijk=UITERLIJK,
)  # fmt: skip
ONGEGROND = Beslisvoornemen("ongegrond", "Omdat.")


@pytest.mark.parametrize(
    ("voornemen", "stand", "codes"),
    [
        ({}, {}, []),
        ({"motivering": " "}, {}, ["motivering_ontbreekt"]),
        # heard, or the reason of the law not to (Awb 7:2, 7:3)
        ({}, {"gehoord_op": None}, ["horen_of_uitleggen"]),
        ({"niet_gehoord": "afgezien"}, {"gehoord_op": None}, ["niet_horen_uitleggen"]),
        ({"niet_gehoord": "afgezien", "niet_gehoord_uitleg": "Zij belde af."}, {"gehoord_op": None}, []),
        ({"niet_gehoord": "kennelijk_ongegrond", "niet_gehoord_uitleg": "x"}, {"gehoord_op": None}, []),
        (
            {"niet_gehoord": "tegemoetgekomen", "niet_gehoord_uitleg": "x"},
            {"gehoord_op": None},
            ["niet_horen_past_niet"],
        ),
        (
            {"niet_gehoord": "kennelijk_niet_ontvankelijk", "niet_gehoord_uitleg": "x"},
            {"gehoord_op": None},
            ["niet_horen_past_niet"],
        ),
        # the committee (Awb 7:13)
        ({}, {"advies": None}, ["advies_afwachten"]),
        ({"afwijking": "haast"}, {"advies": None}, ["advies_afwachten"]),
        ({"uitkomst": "gegrond"}, {"advies": None}, ["zonder_advies_uitleggen"]),
        ({"uitkomst": "gegrond", "afwijking": "Wij zien de fout zelf."}, {"advies": None}, []),
        ({"uitkomst": "niet_ontvankelijk"}, {"advies": None}, ["zonder_advies_uitleggen"]),
        ({"uitkomst": "gegrond"}, {}, ["afwijken_uitleggen"]),
        ({"uitkomst": "gegrond", "afwijking": "Anders."}, {}, []),
        ({}, {"advies": None, "commissie": False}, []),
        # late (Awb 6:11), and who may object (TLV-164)
        ({}, {"tijdig": False}, ["te_laat_uitleggen"]),
        ({"ontvankelijkheid": "Ziekenhuis."}, {"tijdig": False}, []),
        ({"uitkomst": "niet_ontvankelijk", "afwijking": "x"}, {"tijdig": False, "belanghebbend": False}, []),
        ({}, {"belanghebbend": False}, ["belang_uitleggen"]),
        ({}, {"tijdig": False, "belanghebbend": False}, ["te_laat_uitleggen", "belang_uitleggen"]),
    ],
)
def test_rch_12_what_blocks_a_decision(voornemen: dict[str, Any], stand: dict[str, Any], codes: list[str]) -> None:
    gevonden = toets_beslissing(replace(ONGEGROND, **voornemen), replace(STAND, **stand))
    assert [reden.code for reden in gevonden] == codes
    assert all(tekst_bij(reden) for reden in gevonden)


@pytest.mark.parametrize(
    ("voornemen", "stand", "dag", "codes"),
    [
        ({}, {}, UITERLIJK, ["gehoord", "volgt_ongegrond", "beslist_op_tijd"]),
        ({}, {}, date(2026, 7, 15), ["gehoord", "volgt_ongegrond", "beslist_te_laat"]),
        ({"uitkomst": "gegrond"}, {}, UITERLIJK, ["gehoord", "wijkt_af_van_ongegrond", "beslist_op_tijd"]),
        ({}, {"advies": None}, UITERLIJK, ["gehoord", "beslist_zonder_advies", "beslist_op_tijd"]),
        (
            {"niet_gehoord": "afgezien"},
            {"gehoord_op": None, "commissie": False, "advies": None},
            UITERLIJK,
            ["niet_gehoord_afgezien", "beslist_op_tijd"],
        ),
    ],
)
def test_rch_12_what_is_kept_with_the_decision(
    voornemen: dict[str, Any], stand: dict[str, Any], dag: date, codes: list[str]
) -> None:
    gevonden = uitleg_bij(replace(ONGEGROND, **voornemen), replace(STAND, **stand), dag=dag)
    assert [reden.code for reden in gevonden] == codes
    assert all(tekst_bij(reden) for reden in gevonden)


def test_every_reason_not_to_hear_has_its_words() -> None:
    assert {f"niet_gehoord_{reden}" for reden in NietGehoord} <= geregistreerde_codes()


@pytest.mark.parametrize(
    ("zelfde", "beleid", "soort", "nodig"),
    [
        (False, "altijd", "mandaat", False),
        (True, "altijd", "zelf", True),
        (True, "altijd", "delegatie", True),
        (True, "bij_mandaat", "mandaat", True),
        (True, "bij_mandaat", "delegatie", True),
        (True, "bij_mandaat", "zelf", False),
        (False, "bij_mandaat", "zelf", False),
    ],
)
def test_rch_12_not_who_took_the_besluit(
    zelfde: bool, beleid: Literal["altijd", "bij_mandaat"], soort: str, nodig: bool
) -> None:
    """Awb 10:3 lid 3, and what policy adds to it."""
    reden = andere_persoon_nodig(zelfde=zelfde, beleid=beleid, bevoegdheid_soort=soort)
    assert (reden is not None) == nodig
