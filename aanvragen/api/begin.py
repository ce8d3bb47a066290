"""Beginning an aanvraag over the API, for a pupil whom the school has already or for a new one."""

from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from aanvragen.api.invoer import als_gegevens, eis_bekend, eis_geldig, lees_inhoud
from aanvragen.kinds import soorten_voor
from aanvragen.leerling_forms import LeerlingKiezenForm, NieuweLeerlingForm, OuderForm
from aanvragen.selectors import eigen_scholen, swvs_van_school
from aanvragen.services.drafting import aanvraag_beginnen, leerling_toevoegen
from swv.kern.api.beschrijving import JSON, TEKST, weigeringen
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv
from swv.kern.weergave.view import actor_van
from swv.kern.wijzers.velden import OngeldigeInvoer

OUDERS = 2
GEMAAKT: dict[str, Any] = {
    "type": "object",
    "required": ["id", "adres"],
    "properties": {"id": {"type": "integer"}, "adres": TEKST},
}


class Beginnen(APIView):
    """Beginning an aanvraag for a pupil of the own school."""

    @extend_schema(
        operation_id="aanvraag_beginnen",
        summary="Een aanvraag beginnen",
        description="Voor een leerling die u al ziet. Loopt er al een, zeg dan in `waarom_nog` waarom dit ook moet.",
        tags=["dossiers"],
        request={
            JSON: {
                "type": "object",
                "required": ["leerling"],
                "properties": {"leerling": {"type": "integer"}, "soort": TEKST, "waarom_nog": TEKST},
            }
        },
        examples=[OpenApiExample("Een eerste TLV", {"leerling": 12, "soort": "tlv_vso_eerste"}, request_only=True)],
        responses={
            (201, JSON): OpenApiResponse(GEMAAKT, "Begonnen"),
            **weigeringen(400, 401, 403, 404, 409, 415, 422, 429),
        },
    )
    def post(self, request: Request) -> Response:
        """As the page begins one."""
        actor = actor_van(request._request)
        inhoud = lees_inhoud(request.data)
        eis_bekend(inhoud, "leerling", "soort", "waarom_nog")
        gegevens, _ = als_gegevens(inhoud)
        eis_swv(actor, "aanvraag_beginnen")
        scholen = eigen_scholen(actor)
        form = LeerlingKiezenForm(gegevens, actor=actor, soorten=soorten_voor(school.soort for school in scholen))
        leerling = eis_geldig(form)["leerling"]
        if leerling is None:
            raise OngeldigeInvoer(
                {"leerling": "Zeg voor welke leerling. Voor een nieuwe leerling is er een ander adres."}
            )
        dossier = aanvraag_beginnen(
            actor=actor,
            leerling=leerling,
            school=scholen[0],
            soort=form.soort(),
            waarom_nog=form.cleaned_data.get("waarom_nog", ""),
        )
        return _gemaakt(request, dossier)


def _gemaakt(request: Request, dossier: Dossier) -> Response:
    adres = reverse("api_dossier", args=[dossier.pk], request=request)
    return Response({"id": dossier.pk, "adres": adres}, status=201)


class NieuweLeerling(APIView):
    """A new pupil with who has gezag, and the aanvraag that begins with it."""

    @extend_schema(
        operation_id="leerling_toevoegen",
        summary="Een nieuwe leerling, met een eerste concept",
        description="`gezag` is 'een', 'twee' of 'geen'; geef dan zo veel `ouders`.",
        tags=["dossiers"],
        request={JSON: {"type": "object", "properties": {"ouders": {"type": "array", "items": {"type": "object"}}}}},
        examples=[
            OpenApiExample(
                "Met een ouder",
                {
                    "voornaam": "Sam",
                    "achternaam": "Voorbeeld",
                    "geboortedatum": "2013-05-02",
                    "gezag": "een",
                    "ouders": [{"voornaam": "Kim", "achternaam": "Voorbeeld"}],
                },
                request_only=True,
            )
        ],
        responses={
            (201, JSON): OpenApiResponse(GEMAAKT, "Toegevoegd"),
            **weigeringen(400, 401, 403, 404, 409, 415, 422, 429),
        },
    )
    def post(self, request: Request) -> Response:
        """As the page adds one."""
        actor = actor_van(request._request)
        inhoud = dict(lees_inhoud(request.data))
        rijen = inhoud.pop("ouders", [])
        if not isinstance(rijen, list) or len(rijen) > OUDERS:
            raise OngeldigeInvoer({"ouders": "Geef een lijst met hoogstens twee ouders of voogden."})
        gegevens, _ = als_gegevens(inhoud)
        eis_swv(actor, "leerling_toevoegen")
        scholen = eigen_scholen(actor)
        swvs = swvs_van_school(scholen[0], actor.vandaag)
        soorten = soorten_voor(school.soort for school in scholen)
        form = NieuweLeerlingForm(gegevens, scholen=scholen, swvs=swvs, vandaag=actor.vandaag, soorten=soorten)
        eis_bekend(inhoud, *form.fields)
        eis_geldig(form)
        ouders = [_ouder(rij) for rij in [*rijen, *({} for _ in range(OUDERS))]][:OUDERS]
        gekozen = form.met_gezag(ouders)
        for nummer, ouder in enumerate(gekozen, start=1):
            eis_geldig(ouder, voor=f"ouders.{nummer}.")
        nieuw, school = form.nieuwe_leerling(gekozen), form.school()
        leerling = leerling_toevoegen(actor=actor, swv=form.swv(), school=school, gegevens=nieuw)
        dossier = aanvraag_beginnen(actor=actor, leerling=leerling, school=school, soort=form.soort())
        return _gemaakt(request, dossier)


def _ouder(rij: Any) -> OuderForm:
    gegevens, _ = als_gegevens(lees_inhoud(rij))
    return OuderForm(gegevens, empty_permitted=True, use_required_attribute=False)
