"""The declaration of the wijzer tlv-looptijd: its questions and what its outcome means."""

from __future__ import annotations

from swv.kern.wijzers.register import Uitkomstveld, Voorbeeld, Wijzer
from swv.kern.wijzers.velden import Veld
from tlv.rules.feiten import DOELGROEP, HERKOMST, LEERROUTE
from tlv.wijzers.looptijd import bereken

_LEERLING, _NU, _PERIODE = "De leerling", "De TLV die er nu is", "De gevraagde periode"
_VERDER, _NA_18 = "Terug of verder", "Rond de achttiende verjaardag"

TLV_LOOPTIJD = Wijzer(
    naam="tlv-looptijd",
    titel="Van wanneer tot wanneer kan een TLV lopen?",
    samenvatting="De vroegste start, het vroegste en uiterste einde, en een voorstel.",
    velden=(
        Veld("soort_tlv", "Voor welk onderwijs?", "keuze", keuzes=(
            ("VSO", "voortgezet speciaal onderwijs"), ("PRO", "praktijkonderwijs"), ("SO", "speciaal onderwijs"),
            ("SBO", "speciaal basisonderwijs"))),
        Veld("geboortedatum", "Wanneer is de leerling geboren?", "datum", groep=_LEERLING),
        Veld("herkomst", "Waar komt de leerling vandaan?", "keuze", keuzes=HERKOMST, groep=_LEERLING),
        Veld("leerroute", "Welke leerroute volgt de leerling?", "keuze", keuzes=LEERROUTE, groep=_LEERLING),
        Veld("doelgroep", "Bij welke doelgroep hoort de leerling?", "keuze", keuzes=DOELGROEP, groep=_LEERLING),
        Veld("start", "Op welke dag begint de TLV?", "datum", groep=_PERIODE),
        Veld("gewenste_start", "Of: op welke dag wilt u beginnen?", "datum", groep=_PERIODE,
             uitleg="Hetzelfde als de start. Vul er een van de twee in."),
        Veld("gevraagd_einde", "Welk einde vraagt u?", "datum", groep=_PERIODE, uitleg="Altijd 31 juli."),
        Veld("gevraagde_jaren", "Of: hoeveel jaar vraagt u?", "geheel_getal", minimum=1, maximum=20, groep=_PERIODE,
             uitleg="In hele schooljaren."),
        Veld("eerste_tlv", "Is dit de eerste TLV van deze leerling?", "ja_nee", groep=_NU),
        Veld("huidig_einde", "Wanneer eindigt de TLV die er nu is?", "datum", groep=_NU),
        Veld("terugkeer_verwacht", "Verwacht u dat de leerling teruggaat naar het gewone VO?", "ja_nee", groep=_VERDER),
        Veld("regulier_haalbaar", "Is een diploma in het gewone onderwijs haalbaar?", "ja_nee", groep=_VERDER,
             uitleg="Kies nee alleen als vaststaat dat het niet kan."),
        Veld("diploma_haalbaar", "Is een diploma nog haalbaar?", "ja_nee", groep=_NA_18),
        Veld("diplomagericht", "Volgt de leerling een leerweg naar een diploma?", "ja_nee", groep=_NA_18),
        Veld("naar_werk_toegeleid", "Wordt de leerling naar werk geleid?", "ja_nee", groep=_NA_18),
        Veld("afspraak_gemeente", "Is er een afspraak met de gemeente?", "ja_nee", groep=_NA_18),
    ),
    uitkomst=(
        Uitkomstveld("toegestaan", "Kan dit", "ja_nee"),
        Uitkomstveld("vroegste_start", "Vroegste start", "datum"),
        Uitkomstveld("vroegste_einde", "Vroegste einde", "datum"),
        Uitkomstveld("uiterste_einde", "Uiterste einde", "datum"),
        Uitkomstveld("voorstel_einde", "Voorstel voor het einde", "datum"),
        Uitkomstveld("terugplaatsing_bekend_uiterlijk", "Uiterlijk bekend of de leerling terug kan", "datum"),
        Uitkomstveld("verwijzing", "Ga naar", waarden={"swv_po": "het samenwerkingsverband voor primair onderwijs"}),
        Uitkomstveld("signalen", "Let op", "lijst"),
    ),
    functie=bereken,
    voorbeelden=(
        Voorbeeld("Eerste TLV", {"soort_tlv": "VSO", "geboortedatum": "2013-09-14", "start": "2026-08-01"}),
    ),
)  # fmt: skip
