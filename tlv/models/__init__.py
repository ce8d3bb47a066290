"""Models of the TLV, by subject."""

from tlv.models.besluit import Besluit, Besluitgrond, Besluittekst
from tlv.models.bezwaar import Bezwaar, Bezwaarstap, Bezwaarstuk
from tlv.models.feiten import TlvFeiten
from tlv.models.register import Toelaatbaarheidsverklaring

__all__ = [
    "Besluit",
    "Besluitgrond",
    "Besluittekst",
    "Bezwaar",
    "Bezwaarstap",
    "Bezwaarstuk",
    "TlvFeiten",
    "Toelaatbaarheidsverklaring",
]
