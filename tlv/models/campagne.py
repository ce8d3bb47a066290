"""The renewal campaign: asking the schools in time about the TLVs that end on a 31 juli (TLV-84, TLV-127)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from swv.kern.documenten.models import STORING_LENGTE, WACHTEND
from swv.kern.organisatie.models import Partij, Swv
from swv.kern.toegang.querysets import ToegangManager


class Verlengcampagne(models.Model):
    """One campaign of an SWV for the TLVs that end on `einddatum`; it names nobody.

    Schools send renewals up to and including `uiterlijk`. On `herinneren_op` a mail goes to schools that have work
    left, once (`herinnerd_op`). A campaign that was stopped shows no days to schools any more and reminds nobody.
    """

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="verlengcampagnes", verbose_name="SWV")
    einddatum = models.DateField("einddatum van de TLV's")
    uiterlijk = models.DateField("verlenging insturen uiterlijk op")
    herinneren_op = models.DateField("herinneren op", null=True, blank=True)
    herinnerd_op = models.DateTimeField("herinnerd op", null=True, blank=True)
    toelichting = models.TextField("toelichting voor scholen", blank=True)
    begonnen_op = models.DateTimeField("begonnen op")
    gestopt_op = models.DateTimeField("gestopt op", null=True, blank=True)

    class Meta:
        verbose_name = "verlengcampagne"
        verbose_name_plural = "verlengcampagnes"
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "einddatum"],
                name="tlv_campagne_een_lopende",
                condition=Q(gestopt_op__isnull=True),
            ),
            models.CheckConstraint(
                name="tlv_campagne_einde_31_juli", condition=Q(einddatum__month=7, einddatum__day=31)
            ),
            models.CheckConstraint(name="tlv_campagne_op_tijd", condition=Q(uiterlijk__lte=models.F("einddatum"))),
        ]

    def __str__(self) -> str:
        return f"verlengcampagne {self.einddatum:%Y}"


class Campagnebrief(models.Model):
    """The letter of a campaign to one school, about the pupils of `dossier_ids` (INZ-20).

    A worker makes it and puts it in the portal in one go, with its file. It is about several pupils: when the dossier
    of one of them is destroyed, the whole letter goes (RCH-60). It lapses when the school has nothing left to do.
    `aanvullend`: a later letter about pupils who turned up after the first one, and about nobody else.
    """

    campagne = models.ForeignKey(
        Verlengcampagne, models.CASCADE, related_name="brieven", verbose_name="verlengcampagne"
    )
    swv = models.ForeignKey(Swv, models.PROTECT, related_name="+", verbose_name="SWV")
    ontvanger = models.ForeignKey(Partij, models.PROTECT, related_name="+", verbose_name="school")
    dossier_ids = ArrayField(models.BigIntegerField(), default=list, verbose_name="dossiers die in de brief staan")
    aanvullend = models.BooleanField("aanvullende brief", default=False)
    sjabloonversie = models.CharField("versie van het sjabloon", max_length=80, blank=True)
    sleutel = models.CharField("plaats in de opslag", max_length=200, blank=True)
    sha256 = models.CharField("controlegetal van het pdf", max_length=64, blank=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op")
    aangeboden_op = models.DateTimeField("laatst aan een werker aangeboden op")
    verzonden_op = models.DateTimeField("verzonden op", null=True, blank=True)
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)
    storing = models.CharField("waarom de brief nog niet lukt", max_length=STORING_LENGTE, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "campagnebrief"
        verbose_name_plural = "campagnebrieven"
        constraints = [
            models.UniqueConstraint(
                fields=["campagne", "ontvanger"],
                name="tlv_campagnebrief_een_per_school",
                condition=Q(vervallen_op__isnull=True, aanvullend=False),
            ),
            models.UniqueConstraint(
                fields=["campagne", "ontvanger"],
                name="tlv_campagnebrief_een_aanvulling",
                condition=WACHTEND & Q(aanvullend=True),
            ),
            models.CheckConstraint(
                name="tlv_campagnebrief_verzonden_is_gemaakt",
                condition=Q(verzonden_op__isnull=True) | (~Q(sleutel="") & ~Q(dossier_ids=[])),
            ),
        ]
        indexes = [models.Index(fields=["aangeboden_op"], name="tlv_campagnebrief_onverzonden", condition=WACHTEND)]

    def __str__(self) -> str:
        return f"campagnebrief {self.pk}"
