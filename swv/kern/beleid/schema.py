"""The parts (onderdelen) of a policy profile, typed and immutable.

Each part says whether it is `procedure` (fixed when the aanvraag is submitted) or `inhoud` (valid on the day
of the besluit), OPEN-83. A part with `per_soort` exists once per kind of aanvraag.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from swv.kern.beleid.advies import Adviesvragen
from swv.kern.beleid.bevoegdheid import Bevoegdheid
from swv.kern.beleid.formulier import Formulier
from swv.kern.beleid.jaarverslag import Jaarverslagbeleid
from swv.kern.beleid.onderdeel import DagInHetJaar, Deel, Onderdeel, Sleutel, Tekst, Veldgroep, eis_uniek, staat_in
from swv.kern.beleid.ontvankelijkheid import Ontvankelijkheid
from swv.kern.beleid.predicaten import Voorwaarde
from swv.kern.beleid.pro import Pro, Prodocumenten
from swv.kern.beleid.regels import RegelkeuzeVeld
from swv.kern.beleid.route import Route
from swv.kern.beleid.uitleg import WEEKDAGEN, NietTeBepalen
from swv.kern.termijnen.beslistermijn import BELOFTE, RECHTENS
from swv.kern.termijnen.proces import PROCES

Weekdag = Literal["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"]
PC4 = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{3}$")]


class Contact(Deel):
    """How people reach the SWV; `voorbeeld` marks invented data that has to be replaced."""

    adres: Tekst
    postcode: Annotated[str, StringConstraints(pattern=r"^\d{4} [A-Z]{2}$")]
    plaats: Tekst
    telefoon: Tekst
    email: Tekst
    website: Tekst
    bereikbaar: Tekst
    voorbeeld: bool = True


class Huisstijl(Deel):
    """How letters look: the key of a shipped logo and the accent colour (#rrggbb, dark enough to read)."""

    logo: Sleutel
    accentkleur: Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Benaming(Deel):
    """What this SWV calls its bodies; used in pages and letters."""

    commissie: Tekst
    commissie_kort: Tekst
    bestuurder: Tekst
    schoolcoordinator: Tekst
    steunpunt: Tekst
    steunpunt_contact: Tekst


class Algemeen(Onderdeel):
    """Who the SWV is: name, legal form, house style, holiday region and number pattern."""

    naam_onderdeel: ClassVar[str] = "algemeen"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "inhoud"

    naam: Tekst
    korte_naam: Tekst
    code: str = ""
    rechtsvorm: Literal["stichting", "vereniging"]
    vakantieregio: Literal["noord", "midden", "zuid"]
    thema: Sleutel
    nummerpatroon: Tekst
    contact: Contact
    huisstijl: Huisstijl
    benaming: Benaming

    @field_validator("nummerpatroon")
    @classmethod
    def _patroon_klopt(cls, patroon: str) -> str:
        velden = set(re.findall(r"\{(\w+)", patroon))
        if velden != {"jaar", "volgnummer"}:
            raise ValueError("Een nummerpatroon bevat precies {jaar} en {volgnummer}.")
        patroon.format(jaar=2026, volgnummer=1)
        return patroon

    def tlv_nummer(self, jaar: int, volgnummer: int) -> str:
        """The number of a TLV in the pattern of this SWV (RCH-33)."""
        return self.nummerpatroon.format(jaar=jaar, volgnummer=volgnummer)


class Termijnen(Onderdeel):
    """Terms: the rules for the last day in law and the promised day, and the usual number of days.

    `hersteltermijn_hoogstens_dagen` limits how long a request for additions may stop the clock (RCH-03, ADR 0012); a
    version that was loaded before it existed is read with six weeks.

    The days of reminders: `herinnering_dagen` after laying before, who has not signed; `waarschuwing_dagen` before its
    last day, an open addition and a besluit that is due; `escalatie_dagen` before it, the besluit again, now to the
    chair too; `concept_stil_dagen` after the last work on it, a draft.
    """

    naam_onderdeel: ClassVar[str] = "termijnen"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "procedure"
    regelgroepen: ClassVar[frozenset[str]] = frozenset({RECHTENS, BELOFTE})

    regels: tuple[RegelkeuzeVeld, ...]
    hersteltermijn_dagen: int = Field(gt=0)
    hersteltermijn_hoogstens_dagen: int = Field(default=42, gt=0)
    herinnering_dagen: int = Field(gt=0)
    waarschuwing_dagen: int = Field(gt=0)
    escalatie_dagen: int = Field(default=3, gt=0)
    concept_stil_dagen: int = Field(default=30, gt=0)
    gelijkgestelde_dagen: tuple[date, ...] = ()

    @model_validator(mode="after")
    def _past(self) -> Self:
        if self.hersteltermijn_dagen > self.hersteltermijn_hoogstens_dagen:
            raise ValueError("De gewone hersteltermijn is niet langer dan de langste.")
        return self


class Procestermijnen(Onderdeel):
    """Terms beside the one for the besluit: placement by authority, the plan after a change of school, meetings."""

    naam_onderdeel: ClassVar[str] = "procestermijnen"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "procedure"
    regelgroepen: ClassVar[frozenset[str]] = frozenset({PROCES})

    regels: tuple[RegelkeuzeVeld, ...] = ()


class Sluiting(Deel):
    """When the agenda of a meeting closes (TLV-100)."""

    weekdag: Weekdag
    tijd: time

    @property
    def weekdagnummer(self) -> int:
        """Monday is 0."""
        return WEEKDAGEN.index(self.weekdag)


class Agenda(Onderdeel):
    """The meeting of the committee; without `sluiting` there is no agenda in policy (OPEN-84)."""

    naam_onderdeel: ClassVar[str] = "agenda"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "procedure"

    sluiting: Sluiting | None = None
    vergaderdag: Weekdag | None = None


class LeeftijdLooptijd(Onderdeel):
    """The rules for begin and end date and for what follows; the first rule in this order that proposes an end wins."""

    naam_onderdeel: ClassVar[str] = "leeftijd_looptijd"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "inhoud"
    regelgroepen: ClassVar[frozenset[str]] = frozenset(
        {"looptijd_doelgroep", "looptijd_begin", "looptijd_einde", "categorie", "tlv_opvolging"}
    )

    regels: tuple[RegelkeuzeVeld, ...]


VervuldDoor = Literal["bestand", "formulier", "vragen", "ondertekening_ouders", "ondertekening_leerling"]


class Document(Deel):
    """A document of the file: required (V) or asked for (G), under a condition; and what fulfils it.

    `aantal` is how many files it takes at least.
    """

    code: Annotated[str, StringConstraints(pattern=r"^D\d{2}$")]
    omschrijving: Tekst
    toelichting: str = ""
    veldgroep: Veldgroep
    eis: Literal["V", "G"]
    als: Voorwaarde | None = None
    vervuld_door: VervuldDoor = "bestand"
    vragen: tuple[Sleutel, ...] = ()
    datum_verplicht: bool = False
    aantal: int = Field(default=1, ge=1)

    @model_validator(mode="after")
    def _klopt(self) -> Self:
        if (self.vervuld_door == "vragen") != bool(self.vragen):
            raise ValueError(f"{self.code}: noem de vragen, en alleen als vragen het document vervullen.")
        return self


class Documenten(Onderdeel):
    """The documents of a kind of aanvraag and the rules for completeness (TLV-44)."""

    naam_onderdeel: ClassVar[str] = "documenten"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "procedure"
    per_soort: ClassVar[bool] = True
    regelgroepen: ClassVar[frozenset[str]] = frozenset({"volledigheid"})

    documenten: tuple[Document, ...] = Field(min_length=1)
    regels: tuple[RegelkeuzeVeld, ...] = ()

    @model_validator(mode="after")
    def _uniek(self) -> Self:
        eis_uniek("document", (document.code for document in self.documenten))
        return self


class Postcodes(Onderdeel):
    """The four-digit postcodes of the region (TLV-10); an empty table means: cannot be determined.

    A region that its source describes by places has `kernen` (own) and `kernen_elders` (of another SWV) (TLV-13).
    """

    naam_onderdeel: ClassVar[str] = "postcodes"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "inhoud"

    bron: Tekst
    pc4: tuple[PC4, ...] = ()
    kernen: tuple[Tekst, ...] = ()
    kernen_elders: tuple[Tekst, ...] = ()

    @model_validator(mode="after")
    def _uniek(self) -> Self:
        eis_uniek("postcode", self.pc4)
        eis_uniek("kern", (*self.kernen, *self.kernen_elders))
        return self

    def eigen(self, postcode: str) -> bool:
        """Whether a Dutch postcode lies in the region; NietTeBepalen for an empty table (TLV-10, OPEN-84)."""
        if not self.pc4:
            raise NietTeBepalen("postcodes", "De postcodes van de regio zijn nog niet ingevuld.")
        return postcode.strip()[:4] in self.pc4

    def eigen_kern(self, woonplaats: str) -> bool | None:
        """Whether a place lies in the region (TLV-13); None when the table does not name it."""
        if staat_in(woonplaats, self.kernen):
            return True
        return False if staat_in(woonplaats, self.kernen_elders) else None


class Brief(Onderdeel):
    """The letters of a kind of aanvraag: what an SWV says in its own words.

    What the law asks of a letter stands in the template and cannot be left out; `tekstblokken` replace the default
    texts around it, by the names and with the placeholders of the letter, `niet_ontvankelijk` those of the letter about
    an aanvraag that cannot be judged, and `buiten_behandeling` those of the letter about one that is not treated
    (RCH-14). `grondslag` names the law (OPEN-64).
    """

    naam_onderdeel: ClassVar[str] = "brief"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "inhoud"
    per_soort: ClassVar[bool] = True

    versie: Tekst
    grondslag: Tekst
    tekstblokken: dict[Sleutel, Tekst] = Field(default_factory=dict)
    niet_ontvankelijk: dict[Sleutel, Tekst] = Field(default_factory=dict)
    buiten_behandeling: dict[Sleutel, Tekst] = Field(default_factory=dict)


class Adviescommissie(Deel):
    """Who advises on an objection, and how it is reached (TLV-161, RCH-11)."""

    naam: Tekst
    kort: Tekst
    website: Tekst
    toezending: Tekst


class Bemiddeling(Deel):
    """Who mediates beside an objection; it never holds up anything (TLV-163)."""

    door: Tekst
    uitleg: Tekst


class BeslisserBezwaar(Deel):
    """Who decides on an objection, by what right, and when it may not be who took the besluit (Awb 10:3 lid 3).

    `andere_persoon` says when another person decides: 'altijd', or when the besluit was taken 'bij_mandaat' or by
    delegation.
    """

    rol: Literal["voorzitter", "directeur"]
    functie: Tekst
    bevoegdheid: Tekst
    bevoegdheid_soort: Literal["zelf", "mandaat", "delegatie"]
    andere_persoon: Literal["altijd", "bij_mandaat"]


class Bezwaar(Onderdeel):
    """Objection: who advises, mediates and decides, and within which terms (RCH-11, RCH-12, TLV-160 to TLV-163).

    `doorzenden_dagen` after receipt it is passed on. The weeks count from the end of the objection term: those with an
    adviescommissie when there is one, and `verdagen_weken` more once. `rechtbank` hears the appeal.
    """

    naam_onderdeel: ClassVar[str] = "bezwaar"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "inhoud"

    adviescommissie: Adviescommissie | None = None
    bemiddeling: Bemiddeling | None = None
    beslist: BeslisserBezwaar
    rechtbank: Tekst
    doorzenden_dagen: int = Field(ge=1)
    beslissen_weken: int = Field(ge=1)
    beslissen_weken_met_commissie: int = Field(ge=1)
    verdagen_weken: int = Field(ge=1)

    @property
    def weken(self) -> int:
        """In how many weeks is decided, as the committee is there or not (RCH-12)."""
        return self.beslissen_weken_met_commissie if self.adviescommissie else self.beslissen_weken


class Verlengbeleid(Onderdeel):
    """The renewal campaign: by when schools send renewals of TLVs that end, and how long before it they are reminded.

    Empty means that the plan of the SWV names no day: the secretariaat then chooses one per campaign. `uitleg` tells
    the secretariaat where the days come from.
    """

    naam_onderdeel: ClassVar[str] = "verlengcampagne"
    aard: ClassVar[Literal["procedure", "inhoud"]] = "inhoud"

    uiterlijk: DagInHetJaar | None = None
    herinneren_dagen: int | None = Field(default=None, gt=0)
    uitleg: Tekst


ONDERDELEN: tuple[type[Onderdeel], ...] = (
    Algemeen,
    Termijnen,
    Procestermijnen,
    Agenda,
    LeeftijdLooptijd,
    Adviesvragen,
    Postcodes,
    Bevoegdheid,
    Ontvankelijkheid,
    Route,
    Documenten,
    Formulier,
    Brief,
    Bezwaar,
    Verlengbeleid,
    Jaarverslagbeleid,
    Pro,
    Prodocumenten,
)


def onderdeel_naam(schema: type[Onderdeel], soort: str | None) -> str:
    """The name of a part as it is stored: 'agenda', or 'route.tlv_vso_eerste' for a part per kind."""
    return f"{schema.naam_onderdeel}.{soort}" if soort else schema.naam_onderdeel


def schema_van(onderdeel: str) -> tuple[type[Onderdeel], str | None]:
    """Schema and kind of aanvraag for a stored name; LookupError for an unknown name."""
    naam, _, soort = onderdeel.partition(".")
    for schema in ONDERDELEN:
        if schema.naam_onderdeel == naam and schema.per_soort == bool(soort):
            return schema, soort or None
    raise LookupError(f"'{onderdeel}' is geen onderdeel van een beleidsprofiel.")


def lees_onderdeel(onderdeel: str, inhoud: dict[str, Any]) -> Onderdeel:
    """A stored row back as its typed part; raises LookupError or pydantic's ValidationError."""
    schema, _ = schema_van(onderdeel)
    return schema.model_validate(inhoud)
