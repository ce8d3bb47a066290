"""Every refusal of the API as application/problem+json (RFC 9457), in Dutch, with what to do next."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response

from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.wijzers.velden import OngeldigeInvoer

MEDIATYPE = "application/problem+json"
PROBLEMEN: dict[str, tuple[int, str]] = {
    "ongeldige-invoer": (400, "De invoer klopt niet"),
    "geen-json": (400, "Dit is geen JSON"),
    "niet-aangemeld": (401, "U bent niet aangemeld"),
    "geen-recht": (403, "U mag dit niet"),
    "niet-gevonden": (404, "Dit is er niet"),
    "verkeerde-methode": (405, "Dat kan hier niet"),
    "nu-niet-mogelijk": (409, "Dat kan nu niet"),
    "verkeerde-vorm": (415, "Stuur JSON"),
    "tabel-niet-gevuld": (422, "Dit is niet te bepalen"),
    "te-veel-vragen": (429, "Dat ging te vaak"),
}
"""Every kind of refusal: its name at the end of `type`, its status and its title."""


def probleem(soort: str, detail: str, **meer: Any) -> dict[str, Any]:
    """The body of a refusal; `meer` are members of its own, such as `velden` or `tabel`."""
    status, titel = PROBLEMEN[soort]
    return {"type": f"urn:swv:probleem:{soort}", "title": titel, "status": status, "detail": detail, **meer}


def weigering(soort: str, detail: str) -> JsonResponse:
    """A refusal from outside the views of the API: by a middleware, before there is a view."""
    antwoord = JsonResponse(probleem(soort, detail), status=PROBLEMEN[soort][0], content_type=MEDIATYPE)
    if soort == "niet-aangemeld":
        antwoord["WWW-Authenticate"] = "Bearer"
    return antwoord


def als_probleem(fout: Exception, context: dict[str, Any]) -> Response | None:
    """The exception handler of the API; None for what is a mistake of ours, which then becomes a 500."""
    gevonden = _probleem(fout)
    if gevonden is None:
        return None
    headers = {}
    if getattr(fout, "auth_header", None):
        headers["WWW-Authenticate"] = fout.auth_header  # type: ignore[attr-defined]
    if wacht := getattr(fout, "wait", None):
        headers["Retry-After"] = str(int(wacht))
    return Response(gevonden, status=gevonden["status"], headers=headers, content_type=MEDIATYPE)


def _probleem(fout: Exception) -> dict[str, Any] | None:
    match fout:
        case OngeldigeInvoer():
            wat = " ".join(f"{naam}: {melding}" for naam, melding in fout.velden.items())
            return probleem("ongeldige-invoer", wat, velden=fout.velden)
        case NietTeBepalen():
            return probleem("tabel-niet-gevuld", str(fout), tabel=fout.tabel)
        case NuNietMogelijk():
            return probleem("nu-niet-mogelijk", fout.melding, redenen=list(fout.redenen))
        case GeenRecht():
            return probleem("geen-recht", fout.melding, **({"regel": fout.regel} if fout.regel else {}))
        case Http404() | exceptions.NotFound():
            return probleem("niet-gevonden", "Dit adres bestaat niet, of u mag niet weten of het bestaat.")
        case exceptions.PermissionDenied() if "CSRF" in str(fout.detail):
            melding = (
                "Het CSRF-token ontbreekt of klopt niet. Stuur het mee in de header X-CSRFToken, of gebruik een token."
            )
            return probleem("geen-recht", melding)
        case PermissionDenied() | exceptions.PermissionDenied():
            return probleem("geen-recht", str(getattr(fout, "detail", fout)))
        case exceptions.NotAuthenticated() | exceptions.AuthenticationFailed():
            return probleem("niet-aangemeld", "Stuur een geldig token mee: 'Authorization: Bearer ...'.")
        case exceptions.ParseError():
            return probleem(
                "geen-json", "De inhoud is geen geldige JSON. Kijk de haken, komma's en aanhalingstekens na."
            )
        case exceptions.MethodNotAllowed():
            return probleem(
                "verkeerde-methode", "Dit adres kent deze methode niet. De documentatie zegt welke wel kan."
            )
        case exceptions.UnsupportedMediaType():
            return probleem("verkeerde-vorm", "Stuur JSON, met de header 'Content-Type: application/json'.")
        case exceptions.Throttled():
            return probleem("te-veel-vragen", "U vraagt te veel in korte tijd. Wacht even en probeer het opnieuw.")
    return None
