"""Celery tasks of the dossier engine: the sweep of lapsed additions and the reminders of the day."""

from celery import current_app, shared_task

from aanvragen.services.reminders import herinneringen_maken as maak_herinneringen
from aanvragen.services.reminders import herinneringen_vastleggen as leg_herinneringen_vast
from aanvragen.services.terms import verlopen_aanvullingen_vastleggen
from swv.kern.kalender.klok import vandaag
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.veegwerk import alle_swvs, in_elk_swv


@shared_task(name="aanvullingen_vegen")
def aanvullingen_vegen() -> int:
    """Record, SWV by SWV, which requests for additions lapsed unused (RCH-14); how many were new."""
    return sum(in_elk_swv("aanvullingen_vegen", lambda wij: verlopen_aanvullingen_vastleggen(actor=wij)))


@shared_task(name="herinneringen")
def herinneringen() -> int:
    """One task per SWV, so that none waits for the policy or the data of another."""
    swvs = alle_swvs()
    for swv_id in swvs:
        current_app.send_task("herinneringen_maken", args=(swv_id,))
    return len(swvs)


@shared_task(name="herinneringen_maken")
def herinneringen_maken(swv_id: int) -> int:
    """Put down the reminders of one SWV; what a lost message left undone is done the next day."""
    with bereik(systeem(swv_id, vandaag()), reden="herinneringen_maken") as actor:
        return maak_herinneringen(actor=actor)


@shared_task(name="herinneringen_vastleggen")
def herinneringen_vastleggen() -> int:
    """Record, SWV by SWV, on the signatures which reminders went out by mail (TLV-60a); how many were new."""
    return sum(in_elk_swv("herinneringen_vastleggen", lambda wij: leg_herinneringen_vast(actor=wij)))
