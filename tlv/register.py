"""The register of TLVs: who may see which, how each stands, and what there is to do (TLV-123, TLV-126, RCH-32)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, When

from swv.kern.beleid.schema import LeeftijdLooptijd
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.uitleg import Reden
from swv.kern.choices import SchoolSoort
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.models import Dossier
from tlv.choices import Gebruiksoort
from tlv.models import IN_KRACHT, Tlvgebruik, Toelaatbaarheidsverklaring
from tlv.rules.opvolging import Opvolgtaak, Stand, Verklaring, opvolging_van, signaal_bij, stand_van
from tlv.rules.register import (
    Overstap,
    Registerstand,
    School,
    Schoolperiode,
    invoer_te_laat,
    invoeren_uiterlijk,
    oso_code,
    registerstand,
    schoolperiodes,
)

STOPT = (Gebruiksoort.TERUGKEER, Gebruiksoort.EINDE)
TERUGPLAATSING = "TLV-123"
HOOGSTE_VOLGNUMMER, HOOGSTE_JAAR = 2**31 - 1, 2**15 - 1  # what the columns can hold


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """What somebody looks for; empty means: everything. `einde` is the year of the 31 juli on which it ends.

    `herkomst` is 'hier' or 'overgenomen'; who searches only what was granted here leaves it empty.
    """

    tekst: str = ""
    school: int | None = None
    categorie: int | None = None
    einde: int | None = None
    stand: str = ""
    herkomst: str = ""


def geldend_gebruik(actor: Actor) -> QuerySet[Tlvgebruik]:
    """The entries that the actor may read and that nobody took back, in the order in which they count."""
    rijen = Tlvgebruik.objects.zichtbaar_voor(actor).filter(teruggedraaid_op__isnull=True)
    return rijen.order_by("datum", "pk")


def tlvs_van(actor: Actor) -> QuerySet[Toelaatbaarheidsverklaring]:
    """The TLVs of the register that the actor may see, with the school where each is used; the newest number on top."""
    gebruik = geldend_gebruik(actor).filter(tlv=OuterRef("pk"))
    laatste = gebruik.filter(soort=Gebruiksoort.OVERSTAP).order_by("-datum", "-pk")
    rijen = Toelaatbaarheidsverklaring.objects.zichtbaar_voor(actor).annotate(
        gestopt_op=Subquery(gebruik.filter(soort__in=STOPT).values("datum")[:1]),
        bij_school=Case(
            When(Exists(laatste), then=Subquery(laatste.values("school_naam")[:1])),
            When(dossier__school__soort=SchoolSoort.VSO, then=F("dossier__school__naam")),
            default=Value(""),
        ),
    )
    rijen = rijen.select_related("leerling", "dossier__school", "besluit__vervangen_door")
    return rijen.order_by("-jaar", "-volgnummer", "-pk")


def dossiers_met_tlvnummer(actor: Actor, nummer: str) -> QuerySet[Toelaatbaarheidsverklaring, int] | None:
    """The dossiers of the TLVs with this number: '42', '2026-42' or with what the SWV puts before it (RCH-33)."""
    *voor, volg = nummer.split("-")
    if not volg.isdecimal() or int(volg) > HOOGSTE_VOLGNUMMER:
        return None
    rijen = Toelaatbaarheidsverklaring.objects.zichtbaar_voor(actor).filter(volgnummer=int(volg))
    if voor:
        if not voor[-1].isdecimal():
            return None
        rijen = rijen.filter(jaar=min(int(voor[-1]), HOOGSTE_JAAR))
    gevonden: QuerySet[Toelaatbaarheidsverklaring, int] = rijen.order_by().values_list("dossier_id", flat=True)
    return gevonden


def zoek(actor: Actor, vraag: Zoekvraag) -> QuerySet[Toelaatbaarheidsverklaring]:
    """The TLVs that answer the question; one query."""
    rijen = tlvs_van(actor)
    for woord in vraag.tekst.split():
        rijen = rijen.filter(
            Q(nummer__icontains=woord)
            | Q(leerling__voornaam__icontains=woord)
            | Q(leerling__tussenvoegsel__icontains=woord)
            | Q(leerling__achternaam__icontains=woord)
        )
    if vraag.school is not None:
        rijen = rijen.filter(dossier__school_id=vraag.school)
    if vraag.categorie is not None:
        rijen = rijen.filter(categorie=vraag.categorie)
    if vraag.einde is not None:
        rijen = rijen.filter(einddatum=date(vraag.einde, 7, 31))
    return rijen.filter(_met_stand(vraag.stand, actor.vandaag)) if vraag.stand else rijen


def _met_stand(stand: str, dag: date) -> Q:
    """The same as `registerstand`, as a query."""
    loopt = Q(einddatum__gte=dag) & IN_KRACHT
    gestopt = Q(gestopt_op__isnull=False, gestopt_op__lte=dag)
    return {
        "vervangen": ~IN_KRACHT,
        "verlopen": IN_KRACHT & Q(einddatum__lt=dag),
        "gebruik_gestopt": loopt & gestopt,
        "gaat_nog_in": loopt & ~gestopt & Q(ingangsdatum__gt=dag),
        "geldig": loopt & ~gestopt & Q(ingangsdatum__lte=dag),
    }.get(stand, Q())


def scholen_in_register(actor: Actor) -> list[tuple[int, str]]:
    """The schools that asked for a TLV which the actor may see."""
    rijen = Toelaatbaarheidsverklaring.objects.zichtbaar_voor(actor).order_by("dossier__school__naam")
    return list(rijen.values_list("dossier__school_id", "dossier__school__naam").distinct())


def eindjaren(actor: Actor) -> list[int]:
    """The years in which TLVs of the register end."""
    rijen = Toelaatbaarheidsverklaring.objects.zichtbaar_voor(actor).order_by("einddatum__year")
    return list(rijen.values_list("einddatum__year", flat=True).distinct())


def stand_op(tlv: Toelaatbaarheidsverklaring, dag: date) -> Registerstand:
    """How a TLV of `tlvs_van` stands on a day."""
    vervangen = getattr(tlv.besluit, "vervangen_door", None) is not None
    return registerstand(
        tlv.ingangsdatum,
        tlv.einddatum,
        dag,
        vervangen=vervangen,
        gestopt_op=tlv.gestopt_op,  # type: ignore[attr-defined]
    )


@dataclass(frozen=True, slots=True)
class Invoer:
    """The number in the school's own administration: by when, done when, and the signal when it is late (RCH-32)."""

    uiterste_dag: date
    ingevoerd_op: date | None
    signaal: Reden | None


