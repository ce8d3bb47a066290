"""An import of the school register with its rows, and an export of everything of one SWV (ADR 0019)."""

from django.db import models
from django.db.models import Q

from swv.kern.organisatie.models import Swv


class Inleesstatus(models.TextChoices):
    """How far an import is."""

    KOPPELEN = "koppelen", "kolommen kiezen"
    PROEF = "proef", "wordt nagekeken"
    BEOORDEELD = "beoordeeld", "nagekeken"
    UITVOEREN = "uitvoeren", "wordt ingelezen"
    KLAAR = "klaar", "ingelezen"
    OPGEGEVEN = "opgegeven", "niet ingelezen"


class Oordeel(models.TextChoices):
    """What a row would change."""

    NIEUW = "nieuw", "nieuw"
    GEWIJZIGD = "gewijzigd", "gewijzigd"
    ONGEWIJZIGD = "ongewijzigd", "ongewijzigd"
    FOUT = "fout", "kan niet"


# What a worker still has to do.
WERK = (Inleesstatus.PROEF, Inleesstatus.UITVOEREN)
DOET_IETS = (Oordeel.NIEUW, Oordeel.GEWIJZIGD)


class Inlezing(models.Model):
    """A file with schools: chosen, coupled, tried without writing anything, and then carried out by a worker.

    `koppeling` is field → heading; the next import of this SWV begins with it. `storing` says why a worker could not
    go on; nothing of what was done before is lost.
    """

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="inlezingen", verbose_name="SWV")
    naam = models.CharField("bestandsnaam", max_length=120)
    sleutel = models.CharField("plaats in de opslag", max_length=200, blank=True)
    sha256 = models.CharField("controlegetal", max_length=64)
    grootte = models.PositiveBigIntegerField("grootte in bytes")
    bron = models.CharField("bron", max_length=200)
    peildatum = models.DateField("peildatum")
    status = models.CharField("status", max_length=12, choices=Inleesstatus, default=Inleesstatus.KOPPELEN)
    kolommen = models.JSONField("kolommen", default=list)
    koppeling = models.JSONField("koppeling", default=dict)
    rijen = models.PositiveIntegerField("rijen", default=0)
    gebruiker_id = models.BigIntegerField("gebruiker")
    gemaakt_op = models.DateTimeField("gemaakt op")
    aangeboden_op = models.DateTimeField("laatst aan een werker aangeboden op")
    uitgevoerd_op = models.DateTimeField("uitgevoerd op", null=True, blank=True)
    storing = models.CharField("waarom het nog niet lukt", max_length=300, blank=True)

    class Meta:
        verbose_name = "inlezing"
        verbose_name_plural = "inlezingen"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["aangeboden_op"], name="kern_inlezing_te_doen", condition=Q(status__in=WERK)),
        ]

    def __str__(self) -> str:
        return self.naam


class Inlezingsregel(models.Model):
    """One row of the file: what it says, what it would change, and when that was done."""

    inlezing = models.ForeignKey(Inlezing, models.CASCADE, related_name="regels", verbose_name="inlezing")
    nummer = models.PositiveIntegerField("rij in het bestand")
    oordeel = models.CharField("oordeel", max_length=12, choices=Oordeel)
    gegevens = models.JSONField("gegevens", default=dict)
    verschillen = models.JSONField("verschillen", default=list)
    melding = models.CharField("melding", max_length=1000, blank=True)
    uitgevoerd_op = models.DateTimeField("uitgevoerd op", null=True, blank=True)

    class Meta:
        verbose_name = "regel van een inlezing"
        verbose_name_plural = "regels van inlezingen"
        ordering = ["nummer"]
        constraints = [models.UniqueConstraint(fields=["inlezing", "nummer"], name="kern_inlezingsregel_een_per_rij")]
        indexes = [models.Index(fields=["inlezing", "oordeel", "nummer"], name="kern_inlezingsregel_oordeel")]

    def __str__(self) -> str:
        return f"rij {self.nummer}"

    @property
    def school(self) -> str:
        """The name that the row gives; a row with a mistake may have none."""
        return str(self.gegevens.get("naam", ""))

    @property
    def plek(self) -> str:
        """BRIN, location and place, as far as the row has them."""
        nummers = " ".join(self.gegevens.get(naam, "") for naam in ("brin", "vestigingsnummer")).strip()
        return ", ".join(deel for deel in (nummers, self.gegevens.get("plaats", "")) if deel)

    @property
    def bij(self) -> str:
        """The board and the kind of a new school."""
        return ", ".join(self.gegevens[naam] for naam in ("bestuur", "soort") if self.gegevens.get(naam))
