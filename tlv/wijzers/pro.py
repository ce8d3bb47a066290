"""The wijzers pro-criteria and pro-periode: admission to praktijkonderwijs (TLV-130 to TLV-142)."""

from __future__ import annotations

from swv.kern.beleid.pro import INSTROOM, Pro
from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.wijzers.register import Beleid, Invoer, Uitkomstveld, Uitslag, Voorbeeld, Wijzer
from swv.kern.wijzers.velden import OngeldigeInvoer, Veld
from tlv.rules.pro_criteria import DOMEINEN, Profeiten, toets_pro
from tlv.rules.pro_periode import Aanmelding, bepaal_periode

DOELSCHOLEN = (
    ("PRO", "praktijkonderwijs"),
    ("vmbo_basis", "vmbo basis"),
    ("vmbo_kader", "vmbo kader"),
    ("vmbo_gt", "vmbo gemengd of theoretisch"),
    ("havo", "havo"),
    ("vwo", "vwo"),
)


def toelaatbaar(invoer: Invoer, beleid: Beleid) -> Uitslag:
    """Yes, no, or up to the committee (TLV-130 to TLV-142)."""
    if invoer["instroom"] is None:
        raise OngeldigeInvoer({"instroom": "Kies hoe de leerling instroomt."})
    feiten = Profeiten(
        instroom=invoer["instroom"],
        iq=invoer["iq"],
        iq_non_verbaal=invoer["iq_non_verbaal"],
        jaren_onderwijs_nl=invoer["jaren_onderwijs_nl"],
        achterstand={domein: deel for domein, deel in (invoer["achterstand"] or {}).items() if deel is not None},
        ouders_akkoord=invoer["ouders_akkoord"],
        leerjaar_vo=invoer["leerjaar_vo"],
        tussentijdse_verwijzing=invoer["tussentijdse_verwijzing"],
        motivering=bool(invoer["motivering"]),
        doelschool=invoer["doelschool"] or "PRO",
    )
    oordeel = toets_pro(feiten, beleid.deel(Pro).regels)
    if oordeel.ontbreekt:
        raise OngeldigeInvoer(dict.fromkeys(oordeel.ontbreekt, "Vul dit in. Zonder dit is er geen oordeel te geven."))
    if oordeel.toelaatbaar is None:
        raise NietTeBepalen("pro", "Dit samenwerkingsverband heeft geen eisen voor deze leerling vastgelegd.")
    redenen = [waarom.code.removeprefix("pro_") for waarom in oordeel.redenen]
    return Uitslag({"toelaatbaar": oordeel.toelaatbaar, "redenen": redenen}, oordeel.redenen)


def periode(invoer: Invoer, beleid: Beleid) -> Uitslag:
    """In which period of admission this registration falls (TLV-139, TLV-140, OPEN-18)."""
    op, gekozen = invoer["aanmelding"], invoer["startdatum_periode2"]
    if op is None:
        raise OngeldigeInvoer({"aanmelding": "Vul de dag van aanmelden in."})
    if gekozen is not None and gekozen.year != op.year:
        raise OngeldigeInvoer({"startdatum_periode2": "Kies een dag in hetzelfde jaar als de aanmelding."})
    aanmelding = Aanmelding(
        op,
        invoer["woonplaats"] or "",
        invoer["postcode"] or "",
        bool(invoer["sbo_gouda_tm_eindgroep"]),
        gekozen,
    )
    oordeel = bepaal_periode(aanmelding, beleid.deel(Pro).regels)
    if oordeel.periode is None:
        raise OngeldigeInvoer({"woonplaats": "Vul de woonplaats in. Die bepaalt in welke periode de aanmelding valt."})
    signalen = [signaal.code for signaal in oordeel.signalen]
    return Uitslag({"periode": oordeel.periode, "signalen": signalen}, (*oordeel.redenen, *oordeel.signalen))


_IQ, _LEREN, _LATER = "Onderzoek", "Leerachterstand", "Later in het voortgezet onderwijs"

