"""Reminders by mail: what waits for somebody and nears its day, told once per event (TLV-60a, RCH-01, RCH-03)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Max, Q, QuerySet

from aanvragen.choices import Ondertekenstand, Status
from aanvragen.mails import meld_leiding, meld_ondertekenaars, meld_school, meld_secretariaat
from aanvragen.models import Handtekening
from aanvragen.selectors import procedurebeleid_datum
from aanvragen.transitions import TOT_BESLUIT
from swv.kern.beleid.schema import Termijnen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.berichten.models import Mail
from swv.kern.berichten.ontvangers import personen_achter
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.organisatie.models import Partij
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.models import Dossier

SLOT = 7_301  # the number of the advisory lock, beside that of the SWV


@dataclass(frozen=True, slots=True)
class Herinnering:
    """One kind: which dossiers, from which day on (None: not yet known), and who is told."""

    soort: str
    dossiers: Callable[[QuerySet[Dossier]], QuerySet[Dossier]]
    vanaf: Callable[[Dossier, Termijnen], date | None]
    meld: Callable[[Dossier, str, date], None]


def _dag(moment: datetime | None) -> date | None:
    return moment.astimezone(AMSTERDAM).date() if moment else None


def _aanvulling_vanaf(dossier: Dossier, beleid: Termijnen) -> date | None:
    laatste: date | None = dossier.aanvraag.hersteltermijn
    return laatste - timedelta(days=beleid.waarschuwing_dagen) if laatste else None


def _besluit_vanaf(dossier: Dossier, beleid: Termijnen) -> date | None:
    uiterste: date | None = dossier.aanvraag.uiterste_datum
    return uiterste - timedelta(days=beleid.waarschuwing_dagen) if uiterste else None


def _dringend_vanaf(dossier: Dossier, beleid: Termijnen) -> date | None:
    uiterste: date | None = dossier.aanvraag.uiterste_datum
    return uiterste - timedelta(days=beleid.escalatie_dagen) if uiterste else None


def _te_laat_vanaf(dossier: Dossier, beleid: Termijnen) -> date | None:
    uiterste: date | None = dossier.aanvraag.uiterste_datum
    return uiterste + timedelta(days=1) if uiterste else None


def _handtekening_vanaf(dossier: Dossier, beleid: Termijnen) -> date | None:
    voorgelegd = _dag(dossier.sinds)  # type: ignore[attr-defined]
    return voorgelegd + timedelta(days=beleid.herinnering_dagen) if voorgelegd else None


def _concept_vanaf(dossier: Dossier, beleid: Termijnen) -> date | None:
    bewerkt = _dag(dossier.sinds)  # type: ignore[attr-defined]
    return bewerkt + timedelta(days=beleid.concept_stil_dagen) if bewerkt else None


def _meld_ondertekenaars(dossier: Dossier, soort: str, dag: date) -> None:
    """Each who has not answered; the row of the pupil names no partij."""
    open_rijen = Handtekening.objects.filter(dossier=dossier, stand=Ondertekenstand.OPEN).order_by("pk")
    partijen = list(open_rijen.values_list("partij_id", flat=True))
    wie = Q(pk__in=[pk for pk in partijen if pk is not None])
    if None in partijen and dossier.leerling.persoon_id is not None:
        wie |= Q(persoon_id=dossier.leerling.persoon_id)
    meld_ondertekenaars(dossier, soort, Partij.objects.filter(wie).values_list("pk", flat=True), dag)


HERINNERINGEN = (
    Herinnering(
        "aanvulling_herinnering",
        lambda rijen: rijen.filter(aanvraag__status=Status.AANVULLING_GEVRAAGD),
        _aanvulling_vanaf,
        meld_school,
    ),
    Herinnering(
        "besluit_nadert",
        lambda rijen: rijen.filter(aanvraag__status__in=TOT_BESLUIT),
        _besluit_vanaf,
        meld_secretariaat,
    ),
    *(
        Herinnering(soort, lambda rijen: rijen.filter(aanvraag__status__in=TOT_BESLUIT), vanaf, meld_leiding)
        for soort, vanaf in (("besluit_dringend", _dringend_vanaf), ("besluit_te_laat", _te_laat_vanaf))
    ),
    Herinnering(
        "handtekening_herinnering",
        lambda rijen: rijen.filter(
            aanvraag__status=Status.TER_ONDERTEKENING, handtekeningen__stand=Ondertekenstand.OPEN
        ).annotate(sinds=Max("overgangen__op", filter=Q(overgangen__naar=Status.TER_ONDERTEKENING))),
        _handtekening_vanaf,
        _meld_ondertekenaars,
    ),
    Herinnering(
        "concept_ligt_stil",
        lambda rijen: rijen.filter(aanvraag__status=Status.CONCEPT).annotate(sinds=Max("gebeurtenissen__op")),
        _concept_vanaf,
        meld_school,
    ),
)


_VAN_ANDEREN: list[Herinnering] = []


def registreer_herinnering(herinnering: Herinnering) -> None:
    """Declare a reminder about a term that another app knows; done once, by that app."""
    _VAN_ANDEREN.append(herinnering)


def herinneringen_maken(*, actor: Actor) -> int:
    """Put down the reminders of today for the SWVs of the system; returns for how many dossiers.

    Safe to run twice: a dossier of which was told since the day on which the reminder fell due is not told again. When
    that day moves, as after a suspension, it is.
    """
    with connection.cursor() as cursor:
        cursor.executemany("select pg_advisory_xact_lock(%s, %s)", [(SLOT, swv) for swv in actor.swv_ids])
    return sum(_maak(actor, herinnering) for herinnering in (*HERINNERINGEN, *_VAN_ANDEREN))


def herinneringen_vastleggen(*, actor: Actor) -> int:
    """Record on each open signature on what day its person was reminded by mail; how many were recorded (TLV-60a).

    Only a mail that went out, to that person's own account, is a reminder: what waits or lapsed is none. Safe to run
    twice. A later day that the school recorded itself stays.
    """
    zet_reden("herinneringen_vastleggen")
    rijen = (
        Handtekening.objects.zichtbaar_voor(actor)
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("partij", "dossier__leerling")
        .filter(stand=Ondertekenstand.OPEN, dossier__aanvraag__status=Status.TER_ONDERTEKENING)
    )
    open_rijen = list(rijen.order_by("pk"))
    gemaild = _herinnerd_op({rij.dossier_id for rij in open_rijen})
    aantal = 0
    for rij in open_rijen:
        persoon = rij.partij.persoon_id if rij.partij else rij.dossier.leerling.persoon_id
        op = gemaild.get((rij.dossier_id, persoon))
        if op is not None and (rij.herinnerd_op is None or rij.herinnerd_op < op):
            rij.herinnerd_op = op
            rij.save(update_fields=["herinnerd_op"])
            aantal += 1
    return aantal


def _herinnerd_op(dossier_ids: Iterable[int]) -> dict[tuple[int, int | None], date]:
    """(dossier, person) → the day on which the last reminder to sign went out; two queries."""
    mails = Mail.objects.filter(
        soort="handtekening_herinnering", verzonden_op__isnull=False, dossier_id__in=list(dossier_ids)
    )
    verzonden = list(mails.order_by("verzonden_op", "pk").values_list("dossier_id", "gebruiker_id", "verzonden_op"))
    personen = personen_achter(gebruiker for _, gebruiker, _ in verzonden)
    return {
        (dossier_id, personen[gebruiker]): op.astimezone(AMSTERDAM).date()
        for dossier_id, gebruiker, op in verzonden
        if dossier_id is not None and op is not None and gebruiker in personen
    }


def _maak(actor: Actor, herinnering: Herinnering) -> int:
    rijen = Dossier.objects.zichtbaar_voor(actor).select_related("aanvraag", "leerling").order_by("pk")
    dossiers = list(herinnering.dossiers(rijen))
    verteld = _laatst_verteld(herinnering.soort, (dossier.pk for dossier in dossiers))
    aantal = 0
    for dossier in dossiers:
        beleid = beleid_op(dossier.swv_id, Termijnen, procedurebeleid_datum(dossier, actor.vandaag))
        vanaf = herinnering.vanaf(dossier, beleid)
        laatst = verteld.get(dossier.pk)
        if vanaf is None or vanaf > actor.vandaag or (laatst is not None and laatst >= vanaf):
            continue
        herinnering.meld(dossier, herinnering.soort, actor.vandaag)
        aantal += 1
    return aantal


def _laatst_verteld(soort: str, dossier_ids: Iterable[int]) -> dict[int, date]:
    rijen = Mail.objects.filter(soort=soort, dossier_id__in=list(dossier_ids)).order_by()
    laatste = rijen.values_list("dossier_id").annotate(op=Max("aangemaakt_op"))
    return {dossier_id: dag for dossier_id, op in laatste if (dag := _dag(op)) is not None}
