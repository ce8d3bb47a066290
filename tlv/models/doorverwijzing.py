"""The referral of an aanvraag to the SWV that is competent (TLV-40, Awb 2:3)."""

from django.db import models
from django.db.models import Q

from aanvragen.choices import Status
from swv.kern.personen.models import Persoon
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


class Doorverwijzing(models.Model):
    """Why an aanvraag is not decided here and where it goes, frozen: the row, the facts used and the policy.

    No besluit: nothing is said about the pupil. It can be undone until its letters are ordered; then `teruggedraaid_op`
    is filled. Without an application anywhere (`naar_naam` empty) there is nobody to send it on to.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="doorverwijzingen", verbose_name="dossier")
    van_status = models.CharField("stond op", max_length=30, choices=Status)
    naar_naam = models.CharField("verwezen naar", max_length=200, blank=True)
    naar_adres = models.CharField("straat en huisnummer", max_length=120, blank=True)
    naar_postcode = models.CharField("postcode", max_length=7, blank=True)
    naar_plaats = models.CharField("plaats", max_length=100, blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    uitleg = models.JSONField("uitleg")
    feiten = models.JSONField("feiten")
    beleid = models.JSONField("gebruikte beleidsversies")
    gedaan_door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="gedaan door")
    naam = models.CharField("naam", max_length=200)
    functie = models.CharField("functie", max_length=200)
    gedaan_op = models.DateTimeField("gedaan op")
    teruggedraaid_op = models.DateTimeField("teruggedraaid op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "doorverwijzing"
        verbose_name_plural = "doorverwijzingen"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], name="tlv_doorverwijzing_een_geldig", condition=Q(teruggedraaid_op__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"doorverwijzing {self.pk}"
