"""From the contract of a letter to its HTML."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from django.template import Context, Engine

from swv.kern.documenten.letter import (
    BEROEPKOP,
    CATEGORIENAMEN,
    Besluitbrief,
    BesluitbriefTlv,
    BesluitMetAdviezen,
    BriefBuitenBehandeling,
    BriefNietOntvankelijk,
    Deskundigenadvies,
    Geadresseerde,
)
from swv.kern.documenten.letter_huisstijl import LOGOMAP, logo_svg
from swv.kern.documenten.letter_tekstblokken import (
    STANDAARDTEKSTEN,
    Feiten,
    TekstblokFout,
    alineas_van,
    controleer_tekstblok,
    standaardteksten,
    vul_regel,
    vul_tekstblok,
)
from swv.kern.documenten.pdf_tekst import tekst_van

SJABLONEN = Path(__file__).resolve().parents[3] / "templates"
BESLUIT_TLV = "besluit_tlv"
NIET_ONTVANKELIJK = "niet_ontvankelijk"
BUITEN_BEHANDELING = "buiten_behandeling"
BESTANDEN: MappingProxyType[str, str] = MappingProxyType(
    {
        BESLUIT_TLV: "tlv/brieven/besluit.html",
        NIET_ONTVANKELIJK: "tlv/brieven/niet_ontvankelijk.html",
        BUITEN_BEHANDELING: "tlv/brieven/buiten_behandeling.html",
    }
)
GEDEELD = (
    "kern/brieven/basis.html",
    "kern/brieven/besluit.html",
    "kern/brieven/_bezwaar.html",
    "kern/brieven/_beroep.html",
    "tlv/brieven/_adviezen.html",
    "tlv/brieven/_bijlagen.html",
)

WAAROVER: MappingProxyType[str, str] = MappingProxyType(
    {
        BESLUIT_TLV: "toelaatbaarheidsverklaring",
        NIET_ONTVANKELIJK: "aanvraag niet-ontvankelijk",
        BUITEN_BEHANDELING: "buiten behandeling laten",
    }
)

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
TELWOORDEN = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
RANGWOORDEN = ("Eerste", "Tweede", "Derde", "Vierde", "Vijfde", "Zesde", "Zevende", "Achtste", "Negende", "Tiende")
REGELS = ("onderwerp", "aanhef")
ALINEAS = ("inleiding", "besluit", "motivering_inleiding", "vervolg", "bezwaar", "steunpunt", "slot")
TEKSTBLOKKEN = REGELS + ALINEAS

_VOOR_ELK: MappingProxyType[str, str] = MappingProxyType(
    {
        "aanhef": "de aanhef van de ontvanger, zonder komma",
        "leerling_naam": "de naam van de leerling",
        "school": "de naam van de school die de aanvraag deed",
        "swv_naam": "de naam van het samenwerkingsverband",
        "telefoon": "het telefoonnummer van het samenwerkingsverband",
        "email": "het e-mailadres van het samenwerkingsverband",
        "website": "de website van het samenwerkingsverband",
        "kenmerk": "het kenmerk van de brief",
        "verzenddatum": "de dag waarop de brief wordt verzonden",
        "laatste_bezwaardag": "de laatste dag om bezwaar te maken",
        "bezwaartermijn": "de termijn voor bezwaar in woorden",
        "bezwaaradres": "het adres voor bezwaar op een regel",
        "aan_school": "keuze: de brief gaat naar een school",
        "aan_ouder": "keuze: de brief gaat naar een ouder of verzorger",
        "aan_leerling": "keuze: de brief gaat naar de leerling zelf (18 jaar of ouder)",
    }
)
_ADVIEZEN = "de adviezen van twee deskundigen, met het aantal dat adviseerde in woorden"
PLAATSHOUDERS: MappingProxyType[str, str] = MappingProxyType(
    {
        **_VOOR_ELK,
        "adviezen": _ADVIEZEN,
        "categorie": "de bekostigingscategorie als cijfer, alleen bij een toekenning",
        "categorie_naam": "laag, midden of hoog, alleen bij een toekenning",
        "ingangsdatum": "de eerste dag van de TLV, alleen bij een toekenning",
        "einddatum": "de laatste dag van de TLV, alleen bij een toekenning",
        "tlv_nummer": "het nummer van de TLV, alleen bij een toekenning",
        "toegekend": "keuze: de TLV is toegekend",
        "afgewezen": "keuze: de TLV is afgewezen",
    }
)
PLAATSHOUDERS_PER_BRIEF: MappingProxyType[str, MappingProxyType[str, str]] = MappingProxyType(
    {
        BESLUIT_TLV: PLAATSHOUDERS,
        NIET_ONTVANKELIJK: MappingProxyType(
            {
                **_VOOR_ELK,
                "adviezen": _ADVIEZEN,
                "omdat": "de reden in woorden, die na 'omdat' past",
            }
        ),
        BUITEN_BEHANDELING: MappingProxyType(
            {
                **_VOOR_ELK,
                "gevraagd_op": "de dag waarop om aanvulling is gevraagd",
                "hersteltermijn": "de laatste dag om aan te vullen",
            }
        ),
    }
)

LANG_ADRES = 5
LANGE_REGEL = 40


class AfgeschermdInBrief(ValueError):
    """The letter holds an address that its recipient may not know (OPEN-82). The message leaves it out."""


class _Ontbrekend(str):
    """Makes a template fail on a variable that does not exist, instead of leaving a hole in the letter."""

    __slots__ = ()

    def __contains__(self, deel: object) -> bool:
        return True

    def __mod__(self, naam: object) -> str:
        raise LookupError(f"Het briefsjabloon gebruikt '{naam}', maar dat bestaat niet.")


@cache
def briefengine() -> Engine:
    """The engine of letters: our own templates, escaped, failing on what does not exist."""
    return Engine(dirs=[str(SJABLONEN)], app_dirs=False, autoescape=True, string_if_invalid=_Ontbrekend("%s"))


def datum_in_woorden(dag: date) -> str:
    """Return a day as in a Dutch letter: 1 augustus 2026."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


