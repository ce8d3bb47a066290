"""Ends that follow the school career, on the last day of the school year and the day after: TLV-92 to TLV-99."""

from datetime import date
from typing import Any

import pytest

from swv.kern.beleid.regels import kies, zoek_regel
from tests.tlv.rules.profielen import feiten
from tlv.rules.bijdrage import NIETS, Bijdrage

LAATSTE_DAG, DAG_ERNA = date(2030, 7, 31), date(2030, 8, 1)
"""Of the school year in which the pupil, born on 15 maart 2012, becomes 18."""


def bijdrage(regel: str, parameters: dict[str, Any], **anders: Any) -> Bijdrage:
    uit = zoek_regel(regel).functie(feiten(**anders), kies(regel, **parameters).parameters)
    assert isinstance(uit, Bijdrage)
    return uit


TOT_18: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "TLV-93": ({"leeftijd": 18}, {"regulier_haalbaar": False}),
    "TLV-94": ({"leeftijd": 18, "doelgroepen": ("EMB",)}, {"doelgroep": "EMB"}),
    "TLV-98": ({"leeftijd": 18}, {}),
}


@pytest.mark.parametrize("regel", TOT_18)
def test_a_whole_career_ends_with_the_school_year_of_the_age(regel: str) -> None:
    """TLV-93, TLV-94, TLV-98: who starts after it hears nothing from this rule."""
    parameters, pupil = TOT_18[regel]
    assert bijdrage(regel, parameters, **pupil, gewenste_start=LAATSTE_DAG).vast_einde == LAATSTE_DAG
    assert bijdrage(regel, parameters, **pupil, gewenste_start=DAG_ERNA) == NIETS
    assert bijdrage(regel, parameters, **pupil, soort_tlv="SO", gewenste_start=LAATSTE_DAG) == NIETS


def test_tlv_95_a_first_tlv_cannot_start_past_the_school_year_of_the_age() -> None:
    assert bijdrage("TLV-95", {"leeftijd": 18}, gewenste_start=LAATSTE_DAG).uiterste_einde == LAATSTE_DAG
    te_laat = bijdrage("TLV-95", {"leeftijd": 18}, gewenste_start=DAG_ERNA)
    assert [r.code for r in te_laat.weigeringen] == ["start_na_grens"]
    assert bijdrage("TLV-95", {"leeftijd": 18}, gewenste_start=DAG_ERNA, eerste_tlv=False) == NIETS


def test_tlv_96_without_diploma_or_work_a_renewal_stops_at_the_school_year_of_the_age() -> None:
    parameters = {"leeftijd": 18, "hooguit_jaren": 1}
    verlenging = {"eerste_tlv": False}
    assert bijdrage("TLV-96", parameters, **verlenging, gewenste_start=LAATSTE_DAG).uiterste_einde == LAATSTE_DAG
    geweigerd = bijdrage("TLV-96", parameters, **verlenging, gewenste_start=DAG_ERNA)
    assert [r.code for r in geweigerd.weigeringen] == ["verlenging_mag_niet"]
    werk = bijdrage("TLV-96", parameters, **verlenging, gewenste_start=DAG_ERNA, naar_werk_toegeleid=True)
    assert werk.uiterste_einde == date(2031, 7, 31)


@pytest.mark.parametrize(
    ("soort", "start", "codes"),
    [
        ("SO", LAATSTE_DAG, ["so_sbo_tot"]),
        ("SO", DAG_ERNA, ["start_na_grens"]),
        ("VSO", LAATSTE_DAG, []),
        ("VSO", DAG_ERNA, ["stroomschema_volgen"]),
        ("PRO", DAG_ERNA, []),
    ],
)
def test_tlv_99_so_and_sbo_end_there_and_vso_follows_the_flow_chart(soort: str, start: date, codes: list[str]) -> None:
    uit = bijdrage("TLV-99", {"leeftijd": 18, "leeftijd_vso": 18}, soort_tlv=soort, gewenste_start=start)
    assert [r.code for r in (*uit.redenen, *uit.signalen, *uit.weigeringen)] == codes


@pytest.mark.parametrize(
    ("anders", "geldt"),
    [
        ({}, True),
        ({"regulier_haalbaar": True}, True),
        ({"regulier_haalbaar": False}, False),
        ({"doelgroep": "EMB"}, False),
        ({"doelgroep": "ZML"}, True),
        ({"doelgroep": "EMB", "regulier_haalbaar": False}, False),
        ({"soort_tlv": "PRO"}, False),
        ({"leerroute": "havo"}, False),
    ],
    ids=str,
)
def test_tlv_92_for_whom_the_length_is_fixed(anders: dict[str, Any], geldt: bool) -> None:
    parameters = {"jaren": {"vmbo_onderbouw": 2}, "behalve_doelgroepen": ("EMB",)}
    uit = bijdrage("TLV-92", parameters, **{"leerroute": "vmbo_onderbouw", **anders})
    assert uit.vast_einde == (date(2028, 7, 31) if geldt else None)
