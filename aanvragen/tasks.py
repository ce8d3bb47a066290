"""Celery tasks of the dossier engine."""

from celery import shared_task

from aanvragen.services.terms import verlopen_aanvullingen_vastleggen
from swv.kern.kalender.klok import vandaag
from swv.kern.organisatie.models import Swv
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik


@shared_task(name="aanvullingen_vegen")
def aanvullingen_vegen() -> int:
    """Record, SWV by SWV, which requests for additions lapsed unused (RCH-14); how many were new."""
    aantal = 0
    for swv_id in Swv.objects.order_by("pk").values_list("pk", flat=True):
        with bereik(systeem(swv_id, vandaag()), reden="aanvullingen_vegen") as actor:
            aantal += verlopen_aanvullingen_vastleggen(actor=actor)
    return aantal
