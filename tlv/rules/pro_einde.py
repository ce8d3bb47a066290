"""When a TLV for praktijkonderwijs ends: TLV-137 and TLV-144."""

from __future__ import annotations

from swv.kern.beleid.regels import regel
from swv.kern.beleid.uitleg import reden
from swv.kern.kalender.schooljaren import schooljaar_waarin
from tlv.rules import pro_teksten  # noqa: F401  (registers the texts)
from tlv.rules.bijdrage import EINDE, NIETS, Bijdrage, Leeftijd, Looptijdfeiten


@regel(
    "TLV-137",
    groep=EINDE,
    titel="TLV-PRO: tot en met het schooljaar van een leeftijd",
    bron="plan deel B, H3.10",
    parameters=Leeftijd,
)
def pro_hele_schoolloopbaan(feiten: Looptijdfeiten, parameters: Leeftijd) -> Bijdrage:
    """A TLV-PRO covers the school career: through the school year in which the age is reached (TLV-137)."""
    if feiten.soort_tlv != "PRO":
        return NIETS
    einde = schooljaar_waarin(feiten.geboortedatum, parameters.leeftijd).einde
    if feiten.gewenste_start > einde:
        return Bijdrage(weigeringen=(reden("TLV-137", "pro_start_na_grens", leeftijd=parameters.leeftijd),))
    return Bijdrage(
        redenen=(reden("TLV-137", "pro_einde", leeftijd=parameters.leeftijd, einde=einde),), vast_einde=einde
    )


@regel(
    "TLV-144",
    groep=EINDE,
    titel="TLV-PRO: voorstel tot en met het schooljaar van een leeftijd",
    bron="notitie toeleiden, H4; OPEN-19",
    parameters=Leeftijd,
)
def pro_voorstel(feiten: Looptijdfeiten, parameters: Leeftijd) -> Bijdrage:
    """The source names no end: propose that of the school year in which the age is reached (TLV-144, OPEN-19)."""
    if feiten.soort_tlv != "PRO":
        return NIETS
    einde = schooljaar_waarin(feiten.geboortedatum, parameters.leeftijd).einde
    if feiten.gewenste_start > einde:
        return NIETS
    return Bijdrage(
        redenen=(reden("TLV-144", "pro_einde", leeftijd=parameters.leeftijd, einde=einde),), voorstel_einde=einde
    )
