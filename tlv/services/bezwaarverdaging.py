"""Extending the term of the decision on an objection once, with a letter to everybody (RCH-12, Awb 7:10 lid 3)."""

from datetime import date

from swv.kern.beleid.uitleg import reden as geef_reden
from swv.kern.choices import Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tlv.bezwaren import bezwaarbeleid, gelijkgestelde_dagen
from tlv.choices import Bezwaarstapsoort
from tlv.models import Bezwaar, Bezwaarstap
from tlv.rules.bezwaar import verdaagd_tot
from tlv.services.bezwaar import eis_lopend, treed_op, zet_stap
from tlv.services.dispatch import Briefonderwerp, brieven_over_klaarzetten

VERDAGING = "bezwaar_verdaging"


def nieuwe_uiterste_dag(dossier: Dossier, bezwaar: Bezwaar, dag: date) -> date:
    """Until when is decided after the extension; ValueError for an objection that was not received."""
    if bezwaar.beslissen_uiterlijk is None or bezwaar.ontvangen_op is None:
        raise ValueError("This objection was not received yet.")
    weken = bezwaarbeleid(dossier.swv_id, bezwaar.ontvangen_op).verdagen_weken
    vrij = gelijkgestelde_dagen(dossier.swv_id, dag)
    return verdaagd_tot(bezwaar.beslissen_uiterlijk, weken=weken, gelijkgesteld=vrij)


def beslissing_verdagen(*, actor: Actor, bezwaar_id: int, reden: str) -> date:
    """Extend the term once, before it ends, and put the letters about it ready; returns the new last day (RCH-12).

    NuNietMogelijk without a reason, for a second time, after the last day, or when an address is missing.
    """
    if not reden.strip():
        raise NuNietMogelijk("Schrijf op waarom het langer duurt. Dit komt in de brief.")
    with treed_op(actor, "beslissing_verdagen", bezwaar_id) as (dossier, bezwaar):
        eis_lopend(bezwaar)
        _eis_mogelijk(actor, bezwaar)
        uiterlijk = nieuwe_uiterste_dag(dossier, bezwaar, actor.vandaag)
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden="beslissing_verdagen"):
            bezwaar.beslissen_uiterlijk = uiterlijk
            bezwaar.save(update_fields=["beslissen_uiterlijk"])
            stap = zet_stap(actor, bezwaar, Bezwaarstapsoort.VERDAAGD, actor.vandaag, reden)
            leg_vast(actor, dossier, "beslissing.verdaagd", veldgroep=Veldgroep.INTERN, uiterlijk=uiterlijk.isoformat())
        brieven_over_klaarzetten(actor, dossier, Briefonderwerp(VERDAGING, stap.pk), nu(), bezwaar=bezwaar)
        return uiterlijk


def _eis_mogelijk(actor: Actor, bezwaar: Bezwaar) -> None:
    if Bezwaarstap.objects.filter(bezwaar=bezwaar, soort=Bezwaarstapsoort.VERDAAGD).exists():
        raise NuNietMogelijk(geef_reden("RCH-12", "al_verdaagd").tekst)
    if bezwaar.beslissen_uiterlijk is not None and actor.vandaag > bezwaar.beslissen_uiterlijk:
        te_laat = geef_reden("RCH-12", "verdagen_te_laat", uiterlijk=bezwaar.beslissen_uiterlijk)
        raise NuNietMogelijk(te_laat.tekst)
