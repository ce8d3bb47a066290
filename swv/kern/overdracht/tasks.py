"""Celery tasks of importing and exporting: each opens its own scope, for one SWV and one day (ADR 0007)."""

import logging
from datetime import timedelta

from celery import current_app, shared_task
from django.db import OperationalError

from swv.kern.kalender.klok import vandaag
from swv.kern.overdracht import uitvoerdiensten, werk
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.veegwerk import bied_opnieuw_aan

logger = logging.getLogger(__name__)

BEURT = 120
"""Seconds that one task imports before the next takes over: well below the limit of a task."""
AANGEBODEN_GELEDEN = timedelta(minutes=5)
UITVOER_HOOGSTENS = 6 * 3600
"""Seconds for one export: it cannot be cut up, because all of it is one moment."""


@shared_task(name="inlezing_verwerken")
def inlezing_verwerken(inlezing_id: int, swv_id: int) -> bool:
    """Weigh or carry out one import; running twice does no harm."""
    wij = systeem(swv_id, vandaag())
    try:
        verder = werk.verwerk(systeem=wij, inlezing_id=inlezing_id, tijd=BEURT)
    except werk.INLEESFOUTEN as fout:
        logger.exception("inlezing %s lukt niet", inlezing_id)
        with bereik(wij, reden="inlezing_verwerken"):
            werk.storing_vastleggen(inlezing_id, fout)
        return False
    if verder:
        current_app.send_task("inlezing_verwerken", args=(inlezing_id, swv_id))
    return True


@shared_task(name="inlezingen_vegen")
def inlezingen_vegen() -> int:
    """Offer again, SWV by SWV, every import that a lost message or a killed worker left undone."""
    return bied_opnieuw_aan(
        "inlezing_verwerken",
        reden="inlezingen_vegen",
        onaf=lambda wij: werk.aanbieden(systeem=wij, geleden=AANGEBODEN_GELEDEN),
    )


@shared_task(name="uitvoer_maken", time_limit=UITVOER_HOOGSTENS)
def uitvoer_maken(uitvoer_id: int, swv_id: int) -> bool:
    """Make one export; running twice does no harm."""
    wij = systeem(swv_id, vandaag())
    try:
        return uitvoerdiensten.maak_uitvoer(systeem=wij, uitvoer_id=uitvoer_id)
    except (OSError, OperationalError) as fout:
        logger.exception("uitvoer %s kan niet worden gemaakt", uitvoer_id)
        with bereik(wij, reden="uitvoer_maken"):
            uitvoerdiensten.storing_vastleggen(uitvoer_id, fout)
        return False


@shared_task(name="uitvoeren_vegen")
def uitvoeren_vegen() -> int:
    """Offer again, SWV by SWV, every export left undone, and throw away what was kept long enough."""

    def onaf(wij: Actor) -> list[int]:
        uitvoerdiensten.opruimen(systeem=wij)
        return uitvoerdiensten.aanbieden(systeem=wij, geleden=AANGEBODEN_GELEDEN)

    return bied_opnieuw_aan("uitvoer_maken", reden="uitvoeren_vegen", onaf=onaf)
