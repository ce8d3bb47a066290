"""From a signed-in user to an Actor. Read over the sign-in role, because there is no scope yet."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from swv.kern.choices import BUREAU, GEZINSROLLEN, PartijSoort, Rol
from swv.kern.organisatie.models import Partij
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Lidmaatschap
from swv.kern.toegang.actor import Actor


@dataclass(frozen=True, slots=True)
class Coordinator:
    """A coordinator of a school, as colleagues and the secretariaat may know one: who, and by what name."""

    persoon_id: int
    gebruiker_id: int
    naam: str


def coordinatoren_met_naam(school_id: int, dag: date) -> list[Coordinator]:
    """The coordinators of a school and its vestigingen with an active account, by name; one query.

    Over the sign-in role: a coordinator sees no lidmaatschap of a colleague. Ask it only for a school of the actor, or
    one whose dossier the actor sees.
    """
    van_school = Q(partij__school_id=school_id) | Q(partij__vestiging__school_id=school_id)
    rijen = Lidmaatschap.objects.using("aanmelden").filter(geldig_op(dag), van_school, rol=Rol.OCO)
    rijen = rijen.filter(gebruiker__is_active=True).select_related("persoon").order_by("persoon__achternaam", "pk")
    gevonden = {
        lid.persoon_id: Coordinator(lid.persoon_id, lid.gebruiker_id, lid.persoon.volledige_naam) for lid in rijen
    }
    return list(gevonden.values())


def lidmaatschappen_van(gebruiker_id: int, dag: date) -> list[Lidmaatschap]:
    """The lidmaatschappen of a user that hold on `dag`, oldest first; one query over the sign-in role.

    A parent who was entered with each child apart has a lidmaatschap per partij; the first stands for all of them.
    """
    rijen = list(
        Lidmaatschap.objects.using("aanmelden")
        .filter(geldig_op(dag), gebruiker_id=gebruiker_id)
        .select_related("partij__school", "partij__bestuur", "partij__voorziening", "partij__swv", "swv", "persoon")
        .order_by("van", "pk")
    )
    als_ouder = [rij.pk for rij in rijen if rij.rol == Rol.OUDER]
    return [rij for rij in rijen if rij.pk not in als_ouder[1:]]


def is_gezinsaccount(gebruiker_id: int, dag: date) -> bool:
    """Whether a user acts today as a parent or pupil and as nobody else; one query over the sign-in role."""
    rijen = Lidmaatschap.objects.using("aanmelden").filter(geldig_op(dag), gebruiker_id=gebruiker_id)
    rollen = set(rijen.values_list("rol", flat=True))
    return bool(rollen) and rollen <= set(GEZINSROLLEN)


def actor_voor(lidmaatschap: Lidmaatschap, dag: date) -> Actor:
    """The Actor of one lidmaatschap on `dag`: a school covers its vestigingen, a function its SWV."""
    bureau = lidmaatschap.rol in BUREAU
    return Actor(
        rol=lidmaatschap.rol,
        vandaag=dag,
        partij_ids=_partijen(lidmaatschap, dag),
        swv_ids=(lidmaatschap.swv_id,) if bureau and lidmaatschap.swv_id else (),
        gebruiker_id=lidmaatschap.gebruiker_id,
        persoon_id=lidmaatschap.persoon_id,
        lidmaatschap_id=lidmaatschap.pk,
        naam=lidmaatschap.persoon.volledige_naam,
        organisatie=namens(lidmaatschap),
    )


def _partijen(lidmaatschap: Lidmaatschap, dag: date) -> tuple[int, ...]:
    if lidmaatschap.rol in (Rol.KWALITEIT, Rol.BEHEER, Rol.FG):
        return ()
    eigen = [Q(persoon_id=lidmaatschap.persoon_id)]
    if lidmaatschap.partij.soort == PartijSoort.SCHOOL:
        eigen.append(Q(vestiging__school=lidmaatschap.partij.school_id))
    if lidmaatschap.rol == Rol.OUDER:
        ook = Lidmaatschap.objects.filter(geldig_op(dag), gebruiker_id=lidmaatschap.gebruiker_id, rol=Rol.OUDER)
        eigen.append(Q(pk__in=ook.values("partij_id")))
    # A union and not an OR: every page asks this, and an OR over other tables reads every partij there is.
    takken = [Partij.objects.using("aanmelden").filter(wie).order_by().values_list("pk", flat=True) for wie in eigen]
    return tuple(sorted({lidmaatschap.partij_id, *takken[0].union(*takken[1:])}))


def namens(lidmaatschap: Lidmaatschap) -> str:
    """For whom somebody acts, in words."""
    partij = lidmaatschap.partij
    wie = partij.school or partij.bestuur or partij.voorziening or partij.swv or lidmaatschap.swv
    return str(wie) if wie else ""
