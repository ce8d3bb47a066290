"""script/start for real, with a data folder and port of its own: start, refuse, survive, stop, again."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parents[2]
KLAAR = 300.0  # the first start also makes the demo
TWEEDE_KEER = 15.0

pytestmark = [pytest.mark.traag, pytest.mark.serieel, pytest.mark.timeout(900)]


def vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def schone_omgeving(data: Path, poort: int) -> dict[str, str]:
    """The environment of a person: nothing of the test run but the path and the virtual environment."""
    namen = ("PATH", "HOME", "LANG", "TMPDIR", "SWV_VENV")
    basis = {naam: os.environ[naam] for naam in namen if naam in os.environ}
    return {**basis, "SWV_DATA": str(data), "SWV_POORT": str(poort)}


class Start:
    """A running script/start and what it prints."""

    def __init__(self, data: Path, poort: int, **extra: str) -> None:
        self.data, self.poort = data, poort
        self.uitvoer = data.with_name(f"uitvoer-{poort}")
        self.omgeving = {**schone_omgeving(data, poort), **extra}
        begin = time.monotonic()
        with self.uitvoer.open("w") as uit:
            self.proces = subprocess.Popen(
                ["script/start"], cwd=WORTEL, env=self.omgeving, stdout=uit, stderr=subprocess.STDOUT
            )
        self.wacht(lambda: "\nKlaar: " in f"\n{self.tekst()}" or self.proces.poll() is not None, KLAAR)
        self.duur = time.monotonic() - begin

    def tekst(self) -> str:
        return self.uitvoer.read_text()

    @staticmethod
    def wacht(voorwaarde: Callable[[], bool], seconden: float) -> None:
        einde = time.monotonic() + seconden
        while not voorwaarde() and time.monotonic() < einde:
            time.sleep(0.1)

    def gezond(self) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.poort}/gezond/", timeout=10) as antwoord:
                assert json.load(antwoord)["status"] == "ok"
                return int(antwoord.status)
        except urllib.error.HTTPError as fout:
            return fout.code
        except OSError:
            return 0

    def regelaar(self, *opdracht: str) -> str:
        venv = Path(self.omgeving.get("SWV_VENV", WORTEL / ".venv"))
        adres = f"unix://{self.data}/run/supervisor.sock"
        return subprocess.run(
            [venv / "bin" / "supervisorctl", "--serverurl", adres, *opdracht],
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
        ).stdout

    def stop(self, sein: int = signal.SIGTERM) -> float:
        begin = time.monotonic()
        self.proces.send_signal(sein)
        self.proces.wait(timeout=30)
        return time.monotonic() - begin


def processen_van(data: Path) -> list[str]:
    """Every process that names the data folder in its command or environment, this test aside."""
    gevonden = []
    for map_ in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            opdracht = (map_ / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            omgeving = (map_ / "environ").read_bytes().decode(errors="replace")
            if int(map_.name) != os.getpid() and (str(data) in opdracht or str(data) in omgeving):
                gevonden.append(f"{map_.name} {opdracht}")
    return gevonden


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder that the database's own user can reach, also as root."""
    basis = Path(tempfile.mkdtemp(prefix="swv-start-", dir="/tmp"))
    basis.chmod(0o711)
    yield basis / "data"
    for regel in processen_van(basis):
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(regel.split()[0]), signal.SIGKILL)
    shutil.rmtree(basis, ignore_errors=True)


