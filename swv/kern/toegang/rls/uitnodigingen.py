"""Policies of the uitnodigingen of parents and pupils: the one door to an account of their own (ADR 0013)."""

from swv.kern.choices import Rol
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel
from swv.kern.toegang.rls.fragments import eenmalig, in_swv, rol_is, via_dossier

_uitnodiger = f"(kern_is_aanvrager(dossier_id) or ({rol_is(Rol.SECRETARIAAT)} and {via_dossier()}))"
_systeem = in_swv("swv_id", Rol.SYSTEEM)
_open = "old.gebruikt_op is null and old.ingetrokken_op is null"
_uitnodigbaar = "kern_uitnodigbaar({0}dossier_id, {0}swv_id, {0}leerling_id, {0}partij_id)"

UITNODIGINGEN = (
    Tabel(
        "kern_uitnodiging",
        (
            Policy("zien", LEZEN, using=f"{_uitnodiger} or {_systeem}"),
            # Whoever invites never writes a code: the system makes it, shows it once and keeps its hash.
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{_uitnodiger} and {_uitnodigbaar.format('')} and code_hash = '' and pogingen = 0"
                " and num_nonnulls(code_op, gebruikt_op, ingetrokken_op) = 0",
            ),
            Policy("wijzigen", WIJZIGEN, using=f"{_uitnodiger} or {_systeem}"),
        ),
        "dossier_id = %(dossier)s",
        volgorde=55,
        ook="leerling_id = %(leerling)s",
        kolommen={
            "web": "select (id, swv_id, dossier_id, leerling_id, partij_id, kanaal, code_op, gemaakt_door, gemaakt_op,"
            " laatste_dag, pogingen, gebruikt_op, ingetrokken_op), insert,"
            " update (code_hash, code_op, pogingen, gebruikt_op, ingetrokken_op)"
        },
        wachten={
            "code_hash": f"{rol_is(Rol.SYSTEEM)} and {_open}",
            "code_op": f"{rol_is(Rol.SYSTEEM)} and {_open}",
            "pogingen": rol_is(Rol.SYSTEEM),
            "gebruikt_op": f"{eenmalig('gebruikt_op', Rol.SYSTEEM)} and {_open} and old.code_hash <> ''"
            f" and kern_vandaag() <= old.laatste_dag and {_uitnodigbaar.format('new.')}",
            "ingetrokken_op": f"{_open} and new.ingetrokken_op is not null",
        },
    ),
)
