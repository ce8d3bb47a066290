"""What parents and pupil do themselves: sign the aanvraag, or say that they will not."""

from aanvragen.choices import Ondertekenstand
from aanvragen.models import Handtekening
from aanvragen.selectors import eigen_handtekening, gelezen_door
from aanvragen.services.act import meedoen, meld_van_gezin
from swv.kern.kalender.klok import nu
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk

ZELF_GEKOZEN = (Ondertekenstand.GETEKEND, Ondertekenstand.GEWEIGERD)


def aanvraag_tekenen(
    *, actor: Actor, dossier_id: int, stand: Ondertekenstand, verklaard: bool = False, reden: str = ""
) -> Handtekening:
    """Sign online with the declaration, or refuse with a reason (TLV-54, TLV-60, TLV-60a).

    Freezes what this person reads now. NuNietMogelijk when nobody asked the actor, or what is needed is missing.
    """
    if stand not in ZELF_GEKOZEN:
        raise NuNietMogelijk("Kies of u wel of niet tekent.")
    with meedoen(actor, "aanvraag_tekenen", dossier_id) as dossier:
        rij = eigen_handtekening(actor, dossier)
        if rij is None:
            raise NuNietMogelijk("U bent niet gevraagd om te tekenen. Bel de school als dat niet klopt.")
        if stand == Ondertekenstand.GETEKEND and not verklaard:
            raise NuNietMogelijk("Kruis aan dat u de aanvraag hebt gelezen en dat die klopt (TLV-54).")
        if stand == Ondertekenstand.GEWEIGERD and not reden.strip():
            raise NuNietMogelijk("Schrijf op waarom u niet tekent (TLV-60a).")
        gelezen = gelezen_door(actor, dossier)
        rij.veldgroepen = sorted(gelezen.groepen)
        rij.controlegetal = gelezen.controlegetal(gelezen.groepen)
        rij.stand, rij.op, rij.online_op = stand, actor.vandaag, nu()
        rij.reden = reden.strip() if stand == Ondertekenstand.GEWEIGERD else ""
        rij.save(update_fields=["stand", "op", "online_op", "reden", "veldgroepen", "controlegetal"])
        soort = "handtekening.gezet" if stand == Ondertekenstand.GETEKEND else "handtekening.geweigerd"
        meld_van_gezin(actor, dossier, soort)
        return rij
