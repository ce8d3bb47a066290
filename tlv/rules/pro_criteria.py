"""Admission to praktijkonderwijs: TLV-130 to TLV-142, as each SWV selected them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from pydantic import Field

from swv.kern.beleid.regels import Parameters, Regelkeuze, regel, toegepast
from swv.kern.beleid.uitleg import Reden, reden
from tlv.rules import pro_teksten  # noqa: F401  (registers the texts)

CRITERIA = "pro_criteria"
DOMEINEN = {
    "BL": "begrijpend lezen",
    "TL": "technisch lezen",
    "SP": "spelling",
    "IR": "inzichtelijk rekenen",
}
Instroom = Literal["onder", "zij", "isk"]
Toelaatbaar = Literal["ja", "nee", "oordeel_commissie"]


@dataclass(frozen=True, slots=True)
class Profeiten:
    """What admission depends on; None is unknown. `achterstand` holds percentages per domain of learning."""

    instroom: Instroom
    iq: Decimal | None = None
    iq_non_verbaal: Decimal | None = None
    jaren_onderwijs_nl: Decimal | None = None
    achterstand: Mapping[str, Decimal] = field(default_factory=dict)
    ouders_akkoord: bool | None = None
    leerjaar_vo: int | None = None
    tussentijdse_verwijzing: bool | None = None
    motivering: bool = False
    doelschool: str = "PRO"


@dataclass(frozen=True, slots=True)
class Deeloordeel:
    """What one rule says: an answer with its reasons, or the facts that it still needs. Empty: it does not apply."""

    antwoord: Toelaatbaar | None = None
    redenen: tuple[Reden, ...] = ()
    ontbreekt: tuple[str, ...] = ()


NIET_VAN_TOEPASSING = Deeloordeel()


@dataclass(frozen=True, slots=True)
class Prooordeel:
    """The answer of all rules together; None while `ontbreekt` names facts that are needed, or no rule applies."""

    toelaatbaar: Toelaatbaar | None
    redenen: tuple[Reden, ...]
    ontbreekt: tuple[str, ...] = ()


class Doelscholen(Parameters):
    """For which kinds of school a TLV-PRO can be used."""

    doelscholen: tuple[str, ...]


class Iqgrenzen(Parameters):
    """IQ points, both included, and from how many years of education here on the ordinary criteria apply."""

    iq_minstens: int
    iq_hoogstens: int
    jaren_onderwijs: int = Field(gt=0)


class Grenzen(Iqgrenzen):
    """Beside the IQ: so many domains with at least this percentage behind, of which one is a core domain."""

    achterstand_minstens: int
    domeinen_minstens: int = Field(gt=0)
    kerndomeinen: tuple[str, ...]


class Leerjaar(Parameters):
    """The last school year of the VO in which a request is ordinary."""

    leerjaar: int = Field(gt=0)


@regel(
    "TLV-133",
    groep=CRITERIA,
    titel="een TLV-PRO geldt alleen voor praktijkonderwijs",
    bron="notitie toeleiden, H4",
    parameters=Doelscholen,
)
def alleen_praktijkonderwijs(feiten: Profeiten, parameters: Doelscholen) -> Deeloordeel:
    """A TLV-PRO cannot be used for another kind of school (TLV-133)."""
    if feiten.doelschool in parameters.doelscholen:
        return NIET_VAN_TOEPASSING
    return Deeloordeel("nee", (reden("TLV-133", "doelschool_geen_pro", doelschool=feiten.doelschool),))


@regel(
    "TLV-130",
    groep=CRITERIA,
    titel="onderinstroom: IQ, leerachterstand en akkoord van de ouders",
    bron="notitie toeleiden, H4; OPEN-47",
    parameters=Grenzen,
)
def onderinstroom(feiten: Profeiten, parameters: Grenzen) -> Deeloordeel:
    """All three: IQ within bounds, far enough behind on enough domains, and the parents agree (TLV-130).

    Also for who comes from the ISK after enough years of education here (TLV-132).
    """
    if feiten.instroom == "zij" or _kort_in_nederland(feiten, parameters):
        return NIET_VAN_TOEPASSING
    delen = (
        _iq("TLV-130", "iq", feiten.iq, parameters),
        _achterstand(feiten.achterstand, parameters),
        _akkoord("TLV-130", feiten),
    )
    return _alle(delen, reden("TLV-130", "pro_criteria_gehaald"))


@regel(
    "TLV-132",
    groep=CRITERIA,
    titel="kort onderwijs in Nederland: non-verbaal IQ, geen leerachterstand",
    bron="notitie toeleiden, H4 ISK; OPEN-16",
    parameters=Iqgrenzen,
)
def kort_in_nederland(feiten: Profeiten, parameters: Iqgrenzen) -> Deeloordeel:
    """With few years of education here: the IQ by a non-verbal test and the parents' consent alone (TLV-132)."""
    if not _kort_in_nederland(feiten, parameters):
        return NIET_VAN_TOEPASSING
    delen = (_iq("TLV-132", "iq_non_verbaal", feiten.iq_non_verbaal, parameters), _akkoord("TLV-132", feiten))
    return _alle(delen, reden("TLV-132", "pro_criteria_gehaald_isk", jaren=parameters.jaren_onderwijs))


