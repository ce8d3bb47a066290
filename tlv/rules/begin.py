"""When a TLV may begin: TLV-81 to TLV-83."""

from __future__ import annotations

from swv.kern.beleid.regels import regel
from swv.kern.beleid.uitleg import reden
from swv.kern.kalender.schooljaren import leeftijd_op, schooljaar_waarin, verjaardag
from tlv.rules.bijdrage import BEGIN, NIETS, Bijdrage, Leeftijd, Looptijdfeiten


class LeeftijdHerkomst(Leeftijd):
    """An age that holds for pupils from certain kinds of school."""

    herkomst: tuple[str, ...]


@regel(
    "TLV-81",
    groep=BEGIN,
    titel="vroegste start: 1 augustus na het schooljaar waarin de leerling de leeftijd bereikt",
    bron="notitie toeleiden, H3 en H4; OPEN-08",
    parameters=Leeftijd,
)
def start_na_schooljaar_van_leeftijd(feiten: Looptijdfeiten, parameters: Leeftijd) -> Bijdrage:
    """A TLV starts at the earliest on 1 augustus after the school year of the birthday (TLV-81).

    A besluit before that birthday is allowed but signalled (OPEN-08).
    """
    if feiten.soort_tlv not in ("VSO", "PRO"):
        return NIETS
    leeftijd = parameters.leeftijd
    vroegst = schooljaar_waarin(feiten.geboortedatum, leeftijd).verder(1).begin
    wordt = verjaardag(feiten.geboortedatum, leeftijd)
    waarom = reden("TLV-81", "vroegste_start", leeftijd=leeftijd, wordt_op=wordt, vroegste_start=vroegst)
    if feiten.besluitdatum >= wordt:
        return Bijdrage(redenen=(waarom,), vroegste_start=vroegst)
    signaal = reden("TLV-81", "besluit_voor_verjaardag", leeftijd=leeftijd, wordt_op=wordt)
    return Bijdrage(redenen=(waarom,), signalen=(signaal,), vroegste_start=vroegst)


@regel(
    "TLV-82",
    groep=BEGIN,
    titel="uit een lagere klas van het SO: op de startdatum oud genoeg",
    bron="notitie toeleiden, H2 Leeftijd",
    parameters=LeeftijdHerkomst,
)
def oud_genoeg_uit_lagere_klas(feiten: Looptijdfeiten, parameters: LeeftijdHerkomst) -> Bijdrage:
    """A pupil from a lower class of SO has reached the age on the day of the start (TLV-82)."""
    if feiten.herkomst not in parameters.herkomst:
        return NIETS
    vroegst = verjaardag(feiten.geboortedatum, parameters.leeftijd)
    waarom = reden("TLV-82", "start_lagere_klas", leeftijd=parameters.leeftijd, vroegste_start=vroegst)
    signaal = reden("TLV-82", "onderbouwen_in_opp", leeftijd=parameters.leeftijd)
    return Bijdrage(redenen=(waarom,), signalen=(signaal,), vroegste_start=vroegst)


@regel(
    "TLV-83",
    groep=BEGIN,
    titel="te jong op de startdatum: naar het samenwerkingsverband primair onderwijs",
    bron="notitie toeleiden, H2 Leeftijd",
    parameters=Leeftijd,
)
def te_jong_naar_primair_onderwijs(feiten: Looptijdfeiten, parameters: Leeftijd) -> Bijdrage:
    """At `leeftijd` or younger on the wished start, refer to the SWV of primary schools (TLV-83)."""
    if feiten.gewenste_start >= verjaardag(feiten.geboortedatum, parameters.leeftijd + 1):
        return NIETS
    leeftijd = leeftijd_op(feiten.geboortedatum, max(feiten.gewenste_start, feiten.geboortedatum))
    weigering = reden("TLV-83", "te_jong", leeftijd=leeftijd, gewenste_start=feiten.gewenste_start)
    return Bijdrage(weigeringen=(weigering,), verwijzing="swv_po")
