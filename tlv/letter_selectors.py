"""Which besluiten still wait for their letters, and how far the letters of a round are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from aanvragen.models import NIET_HERROEPEN, Buitenbehandeling
from aanvragen.transitions import MET_BESLUIT
from swv.kern.documenten.letter_bezwaar import BESLISSING_OP_BEZWAAR
from swv.kern.documenten.letter_weergave import BESLUIT_TLV, BUITEN_BEHANDELING
from swv.kern.documenten.models import WACHTEND, Brief
from swv.kern.documenten.retour import met_bezorgingen
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from tlv.models import GELDEND, Besluit, Doorverwijzing

MISLUKT = WACHTEND & ~Q(storing="")


def ontvangen_brieven(actor: Actor) -> QuerySet[Brief]:
    """The letters that the actor received, the last on top, also of dossiers that are closed to them now (INZ-20)."""
    rijen = Brief.objects.zichtbaar_voor(actor).filter(ontvanger_id__in=actor.partij_ids, verzonden_op__isnull=False)
    return met_bezorgingen(rijen).order_by("-verzonden_op", "-pk")


def te_verzenden(actor: Actor) -> QuerySet[Dossier]:
    """Dossiers with a besluit that nobody got a letter about yet, the oldest first (RCH-08).

    A dossier that is referred to another SWV has letters of its own kind, from its own page.
    """
    over_besluit = Brief.objects.filter(soort=BESLUIT_TLV, onderwerp_id=OuterRef("pk"))
    over_onbehandeld = Brief.objects.filter(soort=BUITEN_BEHANDELING, onderwerp_id=OuterRef("pk"))
    over_beslissing = Brief.objects.filter(soort=BESLISSING_OP_BEZWAAR, onderwerp_id=OuterRef("beslissing"))
    besluiten = Besluit.objects.filter(GELDEND, ~Exists(over_besluit), ~Exists(over_beslissing), dossier=OuterRef("pk"))
    onbehandeld = Buitenbehandeling.objects.filter(NIET_HERROEPEN, ~Exists(over_onbehandeld), dossier=OuterRef("pk"))
    verwezen = Doorverwijzing.objects.filter(dossier=OuterRef("pk"), teruggedraaid_op__isnull=True)
    rijen: QuerySet[Dossier] = Dossier.objects.zichtbaar_voor(actor).filter(
        Exists(besluiten) | Exists(onbehandeld), ~Exists(verwezen), aanvraag__status__in=MET_BESLUIT
    )
    return rijen.select_related("leerling", "school__partij").order_by("pk")


@dataclass(frozen=True, slots=True)
class Rondestand:
    """How far the letters of one round are; the parts add up to `totaal`."""

    totaal: int
    verzonden: int
    te_printen: int
    bezig: int
    mislukt: int
    vervallen: int

    @property
    def klaar(self) -> int:
        """What needs no more work of the machine."""
        return self.verzonden + self.te_printen + self.vervallen


def verzendronde(actor: Actor, moment: datetime) -> Rondestand:
    """Count the letters that were put ready at a moment by where they are; one query."""
    wacht = WACHTEND & Q(storing="")
    gemaakt = Q(gemaakt_voor__isnull=False)
    telling = (
        Brief.objects.zichtbaar_voor(actor)
        .filter(aangemaakt_op=moment)
        .aggregate(
            totaal=Count("pk"),
            verzonden=Count("pk", filter=Q(verzonden_op__isnull=False)),
            te_printen=Count("pk", filter=wacht & gemaakt),
            bezig=Count("pk", filter=wacht & ~gemaakt),
            mislukt=Count("pk", filter=MISLUKT),
            vervallen=Count("pk", filter=Q(vervallen_op__isnull=False)),
        )
    )
    return Rondestand(**telling)


def verzendrondes(actor: Actor, hoogstens: int = 20) -> list[dict[str, Any]]:
    """The last rounds, the newest first, with how many letters each has and how many are sent."""
    rondes = (
        Brief.objects.zichtbaar_voor(actor)
        .order_by()
        .values("aangemaakt_op")
        .annotate(
            dossiers=Count("dossier", distinct=True),
            brieven=Count("pk"),
            verzonden=Count("pk", filter=Q(verzonden_op__isnull=False)),
            mislukt=Count("pk", filter=MISLUKT),
        )
        .order_by("-aangemaakt_op")[:hoogstens]
    )
    return [dict(ronde) for ronde in rondes]


def mislukte_brieven(actor: Actor, moment: datetime) -> QuerySet[Brief]:
    """The letters of a round that cannot go out as they are, each with why."""
    rijen: QuerySet[Brief] = Brief.objects.zichtbaar_voor(actor).filter(MISLUKT, aangemaakt_op=moment)
    return rijen.order_by("pk")
