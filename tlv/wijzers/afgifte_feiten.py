"""From the questions of tlv-afgifte to the facts of the competence table."""

from __future__ import annotations

from collections.abc import Mapping

from swv.kern.beleid.schema import Postcodes
from swv.kern.wijzers.register import Invoer
from swv.kern.wijzers.velden import OngeldigeInvoer
from tlv.rules.bevoegdheid_feiten import (
    BestaandeTlv,
    Bevoegdheidsfeiten,
    Cluster,
    Doel,
    Initiatief,
    Regio,
    Residentieel,
    Schoolsoort,
    Vraag,
    Woonregio,
    woonregio,
)

SITUATIES = (
    ("eerste_uit_po", "eerste aanvraag, uit het (speciaal) basisonderwijs"),
    ("geen_school", "de leerling staat op geen school"),
    ("buitenland", "de leerling komt uit het buitenland"),
    ("vo_naar_vso", "van een school voor VO naar VSO"),
    ("vso_naar_vso", "van een VSO-school naar een andere"),
    ("verlenging", "verlenging van een TLV"),
    ("ophoging", "hogere categorie"),
    ("open_plaatsing", "de leerling gaat in een open instelling wonen"),
    ("open_einde", "de leerling komt uit een open instelling"),
    ("gesloten_plaatsing", "de leerling gaat naar een gesloten instelling"),
    ("gesloten_einde", "de leerling komt uit een gesloten instelling"),
)
PO_SCHOLEN = (("SO", "speciaal onderwijs"), ("SBO", "speciaal basisonderwijs"), ("BaO", "gewoon basisonderwijs"))
SCHOLEN = (("VO", "voortgezet onderwijs"), ("VSO", "voortgezet speciaal onderwijs"))
VORIGE_SCHOLEN = (
    *SCHOLEN,
    ("PRO", "praktijkonderwijs"),
    *PO_SCHOLEN,
    ("PO", "basisonderwijs"),
    ("geen", "geen school"),
)
REGIOS = (("EIGEN", "bij dit samenwerkingsverband"), ("ANDER", "bij een ander samenwerkingsverband"))

_EINDE = ("open_einde", "gesloten_einde")
_RESIDENTIEEL = {*_EINDE, "open_plaatsing", "gesloten_plaatsing"}
_VERVOLG = ("verlenging", "ophoging")
_SCHOOL: Mapping[str, Schoolsoort] = {
    "eerste_uit_po": Schoolsoort.PO,
    "geen_school": Schoolsoort.GEEN,
    "buitenland": Schoolsoort.GEEN,
    "vo_naar_vso": Schoolsoort.VO,
    "vso_naar_vso": Schoolsoort.VSO,
    "verlenging": Schoolsoort.VSO,
    "ophoging": Schoolsoort.VSO,
}
_SOORT = {
    "VO": Schoolsoort.VO,
    "PRO": Schoolsoort.VO,
    "VSO": Schoolsoort.VSO,
    "SO": Schoolsoort.PO,
    "SBO": Schoolsoort.PO,
    "BaO": Schoolsoort.PO,
    "PO": Schoolsoort.PO,
    "geen": Schoolsoort.GEEN,
}


def feiten_uit(invoer: Invoer, tabel: Postcodes) -> Bevoegdheidsfeiten:
    """The facts; raises OngeldigeInvoer for answers that contradict each other."""
    doelregio = _regio(invoer["regio_doelschool"])
    if invoer["soort_tlv"] == "PRO":
        return Bevoegdheidsfeiten(doel=Doel.PRO, doelregio=doelregio)
    situatie = invoer["situatie"]
    if situatie is None:
        raise OngeldigeInvoer({"situatie": "Kies wat de situatie van de leerling is."})
    _eis_past(situatie, invoer)
    return Bevoegdheidsfeiten(
        cluster=Cluster.ANDERS,
        residentieel=Residentieel(situatie) if situatie in _RESIDENTIEEL else Residentieel.NEE,
        vraag=Vraag.VERVOLG if situatie in _VERVOLG else Vraag.EERSTE,
        tlv=_tlv(situatie, invoer),
        woonregio=_woonregio(situatie, invoer, tabel),
        school=_school(situatie, invoer),
        schoolregio=_regio(invoer["vorige_school_regio"] or invoer["regio_school"])
        if situatie in _EINDE
        else _regio(invoer["regio_school"]),
        doelregio=doelregio,
        initiatief=Initiatief(invoer["initiatief"] or "onbekend"),
    )


