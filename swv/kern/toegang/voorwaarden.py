"""The conditions of which access tables are made: the application's own lock, independent of row-level security."""

from typing import Any

from django.db.models import BooleanField, Case, Exists, OuterRef, Q, QuerySet, Value, When

from swv.kern.choices import Conditie, Inzagerol, Rol, Veldgroep
from swv.kern.periods import geldig_op
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.inzage import INZAGE
from swv.kern.toegang.lezer import Groepen, Lezer, betrokkenheden
from swv.kern.toegang.models import Betrokkenheid, Dossier
from swv.kern.toegang.tabellen import NIETS, Voorwaarde

# A path is the lookup prefix from the model of the table to its dossier: "" for Dossier itself, "dossier__" below it.
ZELF, ONDER = "", "dossier__"
ALLES = ~NIETS
"""Every row; not Q(), which says nothing at all, so that `Q() | x` would be `x`."""


def _id_van(pad: str) -> str:
    return "pk" if pad == ZELF else pad.removesuffix("__") + "_id"


def _dossier_met(actor: Actor, q: Q, pad: str) -> Q:
    """The dossier at the end of `pad` meets `q`, without a join: that would also hide rows that one sees anyhow,
    such as one's own advice after the dossier has closed (INZ-09)."""
    if isinstance(actor, Lezer) and pad == ONDER:
        return ALLES if _voldoet(q, actor.dossier) else NIETS
    return Q(Exists(Dossier.objects.filter(q, pk=OuterRef(_id_van(pad))))) if pad != ZELF and q else q


def _voldoet(q: Q, dossier: Dossier) -> bool:
    """Whether this dossier meets `q`, which asks of its own columns alone; raises KeyError for another lookup."""
    delen = [_klopt(dossier, deel) for deel in q.children]
    return (any(delen) if q.connector == Q.OR else all(delen)) != q.negated


def _klopt(dossier: Dossier, deel: Any) -> bool:
    if isinstance(deel, Q):
        return _voldoet(deel, dossier)
    kolom, gevraagd = deel
    naam, _, lookup = kolom.partition("__")
    waarde = getattr(dossier, naam)
    vergelijk = {"": waarde == gevraagd, "isnull": (waarde is None) == gevraagd}
    return waarde in gevraagd if lookup == "in" else bool(vergelijk[lookup])


def betrokken_q(actor: Actor, *rollen: str, pad: str = ZELF, veldgroep: Veldgroep | OuterRef | None = None) -> Q:
    """The actor has a Betrokkenheid today in one of `rollen` (all of the actor's when none are named).

    `veldgroep` asks that the Betrokkenheid is not narrowed to other field groups (INZ-16); an OuterRef may be given.
    """
    gevraagd = set(rollen or actor.inzagerollen) & set(actor.inzagerollen)
    if not gevraagd or not actor.partij_ids:
        return NIETS
    if isinstance(actor, Lezer) and pad == ONDER:
        return _bij_lezer([deel for rol in gevraagd for deel in actor.betrokken.get(rol, ())], veldgroep)
    rijen = Betrokkenheid.objects.filter(
        geldig_op(actor.vandaag), dossier_id=OuterRef(_id_van(pad)), partij_id__in=actor.partij_ids, rol__in=gevraagd
    )
    if veldgroep is not None:
        rijen = rijen.filter(Q(veldgroepen__isnull=True) | Q(veldgroepen__contains=[veldgroep]))
    return Q(Exists(rijen))


def _bij_lezer(gegeven: list[Groepen], veldgroep: Veldgroep | OuterRef | None) -> Q:
    """As `betrokken_q`, of which the rows are known."""
    groepen = frozenset().union(*(deel for deel in gegeven if deel is not None))
    if not gegeven:
        return NIETS
    if veldgroep is None or None in gegeven:
        return ALLES
    if isinstance(veldgroep, OuterRef):
        return Q(veldgroep__in=sorted(groepen))  # of the row, as `per_veldgroep` asks
    return ALLES if veldgroep in groepen else NIETS


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
    return _dossier_met(actor, Q(swv_id__in=actor.swv_ids) & fase[Rol(actor.rol)], pad)


def conditie_q(actor: Actor, conditie: Conditie, pad: str) -> Q:
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
    return _dossier_met(actor, feit, pad)


