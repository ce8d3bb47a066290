"""Kinds of aanvraag: everything in which one kind differs from another stands in one registered object."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from aanvragen.rules.bevoegdheid import Bevoegdheidsoordeel
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht
from swv.kern.toegang.models import Dossier

Feitenopslag = Callable[[Dossier, str, Mapping[str, Any]], None]
Feitenlezer = Callable[[Dossier], dict[str, Any]]
Feitenvoorsteller = Callable[[Actor, Dossier], dict[str, Any]]
Bevoegdheidstoets = Callable[[Actor, Dossier], Bevoegdheidsoordeel | None]


def geen_voorstel(_: Actor, __: Dossier) -> dict[str, Any]:
    """A kind that has no facts to propose."""
    return {}


def geen_oordeel(_: Actor, __: Dossier) -> None:
    """A kind for which every SWV is competent."""


@dataclass(frozen=True, slots=True)
class Soort:
    """A kind of aanvraag.

    `feiten_opslaan` stores the typed facts of one field group; `feiten_lezen` gives all facts that the reader of
    the running scope may see. Form, documents, route and letters are policy under the same key.
    Kinds of one `uitkomst` lead to the same thing, so that two of them about one pupil overlap.
    `schoolsoorten` are the kinds of school that may apply. `feiten_voorstellen` gives facts that the actor may read
    elsewhere, as the answers a school may take over. `bevoegdheid` says whether the dossier is asked of the right SWV.
    """

    sleutel: str
    naam: str
    naam_voor_ouders: str
    feiten_opslaan: Feitenopslag
    feiten_lezen: Feitenlezer
    uitkomst: str
    schoolsoorten: frozenset[str] = frozenset()
    feiten_voorstellen: Feitenvoorsteller = geen_voorstel
    bevoegdheid: Bevoegdheidstoets = geen_oordeel

    def eis_school(self, schoolsoort: str) -> None:
        """Refuse a school of a kind that may not apply (TLV-127); an empty set allows every school."""
        if self.schoolsoorten and schoolsoort not in self.schoolsoorten:
            raise GeenRecht(f"{self.naam}: dit vraagt de school waar de leerling nu zit, een VSO-school.", "TLV-127")


_SOORTEN: dict[str, Soort] = {}


def registreer_soort(soort: Soort) -> None:
    """Declare a kind; done by the app that owns it."""
    _SOORTEN[soort.sleutel] = soort


def soort_van(sleutel: str) -> Soort:
    """The registered kind; KeyError when no app declared it."""
    return _SOORTEN[sleutel]


def alle_soorten() -> list[Soort]:
    """Every registered kind, in order of registration."""
    return list(_SOORTEN.values())


def overlappende_soorten(sleutel: str) -> list[str]:
    """The kinds, this one included, that lead to the same thing."""
    uitkomst = soort_van(sleutel).uitkomst
    return [soort.sleutel for soort in alle_soorten() if soort.uitkomst == uitkomst]


def soorten_voor(schoolsoorten: Iterable[str]) -> list[Soort]:
    """The kinds for which a school of one of these kinds may apply."""
    mogelijk = set(schoolsoorten)
    return [soort for soort in alle_soorten() if not soort.schoolsoorten or soort.schoolsoorten & mogelijk]
