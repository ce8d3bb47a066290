"""The conditions of which access tables are made: the application's own lock, independent of row-level security."""

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When

from swv.kern.choices import Conditie, Inzagerol, Rol, Veldgroep
from swv.kern.periods import geldig_op
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.inzage import INZAGE
from swv.kern.toegang.models import Betrokkenheid, Dossier
from swv.kern.toegang.tabellen import NIETS, Voorwaarde

# A path is the lookup prefix from the model of the table to its dossier: "" for Dossier itself, "dossier__" below it.
ZELF, ONDER = "", "dossier__"


def _id_van(pad: str) -> str:
    return "pk" if pad == ZELF else pad.removesuffix("__") + "_id"


def _dossier_met(q: Q, pad: str) -> Q:
    """The dossier at the end of `pad` meets `q`, without a join: that would also hide rows that one sees anyhow,
    such as one's own advice after the dossier has closed (INZ-09)."""
    return Q(Exists(Dossier.objects.filter(q, pk=OuterRef(_id_van(pad))))) if pad != ZELF and q else q


def betrokken_q(actor: Actor, *rollen: str, pad: str = ZELF, veldgroep: Veldgroep | str | None = None) -> Q:
    """The actor has a Betrokkenheid today in one of `rollen` (all of the actor's when none are named).

    `veldgroep` asks that the Betrokkenheid is not narrowed to other field groups (INZ-16); an OuterRef may be given.
    """
    gevraagd = set(rollen or actor.inzagerollen) & set(actor.inzagerollen)
    if not gevraagd or not actor.partij_ids:
        return NIETS
    rijen = Betrokkenheid.objects.filter(
        geldig_op(actor.vandaag), dossier_id=OuterRef(_id_van(pad)), partij_id__in=actor.partij_ids, rol__in=gevraagd
    )
    if veldgroep is not None:
        rijen = rijen.filter(Q(veldgroepen__isnull=True) | Q(veldgroepen__contains=[veldgroep]))
    return Q(Exists(rijen))


def bureau_q(actor: Actor, *, pad: str = ZELF) -> Q:
    """The dossier belongs to the actor's SWV and has got as far as the function may see."""
    if not actor.swv_ids:
        return NIETS
    fase = {
        Rol.SECRETARIAAT: Q(ingediend_op__isnull=False),
        Rol.VOORZITTER: Q(ingediend_op__isnull=False),
        Rol.DIRECTEUR: Q(ingediend_op__isnull=False),
        Rol.FINANCIEN: Q(toegekend_op__isnull=False),
        Rol.SYSTEEM: Q(),
    }
    if actor.rol not in fase:
        return NIETS
    return _dossier_met(Q(swv_id__in=actor.swv_ids) & fase[Rol(actor.rol)], pad)


def conditie_q(conditie: Conditie, pad: str) -> Q:
    """A condition of the inzage table as a query on the dossier's facts."""
    feit = {
        Conditie.ALTIJD: Q(),
        Conditie.PER_DELING: Q(),
        Conditie.CONCEPT: Q(ingediend_op__isnull=True),
        Conditie.AANVULBAAR: Q(ingediend_op__isnull=True) | Q(aanvulling_open=True),
        Conditie.NA_BESLUIT: Q(besloten_op__isnull=False),
        Conditie.NA_TOEKENNING: Q(toegekend_op__isnull=False),
        Conditie.ADVIEZEN_VAST: Q(adviezen_vast_op__isnull=False),
    }[conditie]
    return _dossier_met(feit, pad)


def veldgroep_q(actor: Actor, veldgroep: Veldgroep, recht: str, *, pad: str) -> Q:
    """The actor has `recht` ('lezen' or 'bewerken') on one field group of the dossier at the end of `pad`."""
    uitkomst = NIETS
    for rol in (actor.rol, *actor.inzagerollen):
        cel = INZAGE[Inzagerol(rol)].get(veldgroep) if rol in Inzagerol.values else None
        conditie = getattr(cel, recht) if cel else None
        if conditie is None:
            continue
        wie = bureau_q(actor, pad=pad) if rol == actor.rol and actor.is_bureau else None
        if wie is None:
            wie = betrokken_q(actor, rol, pad=pad, veldgroep=veldgroep)
        uitkomst |= wie & conditie_q(conditie, pad)
    return uitkomst


def betrokken(*rollen: str, pad: str = ZELF) -> Voorwaarde:
    """Involved in the dossier today."""
    tekst = "betrokken" + (f" als {', '.join(str(Inzagerol(r).label) for r in rollen)}" if rollen else "")
    return Voorwaarde(tekst, lambda actor: betrokken_q(actor, *rollen, pad=pad))


def bureau(*, pad: str = ZELF) -> Voorwaarde:
    """Dossiers of the own SWV, from the phase that the function may see."""
    return Voorwaarde("dossiers van het eigen SWV vanaf de fase van de functie", lambda actor: bureau_q(actor, pad=pad))


def per_veldgroep(recht: str = "lezen", *, pad: str = ONDER, vast: Veldgroep | None = None) -> Voorwaarde:
    """By the field group of the row (column `veldgroep`), or of the whole table when `vast` is given."""

    def q(actor: Actor) -> Q:
        if vast is not None:
            return veldgroep_q(actor, vast, recht, pad=pad)
        uitkomst = NIETS
        for veldgroep in Veldgroep:
            uitkomst |= Q(veldgroep=veldgroep) & veldgroep_q(actor, veldgroep, recht, pad=pad)
        return uitkomst

    return Voorwaarde(f"veldgroep {vast.label if vast else 'van de rij'}: {recht}", q)


def leesbare_veldgroepen(actor: Actor, dossier: Dossier) -> frozenset[Veldgroep]:
    """The field groups of this dossier that the actor may read today; one query."""
    return _veldgroepen(actor, dossier, "lezen")


def bewerkbare_veldgroepen(actor: Actor, dossier: Dossier) -> frozenset[Veldgroep]:
    """The field groups of this dossier that the actor may change today; one query."""
    return _veldgroepen(actor, dossier, "bewerken")


def _veldgroepen(actor: Actor, dossier: Dossier, recht: str) -> frozenset[Veldgroep]:
    velden = {veldgroep.value: veldgroep_q(actor, veldgroep, recht, pad=ZELF) for veldgroep in Veldgroep}
    rijen = markeer(Dossier.objects.filter(pk=dossier.pk), velden)
    return frozenset(Veldgroep(naam) for naam in velden if rijen and rijen[0][naam])


def markeer(dossiers: QuerySet[Dossier], voorwaarden: dict[str, Q]) -> list[dict[str, bool]]:
    """Per dossier, which of the named conditions hold; one query for all."""
    kolommen = {
        naam: Case(When(q, then=Value(True)), default=Value(False), output_field=BooleanField())
        for naam, q in voorwaarden.items()
    }
    return list(dossiers.annotate(**kolommen).values("pk", *kolommen))
