"""The rules for begin and end date of the three SWVs and of the invented fourth, and a pupil to compute with."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import tlv.rules
from swv.kern.beleid.inlezen import lees_profiel, lees_profielen
from swv.kern.beleid.regels import Regelkeuze
from swv.kern.beleid.schema import LeeftijdLooptijd
from tlv.rules.bijdrage import Looptijdfeiten
from tlv.rules.looptijd import Looptijdvoorstel, bereken_looptijd

assert tlv.rules
ZANDBERGEN = lees_profiel(Path(__file__).parents[2] / "beleid" / "zandbergen" / "2024-08-01")
BELEID: dict[str, tuple[Regelkeuze, ...]] = {
    profiel.sleutel: cast(LeeftijdLooptijd, profiel.onderdeel("leeftijd_looptijd")).regels
    for profiel in (*lees_profielen(), ZANDBERGEN)
}
START = date(2026, 8, 1)
MIDDEN = date(2025, 11, 17)


def feiten(**anders: Any) -> Looptijdfeiten:
    """A pupil of fourteen in the VO who wants to start on 1 augustus 2026."""
    basis = Looptijdfeiten(
        geboortedatum=date(2012, 3, 15), gewenste_start=START, besluitdatum=date(2026, 4, 1), herkomst="VO"
    )
    return replace(basis, **anders)


def bereken(swv: str, **anders: Any) -> Looptijdvoorstel:
    """The proposal of an SWV for this pupil."""
    return bereken_looptijd(feiten(**anders), BELEID[swv])


def codes(voorstel: Looptijdvoorstel) -> set[str]:
    """The codes of everything the proposal says."""
    return {r.code for r in (*voorstel.redenen, *voorstel.signalen, *voorstel.weigeringen)}
