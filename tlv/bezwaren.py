"""Reads of the objection: what runs, whose it is, and by which letter its term is counted."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Least

from aanvragen.models import Buitenbehandeling
from swv.kern.beleid.schema import Bezwaar as Bezwaarbeleid
from swv.kern.beleid.schema import Termijnen
from swv.kern.beleid.selectors import beleid_op
from swv.kern.choices import Inzagerol, Rol
from swv.kern.documenten.letter_weergave import BESLUIT_TLV, BUITEN_BEHANDELING
from swv.kern.documenten.models import Bezorging, Brief
from swv.kern.documenten.retour import met_bezorgingen
from swv.kern.kalender.klok import AMSTERDAM, nu
from swv.kern.kalender.schooljaren import leeftijd_op
from swv.kern.organisatie.models import Partij
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Gezag
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Betrokkenheid, Dossier
from tlv.choices import Bezwaarstapsoort, Bezwaarstatus, Hoedanigheid
from tlv.models import Bezwaar, Bezwaarstap
from tlv.models.bezwaar import LOPEND
from tlv.rules.bezwaar import Bekendmaking, Bezorgd, bekendmaking, belanghebbend
from tlv.rules.bezwaar import Hoedanigheid as Belang
from tlv.rules.bezwaarbeslissing import Bezwaarstand, Uitkomst

ALS_INDIENER: dict[str, tuple[Inzagerol, Hoedanigheid]] = {
    Rol.OUDER: (Inzagerol.OUDER, Hoedanigheid.OUDER),
    Rol.LEERLING: (Inzagerol.LEERLING_18, Hoedanigheid.LEERLING),
    Rol.SCHOOLBESTUUR: (Inzagerol.BESTUUR, Hoedanigheid.BESTUUR),
}
"""As what somebody takes part in a dossier who objects in the portal (TLV-164)."""


@dataclass(frozen=True, slots=True)
class Indiener:
    """Somebody who can be named as objector when the secretariaat records one."""

    sleutel: str
    naam: str
    hoedanigheid: Hoedanigheid
    partij_id: int | None


def bezwaarbeleid(swv_id: int, dag: date) -> Bezwaarbeleid:
    """How this SWV treats an objection that came on a day."""
    return beleid_op(swv_id, Bezwaarbeleid, dag)


def gelijkgestelde_dagen(swv_id: int, dag: date) -> tuple[date, ...]:
    """Days that the government equated with a holiday (Algemene termijnenwet art. 3 lid 3)."""
    return tuple(beleid_op(swv_id, Termijnen, dag).gelijkgestelde_dagen)


def eigen_concept(actor: Actor, dossier: Dossier) -> Bezwaar | None:
    """The objection that the actor is writing, if any."""
    eigen = Bezwaar.objects.van(actor, dossier).filter(indiener_id__in=actor.partij_ids)
    return eigen.filter(ingediend_op__isnull=True).order_by("pk").first()


def eigen_partij(actor: Actor, dossier: Dossier) -> int:
    """As which partij the actor objects here; a parent may have one per child."""
    rol, _ = ALS_INDIENER[actor.rol]
    rijen = Betrokkenheid.objects.van(actor, dossier).filter(geldig_op(actor.vandaag), rol=rol)
    rij = rijen.filter(partij_id__in=actor.partij_ids).order_by("pk").first()
    return int(rij.partij_id) if rij else actor.partij_ids[0]


def maakte_bezwaar(actor: Actor, dossier: Dossier) -> bool:
    """Whether the actor has an objection that runs or is being written; one query."""
    eigen = Bezwaar.objects.van(actor, dossier).filter(indiener_id__in=actor.partij_ids)
    return eigen.filter(afgesloten_op__isnull=True).exists()


def bezwaren_van(actor: Actor, dossier: Dossier) -> QuerySet[Bezwaar]:
    """The objections of a dossier that the actor may read, the newest first."""
    return Bezwaar.objects.van(actor, dossier).order_by("-pk")


def lopende_bezwaren(actor: Actor) -> QuerySet[Bezwaar]:
    """What runs, the nearest last day on top: passing on until that is done, deciding after it (RCH-11, RCH-12)."""
    eerst = Least("doorzenden_uiterlijk", "beslissen_uiterlijk")
    nog_door = Bezwaar.objects.zichtbaar_voor(actor).filter(LOPEND).select_related("dossier__leerling", "dossier__swv")
    return nog_door.annotate(eerste_dag=eerst).order_by("eerste_dag", "pk")


def afgesloten_bezwaren(actor: Actor) -> QuerySet[Bezwaar]:
    """What was decided or withdrawn, the last on top."""
    rijen = Bezwaar.objects.zichtbaar_voor(actor).filter(afgesloten_op__isnull=False)
    return rijen.select_related("dossier__leerling", "dossier__swv").order_by(F("afgesloten_op").desc(), "-pk")


def brieven_over(bezwaar: Bezwaar) -> QuerySet[Brief]:
    """The letters that went out about the besluit that is objected to, as the running scope sees them."""
    bezorgd = Bezorging.objects.filter(brief=OuterRef("pk"))
    brieven = Brief.objects.filter(Exists(bezorgd), dossier_id=bezwaar.dossier_id).order_by("pk")
    if bezwaar.besluit_id is None:
        return brieven.filter(soort=BUITEN_BEHANDELING, onderwerp_id=buitenbehandeling_van(bezwaar).pk)
    return brieven.filter(soort=BESLUIT_TLV, onderwerp_id=bezwaar.besluit_id)


def bekendmaking_van(bezwaar: Bezwaar) -> Bekendmaking:
    """On what day the besluit was made known to the objector; of who got no letter, by all of them (RCH-10).

    The board reads the letter of its school. No day when no letter has gone out, or the own one came back. Needs the
    scope of the system; two queries.
    """
    brieven = list(met_bezorgingen(brieven_over(bezwaar)))
    als_bestuur = bezwaar.hoedanigheid == Hoedanigheid.BESTUUR
    van_indiener = [
        brief
        for brief in brieven
        if brief.ontvanger_id == bezwaar.indiener_id or (als_bestuur and brief.ontvangerrol == Inzagerol.AANVRAGER)
    ]
    return bekendmaking([keer for brief in van_indiener or brieven for keer in bezorgingen_van(brief)])


def bezorgingen_van(brief: Brief) -> list[Bezorgd]:
    """Every time that a letter was sent, from its (prefetched) deliveries."""
    return [Bezorgd(rij.verzonden_op.astimezone(AMSTERDAM).date(), rij.retour_op) for rij in brief.bezorgingen.all()]


def mogelijke_indieners(actor: Actor, dossier: Dossier) -> list[Indiener]:
    """Whom the secretariaat can name: who has gezag today, the leerling, the board, and somebody else (TLV-164)."""
    rijen = Gezag.objects.zichtbaar_voor(actor).filter(geldig_op(actor.vandaag), leerling=dossier.leerling)
    gevonden = [_ouder(rij) for rij in rijen.select_related("partij__persoon", "partij__instelling").order_by("pk")]
    persoon_id = dossier.leerling.persoon_id
    eigen = Partij.objects.filter(persoon_id=persoon_id).first() if persoon_id else None
    gevonden.append(Indiener("leerling", str(dossier.leerling), Hoedanigheid.LEERLING, eigen.pk if eigen else None))
    bestuur = dossier.school.bestuur
    gevonden.append(Indiener("bestuur", str(bestuur), Hoedanigheid.BESTUUR, bestuur.partij.pk))
    return [*gevonden, Indiener("anders", "", Hoedanigheid.ANDERS, None)]


def _ouder(rij: Gezag) -> Indiener:
    naam = str(rij.partij.persoon or rij.partij.instelling)
    return Indiener(f"partij-{rij.partij_id}", naam, Hoedanigheid.OUDER, rij.partij_id)


def loopt_nog_een(dossier: Dossier, *, behalve: int) -> bool:
    """Whether another objection against this dossier runs."""
    return Bezwaar.objects.filter(LOPEND, dossier=dossier).exclude(pk=behalve).exists()


def nog_door_te_zenden(bezwaar: Bezwaar) -> bool:
    """Whether it still has to go to the committee (RCH-11)."""
    return bezwaar.status == Bezwaarstatus.ONTVANGEN


def bezwaarstand_van(dossier: Dossier, bezwaar: Bezwaar) -> Bezwaarstand:
    """What happened in the course of a received objection, as the rules of the decision ask it (RCH-12); two queries.

    ValueError for one that was not received.
    """
    if bezwaar.ontvangen_op is None or bezwaar.beslissen_uiterlijk is None:
        raise ValueError("This objection was not received yet.")
    stappen = Bezwaarstap.objects.filter(bezwaar=bezwaar).order_by("vastgelegd_op", "pk")
    laatste = {stap.soort: stap for stap in stappen}
    gehoord, advies = (laatste.get(soort) for soort in (Bezwaarstapsoort.GEHOORD, Bezwaarstapsoort.ADVIES))
    leeftijd = leeftijd_op(dossier.leerling.geboortedatum, bezwaar.ontvangen_op)
    return Bezwaarstand(
        tijdig=bool(bezwaar.tijdig),
        belanghebbend=belanghebbend(cast(Belang, bezwaar.hoedanigheid), leeftijd=leeftijd) is None,
        commissie=bezwaarbeleid(dossier.swv_id, bezwaar.ontvangen_op).adviescommissie is not None,
        gehoord_op=gehoord.dag if gehoord else None,
        advies=cast(Uitkomst, advies.uitkomst) if advies and advies.uitkomst else None,
        beslissen_uiterlijk=bezwaar.beslissen_uiterlijk,
    )


def besluitdag_van(bezwaar: Bezwaar) -> date:
    """The day of what is objected to: the besluit, or leaving the aanvraag out of treatment."""
    if bezwaar.besluit is not None:
        return bezwaar.besluit.genomen_op.astimezone(AMSTERDAM).date()
    return buitenbehandeling_van(bezwaar).genomen_op.astimezone(AMSTERDAM).date()


def buitenbehandeling_van(bezwaar: Bezwaar) -> Buitenbehandeling:
    """What is objected to when that is no besluit on the aanvraag: the last one before the objection was sent."""
    tot = bezwaar.ingediend_op or nu()
    return Buitenbehandeling.objects.filter(dossier_id=bezwaar.dossier_id, genomen_op__lte=tot).latest("genomen_op")
