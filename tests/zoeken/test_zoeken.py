"""Searching dossiers: what is found, and by whom (INZ-01..22, ADR 0018)."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.models import Dossier
from swv.kern.zoeken.models import Zoekwoord
from swv.kern.zoeken.selectors import zoek
from swv.kern.zoeken.services import zoekwoorden_aanvullen
from swv.kern.zoeken.vraag import lees_vraag
from tests.bouw import omgeving
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast

Binnen = Callable[[str], Client]
ADRES = "/zoeken/"
VRAGEN = ("vries", "Vries, de", "Sam", "sam devries", "vires", "2011-09-01", "1-9", "brug", "sam brug 1-9-2011")


def vindt(cast: Cast, wie: str, tekst: str) -> list[int]:
    with cast.als(wie) as actor:
        return list(zoek(actor, lees_vraag(tekst)).values_list("pk", flat=True))


@pytest.fixture
def twee(cast: Cast) -> tuple[Dossier, Dossier]:
    """A concept of De Brug, and one of College Elders; both pupils are called Sam de Vries."""
    return maak.dossier_begonnen(cast), maak.dossier_begonnen(cast, maak.ELDERS)


def dien_in(dossier: Dossier) -> None:
    """As far as search and both locks are concerned; as the coordinator."""
    with connections["default"].cursor() as cursor:
        cursor.execute("update kern_dossier set ingediend_op = %s where id = %s", [date(2026, 3, 2), dossier.pk])
        cursor.execute("update kern_zoekwoord set ingediend = true where dossier_id = %s", [dossier.pk])


def test_each_finds_the_own_dossiers_only(cast: Cast, twee: tuple[Dossier, Dossier]) -> None:
    van_brug, van_elders = twee
    for tekst in VRAGEN:
        elders = tekst.replace("brug", "elders")
        assert vindt(cast, "oco", tekst) == [van_brug.pk], tekst
        assert vindt(cast, "oco.elders", elders) == [van_elders.pk], tekst
        for wie in ("secretariaat", "secretariaat.mhr", "deskundige1", "ouder", "oco.maas", "beheer"):
            assert vindt(cast, wie, tekst) == [], (wie, tekst)  # INZ-08: of a concept only that it is there


def test_a_school_does_not_learn_that_somebody_exists_elsewhere(
    cast: Cast, twee: tuple[Dossier, Dossier], binnen: Binnen
) -> None:
    """The same answer, whether the dossier of another school exists or not."""
    gevraagd = (twee[1].nummer, "2026-999999")
    bladen = [binnen("oco").get(ADRES, {"q": tekst}).content.decode().partition("<main")[2] for tekst in gevraagd]
    assert bladen[0].replace(gevraagd[0], "") == bladen[1].replace(gevraagd[1], "")


def test_from_submission_on_the_bureau_finds_it(cast: Cast, twee: tuple[Dossier, Dossier]) -> None:
    with bereik(cast.actor("oco"), reden="proef"):
        dien_in(twee[0])
    for wie in ("secretariaat", "voorzitter", "directeur"):
        assert vindt(cast, wie, "sam de vries") == [twee[0].pk], wie
    for wie in ("secretariaat.mhr", "financien", "deskundige1", "oco.elders"):
        assert twee[0].pk not in vindt(cast, wie, "sam de vries"), wie


def test_by_number(cast: Cast, twee: tuple[Dossier, Dossier]) -> None:
    jaar, volg = twee[0].nummer.split("-")
    for tekst in (twee[0].nummer, volg, str(int(volg)), f"{jaar}-{int(volg)}"):
        assert vindt(cast, "oco", tekst) == [twee[0].pk]
    assert vindt(cast, "oco", "99999999999999999999") == []


def test_what_is_not_found(cast: Cast, twee: tuple[Dossier, Dossier]) -> None:
    for tekst in ("", "van", "pieters", "sam pieters", "2-9-2011", "vrxxs", "%", "' or 1=1"):
        assert vindt(cast, "oco", tekst) == [], tekst


def test_exact_before_alike(cast: Cast) -> None:
    """A newer one that only looks like it stands below the one that was typed."""
    precies = maak.dossier_begonnen(cast)
    gelijkend = maak.dossier_begonnen(cast, maak.anders(bekende_leerling=precies.leerling_id, waarom_nog="proef"))
    with cast.als("oco") as oco:
        Zoekwoord.objects.bulk_create(
            Zoekwoord(dossier_id=pk, swv_id=precies.swv_id, soort=soort, woord=woord)
            for pk, soort, woord in (
                (precies.pk, "naam", "jansen"),
                (gelijkend.pk, "naam", "janssen"),
                (gelijkend.pk, "bijna", "jansen"),
            )
        )
        assert list(zoek(oco, lees_vraag("jansen"))) == [precies, gelijkend]


def test_a_tlv_is_found_by_its_number(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_besloten(cast)
    with cast.als("secretariaat"):
        nummer = dossier.tlvs.get().nummer
    for tekst in (nummer, nummer.lower(), "-".join(nummer.split("-")[1:])):
        assert vindt(cast, "secretariaat", tekst) == [dossier.pk]
        assert vindt(cast, "secretariaat.mhr", tekst) == []
    assert "TLV-nummer" in binnen("secretariaat").get(ADRES, {"q": nummer}).content.decode()
    assert vindt(cast, "oco.elders", nummer) == []
    assert vindt(cast, "ouder", "sam") == [dossier.pk]


# --- The page -----------------------------------------------------------------------------------------------------


def test_the_page_says_by_what_it_was_found(cast: Cast, twee: tuple[Dossier, Dossier], binnen: Binnen) -> None:
    tekst = binnen("oco").get(ADRES, {"q": "vires 1-9"}).content.decode()
    assert reverse("dossier", args=[twee[0].pk]) in tekst
    assert "geboortedatum, naam lijkt erop" in tekst
    assert "1 dossier" in tekst
    assert 'value="vires 1-9"' in tekst


@pytest.mark.parametrize(
    ("vraag", "zin"), [("", "Zo kunt u zoeken"), ("pieters", "Niets gevonden"), ("<b>x", "&lt;b&gt;x"), ("\x00a", "")]
)
def test_the_page_without_results(cast: Cast, binnen: Binnen, vraag: str, zin: str) -> None:
    antwoord = binnen("oco").get(ADRES, {"q": vraag})
    assert antwoord.status_code == 200
    assert zin in antwoord.content.decode()


def test_the_box_is_there_for_who_has_dossiers(cast: Cast, binnen: Binnen) -> None:
    assert 'id="zoekveld"' in binnen("oco").get("/").content.decode()
    assert 'id="zoekveld"' not in binnen("beheer").get("/").content.decode()
    assert binnen("beheer").get(ADRES).status_code == 403


def test_pages_and_their_queries(
    cast: Cast,
    twee: tuple[Dossier, Dossier],
    binnen: Binnen,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    maak.dossier_begonnen(cast, maak.anders(bekende_leerling=twee[0].leerling_id, waarom_nog="proef"))
    monkeypatch.setattr("aanvragen.views.search.PER_PAGINA", 1)
    venster = binnen("oco")
    with django_assert_max_num_queries(11):
        eerste = venster.get(ADRES, {"q": "sam"}).content.decode()
    assert "Pagina 1 van 2" in eerste
    assert "q=sam&amp;pagina=2" in eerste
    monkeypatch.setattr("aanvragen.views.search.MEEST", 1)
    assert "Meer dan 1 dossiers" in venster.get(ADRES, {"q": "sam"}).content.decode()


# --- The search table ---------------------------------------------------------------------------------------------


def test_what_was_there_before_the_search_is_made_findable(vers: Cast) -> None:
    dossier = maak.dossier_begonnen(vers)
    with omgeving.beheer(omgeving.VERS) as conn:
        conn.execute("delete from kern_zoekwoord")
    assert vindt(vers, "oco", "sam") == []
    assert zoekwoorden_aanvullen() == 1
    assert zoekwoorden_aanvullen() == 0
    assert vindt(vers, "oco", "sam devries 1-9") == [dossier.pk]
