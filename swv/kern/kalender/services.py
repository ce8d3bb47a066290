"""Bringing the shipped school holidays into the database, where the office can add and override them."""

from swv.kern.kalender.inlezen import BESTAND, lees_schoolvakanties
from swv.kern.kalender.models import Vakantie
from swv.kern.kalender.schooljaren import schooljaar


def vakanties_laden(*, using: str = "default") -> int:
    """Add what is missing and confirm or correct what is still voorlopig; returns how many rows changed."""
    gewijzigd = 0
    for regio, kalender in lees_schoolvakanties(BESTAND).items():
        for vakantie in kalender.vakanties:
            waarden = {
                "eerste_dag": vakantie.van,
                "laatste_dag": vakantie.tot_en_met,
                "voorlopig": vakantie.voorlopig,
            }
            rij, nieuw = Vakantie.objects.using(using).get_or_create(
                naam=vakantie.naam,
                schooljaar=schooljaar(vakantie.van).naam,
                regio=regio,
                school=None,
                defaults=waarden,
            )
            if not nieuw and rij.voorlopig and not vakantie.voorlopig:
                Vakantie.objects.using(using).filter(pk=rij.pk).update(**waarden)
            gewijzigd += nieuw
    return gewijzigd
