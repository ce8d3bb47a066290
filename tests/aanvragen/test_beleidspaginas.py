"""The pages of policy and calendar: what holds, what held, what changed, and nothing of another SWV (OVZ-06, OVZ-03)."""

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from swv.kern.beleid.models import Beleidsversie
from tests.bouw import omgeving
from tests.bouw.cast import DAG, HOOFD, Cast

Binnen = Callable[[str], Client]


def laad(cast: Cast, onderdeel: str, vanaf: date, **anders: object) -> int:
    """A later version with some other values, as its owner would load it; for tests with `vers`."""
    with omgeving.beheer(omgeving.VERS) as conn:
        rij = conn.execute(
            "insert into kern_beleidsversie (swv_id, onderdeel, geldig_van, inhoud, hash, geladen_op)"
            " select swv_id, onderdeel, %s, inhoud || %s::jsonb, 'proef', now() from kern_beleidsversie"
            " where swv_id = %s and onderdeel = %s order by geldig_van desc limit 1 returning id",
            [vanaf, json.dumps(anders), cast.swvs[HOOFD], onderdeel],
        ).fetchone()
    assert rij
    return int(rij[0])


def lees(binnen: Binnen, wie: str, naam: str, *args: int, status: int = 200, **vraag: str) -> str:
    antwoord = binnen(wie).get(reverse(naam, args=args), vraag)
    assert antwoord.status_code == status
    return antwoord.content.decode()


def test_the_version_of_today_is_marked_and_the_next_one_shows_what_changes(vers: Cast, binnen: Binnen) -> None:
    oud = Beleidsversie.objects.get(swv_id=vers.swvs[HOOFD], onderdeel="termijnen")
    straks = laad(vers, "termijnen", DAG + timedelta(days=30), hersteltermijn_dagen=9)
    lijst = lees(binnen, "beheer", "beleid")
    assert "Termijnen voor het besluit" in lijst
    assert "nieuwe versie vanaf 9 april 2026" in lijst
    assert "Formulier: TLV voor het voortgezet speciaal onderwijs, eerste aanvraag" in lijst
    nu = lees(binnen, "beheer", "beleidsversie", oud.pk)
    assert "geldt nu" in nu
    assert f"{oud.inhoud['hersteltermijn_dagen']}</strong>" in nu
    nieuw = lees(binnen, "beheer", "beleidsversie", straks)
    assert "gaat nog in" in nieuw
    assert 'data-label="Waar">Hersteltermijn dagen<' in nieuw
    assert nieuw.count('data-label="Waar"') == 1


def test_a_version_that_was_replaced_is_still_there(vers: Cast, binnen: Binnen) -> None:
    oud = Beleidsversie.objects.get(swv_id=vers.swvs[HOOFD], onderdeel="agenda").pk
    nieuw = laad(vers, "agenda", DAG - timedelta(days=1))
    assert "geldt niet meer" in lees(binnen, "secretariaat", "beleidsversie", oud)
    tekst = lees(binnen, "secretariaat", "beleidsversie", nieuw)
    assert "geldt nu" in tekst
    assert "De inhoud is gelijk." in tekst


def test_every_version_of_the_profile_can_be_read(cast: Cast, binnen: Binnen) -> None:
    for pk in Beleidsversie.objects.filter(swv_id=cast.swvs[HOOFD]).values_list("pk", flat=True):
        lees(binnen, "voorzitter", "beleidsversie", pk)


def test_the_policy_of_another_swv_is_not_there(cast: Cast, binnen: Binnen) -> None:
    for versie in Beleidsversie.objects.exclude(swv_id=cast.swvs[HOOFD]).filter(onderdeel="agenda"):
        lees(binnen, "secretariaat", "beleidsversie", versie.pk, status=404)


@pytest.mark.parametrize("wie", ["oco", "ouder", "deskundige1"])
def test_others_are_told_where_to_look(cast: Cast, binnen: Binnen, wie: str) -> None:
    assert "op de website van het samenwerkingsverband" in lees(binnen, wie, "beleid", status=403)


def test_the_calendar_shows_the_school_year_that_is_asked(cast: Cast, binnen: Binnen) -> None:
    nu = lees(binnen, "beheer", "kalender")
    assert "Schoolvakanties 2025-2026, regio zuid" in nu
    assert "Koningsdag" in nu
    assert "zomervakantie" in nu.casefold()
    assert "27 april 2026" in nu
    straks = lees(binnen, "beheer", "kalender", schooljaar="2026-2027")
    assert "27 april 2027" in straks
    assert "Schoolvakanties 2025-2026, regio zuid" in lees(binnen, "beheer", "kalender", schooljaar="1066-1067")
