"""What parents and pupil give: signatures and views."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from aanvragen.choices import Ondertekenstand
from swv.kern.choices import Veldgroep
from swv.kern.logboek.history import historie
from swv.kern.organisatie.models import Partij
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager


@historie()
class Handtekening(models.Model):
    """One row per person who is asked to sign: signed, refused, or no reaction with its reason (TLV-60, TLV-60a).

    `partij` empty means the leerling. Both holders of gezag are asked and followed each on their own.
    `online_op` says that the person answered through the own account; `controlegetal` then freezes what this person
    read at that moment (`aanvragen.rules.ondertekening`), over the field groups in `veldgroepen`. The answers and
    documents themselves stay in their histories, so that what was signed can be laid beside it. `zienswijze_op` says
    that this person gave an own view, also to who may not read it (D04, D05).
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="handtekeningen", verbose_name="dossier")
    partij = models.ForeignKey(Partij, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wie")
    naam = models.CharField("naam", max_length=200)
    stand = models.CharField("stand", max_length=20, choices=Ondertekenstand, default=Ondertekenstand.OPEN)
    op = models.DateField("op", null=True, blank=True)
    herinnerd_op = models.DateField("herinnerd op", null=True, blank=True)
    reden = models.TextField("reden", blank=True)
    online_op = models.DateTimeField("online ondertekend op", null=True, blank=True)
    controlegetal = models.CharField("controlegetal van wat is gelezen", max_length=64, blank=True)
    veldgroepen = ArrayField(
        models.CharField(max_length=12, choices=Veldgroep), null=True, blank=True, verbose_name="over deze veldgroepen"
    )
    zienswijze_op = models.DateTimeField("zienswijze online gegeven op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "handtekening"
        verbose_name_plural = "handtekeningen"
        ordering = ["partij", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "partij"], name="aanvragen_handtekening_uniek", nulls_distinct=False
            )
        ]

    verlopen = False
    """Whether it is about answers or documents that changed afterwards; filled by `handtekeningen_van`."""

    def __str__(self) -> str:
        return f"handtekening {self.pk}"


class Zienswijze(models.Model):
    """What one parent or the pupil thinks, in the own words (TLV-61, RCH-36); `partij` empty means the leerling.

    A draft is the author's alone. Once sent nobody changes it, and it is read by field group zienswijze; with
    `alleen_commissie` by the commission only, not by the school or the other parent (OPEN-82).
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="zienswijzen", verbose_name="dossier")
    partij = models.ForeignKey(Partij, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="wie")
    naam = models.CharField("naam", max_length=200)
    tekst = models.TextField("tekst", blank=True)
    alleen_commissie = models.BooleanField("alleen voor de commissie", default=False)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op")
    verzonden_op = models.DateTimeField("verstuurd op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "zienswijze"
        verbose_name_plural = "zienswijzen"
        ordering = ["verzonden_op", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "partij"], name="aanvragen_zienswijze_uniek", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="aanvragen_zienswijze_met_tekst", condition=Q(verzonden_op__isnull=True) | ~Q(tekst="")
            ),
        ]

    def __str__(self) -> str:
        return f"zienswijze {self.pk}"


class Zienswijzeverzoek(models.Model):
    """The commission asks the parents after all what they think, until a day (TLV-63). Append-only."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="zienswijzeverzoeken", verbose_name="dossier")
    gevraagd_op = models.DateField("gevraagd op")
    uiterste_dag = models.DateField("te geven uiterlijk op")
    vraag = models.TextField("wat de commissie wil weten")
    naam = models.CharField("naam", max_length=200)

    objects = ToegangManager()

    class Meta:
        verbose_name = "verzoek om een zienswijze"
        verbose_name_plural = "verzoeken om een zienswijze"
        constraints = [
            models.CheckConstraint(name="aanvragen_verzoek_dag", condition=Q(uiterste_dag__gt=models.F("gevraagd_op")))
        ]

    def __str__(self) -> str:
        return f"verzoek om een zienswijze {self.pk}"
