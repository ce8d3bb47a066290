"""The meetings of the demo: a schedule for every SWV whose policy says when the agenda closes (TLV-100, TLV-101)."""

from datetime import datetime, time, timedelta

from aanvragen.models import Vergadering
from aanvragen.services.meetings import Schema, vergaderingen_plannen
from swv.kern.beleid.schema import Agenda
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.uitleg import WEEKDAGEN
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.kalender.schooljaren import schooljaar
from swv.project.demo.accounts import Accounts
from swv.project.demo.rolverdeling import Rolverdeling, als

EERDER = timedelta(days=150)
"""Demo dossiers were complete in the past months, and landed on an agenda then."""
DONDERDAG, NEGEN_UUR = 3, time(9)


def plan_vergaderingen(accounts: Accounts, rollen: Rolverdeling) -> None:
    """A meeting in every schoolweek from some months ago until the end of this school year."""
    swv, secretariaat = accounts.swv, rollen.medewerker(accounts.swv, "secretariaat")
    agenda = beleid_op(swv.pk, Agenda, secretariaat.vandaag)
    if agenda.sluiting is None or Vergadering.objects.filter(swv=swv).exists():
        return
    dag = secretariaat.vandaag - EERDER
    with als(secretariaat, datetime.combine(dag, NEGEN_UUR, tzinfo=AMSTERDAM)) as actor:
        schema = Schema(
            weekdag=WEEKDAGEN.index(agenda.vergaderdag) if agenda.vergaderdag else DONDERDAG,
            van=dag,
            tot_en_met=schooljaar(secretariaat.vandaag).einde,
            begintijd=NEGEN_UUR,
            online=False,
            plaats="Vergaderzaal 2",
        )
        vergaderingen_plannen(actor=actor, schema=schema)
