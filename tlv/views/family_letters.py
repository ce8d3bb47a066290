"""The letters that a parent or pupil got about this dossier: when, and what each of them means (TLV-112, INZ-20)."""

from dataclasses import dataclass

from aanvragen.choices import Status
from swv.kern.documenten.briefsoorten import briefsoort
from swv.kern.documenten.letter_bezwaar import BESLISSING_OP_BEZWAAR
from swv.kern.documenten.letter_verwijzing import DOORVERWIJZING
from swv.kern.documenten.letter_weergave import BESLUIT_TLV, BUITEN_BEHANDELING
from swv.kern.documenten.models import Bezorging
from swv.kern.documenten.retour import laatste_bezorging
from swv.kern.personen.models import Contactgegevens
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import mag_swv
from swv.kern.weergave.panels import Gezinsdelen, Paneel
from tlv.letter_selectors import ontvangen_brieven
from tlv.services.bezwaar import BEVESTIGING
from tlv.services.bezwaarverdaging import VERDAGING

BETEKENIS = {
    BESLUIT_TLV: "Hierin staat wat er is besloten, waarom, en wat u kunt doen als u het er niet mee eens bent.",
    BUITEN_BEHANDELING: "Hierin staat waarom de aanvraag niet wordt behandeld. Over de leerling is niets besloten.",
    DOORVERWIJZING: "Hierin staat waar de aanvraag wel hoort. Over de leerling is niets besloten.",
    BEVESTIGING: "Hierin staat dat wij uw bezwaar hebben, en wat er nu gebeurt.",
    VERDAGING: "Hierin staat dat de beslissing op uw bezwaar later komt, en waarom.",
    BESLISSING_OP_BEZWAAR: "Hierin staat wat er op uw bezwaar is beslist, en hoe u daarna naar de rechter kunt.",
}


@dataclass(frozen=True, slots=True)
class Gezinsbrief:
    """One letter as its reader knows it."""

    naam: str
    betekenis: str
    bezorging: Bezorging

    @property
    def kwam_terug(self) -> bool:
        """Whether the post brought it back, so that it may never have been read (RCH-08)."""
        return self.bezorging.retour_op is not None


def gezinsbrieven(actor: Actor, dossier: Dossier) -> Paneel | None:
    """The own letters, the last one on top, or how the letter will come; at most three queries."""
    if dossier.ingediend_op is None:
        return None
    regels = [
        Gezinsbrief(briefsoort(brief.soort).naam, BETEKENIS.get(brief.soort, ""), bezorging)
        for brief in ontvangen_brieven(actor).filter(dossier=dossier)
        if (bezorging := laatste_bezorging(brief))
    ]
    context = {
        "brieven": regels,
        "in_portaal": _in_portaal(actor, dossier),
        "wordt_gemaakt": dossier.aanvraag.status in (Status.BESLOTEN, Status.BUITEN_BEHANDELING),
    }
    return Paneel("Uw brieven", "tlv/_gezin_brieven.html", context, gezin=Gezinsdelen(knop="tlv/_gezin_brief.html"))


def _in_portaal(actor: Actor, dossier: Dossier) -> bool | None:
    """Whether letters come in the portal; None for who does not choose that (RCH-15)."""
    if not mag_swv(actor, "digitale_post_toestaan"):
        return None
    eigen = Contactgegevens.objects.zichtbaar_voor(actor).filter(
        leerling_id=dossier.leerling_id, partij_id__in=actor.partij_ids
    )
    return eigen.filter(digitale_post_sinds__isnull=False).exists()
