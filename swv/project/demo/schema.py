"""The shape of the demo files: everything that a demo SWV consists of, checked when it is read."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from aanvragen.choices import Ondertekenstand, Status, Strekking
from swv.kern.choices import Discipline, RelatieSoort, Rol, SchoolSoort, Veldgroep
from tlv.choices import Uitkomst

GEGEVENS = Path(__file__).parent / "gegevens"
VERHALEN = "verhalen"
DOCUMENTEN = "documenten"


class _Deel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Naamplan(_Deel):
    """A person's name."""

    voornaam: str
    tussenvoegsel: str = ""
    achternaam: str

    @property
    def volledige_naam(self) -> str:
        """As people say it."""
        return " ".join(deel for deel in (self.voornaam, self.tussenvoegsel, self.achternaam) if deel)


class Bestuurplan(_Deel):
    """A schoolbestuur, with the key by which others in the files point at it."""

    sleutel: str
    naam: str


class Vestigingplan(_Deel):
    """A location of a school."""

    naam: str
    nummer: str
    plaats: str


class Schoolplan(_Deel):
    """A school with an invented BRIN and its relation to the SWV of the file."""

    sleutel: str
    bestuur: str
    naam: str
    brin: str = Field(pattern=r"^99[A-Z]{2}$")
    soort: SchoolSoort
    plaats: str
    straat_huisnummer: str
    postcode: str
    relatie: RelatieSoort = RelatieSoort.AANGESLOTEN
    vestigingen: tuple[Vestigingplan, ...] = ()


class OokVan(_Deel):
    """A school of another file that also has a relation to this SWV."""

    school: str
    relatie: RelatieSoort = RelatieSoort.AANGESLOTEN


class Voorzieningplan(_Deel):
    """A facility above the schools."""

    sleutel: str
    naam: str


class Accountplan(Naamplan):
    """An account of the office, a school or an outside organisation; `bij` and `ook_bij` are keys of the files."""

    rol: Rol
    bij: str = ""
    ook_bij: tuple[str, ...] = ()
    discipline: Discipline | Literal[""] = ""
    werkgever: str = ""
    toelichting: str = ""


class Ouderplan(Naamplan):
    """Somebody with gezag. The same `account` in two dossiers is the same person with two children."""

    relatie: str = "moeder"
    account: str = ""
    digitaal: bool = True
    geheim: bool = False
    eigen_adres: bool = False
    tekent: Ondertekenstand = Ondertekenstand.GETEKEND
    reden: str = ""


class Leerlingplan(Naamplan):
    """A pupil, `leeftijd` years old, whose next birthday is `jarig_over` days from today."""

    geslacht: Literal["m", "v", "x"] = "m"
    leeftijd: int
    jarig_over: int
    account: str = ""


class Aanvulling(_Deel):
    """A request for additions, `gevraagd` days ago; `termijn` is in how many days it runs out (negative: it has)."""

    gevraagd: int
    termijn: int
    aangevuld: int | None = None
    wat: str


class Delingplan(_Deel):
    """A share with the account `met`, begun `van` days ago; `tot` days ago it ended (negative: it still runs)."""

    met: str
    van: int
    tot: int
    veldgroepen: tuple[Veldgroep, ...]
    reden: str


class Dossierplan(_Deel):
    """One dossier and how far it got. `ingediend` is the day in days ago (for a concept: the day it was begun).

    `brieven` 'klaargezet' leaves making the letters to a worker, as soon as one runs: those on paper then wait to
    be printed. `voorziening` lets the facility see the dossier, `ontvanger` a school after toekenning, `vso` is where
    the register says that the TLV is used. `loopt_af`: the TLV ends this school year.
    """

    school: str
    verhaal: str
    status: Status
    ingediend: int = Field(gt=0)
    leerling: Leerlingplan
    ouders: tuple[Ouderplan, ...]
    secties: int | None = None
    dagen: dict[str, int] = {}
    antwoorden: dict[str, Any] = {}
    aanvulling: Aanvulling | None = None
    adviesteam: bool = False
    adviezen: tuple[Strekking, ...] = (Strekking.TOEKENNEN, Strekking.TOEKENNEN)
    vastgesteld: int = 2
    besluit: Uitkomst = Uitkomst.TOEGEKEND
    brieven: Literal["geen", "klaargezet"] = "geen"
    voorziening: bool = False
    ontvanger: str = ""
    vso: str = ""
    loopt_af: bool = False
    deling: Delingplan | None = None
    notitie: str = ""
    reden_intrekken: str = ""


class Demoverlengplan(_Deel):
    """A renewal campaign that runs: begun so many days ago, renewals due in so many days."""

    begonnen: int
    uiterlijk: int
    toelichting: str = ""


class Demoplan(_Deel):
    """All that is loaded for one SWV."""

    sleutel: str
    volgorde: int
    naam: str
    besturen: tuple[Bestuurplan, ...]
    scholen: tuple[Schoolplan, ...]
    ook_van: tuple[OokVan, ...] = ()
    voorzieningen: tuple[Voorzieningplan, ...]
    accounts: dict[str, Accountplan]
    dossiers: tuple[Dossierplan, ...]
    campagne: Demoverlengplan | None = None


class Stuk(_Deel):
    """A document of the demo: its title and its paragraphs, under the code of the document list."""

    titel: str
    bestand: str
    alineas: tuple[str, ...]


@lru_cache(maxsize=1)
def demoplannen() -> tuple[Demoplan, ...]:
    """Every demo SWV in its order; the name of the file is its key."""
    namen = {pad.stem for pad in GEGEVENS.glob("*.toml")} - {VERHALEN, DOCUMENTEN}
    plannen = [Demoplan(sleutel=naam, **_lees(naam)) for naam in namen]
    return tuple(sorted(plannen, key=lambda plan: plan.volgorde))


@lru_cache(maxsize=1)
def verhalen() -> dict[str, dict[str, Any]]:
    """What schools and experts write, per story."""
    return _lees(VERHALEN)


@lru_cache(maxsize=1)
def stukken() -> dict[str, Stuk]:
    """The documents, by code."""
    return {code: Stuk(**inhoud) for code, inhoud in _lees(DOCUMENTEN).items()}


def _lees(naam: str) -> dict[str, Any]:
    return tomllib.loads((GEGEVENS / f"{naam}.toml").read_text(encoding="utf-8"))
