"""Deciding on an objection, and what that does: a new besluit in the chain when it is gegrond (RCH-12, TLV-115)."""

from dataclasses import dataclass

from aanvragen.rules.mandaat import Bevoegdheid
from aanvragen.selectors import route_van
from aanvragen.services.act import verplaats
from aanvragen.services.mandates import bevoegdheid_bij
from aanvragen.services.submission import herbereken_termijnen
from swv.kern.beleid.route import Stap, Wie
from swv.kern.beleid.uitleg import Reden, datum_nl
from swv.kern.choices import Veldgroep
from swv.kern.documenten.letter_weergave import BUITEN_BEHANDELING
from swv.kern.documenten.models import WACHTEND, Brief
from swv.kern.kalender.klok import AMSTERDAM, nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import GeenRecht, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tlv.bezwaren import bezwaarbeleid, bezwaarstand_van, buitenbehandeling_van
from tlv.choices import Besluitsoort, Bezwaarstapsoort, Bezwaarstatus
from tlv.mails import meld_bezwaar
from tlv.models import Besluit, Bezwaar, Bezwaarbeslissing
from tlv.rules.besluit import Voornemen
from tlv.rules.bezwaarbeslissing import Beslisvoornemen, andere_persoon_nodig, toets_beslissing, uitleg_bij
from tlv.selectors import beoordeling_van
from tlv.services.bezwaar import eis_lopend, treed_op, zet_stap
from tlv.services.decision import BesluitGeweigerd, eis_besluit
from tlv.services.recording import Vervanging, leg_besluit_vast


@dataclass(frozen=True, slots=True)
class Beslissing:
    """What somebody decides on an objection, and the new besluit when it is gegrond."""

    voornemen: Beslisvoornemen
    besluit: Voornemen | None = None


def bevoegdheid_op_bezwaar(actor: Actor, dossier: Dossier, bezwaar: Bezwaar) -> Bevoegdheid | Reden:
    """What gives the actor the power to decide on this objection, or why nothing does (RCH-12, Awb 10:3 lid 3).

    The function that policy names, by itself or with a mandate; not who took the besluit, where law or policy say so.
    """
    beleid = bezwaarbeleid(dossier.swv_id, bezwaar.ontvangen_op or actor.vandaag).beslist
    stap = Stap(
        sleutel="bezwaar",
        soort="besluit",
        titel="Beslissing op bezwaar",
        wie=Wie(rol=beleid.rol, functie=beleid.functie),
        bevoegdheid=beleid.bevoegdheid,
        bevoegdheid_soort=beleid.bevoegdheid_soort,
    )
    bevoegdheid = bevoegdheid_bij(actor, dossier, stap)
    besluit = bezwaar.besluit
    if isinstance(bevoegdheid, Reden) or besluit is None:
        return bevoegdheid
    dag = besluit.genomen_op.astimezone(AMSTERDAM).date()
    weigering = andere_persoon_nodig(
        zelfde=besluit.genomen_door_id == actor.persoon_id,
        beleid=beleid.andere_persoon,
        bevoegdheid_soort=route_van(dossier, dag).besluit.bevoegdheid_soort,
    )
    return weigering or bevoegdheid


def bezwaar_beslissen(*, actor: Actor, bezwaar_id: int, beslissing: Beslissing) -> Bezwaarbeslissing:
    """Decide on a running objection; gegrond brings a new besluit in the place of the old one (RCH-12, TLV-115).

    The dossier stays closed otherwise. The secretariaat sends the letters. GeenRecht for who may not decide on it,
    BesluitGeweigerd with every rule that blocks it, NuNietMogelijk when it is over.
    """
    with treed_op(actor, "bezwaar_beslissen", bezwaar_id) as (dossier, bezwaar):
        eis_lopend(bezwaar)
        bevoegdheid = bevoegdheid_op_bezwaar(actor, dossier, bezwaar)
        if isinstance(bevoegdheid, Reden):
            raise GeenRecht(bevoegdheid.tekst, bevoegdheid.regel)
        voornemen, stand = beslissing.voornemen, bezwaarstand_van(dossier, bezwaar)
        if blokkades := toets_beslissing(voornemen, stand):
            raise BesluitGeweigerd(blokkades)
        rij = Bezwaarbeslissing.objects.create(
            bezwaar=bezwaar,
            dossier=dossier,
            uitkomst=voornemen.uitkomst,
            besluit=_nieuw_besluit(actor, dossier, bezwaar, beslissing, bevoegdheid),
            motivering=voornemen.motivering.strip(),
            niet_gehoord="" if stand.gehoord_op else voornemen.niet_gehoord,
            niet_gehoord_uitleg="" if stand.gehoord_op else voornemen.niet_gehoord_uitleg.strip(),
            afwijking=voornemen.afwijking.strip() if stand.commissie and stand.advies != voornemen.uitkomst else "",
            ontvankelijkheid="" if stand.tijdig and stand.belanghebbend else voornemen.ontvankelijkheid.strip(),
            uitleg=[reden.als_json() for reden in uitleg_bij(voornemen, stand, dag=actor.vandaag)],
            bevoegdheid=bevoegdheid.grond,
            genomen_door_id=actor.eigen_persoon_id,
            naam=actor.naam,
            functie=bevoegdheid.functie,
            genomen_op=nu(),
        )
        _werk_bij(actor, dossier, bezwaar, rij)
        if voornemen.uitkomst == "gegrond" and bezwaar.besluit_id is None:
            _behandel_alsnog(actor, dossier, bezwaar)
        return rij


