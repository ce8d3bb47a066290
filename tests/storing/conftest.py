"""The product as separate processes over a fresh clone of the database, with a broker of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser

from tests.bouw import omgeving
from tests.bouw.browser import open_chromium
from tests.bouw.cast import Cast
from tests.storing.processen import Opstelling
from tests.storing.verzoeken import Bezoeker


@pytest.fixture(scope="session")
def static_map(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Collected static files: those of `script/test`, else our own."""
    klaar = os.environ.get("SWV_STATIC", "")
    if klaar and (Path(klaar) / "staticfiles.json").exists():
        return klaar
    doel = str(tmp_path_factory.mktemp("static"))
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "SWV_STATIC": doel},
        check=True,
        timeout=120,
    )
    return doel


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for the tests of a module, open before any connection to the database."""
    with open_chromium() as browser:
        yield browser


@pytest.fixture
def opstelling(vers: Cast, tmp_path: Path, static_map: str) -> Iterator[Opstelling]:
    """The broker runs; the test starts the rest, and everything is gone when it ends."""
    proef = Opstelling(tmp_path, static_map)
    try:
        proef.start_broker()
        yield proef
    finally:
        proef.stop_alles()


@pytest.fixture
def beheerder(vers: Cast) -> Iterator[psycopg.Connection]:
    """The administrator of the clone: to copy, to count over everything, and to sabotage."""
    with omgeving.beheer(omgeving.VERS) as conn:
        yield conn


@pytest.fixture
def bezoeker(binnen: Callable[[str], Client], opstelling: Opstelling) -> Callable[[str], Bezoeker]:
    """Somebody of the cast, signed in at the running product."""

    def meld_aan(wie: str) -> Bezoeker:
        return Bezoeker.van(binnen(wie), opstelling.webpoort)

    return meld_aan
