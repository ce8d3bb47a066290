"""Whether the installation works: database, broker, worker, beat and storage."""

import logging
import time
from collections.abc import Callable

from celery import current_app
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connections

from swv.kern.kalender.klok import nu

logger = logging.getLogger(__name__)

HARTSLAG = "swv-hartslag"
MAX_LEEFTIJD = 60


def _database() -> bool:
    with connections["leeslog"].cursor() as cursor:
        cursor.execute("select 1")
        return bool(cursor.fetchone())


def _broker() -> bool:
    with current_app.connection_for_read() as verbinding:
        verbinding.ensure_connection(max_retries=1, timeout=2)
    return True


def _worker() -> bool:
    return bool(current_app.control.ping(timeout=1, limit=1))


def _beat() -> bool:
    gezien = cache.get(HARTSLAG)
    return gezien is not None and nu().timestamp() - float(gezien) < MAX_LEEFTIJD


def _opslag() -> bool:
    sleutel = default_storage.save("gezond/toets.txt", ContentFile(b"gezond"))
    try:
        with default_storage.open(sleutel) as bestand:
            return bool(bestand.read() == b"gezond")
    finally:
        default_storage.delete(sleutel)


_ONDERDELEN: dict[str, Callable[[], bool]] = {
    "database": _database,
    "broker": _broker,
    "worker": _worker,
    "beat": _beat,
    "opslag": _opslag,
}


def stand() -> dict[str, str]:
    """'ok' or 'fout' per part; a failing part is logged with its cause."""
    uitkomst: dict[str, str] = {}
    for naam, toets in _ONDERDELEN.items():
        begin = time.monotonic()
        try:
            goed = toets()
        except Exception:
            logger.exception("gezondheid: %s faalt (%.1f s)", naam, time.monotonic() - begin)
            goed = False
        uitkomst[naam] = "ok" if goed else "fout"
    return uitkomst
