"""emb-indeling, tlv-volledigheid and tlv-route: TLV-44 to 61, 119, 170 and 171 through the questions of the wijzers."""

from typing import Any

import pytest

from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.wijzers.velden import OngeldigeInvoer
from tests.wijzers.proef import antwoord, uit

SENSO, LICHAAM, PSYCH = (
    "ernstige_sensomotorische_problematiek",
    "ernstige_lichamelijke_beperkingen",
    "ernstige_psychiatrische_stoornis",
)


@pytest.mark.parametrize(
    ("iq", "kenmerk", "emb"),
    [
        (34, SENSO, "A"),
        (35, SENSO, None),
        (35, LICHAAM, "B"),
        (70, LICHAAM, "B"),
        (71, LICHAAM, None),
        (35, PSYCH, "C"),
        (70, PSYCH, "C"),
        (34, PSYCH, None),
        (20, None, None),
    ],
)
def test_tlv_119_groups(iq: int, kenmerk: str | None, emb: str | None) -> None:
    invoer = {kenmerk: True} if kenmerk else {}
    assert uit("emb-indeling", swv="mhr", iq=iq, **invoer) == {"emb": emb}


def test_tlv_119_where_two_groups_fit_the_first_is_given_and_both_are_named() -> None:
    gegeven = antwoord("emb-indeling", swv="mhr", iq=50, **{LICHAAM: True, PSYCH: True})
    assert gegeven["uitkomst"] == {"emb": "B"}
    assert "B en C" in " ".join(deel["tekst"] for deel in gegeven["uitleg"])


@pytest.mark.parametrize("swv", ["portvolio", "groningen"])
def test_emb_groups_are_policy(swv: str) -> None:
    with pytest.raises(NietTeBepalen, match="leeftijd_looptijd"):
        uit("emb-indeling", swv=swv, iq=30)


@pytest.mark.parametrize("iq", [None, -1, 250, "x", 34.5])
def test_emb_without_a_possible_iq(iq: Any) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        uit("emb-indeling", swv="mhr", iq=iq)
    assert list(fout.value.velden) == ["iq"]


# The V column of each kind in chapter 10 section 4, for a pupil of thirteen.
VERPLICHT: dict[str, str] = {
    "E-VO": "D01 D02 D03 D04 D06 D07 D08 D09 D10 D14",
    "E-SO": "D01 D02 D03 D04 D06 D07 D08 D09 D10 D14",
    "E-BaO": "D01 D02 D03 D04 D06 D07 D08 D09 D10 D14 D20",
    "OPDC": "D01 D02 D03 D04 D06 D07 D08 D09 D10 D12 D14",
    "VERL": "D01 D02 D03 D04 D06 D07 D08 D10 D13 D14",
    "OPH": "D01 D02 D03 D04 D06 D07 D08 D10 D14 D17",
    "PRO-O": "D01 D02 D03 D04 D09 D18 D19",
    "PRO-Z": "D01 D02 D03 D04",
    "ISK": "D01 D02 D03 D04 D18",
}
GEWENST = {
    "E-VO": "D05 D11", "VERL": "D05 D09 D11", "OPH": "D05 D09 D11", "PRO-O": "D05 D06", "PRO-Z": "D05 D06 D09",
    "ISK": "D05 D06",
}  # fmt: skip


@pytest.mark.parametrize("soort", VERPLICHT)
def test_tlv_44_the_required_documents_of_each_kind(soort: str) -> None:
    leeg = uit("tlv-volledigheid", swv="portvolio", soort=soort, leeftijd_bij_ondertekening=13)
    assert leeg["ontbreekt"] == VERPLICHT[soort].split()
    assert soort not in GEWENST or leeg["gewenst"] == GEWENST[soort].split()
    vol = uit(
        "tlv-volledigheid",
        swv="portvolio",
        soort=soort,
        leeftijd_bij_ondertekening=13,
        aanwezig=VERPLICHT[soort].split(),
    )
    assert (vol["volledig"], vol["ontbreekt"]) == (True, [])


@pytest.mark.parametrize(
    ("swv", "soort", "extra", "erbij"),
    [
        ("mhr", "E-VO", {}, "D22"),
        ("mhr", "PRO-O", {}, "D22"),
        ("mhr", "PRO-Z", {}, "D22"),
        ("portvolio", "E-VO", {"medische_vraag": True}, "D15"),
        ("portvolio", "E-VO", {"categorie": 2}, "D17"),
        ("portvolio", "E-SO", {"uit_so": True}, "D21"),
        ("portvolio", "VERL", {"einde_schoolloopbaan": True}, "D16"),
    ],
)
def test_tlv_44_documents_under_a_condition(swv: str, soort: str, extra: dict[str, Any], erbij: str) -> None:
    basis = uit("tlv-volledigheid", swv="portvolio", soort=soort, leeftijd_bij_ondertekening=13)
    met = uit("tlv-volledigheid", swv=swv, soort=soort, leeftijd_bij_ondertekening=13, **extra)
    assert set(met["ontbreekt"]) - set(basis["ontbreekt"]) == {erbij}


