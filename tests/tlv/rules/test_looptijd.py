"""Begin and end date: every worked example of 10-tlv section 8, the profiles."""

from datetime import date
from typing import Any

import pytest

from swv.kern.beleid.regels import kies
from tests.tlv.rules.profielen import MIDDEN, START, bereken, codes, feiten
from tlv.rules.looptijd import bereken_looptijd, past_in_looptijd


@pytest.mark.parametrize(
    ("geboren", "vroegst"),
    [
        (date(2013, 9, 14), date(2026, 8, 1)),
        (date(2014, 5, 2), date(2026, 8, 1)),
        (date(2014, 7, 31), date(2026, 8, 1)),
        (date(2014, 8, 1), date(2027, 8, 1)),
    ],
    ids=[
        "TLV-81 12 op 14-09-2025",
        "TLV-81 12 op 02-05-2026",
        "TLV-81 12 op 31-07-2026",
        "TLV-81 12 op 01-08-2026",
    ],
)
def test_earliest_start(geboren: date, vroegst: date) -> None:
    voorstel = bereken_looptijd(feiten(geboortedatum=geboren), [kies("TLV-81", leeftijd=12)])
    assert voorstel.vroegste_start == vroegst
    assert voorstel.toegestaan is (vroegst <= START)


@pytest.mark.parametrize(
    ("geboren", "uiterste"),
    [
        (date(2009, 7, 31), date(2027, 7, 31)),
        (date(2009, 8, 1), date(2028, 7, 31)),
        (date(2010, 2, 17), date(2028, 7, 31)),
    ],
    ids=["TLV-86 geboren 31-07-2009", "TLV-86 geboren 01-08-2009", "TLV-86 geboren 17-02-2010"],
)
def test_a_first_tlv_ends_with_the_school_year_of_eighteen(geboren: date, uiterste: date) -> None:
    assert bereken("portvolio", geboortedatum=geboren).uiterste_einde == uiterste


@pytest.mark.parametrize(
    ("start", "vroegste", "hooguit"),
    [
        (date(2026, 8, 1), date(2027, 7, 31), date(2028, 7, 31)),
        (date(2025, 11, 17), date(2027, 7, 31), date(2027, 7, 31)),
        (date(2026, 2, 2), date(2027, 7, 31), date(2027, 7, 31)),
    ],
    ids=[
        "TLV-84 TLV-87 start 1 augustus",
        "TLV-84 TLV-87 start in november",
        "TLV-84 TLV-87 start in februari",
    ],
)
def test_full_school_year_and_two_years_at_most(start: date, vroegste: date, hooguit: date) -> None:
    voorstel = bereken("portvolio", gewenste_start=start, terugkeer_verwacht=True)
    assert (voorstel.vroegste_einde, voorstel.uiterste_einde) == (vroegste, hooguit)


@pytest.mark.parametrize(
    ("leerroute", "start", "einde"),
    [
        ("vmbo_onderbouw", MIDDEN, date(2027, 7, 31)),
        ("havo_onderbouw", START, date(2029, 7, 31)),
        ("vwo_onderbouw", MIDDEN, date(2028, 7, 31)),
    ],
    ids=["TLV-92 vmbo 2 jaar", "TLV-92 havo 3 jaar", "TLV-92 vwo 3 jaar, lopend jaar telt"],
)
def test_a_fixed_duration_per_leerroute(leerroute: str, start: date, einde: date) -> None:
    voorstel = bereken("mhr", leerroute=leerroute, gewenste_start=start)
    assert (voorstel.voorstel_einde, voorstel.uiterste_einde, voorstel.vastgelegd) == (einde, einde, True)


@pytest.mark.parametrize(
    ("geboren", "einde"),
    [(date(2008, 11, 5), date(2029, 7, 31)), (date(2008, 7, 20), date(2028, 7, 31))],
    ids=["TLV-98 geboren 05-11-2008", "TLV-98 geboren 20-07-2008"],
)
def test_the_whole_school_career(geboren: date, einde: date) -> None:
    voorstel = bereken("groningen", geboortedatum=geboren)
    assert (voorstel.voorstel_einde, voorstel.vastgelegd) == (einde, True)


def test_tlv_99_so_and_sbo_until_the_school_year_of_fourteen() -> None:
    voorstel = bereken("groningen", geboortedatum=date(2013, 3, 3), soort_tlv="SO")
    assert voorstel.voorstel_einde == date(2027, 7, 31)


