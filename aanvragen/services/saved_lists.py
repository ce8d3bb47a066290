"""Keeping a choice of the work list under a name, removing it, and taking that back."""

from django.db import transaction

from aanvragen.models import Lijstweergave
from aanvragen.rules.werklijst import Lijstkeuze
from swv.kern.kalender.klok import nu
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv

MEEST = 20
LANGSTE_NAAM = 60


def lijstweergave_bewaren(*, actor: Actor, naam: str, keuze: Lijstkeuze) -> Lijstweergave:
    """Keep what was chosen; raises NuNietMogelijk without a name, when the name is taken, or with twenty kept."""
    eis_swv(actor, "lijstweergave_bewaren")
    if actor.gebruiker_id is None:
        raise NuNietMogelijk("Meld u eerst aan. Daarna kunt u lijsten bewaren.")
    gekozen = " ".join(naam.split())[:LANGSTE_NAAM]
    eigen = {rij.naam for rij in lijstweergaven_van(actor)}
    if not gekozen:
        raise NuNietMogelijk("Geef de lijst een naam, dan vindt u haar straks terug.")
    if not keuze.adres:
        raise NuNietMogelijk("Kies eerst een filter of een volgorde. Daarna kunt u de lijst bewaren.")
    if gekozen in eigen:
        raise NuNietMogelijk(f"U hebt al een lijst met de naam '{gekozen}'. Kies een andere naam.")
    if len(eigen) >= MEEST:
        raise NuNietMogelijk(f"U bewaart al {MEEST} lijsten. Verwijder er eerst een.")
    with transaction.atomic():
        zet_reden("lijstweergave_bewaren")
        return Lijstweergave.objects.create(
            gebruiker_id=actor.gebruiker_id, rol=actor.rol, naam=gekozen, adres=keuze.adres
        )


def lijstweergave_verwijderen(*, actor: Actor, lijstweergave_id: int) -> Lijstweergave:
    """Remove one's own; `lijstweergave_terughalen` takes that back."""
    eis_swv(actor, "lijstweergave_verwijderen")
    rij = _eigen(actor, lijstweergave_id)
    with transaction.atomic():
        zet_reden("lijstweergave_verwijderen")
        rij.verwijderd_op = nu()
        rij.save(update_fields=["verwijderd_op"])
    return rij


def lijstweergave_terughalen(*, actor: Actor, lijstweergave_id: int) -> Lijstweergave:
    """Take the removal back; raises NuNietMogelijk when another list has the name by now."""
    eis_swv(actor, "lijstweergave_terughalen")
    rij = _eigen(actor, lijstweergave_id)
    if rij.verwijderd_op is None:
        return rij
    if any(ander.naam == rij.naam for ander in lijstweergaven_van(actor)):
        raise NuNietMogelijk(f"U hebt intussen een andere lijst met de naam '{rij.naam}'. Verwijder die eerst.")
    with transaction.atomic():
        zet_reden("lijstweergave_terughalen")
        rij.verwijderd_op = None
        rij.save(update_fields=["verwijderd_op"])
    return rij


def lijstweergaven_van(actor: Actor) -> list[Lijstweergave]:
    """One's own in the present role, by name; one query."""
    rijen = Lijstweergave.objects.zichtbaar_voor(actor).filter(rol=actor.rol, verwijderd_op__isnull=True)
    return list(rijen.order_by("naam", "pk"))


def _eigen(actor: Actor, pk: int) -> Lijstweergave:
    rij: Lijstweergave | None = Lijstweergave.objects.zichtbaar_voor(actor).filter(pk=pk, rol=actor.rol).first()
    if rij is None:
        raise NietZichtbaar(f"lijstweergave {pk}")
    return rij
