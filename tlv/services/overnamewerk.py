"""What a worker does with a file of TLVs: weigh every row without writing, then take over what is new or changed.

Both are safe to run twice: weighing replaces what was weighed before, carrying out goes in batches that each note what
they did. It weighs again before it writes, so that it never trusts a dry run of another day (ADR 0007, ADR 0020).
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from itertools import islice
from time import monotonic

from django.db import OperationalError

from swv.kern.kalender.klok import nu
from swv.kern.organisatie.models import Swv
from swv.kern.overdracht.ontvangst import cellen_uit_opslag
from swv.kern.overdracht.rekenblad import OnleesbaarBlad
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import bereik, zet_reden
from tlv.choices import Overnameoordeel, Overnamestatus
from tlv.models import NEEMT_OVER, OVERNAMEWERK, VOOR_OVERNAME, OvergenomenTlv, Overname, Overnameregel
from tlv.rules.overname import LABELS, Tlvgegevens, lees_tlv, let_op
from tlv.services.overname import laat_los
from tlv.services.overnamestand import Overnamestand

PER_KEER = 500
INLEESFOUTEN = (OSError, OnleesbaarBlad, OperationalError)
"""What is wrong with a file or the store, and not with the program: it is tried again, and said."""
BEWAARD = timedelta(days=14)
"""How long a file waits for somebody who does not come back to it: it names pupils."""
DAGVELDEN = ("geboortedatum", "ingangsdatum", "einddatum")


def verwerk(*, systeem: Actor, overname_id: int, tijd: float) -> bool:
    """Do what waits for one file, at most `tijd` seconds; True when there is more to do and a task must follow."""
    with bereik(systeem, reden="overname_verwerken"):
        overname = Overname.objects.zichtbaar_voor(systeem).filter(pk=overname_id).first()
        status = overname.status if overname else ""
    if status == Overnamestatus.PROEF:
        proefdraaien(systeem=systeem, overname_id=overname_id)
        return False
    einde = monotonic() + tijd
    while status == Overnamestatus.UITVOEREN and voer_deel_uit(systeem=systeem, overname_id=overname_id):
        if monotonic() > einde:
            return True
    return False


def proefdraaien(*, systeem: Actor, overname_id: int) -> int:
    """Weigh every row and keep what it would do; of the register nothing is written. Returns how many rows."""
    with bereik(systeem, reden="overname_verwerken"):
        overname = _vergrendel(systeem, overname_id, Overnamestatus.PROEF)
        if overname is None:
            return 0
        stand, namen = Overnamestand(systeem), _eigen_namen(overname.swv_id)
        aantal = 0
        with cellen_uit_opslag(overname.sleutel, overname.koppeling) as cellen:
            while deel := list(islice(cellen, PER_KEER)):
                _bewaar(overname, list(_weeg(stand, deel, namen)))
                aantal += len(deel)
        overname.rijen, overname.status, overname.storing = aantal, Overnamestatus.BEOORDEELD, ""
        overname.save(update_fields=["rijen", "status", "storing"])
        return aantal


def _eigen_namen(swv_id: int) -> list[str]:
    swv = Swv.objects.get(pk=swv_id)
    return [naam for naam in (swv.naam, swv.korte_naam, swv.code, swv.sleutel) if naam]


def _weeg(
    stand: Overnamestand, deel: Sequence[tuple[int, dict[str, str]]], namen: Sequence[str]
) -> Iterator[Overnameregel]:
    gelezen = [(nummer, rij, *lees_tlv(rij, namen)) for nummer, rij in deel]
    stand.laad([gegevens for _, _, gegevens, _ in gelezen if gegevens])
    for nummer, rij, gegevens, fouten in gelezen:
        if gegevens is None:
            yield Overnameregel(
                nummer=nummer, oordeel=Overnameoordeel.FOUT, gegevens=rij, melding=" ".join(fouten)[:1000]
            )
            continue
        oordeel, melding, verschillen = stand.weeg(nummer, gegevens)
        yield Overnameregel(
            nummer=nummer,
            oordeel=oordeel,
            gegevens=als_json(gegevens),
            verschillen=verschillen,
            melding=_melding(gegevens, oordeel, melding, [deel["veld"] for deel in verschillen]),
        )


def _melding(gegevens: Tlvgegevens, oordeel: Overnameoordeel, melding: str, velden: Sequence[str]) -> str:
    """The sentence that stays: which fields change, and not from what into what."""
    delen = [melding]
    if velden:
        delen.append(f"Anders dan wat er stond: {', '.join(LABELS[veld] for veld in velden)}.")
    if oordeel in NEEMT_OVER:
        delen.append(let_op(gegevens))
    return " ".join(deel for deel in delen if deel)[:1000]


def als_json(gegevens: Tlvgegevens) -> dict[str, str | int]:
    """Typed data as it is kept between the dry run and the carrying out."""
    return {
        naam: waarde.isoformat() if isinstance(waarde, date) else waarde for naam, waarde in asdict(gegevens).items()
    }


def uit_json(bewaard: dict[str, str | int]) -> Tlvgegevens:
    """The reverse of `als_json`."""
    return Tlvgegevens(**{**bewaard, **{naam: date.fromisoformat(str(bewaard[naam])) for naam in DAGVELDEN}})  # type: ignore[arg-type]


def _bewaar(overname: Overname, regels: list[Overnameregel]) -> None:
    for regel in regels:
        regel.overname, regel.swv_id = overname, overname.swv_id
    Overnameregel.objects.bulk_create(
        regels,
        update_conflicts=True,
        unique_fields=["overname", "nummer"],
        update_fields=["oordeel", "gegevens", "verschillen", "melding"],
    )


def voer_deel_uit(*, systeem: Actor, overname_id: int) -> bool:
    """Take over the next rows, in one transaction; False when none is left or another worker has it."""
    with bereik(systeem, reden="overname_uitvoeren"):
        overname = _vergrendel(systeem, overname_id, Overnamestatus.UITVOEREN)
        if overname is None:
            return False
        zet_reden("overname_uitvoeren")
        te_doen = overname.regels.filter(oordeel__in=NEEMT_OVER, uitgevoerd_op=None).order_by("nummer")
        regels = list(te_doen[:PER_KEER])
        _neem_over(systeem, overname, regels)
        if len(regels) == PER_KEER:
            return True
        overname.uitgevoerd_op = nu()
        laat_los(overname, Overnamestatus.KLAAR)
        return False


def _neem_over(systeem: Actor, overname: Overname, regels: Sequence[Overnameregel]) -> None:
    stand = Overnamestand(systeem)
    gelezen = [uit_json(regel.gegevens) for regel in regels]
    stand.laad(gelezen)
    moment, nieuw, vervangen = nu(), [], []
    for regel, gegevens in zip(regels, gelezen, strict=True):
        oordeel, melding, verschillen = stand.weeg(regel.nummer, gegevens)
        regel.oordeel = oordeel
        regel.melding = _melding(gegevens, oordeel, melding, [deel["veld"] for deel in verschillen])
        if oordeel not in NEEMT_OVER:
            continue
        regel.uitgevoerd_op = moment
        if oude := stand.oude_rij(gegevens):
            vervangen.append(oude)
        school = stand.school_van(gegevens)
        nieuw.append(
            OvergenomenTlv(
                swv_id=overname.swv_id,
                overname=overname,
                rij=regel.nummer,
                school=school,
                partij=school.partij,
                overgenomen_op=moment,
                **{naam: waarde for naam, waarde in asdict(gegevens).items() if naam != "brin"},
            )
        )
    OvergenomenTlv.objects.filter(pk__in=vervangen).update(vervallen_op=moment, vervallen_door=overname)
    OvergenomenTlv.objects.bulk_create(nieuw)
    Overnameregel.objects.bulk_update(regels, ["oordeel", "melding", "uitgevoerd_op"])


def _vergrendel(systeem: Actor, overname_id: int, status: Overnamestatus) -> Overname | None:
    rijen = Overname.objects.zichtbaar_voor(systeem).select_for_update(of=("self",), skip_locked=True)
    gevonden: Overname | None = rijen.filter(pk=overname_id, status=status).first()
    return gevonden


def storing_vastleggen(*, systeem: Actor, overname_id: int, fout: Exception) -> None:
    """Keep why it does not work, for the secretariaat to see; the sweep keeps trying."""
    melding = fout.melding if isinstance(fout, OnleesbaarBlad) else "de opslag of de database is niet bereikbaar."
    rijen = Overname.objects.zichtbaar_voor(systeem).filter(pk=overname_id, status__in=OVERNAMEWERK)
    rijen.update(storing=melding[:300])


def aanbieden(*, systeem: Actor, geleden: timedelta) -> list[int]:
    """The files of one SWV that a lost message or a killed worker left undone; they count as offered now."""
    moment = nu()
    rijen = Overname.objects.zichtbaar_voor(systeem).filter(status__in=OVERNAMEWERK, aangeboden_op__lt=moment - geleden)
    ids = list(rijen.select_for_update(skip_locked=True).values_list("pk", flat=True))
    if ids:
        Overname.objects.zichtbaar_voor(systeem).filter(pk__in=ids).update(aangeboden_op=moment)
    return ids


def opruimen(*, systeem: Actor) -> int:
    """Let go of the files that nobody came back to; how many."""
    rijen = Overname.objects.zichtbaar_voor(systeem).filter(status__in=VOOR_OVERNAME, aangeboden_op__lt=nu() - BEWAARD)
    verlopen = list(rijen.select_for_update(skip_locked=True))
    for overname in verlopen:
        laat_los(overname, Overnamestatus.OPGEGEVEN)
    return len(verlopen)
