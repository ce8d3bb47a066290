"""Who acts: one lidmaatschap of one person, on one day. Everything below the views gets an Actor, never a request."""

from dataclasses import dataclass
from datetime import date

from swv.kern.choices import BUREAU, INZAGEROLLEN, Inzagerol, Rol


@dataclass(frozen=True, slots=True)
class Actor:
    """The parties and the role in which somebody acts today.

    `swv_ids` is filled for functions of an SWV's bureau only; `partij_ids` holds what the lidmaatschap stands for
    (a school with its vestigingen, or the person). `vandaag` comes from our clock, never from the database.
    """

    rol: str
    vandaag: date
    partij_ids: tuple[int, ...] = ()
    swv_ids: tuple[int, ...] = ()
    gebruiker_id: int | None = None
    persoon_id: int | None = None
    lidmaatschap_id: int | None = None
    naam: str = ""
    organisatie: str = ""

    @property
    def inzagerollen(self) -> tuple[Inzagerol, ...]:
        """The rows of the inzage table that need a Betrokkenheid."""
        return INZAGEROLLEN.get(self.rol, ())

    @property
    def is_bureau(self) -> bool:
        """Whether this is a function of an SWV itself."""
        return self.rol in BUREAU

    @property
    def eigen_persoon_id(self) -> int:
        """The person who acts; raises ValueError for the system, which signs nothing."""
        if self.persoon_id is None:
            raise ValueError("Dit kan alleen iemand doen die is aangemeld.")
        return self.persoon_id

    @property
    def rol_label(self) -> str:
        """The role in the user's words."""
        return str(Rol(self.rol).label) if self.rol else ""


def systeem(swv_id: int, vandaag: date) -> Actor:
    """The actor of a task that works for one SWV."""
    return Actor(rol=Rol.SYSTEEM, vandaag=vandaag, swv_ids=(swv_id,), naam="het systeem", organisatie="")


def niemand(vandaag: date) -> Actor:
    """Somebody who is not signed in: no role, no parties, sees nothing."""
    return Actor(rol="", vandaag=vandaag)
