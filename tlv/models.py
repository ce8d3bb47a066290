"""The TLV request's typed facts, the besluit and the register of toelaatbaarheidsverklaringen."""

from django.db import models
from django.db.models import Q

from swv.kern.choices import Veldgroep
from swv.kern.logboek.history import historie
from swv.kern.organisatie.models import Swv
from swv.kern.personen.models import Leerling, Persoon
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager
from tlv.choices import Categorie, Uitkomst


@historie()
class TlvFeiten(models.Model):
    """Facts of the request that rules use, as typed columns: never dug out of the answers.

    One row per field group, like the answers: a fact stands in the row of its question's group, the rest is empty.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="tlv_feiten", verbose_name="dossier")
    veldgroep = models.CharField("veldgroep", max_length=12, choices=Veldgroep)
    herkomst = models.CharField("herkomst", max_length=40, blank=True)
    leerroute = models.CharField("leerroute", max_length=40, blank=True)
    doelgroep = models.CharField("doelgroep", max_length=20, blank=True)
    gewenste_start = models.DateField("gewenste start", null=True, blank=True)
    categorie_gevraagd = models.PositiveSmallIntegerField(
        "gevraagde categorie", null=True, blank=True, choices=Categorie
    )
    terugkeer_verwacht = models.BooleanField("terugkeer verwacht", null=True, blank=True)
    regulier_haalbaar = models.BooleanField("regulier haalbaar", null=True, blank=True)
    ooit_onderzoek = models.BooleanField("ooit onderzocht", null=True, blank=True)
    medische_vraag = models.BooleanField("medische vraag", null=True, blank=True)
    na_tussenvoorziening = models.BooleanField("na een tussenvoorziening", null=True, blank=True)
    ouders_eens = models.BooleanField("ouders eens", null=True, blank=True)
    ontvangende_school_eens = models.BooleanField("ontvangende school eens", null=True, blank=True)
    scholen_aangesloten = models.BooleanField("beide scholen aangesloten", null=True, blank=True)
    eerdere_tlv_nummer = models.CharField("nummer van de eerdere TLV", max_length=300, blank=True)
    eerdere_tlv_einde = models.DateField("einddatum van de eerdere TLV", null=True, blank=True)
    eerdere_tlv_afgever = models.CharField("afgever van de eerdere TLV", max_length=20, blank=True)
    einde_schoolloopbaan = models.BooleanField("einde van de schoolloopbaan in zicht", null=True, blank=True)
    diplomagericht = models.BooleanField("leerweg naar een diploma", null=True, blank=True)
    diploma_haalbaar = models.BooleanField("diploma nog haalbaar", null=True, blank=True)
    naar_werk_toegeleid = models.BooleanField("op weg naar werk", null=True, blank=True)
    afspraak_gemeente = models.BooleanField("afspraak met de gemeente", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "feiten van een TLV-aanvraag"
        verbose_name_plural = "feiten van TLV-aanvragen"
        constraints = [models.UniqueConstraint(fields=["dossier", "veldgroep"], name="tlv_feiten_uniek")]

    def __str__(self) -> str:
        return f"feiten {self.pk}"


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


class Toelaatbaarheidsverklaring(models.Model):
    """The TLV itself: number (gapless and unique per SWV and year, RCH-33), category and period (RCH-31)."""

    dossier = models.OneToOneField(Dossier, models.CASCADE, related_name="tlv", verbose_name="dossier")
    besluit = models.OneToOneField(Besluit, models.CASCADE, related_name="tlv", verbose_name="besluit")
    leerling = models.ForeignKey(Leerling, models.PROTECT, related_name="tlvs", verbose_name="leerling")
    swv = models.ForeignKey(Swv, models.PROTECT, related_name="tlvs", verbose_name="SWV")
    jaar = models.PositiveSmallIntegerField("jaar")
    volgnummer = models.PositiveIntegerField("volgnummer")
    nummer = models.CharField("nummer", max_length=40)
    categorie = models.PositiveSmallIntegerField("categorie", choices=Categorie)
    ingangsdatum = models.DateField("ingangsdatum")
    einddatum = models.DateField("einddatum")

    objects = ToegangManager()

    class Meta:
        verbose_name = "toelaatbaarheidsverklaring"
        verbose_name_plural = "toelaatbaarheidsverklaringen"
        constraints = [
            models.UniqueConstraint(fields=["swv", "jaar", "volgnummer"], name="tlv_tlv_volgnummer_uniek"),
            models.UniqueConstraint(fields=["swv", "nummer"], name="tlv_tlv_nummer_uniek"),
            models.CheckConstraint(name="tlv_tlv_einde_31_juli", condition=Q(einddatum__month=7, einddatum__day=31)),
            models.CheckConstraint(name="tlv_tlv_periode", condition=Q(einddatum__gt=models.F("ingangsdatum"))),
        ]

    def __str__(self) -> str:
        return self.nummer
