"""The request of a school to look again at what was decided."""

from django.db import models
from django.db.models import Q

from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager
from tlv.choices import Heropeningstand
from tlv.models.besluit import Besluit


class Heropeningsverzoek(models.Model):
    """What is new according to the school, and what the commission did with it (TLV-114).

    `besluit` is the one that counted on that day; it keeps its force until another one replaces it. One request is open
    at a time. Once answered it never changes.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    besluit = models.ForeignKey(Besluit, models.CASCADE, related_name="heropeningen", verbose_name="besluit")
    nieuwe_informatie = models.TextField("nieuwe informatie")
    gevraagd_door_id = models.BigIntegerField("gevraagd door (persoon)", null=True)
    naam = models.CharField("gevraagd door", max_length=200)
    gevraagd_op = models.DateTimeField("gevraagd op")
    uiterste_datum = models.DateField("beslissen uiterlijk op")
    stand = models.CharField("stand", max_length=12, choices=Heropeningstand, default=Heropeningstand.OPEN)
    antwoord = models.TextField("antwoord", blank=True)
    beantwoord_door = models.CharField("beantwoord door", max_length=200, blank=True)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "verzoek om heropening"
        verbose_name_plural = "verzoeken om heropening"
        ordering = ["-gevraagd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], name="tlv_heropening_een_open", condition=Q(stand=Heropeningstand.OPEN)
            ),
            models.CheckConstraint(
                name="tlv_heropening_open_onbeantwoord",
                condition=~Q(stand=Heropeningstand.OPEN) | Q(beantwoord_op__isnull=True),
            ),
            models.CheckConstraint(name="tlv_heropening_met_informatie", condition=~Q(nieuwe_informatie="")),
        ]

    def __str__(self) -> str:
        return f"verzoek om heropening {self.pk}"
