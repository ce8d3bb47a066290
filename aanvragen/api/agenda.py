"""The meetings of the committee as a feed that an agenda app subscribes to (TLV-101); no pupil stands in it."""

from datetime import datetime, timedelta

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from icalendar import Calendar, Event
from rest_framework.request import Request
from rest_framework.reverse import reverse
from rest_framework.views import APIView

from aanvragen.agenda import vergaderingen_van
from aanvragen.choices import Vergaderstatus
from aanvragen.models import Vergadering
from swv.kern.api.beschrijving import weigeringen
from swv.kern.kalender.klok import AMSTERDAM, nu
from swv.kern.toegang.rechten import eis_swv
from swv.kern.weergave.view import actor_van

INHOUDSTYPE = "text/calendar"
TERUG = timedelta(days=90)
HOOGSTENS = 500


class Agendafeed(APIView):
    """Every meeting that the actor sees, from three months ago on."""

    @extend_schema(
        operation_id="agenda",
        summary="De vergaderingen, voor een agenda",
        description="Met een token voor een agenda in `sleutel`, of in een sessie. Er staat niets over leerlingen in.",
        tags=["lijsten"],
        parameters=[OpenApiParameter("sleutel", str)],
        responses={
            (200, INHOUDSTYPE): OpenApiResponse(OpenApiTypes.STR, "iCalendar"),
            **weigeringen(401, 403, 429),
        },
    )
    def get(self, request: Request) -> HttpResponse:
        """The feed; two queries."""
        actor = actor_van(request._request)
        eis_swv(actor, "vergaderingen_bekijken")
        rijen = vergaderingen_van(actor).filter(datum__gte=actor.vandaag - TERUG).select_related("swv")
        agenda = Calendar()
        agenda.add("prodid", "-//swv//vergaderingen//NL")
        agenda.add("version", "2.0")
        agenda.add("x-wr-calname", "Vergaderingen van de commissie")
        agenda.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
        for vergadering in rijen.order_by("datum", "pk")[:HOOGSTENS]:
            agenda.add_component(_punt(request, vergadering))
        return HttpResponse(agenda.to_ical(), content_type=f"{INHOUDSTYPE}; charset=utf-8")


def _punt(request: Request, vergadering: Vergadering) -> Event:
    """One meeting; how long it takes nobody said, so it has no end."""
    punt = Event()
    punt.add("uid", f"vergadering-{vergadering.pk}@{request.get_host()}")
    punt.add("dtstamp", nu())
    punt.add("dtstart", datetime.combine(vergadering.datum, vergadering.begintijd, AMSTERDAM))
    punt.add("summary", f"Commissie {vergadering.swv.korte_naam}")
    plaats = [deel for deel in (vergadering.plaats, "online" if vergadering.online else "") if deel]
    if plaats:
        punt.add("location", ", ".join(plaats))
    vervalt = vergadering.status == Vergaderstatus.VERVALLEN
    punt.add("status", "CANCELLED" if vervalt else "CONFIRMED")
    punt.add("url", reverse("vergadering", args=[vergadering.pk], request=request))
    return punt
