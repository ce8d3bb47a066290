"""Planning meetings, and how a dossier lands on an agenda (TLV-100, TLV-101, TLV-104)."""

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from aanvragen.models import Aanvraag, Agendapunt, Notitie, Vergadering
from aanvragen.services.meetings import Planning, Schema, dossier_agenderen, vergadering_zetten, vergaderingen_plannen
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from tests.bouw.cast import DAG, Cast
from tests.bouw.situaties import ELDERS, ZANDBERGEN, dossier_bij_deskundigen, dossier_volledig

DONDERDAG = 3
EIGEN_WEEK = date(2026, 3, 19)
"""Complete on tuesday 10 maart: the agenda closes on wednesday 11 maart, so the meeting is in the week after."""


def plan(cast: Cast, weken: int = 4, wie: str = "secretariaat") -> Planning:
    with cast.als(wie) as actor:
        schema = Schema(DONDERDAG, DAG, DAG + timedelta(days=7 * weken), time(9), False, "Spoorlaan 1, Tilburg")
        return vergaderingen_plannen(actor=actor, schema=schema)


def dag_van(cast: Cast, dossier_id: int) -> date | None:
    with cast.als("secretariaat"):
        punt = Agendapunt.objects.filter(dossier_id=dossier_id).select_related("vergadering").last()
        return punt.vergadering.datum if punt else None


def verzet(cast: Cast, dossier_id: int, naar: Vergadering, reden: str = "") -> None:
    with cast.als("secretariaat") as actor:
        dossier_agenderen(actor=actor, dossier_id=dossier_id, vergadering_id=naar.pk, reden=reden)


def test_a_complete_aanvraag_lands_on_the_meeting_of_its_week(cast: Cast) -> None:
    """TLV-100: without anybody doing anything."""
    plan(cast)
    assert dag_van(cast, dossier_volledig(cast).pk) == EIGEN_WEEK


def test_planning_takes_what_was_waiting(cast: Cast) -> None:
    """TLV-100: complete before there was a meeting."""
    dossier = dossier_volledig(cast)
    assert dag_van(cast, dossier.pk) is None
    assert plan(cast).geplaatst == 1
    assert dag_van(cast, dossier.pk) == EIGEN_WEEK


def test_planning_twice_changes_nothing(cast: Cast) -> None:
    assert len(plan(cast).nieuw) == 4
    assert plan(cast).nieuw == ()


def test_each_swv_has_its_own_meetings(cast: Cast) -> None:
    plan(cast)
    dossier = dossier_volledig(cast, ZANDBERGEN)
    assert plan(cast, wie="secretariaat.zandbergen").geplaatst == 1
    with cast.als("secretariaat.zandbergen") as actor:
        punt = Agendapunt.objects.select_related("vergadering").get(dossier=dossier)
        assert punt.vergadering.swv_id == actor.swv_ids[0]


def test_on_a_closed_agenda_nothing_lands_by_itself(cast: Cast) -> None:
    vergadering = plan(cast).nieuw[1]
    with cast.als("secretariaat") as actor:
        vergadering_zetten(actor=actor, vergadering_id=vergadering.pk, status="gesloten")
    assert dag_van(cast, dossier_volledig(cast).pk) is None


def test_to_another_meeting_with_a_reason(cast: Cast) -> None:
    *_, laatste = plan(cast).nieuw
    dossier = dossier_volledig(cast)
    with pytest.raises(NuNietMogelijk, match="waarom"):
        verzet(cast, dossier.pk, laatste)
    verzet(cast, dossier.pk, laatste, "De ouders zijn op reis.")
    assert dag_van(cast, dossier.pk) == laatste.datum
    with cast.als("secretariaat"):
        assert Aanvraag.objects.get(dossier=dossier).agenda_maandag == laatste.datum - timedelta(days=DONDERDAG)
        assert "De ouders zijn op reis." in Notitie.objects.filter(dossier=dossier).first().tekst
    with pytest.raises(NuNietMogelijk, match="staat al"):
        verzet(cast, dossier.pk, laatste, "nog eens")


def test_discussed_again_in_a_next_meeting(cast: Cast) -> None:
    """TLV-104: what was held stays on its own agenda."""
    nieuw = plan(cast).nieuw
    dossier = dossier_volledig(cast)
    with cast.als("secretariaat") as actor:
        for status in ("gesloten", "afgerond"):
            vergadering_zetten(actor=actor, vergadering_id=nieuw[1].pk, status=status)
    verzet(cast, dossier.pk, nieuw[2])
    with cast.als("secretariaat"):
        punten = Agendapunt.objects.filter(dossier=dossier).order_by("vergadering__datum")
        assert list(punten.values_list("vergadering_id", flat=True)) == [nieuw[1].pk, nieuw[2].pk]


