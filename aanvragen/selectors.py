"""Reads of an aanvraag: always inside a scope, and for lists always for an actor."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import OrderBy

from aanvragen.advices import klaar_met_advies
from aanvragen.answers import antwoorden_met_zienswijzen, formulier_van
from aanvragen.choices import BERICHTLEZERS, Berichtsoort, Status
from aanvragen.choices import Ondertekenstand as Handtekenstand
from aanvragen.kinds import overlappende_soorten, soort_van
from aanvragen.models import (
    Aanvraag,
    Antwoord,
    Bericht,
    Berichtlezing,
    Buitenbehandeling,
    Handtekening,
    Opschorting,
    Termijnbericht,
    Zienswijze,
)
from aanvragen.rules.ondertekening import GETEKENDE_FORMULIEREN, controlegetal_van
from aanvragen.rules.stand import Dossierstand, Ondertekening, Ondertekenstand
from aanvragen.rules.volledigheid import Volledigheid, met_bevoegdheid, toets_volledigheid
from aanvragen.transitions import ONBESLIST
from swv.kern.beleid.feiten import catalogus_van
from swv.kern.beleid.route import Route, Stap, Variant
from swv.kern.beleid.schema import Document as Documenteis
from swv.kern.beleid.schema import Documenten, Termijnen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.choices import Rol
from swv.kern.documenten.models import Brief, Document
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.kalender.selectors import kalender_voor
from swv.kern.organisatie.models import School, SchoolRelatie, Swv
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Lidmaatschap
from swv.kern.termijnen.beslistermijn import Termijnfeiten, Termijnoverzicht, bereken_termijnen
from swv.kern.termijnen.dwangsom import Dwangsomtelling, tel_dwangsomdagen
from swv.kern.termijnen.herstel import Herstelverloop, herstelverloop
from swv.kern.termijnen.opschorting import (
    EEN_DAG,
    Grond,
    TermijnGeweigerd,
    aanvulverzoek,
    andere_opschorting,
    onbehandeld,
)
from swv.kern.termijnen.opschorting import Opschorting as TermijnOpschorting
from swv.kern.termijnen.rules import Verdaging
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.voorwaarden import leesbare_veldgroepen


def dossierlijst(actor: Actor) -> QuerySet[Dossier]:
    """The dossiers that the actor sees, one's own and then the newest first.

    To be filtered and paged by key (see `dossiers_in_lijst`).
    """
    nieuwste = F("ingediend_op").desc(nulls_first=True)
    return Dossier.objects.zichtbaar_voor(actor).order_by(*van_mij_eerst(actor), nieuwste, "-pk")


def van_mij_eerst(actor: Actor) -> list[OrderBy]:
    """For a coordinator: what the actor is the first contact of, before what is a colleague's. Others order not."""
    if actor.rol != Rol.OCO:
        return []
    return [Case(When(aanvraag__contactpersoon_id=actor.persoon_id, then=Value(0)), default=Value(1)).asc()]


def dossiers_in_lijst(actor: Actor, ids: Iterable[int]) -> list[Dossier]:
    """What a list shows of these dossiers, in the order given; two queries.

    Apart from choosing the page, because each joined table has a policy that is then weighed for these rows only. The
    leerlingen apart again: joined, their policy makes the planner read all of them.
    """
    volgorde = list(ids)
    rijen = Dossier.objects.zichtbaar_voor(actor).select_related("aanvraag", "school").prefetch_related("leerling")
    gevonden = rijen.in_bulk(volgorde)
    return [gevonden[pk] for pk in volgorde if pk in gevonden]


def lopende_aanvragen(actor: Actor, leerling_id: int, soort: str) -> QuerySet[Dossier]:
    """The dossiers about this pupil that the actor sees, are not decided, and ask for the same as `soort`."""
    rijen = Dossier.objects.zichtbaar_voor(actor).filter(
        leerling_id=leerling_id, soort__in=overlappende_soorten(soort), aanvraag__status__in=ONBESLIST
    )
    return rijen.select_related("aanvraag", "school").order_by("-pk")


