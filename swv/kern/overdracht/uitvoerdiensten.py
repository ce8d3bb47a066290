"""Asking for an export, approving it, making it by a worker, and taking it along while it is kept (RCH-62, ADR 0020).

Making is safe to run twice: a row lock keeps two workers apart, what is there is not made again, and what a killed
worker left the sweep offers again.
"""

from datetime import timedelta
from functools import partial
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.cache import cache
from django.db import connections, transaction
from django.db.models import QuerySet

from swv.kern.documenten.storage import bewaar_bestand, verwijder
from swv.kern.kalender.klok import nu
from swv.kern.overdracht.models import LOPEND, Uitvoer, Uitvoerstatus
from swv.kern.overdracht.uitvoeren import Uitvoeropdracht, schrijf_uitvoer
from swv.kern.taken import na_vastlegging
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import bereik, zet_reden
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.rechten import eis_swv

BEWAARD = timedelta(days=7)
"""An export holds everything of everybody: it is fetched at once, and kept no longer than that takes."""
VOORTGANG_BEWAREN = 3600


def uitvoeren_van(actor: Actor) -> QuerySet[Uitvoer]:
    """The exports of the own SWV, the newest first; who asked for one that is gone stays to be seen."""
    eis_swv(actor, "uitvoeren_bekijken")
    return Uitvoer.objects.zichtbaar_voor(actor)


def uitvoer_vragen(*, actor: Actor, doel: str) -> Uitvoer:
    """Ask for everything of the SWV in one file, saying what for; nothing is made before somebody else approves."""
    eis_swv(actor, "uitvoer_vragen")
    if not doel.strip():
        raise NuNietMogelijk("Schrijf op waarvoor de gegevens nodig zijn, en waar ze heen gaan.")
    with transaction.atomic():
        if Uitvoer.objects.filter(swv_id__in=actor.swv_ids, status__in=LOPEND).exists():
            raise NuNietMogelijk("Er loopt al een export. Wacht tot die klaar of afgewezen is.")
        zet_reden("uitvoer_vragen")
        return Uitvoer.objects.create(
            swv_id=actor.swv_ids[0],
            doel=doel.strip(),
            gevraagd_door_id=actor.eigen_persoon_id,
            naam=actor.naam,
            gevraagd_op=nu(),
            aangeboden_op=nu(),
        )


def uitvoer_goedkeuren(*, actor: Actor, uitvoer_id: int) -> Uitvoer:
    """Let a worker make it; GeenRecht for one's own question (four eyes)."""
    return _beoordeel(actor, "uitvoer_goedkeuren", uitvoer_id, Uitvoerstatus.MAKEN)


def uitvoer_afwijzen(*, actor: Actor, uitvoer_id: int) -> Uitvoer:
    """Nothing is made; the question stays to be seen."""
    return _beoordeel(actor, "uitvoer_afwijzen", uitvoer_id, Uitvoerstatus.AFGEWEZEN)


def uitvoer_intrekken(*, actor: Actor, uitvoer_id: int) -> Uitvoer:
    """Take the own question back while nobody answered it; it stays to be seen."""
    eis_swv(actor, "uitvoer_intrekken")
    with transaction.atomic():
        uitvoer = haal_uitvoer(actor, uitvoer_id, vergrendeld=True)
        if uitvoer.gevraagd_door_id != actor.persoon_id:
            raise GeenRecht("Alleen wie de export vroeg, trekt die vraag in. De directeur kan hem afwijzen.", "RCH-62")
        _eis_onbeslist(uitvoer)
        zet_reden("uitvoer_intrekken")
        uitvoer.status = Uitvoerstatus.INGETROKKEN
        uitvoer.save(update_fields=["status"])
        return uitvoer


def _eis_onbeslist(uitvoer: Uitvoer) -> None:
    if uitvoer.status != Uitvoerstatus.GEVRAAGD:
        raise NuNietMogelijk("Deze vraag is al beantwoord of ingetrokken. Ververs de pagina.")


def _beoordeel(actor: Actor, handeling: str, uitvoer_id: int, status: Uitvoerstatus) -> Uitvoer:
    eis_swv(actor, handeling)
    with transaction.atomic():
        uitvoer = haal_uitvoer(actor, uitvoer_id, vergrendeld=True)
        if uitvoer.gevraagd_door_id == actor.persoon_id:
            raise GeenRecht("Uw eigen vraag keurt een ander goed. Vraag een andere directeur-bestuurder.", "RCH-62")
        _eis_onbeslist(uitvoer)
        zet_reden(handeling)
        uitvoer.status, uitvoer.beoordeeld_op, uitvoer.beoordeeld_door = status, nu(), actor.naam
        uitvoer.aangeboden_op = nu()
        uitvoer.save(update_fields=["status", "beoordeeld_op", "beoordeeld_door", "aangeboden_op"])
        if status == Uitvoerstatus.MAKEN:
            na_vastlegging("uitvoer_maken", uitvoer.pk, uitvoer.swv_id)
        return uitvoer


def haal_uitvoer(actor: Actor, uitvoer_id: int, *, vergrendeld: bool = False) -> Uitvoer:
    """An export of the own SWV; NietZichtbaar for another, NuNietMogelijk to change one that a worker is making."""
    rijen = uitvoeren_van(actor).filter(pk=uitvoer_id)
    if not rijen.exists():
        raise NietZichtbaar(f"uitvoer {uitvoer_id}")
    gevonden = (rijen.select_for_update(of=("self",), skip_locked=True) if vergrendeld else rijen).first()
    if gevonden is None:
        raise NuNietMogelijk("Deze export wordt nu gemaakt. Wacht tot hij klaar is.")
    return gevonden


