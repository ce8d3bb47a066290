"""May these texts be used: every block by itself, and every variant of every letter as it would go out.

The app that owns a kind of aanvraag declares its variants (`registreer_varianten`); the demands are those of the last
look before a letter goes out (RCH-08 to RCH-10, RCH-14, RCH-21, TLV-110 to TLV-112, TLV-181).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from swv.kern.beleid.schema import Algemeen, Brief
from swv.kern.briefteksten.blokken import BLOKNAMEN, BRIEF_BIJ_VELD, BRIEFNAMEN, PLAATSEN, Plaats
from swv.kern.documenten.letter import Besluitbrief
from swv.kern.documenten.letter_lint import eisen_van, gebreken_in
from swv.kern.documenten.letter_tekstblokken import Feiten, TekstblokFout, controleer_tekstblok, vul_tekstblok
from swv.kern.documenten.letter_weergave import PLAATSHOUDERS_PER_BRIEF, feiten_van, render_brief

Varianten = Callable[[str, Algemeen, str, Mapping[str, str]], dict[str, Besluitbrief]]
LANGSTE_TEKST = 6000
_varianten: dict[str, Varianten] = {}


def registreer_varianten(soort: str, varianten: Varianten) -> None:
    """Declare how every variant of the letters about a kind of aanvraag is made: letter, sender, ground, texts."""
    _varianten[soort] = varianten


def voorbeelden_van(soort: str, veld: str, algemeen: Algemeen, beleid: Brief) -> dict[str, Besluitbrief]:
    """Every variant of one letter about an invented pupil, by a name in Dutch."""
    return _varianten[soort](BRIEF_BIJ_VELD[veld], algemeen, beleid.grondslag, getattr(beleid, veld))


def blokfouten(plaats: Plaats, tekst: str) -> list[str]:
    """What is wrong with one text, as sentences that say what to do; nothing means it can be read."""
    if not tekst:
        return ["Deze tekst is leeg. Schrijf iets, of zet de oude tekst terug."]
    if len(tekst) > LANGSTE_TEKST:
        return [f"Deze tekst is te lang: {len(tekst)} tekens. Maak hem korter dan {LANGSTE_TEKST} tekens."]
    namen = frozenset(PLAATSHOUDERS_PER_BRIEF[BRIEF_BIJ_VELD[plaats[0]]])
    try:
        controleer_tekstblok(plaats[1], tekst, namen=namen)
    except TekstblokFout as fout:
        return [_zonder_naam(fout)]
    return []


@dataclass(frozen=True, slots=True)
class Plaatshouder:
    """A name that a text may use, what it stands for, and how it is typed; `voorbeeld` is empty for a choice."""

    naam: str
    uitleg: str
    voorbeeld: str

    @property
    def keuze(self) -> bool:
        """Whether it chooses between texts instead of being put in."""
        return not self.voorbeeld


def plaatshouders_van(veld: str, voorbeelden: Mapping[str, Besluitbrief]) -> list[Plaatshouder]:
    """Every placeholder of a letter, with the words that it gives in the first example that has them."""
    feiten = [feiten_van(brief) for brief in voorbeelden.values()]
    return [
        Plaatshouder(naam, uitleg.removeprefix("keuze: "), _eerste_tekst(naam, feiten))
        for naam, uitleg in PLAATSHOUDERS_PER_BRIEF[BRIEF_BIJ_VELD[veld]].items()
    ]


def _eerste_tekst(naam: str, feiten: list[Feiten]) -> str:
    return next((feit for rij in feiten if isinstance(feit := rij.get(naam), str) and feit), "")


def lezingen_van(plaats: Plaats, tekst: str, voorbeelden: Mapping[str, Besluitbrief]) -> list[tuple[SafeString, str]]:
    """How one text reads in the letters, each reading once, with the letters in which it stands so."""
    waar: dict[SafeString, list[str]] = {}
    for naam, brief in voorbeelden.items():
        try:
            gelezen = vul_tekstblok(plaats[1], tekst, feiten_van(brief))
        except TekstblokFout:
            continue
        waar.setdefault(gelezen, []).append(naam)
    return [(gelezen, "; ".join(namen)) for gelezen, namen in waar.items()]


def schrijffouten(wijzigingen: Mapping[Plaats, str]) -> list[str]:
    """What is wrong with the texts that somebody wrote, each with its letter and its name."""
    return [
        f"{BRIEFNAMEN[plaats[0]]}, {BLOKNAMEN[plaats[1]][0].lower()}: {fout}"
        for plaats in PLAATSEN
        if plaats in wijzigingen
        for fout in blokfouten(plaats, wijzigingen[plaats])
    ]


def brieffouten_van(soort: str, algemeen: Algemeen, beleid: Brief) -> list[str]:
    """Why texts that can be read may not be used, each with the letters that it spoils; empty when all may go out."""
    waar: dict[str, list[str]] = {}
    for veld in BRIEF_BIJ_VELD:
        for naam, brief in voorbeelden_van(soort, veld, algemeen, beleid).items():
            for gebrek in _gebreken(brief):
                waar.setdefault(gebrek, []).append(naam)
    return [f"{gebrek} (in: {'; '.join(namen)})" for gebrek, namen in waar.items()]


def _gebreken(brief: Besluitbrief) -> list[str]:
    try:
        return gebreken_in(render_brief(brief), eisen_van(brief))
    except TekstblokFout as fout:
        return [str(fout)]


def _zonder_naam(fout: TekstblokFout) -> str:
    """The sentence without the name of the block: it stands at its own field."""
    zin = str(fout).partition(": ")[2]
    return zin[:1].upper() + zin[1:]
