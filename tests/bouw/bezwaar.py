"""Situations with an objection, made by the services that the product uses."""

from datetime import timedelta

from django.core.files.base import ContentFile

from swv.kern.toegang.models import Dossier
from tests.bouw import situaties as maak
from tests.bouw.bestanden import pdf
from tests.bouw.cast import Cast
from tests.bouw.situaties import GEWOON, Wie
from tlv.choices import Bezwaarstapsoort, Bezwaaruitkomst
from tlv.models import Bezwaar, Bezwaarbundel
from tlv.services.bezwaar import bezwaar_maken, bezwaar_opslaan, bezwaarstap_vastleggen, bezwaarstuk_toevoegen
from tlv.services.bundels import bezwaarbundel_maken, maak_bezwaarbundel

GRONDEN = "Wij vinden dat de categorie te laag is. Sam heeft meer hulp nodig."


def pdf_bestand(naam: str = "brief.pdf") -> ContentFile:  # type: ignore[type-arg]
    """A small PDF as somebody would upload it."""
    return ContentFile(pdf(), name=naam)


def maak_bezwaar(cast: Cast, dossier: Dossier, wie: str = "ouder", gronden: str = GRONDEN) -> Bezwaar:
    """Somebody objects in the portal, with one file."""
    with cast.als(wie) as actor:
        concept = bezwaar_opslaan(actor=actor, dossier_id=dossier.pk, gronden=gronden)
        bezwaarstuk_toevoegen(actor=actor, bezwaar_id=concept.pk, bestand=pdf_bestand())
        return bezwaar_maken(actor=actor, dossier_id=dossier.pk, gronden=gronden)


def dossier_in_bezwaar(cast: Cast, wie: Wie = GEWOON) -> tuple[Dossier, Bezwaar]:
    """The letters have gone out and a parent objects."""
    dossier = maak.dossier_verzonden(cast, wie)
    return dossier, maak_bezwaar(cast, dossier, wie.ouders[0])


def leg_stap_vast(
    cast: Cast,
    bezwaar: Bezwaar,
    soort: Bezwaarstapsoort,
    tekst: str = "",
    *,
    dagen: int = 0,
    uitkomst: Bezwaaruitkomst | None = None,
) -> None:
    """The secretariaat records what happened, `dagen` from today."""
    with cast.als("secretariaat") as actor:
        dag = actor.vandaag + timedelta(days=dagen)
        bezwaarstap_vastleggen(actor=actor, bezwaar_id=bezwaar.pk, soort=soort, dag=dag, tekst=tekst, uitkomst=uitkomst)


def maak_bundel(cast: Cast, bezwaar: Bezwaar) -> Bezwaarbundel:
    """The secretariaat asks for a bundle and the worker makes it."""
    with cast.als("secretariaat") as actor:
        bundel = bezwaarbundel_maken(actor=actor, bezwaar_id=bezwaar.pk)
    with cast.als("systeem") as actor:
        maak_bezwaarbundel(actor=actor, bundel_id=bundel.pk)
        bundel.refresh_from_db()
    return bundel
