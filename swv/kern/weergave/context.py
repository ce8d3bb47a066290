"""What every page needs: who is looking, where they can go, and what day it is."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from swv.kern.choices import GEZINSROLLEN
from swv.kern.kalender.klok import vandaag
from swv.kern.personen.lidmaatschappen import namens
from swv.kern.toegang.rechten import mag_swv
from swv.kern.weergave.hulp import hulp_voor
from swv.kern.weergave.navigation import navigatie_voor


def omgeving(request: HttpRequest) -> dict[str, Any]:
    """The context of `basis.html`; makes no query of its own."""
    actor = getattr(request, "actor", None)
    if actor is None or not actor.rol:
        actor = None
    lidmaatschappen = getattr(request, "lidmaatschappen", [])
    gezin = actor is not None and actor.rol in GEZINSROLLEN
    huidig = next((lid for lid in lidmaatschappen if actor and lid.pk == actor.lidmaatschap_id), None)
    return {
        "actor": actor,
        "lidmaatschappen": [
            {
                "id": lid.pk,
                "label": f"{lid.get_rol_display()} – {namens(lid)}",
                "huidig": lid is huidig,
            }
            for lid in lidmaatschappen
        ],
        "navigatie": navigatie_voor(actor, request.path) if actor else [],
        "hulp_url": hulp_voor(actor),
        "gezin": gezin,
        "mag_zoeken": actor is not None and not gezin and mag_swv(actor, "dossiers_zoeken"),
        "demo": settings.DEMO,
        "vandaag": vandaag(),
        "klok_verschoven": vandaag() if settings.KLOK else None,
        "thema": huidig.swv.thema if huidig else "blauw",
        "swv_naam": huidig.swv.korte_naam if huidig else "",
    }
