"""Dutch texts of the reasons of TLV rules (B1)."""

from swv.kern.beleid.uitleg import registreer_teksten

LOOPTIJD = {
    "vroegste_start": (
        "De leerling wordt {leeftijd} jaar op {wordt_op}. De verklaring kan op zijn vroegst "
        "beginnen op "
        "{vroegste_start}, als dat schooljaar voorbij is."
    ),
    "besluit_voor_verjaardag": (
        "Het besluit valt voordat de leerling {leeftijd} jaar is ({wordt_op}). Dat mag, maar kijk of het nodig is."
    ),
    "start_lagere_klas": (
        "De leerling komt uit een lagere klas van het speciaal onderwijs. Dan moet de leerling "
        "op de startdag "
        "{leeftijd} jaar zijn. Dat is vanaf {vroegste_start}."
    ),
    "onderbouwen_in_opp": (
        "In het ontwikkelingsperspectief moet staan waarom de leerling met {leeftijd} jaar overstapt."
    ),
    "start_te_vroeg": ("De gevraagde startdag {gewenste_start} is te vroeg. Starten kan vanaf {vroegste_start}."),
    "te_jong": (
        "De leerling is op {gewenste_start} nog {leeftijd} jaar. Ga naar het samenwerkingsverband voor "
        "primair onderwijs."
    ),
    "vol_schooljaar": (
        "Een verklaring duurt minstens een heel schooljaar. Bij een start op {start} eindigt zij "
        "niet eerder "
        "dan {vroegste_einde}."
    ),
    "vol_schooljaar_wint": (
        "De grens van {uiterste_einde} past niet bij een heel schooljaar. Het hele schooljaar "
        "gaat voor: "
        "de verklaring loopt tot en met {einde}."
    ),
    "einde_31_juli": "Een verklaring eindigt altijd op 31 juli, het einde van het schooljaar.",
    "eerste_tlv_tot": (
        "Een eerste verklaring loopt niet verder dan het schooljaar waarin de leerling "
        "{leeftijd} jaar wordt: "
        "uiterlijk {uiterste_einde}."
    ),
    "terugkeer_verwacht": (
        "De school verwacht dat de leerling terug kan naar het gewone voortgezet onderwijs. "
        "Daarom duurt de "
        "verklaring hooguit {jaren} jaar: uiterlijk {uiterste_einde}."
    ),
    "doelgroep_hele_loopbaan": (
        "Bij {doelgroep} is het voorstel: tot en met het schooljaar waarin de leerling "
        "{leeftijd} jaar wordt "
        "({voorstel_einde}). Korter kan met een motivering."
    ),
    "einde_fase": "Bij {leerroute} is het voorstel: tot en met het einde van die fase ({voorstel_einde}).",
    "kortste_looptijd": (
        "Liever een korte periode dan een lange. De kortste periode loopt tot en met {voorstel_einde}."
    ),
    "hoge_categorie_niet_lang": ("Bij categorie {categorie} past geen lange looptijd zonder motivering."),
    "korter_motiveren": (
        "Bij {doelgroep} is het voorstel {voorstel_einde}. Korter kan alleen bij twijfel over de doelen van het "
        "onderwijs."
    ),
    "langer_motiveren": "Bij categorie {categorie} kan een langere looptijd dan het voorstel alleen met motivering.",
    "bewust_beperkt": (
        "Er is bewust gekozen voor een korte periode (volle schooljaren: {jaren}). Daarna wordt opnieuw "
        "gekeken. Zij loopt tot en met {voorstel_einde}."
    ),
    "reden_vastleggen": "Leg vast waarom voor een beperkte looptijd is gekozen.",
    "geen_voorstel": ("Het beleid doet voor deze leerling geen voorstel voor de einddatum. Kies zelf een 31 juli."),
    "voorstel_begrensd": ("Het voorstel {voorstel} past niet binnen de grenzen en is aangepast naar {einde}."),
    "einde_te_vroeg": "De einddatum {einde} ligt voor {grens}, de vroegste einddatum.",
    "einde_te_laat": "De einddatum {einde} ligt na {grens}, de uiterste einddatum.",
    "einde_wijkt_af": "De einddatum {einde} wijkt af van {voorgeschreven}, de datum uit het beleid.",
}