@dataclass(frozen=True, slots=True)
class Opvolging:
    """The task of looking whether the pupil can go back, and what came of it (TLV-123)."""

    taak: Opvolgtaak
    stand: Stand
    melding: Tlvgebruik | None
    signaal: Reden | None


@dataclass(frozen=True, slots=True)
class Registerkaart:
    """All that the page of a TLV shows."""

    tlv: Toelaatbaarheidsverklaring
    stand: Registerstand
    oso: str
    scholen: tuple[Schoolperiode, ...]
    gebruik: tuple[Tlvgebruik, ...]
    einde: Tlvgebruik | None
    invoer: Invoer | None
    opvolging: Opvolging | None


def kaarten_van(actor: Actor, dossier: Dossier) -> list[Registerkaart]:
    """The TLVs of a dossier, the one in force first; three queries."""
    rijen = tlvs_van(actor).filter(dossier=dossier).prefetch_related(Prefetch("gebruik", geldend_gebruik(actor)))
    kaarten = [_kaart(actor, tlv) for tlv in rijen]
    return sorted(kaarten, key=lambda kaart: kaart.stand == "vervangen")


def _kaart(actor: Actor, tlv: Toelaatbaarheidsverklaring) -> Registerkaart:
    gebruik = tuple(tlv.gebruik.all())
    per_soort = {rij.soort: rij for rij in gebruik}
    stand = stand_op(tlv, actor.vandaag)
    telt = stand != "vervangen"
    return Registerkaart(
        tlv=tlv,
        stand=stand,
        oso=oso_code(tlv.categorie),
        scholen=schoolperiodes(overstappen(tlv, gebruik), tlv.einddatum),
        gebruik=gebruik,
        einde=next((rij for rij in gebruik if rij.soort in STOPT), None),
        invoer=invoer_van(tlv, per_soort.get(Gebruiksoort.INVOER), actor.vandaag) if telt else None,
        opvolging=_opvolging(actor, tlv, per_soort.get(Gebruiksoort.TERUGPLAATSING)) if telt else None,
    )


def overstappen(tlv: Toelaatbaarheidsverklaring, gebruik: tuple[Tlvgebruik, ...]) -> list[Overstap]:
    """Where the TLV went: it starts at the VSO school that asked for it, else where it was first recorded."""
    eigen = tlv.dossier.school
    uit = [Overstap(tlv.ingangsdatum, School(eigen.naam, eigen.brin))] if eigen.soort == SchoolSoort.VSO else []
    for rij in gebruik:
        if rij.soort == Gebruiksoort.OVERSTAP:
            uit.append(Overstap(rij.datum, School(rij.school_naam, rij.brin)))
        elif rij.soort in STOPT:
            uit.append(Overstap(rij.datum, None))
    return uit


def invoer_van(tlv: Toelaatbaarheidsverklaring, melding: Tlvgebruik | None, dag: date) -> Invoer | None:
    """By when the number must be entered; None as long as the letters have not gone out (RCH-32)."""
    if tlv.dossier.verzonden_op is None:
        return None
    uiterste = invoeren_uiterlijk(tlv.dossier.verzonden_op.astimezone(AMSTERDAM).date(), tlv.ingangsdatum)
    ingevoerd_op = melding.datum if melding else None
    return Invoer(uiterste, ingevoerd_op, invoer_te_laat(uiterste, ingevoerd_op, dag))


def _opvolging(actor: Actor, tlv: Toelaatbaarheidsverklaring, melding: Tlvgebruik | None) -> Opvolging | None:
    taak = terugplaatsing_van(tlv, actor.vandaag)
    if taak is None:
        return None
    vastgelegd = melding.datum if melding else None
    return Opvolging(
        taak, stand_van(taak, vastgelegd, actor.vandaag), melding, signaal_bij(taak, vastgelegd, actor.vandaag)
    )


def terugplaatsing_van(tlv: Toelaatbaarheidsverklaring, dag: date) -> Opvolgtaak | None:
    """The task of TLV-123 when the policy of this SWV has one."""
    regels = beleid_op(tlv.swv_id, LeeftijdLooptijd, dag).regels
    taken = opvolging_van(Verklaring(tlv.ingangsdatum, tlv.einddatum), regels)
    return next((taak for taak in taken if taak.regel == TERUGPLAATSING), None)
