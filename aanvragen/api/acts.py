"""Every act that has a page, over the API: GET says what it needs and does to whom, POST does it."""

from typing import Any, ClassVar

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiResponse
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from aanvragen.api.invoer import als_gegevens, beschrijf_velden, eis_bekend, eis_geldig, lees_inhoud, veldsoort
from aanvragen.views.acts import Actpagina
from swv.kern.api.beschrijving import JSON, TEKST, WAARDEN, weigeringen
from swv.kern.toegang.rechten import eis, zichtbaar
from swv.kern.toegang.tabellen import HANDELINGEN
from swv.kern.weergave.view import actor_van, haal_dossier

_VELD: dict[str, Any] = {
    "type": "object",
    "properties": {
        "naam": TEKST,
        "label": TEKST,
        "uitleg": TEKST,
        "soort": TEKST,
        "verplicht": {"type": "boolean"},
        "keuzes": {
            "type": "array",
            "items": {"type": "object", "properties": {"waarde": TEKST, "label": TEKST}},
        },
    },
}
VELDEN: dict[str, Any] = {"type": "array", "items": _VELD}
"""The fields of a form, in the description of the API."""
_GEVOLG = {"type": "object", "properties": {"wie": TEKST, "wat": TEKST}}
BESCHRIJVING: dict[str, Any] = {
    "type": "object",
    "required": ["handeling", "label", "uitleg", "onomkeerbaar", "gevolgen", "velden"],
    "properties": {
        "handeling": TEKST,
        "label": TEKST,
        "uitleg": TEKST,
        "onomkeerbaar": {**TEKST, "description": "Waarom dit niet is terug te draaien; leeg als dat wel kan."},
        "gevolgen": {"type": "array", "items": _GEVOLG, "description": "Wat er met wie gebeurt."},
        "velden": VELDEN,
    },
}
GEDAAN: dict[str, Any] = {
    "type": "object",
    "required": ["melding", "dossier"],
    "properties": {
        "melding": TEKST,
        "dossier": {"anyOf": [TEKST, {"type": "null"}], "description": "Het adres, als u het dossier nog ziet."},
    },
}


class Handelingschema(AutoSchema):
    """One act: the fields of its form, as far as they do not hang on the dossier."""

    @property
    def act(self) -> Actpagina:
        """The act of the view."""
        gevonden: Actpagina = self.view.act
        return gevonden

    def get_operation_id(self) -> str:
        """Its name in clients that are generated."""
        return self.act.handeling if self.method == "POST" else f"{self.act.handeling}_bekijken"

    def get_summary(self) -> str:
        """The text of its button."""
        return self.act.label if self.method == "POST" else f"{self.act.label}: wat is nodig, en wat gebeurt er?"

    def get_description(self) -> str:  # type: ignore[override]
        """What the page says, and that it hangs on the dossier whether it can be done."""
        return f"{self.act.uitleg} Mag u dit hier niet, of kan het nu niet, dan zegt het antwoord waarom.".strip()

    def get_tags(self) -> list[str]:
        """All acts stand together."""
        return ["handelingen"]

    def get_request_serializer(self) -> Any:
        """The fields; GET on the same address says which there are for this dossier, and what can be chosen."""
        return {JSON: formulierschema(self.act)} if self.method == "POST" else None

    def get_response_serializers(self) -> Any:
        """What happened, and what may be refused."""
        if self.method == "GET":
            return {
                (200, JSON): OpenApiResponse(BESCHRIJVING, "Wat deze handeling nodig heeft"),
                **weigeringen(401, 403, 404, 409, 422, 429),
            }
        return {
            (200, JSON): OpenApiResponse(GEDAAN, "Gedaan"),
            **weigeringen(400, 401, 403, 404, 409, 415, 422, 429),
        }

    def get_examples(self) -> list[OpenApiExample]:
        """Whoever sends nothing but a confirmation."""
        leeg = self.method == "POST" and not formulierschema(self.act).get("properties")
        return [OpenApiExample("Alleen bevestigen", {}, request_only=True)] if leeg else []


def formulierschema(act: Actpagina) -> dict[str, Any]:
    """The body as JSON Schema; which fields are obliged and what can be chosen hangs on the dossier."""
    velden = getattr(act.formulier, "base_fields", {})
    return {
        "type": "object",
        "properties": {
            naam: {**_vorm(veldsoort(veld)), "description": str(veld.label or "")} for naam, veld in velden.items()
        },
    }


def _vorm(soort: str) -> dict[str, Any]:
    if soort == "meerkeuze":
        return {"type": "array", "items": TEKST}
    return dict(WAARDEN.get(soort, TEKST))


class Handelingvraag(APIView):
    """One act on one dossier."""

    schema = Handelingschema()
    parser_classes = (JSONParser, MultiPartParser)
    act: ClassVar[Actpagina | None] = None

    def get(self, request: Request, dossier_id: int) -> Response:
        """What it needs and does, as the page of the act says it."""
        act, actor = self._act(), actor_van(request._request)
        dossier = haal_dossier(request._request, dossier_id, wat=act.handeling)
        eis(actor, act.handeling, dossier)
        handeling = HANDELINGEN[act.handeling]
        return Response(
            {
                "handeling": act.handeling,
                "label": str(handeling.label),
                "uitleg": act.uitleg,
                "onomkeerbaar": str(handeling.onomkeerbaar),
                "gevolgen": [{"wie": deel.wie, "wat": deel.wat} for deel in act.gevolgen(actor, dossier)],
                "velden": beschrijf_velden(act.formulier(actor=actor, dossier=dossier)),
            }
        )

    def post(self, request: Request, dossier_id: int) -> Response:
        """Do it, by the form and the service of the page."""
        act, actor = self._act(), actor_van(request._request)
        inhoud = lees_inhoud(request.data)
        dossier = haal_dossier(request._request, dossier_id)
        eis(actor, act.handeling, dossier)
        gegevens, bestanden = als_gegevens(inhoud)
        form = act.formulier(gegevens, bestanden, actor=actor, dossier=dossier)
        eis_bekend(inhoud, *form.fields)
        act.doe(actor, dossier_id, eis_geldig(form))
        adres = reverse("api_dossier", args=[dossier_id], request=request) if zichtbaar(actor, dossier) else None
        return Response({"melding": act.klaar, "dossier": adres})

    def _act(self) -> Actpagina:
        if self.act is None:
            raise TypeError("een route zonder handeling")
        return self.act
