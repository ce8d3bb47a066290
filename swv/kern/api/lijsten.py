"""The lists of the API: declared once, with the shape of a row, what can be filtered, and where the rows come from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from django.db.models import QuerySet
from django.urls import URLPattern, path
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from swv.kern.api.beschrijving import JSON, WAARDEN, bladzijde, weigeringen
from swv.kern.api.vorm import Bladzijden
from swv.kern.toegang.actor import Actor
from swv.kern.weergave.view import actor_van
from swv.kern.wijzers.velden import OngeldigeInvoer

Waardesoort = Literal["tekst", "geheel_getal", "ja_nee", "datum", "tijd", "moment"]
LANGSTE_FILTER = 100
HOOGSTE_SLEUTEL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Kolom:
    """One member of a row; `leeg` when it may be null."""

    naam: str
    soort: Waardesoort
    uitleg: str
    leeg: bool = False

    def als_schema(self) -> dict[str, Any]:
        """As JSON Schema."""
        vorm = WAARDEN[self.soort]
        return {**({"anyOf": [vorm, {"type": "null"}]} if self.leeg else vorm), "description": self.uitleg}


@dataclass(frozen=True, slots=True)
class Filter:
    """What can be asked in the address: one of `keuzes`, a number, a day, or a text."""

    naam: str
    uitleg: str
    soort: Literal["keuze", "geheel_getal", "jaar", "datum", "tekst"] = "keuze"
    keuzes: tuple[str, ...] = ()

    def lees(self, tekst: str) -> Any:
        """The value that was asked; raises ValueError with what can be asked."""
        if self.soort == "keuze":
            if tekst not in self.keuzes:
                raise ValueError(f"Kies uit: {', '.join(self.keuzes)}.")
            return tekst
        if self.soort == "jaar":
            if not (tekst.isascii() and tekst.isdecimal() and len(tekst) == len("2026") and int(tekst)):
                raise ValueError("Geef een jaar met vier cijfers.")
            return int(tekst)
        if self.soort == "geheel_getal":
            if not (tekst.isascii() and tekst.isdecimal() and len(tekst) < 11 and int(tekst) <= HOOGSTE_SLEUTEL):
                raise ValueError("Geef een geheel getal.")
            return int(tekst)
        if self.soort == "datum":
            try:
                return date.fromisoformat(tekst)
            except ValueError:
                raise ValueError("Geef een datum als jjjj-mm-dd.") from None
        if "\x00" in tekst or len(tekst) > LANGSTE_FILTER:
            raise ValueError(f"Geef een tekst van hoogstens {LANGSTE_FILTER} tekens.")
        return tekst

    def als_parameter(self) -> OpenApiParameter:
        """As it is described."""
        soorten: dict[str, type] = {"geheel_getal": int, "jaar": int, "datum": date}
        return OpenApiParameter(
            self.naam, soorten.get(self.soort, str), description=self.uitleg, enum=self.keuzes or None
        )


Vraag = Mapping[str, Any]
"""The filters that were asked, by name; what was not asked is not in it."""


@dataclass(frozen=True, slots=True)
class Lijst:
    """One list: `naam` is its address, `rijen` what the actor sees of it in a fixed order, `toon` those of a page.

    `rijen` also refuses (GeenRecht) who has no right to the list at all, as the page of the same list does.
    """

    naam: str
    titel: str
    uitleg: str
    rijen: Callable[[Actor, Vraag], QuerySet[Any, Any] | Sequence[Any]]
    toon: Callable[[Actor, Sequence[Any]], list[dict[str, Any]]]
    kolommen: tuple[Kolom, ...]
    filters: tuple[Filter, ...] = ()

    def lees(self, gevraagd: Mapping[str, str]) -> dict[str, Any]:
        """The filters in an address; raises OngeldigeInvoer."""
        waarden, fouten = {}, {}
        for eigen in self.filters:
            if tekst := gevraagd.get(eigen.naam, ""):
                try:
                    waarden[eigen.naam] = eigen.lees(tekst)
                except ValueError as fout:
                    fouten[eigen.naam] = str(fout)
        if fouten:
            raise OngeldigeInvoer(fouten)
        return waarden

    def als_schema(self) -> dict[str, Any]:
        """A row as JSON Schema."""
        return {
            "type": "object",
            "required": [kolom.naam for kolom in self.kolommen],
            "properties": {kolom.naam: kolom.als_schema() for kolom in self.kolommen},
        }


class Lijstschema(AutoSchema):
    """One list: its filters, its rows, and what may be refused."""

    @property
    def lijst(self) -> Lijst:
        """The list of the view."""
        gevonden: Lijst = self.view.lijst
        return gevonden

    def get_operation_id(self) -> str:
        """Its name in clients that are generated."""
        return f"lijst_{self.lijst.naam.replace('-', '_')}"

    def get_summary(self) -> str:
        """What stands in it."""
        return self.lijst.titel

    def get_description(self) -> str:  # type: ignore[override]
        """What it shows to whom."""
        return f"{self.lijst.uitleg} U ziet wat u op de pagina ook ziet."

    def get_tags(self) -> list[str]:
        """All lists stand together."""
        return ["lijsten"]

    def get_override_parameters(self) -> list[Any]:
        """The filters and the page."""
        return [
            *(eigen.als_parameter() for eigen in self.lijst.filters),
            OpenApiParameter("pagina", int),
            OpenApiParameter("per_pagina", int),
        ]

    def get_response_serializers(self) -> Any:
        """A page of rows, and what may be refused."""
        return {
            (200, JSON): OpenApiResponse(bladzijde(self.lijst.als_schema()), self.lijst.titel),
            **weigeringen(400, 401, 403, 404, 429),
        }


class Lijstvraag(APIView):
    """A page of one list."""

    schema = Lijstschema()
    lijst: ClassVar[Lijst | None] = None

    def get(self, request: Request) -> Response:
        """The rows that the actor sees, after the filters; what a page costs does not grow with the list."""
        if self.lijst is None:
            raise TypeError("een route zonder lijst")
        actor = actor_van(request._request)
        bladzijden = Bladzijden()
        rijen: Any = self.lijst.rijen(actor, self.lijst.lees(request.query_params))
        blad: Any = bladzijden.paginate_queryset(rijen, request, view=self)
        return bladzijden.get_paginated_response(self.lijst.toon(actor, list(blad)))


def lijstroutes(lijsten: Iterable[Lijst]) -> list[URLPattern]:
    """A route per list."""
    return [
        path(f"{lijst.naam}/", Lijstvraag.as_view(lijst=lijst), name=f"api_lijst_{lijst.naam.replace('-', '_')}")
        for lijst in lijsten
    ]
