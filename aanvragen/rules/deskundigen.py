"""Who may advise: number, discipline and independence of the experts (RCH-20, RCH-22, ROL-40, ROL-42)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aanvragen.rules import teksten  # noqa: F401  (registers the texts)
from swv.kern.beleid.route import DISCIPLINES, Discipline, Stap
from swv.kern.beleid.uitleg import Reden, opsomming, reden


@dataclass(frozen=True, slots=True)
class Deskundige:
    """An expert, in order of assignment. `persoon` and `werkgever` are keys that are equal for the same one.

    `betrokken_als` is empty, or says how the person was involved before (indiener, schoolcontactpersoon).
    """

    persoon: str
    naam: str
    discipline: Discipline
    werkgever: str | None = None
    betrokken_als: str = ""
    belang: bool = False
    belang_toelichting: str = ""


def toets_deskundigen(
    deskundigen: Sequence[Deskundige], stap: Stap, schoolbestuur: str, *, compleet: bool = True
) -> tuple[Reden, ...]:
    """What stands in the way of these experts for this step, in order; empty when they may advise.

    Two different persons (ROL-40), the first and the second of the right discipline (RCH-20), independent of
    the school's board as the step demands (RCH-22) and not involved before (ROL-42). With `compleet` false a
    partial list is judged: number and 'at least one independent' are left until the list is complete.
    """
    return (
        *(_aantal(deskundigen, stap) if compleet else ()),
        *_verschillend(deskundigen),
        *_disciplines(deskundigen, stap),
        *_onafhankelijk(deskundigen, stap, schoolbestuur, compleet=compleet),
        *_betrokken(deskundigen),
    )


def bezwaren_op_plaats(deskundige: Deskundige, plaats: int, stap: Stap, schoolbestuur: str) -> tuple[Reden, ...]:
    """What stands in the way of this one expert at this place (0 is the first), whoever the others are."""
    return (
        *_discipline(deskundige, plaats, stap),
        *_onafhankelijk([deskundige], stap, schoolbestuur, compleet=False),
        *_betrokken([deskundige]),
    )


def _aantal(deskundigen: Sequence[Deskundige], stap: Stap) -> Iterator[Reden]:
    aantal = len(deskundigen)
    if aantal != stap.aantal:
        code = "te_weinig_deskundigen" if aantal < stap.aantal else "te_veel_deskundigen"
        yield reden("ROL-40", code, nodig=stap.aantal, aantal=aantal)


def _verschillend(deskundigen: Sequence[Deskundige]) -> Iterator[Reden]:
    gezien: set[str] = set()
    for deskundige in deskundigen:
        if deskundige.persoon in gezien:
            yield reden("ROL-40", "zelfde_deskundige", naam=deskundige.naam)
        gezien.add(deskundige.persoon)


def _disciplines(deskundigen: Sequence[Deskundige], stap: Stap) -> Iterator[Reden]:
    for plaats, deskundige in enumerate(deskundigen):
        yield from _discipline(deskundige, plaats, stap)


def _discipline(deskundige: Deskundige, plaats: int, stap: Stap) -> Iterator[Reden]:
    eisen = ((stap.eerste, "eerste_discipline"), (stap.tweede, "tweede_discipline"))
    for mogelijk, code in eisen[plaats : plaats + 1]:
        if deskundige.discipline not in mogelijk:
            namen = opsomming((DISCIPLINES[naam] for naam in mogelijk), verbinding="of")
            yield reden("RCH-20", code, naam=deskundige.naam, mogelijk=namen)


def _onafhankelijk(
    deskundigen: Sequence[Deskundige], stap: Stap, schoolbestuur: str, *, compleet: bool
) -> Iterator[Reden]:
    in_dienst = [d for d in deskundigen if d.werkgever == schoolbestuur]
    if stap.onafhankelijk == "geen_van_beiden":
        yield from (reden("RCH-22", "in_dienst_van_bestuur", naam=d.naam) for d in in_dienst)
    elif compleet and deskundigen and len(in_dienst) == len(deskundigen):
        yield reden("RCH-22", "niemand_onafhankelijk")


def _betrokken(deskundigen: Sequence[Deskundige]) -> Iterator[Reden]:
    for deskundige in deskundigen:
        if deskundige.betrokken_als:
            yield reden("ROL-42", "eerder_betrokken", naam=deskundige.naam, betrokkenheid=deskundige.betrokken_als)
        if deskundige.belang and not deskundige.belang_toelichting.strip():
            yield reden("RCH-22", "belang_niet_toegelicht", naam=deskundige.naam)
