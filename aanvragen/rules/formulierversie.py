"""From one version of a form to a newer one: which questions come and go, and which answers remain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from swv.kern.beleid.formulier import Formulier, Vraag

LEEG: tuple[Any, ...] = (None, "", [])


@dataclass(frozen=True, slots=True)
class Vervallen:
    """An answer that the newer version has no place for; `vraag` is the question as it was asked."""

    vraag: Vraag
    antwoord: Any


@dataclass(frozen=True, slots=True)
class Keuzewijziging:
    """A question with other choices: the labels that came and those that went."""

    vraag: Vraag
    erbij: tuple[str, ...]
    weg: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Formulierverschil:
    """What a newer version changes for one aanvraag."""

    nieuw: tuple[Vraag, ...]
    weg: tuple[Vraag, ...]
    keuzes: tuple[Keuzewijziging, ...]
    behouden: dict[str, Any]
    vervallen: tuple[Vervallen, ...]


def vergelijk(oud: Formulier, nieuw: Formulier, antwoorden: Mapping[str, Any]) -> Formulierverschil:
    """Compare two versions for these answers.

    An answer remains when the newer version asks the same question (key), of the same kind, for the same readers
    (field group), and still offers what was chosen. All other answers lapse; they are never given another meaning and
    never reach other readers.
    """
    toen = {vraag.sleutel: vraag for vraag in oud.vragen()}
    straks = {vraag.sleutel: vraag for vraag in nieuw.vragen()}
    gebleven = [vraag for sleutel, vraag in straks.items() if sleutel in toen and _zelfde(toen[sleutel], vraag)]
    sleutels = {vraag.sleutel for vraag in gebleven}
    gegeven = {s: a for s, a in antwoorden.items() if s in toen and a not in LEEG}
    behouden = {s: a for s, a in gegeven.items() if s in sleutels and _nog_te_kiezen(straks[s], a)}
    return Formulierverschil(
        nieuw=tuple(vraag for vraag in straks.values() if vraag.sleutel not in sleutels),
        weg=tuple(vraag for vraag in toen.values() if vraag.sleutel not in sleutels),
        keuzes=tuple(_keuzewijzigingen(toen, gebleven)),
        behouden=behouden,
        vervallen=tuple(Vervallen(toen[s], a) for s, a in gegeven.items() if s not in behouden),
    )


def _zelfde(toen: Vraag, straks: Vraag) -> bool:
    return (toen.soort, toen.veldgroep) == (straks.soort, straks.veldgroep)


def _nog_te_kiezen(vraag: Vraag, antwoord: Any) -> bool:
    keuzes = {keuze.waarde for keuze in vraag.keuzes}
    gekozen = antwoord if isinstance(antwoord, list) else [antwoord]
    return not keuzes or keuzes >= {str(deel) for deel in gekozen}


def _keuzewijzigingen(toen: Mapping[str, Vraag], gebleven: Iterable[Vraag]) -> Iterable[Keuzewijziging]:
    for vraag in gebleven:
        oude = {keuze.waarde: keuze.label for keuze in toen[vraag.sleutel].keuzes}
        nieuwe = {keuze.waarde: keuze.label for keuze in vraag.keuzes}
        erbij = tuple(label for waarde, label in nieuwe.items() if waarde not in oude)
        weg = tuple(label for waarde, label in oude.items() if waarde not in nieuwe)
        if erbij or weg:
            yield Keuzewijziging(vraag, erbij, weg)
