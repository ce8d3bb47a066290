"""Policies of the search table: a word is seen by whoever sees its dossier (ADR 0018)."""

from swv.kern.choices import Rol
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel
from swv.kern.toegang.rls.fragments import betrokken_bij, rol_is, swvs_als, via_dossier

# The bureau by columns of the row itself: a search weighs hundreds of rows, and asking the dossier of each would take
# as long as the search. Who sees by another phase asks the dossier.
_ZIEN = (
    f"((swv_id = any({swvs_als(Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)}) and ingediend)"
    f" or {betrokken_bij('dossier_id')}"
    f" or ({rol_is(Rol.FINANCIEN, Rol.SYSTEEM)} and {via_dossier()}))"
)
_schrijver = f"(kern_is_aanvrager(dossier_id) or ({rol_is(Rol.SYSTEEM)} and {via_dossier()}))"

ZOEKEN = (
    Tabel(
        "kern_zoekwoord",
        (
            Policy("zien", LEZEN, using=_ZIEN),
            Policy(
                "toevoegen",
                TOEVOEGEN,
                check=f"{_schrijver} and (select d.swv_id = kern_zoekwoord.swv_id"
                " and kern_zoekwoord.ingediend = (d.ingediend_op is not null)"
                " from kern_dossier d where d.id = dossier_id)",
            ),
            Policy("wijzigen", WIJZIGEN, using=_schrijver),
        ),
        "dossier_id = %(dossier)s",
        kolommen={"web": "select, insert, update (ingediend)"},
        wachten={
            "ingediend": "new.ingediend and (select d.ingediend_op is not null from kern_dossier d"
            " where d.id = new.dossier_id)"
        },
    ),
)
