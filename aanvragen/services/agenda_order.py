"""The order of an agenda by hand, as long as it is open (TLV-100)."""

from aanvragen.agenda import agendapunten_van
from aanvragen.choices import Vergaderstatus
from aanvragen.models import Agendapunt, Vergadering
from aanvragen.services.act import handelen
from swv.kern.choices import Veldgroep
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk

OMHOOG, OMLAAG = "omhoog", "omlaag"


def agendapunt_schuiven(*, actor: Actor, dossier_id: int, richting: str) -> int:
    """Move a dossier one place up or down on the agenda of its meeting; returns its new place, the first is 1.

    At the end of the list nothing happens. NuNietMogelijk when it is on no agenda, or the agenda is closed.
    """
    with handelen(actor, "agendapunt_schuiven", dossier_id) as dossier:
        gezien = agendapunten_van(actor, [dossier.pk]).get(dossier.pk)
        if gezien is None:
            raise NuNietMogelijk("Dit dossier staat niet op een agenda. Zet het er eerst op.")
        vergadering = Vergadering.objects.select_for_update(of=("self",)).get(pk=gezien.vergadering_id)
        if vergadering.status != Vergaderstatus.GEPLAND:
            raise NuNietMogelijk(
                "De agenda is niet open, dus de volgorde ligt vast. Open de agenda weer om haar te veranderen."
            )
        punten = list(Agendapunt.objects.filter(vergadering=vergadering))
        oud = next(plek for plek, punt in enumerate(punten) if punt.pk == gezien.pk)
        nieuw = min(max(oud + (-1 if richting == OMHOOG else 1), 0), len(punten) - 1)
        if nieuw == oud:
            return oud + 1
        punten.insert(nieuw, punten.pop(oud))
        for plek, punt in enumerate(punten, start=1):
            if punt.volgorde != plek:
                punt.volgorde = plek
                punt.save(update_fields=["volgorde"])
        leg_vast(actor, dossier, "agendapunt.verschoven", veldgroep=Veldgroep.INTERN, nummer=f"naar plaats {nieuw + 1}")
        return nieuw + 1