EMB = {
    "emb_past": (
        "Het IQ ({iq}) en de kenmerken passen bij EMB, groep {groepen}. De deskundigen beoordelen of dat klopt."
    ),
    "emb_gegevens_ontbreken": (
        "Het IQ of het tweede kenmerk is niet ingevuld. Kijk samen of de leerling bij EMB hoort, en leg vast waarom."
    ),
    "geen_emb_iq": (
        "Het IQ is {iq}. Bij een IQ boven {grens} hoort een leerling niet bij EMB. De regels voor EMB gelden niet."
    ),
    "geen_emb_kenmerk": (
        "Bij EMB hoort naast het IQ een tweede kenmerk. Dat is er niet. De regels voor EMB gelden niet."
    ),
}

VERVOLG = {
    "verlenging_18_plus": (
        "De leerling is {leeftijd} jaar of ouder. Kijk kritisch of verlengen nodig is, en waarvoor. Is er geen plek in "
        "dagopvang, beschermd werk of het mbo? Praat dan met school en ouders, en zo nodig met de gemeente."
    ),
    "transitieplan_nodig": (
        "De leerling gaat in deze periode van school. Daarbij hoort een transitieplan: het plan voor de stap naar "
        "werk, dagbesteding of een andere school."
    ),
    "afschalen": "De leerling gaat bijna van school. Kijk of categorie {lager} genoeg is in plaats van {categorie}.",
    "evaluatie_schooljaar": (
        "Kijk elk schooljaar of de leerling naar het gewone onderwijs, werk of dagbesteding kan: in {schooljaar} "
        "uiterlijk op {uiterste_dag}."
    ),
    "terugplaatsing_onderzoeken": (
        "De verklaring eindigt op {einddatum}. Onderzoek in het laatste schooljaar of de leerling terug kan naar het "
        "gewone voortgezet onderwijs. De uitkomst is bekend voor {grens}, dus uiterlijk op {uiterste_dag}."
    ),
    "evaluatie_onderbouw": (
        "Na {leerroute} kijkt de school uitgebreid of de leerling met extra ondersteuning naar het gewone voortgezet "
        "onderwijs kan. Dat doet de school uiterlijk op {uiterste_dag}."
    ),
    "opvolging_te_laat": "Dit had uiterlijk op {uiterste_dag} vast moeten liggen. Leg de uitkomst alsnog vast.",
    "wissel_zonder_nieuwe_tlv": (
        "De verklaring geldt in heel Nederland, tot en met {einddatum}. Bij een andere school voor voortgezet speciaal "
        "onderwijs is geen nieuwe verklaring nodig."
    ),
    "wissel_nog_niet_geldig": (
        "De verklaring geldt vanaf {ingangsdatum}. Op {wisseldatum} kan de leerling er nog niet mee starten."
    ),
    "wissel_verlopen": (
        "De verklaring liep tot en met {einddatum}. Voor {wisseldatum} is een nieuwe verklaring nodig."
    ),
    "gebruik_eindigt": (
        "De leerling gaat vanaf {terug_op} naar het gewone voortgezet onderwijs. De verklaring is gebruikt tot en met "
        "{laatste_dag}. Niet gebruikt: {dagen} dagen, tot en met {einddatum}."
    ),
    "gebruik_tot_het_einde": "De verklaring is gebruikt tot en met {einddatum}. Er is niets over.",
}

