"""The facts behind a verdict of the competence table in words, as they are printed in a letter."""

from __future__ import annotations

from tlv.rules.bevoegdheid import bepalend_feit
from tlv.rules.bevoegdheid_feiten import Bevoegdheidsfeiten
from tlv.rules.bevoegdheid_tabel import Rij

_REGIO = {"eigen": "in onze regio", "ander": "in een andere regio"}
_IN_WOORDEN: dict[str, tuple[str, dict[str, str]]] = {
    "cluster": ("De nieuwe school", {"een_of_twee": "is van cluster 1 of 2", "anders": "is niet van cluster 1 of 2"}),
    "residentieel": (
        "Verblijf in een instelling",
        {
            "nee": "nee",
            "open_plaatsing": "de leerling woont of gaat wonen in een open instelling",
            "open_einde": "de leerling komt uit een open instelling",
            "gesloten_plaatsing": "de leerling verblijft of gaat verblijven in een gesloten instelling",
            "gesloten_einde": "de leerling komt uit een gesloten instelling",
        },
    ),
    "vraag": ("De aanvraag", {"eerste": "een eerste TLV", "vervolg": "een verlenging of hogere categorie"}),
    "tlv": (
        "Eerdere TLV",
        {
            "geen": "er is geen eerdere TLV",
            "geldig_eigen": "nog geldig, door ons gegeven",
            "geldig_ander": "nog geldig, door een ander samenwerkingsverband gegeven",
            "verlopen_eigen": "verlopen, door ons gegeven",
            "verlopen_ander": "verlopen, door een ander samenwerkingsverband gegeven",
        },
    ),
    "woonregio": ("De leerling woont", {**_REGIO, "buitenland": "in het buitenland"}),
    "school": (
        "De leerling zit nu op",
        {
            "po": "een school voor basisonderwijs of speciaal (basis)onderwijs",
            "vo": "een school voor voortgezet onderwijs",
            "vso": "een school voor voortgezet speciaal onderwijs",
            "geen": "geen school in Nederland",
        },
    ),
    "schoolregio": ("Die school hoort bij een samenwerkingsverband", _REGIO),
    "doelregio": ("De nieuwe school staat", _REGIO),
    "initiatief": ("Wie koos voor de nieuwe school", {"school": "de school", "ouders": "de ouders"}),
}


def gebruikte_feiten(rij: Rij, feiten: Bevoegdheidsfeiten) -> list[tuple[str, str]]:
    """The facts that make this row apply and that say whose it is, in the order of the table's questions."""
    namen = {naam for als in rij.als for naam in als if getattr(feiten, naam) in als[naam]}
    if rij.aanvraag_nodig:
        namen.add(bepalend_feit(rij.afgever, feiten))
    return [
        (_IN_WOORDEN[n][0], _IN_WOORDEN[n][1].get(getattr(feiten, n).value, "onbekend"))
        for n in _IN_WOORDEN
        if n in namen
    ]
