"""Correcting a besluit: nothing of it changes, a new besluit takes its place (TLV-115)."""

from dataclasses import dataclass

from aanvragen.services.act import handelen, verplaats
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import NuNietMogelijk
from tlv.choices import Besluitsoort, Fout
from tlv.models import Besluit
from tlv.rules.besluit import Voornemen
from tlv.selectors import beoordeling_van, geldend_besluit
from tlv.services.decision import eis_besluit, eis_bevoegd
from tlv.services.recording import Vervanging, leg_besluit_vast


@dataclass(frozen=True, slots=True)
class Herstel:
    """What was wrong with the besluit, and why that asks for a new one."""

    fouten: tuple[Fout, ...]
    reden: str

    @property
    def in_woorden(self) -> str:
        """As it is stored with the new besluit and told in its letters."""
        delen = ", ".join(str(fout.label) for fout in self.fouten)
        return f"Wat niet klopte: {delen}. {self.reden.strip()}"


def besluit_herstellen(*, actor: Actor, dossier_id: int, voornemen: Voornemen, herstel: Herstel) -> Besluit:
    """Take a new besluit in the place of the one that counts, by the same rules and by whoever decides in this route.

    The old besluit, its explanation, letters and controlegetal stay as they are; its TLV ends, and the secretariaat
    sends the letters of the new one. Raises GeenRecht, BesluitGeweigerd, or NuNietMogelijk without a reason.
    """
    if not herstel.fouten or not herstel.reden.strip():
        raise NuNietMogelijk("Kies wat er niet klopte en leg uit waarom u een nieuw besluit neemt.")
    with handelen(actor, "besluit_herstellen", dossier_id) as dossier:
        if geldend_besluit(dossier) is None:
            raise NuNietMogelijk("Over deze aanvraag is geen besluit genomen dat u kunt herstellen.")
        beoordeling = beoordeling_van(actor, dossier)
        eis_bevoegd(actor, dossier)
        toets = eis_besluit(actor, dossier, voornemen, beoordeling)
        vervanging = Vervanging(Besluitsoort.HERSTEL, herstel.in_woorden)
        besluit = leg_besluit_vast(actor, dossier, beoordeling, toets, voornemen, vervanging)
        verplaats(actor, dossier, "besluit_herstellen")
        leg_vast(actor, dossier, "besluit.hersteld", uitkomst=besluit.uitkomst)
        return besluit
