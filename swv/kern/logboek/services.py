"""Writing the log: events inside the transaction of the act, reads over a connection of their own."""

from datetime import timedelta
from typing import Any

from django.conf import settings

from swv.kern.choices import Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.models import Gebeurtenis, Inzage
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.models import Dossier


def leg_vast(
    actor: Actor, dossier: Dossier, soort: str, /, *, veldgroep: Veldgroep | str = Veldgroep.BASIS, **gegevens: Any
) -> None:
    """Record a typed event ('aanvraag.ingediend') of a dossier; the table is append-only for the application."""
    Gebeurtenis.objects.create(dossier=dossier, soort=soort, veldgroep=veldgroep, gegevens=gegevens, **wie(actor))


def inzage_vastleggen(actor: Actor, dossier: Dossier, wat: str, onderdeel_id: int | None = None) -> None:
    """Record that somebody read a dossier, document or letter (VSL-74), also from a read-only request.

    It commits at once over the connection `leeslog`. If it fails, the reading fails: nothing is read unseen.
    """
    with bereik(actor, using="leeslog"):
        Inzage.objects.using("leeslog").create(
            dossier_id=dossier.pk, swv_id=dossier.swv_id, wat=wat, onderdeel_id=onderdeel_id, **wie(actor)
        )


def heeft_ingezien(actor: Actor, dossier: Dossier, wat: str) -> bool:
    """Whether the log says that this actor read this part within the life of a session; one query."""
    sinds = nu() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    rijen = Inzage.objects.filter(dossier_id=dossier.pk, op__gte=sinds, wat=wat)
    return rijen.filter(gebruiker_id=actor.gebruiker_id, lidmaatschap_id=actor.lidmaatschap_id).exists()


def wie(actor: Actor) -> dict[str, Any]:
    """The columns of a log row that say who did it, and when."""
    return {
        "gebruiker_id": actor.gebruiker_id,
        "lidmaatschap_id": actor.lidmaatschap_id,
        "naam": actor.naam,
        "rol": actor.rol_label,
        "organisatie": actor.organisatie,
        "op": nu(),
    }
