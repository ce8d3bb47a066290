"""Bring grants, functions and policies of the database to what the apps declare; run after every migration.

Idempotent and in one transaction: first everything is taken away, then what is declared is given. A table that is
not declared keeps no privilege at all, so forgetting one shows at once.
"""

from pathlib import Path

from django.conf import settings
from django.db import connections, transaction

from swv.kern.toegang.inzage import regels
from swv.kern.toegang.rls.catalogue import Tabel, Vrij, tabellen, vrije_tabellen
from swv.kern.toegang.rls.fragments import bureau

ROLLEN = ("web", "aanmelden", "veeg", "vernietiging")
FUNCTIES = (
    "kern_partijen()",
    "kern_is_aanvrager(bigint)",
    "kern_eigen_dossiers()",
    "kern_swvs()",
    "kern_vandaag()",
    "kern_verjaardag(date, integer)",
    "kern_nieuw_nummer(text, bigint)",
    "kern_van_swv(bigint, bigint)",
    "kern_begin_klopt(bigint, bigint, bigint, bigint)",
    "kern_school_klopt(bigint, bigint, bigint, date)",
    "kern_hoort_bij(bigint, bigint, bigint, text, date, date)",
    "kern_nog_van_school(bigint)",
    "kern_gezag_tot_18(bigint, date)",
    "kern_account_van(bigint, bigint)",
    "kern_eigen_lidmaatschap(bigint)",
    "kern_veldgroep(bigint, text, text)",
    "kern_eigen_leerling(bigint)",
    "kern_leerling_zichtbaar(bigint)",
    "kern_contact(bigint)",
    "kern_concepten()",
    "kern_uitnodigbaar(bigint, bigint, bigint, bigint)",
    "kern_uitnodiging_bij(text)",
)
# What the gate role reads inside the functions, and nothing else; of accounts only whose they are,
# of an uitnodiging only what finds it.
POORT_LEEST = {
    "kern_dossier": "",
    "kern_betrokkenheid": "",
    "kern_inschrijving": "",
    "kern_gezag": "",
    "kern_leerling": "",
    "kern_gebruiker": "(id, persoon_id)",
    "kern_lidmaatschap": "(gebruiker_id, rol, swv_id, partij_id, van, tot)",
    "kern_uitnodiging": "(id, swv_id, code_hash)",
}


# django-pgtrigger lets a session switch triggers off with a setting; here no session switches the history off.
_HISTORIE_ALTIJD = """
create or replace function _pgtrigger_should_ignore(trigger_name name) returns boolean
language sql immutable as $$ select false $$
"""


def rolnaam(rol: str) -> str:
    """The name of a database role: the owner's, with another ending (`swv_eigenaar` → `swv_web`)."""
    eigenaar = str(settings.DATABASES["eigenaar"]["USER"])
    return f"{eigenaar.removesuffix('_eigenaar')}_{rol}"


def pas_toe() -> None:
    """Apply everything as the owner of the tables."""
    with transaction.atomic(using="eigenaar"), connections["eigenaar"].cursor() as cursor:
        for opdracht in opdrachten():
            cursor.execute(opdracht)
        _laad_inzageregels(cursor)


def opdrachten() -> list[str]:
    """The SQL statements, in order."""
    iedereen = ", ".join(rolnaam(rol) for rol in (*ROLLEN, "poort"))
    sql = [f"revoke all on all tables in schema public from {iedereen}"]
    sql += [f"revoke all on all sequences in schema public from {iedereen}"]
    sql += [f"grant usage on schema public to {', '.join(rolnaam(r) for r in (*ROLLEN, 'poort', 'backup'))}"]
    sql += _functies()
    for tabel in tabellen():
        sql += _tabel(tabel)
    for vrij in vrije_tabellen():
        sql += _vrij(vrij)
    reeksgebruikers = ", ".join(rolnaam(rol) for rol in ("web", "aanmelden", "poort"))
    sql += [f"grant usage on all sequences in schema public to {reeksgebruikers}"]
    return [*sql, _HISTORIE_ALTIJD, *_oude_functies_weg()]


def _functies() -> list[str]:
    tekst = (Path(__file__).parent / "functions.sql").read_text()
    gezet = tekst.replace("{bureau}", bureau("d"))
    sql = [f"grant create on schema public to {rolnaam('poort')}"]
    sql += [f"set local role {rolnaam('poort')}", gezet]
    for functie in FUNCTIES:  # as their owner: from anybody else a revoke is a warning and does nothing
        sql += [f"revoke all on function {functie} from public"]
        sql += [f"grant execute on function {functie} to {rolnaam('web')}"]
    sql += ["reset role", f"revoke create on schema public from {rolnaam('poort')}"]
    sql += [f"grant select on kern_inzageregel, kern_partij, kern_school to {rolnaam('poort')}"]
    poort = rolnaam("poort")
    return sql + [f"grant select {kolommen} on {tabel} to {poort}" for tabel, kolommen in POORT_LEEST.items()]


