"""Letters when something breaks: the worker is shot, the broker is emptied, the broker is away (issue 2, acceptance 3).

The product runs as separate processes over a clone of the database. Letters are ordered over HTTP by the
secretariaat; what must be true at the end is read by the administrator, who sees every row.
"""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.urls import reverse

from swv.project.celery import app as celery_app
from tests.bouw import situaties as maak
from tests.bouw.cast import DAG, Cast
from tests.bouw.situaties import GEWOON, anders
from tests.storing.kopieen import vermenigvuldig
from tests.storing.processen import NIET_BEVESTIGD, WACHTRIJ, Opstelling
from tests.storing.verzoeken import Bezoeker, tegelijk

pytestmark = pytest.mark.serieel

EEN_OUDER = anders(GEWOON, ouders=("ouder",))
EEN_VEEGBEURT = 300.0
"""Acceptance 3: all done within one sweep at its default interval, at most five minutes."""
RUIM = 420.0
"""No letter waits this long on any machine; a test that does is stuck."""

KLAAR = "(verzonden_op is not null or (kanaal = 'papier' and gemaakt_voor is not null))"


@dataclass(frozen=True, slots=True)
class Voorraad:
    """Decided dossiers whose letters are not ordered yet; every letter goes to the portal, but of `op_papier`."""

    dossiers: list[int]
    op_papier: list[int]


def besloten(cast: Cast, beheerder: psycopg.Connection, aantal: int, *, op_papier: int = 0) -> Voorraad:
    """Granted dossiers: the school gets a letter in the portal, the one parent too, or on paper."""
    eerste = maak.dossier_besloten(cast, EEN_OUDER)
    # The pupil's own agreement to digital post would add a letter to each.
    beheerder.execute("set session_replication_role = replica")
    beheerder.execute(
        "update kern_contactgegevens set digitale_post_sinds = null where partij_id is null and leerling_id = %s",
        (eerste.leerling_id,),
    )
    dossiers = [eerste.pk, *vermenigvuldig(beheerder, eerste.pk, aantal - 1)]
    papier = dossiers[aantal - op_papier :]
    beheerder.execute(
        "update kern_contactgegevens set digitale_post_sinds = null where leerling_id in"
        " (select leerling_id from kern_dossier where id = any(%s))",
        (papier,),
    )
    beheerder.execute("set session_replication_role = origin")
    return Voorraad(dossiers, papier)


def verzend(secretariaat: Bezoeker, dossiers: list[int], *, tegelijk_hoogstens: int = 4) -> float:
    """The act on every dossier, over HTTP; returns the longest answer in seconds."""
    langste = 0.0
    for begin in range(0, len(dossiers), tegelijk_hoogstens):
        groep = dossiers[begin : begin + tegelijk_hoogstens]
        paden = [reverse("brieven_verzenden", args=[pk]) for pk in groep]
        for antwoord in tegelijk([partial(secretariaat.post, pad) for pad in paden]):
            assert antwoord.status == 302, f"brieven_verzenden gaf {antwoord.status}: {antwoord.tekst[-2000:]}"
            langste = max(langste, antwoord.seconden)
    return langste


def tel(conn: psycopg.Connection, vraag: str, *waarden: object) -> int:
    """One number."""
    rij = conn.execute(vraag, waarden or None).fetchone()
    assert rij is not None
    return int(rij[0])


def gedaan(conn: psycopg.Connection) -> int:
    """Letters that are delivered, or on paper and printed for today."""
    return tel(conn, f"select count(*) from kern_brief where {KLAAR}")


def alles_gedaan(conn: psycopg.Connection, aantal: int) -> Callable[[], bool]:
    """Whether as many letters as that are done."""
    return lambda: gedaan(conn) >= aantal


def laat_tijd_verstrijken(conn: psycopg.Connection) -> None:
    """As if every letter had been offered five minutes ago: a sweep passes over what was offered this minute."""
    conn.execute("update kern_brief set aangeboden_op = aangeboden_op - interval '5 minutes'")


