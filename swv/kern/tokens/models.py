"""The token of a program."""

from typing import Any

from django.db import models

from swv.kern.personen.models import Gebruiker, Lidmaatschap
from swv.kern.toegang.querysets import ToegangManager


class Tokenomvang(models.TextChoices):
    """What a token may do."""

    LEZEN = "lezen", "alleen lezen"
    ALLES = "alles", "alles wat u zelf mag"
    AGENDA = "agenda", "alleen de vergaderingen, voor een agenda"


class ApitokenManager(ToegangManager):
    """Leaves the hash of the code in the database: the web role may write that column and never read it."""

    def get_queryset(self) -> Any:
        """Every column but the hash."""
        return super().get_queryset().defer("code_hash")


class Apitoken(models.Model):
    """Lets a program act as `gebruiker` in `lidmaatschap`, up to and including `laatste_dag`.

    Nothing of it changes but when it was last used, to five minutes, and that it was withdrawn: the row is its own
    history. The code itself is shown once and kept nowhere.
    """

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="apitokens", verbose_name="van")
    lidmaatschap = models.ForeignKey(Lidmaatschap, models.CASCADE, related_name="apitokens", verbose_name="werkt als")
    naam = models.CharField("waarvoor", max_length=80)
    code_hash = models.CharField("hash van de code", max_length=64, editable=False)
    omvang = models.CharField("mag", max_length=10, choices=Tokenomvang, default=Tokenomvang.LEZEN)
    gemaakt_op = models.DateTimeField("gemaakt op")
    laatste_dag = models.DateField("laatste dag")
    laatst_gebruikt_op = models.DateTimeField("laatst gebruikt op", null=True, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = ApitokenManager()

    class Meta:
        verbose_name = "apitoken"
        verbose_name_plural = "apitokens"
        ordering = ["-gemaakt_op", "-pk"]
        constraints = [models.UniqueConstraint(fields=["code_hash"], name="kern_apitoken_code_uniek")]
        indexes = [models.Index(fields=["gebruiker"], name="kern_apitoken_gebruiker")]

    def __str__(self) -> str:
        return f"apitoken {self.pk}"

    @property
    def alleen_lezen(self) -> bool:
        """It changes nothing."""
        return self.omvang != Tokenomvang.ALLES
