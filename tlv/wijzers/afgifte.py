"""The wijzer tlv-afgifte: which SWV gives the TLV and who applies (TLV-10 to TLV-43). Public."""

from __future__ import annotations

from typing import NoReturn

from swv.kern.beleid.bevoegdheid import Bevoegdheid
from swv.kern.beleid.schema import Postcodes
from swv.kern.beleid.uitleg import NietTeBepalen, Reden, reden
from swv.kern.wijzers.register import Beleid, Invoer, Uitkomstveld, Uitslag, Voorbeeld, Wijzer
from swv.kern.wijzers.velden import OngeldigeInvoer, Veld
from tlv.rules.bevoegdheid import Uitspraak, bepaal_bevoegdheid, gekozen_rijen
from tlv.rules.bevoegdheid_feiten import BestaandeTlv, Bevoegdheidsfeiten, Woonregio
from tlv.rules.bevoegdheid_mogelijk import mogelijkheden
from tlv.rules.bevoegdheid_tabel import TABEL, Aanvrager, Afgever, Rij
from tlv.wijzers import teksten  # noqa: F401  (registers the texts)
from tlv.wijzers.afgifte_feiten import (
    PO_SCHOLEN,
    REGIOS,
    SCHOLEN,
    SITUATIES,
    VORIGE_SCHOLEN,
    feiten_uit,
    veld_van_feit,
)

_AANVRAGER = {
    Aanvrager.AANMELDING: "school_van_aanmelding",
    Aanvrager.VERWIJZEND: "verwijzende_school",
    Aanvrager.VSO: "vso_school",
    Aanvrager.NIEMAND: "geen",
}
_ZORGPLICHT = _AANVRAGER | {Aanvrager.VSO: "verwijzende_school"}
_NR = {"4.2 zonder school": "4.2", "PRO": "pro"}
_NAMEN = ("rij", "afgever", "afgever_naam", "aanvrager", "zorgplicht", "aanvraag_nodig")
_ALGEMEEN = tuple(
    rij for tabel in ("2", "1", "niet_gedekt") for rij in TABEL if rij.tabel == tabel and rij.id != "TLV-42"
)
"""The rows of tables 1 and 2, for an SWV that says the same in fewer words (TLV-42)."""

Antwoorden = dict[str, str | bool | None]


def bepaal_afgifte(invoer: Invoer, beleid: Beleid) -> Uitslag:
    """The row of the table and what it says; what several rows agree on is said before the row itself is known.

    Raises OngeldigeInvoer for what is asked too little of, NietTeBepalen when that hangs on a table that is empty.
    """
    tabel = beleid.deel(Postcodes)
    feiten = feiten_uit(invoer, tabel)
    rijen = [rij for rij in gekozen_rijen(beleid.deel(Bevoegdheid).regels) if rij.doel == feiten.doel]
    if not rijen:
        raise NietTeBepalen("bevoegdheid", "Het beleid zegt niet wie een TLV voor praktijkonderwijs geeft.")
    uitkomsten = [_antwoorden(m, bepaal_bevoegdheid(m, rijen), invoer, beleid) for m in mogelijkheden(feiten, rijen)]
    eens = {naam: uitkomsten[0][naam] for naam in _NAMEN if len({u[naam] for u in uitkomsten}) == 1}
    uitspraak = bepaal_bevoegdheid(feiten, rijen)
    if "afgever" not in eens:
        _weiger(feiten, invoer, uitspraak)
    return Uitslag({naam: eens.get(naam) for naam in _NAMEN}, (*_woont(feiten, invoer), uitspraak.reden))


def _antwoorden(feiten: Bevoegdheidsfeiten, uitspraak: Uitspraak, invoer: Invoer, beleid: Beleid) -> Antwoorden:
    """What one row says; nothing where no row covers the facts."""
    rij = uitspraak.rij
    if rij is None:
        return dict.fromkeys(_NAMEN)
    afgever, naam = _afgever(rij, feiten, invoer, beleid)
    gelijk = _gelijke_rij(rij, feiten)
    return {
        "rij": _NR.get(gelijk.nr, gelijk.nr),
        "afgever": afgever,
        "afgever_naam": naam,
        "aanvrager": _AANVRAGER[gelijk.aanvrager],
        "zorgplicht": _ZORGPLICHT[gelijk.aanvrager],
        "aanvraag_nodig": rij.aanvraag_nodig,
    }


