"""The harness itself: the right roles, transactions that are undone, strictness that is really on."""

import socket
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connections, transaction
from django.db.models import Count
from django.db.utils import ProgrammingError
from django.template import Context, Template
from django.test import Client

from swv.kern.beleid.models import Beleidsversie
from swv.kern.kalender import klok
from swv.kern.organisatie.models import School
from swv.kern.personen.models import Gebruiker, Leerling
from swv.kern.taken import na_vastlegging
from swv.project.celery import app
from tests.bouw import omgeving
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, LEDEN, Cast
from tests.conftest import Taak


def gebruiker_van(alias: str) -> str:
    with connections[alias].cursor() as cursor:
        cursor.execute("select current_user")
        return str(cursor.fetchone()[0])


def test_ordinary_tests_run_as_the_web_role(cast: Cast) -> None:
    assert gebruiker_van("default") == gebruiker_van("leeslog") == f"{omgeving.NAAM}_web"
    assert gebruiker_van("aanmelden") == f"{omgeving.NAAM}_aanmelden"


def test_no_role_of_the_tests_is_a_superuser_or_an_owner(vers: Cast) -> None:
    assert omgeving.bezwaren_tegen_rollen() == []


def test_a_superuser_would_be_refused(vers: Cast) -> None:
    with omgeving.beheer() as conn:
        conn.execute(f'alter role "{omgeving.NAAM}_web" bypassrls')
        try:
            assert any("bypassrls" in bezwaar for bezwaar in omgeving.bezwaren_tegen_rollen())
        finally:
            conn.execute(f'alter role "{omgeving.NAAM}_web" nobypassrls')


def test_other_aliases_are_closed_to_ordinary_tests(cast: Cast) -> None:
    with pytest.raises(AssertionError, match="not allowed"):
        gebruiker_van("eigenaar")


@pytest.mark.parametrize("keer", [1, 2])
def test_what_a_test_writes_is_undone(cast: Cast, keer: int) -> None:
    with cast.als("oco"):
        assert not Leerling.objects.exists()
    maak.leerling(cast)


@pytest.mark.parametrize("keer", [1, 2])
def test_a_clone_commits_and_is_thrown_away(vers: Cast, keer: int) -> None:
    dossier = maak.dossier_begonnen(vers)
    assert not connections["default"].in_atomic_block
    with vers.als("oco"):
        assert Leerling.objects.count() == 1
    with omgeving.beheer(omgeving.VERS) as conn:
        assert conn.execute("select id from kern_dossier").fetchall() == [(dossier.pk,)]


def test_the_cast_has_one_lidmaatschap_each(cast: Cast) -> None:
    assert set(cast.actoren) == set(LEDEN)
    assert Gebruiker.objects.count() == len(LEDEN)


def test_tests_stand_on_their_day(cast: Cast) -> None:
    assert klok.vandaag() == DAG == cast.actor("oco").vandaag


def test_ids_of_two_tables_never_meet(cast: Cast) -> None:
    dossier = maak.dossier_begonnen(cast)
    assert len({dossier.pk, dossier.leerling_id, dossier.school_id, dossier.swv_id}) == 4
    assert abs(dossier.pk - dossier.leerling_id) > 1000


def test_callbacks_after_commit_run_at_the_end_of_the_outermost_block(cast: Cast, taken: list[Taak]) -> None:
    with transaction.atomic():
        with transaction.atomic():
            na_vastlegging("hartslag")
        assert taken == []
    assert taken == [Taak("hartslag", ())]


def test_callbacks_on_a_clone_run_after_the_real_commit(vers: Cast) -> None:
    """Another connection sees what was written by the time that they run."""
    gezien: list[int] = []

    def kijk() -> None:
        assert not connections["default"].in_atomic_block
        with omgeving.beheer(omgeving.VERS) as conn:
            gezien.extend(rij[0] for rij in conn.execute("select id from kern_dossier").fetchall())

    with transaction.atomic():
        with transaction.atomic():
            dossier = maak.dossier_begonnen(vers)
            transaction.on_commit(kijk)
        assert gezien == []
    assert gezien == [dossier.pk]


def test_what_is_rolled_back_sends_nothing(cast: Cast, taken: list[Taak]) -> None:
    with transaction.atomic():
        na_vastlegging("hartslag")
        transaction.set_rollback(True)
    assert taken == []


def test_a_list_without_an_order_is_shuffled(cast: Cast) -> None:
    ruw = School._meta.default_manager.order_by()
    volgordes = {tuple(ruw.values_list("pk", flat=True)) for _ in range(30)}
    assert len(volgordes) > 1
    vast = {tuple(ruw.order_by("pk").values_list("pk", flat=True)) for _ in range(5)}
    assert len(vast) == 1


def test_counting_and_grouping_are_left_alone(cast: Cast) -> None:
    assert School.objects.order_by().count() == 6
    assert list(School.objects.order_by().values("soort").annotate(n=Count("pk")).order_by("soort"))
    assert School.objects.order_by().values("soort").distinct().count() == 2


def test_an_undefined_variable_in_a_template_fails() -> None:
    with pytest.raises(pytest.fail.Exception, match="Undefined template variable 'bestaat_niet'"):
        Template("{{ bestaat_niet }}").render(Context())


def test_a_moment_without_a_zone_fails(cast: Cast) -> None:
    with pytest.raises(RuntimeWarning, match="naive"):
        Beleidsversie.objects.filter(geladen_op=datetime(2026, 3, 10)).exists()  # noqa: DTZ001


def test_the_network_is_out_of_reach() -> None:
    with socket.socket() as draad, pytest.raises(pytest.fail.Exception, match="network"):
        draad.connect(("192.0.2.1", 80))


def test_a_task_that_nobody_registered_would_be_noticed() -> None:
    app.autodiscover_tasks(force=True)
    assert {"brief_maken", "brieven_vegen", "hartslag"} <= set(app.tasks)
    assert "bestaat_niet" not in app.tasks


def test_signing_in_as_somebody(cast: Cast, binnen: Callable[[str], Client]) -> None:
    assert binnen("oco").get("/").status_code == 200
    assert Client().get("/").status_code == 302


def test_the_web_role_cannot_become_another(cast: Cast) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute(f'set role "{omgeving.NAAM}_eigenaar"')
