"""The harness: strict from the first test.

Tests that touch the database ask for the fixture `cast` (or carry `pytest.mark.django_db`). They run as the web
role, inside a transaction per connection that is rolled back; what must be committed (a live server, a worker,
concurrency) asks for `vers`, a clone of the database for that test alone. Warnings are errors (pyproject),
undefined template variables fail, lists without an order come back shuffled, nothing reaches the network, and
callbacks after commit run when the outermost block of the code under test ends; with `vers` after the real commit.
"""

import gc
import os
import re
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache as tussenopslag
from django.db import connections, transaction
from django.db.models.expressions import OrderBy
from django.db.models.functions import Random
from django.db.models.sql.compiler import SQLCompiler
from django.test import Client
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker
from xdist.scheduler.loadgroup import LoadGroupScheduling

from swv.kern.beleid.services import beleid_laden
from swv.kern.kalender import klok
from swv.kern.kalender.services import vakanties_laden
from swv.kern.toegang.middleware import SESSIE_LIDMAATSCHAP, SESSIE_TWEEDE_FACTOR
from swv.kern.toegang.rls.apply import pas_toe
from swv.project import rollen
from swv.project.celery import app as celery_app
from tests.bouw import bewaard, omgeving
from tests.bouw import cast as rolverdeling
from tests.bouw.cast import Cast

TESTBELEID = Path(__file__).parent / "beleid"
IN_TRANSACTIE = ("default", "leeslog", "aanmelden")


def pytest_configure(config: pytest.Config) -> None:
    """Settings of the tests, before anything connects."""
    config.addinivalue_line("markers", "echte_taken: send_task reaches the broker (for a real worker)")
    os.environ["FAIL_INVALID_TEMPLATE_VARS"] = "true"
    map = tempfile.mkdtemp(prefix="swv-test-")
    config.add_cleanup(lambda: shutil.rmtree(map, ignore_errors=True))
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.PDF_STRENG = True
    settings.DEMO, settings.PRODUCTIE, settings.KLOK = False, False, ""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.BESTANDEN = map
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": map},
        },
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.STATIC_ROOT = None
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    os.environ["SWV_BESTANDEN"] = map
    if omgeving.BEHEER_URL:
        omgeving.richt()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whoever asks for the cast gets a transaction on each connection of a request, unless it wants a clone."""
    for item in items:
        namen = getattr(item, "fixturenames", ())
        if "vers" in namen:
            if item.get_closest_marker("django_db"):
                raise pytest.UsageError(f"{item.nodeid}: vers and django_db do not go together")
        elif "cast" in namen and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db(databases=[*IN_TRANSACTIE]))


def pytest_collection_finish() -> None:
    """What was imported stays: looking through it for garbage over and over takes a tenth of the time of all tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


class Groepen(LoadGroupScheduling):
    """`--dist loadgroup` by the group that a test module names in its `pytestmark`.

    The scheduler of pytest-xdist 3.8 looks for the group in a node id that pytest 9 no longer lets it write.
    """

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return _groep_van(self.config.rootpath / module) or nodeid


@cache
def _groep_van(module: Path) -> str:
    gevonden = re.search(r'xdist_group\("(\w+)"\)', module.read_text())
    return gevonden.group(1) if gevonden else ""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Groepen | None:
    """Tests of one group go to one worker: what they build together is built once."""
    return Groepen(config, log) if config.getvalue("dist") == "loadgroup" else None


# --- The database -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def _gebouwd(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """Database, roles, policies, beleid, holidays and the committed cast of this worker."""
    if not omgeving.BEHEER_URL:
        pytest.exit("SWV_TEST_BEHEER_URL ontbreekt: gebruik script/test.", returncode=1)
    with django_db_blocker.unblock():
        try:
            omgeving.maak()
            omgeving.migreer()
            omgeving.verspreid_nummers()
            pas_toe()
            beleid_laden()
            beleid_laden(TESTBELEID)
            vakanties_laden(using="eigenaar")
            if bezwaren := omgeving.bezwaren_tegen_rollen():
                pytest.exit(f"De tests bewijzen niets met deze rollen: {'; '.join(bezwaren)}", returncode=1)
            cast = _laad_cast()
            rolverdeling.laad_actoren(cast)
            omgeving.sluit()
            omgeving.kloon(omgeving.SJABLOON, omgeving.NAAM)
            with omgeving.beheer(omgeving.NAAM) as conn:
                bewaard.richt_in(conn, rollen.rolnaam(omgeving.NAAM, "web"))
            yield cast
        finally:
            omgeving.ruim_op()


def _laad_cast() -> Cast:
    """Over the administrator's connection, an alias that no test can reach."""
    config = dict(connections.settings["eigenaar"])
    met = omgeving.psycopg.conninfo.conninfo_to_dict(omgeving.BEHEER_URL)
    config |= {"USER": met.get("user", ""), "PASSWORD": met.get("password", "")}
    connections.settings["bouwer"] = config
    try:
        return rolverdeling.laad("bouwer")
    finally:
        connections["bouwer"].close()
        del connections["bouwer"]
        del connections.settings["bouwer"]


@pytest.fixture(scope="session")
def django_db_setup(_gebouwd: Cast) -> None:
    """Our own database instead of the one that Django would make as a superuser."""


@pytest.fixture
def cast(_gebouwd: Cast, _op_de_dag: None) -> Cast:
    """The fixed cast (tests.bouw.cast), on the day of the tests; brings transactions with it."""
    return _gebouwd


