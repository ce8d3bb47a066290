"""May this person decide in this route today: the function, and a mandate where the route asks one (OVZ-23)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from aanvragen.rules import teksten  # noqa: F401  (registers the texts)
from swv.kern.beleid.route import Stap
from swv.kern.beleid.uitleg import Reden, reden


@dataclass(frozen=True, slots=True)
class Machtiging:
    """A mandate as the rule looks at it: half-open period; `route` empty means every route of every aanvraag."""

    functie: str
    plaatsvervanger: bool
    van: date
    tot: date
    grondslag: str
    route: str = ""
    ingetrokken_op: date | None = None

    def geldt(self, dag: date, route: str) -> bool:
        """Whether it holds on a day for a route; from the day it is withdrawn it does not."""
        lopend = self.van <= dag < self.tot and (self.ingetrokken_op is None or dag < self.ingetrokken_op)
        return lopend and self.route in ("", route)


@dataclass(frozen=True, slots=True)
class Bevoegdheid:
    """In which function somebody decides and on what ground, as the besluit and its letter say it."""

    functie: str
    grond: str


def toets_bevoegdheid(
    stap: Stap, rol: str, machtigingen: Sequence[Machtiging], *, dag: date, route: str
) -> Bevoegdheid | Reden:
    """The power of somebody in `rol` to take the besluit of `stap`, or why there is none (OVZ-23, ROL-43, ROL-44).

    Who holds the function decides by itself where the route says so; where it says mandaat or delegatie only with a
    mandate that holds on the day. A deputy decides with a mandate as deputy of that function, whatever the own one.
    """
    geldig = [m for m in machtigingen if m.functie == stap.wie.rol and m.geldt(dag, route)]
    eigen = next((m for m in geldig if rol == stap.wie.rol and not m.plaatsvervanger), None)
    vervangend = next((m for m in geldig if m.plaatsvervanger), None)
    if eigen is not None:
        return Bevoegdheid(stap.wie.functie, f"{stap.bevoegdheid} ({eigen.grondslag})")
    if vervangend is not None:
        return Bevoegdheid(f"plaatsvervangend {stap.wie.functie}", f"{stap.bevoegdheid} ({vervangend.grondslag})")
    if rol != stap.wie.rol:
        return reden("OVZ-23", "andere_functie", functie=stap.wie.functie, bevoegdheid=stap.bevoegdheid)
    if stap.bevoegdheid_soort == "zelf":
        return Bevoegdheid(stap.wie.functie, stap.bevoegdheid)
    return reden("OVZ-23", "geen_mandaat", functie=stap.wie.functie, soort=stap.bevoegdheid_soort)