def controleer(conn: psycopg.Connection, voorraad: Voorraad) -> None:
    """Every letter exactly once: one version, one delivery, one file with the stored hash, one line in the log."""
    aantal = 2 * len(voorraad.dossiers)
    papier = len(voorraad.op_papier)
    assert tel(conn, "select count(*) from kern_brief") == aantal
    per_brief = conn.execute(
        "select b.id, b.kanaal, count(distinct v.id), count(distinct z.id), min(v.verzenddatum), max(v.verzenddatum)"
        " from kern_brief b left join kern_briefversie v on v.brief_id = b.id"
        " left join kern_bezorging z on z.brief_id = b.id group by b.id, b.kanaal"
    ).fetchall()
    fout = [r for r in per_brief if r[2:] != (1, 1 if r[1] == "portaal" else 0, DAG, DAG)]
    assert not fout, f"niet precies een versie en een bezorging (brief, kanaal, versies, bezorgingen, dag): {fout[:5]}"
    dubbel = tel(conn, "select count(*) from kern_bezorging z join kern_briefversie v on v.id = z.versie_id"
                       " where v.brief_id <> z.brief_id")  # fmt: skip
    assert not dubbel, "een bezorging wijst naar de versie van een andere brief"
    controleer_bestanden(conn)

    standen = dict(conn.execute("select dossier_id, status from aanvragen_aanvraag").fetchall())
    verwacht = {pk: "besloten" if pk in voorraad.op_papier else "brief_verzonden" for pk in voorraad.dossiers}
    assert {pk: standen[pk] for pk in voorraad.dossiers} == verwacht
    klaar = len(voorraad.dossiers) - papier
    assert tel(conn, "select count(*) from kern_dossier where verzonden_op is not null") == klaar
    assert tel(conn, "select count(*) from aanvragen_statusovergang where naar = 'brief_verzonden'") == klaar
    gebeurtenissen = dict(conn.execute("select soort, count(*) from kern_gebeurtenis group by 1").fetchall())
    assert gebeurtenissen["brief.verzonden"] == aantal - papier
    assert gebeurtenissen["besluit.bekendgemaakt"] == klaar


def controleer_bestanden(conn: psycopg.Connection) -> None:
    """The PDF of every version lies in the storage and is what was hashed."""
    for sleutel, sha256 in conn.execute("select sleutel, sha256 from kern_briefversie").fetchall():
        inhoud = Path(settings.BESTANDEN, sleutel).read_bytes()
        assert inhoud.startswith(b"%PDF-"), sleutel
        assert hashlib.sha256(inhoud).hexdigest() == sha256, sleutel


def bied_alles_nog_eens_aan(proef: Opstelling, conn: psycopg.Connection) -> None:
    """What Redis does after its visibility timeout: messages that were taken and not acknowledged come back.

    Those that the shot worker held are left where they are: ten minutes is too long for a test.
    """
    van_de_dode = set(proef.broker.hkeys(NIET_BEVESTIGD))
    rijen = conn.execute("select id, swv_id from kern_brief order by id").fetchall()
    with celery_app.connection_for_write(f"redis://127.0.0.1:{proef.brokerpoort}/0") as verbinding:
        for brief, swv in rijen:
            celery_app.send_task("brief_maken", args=(int(brief), int(swv)), connection=verbinding)
    proef.wacht(
        lambda: proef.broker.llen(WACHTRIJ) == 0 and set(proef.broker.hkeys(NIET_BEVESTIGD)) <= van_de_dode,
        "de herhaalde berichten zijn verwerkt",
        RUIM,
    )


