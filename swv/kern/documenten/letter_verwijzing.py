"""The letter that sends an aanvraag on to another samenwerkingsverband: no besluit, so nothing about objection.

It says what Awb 2:3 asks: that the aanvraag is sent on, to whom, and why; printed with the rule and the facts used.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256

from django.template import Context

from swv.kern.documenten.letter import Afzender, BriefOnvolledig, Geadresseerde, Kenmerk, Ondertekenaar
from swv.kern.documenten.letter_huisstijl import LOGOMAP, logo_svg
from swv.kern.documenten.letter_lint import Eis
from swv.kern.documenten.letter_tekstblokken import alineas_van
from swv.kern.documenten.letter_weergave import (
    SJABLONEN,
    adres_past_krap,
    briefengine,
    datum_in_woorden,
    eis_afgeschermd,
)

DOORVERWIJZING = "doorverwijzing"
SJABLOON = "tlv/brieven/doorverwijzing.html"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verwijsbrief:
    """What the letter says to one recipient: the school, a parent, the pupil, or the other SWV ('swv').

    `naar` is the name and address of the other SWV; empty when no application is needed anywhere. `uitleg` holds the
    sentences with their rule. Raises BriefOnvolledig when something is missing.
    """

    afzender: Afzender
    geadresseerde: Geadresseerde
    verzenddatum: date
    kenmerk: str
    leerling_naam: str
    geboortedatum: date
    school: str
    ontvangen_op: date
    naar: tuple[str, ...]
    uitleg: tuple[tuple[str, str], ...]
    feiten: tuple[tuple[str, str], ...]
    toelichting: str
    steunpunt: str
    ondertekenaar: Ondertekenaar
    sjabloonversie: str
    kenmerken: tuple[Kenmerk, ...] = ()

    def __post_init__(self) -> None:
        gebreken = [] if any(zin.strip() for _, zin in self.uitleg) else ["uitleg ontbreekt (TLV-40)"]
        if not self.feiten and not self.toelichting.strip():
            gebreken.append("feiten ontbreken (TLV-40)")
        if not self.steunpunt.strip():
            gebreken.append("steunpunt ontbreekt (TLV-181)")
        if not (self.kenmerk and self.leerling_naam and self.school and self.ondertekenaar.naam):
            gebreken.append("kenmerk, leerling, school of ondertekenaar ontbreekt (RCH-16)")
        if self.geadresseerde.kanaal == "papier" and not self.geadresseerde.adresregels:
            gebreken.append("adresregels ontbreken voor een brief op papier (RCH-15)")
        if self.geadresseerde.soort == "swv" and not self.naar:
            gebreken.append("het andere samenwerkingsverband ontbreekt (TLV-40)")
        if gebreken:
            raise BriefOnvolledig(gebreken)


@cache
def sjabloonversie_verwijzing() -> str:
    """The fingerprint of all that shapes the letter (RCH-16)."""
    bronnen = [SJABLONEN / "kern/brieven/basis.html", SJABLONEN / SJABLOON, LOGOMAP.parent / "letter.css"]
    inhoud = b"\0".join(pad.read_bytes() for pad in (*bronnen, *sorted(LOGOMAP.glob("*.svg"))))
    return f"doorverwijzing-{sha256(inhoud).hexdigest()[:12]}"


def titel_van_verwijzing(brief: Verwijsbrief) -> str:
    """The title of the document, without the name of the leerling."""
    return f"Doorverwijzing van een aanvraag, kenmerk {brief.kenmerk}"


def render_verwijsbrief(brief: Verwijsbrief, *, afgeschermd: Iterable[str] = ()) -> str:
    """The letter as a complete HTML document; raises AfgeschermdInBrief as render_brief does."""
    afzender = brief.afzender
    context = {
        "brief": brief,
        "titel": titel_van_verwijzing(brief),
        "logo": logo_svg(afzender.logo, accentkleur=afzender.accentkleur, naam=afzender.naam),
        "lang_adres": adres_past_krap(brief.geadresseerde),
        "verzonden_iso": brief.verzenddatum.isoformat(),
        "verzonden": datum_in_woorden(brief.verzenddatum),
        "geboren": datum_in_woorden(brief.geboortedatum),
        "ontvangen": datum_in_woorden(brief.ontvangen_op),
        "naar": brief.naar[0] if brief.naar else "",
        "naar_regels": ", ".join(brief.naar),
        "aan": brief.geadresseerde.soort,
        "toelichting": alineas_van(brief.toelichting),
        "steunpunt": alineas_van(brief.steunpunt),
    }
    html = briefengine().get_template(SJABLOON).render(Context(context, use_l10n=False, use_tz=False))
    eis_afgeschermd(html, afgeschermd)
    return html


def eisen_van_verwijzing(brief: Verwijsbrief) -> tuple[Eis, ...]:
    """What the finished letter must say: to whom, about whom, where it goes and why, and that it is no besluit."""
    eisen = [
        Eis("RCH-08", "de dag van verzending", ("Verzonden op", datum_in_woorden(brief.verzenddatum))),
        Eis("RCH-08", "de naam van de ontvanger", (brief.geadresseerde.naam,)),
        Eis("TLV-40", "over wie de aanvraag gaat", (brief.leerling_naam, brief.school)),
        Eis("TLV-40", "waarom de aanvraag ergens anders hoort", tuple(zin for _, zin in brief.uitleg)),
        Eis("TLV-40", "dat dit geen besluit is", ("Dit is geen besluit over de leerling",)),
    ]
    if brief.naar:
        eisen.append(
            Eis("TLV-40", "waar de aanvraag heen gaat, en de wet", ("Wij verwijzen naar", brief.naar[0], "2:3"))
        )
    if brief.geadresseerde.soort != "swv":
        eisen.append(Eis("TLV-181", "het steunpunt", ("Hulp en informatie", brief.steunpunt)))
    return tuple(eisen)
