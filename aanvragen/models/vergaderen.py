"""When the committee meets, and what is on its agenda."""

from django.db import models

from aanvragen.choices import Vergaderstatus
from swv.kern.organisatie.models import Swv
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


class Vergadering(models.Model):
    """One meeting of the committee of an SWV (TLV-101): it says when and where, and nothing about anybody."""

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="vergaderingen", verbose_name="SWV")
    datum = models.DateField("datum")
    begintijd = models.TimeField("begintijd")
    online = models.BooleanField("online", default=False)
    plaats = models.CharField("plaats", max_length=200, blank=True)
    status = models.CharField("status", max_length=12, choices=Vergaderstatus, default=Vergaderstatus.GEPLAND)

    class Meta:
        verbose_name = "vergadering"
        verbose_name_plural = "vergaderingen"
        ordering = ["datum"]
        constraints = [models.UniqueConstraint(fields=["swv", "datum"], name="aanvragen_vergadering_dag")]

    def __str__(self) -> str:
        return f"vergadering {self.datum}"


class Agendapunt(models.Model):
    """A dossier on the agenda of a meeting (TLV-100). A second one follows when it is discussed again (TLV-104)."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="agendapunten", verbose_name="dossier")
    vergadering = models.ForeignKey(
        Vergadering, models.PROTECT, related_name="agendapunten", verbose_name="vergadering"
    )
    volgorde = models.PositiveSmallIntegerField("volgorde")

    objects = ToegangManager()

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        ordering = ["volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "vergadering"], name="aanvragen_agendapunt_uniek"),
        ]

    def __str__(self) -> str:
        return f"agendapunt {self.pk}"
