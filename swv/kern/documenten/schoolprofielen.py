"""The schoolondersteuningsprofiel of a school: what it can offer, per school year, as a document (TLV-58).

It says what a school offers and nothing about a pupil; the law has schools publish it. Whoever weighs what a pupil
needs reads it beside that. A new document for the same year takes the place of the one before, which stays.
"""

from datetime import date

from django.db import models
from django.db.models import QuerySet

from swv.kern.documenten.models import Scanstatus
from swv.kern.kalender.schooljaren import Schooljaar, schooljaar
from swv.kern.organisatie.models import School
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.scholen import leesbare_scholen


class Schoolprofiel(models.Model):
    """One document with the profile of a school for the school year that begins in `beginjaar`."""

    school = models.ForeignKey(School, models.PROTECT, related_name="profielen", verbose_name="school")
    beginjaar = models.PositiveSmallIntegerField("schooljaar dat begint in")
    naam = models.CharField("bestandsnaam", max_length=120)
    sleutel = models.CharField("plaats in de opslag", max_length=200, unique=True, editable=False)
    grootte = models.PositiveBigIntegerField("grootte in bytes")
    sha256 = models.CharField("controlegetal", max_length=64)
    scan = models.CharField("scan", max_length=20, choices=Scanstatus, default=Scanstatus.NIET_GESCAND)
    toegevoegd_op = models.DateTimeField("toegevoegd op")
    organisatie = models.CharField("toegevoegd door", max_length=200)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    class Meta:
        verbose_name = "schoolprofiel"
        verbose_name_plural = "schoolprofielen"
        ordering = ["-beginjaar", "-pk"]

    def __str__(self) -> str:
        return f"schoolprofiel {self.pk}"

    @property
    def schooljaar(self) -> str:
        """As people write it: 2026-2027."""
        return Schooljaar(self.beginjaar).naam


def profielen_van(actor: Actor) -> QuerySet[Schoolprofiel]:
    """What the actor reads, withdrawn ones too."""
    return Schoolprofiel.objects.filter(school__in=leesbare_scholen(actor))


def profiel_op(actor: Actor, school_id: int, dag: date) -> Schoolprofiel | None:
    """The profile for the school year of a day, else the last one before it; one query."""
    rijen = profielen_van(actor).filter(
        school_id=school_id, beginjaar__lte=schooljaar(dag).beginjaar, ingetrokken_op__isnull=True
    )
    return rijen.order_by("-beginjaar", "-pk").first()


def te_kiezen_jaren(vandaag: date) -> tuple[int, int, int]:
    """The school years for which a profile can be added: this one, the next and the last."""
    dit = schooljaar(vandaag).beginjaar
    return (dit, dit + 1, dit - 1)
