"""The Dutch sentences of the rules of praktijkonderwijs (B1)."""

from swv.kern.beleid.uitleg import registreer_teksten

PRO = {
    "doelschool_geen_pro": (
        "Een TLV voor praktijkonderwijs geldt alleen op een school voor praktijkonderwijs. Voor {doelschool} is zij"
        " niet te gebruiken."
    ),
    "iq_te_laag": "Het IQ is {iq}. Dat is te laag: het moet {van} tot en met {tot_en_met} zijn.",
    "iq_te_hoog": "Het IQ is {iq}. Dat is te hoog: het moet {van} tot en met {tot_en_met} zijn.",
    "iq_past": "Het IQ is {iq}. Dat past: het moet {van} tot en met {tot_en_met} zijn.",
    "achterstand_past": (
        "De leerling loopt {grens} procent of meer achter op {domeinen}. Dat past: nodig zijn {aantal} domeinen, en een"
        " daarvan is {kern}."
    ),
    "achterstand_te_weinig": (
        "De leerling loopt op te weinig domeinen {grens} procent of meer achter. Nodig zijn er {aantal}."
    ),
    "achterstand_zonder_kern": (
        "De leerling loopt niet {grens} procent of meer achter op {kern}. Een daarvan moet er wel bij zijn."
    ),
    "ouders_akkoord": "De ouders zijn schriftelijk akkoord.",
    "ouders_niet_akkoord": "Er is geen schriftelijk akkoord van de ouders. Praat eerst met hen.",
    "pro_criteria_gehaald": "De leerling voldoet aan alle drie de eisen voor praktijkonderwijs.",
    "pro_criteria_gehaald_isk": (
        "De leerling volgt nog geen {jaren} jaar onderwijs in Nederland. Dan telt de leerachterstand niet mee."
    ),
    "pro_ondersteuningsbehoefte": (
        "Bij zij-instroom gelden geen grenzen voor IQ of leerachterstand. De commissie kijkt wat de leerling nodig"
        " heeft."
    ),
    "pro_te_laat": (
        "Een TLV voor praktijkonderwijs vraagt u bij de overstap uit het basisonderwijs of in leerjaar {leerjaar}."
        " Later kan alleen met een motivering, die de kamer praktijkonderwijs beoordeelt."
    ),
    "pro_later_gemotiveerd": (
        "Het is later dan gewoonlijk, en u hebt uitgelegd waarom. De kamer praktijkonderwijs beslist of dat genoeg is."
    ),
    "pro_landelijke_criteria": (
        "Voor praktijkonderwijs gelden de landelijke eisen. De kamer praktijkonderwijs van de commissie beoordeelt of"
        " de leerling daaraan voldoet."
    ),
    "pro_gegevens_groep_678": ("Stuur de gegevens van groep 6, 7 en 8 mee, en een IQ-onderzoek dat nog geldig is."),
    "pro_niet_vooraf": (
        "Dit samenwerkingsverband toetst niet vooraf. Deskundigen kijken bij de aanvraag naar de landelijke eisen en"
        " het beste aanbod; achteraf is er controle."
    ),
    "pro_einde": (
        "Een TLV voor praktijkonderwijs loopt door tot en met het schooljaar waarin de leerling {leeftijd} jaar wordt:"
        " {einde}."
    ),
    "pro_start_na_grens": (
        "De gevraagde start ligt na het schooljaar waarin de leerling {leeftijd} jaar wordt. Dan kan er geen TLV voor"
        " praktijkonderwijs meer komen."
    ),
    "pro_voor_begin": "De aanmelding is van {aanmelding}. Aanmelden kan vanaf {begin}.",
    "pro_in_werkgebied": "{plaats} hoort bij het werkgebied voor praktijkonderwijs.",
    "pro_buiten_werkgebied": "{plaats} hoort niet bij het werkgebied voor praktijkonderwijs.",
    "pro_na_sbo": "{plaats} telt mee, want de leerling zat tot en met de eindgroep op het SBO in de regio.",
    "pro_periode_1": "Voor het werkgebied loopt periode 1 van {begin} tot en met {einde}.",
    "pro_periode_2": "Periode 2 loopt vanaf {vanaf}. Plaatsing kan dan als er plaats is.",
    "pro_wachten": "Wie buiten het werkgebied woont, wacht op periode 2. Die begint op {vanaf}.",
    "pro_geen_vrijdag": (
        "De gekozen start van periode 2, {gekozen}, telt niet: het bestuur kan alleen een vrijdag kiezen van {begin}"
        " tot en met {einde}. Nu geldt {vanaf}."
    ),
}

registreer_teksten(PRO)
