"""Pieces of SQL of which policies are made.

Every setting stands in a subselect, so that the planner reads it once per query and not once per row; no indexed
column is cast. `d` is the alias of the dossier row.
"""

from swv.kern.choices import BUREAU, Rol


def _waarden(setting: str, soort: str) -> str:
    return f"string_to_array(nullif(current_setting('app.{setting}', true), ''), ',')::{soort}[]"


def _lijst(setting: str, soort: str) -> str:
    return f"((select {_waarden(setting, soort)})::{soort}[])"


PARTIJEN = _lijst("partijen", "bigint")
SWVS = _lijst("swvs", "bigint")
ROLLEN = _lijst("rollen", "text")
ROL = "(select current_setting('app.rol', true))"
VANDAAG = "(select nullif(current_setting('app.vandaag', true), '')::date)"
GEBRUIKER = "(select nullif(current_setting('app.gebruiker', true), '')::bigint)"
PERSOON = "(select nullif(current_setting('app.persoon', true), '')::bigint)"


def rol_is(*rollen: str) -> str:
    """The current role is one of these."""
    return f"{ROL} in ({', '.join(repr(str(rol)) for rol in rollen)})"


def geldig(alias: str) -> str:
    """The period of the row holds today."""
    return f"{VANDAAG} >= {alias}.van and {VANDAAG} < {alias}.tot"


def in_swv(kolom: str, *rollen: str) -> str:
    """The row belongs to an SWV for whose bureau the current role works."""
    return f"({kolom} = any({SWVS}) and {rol_is(*(rollen or BUREAU))})"


def betrokken(d: str) -> str:
    """A Betrokkenheid today, of a party and in a row of the inzage table that the actor acts for.

    IN and not EXISTS: the actor's own dossiers are read once per query and hashed, however many rows are checked. By a
    function of the gate: the planner then need not plan the policy of Betrokkenheid inside every policy that asks.
    """
    return betrokken_bij(f"{d}.id")


def betrokken_bij(kolom: str) -> str:
    """As `betrokken`, for a column that holds the key of a dossier."""
    return f"{kolom} in (select kern_eigen_dossiers())"


def bureau(d: str) -> str:
    """Dossiers of the own SWV, from the phase that the function may see (INZ-08, 10, 12b, 13).

    The role is weighed once per query, in the list of SWVs; per row two cheap columns remain, which an index holds.
    """
    return (
        f"(({d}.swv_id = any({swvs_als(Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR)})"
        f" and {d}.ingediend_op is not null)"
        f" or ({d}.swv_id = any({swvs_als(Rol.FINANCIEN)}) and {d}.toegekend_op is not null)"
        f" or {d}.swv_id = any({swvs_als(Rol.SYSTEEM)}))"
    )


def swvs_als(*rollen: str) -> str:
    """The SWVs of the scope when the current role is one of these, else null: then nothing equals any of them."""
    lijst = ", ".join(repr(str(rol)) for rol in rollen)
    gezet = f"current_setting('app.rol', true) in ({lijst})"
    return f"((select case when {gezet} then {_waarden('swvs', 'bigint')} end)::bigint[])"


def dossier_zien(d: str) -> str:
    """The row of the dossier itself."""
    return f"({bureau(d)} or {betrokken(d)})"


def via_dossier(kolom: str = "dossier_id") -> str:
    """What hangs on a dossier asks the dossier, whose own policy then applies.

    A scalar subquery and not EXISTS: the planner then needs no second plan that reads every visible dossier.
    """
    return f"(select true from kern_dossier d where d.id = {kolom})"


def veldgroep(groep: str, recht: str = "lezen", kolom: str = "dossier_id") -> str:
    """A right of the inzage table; `groep` is an SQL expression such as a column or a quoted name."""
    return f"kern_veldgroep({kolom}, {groep}, '{recht}')"


def eenmalig(kolom: str, *rollen: str) -> str:
    """A guard: these roles fill the column once, and nobody changes it afterwards."""
    return f"old.{kolom} is null and {rol_is(*rollen)}"


def beslisbaar(kolom: str = "dossier_id") -> str:
    """The advices are final and the actor is one who decides here: the chair, or a directeur in this route (INZ-12)."""
    return (
        f"({rol_is(Rol.VOORZITTER, Rol.DIRECTEUR)} and {veldgroep(repr('advies'), kolom=kolom)}"
        f" and (select d.adviezen_vast_op is not null from kern_dossier d where d.id = {kolom}))"
    )


# Whoever can move a dossier; a parent or an outsider reads.
HANDELAAR = rol_is(Rol.OCO, Rol.SECRETARIAAT, Rol.DESKUNDIGE, Rol.VOORZITTER, Rol.DIRECTEUR, Rol.SYSTEEM)