@pytest.mark.parametrize(
    ("anders", "code", "toegestaan"),
    [
        (
            {"geboortedatum": date(2014, 5, 2), "besluitdatum": date(2026, 5, 1)},
            "besluit_voor_verjaardag",
            True,
        ),
        ({"geboortedatum": date(2014, 5, 2), "besluitdatum": date(2026, 5, 2)}, "vroegste_start", True),
        ({"geboortedatum": date(2014, 9, 1)}, "te_jong", False),
        ({"geboortedatum": date(2014, 9, 1)}, "start_te_vroeg", False),
        ({"herkomst": "SO_lagere_klas"}, "onderbouwen_in_opp", True),
        ({"herkomst": "SO_schoolverlatersklas"}, "vroegste_start", True),
    ],
    ids=[
        "TLV-81 OPEN-08 besluit voor de verjaardag is een signaal",
        "TLV-81 besluit op de verjaardag",
        "TLV-83 elf jaar op de startdag",
        "TLV-81 start te vroeg",
        "TLV-82 lagere klas van het SO: onderbouwen",
        "TLV-82 schoolverlatersklas: gewone regel",
    ],
)
def test_begin(anders: dict[str, Any], code: str, toegestaan: bool) -> None:
    voorstel = bereken("portvolio", **anders)
    assert code in codes(voorstel)
    assert voorstel.toegestaan is toegestaan
    assert (voorstel.voorstel_einde is None) is not toegestaan


def test_tlv_83_refers_to_the_swv_of_primary_schools() -> None:
    assert bereken("portvolio", geboortedatum=date(2014, 9, 1)).verwijzing == "swv_po"
    assert bereken("portvolio").verwijzing is None


def test_tlv_82_a_pupil_from_a_lower_class_is_thirteen_on_the_first_day() -> None:
    voorstel = bereken("portvolio", geboortedatum=date(2013, 11, 20), herkomst="SO_lagere_klas")
    assert voorstel.vroegste_start == date(2026, 11, 20)
    assert not voorstel.toegestaan
    gewoon = bereken("portvolio", geboortedatum=date(2013, 11, 20))
    assert gewoon.toegestaan


def test_an_early_start_is_answered_with_the_dates_that_would_hold() -> None:
    voorstel = bereken("portvolio", geboortedatum=date(2014, 8, 1))
    assert voorstel.start == date(2027, 8, 1)
    assert voorstel.vroegste_einde == date(2028, 7, 31)


def test_open_09_the_full_school_year_wins_from_the_cap_of_eighteen() -> None:
    voorstel = bereken("portvolio", geboortedatum=date(2008, 3, 1), gewenste_start=MIDDEN)
    assert voorstel.uiterste_einde == voorstel.vroegste_einde == date(2027, 7, 31)
    assert "vol_schooljaar_wint" in {signaal.code for signaal in voorstel.signalen}


@pytest.mark.parametrize(
    ("anders", "einde", "code"),
    [
        ({}, date(2027, 7, 31), "kortste_looptijd"),
        ({"leerroute": "havo_onderbouw"}, date(2029, 7, 31), "einde_fase"),
        ({"leerroute": "vwo_onderbouw"}, date(2029, 7, 31), "einde_fase"),
        ({"leerroute": "vmbo_bovenbouw"}, date(2028, 7, 31), "einde_fase"),
        ({"leerroute": "havo_bovenbouw"}, date(2027, 7, 31), "kortste_looptijd"),
        ({"doelgroep": "ZML"}, date(2030, 7, 31), "doelgroep_hele_loopbaan"),
        ({"doelgroep": "EMB", "leerroute": "dagbesteding"}, date(2030, 7, 31), "doelgroep_hele_loopbaan"),
        ({"doelgroep": "ZML", "terugkeer_verwacht": True}, date(2028, 7, 31), "voorstel_begrensd"),
        ({"doelgroep": "ZML", "beperkt_tot_jaren": 1}, date(2027, 7, 31), "bewust_beperkt"),
        ({"beperkt_tot_jaren": 1}, date(2027, 7, 31), "reden_vastleggen"),
        ({"categorie": 2}, date(2027, 7, 31), "hoge_categorie_niet_lang"),
        ({"categorie": 1}, date(2027, 7, 31), "einde_31_juli"),
    ],
    ids=[
        "TLV-90 anders de kortste periode",
        "TLV-89 havo tot einde onderbouw",
        "TLV-89 vwo tot einde onderbouw",
        "TLV-89 vmbo tot het eindexamen",
        "TLV-89 havo bovenbouw: geen eigen voorstel",
        "TLV-88 ZML tot het schooljaar van 18",
        "TLV-88 EMB tot het schooljaar van 18",
        "TLV-87 gaat boven het voorstel van TLV-88",
        "TLV-91 bewuste keuze gaat voor",
        "TLV-91 reden vastleggen",
        "TLV-90 categorie 2 waarschuwt",
        "TLV-85 altijd 31 juli",
    ],
)
def test_proposals_of_portvolio(anders: dict[str, Any], einde: date, code: str) -> None:
    voorstel = bereken("portvolio", **anders)
    assert voorstel.voorstel_einde == einde
    assert code in codes(voorstel)
    assert not voorstel.vastgelegd


