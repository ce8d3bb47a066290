"""The OpenAPI description of the wijzers, made from their own declarations."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiResponse

from swv.kern.api.beschrijving import JSON, WAARDEN, weigeringen
from swv.kern.beleid.inlezen import GEDEELD, PROFIELEN
from swv.kern.wijzers.register import Uitkomstveld, Wijzer
from swv.kern.wijzers.velden import LANGSTE_LIJST, LANGSTE_TEKST, LANGSTE_TOELICHTING, Veld

MEEGELEVERD = sorted(map.name for map in PROFIELEN.iterdir() if map.is_dir() and map.name != GEDEELD)
"""The SWVs whose policy comes with the product: the examples of the documentation name the last."""
_NUL: dict[str, Any] = {"type": "null"}


class Wijzerschema(AutoSchema):
    """One wijzer: its fields, its outcome and a worked example."""

    @property
    def wijzer(self) -> Wijzer:
        """The wijzer of the view."""
        gevonden: Wijzer = self.view.wijzer
        return gevonden

    def get_operation_id(self) -> str:
        """Its name in clients that are generated."""
        return f"wijzer_{self.wijzer.naam.replace('-', '_')}"

    def get_summary(self) -> str:
        """The question that it answers."""
        return self.wijzer.titel

    def get_description(self) -> str:  # type: ignore[override]
        """What it tells, and that it keeps nothing."""
        account = (
            "Iedereen mag dit vragen, zonder account." if self.wijzer.openbaar else "Hiervoor hebt u een token nodig."
        )
        return f"{self.wijzer.samenvatting} Er wordt niets bewaard. {account}"

    def get_tags(self) -> list[str]:
        """All wijzers stand together."""
        return ["wijzers"]

    def get_request_serializer(self) -> Any:
        """The input."""
        return {JSON: invoerschema(self.wijzer)}

    def get_response_serializers(self) -> Any:
        """The outcome, and what may be refused."""
        eigen = () if self.wijzer.openbaar else (403,)
        return {
            (200, JSON): OpenApiResponse(antwoordschema(self.wijzer), "De uitkomst, met de uitleg."),
            **weigeringen(400, 401, *eigen, 415, 422, 429),
        }

    def get_examples(self) -> list[OpenApiExample]:
        """Worked examples of the input."""
        swv = {"swv": MEEGELEVERD[-1]}
        return [
            OpenApiExample(voorbeeld.titel, {**swv, **voorbeeld.invoer}, request_only=True)
            for voorbeeld in self.wijzer.voorbeelden
        ]


def invoerschema(wijzer: Wijzer) -> dict[str, Any]:
    """The input as JSON Schema."""
    return _object(wijzer.alle_velden, verplicht=["swv"])


def _object(velden: tuple[Veld, ...], *, verplicht: list[str] | None = None) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {veld.naam: _veld(veld, leeg_mag=veld.naam not in (verplicht or ())) for veld in velden},
    }
    return schema | ({"required": verplicht} if verplicht else {})


def _veld(veld: Veld, *, leeg_mag: bool) -> dict[str, Any]:
    vormen = [*_vormen(veld), *([_NUL] if leeg_mag else [])]
    schema: dict[str, Any] = vormen[0] if len(vormen) == 1 else {"anyOf": vormen}
    return {**schema, "description": f"{veld.label} {veld.uitleg}".strip()}


def _getal(veld: Veld, soort: str) -> list[dict[str, Any]]:
    grenzen = {naam: w for naam, w in (("minimum", veld.minimum), ("maximum", veld.maximum)) if w is not None}
    return [{"type": soort, **grenzen}, {"type": "string", "description": "Hetzelfde getal als tekst."}]


def _vormen(veld: Veld) -> list[dict[str, Any]]:
    datum = {"type": "string", "format": "date"}
    match veld.soort:
        case "getal":
            return _getal(veld, "number")
        case "geheel_getal":
            return _getal(veld, "integer")
        case "datum":
            return [datum]
        case "moment":
            return [{"type": "string", "format": "date-time", "description": "Zonder tijdzone: Nederlandse tijd."}]
        case "ja_nee":
            return [{"type": "boolean"}]
        case "toelichting":
            return [{"type": "string", "maxLength": LANGSTE_TOELICHTING}, {"type": "boolean"}]
        case "keuze":
            return [{"type": "string", "enum": [sleutel for sleutel, _ in veld.keuzes]}]
        case "meerkeuze":
            enkel = {"type": "string", "enum": [sleutel for sleutel, _ in veld.keuzes]}
            return [{"type": "array", "items": enkel, "maxItems": LANGSTE_LIJST}]
        case "object":
            return [_object(veld.velden)]
        case "lijst":
            return [{"type": "array", "items": _object(veld.velden), "maxItems": LANGSTE_LIJST}]
        case "perioden":
            paar = {"type": "array", "items": datum, "minItems": 2, "maxItems": 2}
            return [{"type": "array", "items": paar, "maxItems": LANGSTE_LIJST}]
        case "duur_of_datum":
            return [datum, *_getal(veld, "integer")]
        case "tekst":
            return [{"type": "string", "maxLength": LANGSTE_TEKST}]


def antwoordschema(wijzer: Wijzer) -> dict[str, Any]:
    """The answer as JSON Schema."""
    tekst = {"type": "string"}
    return {
        "type": "object",
        "required": ["uitkomst", "uitleg", "beleidsversie"],
        "properties": {
            "uitkomst": {"type": "object", "properties": {veld.naam: _uitkomst(veld) for veld in wijzer.uitkomst}},
            "uitleg": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["regel", "tekst"],
                    "properties": {"regel": tekst, "tekst": tekst},
                },
            },
            "beleidsversie": {
                "type": "array",
                "description": "De delen van het beleid waarop het antwoord rust.",
                "items": {
                    "type": "object",
                    "properties": {
                        "onderdeel": tekst,
                        "geldig_van": {"type": "string", "format": "date"},
                        "hash": tekst,
                    },
                },
            },
        },
    }


def _uitkomst(veld: Uitkomstveld) -> dict[str, Any]:
    waarden = "; ".join(f"{waarde}: {woorden}" for waarde, woorden in veld.waarden.items() if waarde)
    uitleg = f"{veld.label}. {waarden}".strip()
    return {"anyOf": [WAARDEN[veld.soort], _NUL], "description": uitleg}