def _gelijke_rij(rij: Rij, feiten: Bevoegdheidsfeiten) -> Rij:
    """The row of the catalogue's table that says the same as one that stands for several (TLV-42)."""
    if rij.id != "TLV-42":
        return rij
    return bepaal_bevoegdheid(feiten, _ALGEMEEN).rij or rij


def _afgever(rij: Rij, feiten: Bevoegdheidsfeiten, invoer: Invoer, beleid: Beleid) -> tuple[str, str | None]:
    """The key or name of the SWV that gives, or gave, the TLV, and its name when that is known."""
    if rij.afgever == Afgever.GEEN:
        return "geen", None
    if rij.afgever == Afgever.EERSTE_TLV:
        if feiten.tlv in (BestaandeTlv.GELDIG_EIGEN, BestaandeTlv.VERLOPEN_EIGEN):
            return "eigen", beleid.naam
        gever = invoer["geldige_tlv_afgever"] or "swv_eerste_tlv"
        return gever, beleid.swv_naam(gever.lower()) or gever
    buitenland = feiten.woonregio == Woonregio.BUITENLAND
    naar_huis = rij.afgever == Afgever.WOONREGIO and not buitenland
    if naar_huis:
        eigen = feiten.woonregio == Woonregio.EIGEN
    else:
        van_nu = rij.afgever in (Afgever.SCHOOL, Afgever.VORIGE_SCHOOL)
        eigen = (feiten.schoolregio if van_nu else feiten.doelregio).value == "eigen"
    if eigen:
        return "eigen", beleid.naam
    return ("swv_woonregio" if naar_huis else "swv_school"), None


def _woont(feiten: Bevoegdheidsfeiten, invoer: Invoer) -> tuple[Reden, ...]:
    """How the region of the home was found (TLV-10, TLV-13)."""
    plaats = invoer["postcode_nieuw"] or invoer["postcode"] or invoer["woonplaats"]
    if not plaats or feiten.woonregio not in (Woonregio.EIGEN, Woonregio.ANDER):
        return ()
    return (reden("TLV-10", f"wijzer_woont_{feiten.woonregio.value}", plaats=plaats),)


def _weiger(feiten: Bevoegdheidsfeiten, invoer: Invoer, uitspraak: Uitspraak) -> NoReturn:
    """Say which table is empty, or which fields are needed."""
    if feiten.woonregio == Woonregio.TABEL_LEEG:
        raise NietTeBepalen("postcodes", "De tabel van de regio is leeg, of noemt deze woonplaats niet.")
    vragen = [
        veld_van_feit(feit, invoer)
        for feit in ("woonregio", "school", "schoolregio", "doelregio", "initiatief", "tlv")
        if getattr(feiten, feit).value == "onbekend"
    ]
    melding = f"Vul dit in. {uitspraak.reden.tekst}"
    raise OngeldigeInvoer(dict.fromkeys(vragen or ["situatie"], melding))


_NU, _STRAKS, _EERDER = "Waar de leerling nu is", "Waar de leerling heen gaat", "Eerdere TLV of instelling"

