"""Reminders: on the right day, to the right people, once per event (issue 3, point 8; TLV-60a, RCH-01, RCH-03)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from aanvragen.models import Aanvraag, Handtekening
from aanvragen.services import reminders
from aanvragen.services.documents import handtekening_vastleggen
from aanvragen.services.submission import aanvraag_intrekken
from aanvragen.services.terms import verlopen_aanvullingen_vastleggen
from aanvragen.tasks import herinneringen, herinneringen_maken, herinneringen_vastleggen
from swv.kern.berichten.models import Mail
from swv.kern.kalender import klok
from swv.kern.tasks import mail_versturen
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, HOOFD, Cast
from tests.conftest import Taak

WAARSCHUWING = HERINNERING = timedelta(days=7)  # of the policy of this SWV
DAG_ERNA = timedelta(days=1)


def loop(cast: Cast, dag: date, soort: str) -> set[str]:
    """Run the task of a day; whom it told of this kind, for the first time or again."""
    voor = _aantallen(cast, soort)
    with klok.op(dag):
        herinneringen_maken(cast.swvs[HOOFD])
    na = _aantallen(cast, soort)
    assert all(aantal - voor.get(wie, 0) <= 1 for wie, aantal in na.items()), "twice at once"
    return {wie for wie, aantal in na.items() if aantal != voor.get(wie, 0)}


def _aantallen(cast: Cast, soort: str) -> dict[str, int]:
    namen = {pk: wie for wie, pk in cast.gebruikers.items()}
    uit: dict[str, int] = {}
    with cast.als("systeem"):
        for pk in Mail.objects.filter(soort=soort).order_by("pk").values_list("gebruiker_id", flat=True):
            uit[namen[pk]] = uit.get(namen[pk], 0) + 1
    return uit


def hersteltermijn(dossier: Any) -> date:
    dag: date = Aanvraag.objects.get(dossier=dossier).hersteltermijn  # type: ignore[assignment]
    return dag - WAARSCHUWING


def uiterste(dossier: Any) -> date:
    dag: date = Aanvraag.objects.get(dossier=dossier).uiterste_datum  # type: ignore[assignment]
    return dag - WAARSCHUWING


def dringend(dossier: Any) -> date:
    return uiterste(dossier) + WAARSCHUWING - timedelta(days=3)


def te_laat(dossier: Any) -> date:
    return uiterste(dossier) + WAARSCHUWING + DAG_ERNA


@pytest.mark.parametrize(
    ("stap", "soort", "vanaf", "wie"),
    [
        (maak.dossier_met_aanvulling_gevraagd, "aanvulling_herinnering", hersteltermijn, {"oco"}),
        (maak.dossier_ingediend, "besluit_nadert", uiterste, {"secretariaat"}),
        (maak.dossier_ingediend, "besluit_dringend", dringend, {"secretariaat", "voorzitter"}),
        (maak.dossier_ingediend, "besluit_te_laat", te_laat, {"secretariaat", "voorzitter"}),
        (
            maak.dossier_ter_ondertekening,
            "handtekening_herinnering",
            lambda dossier: DAG + HERINNERING,
            {"ouder", "ouder2", "leerling"},
        ),
        (maak.dossier_in_concept, "concept_ligt_stil", lambda dossier: DAG + timedelta(days=30), {"oco"}),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else None,
)
def test_a_reminder_comes_on_its_day_and_once(
    cast: Cast, stap: Callable[..., Any], soort: str, vanaf: Callable[[Any], date], wie: set[str]
) -> None:
    dossier = stap(cast)
    if soort == "handtekening_herinnering":
        _open_handtekeningen(cast, dossier)
    with cast.als("systeem"):
        dag = vanaf(dossier)
    if dag > DAG:
        assert loop(cast, dag - DAG_ERNA, soort) == set()
    dag = max(dag, DAG)
    assert loop(cast, dag, soort) == wie
    assert loop(cast, dag, soort) == set()
    assert loop(cast, dag + DAG_ERNA, soort) == set()


def _open_handtekeningen(cast: Cast, dossier: Any) -> None:
    with cast.als("systeem"):
        assert set(Handtekening.objects.filter(dossier=dossier).values_list("stand", flat=True)) == {"open"}


def test_a_day_that_moves_is_told_again(cast: Cast) -> None:
    dossier = maak.dossier_ingediend(cast)
    with cast.als("systeem"):
        dag = max(uiterste(dossier), DAG)
    assert loop(cast, dag, "besluit_nadert") == {"secretariaat"}
    with cast.als("secretariaat"):
        aanvraag = Aanvraag.objects.get(dossier=dossier)
        Aanvraag.objects.filter(dossier=dossier).update(uiterste_datum=dag + 4 * WAARSCHUWING)
        assert aanvraag.uiterste_datum != dag + 4 * WAARSCHUWING
    assert loop(cast, dag + DAG_ERNA, "besluit_nadert") == set()
    assert loop(cast, dag + 3 * WAARSCHUWING, "besluit_nadert") == {"secretariaat"}


def test_who_has_signed_is_left_alone(cast: Cast) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    with cast.als("oco") as oco:
        rij = Handtekening.objects.get(dossier=dossier, partij_id=cast.partijen["ouder"])
        handtekening_vastleggen(actor=oco, handtekening_id=rij.pk, stand="getekend", op=oco.vandaag)
    assert loop(cast, DAG + HERINNERING, "handtekening_herinnering") == {"ouder2", "leerling"}


def test_what_was_withdrawn_waits_for_nobody(cast: Cast) -> None:
    dossier = maak.dossier_in_concept(cast)
    with cast.als("oco") as oco:
        aanvraag_intrekken(actor=oco, dossier_id=dossier.pk, reden="verhuisd")
    with klok.op(DAG + timedelta(days=60)):
        assert herinneringen_maken(cast.swvs[HOOFD]) == 0


def test_every_swv_gets_its_own_task(cast: Cast, taken: list[Taak]) -> None:
    assert herinneringen() == len(cast.swvs)
    assert {(taak.naam, taak.argumenten) for taak in taken} == {
        ("herinneringen_maken", (pk,)) for pk in cast.swvs.values()
    }


def test_a_worker_that_dies_halfway_tells_everybody_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        maak.dossier_in_concept(cast)
    dag = DAG + timedelta(days=30)
    echt, gedaan = reminders.HERINNERINGEN[-1], []

    def sterf(*wat: Any) -> None:
        echt.meld(*wat)
        gedaan.append(wat)
        if len(gedaan) == 2:
            raise SystemExit

    with monkeypatch.context() as mp, klok.op(dag):
        mp.setattr(reminders, "HERINNERINGEN", (replace(echt, meld=sterf),))
        with pytest.raises(SystemExit), transaction.atomic():
            herinneringen_maken(cast.swvs[HOOFD])
    assert _aantallen(cast, "concept_ligt_stil") == {}
    with klok.op(dag):
        assert herinneringen_maken(cast.swvs[HOOFD]) == herinneringen_maken(cast.swvs[HOOFD]) + 3
    assert _aantallen(cast, "concept_ligt_stil") == {"oco": 3}


def test_only_a_reminder_that_went_out_is_recorded_on_the_signature(cast: Cast) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    dag = DAG + HERINNERING
    assert loop(cast, dag, "handtekening_herinnering") == {"ouder", "ouder2", "leerling"}
    with cast.als("systeem"):
        mails = {mail.gebruiker_id: mail for mail in Mail.objects.filter(soort="handtekening_herinnering")}
    later = dag + DAG_ERNA
    with klok.op(later):
        assert herinneringen_vastleggen() == 0, "nothing was sent yet"
        for wie in ("ouder", "leerling"):
            mail = mails[cast.gebruikers[wie]]
            assert mail_versturen(mail.pk, mail.swv_id)
        assert herinneringen_vastleggen() == 2
        assert herinneringen_vastleggen() == 0
    with cast.als("oco"):
        rijen = dict(Handtekening.objects.filter(dossier=dossier).values_list("partij_id", "herinnerd_op"))
    assert rijen == {cast.partijen["ouder"]: later, cast.partijen["ouder2"]: None, None: later}


def test_a_later_day_of_the_school_stays(cast: Cast) -> None:
    dossier = maak.dossier_ter_ondertekening(cast)
    dag = DAG + HERINNERING
    loop(cast, dag, "handtekening_herinnering")
    with klok.op(dag + 2 * DAG_ERNA), cast.als("oco", dag + 2 * DAG_ERNA) as oco:
        rij = Handtekening.objects.get(dossier=dossier, partij_id=cast.partijen["ouder"])
        handtekening_vastleggen(
            actor=oco, handtekening_id=rij.pk, stand="open", op=oco.vandaag, herinnerd_op=oco.vandaag
        )
    with cast.als("systeem"):
        mail = Mail.objects.get(soort="handtekening_herinnering", gebruiker_id=cast.gebruikers["ouder"])
    with klok.op(dag):
        assert mail_versturen(mail.pk, mail.swv_id)
        assert herinneringen_vastleggen() == 0


def test_an_addition_that_lapsed_is_told_once(cast: Cast) -> None:
    dossier = maak.dossier_met_aanvulling_gevraagd(cast)
    with cast.als("systeem"):
        dag = hersteltermijn(dossier) + WAARSCHUWING + DAG_ERNA
    for _ in range(2):
        with klok.op(dag), cast.als("systeem", dag) as actor:
            verlopen_aanvullingen_vastleggen(actor=actor)
    assert _aantallen(cast, "aanvulling_verlopen") == {"secretariaat": 1}
