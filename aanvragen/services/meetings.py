"""Planning the meetings of the committee, and putting dossiers on their agenda (TLV-100, TLV-101, TLV-104)."""

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.db.models import Max

from aanvragen.agenda import OPEN_VERGADERING, agendapunten_van, nog_niet_op_agenda, vergadering_in_week
from aanvragen.choices import Vergaderstatus
from aanvragen.models import Aanvraag, Agendapunt, Agendaverslag, Leesnotitie, Notitie, Vergadering
from aanvragen.services.act import handelen
from swv.kern.beleid.uitleg import NietTeBepalen
from swv.kern.choices import Veldgroep
from swv.kern.kalender.klok import nu
from swv.kern.kalender.rules import maandag_van
from swv.kern.kalender.selectors import kalender_voor
from swv.kern.logboek.services import leg_vast
from swv.kern.organisatie.models import Swv
from swv.kern.termijnen.vergadering import vergaderschema
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import zet_reden
from swv.kern.toegang.errors import GeenRecht, NietZichtbaar, NuNietMogelijk
from swv.kern.toegang.models import Dossier
from swv.kern.toegang.rechten import eis_swv
from swv.kern.weergave.datums import datum_lang

# From where a meeting goes to where; what took place stays as it is.
STAPPEN: dict[str, tuple[Vergaderstatus, ...]] = {
    Vergaderstatus.GEPLAND: (Vergaderstatus.GESLOTEN, Vergaderstatus.VERVALLEN),
    Vergaderstatus.GESLOTEN: (Vergaderstatus.AFGEROND, Vergaderstatus.GEPLAND),
    Vergaderstatus.AFGEROND: (Vergaderstatus.GESLOTEN,),
    Vergaderstatus.VERVALLEN: (Vergaderstatus.GEPLAND,),
}


@dataclass(frozen=True, slots=True)
class Schema:
    """Meetings of one kind: on which day of the week (monday is 0), between which days, when and where."""

    weekdag: int
    van: date
    tot_en_met: date
    begintijd: time
    online: bool
    plaats: str


@dataclass(frozen=True, slots=True)
class Planning:
    """What planning did: new meetings, weeks without a meeting, and dossiers that landed on an agenda."""

    nieuw: tuple[Vergadering, ...]
    overgeslagen: tuple[date, ...]
    geplaatst: int


def vergaderingen_plannen(*, actor: Actor, schema: Schema) -> Planning:
    """Plan a meeting in every schoolweek of a period; a day that has one already stays as it is (TLV-101, OPEN-13).

    Dossiers that wait for a meeting land on the agenda of their week.
    """
    eis_swv(actor, "vergaderingen_plannen")
    if schema.tot_en_met < schema.van or schema.van < actor.vandaag:
        raise NuNietMogelijk("Kies een eerste dag vanaf vandaag, en een laatste dag die niet eerder is.")
    if not schema.online and not schema.plaats.strip():
        raise NuNietMogelijk("Vul in waar u vergadert, of kies dat het online is.")
    with transaction.atomic():
        zet_reden("vergaderingen_plannen")
        swv = Swv.objects.get(pk=actor.swv_ids[0])
        try:
            kalender = kalender_voor(swv.vakantieregio)
            rooster = vergaderschema(schema.van, schema.tot_en_met, weekdag=schema.weekdag, kalender=kalender)
        except NietTeBepalen as fout:
            raise NuNietMogelijk(f"{fout} Kies een eerdere laatste dag.") from fout
        bezet = set(Vergadering.objects.filter(swv=swv, datum__in=rooster.dagen).values_list("datum", flat=True))
        nieuw = [_vergadering(swv, dag, schema) for dag in rooster.dagen if dag not in bezet]
        Vergadering.objects.bulk_create(nieuw)
        return Planning(tuple(nieuw), rooster.overgeslagen, _plaats_wachtenden(actor))


def _vergadering(swv: Swv, dag: date, schema: Schema) -> Vergadering:
    return Vergadering(
        swv=swv, datum=dag, begintijd=schema.begintijd, online=schema.online, plaats=schema.plaats.strip()
    )


def _plaats_wachtenden(actor: Actor) -> int:
    """Put on an agenda what waits for a meeting in its week."""
    return sum(plaats_op_agenda(actor, dossier, dossier.aanvraag) for dossier in nog_niet_op_agenda(actor))


def plaats_op_agenda(actor: Actor, dossier: Dossier, aanvraag: Aanvraag) -> bool:
    """Let a complete aanvraag land on the meeting of its agenda week, when one is planned (TLV-100)."""
    if aanvraag.agenda_maandag is None:
        return False
    vergadering = vergadering_in_week(dossier.swv_id, aanvraag.agenda_maandag)
    if vergadering is None:
        return False
    _voeg_toe(actor, dossier, vergadering)
    return True


def _voeg_toe(actor: Actor, dossier: Dossier, vergadering: Vergadering) -> Agendapunt:
    punt = Agendapunt.objects.create(dossier=dossier, vergadering=vergadering, volgorde=_achteraan(vergadering))
    leg_vast(actor, dossier, "agendapunt.gezet", aan=datum_lang(vergadering.datum))
    return punt


def _achteraan(vergadering: Vergadering) -> int:
    hoogste = Agendapunt.objects.filter(vergadering=vergadering).aggregate(hoogste=Max("volgorde"))["hoogste"]
    return (hoogste or 0) + 1