@cache
def sjabloonversie(soort: str = BESLUIT_TLV) -> str:
    """Return the kind ("besluit-tlv-") and 12 hex: the fingerprint of all that shapes the letter, policy apart.

    It changes by itself when a template, the style sheet, a logo or a default text changes.
    """
    stijl = LOGOMAP.parent / "letter.css"
    bronnen = [
        *(SJABLONEN / naam for naam in (*GEDEELD, BESTANDEN[soort])),
        stijl,
        STANDAARDTEKSTEN,
        *sorted(LOGOMAP.glob("*.svg")),
    ]
    inhoud = b"\0".join(pad.read_bytes() for pad in bronnen)
    return f"{soort.replace('_', '-')}-{sha256(inhoud).hexdigest()[:12]}"


def _soort(brief: Besluitbrief) -> str:
    if isinstance(brief, BriefNietOntvankelijk):
        return NIET_ONTVANKELIJK
    return BUITEN_BEHANDELING if isinstance(brief, BriefBuitenBehandeling) else BESLUIT_TLV


def titel_van(brief: Besluitbrief) -> str:
    """Return the title of the document, without the name of the leerling: it shows in lists and windows."""
    return f"Besluit {WAAROVER[_soort(brief)]}, kenmerk {brief.kenmerk}"


def controleer_tekstblokken(tekstblokken: dict[str, str], soort: str = BESLUIT_TLV) -> None:
    """Check the text blocks of policy when it is loaded; raise TekstblokFout for the first fault.

    An unknown block name is a fault too: it would never be printed.
    """
    for naam, bron in tekstblokken.items():
        if naam not in TEKSTBLOKKEN:
            raise TekstblokFout(f"Tekstblok '{naam}' bestaat niet; kies uit {', '.join(TEKSTBLOKKEN)}.")
        controleer_tekstblok(naam, bron, namen=frozenset(PLAATSHOUDERS_PER_BRIEF[soort]))


def render_brief(brief: Besluitbrief, *, afgeschermd: Iterable[str] = ()) -> str:
    """Return the letter as a complete HTML document, without scripts, styles or addresses to fetch.

    `afgeschermd` holds secret addresses of others in the dossier, one string per line of address; raises
    AfgeschermdInBrief when one of them got into the letter, for instance by the motivering. Raises
    TekstblokFout when a text block of policy is wrong.
    """
    soort = _soort(brief)
    teksten = {**standaardteksten(soort), **brief.tekstblokken}
    controleer_tekstblokken(teksten, soort)
    feiten = feiten_van(brief)
    context = _context(brief)
    context["tekst"] = {naam: vul_regel(naam, teksten[naam], feiten) for naam in REGELS} | {
        naam: vul_tekstblok(naam, teksten[naam], feiten) for naam in ALINEAS
    }
    html = briefengine().get_template(BESTANDEN[soort]).render(Context(context, use_l10n=False, use_tz=False))
    eis_afgeschermd(html, afgeschermd)
    return html


def eis_afgeschermd(html: str, afgeschermd: Iterable[str]) -> None:
    """Raise AfgeschermdInBrief when one of the given texts stands in the letter, however it is spaced."""
    tekst = tekst_van(html).casefold()
    for geheim in afgeschermd:
        delen = re.findall(r"\d+|[^\W\d_]+", geheim.casefold())
        if delen and re.search(r"(?<!\w)" + r"[\W_]*".join(delen) + r"(?!\w)", tekst):
            raise AfgeschermdInBrief("De brief bevat een adres dat de ontvanger niet mag zien.")