def procedurebeleid_datum(dossier: Dossier, vandaag: date) -> date:
    """The day whose procedure policy applies: submission, and before that today (OPEN-83)."""
    return dossier.ingediend_op.astimezone(AMSTERDAM).date() if dossier.ingediend_op else vandaag


def documenteisen(dossier: Dossier, vandaag: date) -> dict[str, Documenteis]:
    """The documents that the policy of this kind knows, by code."""
    beleid = beleid_op(dossier.swv_id, Documenten, procedurebeleid_datum(dossier, vandaag), dossier.soort)
    return {document.code: document for document in beleid.documenten}


def route_van(dossier: Dossier, vandaag: date) -> Variant:
    """The route of this aanvraag: steps as data, chosen by the facts (RCH-22, OPEN-80).

    A fact that nobody gave never leads to the route that asks for agreement (TLV-65).
    """
    route = beleid_op(dossier.swv_id, Route, procedurebeleid_datum(dossier, vandaag), dossier.soort)
    feiten = {feit.naam: None for feit in catalogus_van(dossier.soort)} | soort_van(dossier.soort).feiten_lezen(dossier)
    return route.kies(feiten)


def besluitstappen_van(dossier: Dossier, vandaag: date) -> list[Stap]:
    """How parents may read who decides: the besluit of every variant of the route.

    Which variant applies can hang on answers that a reader may not see, so none is chosen here.
    """
    route = beleid_op(dossier.swv_id, Route, procedurebeleid_datum(dossier, vandaag), dossier.soort)
    return [variant.besluit for variant in route.varianten]


def volledigheid_van(actor: Actor, dossier: Dossier) -> Volledigheid:
    """Completeness as school or secretariaat can judge it, and whether the right SWV is asked (TLV-44, TLV-40)."""
    bestanden: dict[str, tuple[date | None, ...]] = {}
    aanwezig = Document.objects.van(actor, dossier).filter(ingetrokken_op__isnull=True)
    for soort, datum in aanwezig.values_list("soort", "datum").order_by("pk"):
        bestanden[soort] = (*bestanden.get(soort, ()), datum)
    ouders, leerling = _handtekeningen(actor, dossier)
    dag = procedurebeleid_datum(dossier, actor.vandaag)
    stand = Dossierstand(
        peildatum=dag,
        geboortedatum=dossier.leerling.geboortedatum,
        antwoorden=antwoorden_met_zienswijzen(actor, dossier),
        feiten={},
        bestanden=bestanden,
        ouders=ouders,
        leerling=leerling,
    )
    documenten = beleid_op(dossier.swv_id, Documenten, dag, dossier.soort)
    route = beleid_op(dossier.swv_id, Route, dag, dossier.soort)
    uitkomst = toets_volledigheid(stand, formulier_van(dossier), documenten, catalogus_van(dossier.soort), route)
    return met_bevoegdheid(uitkomst, soort_van(dossier.soort).bevoegdheid(actor, dossier))


def _handtekeningen(actor: Actor, dossier: Dossier) -> tuple[tuple[Ondertekening, ...], Ondertekening | None]:
    ouders: list[Ondertekening] = []
    leerling = None
    for rij in handtekeningen_van(actor, dossier):
        stand = cast(Ondertekenstand, rij.stand)
        ondertekening = Ondertekening(rij.naam, stand, rij.op, rij.reden, rij.herinnerd_op, rij.verlopen)
        if rij.partij_id is None:
            leerling = ondertekening
        else:
            ouders.append(ondertekening)
    return tuple(ouders), leerling


