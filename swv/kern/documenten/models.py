"""Documents that come in with a dossier, and letters that go out."""

from django.db import models

from swv.kern.choices import Inzagerol, Veldgroep
from swv.kern.logboek.history import historie
from swv.kern.organisatie.models import Partij, Swv
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


class Scanstatus(models.TextChoices):
    """What the virus scanner said; without a scanner this stays visible as 'niet gescand'."""

    NIET_GESCAND = "niet_gescand", "niet gescand"
    SCHOON = "schoon", "gescand"


class Inhoudstype(models.TextChoices):
    """What a file is, by its content."""

    PDF = "application/pdf", "PDF"
    JPEG = "image/jpeg", "foto (JPEG)"
    PNG = "image/png", "afbeelding (PNG)"


@historie()
class Document(models.Model):
    """A file of a dossier; its field group decides who may read it. Streamed through an access check only."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="documenten", verbose_name="dossier")
    veldgroep = models.CharField("veldgroep", max_length=12, choices=Veldgroep)
    soort = models.CharField("soort document", max_length=10)
    naam = models.CharField("bestandsnaam", max_length=120)
    datum = models.DateField("datum van het stuk")
    sleutel = models.CharField("plaats in de opslag", max_length=200, unique=True, editable=False)
    grootte = models.PositiveBigIntegerField("grootte in bytes")
    sha256 = models.CharField("controlegetal", max_length=64)
    inhoudstype = models.CharField("inhoudstype", max_length=40, choices=Inhoudstype, default=Inhoudstype.PDF)
    scan = models.CharField("scan", max_length=20, choices=Scanstatus, default=Scanstatus.NIET_GESCAND)
    toegevoegd_op = models.DateTimeField("toegevoegd op")
    toegevoegd_door = models.CharField("toegevoegd door", max_length=200)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    vervangt = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, related_name="vervangen_door", verbose_name="vervangt"
    )

    objects = ToegangManager()

    class Meta:
        verbose_name = "document"
        verbose_name_plural = "documenten"
        ordering = ["soort", "toegevoegd_op", "pk"]

    def __str__(self) -> str:
        return self.naam


class Kanaal(models.TextChoices):
    """How a letter reaches its recipient (RCH-15)."""

    PORTAAL = "portaal", "in het portaal"
    PAPIER = "papier", "op papier"


class Bezorgwijze(models.TextChoices):
    """How a letter in fact reached somebody: along its channel, or otherwise after it came back (Awb 3:41 lid 2)."""

    PORTAAL = Kanaal.PORTAAL.value, Kanaal.PORTAAL.label
    PAPIER = Kanaal.PAPIER.value, Kanaal.PAPIER.label
    ANDERS = "anders", "op een andere manier"


STORING_LENGTE = 2000

# A letter that must still go out: neither sent nor lapsed.
WACHTEND = models.Q(verzonden_op__isnull=True, vervallen_op__isnull=True)


class Brief(models.Model):
    """A letter to one recipient. Its versions hold the text; visibility is per recipient (INZ-20).

    It lapses when its recipient is no longer one on the day that it would go out, such as a parent whose gezag ended,
    or when what it is about was replaced. `onderwerp_id` is the id of what it is about; its kind says of which table.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="brieven", verbose_name="dossier")
    swv = models.ForeignKey(Swv, models.PROTECT, related_name="+", verbose_name="SWV")
    soort = models.CharField("soort brief", max_length=40)
    onderwerp_id = models.BigIntegerField("onderwerp", null=True, blank=True)
    ontvanger = models.ForeignKey(Partij, models.PROTECT, related_name="brieven", verbose_name="ontvanger")
    ontvangerrol = models.CharField("ontvangen als", max_length=20, choices=Inzagerol)
    kanaal = models.CharField("kanaal", max_length=10, choices=Kanaal)
    aangemaakt_op = models.DateTimeField("aangemaakt op")
    aangeboden_op = models.DateTimeField("laatst aan een werker aangeboden op")
    gemaakt_voor = models.DateField("gemaakt voor verzending op", null=True, blank=True)
    verzonden_op = models.DateTimeField("verzonden op", null=True, blank=True)
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)
    storing = models.CharField("waarom de brief nog niet lukt", max_length=STORING_LENGTE, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "brief"
        verbose_name_plural = "brieven"
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "soort", "onderwerp_id", "ontvanger"],
                name="kern_brief_een_per_ontvanger",
                nulls_distinct=False,
            )
        ]
        indexes = [
            models.Index(fields=["ontvanger"], name="kern_brief_ontvanger"),
            models.Index(
                fields=["aangeboden_op"],
                name="kern_brief_onverzonden",
                condition=WACHTEND,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"


class Briefversie(models.Model):
    """One frozen rendering of a letter for one dispatch date (RCH-16): PDF, HTML and text, with their hash.

    A version is written once and never changed; a letter that is not sent on its date gets a next version.
    """

    brief = models.ForeignKey(Brief, models.CASCADE, related_name="versies", verbose_name="brief")
    nummer = models.PositiveSmallIntegerField("versie")
    verzenddatum = models.DateField("verzenddatum")
    sjabloonversie = models.CharField("versie van het sjabloon", max_length=80)
    html = models.TextField("html")
    tekst = models.TextField("tekst")
    sleutel = models.CharField("plaats in de opslag", max_length=200, unique=True)
    sha256 = models.CharField("controlegetal van het pdf", max_length=64)
    gemaakt_op = models.DateTimeField("gemaakt op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "versie van een brief"
        verbose_name_plural = "versies van brieven"
        constraints = [models.UniqueConstraint(fields=["brief", "nummer"], name="kern_briefversie_uniek")]

    def __str__(self) -> str:
        return f"{self.brief_id} v{self.nummer}"


class Retourreden(models.TextChoices):
    """Why a letter on paper came back, as the post wrote on it."""

    VERHUISD = "verhuisd", "verhuisd"
    ADRES_ONJUIST = "adres_onjuist", "adres klopt niet of bestaat niet"
    ONBEKEND = "onbekend", "onbekend op dit adres"
    GEWEIGERD = "geweigerd", "geweigerd"
    NIET_AFGEHAALD = "niet_afgehaald", "niet opgehaald"
    ANDERS = "anders", "een andere reden"


# A delivery that did not come back; a letter has one of these at most.
AANGEKOMEN = models.Q(retour_op__isnull=True)


@historie()
class Bezorging(models.Model):
    """The delivery of one version to its recipient, dated, per channel (RCH-08, RCH-15).

    What came back by post is no delivery that counts: it stays here with its day and reason, and the letter gets a
    next one (Awb 3:41, 6:8). `toelichting` says how a letter reached somebody otherwise, such as handed over.
    """

    brief = models.ForeignKey(Brief, models.CASCADE, related_name="bezorgingen", verbose_name="brief")
    versie = models.ForeignKey(Briefversie, models.CASCADE, related_name="bezorgingen", verbose_name="versie")
    kanaal = models.CharField("kanaal", max_length=10, choices=Bezorgwijze)
    verzonden_op = models.DateTimeField("verzonden op")
    toelichting = models.CharField("toelichting", max_length=200, blank=True, default="")
    retour_op = models.DateField("teruggekomen op", null=True, blank=True)
    retourreden = models.CharField(
        "waarom de brief terugkwam", max_length=20, choices=Retourreden, blank=True, default=""
    )
    retour_toelichting = models.CharField("toelichting bij retour", max_length=200, blank=True, default="")

    objects = ToegangManager()

    class Meta:
        verbose_name = "bezorging"
        verbose_name_plural = "bezorgingen"
        ordering = ["verzonden_op", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["brief"], condition=AANGEKOMEN, name="kern_bezorging_een_aangekomen"),
            models.CheckConstraint(
                condition=models.Q(retour_op__isnull=True, retourreden="")
                | models.Q(retour_op__isnull=False, kanaal=Kanaal.PAPIER) & ~models.Q(retourreden=""),
                name="kern_bezorging_retour",
            ),
        ]

    def __str__(self) -> str:
        return f"bezorging {self.pk}"
