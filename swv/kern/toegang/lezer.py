"""Who reads one dossier, with what the access tables ask of it at hand: asked once, and not again per table.

The conditions of the tables below a dossier are about the dossier (how far it is, whose it is) or about the reader (is
somebody involved, for which field groups). Both are the same for all its rows. Row-level security does not know of
this; it judges each row as ever.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from swv.kern.periods import geldig_op
from swv.kern.toegang.actor import Actor

if TYPE_CHECKING:
    from swv.kern.toegang.models import Dossier

Groepen = frozenset[str] | None
"""The field groups to which a Betrokkenheid was narrowed (INZ-16); None when it was not."""


@dataclass(frozen=True, slots=True)
class Lezer(Actor):
    """An actor before one dossier; `betrokken` says per row of the inzage table how, today."""

    dossier: Any = field(default=None, compare=False)
    betrokken: Mapping[str, tuple[Groepen, ...]] = field(default_factory=dict, compare=False)


def lezer_van(actor: Actor, dossier: "Dossier") -> Lezer:
    """The actor as reader of this dossier; a query the first time for this object, none for a function of the SWV."""
    bekend: dict[Actor, Mapping[str, tuple[Groepen, ...]]] = dossier.__dict__.setdefault("_betrokken", {})
    if actor not in bekend:
        bekend[actor] = betrokkenheden(actor, dossier)
    return Lezer(**asdict(actor), dossier=dossier, betrokken=bekend[actor])


def betrokkenheden(actor: Actor, dossier: "Dossier") -> dict[str, tuple[Groepen, ...]]:
    """How the actor is involved today, by role; at most one query."""
    if not actor.inzagerollen or not actor.partij_ids:
        return {}
    rijen = dossier.betrokkenheden.filter(
        geldig_op(actor.vandaag), partij_id__in=actor.partij_ids, rol__in=actor.inzagerollen
    )
    per_rol: dict[str, tuple[Groepen, ...]] = {}
    for rol, groepen in rijen.order_by().values_list("rol", "veldgroepen"):
        per_rol[rol] = (*per_rol.get(rol, ()), None if groepen is None else frozenset(groepen))
    return per_rol
