"""Dutch public holidays of the Algemene termijnenwet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import holidays
from holidays.constants import OPTIONAL, PUBLIC

GOEDE_VRIJDAG = "Goede vrijdag"
ZONDAGEN = ("Eerste paasdag", "Eerste pinksterdag")
"""Always a sunday, so the law does not list them."""


def erkende_feestdagen(jaar: int) -> Mapping[date, str]:
    """The algemeen erkende feestdagen of a year (Algemene termijnenwet art. 3 lid 1).

    Nieuwjaarsdag, tweede paasdag, Koningsdag, Bevrijdingsdag (5 mei, every year), Hemelvaartsdag, tweede
    pinksterdag and both kerstdagen. Koningsdag is the day of celebration (26 april if the 27th is a sunday).
    """
    return {
        dag: naam for dag, naam in _nederlandse_dagen(jaar).items() if naam not in ZONDAGEN and naam != GOEDE_VRIJDAG
    }


def termijnfeestdagen(jaar: int) -> Mapping[date, str]:
    """The days on which a legal term cannot end: art. 3 lid 1 and Goede Vrijdag (lid 2)."""
    return {dag: naam for dag, naam in _nederlandse_dagen(jaar).items() if naam not in ZONDAGEN}


@lru_cache(maxsize=64)
def _nederlandse_dagen(jaar: int) -> dict[date, str]:
    dagen = holidays.country_holidays("NL", years=jaar, categories=(PUBLIC, OPTIONAL), language="nl")
    return dict(sorted(dagen.items()))
