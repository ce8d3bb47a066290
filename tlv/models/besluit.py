"""The besluit, what it rests on, and its reasons in words."""

from django.db import models
from django.db.models import Q

from swv.kern.choices import Veldgroep
from swv.kern.personen.models import Persoon
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager
from tlv.choices import Besluitsoort, Categorie, Uitkomst

GELDEND = Q(vervangen_door__isnull=True)
"""The besluit that nothing replaces."""


class Besluit(models.Model):
    """A decision, frozen; its facts, reasons and texts stand beside it, each behind its own field group.

    `ontvankelijkheidsgrond` is the key of a ground in the policy of that day, for who may not judge at all.
    `controlegetal` is the SHA-256 of all that was decided, known and said (`tlv.selectors.besluitinhoud`).

    The web role may insert and read. A correction, a reopening or an objection leads to a new besluit that `vervangt`
    the earlier one (TLV-114, TLV-115). Each is replaced at most once and only one replaces nothing, so the besluiten
    of a dossier are one chain and exactly one of them is valid: the last.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="besluiten", verbose_name="dossier")
    soort = models.CharField("soort", max_length=20, choices=Besluitsoort, default=Besluitsoort.PRIMAIR)
    vervangt = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, related_name="vervangen_door", verbose_name="vervangt"
    )
    uitkomst = models.CharField("uitkomst", max_length=20, choices=Uitkomst)
    ontvankelijkheidsgrond = models.CharField(
        "grond om niet-ontvankelijk te verklaren", max_length=60, blank=True, db_default=""
    )
    categorie = models.PositiveSmallIntegerField("categorie", null=True, blank=True, choices=Categorie)
    ingangsdatum = models.DateField("ingangsdatum", null=True, blank=True)
    einddatum = models.DateField("einddatum", null=True, blank=True)
    adviesronde = models.PositiveSmallIntegerField("ronde van de adviezen", default=1, db_default=1)
    beleid = models.JSONField("gebruikte beleidsversies")
    bevoegdheid = models.CharField("bevoegdheid", max_length=300)
    genomen_door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="genomen door")
    naam = models.CharField("naam", max_length=200)
    functie = models.CharField("functie", max_length=100)
    genomen_op = models.DateTimeField("genomen op")
    controlegetal = models.CharField("controlegetal", max_length=64, blank=True, db_default="")

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
                name="tlv_besluit_grond_bij_niet_ontvankelijk",
                condition=Q(uitkomst=Uitkomst.NIET_ONTVANKELIJK) ^ Q(ontvankelijkheidsgrond=""),
            ),
            models.CheckConstraint(
                name="tlv_besluit_einde_31_juli",
                condition=Q(einddatum__isnull=True) | Q(einddatum__month=7, einddatum__day=31),
            ),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(vervangt__isnull=True), name="tlv_besluit_een_eerste"
            ),
            # What a besluit replaces is of the same dossier: the migration lets a foreign key point at this pair.
            models.UniqueConstraint(fields=["id", "dossier"], name="tlv_besluit_met_dossier"),
            models.CheckConstraint(
                name="tlv_besluit_soort_bij_vervangen",
                condition=Q(soort=Besluitsoort.PRIMAIR, vervangt__isnull=True)
                | Q(soort__in=[Besluitsoort.HERSTEL, Besluitsoort.HEROPENING], vervangt__isnull=False)
                | Q(soort=Besluitsoort.OP_BEZWAAR),
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

    `soort`: motivering, advies (TLV-111), afwijking (why it deviates from the proposal), keuze (why this, when the
    advices differ, RCH-23) or vervanging (why it takes the place of an earlier besluit).
    """

    besluit = models.ForeignKey(Besluit, models.CASCADE, related_name="teksten", verbose_name="besluit")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    veldgroep = models.CharField("veldgroep", max_length=12, choices=Veldgroep, default=Veldgroep.ADVIES)
    soort = models.CharField(
        "soort",
        max_length=20,
        choices=[
            ("motivering", "motivering"),
            ("advies", "advies"),
            ("afwijking", "afwijking van het voorstel"),
            ("keuze", "keuze bij verschillende adviezen"),
            ("vervanging", "reden van de vervanging"),
        ],
    )
    tekst = models.TextField("tekst")

    objects = ToegangManager()

    class Meta:
        verbose_name = "tekst bij een besluit"
        verbose_name_plural = "teksten bij besluiten"
        constraints = [models.UniqueConstraint(fields=["besluit", "soort"], name="tlv_besluittekst_uniek")]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"
