"""Letters: the whole task against bare WeasyPrint, two worker processes against one, and what a worker keeps."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import psycopg
from celery import current_app
from django.conf import settings
from django.core.management.base import CommandError

from swv.kern.documenten.models import Briefversie
from swv.kern.documenten.pdf import warm_op
from swv.kern.kalender.klok import vandaag
from swv.kern.tasks import brief_maken
from swv.kern.toegang.actor import systeem
from swv.kern.toegang.bereik import bereik
from swv.project.bench.databanken import Cluster, Databank
from swv.project.bench.meting import Meting, Reeks, duur_van, getal, hoogstens, minstens, om_en_om

TAAK, WERKERS, GEHEUGEN = 1.25, 1.7, 1.1
WACHTTIJD = 120.0
OPWARMEN = 4


@dataclass(slots=True)
class Voorraad:
    """Letters that are ordered and not made yet; each can be made once."""

    swv_id: int
    ids: list[int] = field(default_factory=list)

    def neem(self, aantal: int) -> list[int]:
        """The next so many."""
        if len(self.ids) < aantal:
            raise CommandError(
                "Er zijn te weinig brieven voorbereid; meet met minder herhalingen of een grotere schaal."
            )
        genomen, self.ids = self.ids[:aantal], self.ids[aantal:]
        return genomen


def voorraad(cluster: Cluster, databank: Databank, swv_id: int) -> Voorraad:
    """Everything that brieven.sql ordered."""
    with cluster.beheer(databank.naam) as conn:
        rijen = conn.execute("select id from kern_brief where verzonden_op is null order by id").fetchall()
    return Voorraad(swv_id, [int(rij[0]) for rij in rijen])


def nodig(herhalingen: int, per_beurt: int, beurten: int, duurloop: int) -> int:
    """How many letters all measurements use together."""
    return herhalingen + 2 * (per_beurt * beurten + OPWARMEN) + duurloop + 10


def meet_taak(databank: Databank, brieven: Voorraad, herhalingen: int) -> Iterator[Meting]:
    """The task with database, PDF/UA, hash and storage, against WeasyPrint alone on the HTML that it just made."""
    laatste: list[int] = []

    def taak() -> float:
        (brief,) = laatste[:] = brieven.neem(1)
        return duur_van(lambda: brief_maken(brief, brieven.swv_id))

    def kaal() -> float:
        html = _html_van(laatste[0], brieven.swv_id)
        return duur_van(lambda: _weasyprint(html))

    with databank.actief():
        warm_op()
        taak(), kaal()
        reeks = om_en_om(taak, kaal, herhalingen=herhalingen)
    _opmaak.cache_clear()
    yield hoogstens("brief maken tegen kale WeasyPrint", reeks.verhouding, TAAK, toelichting=reeks.uitleg())


def _html_van(brief_id: int, swv_id: int) -> str:
    with bereik(systeem(swv_id, vandaag())):
        html: str = Briefversie.objects.get(brief_id=brief_id).html
        return html


def _weasyprint(html: str) -> bytes:
    """What the library needs at the least: fonts and style sheets kept, the same variant of PDF."""
    import weasyprint  # noqa: PLC0415  (a quarter of a second, only here)

    from swv.kern.documenten.pdf_weasyprint import BriefFetcher  # noqa: PLC0415

    lettertypen, css = _opmaak()
    bron = weasyprint.HTML(string=html, url_fetcher=BriefFetcher())
    pdf: bytes = bron.write_pdf(font_config=lettertypen, stylesheets=css, pdf_variant="pdf/ua-1")
    return pdf


@cache
def _opmaak() -> tuple[object, list[object]]:
    import weasyprint  # noqa: PLC0415
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    from swv.kern.documenten.pdf_weasyprint import BRIEFMAP, STANDAARDACCENT, BriefFetcher  # noqa: PLC0415

    lettertypen = FontConfiguration()
    teksten = [(BRIEFMAP / naam).read_text(encoding="utf-8") for naam in ("lettertype.css", "letter.css")]
    teksten.append(f":root {{ --accent: {STANDAARDACCENT} }}")
    return lettertypen, [
        weasyprint.CSS(string=tekst, font_config=lettertypen, url_fetcher=BriefFetcher(), base_url="brief:")
        for tekst in teksten
    ]


# --- Workers ----------------------------------------------------------------------------------------------------


def meet_werkers(
    cluster: Cluster, databank: Databank, brieven: Voorraad, map: Path, *, per_beurt: int, beurten: int
) -> Iterator[Meting]:
    """Letters per second of real Celery workers on the real broker: two processes against one, in turns."""
    adressen = cluster.adressen(databank)
    with ExitStack() as stapel:
        conn = stapel.enter_context(cluster.beheer(databank.naam))
        wachtrijen = {
            processen: stapel.enter_context(_werker(f"{cluster.naam}_{processen}", processen, adressen, map)).wachtrij
            for processen in (1, 2)
        }

        def beurt(processen: int, aantal: int) -> float:
            ids = brieven.neem(aantal)
            return duur_van(lambda: _laat_maken(conn, wachtrijen[processen], ids, brieven.swv_id, map))

        def per_brief(processen: int) -> float:
            rekenen[processen].append(_reken(processen))
            return beurt(processen, per_beurt) / per_beurt

        rekenen: dict[int, list[float]] = {1: [], 2: []}
        for processen in wachtrijen:
            beurt(processen, OPWARMEN)
        reeks = om_en_om(lambda: per_brief(1), lambda: per_brief(2), herhalingen=beurten, opwarmen=0)
    machine = getal(Reeks(rekenen[1], rekenen[2]).verhouding)
    uitleg = f"per brief {reeks.uitleg()} beurten van {per_beurt}; de machine gaf een rekenlus ondertussen {machine}"
    yield minstens("twee werkers tegen een", reeks.verhouding, WERKERS, toelichting=uitleg)


def meet_geheugen(
    cluster: Cluster, databank: Databank, brieven: Voorraad, map: Path, *, weinig: int, veel: int
) -> Iterator[Meting]:
    """What one worker process holds in memory after `veel` letters, against after the first `weinig` of them."""
    adressen = cluster.adressen(databank)
    with (
        cluster.beheer(databank.naam) as conn,
        _werker(f"{cluster.naam}_geheugen", 1, adressen, map) as werker,
    ):
        stand = []
        for aantal in (weinig, veel - weinig):
            for begin in range(0, aantal, weinig):
                ids = brieven.neem(min(weinig, aantal - begin))
                _laat_maken(conn, werker.wachtrij, ids, brieven.swv_id, map)
            stand.append(werker.geheugen())
    uitleg = " tegen ".join(f"{getal(bytes / 1024**2, 0)} MB" for bytes in reversed(stand))
    naam = f"geheugen van een werker na {veel} brieven tegen na {weinig}"
    yield hoogstens(naam, stand[1] / stand[0], GEHEUGEN, toelichting=uitleg)


def _reken(processen: int) -> float:
    """Seconds per turn of bare computing in so many processes at once: what the machine can give at this moment."""
    opdracht = [sys.executable, "-S", "-c", "for _ in range(6_000_000): pass"]

    def samen() -> None:
        for proces in [subprocess.Popen(opdracht) for _ in range(processen)]:  # noqa: S603  (our own command)
            proces.wait()

    return duur_van(samen) / processen


def _laat_maken(conn: psycopg.Connection, wachtrij: str, ids: Sequence[int], swv_id: int, map: Path) -> None:
    for brief in ids:
        current_app.send_task("brief_maken", args=(brief, swv_id), queue=wachtrij)
    einde = time.monotonic() + WACHTTIJD
    while _nog_te_maken(conn, ids):
        if time.monotonic() > einde:
            raise CommandError(f"De werkers kwamen niet klaar met hun brieven.\n{_staart(map, wachtrij)}")
        time.sleep(0.02)


def _nog_te_maken(conn: psycopg.Connection, ids: Sequence[int]) -> int:
    rij = conn.execute(
        "select count(*) from kern_brief where id = any(%s) and gemaakt_voor is null", [list(ids)]
    ).fetchone()
    return int(rij[0]) if rij else 0


@dataclass(frozen=True, slots=True)
class Werker:
    """A worker that runs: the name of its queue, and its process."""

    wachtrij: str
    pid: int

    def geheugen(self) -> int:
        """Bytes in memory of the processes that do its work; those it shares with its parent count as well."""
        kinderen = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        regels = (Path(f"/proc/{kind}/status").read_text().splitlines() for kind in kinderen)
        return sum(int(regel.split()[1]) * 1024 for status in regels for regel in status if regel.startswith("VmRSS:"))


@contextmanager
def _werker(naam: str, processen: int, adressen: Mapping[str, str], map: Path) -> Iterator[Werker]:
    """A worker as in production with its own queue, once it listens."""
    opdracht = [sys.executable, "-m", "celery", "--app", "swv.project", "worker", "--pool", "prefork"]
    opdracht += ["--concurrency", str(processen), "--queues", naam, "--hostname", f"{naam}@bench"]
    opdracht += ["--loglevel", "WARNING", "--without-gossip", "--without-mingle"]
    if setpriv := shutil.which("setpriv"):
        opdracht = [setpriv, "--pdeathsig", "TERM", "--", *opdracht]
    with (map / f"{naam}.log").open("w") as logboek:
        proces = subprocess.Popen(  # noqa: S603  (our own command)
            opdracht, cwd=settings.BASE_DIR, env=_omgeving(adressen, map), stdout=logboek, stderr=subprocess.STDOUT
        )
        try:
            _wacht_op(proces, naam, map)
            yield Werker(naam, proces.pid)
        finally:
            _stop(proces)


def _omgeving(adressen: Mapping[str, str], map: Path) -> dict[str, str]:
    """As script/proces does: a worker gets no address of owner, back-up or destruction."""
    eigen = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("DATABASE_URL", "SWV_BEHEER"))}
    return {**eigen, **adressen, "SWV_BESTANDEN": str(map / "bestanden"), "PYTHONPATH": str(settings.BASE_DIR)}


def _wacht_op(proces: subprocess.Popen[bytes], naam: str, map: Path) -> None:
    einde = time.monotonic() + WACHTTIJD
    while not current_app.control.ping(destination=[f"{naam}@bench"], timeout=1.0):
        if proces.poll() is not None or time.monotonic() > einde:
            raise CommandError(f"Een werker startte niet.\n{_staart(map, naam)}")


def _staart(map: Path, naam: str) -> str:
    return "\n".join((map / f"{naam}.log").read_text(errors="replace").splitlines()[-15:])


def _stop(proces: subprocess.Popen[bytes]) -> None:
    proces.send_signal(signal.SIGTERM)
    try:
        proces.wait(timeout=15)
    except subprocess.TimeoutExpired:
        proces.kill()
        proces.wait()
