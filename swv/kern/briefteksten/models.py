"""A proposal to change the texts of letters, until it becomes a version of policy (ADR 0015)."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from swv.kern.organisatie.models import Swv
from swv.kern.personen.models import Persoon
from swv.kern.toegang.querysets import ToegangManager


class Voorstelstatus(models.TextChoices):
    """Where a proposal stands; only who made it changes its texts, and only before somebody else looks."""

    CONCEPT = "concept", "concept"
    VOORGELEGD = "voorgelegd", "wacht op een tweede persoon"
    TERUGGESTUURD = "teruggestuurd", "teruggestuurd"
    GOEDGEKEURD = "goedgekeurd", "goedgekeurd"
    INGETROKKEN = "ingetrokken", "ingetrokken"


OPEN = (Voorstelstatus.CONCEPT, Voorstelstatus.VOORGELEGD, Voorstelstatus.TERUGGESTUURD)
TE_SCHRIJVEN = (Voorstelstatus.CONCEPT, Voorstelstatus.TERUGGESTUURD)


class Briefvoorstel(models.Model):
    """Other texts for the letters about some kinds of aanvraag, from a day on. Who made it never approves it.

    `soorten` are kinds of aanvraag. Once approved, each of them gets a version of the policy part brief.<soort> with
    this proposal's id as its voorstelnummer.
    """

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="briefvoorstellen", verbose_name="SWV")
    soorten = ArrayField(models.CharField(max_length=40), verbose_name="soorten aanvraag")
    status = models.CharField("status", max_length=20, choices=Voorstelstatus, default=Voorstelstatus.CONCEPT)
    geldig_van = models.DateField("eerste dag", null=True, blank=True)
    toelichting = models.TextField("waarom", blank=True)
    gemaakt_door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="gemaakt door")
    naam = models.CharField("naam van de maker", max_length=200)
    gemaakt_op = models.DateTimeField("gemaakt op")
    voorgelegd_op = models.DateTimeField("voorgelegd op", null=True, blank=True)
    beoordeeld_door = models.CharField("beoordeeld door", max_length=200, blank=True)
    beoordeeld_op = models.DateTimeField("beoordeeld op", null=True, blank=True)
    terugstuurreden = models.TextField("reden van terugsturen", blank=True)
    ingetrokken_door = models.CharField("ingetrokken door", max_length=200, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    intrekreden = models.TextField("reden van intrekken", blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "voorstel voor briefteksten"
        verbose_name_plural = "voorstellen voor briefteksten"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="kern_briefvoorstel_voorgelegd_met_dag",
                condition=Q(status__in=[Voorstelstatus.CONCEPT, Voorstelstatus.INGETROKKEN])
                | Q(geldig_van__isnull=False, voorgelegd_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"briefvoorstel {self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something with it."""
        return self.status in OPEN

    @property
    def te_schrijven(self) -> bool:
        """Whether its maker may still change its texts."""
        return self.status in TE_SCHRIJVEN

    def begint_na(self, dag: date) -> bool:
        """Whether its first day lies after `dag`."""
        return self.geldig_van is not None and self.geldig_van > dag


class Brieftekst(models.Model):
    """One text block of a proposal: `brief` is the field of the policy part, `blok` the name in it."""

    voorstel = models.ForeignKey(Briefvoorstel, models.CASCADE, related_name="teksten", verbose_name="voorstel")
    brief = models.CharField("brief", max_length=40)
    blok = models.CharField("tekstblok", max_length=40)
    tekst = models.TextField("tekst", blank=True)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "tekst van een voorstel"
        verbose_name_plural = "teksten van een voorstel"
        constraints = [models.UniqueConstraint(fields=["voorstel", "brief", "blok"], name="kern_brieftekst_uniek")]

    def __str__(self) -> str:
        return f"{self.brief}.{self.blok}"
