"""The lines of the work list: of each dossier how it stands, by when, and what this reader does next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from aanvragen.advices import klaar_met_advies
from aanvragen.agenda import TE_BESPREKEN, Agendastand, agendapunten_van, agendastand_van
from aanvragen.models import Agendapunt
from aanvragen.rules.werklijst import Lijstkeuze
from aanvragen.selectors import brieven_klaargezet, verlopen_aanvullingen
from aanvragen.transitions import MET_BESLUIT
from aanvragen.wording import (
    BRIEVEN_ONDERWEG,
    GEZIN,
    HERSTEL_VERLOPEN,
    IN_WOORDEN,
    TOON,
    statussen_met_werk,
    volgende_stap,
)
from aanvragen.worklist import KLAAR, Wachtrij, wachtend
from swv.kern.choices import Rol
from swv.kern.organisatie.models import School
from swv.kern.termijnen.herstel import Herstelverloop
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import mag_swv

ZIET_AGENDA = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DESKUNDIGE)
ZIET_VERLOOP = (Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)


@dataclass(frozen=True, slots=True)
class Werkregel:
    """One line of the work list."""

    dossier: Dossier
    status: str
    toon: str
    uitleg: str
    stap: str
    termijn: date | None
    klaar: bool
    ongelezen: int
    agenda: Agendastand | None


def heeft_werk(actor: Actor) -> bool:
    """Whether dossiers wait for this role; a family reads its own and is told there what to do."""
    return bool(statussen_met_werk(actor.rol)) and actor.rol not in GEZIN


def wacht_op(actor: Actor, keuze: Lijstkeuze) -> list[Wachtrij]:
    """What waits for the actor, in the chosen order; one query (two for an expert)."""
    if not heeft_werk(actor):
        return []
    return wachtend(actor, keuze, statussen_met_werk(actor.rol), met_verloop=actor.rol in ZIET_VERLOOP)


def werkregels(actor: Actor, dossiers: list[Dossier], ongelezen: Mapping[int, int]) -> list[Werkregel]:
    """The lines of these dossiers; at most four queries for all of them."""
    stappen = _stappen(actor, dossiers)
    verlopen = verlopen_aanvullingen(dossiers, actor.vandaag) if actor.rol in ZIET_VERLOOP else {}
    punten = agendapunten_van(actor, [dossier.pk for dossier in dossiers]) if actor.rol in ZIET_AGENDA else {}
    return [
        _regel(
            dossier,
            stappen[dossier.pk],
            verlopen.get(dossier.pk),
            ongelezen.get(dossier.pk, 0),
            _agenda(actor, dossier, punten.get(dossier.pk)),
        )
        for dossier in dossiers
    ]


def _stappen(actor: Actor, dossiers: list[Dossier]) -> dict[int, str]:
    """What waits for the actor in each dossier; at most one query."""
    stappen = {dossier.pk: volgende_stap(actor.rol, dossier.aanvraag.status) for dossier in dossiers}
    if actor.rol == Rol.DESKUNDIGE:
        stappen |= dict.fromkeys(klaar_met_advies(actor, stappen), "")
    if actor.rol == Rol.SECRETARIAAT:
        besloten = {dossier.pk for dossier in dossiers if dossier.aanvraag.status in MET_BESLUIT}
        stappen |= dict.fromkeys(besloten & brieven_klaargezet(actor, stappen), BRIEVEN_ONDERWEG)
    return stappen


def _agenda(actor: Actor, dossier: Dossier, punt: Agendapunt | None) -> Agendastand | None:
    """For the committee, as long as something can be discussed."""
    if actor.rol not in ZIET_AGENDA or dossier.aanvraag.status not in TE_BESPREKEN:
        return None
    return agendastand_van(dossier.aanvraag, punt)


def _regel(
    dossier: Dossier, stap: str, verloop: Herstelverloop | None, ongelezen: int, agenda: Agendastand | None
) -> Werkregel:
    aanvraag = dossier.aanvraag
    termijn = aanvraag.hersteltermijn or aanvraag.uiterste_datum
    if verloop:
        stap, termijn = HERSTEL_VERLOPEN, verloop.uiterste_dag
    klaar = aanvraag.status in KLAAR or dossier.besloten_op is not None
    return Werkregel(
        dossier=dossier,
        status=aanvraag.get_status_display(),
        toon=TOON[aanvraag.status],
        uitleg=IN_WOORDEN[aanvraag.status],
        stap=stap,
        termijn=termijn,
        klaar=klaar,
        ongelezen=ongelezen,
        agenda=agenda,
    )


def concepten_per_school(actor: Actor) -> list[tuple[str, int]]:
    """How many drafts each school prepares: the secretariaat knows that they exist and no more (INZ-08)."""
    if not mag_swv(actor, "concepten_tellen"):
        return []
    with connection.cursor() as cursor:
        cursor.execute("select school_id, aantal from kern_concepten()")
        aantallen = dict(cursor.fetchall())
    scholen = School.objects.filter(pk__in=aantallen).order_by("naam")
    return [(school.naam, aantallen[school.pk]) for school in scholen]
