"""The last look at a letter before it goes out: does the finished text say what the law asks (RCH-08..10, 21)?

The contract (letter.py) guards the facts; this looks at what came out of template and text blocks, in the HTML and
in the PDF. A demand has the words that must stand in the letter, its rule, and what to do when they do not.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from swv.kern.documenten.letter import (
    BEROEPKOP,
    Besluitbrief,
    BesluitbriefTlv,
    BesluitMetAdviezen,
    BriefBuitenBehandeling,
    BriefNietOntvankelijk,
    BriefOnvolledig,
)
from swv.kern.documenten.letter_weergave import MAANDEN, datum_in_woorden, deskundigen_met_rang
from swv.kern.documenten.pdf import lees_tekst
from swv.kern.documenten.pdf_tekst import tekst_van
from swv.kern.termijnen.rules import bezwaartermijn

SJABLOON = "Kijk bij Brieven, Teksten welk tekstblok dit weglaat, of vraag het de beheerder."
BESLUIT = "Dit komt uit het besluit. Vraag wie besloot om het te herstellen."
BEZWAARKOP = "Bent u het niet eens met dit besluit?"
HULPKOP = "Hulp en informatie"
DAG = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MAANDEN)}) \d{{4}}\b")
LOPEND = re.compile(r'data-(?:vervolgkop|voettekst)="([^"]*)"')
BRIEFHOOFD = re.compile(r"<header\b.*?</header>", re.DOTALL)
PAGINA = re.compile(r"pagina \d+ van \d+")


class BriefGeweigerd(BriefOnvolledig):
    """The finished letter lacks what the law asks; `gebreken` names each with its rule and what to do."""

    def __init__(self, gebreken: list[str]) -> None:
        ValueError.__init__(self, "Deze brief gaat niet uit. " + " ".join(gebreken))
        self.gebreken = tuple(gebreken)


@dataclass(frozen=True, slots=True)
class Eis:
    """What a letter must say: all of `teksten`, word for word and in this order, or it is refused.

    `wat` names it in Dutch with an article, `herstel` tells the secretariaat what to do.
    """

    regel: str
    wat: str
    teksten: tuple[str, ...]
    herstel: str = SJABLOON


def eisen_van(brief: Besluitbrief) -> tuple[Eis, ...]:
    """Everything that this letter must say, computed from the facts and not from the template."""
    laatste_dag = bezwaartermijn(brief.verzenddatum).uiterste_dag
    eisen = [
        Eis("RCH-08", "de dag van verzending", ("Verzonden op", datum_in_woorden(brief.verzenddatum))),
        Eis("RCH-08", "de naam van de ontvanger", (brief.geadresseerde.naam,)),
        Eis("RCH-09", "over wie het besluit gaat", (brief.leerling_naam,)),
        Eis("RCH-09", "de wettelijke grondslag", (brief.grondslag,), BESLUIT),
        Eis("RCH-09", "de motivering", brief.motivering, BESLUIT),
        Eis("RCH-09", "wie het besluit nam", (brief.bevoegd, brief.ondertekenaar.naam), BESLUIT),
        *(eisen_van_beroep(brief.rechtbank, laatste_dag) if brief.rechtbank else _eisen_bezwaar(brief, laatste_dag)),
        Eis("TLV-181", "het steunpunt", (HULPKOP, brief.steunpunt)),
    ]
    if brief.geadresseerde.soort != "school":
        eisen.append(Eis("TLV-181", "het recht op een zienswijze", ("zienswijze",)))
    if isinstance(brief, BesluitMetAdviezen):
        eisen += _eisen_adviezen(brief)
    if isinstance(brief, BesluitbriefTlv):
        eisen += _eisen_besluit(brief)
    elif isinstance(brief, BriefNietOntvankelijk):
        eisen += _eisen_niet_ontvankelijk(brief)
    elif isinstance(brief, BriefBuitenBehandeling):
        eisen += _eisen_buiten_behandeling(brief)
    return tuple(eisen)


def _eisen_bezwaar(brief: Besluitbrief, laatste_dag: date) -> list[Eis]:
    return [
        Eis("RCH-09", "wie bezwaar kan maken", (BEZWAARKOP, "Wie:", "ouders", "aanvragende school")),
        Eis("RCH-09", "waar men bezwaar maakt", (BEZWAARKOP, *brief.bezwaaradres)),
        Eis("RCH-10", "de bezwaartermijn", (BEZWAARKOP, brief.bezwaartermijn)),
        Eis(
            "RCH-10",
            f"de laatste dag om bezwaar te maken ({datum_in_woorden(laatste_dag)})",
            (BEZWAARKOP, "bezwaar maken tot en met", datum_in_woorden(laatste_dag)),
        ),
    ]


def eisen_van_beroep(rechtbank: str, laatste_dag: date) -> list[Eis]:
    """What a letter says against which one appeals: at which court, and until when (RCH-09, RCH-10, Awb 6:23)."""
    tot = datum_in_woorden(laatste_dag)
    return [
        Eis("RCH-09", "waar men in beroep gaat", (BEROEPKOP, f"rechtbank {rechtbank}")),
        Eis("RCH-10", f"de laatste dag om in beroep te gaan ({tot})", (BEROEPKOP, "in beroep gaan tot en met", tot)),
    ]


def _eisen_adviezen(brief: BesluitMetAdviezen) -> list[Eis]:
    eisen = [
        Eis("RCH-21", f"wie {rang.lower()} was, met beroep", (rang, advies.naam, advies.discipline, advies.strekking))
        for rang, advies in deskundigen_met_rang(brief)
    ]
    twee = Eis("TLV-110", "het advies van twee deskundigen", ("Eerste deskundige", "Tweede deskundige"), BESLUIT)
    bijlagen = [
        Eis("RCH-21", f"het hele advies van {geheel.naam} als bijlage", (geheel.titel, *geheel.motivering), BESLUIT)
        for geheel in brief.bijlagen
    ]
    return [*eisen, twee, *bijlagen]


def _eisen_niet_ontvankelijk(brief: BriefNietOntvankelijk) -> list[Eis]:
    return [
        Eis("RCH-09", "het besluit", ("Ons besluit", "De aanvraag is niet-ontvankelijk"), BESLUIT),
        Eis("RCH-09", "waarom de aanvraag niet-ontvankelijk is", ("Ons besluit", brief.omdat), BESLUIT),
    ]


def _eisen_besluit(brief: BesluitbriefTlv) -> list[Eis]:
    if brief.toegekend and brief.categorie and brief.ingangsdatum and brief.einddatum:
        duur = (datum_in_woorden(brief.ingangsdatum), "tot en met", datum_in_woorden(brief.einddatum))
        return [
            Eis("TLV-112", "het besluit", ("Ons besluit", "TLV toegekend"), BESLUIT),
            Eis("TLV-112", "de bekostigingscategorie", ("Bekostigingscategorie", str(brief.categorie)), BESLUIT),
            Eis("TLV-112", "vanaf wanneer en tot en met wanneer de TLV geldt", duur, BESLUIT),
            Eis("TLV-112", "het TLV-nummer", (brief.tlv_nummer,), BESLUIT),
        ]
    return [
        Eis("TLV-112", "het besluit", ("Ons besluit", "afgewezen"), BESLUIT),
        Eis("TLV-111", "het advies bij de afwijzing", ("Ons advies", *brief.advies), BESLUIT),
    ]


def _eisen_buiten_behandeling(brief: BriefBuitenBehandeling) -> list[Eis]:
    return [
        Eis("RCH-14", "het besluit", ("Ons besluit", "De aanvraag wordt niet behandeld"), BESLUIT),
        Eis("RCH-14", "wanneer om aanvulling is gevraagd", (datum_in_woorden(brief.gevraagd_op),), BESLUIT),
        Eis("RCH-14", "de laatste dag om aan te vullen", (datum_in_woorden(brief.hersteltermijn),), BESLUIT),
        Eis("RCH-14", "wat er ontbrak", brief.gevraagd, BESLUIT),
    ]


def gebreken_in(html: str, eisen: Sequence[Eis]) -> list[str]:
    """What the rendered letter lacks, one sentence each with rule and remedy; empty when it may go out."""
    tekst = tekst_van(html)
    woorden = _woorden(tekst)
    gebreken = [_zin(eis) for eis in eisen if not _staan_erin(eis.teksten, woorden)]
    return [*gebreken, *_vreemde_dagen(tekst, eisen)]


def eis_brief(html: str, pdf: bytes, eisen: Sequence[Eis]) -> None:
    """Raise BriefGeweigerd unless HTML and PDF both say everything (RCH-08..10, 21, TLV-110..112, 181)."""
    gebreken = gebreken_in(html, eisen)
    op_papier = _tekst_op_papier(html, pdf)
    for eis in eisen:
        if _zin(eis) not in gebreken and not all(_letters(tekst) in op_papier for tekst in eis.teksten):
            gebreken.append(f"In de pdf valt {eis.wat} weg ({eis.regel}). Vraag de beheerder om hulp.")
    if gebreken:
        raise BriefGeweigerd(gebreken)


def _zin(eis: Eis) -> str:
    return f"In de brief ontbreekt {eis.wat} ({eis.regel}). {eis.herstel}"


def _vreemde_dagen(tekst: str, eisen: Sequence[Eis]) -> list[str]:
    """Dates in the part about objection that no demand names: somebody typed a day into a text block (RCH-10)."""
    _, kop, na = tekst.partition(BEZWAARKOP)
    stuk, _, _ = na.partition(HULPKOP)
    bekend = {dag for eis in eisen for deel in eis.teksten for dag in DAG.findall(deel)}
    vreemd = sorted(set(DAG.findall(stuk)) - bekend) if kop else []
    return [
        f"Bij het bezwaar staat een dag die niet klopt: {dag} (RCH-10). Gebruik in het tekstblok de plaatshouder"
        " laatste_bezwaardag in plaats van een dag."
        for dag in vreemd
    ]


def _staan_erin(teksten: Sequence[str], woorden: list[str]) -> bool:
    """Whether the texts stand in the letter, each after the one before it."""
    vanaf = 0
    for tekst in teksten:
        gezocht = _woorden(tekst)
        vanaf = _vind(gezocht, woorden, vanaf)
        if vanaf < 0:
            return False
    return True


def _vind(gezocht: list[str], woorden: list[str], vanaf: int) -> int:
    """Index after the first occurrence of a run of words, -1 when it is not there; nothing is always there."""
    lengte = len(gezocht)
    for begin in range(vanaf, len(woorden) - lengte + 1):
        if woorden[begin : begin + lengte] == gezocht:
            return begin + lengte
    return -1


def _woorden(tekst: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", tekst).casefold())


def _letters(tekst: str) -> str:
    """Letters and digits alone: where a line breaks or a word is hyphenated differs between HTML and PDF."""
    return "".join(teken for teken in unicodedata.normalize("NFKC", tekst).casefold() if teken.isalnum())


def _tekst_op_papier(html: str, pdf: bytes) -> str:
    """The text of the PDF without letterhead, running header and footer: they cut a paragraph over two pages in two."""
    lopend = [_letters(regel) for regel in LOPEND.findall(html)]
    lopend += [_letters(tekst_van(hoofd)) for hoofd in BRIEFHOOFD.findall(html)]
    schoon = []
    for pagina in lees_tekst(pdf):
        letters = _letters(PAGINA.sub(" ", " ".join(pagina.split())))
        for regel in lopend:
            letters = letters.replace(regel, "")
        schoon.append(letters)
    return "".join(schoon)
