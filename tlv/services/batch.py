"""Sending the letters of many besluiten in one go, and trying again what did not work (RCH-08, RCH-15).

A round is the letters that were put ready at the same moment: nothing else is kept, so a round cannot disagree with
its letters. The worker makes them one by one; the sweep finds what a dead worker left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from swv.kern.documenten.models import Brief
from swv.kern.kalender.klok import nu
from swv.kern.taken import na_vastlegging
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis
from tlv.letter_selectors import mislukte_brieven
from tlv.services.dispatch import brieven_verzenden

HOOGSTENS = 200


@dataclass(frozen=True, slots=True)
class Geweigerd:
    """A dossier whose letters were not put ready, and why."""

    dossier: Dossier
    redenen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verzendronde:
    """What one go did: the moment by which its letters are found again, and what was refused."""

    moment: datetime
    dossiers: int
    brieven: int
    geweigerd: tuple[Geweigerd, ...]


def brieven_samen_verzenden(*, actor: Actor, dossier_ids: Sequence[int]) -> Verzendronde:
    """Put the letters of each dossier ready, as `brieven_verzenden` does; one refusal does not stop the others.

    Doing it twice orders nothing twice: a dossier that has its letters is refused. Raises NuNietMogelijk when none
    was chosen, more than HOOGSTENS, or when every one was refused.
    """
    gekozen = list(dict.fromkeys(dossier_ids))
    if not gekozen:
        raise NuNietMogelijk("U hebt nog geen dossier aangekruist.")
    if len(gekozen) > HOOGSTENS:
        raise NuNietMogelijk(f"Kies hoogstens {HOOGSTENS} dossiers tegelijk en doe de rest daarna.")
    moment, aantal = nu(), 0
    geweigerd: list[Geweigerd] = []
    zichtbaar = Dossier.objects.zichtbaar_voor(actor).select_related("leerling").in_bulk(gekozen)
    # By key: two rounds at once lock the same dossiers in the same order.
    for dossier in sorted(zichtbaar.values(), key=lambda dossier: dossier.pk):
        eis(actor, "brieven_verzenden", dossier)
        try:
            with transaction.atomic():
                aantal += len(brieven_verzenden(actor=actor, dossier_id=dossier.pk, moment=moment))
        except NuNietMogelijk as fout:
            geweigerd.append(Geweigerd(dossier, (fout.melding, *fout.redenen)))
    if not aantal:
        raise NuNietMogelijk(
            "Er zijn geen brieven klaargezet.",
            tuple(f"{g.dossier.nummer}: {' '.join(g.redenen)}" for g in geweigerd),
        )
    return Verzendronde(moment, len(zichtbaar) - len(geweigerd), aantal, tuple(geweigerd))


def brieven_opnieuw_proberen(*, actor: Actor, moment: datetime) -> int:
    """Offer the letters of a round that did not work to a worker again, at once instead of at the next sweep."""
    brieven: list[Brief] = list(mislukte_brieven(actor, moment).select_related("dossier"))
    if not brieven:
        raise NuNietMogelijk("Er zijn geen brieven meer die niet lukten. Ververs de pagina.")
    for brief in brieven:
        eis(actor, "brieven_verzenden", brief.dossier)
        na_vastlegging("brief_maken", brief.pk, brief.swv_id)
    return len(brieven)
