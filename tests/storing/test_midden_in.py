"""The worker is shot while it seals a letter, seals a campaign letter, or reads a file for the bundle of an objection.

Where it is, is known for certain: the key of the seal, or the file, is a pipe. The worker waits on it, and the test
knows that somebody reads. After the shot nothing of the half work may be left, and in the end everything is there once.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.urls import reverse

from swv.kern.documenten.zegel import voorbeeldsleutel
from tests.bouw.bezwaar import dossier_in_bezwaar
from tests.bouw.campagne import aflopend, begin_campagne
from tests.bouw.cast import Cast
from tests.storing.processen import Opstelling
from tests.storing.test_brieven import (
    RUIM,
    alles_gedaan,
    besloten,
    controleer,
    gedaan,
    laat_tijd_verstrijken,
    tel,
    verzend,
)
from tests.storing.verzoeken import Bezoeker
from tlv.models import Bezwaarstuk

pytestmark = [pytest.mark.serieel, pytest.mark.traag]


@contextmanager
def als_pijp(pad: Path) -> Iterator[Callable[[], bool]]:
    """Let a file be a pipe: reading it waits. Gives whether somebody reads; what stood there comes back at the end.

    The other end stays open once somebody reads, so that the reader goes on waiting.
    """
    inhoud = pad.read_bytes()
    pad.unlink()
    os.mkfifo(pad)
    open_einden: list[int] = []

    def wordt_gelezen() -> bool:
        try:  # a pipe that nobody reads cannot be opened for writing without waiting
            open_einden.append(os.open(pad, os.O_WRONLY | os.O_NONBLOCK))
        except OSError as fout:
            if fout.errno != errno.ENXIO:
                raise
        return bool(open_einden)

    try:
        yield wordt_gelezen
    finally:
        for einde in open_einden:
            os.close(einde)
        pad.unlink()
        pad.write_bytes(inhoud)


@pytest.fixture
def sleutel(opstelling: Opstelling, tmp_path: Path) -> Path:
    """A key with which the worker seals."""
    pad = tmp_path / "zegel.p12"
    pad.write_bytes(voorbeeldsleutel())
    opstelling.eigen = {"SWV_ZEGEL": str(pad), "SWV_ZEGEL_WACHTWOORD": ""}
    return pad


def schiet_midden_in(proef: Opstelling, pad: Path, waarin: str) -> None:
    """Start a worker, wait until it reads this file, and shoot it there."""
    with als_pijp(pad) as wordt_gelezen:
        proef.start_worker()
        proef.wacht(wordt_gelezen, f"de werker is bezig: {waarin}", RUIM)
        proef.dood("worker")


def bestanden(map: str) -> list[Path]:
    """What lies below a folder of the storage."""
    return [pad for pad in Path(settings.BESTANDEN, map).rglob("*") if pad.is_file()]


@pytest.mark.echte_taken
def test_shot_while_sealing_a_letter(
    vers: Cast,
    opstelling: Opstelling,
    beheerder: psycopg.Connection,
    bezoeker: Callable[[str], Bezoeker],
    sleutel: Path,
) -> None:
    """RCH-16: the letter was made and not sealed; no version, no file, no delivery is left of it."""
    voorraad = besloten(vers, beheerder, 3)
    opstelling.veeg_seconden = 2
    opstelling.start_web()
    verzend(bezoeker("secretariaat"), voorraad.dossiers)
    eerst = set(bestanden("brieven"))
    schiet_midden_in(opstelling, sleutel, "verzegelen")
    assert gedaan(beheerder) == 0
    assert tel(beheerder, "select count(*) from kern_briefversie") == 0
    assert set(bestanden("brieven")) == eerst
    laat_tijd_verstrijken(beheerder)
    opstelling.start_worker()
    opstelling.start_beat()
    opstelling.wacht(alles_gedaan(beheerder, 6), "alle brieven zijn gemaakt", RUIM)
    controleer(beheerder, voorraad)
    nieuw = set(bestanden("brieven")) - eerst
    assert len(nieuw) == 6
    assert all(b"/ETSI.CAdES.detached" in pad.read_bytes() for pad in nieuw)


@pytest.mark.echte_taken
def test_shot_while_sealing_the_letter_of_a_campaign(
    vers: Cast,
    opstelling: Opstelling,
    beheerder: psycopg.Connection,
    bezoeker: Callable[[str], Bezoeker],
    sleutel: Path,
) -> None:
    """TLV-127: one letter, one file, one mail per coordinator and one line in the log, after a shot and two sweeps."""
    campagne = begin_campagne(vers, aflopend(vers))
    opstelling.start_web()
    pad = reverse("campagnebrieven_verzenden", args=[campagne.pk])
    assert bezoeker("secretariaat").post(pad).status == 302
    schiet_midden_in(opstelling, sleutel, "verzegelen van een campagnebrief")
    gevraagd = "select count(*) from kern_gebeurtenis where soort = 'verlenging.gevraagd'"
    gemaild = "select count(*) from kern_mail where soort = 'verlenging_gevraagd'"
    map = f"brieven/campagne/{campagne.pk}"
    eerst = set(bestanden(map))
    assert (tel(beheerder, gevraagd), tel(beheerder, gemaild)) == (0, 0)
    beheerder.execute("update tlv_campagnebrief set aangeboden_op = aangeboden_op - interval '5 minutes'")
    opstelling.veeg_seconden = 2
    opstelling.start_worker()
    opstelling.start_beat()
    klaar = "select count(*) from tlv_campagnebrief where verzonden_op is not null"
    opstelling.wacht(lambda: tel(beheerder, klaar) == 1, "de campagnebrief is gemaakt", RUIM)
    assert tel(beheerder, "select count(*) from tlv_campagnebrief") == 1
    assert tel(beheerder, gevraagd) == 1
    dubbel = "select count(*) from (select gebruiker_id from kern_mail where soort = 'verlenging_gevraagd'" \
             " group by 1 having count(*) > 1) d"  # fmt: skip
    assert tel(beheerder, gemaild) > 0
    assert tel(beheerder, dubbel) == 0
    assert len(set(bestanden(map)) - eerst) == 1


@pytest.mark.echte_taken
def test_shot_in_the_middle_of_a_bundle(
    vers: Cast, opstelling: Opstelling, beheerder: psycopg.Connection, bezoeker: Callable[[str], Bezoeker]
) -> None:
    """RCH-11: halfway a bundle, at a file of the objector; afterwards one bundle with one file."""
    dossier, bezwaar = dossier_in_bezwaar(vers)
    with vers.als("systeem"):
        stuk = Bezwaarstuk.objects.get(bezwaar=bezwaar)
    opstelling.start_web()
    pad = reverse("bezwaarbundel_maken", args=[bezwaar.pk])
    assert bezoeker("secretariaat").post(pad).status == 302
    al_opgeslagen = set(bestanden(f"bezwaren/{dossier.pk}"))
    schiet_midden_in(opstelling, Path(settings.BESTANDEN, stuk.sleutel), "een bundel maken")
    onaf = "select count(*) from tlv_bezwaarbundel where gemaakt_op is null and storing = ''"
    gemaakt = "select count(*) from kern_gebeurtenis where soort = 'bezwaarbundel.gemaakt'"
    assert (tel(beheerder, onaf), tel(beheerder, gemaakt)) == (1, 0)
    assert set(bestanden(f"bezwaren/{dossier.pk}")) == al_opgeslagen
    beheerder.execute("update tlv_bezwaarbundel set aangeboden_op = aangeboden_op - interval '10 minutes'")
    opstelling.start_worker()
    opstelling.start_beat()
    klaar = "select count(*) from tlv_bezwaarbundel where gemaakt_op is not null"
    opstelling.wacht(lambda: tel(beheerder, klaar) == 1, "de bundel is gemaakt", RUIM, tussen=0.5)
    assert (tel(beheerder, "select count(*) from tlv_bezwaarbundel"), tel(beheerder, gemaakt)) == (1, 1)
    assert len(set(bestanden(f"bezwaren/{dossier.pk}")) - al_opgeslagen) == 1
