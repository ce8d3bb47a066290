"""The views of the API: the list of wijzers, each wijzer, and what is not there."""

from collections.abc import Mapping
from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from drf_spectacular.views import SpectacularJSONAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from swv.kern.api.aanmelden import Aangemeld
from swv.kern.api.beschrijving import JSON, TEKST, bladzijde, weigeringen
from swv.kern.api.problemen import probleem
from swv.kern.api.vorm import Bladzijden
from swv.kern.api.wijzerschema import Wijzerschema
from swv.kern.wijzers.register import Wijzer, wijzers
from swv.kern.wijzers.velden import OngeldigeInvoer
from swv.kern.wijzers.vragen import vraag_wijzer

_WIJZER: dict[str, Any] = {
    "type": "object",
    "properties": {
        "naam": TEKST,
        "titel": TEKST,
        "samenvatting": TEKST,
        "openbaar": {"type": "boolean"},
        "adres": TEKST,
    },
}


class Schema(SpectacularJSONAPIView):
    """The description of the API in OpenAPI 3.1; public, as what may be asked is no secret."""

    permission_classes = (AllowAny,)
    authentication_classes = ()


class Wijzers(APIView):
    """Which wijzers there are."""

    @extend_schema(
        operation_id="wijzers",
        summary="Alle wijzers",
        description="Wijzers rekenen beleid uit. Zij bewaren niets.",
        tags=["wijzers"],
        parameters=[OpenApiParameter("pagina", int), OpenApiParameter("per_pagina", int)],
        responses={(200, JSON): OpenApiResponse(bladzijde(_WIJZER), "De wijzers"), **weigeringen(401, 403, 404, 429)},
    )
    def get(self, request: Request) -> Response:
        """The wijzers with their address, in pages."""
        bladzijden = Bladzijden()
        rijen: Any = bladzijden.paginate_queryset(wijzers(), request, view=self)  # type: ignore[arg-type]
        return bladzijden.get_paginated_response([_beschrijf(wijzer, request) for wijzer in rijen])


def _beschrijf(wijzer: Wijzer, request: Request) -> dict[str, Any]:
    return {
        "naam": wijzer.naam,
        "titel": wijzer.titel,
        "samenvatting": wijzer.samenvatting,
        "openbaar": wijzer.openbaar,
        "adres": reverse(route_van(wijzer), request=request),
    }


def route_van(wijzer: Wijzer) -> str:
    """The name of the route of a wijzer."""
    return f"api_wijzer_{wijzer.naam.replace('-', '_')}"


class Wijzervraag(APIView):
    """Asking one wijzer. Stateless: POST because the input does not belong in an address, not because it writes."""

    schema = Wijzerschema()
    wijzer: ClassVar[Wijzer | None] = None
    bewaart_niets = True

    def get_permissions(self) -> Any:
        """A public wijzer asks for no account."""
        return [AllowAny()] if self.wijzer and self.wijzer.openbaar else [Aangemeld()]

    def post(self, request: Request) -> Response:
        """The outcome, the reasons and the versions of policy that they rest on."""
        if self.wijzer is None:
            raise TypeError("een route zonder wijzer")
        if not isinstance(request.data, Mapping):
            raise OngeldigeInvoer({"swv": "Stuur een JSON-object met de velden van deze wijzer."})
        return Response(vraag_wijzer(self.wijzer, request.data).als_json())


class Onbekend(APIView):
    """Any other address of the API."""

    schema = None
    permission_classes = (AllowAny,)

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Nobody needs to sign in to hear that nothing is here."""

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Nothing is here, and where to look."""
        detail = f"Dit adres bestaat niet. Alle adressen staan in {reverse('api_schema', request=request)}."
        return Response(probleem("niet-gevonden", detail), status=404, content_type="application/problem+json")

    post = put = patch = delete = get
