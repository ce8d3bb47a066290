"""The work list: what somebody chose to see of it, in a number of rows that does not grow with the dossiers."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from aanvragen.advices import klaar_met_advies
from aanvragen.choices import Status
from aanvragen.models import Toewijzing
from aanvragen.rules.werklijst import Lijstkeuze, termijnvenster
from aanvragen.selectors import dossiers_in_lijst, van_mij_eerst
from aanvragen.transitions import TOT_BESLUIT
from swv.kern.choices import Rol
from swv.kern.organisatie.models import School, SchoolRelatie
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.voorwaarden import betrokken_q

PER_GROEP = 500
"""So many of each group are looked at, the first terms first: who has more to do sees enough of it."""

KLAAR = (Status.BRIEF_VERZONDEN, Status.INGETROKKEN, Status.SAMENGEVOEGD)
"""Nothing of these has a term any more."""

EINDE_DER_TIJDEN = date.max
ORDEN: dict[str, tuple[str, ...]] = {"oudste": ("pk",), "nieuwste": ("-pk",)}


@dataclass(frozen=True, slots=True)
class Wachtrij:
    """One dossier in which something waits for the actor."""

    pk: int
    status: str
    termijn: date | None
    van_mij: bool


@dataclass(frozen=True, slots=True)
class Wachtgroep:
    """How many wait in one status, and how many of those are late; `meer` when there are more than were looked at."""

    status: str
    aantal: int
    te_laat: int
    meer: bool


def wachtend(actor: Actor, keuze: Lijstkeuze, statussen: Collection[str], *, met_verloop: bool) -> list[Wachtrij]:
    """What waits for the actor, in the chosen order; an expert is done after the own advice.

    With `met_verloop` also the additions that lapsed unused: somebody leaves them out of treatment (RCH-14). One query
    (two for an expert): a union of one short list per status, each read from the index in the order of its terms.
    """
    eisen = [Q(aanvraag__status=status) for status in sorted(statussen)]
    if met_verloop:
        verlopen = Q(aanvraag__status=Status.AANVULLING_GEVRAAGD, aanvraag__hersteltermijn__lt=actor.vandaag)
        eisen.append(verlopen & betrokken_q(actor) if actor.rol == Rol.DIRECTEUR else verlopen)
    zichtbaar = gekozen(actor, Dossier.objects.zichtbaar_voor(actor), keuze)
    eerst = ORDEN.get(keuze.volgorde, (F("aanvraag__uiterste_datum").asc(nulls_last=True), "-pk"))
    eerste, *rest = [zichtbaar.filter(eis).order_by(*eerst)[: PER_GROEP + 1] for eis in eisen]
    kolommen = ("pk", "aanvraag__status", "aanvraag__uiterste_datum", "aanvraag__contactpersoon_id")
    takken = [tak.values_list(*kolommen) for tak in (eerste, *rest)]
    gevonden = takken[0].union(*takken[1:], all=True) if rest else takken[0]
    rijen = [Wachtrij(pk, status, termijn, wie == actor.persoon_id) for pk, status, termijn, wie in gevonden]
    gedaan = klaar_met_advies(actor, [rij.pk for rij in rijen]) if actor.rol == Rol.DESKUNDIGE else set()
    return sorted((rij for rij in rijen if rij.pk not in gedaan), key=_volgorde(actor, keuze))


def _volgorde(actor: Actor, keuze: Lijstkeuze) -> Callable[[Wachtrij], tuple[bool, date, int]]:
    """As the query ordered each group: one's own first, then the first term, or by age."""
    op_leeftijd, richting = keuze.volgorde in ORDEN, 1 if keuze.volgorde == "oudste" else -1
    eigen_eerst = bool(van_mij_eerst(actor))

    def sleutel(rij: Wachtrij) -> tuple[bool, date, int]:
        termijn = EINDE_DER_TIJDEN if op_leeftijd else rij.termijn or EINDE_DER_TIJDEN
        return eigen_eerst and not rij.van_mij, termijn, richting * rij.pk

    return sleutel


def wachtgroepen(rijen: Iterable[Wachtrij], vandaag: date) -> list[Wachtgroep]:
    """The rows counted per status, in the order in which they are met."""
    per_status: dict[str, list[Wachtrij]] = {}
    for rij in rijen:
        per_status.setdefault(rij.status, []).append(rij)
    return [
        Wachtgroep(
            status=status,
            aantal=min(len(groep), PER_GROEP),
            te_laat=sum(rij.termijn is not None and rij.termijn < vandaag for rij in groep[:PER_GROEP]),
            meer=len(groep) > PER_GROEP,
        )
        for status, groep in per_status.items()
    ]


