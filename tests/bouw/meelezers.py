"""Who else of the cast reads a dossier: somebody who is involved for a period, and a share (INZ-02, 03b, 11, 15, 16)."""

from datetime import date, timedelta
from typing import Any

from swv.kern.choices import Inzagerol, Veldgroep
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.services import betrek, dossier_delen
from tests.bouw.cast import LEDEN, Cast


def betrek_ook(
    cast: Cast,
    dossier: Dossier,
    wie: str,
    rol: Inzagerol,
    *,
    door: str = "secretariaat",
    van: date | None = None,
    **periode: Any,
) -> None:
    """Involve somebody of the cast for any period, from any day on (INZ-02, 03b, 11, 15)."""
    namens = LEDEN[wie][1]
    partij = cast.partijen[wie if namens in ("", "functie") else namens]
    with cast.als(door) as actor:
        betrek(
            dossier.pk,
            dossier.swv_id,
            partij,
            rol,
            van=van or actor.vandaag,
            grond="test",
            **periode,
        )


def deel(
    cast: Cast,
    dossier: Dossier,
    wie: str,
    *veldgroepen: Veldgroep,
    van: date | None = None,
    tot: date | None = None,
) -> None:
    """A share by the secretariaat (INZ-16), a week from today unless said otherwise."""
    with cast.als("secretariaat") as actor:
        dossier_delen(
            actor=actor,
            dossier=dossier,
            gebruiker_id=cast.gebruikers[wie],
            partij_id=cast.partijen[wie],
            van=van or actor.vandaag,
            tot=tot or actor.vandaag + timedelta(days=7),
            reden="afspraak in het casusoverleg",
            veldgroepen=veldgroepen,
        )
