"""What parents and pupil do themselves: sign the aanvraag or say that they will not, and tell what they think."""

from aanvragen.choices import Ondertekenstand
from aanvragen.models import Handtekening, Zienswijze
from aanvragen.selectors import eigen_handtekening, eigen_zienswijze, gelezen_door
from aanvragen.services.act import meedoen, meld_van_gezin
from swv.kern.choices import Inzagerol, Rol
from swv.kern.kalender.klok import nu
from swv.kern.periods import geldig_op
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Betrokkenheid, Dossier

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


def zienswijze_opslaan(*, actor: Actor, dossier_id: int, tekst: str, alleen_commissie: bool) -> Zienswijze:
    """Keep the own view as a draft that nobody else reads (TLV-61, RCH-36); NuNietMogelijk once it was sent."""
    with meedoen(actor, "zienswijze_geven", dossier_id) as dossier:
        return _bewaar(actor, dossier, tekst, alleen_commissie)


def zienswijze_geven(*, actor: Actor, dossier_id: int, tekst: str, alleen_commissie: bool) -> Zienswijze:
    """Send the own view, to all who read the dossier or to the commission only (TLV-61, RCH-36, OPEN-82).

    From now on it stands. NuNietMogelijk when it is empty or was sent before.
    """
    with meedoen(actor, "zienswijze_geven", dossier_id) as dossier:
        if not tekst.strip():
            raise NuNietMogelijk("Er staat nog niets. Schrijf op wat u vindt.")
        rij = _bewaar(actor, dossier, tekst.strip(), alleen_commissie)
        rij.verzonden_op = nu()
        rij.save(update_fields=["verzonden_op"])
        gevraagd = eigen_handtekening(actor, dossier)
        if gevraagd is not None:
            gevraagd.zienswijze_op = rij.verzonden_op
            gevraagd.save(update_fields=["zienswijze_op"])
        meld_van_gezin(actor, dossier, "zienswijze.gegeven")
        return rij


def _eigen_partij(actor: Actor, dossier: Dossier) -> int | None:
    """As which partij the actor takes part here; None is the pupil. A parent may have one per child."""
    if actor.rol == Rol.LEERLING:
        return None
    eigen = Betrokkenheid.objects.van(actor, dossier).filter(geldig_op(actor.vandaag))
    rij = eigen.filter(partij_id__in=actor.partij_ids, rol=Inzagerol.OUDER).order_by("pk").first()
    return int(rij.partij_id) if rij else actor.partij_ids[0]


def _bewaar(actor: Actor, dossier: Dossier, tekst: str, alleen_commissie: bool) -> Zienswijze:
    rij = eigen_zienswijze(actor, dossier)
    if rij is None:
        rij = Zienswijze(dossier=dossier, partij_id=_eigen_partij(actor, dossier), naam=actor.naam)
    if rij.verzonden_op is not None:
        raise NuNietMogelijk("U hebt dit al verstuurd. Wilt u nog iets zeggen? Bel dan het samenwerkingsverband.")
    rij.tekst, rij.alleen_commissie, rij.bijgewerkt_op = tekst, alleen_commissie, nu()
    rij.save(update_fields=["tekst", "alleen_commissie", "bijgewerkt_op"] if rij.pk else None)
    return rij
