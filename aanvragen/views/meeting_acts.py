"""The acts of the committee on one dossier as pages: the agenda."""

from typing import Any

from aanvragen.agenda import agendapunten_van, agendastand_van
from aanvragen.meeting_forms import AgenderenForm
from aanvragen.services import meetings
from aanvragen.views.acts import Actpagina
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier


def _agendacontext(actor: Actor, dossier: Dossier) -> dict[str, Any]:
    punt = agendapunten_van(actor, [dossier.pk]).get(dossier.pk)
    return {"agenda": agendastand_van(dossier.aanvraag, punt)}


COMMISSIE = [
    Actpagina(
        "dossier_agenderen",
        lambda actor, pk, g: meetings.dossier_agenderen(
            actor=actor, dossier_id=pk, vergadering_id=g["vergadering"], reden=g["reden"]
        ),
        "Het dossier staat op de agenda.",
        formulier=AgenderenForm,
        context=_agendacontext,
        sjabloon="aanvragen/agenderen.html",
        uitleg=(
            "Een volledig dossier komt vanzelf op de agenda van de eerste vergadering na de sluiting (TLV-100). U kunt"
            " het naar een andere vergadering zetten, met een reden."
        ),
    ),
]
