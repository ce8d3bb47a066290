"""Reads of post that came back: which letters reached nobody, and which delivery of a letter counts (RCH-08)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from swv.kern.documenten.models import AANGEKOMEN, Bezorging, Brief, Kanaal, Retourreden
from swv.kern.toegang.actor import Actor

_BEZORGD = Bezorging.objects.filter(brief=OuterRef("pk"))


@dataclass(frozen=True, slots=True)
class Retour:
    """What is recorded of post that came back: the day, what the post wrote on it, and what else is known."""

    op: date
    reden: Retourreden
    toelichting: str = ""


def met_bezorgingen(brieven: QuerySet[Brief]) -> QuerySet[Brief]:
    """The same letters with their deliveries, the first one first; one query more."""
    return brieven.prefetch_related(Prefetch("bezorgingen", Bezorging.objects.order_by("verzonden_op", "pk")))


def laatste_bezorging(brief: Brief) -> Bezorging | None:
    """The delivery that counts, else the last one that came back; of prefetched rows no query."""
    rijen = list(brief.bezorgingen.all())
    return next((rij for rij in rijen if rij.retour_op is None), rijen[-1] if rijen else None)


def teruggekomen(actor: Actor) -> QuerySet[Brief]:
    """Letters that came back and that nobody has reached since, the first one to come back on top."""
    rijen: QuerySet[Brief] = Brief.objects.zichtbaar_voor(actor).filter(
        Exists(_BEZORGD), ~Exists(_BEZORGD.filter(AANGEKOMEN)), vervallen_op__isnull=True
    )
    return met_bezorgingen(rijen).order_by("pk")


def op_papier_verzonden(actor: Actor) -> QuerySet[Brief]:
    """Letters that were posted and did not come back, the last one on top."""
    gepost = _BEZORGD.filter(AANGEKOMEN, kanaal=Kanaal.PAPIER)
    rijen: QuerySet[Brief] = Brief.objects.zichtbaar_voor(actor).filter(Exists(gepost))
    return rijen.order_by("-verzonden_op", "-pk")


def per_post_onderweg(brief: Brief) -> bool:
    """Whether the delivery that counts went by post, so that it can come back; of prefetched rows no query."""
    rij = laatste_bezorging(brief)
    return rij is not None and rij.retour_op is None and rij.kanaal == Kanaal.PAPIER
