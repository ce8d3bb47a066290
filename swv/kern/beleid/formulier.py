"""Forms as versioned data: sections, questions, types and conditions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from swv.kern.beleid.feiten import Catalogus, Feit, Feitsoort
from swv.kern.beleid.onderdeel import Onderdeel, Sleutel, Tekst, Veldgroep, eis_uniek
from swv.kern.beleid.predicaten import Feiten, Voorwaarde, geldt

Vraagsoort = Literal["tekst", "lange_tekst", "keuze", "meerkeuze", "ja_nee", "datum", "getal"]
Keuzewaarde = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_]*$", max_length=40)]

_FEITSOORT: Mapping[Vraagsoort, Feitsoort] = {
    "tekst": "tekst",
    "lange_tekst": "tekst",
    "keuze": "keuze",
    "meerkeuze": "meerkeuze",
    "ja_nee": "ja_nee",
    "datum": "datum",
    "getal": "getal",
}


class Keuze(BaseModel):
    """An answer to choose: the stored value, its label and an optional explanation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    waarde: Keuzewaarde
    label: Tekst
    uitleg: str = ""


class Vraag(BaseModel):
    """A question: what is asked, why, an example, who may read the answer and when it is asked.

    `feit` names the typed column that holds the answer, for answers that rules use. `moet_ja` marks a
    declaration: without 'ja' the aanvraag cannot be submitted. `regel` cites the rule that asks the question.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sleutel: Sleutel
    soort: Vraagsoort
    label: Tekst
    hulp: str = ""
    waarom: Tekst
    voorbeeld: str = ""
    veldgroep: Veldgroep
    verplicht: bool = True
    als: Voorwaarde | None = None
    feit: Sleutel | None = None
    keuzes: tuple[Keuze, ...] = ()
    moet_ja: bool = False
    regel: str = ""

    @model_validator(mode="after")
    def _klopt(self) -> Self:
        if (self.soort in ("keuze", "meerkeuze")) != bool(self.keuzes):
            raise ValueError(f"Vraag '{self.sleutel}': keuzes horen bij een keuzevraag en bij niets anders.")
        eis_uniek(f"keuze bij '{self.sleutel}'", (keuze.waarde for keuze in self.keuzes))
        if self.moet_ja and self.soort != "ja_nee":
            raise ValueError(f"Vraag '{self.sleutel}': alleen een ja-neevraag kan 'ja' eisen.")
        return self

    def als_feit(self, catalogus: Catalogus) -> Feit:
        """The question as a typed fact for conditions; the declared fact when it has one."""
        if self.feit and self.feit in catalogus:
            feit = catalogus[self.feit]
            return Feit(self.sleutel, feit.soort, feit.omschrijving, feit.keuzes)
        keuzes = tuple((keuze.waarde, keuze.label) for keuze in self.keuzes)
        return Feit(self.sleutel, _FEITSOORT[self.soort], f"het antwoord op '{self.label}'", keuzes)


class Sectie(BaseModel):
    """A section of the form: one page of the task list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sleutel: Sleutel
    titel: Tekst
    uitleg: str = ""
    als: Voorwaarde | None = None
    vragen: tuple[Vraag, ...] = Field(min_length=1)


