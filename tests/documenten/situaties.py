"""The situations for which a besluitbrief is kept as a snapshot; all people and places are invented."""

from dataclasses import replace
from datetime import date

from swv.kern.documenten.letter import (
    Afzender,
    BesluitbriefTlv,
    Deskundigenadvies,
    Geadresseerde,
    Kenmerk,
    Ondertekenaar,
)

AFZENDER = Afzender(
    naam="Samenwerkingsverband Zandbergen",
    adres="Kerkplein 12",
    postcode="9999 AB",
    plaats="Zandbergen",
    telefoon="099 123 45 67",
    email="bureau@swv-zandbergen.example",
    website="www.swv-zandbergen.example",
    logo="boog",
    accentkleur="#1f4e79",
)
SCHOOL = Geadresseerde(
    soort="school",
    kanaal="portaal",
    naam="De Vuurtoren, t.a.v. mevrouw A. Bakker",
    aanhef="Geachte mevrouw Bakker",
    adresregels=("Vuurtorenweg 1", "9999 ZZ Zandbergen"),
)
OUDER = Geadresseerde(
    soort="ouder",
    kanaal="papier",
    naam="Mevrouw F. Özdemir-de Vries",
    aanhef="Geachte mevrouw Özdemir-de Vries",
    adresregels=("Lindelaan 14b", "9998 CD Duinoord"),
)
LEERLING = Geadresseerde(soort="leerling", kanaal="portaal", naam="Sanne Özdemir", aanhef="Beste Sanne")

TOEKENNING_SCHOOL = BesluitbriefTlv(
    afzender=AFZENDER,
    geadresseerde=SCHOOL,
    verzenddatum=date(2026, 3, 12),
    kenmerk="TLV-2026-00417",
    kenmerken=(Kenmerk(label="Uw kenmerk", waarde="DV-88"),),
    leerling_naam="Sanne Özdemir",
    geboortedatum=date(2012, 4, 3),
    school="De Vuurtoren",
    uitkomst="toegekend",
    categorie=1,
    ingangsdatum=date(2026, 8, 1),
    einddatum=date(2028, 7, 31),
    tlv_nummer="ZB-26-0001",
    grondslag="artikel 2.47 van de Wet voortgezet onderwijs 2020",
    bevoegd="de voorzitter van de toelaatbaarheidscommissie, namens de directeur-bestuurder",
    motivering=(
        "Sanne heeft een kleine groep nodig, met weinig prikkels en een vaste structuur. De school heeft "
        "twee jaar extra begeleiding gegeven. Dat was niet genoeg om Sanne weer hele dagen naar school te "
        "laten gaan.",
        "Een lagere vorm van ondersteuning is geprobeerd en heeft te weinig geholpen. De ouders en Sanne "
        "staan achter de aanvraag.",
    ),
    deskundigen=(
        Deskundigenadvies(
            naam="drs. M. Jansen",
            discipline="orthopedagoog-generalist",
            strekking="Positief: plaatsing in het voortgezet speciaal onderwijs is nodig.",
        ),
        Deskundigenadvies(
            naam="dr. K. Łukasiewicz",
            discipline="kinder- en jeugdpsycholoog",
            strekking="Positief: een kleine groep met vaste structuur past bij Sanne.",
        ),
    ),
    aantal_deskundigen=2,
    laatste_bezwaardag=date(2026, 4, 23),
    bezwaaradres=("Samenwerkingsverband Zandbergen", "Kerkplein 12", "9999 AB Zandbergen"),
    steunpunt="Ouder- en jeugdsteunpunt Zandbergen: telefoon 099 765 43 21, www.steunpunt-zandbergen.example."
    " De hulp is gratis.",
    ondertekenaar=Ondertekenaar(naam="mr. P. van der Berg", functie="voorzitter van de toelaatbaarheidscommissie"),
    sjabloonversie="besluit-tlv-proef",
)
TOEKENNING_OUDER = replace(TOEKENNING_SCHOOL, geadresseerde=OUDER, kenmerken=())
TOEKENNING_LEERLING = replace(TOEKENNING_SCHOOL, geadresseerde=LEERLING, kenmerken=(), geboortedatum=date(2008, 2, 20))
AFWIJZING_OUDER = replace(
    TOEKENNING_OUDER,
    uitkomst="afgewezen",
    categorie=None,
    ingangsdatum=None,
    einddatum=None,
    tlv_nummer="",
    motivering=(
        "De school heeft nog niet alle hulp geprobeerd die in het gewone voortgezet onderwijs mogelijk is. "
        "Een tijdelijke plek in het OPDC past nu beter bij Sanne.",
    ),
    advies=(
        "Wij adviseren een plaatsing van een half jaar in het OPDC. Daar kan Sanne wennen aan een vast "
        "schoolritme. De begeleider kijkt samen met Sanne en u wat nodig is om terug te gaan naar "
        "De Vuurtoren.",
        "Na dat half jaar bespreekt de school met u hoe het verder gaat.",
    ),
    deskundigen=(
        replace(TOEKENNING_OUDER.deskundigen[0], strekking="Negatief: eerst een tijdelijke plek in het OPDC."),
        replace(TOEKENNING_OUDER.deskundigen[1], strekking="Negatief: terugkeer naar de eigen school is haalbaar."),
    ),
)
VIJANDIG = replace(
    TOEKENNING_OUDER,
    afzender=replace(
        AFZENDER,
        naam="Samenwerkingsverband Passend Voortgezet Onderwijs Zandbergen, Duinoord & Omstreken",
        logo="schakel",
        accentkleur="#7a1f5c",
    ),
    geadresseerde=replace(
        OUDER,
        naam="De heer J.-P. Żółkiewski-Çelik van den Håkonsson-Nguyễn tot Wassenaer-Obdam",
        aanhef="Geachte heer Żółkiewski-Çelik van den Håkonsson-Nguyễn tot Wassenaer-Obdam",
        adresregels=(
            "Burgemeester van Heemstra-Ğökçeoğlustraat 123-III",
            "p/a familie Ďurič",
            "9998 CD Duinoord",
        ),
    ),
    leerling_naam="Wolfeschlegelsteinhausenbergerdorff-Şimşekoğlu, {{ brief }} <script>alert('x')</script>",
    school='Scholengemeenschap "Zout & Zee" <b>locatie</b> Œuvre-Ångström',
    categorie=3,
    motivering=tuple(
        f"{nummer}. <img src=http://evil.example/x.png> Het onderzoek laat zien dat een kleine, prikkelarme "
        "groep nodig is. {% include 'kern/brieven/basis.html' %} De school heeft extra begeleiding gegeven, "
        "zes uur per week, en heeft dit elk half jaar met de ouders besproken. Toch ging de leerling steeds "
        "minder vaak naar school. De deskundigen zien dat de klachten afnemen in een "
        "rustige omgeving met vaste gezichten."
        for nummer in range(1, 6)
    ),
)

SITUATIES = {
    "toekenning_school": TOEKENNING_SCHOOL,
    "toekenning_ouder": TOEKENNING_OUDER,
    "toekenning_leerling": TOEKENNING_LEERLING,
    "afwijzing_ouder": AFWIJZING_OUDER,
    "afwijzing_school": replace(AFWIJZING_OUDER, geadresseerde=SCHOOL),
    "vijandige_invoer": VIJANDIG,
}
