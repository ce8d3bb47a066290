"""Who writes organisations and the import of the school register: no persons, so guards and no policies (ADR 0020);
and who asks for, approves and makes an export.

The functional administrator by hand and the system for a file, both for the own SWV only. A school is shared between
SWVs: one that belongs to another and not to this one keeps its name and address.
"""

from swv.kern.choices import PartijSoort, Rol
from swv.kern.toegang.rls.catalogue import LEZEN, TOEVOEGEN, WIJZIGEN, Policy, Tabel, Vrij
from swv.kern.toegang.rls.fragments import PERSOON, SWVS, VANDAAG, in_swv, rol_is

_BEHEERT = rol_is(Rol.BEHEER, Rol.SYSTEEM)
_LOOPT = f"r.van <= {VANDAAG} and r.tot > {VANDAAG}"


def _eigen_school(kolom: str) -> str:
    """The school belongs to the own SWV, now or later, or to no SWV at all today."""
    return (
        f"({_BEHEERT} and (exists (select 1 from kern_schoolrelatie r where r.school_id = {kolom}"
        f" and r.swv_id = any({SWVS}) and r.tot > {VANDAAG})"
        f" or not exists (select 1 from kern_schoolrelatie r where r.school_id = {kolom} and {_LOOPT})))"
    )


_ORGANISATIE = "organisaties, geen personen"
_SCHOOL = ("bestuur_id", "naam", "soort", "plaats", "straat_huisnummer", "postcode")
_EIGEN_IMPORT = f"{_BEHEERT} and old.swv_id = any({SWVS})"
_EIGEN_REGEL = (
    f"{rol_is(Rol.SYSTEEM)} and exists (select 1 from kern_inlezing i where i.id = new.inlezing_id"
    f" and i.swv_id = any({SWVS}))"
)
_INLEZING = ("status", "koppeling", "kolommen", "aangeboden_op", "rijen", "uitgevoerd_op", "storing", "sleutel")
_REGEL = ("oordeel", "gegevens", "verschillen", "melding", "uitgevoerd_op")

PARTIJ_VAN_ORGANISATIE = (
    f"({_BEHEERT} and new.soort in ('{PartijSoort.SCHOOL}', '{PartijSoort.VESTIGING}', '{PartijSoort.SCHOOLBESTUUR}'))"
)
ORGANISATIES = (
    Vrij(
        "kern_schoolbestuur",
        _ORGANISATIE,
        web="select, insert",
        aanmelden="select",
        nieuw=_BEHEERT,
    ),
    Vrij(
        "kern_school",
        _ORGANISATIE,
        web=f"select, insert, update ({', '.join(_SCHOOL)})",
        aanmelden="select",
        nieuw=_BEHEERT,
        wachten=dict.fromkeys(_SCHOOL, _eigen_school("new.id")),
    ),
    Vrij(
        "kern_vestiging",
        _ORGANISATIE,
        web="select, insert, update (naam, plaats)",
        aanmelden="select",
        nieuw=_BEHEERT,
        wachten=dict.fromkeys(("naam", "plaats"), _eigen_school("new.school_id")),
    ),
    Vrij(
        "kern_schoolrelatie",
        _ORGANISATIE,
        web="select, insert, update (tot)",
        aanmelden="select",
        nieuw=f"{_BEHEERT} and new.swv_id = any({SWVS})",
        wachten={"tot": f"{_BEHEERT} and old.swv_id = any({SWVS})"},
    ),
    Vrij(
        "kern_inlezing",
        "een bestand met scholen, geen personen; wie het inlas is alleen een verwijzing",
        web=f"select, insert, update ({', '.join(_INLEZING)})",
        nieuw=f"{rol_is(Rol.BEHEER)} and new.swv_id = any({SWVS}) and new.uitgevoerd_op is null",
        wachten=dict.fromkeys(_INLEZING, _EIGEN_IMPORT),
    ),
    Vrij(
        "kern_inlezingsregel",
        "een regel met een school, geen personen",
        web=f"select, insert, update ({', '.join(_REGEL)})",
        nieuw=_EIGEN_REGEL,
        wachten=dict.fromkeys(_REGEL, f"{_EIGEN_REGEL} and old.uitgevoerd_op is null"),
    ),
)

# Asked for in one's own name; moved on by somebody else, and filled in by a worker (VSL-74).
_KLAAR = ("status", "beoordeeld_door", "beoordeeld_op", "aangeboden_op", "gemaakt_op", "laatste_dag", "opgehaald_op")
UITVOEREN = Tabel(
    "kern_uitvoer",
    (
        Policy("zien", LEZEN, using=in_swv("swv_id", Rol.SECRETARIAAT, Rol.DIRECTEUR, Rol.FG, Rol.SYSTEEM)),
        Policy(
            "toevoegen",
            TOEVOEGEN,
            check=f"{in_swv('swv_id', Rol.SECRETARIAAT)} and gevraagd_door_id = {PERSOON} and status = 'gevraagd'"
            " and sleutel = ''",
        ),
        Policy(
            "wijzigen",
            WIJZIGEN,
            using=in_swv("swv_id", Rol.SECRETARIAAT, Rol.DIRECTEUR, Rol.SYSTEEM),
        ),
    ),
    "gevraagd_door_id = any(%(personen)s)",
    kolommen={"web": f"select, insert, update ({', '.join(_KLAAR)}, sleutel, sha256, grootte, rijen, storing)"},
    wachten={
        # Two pairs of eyes: nobody approves the own question, and only what was approved is made.
        "status": f"({rol_is(Rol.DIRECTEUR)} and old.status = 'gevraagd' and new.status in ('maken', 'afgewezen')"
        f" and old.gevraagd_door_id <> {PERSOON}) or ({rol_is(Rol.SECRETARIAAT)} and old.status = 'gevraagd'"
        f" and new.status = 'ingetrokken' and old.gevraagd_door_id = {PERSOON}) or ({rol_is(Rol.SYSTEEM)}"
        " and (old.status, new.status) in (('maken', 'klaar'), ('klaar', 'verlopen')))",
        "sleutel": rol_is(Rol.SYSTEEM),
        "opgehaald_op": f"{rol_is(Rol.SECRETARIAAT)} and old.status = 'klaar' and old.gevraagd_door_id = {PERSOON}",
    },
)