@dataclass(frozen=True, slots=True)
class Gelezen:
    """The answers and documents of a dossier as the actor reads them, to compare with what somebody signed."""

    groepen: frozenset[str]
    formulier: int
    antwoorden: tuple[tuple[str, str, dict[str, Any]], ...]
    documenten: tuple[tuple[str, str, str], ...]

    def controlegetal(self, groepen: Iterable[str]) -> str:
        """The number of what somebody reads who has these field groups."""
        gekozen = frozenset(groepen)
        return controlegetal_van(
            self.formulier,
            [rij for rij in self.antwoorden if rij[1] in gekozen],
            [(soort, sha256) for soort, groep, sha256 in self.documenten if groep in gekozen],
        )


def gelezen_door(actor: Actor, dossier: Dossier) -> Gelezen:
    """What the actor reads now; four queries."""
    antwoorden = Antwoord.objects.van(actor, dossier)
    documenten = Document.objects.van(actor, dossier).filter(ingetrokken_op__isnull=True)
    documenten = documenten.exclude(soort__in=GETEKENDE_FORMULIEREN)
    return Gelezen(
        frozenset(str(groep) for groep in leesbare_veldgroepen(actor, dossier)),
        Aanvraag.objects.values_list("formulier_id", flat=True).get(dossier=dossier),
        tuple(antwoorden.values_list("sectie", "veldgroep", "waarden")),
        tuple(documenten.values_list("soort", "veldgroep", "sha256")),
    )


def handtekeningen_van(actor: Actor, dossier: Dossier) -> list[Handtekening]:
    """The signatures that the actor sees, each with `verlopen`: given online about something else than it is now.

    Only who reads all that the signer read can tell; for others it has not changed. One query, and four more when
    somebody signed online.
    """
    rijen = list(Handtekening.objects.van(actor, dossier))
    nu_gelezen = gelezen_door(actor, dossier) if any(rij.online_op for rij in rijen) else None
    for rij in rijen:
        groepen = frozenset(rij.veldgroepen or ())
        if nu_gelezen is not None and rij.online_op is not None and groepen <= nu_gelezen.groepen:
            rij.verlopen = nu_gelezen.controlegetal(groepen) != rij.controlegetal
    return rijen


def eigen_handtekening(actor: Actor, dossier: Dossier) -> Handtekening | None:
    """The signature that is asked of the actor: a parent's own, or the pupil's (TLV-60)."""
    return eigen_van(actor, handtekeningen_van(actor, dossier))


def eigen_van(actor: Actor, rijen: Iterable[Handtekening]) -> Handtekening | None:
    """The own one among the signatures of a dossier."""
    if actor.rol == Rol.LEERLING:
        return next((rij for rij in rijen if rij.partij_id is None), None)
    return next((rij for rij in rijen if actor.rol == Rol.OUDER and rij.partij_id in actor.partij_ids), None)


def klaar_voor_gezin(handtekening: Handtekening | None, zienswijze: Zienswijze | None) -> frozenset[str]:
    """What a parent or pupil need not do, by the own signature and view: nobody asked, or it was done."""
    gedaan: set[str] = set()
    if handtekening is None or (handtekening.stand != Handtekenstand.OPEN and not handtekening.verlopen):
        gedaan.add("aanvraag_tekenen")
    if zienswijze is not None and zienswijze.verzonden_op is not None:
        gedaan.add("zienswijze_geven")
    return frozenset(gedaan)


def eigen_zienswijze(actor: Actor, dossier: Dossier) -> Zienswijze | None:
    """What the actor wrote as a parent or as the pupil, sent or not."""
    van = Q(partij__isnull=True) if actor.rol == Rol.LEERLING else Q(partij_id__in=actor.partij_ids)
    return Zienswijze.objects.van(actor, dossier).filter(van).first()


