"""The wijzer tlv-route: with or without the committee of advice (TLV-170, TLV-171)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from swv.kern.beleid.predicaten import Predicaat, Samen, gebruikte_feiten, geldt
from swv.kern.beleid.route import Route
from swv.kern.beleid.uitleg import NietTeBepalen, Reden, reden
from swv.kern.wijzers.register import Beleid, Invoer, Uitkomstveld, Uitslag, Voorbeeld, Wijzer
from swv.kern.wijzers.velden import OngeldigeInvoer, Veld
from tlv.rules.feiten import TLV_VSO_EERSTE
from tlv.wijzers import teksten  # noqa: F401  (registers the texts)

ROUTES = {"route_1": 1, "route_2": 2}
_VELDEN = ("alle_drie_partijen_eens", "verhoging_categorie", "beide_scholen_aangesloten")
_GROND = {
    "ouders_eens": "geen_overeenstemming",
    "ontvangende_school_eens": "geen_overeenstemming",
    "scholen_aangesloten": "niet_aangesloten_school",
    "categorie_gevraagd": "verhoging_categorie",
}
"""Which fact of the route's conditions is which ground of TLV-171."""


def kies_route(invoer: Invoer, beleid: Beleid) -> Uitslag:
    """Route 1 only when everybody agrees and no ground of TLV-171 holds; what is not known counts as no (TLV-170)."""
    if not invoer.gegeven(*_VELDEN):
        raise OngeldigeInvoer({_VELDEN[0]: "Beantwoord een van de vragen. Anders is er geen route te kiezen."})
    route = beleid.deel(Route, TLV_VSO_EERSTE)
    sleutels = {variant.sleutel for variant in route.varianten}
    if not sleutels <= set(ROUTES):
        raise NietTeBepalen("route", "Dit samenwerkingsverband heeft niet vastgelegd wat route 1 en route 2 zijn.")
    eens = invoer["alle_drie_partijen_eens"]
    feiten = {
        "ouders_eens": eens,
        "ontvangende_school_eens": eens,
        "scholen_aangesloten": invoer["beide_scholen_aangesloten"],
        "categorie_gevraagd": 2 if invoer["verhoging_categorie"] else 1,
    }
    variant = route.kies(feiten)
    gronden = tuple(dict.fromkeys(_gronden(variant.als, feiten)))
    redenen = tuple(_reden(grond) for grond in gronden) or (reden("TLV-170", "route_eens"),)
    return Uitslag(
        {"route": ROUTES[variant.sleutel], "redenen": [r.code.removeprefix("route_") for r in redenen]}, redenen
    )


def _gronden(als: Predicaat | None, feiten: Mapping[str, Any]) -> Iterator[str]:
    delen = als.delen if isinstance(als, Samen) else (als,) if als is not None else ()
    for deel in delen:
        if geldt(deel, feiten):
            yield from (_GROND[feit] for feit in sorted(gebruikte_feiten(deel)))


def _reden(grond: str) -> Reden:
    return reden("TLV-171", f"route_{grond}")


TLV_ROUTE = Wijzer(
    naam="tlv-route",
    titel="Moet de aanvraag langs de commissie van advies?",
    samenvatting="Route 1 (zonder commissie) of route 2 (met commissie), waar een samenwerkingsverband die kent.",
    velden=(
        Veld(
            "alle_drie_partijen_eens",
            "Zijn de ouders, de school die verwijst en de nieuwe school het eens?",
            "ja_nee",
            uitleg="Kies nee als een van de drie twijfelt.",
        ),
        Veld(
            "verhoging_categorie",
            "Vraagt u een hogere categorie dan 1?",
            "ja_nee",
        ),
        Veld(
            "beide_scholen_aangesloten",
            "Zijn beide scholen aangesloten bij het samenwerkingsverband?",
            "ja_nee",
        ),
    ),
    uitkomst=(
        Uitkomstveld("route", "Route", "getal", {"1": "route 1, zonder commissie", "2": "route 2, met de commissie"}),
        Uitkomstveld(
            "redenen",
            "Waarom",
            "lijst",
            {
                "eens": "alle drie zijn het eens, en niets vraagt om de commissie",
                "geen_overeenstemming": "niet iedereen is het eens",
                "verhoging_categorie": "een hogere categorie",
                "niet_aangesloten_school": "een school die niet is aangesloten",
            },
        ),
    ),
    functie=kies_route,
    voorbeelden=(
        Voorbeeld(
            "Iedereen is het eens",
            {"alle_drie_partijen_eens": True, "verhoging_categorie": False, "beide_scholen_aangesloten": True},
        ),
    ),
)
