"""Is an advice complete, and on which points do advices differ (RCH-21, RCH-23, TLV-57, TLV-70..80).

Nothing here judges what an expert finds (TLV-58): it only sees what is still missing, and what is not the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from swv.kern.beleid.advies import Adviesvraag, Adviesvragen
from swv.kern.beleid.uitleg import Reden, reden

TOEKENNEN = "toekennen"
JA_NEE = ("ja", "nee")


@dataclass(frozen=True, slots=True)
class Adviesinhoud:
    """What an expert writes: the outcome and why; with a grant category, last day, conditions and support needed.

    `ivo` per field of TLV-57 what is needed; `afwegingen` per question of policy the answer ('ja', 'nee' or empty) and
    the reason.
    """

    strekking: str = ""
    categorie: int | None = None
    tot_en_met: date | None = None
    motivering: str = ""
    categorie_motivering: str = ""
    duur_motivering: str = ""
    voorwaarden: str = ""
    ivo: Mapping[str, str] = field(default_factory=dict)
    afwegingen: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gebrek:
    """What an advice lacks before it can be signed, and in which field somebody fills that in."""

    veld: str
    reden: Reden


def gebreken_in_advies(inhoud: Adviesinhoud, vragen: Adviesvragen) -> tuple[Gebrek, ...]:
    """What is missing before the advice can become final; empty when it is complete.

    Every advice says what and why (RCH-21). One to grant names category (TLV-70), last day and support needed
    (TLV-57), with a reason for category and duration. The questions of policy that belong to it have an answer with a
    reason (TLV-74..80).
    """
    return tuple(_gebreken(inhoud, vragen))


def _gebreken(inhoud: Adviesinhoud, vragen: Adviesvragen) -> Iterator[Gebrek]:
    if not inhoud.strekking:
        yield Gebrek("strekking", reden("RCH-21", "advies_kiezen"))
    if inhoud.strekking == TOEKENNEN:
        yield from _gebreken_bij_toekennen(inhoud)
    for vraag in vragen.vragen_bij(inhoud.strekking, inhoud.categorie):
        yield from _gebreken_in_afweging(vraag, *inhoud.afwegingen.get(vraag.sleutel, ("", "")))
    if not inhoud.motivering.strip():
        yield Gebrek("motivering", reden("RCH-21", "advies_motiveren"))


def _gebreken_bij_toekennen(inhoud: Adviesinhoud) -> Iterator[Gebrek]:
    if not any(tekst.strip() for tekst in inhoud.ivo.values()):
        yield Gebrek("ivo", reden("TLV-57", "ivo_ontbreekt"))
    if inhoud.categorie is None:
        yield Gebrek("categorie", reden("TLV-70", "advies_categorie"))
    elif not inhoud.categorie_motivering.strip():
        yield Gebrek("categorie_motivering", reden("TLV-70", "advies_categorie_motiveren"))
    if inhoud.tot_en_met is None:
        yield Gebrek("tot_en_met", reden("TLV-112", "advies_duur"))
    elif not inhoud.duur_motivering.strip():
        yield Gebrek("duur_motivering", reden("TLV-112", "advies_duur_motiveren"))


def _gebreken_in_afweging(vraag: Adviesvraag, antwoord: str, waarom: str) -> Iterator[Gebrek]:
    if vraag.soort == "ja_nee" and antwoord not in JA_NEE:
        yield Gebrek(f"vraag_{vraag.sleutel}", reden(vraag.regel, "afweging_kiezen", vraag=vraag.tekst))
    if not waarom.strip():
        yield Gebrek(f"reden_{vraag.sleutel}", reden(vraag.regel, "afweging_motiveren", vraag=vraag.tekst))


@dataclass(frozen=True, slots=True)
class Adviespunt:
    """One point of the advices beside each other: what each says, in order; `verschilt` when that is not the same."""

    naam: str
    waarden: tuple[str, ...]
    regel: str = ""

    @property
    def verschilt(self) -> bool:
        """Whether the experts do not say the same here."""
        return len(set(self.waarden)) > 1


def punten_naast_elkaar(adviezen: Sequence[Mapping[str, str]], regels: Mapping[str, str]) -> tuple[Adviespunt, ...]:
    """Every point that at least one advice fills in, in the order of the first that has it (RCH-23)."""
    namen = dict.fromkeys(naam for advies in adviezen for naam in advies)
    punten = (Adviespunt(naam, tuple(a.get(naam, "") for a in adviezen), regels.get(naam, "")) for naam in namen)
    return tuple(punt for punt in punten if any(punt.waarden))
