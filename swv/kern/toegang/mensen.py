"""Whom an actor lets in: which roles, and for which organisations (ROL-13, ROL-32)."""

from datetime import date

from django.db.models import Q

from swv.kern.choices import BUITEN_BUREAU, BUREAU, GEZINSROLLEN, Rol
from swv.kern.organisatie.models import Partij, School, SchoolRelatie, Swv
from swv.kern.periods import geldig_op
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.rechten import mag_swv

_BUREAU = tuple(rol for rol in BUREAU if rol != Rol.SYSTEEM)
# Parents and pupils come in by an uitnodiging alone, which the system carries out.
GEEFBAAR: dict[str, tuple[Rol, ...]] = {
    Rol.OCO: (Rol.OCO,),
    Rol.SECRETARIAAT: BUITEN_BUREAU,
    Rol.BEHEER: (*BUITEN_BUREAU, *_BUREAU),
    Rol.SYSTEEM: (*BUITEN_BUREAU, *_BUREAU, *GEZINSROLLEN),
}


def geefbare_rollen(actor: Actor) -> tuple[Rol, ...]:
    """The roles that the actor may give: a coordinator the own one, the secretariaat those outside the bureau."""
    return GEEFBAAR.get(actor.rol, ()) if mag_swv(actor, "lidmaatschap_toekennen") else ()


def alleen_eigen_school(actor: Actor) -> bool:
    """Whether the actor lets people in for the own school alone."""
    return actor.rol == Rol.OCO


def eigen_medewerkers(actor: Actor) -> Q:
    """The lidmaatschappen that the actor keeps, of those that the actor sees: no parents and pupils."""
    if alleen_eigen_school(actor):
        return Q(rol=Rol.OCO, partij_id__in=actor.partij_ids)
    return ~Q(rol__in=GEZINSROLLEN)


def eis_toekenbaar(actor: Actor, *, rol: Rol, partij: Partij, swv: Swv, dag: date, discipline: str = "") -> None:
    """Whether the actor may let somebody act in this role for this partij from `dag` on.

    Raises GeenRecht or NuNietMogelijk in words for the actor; the database refuses the same.
    """
    if rol not in geefbare_rollen(actor):
        raise GeenRecht("Deze rol geeft de functioneel beheerder. Vraag de beheerder om de wijziging.", "ROL-32")
    if alleen_eigen_school(actor) and partij.pk not in actor.partij_ids:
        raise GeenRecht("U voegt alleen collega's van uw eigen school toe.", "ROL-13")
    if not alleen_eigen_school(actor) and swv.pk not in actor.swv_ids:
        raise GeenRecht("U beheert alleen de lidmaatschappen van uw eigen samenwerkingsverband.")
    if rol == Rol.DESKUNDIGE and not discipline:
        raise NuNietMogelijk("Kies een discipline bij een deskundige (RCH-20).")
    school = partij.school or (partij.vestiging.school if partij.vestiging else None)
    if school is not None and not _is_school_van(school, swv, dag):
        raise NuNietMogelijk(f"{school} heeft op die dag geen relatie met het samenwerkingsverband.")
    if rol in BUREAU and (partij.swv_id != swv.pk or partij.functie != rol):
        raise NuNietMogelijk("Een functie van het samenwerkingsverband hoort bij dat samenwerkingsverband zelf.")


def _is_school_van(school: School, swv: Swv, dag: date) -> bool:
    return SchoolRelatie.objects.filter(geldig_op(dag), school=school, swv=swv).exists()
