"""Counting the terms of running objections again when another delivery of a letter counts (RCH-10, RCH-12)."""

from swv.kern.choices import Veldgroep
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.models import Dossier
from tlv.choices import Bezwaarstapsoort
from tlv.models import Bezwaar
from tlv.models.bezwaar import LOPEND
from tlv.services.bezwaar import zet_stap
from tlv.services.bezwaartermijnen import TERMIJNEN, reken_uit


def bezwaren_herrekenen(actor: Actor, dossier: Dossier) -> None:
    """After a letter came back, or was sent again: the terms of what runs, with a step that explains the change.

    What was decided keeps the days on which it was decided.
    """
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden="bezwaren_herrekenen"):
        for bezwaar in Bezwaar.objects.filter(LOPEND, dossier=dossier).order_by("pk"):
            if not bezwaar.te_beslissen:
                continue
            eerst = [getattr(bezwaar, veld) for veld in TERMIJNEN]
            redenen = reken_uit(dossier, bezwaar, actor.vandaag)
            if [getattr(bezwaar, veld) for veld in TERMIJNEN] == eerst:
                continue
            bezwaar.save(update_fields=TERMIJNEN)
            tekst = " ".join(reden.tekst for reden in redenen)
            zet_stap(actor, bezwaar, Bezwaarstapsoort.HERREKEND, actor.vandaag, tekst)
            leg_vast(actor, dossier, "bezwaar.herrekend", veldgroep=Veldgroep.INTERN, naam=bezwaar.naam)
