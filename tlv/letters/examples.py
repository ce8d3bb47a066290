"""Letters about an invented pupil: to look at, and to try every variant of a text before it may be used."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from swv.kern.beleid.schema import Algemeen
from swv.kern.documenten.letter import (
    Adviesbijlage,
    Besluitbrief,
    BesluitbriefTlv,
    BesluitMetAdviezen,
    BriefBuitenBehandeling,
    BriefNietOntvankelijk,
    Deskundigenadvies,
    Geadresseerde,
    Ondertekenaar,
)
from swv.kern.documenten.letter_weergave import BESLUIT_TLV, BUITEN_BEHANDELING, NIET_ONTVANKELIJK
from swv.kern.termijnen.rules import bezwaartermijn
from tlv.letters.inadmissible import grondslag_niet_ontvankelijk
from tlv.letters.shared import afzender_van, bezwaar_en_hulp
from tlv.letters.untreated import GRONDSLAG_BUITEN_BEHANDELING

VERZONDEN = date(2026, 3, 12)
SCHOOL = Geadresseerde(
    soort="school",
    kanaal="portaal",
    naam="De Voorbeeldschool",
    aanhef="Geachte collega",
    adresregels=("Schoolstraat 1", "1234 AB Voorbeelddorp"),
)
OUDER = Geadresseerde(
    soort="ouder",
    kanaal="papier",
    naam="Mevrouw A. Voorbeeld",
    aanhef="Geachte mevrouw Voorbeeld",
    adresregels=("Lindelaan 2", "1234 CD Voorbeelddorp"),
)
LEERLING = Geadresseerde(soort="leerling", kanaal="portaal", naam="Noa Voorbeeld", aanhef="Beste Noa")
ONTVANGERS = (SCHOOL, OUDER, LEERLING)
MOTIVERING = (
    "Noa leert het best in een kleine groep met weinig prikkels, een vaste leerkracht en een duidelijke dag. De school"
    " heeft dat twee jaar geprobeerd: eerst met extra uren begeleiding, daarna met halve dagen in een aparte ruimte."
    " Noa kwam daarmee niet terug tot hele dagen les.",
    "In de klas is de hele dag iemand naast Noa nodig voor de verzorging en om te leren. Dat kan een gewone school"
    " niet bieden. Een school voor voortgezet speciaal onderwijs met de hoogste bekostiging kan dat wel. De ouders en"
    " Noa staan achter de aanvraag.",
)
AFWIJZING = (
    "De school heeft nog niet alle hulp geprobeerd die in het gewone voortgezet onderwijs mogelijk is. Het overleg met"
    " de jeugdhulp is pas in januari begonnen. Beide deskundigen zien dat het sindsdien beter gaat.",
)
ADVIES = (
    "Wij adviseren om de begeleiding van nu een half jaar voort te zetten, met een vaste mentor en een rustige plek"
    " om te werken.",
    "Bespreek na dat half jaar samen hoe het gaat. Lukt het dan niet, dan kan de school een nieuwe aanvraag doen.",
)
OMDAT = "een besluit voor de leerling niets meer verandert"
ARTIKEL = "de artikelen 1:2 en 1:3, derde lid, van de Algemene wet bestuursrecht"
NIET_ONTVANKELIJK_OMDAT = (
    "Noa verhuist in mei met de ouders naar Denemarken en gaat daar naar school. De ouders lieten ons dat op"
    " 24 februari weten, toen de deskundigen hun advies al hadden gegeven.",
    "Een verklaring geldt alleen voor scholen in Nederland en gaat in op 1 augustus. Noa woont dan niet meer hier. Een"
    " besluit over de aanvraag heeft voor Noa daarom geen gevolgen. Komt Noa terug naar Nederland, dan kan een school"
    " een nieuwe aanvraag doen.",
)
ALINEAS_EERSTE = (
    "Ik heb het dossier gelezen, Noa twee keer in de klas gezien en met Noa, de ouders en de mentor gesproken.",
    "Noa heeft de hele dag hulp nodig bij de verzorging, bij het bewegen en bij het leren. Noa begrijpt veel en heeft"
    " plezier in contact, maar raakt snel overvraagd als het druk is. De school heeft gedaan wat zij kon.",
    "Daarom adviseer ik een school met kleine groepen, waar onderwijs, verzorging en therapie bij elkaar zijn.",
)
ALINEAS_TWEEDE = (
    "Ik heb mijn advies gegeven zonder het advies van de andere deskundige te kennen. Ik heb de verslagen van het"
    " onderzoek gelezen en met Noa en de ouders gesproken.",
    "Noa ontwikkelt zich, maar langzaam en ongelijk. Spanning maakt dat Noa stil wordt of wegloopt. Met een vaste"
    " volwassene dichtbij lukt het om een kwartier te werken. In een grote klas is dat niet te organiseren.",
)

AFWIJZEND = (
    (
        "De school kan nog meer doen. Een vaste mentor en een rustige werkplek zijn afgesproken in het"
        " ontwikkelingsperspectief, maar pas sinds januari. Sindsdien komt Noa weer vier dagen per week.",
        "Een school voor voortgezet speciaal onderwijs is nu een te grote stap.",
    ),
    (
        "Ik zie een leerling die goed reageert op voorspelbaarheid. Dat kan in de eigen klas, met hulp van de"
        " begeleider van het samenwerkingsverband. Ik adviseer om dat een half jaar vol te houden.",
    ),
)
PUNTEN = (("Advies", "TLV toekennen"), ("Bekostigingscategorie", "3 (hoog)"), ("Geldig tot en met", "31 juli 2029"))


def voorbeelden(
    soort: str, algemeen: Algemeen, grondslag: str, tekstblokken: Mapping[str, str]
) -> dict[str, Besluitbrief]:
    """Every variant of a kind of letter, by a name in Dutch: each outcome for each who may receive it.

    `grondslag` is that of the kind of aanvraag; a letter about another outcome adds or names its own article.
    """
    maak = {
        BESLUIT_TLV: _besluiten,
        NIET_ONTVANKELIJK: _niet_ontvankelijk,
        BUITEN_BEHANDELING: _buiten_behandeling,
    }[soort]
    basis = maak(algemeen, grondslag, dict(tekstblokken))
    return {
        f"{naam}, aan {ontvanger.soort}": replace(brief, geadresseerde=ontvanger)
        for naam, brief in basis.items()
        for ontvanger in ONTVANGERS
    }


def _besluiten(algemeen: Algemeen, grondslag: str, teksten: dict[str, str]) -> dict[str, Besluitbrief]:
    toekenning = BesluitbriefTlv(
        afzender=afzender_van(algemeen),
        **bezwaar_en_hulp(algemeen),
        geadresseerde=OUDER,
        verzenddatum=VERZONDEN,
        kenmerk="TLV-2026-00417",
        leerling_naam="Noa Voorbeeld",
        geboortedatum=date(2012, 4, 3),
        school=SCHOOL.naam,
        uitkomst="toegekend",
        categorie=3,
        ingangsdatum=date(2026, 8, 1),
        einddatum=date(2029, 7, 31),
        tlv_nummer="VB-26-00012",
        grondslag=grondslag,
        bevoegd="de voorzitter van de toelaatbaarheidscommissie, in mandaat namens de directeur-bestuurder",
        motivering=MOTIVERING,
        deskundigen=_deskundigen("TLV toekennen"),
        aantal_deskundigen=2,
        laatste_bezwaardag=bezwaartermijn(VERZONDEN).uiterste_dag,
        ondertekenaar=Ondertekenaar(naam="mr. P. Voorbeeld", functie="voorzitter van de toelaatbaarheidscommissie"),
        sjabloonversie="voorbeeld",
        tekstblokken=teksten,
        bijlagen=_bijlagen(PUNTEN, (ALINEAS_EERSTE, ALINEAS_TWEEDE)),
    )
    afwijzing = replace(
        toekenning,
        uitkomst="afgewezen",
        categorie=None,
        ingangsdatum=None,
        einddatum=None,
        tlv_nummer="",
        motivering=AFWIJZING,
        advies=ADVIES,
        deskundigen=_deskundigen("TLV afwijzen"),
        bijlagen=_bijlagen((("Advies", "TLV afwijzen"),), AFWIJZEND),
    )
    return {"toekenning": toekenning, "afwijzing": afwijzing}


def _niet_ontvankelijk(algemeen: Algemeen, grondslag: str, teksten: dict[str, str]) -> dict[str, Besluitbrief]:
    toekenning = _besluiten(algemeen, grondslag, teksten)["toekenning"]
    gedeeld = {naam: getattr(toekenning, naam) for naam in BesluitMetAdviezen.__dataclass_fields__}
    brief = BriefNietOntvankelijk(
        **{
            **gedeeld,
            "kenmerk": "TLV-2026-00419",
            "grondslag": grondslag_niet_ontvankelijk(grondslag, ARTIKEL),
            "motivering": NIET_ONTVANKELIJK_OMDAT,
        },
        omdat=OMDAT,
    )
    return {"niet-ontvankelijk": brief}


def _deskundigen(strekking: str) -> tuple[Deskundigenadvies, ...]:
    return (
        Deskundigenadvies(naam="drs. M. Voorbeeld", discipline="orthopedagoog", strekking=strekking),
        Deskundigenadvies(naam="dr. K. Voorbeeld", discipline="kinder- en jeugdpsycholoog", strekking=strekking),
    )


def _bijlagen(
    punten: tuple[tuple[str, str], ...], motiveringen: Sequence[tuple[str, ...]]
) -> tuple[Adviesbijlage, ...]:
    return tuple(
        Adviesbijlage(
            titel=f"Bijlage {nummer}: het advies van de {rang} deskundige",
            naam=deskundige.naam,
            discipline=deskundige.discipline,
            vastgesteld_op=date(2026, 3, 2 + nummer),
            punten=punten,
            motivering=motivering,
        )
        for nummer, (rang, deskundige, motivering) in enumerate(
            zip(("eerste", "tweede"), _deskundigen(""), motiveringen, strict=True), start=1
        )
    )


def _buiten_behandeling(algemeen: Algemeen, grondslag: str, teksten: dict[str, str]) -> dict[str, Besluitbrief]:
    brief = BriefBuitenBehandeling(
        afzender=afzender_van(algemeen),
        **bezwaar_en_hulp(algemeen),
        geadresseerde=OUDER,
        verzenddatum=VERZONDEN,
        kenmerk="TLV-2026-00418",
        leerling_naam="Noa Voorbeeld",
        geboortedatum=date(2012, 4, 3),
        school=SCHOOL.naam,
        grondslag=GRONDSLAG_BUITEN_BEHANDELING,
        bevoegd="de coördinator van het secretariaat, in mandaat namens de directeur-bestuurder",
        motivering=("De school heeft op 16 februari laten weten dat het onderzoek niet op tijd klaar is.",),
        gevraagd_op=date(2026, 2, 2),
        hersteltermijn=date(2026, 2, 16),
        gevraagd=("Het ontwikkelingsperspectief van dit schooljaar, en een verslag van onderzoek van na mei 2024.",),
        laatste_bezwaardag=bezwaartermijn(VERZONDEN).uiterste_dag,
        ondertekenaar=Ondertekenaar(naam="mr. P. Voorbeeld", functie="coördinator secretariaat"),
        sjabloonversie="voorbeeld",
        tekstblokken=teksten,
    )
    return {"buiten behandeling": brief}
