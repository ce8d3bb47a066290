"""Reads start here: `zichtbaar_voor(actor)`, or `van(actor, dossier)` below a dossier. The default is nothing."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models

from swv.kern.toegang.actor import Actor
from swv.kern.toegang.lezer import lezer_van
from swv.kern.toegang.tabellen import voorwaarde

if TYPE_CHECKING:
    from swv.kern.toegang.models import Dossier


class ToegangQuerySet(models.QuerySet[Any]):
    """A queryset whose rows are bound to the access table of its model."""

    def zichtbaar_voor(self, actor: Actor) -> Self:
        """Only the rows that the access table of the model shows to this actor; unlisted means none."""
        return self.filter(voorwaarde(self.model, "zien", actor))

    def van(self, actor: Actor, dossier: "Dossier") -> Self:
        """The rows of one dossier that the actor sees: as `zichtbaar_voor`, with what holds for all of them known."""
        return self.filter(voorwaarde(self.model, "zien", lezer_van(actor, dossier)), dossier=dossier)

    def bewerkbaar_voor(self, actor: Actor) -> Self:
        """Only the rows that this actor may change, by field group and phase."""
        return self.filter(voorwaarde(self.model, "bewerken", actor))


ToegangManager = models.Manager.from_queryset(ToegangQuerySet)
