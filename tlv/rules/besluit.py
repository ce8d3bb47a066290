"""May the decision be taken: advices, talk, reasons, period (TLV-62, TLV-110, TLV-111, RCH-23, ROL-40)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from swv.kern.beleid.regels import Regelkeuze
from swv.kern.beleid.route import Stap, Variant
from swv.kern.beleid.uitleg import Reden, reden
from swv.kern.kalender.schooljaren import schooljaar
from tlv.rules.categorie import toets_categorie
from tlv.rules.looptijd import Looptijdvoorstel, past_in_looptijd
from tlv.rules.ontvankelijkheid import Ontvankelijkheidsfeiten, toets_ontvankelijkheid

Uitkomst = Literal["toegekend", "afgewezen", "niet_ontvankelijk"]
Strekking = Literal["toekennen", "afwijzen"]


@dataclass(frozen=True, slots=True)
class Advies:
    """An expert's advice: who (key of the person), what, and whether it is final."""

    deskundige: str
    vastgesteld: bool
    strekking: Strekking | None = None
    categorie: int | None = None
    tot_en_met: date | None = None


@dataclass(frozen=True, slots=True)
class Besluitstand:
    """What has happened in the file: `adviezen` of the latest round per key of the advies step, `akkoorden` done."""

    adviezen: Mapping[str, tuple[Advies, ...]]
    akkoorden: frozenset[str] = frozenset()
    ouders_eens: bool | None = None
    ondertekening_geweigerd: bool = False
    gesprek_op: date | None = None
    herbespreking_op: date | None = None

    @property
    def verschilt(self) -> bool:
        """Whether the experts of a step do not advise the same (RCH-23)."""
        return any(adviezen_verschillen(_vast(adviezen)) for adviezen in self.adviezen.values())


@dataclass(frozen=True, slots=True)
class Voornemen:
    """The decision somebody is about to take."""

    uitkomst: Uitkomst
    motivering: str
    advies: str = ""
    categorie: int | None = None
    categorie_onderbouwing: str = ""
    ingangsdatum: date | None = None
    einddatum: date | None = None
    afwijking: str = ""
    keuze: str = ""
    betrokken_als: str = ""
    grond: str = ""


@dataclass(frozen=True, slots=True)
class Besluittoets:
    """The verdict: what blocks the decision, and what is kept beside it: where it deviates, or why nobody can judge."""

    blokkades: tuple[Reden, ...] = ()
    afwijkingen: tuple[Reden, ...] = field(default=())

    @property
    def mag(self) -> bool:
        """True when nothing blocks the decision."""
        return not self.blokkades


def blokkades_vooraf(stand: Besluitstand, route: Variant) -> tuple[Reden, ...]:
    """Why no decision may be taken yet, whatever it is; empty when the file is ready.

    All experts of every advies step have a final advice (ROL-40, TLV-110); advices that differ have been
    discussed again (RCH-23); every akkoord step is done; without agreement, or with a refused signature,
    the talk with parents and school is on record (TLV-62, TLV-60a).
    """
    return tuple(_vooraf(stand, route))


