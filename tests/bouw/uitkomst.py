"""Situations with outcomes other than granting or refusing."""

from swv.kern.choices import Veldgroep
from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.cast import Cast
from tests.bouw.situaties import GEWOON, Wie
from tlv.rules.besluit import Voornemen
from tlv.services.decision import besluit_nemen

NIET_ONTVANKELIJK = Voornemen(
    uitkomst="niet_ontvankelijk",
    motivering=f"De leerling verhuist naar Denemarken. {maak.geheim(Veldgroep.ADVIES)}",
    grond="geen_belang",
)


def dossier_niet_ontvankelijk(cast: Cast, wie: Wie = GEWOON) -> Dossier:
    """After two advices: the aanvraag cannot be judged; the letters are not sent yet."""
    dossier = maak.dossier_met_adviezen(cast, wie)
    with cast.als(wie.beslisser) as actor:
        besluit_nemen(actor=actor, dossier_id=dossier.pk, voornemen=NIET_ONTVANKELIJK)
        return maak.opnieuw(dossier)
