"""The meetings of the demo: a schedule for every SWV whose policy says when the agenda closes (TLV-100, TLV-101)."""

from datetime import datetime, time, timedelta

from aanvragen.choices import Vergaderstatus
from aanvragen.models import Vergadering
from aanvragen.services.meetings import Schema, vergadering_zetten, vergaderingen_plannen
from swv.kern.beleid.schema import Agenda
from swv.kern.beleid.selectors import beleid_op
from swv.kern.beleid.uitleg import WEEKDAGEN
from swv.kern.kalender.klok import AMSTERDAM
from swv.kern.kalender.schooljaren import schooljaar
from swv.kern.organisatie.models import Swv
from swv.project.demo.accounts import Accounts
from swv.project.demo.rolverdeling import Rolverdeling, als

NET_GEWEEST = timedelta(days=14)
"""Younger meetings are left for whoever looks at the demo to finish."""
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


def rond_vergaderingen_af(swv: Swv, rollen: Rolverdeling) -> None:
    """What was held some time ago is finished: a worker of the office does so in the week itself (TLV-104)."""
    secretariaat = rollen.medewerker(swv, "secretariaat")
    geweest = Vergadering.objects.filter(swv=swv, datum__lt=secretariaat.vandaag - NET_GEWEEST)
    for vergadering in geweest.filter(status=Vergaderstatus.GEPLAND).order_by("datum"):
        with als(secretariaat, datetime.combine(vergadering.datum, time(17), tzinfo=AMSTERDAM)) as actor:
            for status in (Vergaderstatus.GESLOTEN, Vergaderstatus.AFGEROND):
                vergadering_zetten(actor=actor, vergadering_id=vergadering.pk, status=status)