SCHOOLLOOPBAAN = {
    "start_na_grens": (
        "De verklaring begint na het schooljaar waarin de leerling {leeftijd} jaar werd (tot en met {uiterste_einde}). "
        "Dan kan deze verklaring niet meer."
    ),
    "stroomschema_volgen": (
        "De verklaring begint na het schooljaar waarin de leerling {leeftijd} jaar werd (tot en met {einde}). Volg het "
        "stroomschema voor leerlingen boven de 20 van de Inspectie van het Onderwijs en leg de uitkomst vast."
    ),
    "stroomschema_akkoord": (
        "De verklaring begint na het schooljaar waarin de leerling {leeftijd} jaar werd (tot en met {einde}). Volgens "
        "het stroomschema van de Inspectie van het Onderwijs mag de leerling blijven."
    ),
    "stroomschema_niet_akkoord": (
        "De verklaring begint na het schooljaar waarin de leerling {leeftijd} jaar werd (tot en met {einde}). Volgens "
        "het stroomschema van de Inspectie van het Onderwijs mag de leerling niet blijven."
    ),
    "duur_per_leerroute": (
        "Bij {leerroute} duurt de verklaring {jaren} schooljaren, het lopende schooljaar meegeteld: tot en met {einde}."
    ),
    "regulier_niet_haalbaar": (
        "Het gewone onderwijs is niet haalbaar. De verklaring geldt voor de hele schoolloopbaan, "
        "tot en met "
        "het schooljaar waarin de leerling {leeftijd} jaar wordt ({einde})."
    ),
    "doelgroep_altijd": (
        "Bij {doelgroep} loopt de verklaring altijd tot en met het schooljaar waarin de leerling "
        "{leeftijd} "
        "jaar wordt ({einde})."
    ),
    "nooit_verder_dan": (
        "Een verklaring loopt niet verder dan het schooljaar waarin de leerling {leeftijd} jaar wordt: "
        "uiterlijk {uiterste_einde}."
    ),
    "verlenging_mag": (
        "Een verlenging duurt hooguit dit aantal leerjaren: {jaren}. Dat is tot en met {uiterste_einde}."
    ),
    "verlenging_mag_niet": (
        "Na het schooljaar waarin de leerling {leeftijd} jaar werd, kan verlengen alleen voor "
        "een haalbaar "
        "diploma of bij toeleiding naar werk."
    ),
    "verlenging_tot_grens": (
        "Zonder haalbaar diploma of toeleiding naar werk loopt de verlenging niet verder dan het "
        "schooljaar "
        "waarin de leerling {leeftijd} jaar wordt: uiterlijk {uiterste_einde}."
    ),
    "afspraak_gemeente": (
        "De leerling is {leeftijd} jaar of ouder en volgt geen weg naar een diploma. Er is een "
        "afspraak met de "
        "gemeente vastgelegd."
    ),
    "geen_afspraak_gemeente": (
        "De leerling is {leeftijd} jaar of ouder en volgt geen weg naar een diploma. Zonder "
        "afspraak met de "
        "gemeente is er in principe geen verklaring."
    ),
    "diplomagericht_onbekend": (
        "De leerling is {leeftijd} jaar of ouder. Leg vast of de leerling een weg naar een diploma volgt."
    ),
    "hele_schoolloopbaan": (
        "De verklaring loopt door tot en met het schooljaar waarin de leerling {leeftijd} jaar wordt ({einde})."
    ),
    "so_sbo_tot": (
        "Een verklaring voor so of sbo loopt tot en met het schooljaar waarin de leerling "
        "{leeftijd} jaar wordt "
        "({einde})."
    ),
}

CATEGORIE = {
    "categorie_ontbreekt": "Kies een categorie: 1 (laag), 2 (midden) of 3 (hoog).",
    "hogere_categorie_onderbouwen": (
        "Categorie {categorie} is hoger dan categorie {standaard}. Leg uit waarom jeugdhulp of "
        "de Wlz niet "
        "passender is, hoeveel uur onderwijs de leerling krijgt en waarom een lagere categorie "
        "niet genoeg is."
    ),
}

