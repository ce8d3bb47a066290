"""What the letters of a TLV request may and must contain: TLV-111, 112, 181, RCH-08 to RCH-10, 16, 20, 21."""

from swv.kern.beleid.brieven import Briefvelden, registreer_briefvelden
from tlv.rules.feiten import TLV_VSO_EERSTE

VELDEN = {
    "aanhef": "aanhef, passend bij de ontvanger",
    "leerling_naam": "voor- en achternaam van de leerling",
    "leerling_voornaam": "voornaam van de leerling",
    "geboortedatum": "geboortedatum van de leerling",
    "school_naam": "school die de aanvraag deed",
    "schoolbestuur_naam": "bestuur van die school",
    "zorgplicht_school": "school die nu de zorgplicht heeft",
    "ingediend_op": "dag waarop de aanvraag is ingediend",
    "besluitdatum": "dag van het besluit",
    "verzenddatum": "dag van verzending",
    "besluit": "toegekend of afgewezen, in woorden",
    "tlv_nummer": "nummer van de toelaatbaarheidsverklaring",
    "categorie": "bekostigingscategorie in woorden",
    "begindatum": "eerste dag",
    "einddatum": "laatste dag",
    "motivering": "motivering van het besluit",
    "advies": "inhoudelijk advies bij een afwijzing",
    "deskundige_1": "naam en discipline van de eerste deskundige",
    "deskundige_2": "naam en discipline van de tweede deskundige",
    "besluitnemer": "naam van wie het besluit nam",
    "functie": "functie van wie het besluit nam",
    "bevoegdheid": "op grond waarvan die besluit",
    "bezwaar_laatste_dag": "laatste dag om bezwaar te maken",
    "bezwaar_adres": "waar het bezwaar heen gaat",
    "swv_naam": "naam van het samenwerkingsverband",
    "swv_korte_naam": "korte naam van het samenwerkingsverband",
    "commissie": "naam van de commissie",
    "steunpunt": "naam van het steunpunt",
    "steunpunt_contact": "hoe het steunpunt te bereiken is",
    "telefoon": "telefoonnummer van het samenwerkingsverband",
    "email": "e-mailadres van het samenwerkingsverband",
}

ALTIJD = {
    "aanhef": "RCH-08",
    "leerling_naam": "TLV-112",
    "geboortedatum": "TLV-112",
    "school_naam": "TLV-113",
    "zorgplicht_school": "TLV-182",
    "motivering": "RCH-09, Awb 3:46",
    "deskundige_1": "RCH-20, RCH-21",
    "deskundige_2": "RCH-20, RCH-21",
    "besluitnemer": "RCH-09",
    "functie": "RCH-09",
    "bevoegdheid": "RCH-09, Awb 10:10",
    "bezwaar_laatste_dag": "RCH-10, RCH-16",
    "bezwaar_adres": "RCH-09, Awb 3:45",
    "steunpunt": "TLV-181",
    "steunpunt_contact": "TLV-181",
}

registreer_briefvelden(
    TLV_VSO_EERSTE,
    Briefvelden(
        velden=VELDEN,
        verplicht={
            "toekenning": ALTIJD
            | {
                "tlv_nummer": "RCH-32",
                "categorie": "TLV-112, TLV-70",
                "begindatum": "TLV-112",
                "einddatum": "TLV-112",
            },
            "afwijzing": ALTIJD | {"advies": "TLV-111"},
        },
    ),
)
