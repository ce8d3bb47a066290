"""The outbox: a mail is a row first, written in the transaction of the act that it tells of (ADR 0007)."""

from django.db import models

from swv.kern.choices import Mailmoment
from swv.kern.organisatie.models import Swv
from swv.kern.personen.models import Gebruiker
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager
from swv.kern.uitnodigingen.models import Uitnodiging

# A mail that must still go out: neither sent nor lapsed.
TE_VERSTUREN = models.Q(verzonden_op__isnull=True, vervallen_op__isnull=True)


class Mail(models.Model):
    """One thing of which one user is told by mail: at once when `direct`, else in the digest of that day.

    An uitnodiging goes to somebody who is no user yet; it names that row instead. A mail holds no address, name or
    text: the address is read when it is sent, the text belongs to the kind (`soorten`) and says only that something is
    ready. A failure moves `versturen_vanaf` further away each time.
    """

    gebruiker = models.ForeignKey(
        Gebruiker, models.CASCADE, null=True, blank=True, related_name="mails", verbose_name="aan"
    )
    uitnodiging = models.ForeignKey(
        Uitnodiging, models.CASCADE, null=True, blank=True, related_name="mails", verbose_name="voor uitnodiging"
    )
    swv = models.ForeignKey(Swv, models.PROTECT, related_name="+", verbose_name="SWV")
    dossier = models.ForeignKey(
        Dossier, models.CASCADE, null=True, blank=True, related_name="mails", verbose_name="dossier"
    )
    soort = models.CharField("soort mail", max_length=40)
    direct = models.BooleanField("meteen versturen", default=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op")
    versturen_vanaf = models.DateTimeField("versturen vanaf")
    aangeboden_op = models.DateTimeField("laatst aan een werker aangeboden op")
    pogingen = models.PositiveSmallIntegerField("mislukte pogingen", default=0)
    storing = models.CharField("waarom het niet lukte", max_length=120, blank=True)
    verzonden_op = models.DateTimeField("verzonden op", null=True, blank=True)
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mails"
        constraints = [
            models.CheckConstraint(
                name="kern_mail_voor_een",
                condition=models.Q(gebruiker__isnull=False, uitnodiging__isnull=True)
                | models.Q(gebruiker__isnull=True, uitnodiging__isnull=False, direct=True),
            ),
        ]
        indexes = [
            models.Index(fields=["versturen_vanaf"], name="kern_mail_te_versturen", condition=TE_VERSTUREN),
            models.Index(fields=["gebruiker", "-aangemaakt_op"], name="kern_mail_gebruiker"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"


class Mailkeuze(models.Model):
    """When one user wants to be told of one kind of thing, over all SWVs; without a row the kind decides."""

    gebruiker = models.ForeignKey(Gebruiker, models.CASCADE, related_name="mailkeuzes", verbose_name="van")
    soort = models.CharField("soort mail", max_length=40)
    moment = models.CharField("wanneer", max_length=12, choices=Mailmoment)

    objects = ToegangManager()

    class Meta:
        verbose_name = "mailkeuze"
        verbose_name_plural = "mailkeuzes"
        constraints = [models.UniqueConstraint(fields=["gebruiker", "soort"], name="kern_mailkeuze_uniek")]

    def __str__(self) -> str:
        return f"{self.soort}: {self.moment}"
