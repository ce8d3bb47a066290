"""Which policy holds when. Rows are immutable, so a parsed row is kept per process."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar

from django.db.models import Count, Max, Q, QuerySet

from swv.kern.beleid.models import Beleidsversie
from swv.kern.beleid.onderdeel import Onderdeel
from swv.kern.beleid.schema import lees_onderdeel, onderdeel_naam
from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.rechten import eis_swv

OnderdeelT = TypeVar("OnderdeelT", bound=Onderdeel)


@dataclass(frozen=True, slots=True)
class Versieverwijzing:
    """What a besluit remembers of a policy version: enough to find it and to prove that it is unchanged."""

    onderdeel: str
    geldig_van: str
    hash: str

    def als_json(self) -> dict[str, str]:
        """For storage beside a besluit."""
        return {"onderdeel": self.onderdeel, "geldig_van": self.geldig_van, "hash": self.hash}


def beleidsversie_op(swv_id: int, schema: type[Onderdeel], dag: date, soort: str | None = None) -> Beleidsversie:
    """The version that holds on `dag`; an expired one keeps holding until it is replaced (OPEN-84).

    Raises NietTeBepalen when this SWV has no such policy yet on that day.
    """
    naam = onderdeel_naam(schema, soort)
    versie = geldige_versies(swv_id, naam).filter(geldig_van__lte=dag).first()
    if versie is None:
        raise NietTeBepalen(naam, f"Er is op {dag:%d-%m-%Y} geen beleid voor '{naam}'.")
    return versie


def geldige_versies(swv_id: int, onderdeel: str) -> QuerySet[Beleidsversie]:
    """The versions that hold or will hold, in the order in which they replaced each other, the last one first."""
    versies = Beleidsversie.objects.filter(swv_id=swv_id, onderdeel=onderdeel, intrekking__isnull=True)
    return versies.order_by("-geldig_van", "-voorstelnummer")


def versies_van(actor: Actor) -> QuerySet[Beleidsversie]:
    """Every version of the own SWV that was not taken back; of a part in the order in which they replace each other."""
    eis_swv(actor, "beleid_bekijken")
    versies = Beleidsversie.objects.filter(swv_id__in=actor.swv_ids, intrekking__isnull=True)
    return versies.select_related("swv").order_by("swv_id", "onderdeel", "geldig_van", "voorstelnummer")


def beleidsstand(swv_ids: Iterable[int], dag: date) -> dict[str, Any]:
    """How many parts of policy are loaded, since when the last one holds, and how many begin later; one query."""
    straks = Q(geldig_van__gt=dag)
    return Beleidsversie.objects.filter(swv_id__in=swv_ids, intrekking__isnull=True).aggregate(
        onderdelen=Count("onderdeel", distinct=True),
        laatste=Max("geldig_van", filter=~straks),
        straks=Count("pk", filter=straks),
    )


def beleid_op(swv_id: int, schema: type[OnderdeelT], dag: date, soort: str | None = None) -> OnderdeelT:
    """The typed content of the version that holds on `dag`; one query. Raises NietTeBepalen."""
    return inhoud_van(beleidsversie_op(swv_id, schema, dag, soort), schema)


def beleidswisselingen(swv_id: int, schema: type[Onderdeel], *, na: date) -> frozenset[date]:
    """The days after `na` on which another version of this policy began; one query."""
    versies = geldige_versies(swv_id, onderdeel_naam(schema, None)).filter(geldig_van__gt=na)
    return frozenset(versies.values_list("geldig_van", flat=True))


def inhoud_van(versie: Beleidsversie, schema: type[OnderdeelT]) -> OnderdeelT:
    """A stored version as its typed part."""
    inhoud = _lees(versie.onderdeel, versie.hash, _Inhoud(versie.inhoud))
    if not isinstance(inhoud, schema):
        raise TypeError(f"{versie.onderdeel} is geen {schema.__name__}")
    return inhoud


def verwijzing(versie: Beleidsversie) -> Versieverwijzing:
    """The reference that is frozen with a besluit (style guide 17)."""
    return Versieverwijzing(versie.onderdeel, versie.geldig_van.isoformat(), versie.hash)


class _Inhoud:
    """A dictionary that takes no part in a cache key: the hash beside it already says which content it is."""

    def __init__(self, waarden: dict[str, object]) -> None:
        self.waarden = waarden

    def __hash__(self) -> int:
        return 0

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, _Inhoud)


@lru_cache(maxsize=512)
def _lees(onderdeel: str, hash: str, inhoud: _Inhoud) -> Onderdeel:
    return lees_onderdeel(onderdeel, inhoud.waarden)
