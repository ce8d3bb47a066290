"""Plain SQL from outside, on every table with personal data: nothing is read, added or changed.

The rows of a dossier are found with the destruction path that each table declares. Whoever is foreign sees of them
at most what belongs to the own person, and that is written here.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction

from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.rls.catalogue import Tabel, tabellen
from swv.kern.vernietiging import pad
from tests.bouw import omgeving
from tests.bouw.cast import DAG
from tests.toegang.matrix import Proef
from tests.toegang.wereld import Wereld

pytestmark = pytest.mark.xdist_group("toegang")

# Tables without a person's rows in the dossier: sign-in tables have rows for 'oco' only.
PERSONEN = ("ouder", "ouder2", "oco")
EIGEN_KEUZE = ("kern_mailkeuze", "kern_apitoken", "aanvragen_lijstweergave")  # everybody changes the own rows


@dataclass(frozen=True, slots=True)
class Vreemde:
    """Somebody outside a dossier, and how many rows of it are the own ones, per table."""

    wie: str
    situatie: str
    dagen: int = 0
    eigen: dict[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.wie or 'niemand'} bij {self.situatie}" + (f" na {self.dagen} dagen" if self.dagen else "")


VREEMDEN = (
    Vreemde("oco.elders", "adviezen"),
    Vreemde("ouder.elders", "adviezen"),
    Vreemde("secretariaat.mhr", "adviezen"),
    Vreemde("beheer", "adviezen"),
    # INZ-09: after the letters are out, only the own advice, assignment, line of involvement and line of reading.
    Vreemde(
        "deskundige1",
        "verzonden",
        eigen={
            "aanvragen_deskundigenadvies": 1,
            "aanvragen_toewijzing": 1,
            "kern_betrokkenheid": 1,
            "kern_inzage": 1,
            "kern_mail": 1,
        },
    ),
    # INZ-16, INZ-21: the last day of the share has passed; the day `tot` no longer counts.
    Vreemde("leerplicht", "adviezen", dagen=7, eigen={"kern_deling": 1, "kern_betrokkenheid": 1, "kern_mail": 1}),
    Vreemde("", "adviezen"),
)


@contextmanager
def staand(wereld: Wereld, vreemde: Vreemde) -> Iterator[None]:
    """In the scope of the stranger, or in none; undone at the end."""
    with transaction.atomic():
        if vreemde.wie:
            with bereik(wereld.cast.actor(vreemde.wie, DAG + timedelta(days=vreemde.dagen)), reden="inbraak"):
                yield
        else:
            yield
        transaction.set_rollback(True)


def waarden(wereld: Wereld, situatie: str) -> dict[str, Any]:
    return {
        "dossier": wereld.dossiers[situatie],
        "leerling": wereld.leerlingen[situatie],
        "personen": [wereld.cast.personen[wie] for wie in PERSONEN],
    }


def voer_uit(opdracht: str, gegevens: dict[str, Any] | None = None) -> int | None:
    """How many rows it touched; None when the database refused."""
    try:
        with transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(opdracht, gegevens)
            return cursor.fetchone()[0] if opdracht.startswith("select") else cursor.rowcount
    except DatabaseError as fout:
        oorzaak = fout.__cause__
        geweigerd = isinstance(oorzaak, psycopg.errors.InsufficientPrivilege)
        return None if geweigerd else 1  # any other error comes from a row that was reached


@pytest.fixture(params=VREEMDEN, ids=str)
def vreemde(request: pytest.FixtureRequest) -> Vreemde:
    return request.param


def eigen_persoon(tabel: Tabel, vreemde: Vreemde) -> int:
    """Oneself, in the tables about people."""
    return {"kern_persoon": 1, "kern_gebruiker": 1, "kern_lidmaatschap": 1}.get(tabel.naam, 0) if vreemde.wie else 0


def test_nothing_is_read(wereld: Wereld, vreemde: Vreemde) -> None:
    gezien = {}
    for tabel in tabellen():
        with staand(wereld, vreemde):
            rijen = voer_uit(
                f"select count(*) from {tabel.naam} where {tabel.vernietiging}",
                waarden(wereld, vreemde.situatie),
            )
        if rijen:
            gezien[tabel.naam] = rijen
    verwacht = dict(vreemde.eigen)
    if vreemde.wie == "beheer":  # manages accounts: names and lidmaatschappen of the own SWV, no dossier (INZ-17)
        verwacht |= {"kern_persoon": 3, "kern_lidmaatschap": 3}
    if vreemde.wie == "secretariaat.mhr":
        assert "kern_lidmaatschap" not in gezien
    assert gezien == verwacht


def test_there_was_something_to_read(proef: Proef) -> None:
    """As the administrator: in every table at least one row of the dossiers above."""
    leeg = []
    with omgeving.beheer(omgeving.TOEGANG) as conn:
        for tabel in tabellen():
            rijen = [
                conn.execute(
                    f"select count(*) from {tabel.naam} where {tabel.vernietiging}", waarden(proef.wereld, situatie)
                ).fetchone()
                for situatie in ("adviezen", "verzonden")
            ]
            if not any(rij and rij[0] for rij in rijen) and pad(tabel.vernietiging):
                leeg.append(tabel.naam)
    # of the people of the bureau, and no dossier
    assert set(leeg) == {
        "kern_briefvoorstel",
        "kern_brieftekst",
        "kern_bouwsteen",
        "kern_uitvoer",
        "aanvragen_mandaat",
    }


def test_nothing_is_changed(wereld: Wereld, vreemde: Vreemde) -> None:
    """Every column; without a condition where possible, so that only the policy for updates stands in between."""
    geraakt = {}
    for tabel in tabellen():
        if (vreemde.wie, tabel.naam) == ("beheer", "kern_lidmaatschap"):
            continue  # whose work that is
        # An expert works in other dossiers, and a secretariaat keeps people of its own: only rows of this one count.
        beperkt = vreemde.wie == "deskundige1" or tabel.naam in (*EIGEN_KEUZE, "kern_lidmaatschap")
        waar = f" where {tabel.vernietiging}" if beperkt else ""
        for kolom, waarde in _kolommen(tabel.naam):
            with staand(wereld, vreemde):
                rijen = voer_uit(
                    f'update {tabel.naam} set "{kolom}" = {waarde}{waar}', waarden(wereld, vreemde.situatie)
                )
            if rijen:
                geraakt[f"{tabel.naam}.{kolom}"] = rijen
    assert geraakt == {}


def _kolommen(tabel: str) -> list[tuple[str, str]]:
    """Every column that the web role may change, with a value of its type that no constraint refuses by itself."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "select column_name, data_type from information_schema.columns"
            " where table_schema = 'public' and table_name = %s"
            " and has_column_privilege(current_user, %s, column_name, 'update')",
            [tabel, tabel],
        )
        vormen = {
            **dict.fromkeys(("bigint", "smallint", "integer"), "1"),
            "boolean": "true",
            "jsonb": "'{}'",
            "ARRAY": "'{}'",
            "date": "'2026-01-01'",
        }
        return [
            (kolom, "'2026-01-01'" if soort.startswith("timestamp") else vormen.get(soort, "''"))
            for kolom, soort in cursor.fetchall()
        ]


