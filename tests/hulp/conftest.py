"""The site as script/test made it; whoever runs pytest alone gets it made once."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command


@pytest.fixture(scope="session")
def site_map(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the site; `settings.HULP` points at it."""
    klaar = os.environ.get("SWV_HULP", "")
    map = Path(klaar) if klaar and Path(klaar, "index.html").exists() else tmp_path_factory.mktemp("hulp") / "site"
    if not map.exists():
        call_command("hulp_bouwen", naar=map, verbosity=0)
    with pytest.MonkeyPatch.context() as mp:
        mp.setattr(settings, "HULP", str(map))
        yield map
