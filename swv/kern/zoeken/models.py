"""The search table: by which words a dossier is found."""

from django.db import models

from swv.kern.organisatie.models import Swv
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


class Zoekwoordsoort(models.TextChoices):
    """What a word was made of."""

    NAAM = "naam", "woord van de naam"
    BIJNA = "bijna", "woord van de naam met een letter minder"
    GEBOREN = "geboren", "geboortedatum"
    NUMMER = "nummer", "dossiernummer"


class Zoekwoord(models.Model):
    """One normalised word by which a dossier is found (ADR 0018).

    Compared only by =, >= and <, which are leakproof: behind a policy the index is used all the same. `swv` and
    `ingediend` repeat the dossier's, so that the policy of this table need not ask the dossier row by row.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="zoekwoorden", verbose_name="dossier")
    swv = models.ForeignKey(Swv, models.PROTECT, related_name="+", db_index=False, verbose_name="SWV")
    ingediend = models.BooleanField("ingediend", default=False)
    soort = models.CharField("soort", max_length=8, choices=Zoekwoordsoort)
    woord = models.CharField("woord", max_length=40, db_collation="C")

    objects = ToegangManager()

    class Meta:
        verbose_name = "zoekwoord"
        verbose_name_plural = "zoekwoorden"
        indexes = [
            # with what the policy reads, so that finding needs the index alone
            models.Index(
                fields=["soort", "woord"], include=["dossier", "swv", "ingediend"], name="kern_zoekwoord_woord"
            ),
        ]

    def __str__(self) -> str:
        return self.woord
