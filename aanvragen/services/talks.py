"""Talks with parents, school and pupil: asked for, planned, held or called off (TLV-62, TLV-64, TLV-108, RCH-36)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from aanvragen.choices import Gesprekspartner, Gespreksstatus, Lezers, Mededeling, NietGehoord
from aanvragen.mails import meld_gezin, meld_ouders, meld_school, meld_secretariaat
from aanvragen.models import Aanvraag, Bericht, Gesprek, Notitie
from aanvragen.services.act import handelen, meedoen
from aanvragen.services.messages import keuzes_van
from swv.kern.choices import Veldgroep
from swv.kern.kalender.klok import AMSTERDAM, nu
from swv.kern.logboek.services import leg_vast
from swv.kern.toegang.actor import Actor, systeem
from swv.kern.toegang.bereik import bereik
from swv.kern.toegang.errors import NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.weergave.datums import datum_lang, moment

VOLLEDIG_GESPREK = frozenset({Gesprekspartner.OUDERS, Gesprekspartner.SCHOOL})
"""With whom the talk of TLV-62 is held; one with less does not open the way to a besluit."""
OPEN = (Gespreksstatus.GEVRAAGD, Gespreksstatus.GEPLAND)


@dataclass(frozen=True, slots=True)
class Afspraak:
    """With whom, when and where, and what the invitation says."""

    met: Sequence[str]
    moment: datetime
    online: bool
    plaats: str
    uitleg: str


def open_gesprekken(actor: Actor, dossier: Dossier) -> list[Gesprek]:
    """What was asked for or is planned, the first one on top; one query."""
    return list(Gesprek.objects.van(actor, dossier).filter(status__in=OPEN))


def gesprek_vragen(*, actor: Actor, dossier_id: int, vraag: str) -> Gesprek:
    """Ask the committee for a talk: the school or a parent (TLV-64). It is not standard, but always on request."""
    if not vraag.strip():
        raise NuNietMogelijk("Schrijf kort op waarover u wilt praten.")
    with meedoen(actor, "gesprek_vragen", dossier_id) as dossier:
        if any(rij.status == Gespreksstatus.GEVRAAGD for rij in open_gesprekken(actor, dossier)):
            raise NuNietMogelijk("Er is al om een gesprek gevraagd. Het secretariaat maakt een afspraak.")
        Bericht.objects.create(
            dossier=dossier,
            afzender_id=actor.eigen_persoon_id,
            naam=f"{actor.naam} ({actor.rol_label})",
            zichtbaar_voor=keuzes_van(actor)[0],
            tekst=f"Ik vraag om een gesprek met de commissie.\n\n{vraag.strip()}",
            op=nu(),
        )
        with bereik(systeem(dossier.swv_id, actor.vandaag), reden="gesprek_vragen"):
            gesprek = Gesprek.objects.create(
                dossier=dossier,
                status=Gespreksstatus.GEVRAAGD,
                met=sorted(VOLLEDIG_GESPREK),
                gevraagd_door=actor.rol_label,
            )
            leg_vast(actor, dossier, "gesprek.gevraagd")
            meld_secretariaat(dossier, "bericht_ontvangen", actor.vandaag)
        return gesprek


def gesprek_plannen(*, actor: Actor, dossier_id: int, afspraak: Afspraak) -> Gesprek:
    """Invite to a talk: a message in the dossier and a mail to who is invited (TLV-62, TLV-64, TLV-108, RCH-36).

    A talk that was asked for becomes this one; one that was planned is planned anew.
    """
    if not afspraak.met or set(afspraak.met) - set(Gesprekspartner.values):
        raise NuNietMogelijk("Kies met wie u het gesprek voert.")
    if afspraak.moment <= nu():
        raise NuNietMogelijk("Kies een dag en tijd die nog moeten komen. Was het gesprek er al? Leg het dan vast.")
    if not afspraak.online and not afspraak.plaats.strip():
        raise NuNietMogelijk("Vul in waar het gesprek is, of kies dat het online is.")
    with handelen(actor, "gesprek_plannen", dossier_id) as dossier:
        gesprek = next(iter(open_gesprekken(actor, dossier)), None) or Gesprek(dossier=dossier)
        gesprek.status = Gespreksstatus.GEPLAND
        gesprek.met, gesprek.moment = list(afspraak.met), afspraak.moment
        gesprek.online, gesprek.plaats = afspraak.online, afspraak.plaats.strip()
        _bewaar(gesprek)
        leg_vast(actor, dossier, "gesprek.gepland", aan=datum_lang(afspraak.moment))
        _nodig_uit(actor, dossier, gesprek, _uitnodiging(gesprek, afspraak), "gesprek_gepland")
        return gesprek


def _bewaar(gesprek: Gesprek) -> None:
    if gesprek.pk is None:
        gesprek.save()
    else:
        gesprek.save(update_fields=["status", "met", "moment", "online", "plaats", "gehouden_op", "niet_gehoord"])


def _uitnodiging(gesprek: Gesprek, afspraak: Afspraak) -> str:
    plaats = afspraak.plaats.strip()
    waar = f"online{f' ({plaats})' if plaats else ''}" if afspraak.online else plaats
    uitleg = f"\n\n{afspraak.uitleg.strip()}" if afspraak.uitleg.strip() else ""
    return (
        f"De commissie nodigt u uit voor een gesprek over deze aanvraag, op {moment(afspraak.moment)} uur."
        f" Waar: {waar}."
        f"\n\nHet gesprek is met: {gesprek.met_wie}.{uitleg}\n\nKunt u niet? Laat het ons weten met een bericht of bel."
    )


def _nodig_uit(actor: Actor, dossier: Dossier, gesprek: Gesprek, tekst: str, mail: str) -> None:
    """The message and the mails; a pupil has no messages and finds the talk in the dossier."""
    met = set(gesprek.met)
    with bereik(systeem(dossier.swv_id, actor.vandaag), reden="mededeling"):
        if lezers := _lezers(met):
            Bericht.objects.create(
                dossier=dossier,
                afzender_id=actor.eigen_persoon_id,
                naam=f"{actor.naam} ({actor.rol_label})",
                zichtbaar_voor=lezers,
                mededeling=Mededeling.GESPREK,
                tekst=tekst,
                op=nu(),
            )
        if Gesprekspartner.SCHOOL in met:
            meld_school(dossier, mail, actor.vandaag)
        if Gesprekspartner.LEERLING in met:
            meld_gezin(dossier, mail, actor.vandaag)
        elif Gesprekspartner.OUDERS in met:
            meld_ouders(dossier, mail, actor.vandaag)


def _lezers(met: set[str]) -> Lezers | None:
    if met >= VOLLEDIG_GESPREK:
        return Lezers.ALLEN
    if Gesprekspartner.OUDERS in met:
        return Lezers.OUDERS
    return Lezers.SCHOOL if Gesprekspartner.SCHOOL in met else None


def gesprek_afzeggen(*, actor: Actor, dossier_id: int, reden: str) -> Gesprek:
    """Call off a talk that was planned or asked for, with the reason; who was invited is told."""
    if not reden.strip():
        raise NuNietMogelijk("Schrijf op waarom het gesprek niet doorgaat. Wie u uitnodigde, leest dit.")
    with handelen(actor, "gesprek_afzeggen", dossier_id) as dossier:
        gesprek = next(iter(open_gesprekken(actor, dossier)), None)
        if gesprek is None:
            raise NuNietMogelijk("Er is geen gesprek gepland.")
        gesprek.status = Gespreksstatus.AFGEZEGD
        _bewaar(gesprek)
        leg_vast(actor, dossier, "gesprek.afgezegd")
        wanneer = f" van {moment(gesprek.moment)} uur" if gesprek.moment else ""
        tekst = f"Het gesprek{wanneer} gaat niet door.\n\nWaarom: {reden.strip()}"
        _nodig_uit(actor, dossier, gesprek, tekst, "gesprek_afgezegd")
        return gesprek


def gesprek_vastleggen(
    *, actor: Actor, dossier_id: int, op: date, verslag: str, met: Sequence[str], niet_gehoord: str = ""
) -> Dossier:
    """Record a talk that was held, planned or not (TLV-62, RCH-36).

    One with parents and school takes away the block of TLV-62. Whether the pupil was heard stays on record: it was
    there, or `niet_gehoord` says why not.
    """
    if op > actor.vandaag or not verslag.strip() or not met:
        raise NuNietMogelijk("Vul in wanneer het gesprek was en met wie, en schrijf een kort verslag.")
    gehoord = Gesprekspartner.LEERLING in met
    if not gehoord and niet_gehoord not in NietGehoord.values:
        raise NuNietMogelijk("De leerling was er niet bij. Kies waarom niet (RCH-36).")
    with handelen(actor, "gesprek_vastleggen", dossier_id) as dossier:
        gesprek = next(
            (rij for rij in open_gesprekken(actor, dossier) if rij.moment is None or _dag(rij.moment) <= op), None
        ) or Gesprek(dossier=dossier)
        gesprek.status, gesprek.met, gesprek.gehouden_op = Gespreksstatus.GEHOUDEN, sorted(met), op
        gesprek.niet_gehoord = "" if gehoord else niet_gehoord
        _bewaar(gesprek)
        if set(met) >= VOLLEDIG_GESPREK:
            Aanvraag.objects.filter(dossier=dossier).update(gesprek_op=op)
        Notitie.objects.create(
            dossier=dossier,
            auteur_id=actor.eigen_persoon_id,
            naam=f"{actor.naam} ({actor.rol_label})",
            tekst=f"Gesprek op {op:%d-%m-%Y} met {gesprek.met_wie}. {verslag.strip()}",
            op=nu(),
        )
        leg_vast(actor, dossier, "gesprek.vastgelegd", veldgroep=Veldgroep.ZIENSWIJZE, op=op.isoformat())
        return dossier


def _dag(wanneer: datetime) -> date:
    return wanneer.astimezone(AMSTERDAM).date()
