"""Advices that came with the aanvraag: written over by the system once the request is complete (TLV-170, ROL-44)."""

from aanvragen.answers import antwoorden_van, formulier_van
from aanvragen.models import Deskundigenadvies, Toewijzing
from aanvragen.rules.bijgevoegd import BijgevoegdAdvies, bijgevoegde_adviezen
from aanvragen.selectors import route_van
from aanvragen.services.act import verplaats
from swv.kern.beleid.route import AANVRAGEND_BESTUUR, Stap
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.models import Dossier


def neem_adviezen_over(actor: Actor, dossier: Dossier) -> bool:
    """Hand a complete aanvraag with its own advices to who decides; False when the route asks for other experts.

    What the school wrote over stands in the answers and the signed papers; from now on nobody changes these rows
    (TLV-115). Part of the act that declares the aanvraag complete.
    """
    stap = route_van(dossier, actor.vandaag).adviesstappen[0]
    if not stap.bijgevoegd:
        return False
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden="adviezen_overnemen") as wij:
        waarden = formulier_van(dossier).waarden(antwoorden_van(wij, dossier))
        for volgorde, advies in enumerate(bijgevoegde_adviezen(stap, waarden), start=1):
            _leg_vast(dossier, stap, volgorde, advies)
        dossier.adviezen_vast_op = nu()
        dossier.save(update_fields=["adviezen_vast_op"])
        verplaats(wij, dossier, "adviezen_overnemen")
        leg_vast(wij, dossier, "adviezen.ontvangen", aantal=stap.aantal)
    return True


def _leg_vast(dossier: Dossier, stap: Stap, volgorde: int, advies: BijgevoegdAdvies) -> None:
    moment = nu()
    eigen_bestuur = advies.werkgever == AANVRAGEND_BESTUUR
    toewijzing = Toewijzing.objects.create(
        dossier=dossier,
        stap=stap.sleutel,
        volgorde=volgorde,
        naam=advies.naam,
        discipline=advies.discipline,
        werkgever=dossier.school.bestuur if eigen_bestuur else None,
        werkgever_naam=advies.werkgever_naam,
        toegewezen_op=moment,
    )
    Deskundigenadvies.objects.create(
        dossier=dossier,
        toewijzing=toewijzing,
        strekking=advies.strekking,
        categorie=advies.categorie,
        tot_en_met=advies.tot_en_met,
        motivering=advies.motivering,
        bijgewerkt_op=moment,
        vastgesteld_op=moment,
    )
