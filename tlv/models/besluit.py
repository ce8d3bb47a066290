"""The besluit, what it rests on, and its reasons in words."""

from django.db import models
from django.db.models import Q

from swv.kern.choices import Veldgroep
from swv.kern.personen.models import Persoon
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager
from tlv.choices import Categorie, Uitkomst


class Besluit(models.Model):
    """A decision, frozen; its facts, reasons and texts stand beside it, each behind its own field group.

    The web role may insert and read; a correction is a new besluit. One per dossier until that exists.
    """

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="besluit", verbose_name="dossier")
    uitkomst = models.CharField("uitkomst", max_length=20, choices=Uitkomst)
    categorie = models.PositiveSmallIntegerField("categorie", null=True, blank=True, choices=Categorie)
    ingangsdatum = models.DateField("ingangsdatum", null=True, blank=True)
    einddatum = models.DateField("einddatum", null=True, blank=True)
    beleid = models.JSONField("gebruikte beleidsversies")
    bevoegdheid = models.CharField("bevoegdheid", max_length=300)
    genomen_door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="genomen door")
    naam = models.CharField("naam", max_length=200)
    functie = models.CharField("functie", max_length=100)
    genomen_op = models.DateTimeField("genomen op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        constraints = [
            models.CheckConstraint(
                name="tlv_besluit_toekenning_compleet",
                condition=~Q(uitkomst=Uitkomst.TOEGEKEND)
                | Q(categorie__isnull=False, ingangsdatum__isnull=False, einddatum__isnull=False),
            ),
            models.CheckConstraint(
                name="tlv_besluit_einde_31_juli",
                condition=Q(einddatum__isnull=True) | Q(einddatum__month=7, einddatum__day=31),
            ),
        ]

    def __str__(self) -> str:
        return f"besluit {self.pk}"


class Besluitgrond(models.Model):
    """The facts that were known and the explanation that the rules gave, as stored on the day (field group medisch)."""

    besluit = models.OneToOneField(Besluit, models.CASCADE, related_name="grond", verbose_name="besluit")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    feiten = models.JSONField("feiten")
    voorstel = models.JSONField("voorstel van de regels")
    uitleg = models.JSONField("uitleg")

    objects = ToegangManager()

    class Meta:
        verbose_name = "grond van een besluit"
        verbose_name_plural = "gronden van besluiten"

    def __str__(self) -> str:
        return f"grond {self.pk}"


class Besluittekst(models.Model):
    """The reasons in words, apart from the besluit because they may quote what not everyone may read.

    `soort`: motivering, advies (TLV-111) or afwijking (why it deviates from the proposal).
    """

    besluit = models.ForeignKey(Besluit, models.CASCADE, related_name="teksten", verbose_name="besluit")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    veldgroep = models.CharField("veldgroep", max_length=12, choices=Veldgroep, default=Veldgroep.ADVIES)
    soort = models.CharField(
        "soort",
        max_length=20,
        choices=[("motivering", "motivering"), ("advies", "advies"), ("afwijking", "afwijking van het voorstel")],
    )
    tekst = models.TextField("tekst")

    objects = ToegangManager()

    class Meta:
        verbose_name = "tekst bij een besluit"
        verbose_name_plural = "teksten bij besluiten"
        constraints = [models.UniqueConstraint(fields=["besluit", "soort"], name="tlv_besluittekst_uniek")]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"
