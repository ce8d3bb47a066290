"""Keeps one program at hand that opens files for us (`keuring_apart.py`), and starts another when it broke."""

import atexit
import os
import select
import subprocess
import sys
import threading
from pathlib import Path

PROGRAMMA = Path(__file__).with_name("keuring_apart.py")
GEDULD = 30
"""Seconds for one file; whatever takes longer is not a document."""
BEURTEN = 200
"""Files for one program, so that what a library forgets to give back does not add up."""


class Keurmeester:
    """The running program of this process; one file at a time."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._programma: subprocess.Popen[bytes] | None = None
        self._beurten = 0
        self._van = 0

    def keur(self, soort: str, pad: Path) -> str:
        """What the program says of one file; 'stuk' when the file broke the program or took too long."""
        with self._slot:
            programma = self._gestart()
            self._beurten += 1
            oordeel = _vraag(programma, f"{soort} {pad}\n".encode())
            if oordeel is None or self._beurten >= BEURTEN:
                self.stop()
            return oordeel or "stuk"

    def _gestart(self) -> subprocess.Popen[bytes]:
        # After a fork the program belongs to the parent.
        if self._programma is None or self._programma.poll() is not None or self._van != os.getpid():
            self.stop()
            self._programma = subprocess.Popen(  # noqa: S603  (our own program)
                [sys.executable, "-I", str(PROGRAMMA)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._beurten, self._van = 0, os.getpid()
        return self._programma

    def stop(self) -> None:
        """End the program; the next file starts another."""
        programma, self._programma = self._programma, None
        if programma is not None and self._van == os.getpid():
            programma.kill()
            programma.communicate()


def _vraag(programma: subprocess.Popen[bytes], regel: bytes) -> str | None:
    if programma.stdin is None or programma.stdout is None:
        return None
    try:
        programma.stdin.write(regel)
        programma.stdin.flush()
    except OSError:
        return None
    if not select.select([programma.stdout], [], [], GEDULD)[0]:
        return None
    return programma.stdout.readline().decode().strip() or None


_KEURMEESTER = Keurmeester()
atexit.register(_KEURMEESTER.stop)


def keur(soort: str, pad: Path) -> str:
    """'goed', 'wachtwoord', 'stuk', 'zonder_bladzijde' or 'te_groot', for a 'pdf', a 'beeld' or a 'blad'.

    'kaal' takes out of a photo what is not picture.
    """
    return _KEURMEESTER.keur(soort, pad)
