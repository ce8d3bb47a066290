"""The questions that views, services and templates ask: `mag`, `eis`, and for lists `rechten_voor` in one query.

`mag_swv` and `eis_swv` ask the same about acts on the SWV itself; they need no query.
"""

from collections.abc import Iterable

from django.db.models import Model

from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.tabellen import HANDELINGEN, SWV_HANDELINGEN, Handeling, voorwaarde
from swv.kern.toegang.voorwaarden import markeer

STATUS = "aanvraag__status"


def rechten_voor(
    actor: Actor, dossier_ids: Iterable[int], *, handelingen: Iterable[str] | None = None, nu: bool = True
) -> dict[int, frozenset[str]]:
    """Which acts the actor may do, per dossier; one query whatever the number of dossiers and acts.

    With `nu` only the acts that the present status allows (for buttons); without it the right as such.
    """
    ids = list(dossier_ids)
    gevraagd = {
        naam: rij
        for naam in (HANDELINGEN if handelingen is None else handelingen)
        if (rij := HANDELINGEN[naam].wie.get(actor.rol)) is not None
    }
    if not ids or not gevraagd:
        return {pk: frozenset() for pk in ids}
    # Most acts of a role are for the same people: each of those conditions is asked once, by its words.
    per_tekst = {rij.tekst: rij for rij in gevraagd.values()}
    kolommen = {tekst: f"wie_{nummer}" for nummer, tekst in enumerate(per_tekst)}
    vragen = {kolommen[tekst]: rij.q(actor) for tekst, rij in per_tekst.items()}
    rijen = markeer(Dossier.objects.filter(voorwaarde(Dossier, "zien", actor), pk__in=ids), vragen, STATUS)
    gevonden = {
        int(rij["pk"]): frozenset(
            naam
            for naam, wie in gevraagd.items()
            if rij[kolommen[wie.tekst]] and (not nu or _past(HANDELINGEN[naam], rij[STATUS]))
        )
        for rij in rijen
    }
    return {pk: gevonden.get(pk, frozenset()) for pk in ids}


def _past(handeling: Handeling, status: str | None) -> bool:
    """Whether the status of the aanvraag allows the act."""
    return not handeling.statussen or status in handeling.statussen


def mag(actor: Actor, handeling: str, dossier: Dossier, *, nu: bool = True) -> bool:
    """Whether the actor may do this act to this dossier (now, unless `nu` is off)."""
    return handeling in rechten_voor(actor, [dossier.pk], handelingen=[handeling], nu=nu)[dossier.pk]


def eis(actor: Actor, handeling: str, dossier: Dossier) -> None:
    """Demand the right to an act: NietZichtbaar (404) when unseen, GeenRecht (403) when seen but not allowed.

    The state is not judged here but by the transition table, under the row lock.
    """
    if mag(actor, handeling, dossier, nu=False):
        return
    if not zichtbaar(actor, dossier):
        raise NietZichtbaar(f"dossier {dossier.pk}")
    raise GeenRecht(f"Als {actor.rol_label} kunt u dit niet doen: {HANDELINGEN[handeling].label.lower()}.")


def mag_swv(actor: Actor, handeling: str) -> bool:
    """Whether the role of the actor gives this act on the SWV itself, or this page of it."""
    return actor.rol in SWV_HANDELINGEN[handeling].rollen


def eis_swv(actor: Actor, handeling: str) -> None:
    """Demand an act on the SWV itself: GeenRecht (403), which says who does it and what to do next.

    That these acts exist is no secret; a row that the actor may not know of is `zichtbaar_voor`'s to hide (404).
    """
    if not mag_swv(actor, handeling):
        geweigerd = SWV_HANDELINGEN[handeling]
        raise GeenRecht(geweigerd.weigering, geweigerd.regel)


def zichtbaar(actor: Actor, rij: Model) -> bool:
    """Whether the access table of its model shows this row to the actor."""
    return type(rij)._default_manager.filter(voorwaarde(type(rij), "zien", actor), pk=rij.pk).exists()
