"""The TLVs that end on a 31 juli: where they are used, how far each renewal is, and the campaign about them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import BigIntegerField, Case, CharField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from swv.kern.beleid.schema import Verlengbeleid
from swv.kern.beleid.selectors import beleid_op
from swv.kern.choices import Inzagerol, SchoolSoort
from swv.kern.documenten.models import WACHTEND
from swv.kern.kalender.schooljaren import schooljaar
from swv.kern.organisatie.models import School
from swv.kern.periods import geldig_op
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Betrokkenheid, Dossier
from tlv.choices import Gebruiksoort
from tlv.models import IN_KRACHT, Campagnebrief, Toelaatbaarheidsverklaring, Verlengcampagne
from tlv.register import geldend_gebruik, tlvs_van
from tlv.rules.campagne import AF, BIJ_SCHOOL, TE_DOEN, TELT_NIET, Campagnedagen, Verlengstand, te_laat
from tlv.rules.feiten import VERVOLG

STANDEN: dict[Verlengstand, tuple[str, str]] = {
    "niet_begonnen": ("Nog niet begonnen", "neutraal"),
    "begonnen": ("Verlenging begonnen", "bezig"),
    "ingediend": ("Verlenging ingediend", "bezig"),
    "besloten": ("Besloten", "klaar"),
    "niet_nodig": ("Geen verlenging nodig", "klaar"),
}
"""What a state is called, and its tone."""


def campagnes_van(actor: Actor) -> QuerySet[Verlengcampagne]:
    """The campaigns of the actor's own SWV, the last year on top."""
    return Verlengcampagne.objects.filter(swv_id__in=actor.swv_ids).order_by("-einddatum", "-pk")


def lopende_campagnes(swv_ids: Iterable[int]) -> dict[tuple[int, date], Verlengcampagne]:
    """(SWV, end of the TLVs) → the campaign that runs."""
    rijen = Verlengcampagne.objects.filter(swv_id__in=set(swv_ids), gestopt_op__isnull=True)
    return {(rij.swv_id, rij.einddatum): rij for rij in rijen.order_by("pk")}


def aflopende_tlvs(actor: Actor) -> QuerySet[Any]:
    """The TLVs that count and are in use, with `bij_school_id`, the renewal (`verlenging_id`) and its `stand`.

    Rows of Toelaatbaarheidsverklaring with these columns added, which is why they have no narrower type.
    `bij_school_id` is empty for a school that the SWV does not know, and as long as no VSO school is on record.
    """
    overstap = geldend_gebruik(actor).filter(tlv=OuterRef("pk"), soort=Gebruiksoort.OVERSTAP).order_by("-datum", "-pk")
    verlenging = (
        Dossier.objects.zichtbaar_voor(actor)
        .filter(leerling=OuterRef("leerling"), swv=OuterRef("swv"), soort__in=VERVOLG, pk__gt=OuterRef("dossier_id"))
        .exclude(aanvraag__status__in=TELT_NIET)
        .order_by("-pk")
    )
    niet_nodig = geldend_gebruik(actor).filter(tlv=OuterRef("pk"), soort=Gebruiksoort.GEEN_VERLENGING)
    alle: QuerySet[Any] = tlvs_van(actor)
    rijen = alle.filter(IN_KRACHT, gestopt_op__isnull=True)
    rijen = rijen.annotate(
        bij_school_id=Case(
            When(Exists(overstap), then=Subquery(overstap.values("school_id")[:1])),
            When(dossier__school__soort=SchoolSoort.VSO, then=F("dossier__school_id")),
            output_field=BigIntegerField(),
        ),
        verlenging_id=Subquery(verlenging.values("pk")[:1]),
        verlengstatus=Subquery(verlenging.values("aanvraag__status")[:1]),
    )
    # The same as `verlengstand`, as a query.
    gemerkt: QuerySet[Any] = rijen.annotate(
        stand=Case(
            When(verlengstatus__in=BIJ_SCHOOL, then=Value("begonnen")),
            When(verlengstatus__in=AF, then=Value("besloten")),
            When(verlengstatus__isnull=False, then=Value("ingediend")),
            When(Exists(niet_nodig), then=Value("niet_nodig")),
            default=Value("niet_begonnen"),
            output_field=CharField(),
        )
    )
    return gemerkt.order_by("einddatum", "leerling__achternaam", "leerling__voornaam", "pk")


