"""What happened, and who looked. Both tables are append-only for the application: it may insert, never change."""

from django.db import models

from swv.kern.choices import Veldgroep
from swv.kern.organisatie.models import Swv
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


class Wie(models.Model):
    """Who did it: references and, because people leave and rename, the names as they were."""

    gebruiker_id = models.BigIntegerField("gebruiker", null=True, blank=True)
    lidmaatschap_id = models.BigIntegerField("lidmaatschap", null=True, blank=True)
    naam = models.CharField("naam", max_length=200)
    rol = models.CharField("rol", max_length=60)
    organisatie = models.CharField("organisatie", max_length=200)
    op = models.DateTimeField("op")

    class Meta:
        abstract = True


class Gebeurtenis(Wie):
    """A typed event of a dossier, written by the service that did it."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="gebeurtenissen", verbose_name="dossier")
    soort = models.CharField("soort", max_length=60)
    veldgroep = models.CharField("veldgroep", max_length=12, choices=Veldgroep, default=Veldgroep.BASIS)
    gegevens = models.JSONField("gegevens", default=dict)

    objects = ToegangManager()

    class Meta:
        verbose_name = "gebeurtenis"
        verbose_name_plural = "gebeurtenissen"
        ordering = ["op", "pk"]
        indexes = [models.Index(fields=["dossier", "op"], name="kern_gebeurtenis_dossier")]

    def __str__(self) -> str:
        return self.soort


class Inzage(Wie):
    """Somebody read a dossier or one of its files (VSL-74). Written over a connection of its own, also on GET.

    No constraint to the dossier: the row is written outside the transaction of the request, and what it proves
    outlives the dossier's other rows until destruction.
    """

    dossier = models.ForeignKey(
        Dossier, models.DO_NOTHING, db_constraint=False, related_name="inzagen", verbose_name="dossier"
    )
    swv = models.ForeignKey(Swv, models.DO_NOTHING, db_constraint=False, related_name="+", verbose_name="SWV")
    wat = models.CharField("wat", max_length=60)
    onderdeel_id = models.BigIntegerField("onderdeel", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "inzage"
        verbose_name_plural = "inzagen"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["dossier", "op"], name="kern_inzage_dossier")]

    def __str__(self) -> str:
        return f"{self.wat} {self.pk}"
