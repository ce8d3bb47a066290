"""Sending the besluit: who receives it, along which channel, and what closes when everybody has it (RCH-08, RCH-15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from aanvragen.models import NIET_HERROEPEN, Aanvraag, Buitenbehandeling
from aanvragen.services.act import handelen, verplaats
from aanvragen.transitions import MET_BESLUIT
from swv.kern.choices import Inzagerol, PartijSoort, Rol
from swv.kern.documenten.letter_bezwaar import BESLISSING_OP_BEZWAAR
from swv.kern.documenten.letter_verwijzing import DOORVERWIJZING
from swv.kern.documenten.letter_weergave import BESLUIT_TLV, BUITEN_BEHANDELING
from swv.kern.documenten.models import WACHTEND, Brief, Kanaal
from swv.kern.documenten.services import brief_klaarzetten
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import Partij
from swv.kern.personen.models import Persoon
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.services import beeindig, volgend_id
from tlv.models import Bezwaar, Bezwaarbeslissing, Doorverwijzing
from tlv.recipients import (
    Briefontvanger,
    gezinnen_van,
    indiener_apart,
    ontvangers_uit,
    ontvangers_van,
    zonder_adres,
)
from tlv.selectors import geldend_besluit, na_bezwaar
from tlv.services.bezwaar import sluit, treed_op


@dataclass(frozen=True, slots=True)
class Briefonderwerp:
    """What the letters of a dossier tell now: the kind of letter, and the besluit by its id."""

    soort: str
    pk: int


def brieven_verzenden(*, actor: Actor, dossier_id: int, moment: datetime | None = None) -> list[Brief]:
    """Put a besluit letter ready for the school, for each holder of gezag, and from 18 for the pupil (TLV-112, 113).

    A pupil of 12 to 17 who agreed to digital post gets a copy in the portal. Who agreed to digital post gets it
    there, all others on paper (RCH-15). A worker makes the letters after commit. `moment` is shared by the letters of
    dossiers that are sent in one go.
    """
    with handelen(actor, "brieven_verzenden", dossier_id) as dossier:
        onderwerp = briefonderwerp_van(dossier)
        if onderwerp is None:
            raise NuNietMogelijk("Er is nog geen besluit om te versturen.")
        brieven = _zet_alle_klaar(actor, dossier, onderwerp, moment or nu())
        leg_vast(actor, dossier, "brieven.klaargezet", aantal=len(brieven))
        return brieven


def beslissing_versturen(*, actor: Actor, bezwaar_id: int) -> list[Brief]:
    """Put the decision on an objection ready for everybody who got the besluit, and for who objected (RCH-08).

    With that the objection is over. NuNietMogelijk when nothing was decided yet, it was sent before, or an address for
    a letter on paper is missing.
    """
    with treed_op(actor, "beslissing_versturen", bezwaar_id) as (dossier, bezwaar):
        beslissing = Bezwaarbeslissing.objects.filter(bezwaar=bezwaar).first()
        if beslissing is None:
            raise NuNietMogelijk("Op dit bezwaar is nog niet beslist.")
        onderwerp = Briefonderwerp(BESLISSING_OP_BEZWAAR, beslissing.pk)
        brieven = _zet_alle_klaar(actor, dossier, onderwerp, nu())
        leg_vast(actor, dossier, "beslissing.klaargezet", aantal=len(brieven))
        return brieven


def _zet_alle_klaar(actor: Actor, dossier: Dossier, onderwerp: Briefonderwerp, moment: datetime) -> list[Brief]:
    """For who receives the besluit; with a decision on objection also for who objected, which is then over."""
    if onderwerp.soort != BESLISSING_OP_BEZWAAR:
        eerder = _beslist_bezwaar(dossier) if onderwerp.soort == BESLUIT_TLV else None
        return brieven_over_klaarzetten(actor, dossier, onderwerp, moment, bezwaar=eerder, ook=_ander_swv(dossier))
    bezwaar = Bezwaar.objects.get(beslissing=onderwerp.pk)
    brieven = brieven_over_klaarzetten(actor, dossier, onderwerp, moment, bezwaar=bezwaar)
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden="beslissing_versturen"):
        sluit(actor, dossier, bezwaar)
    return brieven


def _beslist_bezwaar(dossier: Dossier) -> Bezwaar | None:
    """The objection of which the besluit that counts corrects the decision: who objected reads that too (Awb 7:12)."""
    besluit = geldend_besluit(dossier)
    beslissing = Bezwaarbeslissing.objects.filter(besluit=na_bezwaar(besluit)).first() if besluit else None
    return beslissing.bezwaar if beslissing else None


def brieven_over_klaarzetten(
    actor: Actor,
    dossier: Dossier,
    onderwerp: Briefonderwerp,
    moment: datetime,
    *,
    bezwaar: Bezwaar | None = None,
    ook: Sequence[Briefontvanger] = (),
) -> list[Brief]:
    """A letter about one subject for everybody who receives the besluit today, who objected, and `ook`, once.

    NuNietMogelijk when it was done before or an address is missing.
    """
    if _brieven_over(dossier, onderwerp).exists():
        raise NuNietMogelijk("De brieven van dit besluit worden al gemaakt.")
    gezin = gezinnen_van([dossier], actor.vandaag)[dossier.leerling_id]
    ontvangers = ontvangers_uit(dossier, gezin, actor.vandaag)
    _eis_adressen(dossier, zonder_adres(gezin, ontvangers))
    extra = indiener_apart(bezwaar, ontvangers) if bezwaar else []
    return [_zet_klaar(dossier, onderwerp, ontvanger, moment) for ontvanger in (*ontvangers, *extra, *ook)]


def _ander_swv(dossier: Dossier) -> list[Briefontvanger]:
    """The SWV to which the aanvraag is referred: the own secretariaat posts that letter (Awb 2:3)."""
    verwijzing = Doorverwijzing.objects.filter(dossier=dossier, teruggedraaid_op__isnull=True).first()
    if verwijzing is None or not verwijzing.naar_naam:
        return []
    eigen = Partij.objects.get(swv_id=dossier.swv_id, functie=Rol.SECRETARIAAT)
    return [Briefontvanger(eigen.pk, Inzagerol.SECRETARIAAT, Kanaal.PAPIER)]


def _eis_adressen(dossier: Dossier, mist: Sequence[Briefontvanger]) -> None:
    """A letter on paper needs an address; say of whom it is missing before anything is sent (RCH-08, RCH-15)."""
    if mist:
        raise NuNietMogelijk(
            "Een brief op papier heeft een adres nodig. Vul eerst de contactgegevens aan.",
            tuple(f"Het adres van {_naam(dossier, o)} ontbreekt." for o in mist),
        )


def _naam(dossier: Dossier, ontvanger: Briefontvanger) -> str:
    if ontvanger.partij_id is None:
        return str(dossier.leerling)
    partij = Partij.objects.select_related("persoon", "instelling").get(pk=ontvanger.partij_id)
    return str(partij.persoon or partij.instelling)


def _zet_klaar(dossier: Dossier, onderwerp: Briefonderwerp, ontvanger: Briefontvanger, moment: datetime) -> Brief:
    partij_id = ontvanger.partij_id or _partij_van_leerling(dossier)
    return brief_klaarzetten(
        dossier,
        onderwerp.soort,
        partij_id,
        ontvanger.rol,
        ontvanger.kanaal,
        onderwerp_id=onderwerp.pk,
        moment=moment,
    )


def briefonderwerp_van(dossier: Dossier) -> Briefonderwerp | None:
    """What counts: a referral, the besluit on the TLV, or that the aanvraag is not treated (RCH-14, TLV-40).

    A besluit that came of an objection is told by the letter of that decision: against it one appeals (Awb 7:12).
    """
    if verwijzing := Doorverwijzing.objects.filter(dossier=dossier, teruggedraaid_op__isnull=True).first():
        return Briefonderwerp(DOORVERWIJZING, verwijzing.pk)
    if besluit := geldend_besluit(dossier):
        if beslissing := Bezwaarbeslissing.objects.filter(besluit=besluit).first():
            return Briefonderwerp(BESLISSING_OP_BEZWAAR, beslissing.pk)
        return Briefonderwerp(BESLUIT_TLV, besluit.pk)
    onbehandeld = Buitenbehandeling.objects.filter(NIET_HERROEPEN, dossier=dossier).first()
    return Briefonderwerp(BUITEN_BEHANDELING, onbehandeld.pk) if onbehandeld else None


def brieven_van(dossier: Dossier) -> QuerySet[Brief]:
    """The letters about the besluit that counts; letters about a besluit that it replaced are not among them."""
    onderwerp = briefonderwerp_van(dossier)
    return Brief.objects.none() if onderwerp is None else _brieven_over(dossier, onderwerp)


def _brieven_over(dossier: Dossier, onderwerp: Briefonderwerp) -> QuerySet[Brief]:
    return Brief.objects.filter(dossier=dossier, soort=onderwerp.soort, onderwerp_id=onderwerp.pk)


def _partij_van_leerling(dossier: Dossier) -> int:
    """Make the person of an adult pupil without an account, so that the letter has a reader."""
    leerling = dossier.leerling
    persoon_id = volgend_id("kern_persoon")
    leerling.persoon_id = persoon_id
    leerling.save(update_fields=["persoon"])
    Persoon(
        pk=persoon_id,
        voornaam=leerling.voornaam,
        tussenvoegsel=leerling.tussenvoegsel,
        achternaam=leerling.achternaam,
    ).save(force_insert=True)
    return Partij.objects.create(soort=PartijSoort.PERSOON, persoon_id=persoon_id).pk


def besluit_is_bezorgd(actor: Actor, dossier: Dossier) -> None:
    """After the last letter has gone out: the experts' inzage ends and the dossier is 'brief verzonden' (INZ-09).

    The dossier row is locked first, so that of two workers that deliver the last two letters the second sees both.
    """
    vergrendeld = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    if Aanvraag.objects.get(dossier=vergrendeld).status not in MET_BESLUIT:
        return
    brieven = brieven_van(vergrendeld)
    if not brieven.exists() or brieven.filter(WACHTEND).exists():
        return
    if vergrendeld.verzonden_op is None:  # stays the day on which the first besluit was made known
        vergrendeld.verzonden_op = nu()
        vergrendeld.save(update_fields=["verzonden_op"])
    beeindig(vergrendeld, Inzagerol.DESKUNDIGE, actor.vandaag)
    verplaats(actor, vergrendeld, "brieven_afronden")
    leg_vast(actor, vergrendeld, "besluit.bekendgemaakt")


def besluit_kreeg_andere_ontvangers(actor: Actor, dossier: Dossier) -> None:
    """After a letter lapsed: letters for who receives the besluit now and had none, such as a pupil who turned 18.

    The dossier row is locked first: of two workers the second sees the letters of the first.
    """
    vergrendeld = _vergrendel(dossier)
    if onderwerp := briefonderwerp_van(vergrendeld):
        _vul_ontvangers_aan(actor, vergrendeld, onderwerp)
    besluit_is_bezorgd(actor, vergrendeld)


def beslissing_kreeg_andere_ontvangers(actor: Actor, dossier: Dossier) -> None:
    """The same for the decisions on objection of this dossier that were sent."""
    vergrendeld = _vergrendel(dossier)
    for pk in Bezwaarbeslissing.objects.filter(dossier=dossier).order_by("pk").values_list("pk", flat=True):
        onderwerp = Briefonderwerp(BESLISSING_OP_BEZWAAR, pk)
        if _brieven_over(vergrendeld, onderwerp).filter(WACHTEND).exists():
            _vul_ontvangers_aan(actor, vergrendeld, onderwerp)
    besluit_is_bezorgd(actor, vergrendeld)


def _vergrendel(dossier: Dossier) -> Dossier:
    rijen = Dossier.objects.select_for_update(of=("self",)).select_related("leerling", "school")
    return rijen.get(pk=dossier.pk)


def _vul_ontvangers_aan(actor: Actor, dossier: Dossier, onderwerp: Briefonderwerp) -> None:
    hebben_brief = set(_brieven_over(dossier, onderwerp).values_list("ontvanger_id", flat=True))
    for ontvanger in ontvangers_van(dossier, actor.vandaag):
        if ontvanger.partij_id not in hebben_brief:
            _zet_klaar(dossier, onderwerp, ontvanger, nu())
