"""The start page of the functional administrator: policy, calendar and health, and never a dossier (INZ-17)."""

from datetime import timedelta

from swv.kern.beleid.selectors import beleidsstand
from swv.kern.kalender.selectors import vakanties_bekend_tot
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.rechten import mag_swv
from swv.kern.weergave.panels import Paneel

VOORUIT = timedelta(days=366)
"""Terms are counted this far ahead, so this far the holidays must be known."""


def beleidspaneel(actor: Actor) -> Paneel | None:
    """How much policy is loaded, since when, and what begins later; one query."""
    if not mag_swv(actor, "beheer_bekijken"):
        return None
    return Paneel("Beleid", "aanvragen/_beheer_beleid.html", beleidsstand(actor.swv_ids, actor.vandaag))


def kalenderpaneel(actor: Actor) -> Paneel | None:
    """Until when the school holidays are known, and whether that is far enough; one query."""
    if not mag_swv(actor, "beheer_bekijken"):
        return None
    bekend = vakanties_bekend_tot()
    context = {"bekend_tot": bekend, "te_kort": bekend is None or bekend < actor.vandaag + VOORUIT}
    return Paneel("Kalender", "aanvragen/_beheer_kalender.html", context)


def gezondheidspaneel(actor: Actor) -> Paneel | None:
    """The way to the state of the installation; no query, because that page tries every part itself."""
    return Paneel("Werkt alles?", "aanvragen/_beheer_gezondheid.html") if mag_swv(actor, "beheer_bekijken") else None
