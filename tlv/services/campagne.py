"""The renewal campaign: beginning and changing it, its letters in one go, and the reminder (TLV-84, TLV-127).

Letters are rows that a worker makes one by one, found again by the sweep; doing a step twice does nothing twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from swv.kern.documenten.briefsoorten import GebouwdeBrief
from swv.kern.documenten.letter_lint import eis_brief
from swv.kern.documenten.models import STORING_LENGTE, WACHTEND
from swv.kern.documenten.pdf import maak_pdf, verzegel
from swv.kern.documenten.storage import bewaar, controlegetal
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import Partij, School
from swv.kern.taken import na_vastlegging
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv
from tlv.campagne import campagnes_van, onverzonden_campagnebrieven, open_bij_school, scholen_zonder_brief, voortgang
from tlv.mails import meld_aflopende_tlvs
from tlv.models import Campagnebrief, Toelaatbaarheidsverklaring, Verlengcampagne
from tlv.rules.campagne import Campagnedagen, gebrek_in_dagen

Bouwer = Callable[[Campagnebrief, School, Sequence[Toelaatbaarheidsverklaring], date], GebouwdeBrief]


@dataclass(frozen=True, slots=True)
class Campagneplan:
    """What the secretariaat fills in: the days, and a few words that every school gets to read."""

    dagen: Campagnedagen
    toelichting: str = ""


def campagne_beginnen(*, actor: Actor, einddatum: date, plan: Campagneplan) -> Verlengcampagne:
    """Begin a campaign for the TLVs that end on a 31 juli. Schools see the days at once; letters are a next step."""
    eis_swv(actor, "campagne_beginnen")
    _eis_dagen(plan.dagen, einddatum, actor.vandaag)
    try:
        with transaction.atomic():
            zet_reden("campagne_beginnen")
            return Verlengcampagne.objects.create(
                swv_id=actor.swv_ids[0],
                einddatum=einddatum,
                uiterlijk=plan.dagen.uiterlijk,
                herinneren_op=plan.dagen.herinneren_op,
                toelichting=plan.toelichting.strip(),
                begonnen_op=nu(),
            )
    except IntegrityError as fout:
        raise NuNietMogelijk("Voor deze 31 juli loopt al een campagne. Ga daarmee verder.") from fout


def campagne_wijzigen(*, actor: Actor, campagne_id: int, plan: Campagneplan) -> Verlengcampagne:
    """Change the days or the words. Letters that went out stay as they are; schools see the new days in the portal."""
    with transaction.atomic():
        campagne = _eis_lopend(actor, campagne_id, "campagne_wijzigen")
        herinneren_op = plan.dagen.herinneren_op
        if campagne.herinnerd_op is not None:  # that day has passed, and stays as it was
            herinneren_op = None
        _eis_dagen(Campagnedagen(plan.dagen.uiterlijk, herinneren_op), campagne.einddatum, actor.vandaag)
        if campagne.herinnerd_op is None:
            campagne.herinneren_op = herinneren_op
        campagne.uiterlijk, campagne.toelichting = plan.dagen.uiterlijk, plan.toelichting.strip()
        campagne.save(update_fields=["uiterlijk", "herinneren_op", "toelichting"])
        return campagne


def campagne_stoppen(*, actor: Actor, campagne_id: int) -> Verlengcampagne:
    """End a campaign: no more letters, reminders or days for schools. A new one for the same 31 juli can begin."""
    with transaction.atomic():
        campagne = _eis_lopend(actor, campagne_id, "campagne_stoppen")
        campagne.gestopt_op = nu()
        campagne.save(update_fields=["gestopt_op"])
        return campagne


def campagnebrieven_verzenden(*, actor: Actor, campagne_id: int) -> int:
    """Put a letter ready for each school that has something left to do and has none; returns how many."""
    with transaction.atomic():
        campagne = _eis_lopend(actor, campagne_id, "campagnebrieven_verzenden")
        scholen = scholen_zonder_brief(actor, campagne)
        if not scholen:
            raise NuNietMogelijk("Elke school die nog iets te doen heeft, heeft haar brief al.")
        moment = nu()
        for partij in Partij.objects.filter(school_id__in=scholen).order_by("pk"):
            brief = Campagnebrief.objects.create(
                campagne=campagne, swv_id=campagne.swv_id, ontvanger=partij, aangemaakt_op=moment, aangeboden_op=moment
            )
            na_vastlegging("campagnebrief_maken", brief.pk, brief.swv_id)
        return len(scholen)


def campagnebrieven_opnieuw_proberen(*, actor: Actor, campagne_id: int) -> int:
    """Offer the letters that did not work to a worker at once, instead of at the next sweep."""
    eis_swv(actor, "campagnebrieven_verzenden")
    campagne = _haal(actor, campagne_id)
    mislukt = list(onverzonden_campagnebrieven(actor).filter(~Q(storing=""), campagne=campagne))
    if not mislukt:
        raise NuNietMogelijk("Er zijn geen brieven meer die niet lukten. Ververs de pagina.")
    for brief in mislukt:
        na_vastlegging("campagnebrief_maken", brief.pk, brief.swv_id)
    return len(mislukt)


def campagnebrief_maken(*, actor: Actor, brief_id: int, bouw: Bouwer) -> bool:
    """Make one letter and put it in the portal, in one transaction; False when there is nothing to send.

    Which pupils stand in it is judged now: of this school, known to it, and without a renewal or an answer. Nobody
    left, or a campaign that was stopped: it lapses. A row lock keeps two workers apart.
    """
    zet_reden("campagnebrief_maken")
    brief = (
        Campagnebrief.objects.zichtbaar_voor(actor)
        .select_for_update(of=("self",), skip_locked=True)
        .select_related("campagne", "swv")
        .filter(WACHTEND, pk=brief_id)
        .first()
    )
    if brief is None:
        return False
    school = School.objects.select_related("partij").get(partij=brief.ontvanger_id)
    tlvs = open_bij_school(actor, brief.campagne, school)
    if not tlvs or brief.campagne.gestopt_op is not None or brief.campagne.einddatum < actor.vandaag:
        brief.vervallen_op = nu()
        brief.save(update_fields=["vervallen_op"])
        return False
    gebouwd = bouw(brief, school, tlvs, actor.vandaag)
    pdf = maak_pdf(gebouwd.html, titel=gebouwd.titel)
    eis_brief(gebouwd.html, pdf, gebouwd.eisen)
    pdf = verzegel(pdf, brief.swv.sleutel)
    brief.dossier_ids = sorted(tlv.dossier_id for tlv in tlvs)
    brief.sjabloonversie = gebouwd.sjabloonversie
    brief.sleutel, brief.sha256 = bewaar(f"brieven/campagne/{brief.campagne_id}", pdf, ".pdf"), controlegetal(pdf)
    brief.verzonden_op, brief.storing = nu(), ""
    brief.save(update_fields=["dossier_ids", "sjabloonversie", "sleutel", "sha256", "verzonden_op", "storing"])
    for tlv in tlvs:
        leg_vast(actor, Dossier(pk=tlv.dossier_id, swv_id=tlv.swv_id), "verlenging.gevraagd", aan=school.naam)
    meld_aflopende_tlvs(school.pk, brief.swv_id, "verlenging_gevraagd", actor.vandaag)
    return True


def campagnestoring_vastleggen(brief_id: int, fout: Exception) -> None:
    """Keep why a letter cannot be made, for the secretariaat to see; the sweep keeps trying."""
    Campagnebrief.objects.filter(WACHTEND, pk=brief_id).update(storing=str(fout)[:STORING_LENGTE])


def campagnebrieven_aanbieden(*, actor: Actor, geleden: timedelta) -> list[int]:
    """The letters that a lost message or a killed worker left undone, marked as offered now; their ids."""
    zet_reden("campagnebrieven_aanbieden")
    wachtend = onverzonden_campagnebrieven(actor).filter(aangeboden_op__lt=nu() - geleden)
    ids = [brief.pk for brief in wachtend.select_for_update(of=("self",), skip_locked=True)[:500]]
    Campagnebrief.objects.filter(pk__in=ids).update(aangeboden_op=nu())
    return ids


def campagnes_herinneren(*, actor: Actor) -> int:
    """Remind, once and from its day on, each school that has something left to do; returns how many schools."""
    zet_reden("campagnes_herinneren")
    rijen = Verlengcampagne.objects.select_for_update(of=("self",), skip_locked=True).filter(
        swv_id__in=actor.swv_ids,
        gestopt_op__isnull=True,
        herinnerd_op__isnull=True,
        herinneren_op__lte=actor.vandaag,
        einddatum__gte=actor.vandaag,
    )
    aantal = 0
    for campagne in rijen.order_by("pk"):
        for stand in voortgang(actor, campagne):
            if stand.school_id is not None and stand.te_doen:
                meld_aflopende_tlvs(stand.school_id, campagne.swv_id, "verlenging_herinnering", actor.vandaag)
                aantal += 1
        campagne.herinnerd_op = nu()
        campagne.save(update_fields=["herinnerd_op"])
    return aantal


def _haal(actor: Actor, campagne_id: int) -> Verlengcampagne:
    campagne = campagnes_van(actor).filter(pk=campagne_id).first()
    if campagne is None:
        raise NietZichtbaar(f"verlengcampagne {campagne_id}")
    return campagne


def _eis_lopend(actor: Actor, campagne_id: int, handeling: str) -> Verlengcampagne:
    """The campaign, locked, for an act on it while it runs."""
    eis_swv(actor, handeling)
    zet_reden(handeling)
    campagne = campagnes_van(actor).select_for_update(of=("self",)).filter(pk=campagne_id).first()
    if campagne is None:
        raise NietZichtbaar(f"verlengcampagne {campagne_id}")
    if campagne.gestopt_op is not None:
        raise NuNietMogelijk("Deze campagne is gestopt. Begin zo nodig een nieuwe.")
    if campagne.einddatum < actor.vandaag:
        raise NuNietMogelijk("De verklaringen van deze campagne zijn al afgelopen. Er valt niets meer te doen.")
    return campagne


def _eis_dagen(dagen: Campagnedagen, einddatum: date, vandaag: date) -> None:
    if gebrek := gebrek_in_dagen(dagen, einddatum, vandaag):
        raise NuNietMogelijk(gebrek)
