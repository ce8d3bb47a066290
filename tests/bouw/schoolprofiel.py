"""The profile of a school, as a document."""

from django.core.files.base import ContentFile

from swv.kern.documenten.schoolprofiel_services import schoolprofiel_toevoegen
from swv.kern.kalender.schooljaren import schooljaar
from tests.bouw.bestanden import pdf
from tests.bouw.cast import DAG, Cast


def profiel_van_school(cast: Cast) -> int:
    """What the school of the dossier offers."""
    with cast.als("oco") as actor:
        rij = schoolprofiel_toevoegen(
            actor=actor,
            school_id=cast.scholen["brug"],
            beginjaar=schooljaar(DAG).beginjaar,
            naam="profiel.pdf",
            bestand=ContentFile(pdf()),
        )
    return int(rij.pk)
