"""Policy as the database holds it: typed, dated, immutable rows (OVZ-06, OPEN-83)."""

from django.db import models

from swv.kern.organisatie.models import Swv


class Beleidsversie(models.Model):
    """One onderdeel of the policy of one SWV, valid from a date until the next version of the same onderdeel.

    A version is never changed (the application may not, by privilege); a correction is a new version. Texts of letters
    that an SWV approved itself carry the number of their proposal; 0 came with a profile. Of two versions with the same
    first day the higher number holds (ADR 0015).
    """

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="beleid", verbose_name="SWV")
    onderdeel = models.CharField("onderdeel", max_length=60)
    geldig_van = models.DateField("geldig van")
    inhoud = models.JSONField("inhoud")
    hash = models.CharField("controlegetal", max_length=64)
    geladen_op = models.DateTimeField("geladen op")
    voorstelnummer = models.PositiveBigIntegerField("nummer van het voorstel", default=0, db_default=0)

    class Meta:
        verbose_name = "beleidsversie"
        verbose_name_plural = "beleidsversies"
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "onderdeel", "geldig_van", "voorstelnummer"], name="kern_beleidsversie_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"{self.onderdeel} vanaf {self.geldig_van:%d-%m-%Y}"


class Beleidsintrekking(models.Model):
    """A version that was taken back before its first day, so that it never holds; who and why is at its proposal."""

    versie = models.OneToOneField(
        Beleidsversie, models.PROTECT, related_name="intrekking", verbose_name="ingetrokken versie"
    )
    ingetrokken_op = models.DateTimeField("ingetrokken op")

    class Meta:
        verbose_name = "ingetrokken beleidsversie"
        verbose_name_plural = "ingetrokken beleidsversies"

    def __str__(self) -> str:
        return f"intrekking {self.pk}"


class Nummerreeks(models.Model):
    """The last number given out; taken under a row lock in the transaction that uses it, so without gaps (RCH-33)."""

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="+", verbose_name="SWV")
    soort = models.CharField("soort", max_length=20)
    jaar = models.PositiveSmallIntegerField("jaar")
    laatste = models.PositiveIntegerField("laatste nummer", default=0)

    class Meta:
        verbose_name = "nummerreeks"
        verbose_name_plural = "nummerreeksen"
        constraints = [models.UniqueConstraint(fields=["swv", "soort", "jaar"], name="kern_nummerreeks_uniek")]

    def __str__(self) -> str:
        return f"{self.soort} {self.jaar}"
