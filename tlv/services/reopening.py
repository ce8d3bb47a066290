"""Looking again at what was decided: the school asks, the commission answers (TLV-114)."""

from datetime import timedelta

from aanvragen.models import Toewijzing
from aanvragen.services.act import handelen, verplaats
from aanvragen.services.advising import open_adviesronde
from swv.kern.choices import Inzagerol, Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.services import betrek
from tlv.choices import Heropeningstand
from tlv.mails import meld_heropening, meld_heropening_beantwoord
from tlv.models import Heropeningsverzoek
from tlv.selectors import geldend_besluit

REDELIJKE_TERMIJN = timedelta(weeks=8)
"""After a request to look again: no plan sets a term of its own, so the reasonable one of RCH-01 (Awb 4:13)."""


def open_verzoek(dossier: Dossier) -> Heropeningsverzoek | None:
    """The request that waits for an answer; None without one."""
    return Heropeningsverzoek.objects.filter(dossier=dossier, stand=Heropeningstand.OPEN).first()


def heropening_vragen(*, actor: Actor, dossier_id: int, nieuwe_informatie: str) -> Heropeningsverzoek:
    """Ask the commission to look again, with what is new since the besluit (TLV-114).

    The besluit keeps its force. New documents go with a new aanvraag, which the school may choose instead.
    """
    if not nieuwe_informatie.strip():
        raise NuNietMogelijk("Beschrijf wat er nieuw is sinds het besluit (TLV-114).")
    with handelen(actor, "heropening_vragen", dossier_id) as dossier:
        besluit = geldend_besluit(dossier)
        if besluit is None:
            raise NuNietMogelijk("Over deze aanvraag is geen besluit genomen. Doe een nieuwe aanvraag.")
        if open_verzoek(dossier):
            raise NuNietMogelijk("U hebt al gevraagd om heropening. Wacht op het antwoord, of trek uw vraag eerst in.")
        verzoek = Heropeningsverzoek.objects.create(
            dossier=dossier,
            besluit=besluit,
            nieuwe_informatie=nieuwe_informatie.strip(),
            gevraagd_door_id=actor.eigen_persoon_id,
            naam=actor.naam,
            gevraagd_op=nu(),
            uiterste_datum=actor.vandaag + REDELIJKE_TERMIJN,
        )
        leg_vast(actor, dossier, "heropening.gevraagd", veldgroep=Veldgroep.MEDISCH)
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden="heropening_vragen"):
            meld_heropening(dossier, actor.vandaag)
        return verzoek


def heropening_intrekken(*, actor: Actor, dossier_id: int, reden: str) -> Heropeningsverzoek:
    """Take the request back before it is answered."""
    with handelen(actor, "heropening_intrekken", dossier_id) as dossier:
        return _beantwoord(actor, dossier, Heropeningstand.INGETROKKEN, reden)


def heropening_afwijzen(*, actor: Actor, dossier_id: int, antwoord: str) -> Heropeningsverzoek:
    """Answer that the commission does not look again, and why; a new aanvraag stays possible (TLV-114)."""
    with handelen(actor, "heropening_afwijzen", dossier_id) as dossier:
        return _beantwoord(actor, dossier, Heropeningstand.AFGEWEZEN, antwoord)


def dossier_heropenen(*, actor: Actor, dossier_id: int, antwoord: str) -> Heropeningsverzoek:
    """Open the dossier again (TLV-114): the experts read it and advise anew, and a new besluit follows.

    Nothing of the old besluit changes. It counts until the new one replaces it; with the new letters begins a new
    objection term.
    """
    with handelen(actor, "dossier_heropenen", dossier_id) as dossier:
        verzoek = _beantwoord(actor, dossier, Heropeningstand.INGEWILLIGD, antwoord)
        verplaats(actor, dossier, "dossier_heropenen")
        _deskundigen_lezen_weer_mee(actor, dossier)
        open_adviesronde(actor, dossier)
        return verzoek


def _beantwoord(actor: Actor, dossier: Dossier, stand: Heropeningstand, antwoord: str) -> Heropeningsverzoek:
    if not antwoord.strip():
        raise NuNietMogelijk("Schrijf op waarom. De school leest dit.")
    verzoek = Heropeningsverzoek.objects.select_for_update().filter(dossier=dossier, stand=Heropeningstand.OPEN).first()
    if verzoek is None:
        raise NuNietMogelijk("Er is geen verzoek om heropening dat op antwoord wacht.")
    verzoek.stand, verzoek.antwoord = stand, antwoord.strip()
    verzoek.beantwoord_door, verzoek.beantwoord_op = actor.naam, nu()
    verzoek.save(update_fields=["stand", "antwoord", "beantwoord_door", "beantwoord_op"])
    leg_vast(actor, dossier, f"heropening.{stand}", veldgroep=Veldgroep.MEDISCH)
    if actor.is_bureau:
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden="heropening_beantwoord"):
            meld_heropening_beantwoord(dossier, actor.vandaag)
    return verzoek


def _deskundigen_lezen_weer_mee(actor: Actor, dossier: Dossier) -> None:
    """Their inzage ended with the letters (INZ-09); for the new round it begins again."""
    toewijzingen = Toewijzing.objects.filter(dossier=dossier, vervangen_op__isnull=True, deskundige__isnull=False)
    for partij_id, volgorde in toewijzingen.order_by("volgorde").values_list("deskundige_id", "volgorde"):
        betrek(
            dossier.pk,
            dossier.swv_id,
            partij_id,
            Inzagerol.DESKUNDIGE,
            van=actor.vandaag,
            grond=f"opnieuw gevraagd als {volgorde}e deskundige, na heropening",
        )
