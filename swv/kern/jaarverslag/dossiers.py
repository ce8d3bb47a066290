"""From a number to the dossiers that it counts: the rows of the same collection, filtered where the number grouped."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from swv.kern.jaarverslag.perioden import Peiling
from swv.kern.jaarverslag.register import Kengetal, Waarde
from swv.kern.jaarverslag.telling import paren_van, rijen_van
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier


@dataclass(frozen=True, slots=True)
class Selectie:
    """A number of the report: a figure, and of a breakdown the part that was chosen."""

    kengetal: Kengetal
    per: str = ""
    waarde: Waarde = None
    woorden: str = ""


def lees_selectie(kengetal: Kengetal, peiling: Peiling, per: str, waarde: str) -> Selectie | None:
    """The part of a breakdown that an address names; None when the figure has no such part."""
    if not per:
        return Selectie(kengetal)
    if per not in kengetal.per:
        return None
    gevraagd: Waarde = int(waarde) if waarde.isascii() and waarde.isdecimal() and len(waarde) < 19 else waarde
    woorden = kengetal.verzameling.dimensie(per)
    if woorden.getallen and isinstance(gevraagd, str):
        return None
    namen = woorden.woorden(peiling, {gevraagd})
    return Selectie(kengetal, per, gevraagd, namen[gevraagd]) if gevraagd in namen else None


def rijen_achter(selectie: Selectie, actor: Actor, peiling: Peiling) -> QuerySet[Any]:
    """The rows that a number counts, in order of their day."""
    verzameling = selectie.kengetal.verzameling
    paren = [*paren_van(selectie.kengetal), *([(selectie.per, selectie.waarde)] if selectie.per else [])]
    gezocht = {verzameling.dimensie(naam).kolom: waarde for naam, waarde in paren}
    rijen = rijen_van(verzameling, actor, peiling).filter(**gezocht)
    return rijen.order_by(verzameling.datum, "pk").values_list(verzameling.dossier, verzameling.datum)


def dossiers_bij(actor: Actor, ids: list[int]) -> dict[int, Dossier]:
    """What a list shows of these dossiers; one query."""
    return Dossier.objects.zichtbaar_voor(actor).select_related("leerling", "school").in_bulk(ids)