@pytest.fixture(autouse=True)
def _bewaarde_situaties(request: pytest.FixtureRequest) -> None:
    """A test that replaces a part of the product, or looks at its effects, has its situations made anew."""
    bewaard.sta_toe(not bewaard.verandert_product(request))


@pytest.fixture
def _op_de_dag() -> Iterator[None]:
    with klok.op(rolverdeling.DAG):
        yield


@pytest.fixture
def vers(_gebouwd: Cast, django_db_blocker: DjangoDbBlocker) -> Iterator[Cast]:
    """A clone of the freshly built database for this test alone: everything commits, all threads see it.

    The clock stands still in the test's own thread; other threads run on the same day.
    """
    with django_db_blocker.unblock():
        omgeving.sluit()
        omgeving.kloon(omgeving.VERS, omgeving.SJABLOON)
        omgeving.richt(omgeving.VERS)
        klok.verschuif(rolverdeling.DAG)
        try:
            with klok.op(rolverdeling.DAG):
                yield _gebouwd
        finally:
            klok.herstel()
            omgeving.sluit()
            omgeving.richt()


@pytest.fixture
def site(vers: Cast) -> Iterator[LiveServer]:
    """The application on a port of 127.0.0.1, over a clone of its own."""
    server = LiveServer("127.0.0.1")
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture
def binnen(_gebouwd: Cast) -> Callable[[str], Client]:
    """Sign in as somebody of the cast, second factor done: `binnen("oco").get(...)`."""

    def meld_aan(wie: str) -> Client:
        from swv.kern.personen.models import Gebruiker

        eigen = Client()
        gebruiker = Gebruiker.objects.get(pk=_gebouwd.gebruikers[wie])
        eigen.force_login(gebruiker, backend="allauth.account.auth_backends.AuthenticationBackend")
        sessie = eigen.session
        sessie[SESSIE_TWEEDE_FACTOR] = True
        sessie[SESSIE_LIDMAATSCHAP] = _gebouwd.lidmaatschappen[wie]
        sessie.save()
        return eigen

    return meld_aan


# --- Effects ----------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def _na_vastlegging(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside the transaction of a test, callbacks run when the outermost block of the code under test ends.

    On a clone (`vers`) everything commits for real, so there they run when Django runs them: after the commit.
    """
    if "vers" in request.fixturenames:
        return
    einde = transaction.Atomic.__exit__

    def uitgang(self: transaction.Atomic, soort: Any, fout: Any, spoor: Any) -> None:
        einde(self, soort, fout, spoor)
        verbinding = connections[self.using or "default"]
        buitenste = verbinding.in_atomic_block and not verbinding.savepoint_ids
        if buitenste and not verbinding.needs_rollback and soort is None:
            wachtend, verbinding.run_on_commit = verbinding.run_on_commit, []
            for _, functie, _ in wachtend:
                functie()

    monkeypatch.setattr(transaction.Atomic, "__exit__", uitgang)


@dataclass(frozen=True, slots=True)
class Taak:
    """A task as it was sent to the broker."""

    naam: str
    argumenten: tuple[Any, ...]


@pytest.fixture(autouse=True)
def taken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Taak]]:
    """The tasks that were sent, in order; nothing reaches a broker unless the test carries `echte_taken`."""
    verstuurd: list[Taak] = []
    if request.node.get_closest_marker("echte_taken"):
        yield verstuurd
        return

    def stuur(naam: str, args: Any = (), kwargs: Any = None, **opties: Any) -> None:
        assert not kwargs, f"{naam}: tasks take ids only, as positional arguments"
        assert all(isinstance(a, int) for a in args), f"{naam}: tasks take ids only"
        verstuurd.append(Taak(naam, tuple(args)))

    monkeypatch.setattr(celery_app, "send_task", stuur)
    yield verstuurd
    if verstuurd:
        celery_app.autodiscover_tasks(force=True)
        onbekend = {taak.naam for taak in verstuurd} - set(celery_app.tasks)
        assert not onbekend, f"sent but not registered: {sorted(onbekend)}"


# --- Strictness -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session", autouse=True)
def _lijsten_zonder_volgorde() -> Iterator[None]:
    """A query without an order comes back shuffled: code that counts on an order must ask for it."""
    oorspronkelijk = SQLCompiler._order_by_pairs

    def paren(self: SQLCompiler) -> Iterator[tuple[OrderBy, bool]]:
        gevraagd = list(oorspronkelijk(self))
        query = self.query
        vrij = not (query.combinator or query.distinct or query.subquery or query.group_by is not None)
        if not gevraagd and vrij and (query.default_cols or query.select):
            gevraagd = [(OrderBy(Random()), False)]
        yield from gevraagd

    with pytest.MonkeyPatch.context() as mp:
        mp.setattr(SQLCompiler, "_order_by_pairs", paren)
        yield


@pytest.fixture(scope="session", autouse=True)
def _geen_netwerk() -> Iterator[None]:
    """Loopback and sockets on disk only."""
    verbind = socket.socket.connect

    def connect(self: socket.socket, adres: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            gastheer = "127.0.0.1" if adres[0] == "localhost" else adres[0]
            try:
                eigen = ip_address(gastheer).is_loopback
            except ValueError:
                eigen = False
            if not eigen:
                pytest.fail(f"a test reaches for the network: {adres[0]}")
        return verbind(self, adres)

    with pytest.MonkeyPatch.context() as mp:
        mp.setattr(socket.socket, "connect", connect)
        yield


@pytest.fixture(autouse=True)
def _schone_tussenopslag() -> Iterator[None]:
    """No rate limit or cached page of another test."""
    yield
    tussenopslag.clear()
