"""The declaration of the wijzer tlv-volledigheid: its questions and what its outcome means."""

from __future__ import annotations

from swv.kern.wijzers.register import Uitkomstveld, Voorbeeld, Wijzer
from swv.kern.wijzers.velden import Veld
from tlv.rules.beleidscontrole import DOCUMENTSOORTEN
from tlv.wijzers.volledigheid import toets

_STUKKEN, _LEERLING, _ONDERZOEK = "De stukken", "De leerling", "Onderzoek"

SOORTEN = (
    ("E-VO", "eerste aanvraag, uit het VO"),
    ("E-SO", "eerste aanvraag, uit SO of SBO"),
    ("E-BaO", "eerste aanvraag, uit het gewone basisonderwijs"),
    ("OPDC", "eerste aanvraag, na een OPDC of andere tussenvoorziening"),
    ("VERL", "verlenging"),
    ("OPH", "hogere categorie"),
    ("PRO-O", "praktijkonderwijs, onderinstroom"),
    ("PRO-Z", "praktijkonderwijs, zij-instroom"),
    ("ISK", "praktijkonderwijs, na kort onderwijs in Nederland"),
)

TLV_VOLLEDIGHEID = Wijzer(
    naam="tlv-volledigheid",
    titel="Is de aanvraag volledig?",
    samenvatting="Welke stukken nog ontbreken, en of u de aanvraag kunt insturen.",
    velden=(
        Veld("soort", "Wat voor aanvraag is het?", "keuze", keuzes=SOORTEN),
        Veld(
            "categorie",
            "Welke categorie vraagt u?",
            "keuze",
            keuzes=(("1", "1, laag"), ("2", "2, midden"), ("3", "3, hoog")),
            bij=("soort", "E-VO", "E-SO", "E-BaO", "OPDC", "VERL", "OPH"),
        ),
        Veld("indiening", "Op welke dag stuurt u de aanvraag in?", "datum", uitleg="Laat leeg voor vandaag."),
        Veld(
            "aanwezig",
            "Welke stukken hebt u al?",
            "meerkeuze",
            groep=_STUKKEN,
            keuzes=tuple((code, soort.naam) for code, soort in DOCUMENTSOORTEN.items()),
        ),
        Veld(
            "d10_stukken",
            "Welke stukken laten zien wat de school deed?",
            "lijst",
            groep=_STUKKEN,
            uitleg="Vult u hier iets in, dan bepaalt dat of D10 er is. Een stuk zonder datum telt niet mee.",
            velden=(
                Veld(
                    "soort",
                    "Wat voor stuk is het?",
                    "keuze",
                    keuzes=(
                        ("logboek", "volledig logboek"),
                        ("handelingsplan", "handelingsplan"),
                        ("dagjournaal", "samenvatting van het dagjournaal"),
                        ("verslag", "verslag"),
                    ),
                ),
                Veld("datum", "Van welke dag?", "datum"),
                Veld("samenvatting", "Zit er een samenvatting bij?", "ja_nee"),
            ),
        ),
        Veld(
            "leeftijd_bij_ondertekening",
            "Hoe oud is de leerling op de dag van ondertekenen?",
            "geheel_getal",
            minimum=0,
            maximum=30,
            groep=_LEERLING,
        ),
        Veld(
            "uit_so",
            "Komt de leerling uit het speciaal onderwijs (SO)?",
            "ja_nee",
            groep=_LEERLING,
            uitleg="Kies nee bij SBO.",
            bij=("soort", "E-SO"),
        ),
        Veld(
            "einde_schoolloopbaan",
            "Komt het einde van de schoolloopbaan in zicht?",
            "ja_nee",
            groep=_LEERLING,
            bij=("soort", "VERL"),
        ),
        Veld("zienswijze_jongere", "Is er een zienswijze van de leerling?", "ja_nee", groep=_LEERLING),
        Veld("schriftelijke_toelichting", "Zo nee: hebt u opgeschreven waarom niet?", "ja_nee", groep=_LEERLING),
        Veld("medische_vraag", "Is er een medische vraag?", "ja_nee", groep=_ONDERZOEK),
        Veld("ooit_onderzoek", "Is er ooit onderzoek gedaan naar de achtergrond?", "ja_nee", groep=_ONDERZOEK),
        Veld(
            "datum_psychologisch_onderzoek",
            "Van wanneer is het laatste psychologische onderzoek?",
            "datum",
            groep=_ONDERZOEK,
        ),
    ),
    uitkomst=(
        Uitkomstveld("volledig", "Is de aanvraag volledig", "ja_nee"),
        Uitkomstveld("indienbaar", "Kunt u haar insturen", "ja_nee"),
        Uitkomstveld(
            "ontbreekt",
            "Ontbreekt nog",
            "lijst",
            {code: f"{code}, {soort.naam}" for code, soort in DOCUMENTSOORTEN.items()},
        ),
        Uitkomstveld(
            "gewenst", "Gewenst", "lijst", {code: f"{code}, {soort.naam}" for code, soort in DOCUMENTSOORTEN.items()}
        ),
        Uitkomstveld(
            "advies",
            "Advies",
            "lijst",
            {
                "bovenschoolse_voorziening": "vraag advies over een bovenschoolse voorziening",
                "extern_onderzoek": "vraag een onderzoek aan",
            },
        ),
        Uitkomstveld("signalen", "Let op", "lijst"),
    ),
    functie=toets,
    voorbeelden=(
        Voorbeeld(
            "Eerste aanvraag", {"soort": "E-VO", "aanwezig": ["D01", "D02", "D04"], "leeftijd_bij_ondertekening": 13}
        ),
    ),
)
