"""Masking of small numbers for who sees totals only (INZ-14): a pure rule, without database.

A number below the threshold is not shown, unless it is nought. Neither is a number from which it could be computed
with the sums that a report lets its reader make: a total is what its parts add up to. What the reader knows of a masked
number is that it is at least one.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Generic, TypeVar

S = TypeVar("S", bound=Hashable)
RONDES = 25
"""How often bounds are passed on between sums; more rounds find nothing in reports of our size."""


@dataclass(frozen=True, slots=True)
class Som(Generic[S]):
    """`totaal` is what `delen` add up to, whether a report shows them or not."""

    totaal: S
    delen: tuple[S, ...]


@dataclass(slots=True)
class _Vergelijking(Generic[S]):
    """The unknown numbers of a sum with their factors, and what they add up to."""

    factoren: dict[S, Fraction]
    uitkomst: Fraction

    def trek_af(self, andere: "_Vergelijking[S]", keer: Fraction) -> None:
        """Take another one off, so many times."""
        for naam, factor in andere.factoren.items():
            rest = self.factoren.get(naam, Fraction()) - keer * factor
            if rest:
                self.factoren[naam] = rest
            else:
                self.factoren.pop(naam, None)
        self.uitkomst -= keer * andere.uitkomst


@dataclass(slots=True)
class _Grenzen(Generic[S]):
    """Between which whole numbers the reader knows that each unknown number lies; no upper bound is None."""

    onder: dict[S, Fraction]
    boven: dict[S, Fraction] = field(default_factory=dict)

    def scherp_aan(self, vergelijking: _Vergelijking[S]) -> bool:
        """Narrow the bounds of every number in a sum by those of the others; whether something changed."""
        gewijzigd = False
        for laag in (True, False):
            bijdragen = {naam: self._bijdrage(naam, factor, laag) for naam, factor in vergelijking.factoren.items()}
            zonder_grens = [naam for naam, bijdrage in bijdragen.items() if bijdrage is None]
            if len(zonder_grens) > 1:
                continue
            som = sum((bijdrage for bijdrage in bijdragen.values() if bijdrage is not None), Fraction())
            for naam in zonder_grens or bijdragen:
                factor = vergelijking.factoren[naam]
                grens = (vergelijking.uitkomst - som + (bijdragen[naam] or 0)) / factor
                gewijzigd |= self._zet(naam, grens, boven=(factor > 0) == laag)
        return gewijzigd

    def _bijdrage(self, naam: S, factor: Fraction, laag: bool) -> Fraction | None:
        """The least, or the most, that a number can add to a sum; None for no bound."""
        grens = self.onder[naam] if (factor > 0) == laag else self.boven.get(naam)
        return None if grens is None else factor * grens

    def _zet(self, naam: S, grens: Fraction, *, boven: bool) -> bool:
        if boven and (naam not in self.boven or grens < self.boven[naam]):
            self.boven[naam] = grens
            return True
        if not boven and grens > self.onder[naam]:
            self.onder[naam] = grens
            return True
        return False

    def vast(self) -> set[S]:
        """The numbers of which one value is left."""
        return {naam for naam, onder in self.onder.items() if self.boven.get(naam) == onder}


def afgeschermd(
    aantallen: Mapping[S, int], getoond: Collection[S], sommen: Sequence[Som[S]], drempel: int
) -> frozenset[S]:
    """Which of the shown numbers must not be shown (INZ-14).

    `aantallen` holds every number that stands in a sum, shown or not: what is not shown but small may not be computed
    either. Numbers of nought stay: they are about nobody.
    """
    klein = {naam for naam, aantal in aantallen.items() if 0 < aantal < drempel}
    weg = klein & set(getoond)
    while True:
        bekend = {naam: Fraction(aantallen[naam]) for naam in getoond if naam not in weg}
        verraden = te_berekenen(bekend, weg, sommen) & (klein | weg)
        erbij = {
            kandidaat
            for naam in verraden
            if (kandidaat := _kandidaat(naam, aantallen, set(getoond) - weg, sommen)) is not None
        }
        if not erbij:
            return frozenset(weg)
        weg |= erbij


def _kandidaat(naam: S, aantallen: Mapping[S, int], toonbaar: set[S], sommen: Iterable[Som[S]]) -> S | None:
    """The smallest shown part of a sum with this number, to be left out as well; else a total."""
    eigen = [som for som in sommen if naam == som.totaal or naam in som.delen]
    delen = [deel for som in eigen for deel in som.delen if deel in toonbaar and aantallen[deel]]
    totalen = [som.totaal for som in eigen if som.totaal in toonbaar and aantallen[som.totaal]]
    return min(delen or totalen, key=lambda deel: aantallen[deel], default=None)


def te_berekenen(bekend: Mapping[S, Fraction], weg: Collection[S], sommen: Iterable[Som[S]]) -> set[S]:
    """The numbers that are not shown but follow from those that are; `weg` are known to be at least one."""
    vergelijkingen = list(_onbekend(bekend, sommen))
    grenzen = _Grenzen(
        {naam: Fraction(naam in weg) for vergelijking in vergelijkingen for naam in vergelijking.factoren}
    )
    opgelost = _geveegd(vergelijkingen)
    for _ in range(RONDES):
        gewijzigd = [grenzen.scherp_aan(vergelijking) for vergelijking in (*vergelijkingen, *opgelost)]
        if not any(gewijzigd):
            break
    return grenzen.vast()


def _onbekend(bekend: Mapping[S, Fraction], sommen: Iterable[Som[S]]) -> Iterator[_Vergelijking[S]]:
    """Each sum as an equation of what is unknown in it."""
    for som in sommen:
        vergelijking = _Vergelijking[S]({}, Fraction())
        for naam, factor in ((som.totaal, Fraction(-1)), *((deel, Fraction(1)) for deel in som.delen)):
            if naam in bekend:
                vergelijking.uitkomst -= factor * bekend[naam]
            else:
                vergelijking.factoren[naam] = factor
        if vergelijking.factoren:
            yield vergelijking


def _geveegd(vergelijkingen: Iterable[_Vergelijking[S]]) -> list[_Vergelijking[S]]:
    """The same equations swept by Gauss and Jordan: a number that follows from several of them stands alone in one."""
    klaar: list[tuple[S, _Vergelijking[S]]] = []
    for bron in vergelijkingen:
        rij = _Vergelijking(dict(bron.factoren), bron.uitkomst)
        for spil, eerder in klaar:
            if spil in rij.factoren:
                rij.trek_af(eerder, rij.factoren[spil])
        if not rij.factoren:
            continue
        spil, factor = next(iter(rij.factoren.items()))
        genormeerd = _Vergelijking({n: f / factor for n, f in rij.factoren.items()}, rij.uitkomst / factor)
        for _, eerder in klaar:
            if spil in eerder.factoren:
                eerder.trek_af(genormeerd, eerder.factoren[spil])
        klaar.append((spil, genormeerd))
    return [rij for _, rij in klaar]
