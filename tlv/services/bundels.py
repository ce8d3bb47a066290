"""Asking for the bundle of an objection, making it by a worker, and sending it to both on one day (RCH-11).

Making is safe to run twice: a row lock keeps two workers apart, a bundle that is there is not made again, and what a
killed worker left the sweep offers again.
"""

from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from django.core.cache import cache
from django.db import connections

from swv.kern.choices import Veldgroep
from swv.kern.documenten.pdf import PdfFout
from swv.kern.documenten.storage import bewaar_bestand
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.taken import na_vastlegging
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik, zet_reden
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from tlv.bezwaren import bezwaarbeleid
from tlv.choices import Bezwaarkanaal, Bezwaarstapsoort, Bezwaarstatus, Bundelkanaal, Bundelontvanger
from tlv.mails import meld_indiener
from tlv.models import Bezwaar, Bezwaarbundel, Bundelbezorging
from tlv.models.bezwaarbundel import TE_MAKEN
from tlv.services.bezwaar import eis_lopend, treed_op, zet_stap

# What is wrong with a file or the store, and not with the program: it is tried again, and said.
BUNDELFOUTEN = (OSError, pikepdf.PdfError, PdfFout)
VOORTGANG_BEWAREN = 3600


def bezwaarbundel_maken(*, actor: Actor, bezwaar_id: int) -> Bezwaarbundel:
    """Ask for a bundle of what is there now; a worker makes it after commit. What is being made is not asked twice."""
    with treed_op(actor, "bezwaarbundel_maken", bezwaar_id) as (dossier, bezwaar):
        eis_lopend(bezwaar)
        bundel = Bezwaarbundel.objects.filter(TE_MAKEN, bezwaar=bezwaar).first()
        if bundel is None:
            moment = nu()
            bundel = Bezwaarbundel.objects.create(
                bezwaar=bezwaar,
                dossier=dossier,
                swv_id=dossier.swv_id,
                gevraagd_op=moment,
                gevraagd_door=f"{actor.naam} ({actor.rol_label})",
                aangeboden_op=moment,
            )
        na_vastlegging("bezwaarbundel_maken", bundel.pk, bundel.swv_id)
        return bundel


def maak_bezwaarbundel(*, actor: Actor, bundel_id: int) -> bool:
    """Make one bundle that was asked for; False when another worker has it or it is there already."""
    zet_reden("bezwaarbundel_maken")
    rijen = Bezwaarbundel.objects.select_for_update(of=("self",), skip_locked=True).select_related("bezwaar")
    bundel = rijen.filter(TE_MAKEN, pk=bundel_id).first()
    if bundel is None:
        return False
    # Here, and not above: what makes pdfs is heavy, and only a worker needs it.
    from tlv.services.bezwaarbundel import bundel_schrijven  # noqa: PLC0415

    dossier = Dossier.objects.select_related("aanvraag", "leerling", "school__bestuur", "swv").get(pk=bundel.dossier_id)
    with TemporaryDirectory() as map_:
        uit = Path(map_) / "bundel.pdf"
        regels = bundel_schrijven(
            actor, dossier, bundel.bezwaar, uit, stap=lambda klaar, totaal: _meld_voortgang(bundel.pk, klaar, totaal)
        )
        with uit.open("rb") as bron:
            bundel.sha256 = file_digest(bron, "sha256").hexdigest()
        bundel.grootte = uit.stat().st_size
        bundel.sleutel = bewaar_bestand(f"bezwaren/{dossier.pk}", uit, ".pdf")
    bundel.inventaris = [{"nummer": r.nummer, "titel": r.titel, "paginas": r.paginas} for r in regels]
    bundel.gemaakt_op, bundel.storing = nu(), ""
    bundel.save(update_fields=["gemaakt_op", "sleutel", "sha256", "grootte", "inventaris", "storing"])
    leg_vast(actor, dossier, "bezwaarbundel.gemaakt", veldgroep=Veldgroep.INTERN, naam=bundel.bezwaar.naam)
    return True


def bundelstoring_vastleggen(bundel_id: int, fout: Exception) -> None:
    """Keep why a bundle cannot be made, for the secretariaat to see; the sweep keeps trying."""
    Bezwaarbundel.objects.filter(TE_MAKEN, pk=bundel_id).update(storing=str(fout)[:300] or type(fout).__name__)


