"""The breadcrumb of a page: the work list, the dossier, and where one is."""

from django.urls import reverse

from aanvragen.wording import naam_van_werkvoorraad
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.weergave.onderdelen import Kruimel


def werkvoorraad_kruimel(actor: Actor) -> Kruimel:
    """The first step, as this reader calls it."""
    return Kruimel(naam_van_werkvoorraad(actor.rol), reverse("werkvoorraad"))


def kruimelpad(actor: Actor, dossier: Dossier, *verder: Kruimel | str) -> list[Kruimel]:
    """From the work list to a page of this dossier; the last of `verder`, or the dossier itself, is the page."""
    stappen = [stap if isinstance(stap, Kruimel) else Kruimel(stap) for stap in verder]
    naam = str(dossier.leerling)
    bij_dossier = Kruimel(naam, reverse("dossier", args=[dossier.pk])) if verder else Kruimel(naam)
    return [werkvoorraad_kruimel(actor), bij_dossier, *stappen]
