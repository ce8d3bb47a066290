"""A dossier in a situation is made once per worker by the services, and after that put back row by row.

Making one takes some hundred queries, and most tests begin with one. The rows are put back only where the outcome is
the same: inside the transaction of a test that wrote nothing yet, on the same moment, and in a test that replaces no
part of the product. Anything else is made anew. The two functions that read and write the rows exist in the database
of a worker alone, in a schema of their own; they run as the administrator, without triggers.
"""

import inspect
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from swv.kern.kalender import klok
from swv.kern.toegang.models import Dossier
from tests.bouw import omgeving
from tests.bouw.cast import Cast

VERVANGERS = {"monkeypatch", "settings", "taken", "vers", "mailoutbox"}
"""Fixtures with which a test changes what a situation does, or looks at what it did beside the database."""
FUNCTIES = """
create schema proef;
create function proef.neem_op(vanaf bigint) returns jsonb language plpgsql security definer as $$
declare tabel regclass; rijen jsonb; uit jsonb := '{}';
begin
    for tabel in select c.oid from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' loop
        execute format('select jsonb_agg(to_jsonb(x)) from %s x where xmin::text::bigint >= $1', tabel)
            into rijen using vanaf;
        if rijen is not null then uit := uit || jsonb_build_object(tabel::text, rijen); end if;
    end loop;
    return uit;
end $$;
create function proef.zet_terug(opname jsonb) returns void language plpgsql security definer
    set session_replication_role = replica as $$
declare tabel text; rijen jsonb; gelijk text;
begin
    for tabel, rijen in select * from jsonb_each(opname) loop
        select string_agg(format('x.%1$I = r.%1$I', a.attname), ' and ') into gelijk
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
        where i.indrelid = tabel::regclass and i.indisprimary;
        execute format('delete from %s x using jsonb_populate_recordset(null::%s, $1) r where %s', tabel, tabel, gelijk)
            using rijen;
        execute format('insert into %s select * from jsonb_populate_recordset(null::%s, $1)', tabel, tabel) using rijen;
    end loop;
end $$;
grant usage on schema proef to WEB;
grant execute on all functions in schema proef to WEB;
"""
_OPNAMEN: dict[str, tuple[str, int, str]] = {}
_MAG = [False]
"""Whether the test that runs now may use what was kept."""


def richt_in(beheer: psycopg.Connection, web: str) -> None:
    """Put the functions in the database of this worker, as its administrator."""
    beheer.execute(FUNCTIES.replace("WEB", sql.Identifier(web).as_string(beheer)).encode())


def verandert_product(verzoek: pytest.FixtureRequest) -> bool:
    """Whether a test replaces a part of the product, or looks at its effects; a fixture of its own module may do so."""
    namen = set(inspect.signature(verzoek.function).parameters)
    for *_, fixture in verzoek.node._fixtureinfo.name2fixturedefs.values():
        if fixture.baseid.endswith(".py"):
            namen |= set(fixture.argnames)
    return bool(VERVANGERS & namen)


def sta_toe(ja: bool) -> None:
    """Say of the test that begins whether it may use what was kept."""
    _MAG[0] = ja


def bewaard(maak: Callable[..., Dossier]) -> Callable[..., Dossier]:
    """Keep what this function makes, and put it back the next time."""

    @wraps(maak)
    def situatie(cast: Cast, *wie: Any, **anders: Any) -> Dossier:
        if not _MAG[0] or not _nog_niets_geschreven():
            return maak(cast, *wie, **anders)
        sleutel = repr((maak.__name__, wie, sorted(anders.items()), klok.nu()))
        if sleutel in _OPNAMEN:
            swv, pk, opname = _OPNAMEN[sleutel]
            _vraag("select proef.zet_terug(%s::jsonb)", opname)
            with cast.als(f"systeem:{swv}"):
                return Dossier.objects.select_related("leerling", "swv", "school").get(pk=pk)
        dossier = maak(cast, *wie, **anders)
        opname = _vraag("select proef.neem_op(pg_current_xact_id()::text::bigint)")
        tekst = opname if isinstance(opname, str) else json.dumps(opname)
        _OPNAMEN[sleutel] = dossier.swv.sleutel, dossier.pk, tekst
        return dossier

    return situatie


def _nog_niets_geschreven() -> bool:
    verbinding = connections["default"]
    in_test = verbinding.in_atomic_block and verbinding.settings_dict["NAME"] == omgeving.NAAM
    return in_test and _vraag("select pg_current_xact_id_if_assigned()") is None


def _vraag(opdracht: str, *waarden: Any) -> Any:
    with connections["default"].cursor() as cursor:
        cursor.execute(opdracht, waarden)
        return cursor.fetchone()[0]
