"""Post that came back, and what is done about it (RCH-08, RCH-10, RCH-15; Awb 3:41 and 6:8).

A letter that came back reached nobody. It stays on the work list until it was sent again, or reached the recipient
otherwise; until then its term does not run. A mistaken record can be undone as long as no later delivery was made.
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction

from swv.kern.documenten.briefsoorten import briefsoort
from swv.kern.documenten.models import AANGEKOMEN, Bezorging, Bezorgwijze, Brief, Briefversie, Kanaal
from swv.kern.documenten.retour import Retour, teruggekomen
from swv.kern.kalender.klok import AMSTERDAM, nu
from swv.kern.logboek.services import leg_vast
from swv.kern.taken import na_vastlegging
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.rechten import eis


def retour_vastleggen(*, actor: Actor, brief_ids: Sequence[int], retour: Retour) -> int:
    """Record that posted letters came back; the objection term of their recipients stops counting from that post.

    NuNietMogelijk when nothing was chosen, a letter is not on its way by post, or the day cannot be.
    """
    if not brief_ids:
        raise NuNietMogelijk("U hebt nog geen brief aangekruist. Kies welke brieven terugkwamen.")
    with transaction.atomic():
        zet_reden("retour_vastleggen")
        brieven = _vergrendel(actor, "retour_vastleggen", brief_ids)
        for brief in brieven:
            bezorging = Bezorging.objects.filter(AANGEKOMEN, brief=brief, kanaal=Kanaal.PAPIER).first()
            if bezorging is None:
                raise NuNietMogelijk(
                    f"Een brief uit dossier {brief.dossier.nummer} is niet (meer) per post onderweg. Ververs de lijst."
                )
            _eis_dag(actor, bezorging.verzonden_op, retour.op, "teruggekomen")
            bezorging.retour_op, bezorging.retourreden = retour.op, retour.reden
            bezorging.retour_toelichting = retour.toelichting.strip()
            bezorging.save(update_fields=["retour_op", "retourreden", "retour_toelichting"])
            leg_vast(actor, brief.dossier, "retour.vastgelegd", aan=_wie(brief))
            briefsoort(brief.soort).na_retour(actor, brief.dossier)
    return len(brieven)


def retour_terugdraaien(*, actor: Actor, brief_id: int) -> Brief:
    """The letter did not come back after all: its last delivery counts again, and no new one is made.

    NuNietMogelijk when nothing came back, or somebody was reached since.
    """
    with transaction.atomic():
        brief = _teruggekomen(actor, "retour_terugdraaien", brief_id)
        bezorging = Bezorging.objects.filter(brief=brief).latest("verzonden_op", "pk")
        bezorging.retour_op, bezorging.retourreden, bezorging.retour_toelichting = None, "", ""
        bezorging.save(update_fields=["retour_op", "retourreden", "retour_toelichting"])
        if brief.verzonden_op is None:
            brief.verzonden_op = bezorging.verzonden_op
            brief.save(update_fields=["verzonden_op"])
        leg_vast(actor, brief.dossier, "retour.teruggedraaid", aan=_wie(brief))
        briefsoort(brief.soort).na_retour(actor, brief.dossier)
        return brief


def brief_opnieuw_verzenden(*, actor: Actor, brief_id: int) -> Brief:
    """Make the same letter again, for the day and the address of now; it goes out as any other (RCH-15, RCH-16).

    Whoever agreed to digital post meanwhile gets it in the portal. NuNietMogelijk when it did not come back, or waits
    for the post already.
    """
    with transaction.atomic():
        brief = _teruggekomen(actor, "brief_opnieuw_verzenden", brief_id)
        if brief.verzonden_op is None:
            raise NuNietMogelijk("Deze brief wordt al opnieuw gemaakt. U vindt hem bij 'Brieven op papier'.")
        brief.verzonden_op, brief.gemaakt_voor = None, None
        brief.save(update_fields=["verzonden_op", "gemaakt_voor"])
        leg_vast(actor, brief.dossier, "brief.klaargezet", aan=_wie(brief))
        na_vastlegging("brief_maken", brief.pk, brief.swv_id)
        return brief


def brief_bekendmaken(*, actor: Actor, brief_id: int, dag: date, hoe: str) -> Bezorging:
    """Record that a letter that came back reached the recipient otherwise, such as handed over (Awb 3:41 lid 2).

    NuNietMogelijk when it did not come back, is being made again, the day cannot be, or it does not say how.
    """
    if not hoe.strip():
        raise NuNietMogelijk("Schrijf op hoe de brief bij de ontvanger is gekomen.")
    with transaction.atomic():
        brief = _teruggekomen(actor, "brief_bekendmaken", brief_id)
        if brief.verzonden_op is None:
            raise NuNietMogelijk("Deze brief wordt al opnieuw gemaakt. U vindt hem bij 'Brieven op papier'.")
        vorige = Bezorging.objects.filter(brief=brief).latest("verzonden_op", "pk")
        _eis_dag(actor, vorige.verzonden_op, dag, "bij de ontvanger gekomen")
        bezorging = Bezorging.objects.create(
            brief=brief,
            versie=Briefversie.objects.filter(brief=brief).latest("nummer"),
            kanaal=Bezorgwijze.ANDERS,
            verzonden_op=nu() if dag == actor.vandaag else datetime.combine(dag, time(12), AMSTERDAM),
            toelichting=hoe.strip(),
        )
        leg_vast(actor, brief.dossier, "brief.bekendgemaakt", aan=_wie(brief))
        briefsoort(brief.soort).na_retour(actor, brief.dossier)
        return bezorging


def _vergrendel(actor: Actor, handeling: str, brief_ids: Sequence[int]) -> list[Brief]:
    """The letters under their locks: all seen (404), and each of a dossier of which the actor may do this (403)."""
    gezien = Brief.objects.zichtbaar_voor(actor).filter(pk__in=brief_ids).select_related("dossier").order_by("pk")
    if len(gezien) != len(set(brief_ids)):
        raise NietZichtbaar("brief")
    for brief in gezien:
        eis(actor, handeling, brief.dossier)
    return list(gezien.select_for_update(of=("self",)))


def _teruggekomen(actor: Actor, handeling: str, brief_id: int) -> Brief:
    """The letter under its lock, when the actor may do this and it is back without having reached anybody since."""
    zet_reden(handeling)
    (brief,) = _vergrendel(actor, handeling, [brief_id])
    if not teruggekomen(actor).filter(pk=brief.pk).exists():
        raise NuNietMogelijk("Deze brief is niet teruggekomen, of is intussen bij de ontvanger. Ververs de lijst.")
    return brief


def _eis_dag(actor: Actor, verzonden_op: datetime, dag: date, wat: str) -> None:
    if not verzonden_op.astimezone(AMSTERDAM).date() <= dag <= actor.vandaag:
        raise NuNietMogelijk(
            f"Een brief kan niet {wat} zijn voor de dag van verzending of in de toekomst. Kies een andere dag."
        )


def _wie(brief: Brief) -> str:
    return brief.get_ontvangerrol_display()
