"""One TLV of an old system as a row of a file gives it: reading and checking it, and what differs (SYS-74).

Pure. A sentence about a mistake never repeats what stands in the cell: the report outlives the names in the file.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from swv.kern.kalender.celdatums import OnleesbareDatum, lees_datum
from swv.kern.overdracht.koppeling import Veld
from swv.kern.zoeken.normaliseren import normaliseer, woorden

TLVVELDEN = (
    Veld(
        "nummer",
        "Nummer van de TLV",
        ("tlv nummer", "tlvnummer", "nummer", "nummer tlv", "volgnummer", "kenmerk"),
        verplicht=True,
    ),
    Veld("voornaam", "Voornaam", ("voornaam", "roepnaam", "voornamen"), verplicht=True),
    Veld("tussenvoegsel", "Tussenvoegsel", ("tussenvoegsel", "tussenvoegsels", "voorvoegsel", "voorvoegsels")),
    Veld("achternaam", "Achternaam", ("achternaam", "geslachtsnaam", "naam"), verplicht=True),
    Veld("geboortedatum", "Geboortedatum", ("geboortedatum", "geb datum", "geboren op"), verplicht=True),
    Veld(
        "brin",
        "BRIN van de school",
        ("brin", "brinnummer", "brin nummer", "brin school", "brincode", "school brin"),
        verplicht=True,
        hulp="De school waar de leerling nu staat ingeschreven. Zij ziet de TLV in het register.",
    ),
    Veld(
        "categorie",
        "Categorie",
        ("categorie", "bekostigingscategorie", "cat", "tlv categorie"),
        verplicht=True,
        hulp="1, 2 of 3, of laag, midden of hoog.",
    ),
    Veld(
        "ingangsdatum",
        "Eerste dag",
        ("ingangsdatum", "begindatum", "startdatum", "eerste dag", "datum ingang", "geldig van"),
        verplicht=True,
    ),
    Veld(
        "einddatum",
        "Laatste dag",
        ("einddatum", "laatste dag", "datum einde", "geldig tot en met", "geldig tot"),
        verplicht=True,
    ),
    Veld(
        "afgever",
        "Afgever",
        ("afgever", "afgegeven door", "samenwerkingsverband", "swv", "afgevend swv"),
        hulp="Het samenwerkingsverband dat de TLV gaf. Leeg: het uwe.",
    ),
    Veld(
        "herkomst",
        "Herkomst",
        ("herkomst", "oorsprong"),
        hulp="'Eigen' of 'elders'. Zonder kolom volgt dit uit de afgever.",
    ),
)
EIGEN, ELDERS = "eigen", "elders"
HERKOMSTEN = {
    **dict.fromkeys(("eigen", "eigen swv", "zelf", "hier", "intern"), EIGEN),
    **dict.fromkeys(("elders", "ander", "ander swv", "extern", "ander samenwerkingsverband"), ELDERS),
}
CATEGORIEEN = {"1": 1, "2": 2, "3": 3, "laag": 1, "midden": 2, "hoog": 3}
BRIN = re.compile(r"\d\d[A-Z]{2}")
BRIN_MET_VESTIGING = re.compile(r"(\d\d[A-Z]{2})\d\d")
LENGTES = {"nummer": 40, "voornaam": 100, "tussenvoegsel": 30, "achternaam": 150, "afgever": 200}
JONGST, OUDST = 4, 25
"""Ages on the first day outside which a birth date is a typing error."""
LABELS = {veld.sleutel: veld.label[0].lower() + veld.label[1:] for veld in TLVVELDEN} | {"brin": "school"}
NAAMVELDEN = ("voornaam", "tussenvoegsel", "achternaam")


@dataclass(frozen=True, slots=True)
class Tlvgegevens:
    """What a row says about one TLV; `afgever` is filled for one that was granted elsewhere only."""

    nummer: str
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    geboortedatum: date
    brin: str
    categorie: int
    ingangsdatum: date
    einddatum: date
    herkomst: str
    afgever: str = ""

    @property
    def sleutel(self) -> tuple[str, str]:
        """What makes two rows the same TLV: who granted it, and its number, however it is typed."""
        return normaliseer(self.afgever), normaliseer(self.nummer)

    @property
    def leerling(self) -> tuple[str, date]:
        """What makes two rows about the same pupil."""
        return leerlingsleutel(self.voornaam, self.tussenvoegsel, self.achternaam, self.geboortedatum)


def leerlingsleutel(voornaam: str, tussenvoegsel: str, achternaam: str, geboortedatum: date) -> tuple[str, date]:
    """A name without accents, capitals and spaces, with the birth date: the same for the same pupil."""
    return "".join(woorden(f"{voornaam} {tussenvoegsel} {achternaam}")), geboortedatum


def overlapt(van: date, tot_en_met: date, ander_van: date, ander_tot_en_met: date) -> bool:
    """Whether two periods have a day in common; both count their last day."""
    return van <= ander_tot_en_met and ander_van <= tot_en_met


def lees_tlv(cellen: Mapping[str, str], eigen_namen: Collection[str]) -> tuple[Tlvgegevens | None, list[str]]:
    """One row as typed data, or None with what is wrong and what to do about each.

    `eigen_namen` are the names of the own SWV: who granted a TLV and has one of them, is the SWV itself.
    """
    fouten: list[str] = []
    tekst = {naam: _tekst(cellen, naam, fouten) for naam in LENGTES}
    dagen = {naam: _dag(cellen, naam, fouten) for naam in ("geboortedatum", "ingangsdatum", "einddatum")}
    brin = _brin(cellen.get("brin", ""), fouten)
    categorie = _categorie(cellen.get("categorie", ""), fouten)
    herkomst, afgever = _herkomst(cellen.get("herkomst", ""), tekst["afgever"], eigen_namen, fouten)
    geboren, van, tot = dagen["geboortedatum"], dagen["ingangsdatum"], dagen["einddatum"]
    if van and tot and tot < van:
        fouten.append("De laatste dag ligt voor de eerste dag. Zijn de twee kolommen verwisseld?")
    if geboren and van and not JONGST <= van.year - geboren.year <= OUDST:
        fouten.append("De geboortedatum kan niet kloppen met de eerste dag. Kijk beide na.")
    if fouten or categorie is None or geboren is None or van is None or tot is None:
        return None, fouten
    return (
        Tlvgegevens(
            nummer=tekst["nummer"],
            **{naam: tekst[naam] for naam in NAAMVELDEN},
            geboortedatum=geboren,
            brin=brin,
            categorie=categorie,
            ingangsdatum=van,
            einddatum=tot,
            herkomst=herkomst,
            afgever=afgever,
        ),
        [],
    )


def let_op(gegevens: Tlvgegevens) -> str:
    """What is odd about a row that can be taken over all the same; empty when nothing is (RCH-31)."""
    if (gegevens.einddatum.month, gegevens.einddatum.day) != (7, 31):
        return "Let op: de laatste dag is geen 31 juli. Klopt dat?"
    return ""


def verschil(nieuw: Tlvgegevens, oud: Tlvgegevens) -> list[str]:
    """The fields in which a row differs from what was taken over before, in the order of the columns."""
    return [veld.sleutel for veld in TLVVELDEN if getattr(nieuw, veld.sleutel) != getattr(oud, veld.sleutel)]


def andere_leerling(nieuw: Tlvgegevens, oud: Tlvgegevens) -> bool:
    """Whether two rows with one number speak about two pupils: another name and another birth date."""
    naam, geboren = nieuw.leerling
    oude_naam, oud_geboren = oud.leerling
    return naam != oude_naam and geboren != oud_geboren


def _tekst(cellen: Mapping[str, str], naam: str, fouten: list[str]) -> str:
    """Text of one line, with accents in one form; a formula or a control character is no text."""
    tekst = " ".join(unicodedata.normalize("NFC", cellen.get(naam, "")).split())
    label = LABELS[naam]
    if not tekst and next(veld.verplicht for veld in TLVVELDEN if veld.sleutel == naam):
        fouten.append(_ontbreekt(naam))
    elif tekst.startswith("=") or any(unicodedata.category(teken) in ("Cc", "Cf", "Co") for teken in tekst):
        fouten.append(f"Bij {label} staat een formule of een teken dat niet te lezen is. Typ de tekst opnieuw.")
    elif len(tekst) > LENGTES[naam]:
        fouten.append(f"Maak de tekst bij {label} korter: hoogstens {LENGTES[naam]} tekens.")
    elif naam in NAAMVELDEN and tekst and not any(teken.isalpha() for teken in tekst):
        fouten.append(f"Bij {label} staat geen naam. Kijk of de juiste kolom is gekozen.")
    return tekst


def _ontbreekt(naam: str) -> str:
    label = LABELS[naam]
    return f"{label[0].upper()}{label[1:]} ontbreekt. Staat er een formule in de cel? Plak dan de uitkomst als waarde."


def _dag(cellen: Mapping[str, str], naam: str, fouten: list[str]) -> date | None:
    try:
        dag = lees_datum(cellen.get(naam, ""))
    except OnleesbareDatum:
        fouten.append(f"Bij {LABELS[naam]} staat geen datum. Schrijf bijvoorbeeld 01-08-2026.")
        return None
    if dag is None:
        fouten.append(_ontbreekt(naam))
    return dag


def _brin(tekst: str, fouten: list[str]) -> str:
    """The BRIN of a school; the number of a location behind it is left off."""
    brin = tekst.upper().replace(" ", "")
    if met := BRIN_MET_VESTIGING.fullmatch(brin):
        brin = met.group(1)
    if not BRIN.fullmatch(brin):
        fouten.append("Dit is geen BRIN. Een BRIN is twee cijfers en twee letters, zoals 14SH.")
    return brin


def _categorie(tekst: str, fouten: list[str]) -> int | None:
    gevonden = {CATEGORIEEN.get(deel) for deel in re.findall(r"\d+|laag|midden|hoog", tekst.casefold())}
    if len(gevonden) == 1 and None not in gevonden:
        return gevonden.pop()
    fouten.append("Deze categorie bestaat niet. Kies 1 (laag), 2 (midden) of 3 (hoog).")
    return None


def _herkomst(tekst: str, afgever: str, eigen_namen: Collection[str], fouten: list[str]) -> tuple[str, str]:
    """Where it was granted, and by whom when that was not here."""
    is_eigen = not afgever or normaliseer(afgever) in {normaliseer(naam) for naam in eigen_namen if naam}
    herkomst = HERKOMSTEN.get(" ".join(tekst.casefold().split())) if tekst else (EIGEN if is_eigen else ELDERS)
    if herkomst is None:
        fouten.append("Deze herkomst is niet bekend. Schrijf 'eigen' of 'elders'.")
        return "", ""
    if herkomst == ELDERS and is_eigen:
        fouten.append("De herkomst is 'elders'. Vul bij afgever in welk samenwerkingsverband de TLV gaf.")
    if herkomst == EIGEN and not is_eigen:
        fouten.append(
            "De herkomst is 'eigen', maar de afgever is een ander samenwerkingsverband. Kies een van de twee."
        )
    return herkomst, "" if herkomst == EIGEN else afgever
