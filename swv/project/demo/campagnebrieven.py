"""The letter of a renewal campaign to look at, about invented pupils, in the words of the main demo SWV (TLV-127)."""

from datetime import date

from swv.kern.beleid.inlezen import Profiel
from swv.kern.beleid.schema import Algemeen
from swv.kern.documenten.letter import Geadresseerde, Ondertekenaar
from tlv.letters.campagne import BriefCampagne, Leerlingregel, sjabloonversie_campagne
from tlv.letters.shared import afzender_van

LEERLINGEN = (
    ("Yara Bouazza", date(2010, 3, 2), "VO3004-2024-0017", "1 (laag)"),
    ("Joep van den Heuvel", date(2009, 11, 23), "VO3004-2024-0041", "2 (midden)"),
    ("Noor Klaassen", date(2011, 6, 14), "VO3004-2024-0108", "1 (laag)"),
    ("Sam de Vries", date(2010, 9, 1), "VO3004-2025-0006", "3 (hoog)"),
)


def campagnebrief(profiel: Profiel) -> BriefCampagne:
    """A letter to a school with four pupils; the plan of the SWV asks no outcome on returning to the VO (TLV-123)."""
    algemeen = profiel.onderdeel("algemeen")
    assert isinstance(algemeen, Algemeen)
    return BriefCampagne(
        afzender=afzender_van(algemeen),
        geadresseerde=Geadresseerde(
            soort="school",
            kanaal="portaal",
            naam="VSO De Wissel",
            aanhef="Geachte collega",
            adresregels=("Schoolstraat 3", "5044 AA Voorbeelddorp"),
        ),
        verzenddatum=date(2026, 1, 19),
        kenmerk="verlenging-2026-99AD",
        einddatum=date(2026, 7, 31),
        uiterlijk=date(2026, 4, 10),
        leerlingen=tuple(
            Leerlingregel(naam=naam, geboortedatum=geboren, tlv_nummer=nummer, categorie=categorie)
            for naam, geboren, nummer, categorie in LEERLINGEN
        ),
        toelichting="",
        terugplaatsing_uiterlijk=None,
        ondertekenaar=Ondertekenaar(naam="Het secretariaat", functie=f"Bereikbaar {algemeen.contact.bereikbaar}"),
        sjabloonversie=sjabloonversie_campagne(),
    )
