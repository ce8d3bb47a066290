"""What unknown facts could turn out to be, so that an answer that holds for all of them can be given already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import product
from typing import Any

from tlv.rules.bevoegdheid import bepalend_feit
from tlv.rules.bevoegdheid_feiten import FEITNAMEN, Bevoegdheidsfeiten, is_onbekend
from tlv.rules.bevoegdheid_tabel import Rij


def mogelijkheden(feiten: Bevoegdheidsfeiten, rijen: Iterable[Rij]) -> Iterator[Bevoegdheidsfeiten]:
    """The facts with each unknown one filled in with every value that a row could look at (TLV-39, OPEN-84).

    Known facts give just themselves, and so do unknown ones at which no row looks. A pupil who lives abroad is known
    to, so that is no possibility of an unknown home.
    """
    rijen = tuple(rijen)
    gevraagd = {naam for rij in rijen for als in rij.als for naam in als}
    gevraagd |= {bepalend_feit(rij.afgever, feiten) for rij in rijen if rij.aanvraag_nodig}
    onbekend = [naam for naam in FEITNAMEN if naam in gevraagd and is_onbekend(getattr(feiten, naam))]
    waarden = [_waarden(naam, feiten) for naam in onbekend]
    for keuze in product(*waarden):
        yield replace(feiten, **dict(zip(onbekend, keuze, strict=True)))


def _waarden(naam: str, feiten: Bevoegdheidsfeiten) -> list[Any]:
    soort: type[StrEnum] = type(getattr(feiten, naam))
    return [waarde for waarde in soort if not is_onbekend(waarde) and waarde.value != "buitenland"]
