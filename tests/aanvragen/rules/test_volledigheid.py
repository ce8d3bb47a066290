"""Completeness: TLV-44 to TLV-49, TLV-54, TLV-57, TLV-60, TLV-60a, TLV-61 and the document matrix."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

import tlv.rules
from aanvragen.rules.stand import Dossierstand, Ondertekening, Ondertekenstand
from aanvragen.rules.volledigheid import Volledigheid, open_vragen_in, toets_volledigheid
from swv.kern.beleid.feiten import catalogus_van
from swv.kern.beleid.formulier import Formulier
from swv.kern.beleid.inlezen import lees_profielen
from swv.kern.beleid.schema import Documenten

assert tlv.rules
SOORT = "tlv_vso_eerste"
PROFIELEN = {profiel.sleutel: profiel for profiel in lees_profielen()}
VANDAAG = date(2026, 3, 20)
TEKST = "Zie het verslag van februari."

ANTWOORDEN: dict[str, Any] = {
    "herkomst": "VO",
    "na_tussenvoorziening": False,
    "doelgroep": "gedrag",
    "leerroute": "vmbo_onderbouw",
    "doelschool": "VSO De Wissel",
    "gewenste_start": "2026-08-01",
    "residentieel": "nee",
    "doelschool_soort": "vso_dit_swv",
    "reden_aanvraag": TEKST,
    "schoolloopbaan": TEKST,
    "inzet_school": TEKST,
    "grens_van_de_school": TEKST,
    "leerprestaties": TEKST,
    "leergedrag": TEKST,
    "gedrag": TEKST,
    "wat_gaat_goed": TEKST,
    "cognitie": TEKST,
    "helpt_gezondheid": TEKST,
    "helpt_en_hindert": TEKST,
    "helpt_vrije_tijd": TEKST,
    "ondersteuningsbehoefte": TEKST,
    "leerdoelen_evaluatie": "2027-02-01",
    "mening_ondersteuning": TEKST,
    "scp_betrokken": True,
    "scp_naam": TEKST,
    "scp_datum": "2026-02-12",
    "scp_uitkomst": TEKST,
    "ooit_onderzoek": True,
    "onderzoek_datum": "2025-01-10",
    "stoornis_genoemd": False,
    "medische_vraag": False,
    "ivo_aandacht": TEKST,
    "ivo_materiaal": TEKST,
    "ivo_ruimte": TEKST,
    "ivo_expertise": TEKST,
    "ivo_samenwerking": TEKST,
    "leerdoelen": TEKST,
    "terugkeer_verwacht": False,
    "regulier_haalbaar": True,
    "categorie_gevraagd": "1",
    "hulpverlening_betrokken": False,
    "zienswijze_ouders_stand": "gegeven",
    "zienswijze_ouders": TEKST,
    "ouders_eens": True,
    "leerling_gehoord": True,
    "leerling_gehoord_hoe": TEKST,
    "zienswijze_leerling": TEKST,
    "verklaring_school": True,
}
BESTANDEN = dict.fromkeys(("D06", "D08", "D09", "D10", "D11"), (VANDAAG,))
MOEDER = Ondertekening("moeder", "getekend", VANDAAG)
STAND = Dossierstand(
    peildatum=VANDAAG,
    geboortedatum=date(2012, 3, 15),
    antwoorden=ANTWOORDEN,
    bestanden=BESTANDEN,
    ouders=(MOEDER,),
    leerling=Ondertekening("leerling", "getekend", VANDAAG),
)


def _toets(stand: Dossierstand, sleutel: str = "portvolio") -> Volledigheid:
    profiel = PROFIELEN[sleutel]
    formulier = cast(Formulier, profiel.onderdeel(f"formulier.{SOORT}"))
    documenten = cast(Documenten, profiel.onderdeel(f"documenten.{SOORT}"))
    return toets_volledigheid(stand, formulier, documenten, catalogus_van(SOORT))


def _met(**antwoorden: Any) -> Dossierstand:
    return replace(STAND, antwoorden={**ANTWOORDEN, **antwoorden})


def _codes(uitkomst: Volledigheid) -> set[str]:
    return {stuk.code for stuk in uitkomst.ontbreekt}


def test_a_complete_file_is_complete_and_can_be_submitted() -> None:
    uitkomst = _toets(STAND)
    assert uitkomst.volledig
    assert uitkomst.indienbaar
    assert not uitkomst.gewenst
    assert not uitkomst.signalen


def test_an_empty_file_lists_everything_with_a_reason_each() -> None:
    leeg = Dossierstand(peildatum=VANDAAG, geboortedatum=date(2012, 3, 15))
    uitkomst = _toets(leeg)
    assert {"D01", "D02", "D03", "D04", "D06", "D07", "D08", "D09", "D10", "D14"} <= _codes(uitkomst)
    assert not uitkomst.volledig
    assert not uitkomst.indienbaar
    for reden in (*uitkomst.open_vragen, *(r for stuk in uitkomst.ontbreekt for r in stuk.redenen)):
        assert reden.tekst


@pytest.mark.parametrize(
    ("antwoorden", "document"),
    [
        ({"na_tussenvoorziening": True}, "D12"),
        ({"medische_vraag": True, "medische_toelichting": TEKST}, "D15"),
        ({"categorie_gevraagd": "2"}, "D17"),
        ({"herkomst": "BaO"}, "D20"),
        ({"herkomst": "SO_schoolverlatersklas"}, "D21"),
        ({"herkomst": "SO_lagere_klas"}, "D21"),
    ],
    ids=[
        "D12 na OPDC",
        "D15 bij een medische vraag",
        "D17 bij categorie 2",
        "D20 uit het basisonderwijs",
        "D21 schoolverlatersklas",
        "D21 lagere klas",
    ],
)
def test_documents_under_a_condition(antwoorden: dict[str, Any], document: str) -> None:
    zonder = _toets(_met(**antwoorden))
    assert document in _codes(zonder)
    assert document not in _codes(_toets(STAND))


def test_the_reason_says_why_a_document_is_needed() -> None:
    uitkomst = _toets(_met(herkomst="BaO"))
    stuk = next(stuk for stuk in uitkomst.ontbreekt if stuk.code == "D20")
    assert stuk.redenen[0].tekst.endswith("Dit is nodig, want de herkomst is gewoon basisonderwijs.")


def test_d17_is_met_by_its_three_questions() -> None:
    vol = _met(
        categorie_gevraagd="2",
        categorie_jeugdhulp=TEKST,
        categorie_onderwijstijd=TEKST,
        categorie_vergelijking=TEKST,
    )
    assert _toets(vol).volledig
    half = _met(categorie_gevraagd="2", categorie_jeugdhulp=TEKST)
    assert {"D01", "D17"} <= _codes(_toets(half))


@pytest.mark.parametrize("veld", ["aandacht", "materiaal", "ruimte", "expertise", "samenwerking"])
def test_tlv_57_an_empty_ivo_field_makes_the_file_incomplete(veld: str) -> None:
    assert {"D01", "D07"} <= _codes(_toets(_met(**{f"ivo_{veld}": ""})))


def test_tlv_54_without_the_declaration_it_cannot_be_submitted() -> None:
    uitkomst = _toets(_met(verklaring_school=False))
    assert [(b.regel, b.code) for b in uitkomst.blokkades] == [("TLV-54", "verklaring_ontbreekt")]


def test_tlv_46_never_any_study_blocks_with_advice() -> None:
    uitkomst = _toets(_met(ooit_onderzoek=False, onderzoek_datum=None))
    assert [b.regel for b in uitkomst.blokkades] == ["TLV-46"]
    assert "bovenschoolse voorziening" in uitkomst.blokkades[0].tekst


def test_tlv_47_a_named_disorder_needs_the_confirmation() -> None:
    uitkomst = _toets(_met(stoornis_genoemd=True))
    assert [b.regel for b in uitkomst.blokkades] == ["TLV-47"]
    assert _toets(_met(stoornis_genoemd=True, diagnose=TEKST, onderzoek_beschikbaar=True)).indienbaar


@pytest.mark.parametrize(
    ("datum", "motivering", "codes"),
    [
        ("2024-03-20", "", []),
        ("2024-03-19", "", ["onderzoek_oud"]),
        ("2024-03-19", "het beeld is hetzelfde", []),
    ],
    ids=["TLV-45 precies twee jaar", "TLV-45 een dag ouder", "TLV-45 met motivering"],
)
def test_an_old_study_is_signalled(datum: str, motivering: str, codes: list[str]) -> None:
    uitkomst = _toets(_met(onderzoek_datum=datum, onderzoek_nog_relevant=motivering))
    assert [s.code for s in uitkomst.signalen] == codes
    assert uitkomst.volledig


def test_tlv_49_a_report_without_a_date_does_not_count_for_d10() -> None:
    zonder = replace(STAND, bestanden={**BESTANDEN, "D10": (None,)})
    uitkomst = _toets(zonder)
    assert _codes(uitkomst) == {"D10"}
    assert [s.regel for s in uitkomst.signalen] == ["TLV-49"]
    een_met = replace(STAND, bestanden={**BESTANDEN, "D10": (None, VANDAAG)})
    assert _toets(een_met).volledig


def test_a_wished_document_is_no_obstacle() -> None:
    zonder = replace(STAND, bestanden={c: d for c, d in BESTANDEN.items() if c != "D11"})
    uitkomst = _toets(zonder)
    assert [stuk.code for stuk in uitkomst.gewenst] == ["D11"]
    assert uitkomst.volledig


def test_tlv_07_from_primary_school_without_a_plan_for_vso_is_signalled_at_portvolio_only() -> None:
    uit_bao = _met(herkomst="BaO")
    assert "TLV-07" in {s.regel for s in _toets(uit_bao).signalen}
    assert "TLV-07" not in {s.regel for s in _toets(uit_bao, "groningen").signalen}


def test_tlv_03_without_the_scp_is_signalled_at_portvolio_only() -> None:
    zonder = _met(scp_betrokken=False, scp_niet=TEKST)
    assert [s.code for s in _toets(zonder).signalen] == ["scp_niet_betrokken"]
    assert _toets(zonder).volledig
    assert not _toets(zonder, "groningen").signalen


@pytest.mark.parametrize(
    ("herkomst", "indiening", "start", "codes"),
    [
        ("SBO", date(2026, 2, 17), date(2026, 8, 1), []),
        ("SBO", date(2026, 2, 18), date(2026, 8, 1), ["aanmelddatum_nadert"]),
        ("SO_schoolverlatersklas", date(2026, 3, 31), date(2026, 8, 1), ["aanmelddatum_nadert"]),
        ("SO_lagere_klas", date(2026, 4, 1), date(2026, 8, 24), ["aanmelddatum_voorbij"]),
        ("SBO", date(2025, 10, 1), date(2026, 8, 1), []),
        ("SBO", date(2026, 4, 1), date(2027, 8, 1), []),
        ("SBO", date(2025, 10, 1), date(2025, 11, 1), []),
        ("SBO", date(2026, 8, 1), date(2026, 8, 1), []),
        ("VO", date(2026, 3, 20), date(2026, 8, 1), []),
        ("BaO", date(2026, 3, 20), date(2026, 8, 1), []),
    ],
)
def test_tlv_08_from_so_or_sbo_before_the_admission_date(
    herkomst: str, indiening: date, start: date, codes: list[str]
) -> None:
    """17 februari + 42 dagen = 31 maart 2026, the last day."""
    stand = replace(_met(herkomst=herkomst, gewenste_start=start.isoformat()), peildatum=indiening)
    signalen = _toets(stand).signalen
    assert [s.code for s in signalen if s.regel == "TLV-08"] == codes
    assert all(s.tekst for s in signalen)
    assert not [s for s in _toets(stand, "groningen").signalen if s.regel == "TLV-08"]


@pytest.mark.parametrize(
    "sleutel", ["ivo_aandacht", "ivo_materiaal", "ivo_ruimte", "ivo_expertise", "ivo_samenwerking"]
)
def test_tlv_53_the_help_differs_per_kind(sleutel: str) -> None:
    profiel = PROFIELEN["portvolio"]
    eerste = cast(Formulier, profiel.onderdeel(f"formulier.{SOORT}")).vraag(sleutel)
    verlenging = cast(Formulier, profiel.onderdeel("formulier.tlv_vso_verlenging")).vraag(sleutel)
    assert eerste.label == verlenging.label
    assert eerste.hulp != verlenging.hulp
    assert eerste.voorbeeld != verlenging.voorbeeld


def test_tlv_61_mhr_wants_an_explanation_when_the_pupils_view_is_missing() -> None:
    mhr = replace(_met(zienswijze_leerling=""), bestanden={**BESTANDEN, "D22": (VANDAAG,)})
    assert [b.regel for b in _toets(mhr, "mhr").blokkades] == ["TLV-61"]
    assert _toets(mhr).indienbaar, "not a rule of portvolio"
    uitgelegd = replace(mhr, antwoorden={**mhr.antwoorden, "zienswijze_leerling_ontbreekt": TEKST})
    assert _toets(uitgelegd, "mhr").volledig
    assert _toets(uitgelegd, "mhr").indienbaar


@pytest.mark.parametrize(
    ("geboren", "tekendatum", "d02", "d03"),
    [
        (date(2014, 3, 21), date(2026, 3, 20), True, False),
        (date(2014, 3, 20), date(2026, 3, 20), True, True),
        (date(2008, 3, 21), date(2026, 3, 20), True, True),
        (date(2008, 3, 20), date(2026, 3, 20), False, True),
    ],
    ids=[
        "TLV-60 een dag voor twaalf",
        "TLV-60 twaalf op de dag zelf",
        "TLV-60 een dag voor achttien",
        "TLV-60 achttien tekent zelf",
    ],
)
def test_who_signs_follows_from_the_age_on_the_day_of_signing(
    geboren: date, tekendatum: date, d02: bool, d03: bool
) -> None:
    stand = replace(STAND, geboortedatum=geboren, peildatum=tekendatum, ouders=(), leerling=None)
    assert ("D02" in _codes(_toets(stand)), "D03" in _codes(_toets(stand))) == (d02, d03)


def test_tlv_60_the_day_of_signing_counts_not_the_day_of_submission() -> None:
    stand = replace(
        STAND,
        geboortedatum=date(2014, 3, 19),
        ouders=(Ondertekening("moeder", "getekend", date(2026, 3, 18)),),
        leerling=None,
    )
    assert stand.leeftijd_bij_ondertekening == 11
    assert _toets(stand).volledig


@pytest.mark.parametrize(
    ("stand", "reden", "herinnerd", "op", "vervuld"),
    [
        ("getekend", "", None, VANDAAG, True),
        ("getekend", "", None, None, False),
        ("open", "", None, VANDAAG, False),
        ("geweigerd", "wil niet", None, VANDAAG, True),
        ("geweigerd", " ", None, VANDAAG, False),
        ("geen_reactie", "gebeld", date(2026, 3, 10), VANDAAG, True),
        ("geen_reactie", "gebeld", None, VANDAAG, False),
        ("onvermogen", "kan niet schrijven", None, VANDAAG, True),
    ],
    ids=[
        "TLV-60 getekend",
        "TLV-60 zonder datum",
        "TLV-60 nog open",
        "TLV-60a geweigerd met reden",
        "TLV-60a geweigerd zonder reden",
        "TLV-60a geen reactie na herinnering",
        "TLV-60a geen reactie zonder herinnering",
        "TLV-60a onvermogen",
    ],
)
def test_a_signature_or_the_record_that_there_is_none(
    stand: Ondertekenstand, reden: str, herinnerd: date | None, op: date | None, vervuld: bool
) -> None:
    ondertekening = Ondertekening("vader", stand, op, reden, herinnerd)
    assert ondertekening.vervuld is vervuld
    assert _toets(replace(STAND, ouders=(MOEDER, ondertekening))).volledig is vervuld


def test_tlv_60a_every_parent_with_authority_is_followed_apart() -> None:
    uitkomst = _toets(replace(STAND, ouders=(MOEDER, Ondertekening("vader"))))
    (stuk,) = uitkomst.ontbreekt
    assert stuk.code == "D02"
    assert [r.feit("wie") for r in stuk.redenen] == ["vader"]


def test_rch_35_parents_need_not_agree_but_their_view_is_in_the_file() -> None:
    oneens = replace(
        _met(ouders_eens=False, verschil_van_mening=TEKST),
        ouders=(MOEDER, Ondertekening("vader", "geweigerd", date(2026, 3, 10), TEKST)),
    )
    assert _toets(oneens).volledig
    assert "D04" in _codes(_toets(_met(ouders_eens=False, zienswijze_ouders_stand=None, zienswijze_ouders="")))


def test_d04_is_met_by_a_recorded_silence_after_a_reminder() -> None:
    stil = {"zienswijze_ouders_stand": "geen_reactie", "zienswijze_ouders": "", "ouders_eens": None}
    assert "D04" in _codes(_toets(_met(**stil)))
    vastgelegd = _met(**stil, zienswijze_herinnerd_op="2026-03-10", zienswijze_geen_reactie=TEKST)
    assert _toets(vastgelegd).volledig


def test_answers_kept_in_typed_columns_count_as_answers() -> None:
    """Facts that rules use are typed columns, so the stored answers need not hold them."""
    feiten = {
        "herkomst": "VO",
        "gewenste_start": date(2026, 8, 1),
        "categorie_gevraagd": 1,
        "ouders_eens": True,
    }
    rest = {sleutel: waarde for sleutel, waarde in ANTWOORDEN.items() if sleutel not in feiten}
    assert _toets(replace(STAND, antwoorden=rest, feiten=feiten)).volledig
    assert "D17" in _codes(_toets(replace(STAND, antwoorden=rest, feiten={**feiten, "categorie_gevraagd": 2})))


def test_open_questions_of_one_section_for_the_task_list() -> None:
    formulier = cast(Formulier, PROFIELEN["portvolio"].onderdeel(f"formulier.{SOORT}"))
    assert open_vragen_in(formulier, "ivo", ANTWOORDEN) == ()
    open_vragen = open_vragen_in(formulier, "ivo", {**ANTWOORDEN, "ivo_ruimte": "  "})
    assert [r.feit("sleutel") for r in open_vragen] == ["ivo_ruimte"]
    assert open_vragen[0].tekst == "Vul in: 3. De ruimte (onderdeel 'Wat de leerling nodig heeft')."
