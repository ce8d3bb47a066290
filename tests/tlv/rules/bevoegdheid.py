"""The rows of policy about which SWV is competent, and an ordinary pupil to ask them about."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import tlv.rules
from swv.kern.beleid.bevoegdheid import Bevoegdheid
from swv.kern.beleid.inlezen import Profiel, lees_profiel, lees_profielen
from tlv.rules.bevoegdheid import Uitspraak, bepaal_bevoegdheid, gekozen_rijen
from tlv.rules.bevoegdheid_feiten import (
    BestaandeTlv,
    Bevoegdheidsfeiten,
    Cluster,
    Doel,
    Initiatief,
    Regio,
    Residentieel,
    Schoolsoort,
    Vraag,
    Woonregio,
)
from tlv.rules.bevoegdheid_tabel import Rij

assert tlv.rules


ZANDBERGEN = Path(__file__).parents[2] / "beleid" / "zandbergen" / "2024-08-01"


PROFIELEN: dict[str, Profiel] = {
    **{profiel.sleutel: profiel for profiel in lees_profielen()},
    "zandbergen": lees_profiel(ZANDBERGEN),
}


EIGEN, ELDERS, GEEN = True, False, None


def rijen_van(sleutel: str) -> tuple[Rij, ...]:
    return gekozen_rijen(cast(Bevoegdheid, PROFIELEN[sleutel].onderdeel("bevoegdheid")).regels)


RIJEN = {sleutel: rijen_van(sleutel) for sleutel in PROFIELEN}


GEWOON = Bevoegdheidsfeiten(
    cluster=Cluster.ANDERS,
    residentieel=Residentieel.NEE,
    tlv=BestaandeTlv.GEEN,
    woonregio=Woonregio.EIGEN,
    school=Schoolsoort.VO,
    schoolregio=Regio.EIGEN,
    doelregio=Regio.EIGEN,
    initiatief=Initiatief.SCHOOL,
)


SOORTEN: dict[str, Any] = {
    "doel": Doel,
    "cluster": Cluster,
    "residentieel": Residentieel,
    "vraag": Vraag,
    "tlv": BestaandeTlv,
    "woonregio": Woonregio,
    "school": Schoolsoort,
    "schoolregio": Regio,
    "doelregio": Regio,
    "initiatief": Initiatief,
}


def met(**anders: str) -> Bevoegdheidsfeiten:
    """An ordinary pupil of a VO school in the region, with other facts by their values."""
    return replace(GEWOON, **{naam: SOORTEN[naam](waarde) for naam, waarde in anders.items()})


def uit(feiten: Bevoegdheidsfeiten, sleutel: str = "portvolio") -> Uitspraak:
    return bepaal_bevoegdheid(feiten, RIJEN[sleutel])
