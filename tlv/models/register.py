"""The register of toelaatbaarheidsverklaringen."""

from django.db import models
from django.db.models import Q

from swv.kern.organisatie.models import Swv
from swv.kern.personen.models import Leerling
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager
from tlv.choices import Categorie
from tlv.models.besluit import Besluit

IN_KRACHT = Q(besluit__vervangen_door__isnull=True)
"""The TLVs of which nothing replaces the besluit."""


class Toelaatbaarheidsverklaring(models.Model):
    """The TLV itself: number (gapless and unique per SWV and year, RCH-33), category and period (RCH-31).

    Written once. It is in force as long as nothing replaces its besluit; its number is not used again.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="tlvs", verbose_name="dossier")
    besluit = models.OneToOneField(Besluit, models.CASCADE, related_name="tlv", verbose_name="besluit")
    leerling = models.ForeignKey(Leerling, models.PROTECT, related_name="tlvs", verbose_name="leerling")
    swv = models.ForeignKey(Swv, models.PROTECT, related_name="tlvs", verbose_name="SWV")
    jaar = models.PositiveSmallIntegerField("jaar")
    volgnummer = models.PositiveIntegerField("volgnummer")
    nummer = models.CharField("nummer", max_length=40)
    categorie = models.PositiveSmallIntegerField("categorie", choices=Categorie)
    ingangsdatum = models.DateField("ingangsdatum")
    einddatum = models.DateField("einddatum")

    objects = ToegangManager()

    class Meta:
        verbose_name = "toelaatbaarheidsverklaring"
        verbose_name_plural = "toelaatbaarheidsverklaringen"
        indexes = [models.Index(fields=["volgnummer", "jaar"], name="tlv_tlv_volgnummer")]
        constraints = [
            models.UniqueConstraint(fields=["swv", "jaar", "volgnummer"], name="tlv_tlv_volgnummer_uniek"),
            models.UniqueConstraint(fields=["swv", "nummer"], name="tlv_tlv_nummer_uniek"),
            models.CheckConstraint(name="tlv_tlv_einde_31_juli", condition=Q(einddatum__month=7, einddatum__day=31)),
            models.CheckConstraint(name="tlv_tlv_periode", condition=Q(einddatum__gt=models.F("ingangsdatum"))),
        ]

    def __str__(self) -> str:
        return self.nummer