def alle_gekozen(actor: Actor, keuze: Lijstkeuze, sleutels: QuerySet[Dossier]) -> QuerySet[Dossier]:
    """All dossiers of the actor that were chosen, in the chosen order; else in the order that they came in."""
    rijen = gekozen(actor, sleutels, keuze)
    if keuze.volgorde == "termijn":
        return rijen.order_by(F("aanvraag__uiterste_datum").asc(nulls_last=True), "-pk")
    return rijen.order_by(*ORDEN[keuze.volgorde]) if keuze.volgorde in ORDEN else rijen


def gekozen(actor: Actor, rijen: QuerySet[Dossier], keuze: Lijstkeuze) -> QuerySet[Dossier]:
    """The filters that were chosen; a term is what the list shows, so only what is not done has one."""
    eisen: Sequence[tuple[str, Q]] = (
        (keuze.status, Q(aanvraag__status=keuze.status)),
        (keuze.soort, Q(soort=keuze.soort)),
        (keuze.school, Q(school_id=keuze.school or None)),
    )
    for waarde, eis in eisen:
        rijen = rijen.filter(eis) if waarde else rijen
    van_mij = Q(aanvraag__contactpersoon_id=actor.persoon_id)
    if keuze.van:
        rijen = rijen.filter(van_mij) if keuze.van == "mij" else rijen.exclude(van_mij)
    if keuze.termijn:
        eerste, laatste = termijnvenster(keuze.termijn, actor.vandaag)
        rijen = rijen.filter(besloten_op__isnull=True).exclude(aanvraag__status__in=KLAAR)
        rijen = rijen.alias(termijn=Coalesce("aanvraag__hersteltermijn", "aanvraag__uiterste_datum"))
        rijen = rijen.filter(termijn__gte=eerste) if eerste else rijen
        rijen = rijen.filter(termijn__lte=laatste) if laatste else rijen
    return rijen


def scholen_om_te_kiezen(actor: Actor) -> list[tuple[str, str]]:
    """For the bureau the schools of the SWV, those of earlier too, because their dossiers stay; one query."""
    relaties = SchoolRelatie.objects.filter(swv_id__in=actor.swv_ids)
    scholen = School.objects.filter(pk__in=relaties.values("school_id")).order_by("naam", "pk")
    return [(str(pk), naam) for pk, naam in scholen.values_list("pk", "naam")]


@dataclass(frozen=True, slots=True)
class Termijnstand:
    """How many terms of running dossiers have passed, how many end soon, and the first of both."""

    te_laat: int
    bijna: int
    dossiers: list[Dossier]


def bijna_te_laat(actor: Actor, tot_en_met: date, *, hoogstens: int) -> Termijnstand:
    """The running dossiers whose last day has passed or is `tot_en_met` at the latest; three queries.

    While the school has to send something the term stands still, so those are not counted (RCH-02).
    """
    lopend = Dossier.objects.zichtbaar_voor(actor).filter(
        aanvraag__status__in=[status for status in TOT_BESLUIT if status != Status.AANVULLING_GEVRAAGD],
        aanvraag__uiterste_datum__lte=tot_en_met,
    )
    te_laat = Q(aanvraag__uiterste_datum__lt=actor.vandaag)
    telling = lopend.aggregate(te_laat=Count("pk", filter=te_laat), bijna=Count("pk", filter=~te_laat))
    eerste = lopend.order_by("aanvraag__uiterste_datum", "pk").values_list("pk", flat=True)[:hoogstens]
    return Termijnstand(telling["te_laat"], telling["bijna"], dossiers_in_lijst(actor, eerste))


@dataclass(frozen=True, slots=True)
class Deskundigenlast:
    """How many dossiers are with one expert, and of how many the term has passed."""

    naam: str
    dossiers: int
    te_laat: int


def werklast_per_deskundige(actor: Actor) -> list[Deskundigenlast]:
    """Per expert the dossiers that are being judged, the busiest first; one query.

    Also those on which the own advice is final: until all are, nobody is told who is done (ROL-41).
    """
    bezig = Toewijzing.objects.zichtbaar_voor(actor).filter(
        vervangen_op__isnull=True, deskundige__isnull=False, dossier__aanvraag__status=Status.IN_BEOORDELING
    )
    te_laat = Q(dossier__aanvraag__uiterste_datum__lt=actor.vandaag)
    per_deskundige = bezig.order_by().values("deskundige_id")
    rijen = per_deskundige.annotate(wie=Max("naam"), aantal=Count("pk"), te_laat=Count("pk", filter=te_laat))
    return [Deskundigenlast(rij["wie"], rij["aantal"], rij["te_laat"]) for rij in rijen.order_by("-aantal", "wie")]
