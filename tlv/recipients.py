"""Who receives the letters of a besluit, in which role and how (TLV-112, TLV-113, RCH-08, RCH-15)."""

from dataclasses import dataclass
from datetime import date

from swv.kern.choices import Inzagerol
from swv.kern.documenten.models import Brief, Kanaal
from swv.kern.kalender.schooljaren import leeftijd_op
from swv.kern.organisatie.models import Partij
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Contactgegevens, Gezag
from swv.kern.toegang.models import Dossier


@dataclass(frozen=True, slots=True)
class Briefontvanger:
    """Who gets a letter, as what and how; `partij_id` None is an adult pupil who has no account yet."""

    partij_id: int | None
    rol: Inzagerol
    kanaal: Kanaal


def ontvangers_van(dossier: Dossier, dag: date) -> list[Briefontvanger]:
    """Who receives the besluit on a day: the school, and the holders of gezag or from 18 the pupil (OPEN-81)."""
    leerling = dossier.leerling
    digitaal = {
        contact.partij_id
        for contact in Contactgegevens.objects.filter(leerling=leerling)
        if contact.digitale_post_sinds and contact.digitale_post_sinds <= dag
    }
    eigen = None
    if leerling.persoon_id is not None:
        eigen = Partij.objects.get(persoon_id=leerling.persoon_id).pk
    ontvangers = [Briefontvanger(dossier.school.partij.pk, Inzagerol.AANVRAGER, Kanaal.PORTAAL)]
    leeftijd = leeftijd_op(leerling.geboortedatum, dag)
    if leeftijd >= 18:
        kanaal = Kanaal.PORTAAL if None in digitaal and eigen else Kanaal.PAPIER
        return [*ontvangers, Briefontvanger(eigen, Inzagerol.LEERLING_18, kanaal)]
    for gezag in Gezag.objects.filter(geldig_op(dag), leerling=leerling).order_by("pk"):
        kanaal = Kanaal.PORTAAL if gezag.partij_id in digitaal else Kanaal.PAPIER
        ontvangers.append(Briefontvanger(gezag.partij_id, Inzagerol.OUDER, kanaal))
    if leeftijd >= 12 and None in digitaal and eigen:
        rol = Inzagerol.LEERLING_16 if leeftijd >= 16 else Inzagerol.LEERLING_12
        ontvangers.append(Briefontvanger(eigen, rol, Kanaal.PORTAAL))
    return ontvangers


def kanaal_op(brief: Brief, dag: date) -> Kanaal | None:
    """How the recipient of a besluit letter gets it on a day; None when that person receives none any more."""
    ontvangers = ontvangers_van(brief.dossier, dag)
    return next((ontvanger.kanaal for ontvanger in ontvangers if ontvanger.partij_id == brief.ontvanger_id), None)


def kanaal_van(brief: Brief, dag: date) -> Kanaal:
    """How this person wants the post on a day, whether or not a besluit would be sent to them (RCH-15)."""
    leerling = brief.dossier.leerling
    zelf = brief.ontvanger.persoon_id is not None and brief.ontvanger.persoon_id == leerling.persoon_id
    contact = Contactgegevens.objects.filter(leerling=leerling, partij=None if zelf else brief.ontvanger).first()
    sinds = contact.digitale_post_sinds if contact else None
    return Kanaal.PORTAAL if sinds and sinds <= dag else Kanaal.PAPIER
