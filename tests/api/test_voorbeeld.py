"""The example client of docs/api against the running product."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from pytest_django.live_server_helper import LiveServer

from swv.kern.tokens.models import Tokenomvang
from tests.api.test_tokens import maak
from tests.bouw.cast import Cast
from tests.bouw.situaties import dossier_ingediend

PROGRAMMA = settings.BASE_DIR / "docs" / "api" / "voorbeeld.py"


def draai(adres: str, token: str) -> subprocess.CompletedProcess[str]:
    omgeving = {**os.environ, "SWV_TOKEN": token}
    return subprocess.run(
        [sys.executable, str(PROGRAMMA), adres], env=omgeving, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.xdist_group("browser")
def test_it_shows_what_waits(vers: Cast, site: LiveServer) -> None:
    dossier = dossier_ingediend(vers)
    gedaan = draai(site.url, maak(vers, "secretariaat", Tokenomvang.LEZEN))
    assert (gedaan.returncode, gedaan.stderr) == (0, "")
    assert dossier.nummer in gedaan.stdout
    geweigerd = draai(site.url, "swv_bestaat_niet")
    assert (geweigerd.returncode, "U bent niet aangemeld" in geweigerd.stderr) == (1, True)