PRO_CRITERIA = Wijzer(
    naam="pro-criteria",
    titel="Is deze leerling toelaatbaar tot het praktijkonderwijs?",
    samenvatting="Ja, nee, of de commissie oordeelt.",
    velden=(
        Veld("instroom", "Hoe stroomt de leerling in?", "keuze", keuzes=INSTROOM),
        Veld("doelschool", "Naar welk onderwijs gaat de leerling?", "keuze", keuzes=DOELSCHOLEN,
             uitleg="Laat leeg voor praktijkonderwijs."),
        Veld("ouders_akkoord", "Zijn de ouders schriftelijk akkoord?", "ja_nee"),
        Veld("iq", "Wat is het IQ?", "getal", minimum=0, maximum=200, groep=_IQ),
        Veld("iq_non_verbaal", "Wat is het IQ volgens een non-verbale test?", "getal", minimum=0, maximum=200,
             groep=_IQ, uitleg="Voor wie nog maar kort onderwijs in Nederland volgt."),
        Veld("jaren_onderwijs_nl", "Hoeveel jaar volgt de leerling onderwijs in Nederland?", "getal", minimum=0,
             maximum=25, groep=_IQ),
        Veld("achterstand", "Hoeveel procent loopt de leerling achter?", "object", groep=_LEREN,
             uitleg="Vul een getal in van 0 tot en met 100.",
             velden=tuple(Veld(code, naam.capitalize(), "getal", minimum=0, maximum=100)
                          for code, naam in DOMEINEN.items())),
        Veld("leerjaar_vo", "In welk leerjaar van het VO zit de leerling?", "geheel_getal", minimum=1, maximum=6,
             groep=_LATER),
        Veld("tussentijdse_verwijzing", "Is het een verwijzing tussentijds?", "ja_nee", groep=_LATER),
        Veld("motivering", "Waarom komt de aanvraag nu pas?", "toelichting", groep=_LATER,
             uitleg="In een zin. Het is genoeg dat er een reden is; de commissie leest haar in de aanvraag."),
    ),
    uitkomst=(
        Uitkomstveld("toelaatbaar", "Toelaatbaar", waarden={
            "ja": "ja", "nee": "nee", "oordeel_commissie": "de commissie oordeelt"}),
        Uitkomstveld("redenen", "Redenen", "lijst"),
    ),
    functie=toelaatbaar,
    voorbeelden=(
        Voorbeeld("Onderinstroom", {"instroom": "onder", "iq": 78, "ouders_akkoord": True,
                                    "achterstand": {"BL": "52", "TL": "30", "SP": "55", "IR": "20"}}),
    ),
)  # fmt: skip

PRO_PERIODE = Wijzer(
    naam="pro-periode",
    titel="In welke periode kan de leerling naar het praktijkonderwijs?",
    samenvatting="Periode 1 voor het werkgebied, periode 2 als er daarna nog plaats is.",
    velden=(
        Veld("aanmelding", "Wanneer is de leerling aangemeld?", "datum"),
        Veld("woonplaats", "In welke plaats woont de leerling?"),
        Veld("postcode", "Wat is de postcode?", uitleg="Vier cijfers zijn genoeg."),
        Veld("sbo_gouda_tm_eindgroep", "Zat de leerling tot en met de eindgroep op het SBO in Gouda?", "ja_nee",
             uitleg="Alleen van belang voor wie in Oudewater woont."),
        Veld("startdatum_periode2", "Koos het bestuur van de school een eerdere start van periode 2?", "datum",
             uitleg="Dat is een vrijdag voor de meivakantie. Laat leeg voor de gewone start."),
    ),
    uitkomst=(
        Uitkomstveld("periode", "Periode", waarden={
            "te_vroeg": "het is nog te vroeg om aan te melden", "periode_1": "periode 1",
            "wachten_op_periode_2": "wachten op periode 2", "periode_2": "periode 2, als er plaats is"}),
        Uitkomstveld("signalen", "Let op", "lijst"),
    ),
    functie=periode,
    voorbeelden=(Voorbeeld("Uit het werkgebied", {"aanmelding": "2026-04-14", "woonplaats": "Gouda"}),),
)  # fmt: skip
