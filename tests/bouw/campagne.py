"""Situations with a renewal campaign, made by the services that the product uses."""

from datetime import date, timedelta

from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.brieven import zonder_opmaak
from tests.bouw.cast import Cast
from tests.bouw.situaties import GEWOON, Wie
from tlv.letters.campagne import bouw_campagnebrief
from tlv.models import Campagnebrief, Toelaatbaarheidsverklaring, Verlengcampagne
from tlv.rules.campagne import Campagnedagen
from tlv.services import campagne as diensten
from tlv.services import register


def aflopend(cast: Cast, wie: Wie = GEWOON, school: str = "wissel") -> Dossier:
    """A TLV that is used at a VSO school, as the register says."""
    dossier = maak.dossier_verzonden(cast, wie)
    with cast.als(wie.secretariaat) as actor:
        tlv = Toelaatbaarheidsverklaring.objects.get(dossier=dossier)
        naar = register.Bestemming(cast.scholen[school])
        register.overstap_vastleggen(actor=actor, dossier_id=dossier.pk, naar=naar, datum=tlv.ingangsdatum)
    return dossier


def einddatum_van(cast: Cast, dossier: Dossier, wie: str = "secretariaat") -> date:
    """When the TLV of a dossier ends."""
    with cast.als(wie):
        return Toelaatbaarheidsverklaring.objects.get(dossier=dossier).einddatum


def begin_campagne(
    cast: Cast, dossier: Dossier, wie: str = "secretariaat", *, uiterlijk: int = 30, herinneren: int | None = None
) -> Verlengcampagne:
    """A campaign for the day on which this TLV ends; the days are counted from today."""
    einddatum = einddatum_van(cast, dossier, wie)
    with cast.als(wie) as actor:
        dag = actor.vandaag
        dagen = Campagnedagen(
            dag + timedelta(days=uiterlijk), None if herinneren is None else dag + timedelta(days=herinneren)
        )
        return diensten.campagne_beginnen(actor=actor, einddatum=einddatum, plan=diensten.Campagneplan(dagen))


def stuur_brieven(cast: Cast, campagne: Verlengcampagne, wie: str = "secretariaat", swv: str = "systeem") -> None:
    """Order the letters and let the system make them."""
    with cast.als(wie) as actor:
        diensten.campagnebrieven_verzenden(actor=actor, campagne_id=campagne.pk)
    with cast.als(swv) as actor, zonder_opmaak():
        for brief in Campagnebrief.objects.filter(campagne=campagne).order_by("pk"):
            diensten.campagnebrief_maken(actor=actor, brief_id=brief.pk, bouw=bouw_campagnebrief)
