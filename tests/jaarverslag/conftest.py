"""One world for all tests of the report, on a clone of its own."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from swv.kern.kalender import klok
from tests.bouw import omgeving
from tests.bouw.cast import DAG, HOOFD, Cast
from tests.jaarverslag.wereld import vul


@pytest.fixture(scope="module")
def wereld(_gebouwd: Cast, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """The cast, with the dossiers of `tests.jaarverslag.wereld` in the main SWV, on the day of the tests."""
    with django_db_blocker.unblock():
        omgeving.sluit()
        omgeving.kloon(omgeving.VERS, omgeving.SJABLOON)
        omgeving.richt(omgeving.VERS)
        try:
            with omgeving.beheer(omgeving.VERS) as conn:
                vul(conn, _gebouwd, HOOFD)
            with klok.op(DAG):
                yield _gebouwd
        finally:
            omgeving.sluit()
            omgeving.richt()
