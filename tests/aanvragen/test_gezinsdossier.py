"""The page of a dossier for parents and pupil: each sees what the rules say, and why something is absent (TLV-180)."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from swv.kern.kalender.klok import nu
from swv.kern.logboek.models import Inzage
from swv.kern.toegang.models import Dossier
from swv.kern.weergave.inzagen import ANDERS, WAT, inzagen_in_woorden
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast

Binnen = Callable[[str], Client]
NAAM_VAN_MEDEWERKER = "Anna Secretaris"
HOOFDKNOP = "utrecht-button-link--primary-action"


def lees(client: Client, naam: str, dossier: Dossier, vraag: Mapping[str, Any] | None = None) -> str:
    """The main part of a page, tags left in, on one line."""
    antwoord = client.get(reverse(naam, args=[dossier.pk]), vraag or {})
    assert antwoord.status_code == 200
    tekst = re.sub(r"\s+", " ", antwoord.content.decode())
    return tekst[tekst.index("<main") : tekst.index("</main>")]


def keken(cast: Cast, dossier: Dossier, dagen: int) -> None:
    """Readings by an expert, one on each day before today, in one statement."""
    with cast.als("secretariaat") as actor:
        rij: dict[str, Any] = {"dossier_id": dossier.pk, "swv_id": dossier.swv_id, "naam": NAAM_VAN_MEDEWERKER}
        rij |= {"rol": "deskundige", "organisatie": "Portvolio", "gebruiker_id": actor.gebruiker_id}
        rijen = [Inzage(wat="document", op=nu() - timedelta(days=nummer), **rij) for nummer in range(1, dagen + 1)]
        Inzage.objects.bulk_create(rijen)


# --- Who looked ---------------------------------------------------------------------------------------------------


def test_rch_61_readings_in_words_name_a_function_and_never_what_somebody_else_writes() -> None:
    dag = date(2026, 3, 10)
    rij = {"dag": dag, "zelf": False, "organisatie": "", "laatst": None}
    (gevonden,) = inzagen_in_woorden(
        [
            {**rij, "rol": "deskundige", "organisatie": "Portvolio", "delen": ["document", "dossier", "documenten"]},
            {**rij, "rol": "ouder", "organisatie": "Portvolio", "delen": ["bezwaar_maken", "dossier"]},
            {**rij, "rol": "ouder", "zelf": True, "delen": ["zienswijze_geven"]},
        ]
    )
    assert [(regel.wie, regel.wat) for regel in gevonden.regels] == [
        ("Deskundige, Portvolio", "het dossier en documenten"),
        ("Ouder", f"het dossier en {ANDERS}"),
        ("Uzelf", ANDERS),
    ]
    assert not any("bezwaar" in deel or "zienswijze" in deel for deel in WAT)


def test_who_looked_is_paged_by_day_and_the_youngest_see_their_own(cast: Cast, binnen: Binnen) -> None:
    """INZ-05: a pupil of 14 sees the own readings; RCH-61: a parent those of everybody, without names."""
    dossier = maak.dossier_ingediend(cast)
    keken(cast, dossier, 60)
    tekst = lees(binnen("ouder"), "inzagen", dossier)
    assert "<strong>Deskundige, Portvolio</strong>: documenten" in tekst
    assert NAAM_VAN_MEDEWERKER not in tekst
    assert "?pagina=2" in tekst
    assert "9 januari 2026" in lees(binnen("ouder"), "inzagen", dossier, {"pagina": 2})
    jong = lees(binnen("leerling"), "inzagen", dossier)
    assert "alleen wanneer u zelf keek" in jong
    assert "Deskundige" not in jong


def test_a_family_is_offered_no_tokens_and_no_codes_of_schools(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_verzonden(cast)
    tokens, code = reverse("apitokens"), "OSO code"
    for wie, krijgt in (("ouder", False), ("leerling", False), ("oco", True)):
        pagina = binnen(wie).get(reverse("tlv_bekijken", args=[dossier.pk])).content.decode()
        assert (tokens in pagina, code in pagina) == (krijgt, krijgt), wie


def test_who_tells_something_hears_who_reads_it(cast: Cast, binnen: Binnen) -> None:
    """INZ-04: without the cross others read it too, with it they see that something was told; RCH-35 and RCH-36."""
    dossier = maak.dossier_ingediend(cast)
    for wie, regel in (("ouder", "RCH-35"), ("leerling", "RCH-36")):
        tekst = lees(binnen(wie), "zienswijze_geven", dossier)
        assert "ouders met gezag en een leerling vanaf 16 jaar" in tekst, wie
        assert regel in tekst, wie
        assert "niet gescand" not in tekst, wie
        assert "Nog niet ingevuld" not in tekst, "it went in; nothing waits to be filled in"


# --- By when ------------------------------------------------------------------------------------------------------

VANDAAG = date(2026, 3, 10)
LATER, EERDER = date(2026, 4, 21), date(2026, 3, 2)


@pytest.mark.parametrize(
    ("stand", "zin"),
    [
        ({"uiterste_datum": LATER}, "nog 42 dagen"),
        ({"uiterste_datum": LATER, "beloofde_datum": date(2026, 3, 24)}, "Wij willen al op 24 maart 2026 klaar zijn."),
        ({"uiterste_datum": LATER, "beloofde_datum": EERDER}, "op 2 maart 2026 al klaar zijn. Dat is niet gelukt."),
        ({"uiterste_datum": LATER, "hersteltermijn": date(2026, 3, 24), "stil": True}, "De tijd staat nu stil"),
        ({"uiterste_datum": EERDER, "te_laat": True}, "Het besluit had er al moeten zijn."),
        ({}, "Deze dag staat nog niet vast."),
        ({"bij_indienen": LATER}, "Doet de school dat vandaag, dan is er uiterlijk op <strong>21 april 2026</strong>"),
    ],
)
def test_rch_01_to_rch_06_the_last_day_in_every_situation(stand: dict[str, Any], zin: str) -> None:
    """Both days that RCH-01 asks for; RCH-02: it stands still; RCH-06: it is late. No day is ever made up."""
    dagen = {naam: stand.get(naam) for naam in ("uiterste_datum", "beloofde_datum", "hersteltermijn")}
    context = {"te_laat": False, "stil": False, "bij_indienen": None, "berichten": [], "vandaag": VANDAAG, **stand}
    context |= {"aanvraag": SimpleNamespace(**dagen), "dossier": SimpleNamespace(pk=1)}
    context |= {"beslissers": "de voorzitter", "gronden": ["De voorzitter besluit namens het bestuur."]}
    tekst = re.sub(r"\s+", " ", render_to_string("aanvragen/_gezin_termijn.html", context))
    assert zin in tekst
    assert "Kan deze dag nog veranderen?" in tekst
    assert "None" not in tekst


# --- The page -----------------------------------------------------------------------------------------------------


def test_before_submission_one_thing_is_asked_and_the_term_is_foretold(cast: Cast, binnen: Binnen) -> None:
    """TLV-54: to sign; RCH-01: the term that would run from today, as the policy of this SWV counts it (six weeks)."""
    dossier = maak.dossier_ter_ondertekening(cast)
    tekst = lees(binnen("ouder"), "dossier", dossier)
    assert tekst.count(HOOFDKNOP) == 1
    assert f'{HOOFDKNOP}" href="{reverse("aanvraag_tekenen", args=[dossier.pk])}"' in tekst
    assert "uiterlijk op <strong>21 april 2026</strong> een besluit" in tekst
    assert 'aria-current="step"' in tekst
    assert "De adviezen van de deskundigen.</strong> U leest ze zodra er een besluit is." in tekst
    assert "U kunt dit dossier lezen tot 1 september 2029." in tekst
    jong = lees(binnen("leerling"), "dossier", dossier)
    assert "Die kunt u lezen vanaf uw 16e." in jong
    assert "Vanaf 1 september 2027 bent u 16." in jong
    assert "Adviezen van de deskundigen" not in jong


def test_after_the_besluit_the_letter_comes_first_and_objecting_is_near(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_verzonden(cast)
    tekst = lees(binnen("ouder"), "dossier", dossier)
    assert re.findall(rf"{HOOFDKNOP}[^>]*>([^<]*)<", tekst) == ["Lees uw brief van 10 maart 2026 (pdf)"]
    assert "bezwaar maken tot en met <strong>21 april 2026</strong>" in tekst
    assert reverse("bezwaar_maken", args=[dossier.pk]) in tekst
    assert "Hierin staat wat er is besloten" in tekst
    assert "De deskundigen gaven hun advies" in tekst
    assert 'aria-current="step"' not in tekst
    assert "U krijgt brieven in dit portaal." in tekst
    assert "U krijgt brieven op papier" in lees(binnen("ouder2"), "dossier", dossier)
    jong = lees(binnen("leerling"), "dossier", dossier)
    assert "Praat erover met uw ouders. Zij kunnen bezwaar maken." in jong
    assert reverse("bezwaar_maken", args=[dossier.pk]) not in jong


def test_who_decides_is_what_the_policy_says(cast: Cast, binnen: Binnen) -> None:
    """Also of the fourth SWV, of which the code knows nothing: whose authority it is stands in its data."""
    dossier = maak.dossier_ingediend(cast, maak.ZANDBERGEN)
    tekst = lees(binnen("ouder"), "dossier", dossier)
    assert "Daarna besluit de directeur" in tekst
    assert "namens het bestuur van de stichting Zandbergen. Dat heet mandaat." in tekst
    assert "Plaatsingscommissie (PC)" in tekst


def test_the_page_takes_as_many_queries_for_a_dossier_of_any_size(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_verzonden(cast)
    client = binnen("ouder")
    lees(client, "dossier", dossier)
    aantallen = []
    for dagen in (1, 40):
        keken(cast, dossier, dagen)
        with CaptureQueriesContext(connection) as vanger:
            lees(client, "dossier", dossier)
        aantallen.append(len(vanger))
    assert aantallen[0] == aantallen[1] <= 50
