"""May the decision be taken: ROL-40, ROL-42, TLV-62, TLV-70, TLV-85, TLV-110, TLV-111, RCH-09, RCH-23."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest

from swv.kern.beleid.inlezen import lees_profiel, lees_profielen
from swv.kern.beleid.route import Route
from swv.kern.beleid.schema import LeeftijdLooptijd
from tlv.rules.besluit import (
    Advies,
    Besluitstand,
    Voornemen,
    adviezen_verschillen,
    blokkades_vooraf,
    toets_besluit,
)
from tlv.rules.bijdrage import Looptijdfeiten
from tlv.rules.looptijd import bereken_looptijd

PORTVOLIO = next(p for p in lees_profielen() if p.sleutel == "portvolio")
ZANDBERGEN = lees_profiel(Path(__file__).parents[2] / "beleid" / "zandbergen" / "2024-08-01")
ROUTE = cast(Route, PORTVOLIO.onderdeel("route.tlv_vso_eerste")).kies({})
DRIE = cast(Route, ZANDBERGEN.onderdeel("route.tlv_vso_eerste")).kies({})
REGELS = cast(LeeftijdLooptijd, PORTVOLIO.onderdeel("leeftijd_looptijd")).regels
VOORSTEL = bereken_looptijd(
    Looptijdfeiten(date(2012, 3, 15), date(2026, 8, 1), date(2026, 4, 1), herkomst="VO"), REGELS
)
GEWEIGERD = bereken_looptijd(
    Looptijdfeiten(date(2014, 9, 1), date(2026, 8, 1), date(2026, 4, 1), herkomst="VO"), REGELS
)


def _advies(wie: str, **anders: Any) -> Advies:
    return replace(Advies(wie, True, "toekennen", 1), **anders)


GEREED = Besluitstand({"advies": (_advies("a"), _advies("b"))}, ouders_eens=True)
TOEKENNEN = Voornemen(
    "toegekend",
    "Past bij de behoefte.",
    categorie=1,
    ingangsdatum=date(2026, 8, 1),
    einddatum=date(2027, 7, 31),
)
AFWIJZEN = Voornemen("afgewezen", "Regulier kan nog.", advies="Vraag het adviesteam om hulp.")


@pytest.mark.parametrize(
    ("stand", "codes"),
    [
        (GEREED, []),
        (Besluitstand({}), ["adviezen_ontbreken"]),
        (Besluitstand({"advies": (_advies("a"),)}), ["adviezen_ontbreken"]),
        (Besluitstand({"advies": (_advies("a"), _advies("b", vastgesteld=False))}), ["adviezen_ontbreken"]),
        (Besluitstand({"advies": (_advies("a"), _advies("a"))}), ["adviezen_ontbreken"]),
        (
            Besluitstand({"advies": (_advies("a"), _advies("b", strekking="afwijzen"))}),
            ["herbespreking_nodig"],
        ),
        (Besluitstand({"advies": (_advies("a"), _advies("b", categorie=2))}), ["herbespreking_nodig"]),
        (
            Besluitstand({"advies": (_advies("a"), _advies("b", categorie=2))}, herbespreking_op=date(2026, 3, 3)),
            [],
        ),
        (Besluitstand({"advies": (_advies("a"), _advies("b", tot_en_met=date(2028, 7, 31)))}), ["herbespreking_nodig"]),
        (replace(GEREED, ouders_eens=False), ["gesprek_nodig"]),
        (replace(GEREED, ouders_eens=None), []),
        (replace(GEREED, ouders_eens=False, gesprek_op=date(2026, 3, 3)), []),
        (replace(GEREED, ondertekening_geweigerd=True), ["gesprek_nodig"]),
    ],
    ids=[
        "alles gereed",
        "ROL-40 geen adviezen",
        "ROL-40 een advies",
        "ROL-40 tweede advies is nog concept",
        "ROL-40 twee adviezen van dezelfde persoon",
        "RCH-23 andere strekking",
        "RCH-23 andere categorie",
        "RCH-23 opnieuw besproken",
        "RCH-23 andere duur",
        "TLV-62 niet eens, geen gesprek",
        "TLV-63 geen reactie blokkeert niet",
        "TLV-62 niet eens, gesprek vastgelegd",
        "TLV-60a geweigerde handtekening",
    ],
)
def test_before_any_decision(stand: Besluitstand, codes: list[str]) -> None:
    assert [blokkade.code for blokkade in blokkades_vooraf(stand, ROUTE)] == codes


def test_the_route_of_the_fourth_swv_wants_three_advices_and_an_akkoord() -> None:
    twee = Besluitstand({"adviezen": (_advies("a"), _advies("b"))})
    assert [b.code for b in blokkades_vooraf(twee, DRIE)] == ["adviezen_ontbreken", "akkoord_ontbreekt"]
    drie = Besluitstand(
        {"adviezen": (_advies("a"), _advies("b", categorie=2), _advies("c"))},
        frozenset({"akkoord_voorzitter"}),
    )
    assert blokkades_vooraf(drie, DRIE) == (), "this SWV does not discuss differing advices again"


@pytest.mark.parametrize(
    ("voornemen", "codes"),
    [
        (TOEKENNEN, []),
        (AFWIJZEN, []),
        (replace(AFWIJZEN, advies=" "), ["advies_bij_afwijzing"]),
        (replace(AFWIJZEN, motivering=""), ["motivering_ontbreekt"]),
        (replace(TOEKENNEN, categorie=None), ["categorie_ontbreekt"]),
        (replace(TOEKENNEN, categorie=2), ["hogere_categorie_onderbouwen"]),
        (replace(TOEKENNEN, categorie=2, categorie_onderbouwing="zie D17"), []),
        (replace(TOEKENNEN, einddatum=None), ["periode_ontbreekt"]),
        (replace(TOEKENNEN, einddatum=date(2027, 7, 30)), ["einde_niet_31_juli"]),
        (replace(TOEKENNEN, einddatum=date(2026, 7, 31)), ["einde_niet_na_begin"]),
        (replace(TOEKENNEN, ingangsdatum=date(2027, 7, 31), einddatum=date(2027, 7, 31)), ["einde_niet_na_begin"]),
        (replace(TOEKENNEN, einddatum=date(2026, 7, 30)), ["einde_niet_na_begin", "einde_niet_31_juli"]),
        (replace(TOEKENNEN, einddatum=date(2031, 7, 31)), ["afwijking_motiveren"]),
        (replace(TOEKENNEN, einddatum=date(2031, 7, 31), afwijking="EMB in onderzoek"), []),
        (replace(TOEKENNEN, betrokken_als="schoolcontactpersoon"), ["niet_bevoegd_eigen_zaak"]),
    ],
    ids=[
        "toekennen",
        "afwijzen",
        "TLV-111 afwijzing zonder advies",
        "RCH-09 zonder motivering",
        "TLV-70 geen categorie",
        "TLV-74 hogere categorie",
        "TLV-74 onderbouwd",
        "TLV-112 geen periode",
        "TLV-85 geen 31 juli",
        "TLV-112 einde voor begin",
        "TLV-112 einde op de eerste dag",
        "TLV-112 einde voor begin, en geen 31 juli",
        "TLV-86 voorbij de grens zonder reden",
        "TLV-86 voorbij de grens met reden",
        "ROL-42 eigen zaak",
    ],
)
def test_a_decision(voornemen: Voornemen, codes: list[str]) -> None:
    toets = toets_besluit(voornemen, GEREED, ROUTE, VOORSTEL, REGELS)
    assert [blokkade.code for blokkade in toets.blokkades] == codes
    assert toets.mag is not bool(codes)
    assert all(blokkade.tekst for blokkade in toets.blokkades)


def test_tlv_112_the_reason_names_both_days() -> None:
    toets = toets_besluit(replace(TOEKENNEN, einddatum=date(2026, 7, 31)), GEREED, ROUTE, VOORSTEL, REGELS)
    assert [blokkade.tekst for blokkade in toets.blokkades] == [
        "De einddatum 31 juli 2026 ligt niet na de eerste dag, 1 augustus 2026. Kies een latere einddatum."
    ]


def test_tlv_110_what_blocks_beforehand_blocks_every_decision() -> None:
    for voornemen in (TOEKENNEN, AFWIJZEN):
        toets = toets_besluit(voornemen, Besluitstand({}), ROUTE, VOORSTEL, REGELS)
        assert "adviezen_ontbreken" in {blokkade.code for blokkade in toets.blokkades}


def test_a_deviation_with_a_reason_is_recorded() -> None:
    voornemen = replace(TOEKENNEN, einddatum=date(2031, 7, 31), afwijking="EMB in onderzoek")
    toets = toets_besluit(voornemen, GEREED, ROUTE, VOORSTEL, REGELS)
    assert [(a.regel, a.code) for a in toets.afwijkingen] == [("TLV-86", "einde_te_laat")]


def test_tlv_81_a_refused_start_can_only_be_granted_as_a_deviation() -> None:
    toets = toets_besluit(TOEKENNEN, GEREED, ROUTE, GEWEIGERD, REGELS)
    assert "te_jong" in {blokkade.code for blokkade in toets.blokkades}
    met_reden = replace(TOEKENNEN, afwijking="besproken met het swv po")
    assert toets_besluit(met_reden, GEREED, ROUTE, GEWEIGERD, REGELS).mag


def test_rch_23_two_refusals_do_not_differ() -> None:
    afwijzend = (
        _advies("a", strekking="afwijzen", categorie=None),
        _advies("b", strekking="afwijzen", categorie=2),
    )
    assert not adviezen_verschillen(afwijzend)


@pytest.mark.parametrize(
    ("adviezen", "keuze", "codes"),
    [
        ((_advies("a"), _advies("b")), "", []),
        ((_advies("a"), _advies("b", categorie=2)), "", ["keuze_motiveren"]),
        ((_advies("a"), _advies("b", categorie=2)), " ", ["keuze_motiveren"]),
        ((_advies("a"), _advies("b", categorie=2)), "Advies een past bij het dossier.", []),
        ((_advies("a"), _advies("b", strekking="afwijzen")), "", ["keuze_motiveren"]),
    ],
    ids=[
        "RCH-23 gelijk: geen keuze",
        "RCH-23 nog steeds een andere categorie",
        "RCH-23 lege keuze",
        "RCH-23 keuze gemotiveerd",
        "RCH-23 nog steeds een andere strekking",
    ],
)
def test_a_besluit_with_advices_that_still_differ_says_why_this_one(
    adviezen: tuple[Advies, ...], keuze: str, codes: list[str]
) -> None:
    stand = Besluitstand({"advies": adviezen}, herbespreking_op=date(2026, 3, 3))
    toets = toets_besluit(replace(TOEKENNEN, keuze=keuze), stand, ROUTE, None, REGELS)
    assert [blokkade.code for blokkade in toets.blokkades] == codes
