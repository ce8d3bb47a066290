"""What people write to each other in a dossier, and internal notes."""

from django.db import models

from aanvragen.choices import Lezers, Mededeling
from swv.kern.personen.models import Gebruiker, Persoon
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


class Notitie(models.Model):
    """An internal note: bureau and assigned experts, never school or parents (field group intern)."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="notities", verbose_name="dossier")
    auteur = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="auteur")
    naam = models.CharField("naam", max_length=200)
    tekst = models.TextField("tekst")
    op = models.DateTimeField("op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "notitie"
        verbose_name_plural = "notities"
        ordering = ["-op", "-pk"]

    def __str__(self) -> str:
        return f"notitie {self.pk}"


class Bericht(models.Model):
    """A message in the dossier, for the readers that it names; written once. Notes of the bureau are Notitie.

    With `mededeling` it is what the SWV has to tell, written down by the system in the name of who acted.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="berichten", verbose_name="dossier")
    afzender = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="afzender")
    naam = models.CharField("naam", max_length=200)
    zichtbaar_voor = models.CharField("zichtbaar voor", max_length=10, choices=Lezers)
    mededeling = models.CharField("mededeling", max_length=12, choices=Mededeling, blank=True)
    tekst = models.TextField("tekst")
    op = models.DateTimeField("op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        ordering = ["-op", "-pk"]
        indexes = [models.Index(fields=["dossier", "-op"], name="aanvragen_bericht_dossier")]

    def __str__(self) -> str:
        return f"bericht {self.pk}"


class Berichtlezing(models.Model):
    """That one user opened a message, and when. Like Inzage it is written outside the transaction of the request."""

    bericht = models.ForeignKey(Bericht, models.DO_NOTHING, db_constraint=False, related_name="lezingen")
    dossier = models.ForeignKey(Dossier, models.DO_NOTHING, db_constraint=False, related_name="+")
    gebruiker = models.ForeignKey(
        Gebruiker, models.DO_NOTHING, db_constraint=False, related_name="+", verbose_name="wie"
    )
    gelezen_op = models.DateTimeField("gelezen op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "lezing van een bericht"
        verbose_name_plural = "lezingen van berichten"
        constraints = [models.UniqueConstraint(fields=["bericht", "gebruiker"], name="aanvragen_berichtlezing_uniek")]

    def __str__(self) -> str:
        return f"lezing {self.pk}"
