"""When the committee meets, and what is on its agenda."""

from django.db import models

from aanvragen.choices import Vergaderstatus
from swv.kern.organisatie.models import Swv
from swv.kern.personen.models import Gebruiker
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


class Vergadering(models.Model):
    """One meeting of the committee of an SWV (TLV-101): it says when and where, and nothing about anybody."""

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="vergaderingen", verbose_name="SWV")
    datum = models.DateField("datum")
    begintijd = models.TimeField("begintijd")
    online = models.BooleanField("online", default=False)
    plaats = models.CharField("plaats", max_length=200, blank=True)
    status = models.CharField("status", max_length=12, choices=Vergaderstatus, default=Vergaderstatus.GEPLAND)

    class Meta:
        verbose_name = "vergadering"
        verbose_name_plural = "vergaderingen"
        ordering = ["datum"]
        constraints = [models.UniqueConstraint(fields=["swv", "datum"], name="aanvragen_vergadering_dag")]

    def __str__(self) -> str:
        return f"vergadering {self.datum}"


class Agendapunt(models.Model):
    """A dossier on the agenda of a meeting (TLV-100). A second one follows when it is discussed again (TLV-104)."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="agendapunten", verbose_name="dossier")
    vergadering = models.ForeignKey(
        Vergadering, models.PROTECT, related_name="agendapunten", verbose_name="vergadering"
    )
    volgorde = models.PositiveSmallIntegerField("volgorde")

    objects = ToegangManager()

    class Meta:
        verbose_name = "agendapunt"
        verbose_name_plural = "agendapunten"
        ordering = ["volgorde", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["dossier", "vergadering"], name="aanvragen_agendapunt_uniek"),
        ]

    def __str__(self) -> str:
        return f"agendapunt {self.pk}"


class Agendaverslag(models.Model):
    """Minutes of what was said about a dossier in a meeting (field group intern).

    Written once: a correction is a new row, and the last one counts (TLV-115).
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="agendaverslagen", verbose_name="dossier")
    agendapunt = models.ForeignKey(Agendapunt, models.CASCADE, related_name="verslagen", verbose_name="agendapunt")
    tekst = models.TextField("verslag")
    naam = models.CharField("naam", max_length=200)
    op = models.DateTimeField("op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "verslag van een agendapunt"
        verbose_name_plural = "verslagen van agendapunten"
        ordering = ["-op", "-pk"]

    def __str__(self) -> str:
        return f"verslag {self.pk}"


class Leesnotitie(models.Model):
    """What one reader notes while reading a dossier. Nobody else ever reads it."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="leesnotities", verbose_name="dossier")
    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="+", verbose_name="van wie")
    tekst = models.TextField("tekst", blank=True)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "eigen notitie bij het lezen"
        verbose_name_plural = "eigen notities bij het lezen"
        constraints = [models.UniqueConstraint(fields=["dossier", "gebruiker"], name="aanvragen_leesnotitie_uniek")]

    def __str__(self) -> str:
        return f"leesnotitie {self.pk}"
