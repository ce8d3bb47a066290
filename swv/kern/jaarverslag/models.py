"""Counts of pupils, which the office enters, and who took a report away as a file."""

from django.db import models
from django.db.models import Q

from swv.kern.logboek.models import Wie
from swv.kern.organisatie.models import Swv
from swv.kern.toegang.querysets import ToegangManager


class Leerlingtelling(models.Model):
    """How many pupils of an SWV were in VO and in VSO on a day, and where that was found.

    Numbers of a region, about nobody. A mistake is withdrawn: then `ingetrokken_op` is filled, and a new count can be
    entered for that day.
    """

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="leerlingtellingen", verbose_name="SWV")
    peildatum = models.DateField("peildatum")
    vo = models.PositiveIntegerField("leerlingen in het voortgezet onderwijs")
    vso = models.PositiveIntegerField("leerlingen in het voortgezet speciaal onderwijs")
    bron = models.CharField("bron", max_length=200)
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    class Meta:
        verbose_name = "leerlingtelling"
        verbose_name_plural = "leerlingtellingen"
        ordering = ["-peildatum", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "peildatum"],
                name="kern_leerlingtelling_een_per_dag",
                condition=Q(ingetrokken_op__isnull=True),
            ),
            models.CheckConstraint(name="kern_leerlingtelling_iemand", condition=Q(vo__gt=0) | Q(vso__gt=0)),
        ]

    def __str__(self) -> str:
        return f"leerlingtelling {self.peildatum}"


class Jaarverslagdownload(Wie):
    """Somebody took the report of a year away as a file (VSL-74); written once. It holds numbers only."""

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="+", verbose_name="SWV")
    verslagjaar = models.CharField("verslagjaar", max_length=20)
    vorm = models.CharField("vorm", max_length=4)

    objects = ToegangManager()

    class Meta:
        verbose_name = "download van een jaarverslag"
        verbose_name_plural = "downloads van jaarverslagen"
        ordering = ["-op", "-pk"]

    def __str__(self) -> str:
        return f"download {self.pk}"