def schiet_de_werker_neer(
    proef: Opstelling, conn: psycopg.Connection, secretariaat: Bezoeker, voorraad: Voorraad
) -> tuple[int, int]:
    """Order every letter, and `kill -9` the worker when a quarter is delivered; (delivered, taken and lost)."""
    aantal = 2 * len(voorraad.dossiers)
    verzend(secretariaat, voorraad.dossiers)
    assert proef.broker.llen(WACHTRIJ) == aantal
    proef.start_worker()
    proef.wacht(alles_gedaan(conn, aantal // 4), "een kwart van de brieven is bezorgd", RUIM)
    proef.dood("worker")
    gered, verloren = gedaan(conn), int(proef.broker.hlen(NIET_BEVESTIGD))
    assert aantal // 4 <= gered < aantal, f"{gered} van {aantal}: de werker was al klaar, dit bewijst niets"
    assert verloren, "er ging geen bericht verloren, dit bewijst niets"
    return gered, verloren


# --- kill -9 ----------------------------------------------------------------------------------------------------


@pytest.mark.echte_taken
def test_a_shot_worker_loses_nothing_small(
    vers: Cast,
    opstelling: Opstelling,
    beheerder: psycopg.Connection,
    bezoeker: Callable[[str], Bezoeker],
) -> None:
    """Twelve letters; the minute that a letter waits for the sweep is skipped."""
    voorraad = besloten(vers, beheerder, 6, op_papier=1)
    opstelling.veeg_seconden = 2
    opstelling.start_web()
    schiet_de_werker_neer(opstelling, beheerder, bezoeker("secretariaat"), voorraad)
    laat_tijd_verstrijken(beheerder)
    opstelling.start_worker()
    opstelling.start_beat()
    opstelling.wacht(alles_gedaan(beheerder, 12), "alle brieven zijn gemaakt", RUIM)
    bied_alles_nog_eens_aan(opstelling, beheerder)
    controleer(beheerder, voorraad)


@pytest.mark.traag
@pytest.mark.echte_taken
def test_a_shot_worker_loses_nothing(
    vers: Cast,
    opstelling: Opstelling,
    beheerder: psycopg.Connection,
    bezoeker: Callable[[str], Bezoeker],
    record_property: Callable[[str, object], None],
) -> None:
    """Letters of a hundred dossiers, at the default interval, with beat running all the time as in production."""
    voorraad = besloten(vers, beheerder, 100, op_papier=10)
    opstelling.start_web()
    opstelling.start_beat()
    gered, verloren = schiet_de_werker_neer(opstelling, beheerder, bezoeker("secretariaat"), voorraad)
    opstelling.start_worker()
    duur = opstelling.wacht(alles_gedaan(beheerder, 200), "alle brieven zijn gemaakt", RUIM, tussen=0.5)
    bied_alles_nog_eens_aan(opstelling, beheerder)
    controleer(beheerder, voorraad)
    meld(record_property, "kill -9", bezorgd_voor_de_kill=gered, verloren_berichten=verloren, seconden_erna=duur)


# --- An empty broker --------------------------------------------------------------------------------------------


@pytest.mark.traag
@pytest.mark.echte_taken
def test_an_emptied_broker_is_swept_within_one_interval(
    vers: Cast,
    opstelling: Opstelling,
    beheerder: psycopg.Connection,
    bezoeker: Callable[[str], Bezoeker],
    record_property: Callable[[str, object], None],
) -> None:
    """Jobs wait, nobody works, Redis loses everything: the sweep at its default interval finds them all."""
    voorraad = besloten(vers, beheerder, 10, op_papier=2)
    opstelling.start_web()
    verzend(bezoeker("secretariaat"), voorraad.dossiers)
    assert opstelling.broker.llen(WACHTRIJ) == 20
    opstelling.broker.flushall()
    assert opstelling.broker.dbsize() == 0
    begin = time.monotonic()
    opstelling.start_worker()
    opstelling.start_beat()
    opstelling.wacht(alles_gedaan(beheerder, 20), "de veegbeurt deed alle brieven", EEN_VEEGBEURT, tussen=0.5)
    duur = time.monotonic() - begin
    controleer(beheerder, voorraad)
    assert duur <= EEN_VEEGBEURT
    meld(record_property, "FLUSHALL", seconden=duur)


# --- No broker at all -------------------------------------------------------------------------------------------


@pytest.mark.echte_taken
@pytest.mark.parametrize(
    ("weg", "verdraaglijk"),
    [
        pytest.param("stop", 5.0, id="stopped"),
        pytest.param("verstijf", 15.0, id="hanging", marks=pytest.mark.traag),
    ],
)
def test_an_act_succeeds_without_broker(
    weg: str,
    verdraaglijk: float,
    vers: Cast,
    opstelling: Opstelling,
    beheerder: psycopg.Connection,
    bezoeker: Callable[[str], Bezoeker],
    record_property: Callable[[str, object], None],
) -> None:
    """Away at the moment of the act: the user gets an answer, and the sweep delivers when the broker is back.

    `verdraaglijk` is how many seconds somebody who presses the button waits at most; two letters each.
    """
    voorraad = besloten(vers, beheerder, 4)
    secretariaat = bezoeker("secretariaat")
    opstelling.veeg_seconden = 2
    opstelling.start_web()
    opstelling.start_worker()
    opstelling.start_beat()
    # Every process has a connection that is about to break.
    verzend(secretariaat, voorraad.dossiers[:1])
    opstelling.wacht(alles_gedaan(beheerder, 2), "de eerste twee brieven zijn bezorgd", RUIM)

    getattr(opstelling, weg)("broker")
    langste = verzend(secretariaat, voorraad.dossiers[1:])
    assert langste < verdraaglijk, f"wie op de knop drukt, wacht {langste:.1f} s op een broker die er niet is"
    assert "de veger biedt hem later aan" in opstelling.logboek("web")
    assert (tel(beheerder, "select count(*) from kern_brief"), gedaan(beheerder)) == (8, 2)

    if weg == "stop":
        opstelling.start_broker()
    else:
        opstelling.ontdooi("broker")
    laat_tijd_verstrijken(beheerder)
    begin = time.monotonic()
    opstelling.wacht(alles_gedaan(beheerder, 8), "de veger deed wat niet verstuurd was", RUIM)
    controleer(beheerder, voorraad)
    meld(record_property, "zonder broker", langste_antwoord=langste, seconden_erna=time.monotonic() - begin)


def meld(record_property: Callable[[str, object], None], wat: str, **metingen: float) -> None:
    """Put what was measured into the report and on the screen."""
    for naam, waarde in metingen.items():
        record_property(naam, round(waarde, 1))
    print(f"\n[{wat}] " + ", ".join(f"{naam.replace('_', ' ')}: {waarde:.1f}" for naam, waarde in metingen.items()))
