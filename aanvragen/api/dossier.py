"""One dossier over the API: what it says, its documents, its form, and saving what was filled in."""

from typing import Any

from django.http import FileResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiResponse, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from aanvragen.answers import antwoorden_van, formulier_van
from aanvragen.api.acts import GEDAAN, VELDEN
from aanvragen.api.invoer import als_gegevens, beschrijf_velden, bestand_geweigerd, eis_bekend, eis_geldig, lees_inhoud
from aanvragen.api.lists import DOSSIER, dossierrij
from aanvragen.forms import DocumentForm
from aanvragen.sections import SectieForm
from aanvragen.selectors import documenteisen, ongelezen_per_dossier
from aanvragen.services.documents import document_toevoegen
from aanvragen.services.drafting import sectie_opslaan
from aanvragen.views.documents import stroom
from aanvragen.views.every_act import ALLE_ACTS
from aanvragen.views.reading import leesstukken
from aanvragen.views.work_lines import werkregels
from swv.kern.api.beschrijving import JSON, TEKST, weigeringen
from swv.kern.documenten.intake import BestandGeweigerd
from swv.kern.logboek.models import Gebeurtenis
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis, rechten_voor
from swv.kern.toegang.voorwaarden import bewerkbare_veldgroepen
from swv.kern.weergave.gebeurtenissen import tijdlijn_van
from swv.kern.weergave.view import actor_van, haal_dossier

DATUM = {"type": "string", "format": "date"}


def _object(**velden: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(velden), "properties": velden}


