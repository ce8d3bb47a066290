"""The catalogue of the database against what the apps declare: undeclared means a failing test (issue 2)."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from swv.kern.toegang.rls.apply import FUNCTIES, POORT_LEEST
from swv.kern.toegang.rls.catalogue import tabellen, vrije_tabellen
from swv.project import rollen
from tests.bouw import omgeving
from tests.bouw.cast import Cast

# Written once and never changed by the application: a correction is a new row.
ALLEEN_TOEVOEGEN = (
    "kern_gebeurtenis",
    "kern_inzage",
    "kern_jaarverslagdownload",
    "kern_briefversie",
    "kern_bouwsteen",
    "aanvragen_statusovergang",
    "aanvragen_akkoord",
    "aanvragen_notitie",
    "aanvragen_bericht",
    "aanvragen_belangmelding",
    "aanvragen_agendaverslag",
    "tlv_besluit",
    "tlv_besluitgrond",
    "tlv_besluittekst",
    "tlv_toelaatbaarheidsverklaring",
    "kern_beleidsversie",
    "kern_beleidsintrekking",
    "kern_inzageregel",
)
# What the sign-in role may remove: rows of libraries, and nothing else.
AANMELDEN_VERWIJDERT = {"django_session", "account_emailaddress", "account_emailconfirmation", "mfa_authenticator"}
# Functions that triggers of the history libraries call; they read settings and no table.
VAN_BIBLIOTHEKEN = ("_pgtrigger_should_ignore", "_pgh_attach_context")


@pytest.fixture
def catalogus(cast: Cast) -> Iterator[psycopg.Connection[Any]]:
    """The administrator reads the catalogue; as the tests themselves could not see all of it."""
    with omgeving.beheer(omgeving.NAAM) as conn:
        yield conn


def rol(einde: str) -> str:
    return rollen.rolnaam(omgeving.NAAM, einde)


def geen(conn: psycopg.Connection[Any], opdracht: str, *waarden: Any) -> None:
    """The query finds nothing."""
    assert kolom(conn, opdracht, *waarden) == []


def kolom(conn: psycopg.Connection[Any], opdracht: str, *waarden: Any) -> list[Any]:
    return [rij[0] for rij in conn.execute(opdracht, waarden or None).fetchall()]


TABELLEN = "select relname::text from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace"


def test_every_table_is_declared(catalogus: psycopg.Connection[Any]) -> None:
    persoonlijk, vrij = [tabel.naam for tabel in tabellen()], [tabel.naam for tabel in vrije_tabellen()]
    assert len({*persoonlijk, *vrij}) == len(persoonlijk) + len(vrij), "declared twice"
    assert set(kolom(catalogus, TABELLEN)) == {*persoonlijk, *vrij}
    assert all(tabel.reden for tabel in vrije_tabellen())


def test_every_view_and_materialised_view_is_absent(catalogus: psycopg.Connection[Any]) -> None:
    """A view reads with the rights of its owner: none, until one is declared with security_invoker."""
    soort = "select relname::text from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace"
    assert kolom(catalogus, soort) == []


def test_row_level_security_binds_the_owner_too(catalogus: psycopg.Connection[Any]) -> None:
    open_tabellen = kolom(catalogus, f"{TABELLEN} and not (relrowsecurity and relforcerowsecurity)")
    assert set(open_tabellen) == {tabel.naam for tabel in vrije_tabellen()}


def test_every_granted_command_has_a_policy(catalogus: psycopg.Connection[Any]) -> None:
    """A privilege without a policy is dead, and a policy without a privilege as well: somebody meant something."""
    verleend = set(
        catalogus.execute(
            "select distinct c.relname::text, lower(a.privilege_type), a.grantee::regrole::text"
            " from pg_class c, lateral (select * from aclexplode(c.relacl) union all"
            "   select x.* from pg_attribute k, aclexplode(k.attacl) x where k.attrelid = c.oid) a"
            " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.grantee <> c.relowner"
        ).fetchall()
    )
    policies, voor_alles = set(), set()
    for tabel, commando, wie in catalogus.execute(
        "select tablename::text, lower(cmd), roles[1]::text from pg_policies where schemaname = 'public'"
    ).fetchall():
        for woord in ("select", "insert", "update", "delete") if commando == "all" else (commando,):
            policies.add((tabel, woord, wie))
            if commando == "all":
                voor_alles.add((tabel, woord, wie))
    persoonlijk = {tabel.naam for tabel in tabellen()}
    verleend = {(tabel, woord, wie) for tabel, woord, wie in verleend if tabel in persoonlijk}
    assert verleend - policies == set()
    assert policies - voor_alles - verleend == set()


def test_no_policy_is_for_everybody_and_none_is_restrictive_by_accident(catalogus: psycopg.Connection[Any]) -> None:
    assert kolom(catalogus, "select policyname from pg_policies where 'public' = any(roles)") == []
    assert kolom(catalogus, "select policyname from pg_policies where permissive <> 'PERMISSIVE'") == []
    assert kolom(catalogus, "select policyname from pg_policies where cardinality(roles) <> 1") == []


def test_nobody_has_rights_by_being_anybody(catalogus: psycopg.Connection[Any]) -> None:
    """PUBLIC has no privilege on any table, column, sequence or function of ours, and none on the schema."""
    geen(
        catalogus,
        "select relname from pg_class, aclexplode(relacl) a"
        " where relnamespace = 'public'::regnamespace and a.grantee = 0",
    )
    geen(catalogus, "select 1 from pg_namespace, aclexplode(nspacl) a where nspname = 'public' and a.grantee = 0")


def test_web_and_worker_remove_nothing(catalogus: psycopg.Connection[Any]) -> None:
    gevonden = catalogus.execute(
        "select relname::text, a.privilege_type from pg_class c, aclexplode(relacl) a"
        " where relnamespace = 'public'::regnamespace and a.grantee = %s::regrole"
        " and a.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'USAGE')",
        [rol("web")],
    ).fetchall()
    assert gevonden == []


def test_only_destruction_and_sign_in_remove_rows(catalogus: psycopg.Connection[Any]) -> None:
    for einde, mag in (
        ("aanmelden", AANMELDEN_VERWIJDERT),
        ("veeg", set()),
        ("poort", set()),
        ("backup", set()),
    ):
        tabellen_ = kolom(catalogus, f"{TABELLEN} and has_table_privilege(%s, oid, 'delete, truncate')", rol(einde))
        assert set(tabellen_) == mag, einde
    afgekapt = kolom(catalogus, f"{TABELLEN} and has_table_privilege(%s, oid, 'truncate')", rol("vernietiging"))
    assert afgekapt == []


def test_what_is_written_once_cannot_be_changed(catalogus: psycopg.Connection[Any]) -> None:
    historie = [tabel for tabel in kolom(catalogus, TABELLEN) if tabel.endswith("event")]
    assert len(historie) > 5
    for einde in ("web", "aanmelden", "veeg"):
        te_wijzigen = kolom(catalogus, f"{TABELLEN} and has_any_column_privilege(%s, oid, 'update')", rol(einde))
        assert set(te_wijzigen) & {*historie, *ALLEEN_TOEVOEGEN} == set(), einde


def test_history_is_added_by_its_trigger_only(catalogus: psycopg.Connection[Any]) -> None:
    toevoegen = catalogus.execute(
        "select tablename, with_check from pg_policies where tablename like '%event' and cmd = 'INSERT'"
    ).fetchall()
    assert {check for _, check in toevoegen} == {"(pg_trigger_depth() > 0)"}


def test_sign_in_sees_no_dossier(catalogus: psycopg.Connection[Any]) -> None:
    """Before there is a scope: accounts and lidmaatschappen, and organisations (architecture, 'Settled')."""
    leest = set(kolom(catalogus, f"{TABELLEN} and has_any_column_privilege(%s, oid, 'select')", rol("aanmelden")))
    persoonlijk = {tabel.naam for tabel in tabellen()} & leest
    assert persoonlijk == {
        "kern_gebruiker",
        "kern_persoon",
        "kern_lidmaatschap",
        "kern_mailkeuze",
        "kern_apitoken",
        *AANMELDEN_VERWIJDERT,
    }


def test_the_sweep_sees_numbers_only(catalogus: psycopg.Connection[Any]) -> None:
    leest = catalogus.execute(
        "select c.relname::text, k.attname::text from pg_class c"
        " join pg_attribute k on k.attrelid = c.oid and k.attnum > 0"
        " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not k.attisdropped"
        " and has_column_privilege(%s, c.oid, k.attnum, 'select')",
        [rol("veeg")],
    ).fetchall()
    kolommen = {naam for tabel, naam in leest if tabel == "kern_brief"}
    assert {tabel for tabel, _ in leest} - {"django_migrations"} == {"kern_brief", "kern_mail", "tlv_bezwaarbundel"}
    van_bundel = {naam for tabel, naam in leest if tabel == "tlv_bezwaarbundel"}
    assert van_bundel <= {"id", "swv_id", "aangeboden_op", "gemaakt_op"}
    van_mail = {naam for tabel, naam in leest if tabel == "kern_mail"}
    wanneer = {"versturen_vanaf", "aangeboden_op", "verzonden_op", "vervallen_op"}
    assert van_mail <= {"id", "swv_id", "gebruiker_id", "direct", *wanneer}
    assert kolommen <= {"id", "swv_id", "kanaal", "gemaakt_voor", "aangeboden_op", "verzonden_op", "vervallen_op"}


def test_functions_of_the_gate_are_closed(catalogus: psycopg.Connection[Any]) -> None:
    functies = catalogus.execute(
        "select p.oid::regprocedure::text, p.prosecdef, p.proconfig, p.proowner::regrole::text,"
        " coalesce((select bool_or(a.grantee = 0) from aclexplode(p.proacl) a), true)"
        " from pg_proc p where p.pronamespace = 'public'::regnamespace"
        " and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')"
        " and p.prorettype <> 'trigger'::regtype and p.proname <> all(%s)",
        [list(VAN_BIBLIOTHEKEN)],
    ).fetchall()
    assert {naam for naam, *_ in functies} == {functie.replace(", ", ",") for functie in FUNCTIES}
    for naam, definer, instellingen, eigenaar, voor_iedereen in functies:
        assert instellingen == ["search_path=public, pg_temp"], naam
        assert eigenaar == rol("poort"), naam
        assert not voor_iedereen, naam
        # The others read settings and compute; they need nobody's rights.
        assert definer or naam in (
            "kern_partijen()",
            "kern_swvs()",
            "kern_vandaag()",
            "kern_verjaardag(date,integer)",
        ), naam


def test_the_gate_reads_what_its_functions_need(catalogus: psycopg.Connection[Any]) -> None:
    leest = set(kolom(catalogus, f"{TABELLEN} and has_any_column_privilege(%s, oid, 'select')", rol("poort")))
    assert leest & {tabel.naam for tabel in tabellen()} == set(POORT_LEEST)
    assert (
        kolom(catalogus, f"{TABELLEN} and has_table_privilege(%s, oid, 'insert, update, delete')", rol("poort")) == []
    )


def test_trigger_functions_run_with_the_rights_of_who_writes(catalogus: psycopg.Connection[Any]) -> None:
    assert (
        kolom(
            catalogus,
            "select proname::text from pg_proc where pronamespace = 'public'::regnamespace and prosecdef"
            " and prorettype = 'trigger'::regtype",
        )
        == []
    )


def test_every_table_has_a_destruction_path_that_the_database_understands(catalogus: psycopg.Connection[Any]) -> None:
    waarden = {"dossier": 1, "leerling": 1, "personen": [1]}
    for tabel in tabellen():
        for voorwaarde in tabel.paden:
            assert voorwaarde.strip(), tabel.naam
            catalogus.execute(f"explain delete from {tabel.naam} where {voorwaarde}", waarden)
        assert catalogus.execute(
            "select has_table_privilege(%s, %s, 'select') and has_table_privilege(%s, %s, 'delete')",
            [rol("vernietiging"), tabel.naam] * 2,
        ).fetchone() == (True,), tabel.naam


def test_no_role_of_the_product_owns_or_becomes_more(catalogus: psycopg.Connection[Any]) -> None:
    for einde in ("web", "aanmelden", "veeg", "vernietiging"):
        super_, bypass, maakt_db, maakt_rol = (
            catalogus.execute(
                "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = %s",
                [rol(einde)],
            ).fetchone()
            or (True,) * 4
        )
        assert not any((super_, bypass, maakt_db, maakt_rol)), einde
        lid_van = kolom(
            catalogus,
            "select roleid::regrole::text from pg_auth_members where member = %s::regrole",
            rol(einde),
        )
        assert lid_van == [], einde
        assert not kolom(catalogus, "select 1 from pg_class where relowner = %s::regrole", rol(einde)), einde
