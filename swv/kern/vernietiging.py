"""Destruction: every table with personal data declares how its rows are found; this carries it out.

Append-only means: not by the application. Only the destruction role may delete, over an address that web and worker
do not have. What remains is a report without personal data (RCH-60, VSL-76).
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction

from swv.kern.documenten.storage import verwijder
from swv.kern.toegang.rls.catalogue import tabellen

PARAMETER = re.compile(r"%\((\w+)\)s")


class VernietigingGestopt(Exception):
    """Something that runs keeps the dossier for now; the message says what (RCH-60)."""


@dataclass(frozen=True, slots=True)
class Vernietigd:
    """How many rows went, per table, and how many files."""

    rijen: dict[str, int]
    bestanden: int


def vernietig_dossier(dossier_id: int) -> Vernietigd:
    """Destroy a dossier with all that hangs on it, its files and its log.

    The leerling goes along when this was the last dossier, and then also whoever held gezag and has no other child
    or role here. Raises LookupError when the dossier does not exist, and VernietigingGestopt
    while something runs that needs it (RCH-60). One transaction; files go after commit.
    """
    with transaction.atomic(using="vernietiging"), connections["vernietiging"].cursor() as cursor:
        cursor.execute("select leerling_id from kern_dossier where id = %s", [dossier_id])
        rij = cursor.fetchone()
        if rij is None:
            raise LookupError(f"Dossier {dossier_id} bestaat niet.")
        _eis_niets_lopend(cursor, dossier_id)
        waarden: dict[str, Any] = {"dossier": dossier_id, "leerling": None, "personen": None}
        sleutels = _bestanden(cursor, dossier_id)
        rijen = Counter(_verwijder(cursor, waarden, "dossier"))
        cursor.execute("select count(*) from kern_dossier where leerling_id = %s", rij)
        if cursor.fetchone()[0] == 0:
            waarden |= {"leerling": rij[0], "personen": _personen(cursor, rij[0])}
            rijen.update(_verwijder(cursor, waarden, "leerling"))
            waarden["personen"] = _alleenstaand(cursor, waarden["personen"])
            cursor.execute("delete from kern_partij where persoon_id = any(%(personen)s)", waarden)
            rijen.update(_verwijder(cursor, waarden, "personen"))
    for sleutel in sleutels:
        verwijder(sleutel)
    return Vernietigd({tabel: aantal for tabel, aantal in rijen.items() if aantal}, len(sleutels))


def vernietig_op_tijd() -> dict[str, int]:
    """Destroy every row that goes by its own date, and not with a dossier; how many, per table. One transaction."""
    with transaction.atomic(using="vernietiging"), connections["vernietiging"].cursor() as cursor:
        return {tabel: aantal for tabel, aantal in _verwijder(cursor, {}, "").items() if aantal}


def pad(voorwaarde: str) -> str:
    """By what a destruction path finds rows: 'dossier', 'leerling', 'personen', or '' for a moment in time."""
    gevonden = PARAMETER.search(voorwaarde)
    return gevonden.group(1) if gevonden else ""


def _eis_niets_lopend(cursor: Any, dossier_id: int) -> None:
    for tabel in tabellen():
        if tabel.stopt:
            cursor.execute(
                f"select 1 from {tabel.naam} where ({tabel.vernietiging}) and ({tabel.stopt}) limit 1",  # noqa: S608
                {"dossier": dossier_id},
            )
            if cursor.fetchone():
                raise VernietigingGestopt(tabel.waarom)


def _verwijder(cursor: Any, waarden: dict[str, Any], soort: str) -> dict[str, int]:
    aantallen: dict[str, int] = {}
    for tabel in sorted(tabellen(), key=lambda tabel: tabel.volgorde):
        for voorwaarde in tabel.paden:
            if pad(voorwaarde) == soort:
                cursor.execute(f"delete from {tabel.naam} where {voorwaarde}", waarden)  # noqa: S608
                aantallen[tabel.naam] = cursor.rowcount
    return aantallen


def _bestanden(cursor: Any, dossier_id: int) -> list[str]:
    sleutels: list[str] = []
    for tabel in tabellen():
        if tabel.bestand:
            cursor.execute(
                f"select {tabel.bestand} from {tabel.naam} where {tabel.vernietiging}",  # noqa: S608
                {"dossier": dossier_id},
            )
            sleutels += [sleutel for (sleutel,) in cursor.fetchall() if sleutel]
    return sleutels


def _personen(cursor: Any, leerling_id: int) -> list[int]:
    cursor.execute(
        "select p.persoon_id from kern_gezag g join kern_partij p on p.id = g.partij_id"
        " where g.leerling_id = %(leerling)s and p.persoon_id is not null"
        " union select persoon_id from kern_leerling where id = %(leerling)s and persoon_id is not null",
        {"leerling": leerling_id},
    )
    return [persoon for (persoon,) in cursor.fetchall()]


def _alleenstaand(cursor: Any, personen: list[int]) -> list[int]:
    """Those of them who have no gezag, lidmaatschap, letter, objection or own file left anywhere."""
    elders = "".join(
        f" and not exists (select 1 from kern_partij q join {tabel.naam} t on t.{tabel.partij} = q.id"  # noqa: S608
        " where q.persoon_id = p.id)"
        for tabel in tabellen()
        if tabel.partij
    )
    cursor.execute(
        "select p.id from kern_persoon p where p.id = any(%(personen)s)"  # noqa: S608
        " and not exists (select 1 from kern_partij q join kern_gezag g on g.partij_id = q.id"
        " where q.persoon_id = p.id)"
        " and not exists (select 1 from kern_partij q join kern_brief b on b.ontvanger_id = q.id"
        " where q.persoon_id = p.id)"
        " and not exists (select 1 from kern_leerling l where l.persoon_id = p.id)"
        " and not exists (select 1 from kern_lidmaatschap l"
        " where l.persoon_id = p.id and l.rol not in ('ouder', 'leerling'))" + elders,
        {"personen": personen},
    )
    return [persoon for (persoon,) in cursor.fetchall()]