def _rij(deel: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": deel}


_STUK = _object(id={"type": "integer"}, soort=TEKST, omschrijving=TEKST, naam=TEKST, datum=DATUM, adres=TEKST)
_PUNT = _object(op={"type": "string", "format": "date-time"}, titel=TEKST, door=TEKST)
_SECTIE = _object(titel=TEKST, antwoorden=_rij(_object(vraag=TEKST, antwoord=TEKST)))
_HANDELING = _object(handeling=TEKST, label=TEKST, adres=TEKST)
HEEL_DOSSIER = _object(
    **{kolom.naam: kolom.als_schema() for kolom in DOSSIER},
    secties=_rij(_SECTIE),
    documenten=_rij(_STUK),
    handelingen=_rij(_HANDELING),
    gebeurtenissen=_rij(_PUNT),
)
_LABELS = {act.handeling: act.label for act in ALLE_ACTS}


def haal(request: Request, dossier_id: int, wat: str = "dossier") -> tuple[Actor, Dossier]:
    """The dossier when visible; the reading is logged (VSL-74)."""
    return actor_van(request._request), haal_dossier(request._request, dossier_id, wat=wat)


class Dossiervraag(APIView):
    """Everything of one dossier that the reader may see."""

    @extend_schema(
        operation_id="dossier",
        summary="Een dossier",
        description="Antwoorden en documenten in de veldgroepen die u mag lezen. Dit wordt vastgelegd als inzage.",
        tags=["dossiers"],
        responses={(200, JSON): OpenApiResponse(HEEL_DOSSIER, "Het dossier"), **weigeringen(401, 403, 404, 429)},
    )
    def get(self, request: Request, dossier_id: int) -> Response:
        """The page of the dossier as plain values."""
        actor, dossier = haal(request, dossier_id)
        stukken = leesstukken(actor, dossier)
        (regel,) = werkregels(actor, [dossier], ongelezen_per_dossier(actor))
        tijdlijn = tijdlijn_van(Gebeurtenis.objects.van(actor, dossier))
        mag = rechten_voor(actor, [dossier.pk])[dossier.pk]
        return Response(
            {
                **dossierrij(regel),
                "secties": [_sectie(sectie) for sectie in stukken["secties"]],
                "documenten": [_document(stuk) for stuk in stukken["documenten"] if stuk.ingetrokken_op is None],
                "handelingen": [
                    {"handeling": naam, "label": str(label), "adres": reverse(f"api_{naam}", args=[dossier.pk])}
                    for naam, label in _LABELS.items()
                    if naam in mag
                ],
                "gebeurtenissen": [{"op": punt.wanneer, "titel": punt.titel, "door": punt.wie} for punt in tijdlijn],
            }
        )


def _sectie(sectie: Any) -> dict[str, Any]:
    regels = [{"vraag": regel.vraag, "antwoord": regel.antwoord} for regel in sectie.regels]
    return {"titel": sectie.titel, "antwoorden": regels}


def _document(stuk: Any) -> dict[str, Any]:
    adres = reverse("api_document", args=[stuk.pk])
    eigen = {"id": stuk.pk, "soort": stuk.soort, "omschrijving": stuk.omschrijving, "naam": stuk.naam}
    return {**eigen, "datum": stuk.datum, "adres": adres}


class Documentvraag(APIView):
    """The file of one document."""

    @extend_schema(
        operation_id="document",
        summary="Het bestand van een document",
        description="Dit wordt vastgelegd als inzage.",
        tags=["dossiers"],
        responses={
            **{(200, soort): OpenApiTypes.BINARY for soort in ("application/pdf", "image/jpeg", "image/png")},
            **weigeringen(401, 403, 404, 429),
        },
    )
    def get(self, request: Request, document_id: int) -> FileResponse:
        """As the page streams it, through the same check."""
        return stroom(actor_van(request._request), document_id)


class Documenten(APIView):
    """Adding a document."""

    parser_classes = (MultiPartParser,)

    @extend_schema(
        operation_id="document_toevoegen",
        summary="Een document toevoegen",
        description="Een PDF of een foto. `code` is de soort, zoals bij 'documenten' van het beleid.",
        tags=["dossiers"],
        request={
            "multipart/form-data": {
                "type": "object",
                "required": ["code", "datum", "bestand"],
                "properties": {"code": TEKST, "datum": DATUM, "bestand": {"type": "string", "format": "binary"}},
            }
        },
        responses={
            (201, JSON): OpenApiResponse(_STUK, "Toegevoegd"),
            **weigeringen(400, 401, 403, 404, 409, 415, 422, 429),
        },
    )
    def post(self, request: Request, dossier_id: int) -> Response:
        """Checked as on the page: kind, size, contents."""
        gegevens, bestanden = als_gegevens({naam: request.data[naam] for naam in request.data})
        actor, dossier = haal(request, dossier_id, "documenten")
        eis(actor, "document_toevoegen", dossier)
        eisen = documenteisen(dossier, actor.vandaag)
        schoon = eis_geldig(DocumentForm(gegevens, bestanden, eisen=eisen.values()))
        bestand = schoon["bestand"]
        try:
            stuk = document_toevoegen(
                actor=actor,
                dossier_id=dossier.pk,
                code=schoon["code"],
                naam=bestand.name,
                datum=schoon["datum"],
                bestand=bestand,
            )
        except BestandGeweigerd as fout:
            raise bestand_geweigerd("bestand", fout) from fout
        stuk.omschrijving = eisen[stuk.soort].omschrijving  # type: ignore[attr-defined]
        return Response(_document(stuk), status=201)


class Formulierlijst(APIView):
    """The form of a dossier that is being written."""

    @extend_schema(
        operation_id="formulier",
        summary="Het formulier van een concept",
        description="De secties met hun vragen zoals zij nu gelden, en wat er al is ingevuld.",
        tags=["dossiers"],
        responses={
            (200, JSON): OpenApiResponse(
                _rij(_object(sectie=TEKST, titel=TEKST, velden=VELDEN, antwoorden={"type": "object"})), "De secties"
            ),
            **weigeringen(401, 403, 404, 429),
        },
    )
    def get(self, request: Request, dossier_id: int) -> Response:
        """All sections."""
        actor, dossier = haal(request, dossier_id, "formulier")
        eis(actor, "aanvraag_invullen", dossier)
        formulier, antwoorden = formulier_van(dossier), antwoorden_van(actor, dossier)
        bewerkbaar = bewerkbare_veldgroepen(actor, dossier)
        uit = []
        for sectie in formulier.secties:
            form = SectieForm(None, sectie=sectie, antwoorden=formulier.waarden(antwoorden), bewerkbaar=bewerkbaar)
            eigen = {vraag.sleutel: antwoorden.get(vraag.sleutel) for vraag in form.vragen}
            velden = beschrijf_velden(form)
            uit.append({"sectie": sectie.sleutel, "titel": sectie.titel, "velden": velden, "antwoorden": eigen})
        return Response(uit)


class Formuliersectie(APIView):
    """The answers of one section."""

    @extend_schema(
        operation_id="aanvraag_invullen",
        summary="Antwoorden van een sectie opslaan",
        description="Wat u niet meestuurt, blijft staan. Een leeg antwoord wist het oude. Half ingevuld mag: bij het"
        " indienen wordt gekeken of alles er is.",
        tags=["dossiers"],
        request={JSON: {"type": "object"}},
        examples=[OpenApiExample("Een antwoord", {"aanleiding": "De leerling loopt vast."}, request_only=True)],
        responses={
            (200, JSON): OpenApiResponse(GEDAAN, "Opgeslagen"),
            **weigeringen(400, 401, 403, 404, 409, 415, 422, 429),
        },
    )
    def put(self, request: Request, dossier_id: int, sectie: str) -> Response:
        """Save them, by the form and the service of the page."""
        inhoud = lees_inhoud(request.data)
        gegevens, _ = als_gegevens(inhoud)
        actor, dossier = haal(request, dossier_id, "formulier")
        eis(actor, "aanvraag_invullen", dossier)
        formulier = formulier_van(dossier)
        deel = next((deel for deel in formulier.secties if deel.sleutel == sectie), None)
        if deel is None:
            raise NotFound
        form = SectieForm(
            gegevens,
            sectie=deel,
            antwoorden=formulier.waarden(antwoorden_van(actor, dossier)),
            bewerkbaar=bewerkbare_veldgroepen(actor, dossier),
        )
        eis_bekend(inhoud, *form.fields)
        eis_geldig(form)
        gestuurd = {sleutel: waarde for sleutel, waarde in form.antwoorden().items() if sleutel in inhoud}
        sectie_opslaan(actor=actor, dossier_id=dossier.pk, sectie=sectie, antwoorden=gestuurd)
        adres = reverse("api_dossier", args=[dossier.pk], request=request)
        return Response({"melding": f"'{deel.titel}' is opgeslagen.", "dossier": adres})
