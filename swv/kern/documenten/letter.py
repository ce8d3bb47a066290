"""The contract of a letter: frozen facts for one recipient and one dispatch date (RCH-16).

Whoever builds a letter fills these dataclasses for the person who receives it, and puts nothing in that
this person may not read. render_brief (letter_weergave.py) makes the HTML.
"""

from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from swv.kern.documenten.letter_huisstijl import eis_huisstijl

Ontvanger = Literal["school", "ouder", "leerling", "swv"]
Uitkomst = Literal["toegekend", "afgewezen"]
Categorie = Literal[1, 2, 3]
Bezorgkanaal = Literal["portaal", "papier"]

BEROEPKOP = "Bent u het niet eens met deze beslissing?"
CATEGORIENAMEN: MappingProxyType[int, str] = MappingProxyType({1: "laag", 2: "midden", 3: "hoog"})


class BriefOnvolledig(ValueError):
    """The letter may not go out like this; `gebreken` lists what is wrong, each with its rule."""

    def __init__(self, gebreken: list[str]) -> None:
        super().__init__("De brief is niet volledig: " + "; ".join(gebreken) + ".")
        self.gebreken = tuple(gebreken)


@dataclass(frozen=True, kw_only=True, slots=True)
class Afzender:
    """The samenwerkingsverband as it stands in the letterhead.

    `logo` names a file in static/kern/brief/logo; `accentkleur` is "#rrggbb", dark enough to read on white
    (WCAG 1.4.3). Raises HuisstijlFout when either is wrong.
    """

    naam: str
    adres: str
    postcode: str
    plaats: str
    telefoon: str
    email: str
    website: str
    logo: str
    accentkleur: str

    def __post_init__(self) -> None:
        eis_huisstijl(logo=self.logo, accentkleur=self.accentkleur)


@dataclass(frozen=True, kw_only=True, slots=True)
class Geadresseerde:
    """Who this copy of the letter is for; another recipient gets a letter of his own.

    `aanhef` is the salutation without comma ("Geachte mevrouw De Vries"). `adresregels` is the recipient's
    own address, without the name; a letter on paper must have it, a letter in the portal may leave it out.
    It is the only private address in the contract, so that a secret address stays out of the letters of
    others (OPEN-82); see also `afgeschermd` of render_brief.
    """

    soort: Ontvanger
    kanaal: Bezorgkanaal
    naam: str
    aanhef: str
    adresregels: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Kenmerk:
    """An extra line of the reference block, such as "Uw kenmerk"."""

    label: str
    waarde: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Deskundigenadvies:
    """One of the independent adviezen, as the besluit names it (RCH-20, RCH-21)."""

    naam: str
    discipline: str
    strekking: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Adviesbijlage:
    """One expert's own advice in full, as an annex on pages of its own (RCH-21).

    Only for who may read the field group advies. `punten` are the parts of the advice that have a name, such as
    category and duration, in the order of printing; `motivering` is the expert's own text in paragraphs.
    """

    titel: str
    naam: str
    discipline: str
    vastgesteld_op: date
    punten: tuple[tuple[str, str], ...]
    motivering: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ondertekenaar:
    """Who signs, under the mandate that `Besluitbrief.bevoegd` describes."""

    naam: str
    functie: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Besluitbrief:
    """What every besluit says to one recipient, whatever was decided (RCH-09, RCH-10, RCH-16).

    Raises BriefOnvolledig when something is missing. `tekstblokken` comes from policy; a block that policy leaves out
    is taken from standaardteksten.toml. With a `rechtbank` one appeals against this besluit and objects no more: it
    takes the place of a decision on objection (Awb 6:23, 7:1).
    """

    afzender: Afzender
    geadresseerde: Geadresseerde
    verzenddatum: date
    kenmerk: str
    leerling_naam: str
    geboortedatum: date
    school: str
    grondslag: str
    bevoegd: str
    motivering: tuple[str, ...]
    laatste_bezwaardag: date
    bezwaaradres: tuple[str, ...]
    steunpunt: str
    ondertekenaar: Ondertekenaar
    sjabloonversie: str
    bezwaartermijn: str = "zes weken"
    rechtbank: str = ""
    kenmerken: tuple[Kenmerk, ...] = ()
    tekstblokken: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        gebreken = [*_lege_velden(self), *self.eigen_gebreken()]
        if self.laatste_bezwaardag <= self.verzenddatum:
            gebreken.append("laatste_bezwaardag ligt niet na de verzenddatum (RCH-10)")
        if gebreken:
            raise BriefOnvolledig(gebreken)

    def eigen_gebreken(self) -> list[str]:
        """What this kind of besluit asks besides; nothing unless the kind says so."""
        return []


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefBuitenBehandeling(Besluitbrief):
    """The besluit to leave an aanvraag out of treatment, because it was not completed in time (RCH-14, Awb 4:5).

    `hersteltermijn` is the last day that the school was given, `gevraagd` what it was asked for; the letter names both.
    """

    gevraagd_op: date
    hersteltermijn: date
    gevraagd: tuple[str, ...]

    def eigen_gebreken(self) -> list[str]:
        """The set term lies after the request and has lapsed, and the letter says what was asked."""
        gebreken = []
        if not _gevuld(self.gevraagd):
            gebreken.append("gevraagd ontbreekt (RCH-14)")
        if not self.gevraagd_op < self.hersteltermijn < self.verzenddatum:
            gebreken.append("hersteltermijn ligt niet tussen het verzoek en de verzenddatum (RCH-14)")
        return gebreken


