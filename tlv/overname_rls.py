"""Policies and destruction of TLVs that were taken over from an old system (SYS-74, RCH-60).

No dossier leads to them, so they go by their own date: three years after the last day, and at once when their file was
withdrawn. `script/beheer vernietigen --op-tijd` carries that out.
"""

from swv.kern.choices import Rol
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel
from swv.kern.toegang.rls.fragments import PARTIJEN, PERSOON, VANDAAG, in_swv, rol_is
from tlv.choices import Overnamestatus

_WERK = in_swv("swv_id", Rol.SECRETARIAAT, Rol.SYSTEEM)
_VOORBIJ = "einddatum < current_date - interval '3 years'"
_AF = ", ".join(
    repr(str(stand)) for stand in (Overnamestatus.KLAAR, Overnamestatus.OPGEGEVEN, Overnamestatus.INGETROKKEN)
)
_OUD = (
    f"o.status in ({_AF}) and o.aangeboden_op < current_date - interval '3 years'"
    " and not exists (select 1 from tlv_overgenomentlv t where o.id in (t.overname_id, t.vervallen_door_id))"
)
_VAN_OUD = f"overname_id in (select o.id from tlv_overname o where {_OUD})"


def _van_overname(tabel: str, status: str) -> str:
    """The row belongs to an overname of its own SWV that stands so."""
    return (
        f"exists (select 1 from tlv_overname o where o.id = overname_id and o.swv_id = {tabel}.swv_id"
        f" and o.status = '{status}')"
    )


TABELLEN = (
    Tabel(
        "tlv_overname",
        (
            Policy("zien", LEZEN, using=_WERK),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{in_swv('swv_id', Rol.SECRETARIAAT)} and gemaakt_door_id = {PERSOON}"
                f" and status = '{Overnamestatus.KOPPELEN}' and num_nonnulls(uitgevoerd_op, ingetrokken_op) = 0",
            ),
            Policy("wijzigen", WIJZIGEN, using=_WERK),
        ),
        f"id in (select o.id from tlv_overname o where {_OUD})",
        volgorde=52,
        kolommen={
            "web": "select, insert, update (sleutel, status, kolommen, koppeling, rijen, aangeboden_op,"
            " uitgevoerd_naam, uitgevoerd_op, ingetrokken_naam, ingetrokken_op, reden, storing)"
        },
    ),
    Tabel(
        "tlv_overnameregel",
        (
            Policy("zien", LEZEN, using=_WERK),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{in_swv('swv_id', Rol.SYSTEEM)} and uitgevoerd_op is null"
                f" and {_van_overname('tlv_overnameregel', Overnamestatus.PROEF)}",
            ),
            # The secretariaat only when it lets go of a file: then what the rows said goes.
            Policy("wijzigen", WIJZIGEN, using=_WERK),
        ),
        _VAN_OUD,
        volgorde=51,
        kolommen={"web": "select, insert, update (oordeel, gegevens, verschillen, melding, uitgevoerd_op)"},
    ),
    Tabel(
        "tlv_overgenomentlv",
        (
            Policy(
                "zien",
                LEZEN,
                using=in_swv("swv_id", Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR, Rol.FINANCIEN, Rol.SYSTEEM)
                + f" or ({rol_is(Rol.OCO)} and partij_id = any({PARTIJEN}) and einddatum >= {VANDAAG}"
                " and vervallen_op is null)",
            ),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{in_swv('swv_id', Rol.SYSTEEM)} and vervallen_op is null"
                f" and {_van_overname('tlv_overgenomentlv', Overnamestatus.UITVOEREN)}",
            ),
            # A worker closes what a new row replaces; the secretariaat withdraws.
            Policy("wijzigen", WIJZIGEN, using=_WERK),
        ),
        f"{_VOORBIJ} or vervallen_door_id = overname_id",
        volgorde=50,
        kolommen={"web": "select, insert, update (vervallen_op, vervallen_door_id)"},
    ),
)
