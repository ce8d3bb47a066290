"""The renewal campaign of the demo: begun some days ago, with its letters in the portal (TLV-127)."""

from datetime import datetime, time, timedelta

from swv.kern.kalender.klok import AMSTERDAM, vandaag
from swv.kern.kalender.schooljaren import schooljaar
from swv.kern.organisatie.models import Swv
from swv.project.demo.rolverdeling import Rolverdeling, als, het_systeem
from swv.project.demo.schema import Demoplan
from swv.project.demo.tijd import dagen_terug
from tlv.letters.campagne import bouw_campagnebrief
from tlv.models import Campagnebrief
from tlv.rules.campagne import Campagnedagen
from tlv.services.campagne import Campagneplan, campagne_beginnen, campagnebrief_maken, campagnebrieven_verzenden

OCHTEND = time(9, 15)
EEN_WEEK = timedelta(days=7)


def voer_campagne(plan: Demoplan, swv: Swv, rollen: Rolverdeling) -> None:
    """Begin the campaign of a plan for the TLVs that end this school year, and make its letters."""
    if plan.campagne is None:
        return
    dag, einddatum = vandaag(), schooljaar(vandaag()).einde
    uiterlijk = min(dag + timedelta(days=plan.campagne.uiterlijk), einddatum)
    moment = datetime.combine(dagen_terug(dag, plan.campagne.begonnen), OCHTEND, tzinfo=AMSTERDAM)
    with als(rollen.medewerker(swv, "secretariaat"), moment) as actor:
        herinneren_op = uiterlijk - EEN_WEEK if uiterlijk - EEN_WEEK > dag else None
        campagne = campagne_beginnen(
            actor=actor,
            einddatum=einddatum,
            plan=Campagneplan(Campagnedagen(uiterlijk, herinneren_op), plan.campagne.toelichting),
        )
        campagnebrieven_verzenden(actor=actor, campagne_id=campagne.pk)
    with als(het_systeem(swv), moment + timedelta(minutes=4)) as actor:
        for brief_id in Campagnebrief.objects.filter(campagne=campagne).order_by("pk").values_list("pk", flat=True):
            campagnebrief_maken(actor=actor, brief_id=brief_id, bouw=bouw_campagnebrief)