def uitvoer_ophalen(*, actor: Actor, uitvoer_id: int) -> Uitvoer:
    """Take the file along: only who asked for it, and only while it is kept. The moment is written down (VSL-74)."""
    eis_swv(actor, "uitvoer_ophalen")
    with transaction.atomic():
        uitvoer = haal_uitvoer(actor, uitvoer_id, vergrendeld=True)
        if uitvoer.gevraagd_door_id != actor.persoon_id:
            raise GeenRecht("Alleen wie de export vroeg, haalt hem op. Vraag zelf een export aan.", "VSL-74")
        if not op_te_halen(uitvoer, actor):
            raise NuNietMogelijk("Dit bestand is er niet meer of nog niet. Vraag zo nodig een nieuwe export aan.")
        zet_reden("uitvoer_ophalen")
        uitvoer.opgehaald_op = nu()
        uitvoer.save(update_fields=["opgehaald_op"])
        return uitvoer


def op_te_halen(uitvoer: Uitvoer, actor: Actor) -> bool:
    """Whether the file is there, today."""
    return (
        uitvoer.status == Uitvoerstatus.KLAAR
        and uitvoer.laatste_dag is not None
        and actor.vandaag <= uitvoer.laatste_dag
    )


def maak_uitvoer(*, systeem: Actor, uitvoer_id: int) -> bool:
    """Make one export that was approved; False when another worker has it or it is there already."""
    with bereik(systeem, reden="uitvoer_maken", momentopname=True):
        rijen = Uitvoer.objects.select_for_update(of=("self",), skip_locked=True)
        uitvoer = rijen.filter(pk=uitvoer_id, swv_id__in=systeem.swv_ids, status=Uitvoerstatus.MAKEN).first()
        if uitvoer is None:
            return False
        opdracht = Uitvoeropdracht(uitvoer.swv_id, nu(), uitvoer.naam, alleen_ingediend=True, als_taak=True)
        with TemporaryDirectory() as map_:
            zip_ = Path(map_) / "uitvoer.zip"
            manifest = schrijf_uitvoer(
                connections["default"].connection,
                opdracht,
                zip_,
                lambda klaar, totaal: cache.set(_sleutel(uitvoer_id), (klaar, totaal), timeout=VOORTGANG_BEWAREN),
            )
            with zip_.open("rb") as bron:
                uitvoer.sha256 = file_digest(bron, "sha256").hexdigest()
            uitvoer.grootte = zip_.stat().st_size
            uitvoer.sleutel = bewaar_bestand(f"uitvoer/{uitvoer.swv_id}", zip_, ".zip")
        _rond_af(uitvoer, systeem, manifest)
        return True


def _rond_af(uitvoer: Uitvoer, systeem: Actor, manifest: dict[str, Any]) -> None:
    uitvoer.rijen = sum(tabel["rijen"] for tabel in manifest["tabellen"].values())
    uitvoer.status, uitvoer.gemaakt_op, uitvoer.storing = Uitvoerstatus.KLAAR, nu(), ""
    uitvoer.laatste_dag = systeem.vandaag + BEWAARD
    uitvoer.save(
        update_fields=["status", "gemaakt_op", "laatste_dag", "sleutel", "sha256", "grootte", "rijen", "storing"]
    )


def _sleutel(uitvoer_id: int) -> str:
    return f"uitvoer-{uitvoer_id}"


def voortgang_van(uitvoer: Uitvoer) -> tuple[int, int]:
    """How many tables of how many are in the file that is being made; (0, 1) as long as nothing is known."""
    klaar, totaal = cache.get(_sleutel(uitvoer.pk), (0, 1))
    return int(klaar), int(totaal)


def storing_vastleggen(uitvoer_id: int, fout: Exception) -> None:
    """Keep why it does not work, for the secretariaat to see; the sweep keeps trying."""
    rijen = Uitvoer.objects.filter(pk=uitvoer_id, status=Uitvoerstatus.MAKEN)
    rijen.update(storing=str(fout)[:300] or type(fout).__name__)


def aanbieden(*, systeem: Actor, geleden: timedelta) -> list[int]:
    """The exports of one SWV that a lost message or a killed worker left undone; they count as offered now.

    One that a worker is making is locked, and not waited for.
    """
    moment = nu()
    rijen = Uitvoer.objects.filter(
        swv_id__in=systeem.swv_ids, status=Uitvoerstatus.MAKEN, aangeboden_op__lt=moment - geleden
    )
    ids = list(rijen.select_for_update(skip_locked=True).values_list("pk", flat=True))
    if ids:
        Uitvoer.objects.filter(pk__in=ids).update(aangeboden_op=moment)
    return ids


def opruimen(*, systeem: Actor) -> int:
    """Throw away the files whose last day has passed; who took what stays to be read."""
    rijen = Uitvoer.objects.filter(
        swv_id__in=systeem.swv_ids, status=Uitvoerstatus.KLAAR, laatste_dag__lt=systeem.vandaag
    )
    verlopen = list(rijen)
    for uitvoer in verlopen:
        transaction.on_commit(partial(verwijder, uitvoer.sleutel))
        uitvoer.status, uitvoer.sleutel = Uitvoerstatus.VERLOPEN, ""
        uitvoer.save(update_fields=["status", "sleutel"])
    return len(verlopen)
