"""Begin and end date of a TLV: the selected rules composed into one explained proposal (TLV-81 to TLV-99)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from swv.kern.beleid.regels import Regelkeuze, toegepast
from swv.kern.beleid.uitleg import Reden, reden
from swv.kern.kalender.schooljaren import schooljaar
from tlv.rules.bijdrage import BEGIN, DOELGROEP, EINDE, Bijdrage, Looptijdfeiten, Verwijzing


@dataclass(frozen=True, slots=True)
class Looptijdvoorstel:
    """The period of a TLV under the policy of an SWV, with every reason.

    `start` is the day the end dates are computed for: the wished start, or the earliest allowed if that is
    later. `uiterste_einde` is None when no rule sets a limit. `voorstel_einde` is None when the start is
    refused or no rule proposes an end. `vastgelegd` means that policy prescribes the end. `bij_korter` and `bij_langer`
    say why an end before or after the proposal needs a reason.
    """

    toegestaan: bool
    start: date
    vroegste_start: date | None
    vroegste_einde: date
    uiterste_einde: date | None
    voorstel_einde: date | None
    vastgelegd: bool
    redenen: tuple[Reden, ...]
    signalen: tuple[Reden, ...]
    weigeringen: tuple[Reden, ...] = ()
    verwijzing: Verwijzing | None = None
    bij_korter: Reden | None = None
    bij_langer: Reden | None = None


def bereken_looptijd(feiten: Looptijdfeiten, regels: Iterable[Regelkeuze]) -> Looptijdvoorstel:
    """The period that the selected rules allow and propose, in the order of the policy.

    First the rules that say to which group the pupil does not belong (TLV-119); the others then leave it out. The
    latest of the earliest starts and ends counts, and the earliest of the latest ends. When the latest
    end falls before the full school year of TLV-84, the full school year wins, with a signal (OPEN-09). The
    first rule with a fixed end wins, else the first with a proposal; both stay within the limits.
    """
    keuzes = tuple(regels)
    groep = _bijdragen(feiten, keuzes, DOELGROEP)
    if feiten.doelgroep in {b.geen_doelgroep for b in groep}:
        feiten = replace(feiten, doelgroep=None)
    begin = _bijdragen(feiten, keuzes, BEGIN)
    vroegste_start = max((b.vroegste_start for b in begin if b.vroegste_start), default=None)
    start = max(feiten.gewenste_start, vroegste_start or feiten.gewenste_start)
    einde = _bijdragen(replace(feiten, gewenste_start=start), keuzes, EINDE)
    alle = (*groep, *begin, *einde)
    weigeringen = tuple(w for b in alle for w in b.weigeringen)
    if start > feiten.gewenste_start and vroegste_start:
        te_vroeg = reden(
            _regel_van_start(begin, vroegste_start),
            "start_te_vroeg",
            gewenste_start=feiten.gewenste_start,
            vroegste_start=vroegste_start,
        )
        weigeringen = (te_vroeg, *weigeringen)
    grenzen = _begrens(start, einde)
    return Looptijdvoorstel(
        toegestaan=not weigeringen,
        start=start,
        vroegste_start=vroegste_start,
        vroegste_einde=grenzen.vroegste,
        uiterste_einde=grenzen.uiterste,
        voorstel_einde=None if weigeringen else grenzen.voorstel,
        vastgelegd=grenzen.vastgelegd,
        redenen=tuple(r for b in alle for r in b.redenen),
        signalen=(*(s for b in alle for s in b.signalen), *grenzen.signalen),
        weigeringen=weigeringen,
        verwijzing=next((b.verwijzing for b in alle if b.verwijzing), None),
        bij_korter=grenzen.bij_korter,
        bij_langer=next((b.bij_langer for b in alle if b.bij_langer), None),
    )


def past_in_looptijd(voorstel: Looptijdvoorstel, begin: date, einde: date) -> tuple[Reden, ...]:
    """Why a chosen period deviates from the computed one; empty when it fits (TLV-81 to TLV-99)."""
    afwijkingen = []
    vroegst, uiterst, vast = voorstel.vroegste_start, voorstel.uiterste_einde, voorstel.voorstel_einde
    if vroegst and begin < vroegst:
        regel = _regel_van(voorstel, vroegst)
        afwijkingen.append(reden(regel, "start_te_vroeg", gewenste_start=begin, vroegste_start=vroegst))
    if einde < voorstel.vroegste_einde:
        grens = voorstel.vroegste_einde
        afwijkingen.append(reden(_regel_van(voorstel, grens), "einde_te_vroeg", einde=einde, grens=grens))
    elif uiterst and einde > uiterst:
        regel = _regel_van(voorstel, uiterst)
        afwijkingen.append(reden(regel, "einde_te_laat", einde=einde, grens=uiterst))
    elif voorstel.vastgelegd and vast and einde != vast:
        regel = _regel_van(voorstel, vast)
        afwijkingen.append(reden(regel, "einde_wijkt_af", einde=einde, voorgeschreven=vast))
    elif vast and einde < vast and voorstel.bij_korter:
        afwijkingen.append(voorstel.bij_korter)
    elif vast and einde > vast and voorstel.bij_langer:
        afwijkingen.append(voorstel.bij_langer)
    return tuple(afwijkingen)


def _regel_van_start(begin: Sequence[Bijdrage], vroegst: date) -> str:
    return next(b.redenen[0].regel for b in begin if b.vroegste_start == vroegst)


def _regel_van(voorstel: Looptijdvoorstel, dag: date) -> str:
    """The rule that put a limit on this day: the first whose reason carries the day as a fact."""
    redenen = (*voorstel.redenen, *voorstel.signalen)
    return next((r.regel for r in redenen if dag in dict(r.feiten).values()), "TLV-85")


@dataclass(frozen=True, slots=True)
class _Grenzen:
    vroegste: date
    uiterste: date | None
    voorstel: date | None
    vastgelegd: bool
    signalen: tuple[Reden, ...]
    bij_korter: Reden | None = None


def _bijdragen(feiten: Looptijdfeiten, keuzes: Sequence[Regelkeuze], groep: str) -> tuple[Bijdrage, ...]:
    return tuple(r.functie(feiten, keuze.parameters) for keuze, r in toegepast(keuzes, groep))


def _begrens(start: date, bijdragen: Sequence[Bijdrage]) -> _Grenzen:
    signalen: list[Reden] = []
    vroegste = max((b.vroegste_einde for b in bijdragen if b.vroegste_einde), default=schooljaar(start).einde)
    uiterste = min((b.uiterste_einde for b in bijdragen if b.uiterste_einde), default=None)
    vast = next((b.vast_einde for b in bijdragen if b.vast_einde), None)
    if vast:
        uiterste = min(vast, uiterste or vast)
    if uiterste and uiterste < vroegste:
        signalen.append(reden("TLV-84", "vol_schooljaar_wint", uiterste_einde=uiterste, einde=vroegste))
        uiterste = vroegste
    if vast:
        return _Grenzen(vroegste, uiterste, uiterste, True, tuple(signalen))
    eerste = next((b for b in bijdragen if b.voorstel_einde), None)
    voorstel = eerste.voorstel_einde if eerste else None
    if eerste is None or voorstel is None:
        signalen.append(reden("TLV-85", "geen_voorstel"))
        return _Grenzen(vroegste, uiterste, None, False, tuple(signalen))
    begrensd = max(vroegste, min(voorstel, uiterste or voorstel))
    if begrensd != voorstel:
        signalen.append(reden("TLV-84", "voorstel_begrensd", voorstel=voorstel, einde=begrensd))
    return _Grenzen(vroegste, uiterste, begrensd, False, tuple(signalen), eerste.bij_korter)
