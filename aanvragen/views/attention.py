"""What the chair and the directeur watch: what is late or about to be, and how much is with each expert."""

from datetime import timedelta

from aanvragen.wording import IN_WOORDEN
from aanvragen.worklist import bijna_te_laat, werklast_per_deskundige
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.rechten import mag_swv
from swv.kern.weergave.panels import Paneel

BIJNA = timedelta(days=14)
"""A committee that meets each week can still do something about a term that ends within two of them."""

OP_WERKVOORRAAD = 5


def termijnpaneel(actor: Actor) -> Paneel | None:
    """What is late or will be within two weeks; two queries."""
    if not mag_swv(actor, "termijnen_bewaken"):
        return None
    stand = bijna_te_laat(actor, actor.vandaag + BIJNA, hoogstens=OP_WERKVOORRAAD)
    regels = [(dossier, IN_WOORDEN[dossier.aanvraag.status]) for dossier in stand.dossiers]
    return Paneel("Te laat of bijna", "aanvragen/_termijnwerk.html", {"stand": stand, "regels": regels})


def werklastpaneel(actor: Actor) -> Paneel | None:
    """How many dossiers are with each expert, of those of which the actor may know who advises; one query."""
    if not mag_swv(actor, "termijnen_bewaken"):
        return None
    lasten = werklast_per_deskundige(actor)
    return Paneel("Werklast van de deskundigen", "aanvragen/_werklast.html", {"lasten": lasten}) if lasten else None