def test_nothing_is_removed(wereld: Wereld, vreemde: Vreemde) -> None:
    for tabel in tabellen():
        for opdracht in (f"delete from {tabel.naam}", f"truncate {tabel.naam} cascade"):
            with staand(wereld, vreemde):
                assert voer_uit(opdracht) is None, opdracht


def test_nothing_is_added(wereld: Wereld, vreemde: Vreemde) -> None:
    """A copy of a row of the dossier, with an id of its own: it would belong to the dossier as well."""
    toegevoegd = []
    for tabel in tabellen():
        rij = _kopie(tabel, waarden(wereld, vreemde.situatie))
        if rij is None:
            continue
        with staand(wereld, vreemde):
            opdracht = f"insert into {tabel.naam} select * from jsonb_populate_record(null::{tabel.naam}, %(rij)s)"
            if voer_uit(opdracht, {"rij": json.dumps(rij)}) is not None:
                toegevoegd.append(tabel.naam)
    # A school may enter people: they become visible to it only through gezag that it may record.
    mag = {
        "oco.elders": ["kern_persoon"],
        "secretariaat.mhr": ["kern_persoon"],
        "beheer": ["kern_persoon", "kern_lidmaatschap"],
    }
    assert toegevoegd == mag.get(vreemde.wie, [])


