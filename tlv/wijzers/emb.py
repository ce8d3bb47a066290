"""The wijzer emb-indeling: to which group of EMB a pupil belongs (TLV-119)."""

from __future__ import annotations

from datetime import date

from swv.kern.beleid.schema import LeeftijdLooptijd
from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.wijzers.register import Beleid, Invoer, Uitkomstveld, Uitslag, Voorbeeld, Wijzer
from swv.kern.wijzers.velden import OngeldigeInvoer, Veld
from tlv.rules.bijdrage import Looptijdfeiten
from tlv.rules.emb import Embgrenzen, emb_groep

_GEEN_DAG = date(2000, 1, 1)
"""The age plays no part in this rule."""


def indelen(invoer: Invoer, beleid: Beleid) -> Uitslag:
    """The group A, B or C; None is no EMB (TLV-119)."""
    if invoer["iq"] is None:
        raise OngeldigeInvoer({"iq": "Vul het IQ in. Zonder IQ is er geen indeling te maken."})
    keuzes = {keuze.regel: keuze.parameters for keuze in beleid.deel(LeeftijdLooptijd).regels}
    grenzen = keuzes.get("TLV-119")
    if not isinstance(grenzen, Embgrenzen):
        raise NietTeBepalen("leeftijd_looptijd", "Dit samenwerkingsverband heeft geen indeling in EMB-groepen.")
    feiten = Looptijdfeiten(
        geboortedatum=_GEEN_DAG,
        gewenste_start=_GEEN_DAG,
        besluitdatum=_GEEN_DAG,
        doelgroep="EMB",
        emb_iq=invoer["iq"],
        emb_sensomotorisch=invoer["ernstige_sensomotorische_problematiek"],
        emb_lichamelijk=invoer["ernstige_lichamelijke_beperkingen"],
        emb_psychiatrisch=invoer["ernstige_psychiatrische_stoornis"],
    )
    groep, waarom = emb_groep(feiten, grenzen)
    return Uitslag({"emb": groep}, (waarom,))


_KENMERKEN = "De kenmerken van de leerling"

EMB_INDELING = Wijzer(
    naam="emb-indeling",
    titel="Bij welke EMB-groep hoort deze leerling?",
    samenvatting="Ernstig meervoudig beperkt: groep A, B of C, of geen van drieën.",
    velden=(
        Veld(
            "iq",
            "Wat is het IQ van de leerling?",
            "geheel_getal",
            uitleg="Uit het laatste onderzoek.",
            minimum=0,
            maximum=200,
        ),
        Veld(
            "ernstige_sensomotorische_problematiek",
            "Is er ernstige sensomotorische problematiek?",
            "ja_nee",
            uitleg="Met gedrag dat vaak moeilijk te lezen is. Telt bij groep A.",
            groep=_KENMERKEN,
        ),
        Veld(
            "ernstige_lichamelijke_beperkingen",
            "Is er een grote zorgvraag door ernstige lichamelijke beperkingen?",
            "ja_nee",
            uitleg="Het gaat om ernstige, complexe beperkingen. Telt bij groep B.",
            groep=_KENMERKEN,
        ),
        Veld(
            "ernstige_psychiatrische_stoornis",
            "Is er gedrag dat moeilijk te sturen is door een ernstige psychiatrische stoornis?",
            "ja_nee",
            uitleg="Telt bij groep C.",
            groep=_KENMERKEN,
        ),
    ),
    uitkomst=(
        Uitkomstveld(
            "emb", "EMB-groep", waarden={"A": "groep A", "B": "groep B", "C": "groep C", "": "de leerling is geen EMB"}
        ),
    ),
    functie=indelen,
    voorbeelden=(Voorbeeld("Groep A", {"iq": 30, "ernstige_sensomotorische_problematiek": True}),),
)
