"""The defence of the SWV against an objection: written in versions, each final when it is signed (RCH-11)."""

from django.db import models
from django.db.models import Q

from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager
from tlv.models.bezwaar import Bezwaar


class Verweerschrift(models.Model):
    """One version of the defence. As long as it is not signed it is a draft of the bureau, one per objection.

    `naam` and `functie` are of who signed. A signed version is never changed; the last one goes into the bundle.
    """

    bezwaar = models.ForeignKey(Bezwaar, models.CASCADE, related_name="verweerschriften", verbose_name="bezwaar")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    nummer = models.PositiveSmallIntegerField("versie")
    tekst = models.TextField("tekst", blank=True)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op")
    bijgewerkt_door = models.CharField("bijgewerkt door", max_length=200)
    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)
    naam = models.CharField("naam", max_length=200, blank=True)
    functie = models.CharField("functie", max_length=100, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "verweerschrift"
        verbose_name_plural = "verweerschriften"
        ordering = ["-nummer"]
        constraints = [
            models.UniqueConstraint(fields=["bezwaar", "nummer"], name="tlv_verweerschrift_nummer"),
            models.UniqueConstraint(
                fields=["bezwaar"], condition=Q(vastgesteld_op__isnull=True), name="tlv_verweerschrift_een_concept"
            ),
        ]

    def __str__(self) -> str:
        return f"verweerschrift {self.pk}"