@regel("TLV-131", groep=CRITERIA, titel="zij-instroom: de commissie oordeelt", bron="notitie toeleiden, H4")
def zij_instroom(feiten: Profeiten, _: Parameters) -> Deeloordeel:
    """Who comes later has no bounds of IQ or arrears: what the pupil needs counts (TLV-131)."""
    if feiten.instroom != "zij":
        return NIET_VAN_TOEPASSING
    return Deeloordeel("oordeel_commissie", (reden("TLV-131", "pro_ondersteuningsbehoefte"),))


@regel(
    "TLV-136",
    groep=CRITERIA,
    titel="alleen bij de overstap uit het basisonderwijs of in het eerste leerjaar",
    bron="plan deel B, H3.10; OPEN-17",
    parameters=Leerjaar,
)
def eerste_leerjaar(feiten: Profeiten, parameters: Leerjaar) -> Deeloordeel:
    """Later than that a request is refused, except with reasons: then the chamber decides (TLV-136, OPEN-17)."""
    leerjaar = feiten.leerjaar_vo
    later = feiten.tussentijdse_verwijzing is True if leerjaar is None else leerjaar > parameters.leerjaar
    if not later:
        return NIET_VAN_TOEPASSING
    if feiten.motivering:
        return Deeloordeel("oordeel_commissie", (reden("TLV-136", "pro_later_gemotiveerd"),))
    return Deeloordeel("nee", (reden("TLV-136", "pro_te_laat", leerjaar=parameters.leerjaar),))


@regel(
    "TLV-141",
    groep=CRITERIA,
    titel="landelijke criteria, met een advies van de kamer",
    bron="plan deel B, H3.9, bijlage 4 art. 5",
)
def landelijke_criteria(_: Profeiten, __: Parameters) -> Deeloordeel:
    """The national criteria hold, which the chamber weighs (TLV-141); a valid IQ test comes along (TLV-138)."""
    redenen = (reden("TLV-141", "pro_landelijke_criteria"), reden("TLV-138", "pro_gegevens_groep_678"))
    return Deeloordeel("oordeel_commissie", redenen)


@regel(
    "TLV-142",
    groep=CRITERIA,
    titel="niet vooraf getoetst: deskundigen bij de aanvraag, controle achteraf",
    bron="plan 2023-2027, H1.3",
)
def niet_vooraf_getoetst(_: Profeiten, __: Parameters) -> Deeloordeel:
    """The SWV does not test beforehand; experts weigh it with the request and audits follow (TLV-142)."""
    return Deeloordeel("oordeel_commissie", (reden("TLV-142", "pro_niet_vooraf"),))


