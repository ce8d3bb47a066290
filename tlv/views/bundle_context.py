"""What the page of an objection shows of its bundles."""

from typing import Any

from swv.kern.toegang.actor import Actor
from tlv.models import Bezwaar, Bezwaarbundel, Bundelbezorging
from tlv.services.bundels import voortgang_van


def bundelcontext(actor: Actor, bezwaar: Bezwaar) -> dict[str, Any]:
    """The last bundle that the actor may read, how far it is, and to whom each was sent; two queries."""
    bundel = Bezwaarbundel.objects.zichtbaar_voor(actor).filter(bezwaar=bezwaar).first()
    bezorgd = Bundelbezorging.objects.zichtbaar_voor(actor).filter(bezwaar=bezwaar).order_by("-pk")
    klaar, totaal = voortgang_van(bundel) if bundel and bundel.gemaakt_op is None else (1, 1)
    return {"bundel": bundel, "bundel_klaar": klaar, "bundel_totaal": totaal, "bezorgingen": list(bezorgd)}
