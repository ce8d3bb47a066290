"""Policies of the report of a year: who took it away, and the counts of pupils that the secretariaat keeps."""

from swv.kern.choices import Rol
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, Policy, Tabel, Vrij
from swv.kern.toegang.rls.fragments import GEBRUIKER, SWVS, in_swv, rol_is

# Everybody the own lines; the data protection officer reads the log (INZ-18).
JAARVERSLAGEN = Tabel(
    "kern_jaarverslagdownload",
    (
        Policy("zien", LEZEN, using=f"gebruiker_id = {GEBRUIKER} or {in_swv('swv_id', Rol.FG)}"),
        Policy(
            "toevoegen",
            TOEVOEGEN,
            check=f"gebruiker_id = {GEBRUIKER}"
            f" and {in_swv('swv_id', Rol.SECRETARIAAT, Rol.VOORZITTER, Rol.DIRECTEUR, Rol.KWALITEIT)}",
        ),
    ),
    "gebruiker_id in (select id from kern_gebruiker where persoon_id = any(%(personen)s))",
)

_BEHEERT = f"({rol_is(Rol.SECRETARIAAT)} and new.swv_id = any({SWVS}))"
TELLINGEN = Vrij(
    "kern_leerlingtelling",
    "aantallen leerlingen van een regio, geen personen",
    web="select, insert, update (ingetrokken_op)",
    nieuw=f"{_BEHEERT} and new.ingetrokken_op is null",
    wachten={"ingetrokken_op": f"old.ingetrokken_op is null and {_BEHEERT}"},
)
