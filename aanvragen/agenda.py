"""Reads of the agenda: which meetings the actor sees, and in which one a dossier is discussed (TLV-100, TLV-101)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from aanvragen.choices import Status, Vergaderstatus
from aanvragen.models import Aanvraag, Agendapunt, Vergadering
from swv.kern.kalender.rules import WEEK
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier

TE_BESPREKEN = (Status.VOLLEDIG, Status.IN_BEOORDELING, Status.ADVIES_GEREED)
OPEN_VERGADERING = (Vergaderstatus.GEPLAND, Vergaderstatus.GESLOTEN)


def vergaderingen_van(actor: Actor) -> QuerySet[Vergadering]:
    """The meetings of the own SWV for its bureau, and for others those in which a dossier of theirs is discussed.

    Each with `aantal`, the number of dossiers on it that the actor sees.
    """
    zichtbaar = Agendapunt.objects.zichtbaar_voor(actor)
    rijen = Vergadering.objects.filter(
        Q(swv_id__in=actor.swv_ids) | Q(Exists(zichtbaar.filter(vergadering_id=OuterRef("pk"))))
    )
    return rijen.annotate(aantal=Count("agendapunten", filter=Q(agendapunten__in=zichtbaar)))


def niet_afgerond(vergadering: Vergadering, vandaag: date) -> bool:
    """Whether its day is over and nobody said yet that it took place, or did not."""
    return vergadering.datum < vandaag and vergadering.status in OPEN_VERGADERING


def agendapunten_van(actor: Actor, dossier_ids: Iterable[int]) -> dict[int, Agendapunt]:
    """Per dossier the meeting in which it is, or was last, discussed; one query."""
    rijen = Agendapunt.objects.zichtbaar_voor(actor).filter(dossier_id__in=list(dossier_ids))
    rijen = rijen.exclude(vergadering__status=Vergaderstatus.VERVALLEN).select_related("vergadering")
    return {punt.dossier_id: punt for punt in rijen.order_by("vergadering__datum", "pk")}


def agenda_met_dossiers(actor: Actor, vergadering: Vergadering) -> list[Agendapunt]:
    """The dossiers of one meeting that the actor sees, in order; one query."""
    rijen = Agendapunt.objects.zichtbaar_voor(actor).filter(vergadering=vergadering)
    return list(rijen.select_related("dossier__aanvraag", "dossier__leerling", "dossier__school"))


def nog_niet_op_agenda(actor: Actor) -> QuerySet[Dossier]:
    """Complete dossiers whose meeting week policy gives, but that are in no meeting that takes place (TLV-100)."""
    gepland = Agendapunt.objects.filter(dossier_id=OuterRef("pk")).exclude(vergadering__status=Vergaderstatus.VERVALLEN)
    rijen = Dossier.objects.zichtbaar_voor(actor).filter(
        ~Exists(gepland), aanvraag__status__in=TE_BESPREKEN, aanvraag__agenda_maandag__isnull=False
    )
    return rijen.select_related("aanvraag", "leerling", "school").order_by("aanvraag__agenda_maandag", "pk")


def vergadering_in_week(swv_id: int, maandag: date) -> Vergadering | None:
    """The first meeting of that week whose agenda is open."""
    rijen = Vergadering.objects.filter(
        swv_id=swv_id, datum__gte=maandag, datum__lt=maandag + WEEK, status=Vergaderstatus.GEPLAND
    )
    return rijen.first()


def te_kiezen_vergaderingen(dossier: Dossier, vandaag: date) -> list[Vergadering]:
    """The meetings from today on to which a dossier can go."""
    rijen = Vergadering.objects.filter(swv_id=dossier.swv_id, datum__gte=vandaag, status__in=OPEN_VERGADERING)
    return list(rijen[:60])


@dataclass(frozen=True, slots=True)
class Agendastand:
    """Where a dossier stands on the agenda: in a meeting, or not yet and in which week it belongs."""

    vergadering: Vergadering | None
    maandag: date | None

    @property
    def ontbreekt(self) -> bool:
        """Policy gives a week, but there is no meeting yet: somebody has to act."""
        return self.vergadering is None and self.maandag is not None

    @property
    def vrijdag(self) -> date | None:
        """The last day of that week."""
        return self.maandag + timedelta(days=4) if self.maandag else None


def agendastand_van(aanvraag: Aanvraag, punt: Agendapunt | None) -> Agendastand | None:
    """What there is to say about the agenda; None before the aanvraag is complete and without a meeting."""
    if punt is not None:
        return Agendastand(punt.vergadering, aanvraag.agenda_maandag)
    if aanvraag.status in TE_BESPREKEN and aanvraag.agenda_maandag is not None:
        return Agendastand(None, aanvraag.agenda_maandag)
    return None
