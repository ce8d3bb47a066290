"""Parts that one app shows on the dossier page of another: registered here, so that nobody imports upwards."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier


@dataclass(frozen=True, slots=True)
class Gezinsdelen:
    """What a panel adds to the card on top of the page of a family: templates, with the context of the panel.

    `nu` says where it stands, `knop` is the link to the one thing to do first, `daarna` what else can be done. `titel`
    is the heading of the panel in the words of a family, when that is another one.
    """

    titel: str = ""
    nu: str = ""
    knop: str = ""
    daarna: str = ""


@dataclass(frozen=True, slots=True)
class Paneel:
    """A section of the dossier page: its heading, its template and what that needs."""

    titel: str
    sjabloon: str
    context: dict[str, Any] = field(default_factory=dict)
    gezin: Gezinsdelen = field(default_factory=Gezinsdelen)


Paneelbouwer = Callable[[Actor, Dossier], Paneel | None]
_BOUWERS: list[Paneelbouwer] = []


Werkpaneelbouwer = Callable[[Actor], Paneel | None]
_WERKPANELEN: list[Werkpaneelbouwer] = []


def registreer_werkpaneel(bouwer: Werkpaneelbouwer) -> None:
    """Declare a panel on the work list, for work that is not about the status of a dossier."""
    _WERKPANELEN.append(bouwer)


def werkpanelen(actor: Actor) -> list[Paneel]:
    """The panels on the work list of this actor, in the order of registration."""
    return [paneel for bouwer in _WERKPANELEN if (paneel := bouwer(actor))]


def registreer_paneel(bouwer: Paneelbouwer) -> None:
    """Add a builder; None from it means: nothing to show to this actor."""
    _BOUWERS.append(bouwer)


def panelen_voor(actor: Actor, dossier: Dossier) -> list[Paneel]:
    """The panels of every app, in order of registration."""
    return [paneel for bouwer in _BOUWERS if (paneel := bouwer(actor, dossier)) is not None]
