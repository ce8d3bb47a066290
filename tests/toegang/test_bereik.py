"""The scope of a transaction: set, nested, restored, and never in the way of the real error (ADR 0003)."""

import pytest
from django.db import DatabaseError, connection, transaction

from swv.kern.kalender.klok import vandaag
from swv.kern.personen.models import Leerling
from swv.kern.toegang.actor import niemand
from swv.kern.toegang.bereik import bereik, huidig_bereik, zet_reden
from swv.kern.toegang.errors import GeenBereik
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast


def rol() -> str:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('app.rol', true)")
        return cursor.fetchone()[0] or ""


def test_a_scope_inside_a_scope_narrows_and_gives_back(cast: Cast) -> None:
    with cast.als("secretariaat"):
        with cast.als("ouder") as ouder:
            assert (rol(), huidig_bereik()) == ("ouder", ouder)
        assert rol() == "secretariaat"
    assert rol() == ""


def test_a_failure_inside_gives_the_outer_scope_back(cast: Cast) -> None:
    with cast.als("secretariaat"):
        with pytest.raises(ValueError, match="eigen fout"), cast.als("ouder"):
            raise ValueError("eigen fout")
        assert rol() == "secretariaat"


def test_a_database_error_inside_keeps_its_own_name(cast: Cast) -> None:
    with cast.als("secretariaat"):
        with pytest.raises(DatabaseError, match="bestaat_niet"), cast.als("ouder"), connection.cursor() as cursor:
            cursor.execute("select * from bestaat_niet")
        assert rol() == "secretariaat"


def test_a_rolled_back_block_inside_gives_the_outer_scope_back(cast: Cast) -> None:
    with cast.als("secretariaat"):
        with cast.als("ouder"):
            transaction.set_rollback(True)
        assert rol() == "secretariaat"


def test_nobody_signed_in_sees_nothing(cast: Cast) -> None:
    maak.dossier_ingediend(cast)
    with bereik(niemand(vandaag())) as actor:
        assert not Leerling.objects.exists()
        assert not Leerling.objects.zichtbaar_voor(actor).exists()


def test_without_a_scope_code_is_told_so(cast: Cast) -> None:
    with pytest.raises(GeenBereik):
        huidig_bereik()
    with pytest.raises(GeenBereik):
        zet_reden("iets")


def test_a_change_without_a_reason_is_refused(cast: Cast) -> None:
    leerling = maak.leerling(cast)
    with bereik(cast.actor("systeem")), pytest.raises(DatabaseError, match="pgh_context"), transaction.atomic():
        Leerling.objects.filter(pk=leerling.pk).update(persoon_id=cast.personen["ouder"])


def test_the_history_says_who_and_why(cast: Cast) -> None:
    leerling = maak.leerling(cast)
    with cast.als("systeem"):
        zet_reden("proef")
        Leerling.objects.filter(pk=leerling.pk).update(persoon_id=cast.personen["ouder"])
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        cursor.execute("select pgh_context from kern_leerlingevent")  # the web role cannot even read it
