"""Starting tasks: by name, after commit, ids only; a sweep finds what a lost message left undone (style guide 21)."""

import logging
from functools import partial

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def na_vastlegging(taak: str, *argumenten: int) -> None:
    """Send a task after commit. A broker that is away costs no work: the sweep offers it again."""
    transaction.on_commit(partial(_verstuur, taak, argumenten))


def _verstuur(taak: str, argumenten: tuple[int, ...]) -> None:
    try:
        current_app.send_task(taak, args=argumenten, retry=False)
    except OperationalError:
        logger.warning("taak %s niet verstuurd: de broker is onbereikbaar; de veger biedt hem later aan", taak)
