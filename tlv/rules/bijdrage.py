"""Facts that begin and end date depend on, and what one rule contributes to the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from swv.kern.beleid.regels import Parameters
from swv.kern.beleid.uitleg import Reden

DOELGROEP = "looptijd_doelgroep"
BEGIN = "looptijd_begin"
EINDE = "looptijd_einde"

SoortTlv = Literal["VSO", "PRO", "SO", "SBO"]
Verwijzing = Literal["swv_po"]


@dataclass(frozen=True, slots=True)
class Looptijdfeiten:
    """What the period of a TLV depends on; None is unknown. `categorie` is the one asked for or proposed.

    `beperkt_tot_jaren` is the number of full school years somebody chose on purpose (TLV-91). The facts that begin with
    `emb_` are the IQ and the second characteristics of TLV-119; `stroomschema_akkoord` says whether the flow chart of
    the Inspectie for pupils past 20 lets this pupil stay (TLV-99).
    """

    geboortedatum: date
    gewenste_start: date
    besluitdatum: date
    soort_tlv: SoortTlv = "VSO"
    eerste_tlv: bool = True
    herkomst: str | None = None
    leerroute: str | None = None
    doelgroep: str | None = None
    emb_iq: int | None = None
    emb_sensomotorisch: bool | None = None
    emb_lichamelijk: bool | None = None
    emb_psychiatrisch: bool | None = None
    categorie: int | None = None
    terugkeer_verwacht: bool | None = None
    regulier_haalbaar: bool | None = None
    diplomagericht: bool | None = None
    diploma_haalbaar: bool | None = None
    naar_werk_toegeleid: bool | None = None
    afspraak_gemeente: bool | None = None
    einde_schoolloopbaan: bool | None = None
    stroomschema_akkoord: bool | None = None
    beperkt_tot_jaren: int | None = None
    beperkt_reden: str = ""


@dataclass(frozen=True, slots=True)
class Bijdrage:
    """What one rule says: limits, a fixed or proposed end, a refusal, and why.

    `vast_einde` is an end the rule prescribes (it still yields to the limits of others); `voorstel_einde` is
    only a proposal. `geen_doelgroep` is a group to which the pupil does not belong, so that its rules do not apply.
    `bij_korter` and `bij_langer` are why an end before or after the proposal needs a reason.
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
    geen_doelgroep: str | None = None
    bij_korter: Reden | None = None
    bij_langer: Reden | None = None


NIETS = Bijdrage()
"""The rule does not apply to these facts."""


class Leeftijd(Parameters):
    """An age in whole years."""

    leeftijd: int
