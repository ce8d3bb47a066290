"""Celery tasks of the kern: each opens its own scope, for one SWV and one day."""

import logging
from datetime import timedelta
from typing import Any

from celery import current_app, shared_task
from celery.signals import worker_process_init
from django.contrib.sessions.models import Session
from django.core.cache import cache

from swv.kern.berichten.versturen import mail_versturen as verstuur_mail
from swv.kern.berichten.versturen import samenvatting_versturen as verstuur_samenvatting
from swv.kern.berichten.versturen import te_versturen
from swv.kern.choices import Rol
from swv.kern.documenten.pdf import warm_op
from swv.kern.documenten.services import BRIEFFOUTEN, onverzonden_brieven, storing_vastleggen
from swv.kern.documenten.services import brief_maken as maak_brief
from swv.kern.gezondheid import HARTSLAG
from swv.kern.kalender.klok import nu, vandaag
from swv.kern.overdracht import tasks as _overdracht  # noqa: F401  (its tasks register themselves)
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik

logger = logging.getLogger(__name__)

AANGEBODEN_GELEDEN = timedelta(seconds=60)


@worker_process_init.connect
def _warm_op(**_: Any) -> None:
    warm_op()


@shared_task(name="brief_maken")
def brief_maken(brief_id: int, swv_id: int) -> bool:
    """Make and, for the portal, deliver one letter; running twice does no harm."""
    try:
        with bereik(systeem(swv_id, vandaag()), reden="brief_maken") as actor:
            return maak_brief(actor=actor, brief_id=brief_id)
    except BRIEFFOUTEN as fout:
        logger.exception("brief %s kan niet worden gemaakt", brief_id)
        with bereik(systeem(swv_id, vandaag()), reden="brief_maken"):
            storing_vastleggen(brief_id, fout)
        return False


@shared_task(name="brieven_vegen")
def brieven_vegen() -> int:
    """Offer again every letter that a lost message, a killed worker or a passed date left undone."""
    gevonden = onverzonden_brieven(nu() - AANGEBODEN_GELEDEN)
    for brief_id, swv_id in gevonden:
        current_app.send_task("brief_maken", args=(brief_id, swv_id))
    return len(gevonden)


@shared_task(name="mail_versturen")
def mail_versturen(mail_id: int, swv_id: int) -> bool:
    """Send one direct mail; running twice sends it once."""
    with bereik(systeem(swv_id, vandaag()), reden="mail_versturen") as actor:
        return verstuur_mail(actor=actor, mail_id=mail_id)


@shared_task(name="samenvatting_versturen")
def samenvatting_versturen(gebruiker_id: int, *swv_ids: int) -> bool:
    """Send one user the digest of the day, over every SWV that has something for that user."""
    wij = Actor(rol=Rol.SYSTEEM, vandaag=vandaag(), swv_ids=swv_ids, naam="het systeem")
    with bereik(wij, reden="mail_versturen") as actor:
        return verstuur_samenvatting(actor=actor, gebruiker_id=gebruiker_id)


@shared_task(name="mails_vegen")
def mails_vegen() -> int:
    """Offer every mail that is due: digests at their hour, and what a lost message or a failure left undone."""
    gevonden = te_versturen(nu() - AANGEBODEN_GELEDEN)
    samenvattingen: dict[int, set[int]] = {}
    for mail_id, swv_id, gebruiker_id, direct in gevonden:
        if direct:
            current_app.send_task("mail_versturen", args=(mail_id, swv_id))
        elif gebruiker_id is not None:
            samenvattingen.setdefault(gebruiker_id, set()).add(swv_id)
    for gebruiker_id, swv_ids in samenvattingen.items():
        current_app.send_task("samenvatting_versturen", args=(gebruiker_id, *sorted(swv_ids)))
    return len(gevonden)


@shared_task(name="hartslag")
def hartslag() -> None:
    """Beat sends it, a worker runs it: the health page sees that both live."""
    cache.set(HARTSLAG, nu().timestamp(), timeout=300)


@shared_task(name="sessies_opruimen")
def sessies_opruimen() -> int:
    """Remove sessions that have run out."""
    aantal, _ = Session.objects.filter(expire_date__lt=nu()).delete()
    return aantal
