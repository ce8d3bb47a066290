"""Talks of the committee with parents, school and pupil."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from aanvragen.choices import Gesprekspartner, Gespreksstatus, NietGehoord
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


class Gesprek(models.Model):
    """A talk: asked for, planned, held or called off (TLV-62, TLV-64, RCH-36). When, where and with whom.

    What it is about, or why it is called off, stands in the messages of the dossier; the report in the notes. When the
    pupil was not there, `niet_gehoord` says why (RCH-36).
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="gesprekken", verbose_name="dossier")
    status = models.CharField("status", max_length=12, choices=Gespreksstatus)
    met = ArrayField(models.CharField(max_length=10, choices=Gesprekspartner), verbose_name="met wie")
    gevraagd_door = models.CharField("gevraagd door", max_length=200, blank=True)
    moment = models.DateTimeField("wanneer", null=True, blank=True)
    online = models.BooleanField("online", default=False)
    plaats = models.CharField("plaats", max_length=200, blank=True)
    gehouden_op = models.DateField("gehouden op", null=True, blank=True)
    niet_gehoord = models.CharField("leerling niet gehoord, want", max_length=12, choices=NietGehoord, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "gesprek"
        verbose_name_plural = "gesprekken"
        ordering = ["moment", "pk"]
        constraints = [
            models.CheckConstraint(
                name="aanvragen_gesprek_gepland_met_moment",
                condition=~Q(status=Gespreksstatus.GEPLAND) | Q(moment__isnull=False),
            ),
            models.CheckConstraint(
                name="aanvragen_gesprek_gehouden_met_dag",
                condition=~Q(status=Gespreksstatus.GEHOUDEN) | Q(gehouden_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"gesprek {self.pk}"

    @property
    def met_wie(self) -> str:
        """With whom, in words."""
        return ", ".join(str(Gesprekspartner(wie).label) for wie in self.met)
