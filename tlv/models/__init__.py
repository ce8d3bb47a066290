"""Models of the TLV, by subject."""

from tlv.models.besluit import GELDEND, Besluit, Besluitgrond, Besluittekst
from tlv.models.doorverwijzing import Doorverwijzing
from tlv.models.feiten import TlvFeiten
from tlv.models.register import IN_KRACHT, Toelaatbaarheidsverklaring

__all__ = [
    "GELDEND",
    "IN_KRACHT",
    "Besluit",
    "Besluitgrond",
    "Besluittekst",
    "Doorverwijzing",
    "TlvFeiten",
    "Toelaatbaarheidsverklaring",
]
