"""Advices that a school sends along with its request, instead of experts whom the SWV assigns (TLV-170, OPEN-80)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from aanvragen.rules.deskundigen import Deskundige, toets_deskundigen
from swv.kern.beleid.route import AANVRAGEND_BESTUUR, Bijgevoegd, Stap
from swv.kern.beleid.uitleg import Reden, reden


@dataclass(frozen=True, slots=True)
class BijgevoegdAdvies:
    """An advice as the school wrote it over; `werkgever` is one of WERKGEVERS, `werkgever_naam` its name."""

    naam: str
    discipline: str
    werkgever: str
    werkgever_naam: str
    op: date | None
    strekking: str
    categorie: int | None
    tot_en_met: date | None
    motivering: str


def bijgevoegde_adviezen(stap: Stap, waarden: Mapping[str, Any]) -> tuple[BijgevoegdAdvies, ...]:
    """The advices in these typed answers, in order; one without a name is not there yet."""
    adviezen = (_lees(deel, waarden) for deel in stap.bijgevoegd)
    return tuple(advies for advies in adviezen if advies.naam)


def _lees(deel: Bijgevoegd, waarden: Mapping[str, Any]) -> BijgevoegdAdvies:
    def tekst(sleutel: str) -> str:
        return " ".join(str(waarden.get(sleutel) or "").split())

    return BijgevoegdAdvies(
        naam=tekst(deel.naam),
        discipline=tekst(deel.discipline),
        werkgever=tekst(deel.werkgever),
        werkgever_naam=tekst(deel.werkgever_naam),
        op=waarden.get(deel.op),
        strekking=tekst(deel.strekking),
        categorie=waarden.get(deel.categorie),
        tot_en_met=waarden.get(deel.tot_en_met),
        motivering=str(waarden.get(deel.motivering) or "").strip(),
    )


def toets_bijgevoegd(stap: Stap, waarden: Mapping[str, Any], peildatum: date) -> tuple[Reden, ...]:
    """What stands in the way of these advices; empty when the request may go in with them, or when none are asked.

    Two different experts of the right discipline, as independent as the route asks (RCH-20, RCH-22, ROL-40), whose
    advices were written before the request and say the same yes: else not everybody agrees (TLV-171). While one is
    missing, only those that are there are judged.
    """
    adviezen = bijgevoegde_adviezen(stap, waarden)
    deskundigen = [_als_deskundige(advies) for advies in adviezen]
    categorieen = {advies.categorie for advies in adviezen if advies.strekking == "toekennen" and advies.categorie}
    niet_eens = len(categorieen) > 1 or any(advies.strekking == "afwijzen" for advies in adviezen)
    compleet = len(adviezen) == stap.aantal
    later = [advies for advies in adviezen if advies.op is not None and advies.op > peildatum]
    return (
        *toets_deskundigen(deskundigen, stap, AANVRAGEND_BESTUUR, compleet=compleet),
        *((reden("TLV-171", "bijgevoegd_niet_eens"),) if niet_eens else ()),
        *(reden("TLV-170", "bijgevoegd_advies_later", naam=advies.naam, op=advies.op) for advies in later),
    )


def _als_deskundige(advies: BijgevoegdAdvies) -> Deskundige:
    return Deskundige(
        persoon=advies.naam.casefold(),
        naam=advies.naam,
        discipline=advies.discipline,  # type: ignore[arg-type]  # the policy offers only these
        werkgever=advies.werkgever,
    )
