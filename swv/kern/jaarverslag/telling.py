"""Counting: per collection one query, whatever the number of figures and however many dossiers.

The database groups the rows of a collection by every combination of dimensions that some figure needs (grouping sets)
in one pass. What the figures show is added up from that.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from swv.kern.jaarverslag.perioden import Peiling
from swv.kern.jaarverslag.register import Kengetal, Verzameling, Waarde, gelezen, kengetallen
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.rechten import mag_swv

Sleutel = tuple[str, frozenset[tuple[str, Waarde]]]
"""A number that can be counted: the collection, and one value for each of some of its dimensions."""


@dataclass(slots=True)
class Telling:
    """The numbers of one collection, per combination of values."""

    verzameling: Verzameling
    aantallen: dict[frozenset[tuple[str, Waarde]], int]
    waarden: dict[str, set[Waarde]]

    def aantal(self, *paren: tuple[str, Waarde]) -> int:
        """How many rows have these values."""
        return self.aantallen.get(frozenset(paren), 0)


def paren_van(kengetal: Kengetal) -> tuple[tuple[str, Waarde], ...]:
    """What a figure asks of a row."""
    return tuple(kengetal.waar.items())


def nodige_groepen(gevraagd: Iterable[Kengetal]) -> dict[str, set[frozenset[str]]]:
    """Per collection the combinations of dimensions that these figures need, those for masking included."""
    groepen: dict[str, set[frozenset[str]]] = defaultdict(set)
    for kengetal in gevraagd:
        vast = frozenset(kengetal.waar)
        nodig = groepen[kengetal.verzameling.sleutel]
        nodig |= {frozenset(), vast}
        nodig |= {vast - {sleutel} for sleutel in vast}
        nodig |= {vast | {sleutel} for sleutel in (*kengetal.per, kengetal.middelste) if sleutel}
    return groepen


def rijen_van(verzameling: Verzameling, actor: Actor, peiling: Peiling) -> QuerySet[Any]:
    """The rows of a collection that the actor may see, each with the value of every dimension."""
    kolommen = {dimensie.kolom: dimensie.uitdrukking for dimensie in verzameling.dimensies}
    rijen: QuerySet[Any] = verzameling.rijen(actor, peiling).annotate(**kolommen)
    return rijen


def tel(actor: Actor, peiling: Peiling) -> dict[str, Telling]:
    """The numbers of every collection.

    Rows are those that the actor may see. Of a collection of which the actor may not list the dossiers, the system
    counts for the whole SWV: nothing but numbers comes back, and who shows them masks them where that is due (INZ-14).
    """
    gevraagd = kengetallen()
    groepen = nodige_groepen(gevraagd)
    verzamelingen = {kengetal.verzameling.sleutel: kengetal.verzameling for kengetal in gevraagd}
    eigen = {sleutel: rij for sleutel, rij in verzamelingen.items() if mag_swv(actor, rij.handeling)}
    uit = {sleutel: _tel(rij, groepen[sleutel], actor, peiling) for sleutel, rij in eigen.items()}
    if rest := {sleutel: rij for sleutel, rij in verzamelingen.items() if sleutel not in eigen}:
        with bereik(systeem(actor.swv_ids[0], actor.vandaag)) as wij:
            uit |= {sleutel: _tel(rij, groepen[sleutel], wij, peiling) for sleutel, rij in rest.items()}
    return uit


def _tel(verzameling: Verzameling, groepen: set[frozenset[str]], actor: Actor, peiling: Peiling) -> Telling:
    namen = sorted({naam for groep in groepen for naam in groep})
    rijen = rijen_van(verzameling, actor, peiling).order_by()
    if not namen:
        return Telling(verzameling, {frozenset(): rijen.count()}, {})
    kolommen = [verzameling.dimensie(naam).kolom for naam in namen]
    binnen, parameters = rijen.values(*kolommen).query.sql_with_params()
    aangehaald = [connection.ops.quote_name(kolom) for kolom in kolommen]
    bij_naam = dict(zip(namen, aangehaald, strict=True))
    stellen = ", ".join("(" + ", ".join(bij_naam[naam] for naam in sorted(groep)) + ")" for groep in groepen)
    lijst = ", ".join(aangehaald)
    opdracht = (
        f"select {lijst}, grouping({lijst}), count(*) from ({binnen}) rijen"  # noqa: S608  (our own columns)
        f" group by grouping sets ({stellen})"
    )
    telling = Telling(verzameling, {}, defaultdict(set))
    with connection.cursor() as cursor:
        cursor.execute(opdracht, parameters)
        for *waarden, masker, aantal in cursor.fetchall():
            paren = [
                (naam, gelezen(waarde))
                for plek, (naam, waarde) in enumerate(zip(namen, waarden, strict=True))
                if not masker >> (len(namen) - 1 - plek) & 1
            ]
            telling.aantallen[frozenset(paren)] = aantal
            for naam, waarde in paren:
                telling.waarden[naam].add(waarde)
    return telling
