"""Asking a wijzer: the policy comes from the database, the day from the one clock, and nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from swv.kern.beleid.schema import Algemeen
from swv.kern.beleid.selectors import Versieverwijzing, beleidsversie_op, inhoud_van, verwijzing
from swv.kern.kalender.klok import vandaag
from swv.kern.kalender.rules import Kalender
from swv.kern.kalender.selectors import kalender_voor
from swv.kern.organisatie.models import Swv
from swv.kern.wijzers.register import OnderdeelT, Uitslag, Wijzer, als_json, lees, uitleg_als_json


@dataclass(frozen=True, slots=True)
class Antwoord:
    """The answer of a wijzer with what it rests on."""

    uitslag: Uitslag
    beleid: tuple[Versieverwijzing, ...]

    def als_json(self) -> dict[str, Any]:
        """The answer as it goes over the API."""
        return {
            "uitkomst": als_json(self.uitslag.uitkomst),
            "uitleg": uitleg_als_json(self.uitslag.uitleg),
            "beleidsversie": [deel.als_json() for deel in self.beleid],
        }


class Beleidslezer:
    """The policy of one SWV on one day, one query per part; remembers the versions it read."""

    def __init__(self, swv: Swv, dag: date, namen: Mapping[str, str]) -> None:
        self._swv, self._dag, self._namen = swv, dag, namen
        self._gelezen: dict[str, Versieverwijzing] = {}
        self.naam = swv.naam

    def deel(self, schema: type[OnderdeelT], soort: str | None = None) -> OnderdeelT:
        """The part that holds on the day; raises NietTeBepalen when there is none."""
        versie = beleidsversie_op(self._swv.pk, schema, self._dag, soort)
        self._gelezen[versie.onderdeel] = verwijzing(versie)
        return inhoud_van(versie, schema)

    def kalender(self) -> Kalender:
        """The school calendar of the region of this SWV; two queries."""
        return kalender_voor(self.deel(Algemeen).vakantieregio)

    def swv_naam(self, sleutel: str) -> str | None:
        """The name of an SWV by its key; None for one that is not here."""
        return self._namen.get(sleutel)

    @property
    def gelezen(self) -> tuple[Versieverwijzing, ...]:
        """The versions that the answer rests on."""
        return tuple(self._gelezen.values())


def vraag_wijzer(wijzer: Wijzer, invoer: Mapping[str, Any]) -> Antwoord:
    """Ask a wijzer; raises OngeldigeInvoer (400) or NietTeBepalen (422). About four queries."""
    swvs = {swv.sleutel: swv for swv in Swv.objects.all()}
    gelezen = lees(wijzer, invoer, sleutels=swvs, vandaag=vandaag())
    namen = {sleutel: swv.naam for sleutel, swv in swvs.items()}
    beleid = Beleidslezer(swvs[gelezen.swv], gelezen.peildatum, namen)
    return Antwoord(wijzer.functie(gelezen, beleid), beleid.gelezen)
