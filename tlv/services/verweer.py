"""Writing and signing the defence of the SWV against an objection (RCH-11)."""

from datetime import datetime

from swv.kern.choices import Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from tlv.models import Bezwaar, Verweerschrift
from tlv.services.bezwaar import eis_lopend, treed_op


def verweer_opslaan(*, actor: Actor, bezwaar_id: int, tekst: str, gelezen_op: datetime | None) -> Verweerschrift:
    """Keep what is being written; a first draft, or a next version after one that was signed.

    `gelezen_op` is when the draft that the writer sees was kept, None when there was none. NuNietMogelijk when somebody
    else kept another text since, so that nothing is written over.
    """
    with treed_op(actor, "verweerschrift_schrijven", bezwaar_id) as (_, bezwaar):
        eis_lopend(bezwaar)
        return _bewaar(actor, bezwaar, tekst, gelezen_op)


def verweer_vaststellen(*, actor: Actor, bezwaar_id: int, tekst: str, gelezen_op: datetime | None) -> Verweerschrift:
    """Sign the defence: this version is final and goes into the bundle; the parties in the objection read it."""
    if not tekst.strip():
        raise NuNietMogelijk("Er staat nog niets in het verweerschrift. Schrijf het eerst, en onderteken daarna.")
    with treed_op(actor, "verweerschrift_schrijven", bezwaar_id) as (dossier, bezwaar):
        eis_lopend(bezwaar)
        verweer = _bewaar(actor, bezwaar, tekst.strip(), gelezen_op)
        verweer.vastgesteld_op, verweer.naam, verweer.functie = nu(), actor.naam, actor.rol_label
        verweer.save(update_fields=["vastgesteld_op", "naam", "functie"])
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden="verweerschrift_schrijven"):
            leg_vast(actor, dossier, "verweerschrift.vastgesteld", veldgroep=Veldgroep.INTERN, versie=verweer.nummer)
        return verweer


def _bewaar(actor: Actor, bezwaar: Bezwaar, tekst: str, gelezen_op: datetime | None) -> Verweerschrift:
    laatste = Verweerschrift.objects.filter(bezwaar=bezwaar).order_by("-nummer").first()
    wie = f"{actor.naam} ({actor.rol_label})"
    if laatste is None or laatste.vastgesteld_op is not None:
        return Verweerschrift.objects.create(
            bezwaar=bezwaar,
            dossier_id=bezwaar.dossier_id,
            nummer=laatste.nummer + 1 if laatste else 1,
            tekst=tekst,
            bijgewerkt_op=nu(),
            bijgewerkt_door=wie,
        )
    if laatste.tekst != tekst and laatste.bijgewerkt_op != gelezen_op and laatste.bijgewerkt_door != wie:
        raise NuNietMogelijk(
            f"{laatste.bijgewerkt_door} heeft dit verweerschrift intussen gewijzigd. Kopieer uw tekst, ververs de"
            " pagina en voeg hem toe aan wat er nu staat."
        )
    laatste.tekst, laatste.bijgewerkt_op, laatste.bijgewerkt_door = tekst, nu(), wie
    laatste.save(update_fields=["tekst", "bijgewerkt_op", "bijgewerkt_door"])
    return laatste