def tlvs_van_campagne(actor: Actor, campagne: Verlengcampagne) -> QuerySet[Any]:
    """The TLVs that the campaign is about."""
    return aflopende_tlvs(actor).filter(swv_id=campagne.swv_id, einddatum=campagne.einddatum)


def aflopend_bij_school(actor: Actor) -> QuerySet[Any]:
    """What a coordinator has to think of: TLVs of the own school that end this school year, or in a campaign."""
    eigen = School.objects.filter(partij__pk__in=actor.partij_ids).values("pk")
    loopt = Verlengcampagne.objects.filter(
        swv=OuterRef("swv"), einddatum=OuterRef("einddatum"), gestopt_op__isnull=True
    )
    dit_jaar = Q(einddatum=schooljaar(actor.vandaag).einde)
    rijen = aflopende_tlvs(actor).filter(bij_school_id__in=eigen, einddatum__gte=actor.vandaag)
    return rijen.filter(dit_jaar | Exists(loopt)).select_related("swv", "leerling", "dossier")


def open_bij_school(actor: Actor, campagne: Verlengcampagne, school: School) -> list[Toelaatbaarheidsverklaring]:
    """What this school may read and still has to do something about; nothing of others (INZ-02)."""
    leest = Betrokkenheid.objects.filter(
        geldig_op(actor.vandaag),
        dossier=OuterRef("dossier_id"),
        partij=school.partij,
        rol__in=(Inzagerol.AANVRAGER, Inzagerol.ONTVANGER),
    )
    rijen = tlvs_van_campagne(actor, campagne).filter(Exists(leest), bij_school_id=school.pk, stand__in=TE_DOEN)
    return list(rijen)


@dataclass(frozen=True, slots=True)
class Schoolstand:
    """How far a school is. `school_id` None: no school that the SWV knows, then `naam` says where the pupils are.

    `brieven` are its letters, the first one first; `nieuw` is how many pupils with something left to do turned up after
    the letters that went out.
    """

    school_id: int | None
    naam: str
    aantallen: dict[Verlengstand, int]
    te_laat: int
    brieven: tuple[Campagnebrief, ...]
    nieuw: int

    @property
    def totaal(self) -> int:
        """All TLVs of this school."""
        return sum(self.aantallen.values())

    @property
    def brief(self) -> Campagnebrief | None:
        """The first letter, if one was ordered."""
        return self.brieven[0] if self.brieven else None

    @property
    def aanvulling_nodig(self) -> bool:
        """Pupils turned up after the letters, and no letter about them is being made."""
        return bool(self.nieuw) and all(brief.verzonden_op is not None for brief in self.brieven)

    @property
    def te_doen(self) -> int:
        """Those about which the school still has to do something."""
        return sum(self.aantallen[stand] for stand in TE_DOEN)


def voortgang(actor: Actor, campagne: Verlengcampagne) -> list[Schoolstand]:
    """Every school with how far it is, by name; what has no known school last. Two queries."""
    brieven: dict[int | None, list[Campagnebrief]] = {}
    for brief in brieven_van_campagne(actor, campagne):
        brieven.setdefault(brief.ontvanger.school_id, []).append(brief)
    gehad = {school: {pk for brief in rij for pk in brief.dossier_ids} for school, rij in brieven.items()}
    # A school that changed its name stays one line: by its id, or by its name when nobody knows its id.
    namen: dict[tuple[int | None, str], str] = {}
    aantallen: dict[tuple[int | None, str], Counter[Verlengstand]] = {}
    nieuw: Counter[int | None] = Counter()
    rijen = tlvs_van_campagne(actor, campagne).order_by()
    for school_id, naam, stand, dossier_id in rijen.values_list("bij_school_id", "bij_school", "stand", "dossier_id"):
        sleutel = (school_id, "" if school_id else naam)
        namen[sleutel] = naam
        aantallen.setdefault(sleutel, Counter())[stand] += 1
        nieuw[school_id] += stand in TE_DOEN and dossier_id not in gehad.get(school_id, ())
    standen = [
        Schoolstand(
            school_id=sleutel[0],
            naam=namen[sleutel],
            aantallen={stand: per_stand[stand] for stand in STANDEN},
            te_laat=sum(n for stand, n in per_stand.items() if te_laat(stand, campagne.uiterlijk, actor.vandaag)),
            brieven=tuple(brieven.get(sleutel[0], ())) if sleutel[0] else (),
            nieuw=nieuw[sleutel[0]] if sleutel[0] in brieven else 0,
        )
        for sleutel, per_stand in aantallen.items()
    ]
    return sorted(standen, key=lambda stand: (stand.school_id is None, stand.naam.casefold()))