def test_a_meeting_of_another_swv_cannot_be_chosen(cast: Cast) -> None:
    vreemd = plan(cast, wie="secretariaat.zandbergen").nieuw[0]
    dossier = dossier_volledig(cast)
    with pytest.raises(NuNietMogelijk, match="uit de lijst"):
        verzet(cast, dossier.pk, vreemd, "x")
    with cast.als("secretariaat") as actor, pytest.raises(NietZichtbaar):
        vergadering_zetten(actor=actor, vergadering_id=vreemd.pk, status="gesloten")


@pytest.mark.parametrize("wie", ["voorzitter", "directeur", "deskundige1", "oco"])
def test_who_plans(cast: Cast, wie: str) -> None:
    with pytest.raises(GeenRecht):
        plan(cast, wie=wie)


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"van": DAG - timedelta(days=1)}, "vanaf vandaag"),
        ({"tot_en_met": DAG - timedelta(days=1)}, "niet eerder"),
        ({"plaats": " "}, "waar u vergadert"),
        ({"tot_en_met": date(2060, 1, 1)}, "eerdere laatste dag"),
    ],
)
def test_what_is_no_plan(cast: Cast, anders: dict[str, Any], melding: str) -> None:
    velden = {"weekdag": 3, "van": DAG, "tot_en_met": DAG, "begintijd": time(9), "online": False, "plaats": "hier"}
    with cast.als("secretariaat") as actor, pytest.raises(NuNietMogelijk, match=melding):
        vergaderingen_plannen(actor=actor, schema=Schema(**{**velden, **anders}))


def test_the_pages(cast: Cast, binnen: Callable[[str], Client]) -> None:
    dossier = dossier_bij_deskundigen(cast)
    secretariaat = binnen("secretariaat")
    tekst = secretariaat.get(reverse("vergaderingen")).content.decode()
    assert "Nog niet op een agenda" in tekst
    assert str(dossier.leerling) in tekst
    assert "Nog niet op een agenda" in secretariaat.get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert secretariaat.post(reverse("vergaderingen_plannen"), {"weekdag": 3}).status_code == 422
    velden = {
        "weekdag": 3,
        "van": "2026-03-10",
        "tot_en_met": "2026-04-10",
        "begintijd": "09:00",
        "plaats": "Spoorlaan 1",
    }
    assert secretariaat.post(reverse("vergaderingen_plannen"), velden).status_code == 302
    tekst = secretariaat.get(reverse("vergaderingen")).content.decode()
    assert "19 maart 2026" in tekst
    assert "Nog niet op een agenda" not in tekst
    with cast.als("secretariaat"):
        vergadering = Vergadering.objects.get(datum=EIGEN_WEEK)
    adres = reverse("vergadering", args=[vergadering.pk])
    for wie in ("secretariaat", "voorzitter", "deskundige1"):
        assert str(dossier.leerling) in binnen(wie).get(adres).content.decode()
    assert binnen("deskundige3").get(adres).status_code == 404
    assert binnen("secretariaat.mhr").get(adres).status_code == 404
    assert binnen("oco").get(reverse("vergaderingen")).status_code == 403
    assert "19 maart 2026, 09:00 uur" in binnen("oco").get(reverse("dossier", args=[dossier.pk])).content.decode()
    wijzigen = reverse("vergadering_wijzigen", args=[vergadering.pk])
    assert secretariaat.post(wijzigen, {"begintijd": "10:30", "online": "on"}).status_code == 302
    assert "10:30 uur, online" in secretariaat.get(adres).content.decode()
    assert binnen("voorzitter").get(wijzigen).status_code == 403
    secretariaat.post(reverse("vergadering_zetten", args=[vergadering.pk]), {"status": "gesloten"})
    assert "agenda gesloten" in secretariaat.get(adres).content.decode()


def test_the_list_asks_a_constant_number_of_queries(
    cast: Cast, binnen: Callable[[str], Client], django_assert_max_num_queries: Callable[..., Any]
) -> None:
    plan(cast, 12)
    for wie in (None, ELDERS):
        dossier_volledig(cast, *([wie] if wie else []))
    with django_assert_max_num_queries(14):
        binnen("secretariaat").get(reverse("vergaderingen"))
