"""The report of a year as one reader sees it: the same for page, exports and charts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from swv.kern.beleid.jaarverslag import Jaarverslagbeleid
from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.jaarverslag.afscherming import Som, afgeschermd
from swv.kern.jaarverslag.perioden import Peiling, Verslagjaar
from swv.kern.jaarverslag.register import (
    LIJST_ZIEN,
    Afdeling,
    Berekening,
    Kengetal,
    Uitkomst,
    Waarde,
    Woorden,
    afdelingen,
    kengetallen,
)
from swv.kern.jaarverslag.telling import Sleutel, Telling, paren_van, tel
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.rechten import mag_swv
from swv.kern.weergave.datums import datum_lang

AFGESCHERMD = "–"
"""What stands in the place of a masked number; the reader is told what it means."""


@dataclass(frozen=True, slots=True)
class Cel:
    """One part of a breakdown; `aantal` None is masked."""

    waarde: Waarde
    woorden: str
    aantal: int | None

    @property
    def tekst(self) -> str:
        """The number as the reader sees it."""
        return AFGESCHERMD if self.aantal is None else str(self.aantal)


@dataclass(frozen=True, slots=True)
class Uitsplitsing:
    """A figure divided by one dimension."""

    sleutel: str
    naam: str
    cellen: tuple[Cel, ...]
    fijn: bool = False

    @property
    def heeft_cijfers(self) -> bool:
        """Whether anything in it is not nought."""
        return any(cel.aantal != 0 for cel in self.cellen)


@dataclass(frozen=True, slots=True)
class Regel:
    """One figure of the report with its number. `lijst`: this reader may see the dossiers behind it."""

    sleutel: str
    naam: str
    definitie: str
    regels: tuple[str, ...]
    moment: str
    tekst: str
    aantal: int | None = None
    lijst: bool = False
    aandeel: str = ""
    middelste: str = ""
    uitleg: str = ""
    cijfers: tuple[tuple[str, str], ...] = ()
    uitsplitsingen: tuple[Uitsplitsing, ...] = ()

    @property
    def afgeschermd(self) -> bool:
        """Whether this reader may not see the number."""
        return self.tekst == AFGESCHERMD


@dataclass(frozen=True, slots=True)
class Deel:
    """A section with its figures."""

    sleutel: str
    titel: str
    inleiding: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Verslag:
    """All of it. `drempel` is filled for who sees masked numbers: what is smaller is not shown (INZ-14)."""

    swv: str
    kleur: str
    jaar: Verslagjaar
    peildatum: date
    gemaakt_op: date
    loopt: bool
    drempel: int | None
    delen: tuple[Deel, ...]


def jaarverslagbeleid(actor: Actor) -> Jaarverslagbeleid:
    """What the SWV of the actor decided about reports, as it holds today. Raises NietTeBepalen."""
    return beleid_op(actor.swv_ids[0], Jaarverslagbeleid, actor.vandaag)


def peiling_van(jaar: Verslagjaar, beleid: Jaarverslagbeleid) -> Peiling:
    """What is counted in the report of a year: the reference date is the SWV's own, in that year."""
    return Peiling(jaar, jaar.dag_erin(beleid.peildatum.maand, beleid.peildatum.dag))


def maak_verslag(actor: Actor, jaar: Verslagjaar) -> Verslag:
    """The report of a year for this reader: some ten queries, however many dossiers.

    Who may not see dossiers gets totals with small numbers masked (INZ-14).
    """
    beleid = jaarverslagbeleid(actor)
    peiling = peiling_van(jaar, beleid)
    drempel = None if mag_swv(actor, LIJST_ZIEN) else beleid.afschermen_onder
    maker = _Maker(actor, peiling, drempel, tel(actor, peiling))
    algemeen = beleid_op(actor.swv_ids[0], Algemeen, actor.vandaag)
    return Verslag(
        swv=algemeen.naam,
        kleur=algemeen.huisstijl.accentkleur,
        jaar=jaar,
        peildatum=peiling.peildatum,
        gemaakt_op=actor.vandaag,
        loopt=jaar.einde >= actor.vandaag,
        drempel=drempel,
        delen=tuple(maker.deel(afdeling) for afdeling in afdelingen()),
    )