TOELATING = {
    "nooit_onderzoek": (
        "Er is nooit onderzoek gedaan naar de achtergrond van de problemen. Dan is er geen TLV "
        "mogelijk. "
        "Vraag een onderzoek aan of vraag advies over een bovenschoolse voorziening."
    ),
    "onderzoek_oud": (
        "Het onderzoek van {datum} is op {indiendatum} ouder dan {jaren} jaar. Leg uit waarom het nog klopt."
    ),
    "onderzoek_zonder_datum": "Er is geen datum van het meest recente onderzoek ingevuld.",
    "stoornis_bevestigen": (
        "De school noemt een stoornis of aandoening. Bevestig dat het onderzoek bij school of "
        "ouders is en dat u "
        "het kunt laten zien."
    ),
    "zienswijze_leerling_toelichten": (
        "De mening van de leerling ontbreekt. Leg uit waarom, dan kunt u de aanvraag indienen."
    ),
    "aanmelddatum_nadert": (
        "De aanmelding voor het voortgezet onderwijs sluit op {aanmelddatum}. Het besluit kan later komen, tot en met "
        "{besluit}. Meld de leerling zo nodig ook aan bij een gewone school."
    ),
    "aanmelddatum_voorbij": (
        "De aanmelding voor het voortgezet onderwijs sloot op {aanmelddatum}. Het besluit komt daarna. Kijk met de "
        "ouders waar de leerling is aangemeld."
    ),
    "scp_niet_betrokken": "De SCP is niet betrokken. Er is geen voortraject vastgelegd.",
    "basisschool_zonder_opp": (
        "De leerling komt uit het gewone basisonderwijs. Dan moet al langer in het "
        "ontwikkelingsperspectief "
        "staan dat de leerling naar het VSO gaat."
    ),
}

BESLUIT = {
    "adviezen_ontbreken": (
        "Een besluit kan pas als {nodig} deskundigen hun advies hebben vastgesteld. Tot nu toe: {aantal}."
    ),
    "akkoord_ontbreekt": "De stap '{stap}' is nog niet gedaan.",
    "herbespreking_nodig": (
        "De adviezen verschillen van elkaar. Bespreek ze opnieuw en leg dat vast. Daarna bevestigt of herziet elke "
        "deskundige het eigen advies."
    ),
    "keuze_motiveren": "De adviezen verschillen nog. Leg uit waarom u voor dit besluit kiest.",
    "gesprek_nodig": ("Ouders en school zijn het niet eens. Voer eerst een gesprek en leg het verslag vast."),
    "advies_bij_afwijzing": "Een afwijzing kan niet zonder advies: wat kan de school nu wel doen?",
    "motivering_ontbreekt": "Leg uit waarom u dit besluit neemt.",
    "periode_ontbreekt": "Vul in van wanneer tot wanneer de verklaring geldt.",
    "einde_niet_31_juli": "De einddatum {einde} is geen 31 juli. Een verklaring eindigt altijd op 31 juli.",
    "einde_niet_na_begin": "De einddatum {einde} ligt niet na de eerste dag, {begin}. Kies een latere einddatum.",
    "afwijking_motiveren": "U wijkt af van de berekende periode. Leg uit waarom.",
    "niet_bevoegd_eigen_zaak": ("U was bij deze aanvraag betrokken als {betrokkenheid}. Daarom mag u niet besluiten."),
}

REGISTER = {
    "invoer_te_laat": (
        "De school zet het nummer binnen zeven dagen in de eigen administratie, hier uiterlijk op {uiterste_dag}. Dat "
        "is nog niet vastgelegd. Voer het nummer in en leg vast op welke dag."
    ),
}

for _teksten in (LOOPTIJD, EMB, SCHOOLLOOPBAAN, VERVOLG, CATEGORIE, TOELATING, BESLUIT, REGISTER):
    registreer_teksten(_teksten)
