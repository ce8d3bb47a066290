"""Facts that begin and end date depend on, and what one rule contributes to the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from swv.kern.beleid.regels import Parameters
from swv.kern.beleid.uitleg import Reden

BEGIN = "looptijd_begin"
EINDE = "looptijd_einde"

SoortTlv = Literal["VSO", "PRO", "SO", "SBO"]
Verwijzing = Literal["swv_po"]


@dataclass(frozen=True, slots=True)
class Looptijdfeiten:
    """What the period of a TLV depends on; None is unknown. `categorie` is the one asked for or proposed.

    `beperkt_tot_jaren` is the number of full school years somebody chose on purpose (TLV-91).
    """

    geboortedatum: date
    gewenste_start: date
    besluitdatum: date
    soort_tlv: SoortTlv = "VSO"
    eerste_tlv: bool = True
    herkomst: str | None = None
    leerroute: str | None = None
    leerjaar: int | None = None
    doelgroep: str | None = None
    categorie: int | None = None
    terugkeer_verwacht: bool | None = None
    regulier_haalbaar: bool | None = None
    diplomagericht: bool | None = None
    diploma_haalbaar: bool | None = None
    naar_werk_toegeleid: bool | None = None
    afspraak_gemeente: bool | None = None
    beperkt_tot_jaren: int | None = None
    beperkt_reden: str = ""


@dataclass(frozen=True, slots=True)
class Bijdrage:
    """What one rule says: limits, a fixed or proposed end, a refusal, and why.

    `vast_einde` is an end the rule prescribes (it still yields to the limits of others); `voorstel_einde` is
    only a proposal.
    """

    redenen: tuple[Reden, ...] = ()
    signalen: tuple[Reden, ...] = ()
    weigeringen: tuple[Reden, ...] = ()
    vroegste_start: date | None = None
    vroegste_einde: date | None = None
    uiterste_einde: date | None = None
    vast_einde: date | None = None
    voorstel_einde: date | None = None
    verwijzing: Verwijzing | None = None


NIETS = Bijdrage()
"""The rule does not apply to these facts."""


class Leeftijd(Parameters):
    """An age in whole years."""

    leeftijd: int
