"""An import of the school register with its rows, and an export of everything of one SWV (ADR 0020)."""

from django.db import models
from django.db.models import Q

from swv.kern.organisatie.models import Swv
from swv.kern.personen.models import Persoon
from swv.kern.toegang.querysets import ToegangManager


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


class Uitvoerstatus(models.TextChoices):
    """How far an export is."""

    GEVRAAGD = "gevraagd", "wacht op goedkeuring"
    AFGEWEZEN = "afgewezen", "afgewezen"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    MAKEN = "maken", "wordt gemaakt"
    KLAAR = "klaar", "klaar om op te halen"
    VERLOPEN = "verlopen", "weggegooid"


# Not yet refused, fetched or thrown away: one at a time.
LOPEND = (Uitvoerstatus.GEVRAAGD, Uitvoerstatus.MAKEN)


class Uitvoer(models.Model):
    """An export of everything of one SWV: asked for by one, approved by another, made by a worker, kept for days only.

    The row stays when the file is gone: it says who took what out of here, why and when (VSL-74).
    """

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="uitvoeren", verbose_name="SWV")
    status = models.CharField("status", max_length=12, choices=Uitvoerstatus, default=Uitvoerstatus.GEVRAAGD)
    doel = models.CharField("waarvoor", max_length=500)
    gevraagd_door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="gevraagd door")
    naam = models.CharField("naam van wie het vroeg", max_length=200)
    gevraagd_op = models.DateTimeField("gevraagd op")
    beoordeeld_door = models.CharField("beoordeeld door", max_length=200, blank=True)
    beoordeeld_op = models.DateTimeField("beoordeeld op", null=True, blank=True)
    aangeboden_op = models.DateTimeField("laatst aan een werker aangeboden op")
    gemaakt_op = models.DateTimeField("gemaakt op", null=True, blank=True)
    laatste_dag = models.DateField("laatste dag om op te halen", null=True, blank=True)
    opgehaald_op = models.DateTimeField("laatst opgehaald op", null=True, blank=True)
    sleutel = models.CharField("plaats in de opslag", max_length=200, blank=True)
    sha256 = models.CharField("controlegetal", max_length=64, blank=True)
    grootte = models.PositiveBigIntegerField("grootte in bytes", default=0)
    rijen = models.PositiveBigIntegerField("rijen", default=0)
    storing = models.CharField("waarom het nog niet lukt", max_length=300, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "uitvoer"
        verbose_name_plural = "uitvoeren"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["swv"], condition=Q(status__in=LOPEND), name="kern_uitvoer_een_tegelijk"),
        ]

    def __str__(self) -> str:
        return f"uitvoer {self.pk}"
