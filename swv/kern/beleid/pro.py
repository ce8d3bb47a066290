"""The policy parts about praktijkonderwijs: criteria, periods of admission, and the documents of a request."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from swv.kern.beleid.feiten import Catalogus, Feit
from swv.kern.beleid.onderdeel import Deel, Onderdeel, Tekst
from swv.kern.beleid.predicaten import Voorwaarde, controleer
from swv.kern.beleid.regels import RegelkeuzeVeld

INSTROOM = (
    ("onder", "onderinstroom: uit het basisonderwijs of het eerste leerjaar"),
    ("zij", "zij-instroom: later, uit het voortgezet onderwijs"),
    ("isk", "nieuwkomer, uit de internationale schakelklas"),
)
"""How a pupil comes to praktijkonderwijs: the columns PRO-O, PRO-Z and ISK of the document matrix."""

PRO_FEITEN = Catalogus(
    (
        Feit("instroom", "keuze", "de manier van instromen", INSTROOM),
        Feit("leeftijd_bij_ondertekening", "getal", "de leeftijd op de dag van ondertekenen"),
    )
)


class Prodocument(Deel):
    """A document of a request for praktijkonderwijs: required (V) or asked for (G), under a condition."""

    code: Annotated[str, StringConstraints(pattern=r"^D\d{2}$")]
    omschrijving: Tekst
    eis: Literal["V", "G"]
    als: Voorwaarde | None = None


class Prodocumenten(Onderdeel):
    """The documents of a request for praktijkonderwijs (section 4 of chapter 10, columns PRO-O, PRO-Z and ISK).

    A code may stand here twice with conditions that exclude each other: required for one pupil, asked of another.
    """

    naam_onderdeel: ClassVar[str] = "pro_documenten"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "procedure"

    documenten: tuple[Prodocument, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _voorwaarden_kloppen(self) -> Self:
        fouten = [f for d in self.documenten if d.als for f in controleer(d.als, PRO_FEITEN)]
        if fouten:
            raise ValueError("; ".join(fouten))
        return self


class Pro(Onderdeel):
    """Praktijkonderwijs: the criteria (TLV-130 to 142), the periods of admission (TLV-139, 140) and the end."""

    naam_onderdeel: ClassVar[str] = "pro"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "inhoud"
    regelgroepen: ClassVar[frozenset[str]] = frozenset({"pro_criteria", "pro_periode", "looptijd_einde"})

    regels: tuple[RegelkeuzeVeld, ...] = ()
