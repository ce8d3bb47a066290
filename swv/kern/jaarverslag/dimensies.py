"""Dimensions that the collections of several apps share: month, week, school, and a closed list."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import CharField, F, IntegerField, Value
from django.db.models.expressions import BaseExpression, Combinable
from django.db.models.functions import Cast, ExtractIsoYear, ExtractMonth, ExtractWeek, ExtractYear

from swv.kern.jaarverslag.perioden import Peiling
from swv.kern.jaarverslag.register import Dimensie, Woorden
from swv.kern.organisatie.models import School
from swv.kern.weergave.datums import MAANDEN

GEHEEL = IntegerField()


def per_maand(moment: str) -> Dimensie:
    """The month of a moment or day, as yyyymm."""
    uitdrukking = Cast(ExtractYear(moment), GEHEEL) * Value(100) + Cast(ExtractMonth(moment), GEHEEL)
    return Dimensie("maand", "per maand", uitdrukking, _maanden, getallen=True)


def _maanden(peiling: Peiling, _: Collection[Any]) -> Mapping[Any, str]:
    return {maand: f"{MAANDEN[maand % 100 - 1]} {maand // 100}" for maand in peiling.jaar.maanden}


def per_week(moment: str) -> Dimensie:
    """The ISO week of a moment or day, as yyyyww; a week may lie in two months."""
    uitdrukking = Cast(ExtractIsoYear(moment), GEHEEL) * Value(100) + Cast(ExtractWeek(moment), GEHEEL)
    return Dimensie("week", "per week", uitdrukking, _weken, fijn=True, getallen=True)


def _weken(peiling: Peiling, _: Collection[Any]) -> Mapping[Any, str]:
    uit = {}
    for week in peiling.jaar.weken:
        maandag = date.fromisocalendar(week // 100, week % 100, 1)
        uit[week] = f"week {week % 100} (vanaf {maandag.day} {MAANDEN[maandag.month - 1]} {maandag.year})"
    return uit


def per_school(pad: str) -> Dimensie:
    """The school that asked; `pad` leads to its id."""
    return Dimensie("school", "per school", F(pad), _scholen, open=True, getallen=True)


def _scholen(_: Peiling, waarden: Collection[Any]) -> Mapping[Any, str]:
    return dict(School.objects.filter(pk__in=waarden).order_by("naam", "pk").values_list("pk", "naam"))


def keuze(
    sleutel: str,
    naam: str,
    uitdrukking: BaseExpression | Combinable,
    lijst: Iterable[tuple[Any, Any]],
    *,
    open: bool = False,
) -> Dimensie:
    """A dimension with a closed list of values and their words."""
    return Dimensie(sleutel, naam, uitdrukking, _vast({waarde: str(woord) for waarde, woord in lijst}), open)


def _vast(woorden: Mapping[Any, str]) -> Woorden:
    return lambda peiling, waarden: woorden


def tekst(waarde: str) -> Value:
    """A fixed word as the outcome of a condition."""
    return Value(waarde, output_field=CharField())
