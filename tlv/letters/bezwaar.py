"""The letter that confirms an objection: it is here, in time or not, and what happens when (RCH-11, RCH-12)."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256

from django.template.loader import render_to_string

from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.schema import Bezwaar as Bezwaarbeleid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.documenten.briefsoorten import GebouwdeBrief
from swv.kern.documenten.letter import Afzender, BriefOnvolledig, Geadresseerde, Kenmerk, Ondertekenaar
from swv.kern.documenten.letter_huisstijl import LOGOMAP, logo_svg
from swv.kern.documenten.letter_lint import Eis
from swv.kern.documenten.letter_weergave import SJABLONEN, datum_in_woorden, eis_afgeschermd
from swv.kern.documenten.models import Brief, Kanaal
from tlv.bezwaren import bezwaarbeleid
from tlv.choices import Bezwaarkanaal
from tlv.letters.shared import afgeschermd_voor, in_elke_brief, onderwerp_van
from tlv.models import Bezwaar
from tlv.recipients import kanaal_van

SJABLOON = "tlv/brieven/bezwaar_bevestiging.html"


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefBevestiging:
    """What the confirmation says to the objector; it is no besluit, so it has no clause about objecting."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    verzenddatum: date
    kenmerk: str
    leerling_naam: str
    ondertekenaar: Ondertekenaar
    sjabloonversie: str
    bezwaar: Bezwaar
    beleid: Bezwaarbeleid
    kenmerken: tuple[Kenmerk, ...] = ()

    def __post_init__(self) -> None:
        if self.geadresseerde.kanaal == "papier" and not self.geadresseerde.adresregels:
            raise BriefOnvolledig(["adresregels ontbreken voor een brief op papier (RCH-15)"])


@cache
def _sjabloonversie() -> str:
    """The kind and 12 hex: the fingerprint of what shapes the letter, policy apart."""
    bronnen = [SJABLONEN / "kern/brieven/basis.html", SJABLONEN / SJABLOON, LOGOMAP.parent / "letter.css"]
    inhoud = b"\0".join(pad.read_bytes() for pad in bronnen)
    return f"bezwaar-bevestiging-{sha256(inhoud).hexdigest()[:12]}"


def _eisen(brief: BriefBevestiging) -> tuple[Eis, ...]:
    """What the finished letter must say: to whom, when it came, and until when is decided."""
    ontvangen, beslissen = brief.bezwaar.ontvangen_op, brief.bezwaar.beslissen_uiterlijk
    return (
        Eis("RCH-08", "de naam van de ontvanger", (brief.geadresseerde.naam,)),
        Eis("RCH-11", "de dag van ontvangst", (datum_in_woorden(ontvangen),) if ontvangen else ()),
        Eis("RCH-12", "de uiterste dag van de beslissing", (datum_in_woorden(beslissen),) if beslissen else ()),
    )


def kanaal_bevestiging(brief: Brief, dag: date) -> Kanaal | None:
    """As the objection came: in the portal, else as this person wants the post (RCH-15)."""
    bezwaar = Bezwaar.objects.get(pk=onderwerp_van(brief))
    return Kanaal.PORTAAL if bezwaar.kanaal == Bezwaarkanaal.PORTAAL else kanaal_van(brief, dag)


def bouw_bevestiging(brief: Brief, verzenddatum: date) -> GebouwdeBrief:
    """The confirmation for the objector; BriefOnvolledig when the address for paper is missing."""
    bezwaar = Bezwaar.objects.get(pk=onderwerp_van(brief), dossier_id=brief.dossier_id)
    algemeen = beleid_op(brief.swv_id, Algemeen, verzenddatum)
    gedeeld = in_elke_brief(brief, verzenddatum, algemeen)
    inhoud = BriefBevestiging(
        **{naam: gedeeld[naam] for naam in ("afzender", "geadresseerde", "verzenddatum", "kenmerk", "leerling_naam")},
        ondertekenaar=Ondertekenaar(naam="Het secretariaat", functie=f"Bereikbaar {algemeen.contact.bereikbaar}"),
        sjabloonversie=_sjabloonversie(),
        bezwaar=bezwaar,
        beleid=bezwaarbeleid(brief.swv_id, bezwaar.ontvangen_op or verzenddatum),
    )
    titel = f"Ontvangst van uw bezwaar, kenmerk {inhoud.kenmerk}"
    afzender = inhoud.afzender
    context = {
        "brief": inhoud,
        "bezwaar": bezwaar,
        "beleid": inhoud.beleid,
        "titel": titel,
        "logo": logo_svg(afzender.logo, accentkleur=afzender.accentkleur, naam=afzender.naam),
        "lang_adres": False,
        "verzonden_iso": verzenddatum.isoformat(),
        "verzonden": datum_in_woorden(verzenddatum),
    }
    html = render_to_string(SJABLOON, context)
    eis_afgeschermd(html, afgeschermd_voor(brief))
    return GebouwdeBrief(html=html, titel=titel, sjabloonversie=inhoud.sjabloonversie, eisen=_eisen(inhoud))
