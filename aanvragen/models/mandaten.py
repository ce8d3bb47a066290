"""Who may decide in the name of whom: the register of mandates and delegations."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q

from swv.kern.choices import Rol
from swv.kern.organisatie.models import Swv
from swv.kern.periods import PeriodeModel
from swv.kern.personen.models import Persoon
from swv.kern.toegang.querysets import ToegangManager


class Mandaat(PeriodeModel):
    """One person may decide from `van` up to `tot`, in the function `functie` or as its deputy (OVZ-23, ROL-44).

    `route` narrows it to one route of one kind of aanvraag ('tlv_vso_eerste/route_2'); empty means every aanvraag.
    Written once; withdrawing is the only change, so that what held on the day of a besluit can always be seen.
    """

    swv = models.ForeignKey(Swv, models.PROTECT, related_name="mandaten", verbose_name="SWV")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="mandaten", verbose_name="wie")
    naam = models.CharField("naam", max_length=200)
    functie = models.CharField("functie", max_length=20, choices=Rol)
    plaatsvervanger = models.BooleanField("als plaatsvervanger", default=False)
    route = models.CharField("route", max_length=80, blank=True)
    grondslag = models.CharField("grondslag", max_length=120)
    document = models.CharField("kenmerk van het mandaatbesluit", max_length=120)
    vastgelegd_door = models.CharField("vastgelegd door", max_length=200)
    vastgelegd_op = models.DateTimeField("vastgelegd op")
    ingetrokken_op = models.DateField("ingetrokken op", null=True, blank=True)
    intrekreden = models.TextField("reden van intrekken", blank=True)

    objects = ToegangManager()

    class Meta(PeriodeModel.Meta):
        verbose_name = "mandaat"
        verbose_name_plural = "mandaten"
        ordering = ["-van", "-pk"]
        constraints = [
            *PeriodeModel.Meta.constraints,
            models.CheckConstraint(
                name="aanvragen_mandaat_intrekken_met_reden",
                condition=Q(ingetrokken_op__isnull=True) | (~Q(intrekreden="") & Q(ingetrokken_op__gte=F("van"))),
            ),
        ]

    @property
    def laatste_dag(self) -> date:
        """The last day on which it holds."""
        return self.tot - timedelta(days=1)

    def __str__(self) -> str:
        return f"mandaat {self.pk}"