class Formulier(Onderdeel):
    """A version of the form of a kind of aanvraag; a concept stays in the version it was started in.

    Every question is policy, so that a national form can take the place of the own one (RCH-34).
    """

    naam_onderdeel: ClassVar[str] = "formulier"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "procedure"
    per_soort: ClassVar[bool] = True

    versie: Tekst
    titel: Tekst
    inleiding: Tekst
    secties: tuple[Sectie, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _uniek(self) -> Self:
        eis_uniek("sectie", (sectie.sleutel for sectie in self.secties))
        eis_uniek("vraag", (vraag.sleutel for vraag in self.vragen()))
        eis_uniek("feit", (vraag.feit for vraag in self.vragen() if vraag.feit))
        return self

    def vragen(self) -> Iterator[Vraag]:
        """All questions in order."""
        for sectie in self.secties:
            yield from sectie.vragen

    def vraag(self, sleutel: str) -> Vraag:
        """The question with this key; KeyError when the form has none."""
        return {vraag.sleutel: vraag for vraag in self.vragen()}[sleutel]

    def sectie(self, sleutel: str) -> Sectie:
        """The section with this key; KeyError when the form has none."""
        return {sectie.sleutel: sectie for sectie in self.secties}[sleutel]

    def waarden(self, antwoorden: Feiten) -> dict[str, Any]:
        """Stored answers and other facts as typed values, by question and by the fact a question fills.

        A question that fills a fact takes its value from there when the answers do not hold it.
        """
        getypeerd = {v.sleutel: typeer(v, _antwoord(v, antwoorden)) for v in self.vragen()}
        return {**antwoorden, **getypeerd, **self.feiten(antwoorden)}

    def zichtbare_vragen(self, antwoorden: Feiten) -> tuple[tuple[Sectie, Vraag], ...]:
        """The questions that these answers and facts call for, with their section."""
        waarden = self.waarden(antwoorden)
        return tuple(
            (sectie, vraag)
            for sectie in self.secties
            if geldt(sectie.als, waarden)
            for vraag in sectie.vragen
            if geldt(vraag.als, waarden)
        )

    def catalogus(self, basis: Catalogus) -> Catalogus:
        """Facts that conditions in this form may ask: the declared ones and the form's own questions."""
        eigen = [v.als_feit(basis) for v in self.vragen() if v.sleutel not in basis]
        return basis.met(eigen)

    def feiten(self, antwoorden: Mapping[str, Any]) -> dict[str, Any]:
        """The typed facts among the answers: what goes into typed columns, by name of the fact."""
        return {v.feit: typeer(v, _antwoord(v, antwoorden)) for v in self.vragen() if v.feit}


def _antwoord(vraag: Vraag, antwoorden: Feiten) -> Any:
    if vraag.sleutel in antwoorden or vraag.feit is None:
        return antwoorden.get(vraag.sleutel)
    return antwoorden.get(vraag.feit)


def typeer(vraag: Vraag, waarde: Any) -> Any:
    """A stored (JSON) answer as its typed value: dates from ISO text, numbers from choices; empty is None."""
    if waarde is None or waarde in ("", [], ()):
        return None
    if vraag.soort == "datum" and isinstance(waarde, str):
        return date.fromisoformat(waarde)
    if vraag.soort == "getal" or (vraag.soort == "keuze" and all(k.waarde.isdigit() for k in vraag.keuzes)):
        return int(waarde)
    if vraag.soort == "meerkeuze":
        return tuple(waarde)
    return waarde


def vraagfouten(vraag: Vraag, catalogus: Catalogus) -> list[str]:
    """What does not fit between a question and the typed fact it fills, as Dutch sentences."""
    if vraag.feit is None:
        return []
    if vraag.feit not in catalogus:
        return [f"vraag '{vraag.sleutel}' vult het onbekende feit '{vraag.feit}'"]
    feit = catalogus[vraag.feit]
    getalkeuze = feit.soort == "getal" and all(k.waarde.isdigit() for k in vraag.keuzes)
    if feit.soort != _FEITSOORT[vraag.soort] and not (vraag.soort == "keuze" and getalkeuze):
        return [f"vraag '{vraag.sleutel}' ({vraag.soort}) past niet bij feit '{vraag.feit}' ({feit.soort})"]
    if not feit.keuzes:
        return []
    vreemd = [k.waarde for k in vraag.keuzes if k.waarde not in dict(feit.keuzes)]
    return [f"vraag '{vraag.sleutel}' biedt {', '.join(vreemd)}; dat kent feit '{vraag.feit}' niet"] * bool(vreemd)
