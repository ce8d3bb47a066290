"""The wijzer tlv-looptijd: begin and end of a TLV (TLV-81 to TLV-99, 123, 137, 144)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from swv.kern.beleid.pro import Pro
from swv.kern.beleid.regels import Regelkeuze, toegepast
from swv.kern.beleid.schema import LeeftijdLooptijd
from swv.kern.beleid.uitleg import NietTeBepalen, Reden, reden
from swv.kern.kalender.schooljaren import schooljaar, vol_schooljaar_vanaf
from swv.kern.wijzers.register import Beleid, Invoer, Uitslag
from swv.kern.wijzers.velden import OngeldigeInvoer
from tlv.rules.bijdrage import Looptijdfeiten
from tlv.rules.looptijd import Looptijdvoorstel, bereken_looptijd, past_in_looptijd
from tlv.rules.opvolging import OPVOLGING, Verklaring
from tlv.wijzers import teksten  # noqa: F401  (registers the texts)

VAN_GEBOORTEDATUM = frozenset(
    f"TLV-{nummer}" for nummer in (81, 82, 83, 86, 88, 93, 94, 95, 96, 97, 98, 99, 120, 137, 144)
)
"""The rules that say nothing without a birth date."""
VAN_START = frozenset(f"TLV-{nummer}" for nummer in (83, 84, 87, 89, 90, 91, 92, 96, 97, 120))
"""The rules that say nothing without a first day."""
_MOTIVEREN = ("korter_motiveren", "langer_motiveren")
_FEITEN = (
    "herkomst",
    "leerroute",
    "doelgroep",
    "terugkeer_verwacht",
    "regulier_haalbaar",
    "diplomagericht",
    "diploma_haalbaar",
    "naar_werk_toegeleid",
    "afspraak_gemeente",
)


@dataclass(frozen=True, slots=True)
class _Vraag:
    """What was asked, with what follows from it: `start` may come from the end of the TLV that runs now."""

    invoer: Invoer
    geboren: date | None
    start: date | None
    gevraagd: date | None
    redenen: tuple[Reden, ...]


def bereken(invoer: Invoer, beleid: Beleid) -> Uitslag:
    """Everything that the given facts already tell; raises OngeldigeInvoer when that is nothing."""
    vraag = _lees(invoer)
    regels = beleid.deel(LeeftijdLooptijd).regels
    uitkomst: dict[str, Any] = dict.fromkeys(NAMEN)
    uitkomst["signalen"] = []
    redenen = list(vraag.redenen)
    if vraag.geboren or vraag.start:
        alle = (*regels, *beleid.deel(Pro).regels) if invoer["soort_tlv"] == "PRO" else regels
        voorstel = _voorstel(vraag, alle)
        _eis_beleid(invoer["soort_tlv"] or "VSO", voorstel)
        uitkomst |= _uitkomst(vraag, voorstel)
        redenen += [*voorstel.redenen, *voorstel.signalen, *voorstel.weigeringen, *_afwijkingen(vraag, voorstel)]
    taak = _terugplaatsing(invoer["huidig_einde"], regels)
    if taak:
        uitkomst["terugplaatsing_bekend_uiterlijk"], waarom = taak
        redenen.append(waarom)
    return Uitslag(uitkomst, tuple(redenen))


NAMEN = (
    "toegestaan",
    "vroegste_start",
    "vroegste_einde",
    "uiterste_einde",
    "voorstel_einde",
    "terugplaatsing_bekend_uiterlijk",
    "signalen",
    "verwijzing",
)


def _lees(invoer: Invoer) -> _Vraag:
    start = _start(invoer)
    geboren, huidig = invoer["geboortedatum"], invoer["huidig_einde"]
    redenen: list[Reden] = []
    if start is None and huidig is not None:
        start = huidig + timedelta(days=1)
        redenen.append(reden("TLV-84", "wijzer_start_na_huidig", start=start))
    if geboren is None and start is None:
        melding = "Vul de geboortedatum, de start of het einde van de TLV van nu in. Anders is er niets uit te rekenen."
        raise OngeldigeInvoer({"geboortedatum": melding})
    if geboren is not None and geboren >= (start or invoer.peildatum):
        raise OngeldigeInvoer({"geboortedatum": "De geboortedatum ligt niet voor de start. Kijk de datums na."})
    gevraagd = _gevraagd(invoer, start, redenen)
    if start is None:
        redenen.append(reden("TLV-84", "wijzer_zonder_start"))
    if geboren is None:
        redenen.append(reden("TLV-86", "wijzer_zonder_geboortedatum"))
    return _Vraag(invoer, geboren, start, gevraagd, tuple(redenen))


def _start(invoer: Invoer) -> date | None:
    start, gewenst = invoer["start"], invoer["gewenste_start"]
    if start and gewenst and start != gewenst:
        raise OngeldigeInvoer({"gewenste_start": "De start en de gewenste start zijn niet gelijk. Vul er een in."})
    eerste: date | None = start or gewenst
    return eerste


def _gevraagd(invoer: Invoer, start: date | None, redenen: list[Reden]) -> date | None:
    """The end that is asked, by day or by the number of full school years (TLV-91, TLV-96)."""
    einde: date | None = invoer["gevraagd_einde"]
    jaren = invoer["gevraagde_jaren"]
    if einde and start and einde < start:
        raise OngeldigeInvoer({"gevraagd_einde": "Het einde ligt voor de start. Kijk de datums na."})
    if jaren is None or start is None:
        return einde
    na_jaren = vol_schooljaar_vanaf(start, jaren)
    if einde and einde != na_jaren:
        raise OngeldigeInvoer({"gevraagde_jaren": "Het aantal jaren past niet bij het gevraagde einde. Vul er een in."})
    redenen.append(reden("TLV-84", "wijzer_gevraagde_jaren", jaren=jaren, einde=na_jaren))
    return na_jaren


def _voorstel(vraag: _Vraag, regels: Iterable[Regelkeuze]) -> Looptijdvoorstel:
    """The proposal by the rules whose facts are there; without a start, from the earliest one that is allowed."""
    mee = [
        keuze
        for keuze in regels
        if (vraag.geboren or keuze.regel not in VAN_GEBOORTEDATUM) and (vraag.start or keuze.regel not in VAN_START)
    ]
    feiten = _feiten(vraag)
    voorstel = bereken_looptijd(feiten, mee)
    if vraag.start or voorstel.vroegste_start is None:
        return voorstel
    return bereken_looptijd(replace(feiten, gewenste_start=voorstel.vroegste_start), mee)


def _feiten(vraag: _Vraag) -> Looptijdfeiten:
    """Of what is not known a value stands in that no rule looks at: those rules were left out."""
    invoer = vraag.invoer
    eerste = invoer["eerste_tlv"]
    return Looptijdfeiten(
        geboortedatum=vraag.geboren or vraag.start or invoer.peildatum,
        gewenste_start=vraag.start or vraag.geboren or invoer.peildatum,
        besluitdatum=invoer.peildatum,
        soort_tlv=invoer["soort_tlv"] or "VSO",
        eerste_tlv=invoer["huidig_einde"] is None if eerste is None else eerste,
        beperkt_tot_jaren=invoer["gevraagde_jaren"],
        **{naam: invoer[naam] for naam in _FEITEN},
    )


def _eis_beleid(soort: str, voorstel: Looptijdvoorstel) -> None:
    """Policy that says nothing about this kind of TLV is a gap, not a yes."""
    grenzen = (voorstel.vroegste_start, voorstel.uiterste_einde, voorstel.voorstel_einde)
    if soort != "VSO" and not any(grenzen) and not voorstel.weigeringen:
        tabel = "pro" if soort == "PRO" else "leeftijd_looptijd"
        raise NietTeBepalen(tabel, f"Het beleid zegt niet hoe lang een TLV voor {soort} loopt.")


def _afwijkingen(vraag: _Vraag, voorstel: Looptijdvoorstel) -> tuple[Reden, ...]:
    """Why the end that was asked does not fit (TLV-84 to TLV-99); also one that is no 31 juli (TLV-85)."""
    if vraag.gevraagd is None:
        return ()
    if vraag.gevraagd != schooljaar(vraag.gevraagd).einde:
        geen = reden("TLV-85", "einde_niet_31_juli", einde=vraag.gevraagd)
        return (geen,)
    grenzen = voorstel if vraag.start else replace(voorstel, vroegste_einde=date.min, voorstel_einde=None)
    return past_in_looptijd(grenzen, vraag.start or voorstel.start, vraag.gevraagd)


def _uitkomst(vraag: _Vraag, voorstel: Looptijdvoorstel) -> dict[str, Any]:
    afwijkingen = _afwijkingen(vraag, voorstel)
    hard = [a for a in afwijkingen if a.code not in _MOTIVEREN]
    weigeringen = voorstel.weigeringen if vraag.start else ()
    geweigerd = bool(weigeringen or hard)
    bekend = vraag.start is not None and vraag.geboren is not None
    signalen = [*voorstel.signalen, *(a for a in afwijkingen if a.code in _MOTIVEREN)]
    return {
        "toegestaan": False if geweigerd else True if bekend else None,
        "vroegste_start": voorstel.vroegste_start,
        "vroegste_einde": voorstel.vroegste_einde if vraag.start else None,
        "uiterste_einde": voorstel.uiterste_einde,
        "voorstel_einde": None if geweigerd else voorstel.voorstel_einde,
        "signalen": [s.code for s in dict.fromkeys(signalen)],
        "verwijzing": voorstel.verwijzing,
    }


def _terugplaatsing(huidig_einde: date | None, regels: Iterable[Regelkeuze]) -> tuple[date, Reden] | None:
    """By when is known whether the pupil can return to the VO (TLV-123); None where the policy names no day."""
    if huidig_einde is None:
        return None
    verklaring = Verklaring(schooljaar(huidig_einde).begin, huidig_einde)
    for keuze, regel in toegepast(regels, OPVOLGING):
        if keuze.regel == "TLV-123":
            (taak,) = regel.functie(verklaring, keuze.parameters)
            return taak.uiterste_dag, taak.waarom
    return None
