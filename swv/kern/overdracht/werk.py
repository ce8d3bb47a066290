"""What a worker does with a file of schools: weigh every row without writing, then carry out what changes something.

Both are safe to run twice: weighing replaces what was weighed before, carrying out goes in batches that each note
what they did, so that after a killed worker the next one goes on where it stopped (ADR 0007).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice
from time import monotonic

from django.db import OperationalError, transaction

from swv.kern.documenten.storage import verwijder
from swv.kern.kalender.klok import nu
from swv.kern.organisatie.scholen import Schoolgegevens, Verschil, lees_school, schoolwaarden, vestigingswaarden
from swv.kern.organisatie.services import Stand, als_gegevens, uit_gegevens
from swv.kern.overdracht.models import DOET_IETS, WERK, Inleesstatus, Inlezing, Inlezingsregel, Oordeel
from swv.kern.overdracht.ontvangst import cellen_uit_opslag
from swv.kern.overdracht.rekenblad import OnleesbaarBlad
from swv.kern.toegang.actor import Actor
from swv.kern.toegang.bereik import bereik, zet_reden

PER_KEER = 1000
INLEESFOUTEN = (OSError, OnleesbaarBlad, OperationalError)
"""What is wrong with a file or the store, and not with the program: it is tried again, and said."""
MELDING_ELDERS = "Naam en adres houdt een ander samenwerkingsverband bij; die blijven zoals ze zijn."


class Weging:
    """Weighs the rows of one file in order; a row that contradicts an earlier one about the same school is refused."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self._eerder: dict[tuple[str, str], tuple[int, dict[str, str]]] = {}

    def weeg(self, rijen: Sequence[tuple[int, dict[str, str]]]) -> Iterator[Inlezingsregel]:
        """A row without its import, for each numbered row of cells."""
        gelezen = [lees_school(rij) for _, rij in rijen]
        self._stand.laad([gegevens for gegevens, _ in gelezen if gegevens])
        for (nummer, rij), (gegevens, fouten) in zip(rijen, gelezen, strict=True):
            if gegevens is None:
                yield _fout(nummer, rij, fouten)
            elif tegenspraak := self._tegenspraak(nummer, gegevens):
                yield _fout(nummer, rij, [tegenspraak])
            else:
                yield self._oordeel(nummer, gegevens)

    def _tegenspraak(self, nummer: int, gegevens: Schoolgegevens) -> str:
        sleutels = [(gegevens.brin, ""), (gegevens.brin, gegevens.vestigingsnummer or "-")]
        for sleutel, waarden in zip(sleutels, (schoolwaarden(gegevens), vestigingswaarden(gegevens)), strict=True):
            eerste, bekend = self._eerder.setdefault(sleutel, (nummer, waarden))
            anders = [naam for naam in waarden if naam in bekend and waarden[naam] != bekend[naam]]
            if anders:
                return (
                    f"Rij {eerste} zegt over deze school iets anders bij {anders[0].replace('_', ' ')}:"
                    f" '{bekend[anders[0]]}'. Verbeter een van de twee rijen."
                )
        return ""

    def _oordeel(self, nummer: int, gegevens: Schoolgegevens) -> Inlezingsregel:
        elders = self._stand.houdt_een_ander_bij(gegevens.brin)
        nieuw, anders = self._stand.weeg(gegevens)
        oordeel = Oordeel.NIEUW if nieuw else Oordeel.GEWIJZIGD if anders else Oordeel.ONGEWIJZIGD
        return Inlezingsregel(
            nummer=nummer,
            oordeel=oordeel,
            gegevens=als_gegevens(gegevens),
            verschillen=_als_json(anders),
            melding=MELDING_ELDERS if elders else "",
        )


def _fout(nummer: int, rij: dict[str, str], fouten: Iterable[str]) -> Inlezingsregel:
    kaal = {naam: rij[naam] for naam in ("brin", "naam", "plaats") if rij.get(naam)}
    return Inlezingsregel(
        nummer=nummer, oordeel=Oordeel.FOUT, gegevens=kaal, verschillen=[], melding=" ".join(fouten)[:1000]
    )


def _als_json(anders: Iterable[Verschil]) -> list[dict[str, str]]:
    return [{"wat": deel.wat, "oud": deel.oud, "nieuw": deel.nieuw} for deel in anders]


