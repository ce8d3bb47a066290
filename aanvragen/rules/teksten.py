"""Dutch texts of the reasons of the dossier engine (B1)."""

from swv.kern.beleid.uitleg import registreer_teksten

registreer_teksten(
    {
        "vraag_ontbreekt": "Vul in: {vraag} (onderdeel '{sectie}').",
        "verklaring_ontbreekt": "Zonder deze verklaring kunt u de aanvraag niet indienen: {vraag}",
        "formulier_niet_af": "Het formulier is nog niet af. Verplichte vragen zonder antwoord: {aantal}.",
        "document_ontbreekt": "Voeg toe: {omschrijving} ({document}).",
        "document_ontbreekt_omdat": "Voeg toe: {omschrijving} ({document}). Dit is nodig, want {waarom}.",
        "document_gewenst": "Gewenst, maar niet verplicht: {omschrijving} ({document}).",
        "document_zonder_datum": (
            "Er is een stuk zonder datum bij '{omschrijving}' ({document}). Zonder datum telt het niet mee."
        ),
        "handtekening_ouders": ("De handtekening van {wie} ontbreekt. Komt die er niet, leg dan de reden vast."),
        "handtekening_verlopen": (
            "De aanvraag is veranderd nadat {wie} online tekende. Vraag opnieuw om een handtekening."
        ),
        "geen_ouders": "Er is nog geen ouder of verzorger met gezag gevraagd om te tekenen.",
        "handtekening_leerling": (
            "De leerling is {leeftijd} jaar en tekent mee. Komt de handtekening er niet, leg dan de reden vast."
        ),
        "advies_kiezen": "Er is nog niets gekozen. Kies toekennen of afwijzen.",
        "advies_motiveren": "Er staat nog geen motivering. Schrijf op waarom u dit adviseert.",
        "ivo_ontbreekt": "Er staat nog niet wat de leerling nodig heeft. Vul ten minste een van de vijf velden in.",
        "advies_categorie": "Er is nog geen categorie gekozen. Kies 1, 2 of 3.",
        "advies_categorie_motiveren": "Er staat nog niet waarom. Leg uit waarom deze categorie past.",
        "advies_duur": "Er staat nog geen laatste dag. Kies een 31 juli.",
        "advies_duur_motiveren": "Er staat nog niet waarom. Leg uit waarom deze duur past.",
        "afweging_kiezen": "Kies ja of nee bij: {vraag}",
        "afweging_motiveren": "Leg uit wat u vindt bij: {vraag}",
        "andere_functie": "In deze route besluit de {functie}, {bevoegdheid}.",
        "geen_mandaat": (
            "U hebt vandaag geen {soort} om te besluiten als {functie}. Vraag het secretariaat om uw {soort} vast te"
            " leggen bij 'Mandaten'."
        ),
        "te_weinig_deskundigen": "Wijs {nodig} deskundigen aan. Tot nu toe: {aantal}.",
        "te_veel_deskundigen": "Voor deze stap zijn {nodig} deskundigen nodig, niet {aantal}.",
        "zelfde_deskundige": "{naam} staat er twee keer in. Kies verschillende deskundigen.",
        "eerste_discipline": ("{naam} kan niet de eerste deskundige zijn: dat is een {mogelijk}."),
        "tweede_discipline": ("{naam} kan niet de tweede deskundige zijn: dat is een {mogelijk}."),
        "in_dienst_van_bestuur": (
            "{naam} werkt bij het bestuur van de school die de aanvraag doet en mag daarom niet adviseren."
        ),
        "niemand_onafhankelijk": (
            "Minstens een deskundige mag niet werken bij het bestuur van de school die de aanvraag doet."
        ),
        "bijgevoegd_niet_eens": (
            "De deskundigen adviseren niet dezelfde TLV. Dan is niet iedereen het eens en kijkt de commissie mee."
            " Overleg eerst, of verander uw antwoord op de vraag wie het eens is met de aanvraag."
        ),
        "bijgevoegd_advies_later": (
            "Het advies van {naam} is van {op}. Een advies dat u meestuurt, is af voordat u de aanvraag indient."
        ),
        "eerder_betrokken": ("{naam} was bij deze aanvraag betrokken als {betrokkenheid} en mag niet adviseren."),
        "zienswijze_alsnog": (
            "Er is geen zienswijze van de ouders, en uit het dossier blijkt dat zij het niet eens zijn. Vraag hun"
            " alsnog wat zij vinden."
        ),
        "belang_niet_toegelicht": (
            "{naam} heeft mogelijk een belang bij deze aanvraag. Kies iemand anders of leg uit waarom dat niet hoeft."
        ),
    }
)
