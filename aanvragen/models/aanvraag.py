"""An aanvraag: where it stands, how it got there, and its answers."""

from django.db import models

from aanvragen.choices import Status
from swv.kern.beleid.models import Beleidsversie
from swv.kern.choices import Veldgroep
from swv.kern.logboek.history import historie
from swv.kern.personen.models import Persoon
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


@historie()
class Aanvraag(models.Model):
    """State of one dossier: status, terms and the policy under which it was submitted (OPEN-83)."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, primary_key=True, related_name="aanvraag")
    status = models.CharField("status", max_length=30, choices=Status, default=Status.CONCEPT)
    formulier = models.ForeignKey(Beleidsversie, models.PROTECT, related_name="+", verbose_name="formulierversie")
    ingediend_door = models.ForeignKey(
        Persoon, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="ingediend door"
    )
    # Who is called first. It gives no right (INZ-01); the name stands beside it, since readers do not see the person.
    contactpersoon = models.ForeignKey(
        Persoon, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="contactpersoon van de school"
    )
    contactpersoon_naam = models.CharField("naam van de contactpersoon", max_length=200, blank=True, db_default="")
    volledig_op = models.DateTimeField("volledig op", null=True, blank=True)
    agenda_maandag = models.DateField("maandag van de vergaderweek", null=True, blank=True)
    uiterste_datum = models.DateField("uiterste beslisdatum", null=True, blank=True)
    beloofde_datum = models.DateField("beloofde beslisdatum", null=True, blank=True)
    hersteltermijn = models.DateField("aanvullen uiterlijk op", null=True, blank=True)
    gesprek_op = models.DateField("gesprek met ouders en school gevoerd op", null=True, blank=True)
    adviesronde = models.PositiveSmallIntegerField("ronde van de adviezen", default=1, db_default=1)
    herbespreking_op = models.DateField("opnieuw besproken op", null=True, blank=True)
    ingebreke_op = models.DateField("ingebrekestelling ontvangen op", null=True, blank=True)
    # The number and no key: who reads this one may not see the other, and each is destroyed in its own time.
    samengevoegd_met = models.CharField("samengevoegd met", max_length=20, blank=True, db_default="")

    objects = ToegangManager()

    class Meta:
        verbose_name = "aanvraag"
        verbose_name_plural = "aanvragen"
        indexes = [models.Index(fields=["status", "uiterste_datum"], name="aanvragen_aanvraag_status")]

    def __str__(self) -> str:
        return f"aanvraag {self.pk}"


class Statusovergang(models.Model):
    """Append-only history of the status."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="overgangen", verbose_name="dossier")
    van = models.CharField("van", max_length=30, choices=Status, blank=True)
    naar = models.CharField("naar", max_length=30, choices=Status)
    handeling = models.CharField("handeling", max_length=60)
    op = models.DateTimeField("op")
    door = models.CharField("door", max_length=200)

    objects = ToegangManager()

    class Meta:
        verbose_name = "statusovergang"
        verbose_name_plural = "statusovergangen"
        ordering = ["op", "pk"]
        indexes = [
            # what the report of a year counts: which moves there were in a period, and whether a dossier had one
            models.Index(fields=["naar", "op"], name="aanvragen_overgang_naar"),
            models.Index(fields=["dossier", "naar"], name="aanvragen_overgang_dossier"),
        ]

    def __str__(self) -> str:
        return f"{self.van} → {self.naar}"


@historie()
class Antwoord(models.Model):
    """The answers of one section and field group: within a row there is nothing to hide from who may see it."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="antwoorden", verbose_name="dossier")
    sectie = models.CharField("sectie", max_length=40)
    veldgroep = models.CharField("veldgroep", max_length=12, choices=Veldgroep)
    waarden = models.JSONField("antwoorden", default=dict)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        constraints = [
            models.UniqueConstraint(fields=["dossier", "sectie", "veldgroep"], name="aanvragen_antwoord_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.sectie} ({self.get_veldgroep_display()})"
