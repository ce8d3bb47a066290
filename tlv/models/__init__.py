"""Models of the TLV, by subject."""

from tlv.models.besluit import GELDEND, Besluit, Besluitgrond, Besluittekst
from tlv.models.bezwaar import Bezwaar, Bezwaarstap, Bezwaarstuk
from tlv.models.campagne import Campagnebrief, Verlengcampagne
from tlv.models.doorverwijzing import Doorverwijzing
from tlv.models.feiten import TlvFeiten
from tlv.models.gebruik import Tlvgebruik
from tlv.models.register import IN_KRACHT, Toelaatbaarheidsverklaring

__all__ = [
    "GELDEND",
    "IN_KRACHT",
    "Besluit",
    "Besluitgrond",
    "Besluittekst",
    "Bezwaar",
    "Bezwaarstap",
    "Bezwaarstuk",
    "Campagnebrief",
    "Doorverwijzing",
    "TlvFeiten",
    "Tlvgebruik",
    "Toelaatbaarheidsverklaring",
    "Verlengcampagne",
]
