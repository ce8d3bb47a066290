"""The route of a dossier on its page: who does what, in which order, and what is at hand (ROL-40, OPEN-80)."""

from datetime import date, datetime

from django.db.models import Max

from aanvragen.choices import Status
from aanvragen.models import Akkoord, Deskundigenadvies
from aanvragen.rules.routestand import stand_van_route
from aanvragen.selectors import route_van
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import mag_swv
from swv.kern.weergave.panels import Paneel


def routepaneel(actor: Actor, dossier: Dossier) -> Paneel | None:
    """For the commission and its office, who read what the choice of a route hangs on; four queries."""
    if not mag_swv(actor, "route_bekijken") or dossier.ingediend_op is None:
        return None
    variant = route_van(dossier, actor.vandaag)
    klaar_op: dict[str, date] = {}
    if vast_op := _adviezen_vast_op(actor, dossier):
        klaar_op |= dict.fromkeys((stap.sleutel for stap in variant.adviesstappen), _dag(vast_op))
    for stap, op in Akkoord.objects.van(actor, dossier).values_list("stap", "op"):
        klaar_op[stap] = _dag(op)
    if dossier.besloten_op is not None:
        klaar_op[variant.besluit.sleutel] = _dag(dossier.besloten_op)
    volledig = dossier.aanvraag.volledig_op
    context = {"variant": variant, "standen": stand_van_route(variant, _dag(volledig) if volledig else None, klaar_op)}
    return Paneel("Zo wordt deze aanvraag behandeld", "tlv/_route.html", context)


def _adviezen_vast_op(actor: Actor, dossier: Dossier) -> datetime | None:
    """When the advices of the latest round were all final; None while experts look again (RCH-23)."""
    if dossier.adviezen_vast_op is None or dossier.aanvraag.status == Status.IN_BEOORDELING:
        return None
    adviezen = Deskundigenadvies.objects.van(actor, dossier).filter(ronde=dossier.aanvraag.adviesronde)
    laatste: datetime | None = adviezen.aggregate(laatste=Max("vastgesteld_op"))["laatste"]
    return laatste or dossier.adviezen_vast_op


def _dag(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
