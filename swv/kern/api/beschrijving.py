"""What every address of the API describes in the same way: kinds of value, refusals, pages and how one signs in."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse

from swv.kern.api.problemen import MEDIATYPE, PROBLEMEN

JSON = "application/json"
TEKST: dict[str, Any] = {"type": "string"}
WAARDEN: Mapping[str, dict[str, Any]] = {
    "tekst": TEKST,
    "getal": {"type": "number"},
    "geheel_getal": {"type": "integer"},
    "ja_nee": {"type": "boolean"},
    "datum": {"type": "string", "format": "date"},
    "tijd": {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"},
    "moment": {"type": "string", "format": "date-time"},
    "lijst": {"type": "array", "items": {}},
}
"""The JSON Schema of a value, by kind."""
PROBLEEM: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "De soort weigering, als urn:swv:probleem:..."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "Wat er mis is, en wat u nu kunt doen."},
        "velden": {"type": "object", "additionalProperties": {"type": "string"}},
        "tabel": {"type": "string", "description": "De tabel die moet worden gevuld."},
        "redenen": {"type": "array", "items": {"type": "string"}},
        "regel": {"type": "string"},
    },
}


def bladzijde(rij: dict[str, Any]) -> dict[str, Any]:
    """A page of a list whose rows have this shape."""
    adres = {"anyOf": [TEKST, {"type": "null"}]}
    return {
        "type": "object",
        "required": ["aantal", "volgende", "vorige", "resultaten"],
        "properties": {
            "aantal": {"type": "integer"},
            "volgende": adres,
            "vorige": adres,
            "resultaten": {"type": "array", "items": rij},
        },
    }


def weigeringen(*statussen: int) -> dict[Any, OpenApiResponse]:
    """The refusals that an address may give, by status."""
    titels: dict[int, str] = dict(PROBLEMEN.values())
    return {(status, MEDIATYPE): OpenApiResponse(PROBLEEM, titels[status]) for status in statussen}


class Tokenschema(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The token in the description."""

    target_class = "swv.kern.api.aanmelden.Tokenaanmelding"
    name = "token"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        """A bearer token."""
        return {"type": "http", "scheme": "bearer", "description": "Een token van uw eigen account."}


class Sessieschema(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """The session in the description."""

    target_class = "swv.kern.api.aanmelden.Sessieaanmelding"
    name = "sessie"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        """The cookie of a page."""
        return {"type": "apiKey", "in": "cookie", "name": "sessionid", "description": "De sessie van een pagina."}
