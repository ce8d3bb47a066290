"""Why an aanvraag is not complete, and what blocks it besides missing documents: TLV-40, TLV-44, TLV-60a, TLV-170."""

from datetime import date
from typing import Any, cast

import pytest

import tlv.rules
from aanvragen.rules.bevoegdheid import Bevoegdheidsoordeel
from aanvragen.rules.stand import Dossierstand, Ondertekening
from aanvragen.rules.volledigheid import Volledigheid, met_bevoegdheid, toets_volledigheid
from swv.kern.beleid.feiten import catalogus_van
from swv.kern.beleid.formulier import Formulier
from swv.kern.beleid.inlezen import lees_profielen
from swv.kern.beleid.route import Route
from swv.kern.beleid.schema import Documenten
from swv.kern.beleid.uitleg import reden

assert tlv.rules
SOORT = "tlv_vso_eerste"
PROFIELEN = {profiel.sleutel: profiel for profiel in lees_profielen()}
VANDAAG = date(2026, 3, 20)
GETEKEND = Ondertekening("moeder", "getekend", VANDAAG)


def toets(sleutel: str, antwoorden: dict[str, Any], *, route: bool = False, **stand: Any) -> Volledigheid:
    profiel = PROFIELEN[sleutel]
    return toets_volledigheid(
        Dossierstand(VANDAAG, date(2012, 3, 15), antwoorden=antwoorden, **stand),
        cast(Formulier, profiel.onderdeel(f"formulier.{SOORT}")),
        cast(Documenten, profiel.onderdeel(f"documenten.{SOORT}")),
        catalogus_van(SOORT),
        cast(Route, profiel.onderdeel(f"route.{SOORT}")) if route else None,
    )


def test_tlv_44_every_open_question_names_the_rule_that_asks_it() -> None:
    regels = {str(r.feit("sleutel")): r.regel for r in toets("portvolio", {}).open_vragen}
    assert regels["na_tussenvoorziening"] == "TLV-44"
    assert regels["ivo_ruimte"] == "TLV-57/3"
    assert regels["verklaring_school"] == "TLV-54"


def test_tlv_44_a_document_of_questions_names_their_rules_too() -> None:
    (stuk,) = [s for s in toets("portvolio", {"categorie_gevraagd": "2"}).ontbreekt if s.code == "D17"]
    assert [r.regel for r in stuk.redenen] == ["TLV-76", "TLV-77", "TLV-75"]
    (ivo,) = [s for s in toets("portvolio", {}).ontbreekt if s.code == "D07"]
    assert [r.regel for r in ivo.redenen] == [f"TLV-57/{nummer}" for nummer in range(1, 6)]


@pytest.mark.parametrize(
    ("vader", "code"),
    [
        (Ondertekening("vader"), "handtekening_ouders"),
        (Ondertekening("vader", "getekend", VANDAAG, verlopen=True), "handtekening_verlopen"),
    ],
    ids=["nog niet getekend", "getekend, daarna veranderd"],
)
def test_tlv_60a_why_a_parent_is_asked(vader: Ondertekening, code: str) -> None:
    (stuk,) = [s for s in toets("portvolio", {}, ouders=(GETEKEND, vader)).ontbreekt if s.code == "D02"]
    assert [(r.regel, r.code, r.feit("wie")) for r in stuk.redenen] == [("TLV-60a", code, "vader")]


def codes(stand: Volledigheid) -> set[str]:
    return {b.code for b in stand.blokkades}


def test_tlv_170_the_advices_that_come_along_are_judged_in_the_route_that_asks_them() -> None:
    route_1 = {
        "ouders_eens": True,
        "ontvangende_school_eens": True,
        "scholen_aangesloten": True,
        "categorie_gevraagd": 1,
        "deskundige1_naam": "Anouk Prins",
        "deskundige1_discipline": "arts",
    }
    assert "eerste_discipline" in codes(toets("groningen", route_1, route=True))
    assert "eerste_discipline" not in codes(toets("groningen", route_1))
    route_2 = route_1 | {"ouders_eens": False}
    assert "eerste_discipline" not in codes(toets("groningen", route_2, route=True))


def test_tlv_40_an_swv_that_is_not_the_one_to_ask_blocks() -> None:
    stand = toets("portvolio", {})
    blokkade = reden("TLV-44", "document_ontbreekt", document="D20", omschrijving="verklaring")
    oordeel = Bevoegdheidsoordeel(False, blokkade, blokkades=(blokkade,))
    assert met_bevoegdheid(stand, None) == stand
    geblokkeerd = met_bevoegdheid(stand, oordeel)
    assert geblokkeerd.bevoegdheid == oordeel
    assert geblokkeerd.blokkades == (*stand.blokkades, blokkade)
    assert not geblokkeerd.indienbaar


@pytest.mark.parametrize(("aantal", "ontbreekt"), [(0, True), (1, True), (2, False), (3, False)])
def test_tlv_170_both_advices_are_in_the_file(aantal: int, ontbreekt: bool) -> None:
    route_1 = {"ouders_eens": True, "ontvangende_school_eens": True, "scholen_aangesloten": True}
    stand = toets("groningen", route_1 | {"categorie_gevraagd": 1}, bestanden={"D23": (VANDAAG,) * aantal})
    assert ("D23" in {stuk.code for stuk in stand.ontbreekt}) is ontbreekt


@pytest.mark.parametrize(("categorie", "gevraagd"), [(1, False), (2, True), (3, True)])
def test_tlv_75_why_not_a_lower_category_is_asked_from_category_2(categorie: int, gevraagd: bool) -> None:
    formulier = cast(Formulier, PROFIELEN["portvolio"].onderdeel(f"formulier.{SOORT}"))
    zichtbaar = {vraag.sleutel for _, vraag in formulier.zichtbare_vragen({"categorie_gevraagd": categorie})}
    vragen = {"categorie_jeugdhulp", "categorie_onderwijstijd", "categorie_vergelijking"}
    assert vragen & zichtbaar == (vragen if gevraagd else set())
