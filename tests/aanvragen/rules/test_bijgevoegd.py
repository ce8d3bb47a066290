"""Advices that the school sends along in route 1 of Groningen: TLV-170, ROL-44, RCH-20, RCH-22, OPEN-80."""

from datetime import date
from itertools import product
from typing import Any, cast

import pytest

import tlv.rules
from aanvragen.rules.bijgevoegd import bijgevoegde_adviezen, toets_bijgevoegd
from swv.kern.beleid.feiten import catalogus_van
from swv.kern.beleid.formulier import Formulier
from swv.kern.beleid.inlezen import lees_profielen
from swv.kern.beleid.route import WERKGEVERS, Bijgevoegd, Route

assert tlv.rules
PROFIELEN = {profiel.sleutel: profiel for profiel in lees_profielen()}
GRONINGEN = PROFIELEN["groningen"]
SOORTEN = ("tlv_vso_eerste", "tlv_vso_verlenging")
ROUTE_1 = cast(Route, GRONINGEN.onderdeel("route.tlv_vso_eerste")).varianten[-1].stap("advies")
VANDAAG = date(2026, 3, 20)


def advies(nummer: int, **anders: Any) -> dict[str, Any]:
    gewoon = {
        "naam": ("Anouk Prins", "Bilal Demir")[nummer - 1],
        "discipline": ("orthopedagoog", "arts")[nummer - 1],
        "werkgever": ("aanvragend_bestuur", "geen_bestuur")[nummer - 1],
        "werkgever_naam": ("Noorderlicht", "GGD Noord")[nummer - 1],
        "op": date(2026, 2, 12),
        "strekking": "toekennen",
        "categorie": 1,
        "motivering": "Een kleine groep past.",
    }
    return {f"deskundige{nummer}_{veld}": waarde for veld, waarde in (gewoon | anders).items()}


@pytest.mark.parametrize(
    ("waarden", "codes"),
    [
        (advies(1) | advies(2), []),
        (advies(1, werkgever="ander_bestuur") | advies(2, werkgever="aanvragend_bestuur"), []),
        (advies(1) | advies(2, werkgever="aanvragend_bestuur"), ["niemand_onafhankelijk"]),
        (advies(1, discipline="arts") | advies(2), ["eerste_discipline"]),
        (advies(1) | advies(2, discipline="psycholoog"), ["tweede_discipline"]),
        (advies(1) | advies(2, naam=" anouk  PRINS"), ["zelfde_deskundige"]),
        (advies(1) | advies(2, op=VANDAAG), []),
        (advies(1) | advies(2, op=date(2026, 3, 21)), ["bijgevoegd_advies_later"]),
        (advies(1) | advies(2, strekking="afwijzen", categorie=None), ["bijgevoegd_niet_eens"]),
        (advies(1) | advies(2, categorie=2), ["bijgevoegd_niet_eens"]),
        (advies(1) | advies(2, categorie=None), []),
        (advies(1), []),
        (advies(1, discipline="arts"), ["eerste_discipline"]),
        ({}, []),
    ],
    ids=[
        "RCH-22 een van beiden bij het eigen bestuur",
        "RCH-22 de ander bij het eigen bestuur",
        "RCH-22 beiden bij het eigen bestuur",
        "RCH-20 eerste",
        "RCH-20 tweede",
        "ROL-40 twee keer dezelfde",
        "TLV-170 van de dag zelf",
        "TLV-170 van een dag later",
        "TLV-171 een van beiden adviseert af te wijzen",
        "TLV-171 een van beiden adviseert een andere categorie",
        "TLV-171 de tweede nog zonder categorie",
        "nog een te gaan",
        "nog een te gaan, de eerste deugt niet",
        "nog geen van beide",
    ],
)
def test_rch_22_the_advices_that_come_along(waarden: dict[str, Any], codes: list[str]) -> None:
    assert [reden.code for reden in toets_bijgevoegd(ROUTE_1, waarden, VANDAAG)] == codes


def test_an_advice_is_read_as_it_was_written() -> None:
    waarden = advies(1, naam="  Anouk   Prins ", motivering=" Eerst.\n\nDan. ") | advies(2, naam="")
    (gelezen,) = bijgevoegde_adviezen(ROUTE_1, waarden)
    assert (gelezen.naam, gelezen.werkgever_naam, gelezen.categorie) == ("Anouk Prins", "Noorderlicht", 1)
    assert gelezen.motivering == "Eerst.\n\nDan."


def test_rch_22_in_another_route_nothing_comes_along() -> None:
    streng = cast(Route, PROFIELEN["portvolio"].onderdeel("route.tlv_vso_eerste")).kies({}).stap("advies")
    assert toets_bijgevoegd(streng, advies(1), VANDAAG) == ()


@pytest.mark.parametrize("soort", SOORTEN)
def test_tlv_170_the_form_asks_for_them_exactly_in_the_route_that_needs_them(soort: str) -> None:
    formulier = cast(Formulier, GRONINGEN.onderdeel(f"formulier.{soort}"))
    route = cast(Route, GRONINGEN.onderdeel(f"route.{soort}"))
    leeg = {feit.naam: None for feit in catalogus_van(soort)}
    for ouders, ontvangend, aangesloten, categorie in product(*[(None, False, True)] * 3, (None, 1, 2, 3)):
        feiten = {"ouders_eens": ouders, "scholen_aangesloten": aangesloten, "categorie_gevraagd": categorie}
        if soort == "tlv_vso_eerste":
            feiten["ontvangende_school_eens"] = ontvangend
        zichtbaar = {vraag.sleutel for _, vraag in formulier.zichtbare_vragen(leeg | feiten)}
        stap = route.kies(leeg | feiten).adviesstappen[0]
        assert ("deskundige1_naam" in zichtbaar, "deskundige2_motivering" in zichtbaar) == (bool(stap.bijgevoegd),) * 2


@pytest.mark.parametrize("soort", SOORTEN)
def test_rch_22_the_form_offers_the_employers_that_the_rule_knows(soort: str) -> None:
    formulier = cast(Formulier, GRONINGEN.onderdeel(f"formulier.{soort}"))
    for deel in ROUTE_1.bijgevoegd:
        assert isinstance(deel, Bijgevoegd)
        assert tuple(keuze.waarde for keuze in formulier.vraag(deel.werkgever).keuzes) == WERKGEVERS
    eerste, tweede = (formulier.vraag(deel.discipline) for deel in ROUTE_1.bijgevoegd)
    assert tuple(keuze.waarde for keuze in eerste.keuzes) == ROUTE_1.eerste
    assert tuple(keuze.waarde for keuze in tweede.keuzes) == ROUTE_1.tweede
