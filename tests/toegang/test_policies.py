"""Drop one policy, any one, and something changes: somebody sees less, or a step of the product cannot write.

Everything happens in a transaction of the administrator that takes the role of the product and is rolled back.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from django.db import connections, transaction

from swv.kern.kalender import klok
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.rls.catalogue import tabellen
from swv.project import rollen
from tests.bouw import omgeving
from tests.toegang.matrix import Proef
from tests.toegang.stappen import STAPPEN, Stap, lidmaatschappen

pytestmark = pytest.mark.xdist_group("toegang")

ROLLEN = ("web", "aanmelden", "veeg", "vernietiging", "poort")
KIJKERS = ("oco", "ouder", "secretariaat", "deskundige1", "systeem", "beheer")


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy as the catalogue of the database knows it."""

    tabel: str
    naam: str
    commando: str
    rol: str

    def __str__(self) -> str:
        return f"{self.tabel}.{self.naam} ({self.commando}, {self.rol})"


@pytest.fixture
def als_beheerder(proef: Proef) -> None:
    """`default` connects as the administrator of the throw-away cluster, who takes on a role of the product."""
    met = psycopg.conninfo.conninfo_to_dict(omgeving.BEHEER_URL)
    omgeving.sluit()
    config = connections.settings["default"]
    config["USER"], config["PASSWORD"] = met.get("user", ""), met.get("password", "")


