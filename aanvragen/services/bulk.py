"""The same act on several dossiers: each by its own service, with an outcome of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction

from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier

HOOGSTENS = 50
"""As many as a page of the work list shows."""

WEG = "Dit dossier ziet u niet meer."


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What came of one dossier: done, or the reasons why not."""

    dossier: Dossier
    redenen: tuple[str, ...] = ()

    @property
    def gelukt(self) -> bool:
        """Whether the act was done."""
        return not self.redenen


def doe_samen(dossiers: Iterable[Dossier], doe: Callable[[int], object]) -> list[Uitkomst]:
    """Do an act on each of these dossiers; a refusal stops that one alone, and leaves nothing of it behind.

    `doe` is the service: it weighs the right, the state and the rules of each dossier, and records its event.
    """
    return [Uitkomst(dossier, _redenen(dossier, doe)) for dossier in dossiers]


def _redenen(dossier: Dossier, doe: Callable[[int], object]) -> tuple[str, ...]:
    try:
        with transaction.atomic():
            doe(dossier.pk)
    except NuNietMogelijk as fout:
        return fout.melding, *fout.redenen
    except GeenRecht as fout:
        return (fout.melding,)
    except NietZichtbaar:
        return (WEG,)
    return ()
