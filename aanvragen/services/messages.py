"""Messages in the dossier between school, parents and secretariaat; each says who reads it."""

from collections.abc import Iterable

from django.db import transaction

from aanvragen.choices import Lezers
from aanvragen.mails import meld_lezers
from aanvragen.models import Bericht, Berichtlezing
from swv.kern.choices import Rol, Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik, zet_reden
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis

LENGTE_BERICHT = 5000
KEUZES: dict[str, tuple[Lezers, ...]] = {
    Rol.OCO: (Lezers.SCHOOL, Lezers.ALLEN),
    Rol.OUDER: (Lezers.OUDERS, Lezers.ALLEN),
    Rol.SECRETARIAAT: (Lezers.SCHOOL, Lezers.OUDERS, Lezers.ALLEN),
}
"""For whom each side can write: always the own side, which comes first, and always the secretariaat."""


def keuzes_van(actor: Actor) -> tuple[Lezers, ...]:
    """For whom the actor can write; nothing for who takes no part in messages."""
    return KEUZES.get(actor.rol, ())


def bericht_sturen(*, actor: Actor, dossier_id: int, tekst: str, zichtbaar_voor: str) -> Bericht:
    """Write a message; the others find it in their digest. It cannot be changed afterwards.

    Without the row lock of other acts: a message moves no status, and a parent locks nothing. The log says that a
    message was sent, never what; with one side only, that fact too stays inside the bureau.
    """
    with transaction.atomic():
        zet_reden("bericht_sturen")
        eis(actor, "bericht_sturen", Dossier(pk=dossier_id))
        dossier = Dossier.objects.get(pk=dossier_id)
        if dossier.ingediend_op is None:
            raise NuNietMogelijk("Berichten kunnen pas als de aanvraag is ingediend.")
        if zichtbaar_voor not in keuzes_van(actor):
            raise NuNietMogelijk("Kies wie uw bericht mag lezen.")
        if not tekst.strip() or len(tekst) > LENGTE_BERICHT:
            raise NuNietMogelijk(f"Schrijf een bericht van hoogstens {LENGTE_BERICHT} tekens.")
        lezers = Lezers(zichtbaar_voor)
        bericht = Bericht.objects.create(
            dossier=dossier,
            afzender_id=actor.eigen_persoon_id,
            naam=f"{actor.naam} ({actor.rol_label})",
            zichtbaar_voor=lezers,
            tekst=tekst.strip(),
            op=nu(),
        )
        groep = Veldgroep.CONTACT if lezers == Lezers.ALLEN else Veldgroep.INTERN
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden="bericht_sturen"):
            leg_vast(actor, dossier, "bericht.verstuurd", veldgroep=groep)
            meld_lezers(dossier, lezers, actor.vandaag, behalve=actor.gebruiker_id)
        return bericht


def berichten_gelezen(*, actor: Actor, berichten: Iterable[Bericht]) -> int:
    """Mark messages that the actor has before the eyes as read; how many. Also from a read-only request.

    It commits at once over the connection of the read log. Two tabs at once mark each message one time.
    """
    wie, moment = actor.gebruiker_id, nu()
    if wie is None:
        return 0
    lezingen = [
        Berichtlezing(bericht_id=bericht.pk, dossier_id=bericht.dossier_id, gebruiker_id=wie, gelezen_op=moment)
        for bericht in berichten
    ]
    if lezingen:
        with bereik(actor, using="leeslog"):
            Berichtlezing.objects.using("leeslog").bulk_create(lezingen, ignore_conflicts=True)
    return len(lezingen)
