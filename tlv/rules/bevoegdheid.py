"""Which SWV gives the TLV and who applies: the competence table, first row that fits (TLV-20 to TLV-43)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from swv.kern.beleid.regels import Regelkeuze, regel, toegepast
from swv.kern.beleid.uitleg import Reden, reden
from tlv.rules.bevoegdheid_feiten import (
    FEITNAMEN,
    BestaandeTlv,
    Bevoegdheidsfeiten,
    Doel,
    Regio,
    Vraag,
    Woonregio,
    is_onbekend,
)
from tlv.rules.bevoegdheid_tabel import BRON, TABEL, VOLGORDE, Afgever, Rij, Voorwaarden

BEVOEGDHEID = "bevoegdheid"
"""The group of rules that the policy part of that name may select: the rows of the table by their id."""


@dataclass(frozen=True, slots=True)
class Uitspraak:
    """Exactly one of the two: the row that applies, or why none can be given.

    `swv` says whose the request is: of this SWV, of another, or of none because no application is needed. Without a
    row it is still given when every row that is left agrees. `reden` explains either outcome.
    """

    reden: Reden
    rij: Rij | None = None
    eigen: bool | None = None

    @property
    def elders(self) -> bool:
        """Not to be decided by this SWV: another one is competent, or no application is needed."""
        return self.eigen is False

    @property
    def elders_aanvragen(self) -> bool:
        """It has to be asked elsewhere: of another SWV (TLV-40), or of cluster 1 or 2 itself (TLV-174)."""
        return self.elders and (self.rij is None or self.rij.aanvraag_nodig or self.rij.id == "TLV-174")


@dataclass(frozen=True, slots=True)
class _Kandidaat:
    rij: Rij
    onbekend: frozenset[str]


def _rijen(id: str) -> Callable[[], tuple[Rij, ...]]:
    def rijen() -> tuple[Rij, ...]:
        return tuple(rij for rij in TABEL if rij.id == id)

    rijen.__doc__ = f"The rows of {id}."
    rijen.__qualname__ = f"rijen_{id}"
    return rijen


for _id in dict.fromkeys(rij.id for rij in TABEL):
    _eerste = next(rij for rij in TABEL if rij.id == _id)
    regel(_id, groep=BEVOEGDHEID, titel=_eerste.titel, bron=BRON[_eerste.tabel])(_rijen(_id))


def gekozen_rijen(keuzes: Iterable[Regelkeuze], volgorde: tuple[str, ...] = VOLGORDE) -> tuple[Rij, ...]:
    """The rows that a policy selects, in the order of TLV-39 and inside one table as they stand in the catalogue."""
    rijen = [rij for _, definitie in toegepast(keuzes, BEVOEGDHEID) for rij in definitie.functie()]
    return tuple(sorted(rijen, key=lambda rij: (volgorde.index(rij.tabel), TABEL.index(rij))))


def bepaal_bevoegdheid(feiten: Bevoegdheidsfeiten, rijen: Iterable[Rij]) -> Uitspraak:
    """The first row that fits (TLV-39), or the one reason why that is not known yet; never a guess (OPEN-84).

    Rows before the first certain one that could still fit make it uncertain; the reason then names the facts on which
    they wait. What no row covers is said too (TLV-40 closes the table; a policy may leave it out).
    """
    kandidaten = list(_kandidaten(feiten, (rij for rij in rijen if rij.doel == feiten.doel)))
    if not kandidaten:
        return Uitspraak(reden("TLV-40", "bevoegdheid_geen_rij", doel=_doel(feiten)))
    eerste = kandidaten[0].rij
    onbekend = {naam for kandidaat in kandidaten for naam in kandidaat.onbekend}
    if all(kandidaat.rij is eerste for kandidaat in kandidaten) and not kandidaten[-1].onbekend:
        eigen = is_eigen(eerste, feiten)
        if eigen is not None:
            return Uitspraak(_reden_bij(eerste, eigen), eerste, eigen)
        onbekend = {bepalend_feit(eerste.afgever, feiten)}
    oordelen = {is_eigen(kandidaat.rij, feiten) for kandidaat in kandidaten}
    zeker = oordelen.pop() if len(oordelen) == 1 and not kandidaten[-1].onbekend else None
    return Uitspraak(_reden_onbekend(feiten, onbekend, zeker=zeker), None, zeker)


def _kandidaten(feiten: Bevoegdheidsfeiten, rijen: Iterable[Rij]) -> Iterator[_Kandidaat]:
    """Rows that fit or could still fit, up to and with the first that certainly does."""
    for rij in rijen:
        for als in rij.als:
            onbekend = _past(feiten, als)
            if onbekend is None:
                continue
            yield _Kandidaat(rij, onbekend)
            if not onbekend:
                return


def _past(feiten: Bevoegdheidsfeiten, als: Voorwaarden) -> frozenset[str] | None:
    """The facts on which a condition still waits; None when it does not hold."""
    onbekend = set()
    for naam, waarden in als.items():
        waarde = getattr(feiten, naam)
        if is_onbekend(waarde):
            onbekend.add(naam)
        elif waarde not in waarden:
            return None
    return frozenset(onbekend)


def is_eigen(rij: Rij, feiten: Bevoegdheidsfeiten) -> bool | None:
    """Whether this SWV is the one that the row means; None when the fact that says so is unknown.

    False too when no application is needed. Abroad has no region: then the SWV of the new school counts, as in TLV-22.
    """
    if not rij.aanvraag_nodig:
        return False
    if rij.afgever == Afgever.EERSTE_TLV:
        if is_onbekend(feiten.tlv):
            return None
        return feiten.tlv in (BestaandeTlv.GELDIG_EIGEN, BestaandeTlv.VERLOPEN_EIGEN)
    plaats = getattr(feiten, bepalend_feit(rij.afgever, feiten))
    return None if is_onbekend(plaats) else plaats in (Regio.EIGEN, Woonregio.EIGEN)


def bepalend_feit(afgever: Afgever, feiten: Bevoegdheidsfeiten) -> str:
    """The fact that says whether the SWV that gives is this one."""
    if afgever == Afgever.EERSTE_TLV:
        return "tlv"
    if afgever in (Afgever.SCHOOL, Afgever.VORIGE_SCHOOL):
        return "schoolregio"
    if afgever == Afgever.WOONREGIO and feiten.woonregio != Woonregio.BUITENLAND:
        return "woonregio"
    return "doelregio"


def _reden_bij(rij: Rij, eigen: bool) -> Reden:
    if not rij.aanvraag_nodig:
        return reden(rij.id, "bevoegdheid_geen_aanvraag", omdat=rij.omdat, betaalt=rij.betaalt)
    code = "bevoegdheid_eigen" if eigen else "bevoegdheid_ander"
    return reden(rij.id, code, omdat=rij.omdat, afgever=rij.afgever.value, aanvrager=rij.aanvrager.value)


def _reden_onbekend(feiten: Bevoegdheidsfeiten, onbekend: set[str], *, zeker: bool | None) -> Reden:
    leeg = feiten.woonregio == Woonregio.TABEL_LEEG and "woonregio" in onbekend
    vragen = tuple(FEITNAMEN[naam] for naam in FEITNAMEN if naam in onbekend and not (leeg and naam == "woonregio"))
    slot = {True: "_wel_eigen", False: "_wel_elders", None: ""}[zeker]
    if leeg and not vragen:
        return reden("OPEN-84", f"bevoegdheid_tabel_leeg{slot}")
    return reden("OPEN-84", f"bevoegdheid_onbekend{slot}", vragen=vragen)


def _doel(feiten: Bevoegdheidsfeiten) -> str:
    soort = "praktijkonderwijs" if feiten.doel == Doel.PRO else "voortgezet speciaal onderwijs"
    return f"een verlenging in het {soort}" if feiten.vraag == Vraag.VERVOLG else soort
