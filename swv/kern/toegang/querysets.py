"""Reads start here: `Model.objects.zichtbaar_voor(actor)`. A list that nobody scoped cannot be written by accident."""

from typing import Any, Self

from django.db import models

from swv.kern.toegang.actor import Actor
from swv.kern.toegang.tabellen import voorwaarde


class ToegangQuerySet(models.QuerySet[Any]):
    """A queryset whose rows are bound to the access table of its model."""

    def zichtbaar_voor(self, actor: Actor) -> Self:
        """Only the rows that the access table of the model shows to this actor; unlisted means none."""
        return self.filter(voorwaarde(self.model, "zien", actor))

    def bewerkbaar_voor(self, actor: Actor) -> Self:
        """Only the rows that this actor may change, by field group and phase."""
        return self.filter(voorwaarde(self.model, "bewerken", actor))


ToegangManager = models.Manager.from_queryset(ToegangQuerySet)
