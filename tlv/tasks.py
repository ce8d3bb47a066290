"""Celery tasks of the TLV: renewal campaigns, bundles, taking TLVs over, and finding what was left undone (RCH-11)."""

import logging
from datetime import timedelta

from celery import current_app, shared_task

from swv.kern.documenten.services import BRIEFFOUTEN
from swv.kern.kalender.klok import nu, vandaag
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.veegwerk import bied_opnieuw_aan, in_elk_swv
from tlv.letters.campagne import bouw_campagnebrief
from tlv.services import campagne, overnamewerk
from tlv.services.bundels import BUNDELFOUTEN, bundelstoring_vastleggen, maak_bezwaarbundel, onaffe_bundels

logger = logging.getLogger(__name__)

AANGEBODEN_GELEDEN = timedelta(seconds=60)
BUNDEL_AANGEBODEN_GELEDEN = timedelta(minutes=5)
"""A bundle may take minutes; a second worker would find it locked and stop."""
OVERNAME_AANGEBODEN_GELEDEN = timedelta(minutes=5)
OVERNAMEBEURT = 120
"""Seconds that one task takes TLVs over before the next goes on: well below the limit of a task."""


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
    return bied_opnieuw_aan(
        "campagnebrief_maken",
        reden="campagnebrieven_vegen",
        onaf=lambda wij: campagne.campagnebrieven_aanbieden(actor=wij, geleden=AANGEBODEN_GELEDEN),
    )


@shared_task(name="campagnes_herinneren")
def campagnes_herinneren() -> int:
    """Send, SWV by SWV, the reminders of the campaigns whose day has come."""
    return sum(in_elk_swv("campagnes_herinneren", lambda wij: campagne.campagnes_herinneren(actor=wij)))


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
    gevonden = onaffe_bundels(nu() - BUNDEL_AANGEBODEN_GELEDEN)
    for bundel_id, swv_id in gevonden:
        current_app.send_task("bezwaarbundel_maken", args=(bundel_id, swv_id))
    return len(gevonden)


@shared_task(name="overname_verwerken")
def overname_verwerken(overname_id: int, swv_id: int) -> bool:
    """Weigh or carry out one file of TLVs; running twice does no harm."""
    wij = systeem(swv_id, vandaag())
    try:
        verder = overnamewerk.verwerk(systeem=wij, overname_id=overname_id, tijd=OVERNAMEBEURT)
    except overnamewerk.INLEESFOUTEN as fout:
        logger.exception("overname %s lukt niet", overname_id)
        with bereik(wij, reden="overname_verwerken"):
            overnamewerk.storing_vastleggen(systeem=wij, overname_id=overname_id, fout=fout)
        return False
    if verder:
        current_app.send_task("overname_verwerken", args=(overname_id, swv_id))
    return True


@shared_task(name="overnames_vegen")
def overnames_vegen() -> int:
    """Offer again, SWV by SWV, every file left undone, and throw away what nobody came back to."""

    def onaf(wij: Actor) -> list[int]:
        overnamewerk.opruimen(systeem=wij)
        return overnamewerk.aanbieden(systeem=wij, geleden=OVERNAME_AANGEBODEN_GELEDEN)

    return bied_opnieuw_aan("overname_verwerken", reden="overnames_vegen", onaf=onaf)