def test_start_refuse_crash_stop_and_start_again(data: Path) -> None:
    eerste = Start(data, vrije_poort())
    assert f"Klaar: http://127.0.0.1:{eerste.poort}" in eerste.tekst(), eerste.tekst()
    Start.wacht(lambda: "@demo.example" in eerste.tekst(), 20)
    assert "oco.portvolio@demo.example" in eerste.tekst()
    assert eerste.gezond() == 200

    tweede = Start(data, vrije_poort())
    assert tweede.proces.wait() != 0
    assert f"al in gebruik door proces {eerste.proces.pid}" in tweede.tekst()

    beheer = subprocess.run(
        ["script/beheer", "check"],
        cwd=WORTEL,
        env=schone_omgeving(data, eerste.poort),
        capture_output=True,
        text=True,
        check=False,
    )
    assert beheer.returncode == 0, beheer.stderr

    oud = eerste.regelaar("pid", "toepassing:worker").strip()
    os.kill(int(oud), signal.SIGKILL)
    Start.wacht(lambda: eerste.regelaar("pid", "toepassing:worker").strip() not in ("0", "", oud), 20)
    assert eerste.regelaar("pid", "toepassing:worker").strip() not in ("0", "", oud)

    assert eerste.stop() < 20
    assert processen_van(data) == []
    assert eerste.gezond() == 0

    # the best of three: the limit is for a machine that does nothing else
    for _poging in range(3):
        weer = Start(data, vrije_poort())
        assert "Klaar: " in weer.tekst(), weer.tekst()
        if weer.duur < TWEEDE_KEER:
            break
        weer.stop()
    assert weer.duur < TWEEDE_KEER
    assert weer.stop(signal.SIGINT) < 20
    assert processen_van(data) == []


def test_an_unclean_end_leaves_nothing_behind_that_blocks_the_next_start(data: Path) -> None:
    eerste = Start(data, vrije_poort(), SWV_DEMO="0")
    assert "Klaar: " in eerste.tekst(), eerste.tekst()
    assert "@demo.example" not in eerste.tekst()
    os.kill(eerste.proces.pid, signal.SIGKILL)
    eerste.proces.wait()
    Start.wacht(lambda: not processen_van(data), 25)
    assert processen_van(data) == []  # what it started ends with it

    tweede = Start(data, vrije_poort(), SWV_DEMO="0")
    assert "Klaar: " in tweede.tekst(), tweede.tekst()
    for regel in processen_van(data):
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(regel.split()[0]), signal.SIGKILL)
    tweede.proces.wait()

    derde = Start(data, vrije_poort(), SWV_DEMO="0")
    assert "Klaar: " in derde.tekst(), derde.tekst()
    assert derde.gezond() == 200
    derde.stop()


def test_no_process_knows_the_addresses_of_owner_backup_and_destruction(data: Path) -> None:
    start = Start(data, vrije_poort(), SWV_DEMO="0")
    assert "Klaar: " in start.tekst(), start.tekst()
    verboden = ("DATABASE_URL_EIGENAAR=", "DATABASE_URL_BACKUP=", "DATABASE_URL_VERNIETIGING=")
    for regel in processen_van(data):
        with contextlib.suppress(OSError):
            omgeving = Path("/proc", regel.split()[0], "environ").read_text(errors="replace")
            assert not any(naam in omgeving for naam in (*verboden, "DATABASE_URL=", "SWV_BEHEER_URL=")), regel
    start.stop()


def test_a_busy_port_is_named(data: Path) -> None:
    with socket.socket() as bezet:
        bezet.bind(("127.0.0.1", 0))
        bezet.listen()
        start = Start(data, bezet.getsockname()[1])
    assert start.proces.wait() != 0
    assert f"Poort {start.poort} is bezet" in start.tekst()
    assert processen_van(data) == []


@pytest.mark.skipif(os.getuid() != 0, reason="only root hands the database to another user")
def test_root_is_told_which_folder_the_database_cannot_reach() -> None:
    dicht = Path(tempfile.mkdtemp(prefix="swv-dicht-", dir="/tmp"))
    try:
        uitkomst = subprocess.run(
            ["script/start"],
            cwd=WORTEL,
            env=schone_omgeving(dicht / "data", vrije_poort()),
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        shutil.rmtree(dicht, ignore_errors=True)
    assert uitkomst.returncode != 0
    assert f"komt niet in {dicht}." in uitkomst.stderr
