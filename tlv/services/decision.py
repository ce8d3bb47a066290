"""Deciding on a TLV request: one act, under a row lock, blocked until it is allowed, frozen at once."""

from aanvragen.models import Aanvraag
from aanvragen.services.act import handelen, verplaats
from aanvragen.services.mandates import eis_bevoegdheid
from swv.kern.beleid.uitleg import Reden
from swv.kern.documenten.letter_weergave import datum_in_woorden
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tlv.choices import Besluitsoort, Heropeningstand
from tlv.models import Besluit, Heropeningsverzoek
from tlv.rules.besluit import Besluittoets, Voornemen, toets_besluit
from tlv.selectors import Beoordeling, beoordeling_van
from tlv.services.recording import Vervanging, leg_besluit_vast
from tlv.services.referral import niet_bevoegd, ontvankelijkheidsfeiten_van


class BesluitGeweigerd(NuNietMogelijk):
    """The rules do not allow this besluit; `blokkades` says by code what is missing, so that a form can point at it."""

    def __init__(self, blokkades: tuple[Reden, ...]) -> None:
        super().__init__("Dit besluit kan nog niet worden genomen.", tuple(f"{r.tekst} ({r.regel})" for r in blokkades))
        self.blokkades = blokkades


def besluit_nemen(*, actor: Actor, dossier_id: int, voornemen: Voornemen) -> Besluit:
    """Decide (TLV-110, ROL-40, OVZ-23). Raises GeenRecht, or BesluitGeweigerd with every blocking rule."""
    with handelen(actor, "besluit_nemen", dossier_id) as dossier:
        beoordeling = beoordeling_van(actor, dossier)
        eis_bevoegd(actor, dossier)
        if voornemen.uitkomst != "niet_ontvankelijk" and (elders := niet_bevoegd(actor, dossier)):
            raise BesluitGeweigerd((elders,))
        toets = eis_besluit(actor, dossier, voornemen, beoordeling)
        besluit = leg_besluit_vast(actor, dossier, beoordeling, toets, voornemen, _na_heropening(dossier))
        verplaats(actor, dossier, "besluit_nemen")
        leg_vast(actor, dossier, "besluit.genomen", uitkomst=besluit.uitkomst)
        return besluit


def eis_besluit(actor: Actor, dossier: Dossier, voornemen: Voornemen, beoordeling: Beoordeling) -> Besluittoets:
    """The verdict on a besluit that the rules allow; BesluitGeweigerd with every rule that does not."""
    kan_niet = voornemen.uitkomst == "niet_ontvankelijk"
    toets = toets_besluit(
        voornemen,
        beoordeling.stand,
        beoordeling.route,
        beoordeling.voorstel,
        beoordeling.beleid.regels,
        ontvankelijkheidsfeiten_van(actor, dossier) if kan_niet else None,
    )
    if not toets.mag:
        raise BesluitGeweigerd(toets.blokkades)
    return toets


def _na_heropening(dossier: Dossier) -> Vervanging | None:
    """After a reopening the new besluit takes the place of the one that counted (TLV-114); None for a first one."""
    verzoek = Heropeningsverzoek.objects.filter(dossier=dossier, stand=Heropeningstand.INGEWILLIGD).first()
    if verzoek is None:
        return None
    dag = datum_in_woorden(verzoek.gevraagd_op.astimezone(AMSTERDAM).date())
    reden = f"De school vroeg ons op {dag} om opnieuw te kijken, omdat er nieuwe informatie is. Dat hebben wij gedaan."
    return Vervanging(Besluitsoort.HEROPENING, reden)


def eis_bevoegd(actor: Actor, dossier: Dossier) -> None:
    """Refuse who may not decide in this route today (OVZ-23), or who submitted the aanvraag (ROL-42)."""
    eis_bevoegdheid(actor, dossier)
    if Aanvraag.objects.filter(dossier=dossier, ingediend_door_id=actor.persoon_id).exists():
        raise GeenRecht("Wie een aanvraag heeft ingediend, mag er niet zelf over besluiten.", "ROL-42")
