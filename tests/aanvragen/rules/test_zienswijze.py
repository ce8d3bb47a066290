"""An own view counts as what the school would have written; when one is asked for after all (TLV-61, TLV-63, RCH-36)."""

from typing import Any

import pytest

from aanvragen.rules.zienswijze import ONLINE, alsnog_te_vragen, met_zienswijzen

STIL = {"zienswijze_ouders_stand": "geen_reactie"}


@pytest.mark.parametrize(
    ("antwoorden", "na"),
    [
        ({}, {"zienswijze_ouders_stand": "gegeven", "zienswijze_ouders": ONLINE}),
        ({"zienswijze_ouders": "ja"}, {"zienswijze_ouders_stand": "gegeven", "zienswijze_ouders": "ja"}),
        (
            {"zienswijze_ouders_stand": "geen_reactie"},
            {"zienswijze_ouders_stand": "gegeven", "zienswijze_ouders": ONLINE},
        ),
    ],
    ids=["nothing yet", "the school wrote it down too", "they reacted after all"],
)
def test_a_view_of_the_parents_counts(antwoorden: dict[str, Any], na: dict[str, Any]) -> None:
    assert met_zienswijzen(antwoorden, ouders=True, leerling=False) == na
    assert met_zienswijzen(antwoorden, ouders=False, leerling=False) == antwoorden


def test_rch_36_a_view_of_the_pupil_counts() -> None:
    gehoord = {"leerling_gehoord": True, "leerling_gehoord_hoe": ONLINE, "zienswijze_leerling": ONLINE}
    assert met_zienswijzen({}, ouders=False, leerling=True) == gehoord
    niet = {"leerling_gehoord": False, "leerling_gehoord_hoe": "gesprek op school"}
    assert met_zienswijzen(niet, ouders=False, leerling=True) == {
        **gehoord,
        "leerling_gehoord_hoe": "gesprek op school",
    }


@pytest.mark.parametrize(
    ("antwoorden", "eens", "geweigerd", "vragen"),
    [
        (STIL, False, False, True),
        (STIL, None, True, True),
        (STIL, True, True, True),
        (STIL, True, False, False),
        (STIL, None, False, False),
        ({"zienswijze_ouders_stand": "gegeven"}, False, True, False),
        (met_zienswijzen(STIL, ouders=True, leerling=False), False, True, False),
        ({}, False, False, True),
    ],
)
def test_tlv_63_no_view_but_a_difference_of_opinion(
    antwoorden: dict[str, Any], eens: bool | None, geweigerd: bool, vragen: bool
) -> None:
    reden = alsnog_te_vragen(antwoorden, ouders_eens=eens, geweigerd=geweigerd)
    assert (reden is not None) is vragen
    if reden is not None:
        assert reden.regel == "TLV-63"
        assert reden.tekst