def _kopie(tabel: Tabel, gegevens: dict[str, Any]) -> dict[str, Any] | None:
    with omgeving.beheer(omgeving.TOEGANG) as conn:
        for tekst in (tabel.vernietiging, "true"):
            gevonden = conn.execute(
                f"select to_jsonb(t) from {tabel.naam} t where {tekst} limit 1",
                {naam: w for naam, w in gegevens.items() if f"%({naam})s" in tekst} or None,
            ).fetchone()
            if gevonden:
                rij = dict(gevonden[0])
                for sleutel in ("id", "pgh_id"):
                    if sleutel in rij:
                        rij[sleutel] = 999_999_999
                return rij
    return None


def test_a_stranger_cannot_let_itself_in(wereld: Wereld) -> None:
    """The rows that make a dossier or a leerling visible, made out to oneself."""
    cast = wereld.cast
    dossier, leerling = wereld.dossiers["adviezen"], wereld.leerlingen["adviezen"]
    pogingen = {
        "oco.elders": [
            f"insert into kern_betrokkenheid (dossier_id, swv_id, partij_id, rol, van, tot, grond) values ({dossier},"
            f" {cast.swvs['portvolio']}, {cast.partijen['elders']}, '{rol}', '2026-01-01', '2030-01-01', 'inbraak')"
            for rol in ("aanvrager", "ontvanger", "deling")
        ]
        + [
            "insert into kern_inschrijving (leerling_id, school_id, partij_id, soort, van, tot) values"
            f" ({leerling}, {cast.scholen['elders']}, {cast.partijen['elders']}, 'inschrijving', '2026-01-01',"
            " '2030-01-01')",
            "insert into kern_gezag (leerling_id, partij_id, relatie, van, tot) values"
            f" ({leerling}, {cast.partijen['oco.elders']}, 'ouder', '2026-01-01', '2030-01-01')",
        ],
        "secretariaat.mhr": [
            "insert into kern_betrokkenheid (dossier_id, swv_id, partij_id, rol, van, tot, grond) values"
            f" ({dossier}, {cast.swvs['mhr']}, {cast.partijen['secretariaat.mhr']}, 'deling', '2026-01-01',"
            " '2030-01-01', 'inbraak')"
        ],
        "beheer": [
            "insert into kern_betrokkenheid (dossier_id, swv_id, partij_id, rol, van, tot, grond) values"
            f" ({dossier}, {cast.swvs['portvolio']}, {cast.partijen['beheer']}, 'deling', '2026-01-01',"
            " '2030-01-01', 'inbraak')"
        ],
        # Whoever may open the own dossier to the family may not open it to anybody else.
        "oco": [
            "insert into kern_betrokkenheid (dossier_id, swv_id, partij_id, rol, van, tot, grond) values"
            f" ({dossier}, {cast.swvs['portvolio']}, {cast.partijen['ouder.elders']}, 'ouder', '2026-01-01',"
            " '2030-01-01', 'inbraak')"
        ],
        "deskundige1": [f"update kern_betrokkenheid set tot = '2030-01-01' where dossier_id = {dossier}"],
    }
    for wie, opdrachten in pogingen.items():
        for opdracht in opdrachten:
            with staand(wereld, Vreemde(wie, "adviezen")):
                assert voer_uit(opdracht) in (None, 0), f"{wie}: {opdracht}"


def test_nothing_of_a_scope_is_left_for_the_next_transaction(proef: Proef) -> None:
    """Which, on a pooled connection, is somebody else's."""
    with bereik(proef.wereld.cast.actor("oco")):
        pass
    with connections["default"].cursor() as cursor:
        cursor.execute("select current_setting('app.rol', true), current_setting('app.partijen', true)")
        assert [waarde or "" for waarde in cursor.fetchone()] == ["", ""]