def verwerk(*, systeem: Actor, inlezing_id: int, tijd: float) -> bool:
    """Do what waits for one import, at most `tijd` seconds; True when there is more to do and a task must follow."""
    with bereik(systeem, reden="inlezing_verwerken"):
        inlezing = Inlezing.objects.filter(pk=inlezing_id, swv_id__in=systeem.swv_ids).first()
        status = inlezing.status if inlezing else ""
    if status == Inleesstatus.PROEF:
        proefdraaien(systeem=systeem, inlezing_id=inlezing_id)
        return False
    einde = monotonic() + tijd
    while status == Inleesstatus.UITVOEREN and voer_deel_uit(systeem=systeem, inlezing_id=inlezing_id):
        if monotonic() > einde:
            return True
    return False


def proefdraaien(*, systeem: Actor, inlezing_id: int) -> int:
    """Weigh every row and keep what it would change; of the register nothing is written. Returns how many rows."""
    with bereik(systeem, reden="inlezing_verwerken"):
        inlezing = _vergrendel(systeem, inlezing_id, Inleesstatus.PROEF)
        if inlezing is None:
            return 0
        weging = Weging(Stand(inlezing.swv_id, systeem.vandaag, inlezing.peildatum))
        aantal = 0
        with cellen_uit_opslag(inlezing.sleutel, inlezing.koppeling) as cellen:
            while deel := list(islice(cellen, PER_KEER)):
                _bewaar(inlezing, list(weging.weeg(deel)))
                aantal += len(deel)
        inlezing.rijen, inlezing.status, inlezing.storing = aantal, Inleesstatus.BEOORDEELD, ""
        inlezing.save(update_fields=["rijen", "status", "storing"])
        return aantal


def _bewaar(inlezing: Inlezing, regels: list[Inlezingsregel]) -> None:
    for regel in regels:
        regel.inlezing = inlezing
    Inlezingsregel.objects.bulk_create(
        regels,
        update_conflicts=True,
        unique_fields=["inlezing", "nummer"],
        update_fields=["oordeel", "gegevens", "verschillen", "melding"],
    )


def voer_deel_uit(*, systeem: Actor, inlezing_id: int) -> bool:
    """Carry out the next rows, in one transaction; False when none is left or another worker has it."""
    with bereik(systeem, reden="inlezing_uitvoeren"):
        inlezing = _vergrendel(systeem, inlezing_id, Inleesstatus.UITVOEREN)
        if inlezing is None:
            return False
        zet_reden("inlezing_uitvoeren")
        te_doen = inlezing.regels.filter(oordeel__in=DOET_IETS, uitgevoerd_op=None).order_by("nummer")
        regels = list(te_doen[:PER_KEER])
        stand = Stand(inlezing.swv_id, systeem.vandaag, inlezing.peildatum)
        rijen = [uit_gegevens(regel.gegevens) for regel in regels]
        stand.laad(rijen)
        for rij in rijen:
            stand.weeg(rij)
        stand.schrijf()
        Inlezingsregel.objects.filter(pk__in=[regel.pk for regel in regels]).update(uitgevoerd_op=nu())
        if len(regels) == PER_KEER:
            return True
        _rond_af(inlezing)
        return False


def _rond_af(inlezing: Inlezing) -> None:
    """The report stays; the file has done its work and goes."""
    sleutel, inlezing.sleutel = inlezing.sleutel, ""
    inlezing.status, inlezing.uitgevoerd_op, inlezing.storing = Inleesstatus.KLAAR, nu(), ""
    inlezing.save(update_fields=["status", "uitgevoerd_op", "storing", "sleutel"])
    transaction.on_commit(lambda: verwijder(sleutel))


def _vergrendel(systeem: Actor, inlezing_id: int, status: Inleesstatus) -> Inlezing | None:
    rijen = Inlezing.objects.select_for_update(of=("self",), skip_locked=True)
    return rijen.filter(pk=inlezing_id, swv_id__in=systeem.swv_ids, status=status).first()


def storing_vastleggen(inlezing_id: int, fout: Exception) -> None:
    """Keep why it does not work, for the administrator to see; the sweep keeps trying."""
    melding = fout.melding if isinstance(fout, OnleesbaarBlad) else str(fout) or type(fout).__name__
    Inlezing.objects.filter(pk=inlezing_id, status__in=WERK).update(storing=melding[:300])


def aanbieden(*, systeem: Actor, geleden: timedelta) -> list[int]:
    """The imports of one SWV that a lost message or a killed worker left undone; they count as offered now."""
    moment = nu()
    rijen = Inlezing.objects.filter(swv_id__in=systeem.swv_ids, status__in=WERK, aangeboden_op__lt=moment - geleden)
    ids = list(rijen.select_for_update(skip_locked=True).values_list("pk", flat=True))
    if ids:
        Inlezing.objects.filter(pk__in=ids).update(aangeboden_op=moment)
    return ids
