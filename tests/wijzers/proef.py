"""Asking a wijzer without a database: the policy as the profiles give it, the calendars as they are shipped."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from swv.kern.beleid.inlezen import Profiel, lees_profiel, lees_profielen
from swv.kern.beleid.onderdeel import Onderdeel
from swv.kern.beleid.schema import Algemeen, onderdeel_naam
from swv.kern.kalender.inlezen import kalender_van
from swv.kern.kalender.rules import Kalender
from swv.kern.wijzers.register import OnderdeelT, als_json, lees, uitleg_als_json, zoek_wijzer
from tlv import wijzers

assert wijzers
VANDAAG = date(2026, 3, 2)
PROFIELEN: dict[str, Profiel] = {
    **{profiel.sleutel: profiel for profiel in lees_profielen()},
    "zandbergen": lees_profiel(Path(__file__).parents[1] / "beleid" / "zandbergen" / "2024-08-01"),
}
NAMEN = {sleutel: profiel.onderdeel("algemeen").naam for sleutel, profiel in PROFIELEN.items()}  # type: ignore[attr-defined]


class Profielbeleid:
    """The policy of a profile, whatever the day."""

    def __init__(self, sleutel: str) -> None:
        self._profiel = PROFIELEN[sleutel]
        self.naam = NAMEN[sleutel]

    def deel(self, schema: type[OnderdeelT], soort: str | None = None) -> OnderdeelT:
        gevonden: Onderdeel = self._profiel.onderdeel(onderdeel_naam(schema, soort))
        assert isinstance(gevonden, schema)
        return gevonden

    def kalender(self) -> Kalender:
        return kalender_van(self.deel(Algemeen).vakantieregio)

    def swv_naam(self, sleutel: str) -> str | None:
        return NAMEN.get(sleutel)


def antwoord(naam: str, **invoer: Any) -> Mapping[str, Any]:
    """What the wijzer answers, as it goes over the API; the exceptions of the machinery pass through."""
    wijzer = zoek_wijzer(naam)
    assert wijzer is not None
    gelezen = lees(wijzer, invoer, sleutels=PROFIELEN, vandaag=VANDAAG)
    uitslag = wijzer.functie(gelezen, Profielbeleid(gelezen.swv))
    uitleg = uitleg_als_json(uitslag.uitleg)
    assert all(deel["tekst"] for deel in uitleg)
    genoemd = {veld.naam for veld in wijzer.uitkomst}
    assert set(uitslag.uitkomst) <= genoemd, "every field of the outcome is declared"
    return {"uitkomst": als_json(uitslag.uitkomst), "regels": {deel["regel"] for deel in uitleg}, "uitleg": uitleg}


def uit(naam: str, **invoer: Any) -> Any:
    """Just the outcome."""
    return antwoord(naam, **invoer)["uitkomst"]
