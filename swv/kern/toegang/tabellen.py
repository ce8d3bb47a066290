"""The registry of access tables: per model who sees and changes which rows, per act who may do it.

Acts come in two kinds: on a dossier, with a condition per role, and on the SWV itself, where the role is enough.

A table is data: role → condition. A condition is a function of the actor that gives a Q, so a row reads like the
matrix on paper. `docs/autorisatiematrix.md` is generated from it; `tests/toegang/` holds the matrix kept by hand.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Model, Q

from swv.kern.toegang.actor import Actor


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """A condition in words and as a query on the model of the table."""

    tekst: str
    q: Callable[[Actor], Q]

    def __or__(self, ander: "Voorwaarde") -> "Voorwaarde":
        return Voorwaarde(f"{self.tekst}; of {ander.tekst}", lambda actor: self.q(actor) | ander.q(actor))

    def __and__(self, ander: "Voorwaarde") -> "Voorwaarde":
        return Voorwaarde(f"{self.tekst}, {ander.tekst}", lambda actor: self.q(actor) & ander.q(actor))


Rijen = Mapping[str, Voorwaarde]
NIETS = Q(pk__in=())


@dataclass(slots=True)
class Toegangstabel:
    """Who sees and who changes the rows of one model."""

    model: str
    zien: dict[str, Voorwaarde] = field(default_factory=dict)
    bewerken: dict[str, Voorwaarde] = field(default_factory=dict)


@dataclass(slots=True)
class Handeling:
    """One act: who may do it to which dossier, and in which statuses of the aanvraag.

    `statussen` empty means: in any. The route of the policy may narrow further; the service says so with a rule id.
    """

    naam: str
    label: str
    wie: dict[str, Voorwaarde]
    statussen: tuple[str, ...] = ()
    onomkeerbaar: str = ""


@dataclass(slots=True)
class SwvHandeling:
    """One act on the SWV itself, or one of its pages: it hangs on no dossier, so the role alone gives the right.

    `weigering` tells whoever is refused who does this, and what to do next; `regel` is the rule behind it, if any.
    """

    naam: str
    label: str
    rollen: tuple[str, ...]
    weigering: str
    regel: str = ""


TABELLEN: dict[str, Toegangstabel] = {}
HANDELINGEN: dict[str, Handeling] = {}
SWV_HANDELINGEN: dict[str, SwvHandeling] = {}


def registreer_tabel(model: str, *, zien: Rijen, bewerken: Rijen | None = None) -> None:
    """Enter the access table of a model ('app.Model'); entering one twice is a mistake."""
    if model.lower() in TABELLEN:
        raise ValueError(f"{model} heeft al een toegangstabel")
    TABELLEN[model.lower()] = Toegangstabel(model, dict(zien), dict(bewerken or {}))


def registreer_handeling(
    naam: str, label: str, *, wie: Rijen, statussen: tuple[str, ...] = (), onomkeerbaar: str = ""
) -> None:
    """Enter an act: the same name is its service, right, URL name, button and event (style guide, Language)."""
    if naam in HANDELINGEN or naam in SWV_HANDELINGEN:
        raise ValueError(f"handeling {naam} bestaat al")
    HANDELINGEN[naam] = Handeling(naam, label, dict(wie), statussen, onomkeerbaar)


def registreer_swv_handeling(naam: str, label: str, *, rollen: Iterable[str], weigering: str, regel: str = "") -> None:
    """Enter an act on the SWV itself, under a name that no act on a dossier has."""
    if naam in SWV_HANDELINGEN or naam in HANDELINGEN:
        raise ValueError(f"handeling {naam} bestaat al")
    SWV_HANDELINGEN[naam] = SwvHandeling(naam, label, tuple(rollen), weigering, regel)


def voorwaarde(model: type[Model], soort: str, actor: Actor) -> Q:
    """The condition under which `actor` sees or changes rows of `model`; nothing when no row says so."""
    tabel = TABELLEN.get(model._meta.label_lower)
    if tabel is None:
        return NIETS
    rij = (tabel.zien if soort == "zien" else tabel.bewerken).get(actor.rol)
    return rij.q(actor) if rij else NIETS
