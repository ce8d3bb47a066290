"""Ends that follow the school career: TLV-92 to TLV-99."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from swv.kern.beleid.regels import regel
from swv.kern.beleid.uitleg import reden
from swv.kern.kalender.schooljaren import schooljaar, schooljaar_waarin, verjaardag
from tlv.rules.bijdrage import EINDE, NIETS, Bijdrage, Leeftijd, Looptijdfeiten
from tlv.rules.einde import JarenPerLeerroute, LeeftijdDoelgroep


class DuurPerLeerroute(JarenPerLeerroute):
    """School years per leerroute, and the groups for which another rule fixes the end."""

    behalve_doelgroepen: tuple[str, ...] = ()


class LeeftijdSoortSchool(Leeftijd):
    """An age for so and sbo, and the age past which a TLV-VSO follows the flow chart of the Inspectie."""

    leeftijd_vso: int


class VerlengingNaLeeftijd(Leeftijd):
    """How many leerjaren a renewal may last after the school year of the age."""

    hooguit_jaren: int = Field(gt=0)


@regel(
    "TLV-92",
    groep=EINDE,
    titel="vaste duur per leerroute",
    bron="plan deel B, H3.10; OPEN-11",
    parameters=DuurPerLeerroute,
)
def vaste_duur_per_leerroute(feiten: Looptijdfeiten, parameters: DuurPerLeerroute) -> Bijdrage:
    """A fixed number of school years from the start, the current one included (TLV-92, OPEN-11).

    Not for pupils for whom regular education is out of reach, nor for groups with a rule of their own.
    """
    uitzondering = feiten.doelgroep in parameters.behalve_doelgroepen or feiten.regulier_haalbaar is False
    if feiten.soort_tlv != "VSO" or uitzondering or feiten.leerroute not in parameters.jaren:
        return NIETS
    jaren = parameters.jaren[feiten.leerroute]
    einde = schooljaar(feiten.gewenste_start).verder(jaren - 1).einde
    route = feiten.leerroute.replace("_", " ")
    waarom = reden("TLV-92", "duur_per_leerroute", jaren=jaren, leerroute=route, einde=einde)
    return Bijdrage(redenen=(waarom,), vast_einde=einde)


@regel(
    "TLV-93",
    groep=EINDE,
    titel="regulier niet haalbaar: hele schoolloopbaan",
    bron="plan deel B, H3.10",
    parameters=Leeftijd,
)
def hele_schoolloopbaan(feiten: Looptijdfeiten, parameters: Leeftijd) -> Bijdrage:
    """When regular education is certainly out of reach the TLV covers the school career (TLV-93).

    Past the school year of the age the career has ended: the rules for a renewal after it decide (TLV-96, TLV-97).
    """
    if feiten.soort_tlv != "VSO" or feiten.regulier_haalbaar is not False:
        return NIETS
    einde = schooljaar_waarin(feiten.geboortedatum, parameters.leeftijd).einde
    if feiten.gewenste_start > einde:
        return NIETS
    waarom = reden("TLV-93", "regulier_niet_haalbaar", leeftijd=parameters.leeftijd, einde=einde)
    return Bijdrage(redenen=(waarom,), vast_einde=einde)


@regel(
    "TLV-94",
    groep=EINDE,
    titel="EMB: altijd tot en met het schooljaar van een leeftijd",
    bron="plan deel B, H3.10",
    parameters=LeeftijdDoelgroep,
)
def altijd_tot_leeftijd(feiten: Looptijdfeiten, parameters: LeeftijdDoelgroep) -> Bijdrage:
    """For EMB always the end of the school year in which the age is reached (TLV-94); past it see TLV-96."""
    if feiten.soort_tlv != "VSO" or feiten.doelgroep not in parameters.doelgroepen:
        return NIETS
    einde = schooljaar_waarin(feiten.geboortedatum, parameters.leeftijd).einde
    if feiten.gewenste_start > einde:
        return NIETS
    waarom = reden("TLV-94", "doelgroep_altijd", doelgroep=feiten.doelgroep, leeftijd=parameters.leeftijd, einde=einde)
    return Bijdrage(redenen=(waarom,), vast_einde=einde)


@regel(
    "TLV-95",
    groep=EINDE,
    titel="nooit verder dan het schooljaar van een leeftijd, behalve verlenging",
    bron="plan deel B, H3.10",
    parameters=Leeftijd,
)
def nooit_verder(feiten: Looptijdfeiten, parameters: Leeftijd) -> Bijdrage:
    """No TLV-VSO runs past the school year of the age, except a renewal (TLV-95).

    A first TLV that would start after that school year cannot be given at all.
    """
    if feiten.soort_tlv != "VSO" or not feiten.eerste_tlv:
        return NIETS
    einde = schooljaar_waarin(feiten.geboortedatum, parameters.leeftijd).einde
    if feiten.gewenste_start > einde:
        te_laat = reden("TLV-95", "start_na_grens", leeftijd=parameters.leeftijd, uiterste_einde=einde)
        return Bijdrage(weigeringen=(te_laat,))
    waarom = reden("TLV-95", "nooit_verder_dan", leeftijd=parameters.leeftijd, uiterste_einde=einde)
    return Bijdrage(redenen=(waarom,), uiterste_einde=einde)


@regel(
    "TLV-96",
    groep=EINDE,
    titel="verlenging na een leeftijd: een of hooguit enkele leerjaren, onder voorwaarden",
    bron="plan deel B, H3.10",
    parameters=VerlengingNaLeeftijd,
)
def verlenging_na_leeftijd(feiten: Looptijdfeiten, parameters: VerlengingNaLeeftijd) -> Bijdrage:
    """A renewal past the school year of the age: some leerjaren, for a diploma or work only (TLV-96).

    The leerjaren count per renewal: from its start, or from the end of that school year if it starts earlier.
    Without diploma in reach or guidance to work, the renewal stops at that school year.
    """
    if feiten.soort_tlv != "VSO" or feiten.eerste_tlv:
        return NIETS
    grens = schooljaar_waarin(feiten.geboortedatum, parameters.leeftijd).einde
    if not (feiten.diploma_haalbaar or feiten.naar_werk_toegeleid):
        return _geen_verlenging(feiten.gewenste_start, grens, parameters.leeftijd)
    eerste = max(schooljaar(feiten.gewenste_start), schooljaar(grens).verder(1))
    einde = eerste.verder(parameters.hooguit_jaren - 1).einde
    waarom = reden("TLV-96", "verlenging_mag", jaren=parameters.hooguit_jaren, uiterste_einde=einde)
    return Bijdrage(redenen=(waarom,), uiterste_einde=einde)


@regel(
    "TLV-97",
    groep=EINDE,
    titel="meerderjarig zonder diplomagerichte leerweg: alleen met afspraak met de gemeente",
    bron="plan deel B, H3.10",
    parameters=Leeftijd,
)
def zonder_diploma_na_leeftijd(feiten: Looptijdfeiten, parameters: Leeftijd) -> Bijdrage:
    """Past the age without heading for a diploma: only with an agreement of the municipality (TLV-97)."""
    te_jong = feiten.gewenste_start < verjaardag(feiten.geboortedatum, parameters.leeftijd)
    if feiten.soort_tlv != "VSO" or te_jong or feiten.diplomagericht:
        return NIETS
    if feiten.afspraak_gemeente:
        return Bijdrage(redenen=(reden("TLV-97", "afspraak_gemeente", leeftijd=parameters.leeftijd),))
    code = "diplomagericht_onbekend" if feiten.diplomagericht is None else "geen_afspraak_gemeente"
    uitkomst = reden("TLV-97", code, leeftijd=parameters.leeftijd)
    if feiten.diplomagericht is None:
        return Bijdrage(signalen=(uitkomst,))
    return Bijdrage(weigeringen=(uitkomst,))


@regel(
    "TLV-98",
    groep=EINDE,
    titel="hele schoolloopbaan zonder herindicatie",
    bron="plan 2023-2027, H1.3; OPEN-12",
    parameters=Leeftijd,
)
def doorlopend_tot_leeftijd(feiten: Looptijdfeiten, parameters: Leeftijd) -> Bijdrage:
    """A TLV-VSO runs through the school year of the birthday, without re-assessment (TLV-98, OPEN-12).

    It proposes nothing to who starts later than that: then TLV-99 asks for the flow chart of the Inspectie.
    """
    if feiten.soort_tlv != "VSO":
        return NIETS
    einde = schooljaar_waarin(feiten.geboortedatum, parameters.leeftijd).einde
    if feiten.gewenste_start > einde:
        return NIETS
    waarom = reden("TLV-98", "hele_schoolloopbaan", leeftijd=parameters.leeftijd, einde=einde)
    return Bijdrage(redenen=(waarom,), vast_einde=einde)


@regel(
    "TLV-99",
    groep=EINDE,
    titel="so en sbo tot en met het schooljaar van een leeftijd; VSO daarna volgens het stroomschema",
    bron="plan 2023-2027, H1.3 noot 1; OPEN-12",
    parameters=LeeftijdSoortSchool,
)
def so_en_sbo_tot_leeftijd(feiten: Looptijdfeiten, parameters: LeeftijdSoortSchool) -> Bijdrage:
    """A TLV for so or sbo runs through the school year in which the age is reached (TLV-99, OPEN-12).

    A TLV-VSO that starts after the school year of `leeftijd_vso` follows the flow chart of the Inspectie. What that
    says is asked, not computed: unknown gives a signal, a no refuses.
    """
    if feiten.soort_tlv == "VSO":
        return _volgens_stroomschema(feiten, parameters.leeftijd_vso)
    if feiten.soort_tlv not in ("SO", "SBO"):
        return NIETS
    einde = schooljaar_waarin(feiten.geboortedatum, parameters.leeftijd).einde
    if feiten.gewenste_start > einde:
        te_laat = reden("TLV-99", "start_na_grens", leeftijd=parameters.leeftijd, uiterste_einde=einde)
        return Bijdrage(weigeringen=(te_laat,))
    waarom = reden("TLV-99", "so_sbo_tot", leeftijd=parameters.leeftijd, einde=einde)
    return Bijdrage(redenen=(waarom,), vast_einde=einde)


def _geen_verlenging(start: date, grens: date, leeftijd: int) -> Bijdrage:
    if start > grens:
        return Bijdrage(weigeringen=(reden("TLV-96", "verlenging_mag_niet", leeftijd=leeftijd),))
    waarom = reden("TLV-96", "verlenging_tot_grens", leeftijd=leeftijd, uiterste_einde=grens)
    return Bijdrage(redenen=(waarom,), uiterste_einde=grens)


def _volgens_stroomschema(feiten: Looptijdfeiten, leeftijd: int) -> Bijdrage:
    einde = schooljaar_waarin(feiten.geboortedatum, leeftijd).einde
    if feiten.gewenste_start <= einde:
        return NIETS
    if feiten.stroomschema_akkoord is None:
        return Bijdrage(signalen=(reden("TLV-99", "stroomschema_volgen", leeftijd=leeftijd, einde=einde),))
    if feiten.stroomschema_akkoord:
        return Bijdrage(redenen=(reden("TLV-99", "stroomschema_akkoord", leeftijd=leeftijd, einde=einde),))
    return Bijdrage(weigeringen=(reden("TLV-99", "stroomschema_niet_akkoord", leeftijd=leeftijd, einde=einde),))