@dataclass(frozen=True, kw_only=True, slots=True)
class BesluitMetAdviezen(Besluitbrief):
    """A besluit that rests on the advices of experts (TLV-110, RCH-20, RCH-21).

    `deskundigen` are all who advised, the first one first; `aantal_deskundigen` is how many the route asks for at
    least. `bijlagen` are the advices in full, empty for who may not read them (INZ-05).
    """

    deskundigen: tuple[Deskundigenadvies, ...]
    aantal_deskundigen: int
    bijlagen: tuple[Adviesbijlage, ...] = ()

    def eigen_gebreken(self) -> list[str]:
        """What is missing of the advices."""
        return _gebreken_deskundigen(self)


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefNietOntvankelijk(BesluitMetAdviezen):
    """The besluit that an aanvraag is niet-ontvankelijk; `omdat` is the ground in words, after 'omdat' (RCH-09)."""

    omdat: str

    def eigen_gebreken(self) -> list[str]:
        """What is missing of the advices, and the ground."""
        zonder_grond = [] if _gevuld(self.omdat) else ["grond om niet te oordelen ontbreekt (RCH-09)"]
        return [*_gebreken_deskundigen(self), *zonder_grond]


@dataclass(frozen=True, kw_only=True, slots=True)
class BesluitbriefTlv(BesluitMetAdviezen):
    """The besluit on a TLV-VSO, for one recipient.

    Asks besides: TLV-70, TLV-111, TLV-112, TLV-181. `advies` is for a refusal only, the category, period and number
    for a grant only.
    """

    uitkomst: Uitkomst
    categorie: Categorie | None = None
    ingangsdatum: date | None = None
    einddatum: date | None = None
    tlv_nummer: str = ""
    advies: tuple[str, ...] = ()

    def eigen_gebreken(self) -> list[str]:
        """What is missing of the advices and of the outcome."""
        return [*_gebreken_deskundigen(self), *_gebreken_uitkomst(self)]

    @property
    def toegekend(self) -> bool:
        """Whether the TLV is granted."""
        return self.uitkomst == "toegekend"


VERPLICHT: MappingProxyType[str, str] = MappingProxyType(
    {
        "kenmerk": "RCH-09",
        "leerling_naam": "RCH-09",
        "school": "RCH-09",
        "grondslag": "RCH-09",
        "bevoegd": "RCH-09",
        "motivering": "RCH-09",
        "bezwaaradres": "RCH-09",
        "bezwaartermijn": "RCH-10",
        "steunpunt": "TLV-181",
        "sjabloonversie": "RCH-16",
    }
)


def _gevuld(waarde: object) -> bool:
    if isinstance(waarde, tuple):
        return any(_gevuld(deel) for deel in waarde)
    return bool(str(waarde).strip())


def _lege_velden(brief: Besluitbrief) -> list[str]:
    leeg = [f"{veld} ontbreekt ({regel})" for veld, regel in VERPLICHT.items() if not _gevuld(getattr(brief, veld))]
    if not (_gevuld(brief.geadresseerde.naam) and _gevuld(brief.geadresseerde.aanhef)):
        leeg.append("geadresseerde is niet volledig (RCH-08)")
    if brief.geadresseerde.kanaal == "papier" and not _gevuld(brief.geadresseerde.adresregels):
        leeg.append("adresregels ontbreken voor een brief op papier (RCH-15)")
    if not (_gevuld(brief.ondertekenaar.naam) and _gevuld(brief.ondertekenaar.functie)):
        leeg.append("ondertekenaar is niet volledig (RCH-09)")
    return leeg


def _gebreken_deskundigen(brief: BesluitMetAdviezen) -> list[str]:
    gebreken = []
    nodig, aantal = max(1, brief.aantal_deskundigen), len(brief.deskundigen)
    if aantal < nodig:
        gebreken.append(f"adviezen van deskundigen ontbreken: {aantal} van {nodig} (RCH-20)")
    for nummer, advies in enumerate(brief.deskundigen, start=1):
        if not all(_gevuld(deel) for deel in (advies.naam, advies.discipline, advies.strekking)):
            gebreken.append(f"deskundige {nummer} is niet volledig (RCH-21)")
    if len({advies.naam for advies in brief.deskundigen}) < aantal:
        gebreken.append("een deskundige staat er twee keer in (RCH-21)")
    return gebreken


def _gebreken_uitkomst(brief: BesluitbriefTlv) -> list[str]:
    gebreken = []
    verlening = {
        "categorie": brief.categorie is not None,
        "ingangsdatum": brief.ingangsdatum is not None,
        "einddatum": brief.einddatum is not None,
        "tlv_nummer": _gevuld(brief.tlv_nummer),
    }
    for veld, aanwezig in verlening.items():
        if brief.toegekend and not aanwezig:
            gebreken.append(f"{veld} ontbreekt (TLV-112)")
        elif not brief.toegekend and aanwezig:
            gebreken.append(f"{veld} hoort niet in een afwijzing (TLV-112)")
    if not brief.toegekend and not _gevuld(brief.advies):
        gebreken.append("advies ontbreekt bij de afwijzing (TLV-111)")
    if brief.ingangsdatum and brief.einddatum and brief.einddatum <= brief.ingangsdatum:
        gebreken.append("einddatum ligt niet na de ingangsdatum (TLV-112)")
    return gebreken
