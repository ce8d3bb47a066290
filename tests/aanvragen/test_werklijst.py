"""The work list as it was chosen: filters, order, groups, and what chair and administrator see first."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen import worklist
from aanvragen.choices import Status
from aanvragen.models import Aanvraag
from aanvragen.rules.werklijst import Lijstkeuze
from aanvragen.worklist import alle_gekozen, bijna_te_laat, wachtend, wachtgroepen, werklast_per_deskundige
from swv.kern.kalender import klok
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast

Binnen = Callable[[str], Client]
WEEK = timedelta(days=7)


def wacht(cast: Cast, wie: str, **gekozen: str) -> list[int]:
    statussen = {"secretariaat": (Status.INGEDIEND, Status.VOLLEDIG), "oco": (Status.CONCEPT,)}[wie]
    with cast.als(wie) as actor:
        return [rij.pk for rij in wachtend(actor, Lijstkeuze(**gekozen), statussen, met_verloop=False)]


@pytest.fixture
def ingediend(cast: Cast) -> Dossier:
    return maak.dossier_ingediend(cast)


@pytest.fixture
def van_collega(cast: Cast) -> tuple[Dossier, Dossier]:
    """Two concepts of one school, the second with a colleague as first contact."""
    eigen = maak.dossier_begonnen(cast)
    ander = maak.dossier_begonnen(cast, maak.anders(bekende_leerling=eigen.leerling_id, waarom_nog="proef"))
    with bereik(cast.actor("oco"), reden="proef"):
        Aanvraag.objects.filter(dossier=ander).update(contactpersoon_id=cast.personen["oco.elders"])
    return eigen, ander


def test_filters_of_the_bureau(cast: Cast, ingediend: Dossier) -> None:
    with cast.als("secretariaat"):
        uiterste = Aanvraag.objects.get(dossier=ingediend).uiterste_datum
    raak = (
        {},
        {"status": "ingediend"},
        {"soort": maak.SOORT},
        {"school": str(ingediend.school_id)},
        {"termijn": "later"},
    )
    mis = ({"status": "volledig"}, {"soort": "x"}, {"school": "1"}, {"termijn": "te_laat"}, {"termijn": "deze_week"})
    assert [wacht(cast, "secretariaat", **keuze) for keuze in raak] == [[ingediend.pk]] * len(raak)
    assert [wacht(cast, "secretariaat", **keuze) for keuze in mis] == [[]] * len(mis)
    assert uiterste is not None
    for dag, termijn in (
        (uiterste, "deze_week"),
        (uiterste + timedelta(days=1), "te_laat"),
        (uiterste - WEEK, "later"),
    ):
        with klok.op(dag):
            assert wacht(cast, "secretariaat", termijn=termijn) == [ingediend.pk], termijn
            with cast.als("voorzitter") as actor:
                alle = alle_gekozen(actor, Lijstkeuze(termijn=termijn), Dossier.objects.zichtbaar_voor(actor))
                assert list(alle) == [ingediend]
    with klok.op(uiterste + timedelta(days=1)), cast.als("voorzitter") as actor:
        stand = bijna_te_laat(actor, actor.vandaag, hoogstens=5)
        assert (stand.te_laat, stand.bijna, stand.dossiers) == (1, 0, [ingediend])


def test_mine_and_those_of_colleagues(cast: Cast, van_collega: tuple[Dossier, Dossier], binnen: Binnen) -> None:
    eigen, ander = van_collega
    assert wacht(cast, "oco") == [eigen.pk, ander.pk]  # one's own first
    assert wacht(cast, "oco", van="mij") == [eigen.pk]
    assert wacht(cast, "oco", van="collega") == [ander.pk]
    assert wacht(cast, "oco", volgorde="nieuwste") == [eigen.pk, ander.pk]
    blad = binnen("oco").get("/", {"van": "collega"}).content.decode()
    assert ander.nummer in blad
    assert eigen.nummer not in blad


def test_the_order_of_all(cast: Cast, van_collega: tuple[Dossier, Dossier]) -> None:
    eigen, ander = van_collega
    with cast.als("oco") as actor:
        alle = Dossier.objects.zichtbaar_voor(actor)
        for volgorde, verwacht in (
            ("oudste", [eigen, ander]),
            ("nieuwste", [ander, eigen]),
            ("termijn", [ander, eigen]),
        ):
            assert list(alle_gekozen(actor, Lijstkeuze("alles", volgorde=volgorde), alle)) == verwacht


def test_groups_are_counted_and_bounded(
    cast: Cast, van_collega: tuple[Dossier, Dossier], monkeypatch: pytest.MonkeyPatch
) -> None:
    with cast.als("oco") as actor:
        rijen = wachtend(actor, Lijstkeuze(), (Status.CONCEPT, Status.TER_ONDERTEKENING), met_verloop=False)
        (groep,) = wachtgroepen(rijen, DAG)
        assert (groep.status, groep.aantal, groep.te_laat, groep.meer) == ("concept", 2, 0, False)
        monkeypatch.setattr(worklist, "PER_GROEP", 1)
        rijen = wachtend(actor, Lijstkeuze(), (Status.CONCEPT,), met_verloop=False)
        (groep,) = wachtgroepen(rijen, DAG)
        assert (groep.aantal, groep.meer) == (1, True)


def test_the_page_keeps_the_choice_and_offers_its_counts(
    cast: Cast, ingediend: Dossier, binnen: Binnen, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    venster = binnen("secretariaat")
    with django_assert_max_num_queries(20):
        blad = venster.get("/", {"status": "ingediend", "volgorde": "oudste"}).content.decode()
    assert '<option value="ingediend" selected>' in blad
    assert ingediend.nummer in blad
    assert "Controleren of alles er is" in venster.get(reverse("werkvoorraad_aantallen")).content.decode()
    leeg = venster.get("/", {"status": "volledig"}).content.decode()
    assert "Niets gevonden met deze keuze" in leeg
    assert "Controleren of alles er is" in leeg  # the groups stay
    assert ingediend.nummer in venster.get("/", {"toon": "alles", "termijn": "later"}).content.decode()


def test_the_chair_sees_what_is_late_and_who_has_how_much(cast: Cast, binnen: Binnen) -> None:
    dossier = maak.dossier_met_een_advies(cast)
    with cast.als("voorzitter") as actor:
        lasten = werklast_per_deskundige(actor)  # ROL-41: not told that one of them is done
        assert [(last.dossiers, last.te_laat) for last in lasten] == [(1, 0), (1, 0)]
    blad = binnen("voorzitter").get("/").content.decode()
    assert "Niets is te laat, en niets eindigt binnen twee weken." in blad
    assert "Werklast van de deskundigen" in blad
    with klok.op(DAG + timedelta(days=90)):
        blad = binnen("directeur").get("/").content.decode()
        assert "1 te laat" in blad
        assert dossier.nummer in blad
        assert "Werklast" not in blad  # who advises is not for the directeur (INZ-12b)
    assert "Te laat of bijna" not in binnen("secretariaat").get("/").content.decode()


def test_the_administrator_starts_with_policy_calendar_and_health(cast: Cast, binnen: Binnen) -> None:
    blad = binnen("beheer").get("/").content.decode()
    for kop in ("Beleid", "Kalender", "Werkt alles?"):
        assert f">{kop}</h2>" in blad
    assert "onderdelen geladen" in blad
    assert "Filteren en ordenen" not in blad
    assert "Werkt alles?" not in binnen("oco").get("/").content.decode()
