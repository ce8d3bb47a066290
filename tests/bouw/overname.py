"""Files with TLVs of an old system, chosen by the secretariaat."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from openpyxl import Workbook

from tests.bouw.cast import Cast
from tlv.models import Overname, Overnameregel
from tlv.overgenomen import overgenomen_tlvs
from tlv.services import overname as diensten
from tlv.tasks import overname_verwerken

KOPPEN = (
    "TLV-nummer;Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;BRIN;Categorie;Ingangsdatum;Einddatum;Afgever;Herkomst"
)
SANNE = "OUD-25-0001;Sanne;van der;Velde;03-05-2011;93CC;1;01-08-2025;31-07-2027;;"
TIM = "OUD-25-0002;Tim;;Bos;12-12-2010;91AA;2;01-08-2025;31-07-2026;SWV Ver Weg;elders"


def csvbestand(*rijen: str, koppen: str = KOPPEN, tekenset: str = "utf-8") -> "ContentFile[bytes]":
    """A csv as an old system writes one."""
    return ContentFile("\r\n".join([koppen, *rijen]).encode(tekenset), name="tlvs.csv")


def werkboek(*rijen: Sequence[Any]) -> "ContentFile[bytes]":
    """A workbook with the same columns; cells keep their type."""
    boek = Workbook()
    boek.active.append(KOPPEN.split(";"))
    for rij in rijen:
        boek.active.append(list(rij))
    uit = BytesIO()
    boek.save(uit)
    return ContentFile(uit.getvalue(), name="tlvs.xlsx")


def kies(cast: Cast, *rijen: str, bestand: "ContentFile[bytes] | None" = None, wie: str = "secretariaat") -> Overname:
    """A file that was chosen, with its columns guessed."""
    gekozen = bestand or csvbestand(*(rijen or (SANNE,)))
    with cast.als(wie) as actor:
        return diensten.overname_maken(actor=actor, naam=gekozen.name or "", bestand=gekozen, bron="Oud systeem")


def kijk_na(cast: Cast, overname: Overname, wie: str = "secretariaat") -> Overname:
    """Couple the columns as guessed, and let a worker weigh every row."""
    with cast.als(wie) as actor:
        diensten.overname_koppelen(actor=actor, overname_id=overname.pk, koppeling=overname.koppeling)
    overname_verwerken(overname.pk, overname.swv_id)
    return opnieuw(cast, overname, wie)


def voer_uit(cast: Cast, overname: Overname, wie: str = "secretariaat") -> Overname:
    """Have it taken over, and let a worker do it."""
    with cast.als(wie) as actor:
        diensten.overname_uitvoeren(actor=actor, overname_id=overname.pk)
    overname_verwerken(overname.pk, overname.swv_id)
    return opnieuw(cast, overname, wie)


def neem_over(cast: Cast, *rijen: str, wie: str = "secretariaat") -> Overname:
    """From file to register."""
    return voer_uit(cast, kijk_na(cast, kies(cast, *rijen, wie=wie), wie), wie)


def opnieuw(cast: Cast, overname: Overname, wie: str = "secretariaat") -> Overname:
    """As it is now."""
    with cast.als(wie):
        return Overname.objects.get(pk=overname.pk)


def regels(cast: Cast, overname: Overname) -> list[tuple[str, str]]:
    """What came of each row, and the sentence with it."""
    with cast.als("secretariaat"):
        return [(regel.oordeel, regel.melding) for regel in Overnameregel.objects.filter(overname=overname)]


def oordelen(cast: Cast, overname: Overname) -> list[str]:
    """What came of each row."""
    return [oordeel for oordeel, _ in regels(cast, overname)]


def in_register(cast: Cast, wie: str = "secretariaat") -> list[str]:
    """The numbers that this person finds."""
    with cast.als(wie) as actor:
        return sorted(tlv.nummer for tlv in overgenomen_tlvs(actor))
