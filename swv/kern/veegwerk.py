"""Work that the system does SWV by SWV: sweeps that find what was left undone (RCH-11), and what belongs to a day."""

import logging
from collections.abc import Callable
from typing import TypeVar

from celery import current_app

from swv.kern.kalender.klok import vandaag
from swv.kern.organisatie.models import Swv
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik

logger = logging.getLogger(__name__)
T = TypeVar("T")


def alle_swvs() -> list[int]:
    """The keys of every SWV, in a fixed order."""
    return list(Swv.objects.order_by("pk").values_list("pk", flat=True))


def in_elk_swv(
    reden: str, doe: Callable[[Actor], T], *, daarna: Callable[[int, T], None] = lambda swv_id, uitkomst: None
) -> list[T]:
    """Do one thing in the scope of each SWV, and `daarna` another when that scope has ended; what came of it.

    No SWV waits for the data of another: where it fails the others go on, and after the last the whole fails
    (ExceptionGroup).
    """
    uitkomsten: list[T] = []
    fouten: list[Exception] = []
    for swv_id in alle_swvs():
        try:
            with bereik(systeem(swv_id, vandaag()), reden=reden) as actor:
                uitkomst = doe(actor)
            daarna(swv_id, uitkomst)
        except Exception as fout:
            logger.exception("%s lukt niet voor swv %s", reden, swv_id)
            fouten.append(fout)
        else:
            uitkomsten.append(uitkomst)
    if fouten:
        raise ExceptionGroup(f"{reden} lukt niet voor elk SWV", fouten)
    return uitkomsten


def bied_opnieuw_aan(taak: str, *, reden: str, onaf: Callable[[Actor], list[int]]) -> int:
    """Send `taak` once more for whatever `onaf` finds in an SWV: a lost message, a killed worker; how many."""

    def stuur(swv_id: int, sleutels: list[int]) -> None:
        for sleutel in sleutels:
            current_app.send_task(taak, args=(sleutel, swv_id))

    return sum(map(len, in_elk_swv(reden, onaf, daarna=stuur)))
