"""The bundle of an objection as a worker makes it, and to whom it was sent (RCH-11)."""

from django.db import models
from django.db.models import Q

from swv.kern.organisatie.models import Swv
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager
from tlv.choices import Bundelkanaal, Bundelontvanger
from tlv.models.bezwaar import Bezwaar

# A bundle that a worker still has to make.
TE_MAKEN = Q(gemaakt_op__isnull=True)


class Bezwaarbundel(models.Model):
    """One bundle: asked for, made by a worker, and from then on never changed.

    `storing` says why it does not work yet; the sweep keeps trying. One at a time is made per objection.
    """

    bezwaar = models.ForeignKey(Bezwaar, models.CASCADE, related_name="bundels", verbose_name="bezwaar")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    swv = models.ForeignKey(Swv, models.PROTECT, related_name="+", verbose_name="SWV")
    gevraagd_op = models.DateTimeField("gevraagd op")
    gevraagd_door = models.CharField("gevraagd door", max_length=200)
    aangeboden_op = models.DateTimeField("laatst aan een werker aangeboden op")
    gemaakt_op = models.DateTimeField("gemaakt op", null=True, blank=True)
    sleutel = models.CharField("plaats in de opslag", max_length=200, null=True, unique=True)  # noqa: DJ001
    sha256 = models.CharField("controlegetal", max_length=64, blank=True)
    grootte = models.PositiveBigIntegerField("grootte in bytes", default=0)
    inventaris = models.JSONField("inventaris", default=list)
    storing = models.CharField("waarom de bundel nog niet lukt", max_length=300, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "bundel van een bezwaar"
        verbose_name_plural = "bundels van bezwaren"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["bezwaar"], condition=TE_MAKEN, name="tlv_bezwaarbundel_een_tegelijk"),
            models.CheckConstraint(
                name="tlv_bezwaarbundel_gemaakt_heeft_bestand", condition=TE_MAKEN | Q(sleutel__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["aangeboden_op"], name="tlv_bezwaarbundel_te_maken", condition=TE_MAKEN)]

    def __str__(self) -> str:
        return f"bundel {self.pk}"


class Bundelbezorging(models.Model):
    """To whom a bundle was sent, how and on what day; written once (RCH-11)."""

    bundel = models.ForeignKey(Bezwaarbundel, models.CASCADE, related_name="bezorgingen", verbose_name="bundel")
    bezwaar = models.ForeignKey(Bezwaar, models.CASCADE, related_name="+", verbose_name="bezwaar")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+", verbose_name="dossier")
    aan = models.CharField("aan", max_length=12, choices=Bundelontvanger)
    kanaal = models.CharField("kanaal", max_length=12, choices=Bundelkanaal)
    naam = models.CharField("naam van de ontvanger", max_length=200)
    dag = models.DateField("verstuurd op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "bezorging van een bundel"
        verbose_name_plural = "bezorgingen van bundels"
        constraints = [models.UniqueConstraint(fields=["bundel", "aan"], name="tlv_bundelbezorging_een_per_ontvanger")]

    def __str__(self) -> str:
        return f"bezorging van bundel {self.pk}"