def toets_pro(feiten: Profeiten, regels: Iterable[Regelkeuze]) -> Prooordeel:
    """The selected rules together: one no is no, then what is missing, then the committee, else yes (TLV-130).

    Without a rule that applies there is no answer.
    """
    delen = [r.functie(feiten, keuze.parameters) for keuze, r in toegepast(regels, CRITERIA)]
    redenen = tuple(r for deel in delen for r in deel.redenen)
    antwoorden = {deel.antwoord for deel in delen}
    if "nee" in antwoorden:
        return Prooordeel("nee", tuple(r for deel in delen if deel.antwoord == "nee" for r in deel.redenen))
    ontbreekt = tuple(dict.fromkeys(naam for deel in delen for naam in deel.ontbreekt))
    if ontbreekt:
        return Prooordeel(None, redenen, ontbreekt)
    if "oordeel_commissie" in antwoorden:
        return Prooordeel("oordeel_commissie", redenen)
    return Prooordeel("ja" if "ja" in antwoorden else None, redenen)


def _kort_in_nederland(feiten: Profeiten, parameters: Iqgrenzen) -> bool:
    """From the ISK the years are taken to be too few until they are known; others have them until said otherwise."""
    jaren = feiten.jaren_onderwijs_nl
    if jaren is None:
        return feiten.instroom == "isk"
    return feiten.instroom != "zij" and jaren < parameters.jaren_onderwijs


def _iq(regel: str, veld: str, iq: Decimal | None, parameters: Iqgrenzen) -> Deeloordeel:
    if iq is None:
        return Deeloordeel(ontbreekt=(veld,))
    feiten = {"iq": iq.normalize() if iq % 1 else int(iq)}
    grenzen = {"van": parameters.iq_minstens, "tot_en_met": parameters.iq_hoogstens}
    if iq < parameters.iq_minstens:
        return Deeloordeel("nee", (reden(regel, "iq_te_laag", **feiten, **grenzen),))
    if iq > parameters.iq_hoogstens:
        return Deeloordeel("nee", (reden(regel, "iq_te_hoog", **feiten, **grenzen),))
    return Deeloordeel("ja", (reden(regel, "iq_past", **feiten, **grenzen),))


def _achterstand(achterstand: Mapping[str, Decimal], parameters: Grenzen) -> Deeloordeel:
    """Domains that nobody filled in leave it open, unless they make no difference any more."""
    ver = [d for d in DOMEINEN if d in achterstand and achterstand[d] >= parameters.achterstand_minstens]
    open_ = [d for d in DOMEINEN if d not in achterstand]
    kern = set(parameters.kerndomeinen)
    feiten: dict[str, Any] = {
        "grens": parameters.achterstand_minstens,
        "aantal": parameters.domeinen_minstens,
        "kern": tuple(DOMEINEN[d] for d in parameters.kerndomeinen),
    }
    genoeg = len(ver) >= parameters.domeinen_minstens
    if genoeg and kern & set(ver):
        domeinen = tuple(DOMEINEN[d] for d in ver)
        return Deeloordeel("ja", (reden("TLV-130", "achterstand_past", domeinen=domeinen, **feiten),))
    if len(ver) + len(open_) < parameters.domeinen_minstens:
        return Deeloordeel("nee", (reden("TLV-130", "achterstand_te_weinig", **feiten),))
    if not kern & {*ver, *open_}:
        return Deeloordeel("nee", (reden("TLV-130", "achterstand_zonder_kern", **feiten),))
    return Deeloordeel(ontbreekt=tuple(f"achterstand.{d}" for d in open_) or ("achterstand",))


def _akkoord(regel: str, feiten: Profeiten) -> Deeloordeel:
    """Consent that was not given, or that nobody recorded, is no consent (OPEN-47)."""
    if feiten.ouders_akkoord:
        return Deeloordeel("ja", (reden(regel, "ouders_akkoord"),))
    return Deeloordeel("nee", (reden(regel, "ouders_niet_akkoord"),))


def _alle(delen: Iterable[Deeloordeel], gehaald: Reden) -> Deeloordeel:
    alle = tuple(delen)
    redenen = tuple(r for deel in alle for r in deel.redenen)
    if any(deel.antwoord == "nee" for deel in alle):
        return Deeloordeel("nee", tuple(r for deel in alle if deel.antwoord == "nee" for r in deel.redenen))
    ontbreekt = tuple(naam for deel in alle for naam in deel.ontbreekt)
    if ontbreekt:
        return Deeloordeel(None, redenen, ontbreekt)
    return Deeloordeel("ja", (*redenen, gehaald))
