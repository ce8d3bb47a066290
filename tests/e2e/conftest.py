"""What the end-to-end tests add to the harness: a browser, and the product's own worker on the real broker."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from kombu import Connection
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from swv.project.celery import app as celery_app
from tests.bouw import omgeving
from tests.bouw.browser import open_chromium
from tests.bouw.cast import DAG, Cast
from tests.e2e.bezoeker import Bezoeker

ADRESSEN_VAN_DE_WERKER = {"DATABASE_URL_WEB", "DATABASE_URL_AANMELDEN", "DATABASE_URL_VEEG"}
"""The database roles that script/proces gives to the worker, and no other."""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for the tests of a module."""
    with open_chromium() as browser:
        yield browser


@pytest.fixture
def bezoek(chromium: Browser, site: LiveServer) -> Iterator[Callable[..., Bezoeker]]:
    """A browser of one's own per person: `bezoek("oco")`, or for a telephone `bezoek("ouder", breedte=360)`."""
    contexten = []

    def open_browser(naam: str, *, breedte: int = 1200) -> Bezoeker:
        context = chromium.new_context(
            base_url=site.url, viewport={"width": breedte, "height": 900}, locale="nl-NL", accept_downloads=True
        )
        context.set_default_timeout(20_000)
        contexten.append(context)
        return Bezoeker(context.new_page(), naam, breedte)

    yield open_browser
    for context in contexten:
        context.close()


@pytest.fixture
def werker(vers: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[subprocess.Popen[bytes]]:
    """A Celery worker as script/proces starts it, on the clone of this test, on the day of the tests.

    It listens to a queue of its own, because tests that run beside this one share the broker. Only demo mode
    lets a process live on another day.
    """
    rij = f"test-{omgeving.NAAM}"
    verstuur = celery_app.send_task
    monkeypatch.setattr(celery_app, "send_task", lambda *args, **opties: verstuur(*args, queue=rij, **opties))
    env = {naam: w for naam, w in os.environ.items() if not naam.startswith(("DATABASE_URL", "SWV_TEST"))}
    env |= {naam: os.environ[naam] for naam in ADRESSEN_VAN_DE_WERKER}
    env |= {
        "DJANGO_SETTINGS_MODULE": "swv.project.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
        "REDIS_URL": settings.REDIS_URL,
        "SWV_DEMO": "1",
        "SWV_KLOK": DAG.isoformat(),
        "SWV_BESTANDEN": settings.BESTANDEN,
    }
    opdracht = ["-m", "celery", "--app", "swv.project", "worker", "--pool", "prefork", "--concurrency", "1"]
    opdracht += ["--loglevel", "INFO", "--without-gossip", "--without-mingle", "-Q", rij, "-n", f"{rij}@test"]
    uitvoer = tmp_path / "werker.log"
    with uitvoer.open("wb") as log:
        proces = subprocess.Popen(
            [sys.executable, *opdracht], env=env, cwd=settings.BASE_DIR, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wacht_op(proces, uitvoer)
            yield proces
            assert proces.poll() is None, uitvoer.read_text()
        finally:
            proces.terminate()
            try:
                proces.wait(15)
            except subprocess.TimeoutExpired:
                proces.kill()
                proces.wait()
            _ruim_rij_op(rij)
    fouten = [regel for regel in uitvoer.read_text().splitlines() if "ERROR" in regel or "CRITICAL" in regel]
    assert fouten == []


def _wacht_op(proces: subprocess.Popen[bytes], uitvoer: Path) -> None:
    einde = time.monotonic() + 60
    while time.monotonic() < einde:
        if " ready." in uitvoer.read_text():
            return
        assert proces.poll() is None, uitvoer.read_text()
        time.sleep(0.1)
    pytest.fail(f"the worker did not start\n{uitvoer.read_text()}")


def _ruim_rij_op(rij: str) -> None:
    with Connection(settings.REDIS_URL) as verbinding, verbinding.channel() as kanaal:
        kanaal.queue_delete(rij)
        kanaal.client.delete(f"_kombu.binding.{rij}", f"_kombu.binding_permanent.{rij}")
