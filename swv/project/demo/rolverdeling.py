"""Who acts in the demo: the actors of the accounts, on any day."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

from swv.kern.choices import Rol
from swv.kern.kalender import klok
from swv.kern.organisatie.models import Swv
from swv.kern.personen.lidmaatschappen import actor_voor, lidmaatschappen_van
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.project.demo.accounts import Accounts


@dataclass(slots=True)
class Rolverdeling:
    """The actors of all SWVs: staff by account and SWV, coordinators by school (also for another SWV's pupils)."""

    _vast: dict[tuple[str, str], Actor] = field(default_factory=dict)
    _scholen: dict[int, Actor] = field(default_factory=dict)
    _accounts: dict[str, Accounts] = field(default_factory=dict)

    def neem_op(self, accounts: Accounts) -> None:
        """Remember the actors of the accounts of one SWV."""
        vandaag = klok.vandaag()
        self._accounts[accounts.plan.sleutel] = accounts
        for account in accounts.plan.accounts:
            for lid in lidmaatschappen_van(accounts.gebruikers[account].pk, vandaag):
                actor = actor_voor(lid, vandaag)
                self._vast.setdefault((accounts.plan.sleutel, account), actor)
                if lid.rol == Rol.OCO and lid.partij.school_id is not None:
                    self._scholen.setdefault(lid.partij.school_id, actor)

    def accounts(self, swv: Swv) -> Accounts:
        """The accounts of this SWV."""
        return self._accounts[swv.sleutel]

    def medewerker(self, swv: Swv, account: str) -> Actor:
        """The actor of an account such as 'secretariaat'."""
        return self._vast[swv.sleutel, account]

    def coordinator(self, school_id: int) -> Actor:
        """The coordinator of a school."""
        return self._scholen[school_id]


@contextmanager
def als(actor: Actor, moment: datetime) -> Iterator[Actor]:
    """Stand on a moment and act as `actor` on that day."""
    with klok.op(moment), bereik(replace(actor, vandaag=moment.date()), reden="demo_laden") as wij:
        yield wij


def het_systeem(swv: Swv) -> Actor:
    """The actor of tasks; its day is set by `als`."""
    return systeem(swv.pk, klok.vandaag())