def test_tlv_91_a_reason_silences_the_signal() -> None:
    voorstel = bereken("portvolio", beperkt_tot_jaren=2, beperkt_reden="na de behandeling opnieuw kijken")
    assert "reden_vastleggen" not in codes(voorstel)
    assert voorstel.voorstel_einde == date(2028, 7, 31)


@pytest.mark.parametrize(
    ("anders", "einde", "toegestaan"),
    [
        ({"doelgroep": "EMB", "leerroute": "vmbo_onderbouw"}, date(2030, 7, 31), True),
        ({"regulier_haalbaar": False, "leerroute": "vmbo_onderbouw"}, date(2030, 7, 31), True),
        ({"leerroute": "vwo_onderbouw", "geboortedatum": date(2010, 1, 1)}, date(2028, 7, 31), True),
        ({"leerroute": "onbekend"}, None, True),
        (
            {
                "eerste_tlv": False,
                "geboortedatum": date(2008, 1, 1),
                "diploma_haalbaar": True,
                "diplomagericht": True,
            },
            None,
            True,
        ),
        ({"eerste_tlv": False, "geboortedatum": date(2008, 1, 1), "diplomagericht": True}, None, False),
        ({"eerste_tlv": False, "geboortedatum": date(2008, 1, 1), "diplomagericht": False}, None, False),
    ],
    ids=[
        "TLV-94 EMB altijd tot 18",
        "TLV-93 regulier niet haalbaar",
        "TLV-95 begrenst de vaste duur",
        "TLV-92 zonder duur geen voorstel",
        "TLV-96 verlenging voor een diploma",
        "TLV-96 verlenging zonder diploma of werk",
        "TLV-97 zonder diplomagerichte leerweg",
    ],
)
def test_rules_of_mhr(anders: dict[str, Any], einde: date | None, toegestaan: bool) -> None:
    voorstel = bereken("mhr", **anders)
    assert voorstel.toegestaan is toegestaan
    assert voorstel.voorstel_einde == einde


@pytest.mark.parametrize(
    ("geboren", "diploma", "werk", "uiterste", "toegestaan"),
    [
        (date(2008, 1, 1), True, False, date(2028, 7, 31), True),
        (date(2008, 1, 1), False, True, date(2028, 7, 31), True),
        (date(2009, 1, 1), True, False, date(2029, 7, 31), True),
        (date(2009, 1, 1), False, False, date(2027, 7, 31), True),
        (date(2008, 1, 1), False, False, None, False),
    ],
    ids=[
        "TLV-96 na 18, diploma: twee leerjaren",
        "TLV-96 na 18, werk: twee leerjaren",
        "TLV-96 in het schooljaar van 18: daarna nog twee",
        "TLV-96 zonder voorwaarde tot het schooljaar van 18",
        "TLV-96 na 18 zonder voorwaarde: niet",
    ],
)
def test_renewal_after_eighteen(
    geboren: date, diploma: bool, werk: bool, uiterste: date | None, toegestaan: bool
) -> None:
    voorstel = bereken(
        "mhr",
        eerste_tlv=False,
        geboortedatum=geboren,
        diploma_haalbaar=diploma,
        naar_werk_toegeleid=werk,
        diplomagericht=True,
    )
    assert (voorstel.uiterste_einde, voorstel.toegestaan) == (uiterste, toegestaan)


