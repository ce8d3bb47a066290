"""A world of dossiers in every situation, committed on a clone of its own; tests look and roll back."""

import io
import logging
from collections.abc import Iterator

import pytest
from django.db import connections, transaction
from pytest_django.plugin import DjangoDbBlocker

from swv.kern.kalender import klok
from tests.bouw import omgeving
from tests.bouw.cast import DAG, Cast
from tests.toegang import matrix
from tests.toegang.wereld import Wereld, bouw


@pytest.fixture(scope="session")
def _wereld(_gebouwd: Cast, django_db_blocker: DjangoDbBlocker) -> Iterator[matrix.Proef]:
    """Built once per worker; nobody changes it."""
    with django_db_blocker.unblock(), klok.op(DAG), pytest.MonkeyPatch.context() as mp:
        mp.setattr("swv.kern.taken._verstuur", lambda *_: None)
        omgeving.sluit()
        omgeving.kloon(omgeving.TOEGANG, omgeving.SJABLOON)
        omgeving.richt(omgeving.TOEGANG)
        try:
            wereld = bouw(_gebouwd)
        finally:
            omgeving.sluit()
            omgeving.richt()
        proef = matrix.Proef(matrix.lees(), wereld)
        matrix.laad_rijen(proef)
    return proef


@pytest.fixture
def proef(_wereld: matrix.Proef, django_db_blocker: DjangoDbBlocker) -> Iterator[matrix.Proef]:
    """The matrix and its world, on the day of the tests, over the ordinary roles."""
    with django_db_blocker.unblock(), klok.op(DAG):
        omgeving.sluit()
        omgeving.richt(omgeving.TOEGANG)
        try:
            yield _wereld
        finally:
            omgeving.sluit()
            omgeving.richt()


@pytest.fixture
def zonder_rls(proef: matrix.Proef) -> None:
    """`default` connects as a role with the rights of web that bypasses every policy: the application stands alone."""
    omgeving.sluit()
    config = connections.settings["default"]
    config["USER"], config["PASSWORD"] = omgeving.ZONDER_RLS, omgeving.maak_rol_zonder_rls()


@pytest.fixture
def wereld(proef: matrix.Proef) -> Iterator[Wereld]:
    """The world inside a transaction that is rolled back."""
    with transaction.atomic():
        yield proef.wereld
        transaction.set_rollback(True)


@pytest.fixture
def dossiers(_wereld: matrix.Proef, django_db_blocker: DjangoDbBlocker) -> Iterator[matrix.Proef]:
    """A copy of the world: pages write the read log, which commits."""
    with django_db_blocker.unblock(), klok.op(DAG):
        omgeving.sluit()
        omgeving.kloon(omgeving.VERS, omgeving.TOEGANG)
        omgeving.richt(omgeving.VERS)
        try:
            yield _wereld
        finally:
            omgeving.sluit()
            omgeving.richt()


@pytest.fixture
def _geen_ruis() -> Iterator[None]:
    """Refusals are logged as warnings; here they are the point."""
    logger = logging.getLogger("django.request")
    logger.disabled = True
    yield
    logger.disabled = False


@pytest.fixture
def _bestanden(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every document of the world has a file: what is read is not the point here, who reads it is."""
    views = ("letters", "bezwaar", "bundle", "campagne")
    for module in ("aanvragen.views.documents", *(f"tlv.views.{naam}" for naam in views)):
        monkeypatch.setattr(f"{module}.open_bestand", lambda _: io.BytesIO(b"%PDF-1.7"))
    monkeypatch.setattr("aanvragen.views.summary.maak_pdf", lambda html, titel: html.encode())
