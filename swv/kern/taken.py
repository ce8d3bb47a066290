"""Starting tasks: by name, after commit, ids only; a sweep finds what a lost message left undone (style guide 21)."""

import logging
from dataclasses import dataclass
from functools import partial

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class _Ronde:
    """The messages that wait for the same commit; a broker that hangs makes only the first of them wait."""

    broker_weg: bool = False


def na_vastlegging(taak: str, *argumenten: int) -> None:
    """Send a task after commit. A broker that is away costs no work: the sweep offers it again."""
    transaction.on_commit(partial(_verstuur, _lopende_ronde(), taak, argumenten))


def _lopende_ronde() -> _Ronde:
    wachtend = (functie for _, functie, _ in transaction.get_connection().run_on_commit)
    eigen = (functie for functie in wachtend if isinstance(functie, partial) and functie.func is _verstuur)
    return next((functie.args[0] for functie in eigen), None) or _Ronde()


def _verstuur(ronde: _Ronde, taak: str, argumenten: tuple[int, ...]) -> None:
    if not ronde.broker_weg:
        try:
            current_app.send_task(taak, args=argumenten, retry=False)
        except OperationalError:
            ronde.broker_weg = True
    if ronde.broker_weg:
        logger.warning("taak %s niet verstuurd: de broker is onbereikbaar; de veger biedt hem later aan", taak)