@pytest.mark.parametrize(
    ("diplomagericht", "afspraak", "code"),
    [
        (False, None, "geen_afspraak_gemeente"),
        (False, True, "afspraak_gemeente"),
        (None, None, "diplomagericht_onbekend"),
    ],
    ids=["TLV-97 geen afspraak", "TLV-97 met afspraak", "TLV-97 nog onbekend is een signaal"],
)
def test_eighteen_without_a_diploma(diplomagericht: bool | None, afspraak: bool | None, code: str) -> None:
    voorstel = bereken(
        "mhr",
        geboortedatum=date(2008, 1, 1),
        eerste_tlv=False,
        naar_werk_toegeleid=True,
        diplomagericht=diplomagericht,
        afspraak_gemeente=afspraak,
    )
    assert code in codes(voorstel)
    assert voorstel.toegestaan is (code != "geen_afspraak_gemeente")


def test_the_fourth_swv_uses_the_same_rules_with_its_own_ages() -> None:
    voorstel = bereken("zandbergen", geboortedatum=date(2014, 5, 2))
    assert voorstel.vroegste_start == date(2027, 8, 1)
    assert not voorstel.toegestaan
    ouder = bereken("zandbergen")
    assert ouder.uiterste_einde == date(2031, 7, 31)
    waarschuwt = {nr for nr in (1, 2, 3) if "hoge_categorie_niet_lang" in codes(bereken("zandbergen", categorie=nr))}
    assert waarschuwt == {3}


@pytest.mark.parametrize(
    ("swv", "anders", "begin", "einde", "regels"),
    [
        ("portvolio", {}, START, date(2027, 7, 31), []),
        ("portvolio", {}, START, date(2031, 7, 31), ["TLV-86"]),
        ("portvolio", {"terugkeer_verwacht": True}, START, date(2029, 7, 31), ["TLV-87"]),
        ("portvolio", {}, MIDDEN, date(2026, 7, 31), ["TLV-84"]),
        ("portvolio", {"geboortedatum": date(2014, 5, 2)}, date(2026, 2, 1), date(2027, 7, 31), ["TLV-81"]),
        ("portvolio", {"doelgroep": "ZML"}, START, date(2028, 7, 31), ["TLV-88"]),
        ("portvolio", {"doelgroep": "ZML"}, START, date(2030, 7, 31), []),
        ("portvolio", {"doelgroep": "ZML", "beperkt_tot_jaren": 2}, START, date(2027, 7, 31), []),
        ("portvolio", {"categorie": 2}, START, date(2028, 7, 31), ["TLV-90"]),
        ("portvolio", {"categorie": 1}, START, date(2028, 7, 31), []),
        ("portvolio", {"categorie": 3}, START, date(2027, 7, 31), []),
        ("portvolio", {"categorie": 2, "leerroute": "havo_onderbouw"}, START, date(2028, 7, 31), []),
        ("portvolio", {"geboortedatum": date(2014, 5, 2)}, START, date(2027, 7, 31), []),
        ("groningen", {}, START, date(2027, 7, 31), ["TLV-98"]),
        ("groningen", {}, START, date(2033, 7, 31), ["TLV-98"]),
        ("groningen", {}, START, date(2032, 7, 31), []),
        ("groningen", {}, START, date(2028, 7, 31), ["TLV-98"]),
        ("mhr", {"leerroute": "havo_onderbouw"}, START, date(2028, 7, 31), ["TLV-92"]),
    ],
    ids=[
        "binnen de grenzen",
        "na TLV-86",
        "na TLV-87",
        "voor TLV-84",
        "start voor TLV-81",
        "TLV-88 korter dan het voorstel vraagt een motivering",
        "TLV-88 het voorstel zelf",
        "TLV-91 bewust korter gekozen: TLV-88 vraagt niets meer",
        "TLV-90 categorie 2 langer dan het voorstel vraagt een motivering",
        "TLV-90 categorie 1 mag langer",
        "TLV-90 het voorstel zelf",
        "TLV-90 korter dan het voorstel",
        "start op de vroegste dag van TLV-81",
        "eerder dan TLV-98",
        "na TLV-98",
        "precies TLV-98",
        "anders dan TLV-98",
        "anders dan TLV-92",
    ],
)
def test_a_chosen_period_is_compared_and_names_the_rule_it_breaks(
    swv: str, anders: dict[str, Any], begin: date, einde: date, regels: list[str]
) -> None:
    afwijkingen = past_in_looptijd(bereken(swv, **anders), begin, einde)
    assert [afwijking.regel for afwijking in afwijkingen] == regels
    assert all(afwijking.tekst for afwijking in afwijkingen)