def dossier_agenderen(*, actor: Actor, dossier_id: int, vergadering_id: int, reden: str = "") -> Agendapunt:
    """Put a dossier on the agenda of a meeting, or move it to another one with a reason (TLV-100, TLV-104).

    Out of a meeting that was held it is not taken away: it is then discussed again.
    """
    with handelen(actor, "dossier_agenderen", dossier_id) as dossier:
        vergadering = Vergadering.objects.filter(
            pk=vergadering_id, swv_id=dossier.swv_id, status__in=OPEN_VERGADERING, datum__gte=actor.vandaag
        ).first()
        if vergadering is None:
            raise NuNietMogelijk("Kies een vergadering uit de lijst.")
        punten = Agendapunt.objects.filter(dossier=dossier).select_related("vergadering")
        if punten.filter(vergadering=vergadering).exists():
            raise NuNietMogelijk("Dit dossier staat al op de agenda van die vergadering.")
        vorig = punten.exclude(vergadering__status=Vergaderstatus.AFGEROND).order_by("-vergadering__datum").first()
        if vorig is None:
            punt = _voeg_toe(actor, dossier, vergadering)
        else:
            punt = _verzet(actor, dossier, vorig, vergadering, reden.strip())
        aanvraag = Aanvraag.objects.get(dossier=dossier)
        aanvraag.agenda_maandag = maandag_van(vergadering.datum)
        aanvraag.save(update_fields=["agenda_maandag"])
        return punt


def _verzet(actor: Actor, dossier: Dossier, punt: Agendapunt, naar: Vergadering, reden: str) -> Agendapunt:
    if not reden and punt.vergadering.status != Vergaderstatus.VERVALLEN:
        raise NuNietMogelijk("Schrijf op waarom het dossier naar een andere vergadering gaat.")
    van = punt.vergadering.datum
    punt.vergadering, punt.volgorde = naar, _achteraan(naar)
    punt.save(update_fields=["vergadering", "volgorde"])
    leg_vast(actor, dossier, "agendapunt.verplaatst", van=van.isoformat(), aan=datum_lang(naar.datum))
    if not reden:
        return punt
    # Why is for the bureau and the experts; the school and the family read the new day.
    Notitie.objects.create(
        dossier=dossier,
        auteur_id=actor.eigen_persoon_id,
        naam=f"{actor.naam} ({actor.rol_label})",
        tekst=f"Van de vergadering van {datum_lang(van)} naar die van {datum_lang(naar.datum)}. {reden}",
        op=nu(),
    )
    return punt


def vergadering_wijzigen(*, actor: Actor, vergadering_id: int, begintijd: time, online: bool, plaats: str) -> None:
    """Another time or place, as long as the meeting has not been held."""
    eis_swv(actor, "vergadering_wijzigen")
    if not online and not plaats.strip():
        raise NuNietMogelijk("Vul in waar u vergadert, of kies dat het online is.")
    with transaction.atomic():
        vergadering = _te_wijzigen(actor, vergadering_id)
        if vergadering.status not in OPEN_VERGADERING:
            raise NuNietMogelijk(f"Deze vergadering is {vergadering.get_status_display()}.")
        vergadering.begintijd, vergadering.online, vergadering.plaats = begintijd, online, plaats.strip()
        vergadering.save(update_fields=["begintijd", "online", "plaats"])


def vergadering_zetten(*, actor: Actor, vergadering_id: int, status: str) -> Vergadering:
    """Close the agenda, end the meeting, cancel it, or take that back."""
    eis_swv(actor, "vergadering_zetten")
    with transaction.atomic():
        vergadering = _te_wijzigen(actor, vergadering_id)
        if status not in STAPPEN[vergadering.status]:
            raise NuNietMogelijk(f"De vergadering is nu: {vergadering.get_status_display()}. Ververs de pagina.")
        vergadering.status = status
        vergadering.save(update_fields=["status"])
        return vergadering


def verslag_vastleggen(*, actor: Actor, dossier_id: int, tekst: str) -> Agendaverslag:
    """Write the minutes of a dossier in its meeting; a correction is a new version (TLV-115)."""
    if not tekst.strip():
        raise NuNietMogelijk("Schrijf eerst op wat er is besproken.")
    with handelen(actor, "verslag_vastleggen", dossier_id) as dossier:
        punt = agendapunten_van(actor, [dossier.pk]).get(dossier.pk)
        if punt is None:
            raise NuNietMogelijk("Dit dossier staat nog niet op een agenda. Zet het eerst op de agenda (TLV-100).")
        verslag = Agendaverslag.objects.create(
            dossier=dossier, agendapunt=punt, tekst=tekst.strip(), naam=f"{actor.naam} ({actor.rol_label})", op=nu()
        )
        leg_vast(actor, dossier, "verslag.vastgelegd", veldgroep=Veldgroep.INTERN)
        return verslag


def leesnotitie_bewaren(*, actor: Actor, dossier_id: int, tekst: str) -> Leesnotitie:
    """Keep what the actor notes for the own reading; an empty text clears it. It is told to nobody, not even here."""
    wie = actor.gebruiker_id
    if wie is None:
        raise GeenRecht("Een eigen notitie is van iemand die is aangemeld.")
    with handelen(actor, "leesnotitie_bewaren", dossier_id) as dossier:
        eigen = Leesnotitie.objects.filter(dossier=dossier, gebruiker_id=wie).first()
        if eigen is None:
            return Leesnotitie.objects.create(
                dossier=dossier, gebruiker_id=wie, tekst=tekst.strip(), bijgewerkt_op=nu()
            )
        eigen.tekst, eigen.bijgewerkt_op = tekst.strip(), nu()
        eigen.save(update_fields=["tekst", "bijgewerkt_op"])
        return eigen


def _te_wijzigen(actor: Actor, vergadering_id: int) -> Vergadering:
    gevonden = Vergadering.objects.select_for_update(of=("self",)).filter(pk=vergadering_id, swv_id__in=actor.swv_ids)
    vergadering = gevonden.first()
    if vergadering is None:
        raise NietZichtbaar(f"vergadering {vergadering_id}")
    return vergadering