class _Maker:
    """From numbers to figures, with what must be masked left out."""

    def __init__(self, actor: Actor, peiling: Peiling, drempel: int | None, tellingen: Mapping[str, Telling]) -> None:
        self._actor, self._peiling, self._drempel, self._tellingen = actor, peiling, drempel, tellingen
        self._woorden = _woorden(peiling, tellingen)
        self._weg = self._af_te_schermen(drempel) if drempel else frozenset()

    def deel(self, afdeling: Afdeling) -> Deel:
        """One section."""
        regels = tuple(
            self._berekend(kengetal) if isinstance(kengetal, Berekening) else self._geteld(kengetal)
            for kengetal in afdeling.kengetallen
        )
        return Deel(afdeling.sleutel, afdeling.titel, afdeling.inleiding, regels)

    def _berekend(self, berekening: Berekening) -> Regel:
        uit: Uitkomst = berekening.bereken(self._actor.swv_ids[0], self._peiling)
        return Regel(
            berekening.sleutel,
            berekening.naam,
            berekening.definitie,
            berekening.regels,
            moment=_op(uit.peildatum) if uit.peildatum else self._peiling.jaar.naam,
            tekst=uit.tekst,
            uitleg=uit.uitleg,
            cijfers=uit.cijfers,
        )

    def _geteld(self, kengetal: Kengetal) -> Regel:
        aantal = self._aantal(kengetal, paren_van(kengetal))
        return Regel(
            kengetal.sleutel,
            kengetal.naam,
            kengetal.definitie,
            kengetal.regels,
            moment=_op(self._peiling.peildatum) if kengetal.op_peildatum else self._peiling.jaar.naam,
            tekst=AFGESCHERMD if aantal is None else str(aantal),
            aantal=aantal,
            lijst=mag_swv(self._actor, kengetal.verzameling.handeling),
            aandeel=self._aandeel(kengetal, aantal),
            middelste=self._middelste(kengetal, aantal),
            uitsplitsingen=tuple(self._uitsplitsing(kengetal, per) for per in self._te_tonen(kengetal)),
        )

    def _te_tonen(self, kengetal: Kengetal) -> list[str]:
        """The breakdowns that this reader sees."""
        return [per for per in kengetal.per if not (self._drempel and kengetal.verzameling.dimensie(per).fijn)]

    def _aantal(self, kengetal: Kengetal, paren: tuple[tuple[str, Waarde], ...]) -> int | None:
        verzameling = kengetal.verzameling.sleutel
        if (verzameling, frozenset(paren)) in self._weg:
            return None
        return self._tellingen[verzameling].aantal(*paren)

    def _uitsplitsing(self, kengetal: Kengetal, per: str) -> Uitsplitsing:
        woorden = self._woorden[kengetal.verzameling.sleutel, per]
        cellen = tuple(
            Cel(waarde, naam, self._aantal(kengetal, (*paren_van(kengetal), (per, waarde))))
            for waarde, naam in woorden.items()
        )
        dimensie = kengetal.verzameling.dimensie(per)
        if dimensie.open:
            cellen = tuple(cel for cel in cellen if cel.aantal != 0)
        return Uitsplitsing(per, dimensie.naam, cellen, dimensie.fijn)

    def _aandeel(self, kengetal: Kengetal, aantal: int | None) -> str:
        """The share in the whole of which it is a part; nothing without a whole, or when one of both is masked."""
        if not kengetal.aandeel:
            return ""
        heel = next(ander for ander in kengetallen() if ander.sleutel == kengetal.aandeel)
        totaal = self._aantal(heel, paren_van(heel))
        if aantal is None or not totaal:
            return ""
        return f"{_procent(aantal, totaal)} van {totaal}"

    def _middelste(self, kengetal: Kengetal, aantal: int | None) -> str:
        """The median in days: half took so long or shorter."""
        if not kengetal.middelste or not aantal:
            return ""
        telling, vast = self._tellingen[kengetal.verzameling.sleutel], paren_van(kengetal)
        dagen = sorted(dag for dag in telling.waarden.get(kengetal.middelste, ()) if isinstance(dag, int))
        rij = [dag for dag in dagen for _ in range(telling.aantal(*vast, (kengetal.middelste, dag)))]
        if not rij:
            return ""
        onder, boven = rij[(len(rij) - 1) // 2], rij[len(rij) // 2]
        midden = (onder + boven) / 2
        return f"{midden:.1f}".removesuffix(".0").replace(".", ",")

    def _af_te_schermen(self, drempel: int) -> frozenset[Sleutel]:
        getoond: set[Sleutel] = set()
        sommen: list[Som[Sleutel]] = []
        for kengetal in kengetallen():
            naam, vast = kengetal.verzameling.sleutel, frozenset(paren_van(kengetal))
            getoond.add((naam, vast))
            for per in self._te_tonen(kengetal):
                som = self._som(naam, vast, per)
                getoond.update(som.delen)
                sommen.append(som)
            # What a figure leaves out follows from the whole, also when no table shows it.
            sommen += [self._som(naam, vast - {paar}, paar[0]) for paar in vast]
        aantallen = {
            sleutel: self._tellingen[sleutel[0]].aantal(*sleutel[1])
            for som in sommen
            for sleutel in (som.totaal, *som.delen)
        } | {sleutel: self._tellingen[sleutel[0]].aantal(*sleutel[1]) for sleutel in getoond}
        return afgeschermd(aantallen, getoond, list(dict.fromkeys(sommen)), drempel)

    def _som(self, naam: str, vast: frozenset[tuple[str, Waarde]], per: str) -> Som[Sleutel]:
        waarden = dict.fromkeys([*self._woorden[naam, per], *self._tellingen[naam].waarden.get(per, ())])
        return Som((naam, vast), tuple((naam, vast | {(per, waarde)}) for waarde in waarden))


def _woorden(peiling: Peiling, tellingen: Mapping[str, Telling]) -> dict[tuple[str, str], Mapping[Waarde, str]]:
    """Per dimension of a collection what its values are called; each way of naming is asked once."""
    gevonden: dict[Woorden, set[Waarde]] = {}
    for telling in tellingen.values():
        for dimensie in telling.verzameling.dimensies:
            gevonden.setdefault(dimensie.woorden, set()).update(telling.waarden.get(dimensie.sleutel, ()))
    namen = {woorden: woorden(peiling, waarden) for woorden, waarden in gevonden.items()}
    uit: dict[tuple[str, str], Mapping[Waarde, str]] = {}
    for naam, telling in tellingen.items():
        for dimensie in telling.verzameling.dimensies:
            eigen = telling.waarden.get(dimensie.sleutel, set())
            alle = namen[dimensie.woorden].items()
            uit[naam, dimensie.sleutel] = {
                waarde: woord for waarde, woord in alle if waarde in eigen or not dimensie.open
            }
    return uit


def _procent(deel: int, geheel: int) -> str:
    return f"{100 * deel / geheel:.1f}%".replace(".", ",")


def _op(dag: date) -> str:
    return f"op {datum_lang(dag)}"


def regels_van(verslag: Verslag) -> Iterator[tuple[Deel, Regel]]:
    """Every figure with the section in which it stands."""
    for deel in verslag.delen:
        for regel in deel.regels:
            yield deel, regel