def _eis_past(situatie: str, invoer: Invoer) -> None:
    school = invoer["soort_school"]
    verwacht = {"vo_naar_vso": "VO", "vso_naar_vso": "VSO", "verlenging": "VSO", "ophoging": "VSO"}.get(situatie)
    if school and verwacht and school != verwacht:
        melding = f"Dit past niet bij de gekozen situatie. Daar zit de leerling op {verwacht}."
        raise OngeldigeInvoer({"soort_school": melding})
    if situatie == "buitenland" and woonregio([invoer["postcode"] or ""], _LEEG) == Woonregio.TABEL_LEEG:
        melding = "Wie in het buitenland woont, heeft geen Nederlandse postcode. Laat dit leeg."
        raise OngeldigeInvoer({"postcode": melding})


_LEEG = Postcodes(bron="geen")


def _regio(waarde: str | None) -> Regio:
    return Regio(waarde.lower()) if waarde else Regio.ONBEKEND


def _school(situatie: str, invoer: Invoer) -> Schoolsoort:
    """Of who leaves an institution the school before it: none when nobody named one (TLV-33)."""
    if situatie in _SCHOOL:
        return _SCHOOL[situatie]
    vorige = invoer["vorige_school_soort"] or invoer["herkomst"] or invoer["soort_school"]
    if vorige:
        return _SOORT[vorige]
    return Schoolsoort.ONBEKEND if invoer["vorige_school_regio"] else Schoolsoort.GEEN


def _woonregio(situatie: str, invoer: Invoer, tabel: Postcodes) -> Woonregio:
    """The new home of who leaves an institution (TLV-37), else the present one: by postcode, else by place (TLV-13)."""
    if situatie == "buitenland":
        return Woonregio.BUITENLAND
    postcodes = [invoer["postcode_nieuw"] or "", invoer["postcode"] or ""]
    if situatie not in _EINDE:
        postcodes = [invoer["postcode"] or ""]
    gevonden = woonregio(postcodes, tabel)
    if gevonden in (Woonregio.TABEL_LEEG, Woonregio.ONBEKEND) and invoer["woonplaats"]:
        eigen = tabel.eigen_kern(invoer["woonplaats"])
        if eigen is not None:
            return Woonregio.EIGEN if eigen else Woonregio.ANDER
        return Woonregio.TABEL_LEEG
    return gevonden


def _tlv(situatie: str, invoer: Invoer) -> BestaandeTlv:
    """A TLV that nobody named is none, except where one is lengthened: then who gave it has to be known (TLV-41)."""
    gever = invoer["geldige_tlv_afgever"]
    if gever:
        return BestaandeTlv.GELDIG_EIGEN if gever.lower() in ("eigen", invoer.swv) else BestaandeTlv.GELDIG_ANDER
    return BestaandeTlv.ONBEKEND if situatie in _VERVOLG else BestaandeTlv.GEEN


def veld_van_feit(feit: str, invoer: Invoer) -> str:
    """The field in which an unknown fact is asked."""
    if feit == "schoolregio":
        return "vorige_school_regio" if invoer["situatie"] in _EINDE else "regio_school"
    return {
        "woonregio": "postcode",
        "school": "vorige_school_soort",
        "doelregio": "regio_doelschool",
        "initiatief": "initiatief",
        "tlv": "geldige_tlv_afgever",
    }[feit]
