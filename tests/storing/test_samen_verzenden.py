"""Many letters in one go with the worker killed twice: each letter once, and the progress right throughout (issue 4)."""

import re
from collections.abc import Callable

import psycopg
import pytest
from django.urls import reverse

from tests.bouw.cast import Cast
from tests.storing.processen import Opstelling
from tests.storing.test_brieven import (
    RUIM,
    Voorraad,
    alles_gedaan,
    besloten,
    bied_alles_nog_eens_aan,
    controleer,
    gedaan,
    laat_tijd_verstrijken,
)
from tests.storing.verzoeken import Bezoeker

pytestmark = pytest.mark.serieel

METER = re.compile(r'<progress[^>]* value="(\d+)" max="(\d+)"')


class Meelezer:
    """The secretariaat that looks at the progress page while it goes on."""

    def __init__(self, bezoeker: Bezoeker, conn: psycopg.Connection, aantal: int) -> None:
        self.bezoeker, self.conn, self.aantal = bezoeker, conn, aantal
        self.gezien: list[int] = []
        rij = conn.execute("select distinct aangemaakt_op from kern_brief").fetchall()
        (moment,) = rij
        seconden = int(moment[0].timestamp())
        self.pad = f"{reverse('verzendrondes')}?ronde={seconden * 1_000_000 + moment[0].microsecond}"

    def kijk(self) -> int:
        """Look once: the page says no less than what was done before, and no more than what was done after."""
        voor = gedaan(self.conn)
        antwoord = self.bezoeker.get(self.pad)
        na = gedaan(self.conn)
        assert antwoord.status == 200, antwoord.tekst[-500:]
        treffer = METER.search(antwoord.tekst)
        assert treffer is not None
        klaar, totaal = int(treffer[1]), int(treffer[2])
        assert totaal == self.aantal
        assert voor <= klaar <= na, f"de pagina zegt {klaar}, gedaan waren {voor} tot {na}"
        self.gezien.append(klaar)
        return na

    def tot(self, doel: int) -> Callable[[], bool]:
        return lambda: self.kijk() >= doel


def in_een_keer(
    opstelling: Opstelling, conn: psycopg.Connection, secretariaat: Bezoeker, voorraad: Voorraad
) -> Meelezer:
    """One press of the button for all dossiers; a second press orders nothing more."""
    aantal = 2 * len(voorraad.dossiers)
    pad = reverse("brieven_samen_verzenden")
    keuze = {"dossier": [str(pk) for pk in voorraad.dossiers]}
    assert secretariaat.post(pad, keuze).status == 302
    assert secretariaat.post(pad, keuze).status == 409
    rij = conn.execute("select count(*) from kern_brief").fetchone()
    assert rij == (aantal,)
    return Meelezer(secretariaat, conn, aantal)


def twee_keer_neer(opstelling: Opstelling, conn: psycopg.Connection, meelezer: Meelezer) -> None:
    """Kill the worker at a quarter and at a half; each time the sweep and a new worker go on."""
    aantal = meelezer.aantal
    for deel in (aantal // 4, aantal // 2):
        opstelling.start_worker()
        opstelling.wacht(meelezer.tot(deel), f"{deel} brieven zijn klaar", RUIM)
        opstelling.dood("worker")
        stand = meelezer.kijk()
        assert deel <= stand < aantal, f"{stand} van {aantal}: de werker was al klaar, dit bewijst niets"
        laat_tijd_verstrijken(conn)
    opstelling.start_worker()
    opstelling.wacht(meelezer.tot(aantal), "alle brieven zijn klaar", RUIM)
    assert meelezer.gezien == sorted(meelezer.gezien)
    assert meelezer.kijk() == aantal


@pytest.mark.echte_taken
@pytest.mark.parametrize(
    ("dossiers", "op_papier"),
    [
        pytest.param(6, 1, id="12 letters"),
        pytest.param(150, 15, id="300 letters", marks=pytest.mark.traag),
    ],
)
def test_a_batch_survives_two_kills(
    dossiers: int,
    op_papier: int,
    vers: Cast,
    opstelling: Opstelling,
    beheerder: psycopg.Connection,
    bezoeker: Callable[[str], Bezoeker],
) -> None:
    """RCH-08: 300 letters, 300 deliveries or prints, none twice."""
    voorraad = besloten(vers, beheerder, dossiers, op_papier=op_papier)
    opstelling.veeg_seconden = 2
    opstelling.start_web()
    opstelling.start_beat()
    meelezer = in_een_keer(opstelling, beheerder, bezoeker("secretariaat"), voorraad)
    twee_keer_neer(opstelling, beheerder, meelezer)
    assert alles_gedaan(beheerder, 2 * dossiers)()
    bied_alles_nog_eens_aan(opstelling, beheerder)
    controleer(beheerder, voorraad)
