"""Signals at a renewal near the end of the school career, and the use of a TLV: TLV-120, 121, 126 and 128."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from swv.kern.beleid.regels import regel
from swv.kern.beleid.uitleg import Reden, reden
from swv.kern.kalender.schooljaren import verjaardag
from tlv.rules.bijdrage import EINDE, NIETS, Bijdrage, Leeftijd, Looptijdfeiten
from tlv.rules.einde import HogereCategorie


@regel(
    "TLV-120",
    groep=EINDE,
    titel="verlenging boven een leeftijd: kritisch kijken of en waarvoor",
    bron="notitie toeleiden, H2 Leeftijd",
    parameters=Leeftijd,
)
def schoolverlater_boven_leeftijd(feiten: Looptijdfeiten, parameters: Leeftijd) -> Bijdrage:
    """A renewal from that age on: is it needed, and what for; talk when there is no place to go (TLV-120)."""
    if feiten.soort_tlv != "VSO" or feiten.eerste_tlv:
        return NIETS
    if feiten.gewenste_start < verjaardag(feiten.geboortedatum, parameters.leeftijd):
        return NIETS
    return Bijdrage(signalen=(reden("TLV-120", "verlenging_18_plus", leeftijd=parameters.leeftijd),))


@regel(
    "TLV-121",
    groep=EINDE,
    titel="tegen het einde van de schoolloopbaan een lagere categorie, met een transitieplan",
    bron="notitie toeleiden, H2 Leeftijd",
    parameters=HogereCategorie,
)
def afschalen_aan_het_einde(feiten: Looptijdfeiten, parameters: HogereCategorie) -> Bijdrage:
    """Near the end of the school career: scale down a step, and the transition plan D16 is required (TLV-121)."""
    if feiten.soort_tlv != "VSO" or not feiten.einde_schoolloopbaan:
        return NIETS
    plan = reden("TLV-121", "transitieplan_nodig")
    if feiten.categorie is None or feiten.categorie < parameters.vanaf_categorie:
        return Bijdrage(redenen=(plan,))
    lager = reden("TLV-121", "afschalen", categorie=feiten.categorie, lager=feiten.categorie - 1)
    return Bijdrage(redenen=(plan,), signalen=(lager,))


@dataclass(frozen=True, slots=True)
class Wissel:
    """Whether a change of VSO school takes a new TLV, and why (TLV-126)."""

    nieuwe_tlv_nodig: bool
    waarom: Reden


def wissel_van_school(ingangsdatum: date, einddatum: date, wisseldatum: date) -> Wissel:
    """A TLV holds for the whole country: changing VSO school takes a new one only outside its days (TLV-126)."""
    if wisseldatum < ingangsdatum:
        vroeg = reden("TLV-126", "wissel_nog_niet_geldig", ingangsdatum=ingangsdatum, wisseldatum=wisseldatum)
        return Wissel(True, vroeg)
    if wisseldatum > einddatum:
        return Wissel(True, reden("TLV-126", "wissel_verlopen", einddatum=einddatum, wisseldatum=wisseldatum))
    return Wissel(False, reden("TLV-126", "wissel_zonder_nieuwe_tlv", einddatum=einddatum))


@dataclass(frozen=True, slots=True)
class Gebruik:
    """How a TLV was used: the last day of use (None: never), and the days that were left (TLV-128)."""

    laatste_dag: date | None
    dagen_over: int
    waarom: Reden


def gebruik_tot_terugkeer(ingangsdatum: date, einddatum: date, terug_op: date) -> Gebruik:
    """Return to the VO ends the use of a TLV the day before; what is left is put on record (TLV-128).

    `terug_op` is the first day in the VO. A return after the last day leaves nothing; one before the first day leaves
    everything.
    """
    if terug_op > einddatum:
        return Gebruik(einddatum, 0, reden("TLV-128", "gebruik_tot_het_einde", einddatum=einddatum))
    laatste = terug_op - timedelta(days=1)
    dagen = (einddatum - max(laatste, ingangsdatum - timedelta(days=1))).days
    waarom = reden(
        "TLV-128", "gebruik_eindigt", terug_op=terug_op, laatste_dag=laatste, dagen=dagen, einddatum=einddatum
    )
    return Gebruik(laatste if laatste >= ingangsdatum else None, dagen, waarom)
