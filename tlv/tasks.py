"""Celery tasks of the TLV: the letters of a renewal campaign, and its reminder."""

import logging
from datetime import timedelta

from celery import current_app, shared_task

from swv.kern.documenten.services import BRIEFFOUTEN
from swv.kern.kalender.klok import vandaag
from swv.kern.organisatie.models import Swv
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from tlv.letters.campagne import bouw_campagnebrief
from tlv.services import campagne

logger = logging.getLogger(__name__)

AANGEBODEN_GELEDEN = timedelta(seconds=60)


@shared_task(name="campagnebrief_maken")
def campagnebrief_maken(brief_id: int, swv_id: int) -> bool:
    """Make and deliver one letter of a campaign; running twice does no harm."""
    try:
        with bereik(systeem(swv_id, vandaag()), reden="campagnebrief_maken") as actor:
            return campagne.campagnebrief_maken(actor=actor, brief_id=brief_id, bouw=bouw_campagnebrief)
    except BRIEFFOUTEN as fout:
        logger.exception("campagnebrief %s kan niet worden gemaakt", brief_id)
        with bereik(systeem(swv_id, vandaag()), reden="campagnebrief_maken"):
            campagne.campagnestoring_vastleggen(brief_id, fout)
        return False


@shared_task(name="campagnebrieven_vegen")
def campagnebrieven_vegen() -> int:
    """Offer again, SWV by SWV, every letter that a lost message or a killed worker left undone."""
    aantal = 0
    for swv_id in Swv.objects.order_by("pk").values_list("pk", flat=True):
        with bereik(systeem(swv_id, vandaag()), reden="campagnebrieven_vegen") as actor:
            ids = campagne.campagnebrieven_aanbieden(actor=actor, geleden=AANGEBODEN_GELEDEN)
        for brief_id in ids:
            current_app.send_task("campagnebrief_maken", args=(brief_id, swv_id))
        aantal += len(ids)
    return aantal


@shared_task(name="campagnes_herinneren")
def campagnes_herinneren() -> int:
    """Send, SWV by SWV, the reminders of the campaigns whose day has come."""
    aantal = 0
    for swv_id in Swv.objects.order_by("pk").values_list("pk", flat=True):
        with bereik(systeem(swv_id, vandaag()), reden="campagnes_herinneren") as actor:
            aantal += campagne.campagnes_herinneren(actor=actor)
    return aantal
