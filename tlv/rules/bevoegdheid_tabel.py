"""The competence table of chapter 10, section 3, as rows: condition, who applies, which SWV, application or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tlv.rules.bevoegdheid_feiten import (
    BestaandeTlv,
    Cluster,
    Doel,
    Initiatief,
    Regio,
    Residentieel,
    Schoolsoort,
    Vraag,
    Woonregio,
)


class Afgever(StrEnum):
    """Whose SWV gives the TLV; whether that is this one follows from the facts."""

    WOONREGIO = "het samenwerkingsverband van de regio waar de leerling woont"
    SCHOOL = "het samenwerkingsverband van de school waar de leerling nu zit"
    VORIGE_SCHOOL = "het samenwerkingsverband van de school waar de leerling voor de plaatsing zat"
    NIEUWE_SCHOOL = "het samenwerkingsverband van de nieuwe school"
    EERSTE_TLV = "het samenwerkingsverband dat de eerdere TLV gaf"
    GEEN = "geen samenwerkingsverband"


class Aanvrager(StrEnum):
    """Who applies and bears the zorgplicht."""

    AANMELDING = "de school waar de leerling is aangemeld"
    VERWIJZEND = "de school die de leerling verwijst"
    VSO = "de VSO-school waar de leerling zit"
    NIEMAND = "niemand"


Voorwaarden = Mapping[str, frozenset[StrEnum]]


@dataclass(frozen=True, slots=True)
class Rij:
    """A row: it applies when all conditions of one of the alternatives in `als` hold.

    `tabel` is its place in the order of TLV-39. `omdat` reads after 'want'; `betaalt` says who pays when there is no
    application. A row is about one kind of TLV.
    """

    id: str
    nr: str
    tabel: str
    titel: str
    als: tuple[Voorwaarden, ...]
    aanvrager: Aanvrager
    afgever: Afgever
    omdat: str
    aanvraag_nodig: bool = True
    betaalt: str = ""
    doel: Doel = Doel.VSO


VOLGORDE = ("pro", "cluster", "5", "4", "3", "2.5", "2", "1.3", "1", "niet_gedekt")
"""TLV-39: residential closed, open, existing TLV, another VSO, pupil of VO or VSO, no school or abroad, from PO."""


def _als(**voorwaarden: StrEnum | tuple[StrEnum, ...]) -> Voorwaarden:
    return {n: frozenset(w if isinstance(w, tuple) else (w,)) for n, w in voorwaarden.items()}


_EIGEN_TLV = (BestaandeTlv.GELDIG_EIGEN, BestaandeTlv.VERLOPEN_EIGEN)
_ANDERE_TLV = (BestaandeTlv.GELDIG_ANDER, BestaandeTlv.VERLOPEN_ANDER)
_GELDIG = (BestaandeTlv.GELDIG_EIGEN, BestaandeTlv.GELDIG_ANDER)
_ONGELDIG = (BestaandeTlv.GEEN, BestaandeTlv.VERLOPEN_EIGEN, BestaandeTlv.VERLOPEN_ANDER)
_VO_VSO = (Schoolsoort.VO, Schoolsoort.VSO)
_R, _S, _A = Residentieel, Schoolsoort, Aanvrager

_BIJZONDER = (
    Rij("TLV-43", "PRO", "pro", "TLV-PRO: SWV van de plaats van de PRO-school", (_als(),), _A.AANMELDING,
        Afgever.NIEUWE_SCHOOL, "voor praktijkonderwijs telt alleen waar die school staat", doel=Doel.PRO),
    Rij("TLV-174", "cluster", "cluster", "cluster 1 en 2: geen TLV van een SWV",
        (_als(cluster=Cluster.EEN_OF_TWEE),), _A.NIEMAND, Afgever.GEEN,
        "scholen van cluster 1 en 2 hebben een eigen landelijke toelating; meld de leerling daar aan",
        aanvraag_nodig=False),
)  # fmt: skip

_TABEL_5 = (
    Rij("TLV-35", "5.1", "5", "gesloten plaatsing: geen TLV", (_als(residentieel=_R.GESLOTEN_PLAATSING),), _A.NIEMAND,
        Afgever.GEEN, "de leerling gaat naar een gesloten instelling", aanvraag_nodig=False,
        betaalt="Het Rijk betaalt dit onderwijs."),
    Rij("TLV-36", "5.2a", "5", "gesloten eindigt, met geldige TLV",
        (_als(residentieel=_R.GESLOTEN_EINDE, tlv=_GELDIG),), _A.AANMELDING,
        Afgever.EERSTE_TLV, "de leerling komt uit een gesloten instelling en heeft nog een geldige TLV",
        aanvraag_nodig=False, betaalt="Het samenwerkingsverband dat die TLV gaf, betaalt."),
    Rij("TLV-37", "5.2b", "5", "gesloten eindigt, zonder geldige TLV",
        (_als(residentieel=_R.GESLOTEN_EINDE, tlv=_ONGELDIG, school=(*_VO_VSO, _S.GEEN)),), _A.AANMELDING,
        Afgever.WOONREGIO, "de leerling komt uit een gesloten instelling en heeft geen geldige TLV"),
    Rij("TLV-38", "5.3", "5", "gesloten eindigt, daarvoor op PO",
        (_als(residentieel=_R.GESLOTEN_EINDE, tlv=_ONGELDIG, school=_S.PO),), _A.AANMELDING, Afgever.WOONREGIO,
        "de leerling komt uit een gesloten instelling en zat daarvoor in het (speciaal) basisonderwijs"),
)  # fmt: skip

_TABEL_4 = (
    Rij("TLV-32", "4.1", "4", "open plaatsing: geen TLV", (_als(residentieel=_R.OPEN_PLAATSING),), _A.NIEMAND,
        Afgever.GEEN, "de leerling gaat in een open instelling wonen en volgt daar onderwijs", aanvraag_nodig=False,
        betaalt="Het samenwerkingsverband van de vorige school betaalt, en zonder school dat van de woonplaats."),
    Rij("TLV-33", "4.2", "4", "open plaatsing eindigt, daarna VSO", (_als(residentieel=_R.OPEN_EINDE, school=_VO_VSO),),
        _A.AANMELDING, Afgever.VORIGE_SCHOOL, "de leerling komt uit een open instelling"),
    Rij("TLV-33", "4.2 zonder school", "4", "open plaatsing eindigt, daarna VSO",
        (_als(residentieel=_R.OPEN_EINDE, school=_S.GEEN),), _A.AANMELDING, Afgever.WOONREGIO,
        "de leerling komt uit een open instelling en stond daarvoor op geen school"),
    Rij("TLV-34", "4.3", "4", "open plaatsing eindigt, daarvoor op PO",
        (_als(residentieel=_R.OPEN_EINDE, school=_S.PO),), _A.AANMELDING, Afgever.WOONREGIO,
        "de leerling komt uit een open instelling en zat daarvoor in het (speciaal) basisonderwijs"),
)  # fmt: skip

_TABEL_3 = (
    Rij("TLV-29", "3.1", "3", "nieuwe TLV op een eigen TLV, VSO in de regio",
        (_als(school=_S.VSO, schoolregio=Regio.EIGEN, vraag=Vraag.VERVOLG, tlv=_EIGEN_TLV),
         _als(school=_S.VSO, schoolregio=Regio.EIGEN, tlv=BestaandeTlv.VERLOPEN_EIGEN)), _A.VSO, Afgever.EERSTE_TLV,
        "dit samenwerkingsverband gaf de eerdere TLV, en de leerling zit op een VSO-school in deze regio"),
    Rij("TLV-30", "3.2", "3", "nieuwe TLV op een eigen TLV, VSO buiten de regio",
        (_als(school=_S.VSO, schoolregio=Regio.ANDER, vraag=Vraag.VERVOLG, tlv=_EIGEN_TLV),
         _als(school=_S.VSO, schoolregio=Regio.ANDER, tlv=BestaandeTlv.VERLOPEN_EIGEN)), _A.VSO, Afgever.EERSTE_TLV,
        "dit samenwerkingsverband gaf de eerdere TLV, ook al zit de leerling nu in een andere regio op school"),
    Rij("TLV-31", "3.3", "3", "nieuwe TLV op de TLV van een ander SWV",
        (_als(school=_S.VSO, vraag=Vraag.VERVOLG, tlv=_ANDERE_TLV),
         _als(school=_S.VSO, tlv=BestaandeTlv.VERLOPEN_ANDER)), _A.VSO, Afgever.EERSTE_TLV,
        "een ander samenwerkingsverband gaf de eerdere TLV, en daar vraagt u ook de verlenging of de hogere categorie"),
    Rij("TLV-41", "3", "3", "verlenging en ophoging bij het SWV van de eerste TLV",
        (_als(vraag=Vraag.VERVOLG, tlv=(*_EIGEN_TLV, *_ANDERE_TLV)),), _A.VSO, Afgever.EERSTE_TLV,
        "een verlenging of hogere categorie vraagt u bij het samenwerkingsverband van de eerste TLV"),
)  # fmt: skip

_TABEL_2 = (
    Rij("TLV-27", "2.5", "2.5", "VSO in de regio, naar VSO in de eigen woonregio",
        (_als(woonregio=Woonregio.ANDER, school=_S.VSO, schoolregio=Regio.EIGEN, doelregio=Regio.ANDER, tlv=_GELDIG),),
        _A.NIEMAND, Afgever.EERSTE_TLV, "de leerling heeft een geldige TLV, en die geldt in heel Nederland (TLV-126)",
        aanvraag_nodig=False),
    Rij("TLV-40", "40a", "2.5", "andere VSO-school met een geldige TLV", (_als(school=_S.VSO, tlv=_GELDIG),),
        _A.NIEMAND, Afgever.EERSTE_TLV,
        "de leerling wisselt van VSO-school met een geldige TLV, en die geldt in heel Nederland (TLV-126)",
        aanvraag_nodig=False),
    Rij("TLV-42", "vo-vso", "2", "van VO naar VSO: de school waar de leerling zit", (_als(school=_VO_VSO),),
        _A.VERWIJZEND, Afgever.SCHOOL, "bij een overstap van VO naar VSO telt de school waar de leerling nu zit"),
    Rij("TLV-23", "2.1", "2", "van school in de regio naar VSO in de regio",
        (_als(woonregio=Woonregio.EIGEN, school=_VO_VSO, schoolregio=Regio.EIGEN, doelregio=Regio.EIGEN),),
        _A.VERWIJZEND, Afgever.SCHOOL,
        "de leerling woont in onze regio, zit hier op school en gaat naar een VSO-school in onze regio"),
    Rij("TLV-24", "2.2", "2", "school in de regio verwijst naar VSO elders",
        (_als(woonregio=Woonregio.EIGEN, school=_VO_VSO, schoolregio=Regio.EIGEN, doelregio=Regio.ANDER,
              initiatief=Initiatief.SCHOOL),), _A.VERWIJZEND, Afgever.SCHOOL,
        "de leerling woont in onze regio, en de school hier verwijst naar een VSO-school in een andere regio"),
    Rij("TLV-25", "2.3", "2", "ouders melden aan bij VSO elders",
        (_als(woonregio=Woonregio.EIGEN, school=_VO_VSO, schoolregio=Regio.EIGEN, doelregio=Regio.ANDER,
              initiatief=Initiatief.OUDERS),), _A.AANMELDING, Afgever.SCHOOL,
        "de leerling woont in onze regio en zit hier op school; de ouders meldden aan bij een VSO-school elders"),
    Rij("TLV-26", "2.4", "2", "woont in de regio, zit op VO elders",
        (_als(woonregio=Woonregio.EIGEN, school=_S.VO, schoolregio=Regio.ANDER),), _A.VERWIJZEND, Afgever.SCHOOL,
        "de leerling woont in onze regio, maar zit op een school voor VO in een andere regio"),
    Rij("TLV-28", "2.6", "2", "woont elders, zit op VO in de regio",
        (_als(woonregio=Woonregio.ANDER, school=_S.VO, schoolregio=Regio.EIGEN),), _A.VERWIJZEND, Afgever.SCHOOL,
        "de leerling zit op een school voor VO in onze regio, ook al woont de leerling ergens anders"),
)  # fmt: skip

_TABEL_1 = (
    Rij("TLV-22", "1.3", "1.3", "geen school of buitenland",
        (_als(school=_S.GEEN, doelregio=Regio.EIGEN), _als(woonregio=Woonregio.BUITENLAND, doelregio=Regio.EIGEN)),
        _A.AANMELDING, Afgever.NIEUWE_SCHOOL,
        "de leerling woont in het buitenland of staat op geen school, en is aangemeld bij een school in onze regio"),
    Rij("TLV-42", "po-vo", "1", "van PO naar VO of VSO: de woonplaats", (_als(school=_S.PO),), _A.AANMELDING,
        Afgever.WOONREGIO, "bij een overstap uit het basisonderwijs telt waar de leerling woont"),
    Rij("TLV-20", "1.1", "1", "uit PO, woont in de regio", (_als(school=_S.PO, woonregio=Woonregio.EIGEN),),
        _A.AANMELDING, Afgever.WOONREGIO,
        "de leerling komt uit het (speciaal) basisonderwijs en woont in onze regio"),
    Rij("TLV-21", "1.2", "1", "uit PO, woont elders, VSO in de regio",
        (_als(school=_S.PO, woonregio=Woonregio.ANDER, doelregio=Regio.EIGEN),), _A.AANMELDING, Afgever.WOONREGIO,
        "de leerling komt uit het (speciaal) basisonderwijs en woont in een andere regio"),
    Rij("TLV-40", "40b", "niet_gedekt", "VO of VSO, geen rij past: de school", (_als(school=_VO_VSO),), _A.VERWIJZEND,
        Afgever.SCHOOL, "de leerling zit al op een school voor VO of VSO, en dan telt die school"),
    Rij("TLV-40", "40c", "niet_gedekt", "PO of geen school, geen rij past: de woonplaats",
        (_als(school=(_S.PO, _S.GEEN)),), _A.AANMELDING, Afgever.WOONREGIO,
        "de leerling zit nog niet op een school voor VO of VSO, en dan telt waar de leerling woont"),
)  # fmt: skip

TABEL: tuple[Rij, ...] = (*_BIJZONDER, *_TABEL_5, *_TABEL_4, *_TABEL_3, *_TABEL_2, *_TABEL_1)
BRON: dict[str, str] = {
    "pro": "notitie toeleiden, H4 Algemeen",
    "cluster": "plan Groningen, H1.3; MHR-plan deel B, H3.15",
    "5": "notitie toeleiden, H3 tabel 5",
    "4": "notitie toeleiden, H3 tabel 4",
    "3": "notitie toeleiden, H3 tabel 3",
    "2.5": "notitie toeleiden, H3 tabel 2",
    "2": "notitie toeleiden, H3 tabel 2",
    "1.3": "notitie toeleiden, H3 tabel 1",
    "1": "notitie toeleiden, H3 tabel 1",
    "niet_gedekt": "afgeleid uit notitie toeleiden, H3",
}
