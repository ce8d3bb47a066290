"""Periods are half-open, [van, tot): the day `tot` no longer counts and an open end is infinity (INZ-21)."""

from datetime import date

from django.db import models
from django.db.models import F, Q

# The last day Python knows; PostgreSQL's infinity does not fit a Python date. Shown to users as 'geen einddatum'.
OPEN_EINDE = date.max


class PeriodeModel(models.Model):
    """A row that holds from `van` up to, not including, `tot`."""

    van = models.DateField("van")
    tot = models.DateField("tot", default=OPEN_EINDE, help_text="De eerste dag waarop dit niet meer geldt.")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(tot__gte=F("van")), name="%(app_label)s_%(class)s_van_voor_tot")
        ]

    @property
    def open_einde(self) -> bool:
        """Whether no end is known."""
        return self.tot == OPEN_EINDE


def geldig_op(dag: date, pad: str = "") -> Q:
    """Condition that a period holds on `dag`; `pad` is a lookup prefix such as 'betrokkenheden__'."""
    return Q(**{f"{pad}van__lte": dag, f"{pad}tot__gt": dag})
