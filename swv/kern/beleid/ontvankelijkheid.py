"""The policy part with the grounds on which an aanvraag is niet-ontvankelijk."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from swv.kern.beleid.onderdeel import Deel, Onderdeel, Sleutel, Tekst, eis_uniek


class Ontvankelijkheidsgrond(Deel):
    """One ground: `titel` goes on after 'omdat' in page and letter, `artikel` names the law, `uitleg` helps to choose.

    `toets` says against which facts the ground is held: who applied, which SWV is competent, or none.
    """

    sleutel: Sleutel
    titel: Tekst
    uitleg: Tekst
    artikel: Tekst
    toets: Literal["aanvrager", "swv", "geen"]


class Ontvankelijkheid(Onderdeel):
    """On what grounds an SWV declares an aanvraag niet-ontvankelijk (10-tlv section 9, RCH-09).

    The catalogue names the outcome and no grounds: these are law of certainty A, so an SWV may change or add them.
    """

    naam_onderdeel: ClassVar[str] = "ontvankelijkheid"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "inhoud"

    gronden: tuple[Ontvankelijkheidsgrond, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _uniek(self) -> Self:
        eis_uniek("grond", (grond.sleutel for grond in self.gronden))
        return self

    def grond(self, sleutel: str) -> Ontvankelijkheidsgrond | None:
        """The ground with this key; None when this policy has none."""
        return next((grond for grond in self.gronden if grond.sleutel == sleutel), None)
