"""The letter with the decision on an objection: what was decided and why, and how to appeal (RCH-08, RCH-09, RCH-12).

No besluit letter: against it one appeals to the court (Awb 6:7, 8:1), so it has no clause about objecting.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from typing import Literal

from django.template import Context

from swv.kern.documenten.letter import (
    BEROEPKOP,
    CATEGORIENAMEN,
    Afzender,
    BriefOnvolledig,
    Geadresseerde,
    Kenmerk,
    Ondertekenaar,
    Uitkomst,
)
from swv.kern.documenten.letter_huisstijl import LOGOMAP, logo_svg
from swv.kern.documenten.letter_lint import Eis, eisen_van_beroep
from swv.kern.documenten.letter_tekstblokken import alineas_van
from swv.kern.documenten.letter_weergave import (
    SJABLONEN,
    adres_past_krap,
    briefengine,
    datum_in_woorden,
    eis_afgeschermd,
)

BESLISSING_OP_BEZWAAR = "beslissing_op_bezwaar"
SJABLOON = "tlv/brieven/beslissing_op_bezwaar.html"
Oordeel = Literal["gegrond", "ongegrond", "niet_ontvankelijk"]
IN_WOORDEN = {"gegrond": "gegrond", "ongegrond": "ongegrond", "niet_ontvankelijk": "niet-ontvankelijk"}


@dataclass(frozen=True, kw_only=True, slots=True)
class NieuwBesluit:
    """The besluit that comes in the place of the old one; number, category and period with a grant only (TLV-112)."""

    uitkomst: Uitkomst
    categorie: int | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None
    tlv_nummer: str = ""
    vervalt: str = ""
    advies: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Beslissingsbrief:
    """What the decision says to one recipient; `eigen` when that is who objected.

    `stappen` are sentences about the hearing and the advice, as kept with the decision. Raises BriefOnvolledig when
    something is missing.
    """

    afzender: Afzender
    geadresseerde: Geadresseerde
    verzenddatum: date
    kenmerk: str
    leerling_naam: str
    geboortedatum: date
    school: str
    eigen: bool
    indiener: str
    ontvangen_op: date
    besluit_van: date
    oordeel: Oordeel
    motivering: str
    stappen: tuple[str, ...]
    niet_gehoord: str
    afwijking: str
    ontvankelijkheid: str
    bevoegd: str
    rechtbank: str
    laatste_beroepsdag: date
    steunpunt: str
    ondertekenaar: Ondertekenaar
    sjabloonversie: str
    nieuw: NieuwBesluit | None = None
    kenmerken: tuple[Kenmerk, ...] = ()

    def __post_init__(self) -> None:
        verplicht = (
            "kenmerk",
            "leerling_naam",
            "school",
            "indiener",
            "motivering",
            "bevoegd",
            "rechtbank",
            "steunpunt",
        )
        gebreken = [f"{veld} ontbreekt (RCH-09)" for veld in verplicht if not str(getattr(self, veld)).strip()]
        if not self.stappen:
            gebreken.append("wie is gehoord ontbreekt (RCH-12)")
        if self.geadresseerde.kanaal == "papier" and not self.geadresseerde.adresregels:
            gebreken.append("adresregels ontbreken voor een brief op papier (RCH-15)")
        if self.laatste_beroepsdag <= self.verzenddatum:
            gebreken.append("laatste_beroepsdag ligt niet na de verzenddatum (RCH-10)")
        if self.nieuw is not None and self.nieuw.uitkomst == "toegekend" and not self.nieuw.tlv_nummer:
            gebreken.append("tlv_nummer ontbreekt (TLV-112)")
        if gebreken:
            raise BriefOnvolledig(gebreken)

    @property
    def grondslag(self) -> str:
        """The articles of the Awb on which this decision rests (RCH-09)."""
        artikelen = "de artikelen 6:4 tot en met 6:13" if self.oordeel == "niet_ontvankelijk" else "artikel 7:11"
        return f"{artikelen} van de Algemene wet bestuursrecht"


@cache
def sjabloonversie_beslissing() -> str:
    """The fingerprint of all that shapes the letter (RCH-16)."""
    gedeeld = [SJABLONEN / "kern/brieven" / naam for naam in ("basis.html", "_beroep.html")]
    bronnen = [*gedeeld, SJABLONEN / SJABLOON, LOGOMAP.parent / "letter.css"]
    inhoud = b"\0".join(pad.read_bytes() for pad in (*bronnen, *sorted(LOGOMAP.glob("*.svg"))))
    return f"beslissing-op-bezwaar-{sha256(inhoud).hexdigest()[:12]}"


def titel_van_beslissing(brief: Beslissingsbrief) -> str:
    """The title of the document, without the name of the leerling."""
    return f"Beslissing op bezwaar, kenmerk {brief.kenmerk}"


def render_beslissing(brief: Beslissingsbrief, *, afgeschermd: Iterable[str] = ()) -> str:
    """The letter as a complete HTML document; raises AfgeschermdInBrief as render_brief does."""
    afzender, nieuw = brief.afzender, brief.nieuw
    context = {
        "brief": brief,
        "titel": titel_van_beslissing(brief),
        "logo": logo_svg(afzender.logo, accentkleur=afzender.accentkleur, naam=afzender.naam),
        "lang_adres": adres_past_krap(brief.geadresseerde),
        "verzonden_iso": brief.verzenddatum.isoformat(),
        "verzonden": datum_in_woorden(brief.verzenddatum),
        "geboren": datum_in_woorden(brief.geboortedatum),
        "ontvangen": datum_in_woorden(brief.ontvangen_op),
        "besluit_van": datum_in_woorden(brief.besluit_van),
        "laatste_beroepsdag": datum_in_woorden(brief.laatste_beroepsdag),
        "oordeel": IN_WOORDEN[brief.oordeel],
        "aan": brief.geadresseerde.soort,
        "beroepkop": BEROEPKOP,
        **{veld: alineas_van(getattr(brief, veld)) for veld in _TEKSTEN},
        "nieuw": nieuw,
        "categorie_naam": CATEGORIENAMEN[nieuw.categorie] if nieuw and nieuw.categorie else "",
        "geldig_van": datum_in_woorden(nieuw.ingangsdatum) if nieuw and nieuw.ingangsdatum else "",
        "geldig_tot": datum_in_woorden(nieuw.einddatum) if nieuw and nieuw.einddatum else "",
        "advies": alineas_van(nieuw.advies) if nieuw else "",
    }
    html = briefengine().get_template(SJABLOON).render(Context(context, use_l10n=False, use_tz=False))
    eis_afgeschermd(html, afgeschermd)
    return html


_TEKSTEN = ("motivering", "niet_gehoord", "afwijking", "ontvankelijkheid", "steunpunt")


def eisen_van_beslissing(brief: Beslissingsbrief) -> tuple[Eis, ...]:
    """What the finished letter must say: what was decided on which objection, why, by whom, and how to appeal."""
    eisen = [
        Eis("RCH-08", "de dag van verzending", ("Verzonden op", datum_in_woorden(brief.verzenddatum))),
        Eis("RCH-08", "de naam van de ontvanger", (brief.geadresseerde.naam,)),
        Eis("RCH-09", "over wie de beslissing gaat", (brief.leerling_naam, brief.school)),
        Eis("RCH-09", "de beslissing", ("Onze beslissing", "Het bezwaar is", IN_WOORDEN[brief.oordeel])),
        Eis("RCH-09", "de wettelijke grondslag", (brief.grondslag,)),
        Eis("RCH-09", "de motivering", tuple(brief.motivering.split("\n\n"))),
        Eis("RCH-09", "wie besliste", (brief.bevoegd, brief.ondertekenaar.naam)),
        *eisen_van_beroep(brief.rechtbank, brief.laatste_beroepsdag),
        Eis("RCH-12", "wie is gehoord en wat de commissie adviseerde", brief.stappen),
        Eis("TLV-181", "het steunpunt", ("Hulp en informatie", brief.steunpunt)),
    ]
    if brief.afwijking:
        eisen.append(Eis("RCH-12", "waarom de beslissing anders is", tuple(brief.afwijking.split("\n\n"))))
    if brief.nieuw is not None:
        eisen += _eisen_nieuw(brief.nieuw)
    return tuple(eisen)


def _eisen_nieuw(nieuw: NieuwBesluit) -> list[Eis]:
    if nieuw.uitkomst == "afgewezen" or nieuw.ingangsdatum is None or nieuw.einddatum is None:
        return [
            Eis("TLV-112", "het nieuwe besluit", ("Ons nieuwe besluit", "afgewezen")),
            Eis("TLV-111", "het advies bij de afwijzing", ("Ons advies", *nieuw.advies.split("\n\n"))),
        ]
    duur = (datum_in_woorden(nieuw.ingangsdatum), "tot en met", datum_in_woorden(nieuw.einddatum))
    return [
        Eis("TLV-112", "het nieuwe besluit", ("Ons nieuwe besluit", "TLV toegekend", *duur)),
        Eis("TLV-112", "de bekostigingscategorie", ("Bekostigingscategorie", str(nieuw.categorie))),
        Eis("TLV-112", "het TLV-nummer", (nieuw.tlv_nummer,)),
    ]
