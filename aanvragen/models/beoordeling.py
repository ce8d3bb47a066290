"""Who advises, what they advise, and who agrees."""

from django.db import models
from django.db.models import Q

from aanvragen.choices import Belang, Strekking
from swv.kern.choices import Discipline
from swv.kern.organisatie.models import Partij, Schoolbestuur
from swv.kern.personen.models import Persoon
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.querysets import ToegangManager

_LEEG = models.Value([], models.JSONField())


class Toewijzing(models.Model):
    """An expert assigned to a step of the route; `volgorde` 1 is the first deskundige (RCH-20).

    Who is replaced before the own advice is final stays on record with `vervangen_op`, and counts nowhere.
    Without `deskundige` nobody was assigned: the school sent the advice along, and `werkgever_naam` is what it said of
    the expert's employer (TLV-170, RCH-22).
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="toewijzingen", verbose_name="dossier")
    stap = models.CharField("stap", max_length=40)
    volgorde = models.PositiveSmallIntegerField("volgorde")
    deskundige = models.ForeignKey(
        Partij, models.PROTECT, null=True, blank=True, related_name="toewijzingen", verbose_name="deskundige"
    )
    naam = models.CharField("naam", max_length=200)
    discipline = models.CharField("discipline", max_length=40, choices=Discipline)
    werkgever = models.ForeignKey(
        Schoolbestuur, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="in dienst van"
    )
    werkgever_naam = models.CharField("werkgever volgens de school", max_length=200, blank=True)
    toegewezen_op = models.DateTimeField("toegewezen op")
    vervangen_op = models.DateTimeField("vervangen op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "toewijzing"
        verbose_name_plural = "toewijzingen"
        ordering = ["stap", "volgorde"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "stap", "volgorde"],
                name="aanvragen_toewijzing_volgorde",
                condition=Q(vervangen_op__isnull=True),
            ),
            models.UniqueConstraint(fields=["dossier", "stap", "deskundige"], name="aanvragen_toewijzing_verschillend"),
        ]

    def __str__(self) -> str:
        return f"{self.volgorde}e deskundige {self.pk}"


class Belangmelding(models.Model):
    """What an assigned expert declared about an interest of the own (RCH-22); field group intern, append-only."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="belangmeldingen", verbose_name="dossier")
    toewijzing = models.ForeignKey(Toewijzing, models.CASCADE, related_name="belangen", verbose_name="toewijzing")
    soort = models.CharField("soort", max_length=12, choices=Belang)
    toelichting = models.TextField("toelichting")
    op = models.DateTimeField("op")

    objects = ToegangManager()

    class Meta:
        verbose_name = "melding van een belang"
        verbose_name_plural = "meldingen van een belang"
        ordering = ["-op", "-pk"]

    def __str__(self) -> str:
        return f"belangmelding {self.pk}"


class Deskundigenadvies(models.Model):
    """One expert's own advice, unseen by the other until all are final (ROL-40, ROL-41, RCH-21).

    A concept may still change; once `vastgesteld_op` is set row-level security lets nobody change the row. Without
    `auteur` it came with the aanvraag, and is final from the start. After a new discussion or a reopening each expert
    writes a next version: `ronde` counts them, the earlier ones stay (TLV-115). `ivo` and `afwegingen` keep the words
    of the questions with the answers, so that later policy changes neither.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="adviezen", verbose_name="dossier")
    toewijzing = models.ForeignKey(Toewijzing, models.CASCADE, related_name="adviezen", verbose_name="toewijzing")
    ronde = models.PositiveSmallIntegerField("ronde", default=1, db_default=1)
    auteur = models.ForeignKey(
        Partij, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="deskundige"
    )
    strekking = models.CharField("advies", max_length=20, choices=Strekking, blank=True)
    categorie = models.PositiveSmallIntegerField("bekostigingscategorie", null=True, blank=True)
    tot_en_met = models.DateField("tot en met", null=True, blank=True)
    motivering = models.TextField("motivering", blank=True)
    categorie_motivering = models.TextField("waarom deze categorie", blank=True, db_default="")
    duur_motivering = models.TextField("waarom deze duur", blank=True, db_default="")
    voorwaarden = models.TextField("voorwaarden", blank=True, db_default="")
    ivo = models.JSONField("wat de leerling nodig heeft", default=list, blank=True, db_default=_LEEG)
    afwegingen = models.JSONField("afwegingen", default=list, blank=True, db_default=_LEEG)
    bijgewerkt_op = models.DateTimeField("bijgewerkt op")
    vastgesteld_op = models.DateTimeField("vastgesteld op", null=True, blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "deskundigenadvies"
        verbose_name_plural = "deskundigenadviezen"
        constraints = [
            models.UniqueConstraint(fields=["toewijzing", "ronde"], name="aanvragen_advies_een_per_ronde"),
            models.CheckConstraint(
                name="aanvragen_advies_compleet_als_vast",
                condition=Q(vastgesteld_op__isnull=True) | (~Q(strekking="") & ~Q(motivering="")),
            ),
        ]

    def __str__(self) -> str:
        return f"advies {self.pk}"


class Akkoord(models.Model):
    """An akkoord step of a route: somebody other than the experts approves before the besluit."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="akkoorden", verbose_name="dossier")
    stap = models.CharField("stap", max_length=40)
    door = models.ForeignKey(Persoon, models.PROTECT, related_name="+", verbose_name="door")
    naam = models.CharField("naam", max_length=200)
    op = models.DateTimeField("op")
    toelichting = models.TextField("toelichting", blank=True)

    objects = ToegangManager()

    class Meta:
        verbose_name = "akkoord"
        verbose_name_plural = "akkoorden"
        constraints = [models.UniqueConstraint(fields=["dossier", "stap"], name="aanvragen_akkoord_uniek")]

    def __str__(self) -> str:
        return f"akkoord {self.stap}"