def toets_besluit(
    voornemen: Voornemen,
    stand: Besluitstand,
    route: Variant,
    voorstel: Looptijdvoorstel | None,
    regels: tuple[Regelkeuze, ...] = (),
    ontvankelijkheid: Ontvankelijkheidsfeiten | None = None,
) -> Besluittoets:
    """Whether this decision may be taken (TLV-110, TLV-111, TLV-70, TLV-85, ROL-42).

    A grant names category and period; a period outside the computed one needs a reason (TLV-81 to TLV-99). A
    refusal needs advice (TLV-111). With advices that still differ after the discussion the choice between them needs a
    reason (RCH-23). Who submitted or was involved before does not decide (ROL-42). `regels`
    are the selected rules of the onderdeel leeftijd_looptijd. Niet-ontvankelijk follows the same two advices (10-tlv
    section 9) but no choice between them, and takes a ground that fits `ontvankelijkheid`; ValueError without those.
    """
    blokkades = [*_vooraf(stand, route)]
    if voornemen.betrokken_als:
        blokkades.append(reden("ROL-42", "niet_bevoegd_eigen_zaak", betrokkenheid=voornemen.betrokken_als))
    if not voornemen.motivering.strip():
        blokkades.append(reden("RCH-09", "motivering_ontbreekt"))
    if voornemen.uitkomst == "niet_ontvankelijk":
        if ontvankelijkheid is None:
            raise ValueError("Niet-ontvankelijk is judged on the facts about it.")
        toets = toets_ontvankelijkheid(voornemen.grond, ontvankelijkheid)
        return Besluittoets((*blokkades, *toets.blokkades), toets.uitleg)
    if stand.verschilt and not voornemen.keuze.strip():
        blokkades.append(reden("RCH-23", "keuze_motiveren"))
    if voornemen.uitkomst == "afgewezen":
        if not voornemen.advies.strip():
            blokkades.append(reden("TLV-111", "advies_bij_afwijzing"))
        return Besluittoets(tuple(blokkades))
    blokkades += toets_categorie(voornemen.categorie, voornemen.categorie_onderbouwing, regels)
    periode, afwijkingen = _periode(voornemen, voorstel)
    return Besluittoets((*blokkades, *periode), afwijkingen)


def _vooraf(stand: Besluitstand, route: Variant) -> Iterator[Reden]:
    for stap in route.stappen:
        if stap.soort == "advies":
            yield from _adviesstap(stand, stap)
        elif stap.soort == "akkoord" and stap.sleutel not in stand.akkoorden:
            yield reden("TLV-110", "akkoord_ontbreekt", stap=stap.titel)
    oneens = stand.ouders_eens is False or stand.ondertekening_geweigerd
    if oneens and stand.gesprek_op is None:
        yield reden("TLV-62", "gesprek_nodig")


def _adviesstap(stand: Besluitstand, stap: Stap) -> Iterator[Reden]:
    vast = _vast(stand.adviezen.get(stap.sleutel, ()))
    deskundigen = {advies.deskundige for advies in vast}
    if len(deskundigen) < stap.aantal:
        yield reden("ROL-40", "adviezen_ontbreken", nodig=stap.aantal, aantal=len(deskundigen))
        return
    verschil = adviezen_verschillen(vast)
    if stap.herbespreking_bij_verschil and verschil and stand.herbespreking_op is None:
        yield reden("RCH-23", "herbespreking_nodig")


def _vast(adviezen: tuple[Advies, ...]) -> tuple[Advies, ...]:
    return tuple(advies for advies in adviezen if advies.vastgesteld)


def adviezen_verschillen(adviezen: tuple[Advies, ...]) -> bool:
    """Whether final advices differ, in outcome or, when they grant, in category or last day (RCH-23).

    Conditions are shown beside each other but do not count here: two experts never choose the same words.
    """
    strekkingen = {advies.strekking for advies in adviezen}
    toekennend = [advies for advies in adviezen if advies.strekking == "toekennen"]
    periodes = {(advies.categorie, advies.tot_en_met) for advies in toekennend}
    return len(strekkingen) > 1 or len(periodes) > 1


def _periode(voornemen: Voornemen, voorstel: Looptijdvoorstel | None) -> tuple[tuple[Reden, ...], tuple[Reden, ...]]:
    begin, einde = voornemen.ingangsdatum, voornemen.einddatum
    if begin is None or einde is None:
        return (reden("TLV-112", "periode_ontbreekt"),), ()
    if fouten := tuple(_periodefouten(begin, einde)):
        return fouten, ()
    if voorstel is None:
        return (), ()
    afwijkingen = past_in_looptijd(voorstel, begin, einde)
    if (afwijkingen or voorstel.weigeringen) and not voornemen.afwijking.strip():
        blokkade = reden("TLV-112", "afwijking_motiveren")
        return (blokkade, *voorstel.weigeringen), afwijkingen
    return (), (*voorstel.weigeringen, *afwijkingen)


def _periodefouten(begin: date, einde: date) -> Iterator[Reden]:
    if einde <= begin:
        yield reden("TLV-112", "einde_niet_na_begin", begin=begin, einde=einde)
    if einde != schooljaar(einde).einde:
        yield reden("TLV-85", "einde_niet_31_juli", einde=einde)