TLV_AFGIFTE = Wijzer(
    naam="tlv-afgifte",
    titel="Welk samenwerkingsverband geeft de TLV?",
    samenvatting="En welke school vraagt haar aan. U hebt geen account nodig.",
    openbaar=True,
    velden=(
        Veld(
            "soort_tlv",
            "Voor welk onderwijs?",
            "keuze",
            keuzes=(("VSO", "voortgezet speciaal onderwijs"), ("PRO", "praktijkonderwijs")),
        ),
        Veld(
            "situatie",
            "Wat is er aan de hand?",
            "keuze",
            keuzes=SITUATIES,
            uitleg="Bij praktijkonderwijs hoeft u dit niet in te vullen.",
        ),
        Veld(
            "postcode",
            "Wat is de postcode van de leerling?",
            uitleg="Van de inschrijving bij de gemeente. Vier"
            " cijfers zijn genoeg. Woont de leerling in het buitenland? Laat dit dan leeg.",
            groep=_NU,
        ),
        Veld(
            "woonplaats",
            "In welke plaats woont de leerling?",
            uitleg="Alleen nodig als het samenwerkingsverband geen lijst met postcodes heeft.",
            groep=_NU,
        ),
        Veld(
            "herkomst",
            "Van welke basisschool komt de leerling?",
            "keuze",
            keuzes=PO_SCHOLEN,
            groep=_NU,
            bij=("situatie", "eerste_uit_po"),
        ),
        Veld(
            "soort_school",
            "Op welke soort school zit de leerling nu?",
            "keuze",
            keuzes=SCHOLEN,
            groep=_NU,
            bij=("situatie", "open_einde", "gesloten_einde"),
        ),
        Veld(
            "regio_school",
            "Waar hoort de school bij waar de leerling nu zit?",
            "keuze",
            keuzes=REGIOS,
            groep=_NU,
            bij=("situatie", "vo_naar_vso", "vso_naar_vso", "verlenging", "ophoging"),
        ),
        Veld("regio_doelschool", "Waar hoort de nieuwe school bij?", "keuze", keuzes=REGIOS, groep=_STRAKS),
        Veld(
            "initiatief",
            "Wie koos voor de nieuwe school?",
            "keuze",
            keuzes=(("school", "de school verwijst"), ("ouders", "de ouders melden zelf aan")),
            groep=_STRAKS,
            bij=("situatie", "vo_naar_vso"),
        ),
        Veld(
            "postcode_nieuw",
            "Wat wordt de nieuwe postcode?",
            uitleg="Alleen als de leerling uit een instelling komt en ergens anders gaat wonen.",
            groep=_STRAKS,
            bij=("situatie", "open_einde", "gesloten_einde"),
        ),
        Veld(
            "geldige_tlv_afgever",
            "Wie gaf de TLV die er nu is?",
            uitleg="De naam van het samenwerkingsverband. Is er geen geldige TLV? Laat dit leeg.",
            groep=_EERDER,
            bij=("situatie", "vso_naar_vso", "verlenging", "ophoging", "gesloten_einde"),
        ),
        Veld(
            "vorige_school_soort",
            "Op welke school zat de leerling voor de instelling?",
            "keuze",
            keuzes=VORIGE_SCHOLEN,
            groep=_EERDER,
            bij=("situatie", "open_einde", "gesloten_einde"),
        ),
        Veld(
            "vorige_school_regio",
            "Waar hoorde die school bij?",
            "keuze",
            keuzes=REGIOS,
            groep=_EERDER,
            bij=("situatie", "open_einde", "gesloten_einde"),
        ),
    ),
    uitkomst=(
        Uitkomstveld(
            "afgever",
            "Wie geeft de TLV",
            waarden={
                "eigen": "dit samenwerkingsverband",
                "swv_woonregio": "het samenwerkingsverband van de woonplaats",
                "swv_school": "het samenwerkingsverband van de school",
                "geen": "er komt geen TLV",
            },
        ),
        Uitkomstveld("afgever_naam", "Naam van dat samenwerkingsverband"),
        Uitkomstveld("aanvraag_nodig", "Is een aanvraag nodig", "ja_nee"),
        Uitkomstveld(
            "aanvrager",
            "Wie vraagt aan",
            waarden={
                "school_van_aanmelding": "de school waar de leerling is aangemeld",
                "verwijzende_school": "de school waar de leerling nu zit",
                "vso_school": "de VSO-school waar de leerling zit",
                "geen": "niemand",
            },
        ),
        Uitkomstveld(
            "zorgplicht",
            "Wie heeft de zorgplicht",
            waarden={
                "school_van_aanmelding": "de school waar de leerling is aangemeld",
                "verwijzende_school": "de school waar de leerling nu zit",
                "geen": "geen van beide scholen",
            },
        ),
        Uitkomstveld("rij", "Rij van de tabel"),
    ),
    functie=bepaal_afgifte,
    voorbeelden=(
        Voorbeeld(
            "Uit het basisonderwijs",
            {
                "soort_tlv": "VSO",
                "situatie": "eerste_uit_po",
                "herkomst": "SBO",
                "postcode": "5013",
                "regio_doelschool": "EIGEN",
            },
        ),
    ),
)