@pytest.mark.parametrize("soort", ["E-VO", "PRO-O"])
@pytest.mark.parametrize(
    ("leeftijd", "wel", "niet"), [(11, "D02", "D03"), (12, "D03", ""), (17, "D02", ""), (18, "D03", "D02")]
)
def test_tlv_60_who_signs(soort: str, leeftijd: int, wel: str, niet: str) -> None:
    ontbreekt = uit("tlv-volledigheid", swv="portvolio", soort=soort, leeftijd_bij_ondertekening=leeftijd)["ontbreekt"]
    assert wel in ontbreekt
    assert niet not in ontbreekt


def test_without_an_age_the_pupil_is_asked_about() -> None:
    uitkomst = uit("tlv-volledigheid", swv="portvolio", soort="E-VO")
    assert "D02" in uitkomst["ontbreekt"]
    assert uitkomst["signalen"] == ["leeftijd_onbekend"]


@pytest.mark.parametrize(
    ("stukken", "telt", "signalen"),
    [
        ([{"soort": "handelingsplan", "datum": "2025-03-01"}], True, []),
        ([{"soort": "handelingsplan"}], False, ["stuk_zonder_datum"]),
        ([{"soort": "logboek", "datum": "2025-03-01"}], False, ["logboek_zonder_samenvatting"]),
        ([{"soort": "logboek", "datum": "2025-03-01", "samenvatting": True}], True, []),
        ([], False, []),
    ],
    ids=["TLV-49 met datum", "TLV-49 zonder datum", "TLV-48 kaal logboek", "TLV-48 met samenvatting", "geen stuk"],
)
def test_what_the_school_did(stukken: list[Any], telt: bool, signalen: list[str]) -> None:
    uitkomst = uit(
        "tlv-volledigheid",
        swv="portvolio",
        soort="E-VO",
        leeftijd_bij_ondertekening=13,
        aanwezig=["D10"],
        d10_stukken=stukken,
    )
    assert ("D10" not in uitkomst["ontbreekt"]) is telt
    assert uitkomst["signalen"] == signalen


@pytest.mark.parametrize(
    ("datum", "signalen"), [("2024-02-28", ["onderzoek_ouder_dan_2_jaar"]), ("2024-03-02", []), ("2025-01-01", [])]
)
def test_tlv_45_an_old_study(datum: str, signalen: list[str]) -> None:
    uitkomst = uit(
        "tlv-volledigheid",
        swv="groningen",
        soort="E-VO",
        leeftijd_bij_ondertekening=13,
        datum_psychologisch_onderzoek=datum,
        indiening="2026-03-02",
    )
    assert (uitkomst["signalen"], uitkomst["indienbaar"]) == (signalen, True)


@pytest.mark.parametrize("swv", ["portvolio", "mhr", "groningen"])
def test_tlv_46_never_any_study(swv: str) -> None:
    gevonden = antwoord("tlv-volledigheid", swv=swv, soort="E-VO", ooit_onderzoek=False, zienswijze_jongere=True)
    assert gevonden["uitkomst"]["indienbaar"] is False
    assert gevonden["uitkomst"]["advies"] == ["bovenschoolse_voorziening", "extern_onderzoek"]
    assert "TLV-46" in gevonden["regels"]


@pytest.mark.parametrize(
    ("swv", "invoer", "indienbaar"),
    [
        ("mhr", {}, False),
        ("mhr", {"zienswijze_jongere": True}, True),
        ("mhr", {"schriftelijke_toelichting": True}, True),
        ("mhr", {"aanwezig": ["D05"]}, True),
        ("portvolio", {}, True),
        ("groningen", {"zienswijze_jongere": False}, True),
    ],
)
def test_tlv_61_the_view_of_the_pupil(swv: str, invoer: dict[str, Any], indienbaar: bool) -> None:
    assert uit("tlv-volledigheid", swv=swv, soort="VERL", **invoer)["indienbaar"] is indienbaar


@pytest.mark.parametrize(
    ("eens", "hoger", "aangesloten", "route", "redenen"),
    [
        (True, False, True, 1, ["eens"]),
        (False, False, True, 2, ["geen_overeenstemming"]),
        (True, True, True, 2, ["verhoging_categorie"]),
        (True, False, False, 2, ["niet_aangesloten_school"]),
        (None, True, None, 2, ["geen_overeenstemming", "niet_aangesloten_school", "verhoging_categorie"]),
    ],
    ids=["TLV-170", "TLV-171 oneens", "TLV-171 categorie", "TLV-171 niet aangesloten", "TLV-171 onbekend"],
)
def test_the_route(eens: Any, hoger: Any, aangesloten: Any, route: int, redenen: list[str]) -> None:
    invoer = {"alle_drie_partijen_eens": eens, "verhoging_categorie": hoger, "beide_scholen_aangesloten": aangesloten}
    assert uit("tlv-route", swv="groningen", **invoer) == {"route": route, "redenen": redenen}


@pytest.mark.parametrize("swv", ["portvolio", "mhr", "zandbergen"])
def test_a_swv_without_two_routes(swv: str) -> None:
    with pytest.raises(NietTeBepalen, match="route"):
        uit("tlv-route", swv=swv, alle_drie_partijen_eens=True)


def test_the_route_asks_for_something() -> None:
    with pytest.raises(OngeldigeInvoer):
        uit("tlv-route", swv="groningen")


def test_an_unknown_swv_is_named() -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        uit("tlv-route", swv="elders", alle_drie_partijen_eens=True)
    assert list(fout.value.velden) == ["swv"]