def brieven_van_campagne(actor: Actor, campagne: Verlengcampagne) -> QuerySet[Campagnebrief]:
    """The letters of a campaign that did not lapse, in order of making."""
    rijen: QuerySet[Campagnebrief] = Campagnebrief.objects.zichtbaar_voor(actor).filter(
        campagne=campagne, vervallen_op__isnull=True
    )
    return rijen.select_related("ontvanger__school").order_by("pk")


def ontvangen_campagnebrieven(actor: Actor, hoogstens: int = 10) -> QuerySet[Campagnebrief]:
    """The letters that a school received, the last on top (INZ-20)."""
    rijen: QuerySet[Campagnebrief] = Campagnebrief.objects.zichtbaar_voor(actor).filter(
        ontvanger_id__in=actor.partij_ids, verzonden_op__isnull=False
    )
    return rijen.select_related("swv", "campagne").order_by("-verzonden_op", "-pk")[:hoogstens]


def scholen_voor_brief(actor: Actor, campagne: Verlengcampagne) -> dict[int, bool]:
    """Schools for which a letter can be ordered, by their id: a first one, or (True) one about who turned up later."""
    standen = [stand for stand in voortgang(actor, campagne) if stand.school_id is not None and stand.te_doen]
    eerste = {stand.school_id: False for stand in standen if stand.school_id and stand.brief is None}
    return eerste | {stand.school_id: True for stand in standen if stand.school_id and stand.aanvulling_nodig}


def al_geschreven(brief: Campagnebrief) -> set[int]:
    """The dossiers about which this school got a letter of the campaign before; one query."""
    eerder = Campagnebrief.objects.filter(
        campagne=brief.campagne_id, ontvanger=brief.ontvanger_id, verzonden_op__isnull=False
    )
    return {pk for ids in eerder.values_list("dossier_ids", flat=True) for pk in ids}


def onverzonden_campagnebrieven(actor: Actor) -> QuerySet[Campagnebrief]:
    """Letters that still have to go out, those that waited longest first."""
    rijen: QuerySet[Campagnebrief] = Campagnebrief.objects.zichtbaar_voor(actor).filter(WACHTEND)
    return rijen.order_by("aangeboden_op", "pk")


def voorgestelde_dagen(swv_id: int, einddatum: date, dag: date) -> Campagnedagen | None:
    """The days that policy names for a campaign; None when the plan of the SWV names none."""
    beleid = beleid_op(swv_id, Verlengbeleid, dag)
    if beleid.uiterlijk is None:
        return None
    uiterlijk = beleid.uiterlijk.in_jaar(einddatum.year)
    vooraf = beleid.herinneren_dagen
    return Campagnedagen(uiterlijk, uiterlijk - timedelta(days=vooraf) if vooraf else None)


def te_kiezen_einddatums(actor: Actor) -> list[date]:
    """Each 31 juli that lies ahead, has TLVs ending on it, and has no campaign that runs."""
    met = {einddatum for _, einddatum in lopende_campagnes(actor.swv_ids)}
    rijen = Toelaatbaarheidsverklaring.objects.zichtbaar_voor(actor).filter(
        IN_KRACHT, swv_id__in=actor.swv_ids, einddatum__gte=actor.vandaag
    )
    alle = rijen.order_by("einddatum").values_list("einddatum", flat=True).distinct()
    return [einddatum for einddatum in alle if einddatum not in met]
