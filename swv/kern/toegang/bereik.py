"""The scope of a transaction: which actor works, written into settings that row-level security reads (ADR 0003).

The settings are local to the transaction, so a pooled connection never carries them to the next user.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.db import connections, transaction

from swv.kern.toegang.actor import Actor
from swv.kern.toegang.errors import GeenBereik


@dataclass(slots=True)
class _Bereik:
    actor: Actor
    reden: str


_huidig: ContextVar[_Bereik | None] = ContextVar("bereik", default=None)

_ZET = """
select set_config('app.rol', %s, true), set_config('app.rollen', %s, true),
       set_config('app.partijen', %s, true), set_config('app.swvs', %s, true),
       set_config('app.vandaag', %s, true), set_config('app.gebruiker', %s, true),
       set_config('app.persoon', %s, true), set_config('pghistory.context_metadata', %s, true)
"""


def _waarden(actor: Actor, reden: str) -> list[str]:
    wie = {
        "gebruiker": actor.gebruiker_id,
        "lidmaatschap": actor.lidmaatschap_id,
        "rol": actor.rol,
        "reden": reden,
    }
    return [
        actor.rol,
        ",".join(actor.inzagerollen),
        ",".join(map(str, actor.partij_ids)),
        ",".join(map(str, actor.swv_ids)),
        actor.vandaag.isoformat(),
        str(actor.gebruiker_id or ""),
        str(actor.persoon_id or ""),
        json.dumps(wie) if reden else "",
    ]


def _zet(bereik: _Bereik | None, using: str) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute(_ZET, _waarden(bereik.actor, bereik.reden) if bereik else [""] * 8)


@contextmanager
def bereik(
    actor: Actor, *, reden: str = "", using: str = "default", alleen_lezen: bool = False, momentopname: bool = False
) -> Iterator[Actor]:
    """Run a transaction as `actor`; nested use narrows or changes the scope and restores the outer one.

    `reden` says why rows change and ends in the history triggers; without it a change of a sensitive row fails.
    `alleen_lezen` makes the whole transaction read-only: GET cannot write. `momentopname` lets every
    statement see the data as they were at the first. Both need an outermost transaction.
    """
    buiten = _huidig.get()
    verbinding = connections[using]
    nieuwste = not verbinding.in_atomic_block
    with transaction.atomic(using=using):
        if alleen_lezen and nieuwste:
            with verbinding.cursor() as cursor:
                cursor.execute("set transaction read only")
        if momentopname and nieuwste:
            with verbinding.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read")
        nieuw = _Bereik(actor, reden)
        _zet(nieuw, using)
        token = _huidig.set(nieuw)
        try:
            yield actor
            # After a failure the savepoint takes the settings back, and a statement would hide what went wrong.
            if not nieuwste and not verbinding.needs_rollback:
                _zet(buiten, using)
        finally:
            _huidig.reset(token)


def huidig_bereik() -> Actor:
    """The actor of the running scope; raises GeenBereik outside one."""
    return _eis_bereik().actor


def _eis_bereik() -> _Bereik:
    lopend = _huidig.get()
    if lopend is None:
        raise GeenBereik("Persoonsgegevens worden alleen gelezen of gewijzigd binnen een bereik.")
    return lopend


def zet_reden(reden: str) -> None:
    """Say why the rest of this transaction changes rows: the name of the act (read by the history triggers)."""
    lopend = _eis_bereik()
    lopend.reden = reden
    with connections["default"].cursor() as cursor:
        cursor.execute("select set_config('pghistory.context_metadata', %s, true)", [_waarden(lopend.actor, reden)[7]])
