"""What happens with a TLV after it was granted: where it is used, until when, and what the school recorded."""

from django.db import models
from django.db.models import Q

from swv.kern.choices import Veldgroep
from swv.kern.organisatie.models import School
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager
from tlv.choices import Eindereden, Gebruiksoort, Terugplaatsing, Verlengreden
from tlv.models.register import Toelaatbaarheidsverklaring


class Tlvgebruik(models.Model):
    """One entry about the use of a TLV, frozen (TLV-123, TLV-126, TLV-128, RCH-32).

    `datum` is the first day of what it says. `school` is filled when the SWV knows that school; its name and BRIN stand
    as they were. `dagen_over` counts the days that were not used. A mistake is undone: then `teruggedraaid_op` is
    filled and the entry counts no more.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    tlv = models.ForeignKey(
        Toelaatbaarheidsverklaring, models.CASCADE, related_name="gebruik", verbose_name="toelaatbaarheidsverklaring"
    )
    veldgroep = models.CharField("veldgroep", max_length=12, choices=Veldgroep, default=Veldgroep.BASIS)
    soort = models.CharField("soort", max_length=20, choices=Gebruiksoort)
    datum = models.DateField("datum")
    school = models.ForeignKey(
        School, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="school in het register"
    )
    school_naam = models.CharField("naam van de school", max_length=200, blank=True)
    brin = models.CharField("BRIN", max_length=6, blank=True)
    uitkomst = models.CharField(
        "uitkomst",
        max_length=20,
        blank=True,
        choices=[*Eindereden.choices, *Terugplaatsing.choices, *Verlengreden.choices],
    )
    dagen_over = models.PositiveIntegerField("niet gebruikte dagen", null=True, blank=True)
    toelichting = models.TextField("toelichting", blank=True)
    uitleg = models.JSONField("uitleg")
    naam = models.CharField("naam", max_length=200)
    functie = models.CharField("functie", max_length=200)
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    teruggedraaid_op = models.DateTimeField("teruggedraaid op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "gebruik van een TLV"
        verbose_name_plural = "gebruik van TLV's"
        constraints = [
            models.CheckConstraint(
                name="tlv_gebruik_school", condition=~Q(soort=Gebruiksoort.OVERSTAP) | ~Q(school_naam="")
            ),
            models.UniqueConstraint(
                fields=["tlv", "soort"],
                name="tlv_gebruik_een_geldig",
                condition=Q(teruggedraaid_op__isnull=True) & ~Q(soort=Gebruiksoort.OVERSTAP),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"
