"""The uitnodiging of one person to take part online."""

from typing import Any

from django.db import models
from django.db.models import Q, TextChoices

from swv.kern.organisatie.models import Partij, Swv
from swv.kern.personen.models import Leerling
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


class Uitnodigingskanaal(TextChoices):
    """How the code reaches somebody."""

    MAIL = "mail", "per e-mail"
    BRIEF = "brief", "met een brief"


class UitnodigingManager(ToegangManager):
    """Leaves the hash of the code in the database: the web role may write that column and never read it."""

    def get_queryset(self) -> Any:
        """Every column but the hash."""
        return super().get_queryset().defer("code_hash")


class Uitnodiging(models.Model):
    """Asks one person with gezag, or the leerling (`partij` None), to take part online with an account (RCH-65).

    `code_op` is when the code was made, so when the mail was sent or the letter shown; `laatste_dag` still counts.
    """

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="+", verbose_name="SWV")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="uitnodigingen", verbose_name="dossier")
    leerling = models.ForeignKey(Leerling, models.CASCADE, related_name="uitnodigingen", verbose_name="leerling")
    partij = models.ForeignKey(
        Partij, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wie (leeg: de leerling)"
    )
    kanaal = models.CharField("kanaal", max_length=10, choices=Uitnodigingskanaal)
    code_hash = models.CharField("hash van de code", max_length=64, blank=True, editable=False)
    code_op = models.DateTimeField("code gemaakt op", null=True, blank=True)
    gemaakt_door = models.CharField("gemaakt door", max_length=200)
    gemaakt_op = models.DateTimeField("gemaakt op")
    laatste_dag = models.DateField("laatste dag")
    pogingen = models.PositiveSmallIntegerField("verkeerde geboortedatums", default=0)
    gebruikt_op = models.DateTimeField("gebruikt op", null=True, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = UitnodigingManager()

    class Meta:
        verbose_name = "uitnodiging"
        verbose_name_plural = "uitnodigingen"
        constraints = [
            models.UniqueConstraint(
                fields=["leerling", "partij"],
                name="kern_uitnodiging_een_open",
                condition=Q(gebruikt_op__isnull=True, ingetrokken_op__isnull=True),
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                fields=["code_hash"], name="kern_uitnodiging_code_uniek", condition=~Q(code_hash="")
            ),
            models.CheckConstraint(
                name="kern_uitnodiging_gebruikt_of_ingetrokken",
                condition=Q(gebruikt_op__isnull=True) | Q(ingetrokken_op__isnull=True),
            ),
        ]
        indexes = [models.Index(fields=["dossier"], name="kern_uitnodiging_dossier")]

    def __str__(self) -> str:
        return f"uitnodiging {self.pk}"
