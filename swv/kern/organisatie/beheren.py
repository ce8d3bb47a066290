"""Keeping one school by hand: adding it, its data, its locations and its relation with the SWV (ROL-32, OVZ-16)."""

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from swv.kern.choices import RelatieSoort
from swv.kern.organisatie.models import School, SchoolRelatie
from swv.kern.organisatie.scholen import Schoolgegevens, Verschil
from swv.kern.organisatie.services import Stand, school_vastleggen
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv

VAN_EEN_ANDER = "Deze school hoort bij een ander samenwerkingsverband. Dat houdt de naam en het adres bij."


def scholen_van(actor: Actor) -> QuerySet[School]:
    """Every school that has, had or will have a relation with the SWV, by name; `vestigingen_aantal` beside it."""
    eis_swv(actor, "scholen_bekijken")
    relaties = SchoolRelatie.objects.filter(school=OuterRef("pk"), swv_id__in=actor.swv_ids)
    rijen = School.objects.filter(Exists(relaties)).select_related("bestuur").order_by("naam", "pk")
    return rijen.annotate(vestigingen_aantal=Count("vestigingen"))


def met_stand(actor: Actor, rijen: QuerySet[School], *, afgelopen: bool) -> QuerySet[School]:
    """Those that work with the SWV or will, or with `afgelopen` those that did."""
    lopend = SchoolRelatie.objects.filter(swv_id__in=actor.swv_ids, tot__gt=actor.vandaag).values("school")
    return rijen.exclude(pk__in=lopend) if afgelopen else rijen.filter(pk__in=lopend)


def zoek_scholen(rijen: QuerySet[School], tekst: str) -> QuerySet[School]:
    """Those whose name, BRIN, place or board holds every word."""
    for woord in tekst.split():
        rijen = rijen.filter(
            Q(naam__icontains=woord)
            | Q(brin__iexact=woord)
            | Q(plaats__icontains=woord)
            | Q(bestuur__naam__icontains=woord)
        )
    return rijen


def relaties_van(actor: Actor, scholen: list[School]) -> dict[int, list[SchoolRelatie]]:
    """Per school its relations with the own SWV, the first one first; one query."""
    gevonden: dict[int, list[SchoolRelatie]] = {}
    rijen = SchoolRelatie.objects.filter(school__in=scholen, swv_id__in=actor.swv_ids).order_by("van", "pk")
    for relatie in rijen:
        gevonden.setdefault(relatie.school_id, []).append(relatie)
    return gevonden


def geldende_relatie(relaties: list[SchoolRelatie], dag: date) -> SchoolRelatie | None:
    """The one that holds on a day, else the first that begins after it."""
    return next((relatie for relatie in relaties if relatie.tot > dag), None)


def haal_school(actor: Actor, school_id: int) -> School:
    """A school of the SWV; NietZichtbaar for any other."""
    school = scholen_van(actor).filter(pk=school_id).first()
    if school is None:
        raise NietZichtbaar(f"school {school_id}")
    return school


def school_toevoegen(*, actor: Actor, gegevens: Schoolgegevens) -> School:
    """A school that works with this SWV from `gegevens.van` on, with one location at least.

    One that another SWV keeps already is joined to this SWV with the name and address that it has. NuNietMogelijk when
    it stands in the own list already.
    """
    eis_swv(actor, "school_toevoegen")
    if SchoolRelatie.objects.filter(
        school__brin=gegevens.brin, swv_id__in=actor.swv_ids, tot__gt=actor.vandaag
    ).exists():
        raise NuNietMogelijk(f"De school met BRIN {gegevens.brin} staat al in uw lijst. Zoek haar daar op.")
    with transaction.atomic():
        school_vastleggen(swv_id=actor.swv_ids[0], vandaag=actor.vandaag, gegevens=gegevens)
        return School.objects.get(brin=gegevens.brin)


def school_wijzigen(*, actor: Actor, school_id: int, gegevens: Schoolgegevens) -> list[Verschil]:
    """Another name, kind, board or address; what was left empty stays. GeenRecht when another SWV keeps the school."""
    eis_swv(actor, "school_wijzigen")
    return _wijzig(actor, school_id, replace(gegevens, vestigingsnummer="", relatie="", van=None, tot=None))


def vestiging_vastleggen(*, actor: Actor, school_id: int, nummer: str, naam: str, plaats: str) -> list[Verschil]:
    """A location that is new under this number, or another name or place for the one that has it."""
    eis_swv(actor, "vestiging_vastleggen")
    school = haal_school(actor, school_id)
    return _wijzig(
        actor,
        school_id,
        replace(gegevens_van(school), vestigingsnummer=nummer, vestigingsnaam=naam, vestigingsplaats=plaats),
    )


def schoolrelatie_vastleggen(
    *, actor: Actor, school_id: int, soort: RelatieSoort, van: date, tot: date
) -> list[Verschil]:
    """Another kind of relation from a day on, or another last day; what ran before is closed, not rewritten.

    Raises NuNietMogelijk for a day that is past: dossiers were begun under what held then.
    """
    eis_swv(actor, "schoolrelatie_vastleggen")
    school = haal_school(actor, school_id)
    geldend = geldende_relatie(relaties_van(actor, [school]).get(school.pk, []), actor.vandaag)
    if (geldend is None or geldend.soort != soort) and van < actor.vandaag:
        raise NuNietMogelijk("Kies vandaag of een latere dag: wat al heeft gegolden, blijft staan.")
    if tot <= max(van, actor.vandaag):
        raise NuNietMogelijk("De relatie stopt voor zij begint, of in het verleden. Kies een latere laatste dag.")
    with transaction.atomic():
        nieuw = replace(gegevens_van(school), relatie=str(soort.value), van=van, tot=tot)
        return school_vastleggen(swv_id=actor.swv_ids[0], vandaag=actor.vandaag, gegevens=nieuw)[1]


def gegevens_van(school: School) -> Schoolgegevens:
    """What is known of a school, in the form in which it is changed."""
    return Schoolgegevens(
        brin=school.brin,
        naam=school.naam,
        bestuur=school.bestuur.naam,
        soort=school.soort,
        plaats=school.plaats,
        straat_huisnummer=school.straat_huisnummer,
        postcode=school.postcode,
    )


def houdt_een_ander_bij(actor: Actor, school: School) -> bool:
    """Whether another SWV keeps the name and address of this school."""
    stand = Stand(actor.swv_ids[0], actor.vandaag, actor.vandaag)
    stand.laad([gegevens_van(school)])
    return stand.houdt_een_ander_bij(school.brin)


def _wijzig(actor: Actor, school_id: int, gegevens: Schoolgegevens) -> list[Verschil]:
    school = haal_school(actor, school_id)
    if school.brin != gegevens.brin:
        raise NuNietMogelijk("De BRIN van een school verandert niet. Voeg een nieuwe school toe.")
    if houdt_een_ander_bij(actor, school):
        raise GeenRecht(VAN_EEN_ANDER, "OVZ-16")
    if geldende_relatie(relaties_van(actor, [school]).get(school.pk, []), actor.vandaag) is None:
        raise NuNietMogelijk("Deze school werkt niet meer met u samen. Leg eerst weer een relatie vast.")
    with transaction.atomic():
        return school_vastleggen(swv_id=actor.swv_ids[0], vandaag=actor.vandaag, gegevens=gegevens)[1]
