"""The funding category: TLV-70 and TLV-74."""

import pytest

import tlv.rules
from swv.kern.beleid.regels import Regelkeuze, kies
from tlv.rules.categorie import toets_categorie

assert tlv.rules
STANDAARD_1 = [kies("TLV-74", standaard=1)]
STANDAARD_2 = [kies("TLV-74", standaard=2)]


@pytest.mark.parametrize(
    ("categorie", "onderbouwing", "regels", "codes"),
    [
        (None, "", STANDAARD_1, ["categorie_ontbreekt"]),
        (1, "", STANDAARD_1, []),
        (2, "", STANDAARD_1, ["hogere_categorie_onderbouwen"]),
        (2, "   ", STANDAARD_1, ["hogere_categorie_onderbouwen"]),
        (3, "omdat", STANDAARD_1, []),
        (2, "", STANDAARD_2, []),
        (3, "", STANDAARD_2, ["hogere_categorie_onderbouwen"]),
        (3, "", [], []),
    ],
    ids=[
        "TLV-70 keuze verplicht",
        "TLV-74 standaard",
        "TLV-74 hoger zonder reden",
        "TLV-74 spaties zijn geen reden",
        "TLV-74 hoger met reden",
        "TLV-74 andere standaard",
        "TLV-74 boven andere standaard",
        "TLV-74 niet gekozen in het beleid",
    ],
)
def test_category(categorie: int | None, onderbouwing: str, regels: list[Regelkeuze], codes: list[str]) -> None:
    assert [r.code for r in toets_categorie(categorie, onderbouwing, regels)] == codes


def test_tlv_70_there_are_three_categories() -> None:
    with pytest.raises(ValueError, match="Categorie 4"):
        toets_categorie(4, "", [])