def feiten_van(brief: Besluitbrief) -> Feiten:
    """What each placeholder stands for in this letter."""
    feiten: dict[str, str | bool | None] = _feiten_voor_elk(brief)
    if isinstance(brief, BesluitMetAdviezen):
        feiten |= {"adviezen": _adviezen_in_woorden(len(brief.deskundigen))}
    if isinstance(brief, BesluitbriefTlv):
        feiten |= {
            **_verlening(brief),
            "tlv_nummer": brief.tlv_nummer,
            "toegekend": brief.toegekend,
            "afgewezen": not brief.toegekend,
        }
    elif isinstance(brief, BriefNietOntvankelijk):
        feiten |= {"omdat": brief.omdat}
    elif isinstance(brief, BriefBuitenBehandeling):
        feiten |= {
            "gevraagd_op": datum_in_woorden(brief.gevraagd_op),
            "hersteltermijn": datum_in_woorden(brief.hersteltermijn),
        }
    return feiten


def _feiten_voor_elk(brief: Besluitbrief) -> dict[str, str | bool | None]:
    afzender = brief.afzender
    return {
        "aanhef": brief.geadresseerde.aanhef,
        "leerling_naam": brief.leerling_naam,
        "school": brief.school,
        "swv_naam": afzender.naam,
        "telefoon": afzender.telefoon,
        "email": afzender.email,
        "website": afzender.website,
        "kenmerk": brief.kenmerk,
        "verzenddatum": datum_in_woorden(brief.verzenddatum),
        "laatste_bezwaardag": datum_in_woorden(brief.laatste_bezwaardag),
        "bezwaartermijn": brief.bezwaartermijn,
        "bezwaaradres": ", ".join(brief.bezwaaradres),
        "aan_school": brief.geadresseerde.soort == "school",
        "aan_ouder": brief.geadresseerde.soort == "ouder",
        "aan_leerling": brief.geadresseerde.soort == "leerling",
    }


def _verlening(brief: BesluitbriefTlv) -> dict[str, str]:
    """Return category and period in words; empty for a refusal."""
    if brief.categorie is None or brief.ingangsdatum is None or brief.einddatum is None:
        return dict.fromkeys(("categorie", "categorie_naam", "ingangsdatum", "einddatum"), "")
    return {
        "categorie": str(brief.categorie),
        "categorie_naam": CATEGORIENAMEN[brief.categorie],
        "ingangsdatum": datum_in_woorden(brief.ingangsdatum),
        "einddatum": datum_in_woorden(brief.einddatum),
    }


def _context(brief: Besluitbrief) -> dict[str, object]:
    context: dict[str, object] = {
        "brief": brief,
        "titel": titel_van(brief),
        "logo": logo_svg(brief.afzender.logo, accentkleur=brief.afzender.accentkleur, naam=brief.afzender.naam),
        "lang_adres": adres_past_krap(brief.geadresseerde),
        "verzonden_iso": brief.verzenddatum.isoformat(),
        "verzonden": datum_in_woorden(brief.verzenddatum),
        "geboren": datum_in_woorden(brief.geboortedatum),
        "laatste_bezwaardag": datum_in_woorden(brief.laatste_bezwaardag),
        "laatste_beroepsdag": datum_in_woorden(brief.laatste_bezwaardag),
        "beroepkop": BEROEPKOP,
        "bezwaaradres": ", ".join(brief.bezwaaradres),
        "steunpunt": alineas_van(brief.steunpunt),
    }
    if isinstance(brief, BesluitbriefTlv):
        context |= {"verlening": _verlening(brief)}
    if isinstance(brief, BesluitMetAdviezen):
        context |= {
            "deskundigen": deskundigen_met_rang(brief),
            "bijlagen": [(geheel, datum_in_woorden(geheel.vastgesteld_op)) for geheel in brief.bijlagen],
            "aantal_deskundigen": _telwoord(len(brief.deskundigen)).capitalize(),
        }
    elif isinstance(brief, BriefBuitenBehandeling):
        context |= {
            "gevraagd_op": datum_in_woorden(brief.gevraagd_op),
            "hersteltermijn": datum_in_woorden(brief.hersteltermijn),
        }
    return context


def _telwoord(aantal: int) -> str:
    return TELWOORDEN[aantal - 1] if aantal <= len(TELWOORDEN) else str(aantal)


def _adviezen_in_woorden(aantal: int) -> str:
    return "het advies van een deskundige" if aantal == 1 else f"de adviezen van {_telwoord(aantal)} deskundigen"


def rang_van(nummer: int, aantal: int) -> str:
    """What an expert is called in a letter: the only one has no number (RCH-21)."""
    if aantal == 1:
        return "Deskundige"
    return f"{RANGWOORDEN[nummer - 1] if nummer <= len(RANGWOORDEN) else f'{nummer}e'} deskundige"


def deskundigen_met_rang(brief: BesluitMetAdviezen) -> list[tuple[str, Deskundigenadvies]]:
    """Each expert with what the letter calls them, the first one first (RCH-21)."""
    aantal = len(brief.deskundigen)
    return [(rang_van(nummer, aantal), advies) for nummer, advies in enumerate(brief.deskundigen, start=1)]


def adres_past_krap(geadresseerde: Geadresseerde) -> bool:
    """Whether the address needs a smaller type to stay inside the window."""
    regels = (geadresseerde.naam, *geadresseerde.adresregels)
    return len(regels) > LANG_ADRES or any(len(regel) > LANGE_REGEL for regel in regels)
