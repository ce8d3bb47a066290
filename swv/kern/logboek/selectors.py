"""Reads of the log: who looked in a dossier, per day and by role and organisation (RCH-61, VSL-74)."""

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BooleanField, Max, Q, QuerySet
from django.db.models.expressions import ExpressionWrapper
from django.db.models.functions import TruncDate

from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.logboek.models import Inzage
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier


def inzagen_per_dag(actor: Actor, dossier: Dossier) -> QuerySet[Any, Any]:
    """One row per day, role and organisation, the last one on top; for a pager.

    Names are left out on purpose: that somebody of the school looked is what counts. `zelf` marks the reader's own
    readings, `wat` holds what was opened and `laatst` the last moment.
    """
    zelf = ExpressionWrapper(Q(gebruiker_id=actor.gebruiker_id), output_field=BooleanField())
    rijen = Inzage.objects.van(actor, dossier)
    per_dag = rijen.annotate(dag=TruncDate("op", tzinfo=AMSTERDAM), zelf=zelf).values(
        "dag", "zelf", "rol", "organisatie"
    )
    return per_dag.annotate(laatst=Max("op"), delen=ArrayAgg("wat", distinct=True)).order_by(
        "-dag", "-laatst", "rol", "organisatie", "zelf"
    )
