"""The register of mandates: who may decide, from when to when, on what ground; and the question before a besluit."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from aanvragen.kinds import alle_soorten
from aanvragen.models import Mandaat
from aanvragen.rules.mandaat import Bevoegdheid, Machtiging, toets_bevoegdheid
from aanvragen.selectors import route_van
from swv.kern.beleid.route import Route, Stap, Variant
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.uitleg import Reden
from swv.kern.choices import Rol
from swv.kern.kalender.klok import nu
from swv.kern.periods import geldig_op
from swv.kern.personen.models import Lidmaatschap
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv

BESLISSERS = (Rol.VOORZITTER, Rol.DIRECTEUR)
EEN_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class NieuwMandaat:
    """What is written in the register; `tot_en_met` is the last day on which it holds."""

    lidmaatschap: int
    functie: str
    plaatsvervanger: bool
    route: str
    van: date
    tot_en_met: date
    grondslag: str
    document: str


def mogelijke_gemachtigden(actor: Actor) -> list[Lidmaatschap]:
    """The people of the bureau who can take decisions: the functions that a route knows (OVZ-23, RCH-14)."""
    rijen = Lidmaatschap.objects.zichtbaar_voor(actor).filter(
        geldig_op(actor.vandaag), swv_id__in=actor.swv_ids, rol__in=functies_van(actor)
    )
    return list(rijen.select_related("persoon").order_by("persoon__achternaam", "pk"))


def functies_van(actor: Actor) -> list[Rol]:
    """The functions in which somebody of this SWV decides: chair and director, and whom a route names besides."""
    genoemd = {
        stap.wie.rol
        for soort in alle_soorten()
        for variant in beleid_op(actor.swv_ids[0], Route, actor.vandaag, soort.sleutel).varianten
        for stap in (variant.besluit, variant.niet_behandelen)
    }
    return [*BESLISSERS, *(rol for rol in Rol if rol in genoemd and rol not in BESLISSERS)]


def routes_met_mandaat(swv_id: int, dag: date) -> list[tuple[str, str]]:
    """Key and name of every route in which is decided by mandate or delegation."""
    return [
        (_sleutel(soort.sleutel, variant), f"{soort.naam}: {variant.titel}")
        for soort in alle_soorten()
        for variant in beleid_op(swv_id, Route, dag, soort.sleutel).varianten
        if {variant.besluit.bevoegdheid_soort, variant.niet_behandelen.bevoegdheid_soort} != {"zelf"}
    ]


def _sleutel(soort: str, variant: Variant) -> str:
    return f"{soort}/{variant.sleutel}"


def mandaat_vastleggen(*, actor: Actor, nieuw: NieuwMandaat) -> Mandaat:
    """Write a mandate in the register (OVZ-23, ROL-44): the secretariaat, never for oneself, always with its document.

    The function itself is a lidmaatschap; a mandate gives the power to decide in it, or as its deputy.
    """
    eis_swv(actor, "mandaat_vastleggen")
    if nieuw.tot_en_met < nieuw.van:
        raise NuNietMogelijk("De laatste dag ligt voor de eerste. Kies een latere laatste dag.")
    with transaction.atomic():
        zet_reden("mandaat_vastleggen")
        lid = next((lid for lid in mogelijke_gemachtigden(actor) if lid.pk == nieuw.lidmaatschap), None)
        if lid is None:
            raise NuNietMogelijk("Kies iemand uit de lijst.")
        if lid.persoon_id == actor.persoon_id:
            raise GeenRecht("U kunt geen mandaat voor uzelf vastleggen. Vraag een collega.", "OVZ-23")
        if not nieuw.plaatsvervanger and lid.rol != nieuw.functie:
            raise NuNietMogelijk(
                f"{lid.persoon.volledige_naam} is zelf geen {Rol(nieuw.functie).label}. Leg vast dat het om een"
                " plaatsvervanger gaat, of kies iemand anders."
            )
        return Mandaat.objects.create(
            swv_id=lid.swv_id,
            persoon_id=lid.persoon_id,
            naam=lid.persoon.volledige_naam,
            functie=nieuw.functie,
            plaatsvervanger=nieuw.plaatsvervanger,
            route=nieuw.route,
            van=nieuw.van,
            tot=nieuw.tot_en_met + EEN_DAG,
            grondslag=nieuw.grondslag.strip(),
            document=nieuw.document.strip(),
            vastgelegd_door=actor.naam,
            vastgelegd_op=nu(),
        )


def mandaat_intrekken(*, actor: Actor, mandaat_id: int, reden: str) -> Mandaat:
    """End a mandate from today, with the reason; what was decided with it stands (OVZ-23)."""
    eis_swv(actor, "mandaat_intrekken")
    if not reden.strip():
        raise NuNietMogelijk("Schrijf op waarom het mandaat stopt.")
    with transaction.atomic():
        zet_reden("mandaat_intrekken")
        rijen = Mandaat.objects.zichtbaar_voor(actor).select_for_update(of=("self",))
        mandaat = rijen.filter(pk=mandaat_id, ingetrokken_op__isnull=True).first()
        if mandaat is None:
            raise NuNietMogelijk("Dit mandaat is al ingetrokken.")
        mandaat.ingetrokken_op, mandaat.intrekreden = max(actor.vandaag, mandaat.van), reden.strip()
        mandaat.save(update_fields=["ingetrokken_op", "intrekreden"])
        return mandaat


def bevoegdheid_van(actor: Actor, dossier: Dossier) -> Bevoegdheid | Reden:
    """What gives the actor the power to decide about this dossier today, or why nothing does; two queries."""
    return bevoegdheid_bij(actor, dossier, route_van(dossier, actor.vandaag).besluit)


def bevoegdheid_bij(actor: Actor, dossier: Dossier, stap: Stap) -> Bevoegdheid | Reden:
    """The same for a step that is not the besluit of the route, such as the decision on an objection (RCH-12)."""
    route = route_van(dossier, actor.vandaag)
    rijen = Mandaat.objects.zichtbaar_voor(actor).filter(swv_id=dossier.swv_id, persoon_id=actor.eigen_persoon_id)
    machtigingen = [
        Machtiging(m.functie, m.plaatsvervanger, m.van, m.tot, m.grondslag, m.route, m.ingetrokken_op) for m in rijen
    ]
    sleutel = _sleutel(dossier.soort, route)
    return toets_bevoegdheid(stap, actor.rol, machtigingen, dag=actor.vandaag, route=sleutel)


def bevoegdheid_niet_behandelen(actor: Actor, dossier: Dossier) -> Bevoegdheid | Reden:
    """What gives the actor the power to leave this aanvraag out of treatment, or why nothing does (RCH-14, OVZ-23)."""
    return bevoegdheid_bij(actor, dossier, route_van(dossier, actor.vandaag).niet_behandelen)


def eis_bevoegdheid(actor: Actor, dossier: Dossier) -> Bevoegdheid:
    """The power to decide; GeenRecht with the rule when there is none (OVZ-23)."""
    return of_geen_recht(bevoegdheid_van(actor, dossier))


def of_geen_recht(uitkomst: Bevoegdheid | Reden) -> Bevoegdheid:
    """The power that was found; GeenRecht with the rule when there is none (OVZ-23)."""
    if isinstance(uitkomst, Reden):
        raise GeenRecht(uitkomst.tekst, uitkomst.regel)
    return uitkomst
