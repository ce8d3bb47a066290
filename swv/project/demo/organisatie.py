"""Schools, boards and facilities of the demo. Safe to run twice: what exists stays.

Written by the owner of the tables, as policy is: the web role only reads organisations.
"""

from datetime import date
from typing import Any, TypeVar

from django.db.models import Model

from swv.kern.choices import PartijSoort, SchoolSoort
from swv.kern.organisatie.models import (
    Partij,
    School,
    Schoolbestuur,
    SchoolRelatie,
    Swv,
    Vestiging,
    Voorziening,
)
from swv.project.demo.schema import Demoplan, Schoolplan

EIGENAAR = "eigenaar"
RijT = TypeVar("RijT", bound=Model)
RELATIE_SINDS = date(2015, 8, 1)


def _zorg_voor(model: type[RijT], **waarden: Any) -> RijT:
    rij, _ = model._default_manager.using(EIGENAAR).get_or_create(**waarden)
    return model._default_manager.get(pk=rij.pk)


class Organisaties:
    """The organisations of all demo SWVs, by their key in the files; a facility's key counts per SWV."""

    def __init__(self) -> None:
        self.swvs: dict[str, Swv] = {swv.sleutel: swv for swv in Swv.objects.all()}
        self.scholen: dict[str, School] = {}
        self._besturen: dict[str, Schoolbestuur] = {}
        self._partijen: dict[tuple[str, str], Partij] = {}
        self._relaties: set[tuple[int, int]] = set()

    def laad(self, plannen: tuple[Demoplan, ...]) -> None:
        """All schools first, then their relations: a school may belong to the SWV of another file."""
        for plan in plannen:
            for bestuur in plan.besturen:
                rij = _zorg_voor(Schoolbestuur, naam=bestuur.naam)
                self._besturen[bestuur.sleutel] = rij
                self._partij(("", bestuur.sleutel), soort=PartijSoort.SCHOOLBESTUUR, bestuur=rij)
            for school in plan.scholen:
                self._school(school)
            for voorziening in plan.voorzieningen:
                deel = _zorg_voor(Voorziening, swv=self.swvs[plan.sleutel], naam=voorziening.naam)
                self._partij((plan.sleutel, voorziening.sleutel), soort=PartijSoort.VOORZIENING, voorziening=deel)
        for plan in plannen:
            relaties = {school.sleutel: school.relatie for school in plan.scholen}
            relaties |= {elders.school: elders.relatie for elders in plan.ook_van}
            for sleutel, soort in relaties.items():
                rij_school, swv = self.scholen[sleutel], self.swvs[plan.sleutel]
                _zorg_voor(SchoolRelatie, school=rij_school, swv=swv, soort=soort, van=RELATIE_SINDS)
                self._relaties.add((rij_school.pk, swv.pk))

    def _school(self, plan: Schoolplan) -> None:
        waarden = {
            "bestuur": self._besturen[plan.bestuur],
            "naam": plan.naam,
            "soort": plan.soort,
            "plaats": plan.plaats,
            "straat_huisnummer": plan.straat_huisnummer,
            "postcode": plan.postcode,
        }
        school = _zorg_voor(School, brin=plan.brin, defaults=waarden)
        self.scholen[plan.sleutel] = school
        self._partij(("", plan.sleutel), soort=PartijSoort.SCHOOL, school=school)
        for deel in plan.vestigingen:
            vestiging = _zorg_voor(
                Vestiging, school=school, nummer=deel.nummer, defaults={"naam": deel.naam, "plaats": deel.plaats}
            )
            _zorg_voor(Partij, soort=PartijSoort.VESTIGING, vestiging=vestiging)

    def _partij(self, sleutel: tuple[str, str], **waarden: Any) -> None:
        self._partijen[sleutel] = _zorg_voor(Partij, **waarden)

    def partij(self, sleutel: str, swv: str) -> Partij:
        """The partij of a school, board or facility as somebody of that SWV names it; KeyError when unknown."""
        eigen = self._partijen.get((swv, sleutel))
        return eigen or self._partijen[("", sleutel)]

    def is_vso_van(self, school: School, swv: Swv) -> bool:
        """Whether this is the VSO school of an SWV, where its pupils usually go."""
        return school.soort == SchoolSoort.VSO and (school.pk, swv.pk) in self._relaties

    def bestuur(self, sleutel: str) -> Schoolbestuur | None:
        """The board with this key; None for no key."""
        return self._besturen[sleutel] if sleutel else None
