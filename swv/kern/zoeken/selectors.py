"""What answers a question, within what the actor may see: each lock complete without the other (ADR 0018)."""

from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy

from swv.kern.organisatie.models import School
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.zoeken.bronnen import nummerbronnen
from swv.kern.zoeken.models import Zoekwoord, Zoekwoordsoort
from swv.kern.zoeken.normaliseren import bijna
from swv.kern.zoeken.treffers import schoolwoord_past
from swv.kern.zoeken.vraag import Term, Zoekvraag

KORTSTE_BEGIN = 2
"""From this many letters on a word finds every name that begins with it."""


def zoek(actor: Actor, vraag: Zoekvraag) -> QuerySet[Dossier]:
    """The visible dossiers in which every part of the question is found: what was typed exactly first, then the newest.

    One query, and one for the names of schools when a word was typed. A question without parts finds nothing.
    """
    rijen = Dossier.objects.zichtbaar_voor(actor)
    if not vraag:
        return rijen.none()
    scholen = _scholen(vraag)
    for term in vraag.termen:
        rijen = rijen.filter(pk__in=_dossiers(actor, term, scholen.get(term.waarde, ())))
    return rijen.order_by(*_precies_eerst(vraag), F("ingediend_op").desc(nulls_first=True), "-pk")


def _dossiers(actor: Actor, term: Term, scholen: tuple[int, ...]) -> QuerySet[Any, int]:
    """Keys of the dossiers in which one part is found. A union and not an OR, which no index could serve."""
    if term.soort == "woord":
        gevonden = _met(Zoekwoordsoort.NAAM, **_begint_met(term.waarde))
        if gelijkend := bijna(term.waarde):
            gevonden = gevonden.union(_met(Zoekwoordsoort.BIJNA, woord__in=sorted(gelijkend)))
        if scholen:
            gevonden = gevonden.union(Dossier.objects.filter(school_id__in=scholen).values_list("pk", flat=True))
        return gevonden
    gevonden = _met(Zoekwoordsoort(term.soort), woord=term.waarde)
    elders = [bron.dossiers(actor, term.waarde) for bron in nummerbronnen()] if term.soort == "nummer" else []
    ook = [rijen for rijen in elders if rijen is not None]
    return gevonden.union(*ook) if ook else gevonden


def _met(soort: Zoekwoordsoort, **woord: object) -> QuerySet[Any, int]:
    return Zoekwoord.objects.filter(soort=soort, **woord).order_by().values_list("dossier_id", flat=True)


def _begint_met(woord: str) -> dict[str, str]:
    """As a range and not as LIKE, which is not leakproof; the words are in the order of their code points."""
    if len(woord) < KORTSTE_BEGIN:
        return {"woord": woord}
    return {"woord__gte": woord, "woord__lt": woord[:-1] + chr(ord(woord[-1]) + 1)}


def _precies_eerst(vraag: Zoekvraag) -> list[OrderBy]:
    """Names in which each word stands as it was typed, before those that look like it or begin with it."""
    precies = Q()
    for term in vraag.termen:
        if term.soort == "woord":
            precies &= Q(pk__in=_met(Zoekwoordsoort.NAAM, woord=term.waarde))
    return [Case(When(precies, then=Value(0)), default=Value(1)).asc()] if precies else []


def _scholen(vraag: Zoekvraag) -> dict[str, tuple[int, ...]]:
    """Per word the schools in whose name it stands; a school is no secret, its dossiers are."""
    gevraagd = [term.waarde for term in vraag.termen if term.soort == "woord" and len(term.waarde) >= KORTSTE_BEGIN]
    namen = list(School.objects.order_by("pk").values_list("pk", "naam")) if gevraagd else []
    return {woord: tuple(pk for pk, naam in namen if schoolwoord_past(woord, naam)) for woord in gevraagd}