@pytest.fixture(autouse=True)
def _vlugge_brieven(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("swv.kern.documenten.services", "tlv.services.campagne"):
        monkeypatch.setattr(f"{module}.maak_pdf", lambda *_, **__: b"%PDF-1.7 proef")
        monkeypatch.setattr(f"{module}.eis_brief", lambda *_: None)


def policies() -> list[Policy]:
    """Every policy of the schema."""
    voor = rollen.rolnaam(omgeving.NAAM, "")
    with omgeving.beheer(omgeving.TOEGANG) as conn:
        rijen = conn.execute(
            "select tablename, policyname, lower(cmd), roles::text[] from pg_policies where schemaname = 'public'"
            " order by 1, 2"
        ).fetchall()
    return [Policy(tabel, naam, cmd, wie.removeprefix(voor)) for tabel, naam, cmd, (wie,) in rijen]


def sql(opdracht: str, *waarden: Any) -> list[tuple[Any, ...]]:
    with connections["default"].cursor() as cursor:
        cursor.execute(opdracht, waarden or None)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def zonder(policy: Policy | None, rol: str) -> Iterator[None]:
    """In the role, without the policy; all is undone."""
    with transaction.atomic():
        if policy:
            sql(f'drop policy "{policy.naam}" on {policy.tabel}')
        sql(f"set local role {rollen.rolnaam(omgeving.NAAM, rol)}")
        yield
        transaction.set_rollback(True)


def aantallen(proef: Proef, tabel: str, rol: str) -> list[int]:
    """How many rows of a table the role sees: web and poort through the eyes of some people."""
    if rol not in ("web", "poort"):
        return [sql(f"select count(*) from {tabel}")[0][0]]
    gezien = []
    for wie in KIJKERS:
        with bereik(proef.wereld.cast.actor(wie)):
            gezien.append(sql(f"select count(*) from {tabel}")[0][0])
    return gezien


def gewijzigd() -> dict[tuple[str, str], int]:
    """Rows written so far in this transaction, per table and command."""
    rijen = sql("select relname, n_tup_ins, n_tup_upd from pg_stat_xact_user_tables where schemaname = 'public'")
    return {(tabel, soort): n for tabel, ins, upd in rijen for soort, n in (("insert", ins), ("update", upd))}


def doe(proef: Proef, stap: Stap) -> dict[tuple[str, str], int] | str:
    """What a step writes, or why it fails."""
    vooraf = gewijzigd()
    try:
        with transaction.atomic():
            stap(proef.wereld)
    except Exception as fout:  # any failure is a difference
        return f"{type(fout).__name__}: {fout}"
    return {sleutel: n - vooraf.get(sleutel, 0) for sleutel, n in gewijzigd().items() if n > vooraf.get(sleutel, 0)}


# Functions of the gate: what a person sees through them, in a table that the policy is not on.
POORT = {
    "kern_dossier": "kern_document",
    "kern_betrokkenheid": "kern_document",
    "kern_inschrijving": "kern_contactgegevens",
    "kern_gezag": "kern_contactgegevens",
    "kern_leerling": "kern_contactgegevens",
    "kern_uitnodiging": "(select 1 from kern_dossier d, kern_uitnodiging_bij('proef' || d.id)) gevonden",
}

# What the gate only looks at when something is written.
POORT_BIJ_SCHRIJVEN = {"kern_gebruiker": lidmaatschappen, "kern_lidmaatschap": lidmaatschappen}


def _account_maken(proef: Proef) -> list[Any]:
    """An account and its person, as the sign-in role."""
    sql("select set_config('pghistory.context_metadata', '{\"reden\": \"proef\"}', true)")
    (persoon,) = sql("select nextval(pg_get_serial_sequence('kern_persoon', 'id'))")[0]
    sql(
        "insert into kern_gebruiker (password, email, persoon_id, is_active, demo)"
        " values ('', 'nieuw@voorbeeld.example', %s, true, false)",
        persoon,
    )
    sql(
        "insert into kern_persoon (id, voornaam, tussenvoegsel, achternaam) values (%s, 'N', '', 'N') returning id",
        persoon,
    )
    return [True]


def _vegen(proef: Proef) -> list[Any]:
    """What the sweep marks as offered again."""
    with connections["default"].cursor() as cursor:
        aantallen = []
        for tabel in ("kern_brief", "kern_mail"):
            cursor.execute(f"update {tabel} set aangeboden_op = %s where verzonden_op is null", [klok.nu()])
            aantallen.append(cursor.rowcount)
        cursor.execute("update tlv_bezwaarbundel set aangeboden_op = %s where gemaakt_op is null", [klok.nu()])
        return [*aantallen, cursor.rowcount]


def _token_gebruiken(proef: Proef) -> list[Any]:
    """What signing in marks as used."""
    with connections["default"].cursor() as cursor:
        cursor.execute("update kern_apitoken set laatst_gebruikt_op = %s", [klok.nu()])
        return [cursor.rowcount]


SCHRIJVERS: dict[tuple[str, str], Callable[[Proef], list[Any]]] = {
    ("aanmelden", "insert"): _account_maken,
    ("aanmelden", "update"): _token_gebruiken,
    ("veeg", "update"): _vegen,
}


def uitkomst(proef: Proef, policy: Policy, weg: Policy | None) -> Any:
    """What can be seen or written with the policy (`weg` is None) or without it."""
    tabel = POORT.get(policy.tabel, policy.tabel) if policy.rol == "poort" else policy.tabel
    rol = "web" if policy.rol == "poort" else policy.rol
    with zonder(weg, rol):
        if policy.tabel in POORT_BIJ_SCHRIJVEN and policy.rol == "poort":
            return doe(proef, POORT_BIJ_SCHRIJVEN[policy.tabel])
        if policy.commando in ("select", "all"):
            return aantallen(proef, tabel, policy.rol)
        try:
            with transaction.atomic():
                return SCHRIJVERS[policy.rol, policy.commando](proef)
        except Exception as fout:
            return str(fout)


def test_every_policy_names_one_role_of_ours(proef: Proef) -> None:
    assert {policy.rol for policy in policies()} == set(ROLLEN)


def test_every_policy_that_shows_something_is_noticed(proef: Proef, als_beheerder: None) -> None:
    onopgemerkt = [
        str(policy)
        for policy in policies()
        if policy.rol != "web" or policy.commando == "select"
        if uitkomst(proef, policy, None) == uitkomst(proef, policy, policy)
    ]
    assert "\n".join(onopgemerkt) == ""


def met_alle_policies(proef: Proef) -> dict[Stap, Any]:
    """What each step of the product writes, or with which mistake it ends."""
    gewoon = {}
    for stap in STAPPEN:
        with zonder(None, "web"):
            gewoon[stap] = doe(proef, stap)
    return gewoon


def test_every_step_of_the_product_can_be_written(proef: Proef, als_beheerder: None) -> None:
    gewoon = met_alle_policies(proef)
    assert {stap.__name__: fout for stap, fout in gewoon.items() if isinstance(fout, str)} == {}


@pytest.mark.traag
def test_every_policy_that_lets_the_product_write_is_noticed(proef: Proef, als_beheerder: None) -> None:
    gewoon = met_alle_policies(proef)
    onopgemerkt = []
    for policy in policies():
        if policy.rol != "web" or policy.commando == "select":
            continue
        betrokken = [stap for stap in STAPPEN if (policy.tabel, policy.commando) in gewoon[stap]]
        for stap in betrokken:
            with zonder(policy, "web"):
                if doe(proef, stap) != gewoon[stap]:
                    break
        else:
            onopgemerkt.append(f"{policy}: {len(betrokken)} stappen")
    assert "\n".join(onopgemerkt) == ""


def test_every_declared_policy_is_in_the_database_and_no_other(proef: Proef) -> None:
    verwacht = {(t.naam, p.naam, p.commando, p.rol) for t in tabellen() for p in t.policies}
    verwacht |= {(t.naam, "vernietiging", "all", "vernietiging") for t in tabellen()}
    gevonden = {(p.tabel, p.naam, p.commando, p.rol) for p in policies() if p.rol != "poort"}
    assert gevonden == verwacht
