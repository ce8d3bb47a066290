"""Celery tasks of the TLV: making the bundle of an objection, and finding what was left undone (RCH-11)."""

import logging
from datetime import timedelta

from celery import current_app, shared_task

from swv.kern.kalender.klok import nu, vandaag
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from tlv.services.bundels import BUNDELFOUTEN, bundelstoring_vastleggen, maak_bezwaarbundel, onaffe_bundels

logger = logging.getLogger(__name__)

AANGEBODEN_GELEDEN = timedelta(minutes=5)
"""A bundle may take minutes; a second worker would find it locked and stop."""


@shared_task(name="bezwaarbundel_maken")
def bezwaarbundel_maken(bundel_id: int, swv_id: int) -> bool:
    """Make one bundle; running twice does no harm."""
    try:
        with bereik(systeem(swv_id, vandaag()), reden="bezwaarbundel_maken") as actor:
            return maak_bezwaarbundel(actor=actor, bundel_id=bundel_id)
    except BUNDELFOUTEN as fout:
        logger.exception("bundel %s kan niet worden gemaakt", bundel_id)
        with bereik(systeem(swv_id, vandaag()), reden="bezwaarbundel_maken"):
            bundelstoring_vastleggen(bundel_id, fout)
        return False


@shared_task(name="bezwaarbundels_vegen")
def bezwaarbundels_vegen() -> int:
    """Offer again every bundle that a lost message or a killed worker left undone."""
    gevonden = onaffe_bundels(nu() - AANGEBODEN_GELEDEN)
    for bundel_id, swv_id in gevonden:
        current_app.send_task("bezwaarbundel_maken", args=(bundel_id, swv_id))
    return len(gevonden)
