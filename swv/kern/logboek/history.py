"""History triggers: who changed what in a sensitive table, and why.

The row of the history carries its own context (who, lidmaatschap, act), set by the scope of the transaction
(`swv.kern.toegang.bereik`). The column is NOT NULL, so a change without a context fails: nobody changes a
sensitive row anonymously. Protection is by privileges: the web role may only insert (ADR 0006).
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

ModelT = TypeVar("ModelT", bound=type[models.Model])


def historie() -> Callable[[ModelT], ModelT]:
    """Track every insert and update of the model in `<table>event`, with a 64-bit key.

    Deletes are not tracked: the application cannot delete, and destruction must leave nothing behind.
    """
    volg: Callable[[ModelT], ModelT] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        context_id_field=None,  # type: ignore[arg-type]
        obj_field=pghistory.ObjForeignKey(related_name="historie", related_query_name="historie"),
        attrs={"pgh_id": models.BigAutoField(primary_key=True)},
    )
    return volg
