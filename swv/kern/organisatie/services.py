"""Adding and changing schools: one by hand and thousands from a file go through the same `Stand` (ADR 0020).

It asks no right: whoever calls does, with an act of its own. The database lets the functional administrator and the
system write, and only for the own SWV (`swv.kern.toegang.rls.organisaties`).
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db.models import QuerySet

from swv.kern.choices import PartijSoort, RelatieSoort
from swv.kern.organisatie.models import Partij, School, Schoolbestuur, SchoolRelatie, Vestiging
from swv.kern.organisatie.scholen import (
    Bekend,
    Schoolgegevens,
    Verschil,
    schoolwaarden,
    verschillen,
    vestigingswaarden,
)
from swv.kern.periods import OPEN_EINDE, geldig_op

KOLOMMEN = ("naam", "soort", "plaats", "straat_huisnummer", "postcode")


class Stand:
    """The schools that some rows are about, as they are and as the rows make them; `schrijf` keeps it.

    `weeg` says what a row changes and takes it over in memory, so that a later row about the same school is weighed
    against it. A dry run is the same without `schrijf`. Four queries per `laad`, however many rows.
    """

    def __init__(self, swv_id: int, vandaag: date, peildatum: date) -> None:
        self._swv_id = swv_id
        self._vandaag = vandaag
        self._peildatum = peildatum
        self._besturen: dict[str, Schoolbestuur] = {}
        self._scholen: dict[str, School | None] = {}
        self._vestigingen: dict[str, dict[str, Vestiging]] = {}
        self._relaties: dict[str, SchoolRelatie] = {}
        self._van_een_ander: set[str] = set()
        self._te_bewaren: dict[int, School | Vestiging | SchoolRelatie | Schoolbestuur] = {}

    def laad(self, rijen: Sequence[Schoolgegevens]) -> None:
        """Read what is known of the schools of these rows, as far as it was not read before."""
        nieuw = {rij.brin for rij in rijen} - set(self._scholen)
        namen = {rij.bestuur for rij in rijen} - set(self._besturen)
        self._besturen |= {rij.naam: rij for rij in Schoolbestuur.objects.filter(naam__in=namen)}
        self._scholen |= dict.fromkeys(nieuw)
        for school in School.objects.filter(brin__in=nieuw).select_related("bestuur"):
            self._scholen[school.brin] = school
            self._besturen.setdefault(school.bestuur.naam, school.bestuur)
        for vestiging in Vestiging.objects.filter(school__brin__in=nieuw).select_related("school"):
            self._vestigingen.setdefault(vestiging.school.brin, {})[vestiging.nummer] = vestiging
        lopend = SchoolRelatie.objects.filter(school__brin__in=nieuw, tot__gt=self._vandaag)
        for relatie in lopend.select_related("school").order_by("van"):
            if relatie.swv_id == self._swv_id:
                self._relaties[relatie.school.brin] = relatie
            elif relatie.van <= self._vandaag:
                self._van_een_ander.add(relatie.school.brin)

    def weeg(self, rij: Schoolgegevens) -> tuple[bool, list[Verschil]]:
        """Whether the school is new here, and what the row changes of one that is known; takes it over."""
        school = self._scholen[rij.brin]
        if school is None:
            self._voeg_toe(rij)
            return True, []
        anders = verschillen(rij, self._bekend(school), self._peildatum)
        if anders:
            self._neem_over(rij, school)
        return False, anders

    def houdt_een_ander_bij(self, brin: str) -> bool:
        """Whether another SWV keeps the name and address of this school, and this one does not."""
        return brin in self._van_een_ander and brin not in self._relaties

    def _bekend(self, school: School) -> Bekend:
        relatie = self._relaties.get(school.brin)
        return Bekend(
            waarden={naam: getattr(school, naam) for naam in KOLOMMEN} | {"bestuur": school.bestuur.naam},
            vestigingen={
                nummer: {"naam": deel.naam, "plaats": deel.plaats}
                for nummer, deel in self._vestigingen.get(school.brin, {}).items()
            },
            relatie=relatie.soort if relatie else "",
            relatie_tot=relatie.tot if relatie else OPEN_EINDE,
            van_een_ander=self.houdt_een_ander_bij(school.brin),
        )

    def _voeg_toe(self, rij: Schoolgegevens) -> None:
        school = School(brin=rij.brin, bestuur=self._bestuur(rij.bestuur), **_zonder_bestuur(rij))
        self._scholen[rij.brin] = school
        self._bewaar(school)
        self._vestiging(rij, school)
        self._relatie(rij, school)

    def _neem_over(self, rij: Schoolgegevens, school: School) -> None:
        if not self.houdt_een_ander_bij(rij.brin):
            for naam, waarde in _zonder_bestuur(rij).items():
                setattr(school, naam, waarde)
            school.bestuur = self._bestuur(rij.bestuur)
            self._bewaar(school)
        self._vestiging(rij, school)
        self._relatie(rij, school)

    def _bestuur(self, naam: str) -> Schoolbestuur:
        if naam not in self._besturen:
            self._besturen[naam] = Schoolbestuur(naam=naam)
            self._bewaar(self._besturen[naam])
        return self._besturen[naam]

    def _vestiging(self, rij: Schoolgegevens, school: School) -> None:
        if not rij.vestigingsnummer:
            return
        bekend = self._vestigingen.setdefault(rij.brin, {})
        vestiging = bekend.get(rij.vestigingsnummer)
        if vestiging is None:
            vestiging = Vestiging(school=school, nummer=rij.vestigingsnummer, naam=rij.naam, plaats=rij.plaats)
            bekend[rij.vestigingsnummer] = vestiging
        elif self.houdt_een_ander_bij(rij.brin):
            return
        for naam, waarde in vestigingswaarden(rij).items():
            setattr(vestiging, naam, waarde)
        self._bewaar(vestiging)

    def _relatie(self, rij: Schoolgegevens, school: School) -> None:
        """Begin one, or let another kind follow on it; the one before ends on the day that the next begins."""
        relatie = self._relaties.get(rij.brin)
        van = rij.van or self._peildatum
        if relatie is None or (rij.relatie and rij.relatie != relatie.soort):
            if relatie is not None:
                relatie.tot = max(van, relatie.van)
                self._bewaar(relatie)
            soort = rij.relatie or RelatieSoort.AANGESLOTEN
            relatie = SchoolRelatie(school=school, swv_id=self._swv_id, soort=soort, van=van, tot=rij.tot or OPEN_EINDE)
            self._relaties[rij.brin] = relatie
            self._bewaar(relatie)
        elif rij.tot and rij.tot != relatie.tot:
            relatie.tot = max(rij.tot, relatie.van)
            self._bewaar(relatie)

    def _bewaar(self, rij: School | Vestiging | SchoolRelatie | Schoolbestuur) -> None:
        self._te_bewaren[id(rij)] = rij

    def schrijf(self) -> None:
        """Keep everything that the rows made of it, in a dozen statements; then nothing is left to keep."""
        rijen = list(self._te_bewaren.values())
        self._te_bewaren.clear()
        besturen = [rij for rij in rijen if isinstance(rij, Schoolbestuur)]
        Schoolbestuur.objects.bulk_create(besturen)
        scholen = [rij for rij in rijen if isinstance(rij, School)]
        for school in scholen:
            school.bestuur_id = school.bestuur.pk
        nieuwe_scholen = [rij for rij in scholen if rij.pk is None]
        # The relation first for what is known: it gives the right to change name and address.
        relaties = [rij for rij in rijen if isinstance(rij, SchoolRelatie)]
        School.objects.bulk_create(nieuwe_scholen)
        for relatie in relaties:
            relatie.school_id = relatie.school.pk
        SchoolRelatie.objects.bulk_update([rij for rij in relaties if rij.pk is not None], ["tot"])
        SchoolRelatie.objects.bulk_create([rij for rij in relaties if rij.pk is None])
        nieuw = set(map(id, nieuwe_scholen))
        School.objects.bulk_update([rij for rij in scholen if id(rij) not in nieuw], [*KOLOMMEN, "bestuur"])
        nieuwe_vestigingen = self._schrijf_vestigingen([rij for rij in rijen if isinstance(rij, Vestiging)])
        Partij.objects.bulk_create(
            [
                *(Partij(soort=PartijSoort.SCHOOLBESTUUR, bestuur=rij) for rij in besturen),
                *(Partij(soort=PartijSoort.SCHOOL, school=rij) for rij in nieuwe_scholen),
                *(Partij(soort=PartijSoort.VESTIGING, vestiging=rij) for rij in nieuwe_vestigingen),
            ]
        )

    @staticmethod
    def _schrijf_vestigingen(rijen: Sequence[Vestiging]) -> list[Vestiging]:
        nieuw = [rij for rij in rijen if rij.pk is None]
        oud = [rij for rij in rijen if rij.pk is not None]
        for rij in nieuw:
            rij.school_id = rij.school.pk
        Vestiging.objects.bulk_create(nieuw)
        Vestiging.objects.bulk_update(oud, ["naam", "plaats"])
        return nieuw


def _zonder_bestuur(rij: Schoolgegevens) -> dict[str, str]:
    return {naam: waarde for naam, waarde in schoolwaarden(rij).items() if naam != "bestuur"}


def school_vastleggen(
    *, swv_id: int, vandaag: date, gegevens: Schoolgegevens, peildatum: date | None = None
) -> tuple[bool, list[Verschil]]:
    """Add or change one school: whether it is new, and what changed. The same rules as for a file."""
    stand = Stand(swv_id, vandaag, peildatum or vandaag)
    stand.laad([gegevens])
    nieuw, anders = stand.weeg(gegevens)
    stand.schrijf()
    return nieuw, anders


def niet_genoemd(swv_id: int, vandaag: date, brins: QuerySet[Any]) -> list[School]:
    """Schools of this SWV today that a file does not name: nothing happens to them, and somebody should look.

    `brins` is a query of one column, so that a large file stays in the database.
    """
    relaties = SchoolRelatie.objects.filter(geldig_op(vandaag), swv_id=swv_id).values("school")
    return list(School.objects.filter(pk__in=relaties).exclude(brin__in=brins).order_by("naam", "pk"))


def als_gegevens(gegevens: Schoolgegevens) -> dict[str, str]:
    """The row as text, to keep with the import and to make again with `uit_gegevens`."""
    return {
        naam: waarde.isoformat() if isinstance(waarde, date) else waarde
        for naam, waarde in asdict(gegevens).items()
        if waarde
    }


def uit_gegevens(kaal: dict[str, str]) -> Schoolgegevens:
    """What `als_gegevens` made of a row."""
    alles: dict[str, Any] = dict(kaal)
    alles |= {naam: date.fromisoformat(kaal[naam]) for naam in ("van", "tot") if naam in kaal}
    return Schoolgegevens(**alles)
