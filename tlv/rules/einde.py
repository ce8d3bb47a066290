"""When a TLV-VSO ends: the general limits and proposals, TLV-84 to TLV-91."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from swv.kern.beleid.regels import Parameters, regel
from swv.kern.beleid.uitleg import reden
from swv.kern.kalender.schooljaren import schooljaar, schooljaar_waarin, verjaardag, vol_schooljaar_vanaf
from tlv.rules.bijdrage import EINDE, NIETS, Bijdrage, Leeftijd, Looptijdfeiten


class Jaren(Parameters):
    """A number of years."""

    jaren: int = Field(gt=0)


class LeeftijdDoelgroep(Leeftijd):
    """An age that holds for certain groups of pupils."""

    doelgroepen: tuple[str, ...]


class JarenPerLeerroute(Parameters):
    """Per leerroute the number of school years of that phase."""

    jaren: dict[str, int]


class HogereCategorie(Parameters):
    """From which category on a long period needs a reason."""

    vanaf_categorie: int = 2


@regel("TLV-84", groep=EINDE, titel="minstens een vol schooljaar", bron="notitie toeleiden, H2; RCH-31")
def minstens_een_vol_schooljaar(feiten: Looptijdfeiten, _: Parameters) -> Bijdrage:
    """A TLV-VSO spans at least one full school year, 1 augustus to 31 juli (TLV-84, RCH-31)."""
    if feiten.soort_tlv != "VSO":
        return NIETS
    einde = vol_schooljaar_vanaf(feiten.gewenste_start)
    waarom = reden("TLV-84", "vol_schooljaar", start=feiten.gewenste_start, vroegste_einde=einde)
    return Bijdrage(redenen=(waarom,), vroegste_einde=einde)


@regel("TLV-85", groep=EINDE, titel="einde altijd 31 juli", bron="notitie toeleiden, H2; RCH-31")
def einde_op_31_juli(_: Looptijdfeiten, __: Parameters) -> Bijdrage:
    """A TLV always ends on 31 juli (TLV-85, RCH-31)."""
    return Bijdrage(redenen=(reden("TLV-85", "einde_31_juli"),))


@regel(
    "TLV-86",
    groep=EINDE,
    titel="eerste TLV niet verder dan het schooljaar van een leeftijd",
    bron="notitie toeleiden, H2 Looptijd; OPEN-09",
    parameters=Leeftijd,
)
def eerste_tlv_begrensd(feiten: Looptijdfeiten, parameters: Leeftijd) -> Bijdrage:
    """A first TLV-VSO ends at the latest with the school year in which the age is reached (TLV-86)."""
    if not feiten.eerste_tlv or feiten.soort_tlv != "VSO":
        return NIETS
    einde = schooljaar_waarin(feiten.geboortedatum, parameters.leeftijd).einde
    waarom = reden("TLV-86", "eerste_tlv_tot", leeftijd=parameters.leeftijd, uiterste_einde=einde)
    return Bijdrage(redenen=(waarom,), uiterste_einde=einde)


@regel(
    "TLV-87",
    groep=EINDE,
    titel="terugkeer verwacht: beperkt aantal jaren",
    bron="notitie toeleiden, H2 Looptijd; OPEN-10",
    parameters=Jaren,
)
def terugkeer_verwacht(feiten: Looptijdfeiten, parameters: Jaren) -> Bijdrage:
    """With return to VO expected: the last 31 juli before start plus so many years (TLV-87, OPEN-10)."""
    if not feiten.terugkeer_verwacht:
        return NIETS
    grens = verjaardag(feiten.gewenste_start, parameters.jaren)
    einde = _laatste_31_juli_voor(grens)
    waarom = reden("TLV-87", "terugkeer_verwacht", jaren=parameters.jaren, uiterste_einde=einde)
    return Bijdrage(redenen=(waarom,), uiterste_einde=einde)


@regel(
    "TLV-88",
    groep=EINDE,
    titel="ZML en EMB: voorstel tot en met het schooljaar van een leeftijd",
    bron="notitie toeleiden, H2 Looptijd",
    parameters=LeeftijdDoelgroep,
)
def hele_loopbaan_voor_doelgroep(feiten: Looptijdfeiten, parameters: LeeftijdDoelgroep) -> Bijdrage:
    """For ZML and EMB propose the end of the school year of the age; shorter needs a reason (TLV-88).

    Who starts after that school year gets no proposal from this rule.
    """
    if feiten.doelgroep not in parameters.doelgroepen or feiten.soort_tlv != "VSO":
        return NIETS
    einde = schooljaar_waarin(feiten.geboortedatum, parameters.leeftijd).einde
    if feiten.gewenste_start > einde:
        return NIETS
    waarom = reden(
        "TLV-88",
        "doelgroep_hele_loopbaan",
        doelgroep=feiten.doelgroep,
        leeftijd=parameters.leeftijd,
        voorstel_einde=einde,
    )
    korter = reden("TLV-88", "korter_motiveren", doelgroep=feiten.doelgroep, voorstel_einde=einde)
    return Bijdrage(redenen=(waarom,), voorstel_einde=einde, bij_korter=korter)


@regel(
    "TLV-89",
    groep=EINDE,
    titel="voorstel per leerroute: einde onderbouw of eindexamen",
    bron="notitie toeleiden, H2 Looptijd",
    parameters=JarenPerLeerroute,
)
def einde_van_de_fase(feiten: Looptijdfeiten, parameters: JarenPerLeerroute) -> Bijdrage:
    """Propose the end of onderbouw, or of vmbo until the exam; school years from the start count (TLV-89).

    The years are those of the whole phase. Who starts halfway through the phase needs fewer: the committee shortens.
    """
    if feiten.soort_tlv != "VSO" or feiten.leerroute not in parameters.jaren:
        return NIETS
    einde = schooljaar(feiten.gewenste_start).verder(parameters.jaren[feiten.leerroute] - 1).einde
    waarom = reden("TLV-89", "einde_fase", leerroute=_route(feiten.leerroute), voorstel_einde=einde)
    return Bijdrage(redenen=(waarom,), voorstel_einde=einde)


@regel(
    "TLV-90",
    groep=EINDE,
    titel="in principe korte perioden en lage categorieën",
    bron="notitie toeleiden, H2 Looptijd, H3",
    parameters=HogereCategorie,
)
def liefst_kort(feiten: Looptijdfeiten, parameters: HogereCategorie) -> Bijdrage:
    """Without another proposal the shortest period; a high category warns against a long one (TLV-90).

    With such a category an end after the proposal needs a reason.
    """
    if feiten.soort_tlv != "VSO":
        return NIETS
    einde = vol_schooljaar_vanaf(feiten.gewenste_start)
    waarom = reden("TLV-90", "kortste_looptijd", voorstel_einde=einde)
    if feiten.categorie is None or feiten.categorie < parameters.vanaf_categorie:
        return Bijdrage(redenen=(waarom,), voorstel_einde=einde)
    signaal = reden("TLV-90", "hoge_categorie_niet_lang", categorie=feiten.categorie)
    langer = reden("TLV-90", "langer_motiveren", categorie=feiten.categorie)
    return Bijdrage(redenen=(waarom,), signalen=(signaal,), voorstel_einde=einde, bij_langer=langer)


@regel(
    "TLV-91",
    groep=EINDE,
    titel="bewust beperkte looptijd om evaluatie af te dwingen",
    bron="notitie toeleiden, H2 Looptijd",
)
def bewust_beperkt(feiten: Looptijdfeiten, _: Parameters) -> Bijdrage:
    """A period limited on purpose is proposed as chosen, with its reason on record (TLV-91)."""
    if not feiten.beperkt_tot_jaren or feiten.soort_tlv != "VSO":
        return NIETS
    einde = vol_schooljaar_vanaf(feiten.gewenste_start, feiten.beperkt_tot_jaren)
    waarom = reden("TLV-91", "bewust_beperkt", jaren=feiten.beperkt_tot_jaren, voorstel_einde=einde)
    if feiten.beperkt_reden.strip():
        return Bijdrage(redenen=(waarom,), voorstel_einde=einde)
    return Bijdrage(redenen=(waarom,), signalen=(reden("TLV-91", "reden_vastleggen"),), voorstel_einde=einde)


def _laatste_31_juli_voor(grens: date) -> date:
    return schooljaar(grens).verder(-1).einde


def _route(leerroute: str) -> str:
    return leerroute.replace("_", " ")
