"""Sharing a dossier with an outsider of the own SWV."""

from typing import Any

from aanvragen.services.act import handelen
from swv.kern.choices import Rol, Veldgroep
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Lidmaatschap
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Deling, Dossier
from swv.kern.toegang.services import dossier_delen

BUITENSTAANDERS = (Rol.LEERPLICHT, Rol.JEUGDHULP)


def buitenstaanders(actor: Actor, dossier: Dossier) -> list[Lidmaatschap]:
    """The outsiders whom the SWV of this dossier knows today."""
    rijen = Lidmaatschap.objects.zichtbaar_voor(actor).filter(
        geldig_op(actor.vandaag), swv_id=dossier.swv_id, rol__in=BUITENSTAANDERS
    )
    return list(rijen.select_related("persoon__partij").order_by("persoon__achternaam", "pk"))


def delen_met(*, actor: Actor, dossier_id: int, gegevens: dict[str, Any]) -> Deling:
    """Share until a day with the person of a lidmaatschap (INZ-16)."""
    with handelen(actor, "dossier_delen", dossier_id) as dossier:
        gekozen = next((lid for lid in buitenstaanders(actor, dossier) if lid.pk == gegevens["lidmaatschap"]), None)
        if gekozen is None:
            raise NuNietMogelijk("Kies iemand uit de lijst.")
        return dossier_delen(
            actor=actor,
            dossier=dossier,
            gebruiker_id=gekozen.gebruiker_id,
            partij_id=gekozen.persoon.partij.pk,
            van=actor.vandaag,
            tot=gegevens["tot"],
            reden=gegevens["reden"],
            veldgroepen=[Veldgroep(groep) for groep in gegevens["veldgroepen"]],
        )
