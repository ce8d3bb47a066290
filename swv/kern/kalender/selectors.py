"""The calendar of a region or school, from the table that the office keeps (OVZ-03, OPEN-84)."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Max, Q

from swv.kern.kalender.inlezen import kalender_van
from swv.kern.kalender.models import Vakantie as Rij
from swv.kern.kalender.rules import Kalender, Vakantie
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.rechten import eis_swv


def kalender_voor(regio: str, *, school_id: int | None = None) -> Kalender:
    """The school days of a region, with the school's own holidays instead of the region's; one query.

    Known from the first day of the shipped table to the last holiday entered; outside it nothing is guessed.
    """
    rijen = list(Rij.objects.filter(school__isnull=True, regio=regio).order_by("eerste_dag"))
    vakanties = tuple(_vakantie(rij) for rij in rijen)
    basis = Kalender(
        naam=f"regio {regio}",
        bekend_van=kalender_van(regio).bekend_van,
        bekend_tot_en_met=max((v.tot_en_met for v in vakanties), default=kalender_van(regio).bekend_van),
        vakanties=vakanties,
    )
    if school_id is None:
        return basis
    eigen = Rij.objects.filter(school_id=school_id).order_by("eerste_dag")
    return basis.voor_school(f"school {school_id}", [_vakantie(rij) for rij in eigen])


def vakanties_in(actor: Actor, schooljaar: str, regios: Iterable[str]) -> list[Rij]:
    """The holidays of a school year in these regions, and those that schools have instead; one query."""
    eis_swv(actor, "kalender_bekijken")
    van_de_regio = Q(school__isnull=True, regio__in=list(regios))
    rijen = Rij.objects.filter(van_de_regio | Q(school__isnull=False), schooljaar=schooljaar)
    return list(rijen.select_related("school").order_by("eerste_dag", "regio", "pk"))


def vakanties_bekend_tot() -> date | None:
    """The last day of the last holiday that is known of any region; None when none are loaded. One query."""
    laatste: date | None = Rij.objects.filter(school__isnull=True).aggregate(laatste=Max("laatste_dag"))["laatste"]
    return laatste


def _vakantie(rij: Rij) -> Vakantie:
    return Vakantie(rij.naam, rij.eerste_dag, rij.laatste_dag, rij.voorlopig)
