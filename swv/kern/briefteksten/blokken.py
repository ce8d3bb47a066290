"""The texts of the letters about a kind of aanvraag as a list of blocks, and what a change makes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from swv.kern.beleid.schema import Brief
from swv.kern.documenten.letter_tekstblokken import standaardteksten
from swv.kern.documenten.letter_weergave import (
    BESLUIT_TLV,
    BUITEN_BEHANDELING,
    NIET_ONTVANKELIJK,
    TEKSTBLOKKEN,
)

Plaats = tuple[str, str]
"""A field of the policy part and the name of a block in it: ('tekstblokken', 'slot')."""

BRIEF_BIJ_VELD: MappingProxyType[str, str] = MappingProxyType(
    {"tekstblokken": BESLUIT_TLV, "niet_ontvankelijk": NIET_ONTVANKELIJK, "buiten_behandeling": BUITEN_BEHANDELING}
)
BRIEFNAMEN: MappingProxyType[str, str] = MappingProxyType(
    {
        "tekstblokken": "Besluit op de aanvraag",
        "niet_ontvankelijk": "Besluit dat de aanvraag niet-ontvankelijk is",
        "buiten_behandeling": "Besluit om de aanvraag niet te behandelen",
    }
)
BLOKNAMEN: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        "onderwerp": ("Onderwerp", "de kop boven de brief, op een regel"),
        "aanhef": ("Aanhef", "de regel waarmee de brief begint"),
        "inleiding": ("Inleiding", "de eerste alinea"),
        "besluit": ("Ons besluit", "onder de kop 'Ons besluit', boven de tabel"),
        "motivering_inleiding": ("Voor de motivering", "boven de redenen van het besluit"),
        "vervolg": ("Hoe het verder gaat", "na de redenen"),
        "bezwaar": ("Bezwaar", "onder de vaste regels over bezwaar"),
        "steunpunt": ("Hulp en informatie", "boven de gegevens van het steunpunt"),
        "slot": ("Slot", "de laatste alinea, voor de groet"),
    }
)
PLAATSEN: tuple[Plaats, ...] = tuple((veld, blok) for veld in BRIEF_BIJ_VELD for blok in TEKSTBLOKKEN)


@dataclass(frozen=True, slots=True)
class Blok:
    """One text block: what holds, and what a proposal makes of it (the same when it changes nothing).

    `standaard` says that the text now comes with the product and is not the SWV's own.
    """

    brief: str
    blok: str
    nu: str
    nieuw: str
    standaard: bool

    @property
    def naam(self) -> str:
        """What users call it."""
        return BLOKNAMEN[self.blok][0]

    @property
    def uitleg(self) -> str:
        """Where it stands in the letter."""
        return BLOKNAMEN[self.blok][1]

    @property
    def gewijzigd(self) -> bool:
        """Whether the proposal changes it."""
        return self.nu != self.nieuw


def nette_tekst(tekst: str) -> str:
    """A text without line ends of Windows and without white space around it."""
    return tekst.replace("\r\n", "\n").replace("\r", "\n").strip()


def kenmerk(tekst: str) -> str:
    """A short mark of a text, by which a page knows whether it still is the text that it showed."""
    return sha256(tekst.encode()).hexdigest()[:16]


def standaardtekst(plaats: Plaats) -> str:
    """The text that comes with the product."""
    return nette_tekst(standaardteksten(BRIEF_BIJ_VELD[plaats[0]])[plaats[1]])


def tekst_van(beleid: Brief, plaats: Plaats) -> str:
    """The text that policy gives: the SWV's own, else the default."""
    veld, blok = plaats
    eigen: str | None = getattr(beleid, veld).get(blok)
    return standaardtekst(plaats) if eigen is None else nette_tekst(eigen)


def blokken_van(beleid: Brief, wijzigingen: Mapping[Plaats, str]) -> list[Blok]:
    """Every block of every letter, in the order of the letters."""
    return [
        Blok(
            brief=plaats[0],
            blok=plaats[1],
            nu=(nu := tekst_van(beleid, plaats)),
            nieuw=wijzigingen.get(plaats, nu),
            standaard=plaats[1] not in getattr(beleid, plaats[0]),
        )
        for plaats in PLAATSEN
    ]


def met_wijzigingen(beleid: Brief, wijzigingen: Mapping[Plaats, str], *, versie: str) -> Brief:
    """The policy part as a proposal makes it; a text equal to the default is left to the product again.

    Raises pydantic's ValidationError for an empty text.
    """
    velden = {veld: dict(getattr(beleid, veld)) for veld in BRIEF_BIJ_VELD}
    for (veld, blok), tekst in wijzigingen.items():
        if tekst == standaardtekst((veld, blok)):
            velden[veld].pop(blok, None)
        else:
            velden[veld][blok] = tekst
    return Brief.model_validate({**beleid.model_dump(), **velden, "versie": versie})
