"""Lists that somebody keeps: a choice of filters and order under a name."""

from django.db import models
from django.db.models import Q

from swv.kern.choices import Rol
from swv.kern.personen.models import Gebruiker
from swv.kern.toegang.querysets import ToegangManager


class Lijstweergave(models.Model):
    """What one user chose to see of the work list in one role. `adres` is the query string, which names no pupil.

    Removing it is a date, so that it can be taken back; it goes with the account.
    """

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="lijstweergaven", verbose_name="van")
    rol = models.CharField("in de rol", max_length=20, choices=Rol)
    naam = models.CharField("naam", max_length=60)
    adres = models.CharField("keuze", max_length=300)
    verwijderd_op = models.DateTimeField("verwijderd op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "bewaarde lijst"
        verbose_name_plural = "bewaarde lijsten"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "rol", "naam"],
                condition=Q(verwijderd_op__isnull=True),
                name="aanvragen_lijstweergave_naam",
            )
        ]

    def __str__(self) -> str:
        return self.naam