def _oude_functies_weg() -> list[str]:
    """Functions of an earlier version, once no policy calls them any more."""
    blijft = ", ".join(f"'{functie}'::regprocedure" for functie in FUNCTIES)
    return [
        f"set local role {rolnaam('poort')}",
        "do $$ declare f record; begin for f in select oid::regprocedure as naam from pg_proc"
        f" where proowner = '{rolnaam('poort')}'::regrole and oid <> all(array[{blijft}]::oid[])"
        " loop execute format('drop function %s', f.naam); end loop; end $$",
        "reset role",
    ]


def _tabel(tabel: Tabel) -> list[str]:
    sql = [
        f"alter table {tabel.naam} enable row level security",
        f"alter table {tabel.naam} force row level security",
        f"do $$ declare p record; begin for p in select policyname from pg_policies where schemaname = 'public' "
        f"and tablename = '{tabel.naam}' loop execute format('drop policy %I on {tabel.naam}', p.policyname); "
        "end loop; end $$",
    ]
    rechten: dict[str, set[str]] = {}
    for policy in tabel.policies:
        using = f" using ({policy.using})" if policy.using else ""
        check = f" with check ({policy.check})" if policy.check else ""
        sql.append(
            f"create policy {policy.naam} on {tabel.naam} for {policy.commando} to {rolnaam(policy.rol)}{using}{check}"
        )
        rechten.setdefault(policy.rol, set()).add(policy.commando)
    if tabel.naam in POORT_LEEST:
        sql.append(f"create policy poort on {tabel.naam} for select to {rolnaam('poort')} using (true)")
    sql.append(f"create policy vernietiging on {tabel.naam} for all to {rolnaam('vernietiging')} using (true)")
    rechten["vernietiging"] = {"select", "delete"}
    for rol, gegeven in rechten.items():
        smal = (tabel.kolommen or {}).get(rol)
        recht = smal or ", ".join(sorted("select, insert, update" if r == "all" else r for r in gegeven))
        sql.append(f"grant {recht} on {tabel.naam} to {rolnaam(rol)}")
    return sql + _wacht(tabel.naam, "update", _kolomwachten(tabel.wachten))


def _kolomwachten(wachten: dict[str, str] | None) -> dict[str, str]:
    """What is refused → the condition that makes it right."""
    return {
        kolom: f"new.{kolom} is not distinct from old.{kolom} or ({voorwaarde})"
        for kolom, voorwaarde in (wachten or {}).items()
    }


def _wacht(tabel: str, moment: str, eisen: dict[str, str]) -> list[str]:
    """A trigger that refuses what the web role may not write; without demands any earlier one goes."""
    naam = f"{tabel}_wacht_{moment}"
    weg = f"drop trigger if exists wacht_{moment} on {tabel}"
    if not eisen:
        return [weg]
    toetsen = "".join(
        f" if not coalesce({eis}, false) then raise insufficient_privilege"
        f" using message = '{tabel}.{wat}: deze wijziging hoort niet bij deze rol of dit moment'; end if;"
        for wat, eis in eisen.items()
    )
    return [
        f"create or replace function {naam}() returns trigger language plpgsql set search_path = public, pg_temp"
        f" as $$ begin{toetsen} return new; end $$",
        weg,
        f"create trigger wacht_{moment} before {moment} on {tabel} for each row"
        f" when (current_user = '{rolnaam('web')}') execute function {naam}()",
    ]


def _vrij(vrij: Vrij) -> list[str]:
    gegeven = (("web", vrij.web), ("aanmelden", vrij.aanmelden), ("veeg", vrij.veeg))
    sql = [f"grant {recht} on {vrij.naam} to {rolnaam(rol)}" for rol, recht in gegeven if recht]
    rechten = (
        "select, delete" if vrij.naam == "kern_partij" else "select"
    )  # the partij of a person goes with the person
    sql += _wacht(vrij.naam, "insert", {"nieuw": vrij.nieuw} if vrij.nieuw else {})
    sql += _wacht(vrij.naam, "update", _kolomwachten(vrij.wachten))
    return [*sql, f"grant {rechten} on {vrij.naam} to {rolnaam('vernietiging')}"]


def _laad_inzageregels(cursor) -> None:  # type: ignore[no-untyped-def]
    cursor.execute("delete from kern_inzageregel")
    cursor.executemany(
        "insert into kern_inzageregel (rol, veldgroep, recht, conditie) values (%s, %s, %s, %s)",
        [(str(rol), str(groep), recht, str(conditie)) for rol, groep, recht, conditie in regels()],
    )
