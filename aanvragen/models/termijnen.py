"""What happens to the clock: additions, messages of delay, and leaving out of treatment."""

from django.db import models
from django.db.models import Q

from aanvragen.choices import Berichtsoort
from swv.kern.logboek.history import historie
from swv.kern.personen.models import Persoon
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


@historie()
class Opschorting(models.Model):
    """A request for additions with its term: the clock stands still from the next day on (RCH-02, RCH-03)."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="opschortingen", verbose_name="dossier")
    gevraagd_op = models.DateField("gevraagd op")
    hersteltermijn = models.DateField("aan te vullen uiterlijk op")
    wat = models.TextField("wat er ontbreekt")
    aangevuld_op = models.DateField("aangevuld op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "opschorting"
        verbose_name_plural = "opschortingen"
        constraints = [
            models.CheckConstraint(
                name="aanvragen_opschorting_termijn", condition=Q(hersteltermijn__gt=models.F("gevraagd_op"))
            )
        ]

    def __str__(self) -> str:
        return f"opschorting {self.pk}"


class Termijnbericht(models.Model):
    """A message that the besluit comes later: a verdaging (RCH-05) or a standstill on another ground (RCH-04).

    Append-only. Of a verdaging `tot` is the new last day; of a standstill the first day that counts again.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="termijnberichten", verbose_name="dossier")
    soort = models.CharField("soort bericht", max_length=20, choices=Berichtsoort)
    bericht_op = models.DateField("bericht op")
    van = models.DateField("van", null=True, blank=True)
    tot = models.DateField("tot")
    reden = models.TextField("reden")
    naam = models.CharField("naam", max_length=200)

    objects = ToegangManager()

    class Meta:
        verbose_name = "bericht over de termijn"
        verbose_name_plural = "berichten over de termijn"
        ordering = ["bericht_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(soort="verdaging"), name="aanvragen_termijnbericht_een_verdaging"
            ),
            models.CheckConstraint(
                name="aanvragen_termijnbericht_periode",
                condition=Q(soort="verdaging", van__isnull=True, tot__gt=models.F("bericht_op"))
                | (~Q(soort="verdaging") & Q(van__isnull=False, tot__gt=models.F("van"))),
            ),
        ]

    def __str__(self) -> str:
        return f"termijnbericht {self.pk}"


NIET_HERROEPEN = Q(herroepen_op__isnull=True)
"""The decision to leave out of treatment that counts."""


class Buitenbehandeling(models.Model):
    """The besluit to leave an aanvraag out of treatment: it was not completed in time (RCH-14, Awb 4:5).

    Written once. An objection that is gegrond revokes it: the system fills in `herroepen_op`, and the aanvraag is
    treated after all (Awb 7:11). Of the others there is at most one.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="buitenbehandelingen", verbose_name="dossier")
    opschorting = models.ForeignKey(Opschorting, models.CASCADE, related_name="+", verbose_name="verzoek om aanvulling")
    uiterste_dag = models.DateField("bekend te maken uiterlijk op")
    reden = models.TextField("reden")
    bevoegdheid = models.CharField("bevoegdheid", max_length=300)
    genomen_door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="genomen door")
    naam = models.CharField("naam", max_length=200)
    functie = models.CharField("functie", max_length=200)
    genomen_op = models.DateTimeField("genomen op")
    herroepen_op = models.DateTimeField("herroepen op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "besluit om buiten behandeling te laten"
        verbose_name_plural = "besluiten om buiten behandeling te laten"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=NIET_HERROEPEN, name="aanvragen_buitenbehandeling_een_geldig"
            )
        ]

    def __str__(self) -> str:
        return f"buiten behandeling {self.pk}"
