"""The Dutch sentences of the competence rules."""

from swv.kern.beleid.uitleg import registreer_teksten

_LEEG = (
    "De lijst met postcodes van dit samenwerkingsverband is nog leeg. Vul de tabel 'postcodes' aan. Tot dan is niet te"
    " bepalen of de leerling in deze regio woont."
)
_VRAGEN = "Wij weten nog niet genoeg om te zien bij welk samenwerkingsverband deze aanvraag hoort: {vragen}."
_WEL_EIGEN = " Wat het antwoord ook wordt: de aanvraag hoort bij dit samenwerkingsverband."
_WEL_ELDERS = " Wat het antwoord ook wordt: de aanvraag hoort niet bij dit samenwerkingsverband."

BEVOEGDHEID = {
    "bevoegdheid_eigen": "Deze aanvraag hoort bij dit samenwerkingsverband, want {omdat}.",
    "bevoegdheid_ander": "Deze aanvraag hoort bij {afgever}, want {omdat}. Dat is een ander samenwerkingsverband.",
    "bevoegdheid_geen_aanvraag": "Er is hier geen aanvraag nodig, want {omdat}. {betaalt}",
    "bevoegdheid_geen_rij": (
        "Het beleid van dit samenwerkingsverband zegt niet wie beslist over {doel}. Vul de tabel 'bevoegdheid' aan."
    ),
    "bevoegdheid_tabel_leeg": _LEEG,
    "bevoegdheid_tabel_leeg_wel_eigen": _LEEG + _WEL_EIGEN,
    "bevoegdheid_tabel_leeg_wel_elders": _LEEG + _WEL_ELDERS,
    "bevoegdheid_onbekend": _VRAGEN,
    "bevoegdheid_onbekend_wel_eigen": _VRAGEN + _WEL_EIGEN,
    "bevoegdheid_onbekend_wel_elders": _VRAGEN + _WEL_ELDERS,
    "aanvrager_zonder_leerling": (
        "De leerling staat niet bij uw school ingeschreven en is er ook niet aangemeld. Alleen de eigen school van de"
        " leerling kan een TLV aanvragen. Neem contact op met die school."
    ),
    "aanvrager_niet_de_vso": (
        "Een verlenging of hogere categorie vraagt de VSO-school waar de leerling nu staat ingeschreven."
    ),
    "elders_doorverwijzen": (
        "Verwijs de aanvraag door, of leg vast waarom dit samenwerkingsverband toch beslist. Zonder een van beide kan"
        " er geen besluit komen."
    ),
    "elders_uitleggen": (
        "Denkt u dat de aanvraag toch hier hoort? Leg dan uit waarom, bij 'Bij welk samenwerkingsverband hoort deze"
        " aanvraag'. U kunt haar dan insturen. Hoort zij niet hier, dan sturen wij haar door."
    ),
}

registreer_teksten(BEVOEGDHEID)
