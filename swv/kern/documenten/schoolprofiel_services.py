"""Adding the profile of a school, and taking back a wrong one (TLV-58)."""

from django.core.files.base import File
from django.db import transaction

from swv.kern.documenten.intake import BestandGeweigerd, gekeurd
from swv.kern.documenten.models import Inhoudstype
from swv.kern.documenten.schoolprofielen import Schoolprofiel, te_kiezen_jaren
from swv.kern.documenten.storage import bewaar_bestand, veilige_naam
from swv.kern.kalender.klok import nu
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv
from swv.kern.toegang.scholen import eigen_scholen


def schoolprofiel_toevoegen(
    *, actor: Actor, school_id: int, beginjaar: int, naam: str, bestand: "File[bytes]"
) -> Schoolprofiel:
    """Keep the profile of a school for a year; raises BestandGeweigerd for what is no readable PDF.

    NietZichtbaar for a school that the actor does not keep, NuNietMogelijk for a year that is not near.
    """
    eis_swv(actor, "schoolprofiel_toevoegen")
    school = eigen_scholen(actor).filter(pk=school_id).first()
    if school is None:
        raise NietZichtbaar(f"school {school_id}")
    if beginjaar not in te_kiezen_jaren(actor.vandaag):
        raise NuNietMogelijk("Kies het schooljaar van dit profiel: het vorige, dit of het volgende.")
    schoon = veilige_naam(naam)
    with transaction.atomic(), gekeurd(schoon, bestand) as goed:
        if goed.inhoudstype != Inhoudstype.PDF:
            raise BestandGeweigerd(f"{schoon} is geen PDF. Sla het document op als PDF en voeg het opnieuw toe.")
        zet_reden("schoolprofiel_toevoegen")
        return Schoolprofiel.objects.create(
            school=school,
            beginjaar=beginjaar,
            naam=goed.naam,
            sleutel=bewaar_bestand(f"scholen/{school.pk}", goed.pad, ".pdf"),
            grootte=goed.grootte,
            sha256=goed.sha256,
            scan=goed.scan,
            toegevoegd_op=nu(),
            organisatie=actor.organisatie or school.naam,
        )


def schoolprofiel_intrekken(*, actor: Actor, schoolprofiel_id: int) -> Schoolprofiel:
    """A wrong document no longer counts; the one before it does again. The document stays."""
    eis_swv(actor, "schoolprofiel_intrekken")
    with transaction.atomic():
        rijen = Schoolprofiel.objects.filter(school__in=eigen_scholen(actor))
        rij = rijen.select_for_update().filter(pk=schoolprofiel_id).first()
        if rij is None:
            raise NietZichtbaar(f"schoolprofiel {schoolprofiel_id}")
        if rij.ingetrokken_op is not None:
            raise NuNietMogelijk("Dit profiel is al ingetrokken. Ververs de pagina.")
        zet_reden("schoolprofiel_intrekken")
        rij.ingetrokken_op = nu()
        rij.save(update_fields=["ingetrokken_op"])
        return rij
