"""What somebody chose to see of the work list, as it stands in the address of the page: pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Self
from urllib.parse import urlencode

TERMIJNEN = {"te_laat": "Te laat", "deze_week": "Deze week", "later": "Later"}
VAN_WIE = {"mij": "Mijn dossiers", "collega": "Dossiers van mijn collega's"}
VOLGORDES = {
    "termijn": "De eerste termijn bovenaan",
    "nieuwste": "De nieuwste bovenaan",
    "oudste": "De oudste bovenaan",
}
TABBLADEN = ("alles", "berichten")
ZONDAG = 7
EEN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lijstkeuze:
    """Which tab, which filters and which order; empty means: all of it, in the order that belongs to the tab."""

    toon: str = ""
    status: str = ""
    soort: str = ""
    school: str = ""
    termijn: str = ""
    van: str = ""
    volgorde: str = ""

    @classmethod
    def lees(cls, vraag: Mapping[str, str], *, statussen: Collection[str], soorten: Collection[str]) -> Self:
        """What the address asks; whatever is not on offer counts as not asked."""
        aanbod: dict[str, Collection[str]] = {
            "toon": TABBLADEN,
            "status": statussen,
            "soort": soorten,
            "termijn": TERMIJNEN,
            "van": VAN_WIE,
            "volgorde": VOLGORDES,
        }
        gevraagd = {veld.name: vraag.get(veld.name, "") for veld in fields(cls)}
        geldig = {naam: waarde for naam, waarde in gevraagd.items() if naam in aanbod and waarde in aanbod[naam]}
        school = gevraagd["school"]
        return cls(**geldig, school=school if school.isascii() and school.isdecimal() and len(school) < 10 else "")

    @property
    def filtert(self) -> bool:
        """Whether less is shown than the tab holds."""
        return any((self.status, self.soort, self.school, self.termijn, self.van))

    @property
    def adres(self) -> str:
        """The query string that asks the same, without what was not chosen; always in the same order."""
        gekozen = {veld.name: getattr(self, veld.name) for veld in fields(self) if getattr(self, veld.name)}
        return urlencode(gekozen)


def termijnvenster(termijn: str, vandaag: date) -> tuple[date | None, date | None]:
    """First and last day of the terms that are meant, open when None: 'this week' is up to and including sunday."""
    zondag = vandaag + timedelta(days=ZONDAG - vandaag.isoweekday())
    return {
        "te_laat": (None, vandaag - EEN_DAG),
        "deze_week": (vandaag, zondag),
        "later": (zondag + EEN_DAG, None),
    }[termijn]
