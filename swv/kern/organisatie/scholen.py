"""One school as a form or a file gives it: reading and checking it, and what differs from what is known (OVZ-16).

A school is known by its BRIN, a location by its number below it. An empty cell says nothing: what is known stays.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from swv.kern.choices import RelatieSoort, SchoolSoort
from swv.kern.kalender.celdatums import OnleesbareDatum, lees_datum
from swv.kern.periods import OPEN_EINDE
from swv.kern.weergave.datums import datum_lang

BRIN = re.compile(r"\d\d[A-Z]{2}")
POSTCODE = re.compile(r"(\d{4}) ?([A-Z]{2})")
# Text recognition and hurried typing take these for one another; the register of DUO knows which it is.
LIJKT_OP = str.maketrans("OIL", "011")
LIJKT_OP_LETTER = str.maketrans("01", "OI")
SOORTEN = {
    "vo": SchoolSoort.VO,
    "voortgezet onderwijs": SchoolSoort.VO,
    "vmbo": SchoolSoort.VO,
    "havo": SchoolSoort.VO,
    "vwo": SchoolSoort.VO,
    "pro": SchoolSoort.PRO,
    "praktijkonderwijs": SchoolSoort.PRO,
    "vso": SchoolSoort.VSO,
    "voortgezet speciaal onderwijs": SchoolSoort.VSO,
    "so": SchoolSoort.SO,
    "speciaal onderwijs": SchoolSoort.SO,
    "sbo": SchoolSoort.SBO,
    "speciaal basisonderwijs": SchoolSoort.SBO,
    "bao": SchoolSoort.BAO,
    "basisonderwijs": SchoolSoort.BAO,
}
RELATIES = {
    "aangesloten": RelatieSoort.AANGESLOTEN,
    "opting-in": RelatieSoort.OPTING_IN,
    "opting in": RelatieSoort.OPTING_IN,
    "opting_in": RelatieSoort.OPTING_IN,
    "gast": RelatieSoort.GAST,
}
LENGTES = {"naam": 200, "bestuur": 200, "plaats": 100, "vestigingsnaam": 200, "vestigingsplaats": 100, "straat": 120}


@dataclass(frozen=True, slots=True)
class Schoolgegevens:
    """What is said about one school and, when `vestigingsnummer` is filled, about one location of it."""

    brin: str
    naam: str
    bestuur: str
    soort: str
    plaats: str
    straat_huisnummer: str = ""
    postcode: str = ""
    vestigingsnummer: str = ""
    vestigingsnaam: str = ""
    vestigingsplaats: str = ""
    relatie: str = ""
    van: date | None = None
    tot: date | None = None


@dataclass(frozen=True, slots=True)
class Verschil:
    """One thing that changes: what, from what, into what; `oud` is empty for what is new."""

    wat: str
    oud: str
    nieuw: str


@dataclass(slots=True)
class Bekend:
    """What is known of a school today: its columns, its locations, and its running relation with this SWV."""

    waarden: dict[str, str]
    vestigingen: dict[str, dict[str, str]] = field(default_factory=dict)
    relatie: str = ""
    relatie_tot: date = OPEN_EINDE
    van_een_ander: bool = False
    """It belongs to another SWV and not to this one: then that SWV keeps its name and address."""


def lees_school(cellen: Mapping[str, str]) -> tuple[Schoolgegevens | None, list[str]]:
    """One row as typed data, or None with what is wrong and what to do about each."""
    fouten: list[str] = []
    brin = _brin(cellen.get("brin", ""), fouten)
    for naam, wat in (("naam", "de naam"), ("bestuur", "het bestuur"), ("plaats", "de plaats")):
        if not cellen.get(naam, ""):
            fouten.append(f"Vul {wat} van de school in.")
    for naam, lengte in LENGTES.items():
        if len(cellen.get(naam, "")) > lengte:
            fouten.append(f"Maak '{cellen[naam][:30]}…' korter: hoogstens {lengte} tekens.")
    soort = SOORTEN.get(cellen.get("soort", "").lower())
    if soort is None:
        fouten.append(f"Soort '{cellen.get('soort', '')}' is niet bekend. Kies uit {', '.join(SchoolSoort.values)}.")
    relatie = RELATIES.get(cellen.get("relatie", "").lower())
    if relatie is None and cellen.get("relatie"):
        fouten.append(f"Relatie '{cellen['relatie']}' is niet bekend. Kies uit aangesloten, opting-in en gast.")
    van, tot = _dag(cellen, "van", fouten), _dag(cellen, "tot", fouten)
    if van and tot and tot <= van:
        fouten.append("De relatie stopt voor zij begint. Kijk naar de kolommen van en tot.")
    postcode = _postcode(cellen.get("postcode", ""), fouten)
    nummer = _nummer(cellen.get("vestigingsnummer", ""), brin, fouten)
    if fouten or soort is None:
        return None, fouten
    straat = " ".join(deel for deel in (cellen.get("straat", ""), cellen.get("huisnummer", "")) if deel)
    return (
        Schoolgegevens(
            brin=brin,
            naam=cellen["naam"],
            bestuur=cellen["bestuur"],
            soort=str(soort.value),
            plaats=cellen["plaats"],
            straat_huisnummer=straat[:120],
            postcode=postcode,
            vestigingsnummer=nummer,
            vestigingsnaam=cellen.get("vestigingsnaam", ""),
            vestigingsplaats=cellen.get("vestigingsplaats", ""),
            relatie=str(relatie.value) if relatie else "",
            van=van,
            tot=tot,
        ),
        [],
    )


def _brin(tekst: str, fouten: list[str]) -> str:
    brin = tekst.upper().replace(" ", "")
    if not BRIN.fullmatch(brin):
        gok = f"{brin[:2].translate(LIJKT_OP)}{brin[2:4].translate(LIJKT_OP_LETTER)}"
        bedoeld = f" Bedoelt u {gok}? Kijk het na bij DUO." if brin and BRIN.fullmatch(gok) else ""
        fouten.append(f"'{tekst}' is geen BRIN. Een BRIN is twee cijfers en twee letters, zoals 14SH.{bedoeld}")
    return brin


def _postcode(tekst: str, fouten: list[str]) -> str:
    gevonden = POSTCODE.fullmatch(tekst.upper())
    if tekst and not gevonden:
        fouten.append(f"'{tekst}' is geen postcode. Schrijf vier cijfers en twee letters, zoals 5038 AB.")
    return f"{gevonden.group(1)} {gevonden.group(2)}" if gevonden else ""


def _nummer(tekst: str, brin: str, fouten: list[str]) -> str:
    """DUO writes a location as BRIN and number in one; we keep the number, with its leading zero."""
    nummer = tekst.upper().replace(" ", "").removeprefix(brin)
    if nummer.isdecimal() and len(nummer) == 1:
        nummer = f"0{nummer}"
    if nummer and not re.fullmatch(r"[0-9A-Z]{1,6}", nummer):
        fouten.append(f"'{tekst}' is geen vestigingsnummer. Schrijf bijvoorbeeld 00 of 14SH00.")
    return nummer


def _dag(cellen: Mapping[str, str], naam: str, fouten: list[str]) -> date | None:
    try:
        return lees_datum(cellen.get(naam, ""))
    except OnleesbareDatum:
        fouten.append(f"'{cellen[naam]}' bij {naam} is geen datum. Schrijf bijvoorbeeld 01-08-2026.")
        return None


def schoolwaarden(gegevens: Schoolgegevens) -> dict[str, str]:
    """The columns of the school itself that this row speaks about."""
    alle = {
        "naam": gegevens.naam,
        "bestuur": gegevens.bestuur,
        "soort": gegevens.soort,
        "plaats": gegevens.plaats,
        "straat_huisnummer": gegevens.straat_huisnummer,
        "postcode": gegevens.postcode,
    }
    return {naam: waarde for naam, waarde in alle.items() if waarde}


def vestigingswaarden(gegevens: Schoolgegevens) -> dict[str, str]:
    """The columns of the location; what is not said about a new one is that of the school."""
    alle = {"naam": gegevens.vestigingsnaam, "plaats": gegevens.vestigingsplaats}
    return {naam: waarde for naam, waarde in alle.items() if waarde}


def verschillen(gegevens: Schoolgegevens, bekend: Bekend, peildatum: date) -> list[Verschil]:
    """What this row changes of a school that is known; nothing when all of it is known already."""
    uit: list[Verschil] = []
    if not bekend.van_een_ander:
        uit += _anders(schoolwaarden(gegevens), bekend.waarden)
    if nummer := gegevens.vestigingsnummer:
        oud = bekend.vestigingen.get(nummer)
        if oud is None:
            uit.append(Verschil(f"vestiging {nummer}", "", gegevens.vestigingsnaam or gegevens.naam))
        elif not bekend.van_een_ander:
            uit += [
                Verschil(f"{deel.wat} van vestiging {nummer}", deel.oud, deel.nieuw)
                for deel in _anders(vestigingswaarden(gegevens), oud)
            ]
    soort = gegevens.relatie or bekend.relatie or RelatieSoort.AANGESLOTEN.value
    if soort != bekend.relatie:
        vanaf = datum_lang(gegevens.van or peildatum)
        oud_label = str(RelatieSoort(bekend.relatie).label) if bekend.relatie else ""
        uit.append(
            Verschil("relatie met het samenwerkingsverband", oud_label, f"{RelatieSoort(soort).label} vanaf {vanaf}")
        )
    elif gegevens.tot and gegevens.tot != bekend.relatie_tot:
        oud_tot = "" if bekend.relatie_tot == OPEN_EINDE else datum_lang(bekend.relatie_tot)
        uit.append(Verschil("relatie tot", oud_tot, datum_lang(gegevens.tot)))
    return uit


def _anders(nieuw: Mapping[str, str], oud: Mapping[str, str]) -> list[Verschil]:
    return [
        Verschil(WOORDEN.get(naam, naam), oud.get(naam, ""), waarde)
        for naam, waarde in nieuw.items()
        if waarde != oud.get(naam, "")
    ]


WOORDEN = {"straat_huisnummer": "adres"}
