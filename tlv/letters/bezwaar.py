"""Letters in the course of an objection: that it is here, and that the decision comes later (RCH-11, RCH-12).

They are no besluit, so they have no clause about objecting.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Any

from django.template.loader import render_to_string

from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.schema import Bezwaar as Bezwaarbeleid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.documenten.briefsoorten import GebouwdeBrief
from swv.kern.documenten.letter import Afzender, BriefOnvolledig, Geadresseerde, Kenmerk, Ondertekenaar
from swv.kern.documenten.letter_huisstijl import LOGOMAP, logo_svg
from swv.kern.documenten.letter_lint import Eis
from swv.kern.documenten.letter_weergave import SJABLONEN, adres_past_krap, datum_in_woorden, eis_afgeschermd
from swv.kern.documenten.models import Brief, Kanaal
from tlv.bezwaren import bezwaarbeleid
from tlv.choices import Bezwaarkanaal
from tlv.letters.shared import afgeschermd_voor, in_elke_brief, onderwerp_van
from tlv.models import Bezwaar, Bezwaarstap
from tlv.recipients import kanaal_van

SJABLOON = {
    "bezwaar_bevestiging": "tlv/brieven/bezwaar_bevestiging.html",
    "bezwaar_verdaging": "tlv/brieven/bezwaar_verdaging.html",
}
GEDEELD = ("afzender", "geadresseerde", "verzenddatum", "kenmerk", "leerling_naam")


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefOverBezwaar:
    """What a letter in the course of an objection says to one recipient; `eigen` when that is who objected."""

    afzender: Afzender
    geadresseerde: Geadresseerde
    verzenddatum: date
    kenmerk: str
    leerling_naam: str
    ondertekenaar: Ondertekenaar
    sjabloonversie: str
    bezwaar: Bezwaar
    beleid: Bezwaarbeleid
    eigen: bool
    kenmerken: tuple[Kenmerk, ...] = ()

    def __post_init__(self) -> None:
        if self.geadresseerde.kanaal == "papier" and not self.geadresseerde.adresregels:
            raise BriefOnvolledig(["adresregels ontbreken voor een brief op papier (RCH-15)"])


@cache
def _sjabloonversie(soort: str) -> str:
    """The kind and 12 hex: the fingerprint of what shapes the letter, policy apart."""
    bronnen = [SJABLONEN / "kern/brieven/basis.html", SJABLONEN / SJABLOON[soort], LOGOMAP.parent / "letter.css"]
    inhoud = b"\0".join(pad.read_bytes() for pad in bronnen)
    return f"{soort.replace('_', '-')}-{sha256(inhoud).hexdigest()[:12]}"


def kanaal_bevestiging(brief: Brief, dag: date) -> Kanaal | None:
    """As the objection came: in the portal, else as this person wants the post (RCH-15)."""
    bezwaar = Bezwaar.objects.get(pk=onderwerp_van(brief))
    return Kanaal.PORTAAL if bezwaar.kanaal == Bezwaarkanaal.PORTAAL else kanaal_van(brief, dag)


def bouw_bevestiging(brief: Brief, verzenddatum: date) -> GebouwdeBrief:
    """The confirmation for the objector; BriefOnvolledig when the address for paper is missing."""
    bezwaar = Bezwaar.objects.get(pk=onderwerp_van(brief), dossier_id=brief.dossier_id)
    inhoud = _inhoud(brief, verzenddatum, bezwaar)
    eisen = (
        Eis("RCH-11", "de dag van ontvangst", _in_woorden(bezwaar.ontvangen_op)),
        Eis("RCH-12", "de uiterste dag van de beslissing", _in_woorden(bezwaar.beslissen_uiterlijk)),
    )
    return _gebouwd(brief, inhoud, "Ontvangst van uw bezwaar", eisen)


def bouw_verdaging(brief: Brief, verzenddatum: date) -> GebouwdeBrief:
    """That the decision comes later, until when at the latest, and why (RCH-12, Awb 7:10 lid 5)."""
    stappen = Bezwaarstap.objects.select_related("bezwaar")
    stap = stappen.get(pk=onderwerp_van(brief), dossier_id=brief.dossier_id)
    inhoud = _inhoud(brief, verzenddatum, stap.bezwaar)
    eisen = (
        Eis("RCH-12", "de nieuwe uiterste dag", _in_woorden(stap.bezwaar.beslissen_uiterlijk)),
        Eis("RCH-12", "waarom het langer duurt", (stap.tekst,)),
    )
    return _gebouwd(brief, inhoud, "Uitstel van de beslissing op bezwaar", eisen, stap=stap)


def _in_woorden(dag: date | None) -> tuple[str, ...]:
    return (datum_in_woorden(dag),) if dag else ()


def _inhoud(brief: Brief, verzenddatum: date, bezwaar: Bezwaar) -> BriefOverBezwaar:
    algemeen = beleid_op(brief.swv_id, Algemeen, verzenddatum)
    gedeeld = in_elke_brief(brief, verzenddatum, algemeen)
    return BriefOverBezwaar(
        **{naam: gedeeld[naam] for naam in GEDEELD},
        ondertekenaar=Ondertekenaar(naam="Het secretariaat", functie=f"Bereikbaar {algemeen.contact.bereikbaar}"),
        sjabloonversie=_sjabloonversie(brief.soort),
        bezwaar=bezwaar,
        beleid=bezwaarbeleid(brief.swv_id, bezwaar.ontvangen_op or verzenddatum),
        eigen=brief.ontvanger_id == bezwaar.indiener_id,
    )


def _gebouwd(
    brief: Brief, inhoud: BriefOverBezwaar, waarover: str, eisen: tuple[Eis, ...], **verder: Any
) -> GebouwdeBrief:
    titel, afzender = f"{waarover}, kenmerk {inhoud.kenmerk}", inhoud.afzender
    context = {
        "brief": inhoud,
        "bezwaar": inhoud.bezwaar,
        "beleid": inhoud.beleid,
        "titel": titel,
        "logo": logo_svg(afzender.logo, accentkleur=afzender.accentkleur, naam=afzender.naam),
        "lang_adres": adres_past_krap(inhoud.geadresseerde),
        "verzonden_iso": inhoud.verzenddatum.isoformat(),
        "verzonden": datum_in_woorden(inhoud.verzenddatum),
        **verder,
    }
    html = render_to_string(SJABLOON[brief.soort], context)
    eis_afgeschermd(html, afgeschermd_voor(brief))
    aan = Eis("RCH-08", "de naam van de ontvanger", (inhoud.geadresseerde.naam,))
    return GebouwdeBrief(html=html, titel=titel, sjabloonversie=inhoud.sjabloonversie, eisen=(aan, *eisen))