def termijnen_van(
    dossier: Dossier, aanvraag: Aanvraag, *, stel: tuple[TermijnOpschorting, ...] = ()
) -> Termijnoverzicht | None:
    """Both dates with every counted day (RCH-01); None before submission. Five queries.

    `stel` adds suspensions that are not there yet, to show beforehand what they would do.
    """
    if dossier.ingediend_op is None:
        return None
    ingediend = dossier.ingediend_op.astimezone(AMSTERDAM).date()
    beleid = beleid_op(dossier.swv_id, Termijnen, ingediend)
    opschortingen = tuple(
        aanvulverzoek(rij.gevraagd_op, rij.hersteltermijn, rij.aangevuld_op)
        for rij in Opschorting.objects.filter(dossier=dossier).order_by("gevraagd_op", "pk")
    )
    berichten = Termijnbericht.objects.filter(dossier=dossier)
    andere = tuple(
        andere_opschorting(cast(Grond, rij.soort), rij.van, rij.tot) for rij in berichten if rij.van is not None
    )
    herroepen = Buitenbehandeling.objects.filter(dossier=dossier, herroepen_op__isnull=False).order_by("pk")
    stil = tuple(
        onbehandeld(rij.genomen_op.astimezone(AMSTERDAM).date(), rij.herroepen_op.astimezone(AMSTERDAM).date())
        for rij in herroepen
        if rij.herroepen_op is not None
    )
    verdagingen = [Verdaging(rij.bericht_op, rij.tot) for rij in berichten if rij.soort == Berichtsoort.VERDAGING]
    volledig = aanvraag.volledig_op.astimezone(AMSTERDAM).date() if aanvraag.volledig_op else None
    feiten = Termijnfeiten(
        ingediend_op=ingediend,
        volledig_op=volledig,
        opschortingen=(*opschortingen, *andere, *stil, *stel),
        verdaging=verdagingen[0] if verdagingen else None,
        gelijkgesteld=frozenset(beleid.gelijkgestelde_dagen),
    )
    return bereken_termijnen(feiten, beleid.regels, kalender_voor(dossier.swv.vakantieregio))


def uiterste_dag_bij_indienen(dossier: Dossier, vandaag: date) -> date:
    """The last day in law if the school submitted today (RCH-01), by the policy of today; two queries."""
    beleid = beleid_op(dossier.swv_id, Termijnen, vandaag)
    feiten = Termijnfeiten(ingediend_op=vandaag, gelijkgesteld=frozenset(beleid.gelijkgestelde_dagen))
    return bereken_termijnen(feiten, beleid.regels, kalender_voor(dossier.swv.vakantieregio)).uiterste.uiterste_dag


def verlopen_aanvulling(dossier: Dossier, vandaag: date) -> Herstelverloop | None:
    """The lapse of the open request for additions; None when there is none, or it has not lapsed (RCH-14)."""
    return verlopen_aanvullingen([dossier], vandaag).get(dossier.pk)


def verlopen_aanvullingen(dossiers: Iterable[Dossier], vandaag: date) -> dict[int, Herstelverloop]:
    """Per dossier the lapse of its open request; at most one query per SWV, none when nothing lapsed."""
    vrije_dagen: dict[int, tuple[date, ...]] = {}
    uit: dict[int, Herstelverloop] = {}
    for dossier in dossiers:
        aanvraag = dossier.aanvraag
        if aanvraag.status != Status.AANVULLING_GEVRAAGD or herstelverloop(aanvraag.hersteltermijn, vandaag) is None:
            continue
        if dossier.swv_id not in vrije_dagen:
            vrije_dagen[dossier.swv_id] = beleid_op(dossier.swv_id, Termijnen, vandaag).gelijkgestelde_dagen
        verloop = herstelverloop(aanvraag.hersteltermijn, vandaag, gelijkgesteld=vrije_dagen[dossier.swv_id])
        if verloop is not None:
            uit[dossier.pk] = verloop
    return uit


def dwangsom_van(dossier: Dossier, vandaag: date) -> Dwangsomtelling | None:
    """The days after a notice of default, until the letters went out; None without notice (RCH-06). One query."""
    ontvangen = dossier.aanvraag.ingebreke_op
    if ontvangen is None:
        return None
    klaar = dossier.verzonden_op.astimezone(AMSTERDAM).date() - EEN_DAG if dossier.verzonden_op else vandaag
    gelijkgesteld = beleid_op(dossier.swv_id, Termijnen, vandaag).gelijkgestelde_dagen
    return tel_dwangsomdagen(ontvangen, klaar, gelijkgesteld=gelijkgesteld)