def _sleutel(bundel_id: int) -> str:
    return f"bezwaarbundel-{bundel_id}"


def _meld_voortgang(bundel_id: int, klaar: int, totaal: int) -> None:
    cache.set(_sleutel(bundel_id), (klaar, totaal), timeout=VOORTGANG_BEWAREN)


def voortgang_van(bundel: Bezwaarbundel) -> tuple[int, int]:
    """How many of how many stukken are in the bundle that is being made; (0, 1) as long as nothing is known."""
    klaar, totaal = cache.get(_sleutel(bundel.pk), (0, 1))
    return int(klaar), int(totaal)


def onaffe_bundels(voor: datetime) -> list[tuple[int, int]]:
    """(bundle, swv) of bundles that were asked for and last offered before `voor`, over all SWVs; by the sweep role."""
    with connections["veeg"].cursor() as cursor:
        cursor.execute(
            "update tlv_bezwaarbundel set aangeboden_op = %s where gemaakt_op is null and aangeboden_op < %s"
            " returning id, swv_id",
            [nu(), voor],
        )
        return [(int(bundel), int(swv)) for bundel, swv in cursor.fetchall()]


def kanaal_voor_indiener(bezwaar: Bezwaar) -> Bundelkanaal:
    """In the portal when the objection came that way, else on paper (RCH-15)."""
    return Bundelkanaal.PORTAAL if bezwaar.kanaal == Bezwaarkanaal.PORTAAL else Bundelkanaal.PAPIER


def bezwaarbundel_versturen(*, actor: Actor, bundel_id: int) -> Bezwaarbundel:
    """Record that the committee and the objector get the same bundle today; in the portal it is there at once (RCH-11).

    NuNietMogelijk when it is not made yet, was sent before, or the objection is over.
    """
    gezien = Bezwaarbundel.objects.zichtbaar_voor(actor).filter(pk=bundel_id).first()
    if gezien is None or gezien.gemaakt_op is None:
        raise NuNietMogelijk("Deze bundel is nog niet klaar. Ververs de pagina.")
    with treed_op(actor, "bezwaarbundel_versturen", gezien.bezwaar_id) as (dossier, bezwaar):
        eis_lopend(bezwaar)
        if Bundelbezorging.objects.filter(bundel=gezien).exists():
            raise NuNietMogelijk("Deze bundel is al verstuurd.")
        commissie = bezwaarbeleid(dossier.swv_id, bezwaar.ontvangen_op or actor.vandaag).adviescommissie
        if commissie is not None:
            _bezorg(actor, gezien, Bundelontvanger.COMMISSIE, Bundelkanaal.BEVEILIGD, commissie.naam)
        kanaal = kanaal_voor_indiener(bezwaar)
        _bezorg(actor, gezien, Bundelontvanger.INDIENER, kanaal, bezwaar.naam)
        if commissie is not None and bezwaar.status == Bezwaarstatus.ONTVANGEN:
            bezwaar.status = Bezwaarstatus.DOORGEZONDEN
            bezwaar.save(update_fields=["status"])
        wie = f"{commissie.kort} en indiener" if commissie else "Indiener"
        zet_stap(actor, bezwaar, Bezwaarstapsoort.DOORGEZONDEN, actor.vandaag, f"{wie}, {kanaal.label}.")
        leg_vast(actor, dossier, "bezwaarbundel.verstuurd", veldgroep=Veldgroep.INTERN, naam=bezwaar.naam)
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden="bezwaarbundel_versturen"):
            meld_indiener(dossier, bezwaar, "bezwaarbundel_klaar", actor.vandaag)
        return gezien


def _bezorg(
    actor: Actor, bundel: Bezwaarbundel, aan: Bundelontvanger, kanaal: Bundelkanaal, naam: str
) -> Bundelbezorging:
    return Bundelbezorging.objects.create(
        bundel=bundel,
        bezwaar_id=bundel.bezwaar_id,
        dossier_id=bundel.dossier_id,
        aan=aan,
        kanaal=kanaal,
        naam=naam[:200],
        dag=actor.vandaag,
    )
