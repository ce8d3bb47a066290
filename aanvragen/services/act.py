"""What every act on a dossier has in common: the right, the row lock, the state, the reason for the history."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from aanvragen.models import Aanvraag, Statusovergang
from aanvragen.transitions import OVERGANGEN
from swv.kern.choices import Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik, zet_reden
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis
from swv.kern.toegang.tabellen import HANDELINGEN


@contextmanager
def handelen(actor: Actor, handeling: str, dossier_id: int) -> Iterator[Dossier]:
    """Do one act on one dossier: right (404, 403), lock, then state under that lock (NuNietMogelijk).

    Two people who act at once take turns: the second finds the state that the first left behind.
    """
    with transaction.atomic():
        zet_reden(handeling)
        eis(actor, handeling, Dossier(pk=dossier_id))
        dossier = (
            Dossier.objects.select_for_update(of=("self",))
            .select_related("swv", "leerling", "school")
            .get(pk=dossier_id)
        )
        eis_status(dossier, handeling)
        yield dossier


@contextmanager
def meedoen(actor: Actor, handeling: str, dossier_id: int) -> Iterator[Dossier]:
    """Let somebody of the family do one act: as `handelen`, but only the rows of the family itself can be written.

    A parent or pupil may not lock a dossier, so the system takes the lock for them.
    """
    with transaction.atomic():
        zet_reden(handeling)
        eis(actor, handeling, Dossier(pk=dossier_id))
        dossier = Dossier.objects.select_related("swv", "leerling", "school").get(pk=dossier_id)
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden=handeling):
            Dossier.objects.select_for_update(of=("self",)).get(pk=dossier_id)
            eis_status(dossier, handeling)
        yield dossier


def meld_van_gezin(actor: Actor, dossier: Dossier, soort: str, **gegevens: Any) -> None:
    """Record what a parent or pupil did, in the own name; the system writes it down. For field group zienswijze."""
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden=soort):
        leg_vast(actor, dossier, soort, veldgroep=Veldgroep.ZIENSWIJZE, **gegevens)


def eis_status(dossier: Dossier, handeling: str) -> Aanvraag:
    """The aanvraag of a locked dossier, when the transition table allows the act now."""
    aanvraag = Aanvraag.objects.select_for_update(of=("self",)).get(dossier=dossier)
    overgang = OVERGANGEN.get(handeling)
    if overgang and aanvraag.status not in overgang.van:
        raise NuNietMogelijk(
            f"{HANDELINGEN[handeling].label if handeling in HANDELINGEN else 'Dit'} kan nu niet: de aanvraag heeft de"
            f" status '{aanvraag.get_status_display()}'. Ververs de pagina om te zien wat u wel kunt doen."
        )
    return aanvraag


def verplaats(actor: Actor, dossier: Dossier, handeling: str) -> Aanvraag:
    """Carry out the transition of an act and add it to the append-only status history."""
    aanvraag = eis_status(dossier, handeling)
    naar = OVERGANGEN[handeling].naar
    if naar is None:
        return aanvraag
    van, aanvraag.status = aanvraag.status, naar
    aanvraag.save(update_fields=["status"])
    Statusovergang.objects.create(
        dossier=dossier,
        van=van,
        naar=naar,
        handeling=handeling,
        op=nu(),
        door=f"{actor.naam} ({actor.rol_label})",
    )
    return aanvraag