def veldgroep_q(actor: Actor, veldgroep: Veldgroep, recht: str, *, pad: str) -> Q:
    """The actor has `recht` ('lezen' or 'bewerken') on one field group of the dossier at the end of `pad`."""
    uitkomst = NIETS
    for rol, conditie, groepen in _cellen(actor, recht):
        if veldgroep in groepen:
            uitkomst |= _wie_q(actor, rol, veldgroep, pad) & conditie_q(actor, conditie, pad)
    return uitkomst


def _cellen(actor: Actor, recht: str) -> list[tuple[str, Conditie, tuple[Veldgroep, ...]]]:
    """What the inzage table gives the roles of the actor: per role and condition the field groups."""
    gevonden: dict[tuple[str, Conditie], list[Veldgroep]] = {}
    for rol in (actor.rol, *actor.inzagerollen):
        for veldgroep, cel in (INZAGE[Inzagerol(rol)] if rol in Inzagerol.values else {}).items():
            if conditie := getattr(cel, recht):
                gevonden.setdefault((rol, conditie), []).append(veldgroep)
    return [(rol, conditie, tuple(groepen)) for (rol, conditie), groepen in gevonden.items()]


def _als_bureau(actor: Actor, rol: str) -> bool:
    """Whether this role reads by its function, and not by being involved."""
    return rol == actor.rol and actor.is_bureau


def _wie_q(actor: Actor, rol: str, veldgroep: Veldgroep | OuterRef, pad: str) -> Q:
    if _als_bureau(actor, rol):
        return bureau_q(actor, pad=pad)
    return betrokken_q(actor, rol, pad=pad, veldgroep=veldgroep)


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
        for rol, conditie, groepen in _cellen(actor, recht):
            wie = _wie_q(actor, rol, OuterRef("veldgroep"), pad)
            uitkomst |= Q(veldgroep__in=groepen) & wie & conditie_q(actor, conditie, pad)
        return uitkomst

    return Voorwaarde(f"veldgroep {vast.label if vast else 'van de rij'}: {recht}", q)


def leesbare_veldgroepen(actor: Actor, dossier: Dossier) -> frozenset[Veldgroep]:
    """The field groups of this dossier that the actor may read today; at most two queries."""
    return _veldgroepen(actor, dossier, "lezen")


def bewerkbare_veldgroepen(actor: Actor, dossier: Dossier) -> frozenset[Veldgroep]:
    """The field groups of this dossier that the actor may change today; at most two queries."""
    return _veldgroepen(actor, dossier, "bewerken")


def _veldgroepen(actor: Actor, dossier: Dossier, recht: str) -> frozenset[Veldgroep]:
    """As `veldgroep_q` for every field group, but each condition is asked once: a query of nine would be large."""
    cellen = _cellen(actor, recht)
    feiten = {conditie: q for _, conditie, _ in cellen if (q := conditie_q(actor, conditie, ZELF))}
    vragen = {conditie.value: q for conditie, q in feiten.items()} | {"bureau": bureau_q(actor)}
    rijen = markeer(Dossier.objects.filter(pk=dossier.pk), vragen) if cellen else []
    if not rijen:
        return frozenset()
    (geldt,) = rijen
    gezien: set[Veldgroep] = set()
    versmald = betrokkenheden(actor, dossier) if any(not _als_bureau(actor, rol) for rol, _, _ in cellen) else {}
    for rol, conditie, groepen in cellen:
        if conditie in feiten and not geldt[conditie.value]:
            continue
        if _als_bureau(actor, rol):
            gezien.update(groepen if geldt["bureau"] else ())
            continue
        for alleen in versmald.get(rol, ()):
            gezien.update(groep for groep in groepen if alleen is None or groep in alleen)
    return frozenset(gezien)


def markeer(dossiers: QuerySet[Dossier], voorwaarden: dict[str, Q], *ook: str) -> list[dict[str, Any]]:
    """Per dossier, which of the named conditions hold, with the columns `ook`; one query for all."""
    kolommen = {
        naam: Case(When(q, then=Value(True)), default=Value(False), output_field=BooleanField())
        for naam, q in voorwaarden.items()
    }
    return list(dossiers.annotate(**kolommen).values("pk", *ook, *kolommen))
