"""The funding category: TLV-70 and TLV-74."""

from __future__ import annotations

from collections.abc import Iterable

from swv.kern.beleid.regels import Parameters, Regelkeuze, regel, toegepast
from swv.kern.beleid.uitleg import Reden, reden

CATEGORIE = "categorie"
CATEGORIEEN = (1, 2, 3)
"""1 laag, 2 midden, 3 hoog (TLV-70, RCH-30)."""


class Standaardcategorie(Parameters):
    """The category that needs no further reason."""

    standaard: int = 1


@regel(
    "TLV-74",
    groep=CATEGORIE,
    titel="hoger dan de standaardcategorie alleen met onderbouwing",
    bron="notitie toeleiden, H3",
    parameters=Standaardcategorie,
)
def hogere_categorie_onderbouwd(categorie: int, onderbouwing: str, parameters: Standaardcategorie) -> Reden | None:
    """A category above the standard one needs the reasons of document D17 (TLV-74)."""
    if categorie <= parameters.standaard or onderbouwing.strip():
        return None
    return reden("TLV-74", "hogere_categorie_onderbouwen", categorie=categorie, standaard=parameters.standaard)


def toets_categorie(categorie: int | None, onderbouwing: str, regels: Iterable[Regelkeuze]) -> tuple[Reden, ...]:
    """What is missing for this category; a category is one of 1, 2, 3 (TLV-70, TLV-74)."""
    if categorie is None:
        return (reden("TLV-70", "categorie_ontbreekt"),)
    if categorie not in CATEGORIEEN:
        raise ValueError(f"Categorie {categorie} bestaat niet.")
    uitkomsten = (r.functie(categorie, onderbouwing, k.parameters) for k, r in toegepast(regels, CATEGORIE))
    return tuple(uitkomst for uitkomst in uitkomsten if uitkomst)
