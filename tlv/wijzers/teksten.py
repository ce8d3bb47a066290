"""The Dutch sentences that only the wijzers say (B1)."""

from swv.kern.beleid.uitleg import registreer_teksten

registreer_teksten(
    {
        "route_eens": "Alle drie de partijen zijn het eens, en er is geen reden voor de commissie. Dat is route 1.",
        "route_geen_overeenstemming": (
            "Ouders, de school die verwijst en de nieuwe school zijn het niet alle drie eens. Dan gaat de aanvraag"
            " langs de commissie: route 2."
        ),
        "route_verhoging_categorie": (
            "Er wordt een hogere categorie gevraagd. Dan gaat de aanvraag langs de commissie: route 2."
        ),
        "route_niet_aangesloten_school": (
            "Een van de scholen is niet aangesloten, of dat is niet bekend. Dan gaat de aanvraag langs de commissie:"
            " route 2."
        ),
        "wijzer_woont_eigen": "{plaats} hoort bij de regio van dit samenwerkingsverband.",
        "wijzer_woont_ander": "{plaats} hoort niet bij de regio van dit samenwerkingsverband.",
        "wijzer_zonder_geboortedatum": (
            "De geboortedatum is niet ingevuld. De grenzen die van de leeftijd afhangen, doen dus niet mee."
        ),
        "wijzer_zonder_start": ("De start is niet ingevuld. Wat van de eerste dag afhangt, is dus niet uitgerekend."),
        "wijzer_start_na_huidig": "De nieuwe periode begint op {start}, de dag na het einde van de TLV die er nu is.",
        "wijzer_gevraagde_jaren": "U vraagt {jaren} jaar. Dat loopt tot en met {einde}.",
        "wijzer_document_ontbreekt": "{document} ontbreekt: {omschrijving}.",
        "wijzer_document_gewenst": "{document} is gewenst, maar niet verplicht: {omschrijving}.",
        "wijzer_volledig": "Alle verplichte stukken zijn er.",
        "wijzer_leeftijd_onbekend": (
            "De leeftijd op de dag van ondertekenen is niet ingevuld. Vanaf 12 jaar tekent de leerling mee."
        ),
        "wijzer_logboek_zonder_samenvatting": ("Een volledig logboek telt alleen mee met een samenvatting erbij."),
        "wijzer_stuk_zonder_datum": "Een stuk zonder datum telt niet mee als bewijs van wat de school deed.",
    }
)
