"""The shape in which each app declares its tables: rights, policies and destruction path. Undeclared means closed."""

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from django.apps import apps

LEZEN, TOEVOEGEN, WIJZIGEN = "select", "insert", "update"
DOOR_TRIGGER = "pg_trigger_depth() > 0"  # nobody forges history with a plain insert


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy of one table for one database role ('web' unless named otherwise)."""

    naam: str
    commando: str
    using: str = ""
    check: str = ""
    rol: str = "web"


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with personal data.

    `vernietiging` is the SQL condition by which the destruction role finds the rows of one dossier (%(dossier)s) or
    leerling (%(leerling)s), or of persons (%(personen)s): the destruction path. `ook` is a second path, for rows that
    the first does not reach. `kolommen` narrows a grant.

    `wachten` guards columns against the web role: per column the SQL condition on `old` and `new` under which its
    value may change. A policy sees one row, a guard sees the change.

    `stopt` is the SQL condition on a row that stops the destruction of its dossier, and `waarom` says why in a sentence
    (RCH-60). `bestand` is the column that says where the file of a row is stored, `partij` the column of somebody who
    stays known as long as the row is there.
    """

    naam: str
    policies: tuple[Policy, ...]
    vernietiging: str
    volgorde: int = 50
    kolommen: dict[str, str] | None = None
    wachten: dict[str, str] | None = None
    ook: str = ""
    stopt: str = ""
    waarom: str = ""
    bestand: str = ""
    partij: str = ""

    @property
    def paden(self) -> tuple[str, ...]:
        """Every condition by which destruction finds rows of this table."""
        return (self.vernietiging, self.ook) if self.ook else (self.vernietiging,)


@dataclass(frozen=True, slots=True)
class Vrij:
    """A table without personal data, with the reason why; `web` and `aanmelden` are their privileges.

    `nieuw` is the SQL condition on `new` under which the web role may add a row; `wachten` as with Tabel.
    """

    naam: str
    reden: str
    web: str = "select"
    aanmelden: str = ""
    veeg: str = ""
    nieuw: str = ""
    wachten: dict[str, str] | None = None


def _modules() -> list[ModuleType]:
    gevonden = []
    for config in apps.get_app_configs():
        naam = "swv.kern.toegang.rls.kern" if config.label == "kern" else f"{config.name}.rls"
        try:
            gevonden.append(import_module(naam))
        except ModuleNotFoundError as fout:
            if fout.name != naam:
                raise
    return gevonden


def tabellen() -> list[Tabel]:
    """Every declared table with personal data, history tables included."""
    return [tabel for module in _modules() for tabel in getattr(module, "TABELLEN", ())]


def vrije_tabellen() -> list[Vrij]:
    """Every table declared as free of personal data."""
    return [vrij for module in _modules() for vrij in getattr(module, "VRIJ", ())]


def historie(tabel: str, vernietiging: str) -> Tabel:
    """The history table of a tracked model: only its trigger adds rows, only the destruction role removes them."""
    return Tabel(f"{tabel}event", (Policy("toevoegen", TOEVOEGEN, check=DOOR_TRIGGER),), vernietiging, volgorde=10)
