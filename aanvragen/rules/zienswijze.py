"""Views that parents and pupil gave online stand in for what the school would write down (TLV-61, RCH-36)."""

from collections.abc import Mapping
from typing import Any

from aanvragen.rules import teksten  # noqa: F401  (registers the texts)
from swv.kern.beleid.uitleg import Reden, reden

ONLINE = "Zelf online gegeven."
"""Stands where the school would have written the view: what it says may be for the commission only."""

# The questions by which every form asks for the views, and what they come down to when somebody gave it online.
VAN_OUDERS: Mapping[str, Any] = {"zienswijze_ouders_stand": "gegeven", "zienswijze_ouders": ONLINE}
VAN_LEERLING: Mapping[str, Any] = {
    "leerling_gehoord": True,
    "leerling_gehoord_hoe": ONLINE,
    "zienswijze_leerling": ONLINE,
}

ONLINE_VRAGEN = frozenset({*VAN_OUDERS, *VAN_LEERLING})
"""The questions that need no answer of the school when somebody answered them online."""


def met_zienswijzen(antwoorden: Mapping[str, Any], *, ouders: bool, leerling: bool) -> dict[str, Any]:
    """The answers as completeness weighs them (D04, D05): an own view counts, and what the school wrote stays.

    An own view also overrules that the parents did not react or that the pupil was not heard.
    """
    samen = dict(antwoorden)
    for gegeven, vragen in ((ouders, VAN_OUDERS), (leerling, VAN_LEERLING)):
        for vraag, waarde in vragen.items() if gegeven else ():
            if waarde != ONLINE or not samen.get(vraag):
                samen[vraag] = waarde
    return samen


def alsnog_te_vragen(antwoorden: Mapping[str, Any], *, ouders_eens: object, geweigerd: bool) -> Reden | None:
    """Whether the commission asks the parents for their view after all (TLV-63).

    When none was given, and a difference of opinion shows: the school says so, or somebody refused to sign.
    `antwoorden` are those of `met_zienswijzen`, so that a view given online counts.
    """
    oneens = geweigerd or ouders_eens is False
    if antwoorden.get("zienswijze_ouders_stand") == "gegeven" or not oneens:
        return None
    return reden("TLV-63", "zienswijze_alsnog")
