"""How a kind of aanvraag is handled: steps, who does them, and on what authority is decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from swv.kern.beleid.onderdeel import Deel, Onderdeel, Sleutel, Tekst, eis_uniek
from swv.kern.beleid.predicaten import Feiten, Voorwaarde, geldt

Discipline = Literal[
    "orthopedagoog",
    "psycholoog",
    "kinder_jeugdpsycholoog",
    "pedagoog",
    "kinderpsychiater",
    "maatschappelijk_werker",
    "arts",
]
Onafhankelijkheid = Literal["geen_van_beiden", "ten_minste_een"]

DISCIPLINES: Mapping[Discipline, str] = {
    "orthopedagoog": "orthopedagoog",
    "psycholoog": "psycholoog",
    "kinder_jeugdpsycholoog": "kinder- of jeugdpsycholoog",
    "pedagoog": "pedagoog",
    "kinderpsychiater": "kinderpsychiater",
    "maatschappelijk_werker": "maatschappelijk werker",
    "arts": "arts",
}
"""The disciplines in words (RCH-20)."""

EERSTE_DESKUNDIGE: tuple[Discipline, ...] = ("orthopedagoog", "psycholoog")
"""RCH-20: the first expert is one of these."""

TWEEDE_DESKUNDIGE: tuple[Discipline, ...] = (
    "kinder_jeugdpsycholoog",
    "pedagoog",
    "kinderpsychiater",
    "maatschappelijk_werker",
    "arts",
)
"""RCH-20: the second expert, chosen for what this pupil needs."""


class Wie(Deel):
    """Who does a step: a role, and the function as it is named in pages and letters."""

    rol: Sleutel
    functie: Tekst


class Bijgevoegd(Deel):
    """Which questions of the form hold an advice that the school sends along (OPEN-80).

    `werkgever` is a choice of WERKGEVERS; `categorie` and `tot_en_met` are for an advice to grant.
    """

    naam: Sleutel
    discipline: Sleutel
    werkgever: Sleutel
    werkgever_naam: Sleutel
    op: Sleutel
    strekking: Sleutel
    categorie: Sleutel
    tot_en_met: Sleutel
    motivering: Sleutel


AANVRAGEND_BESTUUR = "aanvragend_bestuur"
WERKGEVERS = (AANVRAGEND_BESTUUR, "ander_bestuur", "geen_bestuur")
"""Whom an expert works for, as the form asks it: the board that applies, another board, or none (RCH-22)."""


class Stap(Deel):
    """One step of a route.

    An advies step says how many experts, how independent of the school's board (RCH-22) and which disciplines
    may be first and second (RCH-20); with `bijgevoegd` the school sends their advices along, one each, and nobody is
    assigned. A besluit step says on what authority the decision is taken. `dagen` is the number of calendar days that
    a step may take by the policy of the SWV, counted from the end of the step before.
    """

    sleutel: Sleutel
    soort: Literal["advies", "akkoord", "besluit"]
    titel: Tekst
    wie: Wie
    aantal: int = Field(default=1, ge=1)
    onafhankelijk: Onafhankelijkheid | None = None
    eerste: tuple[Discipline, ...] = ()
    tweede: tuple[Discipline, ...] = ()
    herbespreking_bij_verschil: bool = True
    bijgevoegd: tuple[Bijgevoegd, ...] = ()
    dagen: int | None = Field(default=None, gt=0)
    bevoegdheid: str = ""
    bevoegdheid_soort: Literal["zelf", "mandaat", "delegatie"] = "zelf"

    @model_validator(mode="after")
    def _klopt(self) -> Self:
        if self.soort == "advies" and (self.aantal < 2 or not self.onafhankelijk):
            raise ValueError("Een adviesstap heeft minstens twee deskundigen en een eis van onafhankelijkheid.")
        if self.soort == "advies" and not (self.eerste and self.tweede):
            raise ValueError("Een adviesstap noemt de disciplines van eerste en tweede deskundige (RCH-20).")
        if set(self.eerste) - set(EERSTE_DESKUNDIGE) or set(self.tweede) - set(TWEEDE_DESKUNDIGE):
            raise ValueError("Een adviesstap noemt alleen disciplines die de wet op die plaats toelaat (RCH-20).")
        if self.bijgevoegd and (self.soort != "advies" or len(self.bijgevoegd) != self.aantal):
            raise ValueError("Alleen een adviesstap heeft bijgevoegde adviezen, van elke deskundige een.")
        if self.soort == "besluit" and not self.bevoegdheid:
            raise ValueError("Een besluitstap zegt op grond waarvan wordt besloten.")
        return self


class Variant(Deel):
    """One route: its steps in order, and when it applies.

    `buiten_behandeling` says who leaves an aanvraag out of treatment, where that is somebody else than who takes the
    besluit (RCH-14, OVZ-23).
    """

    sleutel: Sleutel
    titel: Tekst
    als: Voorwaarde | None = None
    stappen: tuple[Stap, ...] = Field(min_length=2)
    buiten_behandeling: Stap | None = None

    @model_validator(mode="after")
    def _klopt(self) -> Self:
        eis_uniek("stap", (stap.sleutel for stap in self.stappen))
        soorten = [stap.soort for stap in self.stappen]
        if soorten.count("besluit") != 1 or soorten[-1] != "besluit":
            raise ValueError("Een route eindigt met het enige besluit.")
        if self.buiten_behandeling is not None and self.buiten_behandeling.soort != "besluit":
            raise ValueError("Buiten behandeling laten is een besluit.")
        if "advies" not in soorten:
            raise ValueError("Een route heeft een adviesstap: twee deskundigen adviseren altijd (TLV-110).")
        return self

    def stap(self, sleutel: str) -> Stap:
        """The step with this key; KeyError when the route has none."""
        return {stap.sleutel: stap for stap in self.stappen}[sleutel]

    @property
    def besluit(self) -> Stap:
        """The last step: who decides."""
        return self.stappen[-1]

    @property
    def niet_behandelen(self) -> Stap:
        """Who leaves an aanvraag out of treatment, on what authority: as policy says, else who takes the besluit."""
        return self.buiten_behandeling or self.besluit

    @property
    def adviesstappen(self) -> tuple[Stap, ...]:
        """The steps in which experts advise."""
        return tuple(stap for stap in self.stappen if stap.soort == "advies")


class Route(Onderdeel):
    """How a kind of aanvraag is handled; the first variant whose condition holds applies."""

    naam_onderdeel: ClassVar[str] = "route"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "procedure"
    per_soort: ClassVar[bool] = True

    varianten: tuple[Variant, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _laatste_vangt_alles(self) -> Self:
        eis_uniek("variant", (variant.sleutel for variant in self.varianten))
        if self.varianten[-1].als is not None:
            raise ValueError("De laatste variant van een route heeft geen voorwaarde.")
        return self

    def kies(self, feiten: Feiten) -> Variant:
        """The variant for these facts."""
        return next(variant for variant in self.varianten if geldt(variant.als, feiten))
