"""Whom a mail is for: users by the lidmaatschap that they hold on a day.

Read over the sign-in role: a coordinator of a school may have an account that another SWV administers, which nobody
of this SWV sees. What comes out are ids, never an address.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from swv.kern.choices import Rol
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Gebruiker, Lidmaatschap


def coordinatoren_van(school_id: int, dag: date) -> list[int]:
    """The coordinators of a school and of its vestigingen."""
    van_school = Q(partij__school_id=school_id) | Q(partij__vestiging__school_id=school_id)
    return _gebruikers(dag, van_school, rol=Rol.OCO)


def medewerkers_van(swv_id: int, rol: Rol, dag: date) -> list[int]:
    """Those who have this function in the bureau of an SWV."""
    return _gebruikers(dag, swv_id=swv_id, rol=rol)


def personen_van(partij_ids: Iterable[int], dag: date, *rollen: Rol) -> list[int]:
    """The accounts of these persons, as far as they act in one of `rollen`; who has no account is not there."""
    wie = list(partij_ids)
    return _gebruikers(dag, Q(persoon__partij__in=wie) | Q(partij__in=wie), rol__in=rollen)


def personen_achter(gebruikers: Iterable[int]) -> dict[int, int]:
    """Account → the person whose own account it is."""
    rijen = Gebruiker.objects.filter(pk__in=list(gebruikers), persoon_id__isnull=False)
    return {pk: persoon for pk, persoon in rijen.values_list("pk", "persoon_id") if persoon is not None}


def _gebruikers(dag: date, *voorwaarden: Q, **filters: object) -> list[int]:
    rijen = Lidmaatschap.objects.using("aanmelden").filter(geldig_op(dag), *voorwaarden, **filters)
    rijen = rijen.filter(gebruiker__is_active=True)
    return list(rijen.order_by("gebruiker_id").values_list("gebruiker_id", flat=True).distinct())