@dataclass(frozen=True, slots=True)
class Aanvulgevolg:
    """What a request for additions does to the term: it stands still from `van` to `tot`, and ends on `nieuw`."""

    van: date
    tot: date
    oud: date
    nieuw: date


def gevolg_van_aanvulling(dossier: Dossier, vandaag: date, hersteltermijn: date) -> Aanvulgevolg | None:
    """What asking today until `hersteltermijn` would do; None when that cannot be (RCH-02, RCH-03)."""
    try:
        stilstand = aanvulverzoek(vandaag, hersteltermijn)
    except TermijnGeweigerd:
        return None
    nu = termijnen_van(dossier, dossier.aanvraag)
    straks = termijnen_van(dossier, dossier.aanvraag, stel=(stilstand,))
    if nu is None or straks is None:
        return None
    return Aanvulgevolg(stilstand.van, stilstand.tot, nu.uiterste.uiterste_dag, straks.uiterste.uiterste_dag)


def ongelezen_voor(actor: Actor) -> QuerySet[Bericht]:
    """The messages of others that the actor sees and did not open yet.

    For the bureau only since this person works there: a newcomer need not open what was settled long ago. And not what
    the bureau itself had to tell.
    """
    if actor.rol not in BERICHTLEZERS or actor.gebruiker_id is None or actor.lidmaatschap_id is None:
        return Bericht.objects.none()
    gelezen = Berichtlezing.objects.filter(gebruiker_id=actor.gebruiker_id, bericht_id=OuterRef("pk"))
    rijen = Bericht.objects.zichtbaar_voor(actor).exclude(afzender_id=actor.persoon_id).filter(~Exists(gelezen))
    if actor.is_bureau:
        rijen = rijen.filter(
            mededeling="", op__date__gte=Lidmaatschap.objects.filter(pk=actor.lidmaatschap_id).values("van")
        )
    return rijen


def ongelezen_per_dossier(actor: Actor) -> dict[int, int]:
    """Per dossier how many messages wait to be read, over all dossiers of the actor; at most one query."""
    if actor.rol not in BERICHTLEZERS:
        return {}
    return dict(ongelezen_voor(actor).order_by().values_list("dossier_id").annotate(aantal=Count("pk")))


def brieven_klaargezet(actor: Actor, dossier_ids: Iterable[int]) -> set[int]:
    """The dossiers whose letters about the besluit that counts have been ordered; one query."""
    brieven = Brief.objects.zichtbaar_voor(actor).filter(
        dossier_id__in=list(dossier_ids), aangemaakt_op__gte=F("dossier__besloten_op")
    )
    return set(brieven.values_list("dossier_id", flat=True))


def gedaan_in(actor: Actor, dossier: Dossier) -> frozenset[str]:
    """The acts that the status still allows, but that the actor has done in this dossier."""
    gedaan: set[str] = set()
    if actor.rol == Rol.DESKUNDIGE and klaar_met_advies(actor, [dossier.pk]):
        gedaan |= {"advies_opslaan", "advies_vaststellen"}
    if actor.rol == Rol.SECRETARIAAT and brieven_klaargezet(actor, [dossier.pk]):
        gedaan.add("brieven_verzenden")
    return frozenset(gedaan)


def eigen_scholen(actor: Actor) -> list[School]:
    """The schools for which the actor acts."""
    rijen = School.objects.filter(partij__pk__in=actor.partij_ids).select_related("partij", "bestuur")
    return list(rijen.order_by("naam"))


def swvs_van_school(school: School, vandaag: date) -> list[Swv]:
    """The SWVs to which a school relates today, its own first (aangesloten before opting-in and gast)."""
    relaties = SchoolRelatie.objects.filter(geldig_op(vandaag), school=school).select_related("swv")
    return [relatie.swv for relatie in relaties.order_by("soort", "swv__naam")]
