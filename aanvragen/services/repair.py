"""Putting right what went wrong, or what changed: another contact, another school, two dossiers that are one."""

from aanvragen.mails import meld_contactpersoon
from aanvragen.models import Aanvraag
from aanvragen.services.act import handelen
from swv.kern.logboek.services import leg_vast
from swv.kern.personen.lidmaatschappen import Coordinator, coordinatoren_met_naam
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier


def opvolgers(actor: Actor, dossier: Dossier) -> list[Coordinator]:
    """The coordinators of the applying school who can become the first contact; ask it of a visible dossier only."""
    huidig = Aanvraag.objects.values_list("contactpersoon_id", flat=True).get(dossier=dossier)
    return [wie for wie in coordinatoren_met_naam(dossier.school_id, actor.vandaag) if wie.persoon_id != huidig]


def heeft_contactpersoon(actor: Actor, dossier: Dossier) -> bool:
    """Whether the first contact still is a coordinator of the school today; until then the school hands over itself."""
    huidig = Aanvraag.objects.values_list("contactpersoon_id", flat=True).get(dossier=dossier)
    return huidig in {wie.persoon_id for wie in coordinatoren_met_naam(dossier.school_id, actor.vandaag)}


def aanvraag_overdragen(*, actor: Actor, dossier_id: int, aan: int) -> Aanvraag:
    """Make the coordinator with person `aan` the first contact of the school (ROL-01); handing back undoes it.

    It gives and takes no right: every coordinator of the school sees the dossier (INZ-01). The secretariaat does it
    only once the first contact has left, so that it takes no work from anybody who is there.
    """
    with handelen(actor, "aanvraag_overdragen", dossier_id) as dossier:
        if actor.is_bureau and heeft_contactpersoon(actor, dossier):
            raise NuNietMogelijk("De contactpersoon werkt nog bij deze school. Vraag de school om zelf over te dragen.")
        gekozen = next((wie for wie in opvolgers(actor, dossier) if wie.persoon_id == aan), None)
        if gekozen is None:
            raise NuNietMogelijk("Kies een collega uit de lijst.")
        aanvraag = Aanvraag.objects.get(dossier=dossier)
        vorige = aanvraag.contactpersoon_naam
        aanvraag.contactpersoon_id, aanvraag.contactpersoon_naam = gekozen.persoon_id, gekozen.naam
        aanvraag.save(update_fields=["contactpersoon", "contactpersoon_naam"])
        leg_vast(actor, dossier, "aanvraag.overgedragen", naam=gekozen.naam, vorige=vorige)
        if gekozen.gebruiker_id != actor.gebruiker_id:
            meld_contactpersoon(dossier, "aanvraag_overgedragen", gekozen.gebruiker_id)
        return aanvraag
