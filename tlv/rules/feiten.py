"""Typed facts of the TLV-VSO requests: what forms fill and conditions may ask."""

from swv.kern.beleid.feiten import Feit, registreer_catalogus

TLV_VSO_EERSTE = "tlv_vso_eerste"
TLV_VSO_VERLENGING = "tlv_vso_verlenging"
TLV_VSO_OPHOGING = "tlv_vso_ophoging"
VERVOLG = (TLV_VSO_VERLENGING, TLV_VSO_OPHOGING)
"""The kinds that build on an earlier TLV (TLV-41, TLV-127)."""

HERKOMST = (
    ("VO", "voortgezet onderwijs"),
    ("SO_schoolverlatersklas", "speciaal onderwijs, schoolverlatersklas"),
    ("SO_lagere_klas", "speciaal onderwijs, een lagere klas"),
    ("SBO", "speciaal basisonderwijs"),
    ("BaO", "gewoon basisonderwijs"),
    ("VSO", "voortgezet speciaal onderwijs"),
    ("geen", "geen school in Nederland"),
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

AFGEVER = (
    ("dit_swv", "dit samenwerkingsverband"),
    ("ander_swv", "een ander samenwerkingsverband"),
)

EERDERE_TLV = (
    ("geen", "geen eerdere TLV"),
    ("geldig", "een TLV die nog geldig is"),
    ("verlopen", "een TLV die is verlopen"),
)
RESIDENTIEEL = (
    ("nee", "geen verblijf in een instelling"),
    ("open_plaatsing", "gaat in een open instelling wonen"),
    ("open_einde", "komt uit een open instelling"),
    ("gesloten_plaatsing", "gaat naar een gesloten instelling"),
    ("gesloten_einde", "komt uit een gesloten instelling"),
)
DOELSCHOOL = (
    ("vso_dit_swv", "een VSO-school van dit samenwerkingsverband"),
    ("vso_ander_swv", "een VSO-school van een ander samenwerkingsverband"),
    ("vso_onbekend", "een VSO-school, onbekend van welk samenwerkingsverband"),
    ("cluster_1_2", "een school van cluster 1 of 2"),
)
INITIATIEF = (("school", "de school"), ("ouders", "de ouders"))

_VSO = (
    Feit("leerroute", "keuze", "de leerroute", LEERROUTE),
    Feit("doelgroep", "keuze", "de doelgroep", DOELGROEP),
    Feit("emb_iq", "getal", "het IQ"),
    Feit("emb_sensomotorisch", "ja_nee", "moeilijk te 'lezen' gedrag en ernstige sensomotorische problemen"),
    Feit("emb_lichamelijk", "ja_nee", "een grote zorgvraag door ernstige lichamelijke beperkingen"),
    Feit("emb_psychiatrisch", "ja_nee", "moeilijk te sturen gedrag door een ernstige psychiatrische stoornis"),
    Feit("gewenste_start", "datum", "de gewenste startdatum"),
    Feit("categorie_gevraagd", "getal", "de gevraagde categorie"),
    Feit("terugkeer_verwacht", "ja_nee", "terugkeer naar het gewone voortgezet onderwijs verwacht"),
    Feit("regulier_haalbaar", "ja_nee", "een diploma in het gewone onderwijs haalbaar"),
    Feit("ooit_onderzoek", "ja_nee", "eerder onderzoek gedaan"),
    Feit("medische_vraag", "ja_nee", "een medische vraag"),
    Feit("ouders_eens", "ja_nee", "ouders en school het eens"),
    Feit("scholen_aangesloten", "ja_nee", "beide scholen aangesloten bij het samenwerkingsverband"),
    Feit("eerdere_tlv_afgever", "keuze", "de afgever van de eerdere TLV", AFGEVER),
    Feit("residentieel", "keuze", "het verblijf in een instelling", RESIDENTIEEL),
    Feit("woonpostcode", "tekst", "de postcode van inschrijving"),
    Feit("leeftijd_bij_ondertekening", "getal", "de leeftijd op de dag van ondertekenen"),
)
FEITEN = registreer_catalogus(
    TLV_VSO_EERSTE,
    (
        *_VSO,
        Feit("herkomst", "keuze", "de herkomst", HERKOMST),
        Feit("na_tussenvoorziening", "ja_nee", "eerder een OPDC of andere tussenvoorziening"),
        Feit("ontvangende_school_eens", "ja_nee", "de ontvangende school akkoord"),
        Feit("eerdere_tlv_stand", "keuze", "of er een eerdere TLV is", EERDERE_TLV),
        Feit("huidige_school_swv", "keuze", "het samenwerkingsverband van de huidige school", AFGEVER),
        Feit("doelschool_soort", "keuze", "de soort nieuwe school", DOELSCHOOL),
        Feit("initiatief", "keuze", "wie voor de nieuwe school koos", INITIATIEF),
    ),
)
FEITEN_VERVOLG = tuple(
    registreer_catalogus(
        soort,
        (
            *_VSO,
            Feit("eerdere_tlv_nummer", "tekst", "het nummer van de eerdere TLV"),
            Feit("eerdere_tlv_einde", "datum", "de einddatum van de eerdere TLV"),
            Feit("einde_schoolloopbaan", "ja_nee", "het einde van de schoolloopbaan in zicht"),
            Feit("diplomagericht", "ja_nee", "een leerweg naar een diploma"),
            Feit("diploma_haalbaar", "ja_nee", "een diploma nog haalbaar"),
            Feit("naar_werk_toegeleid", "ja_nee", "op weg naar werk"),
            Feit("afspraak_gemeente", "ja_nee", "een afspraak met de gemeente"),
            Feit("stroomschema_akkoord", "ja_nee", "langer blijven volgens het stroomschema van de Inspectie"),
        ),
    )
    for soort in VERVOLG
)
