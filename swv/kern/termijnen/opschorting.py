"""Suspension of a legal term: RCH-02 to RCH-04."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from swv.kern.beleid.uitleg import Reden, reden
from swv.kern.termijnen import teksten  # noqa: F401  (registers the texts)

EEN_DAG = timedelta(days=1)

Grond = Literal["uitstel", "vertraging", "overmacht"]


WAAROM_STIL = {
    "opschorting_aanvulling": "de school vult aan",
    "opschorting_uitstel": "schriftelijk uitstel",
    "opschorting_vertraging": "vertraging door de aanvrager",
    "opschorting_overmacht": "overmacht",
    "opschorting_onbehandeld": "de aanvraag was buiten behandeling gelaten",
}


class TermijnGeweigerd(Exception):
    """An act on a term that the law does not allow; `reden` says why, in words."""

    def __init__(self, reden: Reden) -> None:
        super().__init__(reden.tekst)
        self.reden = reden


@dataclass(frozen=True, slots=True)
class Opschorting:
    """The days on which a term stands still: from `van`, not including `tot` (OVZ-02)."""

    van: date
    tot: date
    reden: Reden

    def __contains__(self, dag: date) -> bool:
        return self.van <= dag < self.tot

    @property
    def waarom(self) -> str:
        """Why a day of it does not count, in a few words."""
        return f"de termijn staat stil: {WAAROM_STIL[self.reden.code]}"


def aanvulverzoek(gevraagd_op: date, hersteltermijn: date | None, aangevuld_op: date | None = None) -> Opschorting:
    """The suspension that a request for additions causes (RCH-02, Awb 4:15 lid 1).

    From the day after the request to the day on which the request is met, or the set term lapses unused:
    that day itself counts again. While nothing came in, the whole set term is reckoned. A request without a
    set term is refused with TermijnGeweigerd (RCH-03, ECLI:NL:RVS:2016:2527).
    """
    if hersteltermijn is None:
        raise TermijnGeweigerd(reden("RCH-03", "aanvulverzoek_zonder_termijn"))
    if hersteltermijn <= gevraagd_op:
        feiten = {"hersteltermijn": hersteltermijn, "gevraagd_op": gevraagd_op}
        raise TermijnGeweigerd(reden("RCH-03", "aanvulverzoek_termijn_voorbij", **feiten))
    if aangevuld_op is not None and aangevuld_op < gevraagd_op:
        feiten = {"aangevuld_op": aangevuld_op, "gevraagd_op": gevraagd_op}
        raise TermijnGeweigerd(reden("RCH-02", "aanvulling_voor_verzoek", **feiten))
    van = gevraagd_op + EEN_DAG
    tot = max(van, min(aangevuld_op or hersteltermijn, hersteltermijn))
    uitleg = reden("RCH-02", "opschorting_aanvulling", gevraagd_op=gevraagd_op, van=van, tot=tot)
    return Opschorting(van, tot, uitleg)


def eis_redelijke_hersteltermijn(gevraagd_op: date, hersteltermijn: date, hoogstens_dagen: int) -> None:
    """Refuse, with TermijnGeweigerd, a set term beyond the longest of the policy (RCH-03, ADR 0012).

    Judged when the term is set and not afterwards: a request that was made stays a request.
    """
    uiterlijk = gevraagd_op + timedelta(days=hoogstens_dagen)
    if hersteltermijn > uiterlijk:
        raise TermijnGeweigerd(
            reden(
                "RCH-03",
                "aanvulverzoek_termijn_te_lang",
                hersteltermijn=hersteltermijn,
                uiterlijk=uiterlijk,
                dagen=hoogstens_dagen,
            )
        )


def andere_opschorting(grond: Grond, van: date, tot: date) -> Opschorting:
    """A suspension on another ground, day `tot` not included (RCH-04, Awb 4:15 lid 2)."""
    if tot < van:
        raise ValueError("Een opschorting eindigt niet voor zij begint.")
    return Opschorting(van, tot, reden("RCH-04", f"opschorting_{grond}", van=van, tot=tot))


def onbehandeld(besloten_op: date, herroepen_op: date) -> Opschorting:
    """The days between leaving out of treatment and treating after all: nobody could decide then (RCH-14, Awb 7:11).

    From the day after that besluit to the day of the decision on objection, which counts again.
    """
    van = besloten_op + EEN_DAG
    tot = max(van, herroepen_op)
    return Opschorting(van, tot, reden("RCH-14", "opschorting_onbehandeld", van=van, tot=tot))


def staat_stil(opschortingen: Iterable[Opschorting], dag: date) -> Opschorting | None:
    """The suspension that covers a day, if any; overlapping ones count a day once."""
    return next((opschorting for opschorting in opschortingen if dag in opschorting), None)
