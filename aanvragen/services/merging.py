"""Two aanvragen for the same thing go on as one: the first that was submitted stays (10-tlv section 9, RCH-02)."""

from datetime import datetime

from aanvragen.mails import meld_deskundigen, meld_gezin, meld_school
from aanvragen.models import Aanvraag, Toewijzing
from aanvragen.selectors import lopende_aanvragen
from aanvragen.services.act import handelen, verplaats
from aanvragen.transitions import TOT_BESLUIT
from swv.kern.choices import Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier


def samen_te_voegen(actor: Actor, dossier: Dossier) -> list[Dossier]:
    """The other aanvragen with which this one can go on, the first submitted on top; one query.

    Of the same school only: another school asked for itself, and would lose the besluit on its own aanvraag.
    """
    anderen = lopende_aanvragen(actor, dossier.leerling_id, dossier.soort).exclude(pk=dossier.pk)
    eigen = anderen.filter(
        swv_id=dossier.swv_id,
        school_id=dossier.school_id,
        ingediend_op__isnull=False,
        aanvraag__status__in=TOT_BESLUIT,
    )
    return list(eigen.order_by("ingediend_op", "pk"))


def blijft(dossiers: list[Dossier]) -> Dossier:
    """Which of these submitted dossiers stays: the first that was submitted."""
    return min(dossiers, key=_ingediend)


def samengevoegd_uit(actor: Actor, dossier: Dossier) -> list[Dossier]:
    """The aanvragen that went on in this one, as far as the actor sees them; one query."""
    rijen = Dossier.objects.zichtbaar_voor(actor).filter(
        leerling_id=dossier.leerling_id, aanvraag__samengevoegd_met=dossier.nummer
    )
    return list(rijen.order_by("pk"))


def gaat_verder_in(actor: Actor, dossier: Dossier) -> Dossier | None:
    """The aanvraag in which a merged one goes on, when the actor sees it; at most one query."""
    nummer = dossier.aanvraag.samengevoegd_met
    return Dossier.objects.zichtbaar_voor(actor).filter(nummer=nummer).first() if nummer else None


def aanvragen_samenvoegen(*, actor: Actor, dossier_id: int, met: int, reden: str) -> Dossier:
    """This aanvraag goes on in `met`, always with a reason; the trail of both stays. It cannot be undone.

    Nothing of `met` changes: not its term, and not what was signed (TLV-60a). An open addition lapses. Refused when
    this one was submitted first (RCH-02), or holds a notice of default that the other does not (RCH-06).
    """
    if not reden.strip():
        raise NuNietMogelijk("Schrijf op waarom u de aanvragen samenvoegt.")
    with handelen(actor, "aanvragen_samenvoegen", dossier_id) as dossier:
        ander = _eis_samen_te_voegen(actor, dossier, met)
        aanvraag = verplaats(actor, dossier, "aanvragen_samenvoegen")
        aanvraag.samengevoegd_met = ander.nummer
        aanvraag.save(update_fields=["samengevoegd_met"])
        leg_vast(actor, dossier, "aanvraag.samengevoegd", nummer=ander.nummer)
        leg_vast(actor, ander, "samenvoeging.vastgelegd", nummer=dossier.nummer)
        # What is written about a child is not for the board (INZ-03).
        for waar in (dossier, ander):
            leg_vast(actor, waar, "samenvoeging.toegelicht", veldgroep=Veldgroep.ONDERWIJS, reden=reden.strip())
        toewijzingen = Toewijzing.objects.filter(dossier=dossier, deskundige__isnull=False, vervangen_op__isnull=True)
        deskundigen = list(toewijzingen.values_list("deskundige_id", flat=True))
        # The system closes the addition: no person may end one without completing it.
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden="aanvragen_samenvoegen"):
            if dossier.aanvulling_open:
                dossier.aanvulling_open = False
                dossier.save(update_fields=["aanvulling_open"])
            meld_school(dossier, "aanvraag_samengevoegd", actor.vandaag)
            meld_gezin(dossier, "aanvraag_samengevoegd", actor.vandaag)
            meld_deskundigen(dossier, "aanvraag_samengevoegd", deskundigen, actor.vandaag)
        return dossier


def _eis_samen_te_voegen(actor: Actor, dossier: Dossier, met: int) -> Dossier:
    """The other aanvraag, locked. One locks from the later to the earlier only, so that nobody waits for each other."""
    ander = next((ander for ander in samen_te_voegen(actor, dossier) if ander.pk == met), None)
    if ander is None:
        raise NuNietMogelijk("Kies een aanvraag uit de lijst. Ververs de pagina als de lijst is veranderd.")
    if blijft([dossier, ander]) == dossier:
        raise NuNietMogelijk(
            f"Aanvraag {dossier.nummer} is het eerst ingediend en moet blijven, zodat de termijn niet verandert"
            f" (RCH-02). Open aanvraag {ander.nummer} en voeg die samen met aanvraag {dossier.nummer}."
        )
    Dossier.objects.select_for_update(of=("self",)).get(pk=ander.pk)
    blijvend = Aanvraag.objects.select_for_update(of=("self",)).get(dossier=ander)
    if blijvend.status not in TOT_BESLUIT:
        raise NuNietMogelijk(f"Aanvraag {ander.nummer} loopt niet meer. Samenvoegen kan niet meer.")
    _eis_geen_ingebrekestelling(dossier, ander, blijvend)
    return ander


def _eis_geen_ingebrekestelling(dossier: Dossier, ander: Dossier, blijvend: Aanvraag) -> None:
    ontvangen = dossier.aanvraag.ingebreke_op
    if ontvangen is not None and (blijvend.ingebreke_op is None or blijvend.ingebreke_op > ontvangen):
        raise NuNietMogelijk(
            "Voor deze aanvraag kwam een ingebrekestelling binnen (RCH-06). Neem hier een besluit, of leg de"
            f" ingebrekestelling eerst met dezelfde dag vast bij aanvraag {ander.nummer}."
        )


def _ingediend(dossier: Dossier) -> tuple[datetime, int]:
    return dossier.ingediend_op or nu(), dossier.pk