def _behandel_alsnog(actor: Actor, dossier: Dossier, bezwaar: Bezwaar) -> None:
    """What was left out of treatment is treated after all: no besluit counts any more, and the term runs on (RCH-14).

    The aanvraag is 'ingediend' again, so that the secretariaat looks what is still missing. Not twice, when two
    objected.
    """
    besluit = buitenbehandeling_van(bezwaar)
    if besluit.herroepen_op is not None:
        return
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden="aanvraag_alsnog_behandelen") as wij:
        besluit.herroepen_op = nu()
        besluit.save(update_fields=["herroepen_op"])
        dossier.besloten_op = None
        dossier.save(update_fields=["besloten_op"])
        wachtend = Brief.objects.filter(WACHTEND, soort=BUITEN_BEHANDELING, onderwerp_id=besluit.pk, dossier=dossier)
        wachtend.update(vervallen_op=besluit.herroepen_op)
        aanvraag = verplaats(wij, dossier, "aanvraag_alsnog_behandelen")
        aanvraag.hersteltermijn = None
        aanvraag.save(update_fields=["hersteltermijn"])
        herbereken_termijnen(dossier, aanvraag)
        leg_vast(actor, dossier, "buitenbehandeling.herroepen")


def _nieuw_besluit(
    actor: Actor, dossier: Dossier, bezwaar: Bezwaar, beslissing: Beslissing, bevoegdheid: Bevoegdheid
) -> Besluit | None:
    """The besluit that comes in the place of the one that counts, by the rules of every besluit.

    None where there is none to replace: an aanvraag that was left out of treatment is treated after all, and the
    besluit on it follows.
    """
    if beslissing.voornemen.uitkomst != "gegrond" or bezwaar.besluit_id is None:
        return None
    if beslissing.besluit is None:
        raise NuNietMogelijk("Een gegrond bezwaar vraagt een nieuw besluit. Vul in wat u nu besluit.")
    beoordeling = beoordeling_van(actor, dossier)
    toets = eis_besluit(actor, dossier, beslissing.besluit, beoordeling)
    dag = datum_nl(bezwaar.ontvangen_op) if bezwaar.ontvangen_op else ""
    vervanging = Vervanging(Besluitsoort.OP_BEZWAAR, f"Het bezwaar dat wij op {dag} ontvingen, is gegrond.")
    besluit = leg_besluit_vast(actor, dossier, beoordeling, toets, beslissing.besluit, vervanging, bevoegdheid)
    verplaats(actor, dossier, "besluit_op_bezwaar")
    return besluit


def _werk_bij(actor: Actor, dossier: Dossier, bezwaar: Bezwaar, rij: Bezwaarbeslissing) -> None:
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden="bezwaar_beslissen"):
        bezwaar.status = Bezwaarstatus.BESLIST
        bezwaar.save(update_fields=["status"])
        zet_stap(
            actor, bezwaar, Bezwaarstapsoort.BESLIST, actor.vandaag, f"Het bezwaar is {rij.get_uitkomst_display()}."
        )
        leg_vast(actor, dossier, "bezwaar.beslist", veldgroep=Veldgroep.INTERN, uitkomst=rij.uitkomst)
        meld_bezwaar(dossier, "bezwaar_beslist", actor.vandaag)
