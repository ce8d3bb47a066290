"""The dossier and the one table that says who is involved in it, and why."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from guardian.models import UserObjectPermissionBase

from swv.kern.choices import Conditie, Inzagerol, Veldgroep
from swv.kern.logboek.history import historie
from swv.kern.organisatie.models import Partij, School, Swv
from swv.kern.periods import PeriodeModel
from swv.kern.personen.models import Leerling
from swv.kern.toegang.querysets import ToegangManager


@historie()
class Dossier(models.Model):
    """One aanvraag with its besluit and bezwaar; visibility, documents, letters and log point down at it.

    The dates are the facts on which the inzage table turns; services set them, both locks read them.
    A parent sees nothing of other pupils (TLV-180). `school` asks, and keeps the zorgplicht while the aanvraag runs and
    after a refusal (TLV-182); every page of a dossier names it.
    """

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="dossiers", verbose_name="SWV")
    leerling = models.ForeignKey(Leerling, models.PROTECT, related_name="dossiers", verbose_name="leerling")
    school = models.ForeignKey(School, models.PROTECT, related_name="dossiers", verbose_name="aanvragende school")
    soort = models.CharField("soort", max_length=40)
    nummer = models.CharField("dossiernummer", max_length=20, unique=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op")
    ingediend_op = models.DateTimeField("ingediend op", null=True, blank=True)
    aanvulling_open = models.BooleanField("er is om aanvulling gevraagd", default=False)
    adviezen_vast_op = models.DateTimeField("adviezen vastgesteld op", null=True, blank=True)
    besloten_op = models.DateTimeField("besloten op", null=True, blank=True)
    toegekend_op = models.DateTimeField("toegekend op", null=True, blank=True)
    verzonden_op = models.DateTimeField("besluitbrief verzonden op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        permissions = [("inzien", "Mag dit dossier inzien (deling)")]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="kern_dossier_toegekend_is_besloten",
                condition=Q(toegekend_op__isnull=True) | Q(besloten_op__isnull=False),
            ),
            models.CheckConstraint(
                name="kern_dossier_besloten_na_indiening",
                condition=Q(besloten_op__isnull=True) | Q(ingediend_op__isnull=False),
            ),
        ]
        indexes = [
            # holds what the policy of this table reads, so that a count needs the index alone
            models.Index(
                fields=["swv", "-ingediend_op"], include=["toegekend_op", "id"], name="kern_dossier_swv_ingediend"
            ),
            models.Index(fields=["leerling"], name="kern_dossier_leerling"),
        ]

    def __str__(self) -> str:
        return self.nummer


@historie()
class Betrokkenheid(PeriodeModel):
    """Who is involved in a dossier, in which row of the inzage table, from when to when, and on what ground.

    Written by services (indiening, toewijzing, plaatsing, deling) and read by both locks. `swv` repeats the
    dossier's, because the policy on this table may not ask the dossier (that would recurse without end).
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="betrokkenheden", verbose_name="dossier")
    swv = models.ForeignKey(Swv, models.PROTECT, related_name="+", verbose_name="SWV")
    partij = models.ForeignKey(Partij, models.PROTECT, related_name="betrokkenheden", verbose_name="partij")
    rol = models.CharField("rol", max_length=20, choices=Inzagerol)
    grond = models.CharField("grond", max_length=120)
    veldgroepen = ArrayField(
        models.CharField(max_length=12, choices=Veldgroep),
        null=True,
        blank=True,
        verbose_name="alleen deze veldgroepen",
    )

    objects = ToegangManager()

    class Meta(PeriodeModel.Meta):
        verbose_name = "betrokkenheid"
        verbose_name_plural = "betrokkenheden"
        indexes = [
            models.Index(
                fields=["partij", "dossier"], include=["rol", "van", "tot", "swv"], name="kern_betrokkenheid_partij"
            ),
            models.Index(
                fields=["dossier", "partij"], include=["rol", "van", "tot", "swv"], name="kern_betrokkenheid_dossier"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_rol_display()} {self.pk}"


@historie()
class Deling(UserObjectPermissionBase, PeriodeModel):
    """A share of one dossier with somebody outside it: django-guardian's permission row, with a period and a reason.

    Mirrored into Betrokkenheid by `dossier_delen`; guardian's own helpers know no end date and are banned (ADR 0004).
    """

    content_object = models.ForeignKey(Dossier, models.CASCADE, related_name="delingen", verbose_name="dossier")
    betrokkenheid = models.OneToOneField(
        Betrokkenheid, models.CASCADE, related_name="deling", verbose_name="betrokkenheid"
    )
    reden = models.CharField("reden en grondslag", max_length=300)

    objects = ToegangManager()  # type: ignore[assignment,misc]

    class Meta(PeriodeModel.Meta):
        verbose_name = "deling"
        verbose_name_plural = "delingen"

    def __str__(self) -> str:
        return f"deling {self.pk}"


class Inzageregel(models.Model):
    """The inzage table as the database reads it: loaded from `swv.kern.toegang.inzage` by `inrichten`."""

    rol = models.CharField("rol", max_length=20, choices=Inzagerol)
    veldgroep = models.CharField("veldgroep", max_length=12, choices=Veldgroep)
    recht = models.CharField("recht", max_length=10, choices=[("lezen", "lezen"), ("bewerken", "bewerken")])
    conditie = models.CharField("conditie", max_length=20, choices=Conditie)

    class Meta:
        verbose_name = "inzageregel"
        verbose_name_plural = "inzageregels"
        constraints = [
            models.UniqueConstraint(fields=["rol", "veldgroep", "recht"], name="kern_inzageregel_uniek"),
        ]

    def __str__(self) -> str:
        return f"{self.rol} {self.recht} {self.veldgroep}"
