"""The declarations of the wijzers: the names are promised to whoever scripts against them, and all words are there."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from swv.kern.wijzers.register import Wijzer, als_json, registreer_wijzer, wijzers, zoek_wijzer
from swv.kern.wijzers.velden import OngeldigeInvoer, Veld, lees_invoer
from tests.wijzers.proef import PROFIELEN

assert PROFIELEN

# The fixed interface: fields of the input, and of the outcome (more may be added to the latter).
INVOER = {
    "tlv-afgifte": "soort_tlv situatie herkomst postcode postcode_nieuw regio_school soort_school regio_doelschool"
    " initiatief woonplaats geldige_tlv_afgever vorige_school_regio vorige_school_soort",
    "tlv-looptijd": "soort_tlv geboortedatum start gewenste_start eerste_tlv herkomst leerroute terugkeer_verwacht"
    " regulier_haalbaar doelgroep gevraagd_einde huidig_einde gevraagde_jaren diploma_haalbaar diplomagericht"
    " naar_werk_toegeleid afspraak_gemeente",
    "emb-indeling": "iq ernstige_sensomotorische_problematiek ernstige_lichamelijke_beperkingen"
    " ernstige_psychiatrische_stoornis",
    "tlv-volledigheid": "soort aanwezig categorie uit_so leeftijd_bij_ondertekening medische_vraag einde_schoolloopbaan"
    " indiening datum_psychologisch_onderzoek ooit_onderzoek zienswijze_jongere schriftelijke_toelichting d10_stukken",
    "tlv-route": "alle_drie_partijen_eens verhoging_categorie beide_scholen_aangesloten",
    "pro-criteria": "instroom iq iq_non_verbaal jaren_onderwijs_nl achterstand ouders_akkoord leerjaar_vo"
    " tussentijdse_verwijzing motivering doelschool",
    "pro-periode": "aanmelding woonplaats postcode startdatum_periode2 sbo_gouda_tm_eindgroep",
    "vergaderagenda": "volledig_op vakanties",
    "termijn": "soort vanaf stap schooldagen opschortingen vakanties",
}
UITKOMST = {
    "tlv-afgifte": "rij afgever aanvrager zorgplicht aanvraag_nodig",
    "tlv-looptijd": "toegestaan vroegste_start vroegste_einde uiterste_einde voorstel_einde"
    " terugplaatsing_bekend_uiterlijk signalen verwijzing",
    "emb-indeling": "emb",
    "tlv-volledigheid": "volledig ontbreekt gewenst signalen indienbaar advies",
    "tlv-route": "route redenen",
    "pro-criteria": "toelaatbaar redenen",
    "pro-periode": "periode",
    "vergaderagenda": "sluiting maandag_vergaderweek",
    "termijn": "uiterlijk geteld stappen",
}


def test_the_names_are_those_that_were_promised() -> None:
    assert [wijzer.naam for wijzer in wijzers()] == list(INVOER)
    for wijzer in wijzers():
        assert {veld.naam for veld in wijzer.alle_velden} == {"swv", "peildatum", *INVOER[wijzer.naam].split()}
        assert {veld.naam for veld in wijzer.uitkomst} >= set(UITKOMST[wijzer.naam].split())
    assert [wijzer.naam for wijzer in wijzers() if wijzer.openbaar] == ["tlv-afgifte"]


@pytest.mark.parametrize("wijzer", wijzers(), ids=lambda wijzer: wijzer.naam)
def test_a_page_asks_a_question_when_another_was_answered(wijzer: Wijzer) -> None:
    keuzes = {veld.naam: {waarde for waarde, _ in veld.keuzes} for veld in wijzer.velden}
    for veld in wijzer.velden:
        assert veld.label
        if veld.bij:
            assert set(veld.bij[1:]) <= keuzes[veld.bij[0]], veld.naam


def test_a_name_is_used_once() -> None:
    bestaand = wijzers()[0]
    registreer_wijzer(bestaand)
    with pytest.raises(ValueError, match="bestaat al"):
        registreer_wijzer(Wijzer(bestaand.naam, "anders", "", (), (), bestaand.functie, openbaar=bestaand.openbaar))
    assert zoek_wijzer(bestaand.naam) is bestaand


KEUZE = (("A", "eerste"), ("b", "tweede"))


@pytest.mark.parametrize(
    ("veld", "gestuurd", "gelezen"),
    [
        (Veld("x", "", "getal"), "1,5 %", Decimal("1.5")),
        (Veld("x", "", "getal"), 2, Decimal(2)),
        (Veld("x", "", "geheel_getal"), "12", 12),
        (Veld("x", "", "ja_nee"), "Nee", False),
        (Veld("x", "", "ja_nee"), True, True),
        (Veld("x", "", "keuze", keuzes=KEUZE), "a", "A"),
        (Veld("x", "", "meerkeuze", keuzes=KEUZE), ["B", "A", "b"], ("b", "A")),
        (Veld("x", "", "datum"), " 2026-08-01 ", date(2026, 8, 1)),
        (Veld("x", "", "toelichting"), "omdat", True),
        (Veld("x", "", "toelichting"), False, False),
        (Veld("x", "", "duur_of_datum"), "14", 14),
        (Veld("x", "", "duur_of_datum"), "2026-08-01", date(2026, 8, 1)),
        (Veld("x", ""), "  ", None),
        (Veld("x", "", "object", velden=(Veld("y", ""),)), {"y": "z"}, {"y": "z"}),
    ],
)
def test_input_is_read_by_its_type(veld: Veld, gestuurd: Any, gelezen: Any) -> None:
    assert lees_invoer((veld,), {"x": gestuurd}) == {"x": gelezen}


@pytest.mark.parametrize(
    ("veld", "gestuurd"),
    [
        (Veld("x", "", "getal"), "1e999999"),
        (Veld("x", "", "getal"), "NaN"),
        (Veld("x", "", "getal"), []),
        (Veld("x", "", "geheel_getal"), 1.5),
        (Veld("x", "", "datum"), "2026-02-30"),
        (Veld("x", "", "datum"), "01-08-2026"),
        (Veld("x", "", "datum"), "0001-01-01"),
        (Veld("x", "", "datum"), 20260801),
        (Veld("x", "", "moment"), "2026-08-01"),
        (Veld("x", "", "moment"), "2026-08-01T99:00"),
        (Veld("x", "", "moment"), "9999-12-31T23:59:59-23:00"),
        (Veld("x", "", "ja_nee"), 1),
        (Veld("x", "", "keuze", keuzes=KEUZE), "c"),
        (Veld("x", "", "meerkeuze", keuzes=KEUZE), "A"),
        (Veld("x", "", "lijst", velden=(Veld("y", ""),)), [1]),
        (Veld("x", "", "lijst", velden=(Veld("y", ""),)), [{}] * 101),
        (Veld("x", "", "perioden"), [["2026-08-01"]]),
        (Veld("x", ""), "a\x00b"),
        (Veld("x", ""), "a" * 201),
        (Veld("x", ""), {"a": 1}),
    ],
)
def test_input_that_makes_no_sense_is_refused_by_its_name(veld: Veld, gestuurd: Any) -> None:
    with pytest.raises(OngeldigeInvoer) as fout:
        lees_invoer((veld,), {"x": gestuurd})
    assert all(plek.startswith("x") for plek in fout.value.velden)


def test_numbers_with_decimals_leave_as_text() -> None:
    assert als_json({"a": (Decimal("1.50"), date(2026, 8, 1), None)}) == {"a": ["1.50", "2026-08-01", None]}
