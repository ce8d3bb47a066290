"""Models of the TLV, by subject."""

from tlv.models.besluit import GELDEND, Besluit, Besluitgrond, Besluittekst
from tlv.models.bezwaar import Bezwaar, Bezwaarbeslissing, Bezwaarstap, Bezwaarstuk
from tlv.models.bezwaarbundel import Bezwaarbundel, Bundelbezorging
from tlv.models.campagne import Campagnebrief, Verlengcampagne
from tlv.models.doorverwijzing import Doorverwijzing
from tlv.models.feiten import TlvFeiten
from tlv.models.gebruik import Tlvgebruik
from tlv.models.heropening import Heropeningsverzoek
from tlv.models.overname import (
    NEEMT_OVER,
    OVERNAMEWERK,
    VOOR_OVERNAME,
    OvergenomenTlv,
    Overname,
    Overnameregel,
)
from tlv.models.register import IN_KRACHT, Toelaatbaarheidsverklaring
from tlv.models.verweerschrift import Verweerschrift

__all__ = [
    "GELDEND",
    "IN_KRACHT",
    "NEEMT_OVER",
    "OVERNAMEWERK",
    "VOOR_OVERNAME",
    "Besluit",
    "Besluitgrond",
    "Besluittekst",
    "Bezwaar",
    "Bezwaarbeslissing",
    "Bezwaarbundel",
    "Bezwaarstap",
    "Bezwaarstuk",
    "Bundelbezorging",
    "Campagnebrief",
    "Doorverwijzing",
    "Heropeningsverzoek",
    "OvergenomenTlv",
    "Overname",
    "Overnameregel",
    "TlvFeiten",
    "Tlvgebruik",
    "Toelaatbaarheidsverklaring",
    "Verlengcampagne",
    "Verweerschrift",
]
