"""Pure rules of the toelaatbaarheidsverklaring; importing this package registers rules, facts and texts."""

from tlv.rules import (
    begin,
    beleidscontrole,
    bevoegdheid,
    bevoegdheid_teksten,
    bezwaarteksten,
    categorie,
    einde,
    emb,
    feiten,
    ontvankelijkheid,
    opvolging,
    register,
    schoolloopbaan,
    teksten,
    toelating,
    vervolg,
)

__all__ = [
    "begin",
    "beleidscontrole",
    "bevoegdheid",
    "bevoegdheid_teksten",
    "bezwaarteksten",
    "categorie",
    "einde",
    "emb",
    "feiten",
    "ontvankelijkheid",
    "opvolging",
    "register",
    "schoolloopbaan",
    "teksten",
    "toelating",
    "vervolg",
]
