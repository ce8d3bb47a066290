"""The product as processes of its own: broker, web, worker and beat, started as `script/proces` starts them.

Everything listens on a free port of 127.0.0.1 and writes below one temporary folder. A process dies with the tests;
waiting always has an end, and what fails shows the last lines of every log.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import redis
from django.conf import settings

from tests.bouw.cast import DAG

ADRESSEN = {"web": ("WEB", "AANMELDEN"), "worker": ("WEB", "AANMELDEN", "VEEG"), "beat": ("WEB",)}
"""Which database roles each process may reach, as in `script/proces`."""
CELERY = (sys.executable, "-m", "celery", "--app", "swv.project")
OPDRACHTEN: dict[str, tuple[str, ...]] = {
    "web": (
        sys.executable,
        "-m",
        "gunicorn",
        "--config",
        "python:swv.project.gunicorn",
        "swv.project.wsgi:application",
    ),
    "worker": (
        *CELERY,
        "worker",
        "--pool",
        "prefork",
        "--max-tasks-per-child",
        "500",
        "--without-gossip",
        "--without-mingle",
        "--loglevel",
        "INFO",
        "--concurrency",
        "2",
    ),
    "beat": (*CELERY, "beat", "--pidfile=", "--loglevel", "INFO"),
}
STARTTIJD = 90.0
WACHTRIJ = "celery"
NIET_BEVESTIGD = "unacked"


def vrije_poort() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as los:
        los.bind(("127.0.0.1", 0))
        return int(los.getsockname()[1])


@dataclass
class Opstelling:
    """One running product over the database that the environment names."""

    map: Path
    static: str
    veeg_seconden: int | None = None
    webthreads: int = 4
    eigen: dict[str, str] = field(default_factory=dict)
    brokerpoort: int = field(default_factory=vrije_poort)
    webpoort: int = field(default_factory=vrije_poort)
    _lopend: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def broker(self) -> redis.Redis:
        """A client of the private broker."""
        return redis.Redis(port=self.brokerpoort)

    # --- Start ------------------------------------------------------------------------------------------------

    def start_broker(self) -> None:
        """Redis with its append-only file, so that a second start finds what the first one held."""
        opslag = self.map / "redis"
        opslag.mkdir(exist_ok=True)
        self._begin(
            "broker",
            (
                "redis-server",
                "--port",
                str(self.brokerpoort),
                "--bind",
                "127.0.0.1",
                "--dir",
                str(opslag),
                "--appendonly",
                "yes",
                "--save",
                "",
                "--maxmemory-policy",
                "noeviction",
            ),
        )
        self.wacht(self._broker_leeft, "de broker antwoordt", STARTTIJD)

    def start_web(self) -> None:
        """Gunicorn with the configuration of the product."""
        self._begin("web", OPDRACHTEN["web"])
        self.wacht(self._web_luistert, "het webproces luistert", STARTTIJD)

    def start_worker(self) -> None:
        """Two worker processes under one parent; returns at once, the first task shows when it is ready."""
        self._begin("worker", OPDRACHTEN["worker"])

    def start_beat(self) -> None:
        """Beat with a fresh schedule, so that the first sweep comes a whole interval later."""
        schema = self.map / "beat-schema"
        schema.unlink(missing_ok=True)
        self._begin("beat", (*OPDRACHTEN["beat"], "--schedule", str(schema)))

    # --- Stop -------------------------------------------------------------------------------------------------

    def dood(self, naam: str) -> None:
        """`kill -9` of the whole process group: nothing is finished, nothing is given back."""
        self._signaal(naam, signal.SIGKILL)

    def stop(self, naam: str) -> None:
        """A clean stop, and a hard one for who does not listen."""
        self._signaal(naam, signal.SIGTERM)

    def verstijf(self, naam: str) -> None:
        """Still there and still accepting connections, but no answer comes: what a broken network looks like."""
        self._lopend[naam].send_signal(signal.SIGSTOP)

    def ontdooi(self, naam: str) -> None:
        """Go on as if nothing happened."""
        self._lopend[naam].send_signal(signal.SIGCONT)

    def stop_alles(self) -> None:
        """Everything, the broker last."""
        for naam in sorted(self._lopend, key=lambda naam: naam == "broker"):
            self.dood(naam)

    # --- Waiting ----------------------------------------------------------------------------------------------

    def wacht(self, klaar: Callable[[], bool], waarop: str, hoogstens: float, *, tussen: float = 0.1) -> float:
        """Seconds until `klaar`; fails with the logs when it takes longer than `hoogstens` or a process is gone."""
        begin = time.monotonic()
        while not klaar():
            duur = time.monotonic() - begin
            gevallen = [naam for naam, proces in self._lopend.items() if proces.poll() is not None]
            assert not gevallen, f"{', '.join(gevallen)} stopte tijdens het wachten ({waarop})\n{self.staarten()}"
            assert duur < hoogstens, f"na {duur:.0f} s nog niet: {waarop}\n{self.staarten()}"
            time.sleep(tussen)
        return time.monotonic() - begin

    def staarten(self, regels: int = 25) -> str:
        """The last lines of every log."""
        delen = []
        for bestand in sorted(self.map.glob("*.log")):
            tekst = bestand.read_text(errors="replace").splitlines()[-regels:]
            delen.append(f"--- {bestand.name}\n" + "\n".join(tekst))
        return "\n".join(delen)

    def logboek(self, naam: str) -> str:
        """The whole log of one process, over its restarts."""
        return (self.map / f"{naam}.log").read_text(errors="replace")

    def groep(self, naam: str) -> int:
        """The process group of a running part."""
        return os.getpgid(self._lopend[naam].pid)

    # --- Inside -----------------------------------------------------------------------------------------------

    def _omgeving(self, naam: str) -> dict[str, str]:
        eigen = {
            sleutel: waarde
            for sleutel, waarde in os.environ.items()
            if not sleutel.startswith(("DATABASE_URL", "SWV_", "PYTEST")) or sleutel == "SWV_BESTANDEN"
        }
        for rol in ADRESSEN.get(naam, ()):
            eigen[f"DATABASE_URL_{rol}"] = os.environ[f"DATABASE_URL_{rol}"]
        eigen |= {
            "DJANGO_SETTINGS_MODULE": "swv.project.settings",
            "PYTHONUNBUFFERED": "1",
            "REDIS_URL": f"redis://127.0.0.1:{self.brokerpoort}/0",
            "SWV_GEHEIM": settings.SECRET_KEY,
            "SWV_DEMO": "1",  # the clock stands on another day in demo mode only
            "SWV_KLOK": DAG.isoformat(),
            "SWV_POORT": str(self.webpoort),
            "SWV_STATIC": self.static,
            "SWV_WEBTHREADS": str(self.webthreads),
        }
        if self.veeg_seconden is not None:
            eigen["SWV_VEEG_SECONDEN"] = str(self.veeg_seconden)
        return eigen | self.eigen

    def _begin(self, naam: str, opdracht: tuple[str, ...]) -> None:
        assert naam not in self._lopend, f"{naam} loopt al"
        if setpriv := shutil.which("setpriv"):
            opdracht = (setpriv, "--pdeathsig", "KILL", "--", *opdracht)
        with (self.map / f"{naam}.log").open("ab") as logboek:
            self._lopend[naam] = subprocess.Popen(
                opdracht,
                cwd=settings.BASE_DIR,
                env=self._omgeving(naam),
                stdout=logboek,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def _signaal(self, naam: str, welk: signal.Signals) -> None:
        proces = self._lopend.pop(naam, None)
        if proces is None:
            return
        try:
            os.killpg(proces.pid, welk)
            proces.wait(timeout=20)
        except ProcessLookupError:
            pass
        except subprocess.TimeoutExpired:
            os.killpg(proces.pid, signal.SIGKILL)
        proces.wait(timeout=20)

    def _broker_leeft(self) -> bool:
        try:
            return bool(self.broker.ping())
        except redis.exceptions.ConnectionError:
            return False

    def _web_luistert(self) -> bool:
        with socket.socket() as los:
            return los.connect_ex(("127.0.0.1", self.webpoort)) == 0
