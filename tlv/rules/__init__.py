"""Pure rules of the toelaatbaarheidsverklaring; importing this package registers rules, facts and texts."""

from tlv.rules import (
    begin,
    beleidscontrole,
    bevoegdheid,
    bevoegdheid_teksten,
    categorie,
    einde,
    feiten,
    schoolloopbaan,
    teksten,
    toelating,
)

__all__ = [
    "begin",
    "beleidscontrole",
    "bevoegdheid",
    "bevoegdheid_teksten",
    "categorie",
    "einde",
    "feiten",
    "schoolloopbaan",
    "teksten",
    "toelating",
]
