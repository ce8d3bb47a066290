"""The objection (bezwaar): what was objected, its files, and what happened since (TLV-161, TLV-164, RCH-10 to 13)."""

from django.db import models
from django.db.models import Q

from swv.kern.documenten.models import Inhoudstype, Scanstatus
from swv.kern.logboek.history import historie
from swv.kern.organisatie.models import Partij
from swv.kern.personen.models import Persoon
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager
from tlv.choices import (
    Bezwaarkanaal,
    Bezwaarstapsoort,
    Bezwaarstatus,
    Bezwaarstuksoort,
    Bezwaaruitkomst,
    Hoedanigheid,
    NietGehoord,
)
from tlv.models.besluit import Besluit

# Received, and not withdrawn or decided with the letters ordered. As long as this holds, nothing of the dossier is
# destroyed (RCH-60).
LOPEND = Q(ontvangen_op__isnull=False, afgesloten_op__isnull=True)


@historie()
class Bezwaar(models.Model):
    """One objection against the besluit of a dossier; without `besluit` against leaving the aanvraag out of treatment.

    A draft (no `ingediend_op`) is the objector's alone. The system fills in what follows from receipt: in time or
    not, by the recipient's own letter (RCH-10), and the last days for passing on (RCH-11) and deciding (RCH-12).
    `indiener` is empty for somebody whom the product does not know; `naam` always says who it is.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="bezwaren", verbose_name="dossier")
    besluit = models.ForeignKey(
        Besluit, models.CASCADE, null=True, blank=True, related_name="bezwaren", verbose_name="besluit"
    )
    indiener = models.ForeignKey(
        Partij, models.PROTECT, null=True, blank=True, related_name="bezwaren", verbose_name="indiener"
    )
    hoedanigheid = models.CharField("hoedanigheid", max_length=10, choices=Hoedanigheid)
    naam = models.CharField("naam", max_length=200)
    kanaal = models.CharField("kanaal", max_length=10, choices=Bezwaarkanaal)
    gronden = models.TextField("gronden", blank=True)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op")
    ingediend_op = models.DateTimeField("ingediend op", null=True, blank=True)
    gepost_op = models.DateField("gepost op", null=True, blank=True)
    ontvangen_op = models.DateField("ontvangen op", null=True, blank=True)
    laatste_dag = models.DateField("laatste dag van de bezwaartermijn", null=True, blank=True)
    tijdig = models.BooleanField("op tijd", null=True, blank=True)
    doorzenden_uiterlijk = models.DateField("uiterlijk doorzenden op", null=True, blank=True)
    beslissen_uiterlijk = models.DateField("uiterlijk beslissen op", null=True, blank=True)
    status = models.CharField("status", max_length=20, choices=Bezwaarstatus, default=Bezwaarstatus.CONCEPT)
    afgesloten_op = models.DateTimeField("afgesloten op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "bezwaar"
        verbose_name_plural = "bezwaren"
        constraints = [
            models.UniqueConstraint(
                name="tlv_bezwaar_een_concept",
                fields=["dossier", "indiener"],
                condition=Q(ingediend_op__isnull=True),
            ),
            models.CheckConstraint(
                name="tlv_bezwaar_ontvangen_is_compleet",
                condition=Q(ontvangen_op__isnull=True)
                | Q(
                    ingediend_op__isnull=False,
                    tijdig__isnull=False,
                    doorzenden_uiterlijk__isnull=False,
                    beslissen_uiterlijk__isnull=False,
                ),
            ),
        ]
        indexes = [models.Index(fields=["beslissen_uiterlijk"], name="tlv_bezwaar_lopend", condition=LOPEND)]

    def __str__(self) -> str:
        return f"bezwaar {self.pk}"

    @property
    def loopt(self) -> bool:
        """Received, and not withdrawn or decided with the letters ordered."""
        return self.ontvangen_op is not None and self.afgesloten_op is None

    @property
    def te_beslissen(self) -> bool:
        """Received, and neither decided nor withdrawn: it can still be treated, decided or withdrawn."""
        return self.loopt and self.status != Bezwaarstatus.BESLIST


class Bezwaarstap(models.Model):
    """One thing that happened to an objection, on the day that it happened; never changed.

    `uitkomst` is what the committee advises, when this is its advice (RCH-12).
    """

    bezwaar = models.ForeignKey(Bezwaar, models.CASCADE, related_name="stappen", verbose_name="bezwaar")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    soort = models.CharField("soort", max_length=20, choices=Bezwaarstapsoort)
    dag = models.DateField("dag")
    uitkomst = models.CharField("geadviseerde uitkomst", max_length=20, choices=Bezwaaruitkomst, blank=True)
    tekst = models.TextField("tekst", blank=True)
    naam = models.CharField("naam", max_length=200)
    vastgelegd_op = models.DateTimeField("vastgelegd op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "stap in een bezwaar"
        verbose_name_plural = "stappen in een bezwaar"
        ordering = ["-vastgelegd_op", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="tlv_bezwaarstap_een_keer_verdaagd",
                fields=["bezwaar"],
                condition=Q(soort=Bezwaarstapsoort.VERDAAGD),
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"


class Bezwaarstuk(models.Model):
    """A file of an objection; streamed through an access check only."""

    bezwaar = models.ForeignKey(Bezwaar, models.CASCADE, related_name="stukken", verbose_name="bezwaar")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    soort = models.CharField("soort", max_length=20, choices=Bezwaarstuksoort)
    naam = models.CharField("bestandsnaam", max_length=120)
    sleutel = models.CharField("plaats in de opslag", max_length=200, unique=True, editable=False)
    grootte = models.PositiveBigIntegerField("grootte in bytes")
    sha256 = models.CharField("controlegetal", max_length=64)
    inhoudstype = models.CharField("inhoudstype", max_length=40, choices=Inhoudstype)
    scan = models.CharField("scan", max_length=20, choices=Scanstatus)
    toegevoegd_op = models.DateTimeField("toegevoegd op")
    toegevoegd_door = models.CharField("toegevoegd door", max_length=200)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "stuk bij een bezwaar"
        verbose_name_plural = "stukken bij een bezwaar"
        ordering = ["toegevoegd_op", "pk"]

    def __str__(self) -> str:
        return self.naam


class Bezwaarbeslissing(models.Model):
    """The decision on an objection, written once (RCH-12, Awb 7:10 to 7:13).

    `besluit` is the new besluit that comes in the place of the one objected to, when it is gegrond. `uitleg` keeps
    what the rules found on that day: who was heard, what the committee advised, and whether it was in time.
    """

    bezwaar = models.OneToOneField(Bezwaar, models.CASCADE, related_name="beslissing", verbose_name="bezwaar")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    uitkomst = models.CharField("uitkomst", max_length=20, choices=Bezwaaruitkomst)
    besluit = models.OneToOneField(
        Besluit, models.CASCADE, null=True, blank=True, related_name="beslissing", verbose_name="nieuw besluit"
    )
    motivering = models.TextField("motivering")
    niet_gehoord = models.CharField("reden om niet te horen", max_length=40, choices=NietGehoord, blank=True)
    niet_gehoord_uitleg = models.TextField("uitleg bij niet horen", blank=True)
    afwijking = models.TextField("waarom anders dan het advies", blank=True)
    ontvankelijkheid = models.TextField("waarom het bezwaar toch is behandeld", blank=True)
    uitleg = models.JSONField("uitleg")
    bevoegdheid = models.CharField("bevoegdheid", max_length=300)
    genomen_door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="genomen door")
    naam = models.CharField("naam", max_length=200)
    functie = models.CharField("functie", max_length=100)
    genomen_op = models.DateTimeField("genomen op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "beslissing op bezwaar"
        verbose_name_plural = "beslissingen op bezwaar"
        constraints = [
            models.CheckConstraint(
                name="tlv_bezwaarbeslissing_nieuw_besluit_alleen_gegrond",
                condition=Q(besluit__isnull=True) | Q(uitkomst=Bezwaaruitkomst.GEGROND),
            )
        ]

    def __str__(self) -> str:
        return f"beslissing op bezwaar {self.pk}"
