"""Typed facts of a first TLV-VSO request: what forms fill and conditions may ask."""

from swv.kern.beleid.feiten import Feit, registreer_catalogus

TLV_VSO_EERSTE = "tlv_vso_eerste"

HERKOMST = (
    ("VO", "voortgezet onderwijs"),
    ("SO_schoolverlatersklas", "speciaal onderwijs, schoolverlatersklas"),
    ("SO_lagere_klas", "speciaal onderwijs, een lagere klas"),
    ("SBO", "speciaal basisonderwijs"),
    ("BaO", "gewoon basisonderwijs"),
)
LEERROUTE = (
    ("vmbo_onderbouw", "vmbo, onderbouw"),
    ("vmbo_bovenbouw", "vmbo, bovenbouw"),
    ("havo_onderbouw", "havo, onderbouw"),
    ("havo_bovenbouw", "havo, bovenbouw"),
    ("vwo_onderbouw", "vwo, onderbouw"),
    ("vwo_bovenbouw", "vwo, bovenbouw"),
    ("arbeid", "toeleiding naar werk"),
    ("dagbesteding", "toeleiding naar dagbesteding"),
    ("onbekend", "nog niet bekend"),
)
DOELGROEP = (
    ("gedrag", "gedrag of psychiatrie (cluster 4)"),
    ("ZML", "zeer moeilijk lerend"),
    ("EMB", "ernstig meervoudig beperkt"),
    ("langdurig_ziek", "langdurig ziek"),
    ("lichamelijk", "lichamelijke beperking"),
    ("anders", "een andere ondersteuningsbehoefte"),
)

FEITEN = registreer_catalogus(
    TLV_VSO_EERSTE,
    (
        Feit("herkomst", "keuze", "de herkomst", HERKOMST),
        Feit("leerroute", "keuze", "de leerroute", LEERROUTE),
        Feit("doelgroep", "keuze", "de doelgroep", DOELGROEP),
        Feit("gewenste_start", "datum", "de gewenste startdatum"),
        Feit("categorie_gevraagd", "getal", "de gevraagde categorie"),
        Feit("terugkeer_verwacht", "ja_nee", "terugkeer naar het gewone voortgezet onderwijs verwacht"),
        Feit("regulier_haalbaar", "ja_nee", "een diploma in het gewone onderwijs haalbaar"),
        Feit("ooit_onderzoek", "ja_nee", "eerder onderzoek gedaan"),
        Feit("medische_vraag", "ja_nee", "een medische vraag"),
        Feit("na_tussenvoorziening", "ja_nee", "eerder een OPDC of andere tussenvoorziening"),
        Feit("ouders_eens", "ja_nee", "ouders en school het eens"),
        Feit("ontvangende_school_eens", "ja_nee", "de ontvangende school akkoord"),
        Feit("scholen_aangesloten", "ja_nee", "beide scholen aangesloten bij het samenwerkingsverband"),
        Feit("leeftijd_bij_ondertekening", "getal", "de leeftijd op de dag van ondertekenen"),
    ),
)
