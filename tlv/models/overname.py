"""Running TLVs that were taken over from an old system, and the file they came from (SYS-74, ADR 0020)."""

from django.db import models
from django.db.models import F, Q

from swv.kern.organisatie.models import Partij, School, Swv
from swv.kern.personen.models import Naam, Persoon
from swv.kern.toegang.querysets import ToegangManager
from tlv.choices import Categorie, Overnameoordeel, Overnamestatus, Tlvherkomst

# What a worker still has to do.
OVERNAMEWERK = (Overnamestatus.PROEF, Overnamestatus.UITVOEREN)
# Nothing was taken over yet, so that it can be let go of.
VOOR_OVERNAME = (Overnamestatus.KOPPELEN, Overnamestatus.PROEF, Overnamestatus.BEOORDEELD)
NEEMT_OVER = (Overnameoordeel.NIEUW, Overnameoordeel.GEWIJZIGD)


class Overname(models.Model):
    """A file with TLVs: chosen, coupled, tried without writing anything, carried out by a worker, perhaps withdrawn.

    It names pupils as long as it is needed only: when it is done, let go of or forgotten, the file and `kolommen` go,
    and what its rows said. The row itself stays: who took over what, when, and who withdrew it.
    """

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="overnames", verbose_name="SWV")
    naam = models.CharField("bestandsnaam", max_length=120)
    sleutel = models.CharField("plaats in de opslag", max_length=200, blank=True)
    sha256 = models.CharField("controlegetal", max_length=64)
    grootte = models.PositiveBigIntegerField("grootte in bytes")
    bron = models.CharField("uit welk systeem", max_length=200)
    status = models.CharField("status", max_length=12, choices=Overnamestatus, default=Overnamestatus.KOPPELEN)
    kolommen = models.JSONField("kolommen", default=list)
    koppeling = models.JSONField("koppeling", default=dict)
    rijen = models.PositiveIntegerField("rijen", default=0)
    gemaakt_door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="gemaakt door")
    gemaakt_naam = models.CharField("naam van wie het bestand koos", max_length=200)
    gemaakt_op = models.DateTimeField("gemaakt op")
    aangeboden_op = models.DateTimeField("laatst aan een werker aangeboden op")
    uitgevoerd_naam = models.CharField("naam van wie overnam", max_length=200, blank=True)
    uitgevoerd_op = models.DateTimeField("overgenomen op", null=True, blank=True)
    ingetrokken_naam = models.CharField("naam van wie introk", max_length=200, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    reden = models.CharField("waarom ingetrokken", max_length=500, blank=True)
    storing = models.CharField("waarom het nog niet lukt", max_length=300, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "overname van TLV's"
        verbose_name_plural = "overnames van TLV's"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["swv"], condition=Q(status=Overnamestatus.UITVOEREN), name="tlv_overname_een_tegelijk"
            ),
        ]
        indexes = [
            models.Index(fields=["aangeboden_op"], name="tlv_overname_te_doen", condition=Q(status__in=OVERNAMEWERK)),
        ]

    def __str__(self) -> str:
        return self.naam


class Overnameregel(models.Model):
    """One row of the file: what it would do, and when that was done.

    `gegevens` and `verschillen` are emptied when the file has done its work; `melding` names nobody and stays.
    """

    overname = models.ForeignKey(Overname, models.CASCADE, related_name="regels", verbose_name="overname")
    swv = models.ForeignKey(Swv, models.PROTECT, related_name="+", verbose_name="SWV")
    nummer = models.PositiveIntegerField("rij in het bestand")
    oordeel = models.CharField("oordeel", max_length=12, choices=Overnameoordeel)
    gegevens = models.JSONField("gegevens", default=dict)
    verschillen = models.JSONField("verschillen", default=list)
    melding = models.CharField("melding", max_length=1000, blank=True)
    uitgevoerd_op = models.DateTimeField("overgenomen op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "regel van een overname"
        verbose_name_plural = "regels van overnames"
        ordering = ["nummer"]
        constraints = [models.UniqueConstraint(fields=["overname", "nummer"], name="tlv_overnameregel_een_per_rij")]
        indexes = [models.Index(fields=["overname", "oordeel", "nummer"], name="tlv_overnameregel_oordeel")]

    def __str__(self) -> str:
        return f"rij {self.nummer}"

    @property
    def leerling(self) -> str:
        """The name as the row gives it; empty once the file is gone."""
        delen = (self.gegevens.get(naam, "") for naam in ("voornaam", "tussenvoegsel", "achternaam"))
        return " ".join(deel for deel in delen if deel)

    @property
    def gelezen(self) -> str:
        """The other cells of the row, to see what is wrong with them; empty once the file is gone."""
        namen = ("geboortedatum", "brin", "categorie", "ingangsdatum", "einddatum", "afgever")
        return " · ".join(str(self.gegevens[naam]) for naam in namen if self.gegevens.get(naam))


class OvergenomenTlv(Naam):
    """A TLV that runs and was granted before this system, or by another SWV: there is no dossier of it here.

    It holds the name of the pupil itself: a pupil without a dossier would be known to nobody and never be destroyed.
    A row is not changed. A later file that says something else makes a new row and closes this one, so that a file can
    be withdrawn as a whole: `vervallen_door` is the overname that replaced it, or its own when that was withdrawn.
    `afgever` is empty for the own SWV.
    """

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="overgenomen_tlvs", verbose_name="SWV")
    overname = models.ForeignKey(Overname, models.PROTECT, related_name="tlvs", verbose_name="overname")
    rij = models.PositiveIntegerField("rij in het bestand")
    nummer = models.CharField("nummer", max_length=40)
    herkomst = models.CharField("herkomst", max_length=10, choices=Tlvherkomst)
    afgever = models.CharField("afgever", max_length=200, blank=True)
    geboortedatum = models.DateField("geboortedatum")
    school = models.ForeignKey(School, models.PROTECT, related_name="+", verbose_name="school")
    partij = models.ForeignKey(Partij, models.PROTECT, related_name="+", verbose_name="partij")
    categorie = models.PositiveSmallIntegerField("categorie", choices=Categorie)
    ingangsdatum = models.DateField("ingangsdatum")
    einddatum = models.DateField("einddatum")
    overgenomen_op = models.DateTimeField("overgenomen op")
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)
    vervallen_door = models.ForeignKey(
        Overname, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="vervallen door"
    )

    objects = ToegangManager()

    class Meta:
        verbose_name = "overgenomen TLV"
        verbose_name_plural = "overgenomen TLV's"
        ordering = ["-ingangsdatum", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "afgever", "nummer"],
                condition=Q(vervallen_op__isnull=True),
                name="tlv_overgenomen_nummer_uniek",
            ),
            models.CheckConstraint(name="tlv_overgenomen_periode", condition=Q(einddatum__gte=F("ingangsdatum"))),
            models.CheckConstraint(
                name="tlv_overgenomen_afgever",
                condition=(Q(herkomst=Tlvherkomst.EIGEN) & Q(afgever=""))
                | (Q(herkomst=Tlvherkomst.ELDERS) & ~Q(afgever="")),
            ),
            models.CheckConstraint(
                name="tlv_overgenomen_vervallen",
                condition=Q(vervallen_op__isnull=True, vervallen_door__isnull=True)
                | Q(vervallen_op__isnull=False, vervallen_door__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["swv", "geboortedatum"], name="tlv_overgenomen_geboren"),
            models.Index(fields=["partij", "einddatum"], name="tlv_overgenomen_partij"),
        ]

    def __str__(self) -> str:
        return self.nummer
