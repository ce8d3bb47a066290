"""What completeness depends on: answers, files and signatures of an aanvraag at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from swv.kern.beleid.uitleg import Reden
from swv.kern.kalender.schooljaren import leeftijd_op

VOLLEDIGHEID = "volledigheid"
"""The group of rules that a policy's documents may select."""

Ondertekenstand = Literal["open", "getekend", "geweigerd", "geen_reactie", "onvermogen"]


@dataclass(frozen=True, slots=True)
class Ondertekening:
    """The signature of one person, or the record that there is none (TLV-60, TLV-60a).

    `op` is the day of signing or of the record; `reden` and, without reaction, `herinnerd_op` make it count.
    `verlopen`: given online about answers or documents that changed afterwards, so it is asked anew.
    """

    wie: str
    stand: Ondertekenstand = "open"
    op: date | None = None
    reden: str = ""
    herinnerd_op: date | None = None
    verlopen: bool = False

    @property
    def vervuld(self) -> bool:
        """Signed, or a refusal, inability or silence after a reminder on record with its reason (TLV-60a)."""
        if self.op is None or self.stand == "open" or self.verlopen:
            return False
        if self.stand == "getekend":
            return True
        herinnerd = self.stand != "geen_reactie" or self.herinnerd_op is not None
        return bool(self.reden.strip()) and herinnerd


@dataclass(frozen=True, slots=True)
class Dossierstand:
    """Everything that completeness looks at. `bestanden` holds per document code the dates the files bear.

    `feiten` adds typed facts that are not answers; the age at signing is added here.
    """

    peildatum: date
    geboortedatum: date
    antwoorden: Mapping[str, Any] = field(default_factory=dict)
    feiten: Mapping[str, Any] = field(default_factory=dict)
    bestanden: Mapping[str, tuple[date | None, ...]] = field(default_factory=dict)
    ouders: tuple[Ondertekening, ...] = ()
    leerling: Ondertekening | None = None

    @property
    def ondertekendatum(self) -> date:
        """The day the pupil signed, else the last parent did, else the day of reference (TLV-60)."""
        if self.leerling and self.leerling.op and not self.leerling.verlopen:
            return self.leerling.op
        getekend = (ouder.op for ouder in self.ouders if ouder.op and not ouder.verlopen)
        return max(getekend, default=self.peildatum)

    @property
    def leeftijd_bij_ondertekening(self) -> int:
        """The pupil's age in whole years on the day of signing."""
        return leeftijd_op(self.geboortedatum, self.ondertekendatum)


@dataclass(frozen=True, slots=True)
class Toets:
    """What an extra rule of completeness finds: what blocks submission, and what deserves attention."""

    blokkades: tuple[Reden, ...] = ()
    signalen: tuple[Reden, ...] = ()


IN_ORDE = Toets()
"""The rule finds nothing."""
