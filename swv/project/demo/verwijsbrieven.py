"""The referral letter to look at, about an invented pupil, by the rules of the main demo SWV (TLV-21)."""

from collections.abc import Iterator
from datetime import date

from swv.kern.beleid.bevoegdheid import Bevoegdheid
from swv.kern.beleid.inlezen import Profiel
from swv.kern.beleid.schema import Algemeen
from swv.kern.documenten.letter import Geadresseerde, Ondertekenaar, Ontvanger
from swv.kern.documenten.letter_verwijzing import Verwijsbrief, sjabloonversie_verwijzing
from tlv.letters.shared import afzender_van, bezwaar_en_hulp
from tlv.rules.bevoegdheid import bepaal_bevoegdheid, gekozen_rijen
from tlv.rules.bevoegdheid_feiten import (
    BestaandeTlv,
    Bevoegdheidsfeiten,
    Cluster,
    Regio,
    Residentieel,
    Schoolsoort,
    Woonregio,
)
from tlv.rules.bevoegdheid_woorden import gebruikte_feiten

NAAR = ("SWV De Voorbeeldmeierij", "Markt 1", "5200 AA Voorbeeldstad")
ONTVANGERS: dict[Ontvanger, tuple[str, str, tuple[str, ...]]] = {
    "school": ("VSO De Wissel", "Geachte collega", ("Schoolstraat 3", "5044 AA Voorbeelddorp")),
    "ouder": ("An de Vries", "Geachte An de Vries", ("Dorpsstraat 1", "5076 AA Voorbeelddorp")),
    "swv": (NAAR[0], "Geachte collega", NAAR[1:]),
}
FEITEN = Bevoegdheidsfeiten(
    cluster=Cluster.ANDERS,
    residentieel=Residentieel.NEE,
    tlv=BestaandeTlv.GEEN,
    woonregio=Woonregio.ANDER,
    school=Schoolsoort.PO,
    doelregio=Regio.EIGEN,
)


def verwijsbrieven(profiel: Profiel) -> Iterator[tuple[str, Verwijsbrief]]:
    """One letter per recipient, under the name for its files."""
    algemeen, bevoegdheid = profiel.onderdeel("algemeen"), profiel.onderdeel("bevoegdheid")
    assert isinstance(algemeen, Algemeen)
    assert isinstance(bevoegdheid, Bevoegdheid)
    uitspraak = bepaal_bevoegdheid(FEITEN, gekozen_rijen(bevoegdheid.regels))
    assert uitspraak.rij is not None
    for soort, (naam, aanhef, regels) in ONTVANGERS.items():
        yield (
            f"doorverwijzing-{soort}",
            Verwijsbrief(
                afzender=afzender_van(algemeen),
                geadresseerde=Geadresseerde(soort=soort, kanaal="papier", naam=naam, aanhef=aanhef, adresregels=regels),
                verzenddatum=date(2026, 4, 14),
                kenmerk="2026-000123",
                leerling_naam="Sam de Vries",
                geboortedatum=date(2013, 9, 1),
                school="VSO De Wissel",
                ontvangen_op=date(2026, 4, 9),
                naar=NAAR,
                uitleg=((uitspraak.reden.regel, uitspraak.reden.tekst),),
                feiten=tuple(gebruikte_feiten(uitspraak.rij, FEITEN)),
                toelichting="",
                steunpunt=bezwaar_en_hulp(algemeen)["steunpunt"],
                ondertekenaar=Ondertekenaar(naam="M. Jansen", functie="secretariaat"),
                sjabloonversie=sjabloonversie_verwijzing(),
            ),
        )
