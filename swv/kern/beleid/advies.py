"""What an expert is asked: the support needed, and the questions that belong to a category (TLV-57, TLV-70..80).

Questions only ask: whatever is answered, no rule concludes anything from it (TLV-58).
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import StringConstraints, model_validator

from swv.kern.beleid.onderdeel import Deel, Onderdeel, Sleutel, Tekst, eis_uniek

Regel = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,3}-\d+[A-Za-z0-9/-]*$")]
Categorienummer = Literal[1, 2, 3]


class Ivoveld(Deel):
    """One field of support needed (TLV-57), as the expert is asked about it."""

    sleutel: Sleutel
    label: Tekst
    hulp: str = ""
    regel: Regel


class Vuistregel(Deel):
    """What usually belongs to a category (TLV-71, TLV-72, TLV-73): shown as help, never applied."""

    categorie: Categorienummer
    tekst: Tekst
    regel: Regel


class Adviesvraag(Deel):
    """A question that needs a reason in words; `ja_nee` first asks yes or no.

    `bij_categorie`: only with an advice to grant one of these categories. Empty: with every advice, or when
    `bij_toekennen` is set with every advice to grant.
    """

    sleutel: Sleutel
    tekst: Tekst
    hulp: str = ""
    regel: Regel
    soort: Literal["ja_nee", "tekst"] = "tekst"
    bij_toekennen: bool = False
    bij_categorie: tuple[Categorienummer, ...] = ()

    def hoort_bij(self, strekking: str, categorie: int | None) -> bool:
        """Whether this advice has to answer it."""
        if self.bij_categorie:
            return strekking == "toekennen" and categorie in self.bij_categorie
        return not self.bij_toekennen or strekking == "toekennen"


class Adviesvragen(Onderdeel):
    """What each expert of this SWV is asked, beside outcome, category, duration and conditions."""

    naam_onderdeel: ClassVar[str] = "advies"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "inhoud"

    ivo: tuple[Ivoveld, ...]
    vuistregels: tuple[Vuistregel, ...] = ()
    vragen: tuple[Adviesvraag, ...] = ()

    @model_validator(mode="after")
    def _klopt(self) -> Self:
        eis_uniek("veld", (veld.sleutel for veld in self.ivo))
        eis_uniek("vraag", (vraag.sleutel for vraag in self.vragen))
        return self

    def vragen_bij(self, strekking: str, categorie: int | None) -> tuple[Adviesvraag, ...]:
        """The questions that an advice with this outcome and category answers."""
        return tuple(vraag for vraag in self.vragen if vraag.hoort_bij(strekking, categorie))
