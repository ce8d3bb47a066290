"""Of which schools an actor keeps and reads the schoolondersteuningsprofiel: no pupil stands in it (TLV-58)."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from swv.kern.choices import Rol
from swv.kern.organisatie.models import School, SchoolRelatie
from swv.kern.periods import geldig_op
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import mag_swv


def eigen_scholen(actor: Actor) -> QuerySet[School]:
    """The schools whose profile the actor keeps: a coordinator the own one, the secretariaat those of the SWV."""
    return School.objects.filter(_eigen(actor))


def leesbare_scholen(actor: Actor) -> QuerySet[School]:
    """The schools whose profile the actor reads: the own ones, and who weighs dossiers those of a visible dossier."""
    if not mag_swv(actor, "schoolprofiel_lezen"):
        return School.objects.none()
    if actor.rol == Rol.OCO:
        return eigen_scholen(actor)
    van_dossier = Dossier.objects.zichtbaar_voor(actor).filter(school=OuterRef("pk"))
    return School.objects.filter(_eigen(actor) | Q(Exists(van_dossier)))


def _eigen(actor: Actor) -> Q:
    if actor.rol == Rol.OCO:
        vestigingen = School.objects.filter(vestigingen__partij__in=actor.partij_ids)
        return Q(partij__in=actor.partij_ids) | Q(pk__in=vestigingen.values("pk"))
    if actor.rol == Rol.SECRETARIAAT:
        relaties = SchoolRelatie.objects.filter(geldig_op(actor.vandaag), swv_id__in=actor.swv_ids)
        return Q(pk__in=relaties.values("school"))
    return Q(pk__in=())
